// Whether a message belongs to a plan marked internal, and is then not to be passed on or saved.
import type { Notice } from '../core/notice.ts'
import { assignmentById, submissionById } from '../store/assignments.ts'
import { contactById } from '../store/people.ts'
import { anyInternal, planById, taskById } from '../store/plans.ts'
import type { App } from './app.ts'

/**
 * A message whose plan its notice does not tell (a list over all plans, the rest of a long text, an answer to a
 * stranger) is protected as soon as any plan is internal: what it repeats may be of that plan.
 */
export function isInternal(app: App, notice: Notice): boolean {
  if (!anyInternal(app.db)) return false
  const plan = planOf(app, notice)
  return plan === null || (planById(app.db, plan)?.internal ?? true)
}

function planOf(app: App, notice: Notice): number | null {
  if ('plan' in notice && notice.plan !== null) return notice.plan
  if ('submission' in notice) {
    const assignment = submissionById(app.db, notice.submission)?.assignmentId
    return assignment === undefined ? null : planOfAssignment(app, assignment)
  }
  if ('contact' in notice && notice.contact !== null) return contactById(app.db, notice.contact)?.planId ?? null
  return null
}

function planOfAssignment(app: App, id: number): number | null {
  const task = assignmentById(app.db, id)?.taskId
  return task === undefined ? null : (taskById(app.db, task)?.planId ?? null)
}
