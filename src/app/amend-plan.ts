// Carries out what was chosen of a letter that changes a plan: one new version, each affected person told once.

import { amendedDocument, patched } from '../core/amended-document.ts'
import type { Effect, TaskPatch } from '../core/amendment.ts'
import type { Field } from '../core/plan-differences.ts'
import type { PlanAssignment, PlanDocument } from '../core/plan-document.ts'
import { addAmendment, amendmentsOf } from '../store/amendments.ts'
import { assignmentsOfTask, changeAssignment } from '../store/assignments.ts'
import { transact } from '../store/db.ts'
import { record } from '../store/journal.ts'
import {
  addVersion,
  changePlan,
  changeTask,
  latestVersion,
  type Plan,
  planById,
  tasksOf,
  unitByKey,
} from '../store/plans.ts'
import type { Letter } from '../store/proposals.ts'
import { activateTasks } from './activate-plan.ts'
import type { App, By } from './app.ts'
import { gatheringApp, tellTogether } from './gathering.ts'
import { chosenEffects, eventChangeOf, type Offer, placeChangeOf } from './letter-offer.ts'
import { moveEvent } from './move-event.ts'
import { carryOut, type Revision, summarise } from './revise-plan.ts'
import { settleTask } from './settle-task.ts'
import { draftsOf, rowOf } from './spread.ts'
import { tellUnit } from './telling.ts'

/** Was this very letter carried out before? */
export const isKnownLetter = (app: App, plan: Plan, hash: string): boolean =>
  amendmentsOf(app.db, plan.id).some(({ fileHash }) => fileHash === hash)

/**
 * Carries out the chosen changes in one go: the plan's document gets a new version with them, the letter is kept as their
 * basis, and each affected person is told once.
 */
export function amendPlan(
  app: App,
  offer: Offer,
  letter: Letter,
  by: By,
): { told: number; units: number; done: number } {
  return transact(app.db, () => {
    const { plan } = offer
    const effects = chosenEffects(offer)
    if (effects.length === 0) return { told: 0, units: 0, done: 0 }
    const gathering = gatheringApp(app)
    const version = latestVersion(app.db, plan.id)!
    const event = eventChangeOf(offer, null)
    const place = placeChangeOf(offer, version.document)
    const refs = refsOf(app, plan, version.document)
    const document = amendedDocument(version.document, effects, refs, `BS${version.sequence + 1}`)
    if (event) moveEvent(gathering, plan.id, event, by, null)
    const dated = effects.some(({ kind }) => kind === 'document_date')
    changePlan(app.db, plan.id, {
      ...placeColumns(document),
      // A date that the organizer set gives way to a letter that names another, to nothing else.
      ...(dated ? { documentDate: document.date } : {}),
      eventBasis: offer.basis,
    })
    changeDocumentTasks(gathering, planById(app.db, plan.id)!, version.document, document, effects, refs, by)
    changeOtherTasks(gathering, planById(app.db, plan.id)!, effects, refs, by)
    const { id: _id, ...columns } = version
    const kept = addVersion(app.db, {
      ...columns,
      sequence: version.sequence + 1,
      document,
      importedAt: app.now(),
    })
    const numbers = offer.changes.filter(({ chosen }) => chosen).map(({ no }) => no)
    addAmendment(app.db, {
      planId: plan.id,
      versionId: kept.id,
      fileHash: letter.hash,
      fileName: letter.name,
      document: letter.document,
      changes: numbers,
      appliedAt: app.now(),
    })
    record(app.db, {
      at: app.now(),
      ...by,
      action: 'plan_amended',
      object: `plan:${plan.id}`,
      details: { hash: letter.hash, changes: numbers },
    })
    const current = planById(app.db, plan.id)!
    if (current.state === 'active') activateTasks(gathering, current, by)
    const told = tellTogether(app, plan.id, gathering.gathered, { basis: offer.basis, place })
    summarise(app, plan.id, told, by)
    return { ...told, done: numbers.length }
  })
}

const placeColumns = ({ event }: PlanDocument) =>
  event === null
    ? {}
    : {
        eventVenues: event.venues,
        eventWindowFrom: event.window?.from ?? null,
        eventWindowTo: event.window?.to ?? null,
      }

/** Places in the document of those tasks that it has: what the organizer added or split has none. */
function refsOf(app: App, plan: Plan, document: PlanDocument): Map<number, string> {
  const tasks = tasksOf(app.db, plan.id)
  return new Map(
    document.assignments.flatMap(({ id }) => {
      const task = rowOf(tasks, id)
      return task ? [[task.id, id] as const] : []
    }),
  )
}

const fieldsOf = (patch: TaskPatch, from: PlanAssignment, to: PlanAssignment): Field[] => [
  ...(patch.unit === undefined ? [] : (['unit'] as const)),
  ...(from.task === to.task ? [] : (['text'] as const)),
  ...(patch.deadline === undefined || patch.only !== undefined ? [] : (['deadline'] as const)),
]

/** Tasks of the document follow the amended one; a letter also overrides what the organizer had set by hand. */
function changeDocumentTasks(
  app: App,
  plan: Plan,
  before: PlanDocument,
  document: PlanDocument,
  effects: readonly Effect[],
  refs: ReadonlyMap<number, string>,
  by: By,
): void {
  const drafts = draftsOf(app, document, plan.eventDate)
  const tasks = tasksOf(app.db, plan.id)
  const known = new Set(before.assignments.map(({ id }) => id))
  const patches = new Map<number, Set<Field>>()
  for (const effect of effects)
    for (const patch of effect.kind === 'tasks' ? effect.patches : []) {
      const ref = refs.get(patch.task)
      const from = before.assignments.find(({ id }) => id === ref)
      if (!from) continue
      const fields = patches.get(patch.task) ?? new Set()
      for (const field of fieldsOf(patch, from, patched(from, patch))) fields.add(field)
      patches.set(patch.task, fields)
    }
  const changed = [...patches].flatMap(([id, fields]) => {
    const draft = drafts.find(({ ref }) => ref === refs.get(id))
    const row = tasks.find((task) => task.id === id)
    if (!draft || !row || fields.size === 0) return []
    const corrected = row.corrected.filter((field) => !fields.has(field as Field))
    changeTask(app.db, id, { corrected, ...(fields.has('deadline') ? { milestone: false } : {}) })
    return [{ task: { ...row, corrected }, draft, fields: [...fields] }]
  })
  const gone = new Set(effects.flatMap((effect) => (effect.kind === 'drop' ? effect.tasks : [])))
  const moved = new Set(changed.map(({ task }) => task.id))
  const revision: Revision = {
    same: drafts.flatMap((draft) => {
      const task = rowOf(tasks, draft.ref)
      return task && !moved.has(task.id) ? [{ task, draft }] : []
    }),
    changed,
    added: drafts.filter(({ ref }) => !known.has(ref)),
    removed: tasks.filter((task) => gone.has(task.id) && refs.has(task.id)),
    event: null,
    place: null,
    drafts,
  }
  carryOut(app, plan, document, revision, by)
}

/** What is not in the document: tasks of the organizer's own, and deadlines of single units of a group. */
function changeOtherTasks(
  app: App,
  plan: Plan,
  effects: readonly Effect[],
  refs: ReadonlyMap<number, string>,
  by: By,
): void {
  const tasks = tasksOf(app.db, plan.id)
  for (const effect of effects) {
    if (effect.kind === 'drop')
      for (const id of effect.tasks) {
        const task = tasks.find((one) => one.id === id)
        if (task && !refs.has(id)) settleTask(app, plan, task, { kind: 'drop' }, by)
      }
    for (const patch of effect.kind === 'tasks' ? effect.patches : []) {
      const task = tasks.find((one) => one.id === patch.task)
      if (!task) continue
      if (patch.only !== undefined && patch.deadline) extendOne(app, plan, task.id, patch.only, patch.deadline)
      if (refs.has(patch.task)) continue
      if (patch.text !== undefined) changeTask(app.db, task.id, { text: patch.text })
      if (patch.unit !== undefined) settleTask(app, plan, task, { kind: 'unit', name: patch.unit }, by)
      if (patch.deadline !== undefined && patch.only === undefined)
        settleTask(app, plan, task, { kind: 'deadline', rule: patch.deadline, milestone: false }, by)
    }
  }
}

function extendOne(
  app: App,
  plan: Plan,
  taskId: number,
  key: string,
  deadline: NonNullable<TaskPatch['deadline']>,
): void {
  const unit = unitByKey(app.db, key)
  const rows = assignmentsOfTask(app.db, taskId).filter((r) => r.unitId === unit?.id || r.executorUnitId === unit?.id)
  for (const row of rows) {
    changeAssignment(app.db, row.id, { deadlineOverride: deadline })
    if (row.state === 'waiting' || row.state === 'cancelled') continue
    tellUnit(app, plan.id, row.unitId, {
      kind: 'task_changed',
      plan: plan.id,
      unit: row.unitId,
      assignments: [row.id],
      what: 'changed',
    })
  }
}
