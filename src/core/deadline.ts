// When a deadline rule of the plan falls due: its two readings, what is doubtful about them, what a new date moves.
import { addWorkingDays, type Calendar, type DayOff, workingDayAtOrBefore } from './calendar.ts'
import type { Day, Deadline, Time } from './plan-document.ts'
import {
  addDays,
  dayFrom,
  dayOf,
  endOfDay,
  type Instant,
  instantOf,
  lastDayOfMonth,
  startOfDay,
  weekday,
  yearOf,
} from './time.ts'

export interface EventDate {
  day: Day | null
  time: Time | null
  state: 'unknown' | 'fixed' | 'postponed' | 'cancelled'
}

export interface DeadlineContext {
  event: EventDate
  documentDate: Day | null
  calendar: Calendar
}

/** `strict` is what reminders aim at, `lenient` what lateness is judged by; arriving at that very instant is in time. */
export interface Due {
  strict: Instant
  lenient: Instant
  strictDay: Day
  lenientDay: Day
  /** The plan names an hour. Only then may one be shown. */
  exact: boolean
}

export type DueResult =
  | { kind: 'due'; due: Due }
  /** The plan states none. */
  | { kind: 'no_deadline' }
  /** There is a rule, but the day it hangs on is not known (or no longer holds). */
  | { kind: 'no_date' }
  /** "Thường xuyên", "hằng năm": it must never turn into a date. */
  | { kind: 'recurring' }

const NO_DATE: DueResult = { kind: 'no_date' }

/**
 * The instants at which a rule falls due.
 *
 * "Trước ngày 20/11" is strictly the end of 19/11 and leniently the end of 20/11; "chậm nhất" and "ngày" are the end of
 * that day in both readings; an hour is exact in both; a range is due at its end. N days before an anchor count back
 * from its day inclusively ("trước 05 ngày", event on 21/02: end of 16/02 for both). "Before the event" without a number
 * is strictly the end of the day before it, leniently its beginning. Weeks of a month and school years: {@link spanOf}.
 */
export function dueOf(rule: Deadline | null, ctx: DeadlineContext): DueResult {
  if (rule === null) return { kind: 'no_deadline' }
  switch (rule.kind) {
    case 'date':
      return onDay(rule.date, rule.time, rule.bound, ctx)
    case 'relative':
      return relativeDue(rule, ctx)
    case 'relative_month': {
      const anchor = anchorDay(rule.anchor, ctx)
      return anchor === null ? NO_DATE : onDay(dayOfMonthAway(anchor, rule.months, rule.day), null, rule.bound, ctx)
    }
    case 'period':
      return periodDue(rule, ctx)
    case 'recurring':
      return { kind: 'recurring' }
    default:
      return rule satisfies never
  }
}

function between(strict: Instant, lenient: Instant, exact: boolean, ctx: DeadlineContext): DueResult {
  const { zone } = ctx.calendar
  const due = { strict, lenient, strictDay: dayOf(strict, zone), lenientDay: dayOf(lenient, zone), exact }
  return { kind: 'due', due }
}

function onDay(day: Day, time: Time | null, bound: Deadline['bound'], ctx: DeadlineContext): DueResult {
  const { zone } = ctx.calendar
  if (time !== null) {
    const at = instantOf(day, time, zone)
    return between(at, at, true, ctx)
  }
  const end = endOfDay(day, zone)
  return between(bound === 'before' ? endOfDay(addDays(day, -1), zone) : end, end, false, ctx)
}

/** The day a rule counts from; null where it is not known, or is the plan's own words ("khi có hướng dẫn của Bộ"). */
function anchorDay(anchor: string, ctx: DeadlineContext): Day | null {
  if (anchor === 'document') return ctx.documentDate
  return anchor === 'event' && ctx.event.state === 'fixed' ? ctx.event.day : null
}

function relativeDue(rule: Extract<Deadline, { kind: 'relative' }>, ctx: DeadlineContext): DueResult {
  const anchor = anchorDay(rule.anchor, ctx)
  if (anchor === null) return NO_DATE
  if (rule.days === null || rule.days === 0) {
    const start = rule.anchor === 'event' ? ctx.event.time : null
    if (rule.time !== null || rule.bound !== 'before' || start === null) {
      return onDay(anchor, rule.time, rule.bound, ctx)
    }
    const { zone } = ctx.calendar
    return between(endOfDay(addDays(anchor, -1), zone), instantOf(anchor, start, zone), false, ctx)
  }
  const day = rule.unit === 'working_day' ? addWorkingDays(ctx.calendar, anchor, rule.days) : addDays(anchor, rule.days)
  return onDay(day, rule.time, 'by', ctx)
}

/** Day `date` of the month `months` away; the last day of a month that is too short for it. */
function dayOfMonthAway(from: Day, months: number, date: number): Day {
  const count = yearOf(from) * 12 + Number(from.slice(5, 7)) - 1 + months
  const [year, month] = [Math.floor(count / 12), (count % 12) + 1]
  return dayFrom(year, month, date) ?? lastDayOfMonth(year, month)
}

/** A period is due at its end; "trước quý IV" is due when the period begins, because nobody counts a quarter as a day. */
function periodDue(rule: Extract<Deadline, { kind: 'period' }>, ctx: DeadlineContext): DueResult {
  const span = rule.period === null ? null : spanOf(rule.period)
  if (span === null) return NO_DATE
  const end = endOfDay(rule.bound === 'before' ? addDays(span.first, -1) : span.last, ctx.calendar.zone)
  return between(end, end, false, ctx)
}

/**
 * First and last day of a period of the plan document; null for a code it does not know.
 *
 * Week N of a month runs Monday to Sunday and belongs to the month that holds its Thursday, so most of its days: week 3
 * of 12/2020 is 14 to 20/12. Where a month has only four such weeks, a fifth is its last. A school year `SY2020` runs
 * from 05/09/2020 to 31/05/2021, the frame that the education ministry's yearly decisions give for opening and closing.
 */
export function spanOf(period: string): { first: Day; last: Day } | null {
  const found = period.match(/^(?:SY(\d{4})|(\d{4})(?:-(?:Q([1-4])|H([12])|(0[1-9]|1[0-2])(?:-W([1-6]))?))?)$/)
  if (!found) return null
  const [, school, year, quarter, half, month, week] = found.map((part) => (part === undefined ? null : Number(part)))
  if (school != null) return { first: dayFrom(school, 9, 5)!, last: dayFrom(school + 1, 5, 31)! }
  const months = (from: number, to: number) => ({ first: dayFrom(year!, from, 1)!, last: lastDayOfMonth(year!, to) })
  if (quarter != null) return months(quarter * 3 - 2, quarter * 3)
  if (half != null) return months(half * 6 - 5, half * 6)
  if (month == null) return months(1, 12)
  return week == null ? months(month, month) : weekOfMonth(year!, month, week)
}

function weekOfMonth(year: number, month: number, week: number): { first: Day; last: Day } {
  const first = dayFrom(year, month, 1)!
  const firstThursday = addDays(first, (4 - weekday(first) + 7) % 7)
  let thursday = addDays(firstThursday, (week - 1) * 7)
  while (thursday > lastDayOfMonth(year, month)) thursday = addDays(thursday, -7)
  return { first: addDays(thursday, -3), last: addDays(thursday, 3) }
}

/**
 * The deadline that leads where a task has several. The plan's own comes first whenever it has a date: the reader puts
 * the earlier of two into it, and what else holds under the same line ("Riêng việc X …") into the others. Where it has
 * none, the earliest of the others that does; then one waiting for a date, a recurring one, none.
 */
export function leadingDue(
  rule: Deadline | null,
  moreRules: readonly Deadline[],
  ctx: DeadlineContext,
): { rule: Deadline | null; result: DueResult } {
  const own = { rule, result: dueOf(rule, ctx) }
  if (own.result.kind === 'due') return own
  const rank = { due: 0, no_date: 1, recurring: 2, no_deadline: 3 }
  const all = [own, ...moreRules.map((one) => ({ rule: one, result: dueOf(one, ctx) }))]
  return all.reduce((best, next) => {
    if (next.result.kind === 'due' && best.result.kind === 'due') {
      const [a, b] = [next.result.due, best.result.due]
      return a.strict < b.strict || (a.strict === b.strict && a.lenient < b.lenient) ? next : best
    }
    return rank[next.result.kind] < rank[best.result.kind] ? next : best
  })
}

/** What a person must be told about a due before anything is announced. */
export type Doubt =
  /** The strict day is a day off; `sendBy` is the last working day on which to send. */
  | { kind: 'day_off'; day: Day; off: DayOff; sendBy: Day }
  /** It falls in the days off around Tết Nguyên đán. */
  | { kind: 'tet'; from: Day; to: Day; sendBy: Day }
  /** The days off of its year are not decided yet. */
  | { kind: 'provisional'; day: Day }
  /** Already past: in the strict reading only, or in both. */
  | { kind: 'past'; reading: 'strict' | 'lenient' }

/** @param ctx `now` is the clock in force */
export function doubts(due: Due, ctx: { calendar: Calendar; now: Instant }): Doubt[] {
  const { calendar, now } = ctx
  const found: Doubt[] = []
  const off = calendar.dayOff(due.strictDay)
  if (off !== null) {
    const sendBy = workingDayAtOrBefore(calendar, due.strictDay)
    found.push({ kind: 'day_off', day: due.strictDay, off, sendBy })
    const tet = tetAround(due.strictDay, calendar)
    if (tet !== null) found.push({ kind: 'tet', ...tet, sendBy })
  }
  if (calendar.isProvisional(due.strictDay)) found.push({ kind: 'provisional', day: due.strictDay })
  if (now > due.strict) found.push({ kind: 'past', reading: now > due.lenient ? 'lenient' : 'strict' })
  return found
}

/** The run of days off around `day`, if Tết Nguyên đán is among them (Tết Dương lịch, the New Year, is not meant). */
export function tetAround(day: Day, calendar: Calendar): { from: Day; to: Day } | null {
  if (calendar.isWorkingDay(day)) return null
  let from = day
  let to = day
  while (!calendar.isWorkingDay(addDays(from, -1))) from = addDays(from, -1)
  while (!calendar.isWorkingDay(addDays(to, 1))) to = addDays(to, 1)
  for (let at = from; at <= to; at = addDays(at, 1)) {
    if (/Tết(?! Dương)/.test(calendar.dayOff(at)?.name ?? '')) return { from, to }
  }
  return null
}

export interface RuleOf<K> {
  key: K
  rule: Deadline | null
  more: readonly Deadline[]
}

export interface MovedDue<K> {
  key: K
  before: DueResult
  after: DueResult
}

/** Which deadlines a change of the event's date moves, from what to what; those it leaves alone are not listed. */
export function movedDues<K>(
  rules: readonly RuleOf<K>[],
  from: EventDate,
  to: EventDate,
  ctx: Omit<DeadlineContext, 'event'>,
): MovedDue<K>[] {
  return rules
    .map(({ key, rule, more }) => ({
      key,
      before: leadingDue(rule, more, { ...ctx, event: from }).result,
      after: leadingDue(rule, more, { ...ctx, event: to }).result,
    }))
    .filter(({ before, after }) => !sameDue(before, after))
}

/** Whether two results mean the same instants. */
export function sameDue(a: DueResult, b: DueResult): boolean {
  if (a.kind !== 'due' || b.kind !== 'due') return a.kind === b.kind
  return a.due.strict === b.due.strict && a.due.lenient === b.due.lenient
}

/** The rule that an extension puts in place of the plan's: the end of that day in both readings. */
export const extendedRule = (until: Day, text: string): Deadline => ({
  text,
  bound: 'by',
  kind: 'date',
  date: until,
  time: null,
  from: null,
})

/** When the event begins: its hour, or the first moment of its day; null unless its date is fixed. */
export function eventStart(event: EventDate, calendar: Calendar): Instant | null {
  if (event.state !== 'fixed' || event.day === null) return null
  return event.time === null ? startOfDay(event.day, calendar.zone) : instantOf(event.day, event.time, calendar.zone)
}
