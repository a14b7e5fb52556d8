// What a unit is told once a deadline is past: what was expected and has not come, without blame.
import { html } from '../markup.ts'
import type { ItemFacts, PlanFacts } from '../notice.ts'
import type { Texts } from '../texts.gen.ts'
import { deadlinePhrase } from './deadlines.ts'
import { productWords } from './words.ts'

/** "Thời hạn … đã qua; … chưa nhận được": what a unit is told instead of "overdue". */
export function overdueLine(item: ItemFacts, plan: PlanFacts, t: Texts): string {
  const event = plan.event.name ?? plan.title
  const words = html(deadlinePhrase(item.deadline, t, { event }) ?? '')
  const args = { words, organizer: plan.organizer }
  return item.needsProduct
    ? t('reminder-overdue', { ...args, what: html(productWords(item, t)) })
    : t('reminder-overdue-do', args)
}
