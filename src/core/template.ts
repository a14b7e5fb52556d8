// What a message approved beforehand says of a notice: how much of which plan by when; what is owed is not in it.
import type { Facts, ItemFacts, PlanFacts } from './notice.ts'
import { formatDay } from './time.ts'

/** The values of a template, of the shape of the channels' port; null where a notice has none. */
export interface TemplateWords {
  unit: string | null
  plan: string | null
  count: string | null
  due: string | null
  link: string | null
}

/** @param facts as they may be said: where a policy keeps the content out, nothing of the plan is among them */
export function templateWords(facts: Facts): TemplateWords {
  if (facts.kind === 'bare')
    return { unit: null, plan: facts.codes[0] ?? null, count: null, due: null, link: facts.link }
  const items = itemsOf(facts)
  const plan = planOf(facts)
  return {
    unit: unitOf(facts, items),
    plan: plan === null ? null : (plan.number ?? plan.shortId),
    count: items.length === 0 ? null : String(items.length),
    due: dueOf(items),
    link: null,
  }
}

function itemsOf(facts: Facts): ItemFacts[] {
  switch (facts.kind) {
    case 'announcement':
    case 'card':
      return facts.card.items
    case 'reminder':
      return facts.items.map(({ item }) => item)
    case 'event_changed':
    case 'task_changed':
    case 'nudge':
      return facts.items
    case 'returned':
    case 'accepted':
      return [facts.item]
    default:
      return []
  }
}

function planOf(facts: Facts): PlanFacts | null {
  if (facts.kind === 'announcement' || facts.kind === 'card') return facts.card.plan
  if (facts.kind === 'reminder') return facts.items[0]?.plan ?? null
  return 'plan' in facts && typeof facts.plan === 'object' ? facts.plan : null
}

function unitOf(facts: Facts, items: readonly ItemFacts[]): string | null {
  if (facts.kind === 'announcement' || facts.kind === 'card') return facts.card.addressed
  if ('addressed' in facts && typeof facts.addressed === 'string') return facts.addressed
  const [item] = items
  return item ? (item.executor ?? item.unit) : null
}

/** The first day by which something is to be sent. */
function dueOf(items: readonly ItemFacts[]): string | null {
  const days = items.flatMap(({ deadline: { sendBy, result } }) =>
    result.kind === 'due' ? [sendBy ?? result.due.strictDay] : [],
  )
  const [first] = days.sort()
  return first === undefined ? null : formatDay(first)
}
