// What follows when the organizer or a revised document changes a task that units were already told of.

import { type AssignmentState, apply } from '../core/assignment.ts'
import type { Instant } from '../core/time.ts'
import { assignmentsOfTask, lifeOf, removeAssignmentsOfTask, saveLife, submissionsOf } from '../store/assignments.ts'
import { record } from '../store/journal.ts'
import { changeTask, type Task, taskById } from '../store/plans.ts'
import type { App, By } from './app.ts'
import { tellUnit } from './telling.ts'

/** The organizer dropped the task: it stays dropped whatever a revised document says. */
export const DROPPED = 'dropped'
/** A revised document no longer has it; should it come again, it comes as a new task. */
export const REMOVED = 'removed'

/** Drops a task: what nobody was told of disappears, what was announced is cancelled and its units are told. */
export function cancelTask(app: App, planId: number, task: Task, by: By, why: typeof DROPPED | typeof REMOVED): void {
  const rows = assignmentsOfTask(app.db, task.id)
  const told = rows.filter((r) => r.state !== 'waiting' && r.state !== 'cancelled')
  const submissions = submissionsOf(
    app.db,
    rows.map((r) => r.id),
  )
  for (const row of told) saveLife(app.db, row.id, cancelled(lifeOf(row, submissions), app.now()))
  // Kept in the books as cancelled once anybody was told of it.
  const dropped = rows.every((r) => r.state === 'waiting')
  if (!dropped) removeAssignmentsOfTask(app.db, task.id)
  changeTask(app.db, task.id, {
    dropped,
    questions: [],
    corrected: [...new Set([...task.corrected, why])],
  })
  const byUnit = new Map<number, number[]>()
  for (const row of told) byUnit.set(row.unitId, [...(byUnit.get(row.unitId) ?? []), row.id])
  for (const [unitId, assignments] of byUnit)
    tellUnit(app, planId, unitId, { kind: 'task_changed', plan: planId, unit: unitId, assignments, what: 'cancelled' })
  record(app.db, {
    at: app.now(),
    ...by,
    action: 'task_dropped',
    object: `task:${task.id}`,
    details: { told: told.length },
  })
}

/** The life of a share after the organizer took it back. Cancelling is allowed in every state. */
export function cancelled(life: AssignmentState, at: Instant): AssignmentState {
  return life.state === 'cancelled' ? life : apply(life, { kind: 'cancelled', at })
}

/** Tells the units of announced tasks that something of theirs changed, one message per person. */
export function tellChanged(
  app: App,
  planId: number,
  taskIds: number[],
  what: 'changed' | 'added' = 'changed',
): number {
  const byUnit = new Map<number, number[]>()
  for (const id of taskIds) {
    if (!taskById(app.db, id)) continue
    for (const row of assignmentsOfTask(app.db, id)) {
      if (row.state === 'waiting' || row.state === 'cancelled' || row.role !== 'lead') continue
      byUnit.set(row.unitId, [...(byUnit.get(row.unitId) ?? []), row.id])
    }
  }
  let told = 0
  for (const [unitId, assignments] of byUnit)
    told += tellUnit(app, planId, unitId, { kind: 'task_changed', plan: planId, unit: unitId, assignments, what })
  return told
}
