// Who does a task, as the organizer says: the unit or members, lead or helper, who coordinates, the body below that does it.

import { sortOf } from '../core/doubts.ts'
import { coordinatorUnits } from '../core/plan.ts'
import type { Role } from '../core/plan-document.ts'
import {
  executorUnit,
  fold,
  type MatchedMembers,
  matchMembers,
  resolveUnit,
  sameName,
  splitUnits,
  type Unit,
  type UnitContext,
} from '../core/units.ts'
import { type Assignment, assignmentsOfTask } from '../store/assignments.ts'
import { asUnits, changeTask, keepGroup, type Plan, type Task, taskById, tasksOf, unitByKey } from '../store/plans.ts'
import type { App } from './app.ts'
import { corrected, refused, type Settled, settled } from './settled.ts'
import { contextOf, reassign } from './spread.ts'
import { tellChanged } from './task-changes.ts'
import { tellUnit } from './telling.ts'
import { loadWorld } from './world.ts'

/** @param members the text names the units of a group, which keeps its name; else it takes the place of the unit */
export function setUnits(app: App, plan: Plan, task: Task, text: string, members: boolean): Settled {
  const ctx = contextOf(app, plan)
  const { units, unresolved } = members ? matched(app, text, ctx) : { units: read(text, ctx), unresolved: [] }
  if (units.length === 0) return refused(unresolved.length > 0 ? 'unresolved' : 'empty', unresolved)
  const shares = units.map((unit) => ({
    unit,
    executor: task.executor ? executorUnit(unit, task.executor, ctx) : null,
    role: task.role,
  }))
  reassign(app, plan, task, [...shares, ...helpers(app, plan, task, new Set(units.map((u) => u.key)))])
  changeTask(app.db, task.id, {
    questions: task.questions.filter((q) => sortOf(q.code) !== 'unit'),
    corrected: corrected(task, 'unit'),
    ...(members ? {} : { unitText: text.normalize('NFC').trim(), isGroup: units.length > 1 }),
  })
  if (!members) return settled(task, unresolved)
  const names = units.map((u) => u.name)
  if (plan.issuer) keepGroup(app.db, plan.issuer, task.unitText, names)
  return { ...settled(task, unresolved), also: sameGroup(app, plan, task, units, ctx) }
}

/** Other tasks of the same group that wait for the same answer: it is given once. @returns their places */
function sameGroup(app: App, plan: Plan, task: Task, units: Unit[], ctx: UnitContext): string[] {
  const waiting = tasksOf(app.db, plan.id).filter(
    (one) =>
      one.id !== task.id &&
      fold(one.unitText) === fold(task.unitText) &&
      one.questions.some((q) => q.code === 'open_group'),
  )
  for (const one of waiting) {
    const shares = units.map((unit) => ({ unit, executor: executors(one.executor, ctx)(unit), role: one.role }))
    reassign(app, plan, one, [...shares, ...helpers(app, plan, one, keysOf(units))])
    changeTask(app.db, one.id, {
      questions: one.questions.filter((q) => sortOf(q.code) !== 'unit'),
      corrected: corrected(one, 'unit'),
    })
  }
  return waiting.map((one) => one.ref)
}

function read(text: string, ctx: UnitContext): Unit[] {
  if (text.trim() === '') return []
  const found = resolveUnit(text, ctx)
  return found.kind === 'group' ? found.members : [found.unit]
}

/** Names as the organizer types them, and those that are like a known name without being one. */
export function matched(app: App, text: string, ctx: UnitContext): { units: Unit[]; unresolved: string[] } {
  const found = matchMembers(text, ctx)
  const units = [...found.units]
  const unresolved: string[] = []
  for (const other of found.unknown) {
    if (isMeant(app, other, ctx)) units.push(other.unit)
    else unresolved.push(other.text)
  }
  return { units, unresolved }
}

/**
 * A body that the directory does not hold, a newspaper or a company, is taken at the organizer's word: known here already,
 * or written like a name and like nothing else. What is close to a known name is a slip, and asked about.
 */
function isMeant(app: App, { unit, text, nearest }: MatchedMembers['unknown'][number], ctx: UnitContext): boolean {
  if (resolveUnit(text, ctx).kind === 'group') return false
  return unitByKey(app.db, unit.key) !== undefined || (nearest.length === 0 && /^\p{Lu}\S*\s+\S/u.test(text.trim()))
}

interface Shared {
  row: Assignment
  unit: Unit
}

/** The shares of a task's own units, and of those that help: where the task itself is help, its coordinators lead. */
export function sharesOf(app: App, plan: Plan, task: Task): { own: Shared[]; helping: Shared[] } {
  const rows = assignmentsOfTask(app.db, task.id).filter((r) => r.state !== 'cancelled')
  const units = asUnits(
    app.db,
    rows.map((r) => r.unitId),
  )
  const all = rows.flatMap((row) => {
    const unit = units.find((u) => u.id === row.unitId)
    return unit ? [{ row, unit }] : []
  })
  if (task.role === 'lead')
    return {
      own: all.filter((s) => s.row.role === 'lead'),
      helping: all.filter((s) => s.row.role === 'coordinate'),
    }
  const coordinating = keysOf(coordinatorUnits(task.coordinators, contextOf(app, plan), ownersIn(app, plan)))
  return {
    own: all.filter((s) => !coordinating.has(s.unit.key)),
    helping: all.filter((s) => coordinating.has(s.unit.key)),
  }
}

const keysOf = (units: readonly Unit[]): Set<string> => new Set(units.map((u) => u.key))

const ownersIn = (app: App, plan: Plan): Set<string> => new Set(loadWorld(app, plan.id).shares.map((s) => s.unit.key))

/** Those who coordinate stay, whoever leads. */
const helpers = (app: App, plan: Plan, task: Task, taken: ReadonlySet<string>) =>
  sharesOf(app, plan, task)
    .helping.filter(({ unit }) => !taken.has(unit.key))
    .map(({ unit }) => ({ unit, executor: null, role: 'coordinate' as const }))

const asShare =
  (executor: (unit: Unit) => Unit | null, role: Role) =>
  ({ unit }: Shared) => ({ unit, executor: executor(unit), role })

const executors = (name: string | null, ctx: UnitContext) => (unit: Unit) =>
  name ? executorUnit(unit, name, ctx) : null

/** A unit that only helped and now leads gets new work; one that led and now helps owes nothing any more. */
export function setRole(app: App, plan: Plan, task: Task, role: Role): Settled {
  const rest = {
    questions: task.questions.filter((q) => sortOf(q.code) !== 'role'),
    corrected: corrected(task, 'role'),
  }
  if (role === task.role) {
    changeTask(app.db, task.id, rest)
    return settled(task)
  }
  const { own, helping } = sharesOf(app, plan, task)
  const ctx = contextOf(app, plan)
  reassign(app, plan, task, [
    ...own.map(asShare(executors(task.executor, ctx), role)),
    ...helping.map(asShare(() => null, 'coordinate')),
  ])
  changeTask(app.db, task.id, { role, ...rest })
  if (plan.state !== 'active') return settled(task)
  const what = role === 'lead' ? 'added' : 'changed'
  for (const { row } of own)
    if (row.state !== 'waiting')
      tellUnit(app, plan.id, row.unitId, {
        kind: 'task_changed',
        plan: plan.id,
        unit: row.unitId,
        assignments: [row.id],
        what,
      })
  return settled(task)
}

/** Names that stand for no body the bot can tell ("các đơn vị liên quan") stay in the words and are told to nobody. */
export function setCoordinators(app: App, plan: Plan, task: Task, text: string): Settled {
  const ctx = contextOf(app, plan)
  const names = text
    .normalize('NFC')
    .split(/[;\n]/)
    .map((name) => name.replace(/\s+/g, ' ').trim())
    .filter((name) => name !== '')
  const { own } = sharesOf(app, plan, task)
  const taken = keysOf(own.map((s) => s.unit))
  const units = new Map<string, Unit>()
  const unresolved: string[] = []
  for (const name of names) {
    const known = coordinatorUnits([name], ctx, ownersIn(app, plan))
    const found = known.length > 0 ? { units: known, unresolved: [] } : matchedOne(app, name, ctx)
    for (const unit of found.units) if (!taken.has(unit.key)) units.set(unit.key, unit)
    unresolved.push(...found.unresolved)
  }
  reassign(app, plan, task, [
    ...own.map(asShare(executors(task.executor, ctx), task.role)),
    ...[...units.values()].map((unit) => ({ unit, executor: null, role: 'coordinate' as const })),
  ])
  changeTask(app.db, task.id, { coordinators: names, corrected: corrected(task, 'coordinators') })
  if (plan.state === 'active' && names.join() !== task.coordinators.join()) tellChanged(app, plan.id, [task.id])
  return settled(task, unresolved)
}

function matchedOne(app: App, name: string, ctx: UnitContext): { units: Unit[]; unresolved: string[] } {
  if (resolveUnit(name, ctx).kind === 'group') return { units: [], unresolved: [name] }
  return matched(app, name, ctx)
}

/** "A; B" in one cell: the one named leads, the others become those who coordinate. */
export function setLead(app: App, plan: Plan, task: Task, name: string): Settled {
  const others = splitUnits(task.unitText).filter((part) => !sameName(part, name))
  const set = setUnits(app, plan, task, name, false)
  if (!set.ok) return set
  const led = taskById(app.db, task.id)!
  const roled = setRole(app, plan, led, 'lead')
  if (!roled.ok || others.length === 0) return roled
  const known = led.coordinators.filter((one) => !others.some((other) => sameName(other, one)))
  return setCoordinators(app, plan, taskById(app.db, task.id)!, [...others, ...known].join('; '))
}

export function setExecutor(app: App, plan: Plan, task: Task, name: string | null): Settled {
  const ctx = contextOf(app, plan)
  const { own, helping } = sharesOf(app, plan, task)
  // "Sở Nội vụ" under Sở Nội vụ is the unit itself.
  const below = name !== null && sameName(name, task.unitText) ? null : name
  reassign(app, plan, task, [
    ...own.map(asShare(executors(below, ctx), task.role)),
    ...helping.map(asShare(() => null, 'coordinate')),
  ])
  changeTask(app.db, task.id, { executor: below, corrected: corrected(task, 'executor') })
  if (plan.state === 'active' && fold(below ?? '') !== fold(task.executor ?? '')) tellChanged(app, plan.id, [task.id])
  return settled(task)
}
