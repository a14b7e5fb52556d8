// More time in words: what a unit is asked and told, and the organizer's queue.
import { html, shorten } from '../markup.ts'
import type { ItemFacts, PlanFacts, Proposal, Rendered, RenderedChoice } from '../notice.ts'
import type { Because, DayProblem, ExtensionFacts } from '../talk.ts'
import type { Texts } from '../texts.gen.ts'
import type { Day } from '../time.ts'
import { itemChoices, itemsAsked } from './asked-items.ts'
import { greeting } from './card.ts'
import { dayWords, whenWords } from './days.ts'
import { deadlineBrief } from './deadlines.ts'
import { undoChoices } from './desk.ts'
import { type Abilities, choice, column, type FactsOf, finish, type Message, saying } from './layout.ts'
import { contactsWords, personWords, planShort } from './words.ts'

const TASK = 200
const BRIEF = 90

const due = (item: ItemFacts, plan: PlanFacts, t: Texts): string =>
  deadlineBrief(item.deadline, t, { event: plan.event.name ?? plan.title })

const day = (one: Day, t: Texts, off: ExtensionFacts['dayOff'] = null) => html(dayWords(one, t, off))

const PROBLEMS: Readonly<
  Record<DayProblem, 'extension-day-unread' | 'extension-day-not-later' | 'extension-day-past'>
> = {
  unread: 'extension-day-unread',
  not_later: 'extension-day-not-later',
  date_past: 'extension-day-past',
}

const problemLines = (problem: DayProblem | null, t: Texts): string[] =>
  problem === null ? [] : [t(PROBLEMS[problem])]

const REASONS: readonly (readonly [Because, 'because-signing' | 'because-data' | 'because-workload'])[] = [
  ['signing', 'because-signing'],
  ['data', 'because-data'],
  ['workload', 'because-workload'],
]

export function renderExtensionAsk(facts: FactsOf<'extension_ask'>, abilities: Abilities, t: Texts): Rendered {
  return finish(askMessage(facts, t), abilities, t)
}

function askMessage({ step, item, plan, items, until, problem, days }: FactsOf<'extension_ask'>, t: Texts): Message {
  if (step === 'item' || item === null || plan === null)
    return {
      lines: [t('extension-which-item'), ...itemsAsked(items, t)],
      choices: itemChoices(items, t, (one) => ({ do: 'extend', plan: plan?.id ?? 0, assignment: one.assignmentId })),
    }
  const about = t('extension-about', { no: String(item.no), task: shorten(item.task, TASK) })
  const assignment = item.assignmentId
  if (step === 'reason' && until !== null)
    return {
      lines: [about, t('extension-until', { day: day(until, t) }), t('extension-ask-reason')],
      choices: column(
        REASONS.map(([because, key]) => choice(t(key), { do: 'extend_because', assignment, until, because })),
      ),
    }
  return {
    lines: [...problemLines(problem, t), about, due(item, plan, t), t('extension-ask-day')],
    choices: column(days.map((one) => choice(dayWords(one, t), { do: 'extend_to', assignment, until: one }))),
  }
}

export function renderExtensionAsked(
  facts: FactsOf<'extension_asked' | 'extension_withdrawn'>,
  abilities: Abilities,
  t: Texts,
): Rendered {
  const { plan, item, until, reason } = facts
  const about = t('extension-about', { no: String(item.no), task: shorten(item.task, TASK) })
  if (facts.kind === 'extension_withdrawn')
    return finish(saying(t('extension-withdrawn'), about, due(item, plan, t)), abilities, t)
  return finish(
    {
      lines: [
        t('extension-asked', { unit: item.executor ?? item.unit }),
        about,
        due(item, plan, t),
        ...(until === null ? [] : [t('extension-until', { day: day(until, t) })]),
        ...(reason === null ? [] : [t('receipt-reason', { reason })]),
        t('extension-quiet', { organizer: plan.organizer }),
      ],
      choices:
        until === null
          ? []
          : [[choice(t('button-withdraw-extension'), { do: 'withdraw_extension', assignment: item.assignmentId })]],
    },
    abilities,
    t,
  )
}

export function renderExtensionTold(facts: FactsOf<'extension_told'>, abilities: Abilities, t: Texts): Rendered {
  const { plan, item, reason } = facts
  return finish(
    saying(
      greeting(item.executor ?? item.unit, null, t),
      toldLine(facts, t),
      t('extension-about', { no: String(item.no), task: shorten(item.task, TASK) }),
      ...(reason === null ? [] : [t('receipt-reason', { reason })]),
      due(item, plan, t),
    ),
    abilities,
    t,
  )
}

function toldLine({ plan, granted, until, asked, moot }: FactsOf<'extension_told'>, t: Texts): string {
  if (moot) return t('extension-told-moot', { day: day(asked, t) })
  const args = { organizer: plan.organizer, day: day(until, t) }
  if (!granted) return t('extension-told-refused', args)
  return until === asked
    ? t('extension-told-granted', args)
    : t('extension-told-other', { ...args, asked: day(asked, t) })
}

/** One request in a list: who, what, until when, why. */
const requestLine = (request: ExtensionFacts, no: number, t: Texts): string =>
  t('extension-line', {
    no: String(no),
    unit: request.item.executor ?? request.item.unit,
    task: shorten(request.item.task, BRIEF),
    day: day(request.until, t),
    reason: shorten(request.reason, TASK),
  })

const warnings = (request: ExtensionFacts, plan: PlanFacts, t: Texts): string[] => [
  ...(request.afterEvent && plan.event.day !== null
    ? [t('extension-after-event', { day: day(plan.event.day, t) })]
    : []),
  ...(request.dayOff === null ? [] : [t('event-changed-day-off', { day: day(request.until, t, request.dayOff) })]),
]

const queueChoice = (plan: PlanFacts, after: number | null, label: string): RenderedChoice =>
  choice(label, { do: 'extensions', plan: plan.id, after })

const grantAllChoice = (plan: PlanFacts, count: number, t: Texts): RenderedChoice[][] =>
  count < 2 ? [] : [[choice(t('button-grant-all', { count: String(count) }), { do: 'grant_all', plan: plan.id })]]

/** Requests named in one message; the others are counted. */
const LISTED = 12

export function renderExtensionsWaiting(
  facts: FactsOf<'extensions_waiting'>,
  abilities: Abilities,
  t: Texts,
): Rendered {
  const { plan, requests } = facts
  const more = requests.length - LISTED
  return finish(
    {
      lines: [
        t('extensions-waiting-heading', { count: String(requests.length), plan: html(planShort(plan, t)) }),
        ...requests.slice(0, LISTED).map((request, index) => requestLine(request, index + 1, t)),
        ...(more > 0 ? [t('extensions-more', { count: String(more) })] : []),
      ],
      choices: [[queueChoice(plan, null, t('button-extensions'))], ...grantAllChoice(plan, requests.length, t)],
    },
    abilities,
    t,
  )
}

/** What a request says, for whoever decides on it. */
function requestLines(request: ExtensionFacts, plan: PlanFacts, t: Texts): string[] {
  const { item, contact } = request
  return [
    t('extension-heading', { unit: item.executor ?? item.unit }),
    t('plan-heading', { plan: html(planShort(plan, t)) }),
    t('review-task', { task: shorten(item.task, 400) }),
    due(item, plan, t),
    t('extension-until', { day: day(request.until, t) }),
    t('receipt-reason', { reason: request.reason }),
    ...(contact === null
      ? []
      : [t('extension-by', { contact: html(contactsWords([contact], t)), when: html(whenWords(request.at, t)) })]),
    ...warnings(request, plan, t),
  ]
}

export function renderExtensionItem(facts: FactsOf<'extension_item'>, abilities: Abilities, t: Texts): Rendered {
  const { plan, request, left, looking } = facts
  const decide = (label: string, what: 'grant' | 'refuse' | 'other') =>
    choice(label, {
      do: 'decide_extension',
      assignment: request.item.assignmentId,
      asked: request.at,
      what,
      until: null,
    })
  return finish(
    {
      lines: [...requestLines(request, plan, t), ...(left > 0 ? [t('extensions-left', { count: String(left) })] : [])],
      choices: [
        ...(looking
          ? []
          : [
              [decide(t('button-grant'), 'grant'), decide(t('button-refuse-extension'), 'refuse')],
              [decide(t('button-grant-other'), 'other')],
            ]),
        ...(left > 0 ? [[queueChoice(plan, request.item.assignmentId, t('button-next-extension'))]] : []),
        ...(looking ? [] : grantAllChoice(plan, left + 1, t)),
      ],
    },
    abilities,
    t,
  )
}

export function renderExtensionQuestion(
  facts: FactsOf<'extension_question'>,
  abilities: Abilities,
  t: Texts,
): Rendered {
  const { plan, request, about, problem, days } = facts
  const { item } = request
  const head = [
    ...problemLines(problem, t),
    t('extension-question', { unit: item.executor ?? item.unit, task: shorten(item.task, TASK) }),
    due(item, plan, t),
    t('extension-until', { day: day(request.until, t) }),
  ]
  const same = { do: 'decide_extension', assignment: item.assignmentId, asked: request.at } as const
  if (about === 'refusal')
    return finish(
      {
        lines: [...head, t('extension-ask-refusal')],
        choices: [[choice(t('button-refuse-plainly'), { ...same, what: 'plainly', until: null })]],
      },
      abilities,
      t,
    )
  return finish(
    {
      lines: [...head, t('extension-ask-other')],
      choices: column(days.map((one) => choice(dayWords(one, t), { ...same, what: 'grant', until: one }))),
    },
    abilities,
    t,
  )
}

const nextChoices = (plan: PlanFacts, left: number, t: Texts): RenderedChoice[][] =>
  left === 0 ? [] : [[queueChoice(plan, null, t('button-next-extension'))], ...grantAllChoice(plan, left, t)]

export function renderExtensionDecided(facts: FactsOf<'extension_decided'>, abilities: Abilities, t: Texts): Rendered {
  const { plan, item, granted, until, reason, left, undo } = facts
  const args = { unit: item.executor ?? item.unit, day: day(until, t), task: shorten(item.task, TASK) }
  return finish(
    {
      lines: [
        granted ? t('extension-decided-granted', args) : t('extension-decided-refused', args),
        ...(reason === null ? [] : [t('receipt-reason', { reason })]),
        ...(left > 0 ? [t('extensions-left', { count: String(left) })] : []),
      ],
      choices: [...nextChoices(plan, left, t), ...undoChoices(undo, t)],
    },
    abilities,
    t,
  )
}

const GONE = {
  sent: 'extension-gone-sent',
  declined: 'extension-gone-declined',
  cancelled: 'extension-gone-cancelled',
  granted: 'extension-gone-granted',
  refused: 'extension-gone-refused',
  withdrawn: 'extension-gone-withdrawn',
  moot: 'extension-gone-moot',
} as const

export function renderExtensionGone(facts: FactsOf<'extension_gone'>, abilities: Abilities, t: Texts): Rendered {
  const { plan, item, why, by, left } = facts
  return finish(
    {
      lines: [
        t(GONE[why]),
        t('extension-question', { unit: item.executor ?? item.unit, task: shorten(item.task, TASK) }),
        due(item, plan, t),
        ...(by === null || by === '' ? [] : [t('extension-gone-by', { person: html(personWords(by, null, t)) })]),
        ...(left > 0 ? [t('extensions-left', { count: String(left) })] : []),
      ],
      choices: nextChoices(plan, left, t),
    },
    abilities,
    t,
  )
}

export const renderExtensionsGranted = (
  { plan, granted, left, undo }: FactsOf<'extensions_granted'>,
  abilities: Abilities,
  t: Texts,
): Rendered =>
  finish(
    {
      lines: [
        t('extensions-granted', { count: String(granted), plan: html(planShort(plan, t)) }),
        ...(left > 0 ? [t('extensions-granted-left', { count: String(left) })] : []),
      ],
      choices: undoChoices(undo, t),
    },
    abilities,
    t,
  )

/** Before all are granted: each with what should be thought over. */
export const extensionsProposal = (
  { plan, requests }: Extract<Proposal, { kind: 'extensions' }>,
  t: Texts,
): string[] => [
  t('proposal-extensions-heading', { count: String(requests.length), plan: html(planShort(plan, t)) }),
  ...requests.flatMap((request, index) => [requestLine(request, index + 1, t), ...warnings(request, plan, t)]),
]
