// Stores a plan document: a new plan, the same one again (nothing changes), or a revision (only what differs changes).
import { createHash } from 'node:crypto'
import { differences, draftTasks, organizingUnit, type TaskDraft } from '../core/plan.ts'
import type { PlanDocument } from '../core/plan-document.ts'
import { dayOf } from '../core/time.ts'
import { fold, resolveUnit, type Unit, type UnitContext } from '../core/units.ts'
import { addAssignment, assignmentsOfTask, NO_LIFE, removeAssignmentsOfTask } from '../store/assignments.ts'
import { transact } from '../store/db.ts'
import { record } from '../store/journal.ts'
import {
  addPlan,
  addTask,
  addVersion,
  allPlans,
  asUnits,
  changePlan,
  changeTask,
  groupMembers,
  keepUnit,
  latestVersion,
  type Plan,
  planById,
  setDeliverables,
  type Task,
  tasksOf,
  unitByName,
  versionByHash,
} from '../store/plans.ts'
import { type App, type By, token } from './app.ts'
import { cancelTask, tellChanged } from './task-changes.ts'

export type Imported =
  | { kind: 'new'; plan: Plan }
  | { kind: 'unchanged'; plan: Plan }
  | {
      kind: 'revised'
      plan: Plan
      same: number
      changed: { ref: string; fields: string[] }[]
      added: string[]
      removed: string[]
    }

export interface ImportSource {
  bytes: Uint8Array
  name: string
}

/**
 * Imports what was read from a document.
 * A plan is recognised by its number and issuer, or by its title where the number is blank.
 */
export function importPlan(app: App, document: PlanDocument, source: ImportSource, by: By): Imported {
  const fileHash = createHash('sha256').update(source.bytes).digest('hex')
  return transact(app.db, (): Imported => {
    const again = versionByHash(app.db, fileHash)
    if (again) return { kind: 'unchanged', plan: planById(app.db, again.planId)! }
    const known = samePlan(app, document)
    if (known) return revise(app, known, document, { fileHash, name: source.name }, by)
    const plan = create(app, document, { fileHash, name: source.name }, by)
    return { kind: 'new', plan }
  })
}

function samePlan(app: App, document: PlanDocument): Plan | undefined {
  const fits = (plan: Plan): boolean => {
    if (plan.state === 'closed') return false
    if (document.number && plan.number)
      return fold(plan.number) === fold(document.number) && near(plan.issuer, document.issuer)
    return plan.title !== null && document.title !== null && fold(plan.title) === fold(document.title)
  }
  return allPlans(app.db).find(fits)
}

const near = (a: string | null, b: string | null): boolean => a === null || b === null || fold(a) === fold(b)

/** The directory's view of a plan: which units were valid on the event's day, else the document's, else today. */
export function unitContext(app: App, of: { on: string | null; issuer: string | null; known?: Unit[] }): UnitContext {
  return {
    on: of.on ?? dayOf(app.now(), app.settings.calendar.zone),
    issuer: of.issuer,
    ...(of.known ? { known: of.known } : {}),
  }
}

export const dayForUnits = (document: PlanDocument): string | null =>
  document.event?.date ?? document.event?.window?.from ?? document.date

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

function create(app: App, document: PlanDocument, file: { fileHash: string; name: string }, by: By): Plan {
  const now = app.now()
  const ctx = unitContext(app, { on: dayForUnits(document), issuer: document.issuer })
  const drafts = draftTasks(document, ctx, named(app, document.issuer, ctx))
  const organizer = organizingUnit(drafts)
  const plan = addPlan(app.db, {
    shortId: `KH${allPlans(app.db).length + 1}`,
    number: document.number,
    issuer: document.issuer,
    title: document.title,
    documentDate: document.date,
    organizerUnitId: organizer ? keepUnit(app.db, organizer) : null,
    state: 'draft',
    ...eventColumns(document),
    eventBasis: null,
    eventChangedAt: null,
    createdAt: now,
    activatedAt: null,
  })
  addVersion(app.db, {
    planId: plan.id,
    sequence: 1,
    fileHash: file.fileHash,
    fileName: file.name,
    document,
    importedAt: now,
  })
  for (const [position, draft] of drafts.entries()) addDraft(app, plan.id, position, draft)
  record(app.db, {
    at: now,
    ...by,
    action: 'plan_imported',
    object: `plan:${plan.id}`,
    details: { hash: file.fileHash, tasks: drafts.length },
  })
  return plan
}

/** What a document says of its event. */
const eventColumns = (document: PlanDocument) => ({
  eventName: document.event?.name ?? null,
  eventDate: document.event?.date ?? null,
  eventTime: document.event?.time ?? null,
  eventState: document.event?.date ? ('fixed' as const) : ('unknown' as const),
  eventWindowFrom: document.event?.window?.from ?? null,
  eventWindowTo: document.event?.window?.to ?? null,
  eventVenues: document.event?.venues ?? [],
})

function addDraft(app: App, planId: number, position: number, draft: TaskDraft): Task {
  const task = addTask(app.db, {
    planId,
    key: token(app, 12),
    position,
    ...taskColumns(draft),
    needsAcceptance: true,
    corrected: [],
    dropped: false,
    milestone: false,
  })
  setDeliverables(app.db, task.id, draft.deliverables)
  spread(app, task.id, draft.shares)
  return task
}

const taskColumns = (draft: TaskDraft) => ({
  ref: draft.ref,
  unitText: draft.unitText,
  isGroup: draft.isGroup,
  role: draft.role,
  executor: draft.executor,
  coordinators: draft.coordinators,
  text: draft.text,
  deadline: draft.deadline,
  moreDeadlines: draft.moreDeadlines,
  deliverTo: draft.deliverTo,
  sameAs: draft.sameAs,
  section: draft.section,
  line: draft.line,
  questions: draft.questions,
})

/** Adds the shares of a task that are not there yet. */
export function spread(app: App, taskId: number, shares: TaskDraft['shares']): void {
  const there = new Set(assignmentsOfTask(app.db, taskId).map((a) => a.unitId))
  for (const share of shares) {
    const unitId = keepUnit(app.db, share.unit)
    if (there.has(unitId)) continue
    there.add(unitId)
    addAssignment(app.db, {
      taskId,
      unitId,
      executorUnitId: share.executor ? keepUnit(app.db, share.executor) : null,
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

/** The tasks of a stored plan in the shape that {@link differences} compares. */
const comparable = (task: Task) => ({ ...task, unitText: task.unitText, task })

function revise(
  app: App,
  plan: Plan,
  document: PlanDocument,
  file: { fileHash: string; name: string },
  by: By,
): Imported {
  const now = app.now()
  const ctx = unitContext(app, { on: dayForUnits(document), issuer: document.issuer })
  const drafts = draftTasks(document, ctx, named(app, document.issuer, ctx))
  const diff = differences(tasksOf(app.db, plan.id).map(comparable), drafts)
  const changed: { ref: string; fields: string[] }[] = []
  for (const { old, new: draft } of diff.same)
    changeTask(app.db, old.task.id, { ref: draft.ref, position: drafts.indexOf(draft), line: draft.line })
  for (const { old, new: draft, fields } of diff.changed) {
    const kept = fields.filter((f) => !old.task.corrected.includes(f))
    applyRevision(app, old.task, draft, drafts.indexOf(draft), kept)
    if (kept.length > 0) changed.push({ ref: draft.ref, fields: kept })
  }
  const added = diff.added.map((draft) => addDraft(app, plan.id, drafts.indexOf(draft), draft))
  for (const { task } of diff.removed) cancelTask(app, plan.id, task, by)
  if (changed.length === 0 && added.length === 0 && diff.removed.length === 0) {
    addVersion(app.db, nextVersion(app, plan.id, document, file, now))
    return { kind: 'unchanged', plan }
  }
  addVersion(app.db, nextVersion(app, plan.id, document, file, now))
  if (plan.state === 'draft') followDocument(app, plan, document)
  record(app.db, {
    at: now,
    ...by,
    action: 'plan_revised',
    object: `plan:${plan.id}`,
    details: { hash: file.fileHash, changed: changed.length, added: added.length, removed: diff.removed.length },
  })
  const refs = new Set(changed.map((c) => c.ref))
  tellChanged(
    app,
    plan.id,
    diff.changed.filter((c) => refs.has(c.new.ref)).map((c) => c.old.task.id),
  )
  return {
    kind: 'revised',
    plan: planById(app.db, plan.id)!,
    same: diff.same.length,
    changed,
    added: added.map((t) => t.ref),
    removed: diff.removed.map((t) => t.task.ref),
  }
}

const nextVersion = (
  app: App,
  planId: number,
  document: PlanDocument,
  file: { fileHash: string; name: string },
  now: number,
) => ({
  planId,
  sequence: (latestVersion(app.db, planId)?.sequence ?? 0) + 1,
  fileHash: file.fileHash,
  fileName: file.name,
  document,
  importedAt: now,
})

function applyRevision(app: App, task: Task, draft: TaskDraft, position: number, fields: string[]): void {
  const fresh = taskColumns(draft)
  const takes = (field: string) => fields.includes(field)
  changeTask(app.db, task.id, {
    ref: fresh.ref,
    position,
    line: fresh.line,
    ...(takes('text') ? { text: fresh.text } : {}),
    ...(takes('deadline') ? { deadline: fresh.deadline, moreDeadlines: fresh.moreDeadlines } : {}),
    ...(takes('deliverTo') ? { deliverTo: fresh.deliverTo } : {}),
    ...(takes('role') ? { role: fresh.role } : {}),
    ...(takes('executor') ? { executor: fresh.executor } : {}),
    ...(takes('unit') ? { unitText: fresh.unitText, isGroup: fresh.isGroup, questions: fresh.questions } : {}),
  })
  if (takes('text')) setDeliverables(app.db, task.id, draft.deliverables)
  if (takes('unit') || takes('executor')) {
    removeAssignmentsOfTask(app.db, task.id)
    spread(app, task.id, draft.shares)
  }
}

/** Before activation the plan's own words about the event follow the newest document. */
function followDocument(app: App, plan: Plan, document: PlanDocument): void {
  changePlan(app.db, plan.id, {
    title: document.title,
    documentDate: document.date,
    ...eventColumns(document),
  })
}
