// Reads a plan with its tasks and shares at once, with what the core needs to decide on them.
import type { AssignmentSettings, AssignmentState } from '../core/assignment.ts'
import {
  type DeadlineContext,
  type DueResult,
  dueOf,
  type EventDate,
  eventStart,
  leadingDue,
} from '../core/deadline.ts'
import type { Deadline } from '../core/plan-document.ts'
import {
  type Assignment,
  assignmentById,
  assignmentsOf,
  filesOf,
  lifeOf,
  type Submission,
  submissionsOf,
} from '../store/assignments.ts'
import {
  type Plan,
  planById,
  planDeliverables,
  type StoredUnit,
  type Task,
  taskById,
  tasksOf,
  unitsByIds,
} from '../store/plans.ts'
import type { App } from './app.ts'

export interface Share {
  row: Assignment
  task: Task
  life: AssignmentState
  unit: StoredUnit
  executor: StoredUnit | null
  submissions: Submission[]
  /** The deadline in force: the extension, else the correction, else the task's. */
  rule: Deadline | null
  due: DueResult
}

export interface World {
  plan: Plan
  event: EventDate
  deadlines: DeadlineContext
  tasks: Task[]
  shares: Share[]
  deliverables: Map<number, string[]>
}

export const eventOf = (plan: Plan): EventDate => ({
  day: plan.eventDate,
  time: plan.eventTime,
  state: plan.eventState,
})

export const deadlineContext = (app: App, plan: Plan, event: EventDate = eventOf(plan)): DeadlineContext => ({
  event,
  documentDate: plan.documentDate,
  calendar: app.settings.calendar,
})

/** The rule in force for one share. */
export function ruleOf(task: Task, row: Assignment | null): Deadline | null {
  const extended = row?.life.extendedTo
  if (extended) return { kind: 'date', date: extended, time: null, from: null, bound: 'by', text: '' }
  return row?.deadlineOverride ?? task.deadline
}

function dueFor(task: Task, row: Assignment, ctx: DeadlineContext): { rule: Deadline | null; due: DueResult } {
  const rule = ruleOf(task, row)
  if (rule !== task.deadline || task.moreDeadlines.length === 0) return { rule, due: dueOf(rule, ctx) }
  const leading = leadingDue(rule, task.moreDeadlines, ctx)
  return { rule: leading.rule, due: leading.result }
}

/**
 * Loads a plan.
 * @param unitIds only the shares of these units; all where left out
 */
export function loadWorld(app: App, planId: number, unitIds?: number[], event?: EventDate): World {
  const plan = planById(app.db, planId)
  if (!plan) throw new Error(`no plan ${planId}`)
  const tasks = tasksOf(app.db, planId)
  const rows = assignmentsOf(app.db, planId, unitIds)
  const deadlines = deadlineContext(app, plan, event)
  const submissions = submissionsOf(
    app.db,
    rows.map((r) => r.id),
  ).filter((s) => s.state !== 'withdrawn')
  const ids = new Set<number>()
  for (const row of rows) {
    ids.add(row.unitId)
    if (row.executorUnitId !== null) ids.add(row.executorUnitId)
  }
  const units = new Map(unitsByIds(app.db, [...ids]).map((u) => [u.id, u]))
  const byTask = new Map(tasks.map((t) => [t.id, t]))
  const byAssignment = grouped(submissions)
  const deliverables = new Map<number, string[]>()
  for (const each of planDeliverables(app.db, planId)) {
    const names = deliverables.get(each.taskId) ?? []
    names.push(each.name)
    deliverables.set(each.taskId, names)
  }
  const shares = rows.map((row) => {
    const task = byTask.get(row.taskId)!
    const own = byAssignment.get(row.id) ?? []
    return {
      row,
      task,
      life: lifeOf(row, own),
      unit: units.get(row.unitId)!,
      executor: row.executorUnitId === null ? null : (units.get(row.executorUnitId) ?? null),
      submissions: own,
      ...dueFor(task, row, deadlines),
    }
  })
  return { plan, event: event ?? eventOf(plan), deadlines, tasks, shares, deliverables }
}

const grouped = (submissions: Submission[]): Map<number, Submission[]> => {
  const map = new Map<number, Submission[]>()
  for (const each of submissions) {
    const list = map.get(each.assignmentId)
    if (list) list.push(each)
    else map.set(each.assignmentId, [each])
  }
  return map
}

/** The world of one assignment's unit, and its share. */
export function loadShare(app: App, assignmentId: number): { world: World; share: Share } | null {
  const row = assignmentById(app.db, assignmentId)
  const task = row ? taskById(app.db, row.taskId) : undefined
  if (!row || !task || task.dropped) return null
  const world = loadWorld(app, task.planId, [row.unitId])
  const share = world.shares.find((s) => s.row.id === assignmentId)
  return share ? { world, share } : null
}

/** What decides on a share besides the share itself. */
export function settingsFor(app: App, world: World, share: Share): AssignmentSettings {
  return {
    needsAcceptance: share.task.needsAcceptance ? null : false,
    organizingUnit: world.plan.organizerUnitId,
    newVersionUntil: eventStart(world.event, app.settings.calendar),
    dueDay: share.due.kind === 'due' ? share.due.due.lenientDay : null,
    zone: app.settings.calendar.zone,
  }
}

/** Does it serve the event: is it due on or before the event's day, or without a date of its own? */
export const servesEvent = (world: World, share: Share): boolean =>
  world.event.day === null || share.due.kind !== 'due' || share.due.due.lenientDay <= world.event.day

/** Files of submissions, by submission. */
export function filesBySubmission(app: App, submissions: Submission[]) {
  const files = filesOf(
    app.db,
    submissions.map((s) => s.id),
  )
  const map = new Map<number, typeof files>()
  for (const each of files) {
    const list = map.get(each.submissionId)
    if (list) list.push(each)
    else map.set(each.submissionId, [each])
  }
  return map
}
