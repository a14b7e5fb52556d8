// Tasks that were cut wrongly: one becomes several, two become one, and one that the plan forgot is added.
import { dueOf } from '../core/deadline.ts'
import type { Deadline } from '../core/plan-document.ts'
import { fold, resolveUnit, type Unit } from '../core/units.ts'
import {
  type Assignment,
  addAssignment,
  assignmentsOfTask,
  lifeOf,
  removeAssignmentsOfTask,
  saveLife,
  submissionsOf,
} from '../store/assignments.ts'
import {
  addTask,
  changeTask,
  deliverablesOf,
  type Plan,
  setDeliverables,
  type Task,
  taskById,
  tasksOf,
} from '../store/plans.ts'
import { type App, token } from './app.ts'
import { sharesOf } from './settle-units.ts'
import { corrected, refused, type Settled, settled } from './settled.ts'
import { contextOf, spread } from './spread.ts'
import { cancelled, DROPPED, tellChanged } from './task-changes.ts'
import { deadlineContext } from './world.ts'

export function split(app: App, task: Task, texts: string[]): Settled {
  const parts = texts.map((t) => t.normalize('NFC').trim()).filter((t) => t !== '')
  if (parts.length < 2) return refused('empty')
  const shares = assignmentsOfTask(app.db, task.id)
  if (shares.some((s) => s.state !== 'waiting')) return refused('announced')
  for (const [i, text] of parts.entries()) {
    const { id: _id, key: _key, ...columns } = task
    const piece = addTask(app.db, {
      ...columns,
      key: token(app, 12),
      ref: `${task.ref}.${i + 1}`,
      text,
      corrected: corrected(task, 'text'),
    })
    setDeliverables(app.db, piece.id, [])
    for (const { id: _share, ...columns } of shares) addAssignment(app.db, { ...columns, taskId: piece.id })
  }
  removeAssignmentsOfTask(app.db, task.id)
  changeTask(app.db, task.id, { dropped: true, corrected: corrected(task, DROPPED) })
  return settled(task)
}

/**
 * Takes another task into this one. Both must be the same units' work. Units that were told keep their word only where
 * it holds for both tasks; where one was acknowledged and the other not, or something was sent already, nothing is joined.
 */
export function merge(app: App, plan: Plan, task: Task, otherId: number): Settled {
  const other = taskById(app.db, otherId)
  if (other?.planId !== plan.id || other.dropped) return refused('task_unknown')
  if (other.id === task.id) return refused('same_task')
  if (!sameUnits(app, plan, task, other)) return refused('units_differ', [task.unitText, other.unitText])
  const goes = assignmentsOfTask(app.db, other.id).filter((row) => row.state !== 'cancelled')
  if (!sound(app, assignmentsOfTask(app.db, task.id), goes)) return refused('announced')
  const [first, second] = task.position <= other.position ? [task, other] : [other, task]
  const rules = byDue(app, plan, [first.deadline, ...first.moreDeadlines, second.deadline, ...second.moreDeadlines])
  const names = deliverablesOf(app.db, [first.id, second.id])
  const products = [first, second].flatMap((one) => names.filter((n) => n.taskId === one.id).map((n) => n.name))
  changeTask(app.db, task.id, {
    text: joined(first.text, second.text),
    deadline: rules[0] ?? null,
    moreDeadlines: rules.slice(1),
    milestone: first.milestone && second.milestone,
    deliverTo: once([first.deliverTo, second.deliverTo].flatMap((one) => one ?? [])).join('; ') || null,
    coordinators: once([...first.coordinators, ...second.coordinators]),
    sameAs: task.sameAs ?? other.sameAs,
    needsAcceptance: first.needsAcceptance || second.needsAcceptance,
    questions: [
      ...task.questions,
      ...other.questions.filter((q) => !task.questions.some((own) => own.code === q.code)),
    ],
    corrected: corrected(task, 'text', 'products', 'deadline', 'moreDeadlines', 'deliverTo', 'coordinators'),
  })
  setDeliverables(app.db, task.id, once(products))
  spread(
    app,
    task.id,
    sharesOf(app, plan, other).helping.map(({ unit }) => ({ unit, executor: null, role: 'coordinate' as const })),
  )
  takeAway(app, other, goes)
  for (const one of tasksOf(app.db, plan.id, true))
    if (one.sameAs === other.ref) changeTask(app.db, one.id, { sameAs: task.ref })
  if (plan.state === 'active') tellChanged(app, plan.id, [task.id])
  return settled(task)
}

/** The other task's shares are no work of their own any more; nobody is told that something was cancelled. */
function takeAway(app: App, other: Task, rows: Assignment[]): void {
  const told = rows.filter((row) => row.state !== 'waiting')
  for (const row of told) saveLife(app.db, row.id, cancelled(lifeOf(row, []), app.now()))
  removeAssignmentsOfTask(app.db, other.id)
  changeTask(app.db, other.id, { dropped: told.length === 0, questions: [], corrected: corrected(other, DROPPED) })
}

function sameUnits(app: App, plan: Plan, task: Task, other: Task): boolean {
  const keys = (of: Task) =>
    sharesOf(app, plan, of)
      .own.map((s) => s.unit.key)
      .sort()
      .join()
  const executor = fold(task.executor ?? '') === fold(other.executor ?? '')
  const same = keys(task) === keys(other) && (keys(task) !== '' || fold(task.unitText) === fold(other.unitText))
  return executor && same && task.role === other.role
}

/** Does every unit stand with both tasks where it stands with one, and has nothing been sent for either? */
function sound(app: App, stays: Assignment[], goes: Assignment[]): boolean {
  const open = stays.filter((row) => row.state !== 'cancelled')
  if (
    submissionsOf(
      app.db,
      [...open, ...goes].map((row) => row.id),
    ).length > 0
  )
    return false
  // Who only coordinates has given no word that could be broken.
  const owing = goes.filter((row) => row.role === 'lead')
  return owing.every((row) => {
    const own = open.find((one) => one.unitId === row.unitId)
    if (!own) return row.state === 'waiting'
    return (
      own.state === row.state && (own.state === 'waiting' || own.state === 'announced' || own.state === 'acknowledged')
    )
  })
}

/** The earlier leads; what has no day of its own comes after what has one. A rule said by both is kept once. */
function byDue(app: App, plan: Plan, rules: (Deadline | null)[]): Deadline[] {
  const ctx = deadlineContext(app, plan)
  const instant = (rule: Deadline) => {
    const due = dueOf(rule, ctx)
    return due.kind === 'due' ? due.due.strict : Number.POSITIVE_INFINITY
  }
  const all = rules.flatMap((rule) => rule ?? [])
  const shape = (rule: Deadline) => JSON.stringify({ ...rule, text: '' })
  return all
    .filter((rule, i) => all.findIndex((one) => shape(one) === shape(rule)) === i)
    .map((rule, i) => ({ rule, i, at: instant(rule) }))
    .sort((a, b) => (a.at === b.at ? a.i - b.i : a.at - b.at))
    .map(({ rule }) => rule)
}

const joined = (a: string, b: string): string => `${a.replace(/[\s.;,]+$/u, '')}; ${b}`

const once = (names: string[]): string[] => [...new Map(names.map((name) => [fold(name), name])).values()]

/** Adds a task that the document does not give; its place is marked with "+". */
export function add(app: App, plan: Plan, from: { unit: string; text: string; deadline: Deadline | null }): Settled {
  const text = from.text.normalize('NFC').replace(/\s+/g, ' ').trim()
  const unitText = from.unit.normalize('NFC').trim()
  if (text === '' || unitText === '') return refused('empty')
  const tasks = tasksOf(app.db, plan.id, true)
  const found = resolveUnit(unitText, contextOf(app, plan))
  const units: Unit[] = found.kind === 'group' ? found.members : [found.unit]
  const number = tasks.filter((t) => t.ref.startsWith('+')).length + 1
  const task = addTask(app.db, {
    planId: plan.id,
    key: token(app, 12),
    ref: `+${number}`,
    position: tasks.length,
    unitText,
    isGroup: found.kind === 'group',
    role: 'lead',
    executor: null,
    coordinators: [],
    text,
    deadline: from.deadline,
    moreDeadlines: [],
    deliverTo: null,
    sameAs: null,
    section: '',
    line: 0,
    needsAcceptance: true,
    questions: units.length === 0 ? [{ code: 'open_group', line: 0, message: '' }] : [],
    corrected: ['text', 'unit', 'deadline'],
    dropped: false,
    milestone: from.deadline !== null,
  })
  spread(
    app,
    task.id,
    units.map((unit) => ({ unit, executor: null, role: 'lead' as const })),
  )
  return settled(task)
}
