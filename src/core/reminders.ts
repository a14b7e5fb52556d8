// What reminders are due: policy, open assignments, the ledger and the clock in; messages grouped by person out.
import {
  addWorkingDays,
  addWorkingHours,
  type Calendar,
  isWorkingTime,
  nextWorkingDay,
  nextWorkingTime,
  previousWorkingDay,
  workingDayAtOrBefore,
} from './calendar.ts'
import type { Due, EventDate } from './deadline.ts'
import type { Day, Time } from './plan-document.ts'
import { dayOf, type Instant, instantOf, MINUTE, startOfDay, timeOf } from './time.ts'

export type Step = 'acknowledge' | `before_${number}` | 'last_day' | `overdue_${number}`

/** The settings of a plan, shown in words before activation. */
export interface ReminderPolicy {
  /** The time of day of every step but a late acknowledgement. */
  at: Time
  /** Ask once, a working day after the card, those who have not acknowledged. */
  acknowledge: boolean
  /** Working days before the strict last day. */
  before: readonly number[]
  /** On the last working day at or before the deadline. */
  lastDay: boolean
  /** Working mornings after the lenient day, at most. */
  overdueMax: number
  /** Least working hours between two bulk messages to one person. */
  gapHours: number
  /** Working days within which a date that moved does not repeat a step. */
  repeatAfter: number
}

export const DEFAULT_POLICY: ReminderPolicy = {
  at: '08:00',
  acknowledge: true,
  before: [3, 1],
  lastDay: true,
  overdueMax: 5,
  gapHours: 2,
  repeatAfter: 2,
}

/** One assignment as one contact of its unit owes it. */
export interface Chase {
  assignmentId: number
  contactId: number
  personId: number
  /** When the card reached this contact; steps up to then are dropped. */
  reachedAt: Instant
  /**
   * When this person was last told anew what is owed (date moved, work returned, extension decided, resumed), if after
   * `reachedAt`: steps of the deadline up to then are dropped, so that no reminder follows on the heels of the news.
   */
  toldAt?: Instant | null
  acknowledged: boolean
  due: Due | null
  servesEvent: boolean
  /** Submitted, accepted, declined, cancelled, paused, extension waiting: nothing is sent. */
  quiet: boolean
}

/** A row of the ledger: a step that was sent, or closed because a later one took its place. */
export interface Sent {
  assignmentId: number
  contactId: number
  step: Step
  /** The strict instant the step aimed at; null for `acknowledge`, which no new date repeats. */
  dueStrict: Instant | null
  at: Instant
  /** True where nothing was sent. */
  superseded?: boolean
}

export interface ReminderContext {
  now: Instant
  policy: ReminderPolicy
  calendar: Calendar
  eventDay: Day | null
  eventState: EventDate['state']
  /** By person: the last bulk message sent or queued. */
  lastMessageAt: ReadonlyMap<number, Instant>
}

export interface TimelineStep {
  step: Step
  day: Day
  at: Instant
  /** The last instant at which it is still true; null where nothing but a later step ends it. */
  until: Instant | null
  /** Steps that fell on the same day and gave way to this one. */
  absorbs: Step[]
}

export interface ReminderItem {
  assignmentId: number
  contactId: number
  step: Step
  dueStrict: Instant | null
}

export interface DueReminders {
  /** One message per person; each item becomes a ledger row in the transaction that queues the message. */
  messages: { personId: number; items: ReminderItem[] }[]
  /** Rows that close steps without a message; they belong into the ledger too. */
  superseded: Sent[]
}

/** What the timeline of an assignment depends on besides the clock. */
export type TimelineContext = Pick<ReminderContext, 'policy' | 'calendar' | 'eventDay' | 'eventState'>

/** The timeline of one assignment for one contact, in order of time; empty while nobody may be chased. */
export function stepsOf(chase: Chase, ctx: TimelineContext): TimelineStep[] {
  return timelines(ctx)(chase)
}

function timeline(
  chase: Chase,
  ctx: TimelineContext,
  dueSteps: readonly TimelineStep[],
  asked: { day: Day; at: Instant },
  until: Instant | null,
): TimelineStep[] {
  if (chase.quiet) return []
  const halted = ctx.eventState === 'postponed' || ctx.eventState === 'cancelled'
  if (halted && chase.servesEvent) return []
  const told = Math.max(chase.reachedAt, chase.toldAt ?? chase.reachedAt)
  const steps = dueSteps.filter(({ at }) => at > told)
  if (chase.acknowledged || !ctx.policy.acknowledge) return steps
  const { day, at } = asked
  if (until !== null && at > until) return steps
  const same = steps.findIndex((step) => step.day === day)
  if (same >= 0) return steps.with(same, absorb(steps[same]!, ['acknowledge']))
  return [...steps, { step: 'acknowledge' as const, day, at, until, absorbs: [] }].sort((a, b) => a.at - b.at)
}

const absorb = (step: TimelineStep, others: Step[]): TimelineStep => ({
  ...step,
  absorbs: [...others, ...step.absorbs],
})

/** What served the event is not chased on its day or after it. */
function lastTrue(servesEvent: boolean, ctx: TimelineContext): Instant | null {
  if (!servesEvent || ctx.eventDay === null || ctx.eventState !== 'fixed') return null
  return startOfDay(ctx.eventDay, ctx.calendar.zone) - 1
}

/**
 * 08:00 of the next working day after the card came; where that is less than a working day later (the same clock time
 * on the next working day), then that time, inside working hours.
 */
function acknowledgeAt(reachedAt: Instant, { policy, calendar }: TimelineContext): { day: Day; at: Instant } {
  const { zone } = calendar
  const next = nextWorkingDay(calendar, dayOf(reachedAt, zone))
  const slot = instantOf(next, policy.at, zone)
  const workingDayLater = instantOf(next, timeOf(reachedAt, zone), zone) + (reachedAt % MINUTE)
  const at = nextWorkingTime(calendar, Math.max(slot, workingDayLater))
  return { day: dayOf(at, zone), at }
}

/** The steps that hang on the due alone: equal for the 63 units of a group, so computed once for all. */
function stepsOfDue(due: Due | null, servesEvent: boolean, ctx: TimelineContext): TimelineStep[] {
  if (due === null) return []
  const { policy, calendar } = ctx
  const slot = (day: Day) => instantOf(day, policy.at, calendar.zone)
  const steps: TimelineStep[] = []
  const add = (step: Step, day: Day, until: Instant | null) => {
    const before = steps.at(-1)
    const at = slot(day)
    if (before?.at === at) steps.splice(-1, 1, { step, day, at, until, absorbs: [before.step, ...before.absorbs] })
    else steps.push({ step, day, at, until, absorbs: [] })
  }

  const counted = countedDay(due, ctx)
  for (const days of [...new Set(policy.before)].sort((a, b) => b - a)) {
    add(`before_${days}`, workingDayAtOrBefore(calendar, addWorkingDays(calendar, counted, -days)), due.strict)
  }
  if (policy.lastDay) add('last_day', workingDayAtOrBefore(calendar, counted), due.strict)

  const last = lastTrue(servesEvent, ctx)
  for (let number = 1, day = due.lenientDay; number <= policy.overdueMax; number++) {
    day = nextWorkingDay(calendar, day)
    if (last !== null && slot(day) > last) break
    add(`overdue_${number}`, day, last)
  }
  return steps
}

/** The day to count back from: the strict one, or the working day before it where the hour leaves no morning. */
function countedDay(due: Due, { policy, calendar }: TimelineContext): Day {
  const lastSlot = instantOf(workingDayAtOrBefore(calendar, due.strictDay), policy.at, calendar.zone)
  return lastSlot < due.strict ? due.strictDay : previousWorkingDay(calendar, due.strictDay)
}

/** The timeline of every chase; what equal dues and cards sent together have in common is computed once. */
function timelines(ctx: TimelineContext): (chase: Chase) => TimelineStep[] {
  const dueSteps = memo((_: string, { due, servesEvent }: Chase) => stepsOfDue(due, servesEvent, ctx))
  const asked = memo((_: Instant, { reachedAt }: Chase) => acknowledgeAt(reachedAt, ctx))
  const eve = lastTrue(true, ctx)
  return (chase) => {
    const { due } = chase
    const key = due === null ? '' : `${due.strict} ${due.lenient} ${chase.servesEvent}`
    return timeline(chase, ctx, dueSteps(key, chase), asked(chase.reachedAt, chase), chase.servesEvent ? eve : null)
  }
}

function memo<K, T>(compute: (key: K, chase: Chase) => T): (key: K, chase: Chase) => T {
  const known = new Map<K, T>()
  return (key, chase) => {
    if (!known.has(key)) known.set(key, compute(key, chase))
    return known.get(key)!
  }
}

/** The ledger as questions: what is closed, and when a step of an assignment was last sent for whatever date. */
interface Ledger {
  closed: Set<string>
  lastSent: Map<string, Instant>
}

const stepKey = (item: Pick<Sent, 'assignmentId' | 'contactId' | 'step'>) =>
  `${item.assignmentId} ${item.contactId} ${item.step}`
const rowKey = (item: ReminderItem) => `${stepKey(item)} ${item.dueStrict}`

function readLedger(rows: Iterable<Sent>): Ledger {
  const ledger: Ledger = { closed: new Set(), lastSent: new Map() }
  for (const row of rows) record(ledger, row)
  return ledger
}

function record(ledger: Ledger, row: Sent): void {
  ledger.closed.add(rowKey(row))
  if (row.superseded) return
  const key = stepKey(row)
  ledger.lastSent.set(key, Math.max(row.at, ledger.lastSent.get(key) ?? row.at))
}

const itemOf = (chase: Chase, step: Step): ReminderItem => ({
  assignmentId: chase.assignmentId,
  contactId: chase.contactId,
  step,
  dueStrict: step === 'acknowledge' ? null : (chase.due?.strict ?? null),
})

/** A moment as the rules look at it; the day is worked out once for all chases. */
interface Moment {
  now: Instant
  today: Day
}

interface Found {
  item: ReminderItem | null
  /** Steps that are over, message or not. */
  closes: ReminderItem[]
  /** Steps that the message stands for too. */
  closedBySending: ReminderItem[]
}

const NOTHING: Found = { item: null, closes: [], closedBySending: [] }

/**
 * What one chase has to say: only the last step that has come can be true; those before it are closed. A step that
 * runs late (downtime, the pause between two messages) is said while it is still true.
 */
function dueOfChase(
  chase: Chase,
  steps: readonly TimelineStep[],
  ledger: Ledger,
  moment: Moment,
  ctx: Pick<ReminderContext, 'policy' | 'calendar'>,
): Found {
  const index = steps.findLastIndex(({ at }) => at <= moment.now)
  const last = steps[index]
  if (last === undefined) return NOTHING
  const item = itemOf(chase, last.step)
  // Said or closed, and with it all that came before.
  if (ledger.closed.has(rowKey(item))) return NOTHING

  const open = (names: readonly Step[]) =>
    names.map((step) => itemOf(chase, step)).filter((other) => !ledger.closed.has(rowKey(other)))
  const closes = open(steps.slice(0, index).flatMap(({ step, absorbs }) => [...absorbs, step]))
  const stillTrue = last.until === null || moment.now <= last.until
  if (!stillTrue || saidLately(item, ledger, moment, ctx)) {
    return { item: null, closes: [...closes, ...open([...last.absorbs, last.step])], closedBySending: [] }
  }
  if (yieldsToLater(last, steps, moment)) return { item: null, closes, closedBySending: [] }
  return { item, closes, closedBySending: open(last.absorbs) }
}

/** Whether a step that is late by a day or more had better wait for the next one, which comes later the same day. */
function yieldsToLater(late: TimelineStep, steps: readonly TimelineStep[], { now, today }: Moment): boolean {
  return late.day !== today && steps.some(({ step, day, at }) => step !== 'acknowledge' && at > now && day === today)
}

/** Whether the same step went out, for another date, less than `repeatAfter` working days ago. */
function saidLately(
  item: ReminderItem,
  ledger: Ledger,
  { today }: Moment,
  { policy, calendar }: Pick<ReminderContext, 'policy' | 'calendar'>,
): boolean {
  const before = ledger.lastSent.get(stepKey(item))
  return before !== undefined && today < addWorkingDays(calendar, dayOf(before, calendar.zone), policy.repeatAfter)
}

/** From when a person may get the next bulk message. */
function freeFrom(personId: number, ctx: ReminderContext): Instant {
  const last = ctx.lastMessageAt.get(personId)
  return last === undefined ? -Infinity : addWorkingHours(ctx.calendar, last, ctx.policy.gapHours)
}

/**
 * What to say at `ctx.now`, one message per person, and which steps a later one has overtaken. Nothing outside working
 * hours. Once both are in the ledger the same question has the answer "nothing", so it may be asked any number of times.
 */
export function dueReminders(chases: readonly Chase[], rows: readonly Sent[], ctx: ReminderContext): DueReminders {
  if (!isWorkingTime(ctx.calendar, ctx.now)) return { messages: [], superseded: [] }
  return dueNow(chases, timelines(ctx), readLedger(rows), ctx)
}

function dueNow(
  chases: readonly Chase[],
  stepsFor: (chase: Chase) => readonly TimelineStep[],
  ledger: Ledger,
  ctx: ReminderContext,
): DueReminders {
  const superseded: Sent[] = []
  const items = new Map<number, ReminderItem[]>()
  const close = (closed: readonly ReminderItem[]) => {
    for (const item of closed) superseded.push({ ...item, at: ctx.now, superseded: true })
  }
  const moment = { now: ctx.now, today: dayOf(ctx.now, ctx.calendar.zone) }
  for (const chase of chases) {
    const found = dueOfChase(chase, stepsFor(chase), ledger, moment, ctx)
    close(found.closes)
    if (found.item === null || ctx.now < freeFrom(chase.personId, ctx)) continue
    close(found.closedBySending)
    const list = items.get(chase.personId)
    if (list === undefined) items.set(chase.personId, [found.item])
    else list.push(found.item)
  }
  return { messages: Array.from(items, ([personId, list]) => ({ personId, items: list })), superseded }
}

/**
 * The next instant, `ctx.now` included, at which {@link dueReminders} has a message, if nobody answers until then and
 * the clock is looked at all the while; null where none will come.
 */
export function nextReminderAt(chases: readonly Chase[], rows: readonly Sent[], ctx: ReminderContext): Instant | null {
  const stepsFor = timelines(ctx)
  const ledger = readLedger(rows)
  const byPerson = new Map<number, Chase[]>()
  for (const chase of chases) {
    const owed = byPerson.get(chase.personId)
    if (owed === undefined) byPerson.set(chase.personId, [chase])
    else owed.push(chase)
  }
  let next: Instant | null = null
  for (const [personId, owed] of byPerson) {
    const steps = new Map(owed.map((chase) => [chase, stepsFor(chase)]))
    for (const at of momentsOf(personId, [...steps.values()].flat(), ctx, next ?? Infinity)) {
      const found = dueNow(owed, (chase) => steps.get(chase)!, ledger, { ...ctx, now: at })
      if (found.messages.length > 0) {
        next = at
        break
      }
      for (const row of found.superseded) record(ledger, row)
    }
  }
  return next
}

/** The working instants before `end` at which anything can change for a person: now, each step, the end of the pause. */
function momentsOf(personId: number, steps: readonly TimelineStep[], ctx: ReminderContext, end: Instant): Instant[] {
  const moments = [ctx.now, freeFrom(personId, ctx), ...steps.map(({ at }) => at)]
  const working = moments.filter((at) => at >= ctx.now && at < end).map((at) => nextWorkingTime(ctx.calendar, at))
  return [...new Set(working)].filter((at) => at < end).sort((a, b) => a - b)
}
