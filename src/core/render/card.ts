// An item as a unit's messages show it: its lines, and what can be done about it.
import { escapeHtml, html, shorten } from '../markup.ts'
import type { ItemFacts, PlanFacts, Rendered, RenderedChoice, SubmissionFacts } from '../notice.ts'
import type { Texts } from '../texts.gen.ts'
import { dayWords, two, whenWords } from './days.ts'
import { deadlineBrief, itemDeadline } from './deadlines.ts'
import { type Abilities, choice, column, type FactsOf, finish } from './layout.ts'
import { overdueLine } from './overdue.ts'
import { giverWords, markOf, personWords, planName, stateWords } from './words.ts'

/** More buttons than this under one card help nobody: then one "Gửi kết quả" asks for the item. */
const ITEM_BUTTONS = 6
export const LABEL = 28

/** "Kính gửi: Sở Nội vụ tỉnh Nghệ An (đ/c Nguyễn Văn An)". */
export function greeting(
  unit: string,
  person: { name: string | null; position: string | null } | null,
  t: Texts,
): string {
  if (!person?.name) return t('greeting', { unit })
  return t('greeting-person', { unit, person: html(personWords(person.name, person.position, t)) })
}

/** Still to be done by the unit. */
export const isOpen = (item: ItemFacts): boolean =>
  item.state === 'announced' || item.state === 'acknowledged' || item.state === 'returned'

function sendChoice(item: ItemFacts, plan: PlanFacts, several: boolean, t: Texts): RenderedChoice {
  const [product] = item.deliverables
  const no = String(item.no)
  // A nomination is sent, by file, document or three fields, though the plan names no product.
  if (!item.needsProduct && !item.threeFields) {
    const label = several ? t('button-done-item', { no }) : t('button-done')
    return choice(label, { do: 'done', assignment: item.assignmentId })
  }
  const action = { do: 'send', plan: plan.id, assignment: item.assignmentId } as const
  if (product === undefined) {
    return choice(several ? t('button-send-item-result', { no }) : t('button-send-result'), action)
  }
  const what = shorten(product, LABEL)
  return choice(several ? t('button-send-item', { what, no }) : t('button-send', { what }), action)
}

/**
 * What a contact can do about items of one plan: acknowledge them, send, report done.
 * @param of `all`: the items of the whole card where only some of them are shown; `alone`: the item is shown by itself, out
 *   of several, and only it is acknowledged
 */
export function itemChoices(
  items: readonly ItemFacts[],
  plan: PlanFacts,
  t: Texts,
  of: { all?: readonly ItemFacts[]; alone?: boolean } = {},
): RenderedChoice[][] {
  const all = of.all ?? items
  const open = items.filter(isOpen)
  const choices: RenderedChoice[] = []
  if (all.some((item) => item.acknowledgedAt === null && item.state === 'announced')) {
    const only = of.alone && items[0] ? { assignment: items[0].assignmentId } : {}
    choices.push(choice(t('button-acknowledge'), { do: 'acknowledge', plan: plan.id, ...only }))
  }
  if (open.length <= ITEM_BUTTONS) {
    choices.push(...open.map((item) => sendChoice(item, plan, all.length > 1, t)))
  } else {
    choices.push(choice(t('button-send-result'), { do: 'send', plan: plan.id, assignment: null }))
  }
  const [extensible, ...more] = open.filter((item) => item.deadline.result.kind === 'due' && item.extension === null)
  if (extensible)
    choices.push(
      choice(t('button-extend'), {
        do: 'extend',
        plan: plan.id,
        assignment: more.length === 0 ? extensible.assignmentId : null,
      }),
    )
  return column(choices)
}

/** More time was asked for: nobody chases the unit until that is answered. */
const extensionLines = ({ extension }: ItemFacts, t: Texts): string[] =>
  extension === null ? [] : [t('item-extension', { day: html(dayWords(extension.until, t)) })]

export function stateLine(item: ItemFacts, t: Texts): string {
  if (item.state === 'returned' && item.submission?.reason)
    return t('item-returned', { reason: item.submission.reason })
  const state = html(stateWords(item, t))
  const sentAt = item.state === 'submitted' ? (item.submission?.at ?? null) : null
  const at = item.state === 'acknowledged' ? item.acknowledgedAt : sentAt
  return at === null ? t('item-state', { state }) : t('item-state-at', { state, when: html(whenWords(at, t)) })
}

const daysLine = ({ daysLeft }: ItemFacts['deadline'], t: Texts): string[] => {
  if (daysLeft === undefined || daysLeft === null) return []
  return [daysLeft === 0 ? t('item-last-day') : t('reminder-days-left', { count: two(daysLeft) })]
}

/** Deadline and days left; once it is past, what was expected and has not come. */
const whenLines = (item: ItemFacts, plan: PlanFacts, t: Texts): string[] =>
  item.light === 'overdue'
    ? [overdueLine(item, plan, t)]
    : [[itemDeadline(item, plan, t), ...daysLine(item.deadline, t)].join(' ')]

/**
 * An item below its heading: who gave it, products, receiver, coordinators, deadline, state; in short once it is sent.
 * @param limit lengths to which long lists are shortened where a page has no room
 */
export function itemLines(item: ItemFacts, plan: PlanFacts, t: Texts, limit = Number.POSITIVE_INFINITY): string[] {
  if (!isOpen(item)) {
    const event = plan.event.name ?? plan.title
    return [...(item.state === 'submitted' ? [deadlineBrief(item.deadline, t, { event })] : []), stateLine(item, t)]
  }
  const list = (names: readonly string[]) => html(escapeHtml(shorten(names.join('; '), limit)))
  return [
    ...(item.executor === null ? [] : [t('item-given', { giver: html(giverWords(item.unit, t)) })]),
    ...(item.deliverables.length === 0 ? [] : [t('item-deliverables', { deliverables: list(item.deliverables) })]),
    ...(item.deliverTo === null ? [] : [t('item-deliver-to', { to: shorten(item.deliverTo, limit) })]),
    ...(item.coordinators.length === 0 ? [] : [t('item-coordinators', { units: list(item.coordinators) })]),
    ...whenLines(item, plan, t),
    ...extensionLines(item, t),
    stateLine(item, t),
  ]
}

/** One item in full, with all that can be done about it. */
export function renderItem(facts: FactsOf<'item'>, abilities: Abilities, t: Texts): Rendered {
  const { plan, item } = facts
  if (item.role === 'coordinate') return renderHelped(facts, abilities, t)
  return finish(
    {
      lines: [
        t('plan-heading', { plan: html(planName(plan, t)) }),
        t('item-heading', { mark: markOf(item.light), no: String(item.no), task: item.task }),
        ...itemLines(item, plan, t),
      ],
      choices: [
        ...itemChoices([item], plan, t, { alone: true }),
        ...column(afterwards(item, plan, t)),
        sourceChoice(item, t),
      ],
    },
    abilities,
    t,
  )
}

/** Whoever had nothing to send, or said that it is not theirs, does it after all. */
export const takeBackLabel = (submission: SubmissionFacts | null, t: Texts): string =>
  t((submission?.declined ?? 'not_taking_part') === 'not_taking_part' ? 'button-take-back' : 'button-take-back-other')

/** What else can be said of an item by itself: another answer than "done", or taking back what was said. */
function afterwards(item: ItemFacts, plan: PlanFacts, t: Texts): RenderedChoice[] {
  const { submission, assignmentId: assignment } = item
  if (isOpen(item) && !item.needsProduct && !item.threeFields)
    return [choice(t('button-other-answer'), { do: 'send', plan: plan.id, assignment })]
  if (item.state === 'declined') return [choice(takeBackLabel(item.submission, t), { do: 'take_back', assignment })]
  if (item.state === 'submitted' && submission?.state === 'waiting')
    return [choice(t('button-withdraw'), { do: 'withdraw', submission: submission.id })]
  return []
}

/** What the unit only helps with: who leads it and by when, and that nothing is to be sent. */
function renderHelped({ plan, item, lead }: FactsOf<'item'>, abilities: Abilities, t: Texts): Rendered {
  const event = plan.event.name ?? plan.title
  return finish(
    {
      lines: [
        t('plan-heading', { plan: html(planName(plan, t)) }),
        t('item-heading', { mark: markOf(item.light), no: String(item.no), task: item.task }),
        t('item-helping'),
        ...(lead ? [t('item-lead', { lead })] : []),
        deadlineBrief(item.deadline, t, { event }),
      ],
      choices: [sourceChoice(item, t)],
    },
    abilities,
    t,
  )
}

/** "Nguyên văn": the plan's own words of an item. */
export const sourceChoice = (item: ItemFacts, t: Texts): RenderedChoice[] => [
  choice(t('button-source'), { do: 'source', assignment: item.assignmentId }),
]

/** A task printed inside a line: ends with a full stop, whatever the plan ended it with. */
export const sentence = (text: string): string => (/[.…]$/.test(text) ? text : `${text.replace(/[;,:]+$/, '')}.`)
