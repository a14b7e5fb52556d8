// Stores a plan document: a new plan, the same one again (nothing changes), or a revision (only what differs changes).
import { createHash } from 'node:crypto'
import { differences, organizingUnit, type TaskDraft } from '../core/plan.ts'
import type { PlanDocument } from '../core/plan-document.ts'
import { fold } from '../core/units.ts'
import { transact } from '../store/db.ts'
import { record } from '../store/journal.ts'
import {
  addPlan,
  addTask,
  addVersion,
  allPlans,
  changePlan,
  changeTask,
  keepUnit,
  latestVersion,
  type Plan,
  planById,
  setDeliverables,
  type Task,
  taskById,
  tasksOf,
  versionByHash,
} from '../store/plans.ts'
import { type App, type By, token } from './app.ts'
import { OWN } from './settle-document.ts'
import { asCorrected, draftsOf, reassign, rowOf, spread, spreadAgain } from './spread.ts'
import { cancelTask, DROPPED, REMOVED, tellChanged } from './task-changes.ts'

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
  /** The text that was extracted from it, so that a question can quote its place. */
  lines?: string[]
}

/** What a version keeps of the file that it came as. */
interface KeptFile {
  fileHash: string
  name: string
  lines: string[] | null
}

/**
 * Imports what was read from a document.
 * A plan is recognised by its number and issuer, or by its title where the number is blank.
 */
export function importPlan(app: App, document: PlanDocument, source: ImportSource, by: By): Imported {
  const fileHash = createHash('sha256').update(source.bytes).digest('hex')
  return transact(app.db, (): Imported => {
    const again = versionByHash(app.db, fileHash)
    if (again && latestVersion(app.db, again.planId)?.id === again.id)
      return { kind: 'unchanged', plan: planById(app.db, again.planId)! }
    const kept: KeptFile = { fileHash, name: source.name, lines: source.lines ?? null }
    const known = samePlan(app, document)
    if (known) return revise(app, known, document, kept, by)
    const plan = create(app, document, kept, by)
    return { kind: 'new', plan }
  })
}

/** The plan at hand that a document is a version of. */
export function samePlan(app: App, document: PlanDocument): Plan | undefined {
  const fits = (plan: Plan): boolean => {
    if (plan.state === 'closed') return false
    if (document.number && plan.number)
      return fold(plan.number) === fold(document.number) && near(plan.issuer, document.issuer)
    return plan.title !== null && document.title !== null && fold(plan.title) === fold(document.title)
  }
  return allPlans(app.db).find(fits)
}

const near = (a: string | null, b: string | null): boolean => a === null || b === null || fold(a) === fold(b)

function create(app: App, document: PlanDocument, file: KeptFile, by: By): Plan {
  const now = app.now()
  const drafts = draftsOf(app, document, document.event?.date ?? null)
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
    lines: file.lines,
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

/** The tasks that the last document had, each with the row that was made from it: what the organizer did is not in it. */
function lastDrafts(app: App, plan: Plan): (TaskDraft & { task: Task })[] {
  const document = latestVersion(app.db, plan.id)?.document
  if (!document) return []
  const tasks = tasksOf(app.db, plan.id, true)
  return draftsOf(app, document, plan.eventDate).flatMap((draft) => {
    const task = rowOf(tasks, draft.ref)
    return task ? [{ ...draft, task }] : []
  })
}

/** Carries out what differs between the last document and this one; what the organizer corrected stays. */
function revise(app: App, plan: Plan, document: PlanDocument, file: KeptFile, by: By): Imported {
  const now = app.now()
  const followed = plan.state === 'draft' && followDocument(app, plan, document)
  const current = planById(app.db, plan.id)!
  const drafts = draftsOf(app, document, current.eventDate)
  const diff = differences(lastDrafts(app, plan), drafts)
  const changed: { ref: string; fields: string[]; taskId: number }[] = []
  for (const { old, new: draft } of diff.same) place(app, old.task, draft, drafts.indexOf(draft))
  for (const { old, new: draft, fields } of diff.changed) {
    place(app, old.task, draft, drafts.indexOf(draft))
    if (old.task.corrected.includes(DROPPED)) continue
    const kept = fields.filter((f) => !old.task.corrected.includes(f))
    applyRevision(app, current, old.task, draft, kept)
    if (kept.length > 0) changed.push({ ref: draft.ref, fields: kept, taskId: old.task.id })
  }
  const added = diff.added.map((draft) => addDraft(app, plan.id, drafts.indexOf(draft), draft))
  for (const { task } of diff.removed) cancelTask(app, plan.id, task, by, REMOVED)
  addVersion(app.db, nextVersion(app, plan.id, document, file, now))
  if (followed) spreadAgain(app, current)
  if (!followed && changed.length === 0 && added.length === 0 && diff.removed.length === 0)
    return { kind: 'unchanged', plan: current }
  record(app.db, {
    at: now,
    ...by,
    action: 'plan_revised',
    object: `plan:${plan.id}`,
    details: { hash: file.fileHash, changed: changed.length, added: added.length, removed: diff.removed.length },
  })
  tellChanged(
    app,
    plan.id,
    changed.map((c) => c.taskId),
  )
  return {
    kind: 'revised',
    plan: current,
    same: diff.same.length,
    changed: changed.map(({ ref, fields }) => ({ ref, fields })),
    added: added.map((t) => t.ref),
    removed: diff.removed.map((t) => t.task.ref),
  }
}

/** Does a question ask who is meant? The others ask what or when. */
const aboutUnits = (question: { code: string }): boolean => /group|unit/.test(question.code)

const place = (app: App, task: Task, draft: TaskDraft, position: number): void =>
  changeTask(app.db, task.id, { ref: draft.ref, position, line: draft.line })

const nextVersion = (app: App, planId: number, document: PlanDocument, file: KeptFile, now: number) => ({
  planId,
  sequence: (latestVersion(app.db, planId)?.sequence ?? 0) + 1,
  fileHash: file.fileHash,
  fileName: file.name,
  document,
  lines: file.lines,
  importedAt: now,
})

function applyRevision(app: App, plan: Plan, task: Task, draft: TaskDraft, fields: string[]): void {
  const fresh = taskColumns(draft)
  const takes = (field: string) => fields.includes(field)
  changeTask(app.db, task.id, {
    ...(takes('text') ? { text: fresh.text } : {}),
    ...(takes('deadline') ? { deadline: fresh.deadline } : {}),
    ...(takes('deadline') && !task.corrected.includes('moreDeadlines') ? { moreDeadlines: fresh.moreDeadlines } : {}),
    ...(takes('deliverTo') ? { deliverTo: fresh.deliverTo } : {}),
    ...(takes('role') ? { role: fresh.role } : {}),
    ...(takes('executor') ? { executor: fresh.executor } : {}),
    ...(takes('unit') ? { unitText: fresh.unitText, isGroup: fresh.isGroup } : {}),
    questions: fresh.questions.filter(
      (q) => takes(aboutUnits(q) ? 'unit' : 'deadline') || task.questions.some((old) => old.code === q.code),
    ),
  })
  if (takes('text') && !task.corrected.includes('products')) setDeliverables(app.db, task.id, draft.deliverables)
  const units = takes('unit') || takes('executor') || takes('role')
  // A group that nobody can spread for certain waits for the organizer; until then its units stay as they are.
  if (units && !task.corrected.includes('unit') && draft.shares.length > 0)
    reassign(app, plan, task, asCorrected(app, plan, taskById(app.db, task.id) ?? task, draft))
}

/**
 * Before activation the plan's own words about the event follow the newest document, but for a date that the organizer set.
 * @returns whether anything changed
 */
function followDocument(app: App, plan: Plan, document: PlanDocument): boolean {
  const { eventDate, eventTime, eventState, ...words } = eventColumns(document)
  const to = {
    title: document.title,
    ...(plan.settled.includes(OWN.date) ? {} : { documentDate: document.date }),
    ...(plan.number === null ? { number: document.number } : {}),
    ...words,
    ...(plan.eventChangedAt === null ? { eventDate, eventTime, eventState } : {}),
  }
  changePlan(app.db, plan.id, to)
  return JSON.stringify(plan) !== JSON.stringify(planById(app.db, plan.id))
}
