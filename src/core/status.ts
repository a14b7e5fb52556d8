// Where a plan stands: lights, the four cells, x/N, who is missing, whom nobody can reach, whom to phone.
import type { Declined, State, Way } from './assignment.ts'
import { type Calendar, workingDaysBetween } from './calendar.ts'
import type { DueResult, EventDate } from './deadline.ts'
import type { Day, Deadline, Role, Time } from './plan-document.ts'
import { dayOf, type Instant, toIso } from './time.ts'

export type Light =
  | 'no_deadline'
  | 'no_date'
  | 'not_due'
  | 'due_soon'
  | 'due_today'
  | 'overdue'
  | 'submitted'
  | 'returned'
  | 'done_on_time'
  | 'done_late'
  | 'declined'
  | 'paused'

export interface StatusPolicy {
  /** Working days up to the strict day from which a deadline counts as near. */
  dueSoon: number
}

export const DEFAULT_STATUS_POLICY: StatusPolicy = { dueSoon: 3 }

/** An assignment as the store knows it, with its due already computed. */
export interface AssignmentFacts {
  /** Its task's place and its unit's key, `III.5-2/ubnd:ha-giang`: the same wherever the plan is imported. */
  id: string
  unitId: number
  /** The full official name. */
  unit: string
  role: Role
  state: State
  /** A code saying what a waiting assignment waits for (a question, a deadline already past); null otherwise. */
  why: string | null
  /** The deadline in force for this unit, an extension included. */
  due: DueResult
  acknowledgedAt: Instant | null
  /** In order of arrival. */
  submissions: {
    at: Instant
    way: Way
    fields?: Record<string, string> | null
    documents: { number: string; date: Day | null }[]
    files: { name: string; bytes: number; sha256: string; version: number }[]
  }[]
  acceptedAt: Instant | null
  /** When the accepted version arrived. */
  acceptedArrivedAt: Instant | null
  declined: Declined | null
  paused: boolean
  /** Contacts of the unit for this plan, and whether at least one of them can get messages. */
  contacts: number
  reachable: boolean
  /** The channels by which the unit's people were told of the work. */
  told?: string[]
  /** The channel of what was sent last, `page` for the upload page, or how the organizer learned of it; null else. */
  via?: string | null
}

export interface TaskFacts {
  /** Place in the plan, such as `III.5-1`. */
  id: string
  task: string
  /** As the plan writes it. */
  unit: string
  /** A coordinator's line is a task of the plan, but nobody owes anything for it. */
  role: Role
  /** Why it is not announced: the code of what waits for the organizer; null where it is clear. */
  why: string | null
  servesEvent: boolean
  deadline: Deadline | null
  /** What the rule means for the task as a whole. */
  due: DueResult
  assignments: AssignmentFacts[]
}

export interface StatusFacts {
  plan: { id: string; number: string | null; title: string | null; state: string; event: EventDate }
  tasks: TaskFacts[]
}

export interface StatusContext {
  now: Instant
  calendar: Calendar
  policy: StatusPolicy
}

export interface Totals {
  tasks: number
  assignments: number
  /** Everyone who ever did, whatever followed. */
  acknowledged: number
  /** Accepted; in time or late by the arrival of the accepted version. */
  done: { onTime: number; late: number }
  open: { inTime: number; overdue: number }
  /** Within open: nothing in the plan says when (none, or only "thường xuyên"). */
  noDeadline: number
  /** Within open: sent, waiting for the organizer. */
  submitted: number
  declined: number
  cancelled: number
  /** Assignments whose unit has no contact that can be reached. */
  unreachable: number
}

/** Instants as ISO text with the zone's offset. */
export interface DueJson {
  strict: string
  lenient: string
}

export interface PlanStatus {
  plan: {
    id: string
    number: string | null
    title: string | null
    state: string
    event: { date: Day | null; time: Time | null; state: EventDate['state'] }
  }
  totals: Totals
  tasks: {
    id: string
    task: string
    unit: string
    role: Role
    why: string | null
    deadline: { rule: Deadline | null; due: DueJson | null }
    light: Light
    done: number
    of: number
    assignments: {
      id: string
      unit: string
      state: State
      why: string | null
      light: Light
      due: DueJson | null
      acknowledgedAt: string | null
      /** The first arrival. */
      submittedAt: string | null
      acceptedAt: string | null
      documents: { number: string; date: Day | null }[]
      /** Chair, number of delegates, technical contact, as sent last; null where none were. */
      fields: Record<string, string> | null
      files: { name: string; bytes: number; sha256: string; version: number }[]
      reachable: boolean
      contacts: number
      /** The channels by which the unit's people were told of the work. */
      channels: string[]
      /** By which channel the last answer came, `page`, or `phone`, `group_chat`, `paper` where the organizer recorded it. */
      via: string | null
    }[]
  }[]
}

/** The contract's status of a plan. Coordinating units owe nothing and do not appear as assignments. */
export function statusOf(facts: StatusFacts, ctx: StatusContext): PlanStatus {
  const { plan } = facts
  const { day, time, state } = plan.event
  const tasks = owedTasks(facts)
  return {
    plan: { id: plan.id, number: plan.number, title: plan.title, state: plan.state, event: { date: day, time, state } },
    totals: totalsOf(facts, ctx),
    tasks: tasks.map((task) => {
      const lights = task.assignments.map((assignment) => lightOf(assignment, task, plan.event, ctx))
      return {
        id: task.id,
        task: task.task,
        unit: task.unit,
        role: task.role,
        why: task.why,
        deadline: { rule: task.deadline, due: dueJson(task.due, ctx) },
        light: lights.length > 0 ? worst(lights) : dueLight(task.due, ctx),
        ...progress(task.assignments),
        assignments: task.assignments.map((one, i) => assignmentJson(one, lights[i]!, ctx)),
      }
    }),
  }
}

function assignmentJson(one: AssignmentFacts, light: Light, ctx: StatusContext) {
  const iso = (at: Instant | null) => (at === null ? null : toIso(at, ctx.calendar.zone))
  return {
    id: one.id,
    unit: one.unit,
    state: one.state,
    why: one.state === 'waiting' ? one.why : null,
    light,
    due: dueJson(one.due, ctx),
    acknowledgedAt: iso(one.acknowledgedAt),
    submittedAt: iso(one.submissions[0]?.at ?? null),
    acceptedAt: iso(one.acceptedAt),
    documents: one.submissions.flatMap(({ documents }) => documents),
    fields: one.submissions.findLast(({ fields }) => fields)?.fields ?? null,
    files: one.submissions.flatMap(({ files }) => files),
    reachable: one.reachable,
    contacts: one.contacts,
    channels: one.told ?? [],
    via: one.via ?? null,
  }
}

function dueJson(result: DueResult, { calendar: { zone } }: StatusContext): DueJson | null {
  if (result.kind !== 'due') return null
  return { strict: toIso(result.due.strict, zone), lenient: toIso(result.due.lenient, zone) }
}

/** Every line of the plan, with the shares that owe something: coordinating units are not among them. */
function owedTasks(facts: StatusFacts): TaskFacts[] {
  return facts.tasks.map((task) => ({ ...task, assignments: task.assignments.filter(({ role }) => role === 'lead') }))
}

/** The light of one assignment. Cancelled work, and what serves an event that is put off, shows as paused. */
export function lightOf(
  assignment: AssignmentFacts,
  task: Pick<TaskFacts, 'servesEvent'>,
  event: EventDate,
  ctx: StatusContext,
): Light {
  switch (assignment.state) {
    case 'cancelled':
      return 'paused'
    case 'declined':
      return 'declined'
    case 'accepted':
      return isLate(assignment) ? 'done_late' : 'done_on_time'
    case 'submitted':
      return 'submitted'
    case 'waiting':
    case 'announced':
    case 'acknowledged':
    case 'returned': {
      if (assignment.paused || isPutOff(task, event)) return 'paused'
      return assignment.state === 'returned' ? 'returned' : dueLight(assignment.due, ctx)
    }
    default:
      return assignment.state satisfies never
  }
}

const isPutOff = ({ servesEvent }: Pick<TaskFacts, 'servesEvent'>, { state }: EventDate): boolean =>
  servesEvent && (state === 'postponed' || state === 'cancelled')

function dueLight(result: DueResult, { now, calendar, policy }: StatusContext): Light {
  switch (result.kind) {
    // What recurs has no date to be late by.
    case 'recurring':
    case 'no_deadline':
      return 'no_deadline'
    case 'no_date':
      return 'no_date'
    case 'due': {
      const { due } = result
      const today = dayOf(now, calendar.zone)
      if (now > due.lenient) return 'overdue'
      if (today >= due.strictDay) return 'due_today'
      return workingDaysBetween(calendar, today, due.strictDay) <= policy.dueSoon ? 'due_soon' : 'not_due'
    }
    default:
      return result satisfies never
  }
}

/** For accepted work: whether the accepted version came after the lenient due. Without a due nothing is late. */
function isLate({ due, acceptedArrivedAt }: AssignmentFacts): boolean {
  return due.kind === 'due' && acceptedArrivedAt !== null && acceptedArrivedAt > due.due.lenient
}

/** For open work: past the lenient due with nothing sent in time. What waits for the organizer is not the unit's delay. */
function isOverdue(assignment: AssignmentFacts, now: Instant): boolean {
  const { due, state, submissions } = assignment
  if (due.kind !== 'due' || now <= due.due.lenient) return false
  return state !== 'submitted' || (submissions.at(-1)?.at ?? now) > due.due.lenient
}

// The worst of a task's assignments is the task's light; work that still waits for somebody comes before what is over.
const WORST_FIRST: readonly Light[] = [
  'overdue',
  'returned',
  'due_today',
  'due_soon',
  'not_due',
  'no_date',
  'no_deadline',
  'submitted',
  'done_late',
  'done_on_time',
  'declined',
  'paused',
]

/** The most pressing of several lights. */
export const worst = (lights: readonly Light[]): Light => WORST_FIRST.find((light) => lights.includes(light))!

/** "41/63": accepted only, of all that have the task; a unit that it was taken from is not among them. */
export function progress(assignments: readonly AssignmentFacts[]): { done: number; of: number } {
  const owed = assignments.filter(({ role, state }) => role === 'lead' && state !== 'cancelled')
  return { done: owed.filter(({ state }) => state === 'accepted').length, of: owed.length }
}

/** `assignments = done + open + declined + cancelled`; the other numbers overlap with these. */
export function totalsOf(facts: StatusFacts, ctx: Pick<StatusContext, 'now'>): Totals {
  const tasks = owedTasks(facts)
  const totals: Totals = {
    tasks: tasks.length,
    assignments: 0,
    acknowledged: 0,
    done: { onTime: 0, late: 0 },
    open: { inTime: 0, overdue: 0 },
    noDeadline: 0,
    submitted: 0,
    declined: 0,
    cancelled: 0,
    unreachable: 0,
  }
  for (const assignment of tasks.flatMap(({ assignments }) => assignments)) {
    totals.assignments++
    if (assignment.acknowledgedAt !== null) totals.acknowledged++
    if (!assignment.reachable) totals.unreachable++
    count(totals, assignment, ctx.now)
  }
  return totals
}

function count(totals: Totals, assignment: AssignmentFacts, now: Instant): void {
  switch (assignment.state) {
    case 'accepted':
      if (isLate(assignment)) totals.done.late++
      else totals.done.onTime++
      return
    case 'declined':
      totals.declined++
      return
    case 'cancelled':
      totals.cancelled++
      return
    default:
      if (isOverdue(assignment, now)) totals.open.overdue++
      else totals.open.inTime++
      if (assignment.due.kind === 'no_deadline' || assignment.due.kind === 'recurring') totals.noDeadline++
      if (assignment.state === 'submitted') totals.submitted++
  }
}

/** Still with the unit: announced or returned, nothing sent that waits for the organizer. */
export function isMissing({ state, role }: AssignmentFacts): boolean {
  return role === 'lead' && (state === 'announced' || state === 'acknowledged' || state === 'returned')
}

/** Missing, or not even announced yet. */
const isOwed = (assignment: AssignmentFacts): boolean =>
  isMissing(assignment) || (assignment.role === 'lead' && assignment.state === 'waiting')

/** Who has not sent, task by task; tasks that miss nobody are left out. */
export function missing(facts: StatusFacts): { task: TaskFacts; assignments: AssignmentFacts[] }[] {
  return owedTasks(facts)
    .map((task) => ({ task, assignments: task.assignments.filter(isMissing) }))
    .filter(({ assignments }) => assignments.length > 0)
}

/** Why a person should phone: nobody joined, nobody can be reached, not acknowledged, or overdue. */
export type PhoneReason = 'nobody_joined' | 'unreachable' | 'not_acknowledged' | 'overdue'

export interface PhoneLine {
  unitId: number
  unit: string
  reasons: PhoneReason[]
  assignments: string[]
}

/**
 * Units to phone, in the order of the plan, one line per unit. Units that nobody joined stand on it from the first
 * day; a unit that has been asked to acknowledge (`asked`, by assignment id) and has not, or whose work is overdue, too.
 */
export function toPhone(
  facts: StatusFacts,
  ctx: Pick<StatusContext, 'now'> & { asked: ReadonlySet<string> },
): PhoneLine[] {
  const lines = new Map<number, PhoneLine>()
  for (const task of owedTasks(facts)) {
    for (const assignment of task.assignments.filter(isOwed)) {
      const reasons = assignment.paused || isPutOff(task, facts.plan.event) ? [] : phoneReasons(assignment, ctx)
      if (reasons.length === 0) continue
      const line = lines.get(assignment.unitId) ?? {
        unitId: assignment.unitId,
        unit: assignment.unit,
        reasons: [],
        assignments: [],
      }
      line.reasons = [...new Set([...line.reasons, ...reasons])]
      line.assignments.push(assignment.id)
      lines.set(assignment.unitId, line)
    }
  }
  return [...lines.values()]
}

function phoneReasons(
  assignment: AssignmentFacts,
  ctx: Pick<StatusContext, 'now'> & { asked: ReadonlySet<string> },
): PhoneReason[] {
  const reasons: PhoneReason[] = []
  if (assignment.contacts === 0) reasons.push('nobody_joined')
  else if (!assignment.reachable) reasons.push('unreachable')
  else if (assignment.acknowledgedAt === null && ctx.asked.has(assignment.id)) reasons.push('not_acknowledged')
  if (isOverdue(assignment, ctx.now)) reasons.push('overdue')
  return reasons
}

/** Units that owe something and that no message reaches, each once, in the order of the plan. */
export function unreachableUnits(facts: StatusFacts): { unitId: number; unit: string; contacts: number }[] {
  const units = new Map<number, { unitId: number; unit: string; contacts: number }>()
  for (const assignment of owedTasks(facts).flatMap(({ assignments }) => assignments)) {
    const { unitId, unit, contacts, reachable } = assignment
    if (isOwed(assignment) && !reachable) units.set(unitId, { unitId, unit, contacts })
  }
  return [...units.values()]
}
