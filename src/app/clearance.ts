// May a task be announced, and if not, why: what waits for the organizer is listed, never guessed.
import { nextWorkingTime } from '../core/calendar.ts'
import { dueOf } from '../core/deadline.ts'
import type { Task } from '../store/plans.ts'
import type { App } from './app.ts'
import { ruleOf, type World } from './world.ts'

/** The organizer said so although the deadline had passed. */
export const ANNOUNCE_PAST = 'announce_past'

/**
 * Why a task is not (or would not be) announced; null where it is clear or already announced.
 * A deadline that is past on the clock in force asks first, so that nobody is chased for yesterday.
 */
export function waitingReason(app: App, world: World, task: Task): { code: string; message: string } | null {
  const all = world.shares.filter((s) => s.task.id === task.id && s.row.role === task.role)
  const shares = all.filter((s) => s.life.state !== 'cancelled')
  if (shares.some((s) => s.life.state !== 'waiting')) return null
  // Taken back as a whole: nobody has to settle it any more.
  if (shares.length < all.length && shares.length === 0 && task.questions.length === 0) return null
  const question = task.questions[0]
  if (question) return { code: question.code, message: question.message }
  if (shares.length === 0) return { code: 'open_group', message: '' }
  const due = dueOf(ruleOf(task, null), world.deadlines)
  // Announced in the evening it is read the next working morning: what has passed by then asks first, too.
  const read = nextWorkingTime(app.settings.calendar, app.now())
  if (due.kind === 'due' && read > due.due.lenient && !task.corrected.includes(ANNOUNCE_PAST))
    return { code: 'deadline_past', message: '' }
  return null
}
