// Which units owe a task: shares are added, taken back or cancelled so that they are those that are meant now.
import { apply } from '../core/assignment.ts'
import { coordinatorUnits, draftTasks, type TaskDraft } from '../core/plan.ts'
import type { PlanDocument } from '../core/plan-document.ts'
import { dayOf } from '../core/time.ts'
import { compact, executorUnit, resolveUnit, sameName, type Unit, type UnitContext, unitByKey } from '../core/units.ts'
import {
  type Assignment,
  addAssignment,
  assignmentsOfTask,
  changeAssignment,
  lifeOf,
  NO_LIFE,
  removeAssignment,
  saveLife,
  submissionsOf,
} from '../store/assignments.ts'
import {
  asUnits,
  groupMembers,
  keepUnit,
  latestVersion,
  listedUnits,
  type Plan,
  type Task,
  tasksOf,
  unitByName,
} from '../store/plans.ts'
import type { App } from './app.ts'
import { cancelled, DROPPED, REMOVED } from './task-changes.ts'
import { tellUnit } from './telling.ts'

type Shares = TaskDraft['shares']

/** The directory's view of a plan: which units were valid on the event's day, else the document's, else today. */
export function unitContext(
  app: App,
  of: { on: string | null; issuer: string | null; known?: Unit[]; abbreviations?: Record<string, string> | undefined },
): UnitContext {
  const on = of.on ?? dayOf(app.now(), app.settings.calendar.zone)
  const { issuer, abbreviations } = of
  return {
    on,
    issuer,
    known: of.known ?? knownUnits(app, { on, issuer, abbreviations: abbreviations ?? {} }),
    ...(abbreviations ? { abbreviations } : {}),
  }
}

/**
 * Units by the names that sheets gave them. A body of one province is not meant by a short name in another's paper:
 * "TTTT" is known in many places. What a paper itself abbreviates is meant as it says there.
 */
function knownUnits(
  app: App,
  { on, issuer, abbreviations }: { on: string; issuer: string | null; abbreviations: Record<string, string> },
): Unit[] {
  const listed = listedUnits(app.db)
  if (listed.length === 0) return []
  const named = issuer === null ? null : resolveUnit(issuer, { on, issuer: null })
  const place = named?.kind === 'unit' ? provinceOf(named.unit) : null
  const declared = new Set(Object.keys(abbreviations).map(compact))
  const free = (aliases: string[]) => aliases.filter((alias) => !declared.has(compact(alias)))
  return listed
    .filter(({ unit }) => place === null || unit.place === null || provinceOf(unit) === place)
    .flatMap(({ unit, own, given }) => {
      if (own) return [{ ...unit, aliases: free(unit.aliases) }]
      const then = unitByKey(unit.key, on)
      return then && (then.validTo === null || on <= then.validTo) ? [{ ...then, aliases: free(given) }] : []
    })
}

const provinceOf = (unit: Unit): string | null => unit.place?.split('/')[0] ?? null

/** The directory's view of a stored plan, with what its newest document abbreviates. */
export const contextOf = (app: App, plan: Plan): UnitContext =>
  unitContext(app, {
    on: plan.eventDate ?? plan.eventWindowFrom ?? plan.documentDate,
    issuer: plan.issuer,
    abbreviations: latestVersion(app.db, plan.id)?.document.abbreviations,
  })

/** The tasks of a document with their units, by the members that the organizer named for this issuer before. */
export function draftsOf(app: App, document: PlanDocument, eventDay: string | null): TaskDraft[] {
  const on = eventDay ?? document.event?.window?.from ?? document.date
  const ctx = unitContext(app, { on, issuer: document.issuer, abbreviations: document.abbreviations })
  return draftTasks(document, ctx, named(app, document.issuer, ctx))
}

/** Members that the organizer named for this issuer's group before; null where there are none. */
const named =
  (app: App, issuer: string | null, ctx: UnitContext) =>
  (phrase: string): Unit[] | null => {
    const members = groupMembers(app.db, issuer ?? '', phrase) ?? []
    const units = members.flatMap((member) => {
      // A stored unit is known by its full name; read as words, a comma in it would part it.
      const stored = unitByName(app.db, member)
      if (stored) return asUnits(app.db, [stored.id])
      const found = resolveUnit(member, ctx)
      return found.kind === 'group' ? found.members : [found.unit]
    })
    return units.length === 0 ? null : units
  }

/** Adds the shares of a task that are not there yet. */
export function spread(app: App, taskId: number, shares: Shares): void {
  const there = new Set(assignmentsOfTask(app.db, taskId).map((a) => a.unitId))
  for (const share of shares) {
    const unitId = keepUnit(app.db, share.unit)
    if (there.has(unitId)) continue
    there.add(unitId)
    addAssignment(app.db, {
      taskId,
      unitId,
      executorUnitId: executorOf(app, share),
      role: share.role,
      state: 'waiting',
      deadlineOverride: null,
      announcedAt: null,
      acknowledgedAt: null,
      life: NO_LIFE,
      calledAt: null,
    })
  }
}

const executorOf = (app: App, share: Shares[number]): number | null =>
  share.executor ? keepUnit(app.db, share.executor) : null

/**
 * Makes these the shares of a task. A unit that is no longer meant is taken out: without trace where it was not told,
 * else it is told and what it sent stays in the books. A unit that is meant again goes on where it was.
 */
export function reassign(app: App, plan: Plan, task: Task, shares: Shares): void {
  const wanted = new Map(shares.map((share) => [keepUnit(app.db, share.unit), share]))
  for (const row of assignmentsOfTask(app.db, task.id)) {
    const share = wanted.get(row.unitId)
    if (!share) takeOut(app, plan, row)
    else {
      changeAssignment(app.db, row.id, { role: share.role, executorUnitId: executorOf(app, share) })
      if (row.state === 'cancelled') bringBack(app, plan, row)
    }
  }
  spread(app, task.id, shares)
}

function takeOut(app: App, plan: Plan, row: Assignment): void {
  if (row.state === 'waiting') return removeAssignment(app.db, row.id)
  if (row.state === 'cancelled') return
  saveLife(app.db, row.id, cancelled(lifeOf(row, submissionsOf(app.db, [row.id])), app.now()))
  tellOfShare(app, plan, row, 'cancelled')
}

function bringBack(app: App, plan: Plan, row: Assignment): void {
  const life = lifeOf(row, submissionsOf(app.db, [row.id]))
  saveLife(app.db, row.id, apply(life, { kind: 'reopened', at: app.now(), to: life.cancelled?.from ?? 'announced' }))
  tellOfShare(app, plan, row, 'added')
}

const tellOfShare = (app: App, plan: Plan, row: Assignment, what: 'added' | 'cancelled'): number =>
  tellUnit(app, plan.id, row.unitId, {
    kind: 'task_changed',
    plan: plan.id,
    unit: row.unitId,
    assignments: [row.id],
    what,
  })

/** A document's task and the row that was made from it; rows that the document no longer has are left out. */
export function rowOf(tasks: Task[], ref: string): Task | undefined {
  return tasks.find((task) => task.ref === ref && !task.corrected.includes(REMOVED))
}

/** The shares that a document gives a task, with what the organizer said of who leads, who helps and who does it. */
export function asCorrected(app: App, plan: Plan, task: Task, draft: TaskDraft): Shares {
  const says = (field: string) => task.corrected.includes(field)
  if (!says('role') && !says('executor') && !says('coordinators')) return draft.shares
  const ctx = contextOf(app, plan)
  const keys = new Set(draft.shares.map((s) => s.unit.key))
  const coordinating = new Set(coordinatorUnits(draft.coordinators, ctx, keys).map((u) => u.key))
  const isHelp = (share: Shares[number]) =>
    draft.role === 'lead' ? share.role === 'coordinate' : coordinating.has(share.unit.key)
  const executor = (unit: Unit) => (task.executor ? executorUnit(unit, task.executor, ctx) : null)
  const own = draft.shares
    .filter((share) => !isHelp(share))
    .map((share) => ({
      unit: share.unit,
      executor: says('executor') ? executor(share.unit) : share.executor,
      role: says('role') ? task.role : share.role,
    }))
  const taken = new Set(own.map((s) => s.unit.key))
  const helping = says('coordinators') ? helpersNamed(app, task, ctx) : draft.shares.filter(isHelp)
  return [...own, ...helping.filter((share) => !taken.has(share.unit.key))]
}

/** The coordinating units as the organizer named them: known bodies, and others that have their share already. */
function helpersNamed(app: App, task: Task, ctx: UnitContext): Shares {
  const rows = assignmentsOfTask(app.db, task.id).filter((row) => row.state !== 'cancelled')
  const there = asUnits(
    app.db,
    rows.map((row) => row.unitId),
  )
  const units = task.coordinators.flatMap((name): Unit[] => {
    const known = coordinatorUnits([name], ctx, new Set(there.map((u) => u.key)))
    return known.length > 0 ? known : there.filter((unit) => sameName(unit.name, name))
  })
  return units.map((unit) => ({ unit, executor: null, role: 'coordinate' as const }))
}

/** Before activation groups follow the event's day: provinces were 63 until 30/06/2025 and are 34 since. */
export function spreadAgain(app: App, plan: Plan): void {
  const document = latestVersion(app.db, plan.id)?.document
  if (plan.state !== 'draft' || !document) return
  const tasks = tasksOf(app.db, plan.id)
  for (const draft of draftsOf(app, document, plan.eventDate)) {
    const task = rowOf(tasks, draft.ref)
    if (task && !task.corrected.includes('unit') && !task.corrected.includes(DROPPED))
      reassign(app, plan, task, asCorrected(app, plan, task, draft))
  }
}
