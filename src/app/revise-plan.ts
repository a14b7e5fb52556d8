// A plan's newer document: what differs task by task and in its event, and carrying that out, each affected person told once.
import type { EventDate } from '../core/deadline.ts'
import type { EventChange, PlaceChange } from '../core/notice.ts'
import type { TaskDraft } from '../core/plan.ts'
import { differences, type Field, revisedEvent } from '../core/plan-differences.ts'
import type { PlanDocument } from '../core/plan-document.ts'
import { record } from '../store/journal.ts'
import {
  addTask,
  addVersion,
  changePlan,
  changeTask,
  latestVersion,
  type Plan,
  planById,
  setDeliverables,
  type Task,
  taskById,
  tasksOf,
} from '../store/plans.ts'
import { activateTasks } from './activate-plan.ts'
import { type App, type By, token } from './app.ts'
import { gatheringApp, tellTogether } from './gathering.ts'
import { moveEvent } from './move-event.ts'
import { OWN } from './settle-document.ts'
import { asCorrected, draftsOf, reassign, rowOf, spread, spreadAgain } from './spread.ts'
import { cancelTask, DROPPED, REMOVED, tellChanged } from './task-changes.ts'
import { tellOrganizers } from './telling.ts'
import { eventOf } from './world.ts'

export interface Revised {
  kind: 'revised'
  plan: Plan
  same: number
  changed: { ref: string; fields: string[] }[]
  added: string[]
  removed: string[]
  /** The event's day as it was and as it is now, where a running plan's was moved. */
  event?: { from: EventDate; to: EventDate }
}

/** What differs, before anything is done. */
export interface Revision {
  same: { task: Task; draft: TaskDraft }[]
  changed: { task: Task; draft: TaskDraft; fields: Field[] }[]
  added: TaskDraft[]
  removed: Task[]
  event: EventChange | null
  place: PlaceChange | null
  drafts: TaskDraft[]
}

export const isEmpty = (revision: Revision): boolean =>
  revision.changed.length + revision.added.length + revision.removed.length === 0 &&
  revision.event === null &&
  revision.place === null

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

/** What a newer document changes of a plan; what the organizer corrected stays. */
export function revisionOf(app: App, plan: Plan, document: PlanDocument, basis: string | null = null): Revision {
  const before = latestVersion(app.db, plan.id)?.document
  const running = plan.state !== 'draft'
  const from = eventOf(plan)
  const to = running ? revisedEvent(before?.event ?? null, document.event, from) : null
  const drafts = draftsOf(app, document, to?.day ?? plan.eventDate)
  const diff = differences(lastDrafts(app, plan), drafts)
  const changed = diff.changed.flatMap(({ old, new: draft, fields }) => {
    const kept = fields.filter((field) => !old.task.corrected.includes(field))
    return kept.length === 0 || old.task.corrected.includes(DROPPED) ? [] : [{ task: old.task, draft, fields: kept }]
  })
  const moved = new Set(changed.map(({ task }) => task.id))
  const same = [...diff.same, ...diff.changed].filter(({ old }) => !moved.has(old.task.id))
  return {
    same: same.map(({ old, new: draft }) => ({ task: old.task, draft })),
    changed,
    added: diff.added,
    removed: diff.removed.map(({ task }) => task),
    event: to === null ? null : { from, to, basis, by: null },
    place: running ? placeChange(plan, before, document) : null,
    drafts,
  }
}

/** Another place or form than the last document says; a paper that says neither changes neither. */
function placeChange(plan: Plan, before: PlanDocument | undefined, document: PlanDocument): PlaceChange | null {
  const from = { form: before?.event?.form ?? null, venues: plan.eventVenues }
  const to = {
    form: document.event?.form ?? from.form,
    venues: document.event?.venues.length ? document.event.venues : from.venues,
  }
  return JSON.stringify(from) === JSON.stringify(to) ? null : { from, to }
}

/** What a version keeps of the file that it came as. */
export interface KeptFile {
  hash: string
  name: string
  /** Its text as it was extracted, so that a question can quote its place; null where it is not known. */
  lines: string[] | null
}

/** Carries out what differs between the last document and this one, and keeps the document as the newest version. */
export function revisePlan(
  app: App,
  plan: Plan,
  document: PlanDocument,
  file: KeptFile,
  by: By,
  options: { announce?: boolean } = {},
): Revised | { kind: 'unchanged'; plan: Plan } {
  const renamed = succeed(app, plan, document)
  const followed = plan.state === 'draft' && followDocument(app, plan, document)
  const current = planById(app.db, plan.id)!
  const revision = revisionOf(app, current, document)
  const gathering = gatheringApp(app)
  const { changed, added, removed } = carryOut(gathering, current, document, revision, by)
  addVersion(app.db, nextVersion(app, plan.id, document, file))
  if (followed) spreadAgain(gathering, current)
  if (!followed && !renamed && isEmpty(revision)) return { kind: 'unchanged', plan: current }
  record(app.db, {
    at: app.now(),
    ...by,
    action: 'plan_revised',
    object: `plan:${plan.id}`,
    details: { hash: file.hash, changed: changed.length, added: added.length, removed: removed.length },
  })
  const now = planById(app.db, plan.id)!
  if (options.announce && now.state === 'active') activateTasks(gathering, now, by)
  const told = tellTogether(app, plan.id, gathering.gathered, { basis: null, place: revision.place })
  if (revision.event || options.announce) summarise(app, plan.id, told, by)
  return {
    kind: 'revised',
    plan: planById(app.db, plan.id)!,
    same: revision.same.length,
    changed,
    added: added.map((task) => task.ref),
    removed: removed.map((task) => task.ref),
    ...(revision.event ? { event: { from: revision.event.from, to: revision.event.to } } : {}),
  }
}

/** One summary for the organizers when all of it is done. */
export function summarise(app: App, planId: number, { told, units }: { told: number; units: number }, by: By): void {
  const plan = planById(app.db, planId)!
  if (plan.state === 'draft') return
  const notice = { kind: 'summary', plan: planId, told, units, waiting: 0, unreached: 0, what: 'amended' } as const
  tellOrganizers(app, planId, notice, by.actor.startsWith('person:') ? { lane: 'reply' } : {})
}

/** Does what a revision says, without a version and without telling anybody yet (see `gatheringApp`). */
export function carryOut(
  app: App,
  plan: Plan,
  document: PlanDocument,
  revision: Revision,
  by: By,
): { changed: { ref: string; fields: string[] }[]; added: Task[]; removed: Task[] } {
  if (revision.event) moveEvent(app, plan.id, revision.event, by, null)
  if (plan.state !== 'draft') followWords(app, plan, document)
  const current = planById(app.db, plan.id)!
  const at = (draft: TaskDraft) => revision.drafts.indexOf(draft)
  for (const { task, draft } of revision.same) place(app, task, draft, at(draft))
  for (const { task, draft, fields } of revision.changed) {
    place(app, task, draft, at(draft))
    applyRevision(app, current, task, draft, fields)
  }
  const added = revision.added.map((draft) => addDraft(app, plan.id, at(draft), draft))
  for (const task of revision.removed) cancelTask(app, plan.id, task, by, REMOVED)
  tellChanged(
    app,
    plan.id,
    revision.changed.map(({ task }) => task.id),
  )
  return {
    changed: revision.changed.map(({ draft, fields }) => ({ ref: draft.ref, fields })),
    added,
    removed: revision.removed,
  }
}

/** What a document says of its event. */
export const eventColumns = (document: PlanDocument) => ({
  eventName: document.event?.name ?? null,
  eventDate: document.event?.date ?? null,
  eventTime: document.event?.time ?? null,
  eventState: document.event?.date ? ('fixed' as const) : ('unknown' as const),
  eventWindowFrom: document.event?.window?.from ?? null,
  eventWindowTo: document.event?.window?.to ?? null,
  eventVenues: document.event?.venues ?? [],
})

/** A plan that takes another one's place goes by its own number from then on. @returns whether it did */
function succeed(app: App, plan: Plan, document: PlanDocument): boolean {
  if (!document.amends?.replaces || document.number === null || document.number === plan.number) return false
  changePlan(app.db, plan.id, { number: document.number, issuer: document.issuer ?? plan.issuer })
  return true
}

/** Of a running plan the words about the event follow the newest document; its day moves as an event change only. */
function followWords(app: App, plan: Plan, document: PlanDocument): void {
  const {
    eventDate: _day,
    eventTime: _time,
    eventState: _state,
    eventVenues,
    eventName,
    ...span
  } = eventColumns(document)
  changePlan(app.db, plan.id, {
    eventName: eventName ?? plan.eventName,
    ...(document.event ? span : {}),
    ...(eventVenues.length > 0 ? { eventVenues } : {}),
  })
}

/**
 * Before activation the plan's own words about the event follow the newest document, but for a date that the organizer set.
 * @returns whether anything changed
 */
function followDocument(app: App, plan: Plan, document: PlanDocument): boolean {
  const { eventDate, eventTime, eventState, ...words } = eventColumns(document)
  const before = planById(app.db, plan.id)
  changePlan(app.db, plan.id, {
    title: document.title,
    ...(plan.settled.includes(OWN.date) ? {} : { documentDate: document.date }),
    ...(plan.number === null ? { number: document.number } : {}),
    ...words,
    ...(plan.eventChangedAt === null ? { eventDate, eventTime, eventState } : {}),
  })
  return JSON.stringify(before) !== JSON.stringify(planById(app.db, plan.id))
}

/** Adds a task as the document has it, with its products and shares. */
export function addDraft(app: App, planId: number, position: number, draft: TaskDraft): Task {
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

const place = (app: App, task: Task, draft: TaskDraft, position: number): void =>
  changeTask(app.db, task.id, { ref: draft.ref, position, line: draft.line })

const nextVersion = (app: App, planId: number, document: PlanDocument, file: KeptFile) => ({
  planId,
  sequence: (latestVersion(app.db, planId)?.sequence ?? 0) + 1,
  fileHash: file.hash,
  fileName: file.name,
  document,
  lines: file.lines,
  importedAt: app.now(),
})

/** Does a question ask who is meant? The others ask what or when. */
const aboutUnits = (question: { code: string }): boolean => /group|unit/.test(question.code)

function applyRevision(app: App, plan: Plan, task: Task, draft: TaskDraft, fields: readonly string[]): void {
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
