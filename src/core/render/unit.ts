// What a unit is told: the living card, one item in full, changes of the event and of tasks, nudges, verdicts.
import { escapeHtml, html, listed, shorten } from '../markup.ts'
import type { CardFacts, ItemFacts, PlanFacts, Rendered, RenderedChoice } from '../notice.ts'
import type { Texts } from '../texts.gen.ts'
import { dayWords, whenWords } from './days.ts'
import { deadlineBrief, deadlinePhrase, itemDeadline, planEvent } from './deadlines.ts'
import { type Abilities, choice, column, type FactsOf, finish, fitted, type Message, saying } from './layout.ts'
import {
  eventDateWords,
  eventLines,
  giverWords,
  isSpeech,
  personWords,
  planName,
  productWords,
  stateWords,
} from './words.ts'

/** More buttons than this under one card help nobody: then one "Gửi kết quả" asks for the item. */
const ITEM_BUTTONS = 6
const LABEL = 28

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
  return column(choices)
}

function stateLine(item: ItemFacts, t: Texts): string {
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
        t('card-intro', { organizer: plan.organizer, plan: html(planName(plan, t)) }),
        ...(plan.title === null ? [] : [t('card-title', { title: shorten(plan.title, limit) })]),
        ...eventLines(plan, t),
        ...(items.length === 0 ? ['', t('card-nothing', { plan: html(planName(plan, t)) })] : []),
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
    ...helping.map((one) =>
      t('card-helping-item', {
        task: sentence(shorten(one.task, limit)),
        lead: one.lead,
        // A helper sends nothing, so only the deadline itself is news.
        deadline: html(deadlineBrief(one.deadline, t, { event })),
      }),
    ),
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

function changeLines({ plan, change }: FactsOf<'event_changed'>, t: Texts): string[] {
  const event = html(planEvent(plan, t))
  const from = html(eventDateWords(change.from, t))
  switch (change.to.state) {
    case 'postponed':
      return [t('event-changed-postponed', { event, from })]
    case 'cancelled':
      return [t('event-changed-cancelled', { event, from })]
    case 'unknown':
    case 'fixed': {
      const to = html(eventDateWords(change.to, t))
      return [change.from.day === null ? t('event-changed-set', { to }) : t('event-changed-moved', { from, to })]
    }
    default:
      return change.to.state satisfies never
  }
}

export function renderEventChanged(facts: FactsOf<'event_changed'>, abilities: Abilities, t: Texts): Rendered {
  const { plan, change, items } = facts
  const called = change.to.state === 'cancelled'
  const build = (limit: number): Message => ({
    lines: [
      greeting(facts.addressed, null, t),
      t('event-changed-heading', { event: html(planEvent(plan, t)), plan: html(planName(plan, t)) }),
      ...changeLines(facts, t),
      ...(change.basis === null ? [] : [t('event-changed-basis', { basis: change.basis })]),
      ...(items.length > 0 && !called ? ['', t('event-changed-items')] : []),
      ...(called ? [] : items.flatMap((item) => movedItemLines(item, plan, limit, t))),
      ...(facts.helping.length > 0
        ? [
            '',
            t('event-changed-helping', {
              tasks: listed(
                facts.helping.map((task) => shorten(task, limit)),
                '; ',
              ),
            }),
          ]
        : []),
      '',
      t('event-changed-valid'),
    ],
    choices: called ? [] : itemChoices(items, plan, t),
  })
  return fitted(build, abilities, t)
}

function movedItemLines(item: ItemFacts, plan: PlanFacts, limit: number, t: Texts): string[] {
  const { result, dayOff } = item.deadline
  const due = result.kind === 'due' ? result.due : null
  return [
    t('event-changed-item', { no: String(item.no), task: shorten(item.task, limit) }),
    isOpen(item)
      ? itemDeadline(item, plan, t)
      : deadlineBrief(item.deadline, t, { event: plan.event.name ?? plan.title }),
    ...(due !== null && dayOff !== null
      ? [t('event-changed-day-off', { day: html(dayWords(due.lenientDay, t, dayOff)) })]
      : []),
    ...(isOpen(item) && item.state !== 'returned' ? [] : [stateLine(item, t)]),
  ]
}

export function renderTaskChanged(facts: FactsOf<'task_changed'>, abilities: Abilities, t: Texts): Rendered {
  const { plan, items, what } = facts
  const args = { plan: html(planName(plan, t)) }
  const heading = {
    changed: 'task-changed-heading',
    added: 'task-added-heading',
    cancelled: 'task-cancelled-heading',
  } as const
  const build = (limit: number): Message => ({
    lines: [
      greeting(facts.addressed, null, t),
      t(heading[what], args),
      ...items.flatMap((item) => {
        const said = { no: String(item.no), task: shorten(item.task, limit) }
        if (what === 'cancelled') return ['', t('task-cancelled-item', { ...said, task: sentence(said.task) })]
        return ['', t('card-item', said), ...itemLines(item, plan, t)]
      }),
    ],
    choices: what === 'cancelled' ? [] : itemChoices(items, plan, t),
  })
  return fitted(build, abilities, t)
}

/** "Thời hạn … đã qua; … chưa nhận được": what a unit is told instead of "overdue". */
export function overdueLine(item: ItemFacts, plan: PlanFacts, t: Texts): string {
  const event = plan.event.name ?? plan.title
  const words = html(deadlinePhrase(item.deadline, t, { event }) ?? '')
  const args = { words, organizer: plan.organizer }
  return item.needsProduct
    ? t('reminder-overdue', { ...args, what: html(productWords(item, t)) })
    : t('reminder-overdue-do', args)
}

export function renderNudge(facts: FactsOf<'nudge'>, abilities: Abilities, t: Texts): Rendered {
  const { plan, items } = facts
  const args = { organizer: plan.organizer, plan: html(planName(plan, t)) }
  const build = (limit: number): Message => ({
    lines: [
      greeting(facts.addressed, null, t),
      facts.urgent ? t('nudge-heading-urgent', args) : t('nudge-heading', args),
      ...items.flatMap((item) => [
        '',
        t('reminder-item', { no: String(item.no), task: shorten(item.task, limit) }),
        item.light === 'overdue' ? overdueLine(item, plan, t) : itemDeadline(item, plan, t),
      ]),
      '',
      t('nudge-by', { by: facts.by }),
    ],
    choices: itemChoices(items, plan, t),
  })
  return fitted(build, abilities, t)
}

export function renderVerdict(facts: FactsOf<'returned' | 'accepted'>, abilities: Abilities, t: Texts): Rendered {
  const { plan, item, submission } = facts
  const at = html(whenWords(submission.at, t))
  if (facts.kind === 'accepted') {
    const state = html(isSpeech(item.deliverables) ? t('state-accepted-speech') : t('state-accepted'))
    return finish(
      saying(
        greeting(item.executor ?? item.unit, null, t),
        t('accepted-text', { state, task: shorten(item.task, 400) }),
        t('returned-version', { code: submission.receiptCode, when: at }),
        t('accepted-thanks', { organizer: plan.organizer }),
      ),
      abilities,
      t,
    )
  }
  const [product] = item.deliverables
  const action = { do: 'send', plan: plan.id, assignment: item.assignmentId } as const
  return finish(
    {
      lines: [
        greeting(item.executor ?? item.unit, null, t),
        t('returned-text', { task: shorten(item.task, 400) }),
        ...(submission.reason ? [t('returned-reason', { reason: submission.reason })] : []),
        t('returned-version', { code: submission.receiptCode, when: at }),
        itemDeadline(item, plan, t),
      ],
      choices: [
        [
          choice(
            t('button-send-again', { what: html(product ? escapeHtml(shorten(product, LABEL)) : t('result')) }),
            action,
          ),
        ],
      ],
    },
    abilities,
    t,
  )
}

export function renderWelcome(facts: FactsOf<'welcome'>, abilities: Abilities, t: Texts): Rendered {
  const { contact, plan } = facts
  return finish(
    saying(
      t('welcome', {
        person: html(personWords(contact.person, contact.position, t)),
        unit: contact.unit,
        plan: html(planName(plan, t)),
      }),
      facts.announced ? t('welcome-announced') : t('welcome-later', { organizer: plan.organizer }),
      t('welcome-help'),
    ),
    abilities,
    t,
  )
}
