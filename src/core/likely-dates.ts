// What a doubtful date may have been meant to say: the readings that a slip of the pen leaves open, the likeliest first.
import { fold } from './fold.ts'
import type { Day, Deadline } from './plan-document.ts'
import { addDays, dayFrom, daysBetween, lastDayOfMonth, type Weekday, weekday, weekdayCalled, yearOf } from './time.ts'

/** Days between which a reading makes sense; null where nothing is known. */
export interface Bounds {
  from: Day | null
  to: Day | null
}

const within = (day: Day, { from, to }: Bounds): boolean => (from === null || day >= from) && (to === null || day <= to)

const month = (day: Day): number => Number(day.slice(5, 7))
const date = (day: Day): number => Number(day.slice(8, 10))
const once = (days: readonly (Day | null)[]): Day[] => [...new Set(days.flatMap((day) => day ?? []))]

/** The same day and month of the years around. */
const inOtherYears = (day: Day, years: readonly number[]): Day[] =>
  once(years.map((year) => dayFrom(year, month(day), date(day))))

/** The weekday that stands nearest to some words of a text; null where none does. */
export function weekdayNear(text: string, words: string): Weekday | null {
  const folded = fold(text)
  const start = Math.max(folded.indexOf(fold(words)), 0)
  const end = start + fold(words).length
  let best: { day: Weekday; away: number } | null = null
  for (const found of folded.matchAll(/\bthu\s+(hai|ba|tu|nam|sau|bay|[2-7])\b|\bchu nhat\b/g)) {
    const day: Weekday = (found[1] === undefined ? null : weekdayCalled(found[1])) ?? 7
    const at = found.index
    const away = at < start ? start - at : at > end ? at - end : 0
    if (best === null || away < best.away) best = { day, away }
  }
  return best?.day ?? null
}

/** Which days of that weekday were meant: the same date of a year beside, else the nearest days of the week. */
export function byWeekday(printed: Day, named: Weekday, bounds: Bounds): Day[] {
  const year = yearOf(printed)
  const years = inOtherYears(printed, [year + 1, year - 1]).filter((day) => weekday(day) === named)
  const near = [1, -1, 2, -2, 3, -3].map((step) => addDays(printed, step)).filter((day) => weekday(day) === named)
  // A day that is far from everything else the plan says is a misprint of its year; one that fits, of its day.
  const order = within(printed, bounds) ? [...near, ...years] : [...years, ...near]
  return order.filter((day) => within(day, bounds)).slice(0, 2)
}

/** The first such day that makes sense: a deadline of last year in this year's plan is a year that was not changed. */
export function byYear(printed: Day, bounds: Bounds): Day[] {
  if (bounds.from === null) return []
  const year = yearOf(bounds.from)
  return inOtherYears(printed, [year, year + 1])
    .filter((day) => day !== printed && within(day, bounds))
    .slice(0, 2)
}

/** A day that no calendar has: the last day of its month, or the first of the next. */
export function forInvalid(words: string, year: number | null): Day[] {
  const folded = fold(words)
  const found =
    /(\d{1,2})\s?[/.-]\s?(\d{1,2})(?:\s?[/.-]\s?(\d{4}))?/.exec(folded) ??
    /(\d{1,2})\s+thang\s+(\d{1,2})(?:\s*,?\s*nam\s+(\d{4}))?/.exec(folded)
  const [, day, inMonth, inYear] = (found ?? []).map((part) => (part === undefined ? null : Number(part)))
  const of = inYear ?? year
  if (!day || !inMonth || !of || inMonth > 12) return []
  const valid = dayFrom(of, inMonth, day)
  if (valid) return [valid]
  const last = lastDayOfMonth(of, inMonth)
  return [last, addDays(last, 1)]
}

/** A month with its first or last digit lost ("tháng 1" for 11), else the same day a year on: January's old habit. */
export function forDocument(printed: Day, bounds: Bounds): Day[] {
  const [year, m, d] = [yearOf(printed), month(printed), date(printed)]
  const months = m === 1 ? [11, 10, 12] : m === 2 ? [12] : m >= 10 ? [] : [m + 10].filter((one) => one <= 12)
  const readings = once([
    ...months.map((one) => dayFrom(year, one, d)),
    dayFrom(year + 1, m, d),
    d <= 12 ? dayFrom(year, d, m) : null,
    ...months.map((one) => dayFrom(year - 1, one, d)),
  ])
  return readings.filter((day) => day !== printed && within(day, bounds)).slice(0, 3)
}

/** Every full date that some words state, as `dd/mm/yyyy`. */
export const daysSaid = (words: string): Day[] =>
  once(
    [...words.matchAll(/(?<!\d)(\d{1,2})\s?\/\s?(\d{1,2})\s?\/\s?(\d{4})(?!\d)/g)].map(([, d, m, y]) =>
      dayFrom(Number(y), Number(m), Number(d)),
    ),
  )

/** A period of another year; null where it names none. */
export const periodIn = (period: string | null, year: number): string | null =>
  period === null || period.startsWith('SY') ? null : `${year}${period.slice(4)}`

/** The same rule on another day, with the words of the document. */
export const ruleOn = (rule: Deadline, day: Day): Deadline => {
  const { text, bound } = rule
  const time = rule.kind === 'date' ? rule.time : null
  const shift = rule.kind === 'date' && rule.from !== null ? daysBetween(rule.from, rule.date) : null
  return { text, bound, kind: 'date', date: day, time, from: shift === null ? null : addDays(day, -shift) }
}
