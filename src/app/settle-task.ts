// Settles a question or corrects a task: members, unit, deadline, product; drops, splits and adds tasks.
import type { Deadline } from '../core/plan-document.ts'
import {
  executorUnit,
  type MatchedMembers,
  matchMembers,
  resolveUnit,
  type Unit,
  type UnitContext,
} from '../core/units.ts'
import { addAssignment, assignmentsOfTask, removeAssignmentsOfTask } from '../store/assignments.ts'
import { transact } from '../store/db.ts'
import { record } from '../store/journal.ts'
import {
  addTask,
  asUnits,
  changeTask,
  keepGroup,
  type Plan,
  planById,
  setDeliverables,
  type Task,
  tasksOf,
  unitByKey,
} from '../store/plans.ts'
import { activateTasks } from './activate-plan.ts'
import { type App, type By, token } from './app.ts'
import { ANNOUNCE_PAST } from './clearance.ts'
import { reassign, spread, unitContext } from './spread.ts'
import { cancelTask, DROPPED, tellChanged } from './task-changes.ts'

export type Answer =
  | { kind: 'members'; text: string }
  | { kind: 'unit'; name: string }
  /** Null: the plan sets none, and the organizer says so. */
  | { kind: 'deadline'; rule: Deadline | null; milestone: boolean }
  | { kind: 'products'; names: string[] }
  | { kind: 'drop' }
  /** Announce it as it stands, although a question is open or its deadline has passed. */
  | { kind: 'keep' }
  | { kind: 'acceptance'; needed: boolean }
  /** Splits a task into several, by the words of each. */
  | { kind: 'split'; texts: string[] }
  | { kind: 'add'; unit: string; text: string; deadline: Deadline | null }

export type Settled =
  | { ok: true; task: Task; announced: number; unresolved: string[] }
  | { ok: false; code: 'unresolved' | 'empty' | 'task_unknown' | 'announced'; names: string[] }

/** Finds a task of a plan by its place (`III.5-2`) or its number in the list, from 1. */
export function findTask(app: App, planId: number, text: string): Task | null {
  const tasks = tasksOf(app.db, planId)
  const wanted = text.trim().toLowerCase()
  return (
    tasks.find((t) => t.ref.toLowerCase() === wanted) ??
    tasks.find((t) => t.ref.toLowerCase().replace(/\s/g, '') === wanted.replace(/\s/g, '')) ??
    (/^\d+$/.test(wanted) ? tasks[Number(wanted) - 1] : undefined) ??
    null
  )
}

/**
 * Applies one answer; in an active plan what becomes clear is announced at once, what changed is told.
 * @param task null only where one is added
 */
export function settleTask(app: App, plan: Plan, task: Task | null, answer: Answer, by: By): Settled {
  return transact(app.db, (): Settled => {
    const outcome = answer.kind === 'add' ? add(app, plan, answer) : correct(app, plan, task, answer, by)
    if (!outcome.ok) return outcome
    record(app.db, {
      at: app.now(),
      ...by,
      action: `task_${answer.kind}`,
      object: `task:${outcome.task.id}`,
      details: {},
    })
    const fresh = planById(app.db, plan.id)!
    const announced = fresh.state === 'active' ? activateTasks(app, fresh, by).announced : 0
    return { ...outcome, announced }
  })
}

function correct(app: App, plan: Plan, task: Task | null, answer: Exclude<Answer, { kind: 'add' }>, by: By): Settled {
  if (task === null) return { ok: false, code: 'task_unknown', names: [] }
  const done = (changed: Task = task): Settled => ({ ok: true, task: changed, announced: 0, unresolved: [] })
  const corrected = (...fields: string[]) => [...new Set([...task.corrected, ...fields])]
  switch (answer.kind) {
    case 'members':
      return setUnits(app, plan, task, answer.text, true)
    case 'unit':
      return setUnits(app, plan, task, answer.name, false)
    case 'deadline':
      changeTask(app.db, task.id, {
        deadline: answer.rule,
        moreDeadlines: [],
        milestone: answer.milestone,
        questions: task.questions.filter((q) => !/deadline|date|weekday|year/.test(q.code)),
        corrected: corrected('deadline').filter((f) => f !== ANNOUNCE_PAST),
      })
      if (plan.state === 'active') tellChanged(app, plan.id, [task.id])
      return done()
    case 'products':
      setDeliverables(app.db, task.id, answer.names)
      changeTask(app.db, task.id, { corrected: corrected('products') })
      if (plan.state === 'active') tellChanged(app, plan.id, [task.id])
      return done()
    case 'drop':
      cancelTask(app, plan.id, task, by, DROPPED)
      return done()
    case 'keep':
      changeTask(app.db, task.id, {
        questions: task.questions.filter((q) => q.code === 'open_group'),
        corrected: corrected(ANNOUNCE_PAST),
      })
      return done()
    case 'acceptance':
      changeTask(app.db, task.id, { needsAcceptance: answer.needed })
      return done()
    case 'split':
      return split(app, plan, task, answer.texts)
    default:
      return answer satisfies never
  }
}

function setUnits(app: App, plan: Plan, task: Task, text: string, members: boolean): Settled {
  const ctx = unitContext(app, { on: plan.eventDate ?? plan.eventWindowFrom ?? plan.documentDate, issuer: plan.issuer })
  const units: Unit[] = []
  const unresolved: string[] = []
  if (members) {
    const matched = matchMembers(text, ctx)
    units.push(...matched.units)
    for (const other of matched.unknown) {
      if (isMeant(app, other, ctx)) units.push(other.unit)
      else unresolved.push(other.text)
    }
  } else {
    const found = resolveUnit(text, ctx)
    if (found.kind === 'group') units.push(...found.members)
    else units.push(found.unit)
  }
  if (units.length === 0) return { ok: false, code: unresolved.length > 0 ? 'unresolved' : 'empty', names: unresolved }
  const shares = units.map((unit) => ({
    unit,
    executor: task.executor ? executorUnit(unit, task.executor, ctx) : null,
    role: task.role,
  }))
  reassign(app, plan, task, [...shares, ...helpers(app, task, new Set(units.map((u) => u.key)))])
  changeTask(app.db, task.id, {
    questions: task.questions.filter((q) => !/group|unit/.test(q.code)),
    corrected: [...new Set([...task.corrected, 'unit'])],
    ...(members ? {} : { unitText: text, isGroup: units.length > 1 }),
  })
  if (members && plan.issuer)
    keepGroup(
      app.db,
      plan.issuer,
      task.unitText,
      units.map((u) => u.name),
    )
  return { ok: true, task, announced: 0, unresolved }
}

/**
 * A body that the directory does not hold, a newspaper or a company, is taken at the organizer's word: known here already,
 * or written like a name and like nothing else. What is close to a known name is a slip, and asked about.
 */
function isMeant(app: App, { unit, text, nearest }: MatchedMembers['unknown'][number], ctx: UnitContext): boolean {
  if (resolveUnit(text, ctx).kind === 'group') return false
  return unitByKey(app.db, unit.key) !== undefined || (nearest.length === 0 && /^\p{Lu}\S*\s+\S/u.test(text.trim()))
}

/** Those who coordinate stay, whoever leads. */
function helpers(app: App, task: Task, leads: ReadonlySet<string>) {
  if (task.role !== 'lead') return []
  const rows = assignmentsOfTask(app.db, task.id).filter((r) => r.role === 'coordinate' && r.state !== 'cancelled')
  return asUnits(
    app.db,
    rows.map((r) => r.unitId),
  )
    .filter((unit) => !leads.has(unit.key))
    .map((unit) => ({ unit, executor: null, role: 'coordinate' as const }))
}

function split(app: App, _plan: Plan, task: Task, texts: string[]): Settled {
  const parts = texts.map((t) => t.normalize('NFC').trim()).filter((t) => t !== '')
  if (parts.length < 2) return { ok: false, code: 'empty', names: [] }
  const shares = assignmentsOfTask(app.db, task.id)
  if (shares.some((s) => s.state !== 'waiting')) return { ok: false, code: 'announced', names: [] }
  for (const [i, text] of parts.entries()) {
    const { id: _id, key: _key, ...columns } = task
    const piece = addTask(app.db, {
      ...columns,
      key: token(app, 12),
      ref: `${task.ref}.${i + 1}`,
      text,
      corrected: [...task.corrected, 'text'],
    })
    setDeliverables(app.db, piece.id, [])
    for (const { id: _share, ...columns } of shares) addAssignment(app.db, { ...columns, taskId: piece.id })
  }
  removeAssignmentsOfTask(app.db, task.id)
  changeTask(app.db, task.id, { dropped: true, corrected: [...task.corrected, DROPPED] })
  return { ok: true, task, announced: 0, unresolved: [] }
}

function add(app: App, plan: Plan, answer: Extract<Answer, { kind: 'add' }>): Settled {
  const tasks = tasksOf(app.db, plan.id, true)
  const ctx = unitContext(app, { on: plan.eventDate ?? plan.eventWindowFrom ?? plan.documentDate, issuer: plan.issuer })
  const found = resolveUnit(answer.unit, ctx)
  const units = found.kind === 'group' ? found.members : [found.unit]
  const number = tasks.filter((t) => t.ref.startsWith('+')).length + 1
  const task = addTask(app.db, {
    planId: plan.id,
    key: token(app, 12),
    ref: `+${number}`,
    position: tasks.length,
    unitText: answer.unit,
    isGroup: found.kind === 'group',
    role: 'lead',
    executor: null,
    coordinators: [],
    text: answer.text,
    deadline: answer.deadline,
    moreDeadlines: [],
    deliverTo: null,
    sameAs: null,
    section: '',
    line: 0,
    needsAcceptance: true,
    questions: units.length === 0 ? [{ code: 'open_group', line: 0, message: '' }] : [],
    corrected: ['text', 'unit', 'deadline'],
    dropped: false,
    milestone: answer.deadline !== null,
  })
  spread(
    app,
    task.id,
    units.map((unit) => ({ unit, executor: null, role: 'lead' as const })),
  )
  return { ok: true, task, announced: 0, unresolved: [] }
}
