// A day as people say it when they ask for time: "25/11", "thứ Sáu tuần sau", "thêm 03 ngày", "hết tuần này".
import { addWorkingDays, type Calendar, workingDayAtOrAfter, workingDayAtOrBefore } from './calendar.ts'
import { fold } from './fold.ts'
import { NUMBER_WORDS } from './number-words.ts'
import {
  addDays,
  type Day,
  dayFrom,
  daysBetween,
  lastDayOfMonth,
  WEEKDAY_WORDS,
  type Weekday,
  weekday,
  yearOf,
} from './time.ts'

export interface DayContext {
  today: Day
  /** The last day of the deadline in force: "thêm 03 ngày" counts from it, "thứ Sáu" comes after it. */
  due: Day | null
  calendar: Calendar
}

const NUMBERS: Readonly<Record<string, number>> = {
  ...NUMBER_WORDS,
  one: 1,
  two: 2,
  three: 3,
  four: 4,
  five: 5,
  a: 1,
}

const DAYS: Readonly<Record<string, Weekday>> = {
  ...WEEKDAY_WORDS,
  mon: 1,
  tue: 2,
  wed: 3,
  thu: 4,
  fri: 5,
  sat: 6,
  sun: 7,
}

const MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec']
const MONTH = `(${MONTHS.join('|')})[a-z]*`

const ISO = /(?<!\d)(\d{4})-(\d{1,2})-(\d{1,2})(?!\d)/g
const SPELT = /(?<!\d)(\d{1,2}) ?thang ?(\d{1,2})(?:,? ?nam ?(\d{4}))?(?!\d)/g
const SIGNED = /(?<![\d/.-])(\d{1,2}) ?[/.-] ?(\d{1,2})(?: ?[/.-] ?(\d{4}|\d{2}))?(?![\d/]|[.-]\d)/g
const ENGLISH = new RegExp(`(?<!\\d)(\\d{1,2})(?:st|nd|rd|th)? (?:of )?\\b${MONTH}\\b(?:,? (\\d{4}))?`, 'g')
const AMERICAN = new RegExp(`\\b${MONTH} (\\d{1,2})(?:st|nd|rd|th)?(?:,? (\\d{4}))?(?!\\d)`, 'g')

const WEEKDAY =
  /\b(?:(?:thu |thu(?=[2-7]))(hai|ba|tu|nam|sau|bay|[2-7])|t([2-7])|(chu nhat|cn)|(next |this )?(mon|tues?|wed|thurs?|fri|satur?|sun)(?:nes)?(?:day)?)\b(?! (?:thang|nam) \d)(?: (tuan (?:nay|sau nua|sau|toi|ke)|nay|toi))?/
const SOON = /\b(?:ngay|sang|trua|chieu|toi|het|den|sang ngay) (mai|kia|mot)\b|\b(tomorrow)\b|\bhom nay\b|\b(today)\b/
const WEEK =
  /\b(?:(het|cuoi|trong|giua|dau) tuan(?: (nay|sau nua|sau|toi|ke))?|tuan (sau nua|sau|toi|ke|nay)|(end of )?(?:the )?(next|this) week|(end of) (?:the )?week)\b/
const MONTH_END =
  /\b(?:(het|cuoi|trong|giua|dau) thang(?: (nay|sau|toi|\d{1,2}))?|(end of) (?:the |this )?month)\b(?!\/)/
const SPAN =
  /(?<![\d/.-])\b(\d{1,3}|mot|hai|ba|bon|nam|sau|bay|tam|chin|muoi|one|two|three|four|five|a|nua) (?:more )?(ngay lam viec|ngay|hom|tuan|thang|working days?|days?|weeks?|months?)\b(?! ?\d)/
const BARE = /\bngay (\d{1,2})(?![\d/.-]|\s?thang)|^\D{0,4}(\d{1,2})\.?$/

const clean = (text: string): string =>
  fold(text)
    .replace(/[()"“”,;:!?]/g, ' ')
    .replace(/\s+/g, ' ')
    .trim()

const PATTERNS = [ISO, SPELT, SIGNED, ENGLISH, AMERICAN, WEEKDAY, SOON, WEEK, MONTH_END, SPAN]

/** Whether a text names a day at all, whichever it is; a lone number does not. */
export const saysDay = (text: string): boolean => {
  const said = clean(text)
  return PATTERNS.some((pattern) => new RegExp(pattern.source).test(said)) || /\bngay \d{1,2}\b/.test(said)
}

/**
 * The day that is meant, wherever in the text it stands; null where none is named, it is not real, or the weekday
 * contradicts it. A day without a year is the nearest such day.
 */
export function dayMeant(text: string, ctx: DayContext): Day | null {
  const said = clean(text)
  const dated = datesIn(said, ctx)
  if (dated.length > 0) {
    // "Từ 20/11 đến 25/11": the last one is the one asked for.
    const day = dated.at(-1) ?? null
    const named = weekdayIn(said)
    return day !== null && named !== null && named !== weekday(day) ? null : day
  }
  return (
    daySoon(said, ctx) ??
    dayOfWeek(said, ctx) ??
    dayBySpan(said, ctx) ??
    dayByWeek(said, ctx) ??
    dayByMonth(said, ctx) ??
    bareDay(said, ctx)
  )
}

function datesIn(said: string, { today }: DayContext): (Day | null)[] {
  const found: { at: number; day: Day | null }[] = []
  const add = (pattern: RegExp, read: (match: RegExpMatchArray) => Day | null) => {
    for (const match of said.matchAll(pattern)) {
      const overlaps = found.some(({ at }) => Math.abs(at - match.index) < 4)
      if (!overlaps) found.push({ at: match.index, day: read(match) })
    }
  }
  const near = (day: string | undefined, month: string | number | undefined, year: string | undefined) =>
    nearest(Number(day), Number(month), year, today)
  add(ISO, ([, year, month, day]) => dayFrom(Number(year), Number(month), Number(day)))
  add(SPELT, ([, day, month, year]) => near(day, month, year))
  add(SIGNED, ([, day, month, year]) => near(day, month, year))
  add(ENGLISH, ([, day, month, year]) => near(day, MONTHS.indexOf(month ?? '') + 1, year))
  add(AMERICAN, ([, month, day, year]) => near(day, MONTHS.indexOf(month ?? '') + 1, year))
  return found.sort((a, b) => a.at - b.at).map(({ day }) => day)
}

/** Without a year the nearest such day: 05/01 said in December is next year's, 15/11 said on 17/11 is past. */
function nearest(day: number, month: number, year: string | undefined, today: Day): Day | null {
  if (year !== undefined) return dayFrom(year.length === 2 ? 2000 + Number(year) : Number(year), month, day)
  const now = yearOf(today)
  const days = [now, now - 1, now + 1].flatMap((one) => dayFrom(one, month, day) ?? [])
  return days.sort((a, b) => Math.abs(daysBetween(today, a)) - Math.abs(daysBetween(today, b)))[0] ?? null
}

function weekdayIn(said: string): Weekday | null {
  const found = said.match(WEEKDAY)
  return found ? weekdayOf(found) : null
}

function weekdayOf([, word, digit, sunday, , english]: RegExpMatchArray): Weekday {
  if (sunday !== undefined) return 7
  if (english !== undefined) return DAYS[english.slice(0, 3)]!
  const one = word ?? digit ?? ''
  return DAYS[one] ?? ((Number(one) - 1) as Weekday)
}

function daySoon(said: string, { today }: DayContext): Day | null {
  const found = said.match(SOON)
  if (!found) return null
  if (found[1] === 'mai' || found[2] !== undefined) return addDays(today, 1)
  return found[1] === undefined ? today : addDays(today, 2)
}

const monday = (day: Day): Day => addDays(day, 1 - weekday(day))

/** How many weeks on: "tuần này" 0, "tuần sau" 1, "tuần sau nữa" 2. */
function weeksOn(word: string | undefined): number {
  if (word === undefined || /nay|this/.test(word)) return 0
  return /sau nua/.test(word) ? 2 : 1
}

/** A weekday of a named week, else the first one after the deadline (after today, where the deadline is past). */
function dayOfWeek(said: string, { today, due }: DayContext): Day | null {
  const found = said.match(WEEKDAY)
  if (!found) return null
  const wanted = weekdayOf(found)
  const week = found[6] ?? found[4]?.trim()
  if (week !== undefined && (/^tuan/.test(week) || week === 'next'))
    return addDays(monday(today), 7 * weeksOn(week) + wanted - 1)
  const after = week === undefined && due !== null && due >= today ? due : today
  return addDays(after, ((wanted - weekday(after) + 6) % 7) + 1)
}

function dayBySpan(said: string, { today, due, calendar }: DayContext): Day | null {
  const found = said.match(SPAN)
  if (!found) return null
  const [, word = '', unit = ''] = found
  const from = due !== null && due > today ? due : today
  if (word === 'nua') return /^(?:thang|month)/.test(unit) ? addDays(from, 15) : null
  const count = NUMBERS[word] ?? Number(word)
  if (count === 0) return null
  if (/lam viec|working/.test(unit)) return count > 250 ? null : addWorkingDays(calendar, from, count)
  return addDays(from, count * (/^(?:tuan|week)/.test(unit) ? 7 : /^(?:thang|month)/.test(unit) ? 30 : 1))
}

/** "Hết tuần này" is its last working day, "đầu tuần sau" the first one of that week. */
function dayByWeek(said: string, { today, calendar }: DayContext): Day | null {
  const found = said.match(WEEK)
  if (!found) return null
  const [, part, week, bare, , english] = found
  const start = addDays(monday(today), 7 * weeksOn(week ?? bare ?? english))
  if (part === 'dau') return workingDayAtOrAfter(calendar, start)
  return workingDayAtOrBefore(calendar, addDays(start, part === 'giua' ? 2 : 4))
}

function dayByMonth(said: string, { today, calendar }: DayContext): Day | null {
  const found = said.match(MONTH_END)
  if (!found) return null
  const [, part, which] = found
  const now = Number(today.slice(5, 7))
  const month = which === undefined || which === 'nay' ? now : /\d/.test(which) ? Number(which) : now + 1
  if (month > 13 || month < 1) return null
  const year = yearOf(today) + (month > 12 || month < now - 6 ? 1 : 0)
  const at = ((month - 1) % 12) + 1
  if (part === 'dau') return workingDayAtOrAfter(calendar, dayFrom(year, at, 1)!)
  return workingDayAtOrBefore(calendar, part === 'giua' ? dayFrom(year, at, 15)! : lastDayOfMonth(year, at))
}

/** "Ngày 25", or the number alone: the next such day. */
function bareDay(said: string, { today }: DayContext): Day | null {
  const found = said.match(BARE)
  const day = Number(found?.[1] ?? found?.[2] ?? 0)
  if (day < 1 || day > 31) return null
  for (let on = 0; on < 62; on++) {
    const one = addDays(today, on)
    if (Number(one.slice(8)) === day) return one
  }
  return null
}
