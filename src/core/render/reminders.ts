// Reminders: one message per person, grouped by plan; "Nhắc", then "Đề nghị khẩn trương".
import { html, shorten } from '../markup.ts'
import type { PlanFacts, Rendered, RenderedChoice } from '../notice.ts'
import type { Step } from '../reminders.ts'
import type { Texts } from '../texts.gen.ts'
import { greeting, itemChoices } from './card.ts'
import { two } from './days.ts'
import { itemDeadline } from './deadlines.ts'
import { type Abilities, choice, type FactsOf, fitted, type Message } from './layout.ts'
import { overdueLine } from './overdue.ts'
import { planName } from './words.ts'

type ReminderFacts = FactsOf<'reminder'>
type Entry = ReminderFacts['items'][number]

const isOverdue = (step: Step): boolean => step.startsWith('overdue_')

/** Entries of one plan stay together, in the order in which they came. */
function byPlan(entries: readonly Entry[]): { plan: PlanFacts; entries: Entry[] }[] {
  const groups = new Map<number, { plan: PlanFacts; entries: Entry[] }>()
  for (const entry of entries) {
    const group = groups.get(entry.plan.id)
    if (group) group.entries.push(entry)
    else groups.set(entry.plan.id, { plan: entry.plan, entries: [entry] })
  }
  return [...groups.values()]
}

function headingOf(entries: readonly Entry[], plan: PlanFacts, t: Texts): string {
  const args = { plan: html(planName(plan, t)) }
  if (entries.some(({ step }) => isOverdue(step))) return t('reminder-heading-urgent', args)
  if (entries.every(({ step }) => step === 'acknowledge')) return t('reminder-acknowledge-heading', args)
  return t('reminder-heading', args)
}

function stepLines({ step, plan, item }: Entry, t: Texts): string[] {
  const returned = item.state === 'returned' && item.submission?.reason
  const asked = returned ? [t('reminder-returned', { reason: item.submission?.reason ?? '' })] : []
  if (isOverdue(step)) return [overdueLine(item, plan, t), ...asked]
  const deadline = itemDeadline(item, plan, t)
  if (step === 'acknowledge') return [deadline]
  if (step === 'last_day') return [deadline, item.needsProduct ? t('reminder-today') : t('reminder-today-do'), ...asked]
  return [deadline, t('reminder-days-left', { count: two(Number(step.replace('before_', ''))) }), ...asked]
}

/** Once a single thing is overdue, "sent by official document" is one tap away: the commonest answer of all. */
function reminderChoices(group: { plan: PlanFacts; entries: Entry[] }, all: number, t: Texts): RenderedChoice[][] {
  const items = group.entries.map(({ item }) => item)
  const choices = itemChoices(items, group.plan, t)
  const [entry] = group.entries
  if (all !== 1 || !entry || !isOverdue(entry.step) || !entry.item.needsProduct) return choices
  return [...choices, [choice(t('button-by-document'), { do: 'by_document', assignment: entry.item.assignmentId })]]
}

export function renderReminder(facts: ReminderFacts, abilities: Abilities, t: Texts): Rendered {
  // What has passed is urged, what is still ahead is only a reminder: never one under the heading of the other.
  const late = facts.items.filter(({ step }) => isOverdue(step))
  const groups = [...byPlan(late), ...byPlan(facts.items.filter((entry) => !late.includes(entry)))]
  const units = [...new Set(facts.items.map(({ item }) => item.executor ?? item.unit))]
  const build = (limit: number): Message => ({
    lines: [
      ...units.map((unit, index) => greeting(unit, index === 0 ? facts.person : null, t)),
      ...groups.flatMap(({ plan, entries }) => [
        '',
        headingOf(entries, plan, t),
        ...entries.flatMap((entry) => [
          t('reminder-item', { no: String(entry.item.no), task: shorten(entry.item.task, Math.min(limit, 300)) }),
          ...stepLines(entry, t),
        ]),
      ]),
      ...(facts.items.some(({ item }) => item.state === 'announced') ? ['', t('reminder-request')] : []),
      ...(facts.resent ? ['', t('reminder-resent')] : []),
    ],
    choices: groups.flatMap((group) => reminderChoices(group, facts.items.length, t)),
  })
  return fitted(build, abilities, t)
}
