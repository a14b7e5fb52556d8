// Plain answers: when the event is and how many days are left, and what a contact asks about the own work.
import { html, listed, shorten } from '../markup.ts'
import type { ItemFacts, PlanFacts, Rendered } from '../notice.ts'
import type { Texts } from '../texts.gen.ts'
import { daysBetween } from '../time.ts'
import { itemDeadline } from './deadlines.ts'
import { type Abilities, type FactsOf, finish, saying } from './layout.ts'
import { eventLines, planShort } from './words.ts'

const TASK = 120

/** "Còn 05 ngày (03 ngày làm việc)", after when and where. */
export function renderEventFacts(facts: FactsOf<'event_facts'>, abilities: Abilities, t: Texts): Rendered {
  const { plan, today, workingDays } = facts
  const { day, state } = plan.event
  const lines = eventLines(plan, t)
  const left = state === 'fixed' && day !== null ? daysBetween(today, day) : null
  const count =
    left === null
      ? []
      : left < 0
        ? [t('event-past', { count: String(-left) })]
        : left === 0
          ? [t('event-today')]
          : [t('event-days-left', { count: String(left), working: String(workingDays ?? 0) })]
  return finish(
    saying(
      t('plan-heading', { plan: html(planShort(plan, t)) }),
      ...(lines.length === 0 ? [t('event-none')] : lines),
      ...count,
    ),
    abilities,
    t,
  )
}

/** Answers of the plan to a contact, item by item: only the contact's own. */
export function renderOwnWork(facts: FactsOf<'own_work'>, abilities: Abilities, t: Texts): Rendered {
  const lines = facts.parts.flatMap(({ plan, items }) =>
    facts.about === 'event'
      ? [...(eventLines(plan, t).length === 0 ? [t('event-none')] : eventLines(plan, t)), '']
      : [
          t('own-work-of', { organizer: plan.organizer }),
          ...items.map((item) => ownLine(facts.about, item, plan, t)),
          '',
        ],
  )
  return finish(saying(...lines.slice(0, -1)), abilities, t)
}

function ownLine(about: FactsOf<'own_work'>['about'], item: ItemFacts, plan: PlanFacts, t: Texts): string {
  const what =
    item.deliverables.length > 0 ? listed(item.deliverables) : html(t('task-words', { task: shorten(item.task, TASK) }))
  const args = { no: String(item.no), what }
  switch (about) {
    case 'deadline':
      return t('own-deadline', { ...args, deadline: html(itemDeadline(item, plan, t)) })
    case 'receiver':
      return item.deliverTo === null
        ? t('own-receiver-none', { ...args, organizer: plan.organizer })
        : t('own-receiver', { ...args, receiver: item.deliverTo })
    default:
      return t('own-what', { ...args, task: shorten(item.task, TASK), deadline: html(itemDeadline(item, plan, t)) })
  }
}
