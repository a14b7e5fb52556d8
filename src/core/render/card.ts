// The living card of one contact and plan, and one of its items in full.
import { html, listed, shorten } from '../markup.ts'
import type { CardFacts, ItemFacts, PlanFacts, Rendered, RenderedChoice } from '../notice.ts'
import type { Texts } from '../texts.gen.ts'
import { dayWords, whenWords } from './days.ts'
import { deadlineBrief, itemDeadline } from './deadlines.ts'
import { type Abilities, choice, column, type FactsOf, finish, fitted, type Message } from './layout.ts'
import { eventLines, giverWords, personWords, planName, stateWords } from './words.ts'

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
  if (!item.needsProduct) {
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

/** What a contact can do about items of one plan: acknowledge them, send, report done. */
export function itemChoices(items: readonly ItemFacts[], plan: PlanFacts, t: Texts): RenderedChoice[][] {
  const open = items.filter(isOpen)
  const choices: RenderedChoice[] = []
  if (open.some((item) => item.acknowledgedAt === null && item.state === 'announced')) {
    choices.push(choice(t('button-acknowledge'), { do: 'acknowledge', plan: plan.id }))
  }
  if (open.length <= ITEM_BUTTONS) {
    choices.push(...open.map((item) => sendChoice(item, plan, items.length > 1, t)))
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

/** An item below its heading: who gave it, products, receiver, coordinators, deadline, state; in short once it is sent. */
export function itemLines(item: ItemFacts, plan: PlanFacts, t: Texts): string[] {
  if (!isOpen(item)) {
    const event = plan.event.name ?? plan.title
    return [...(item.state === 'submitted' ? [deadlineBrief(item.deadline, t, { event })] : []), stateLine(item, t)]
  }
  return [
    ...(item.executor === null ? [] : [t('item-given', { giver: html(giverWords(item.unit, t)) })]),
    ...(item.deliverables.length === 0
      ? []
      : [t('item-deliverables', { deliverables: listed(item.deliverables, '; ') })]),
    ...(item.deliverTo === null ? [] : [t('item-deliver-to', { to: item.deliverTo })]),
    ...(item.coordinators.length === 0 ? [] : [t('item-coordinators', { units: listed(item.coordinators, '; ') })]),
    itemDeadline(item, plan, t),
    ...extensionLines(item, t),
    stateLine(item, t),
  ]
}

export function renderCard(facts: { card: CardFacts }, abilities: Abilities, t: Texts): Rendered {
  const { plan, items } = facts.card
  const build = (limit: number): Message => {
    const shortened = items.find((item) => item.task.length > limit)
    return {
      lines: [
        greeting(facts.card.addressed, facts.card.person, t),
        facts.card.unit === plan.organizer
          ? t('card-intro-own', { plan: html(planName(plan, t)) })
          : t('card-intro', { organizer: plan.organizer, plan: html(planName(plan, t)) }),
        ...(plan.title === null ? [] : [t('card-title', { title: shorten(plan.title, limit) })]),
        ...eventLines(plan, t),
        ...(items.length === 0 && facts.card.helping.length === 0
          ? ['', t('card-nothing', { plan: html(planName(plan, t)) })]
          : []),
        ...items.flatMap((item) => [
          '',
          t('card-item', { no: String(item.no), task: shorten(item.task, limit) }),
          ...itemLines(item, plan, t),
        ]),
        ...helpingLines(facts.card, limit, t),
        ...(shortened ? ['', t('card-shortened', { no: String(shortened.no) })] : []),
        ...(items.some((item) => item.state === 'announced') ? ['', t('card-request')] : []),
      ],
      choices: itemChoices(items, plan, t),
    }
  }
  return fitted(build, abilities, t)
}

function helpingLines({ helping, plan }: CardFacts, limit: number, t: Texts): string[] {
  if (helping.length === 0) return []
  const event = plan.event.name ?? plan.title
  return [
    '',
    t('card-helping'),
    ...helping.map((one) => {
      const task = sentence(shorten(one.task, limit))
      // A helper sends nothing, so only the deadline itself is news; the plan may name no lead.
      const deadline = html(deadlineBrief(one.deadline, t, { event }))
      return one.lead === ''
        ? t('card-helping-item-no-lead', { task, deadline })
        : t('card-helping-item', { task, lead: one.lead, deadline })
    }),
  ]
}

/** A task printed inside a line: ends with a full stop, whatever the plan ended it with. */
export const sentence = (text: string): string => (/[.…]$/.test(text) ? text : `${text.replace(/[;,:]+$/, '')}.`)

export function renderItem(facts: FactsOf<'item'>, abilities: Abilities, t: Texts): Rendered {
  const { plan, item } = facts
  return finish(
    {
      lines: [
        t('plan-heading', { plan: html(planName(plan, t)) }),
        t('item-heading', { no: String(item.no), task: item.task }),
        ...itemLines(item, plan, t),
      ],
      choices: itemChoices([item], plan, t),
    },
    abilities,
    t,
  )
}
