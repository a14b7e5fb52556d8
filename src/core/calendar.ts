// Working days and working hours of civil servants: weekends, decided days off, swapped Saturdays, corrections.
import { DECIDED_YEARS, type DecidedDay, type DecidedKind } from './calendar-years.ts'
import type { Day, Time } from './plan-document.ts'
import {
  addDays,
  dayFrom,
  dayOf,
  HOUR,
  type Instant,
  instantOf,
  isDay,
  type Weekday,
  weekday,
  yearOf,
  ZONE,
} from './time.ts'

export interface DayOff {
  kind: 'weekend' | 'holiday' | 'compensation' | 'swap'
  /** In Vietnamese, as the decisions name it. */
  name: string
}

export interface Calendar {
  zone: string
  isWorkingDay(day: Day): boolean
  /** Why nobody works that day; null on a working day. */
  dayOff(day: Day): DayOff | null
  /** Whether the year has no decision yet, so that its days off are only the pattern of other years. */
  isProvisional(day: Day): boolean
}

/** What an administrator knows better than the table: a day taken off, or a day off that is worked. */
export interface Correction {
  day: Day
  kind: 'off' | 'work'
  name: string
}

export interface ExpectedDay {
  day: Day
  name: string
  kind?: 'holiday' | 'compensation'
}

export interface CalendarSources {
  years?: Readonly<Record<number, readonly DecidedDay[]>>
  corrections?: readonly Correction[]
  /** Days off to expect in a year outside `years`; asked once a year at most. */
  provisional?: (year: number) => readonly ExpectedDay[]
  zone?: string
}

/** Opening and closing of the two halves of an office day. */
export const WORKING_HOURS: readonly { from: Time; to: Time }[] = [
  { from: '07:30', to: '11:30' },
  { from: '13:30', to: '17:30' },
]

interface Ruling {
  kind: DecidedKind
  name: string
}

/** A calendar from the decided years, the expected ones and the corrections; a correction wins over everything. */
export function buildCalendar(sources: CalendarSources = {}): Calendar {
  const { years = DECIDED_YEARS, corrections = [], provisional = () => [], zone = ZONE } = sources
  const corrected = new Map(corrections.map((correction) => [correction.day, correction]))
  const rulings = new Map<number, Map<Day, Ruling>>()

  const readYear = (year: number): Map<Day, Ruling> => {
    const decided = years[year]
    if (decided) return new Map(decided.map(([day, kind, name]) => [day, { kind, name }]))
    return new Map(provisional(year).map(({ day, name, kind = 'holiday' }) => [day, { kind, name }]))
  }
  const rulingOf = (day: Day): Ruling | undefined => {
    const year = yearOf(day)
    let days = rulings.get(year)
    if (!days) {
      days = readYear(year)
      rulings.set(year, days)
    }
    return days.get(day)
  }

  const dayOff = (day: Day): DayOff | null => {
    if (!isDay(day)) throw new RangeError(`not a day: ${day}`)
    const correction = corrected.get(day)
    if (correction) return correction.kind === 'off' ? { kind: 'holiday', name: correction.name } : null
    const ruling = rulingOf(day)
    if (ruling?.kind === 'work') return null
    if (ruling) return { kind: ruling.kind, name: ruling.name }
    const number = weekday(day)
    return number >= 6 ? { kind: 'weekend', name: number === 6 ? 'thứ Bảy' : 'Chủ nhật' } : null
  }

  return {
    zone,
    dayOff,
    isWorkingDay: (day) => dayOff(day) === null,
    isProvisional: (day) => years[yearOf(day)] === undefined && !corrected.has(day),
  }
}

// No real calendar closes the offices this long; an endless walk would mean a broken correction table.
const LONGEST_CLOSURE = 400

function walk(calendar: Calendar, day: Day, step: 1 | -1): Day {
  let at = day
  for (let i = 0; i < LONGEST_CLOSURE; i++) {
    at = addDays(at, step)
    if (calendar.isWorkingDay(at)) return at
  }
  throw new Error(`no working day within ${LONGEST_CLOSURE} days of ${day}: the calendar's corrections are wrong`)
}

/** The last working day strictly before `day`. */
export const previousWorkingDay = (calendar: Calendar, day: Day): Day => walk(calendar, day, -1)

/** The first working day strictly after `day`. */
export const nextWorkingDay = (calendar: Calendar, day: Day): Day => walk(calendar, day, 1)

export const workingDayAtOrBefore = (calendar: Calendar, day: Day): Day =>
  calendar.isWorkingDay(day) ? day : walk(calendar, day, -1)

export const workingDayAtOrAfter = (calendar: Calendar, day: Day): Day =>
  calendar.isWorkingDay(day) ? day : walk(calendar, day, 1)

/**
 * The `n`-th working day after `day`, before it where `n` is negative, `day` itself where `n` is 0. The day itself is
 * not counted (Bộ luật Dân sự 2015, Điều 147), so from a day off the first working day in that direction is number 1.
 */
export function addWorkingDays(calendar: Calendar, day: Day, n: number): Day {
  if (!Number.isInteger(n)) throw new RangeError(`not a whole number of working days: ${n}`)
  const step = n < 0 ? -1 : 1
  let at = day
  for (let left = Math.abs(n); left > 0; left--) at = walk(calendar, at, step)
  return at
}

/** Working days after `from` up to and including `to`; where `to` is earlier, those before `from`, negative. */
export function workingDaysBetween(calendar: Calendar, from: Day, to: Day): number {
  const step = to < from ? -1 : 1
  let count = 0
  for (let at = from; at !== to; ) {
    at = addDays(at, step)
    if (calendar.isWorkingDay(at)) count += step
  }
  return count
}

/** The halves of a working day as instants, end exclusive; none on a day off. */
function openings(calendar: Calendar, day: Day): { from: Instant; to: Instant }[] {
  if (!calendar.isWorkingDay(day)) return []
  return WORKING_HOURS.map(({ from, to }) => ({
    from: instantOf(day, from, calendar.zone),
    to: instantOf(day, to, calendar.zone),
  }))
}

/** Whether offices are open; the minute of closing is no longer working time. */
export const isWorkingTime = (calendar: Calendar, instant: Instant): boolean =>
  openings(calendar, dayOf(instant, calendar.zone)).some(({ from, to }) => from <= instant && instant < to)

/** `instant` itself inside working hours, else the next opening. */
export function nextWorkingTime(calendar: Calendar, instant: Instant): Instant {
  const today = dayOf(instant, calendar.zone)
  for (const { from, to } of openings(calendar, today)) {
    if (instant < to) return Math.max(instant, from)
  }
  return openings(calendar, nextWorkingDay(calendar, today))[0]!.from
}

/**
 * When `hours` of working time have passed since `instant`: at the earliest, so a half day used up to its last minute
 * ends at its closing. Time outside working hours does not count. `hours` is not negative and may be a fraction.
 */
export function addWorkingHours(calendar: Calendar, instant: Instant, hours: number): Instant {
  if (!(hours >= 0)) throw new RangeError(`not a length of time: ${hours}`)
  let left = Math.round(hours * HOUR)
  if (left === 0) return instant
  let at = nextWorkingTime(calendar, instant)
  for (;;) {
    const half = openings(calendar, dayOf(at, calendar.zone)).find(({ from, to }) => from <= at && at < to)!
    if (left <= half.to - at) return at + left
    left -= half.to - at
    at = nextWorkingTime(calendar, half.to)
  }
}

// The five statutory days of Tết by the weekday of mùng 1: first and last, counted from it (decisions 2018 to 2027).
// Monday gives the same week off either way; Thursday has not occurred, the commonest choice stands in.
const TET_SPAN: Record<Weekday, readonly [number, number]> = {
  1: [-1, 3],
  2: [-1, 3],
  3: [-2, 2],
  4: [-2, 2],
  5: [-2, 2],
  6: [-2, 2],
  7: [-2, 2],
}

/**
 * Days off to expect in a year without a decision: the statutory days of the labour code in force that year, laid out
 * as the decisions of 2018 to 2027 did, and the days that make up for weekends (Bộ luật Lao động 2019, Điều 111.3,
 * 112; Nghị quyết 28/2026/QH16). Swaps are never expected. `tet` is mùng 1, `gioTo` the 10/3 of the lunar calendar.
 */
export function expectedDaysOff(year: number, tet: Day, gioTo: Day): ExpectedDay[] {
  const statutory: { day: Day; name: string }[] = [{ day: dayFrom(year, 1, 1)!, name: 'Tết Dương lịch' }]
  const [first, last] = TET_SPAN[weekday(tet)]
  for (let offset = first; offset <= last; offset++) {
    statutory.push({
      day: addDays(tet, offset),
      name: offset < 0 ? `Tết Nguyên đán, trước mùng 1 ${-offset} ngày` : `Tết Nguyên đán, mùng ${offset + 1}`,
    })
  }
  statutory.push({ day: gioTo, name: 'Giỗ Tổ Hùng Vương (10/3 âm lịch)' })
  statutory.push({ day: dayFrom(year, 4, 30)!, name: 'Ngày Chiến thắng (30/4)' })
  statutory.push({ day: dayFrom(year, 5, 1)!, name: 'Ngày Quốc tế Lao động (1/5)' })
  const national = dayFrom(year, 9, 2)!
  statutory.push({ day: national, name: 'Quốc khánh' })
  if (year >= 2021) {
    const after = [1, 4, 7].includes(weekday(national))
    statutory.push({
      day: addDays(national, after ? 1 : -1),
      name: after ? 'Quốc khánh, ngày liền sau' : 'Quốc khánh, ngày liền trước',
    })
  }
  if (year >= 2026) statutory.push({ day: dayFrom(year, 11, 24)!, name: 'Ngày Văn hóa Việt Nam' })
  return withCompensation(statutory)
}

/** Adds a day off on the next free working day for each statutory day on a weekend; several in a row queue up. */
function withCompensation(statutory: readonly { day: Day; name: string }[]): ExpectedDay[] {
  const expected: ExpectedDay[] = statutory.map(({ day, name }) => ({ day, name, kind: 'holiday' }))
  const taken = new Set(statutory.map(({ day }) => day))
  for (const { day, name } of [...statutory].sort((a, b) => (a.day < b.day ? -1 : 1))) {
    if (weekday(day) < 6) continue
    let free = day
    do free = addDays(free, 1)
    while (weekday(free) >= 6 || taken.has(free))
    taken.add(free)
    expected.push({ day: free, name: `Nghỉ bù ${name}`, kind: 'compensation' })
  }
  return expected.sort((a, b) => (a.day < b.day ? -1 : 1))
}
