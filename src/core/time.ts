// Instants, days and wall-clock times in the zone of the plan; the only file that knows dayjs.
import dayjs from 'dayjs'
import utc from 'dayjs/plugin/utc.js'
import type { Day, Time } from './plan-document.ts'

export type { Day, Time } from './plan-document.ts'

dayjs.extend(utc)

/** Milliseconds since 1970-01-01T00:00Z. */
export type Instant = number

/** ISO day of the week: Monday is 1, Sunday is 7. */
export type Weekday = 1 | 2 | 3 | 4 | 5 | 6 | 7

export const ZONE = 'Asia/Ho_Chi_Minh'

export const MINUTE = 60_000
export const HOUR = 60 * MINUTE
const DAY_FORMAT = 'YYYY-MM-DD'

// Offsets are asked of Intl, not of dayjs' timezone plugin: that one goes through the host's local time and is an
// hour wrong while the host's own clock is being put forward.
const clocks = new Map<string, Intl.DateTimeFormat>()

function clockOf(zone: string): Intl.DateTimeFormat {
  let clock = clocks.get(zone)
  if (!clock) {
    clock = new Intl.DateTimeFormat('en-US', {
      timeZone: zone,
      hourCycle: 'h23',
      year: 'numeric',
      month: '2-digit',
      day: '2-digit',
      hour: '2-digit',
      minute: '2-digit',
      second: '2-digit',
      era: 'short',
    })
    clocks.set(zone, clock)
  }
  return clock
}

/** True where `zone` is a zone name that this Node knows. */
export function isZone(zone: string): boolean {
  try {
    clockOf(zone)
    return true
  } catch {
    return false
  }
}

// Việt Nam has stood at +07:00 since 13/06/1975 (the tz database); Intl is asked for everything else.
const SEVEN_SINCE = Date.UTC(1975, 5, 13)

/** Offset of `zone` from UTC at `instant`, in milliseconds, east positive. */
function offsetAt(instant: Instant, zone: string): number {
  if (zone === ZONE && instant >= SEVEN_SINCE) return 7 * HOUR
  const at: Record<string, string> = {}
  for (const part of clockOf(zone).formatToParts(instant)) at[part.type] = part.value
  const year = at.era === 'BC' ? 1 - Number(at.year) : Number(at.year)
  const wall = new Date(0)
  wall.setUTCFullYear(year, Number(at.month) - 1, Number(at.day))
  wall.setUTCHours(Number(at.hour), Number(at.minute), Number(at.second))
  return wall.getTime() - Math.floor(instant / 1000) * 1000
}

/** The same moment as a dayjs value whose fields read as the wall clock of `zone`. */
const wallClock = (instant: Instant, zone: string) => dayjs.utc(instant + offsetAt(instant, zone))

// dayjs' own strict reading of a format costs twenty times this, and calendars ask it all day.
function readDay(text: string): number | null {
  const found = /^(\d{4})-(\d\d)-(\d\d)$/.exec(text)
  if (!found) return null
  const at = new Date(0)
  at.setUTCFullYear(Number(found[1]), Number(found[2]) - 1, Number(found[3]))
  const real = at.getUTCMonth() === Number(found[2]) - 1 && at.getUTCDate() === Number(found[3])
  return real ? at.getTime() : null
}

function midnight(day: Day): number {
  const value = readDay(day)
  if (value === null) throw new RangeError(`not a day: ${day}`)
  return value
}

/** Whether `text` is a real calendar day written `YYYY-MM-DD`. */
export const isDay = (text: string): text is Day => readDay(text) !== null

/** Whether `text` is a time of day written `HH:MM`, 00:00 to 23:59. */
export const isTime = (text: string): text is Time => /^([01]\d|2[0-3]):[0-5]\d$/.test(text)

/** The instant at which the clocks of `zone` show `time` on `day`. Where that happens twice, one of the two. */
export function instantOf(day: Day, time: Time, zone: string = ZONE): Instant {
  if (!isTime(time)) throw new RangeError(`not a time of day: ${time}`)
  const wall = midnight(day) + Number(time.slice(0, 2)) * HOUR + Number(time.slice(3)) * MINUTE
  const guess = wall - offsetAt(wall, zone)
  return wall - offsetAt(guess, zone)
}

export const dayOf = (instant: Instant, zone: string = ZONE): Day => wallClock(instant, zone).format(DAY_FORMAT)

export const timeOf = (instant: Instant, zone: string = ZONE): Time => wallClock(instant, zone).format('HH:mm')

/** Midnight at which `day` begins. */
export const startOfDay = (day: Day, zone: string = ZONE): Instant => instantOf(day, '00:00', zone)

/** Last millisecond of `day`. */
export const endOfDay = (day: Day, zone: string = ZONE): Instant => startOfDay(addDays(day, 1), zone) - 1

export const addDays = (day: Day, days: number): Day => dayjs.utc(midnight(day)).add(days, 'day').format(DAY_FORMAT)

/** Days from `from` to `to`; negative where `to` is earlier. */
export const daysBetween = (from: Day, to: Day): number => (midnight(to) - midnight(from)) / (24 * HOUR)

export const weekday = (day: Day): Weekday => (dayjs.utc(midnight(day)).day() || 7) as Weekday

export const yearOf = (day: Day): number => Number(day.slice(0, 4))

/** The day of these numbers, or null where the calendar has no such day (30/02). */
export function dayFrom(year: number, month: number, date: number): Day | null {
  const day = [String(year).padStart(4, '0'), String(month).padStart(2, '0'), String(date).padStart(2, '0')].join('-')
  return isDay(day) ? day : null
}

/** Last day of a month; `month` counts from 1. */
export function lastDayOfMonth(year: number, month: number): Day {
  const first = dayFrom(year, month, 1)
  if (!first) throw new RangeError(`not a month: ${month}/${year}`)
  return dayjs.utc(midnight(first)).endOf('month').format(DAY_FORMAT)
}

/** An ISO instant with its offset (`2022-11-15T08:00:00+07:00`, `…Z`); without an offset it names no instant: null. */
export function parseInstant(text: string): Instant | null {
  const found = text
    .trim()
    .match(/^(\d{4}-\d\d-\d\d)T(\d\d:\d\d)(?::([0-5]\d)(?:\.(\d{1,3})\d*)?)?(Z|[+-](?:0\d|1[0-4]):?[0-5]\d)$/i)
  if (!found) return null
  const [, day = '', time = '', seconds = '0', fraction = '', offset = ''] = found
  if (!isDay(day) || !isTime(time)) return null
  const wall = instantOf(day, time, 'UTC') + Number(seconds) * 1000 + Number(fraction.padEnd(3, '0'))
  if (offset.toUpperCase() === 'Z') return wall
  const minutes = Number(offset.slice(1, 3)) * 60 + Number(offset.slice(-2))
  return wall - (offset.startsWith('-') ? -minutes : minutes) * MINUTE
}

/** `2022-11-15T08:00:00+07:00`, to the second. */
export function toIso(instant: Instant, zone: string = ZONE): string {
  const minutes = Math.round(offsetAt(instant, zone) / MINUTE)
  const size = Math.abs(minutes)
  const two = (n: number) => String(n).padStart(2, '0')
  const offset = `${minutes < 0 ? '-' : '+'}${two(Math.floor(size / 60))}:${two(size % 60)}`
  return `${wallClock(instant, zone).format('YYYY-MM-DDTHH:mm:ss')}${offset}`
}

/** `21/02/2024`. */
export const formatDay = (day: Day): string => dayjs.utc(midnight(day)).format('DD/MM/YYYY')

/** `08:00`, as official papers of the bot's own print it; the `8h00` of letters is the catalogue's business. */
export const formatTime = (instant: Instant, zone: string = ZONE): string => timeOf(instant, zone)

/** `08:00 21/02/2024`. */
export const formatInstant = (instant: Instant, zone: string = ZONE): string =>
  `${timeOf(instant, zone)} ${formatDay(dayOf(instant, zone))}`

/** "hai" for Monday … "bay" for Saturday, as they follow "thứ", without diacritics. */
export const WEEKDAY_WORDS: Readonly<Record<string, Weekday>> = {
  hai: 1,
  ba: 2,
  tu: 3,
  nam: 4,
  sau: 5,
  bay: 6,
}

/** The weekday behind "thứ": a word without diacritics or a number from 2 to 7; null for anything else. */
export const weekdayCalled = (word: string): Weekday | null =>
  WEEKDAY_WORDS[word] ?? (/^[2-7]$/.test(word) ? ((Number(word) - 1) as Weekday) : null)

const plain = (text: string): string =>
  text
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/đ/g, 'd')
    .replace(/[\s\u00a0]+/g, ' ')
    .trim()

interface Rest {
  text: string
}

/** Cuts the first match out of what is left to read, so that what nobody understood stays visible. */
function take(rest: Rest, pattern: RegExp): RegExpMatchArray | null {
  const found = rest.text.match(pattern)
  if (found) rest.text = `${rest.text.slice(0, found.index)} ${rest.text.slice(found.index! + found[0].length)}`
  return found
}

function takeDay(rest: Rest, today: Day | null): Day | null {
  const iso = take(rest, /(?<!\d)(\d{4})-(\d{1,2})-(\d{1,2})(?=t|\D|$)/)
  if (iso) return dayFrom(Number(iso[1]), Number(iso[2]), Number(iso[3]))
  const spelt =
    take(rest, /(?<!\d)(\d{1,2}) ?thang ?(\d{1,2})(?:,? ?nam ?(\d{4}))?(?!\d)/) ??
    take(rest, /(?<![\d/.-])(\d{1,2}) ?([/.-]) ?(\d{1,2})(?: ?\2 ?(\d{4}|\d{2}))?(?![\d/.]|-\d)/)
  if (!spelt) return null
  const numbers = spelt.slice(1).filter((part) => part === undefined || /^\d+$/.test(part))
  const [date, month] = [Number(numbers[0]), Number(numbers[1])]
  if (numbers[2]) return dayFrom(numbers[2].length === 2 ? 2000 + Number(numbers[2]) : Number(numbers[2]), month, date)
  if (!today) return null
  // 29/02 may be up to eight years off; every other day comes within a year.
  for (let year = yearOf(today); year <= yearOf(today) + 8; year++) {
    const day = dayFrom(year, month, date)
    if (day && day >= today) return day
  }
  return null
}

type Taken<T> = { value: T | null } | 'impossible'

function takeTime(rest: Rest): Taken<Time> {
  const found =
    take(rest, /(?<!\d)(\d{1,2}) ?(?:gio|h|g) ?(\d{2})(?: ?phut|p)?(?!\d)/) ??
    take(rest, /(?<!\d)(\d{1,2}) ?(?:gio|h|g)(?![a-z\d])/) ??
    take(rest, /(?<!\d)t?(\d{1,2}):(\d{2})(?::\d{2})?(?!\d)/)
  const part = take(rest, /\b(sang|trua|chieu|toi)\b/)?.[1]
  if (!found) return { value: null }
  let hour = Number(found[1])
  if ((part === 'chieu' || part === 'toi') && hour >= 1 && hour < 12) hour += 12
  if (part === 'trua' && hour === 1) hour = 13
  const time = `${String(hour).padStart(2, '0')}:${found[2] ?? '00'}`
  return isTime(time) ? { value: time } : 'impossible'
}

function takeWeekday(rest: Rest): Weekday | null {
  if (take(rest, /\b(chu nhat|cn)\b/)) return 7
  const found = take(rest, /\b(?:thu ?|t)(hai|ba|tu|nam|sau|bay|[2-7])\b/)
  if (!found) return null
  return weekdayCalled(found[1] ?? '')
}

/**
 * A day, and a time if one is named, as an organizer types it: `2024-02-21`, `2024-02-21T08:00`, `21/2/2024 8h30`,
 * `8h00, thứ Tư, ngày 21 tháng 02 năm 2024`, `2 giờ chiều 21/02/2024`, with or without diacritics. A day without a
 * year needs `today`: the next such day. Null where the day is not real, the weekday contradicts it, or words are
 * left that say something else.
 */
export function parseDayTime(text: string, today: Day | null = null): { day: Day; time: Time | null } | null {
  const rest: Rest = { text: plain(text) }
  const day = takeDay(rest, today)
  if (!day) return null
  const time = takeTime(rest)
  if (time === 'impossible') return null
  const named = takeWeekday(rest)
  if (named && named !== weekday(day)) return null
  const unread = rest.text.replace(/\b(ngay|vao|luc|hoi|buoi|gio)\b|[\s,;.()]/g, '')
  return unread === '' ? { day, time: time.value } : null
}
