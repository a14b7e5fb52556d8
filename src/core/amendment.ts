// What a letter says of a plan → what it comes to: which tasks are meant, what they become, and what is not certain.
import type { EventDate } from './deadline.ts'
import {
  type AmendablePlan,
  type AmendableTask,
  type AmendContext,
  type Found,
  inPlace,
  sameRule,
  tasksMeant,
} from './meant-task.ts'
import type { Day, Deadline, PlanAssignment, PlanChange, PlanEvent, TaskMeant } from './plan-document.ts'
import { fold } from './units.ts'

/** What one task becomes; `only` where the change is for one unit of a group. */
export interface TaskPatch {
  task: number
  unit?: string
  text?: string
  deadline?: Deadline | null
  only?: string
}

export type Effect =
  | { kind: 'event'; to: EventDate; window: { from: Day; to: Day } | null }
  | { kind: 'place'; form: PlanEvent['form']; venues: string[] }
  | { kind: 'document_date'; date: Day }
  | { kind: 'tasks'; patches: TaskPatch[] }
  | { kind: 'drop'; tasks: number[] }
  | { kind: 'add'; assignment: PlanAssignment }

/**
 * `clear`: carried out unless left out. `doubtful`: what held before is not what the letter says. `which`: several tasks
 * can be meant. `same`: it is so already. `unfound`: nothing in the plan is meant by it. `unread`: the reader could not
 * make a change of it.
 */
export type Certainty = 'clear' | 'doubtful' | 'which' | 'same' | 'unfound' | 'unread'

export interface MatchedChange {
  /** From 1, in the order of the letter. */
  no: number
  change: PlanChange
  state: Certainty
  effect: Effect | null
  /** Tasks that can be meant, for `which`. */
  candidates: number[]
}

/** Matches every change with the plan. `meant` are tasks that the organizer named, by the number of the change. */
export function matchChanges(
  changes: readonly PlanChange[],
  ctx: AmendContext,
  meant: Readonly<Record<number, number>> = {},
): MatchedChange[] {
  return changes.map((change, i) => {
    const no = i + 1
    const named = ctx.plan.tasks.find((task) => task.id === meant[no])
    return { no, change, candidates: [], effect: null, ...matched(change, ctx, named ?? null) }
  })
}

type Match = Pick<MatchedChange, 'state'> & Partial<Pick<MatchedChange, 'effect' | 'candidates'>>

function matched(change: PlanChange, ctx: AmendContext, named: AmendableTask | null): Match {
  const { plan } = ctx
  switch (change.kind) {
    case 'event_date':
      return movedEvent(change, plan)
    case 'event_postponed':
    case 'event_cancelled': {
      const state = change.kind === 'event_postponed' ? 'postponed' : 'cancelled'
      if (plan.event.state === state) return { state: 'same' }
      return { state: 'clear', effect: { kind: 'event', to: { ...plan.event, state }, window: plan.window } }
    }
    case 'event_place': {
      const venues = change.venues.length > 0 ? change.venues : plan.venues
      const form = change.form ?? plan.form
      if (form === plan.form && venues.map(fold).join() === plan.venues.map(fold).join()) return { state: 'same' }
      return { state: 'clear', effect: { kind: 'place', form, venues } }
    }
    case 'deadline':
      return movedDeadline(change, ctx, named)
    case 'unit':
      return otherUnit(change, ctx, named)
    case 'task_added': {
      const there = plan.tasks.some((task) => fold(task.text) === fold(change.assignment.task))
      return there ? { state: 'same' } : { state: 'clear', effect: { kind: 'add', assignment: change.assignment } }
    }
    case 'task_dropped': {
      const found = named ? sure(named) : tasksMeant(change.task, ctx)
      if (found.tasks.length === 0) return { state: 'unfound' }
      const drop = (tasks: AmendableTask[]): Effect => ({ kind: 'drop', tasks: tasks.map(({ id }) => id) })
      return found.certain ? { state: 'clear', effect: drop(found.tasks) } : which(found)
    }
    case 'wording':
      return otherWords(change, ctx, named)
    case 'unread':
      return { state: 'unread' }
    default:
      return change satisfies never
  }
}

function movedEvent(change: Extract<PlanChange, { kind: 'event_date' }>, plan: AmendablePlan): Match {
  const { event } = plan
  if (change.date === null) {
    if (change.window === null) return { state: 'unread' }
    const same = plan.window?.from === change.window.from && plan.window.to === change.window.to && event.day === null
    if (same) return { state: 'same' }
    const to: EventDate = { day: null, time: null, state: 'unknown' }
    return { state: 'clear', effect: { kind: 'event', to, window: change.window } }
  }
  const to: EventDate = { day: change.date, time: change.time ?? event.time, state: 'fixed' }
  if (to.day === event.day && to.time === event.time && event.state === 'fixed') return { state: 'same' }
  const differs = change.from !== null && event.day !== null && change.from !== event.day
  return { state: differs ? 'doubtful' : 'clear', effect: { kind: 'event', to, window: plan.window } }
}

const sure = (task: AmendableTask): Found => ({ tasks: [task], certain: true })
const which = ({ tasks }: { tasks: AmendableTask[] }): Match => ({
  state: 'which',
  candidates: tasks.slice(0, 6).map(({ id }) => id),
})

function movedDeadline(
  change: Extract<PlanChange, { kind: 'deadline' }>,
  ctx: AmendContext,
  named: AmendableTask | null,
): Match {
  const found = named ? sure(named) : tasksMeant(change.task, ctx)
  if (found.tasks.length === 0) return { state: 'unfound' }
  if (!found.certain) return which(found)
  const patches: TaskPatch[] = []
  let doubtful = false
  for (const task of found.tasks) {
    const deadline = change.deadline ?? shifted(task.deadline, change.shift, ctx)
    if (deadline === null) return { state: 'unread' }
    const only = onlyOne(change.task, task, ctx)
    if (sameRule(deadline, task.deadline) && only === null) continue
    doubtful ||= change.task.deadline !== null && !sameRule(change.task.deadline, task.deadline)
    patches.push({ task: task.id, deadline, ...(only === null ? {} : { only }) })
  }
  if (patches.length === 0) return { state: 'same' }
  return { state: doubtful ? 'doubtful' : 'clear', effect: { kind: 'tasks', patches } }
}

/** The key of the one unit that is meant, where the task is a group's. */
function onlyOne(meant: TaskMeant, task: AmendableTask, ctx: AmendContext): string | null {
  if (meant.unit === null || task.unitKeys.length < 2) return null
  const keys = ctx.keysOf(meant.unit).filter((key) => task.unitKeys.includes(key))
  return keys.length === 1 ? keys[0]! : null
}

function shifted(
  deadline: Deadline | null,
  shift: Extract<PlanChange, { kind: 'deadline' }>['shift'],
  ctx: AmendContext,
): Deadline | null {
  if (deadline === null || shift === null) return null
  if (deadline.kind === 'date')
    return { ...deadline, date: ctx.later(deadline.date, shift.days, shift.unit), from: null, text: '' }
  if (deadline.kind === 'relative' && deadline.days !== null && deadline.unit === shift.unit)
    return { ...deadline, days: deadline.days + shift.days, text: '' }
  return null
}

function otherUnit(
  change: Extract<PlanChange, { kind: 'unit' }>,
  ctx: AmendContext,
  named: AmendableTask | null,
): Match {
  const found = named ? sure(named) : tasksMeant(change.task, ctx)
  // Without a task every one of the unit's is meant: a body that was merged into another.
  const all = change.task.words === null && change.task.place === null
  if (found.tasks.length === 0) return { state: alreadyWith(change, ctx) ? 'same' : 'unfound' }
  if (!found.certain && !(all && found.byUnit)) return which(found)
  const patches = found.tasks.map((task): TaskPatch => ({ task: task.id, unit: change.to }))
  return { state: 'clear', effect: { kind: 'tasks', patches } }
}

const alreadyWith = (change: Extract<PlanChange, { kind: 'unit' }>, ctx: AmendContext): boolean =>
  change.from !== null && tasksMeant({ ...change.task, unit: change.to }, ctx).certain

function otherWords(
  change: Extract<PlanChange, { kind: 'wording' }>,
  ctx: AmendContext,
  named: AmendableTask | null,
): Match {
  const { plan } = ctx
  const { days } = change
  const within = named ? [named] : inPlace(change.task.place, plan.tasks)
  const scope = within.length > 0 ? within : plan.tasks
  const patches = scope.flatMap((task) => rewritten(change, task) ?? [])
  if (patches.length > 0) return { state: 'clear', effect: { kind: 'tasks', patches } }
  if (days.from !== null && days.to !== null) {
    if (days.from === plan.event.day) {
      const to: EventDate = { ...plan.event, day: days.to, state: 'fixed' }
      return { state: 'clear', effect: { kind: 'event', to, window: plan.window } }
    }
    if (days.from === plan.documentDate) return { state: 'clear', effect: { kind: 'document_date', date: days.to } }
    if (days.to === plan.event.day || days.to === plan.documentDate) return { state: 'same' }
  }
  const done = scope.some((task) => change.to !== '' && replaced(task.text, change.to, change.to) !== null)
  return { state: done ? 'same' : 'unfound' }
}

/** The task with one wording in the place of another: in its words, its unit's name, its deadline; null where it has none. */
function rewritten(change: Extract<PlanChange, { kind: 'wording' }>, task: AmendableTask): TaskPatch | null {
  const text = replaced(task.text, change.from, change.to)
  const unit = replaced(task.unitText, change.from, change.to)
  const { deadline } = task
  const inDeadline =
    deadline !== null &&
    change.deadline !== null &&
    (replaced(deadline.text, change.from, change.to) !== null ||
      replaced(change.from, deadline.text, '') !== null ||
      (deadline.kind === 'date' && deadline.date === change.days.from))
  if (text === null && unit === null && !inDeadline) return null
  return {
    task: task.id,
    ...(text === null ? {} : { text }),
    ...(unit === null ? {} : { unit }),
    ...(inDeadline ? { deadline: rebound(change.deadline!, deadline!) } : {}),
  }
}

/** "Ngày 18/4" replaced by "ngày 20/4" inside "trước ngày 18/4" is still "trước". */
const rebound = (fresh: Deadline, old: Deadline): Deadline =>
  fresh.bound === 'on' ? { ...fresh, bound: old.bound } : fresh

/** The text with some words replaced, found whatever their case and marks; null where it has them not. */
function replaced(text: string, from: string, to: string): string | null {
  const wanted = plain(from)
  const at = wanted === '' ? -1 : plain(text).indexOf(wanted)
  if (at < 0) return null
  const edge = (i: number) => i < 0 || i >= text.length || !/[\p{L}\d]/u.test(text[i]!)
  if (!edge(at - 1) || !edge(at + wanted.length)) return null
  const result = text.slice(0, at) + to + text.slice(at + wanted.length)
  return to === ''
    ? result
        .replace(/\s{2,}/g, ' ')
        .replace(/\s+([,.;])/g, '$1')
        .trim()
    : result
}

/** Lower case, every place kept. */
const plain = (text: string): string =>
  [...text.trim()].map((c) => (c.toLowerCase().length === c.length ? c.toLowerCase() : c)).join('')
