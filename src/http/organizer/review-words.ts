// Words of the review that are put together from facts: deadlines as they are read, what came of an answer, refusals.
import type { PlanReview, ReviewTask } from '../../app/plan-review.ts'
import type { SettledReviewed } from '../../app/settle-reviewed.ts'
import { html, listed } from '../../core/markup.ts'
import type { DeadlineFacts } from '../../core/notice.ts'
import { deadlinePhrase, deadlineWords } from '../../core/render.ts'
import type { Texts } from '../../core/texts.gen.ts'

type EventAbout = PlanReview['plan']

const about = (plan: EventAbout) => ({ event: plan.event.name ?? plan.title })

/** The deadline as it is understood, and the day to send by as a sentence of its own; a field's label stands before it. */
export function deadlineInFull(d: DeadlineFacts, plan: EventAbout, t: Texts): string {
  const phrase = deadlinePhrase(d, t, about(plan))
  if (phrase === null) return deadlineWords(d, t, about(plan))
  const advice = deadlineWords(d, t, about(plan)).slice(deadlineWords({ ...d, sendBy: null }, t, about(plan)).length)
  return `${phrase}.${advice}`
}

/** The deadline as a phrase for lists; a dash where the plan states none. */
export const deadlineInShort = (d: DeadlineFacts, plan: EventAbout, t: Texts): string =>
  deadlinePhrase(d, t, about(plan)) ?? t('o-no-deadline')

/** What was done, in the words of the closed list of answers. */
export const DONE = [
  'members',
  'unit',
  'leads',
  'deadline',
  'more_deadlines',
  'products',
  'text',
  'role',
  'coordinators',
  'executor',
  'deliver_to',
  'drop',
  'keep',
  'confirm',
  'acceptance',
  'split',
  'merge',
  'same_as',
  'add',
  'adopt',
  'dismiss',
  'document_date',
  'document_number',
  'event_date',
  'noted',
  'edit',
  'unchanged_form',
  'new',
  'unchanged',
  'revised',
  'amended',
  'left',
] as const
export type Done = (typeof DONE)[number]

export const isDone = (word: unknown): word is Done => (DONE as readonly unknown[]).includes(word)

/** Why an answer could not be taken, and what to do. */
export function refusalWords(refused: Extract<SettledReviewed, { ok: false }>, t: Texts): string {
  if (refused.code === 'unresolved') return t('o-refused-unresolved', { names: listed(refused.names, '; ') })
  return t(`o-refused-${refused.code}`)
}

/** Tasks by what they need, in the order in which they are worked off. */
export function grouped(
  tasks: readonly ReviewTask[],
): { group: 'waiting' | 'doubtful' | 'clear' | 'announced'; tasks: ReviewTask[] }[] {
  const groupOf = (task: ReviewTask) =>
    task.state === 'waiting'
      ? 'waiting'
      : task.state === 'announced'
        ? 'announced'
        : task.doubts.length > 0
          ? 'doubtful'
          : 'clear'
  return (['waiting', 'doubtful', 'clear', 'announced'] as const)
    .map((group) => ({ group, tasks: tasks.filter((task) => groupOf(task) === group) }))
    .filter((one) => one.tasks.length > 0)
}

/** The reading of what somebody typed as a deadline. */
export const readingWords = (phrase: string | null, t: Texts): string =>
  phrase === null ? t('o-reading-none') : t('o-reading', { words: html(phrase) })
