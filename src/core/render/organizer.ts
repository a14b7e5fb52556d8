// What the organizer is told and asked: who joined, remarks, what waits for acceptance, summaries, the list at 16:00.
import { html, listed, shorten } from '../markup.ts'
import type { ContactFacts, OnBehalfWay, PlanFacts, Rendered, RenderedChoice, SubmissionFacts } from '../notice.ts'
import type { Texts } from '../texts.gen.ts'
import { dayWords, whenWeekdayWords, whenWords } from './days.ts'
import { deadlineBrief, deadlineWords } from './deadlines.ts'
import { undoChoices } from './desk.ts'
import { fieldLines } from './fields.ts'
import { flaggedReview, openFilesChoices } from './file-flags.ts'
import { journalActor } from './journal.ts'
import { type Abilities, choice, column, type FactsOf, finish, type Message, saying } from './layout.ts'
import { someNames } from './some-names.ts'
import {
  channelWords,
  contactsWords,
  fileWords,
  isSpeech,
  personWords,
  planName,
  planShort,
  sentWords,
  stateWords,
  whyWords,
} from './words.ts'

const TASK = 200
/** Units that are named where a list of them can be had. */
const NAMED = 10
/** Tasks of a summary line: enough to recognise them. */
const BRIEF = 100

const person = (contact: ContactFacts, t: Texts) => html(personWords(contact.person, contact.position, t))
const shortPlan = (plan: PlanFacts, t: Texts) => html(planShort(plan, t))

export const reviewChoice = (plan: PlanFacts, after: number | null, label: string): RenderedChoice =>
  choice(label, { do: 'review', plan: plan.id, after })

export function renderJoined(facts: FactsOf<'joined'>, abilities: Abilities, t: Texts): Rendered {
  const { contact, plan } = facts
  const message: Message = {
    lines: [
      t('joined-text', { person: person(contact, t), unit: contact.unit }),
      ...(contact.phone === null ? [] : [t('contact-phone', { phone: contact.phone })]),
      ...(contact.channel === null ? [] : [t('contact-channel', { channel: channelWords(contact.channel, t) })]),
      t('joined-plan', {
        plan: shortPlan(plan, t),
        joined: String(facts.of - facts.left),
        of: String(facts.of),
        left: String(facts.left),
      }),
    ],
    choices: [[choice(t('button-undo-join'), { do: 'undo_join', contact: contact.id })]],
  }
  return finish(message, abilities, t)
}

/** Names in a message about many who joined: enough to notice a stranger, and still one message. */
const LISTED = 20

/** Several who joined within minutes, in one message; those beyond the buttons are undone by their unit's view. */
export function renderJoinedSince(facts: FactsOf<'joined_since'>, abilities: Abilities, t: Texts): Rendered {
  const { contacts, plan } = facts
  return finish(
    {
      lines: [
        t('joined-since-heading', { count: String(contacts.length) }),
        ...contacts.slice(0, LISTED).map((c) => t('joined-since-line', { person: person(c, t), unit: c.unit })),
        ...(contacts.length > LISTED ? [t('joined-since-more', { count: String(contacts.length - LISTED) })] : []),
        t('joined-plan', {
          plan: shortPlan(plan, t),
          joined: String(facts.of - facts.left),
          of: String(facts.of),
          left: String(facts.left),
        }),
      ],
      choices: column(
        contacts
          .slice(0, 8)
          .map((c) => choice(t('button-undo-join-of', { unit: c.unit }), { do: 'undo_join', contact: c.id })),
      ),
    },
    abilities,
    t,
  )
}

export function renderDeclined(facts: FactsOf<'declined'>, abilities: Abilities, t: Texts): Rendered {
  const { item, submission, what } = facts
  const asks = what === 'not_ours' && submission.state === 'waiting'
  return finish(
    {
      lines: [
        t('declined-heading', { unit: item.executor ?? item.unit, what: html(t(`declined-${what}`)) }),
        t('declined-task', { task: shorten(item.task, TASK) }),
        ...(submission.reason ? [t('receipt-reason', { reason: submission.reason })] : []),
        ...sender(submission, t),
        ...(asks ? [t('declined-not-ours-request')] : []),
      ],
      choices: asks ? claimChoices(item.assignmentId, t) : [reopenChoice(item.assignmentId, t)],
    },
    abilities,
    t,
  )
}

/** "Not ours" is decided on; what was declined otherwise can be opened again. */
const claimChoices = (assignment: number, t: Texts): RenderedChoice[][] => [
  [
    choice(t('button-not-ours-grant'), { do: 'not_ours', assignment, what: 'grant' }),
    choice(t('button-not-ours-refuse'), { do: 'not_ours', assignment, what: 'refuse' }),
  ],
]

const reopenChoice = (assignment: number, t: Texts): RenderedChoice[] => [
  choice(t('button-reopen'), { do: 'reopen', assignment }),
]

const verdicts = (submission: SubmissionFacts, t: Texts): RenderedChoice[] => [
  choice(t('button-accept'), { do: 'accept', submission: submission.id }),
  choice(t('button-return'), { do: 'return', submission: submission.id }),
]

/** Who sent it; nothing where that person gave no name. */
function sender({ by }: SubmissionFacts, t: Texts): string[] {
  if (by === null) return [t('review-by-organizer')]
  return by === '' ? [] : [t('review-by', { person: by })]
}

/** More lines than this nobody reads on a phone: the queue shows them one by one. */
const LINES = 10

export function renderReviewWaiting(facts: FactsOf<'review_waiting'>, abilities: Abilities, t: Texts): Rendered {
  const { plan, waiting } = facts
  if (waiting.length === 0) return finish(saying(t('refused-nothing_waiting')), abilities, t)
  return finish(
    {
      lines: [
        t('review-waiting-heading', { count: String(waiting.length), plan: shortPlan(plan, t) }),
        ...waiting.slice(0, LINES).map(({ unit, task, submission }, index) =>
          t('review-waiting-line', {
            no: String(index + 1),
            unit,
            task: shorten(task, BRIEF),
            sent: html(sentWords(submission, t)),
            when: html(whenWords(submission.at, t)),
          }),
        ),
        ...(waiting.length > LINES ? [t('review-waiting-more', { count: String(waiting.length - LINES) })] : []),
      ],
      choices: [[reviewChoice(plan, null, t('button-review'))]],
    },
    abilities,
    t,
  )
}

export function renderReview(facts: FactsOf<'review_item' | 'late_change'>, abilities: Abilities, t: Texts): Rendered {
  const { plan, item, submission } = facts
  const unit = item.executor ?? item.unit
  const late = facts.kind === 'late_change'
  return finish(
    {
      lines: [
        late ? t('late-change-heading', { unit }) : t('review-heading', { unit }),
        t('plan-heading', { plan: shortPlan(plan, t) }),
        t('review-task', { task: shorten(item.task, 400) }),
        deadlineBrief(item.deadline, t, { event: plan.event.name ?? plan.title }),
        t('review-sent', { sent: html(sentWords(submission, t)), when: html(whenWords(submission.at, t)) }),
        ...submission.files.map((file) => t('receipt-file', { file: html(fileWords(file, t)) })),
        ...flaggedReview(submission.files, t),
        ...fieldLines(submission.fields, t),
        ...sender(submission, t),
        t('review-code', { code: submission.receiptCode }),
        ...(late ? [t('late-change-note')] : []),
        ...(facts.left > 0 ? [t('review-left', { count: String(facts.left) })] : []),
      ],
      choices: [
        ...(submission.state === 'waiting' ? [verdicts(submission, t)] : []),
        ...openFilesChoices(submission, t),
        ...(facts.next === null ? [] : [[reviewChoice(plan, submission.id, t('button-next-review'))]]),
      ],
    },
    abilities,
    t,
  )
}

export function renderVerdictDone(facts: FactsOf<'verdict_done'>, abilities: Abilities, t: Texts): Rendered {
  const { plan, item, submission } = facts
  const args = { unit: item.executor ?? item.unit, task: shorten(item.task, TASK) }
  const accepted = isSpeech(item.deliverables) ? 'verdict-approved' : 'verdict-accepted'
  return finish(
    {
      lines: [
        submission.state === 'returned' ? t('verdict-returned', args) : t(accepted, args),
        ...(submission.state === 'returned' && submission.reason
          ? [t('returned-reason', { reason: submission.reason })]
          : []),
        ...(facts.left > 0 ? [t('review-left', { count: String(facts.left) })] : []),
      ],
      choices: [
        ...(facts.next === null ? [] : [[reviewChoice(plan, submission.id, t('button-next-review'))]]),
        ...undoChoices(facts.undo, t),
      ],
    },
    abilities,
    t,
  )
}

const SUMMARY = {
  activated: 'summary-activated',
  event: 'summary-event',
  nudge: 'summary-nudge',
  amended: 'summary-amended',
  announced: 'summary-announced',
} as const

export function renderSummary(facts: FactsOf<'summary'>, abilities: Abilities, t: Texts): Rendered {
  const { plan } = facts
  const view = (label: string, view: 'status' | 'to_phone') =>
    choice(label, { do: 'view', view, plan: plan.id, page: 1, unit: null })
  return finish(
    {
      lines: [
        t(SUMMARY[facts.what], { plan: shortPlan(plan, t) }),
        t('summary-told', { told: String(facts.told), units: String(facts.units) }),
        ...(facts.at ? [t('summary-at', { when: html(whenWeekdayWords(facts.at, t)) })] : []),
        ...(facts.by ? [t('summary-by', { by: journalActor(facts.by, t) })] : []),
        ...(facts.waiting > 0 ? [t('summary-waiting', { count: String(facts.waiting) })] : []),
        ...(facts.unreached > 0
          ? [
              t('summary-unreached', {
                count: String(facts.unreached),
                units: someNames(facts.unreachedUnits, NAMED, '; ', t),
              }),
            ]
          : []),
      ],
      choices: [
        [view(t('button-status'), 'status'), ...(facts.unreached > 0 ? [view(t('button-to-phone'), 'to_phone')] : [])],
      ],
    },
    abilities,
    t,
  )
}

export function renderDigest(facts: FactsOf<'digest'>, abilities: Abilities, t: Texts): Rendered {
  const { plan, tasks } = facts
  const missing = tasks.filter((task) => task.missing.length > 0)
  const lines = missing.flatMap((task) => [
    '',
    t('digest-task', {
      task: shorten(task.task, BRIEF),
      done: String(task.done),
      of: String(task.of),
      submitted: String(task.submitted),
    }),
    deadlineBrief(task.deadline, t, { event: plan.event.name ?? plan.title }),
    ...task.missing.map(({ unit, contacts }) =>
      contacts.length === 0
        ? t('digest-unit-no-contact', { unit })
        : t('digest-unit', { unit, contacts: html(contactsWords(contacts, t)) }),
    ),
  ])
  return finish(
    {
      lines: [
        t('digest-heading', { day: html(dayWords(facts.day, t)), plan: shortPlan(plan, t) }),
        ...(missing.length === 0 ? [t('digest-nothing')] : lines),
      ],
      choices:
        missing.length === 0
          ? []
          : [[choice(t('button-to-phone'), { do: 'view', view: 'to_phone', plan: plan.id, page: 1, unit: null })]],
    },
    abilities,
    t,
  )
}

/** Somebody is lost to a unit: why, the number to phone, and who stands in, or that nobody does and what to do. */
/** What to do about it depends on why: a window opens by a word, a forbidden channel by another one. */
function nobodyLeft(why: string | null) {
  if (why === 'window' || why === 'shut') return 'undelivered-nobody-window'
  return why === 'never' ? 'undelivered-nobody-never' : 'undelivered-nobody'
}

export function renderUndelivered(facts: FactsOf<'undelivered'>, abilities: Abilities, t: Texts): Rendered {
  const { contact, plan, others = [] } = facts
  const args = { person: person(contact, t), units: listed(facts.units ?? [contact.unit], '; ') }
  return finish(
    {
      lines: [
        facts.left
          ? t('undelivered-left', args)
          : t('undelivered-reason', { ...args, why: html(whyWords(contact.why ?? null, t)) }),
        ...(contact.phone === null ? [] : [t('contact-phone', { phone: contact.phone })]),
        others.length === 0
          ? t(nobodyLeft(contact.why ?? null))
          : t('undelivered-others', { others: html(contactsWords(others, t)) }),
        ...(plan === null ? [] : [t('undelivered-plan', { plan: shortPlan(plan, t) })]),
      ],
      choices:
        plan === null || others.length > 0
          ? []
          : [
              [
                choice(t('button-code'), { do: 'invitation', plan: plan.id, unit: contact.unitId, deputy: false }),
                choice(t('button-to-phone'), { do: 'view', view: 'to_phone', plan: plan.id, page: 1, unit: null }),
              ],
            ],
    },
    abilities,
    t,
  )
}

export const renderUndone = ({ contact, undo }: FactsOf<'undone'>, abilities: Abilities, t: Texts): Rendered =>
  finish(
    {
      lines: [t('undone-text', { person: person(contact, t), unit: contact.unit })],
      choices: undoChoices(undo, t),
    },
    abilities,
    t,
  )

/** What was noted about phoning a unit, with the way back from it and to the list. */
export function renderCalled(facts: FactsOf<'called'>, abilities: Abilities, t: Texts): Rendered {
  const { unit, plan, unitId, what, again = null } = facts
  const said =
    what === 'undone'
      ? t('called-undone', { unit })
      : what === 'later' && again !== null
        ? t('called-later', { unit, when: html(whenWords(again, t)) })
        : t('called-text', { unit })
  return finish(
    {
      lines: [said],
      choices: [
        ...(unitId === undefined || what === 'undone'
          ? []
          : [[choice(t('button-call-undo'), { do: 'call_undo', plan: plan.id, unit: unitId })]]),
        [choice(t('button-to-phone'), { do: 'view', view: 'to_phone', plan: plan.id, page: 1, unit: null })],
      ],
    },
    abilities,
    t,
  )
}

export function renderOnBehalf(facts: FactsOf<'on_behalf'>, abilities: Abilities, t: Texts): Rendered {
  const { plan, unit, items } = facts
  const several = items.filter((item) => item.state !== 'accepted' && item.state !== 'cancelled')
  const { way } = facts
  if (way === null) {
    const by = (label: string, how: OnBehalfWay) =>
      choice(label, { do: 'on_behalf', plan: plan.id, unit: unit.unitId, way: how })
    return finish(
      {
        lines: [t('on-behalf-heading', { unit: unit.unit }), t('on-behalf-which-way')],
        choices: column([
          by(t('way-phone'), 'phone'),
          by(t('way-group-chat'), 'group_chat'),
          by(t('way-paper'), 'paper'),
        ]),
      },
      abilities,
      t,
    )
  }
  return finish(
    {
      lines: [
        t('on-behalf-heading', { unit: unit.unit }),
        t('plan-heading', { plan: html(planName(plan, t)) }),
        ...items.map((item) =>
          t('on-behalf-item', {
            no: String(item.no),
            task: shorten(item.task, BRIEF),
            state: html(stateWords(item, t)),
          }),
        ),
      ],
      choices: [
        ...undoChoices(facts.undo, t),
        ...several.flatMap((item) => {
          const no = String(item.no)
          const of = (label: string, what: 'acknowledge' | 'document' | 'done' | 'decline') =>
            choice(label, { do: 'on_behalf_of', assignment: item.assignmentId, what, way })
          return column([
            ...(item.state === 'announced' ? [of(t('button-behalf-acknowledge', { no }), 'acknowledge')] : []),
            of(t('button-behalf-document', { no }), 'document'),
            ...(item.needsProduct ? [] : [of(t('button-behalf-done', { no }), 'done')]),
            of(t('button-behalf-decline', { no }), 'decline'),
          ])
        }),
      ],
    },
    abilities,
    t,
  )
}

export function renderSettled(facts: FactsOf<'settled'>, abilities: Abilities, t: Texts): Rendered {
  const { plan, task } = facts
  return finish(
    {
      lines: [
        t('settled-text', { ref: task.ref, task: shorten(task.task, TASK) }),
        deadlineWords(task.deadline, t, { event: plan.event.name ?? plan.title }),
        task.waiting === null ? t('settled-clear') : t('settled-waiting', { message: task.waiting.message }),
      ],
      choices: undoChoices(facts.undo, t),
    },
    abilities,
    t,
  )
}

/** A code for the pages. The link stands in the text: choices are stored as sent, and a code is not. */
export function renderSignIn(facts: FactsOf<'sign_in'>, abilities: Abilities, t: Texts): Rendered {
  const { code, link, address } = facts
  const where = address === null ? t('sign-in-somewhere') : t('sign-in-address', { address })
  if (code === null) return finish(saying(t('sign-in-open'), where), abilities, t)
  return finish(
    saying(
      t('sign-in-code', { code }),
      ...(link === null ? [where] : [t('sign-in-link', { link })]),
      t('sign-in-note'),
    ),
    abilities,
    t,
  )
}
