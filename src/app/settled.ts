// What comes of an answer: the task as it is now, or a code that says why it could not be taken.
import type { Task } from '../store/plans.ts'

export type SettleRefusal =
  | 'unresolved'
  | 'empty'
  | 'task_unknown'
  | 'announced'
  | 'plan_closed'
  | 'plan_active'
  | 'same_task'
  | 'units_differ'
  | 'already_settled'

export type Settled =
  /** `task` is null where the answer is about the plan; `unresolved` are names that were not taken for any body. */
  | {
      ok: true
      task: Task | null
      announced: number
      unresolved: string[]
      /** Places of other tasks that the same answer settled. */
      also: string[]
    }
  | { ok: false; code: SettleRefusal; names: string[] }

export const settled = (task: Task | null, unresolved: string[] = []): Extract<Settled, { ok: true }> => ({
  ok: true,
  task,
  announced: 0,
  unresolved,
  also: [],
})

export const refused = (code: SettleRefusal, names: string[] = []): Settled => ({ ok: false, code, names })

/** The fields of a task that the organizer set, with these among them: a revised document leaves them alone. */
export const corrected = (task: Task, ...fields: string[]): string[] => [...new Set([...task.corrected, ...fields])]
