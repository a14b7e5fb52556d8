// Answers to a person's own act: receipts, what was recorded, questions, refusals, help.
import type { FileRefusal } from '../card-notice.ts'
import { html, listed, shorten, toPlain } from '../markup.ts'
import type { PlanFacts, RefusalCode, Rendered, RenderedChoice, SubmissionFacts } from '../notice.ts'
import type { Texts } from '../texts.gen.ts'
import { formatDay } from '../time.ts'
import { itemChoices, itemsAsked } from './asked-items.ts'
import { takeBackLabel } from './card.ts'
import { whenWeekdayWords } from './days.ts'
import { itemDeadline } from './deadlines.ts'
import { fieldLines } from './fields.ts'
import { flaggedReceipt, kindsWords, quotaWords } from './file-flags.ts'
import { loadingPlans, sendingFiles } from './files-here.ts'
import { receiptChoices, sizesWords } from './hand-ins.ts'
import { type Abilities, choice, column, type FactsOf, finish, type Message, saying } from './layout.ts'
import { otherWays } from './uploads.ts'
import { channelWords, fileWords, planName, planShort } from './words.ts'

const TASK = 200
/** Items that an echo names one by one. */
const MOST_NAMED = 10

export function renderAcknowledged(facts: FactsOf<'acknowledged'>, abilities: Abilities, t: Texts): Rendered {
  const args = { unit: facts.unit, plan: html(planName(facts.plan, t)) }
  const count = facts.items.length
  return finish(
    saying(
      count === 1 ? t('acknowledged-one', args) : t('acknowledged-text', { ...args, count: String(count) }),
      // The card above has just been brought up to date and lists them; a single item is named. Without buttons a number may
      // have been meant otherwise, so that all of them are.
      ...(count === 1 || (!abilities.buttons && count <= MOST_NAMED) ? facts.items : []).map((item) =>
        t('ask-item', { no: String(item.no), task: shorten(item.task, TASK) }),
      ),
    ),
    abilities,
    t,
  )
}

/** What was received or recorded, in the words of its way. */
function receivedLine(submission: SubmissionFacts, unit: string, t: Texts): string {
  switch (submission.way) {
    case 'file':
      return t('receipt-file-heading', { unit })
    case 'fields':
      return t('receipt-fields', { unit })
    case 'word':
      return t('receipt-word', { unit })
    case 'declined':
      return t('receipt-declined', { unit, what: html(t(`declined-${submission.declined ?? 'not_taking_part'}`)) })
    case 'document':
      if (submission.documentNumber === null) return t('receipt-document-unnumbered', { unit })
      return submission.documentDate === null
        ? t('receipt-document', { unit, number: submission.documentNumber })
        : t('receipt-document-dated', {
            unit,
            number: submission.documentNumber,
            day: formatDay(submission.documentDate),
          })
    default:
      return submission.way satisfies never
  }
}

/** The number of the official document that a file belongs to, where its caption said one. */
const withDocument = ({ documentDate }: SubmissionFacts, number: string, t: Texts): string =>
  documentDate === null
    ? t('receipt-file-document', { number })
    : t('receipt-file-document-dated', { number, day: formatDay(documentDate) })

export function renderReceipt(facts: FactsOf<'receipt' | 'recorded'>, abilities: Abilities, t: Texts): Rendered {
  const { item, submission } = facts
  const lines = receiptLines(facts, t)
  // Nothing else is as often regretted: a word or a tap takes it back.
  const choices =
    facts.kind === 'receipt' && submission.way === 'declined'
      ? [[choice(takeBackLabel(submission, t), { do: 'take_back', assignment: item.assignmentId } as const)]]
      : facts.kind === 'receipt'
        ? receiptChoices(facts, t)
        : []
  return finish({ lines, choices }, abilities, t)
}

function receiptLines(facts: FactsOf<'receipt' | 'recorded'>, t: Texts): string[] {
  const { plan, item, submission } = facts
  const files = submission.way === 'file'
  return [
    receivedLine(submission, item.executor ?? item.unit, t),
    t('receipt-item', { task: shorten(item.task, TASK) }),
    ...submission.files.map((file) => t('receipt-file', { file: html(fileWords(file, t)) })),
    ...flaggedReceipt(submission.files, plan.organizer, t),
    ...(files && submission.documentNumber !== null ? [withDocument(submission, submission.documentNumber, t)] : []),
    ...fieldLines(submission.fields, t),
    ...(submission.way === 'declined' && submission.reason ? [t('receipt-reason', { reason: submission.reason })] : []),
    t('receipt-at', { when: html(whenWeekdayWords(submission.at, t)) }),
    t('receipt-code', { code: submission.receiptCode }),
    ...(submission.via != null && (submission.severalWays || submission.via === 'page')
      ? [t('via', { channel: channelWords(submission.via, t) })]
      : []),
    ...(files ? [t('receipt-note')] : []),
    ...(submission.afterAcceptance ? [t('receipt-after-acceptance', { organizer: plan.organizer })] : []),
    ...(facts.kind === 'recorded' ? [t('recorded-note', { organizer: plan.organizer })] : []),
    ...(facts.kind === 'receipt' && !submission.afterAcceptance ? [t('receipt-quiet')] : []),
  ]
}

function sendHow(facts: FactsOf<'ask'>, abilities: Abilities, t: Texts): Message {
  const [item] = facts.items
  if (!item) return saying(t('ask-which-item'))
  const assignment = item.assignmentId
  const files = abilities.inboundFiles ?? true
  return {
    lines: [t('ask-send-how', { task: shorten(item.task, TASK) }), t(files ? 'ask-send-how-file' : 'upload-nowhere')],
    choices: column([
      ...otherWays(item, t),
      ...(facts.byLink ? [choice(t('button-upload-link'), { do: 'upload_link', assignment } as const)] : []),
    ]),
  }
}

/** A task of the plan that waits for an answer, and what else may be done with it. */
function askTask(facts: FactsOf<'ask'>, key: 'ask-members' | 'ask-deadline', t: Texts): Message {
  const { task } = facts
  if (!task) return saying(t(key, { ref: '', task: '' }))
  return {
    lines: [
      t(key, { ref: task.ref, task: shorten(task.task, TASK) }),
      ...(task.waiting ? [t('settled-waiting', { message: task.waiting.message })] : []),
    ],
    choices: [
      [
        choice(t('button-answer-keep'), { do: 'answer', task: task.taskId, with: 'keep' }),
        choice(t('button-answer-drop'), { do: 'answer', task: task.taskId, with: 'drop' }),
      ],
    ],
  }
}

/** A field that is corrected by typing: no choices, for a number may be the answer. */
function askField({ task, field }: FactsOf<'ask'>, t: Texts): Message {
  const prompt = t(`ask-field-${field ?? 'text'}`)
  if (!task) return saying(prompt)
  return saying(t('ask-field-heading', { ref: task.ref, task: shorten(task.task, TASK) }), prompt)
}

function asking(facts: FactsOf<'ask'>, abilities: Abilities, t: Texts): Message {
  const { items, plan, plans } = facts
  switch (facts.ask) {
    case 'which_item':
      return {
        lines: [t('ask-which-item'), ...itemsAsked(items, t)],
        choices: itemChoices(items, t, (item) => ({ do: 'send', plan: plan?.id ?? 0, assignment: item.assignmentId })),
      }
    case 'which_item_for_file':
      return {
        lines: [t('ask-which-item-for-file', { files: listed(facts.files) }), ...itemsAsked(items, t)],
        choices: itemChoices(items, t, (item) => ({
          do: 'file_for',
          assignment: item.assignmentId,
          parked: facts.parked,
        })),
      }
    case 'send_how':
      return sendHow(facts, abilities, t)
    case 'document_number':
      return saying(...itemsAsked(items, t), t('ask-document-number'))
    case 'decline_reason':
      return saying(...itemsAsked(items, t), t('ask-decline-reason', { organizer: plan?.organizer ?? t('lead-unit') }))
    case 'return_reason':
      return saying(...itemsAsked(items, t), t('ask-return-reason'))
    case 'which_plan':
      return {
        lines: [t('ask-which-plan'), ...plans.map((one) => planChoice(one, t))],
        choices: column(plans.map((one) => choice(one.shortId, { do: 'plan_meant', plan: one.id }))),
      }
    case 'event_date':
      return saying(t('ask-event-date'))
    case 'members':
      return askTask(facts, 'ask-members', t)
    case 'deadline':
      return askTask(facts, 'ask-deadline', t)
    case 'field':
      return askField(facts, t)
    case 'person_name':
    case 'person_position':
    case 'person_phone':
      return saying(t(`ask-${facts.ask}`))
    case 'recording':
      return saying(t('ask-recording'))
    case 'announcement':
      return saying(t('ask-announcement'))
    case 'send_when':
      return saying(t('ask-send-when'))
    case 'on_behalf':
      return saying(...itemsAsked(items, t), t('ask-on-behalf'))
    default:
      return facts.ask satisfies never
  }
}

const planChoice = (plan: PlanFacts, t: Texts): string => t('refused-option', { option: html(planShort(plan, t)) })

export const renderAsk = (facts: FactsOf<'ask'>, abilities: Abilities, t: Texts): Rendered =>
  finish(asking(facts, abilities, t), abilities, t)

/** What a stranger is told says nothing of plans, units or codes, whatever else was gathered. */
const CLOSED: ReadonlySet<RefusalCode> = new Set([
  'stranger',
  'stranger_code',
  'code_invalid',
  'code_paused',
  'group_chat',
])

/** What only a contact can be told: with the way on. */
const OF_CONTACTS: ReadonlySet<RefusalCode> = new Set(['nobody_to_tell', 'no_such_item', 'number_missing'])

export function renderRefused(facts: FactsOf<'refused'>, abilities: Abilities, t: Texts): Rendered {
  if (CLOSED.has(facts.code)) return finish(saying(t(`refused-${facts.code}`)), abilities, t)
  const lines = [refusalSentence(facts, t), ...facts.options.map((option) => t('refused-option', { option }))]
  if (OF_CONTACTS.has(facts.code))
    return finish({ lines, choices: [wayOn(['viec', 'nop', 'trogiup'], t)] }, abilities, t)
  return finish(saying(...lines), abilities, t)
}

/** Why something was refused and what to do, in one sentence. */
export function refusalSentence(
  { code, detail, sizes, kinds, quota }: { code: RefusalCode; detail: string | null } & FileRefusal,
  t: Texts,
): string {
  const sentence = t(`refused-${code}`)
  const about = [
    ...(detail === null ? [] : [shorten(detail, TASK)]),
    ...(sizes ? [toPlain(sizesWords(sizes, t))] : []),
    ...(kinds ? [toPlain(kindsWords(kinds, t))] : []),
    ...(quota ? [toPlain(quotaWords(quota, t))] : []),
  ]
  return about.length === 0 ? sentence : t('refused-detail', { sentence: html(sentence), detail: about.join(', ') })
}

/** How the bot is used by those who follow a plan; to whoever has just joined also that it worked. */
function deskHelp(role: 'organizer' | 'viewer', joined: boolean, abilities: Abilities, t: Texts): string[] {
  const help = role === 'organizer' ? t('help-organizer', { loading: loadingPlans(abilities, t) }) : t('help-viewer')
  return joined ? [t(role === 'organizer' ? 'help-joined-organizer' : 'help-joined-viewer'), help] : [help]
}

/** How the bot is used, with what is due first; after a greeting only how things stand. */
export function renderHelp(facts: FactsOf<'help'>, abilities: Abilities, t: Texts): Rendered {
  if (facts.role !== 'contact')
    return finish(saying(...deskHelp(facts.role, facts.joined ?? false, abilities, t)), abilities, t)
  const { own } = facts
  const lines = facts.greeting
    ? greetingLines(own ?? null, t)
    : [t('help-contact', { sending: sendingFiles(abilities, t) }), ...nextLines(own ?? null, t)]
  return finish(
    { lines, choices: [wayOn(facts.greeting ? ['viec', 'nop', 'trogiup'] : ['viec', 'nop'], t)] },
    abilities,
    t,
  )
}

type Own = FactsOf<'help'>['own']

function greetingLines(own: NonNullable<Own> | null, t: Texts): string[] {
  if (own === null) return [t('greeting-no-work')]
  const count = String(own.open)
  return [
    t('greeting', { unit: own.unit }),
    own.open === 0 ? t('greeting-all-done') : t('greeting-open', { count }),
    ...nextLines(own, t),
  ]
}

/** The item that is due first, and when. */
function nextLines(own: NonNullable<Own> | null, t: Texts): string[] {
  if (!own?.next) return []
  const { item, plan } = own.next
  return [t('help-next', { no: String(item.no), task: shorten(item.task, TASK) }), itemDeadline(item, plan, t)]
}

const WAY_ON = { viec: 'button-tasks', nop: 'button-send-result', trogiup: 'button-help' } as const

/** What is never a dead end: the tasks, sending, and help. */
const wayOn = (names: readonly (keyof typeof WAY_ON)[], t: Texts): RenderedChoice[] =>
  names.map((name) => choice(t(WAY_ON[name]), { do: 'command', name }))

export const renderRemarkPassed = (facts: FactsOf<'remark_passed'>, abilities: Abilities, t: Texts): Rendered =>
  finish(
    {
      lines: [t('remark-passed', { organizer: facts.organizer })],
      choices: [wayOn(['viec', 'nop', 'trogiup'], t)],
    },
    abilities,
    t,
  )

export const renderStopped = (abilities: Abilities, t: Texts): Rendered => finish(saying(t('stopped')), abilities, t)
