// Several answers about a task that somebody looked at: all of them or none, and only if the task is still what was shown.
import type { Answer } from '../core/answers.ts'
import { transact } from '../store/db.ts'
import { planById, taskById } from '../store/plans.ts'
import type { App, By } from './app.ts'
import { planReview } from './plan-review.ts'
import { settleTask } from './settle-task.ts'
import type { Settled, SettleRefusal } from './settled.ts'

export type SettledReviewed =
  | (Extract<Settled, { ok: true }> & { also: string[] })
  /** `stale`: the task was changed since it was shown. `answer` says which of the answers was refused. */
  | { ok: false; code: SettleRefusal | 'stale'; names: string[]; answer: Answer['kind'] | null }

class Refused extends Error {
  readonly outcome: Extract<SettledReviewed, { ok: false }>
  constructor(outcome: Extract<SettledReviewed, { ok: false }>) {
    super(outcome.code)
    this.outcome = outcome
  }
}

/** @param seen the task with the stamp of the review that was looked at; null where the answers are about the plan */
export function settleReviewed(
  app: App,
  planId: number,
  seen: { taskId: number; stamp: string } | null,
  answers: readonly Answer[],
  by: By,
): SettledReviewed {
  try {
    return transact(app.db, (): SettledReviewed => {
      if (seen && planReview(app, planId).tasks.find((t) => t.taskId === seen.taskId)?.stamp !== seen.stamp)
        return { ok: false, code: 'stale', names: [], answer: null }
      const all: SettledReviewed = { ok: true, task: null, announced: 0, unresolved: [], also: [] }
      for (const answer of answers) {
        const task = seen ? (taskById(app.db, seen.taskId) ?? null) : null
        const settled = settleTask(app, planById(app.db, planId)!, task, answer, by)
        // Thrown so that what the earlier answers wrote is taken back with the transaction.
        if (!settled.ok) throw new Refused({ ...settled, answer: answer.kind })
        all.task = settled.task
        all.announced += settled.announced
        all.unresolved.push(...settled.unresolved)
        all.also.push(...(settled.also ?? []))
      }
      return all
    })
  } catch (error) {
    if (error instanceof Refused) return error.outcome
    throw error
  }
}
