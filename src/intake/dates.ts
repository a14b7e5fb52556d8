// Calendar days and times as Vietnamese documents write them, read from folded text (see fold.ts).
import type { Day, Time } from '../core/plan-document.ts'
import { type Weekday, weekdayCalled } from '../core/time.ts'

const pad = (n: number): string => String(n).padStart(2, '0')

/** The calendar day, or null where there is no such day or the year cannot be meant. */
export const dayOf = (year: number, month: number, day: number): Day | null => {
  if (year < 1900 || year > 2200) return null
  const date = new Date(Date.UTC(year, month - 1, day))
  return date.getUTCMonth() === month - 1 && date.getUTCDate() === day ? `${year}-${pad(month)}-${pad(day)}` : null
}

/**
 * Pattern of a written day, for folded text, with groups whose names end in `key`:
 * `05/10/2023`, `21-02-2018`, `14 /4/2026`, `26/8`, `18 thang 01 nam 2024`, `5 thang 10`, `20 thang 11/2022`.
 */
export const datePattern = (key: string): string =>
  '(?:' +
  `(?<fd${key}>\\d{1,2})\\s?[/.-]\\s?(?<fm${key}>\\d{1,2})\\s?[/.-]\\s?(?<fy${key}>\\d{4})` +
  `|(?<wd${key}>\\d{1,2})\\s+thang\\s+(?<wm${key}>\\d{1,2})(?:(?:\\s*,?\\s*nam\\s+|\\s?[/-]\\s?)(?<wy${key}>\\d{4}))?` +
  // "1/2 ngày" is half a day.
  `|(?<sd${key}>\\d{1,2})\\s?/\\s?(?<sm${key}>\\d{1,2})(?!\\d|\\s+(?:ngay|buoi)\\b)` +
  ')(?![\\d/%])'

export interface WrittenDate {
  year: number | null
  month: number
  day: number
}

type Groups = Record<string, string | undefined>

/** The parts of a day matched by `datePattern(key)`. */
export const writtenDate = (groups: Groups, key: string): WrittenDate | null => {
  const day = groups[`fd${key}`] ?? groups[`wd${key}`] ?? groups[`sd${key}`]
  const month = groups[`fm${key}`] ?? groups[`wm${key}`] ?? groups[`sm${key}`]
  const year = groups[`fy${key}`] ?? groups[`wy${key}`]
  return day && month ? { day: Number(day), month: Number(month), year: year ? Number(year) : null } : null
}

/** Pattern of a written hour, for folded text: `8h00`, `9h`, `14 gio 30 phut`, `16:00`, `8g30`. */
export const timePattern = (key = ''): string =>
  `(?<!\\d)(?<th${key}>\\d{1,2})\\s?(?:h|g|gio|:)(?:\\s?(?<tm${key}>\\d{2})(?!\\d)(?:\\s?(?:phut|p\\b)|[’'′])?|(?![a-z:]))`

/** The hour matched by `timePattern(key)`; null where there is no such hour. */
export const writtenTime = (groups: Groups, key = ''): Time | null => {
  const hour = groups[`th${key}`]
  if (hour === undefined) return null
  const h = Number(hour)
  const m = Number(groups[`tm${key}`] ?? 0)
  return h < 24 && m < 60 ? `${pad(h)}:${pad(m)}` : null
}

/** Pattern of a weekday in folded text. */
export const WEEKDAY = '(?:thu\\s+(?:hai|ba|tu|nam|sau|bay|[2-7])|chu\\s+nhat)'

/** The weekday written in folded text, or null. */
export const weekdayMeant = (folded: string): Weekday | null => {
  const match = /thu\s+(hai|ba|tu|nam|sau|bay|[2-7])|chu\s+nhat/.exec(folded)
  if (!match) return null
  return match[1] === undefined ? 7 : weekdayCalled(match[1])
}

const ALL_DATES = new RegExp(`(?<![\\d/.-])${datePattern('')}`, 'g')

/** Every full date written in a folded text, valid ones only. */
export const datesIn = (folded: string): Day[] => {
  const days: Day[] = []
  for (const match of folded.matchAll(ALL_DATES)) {
    const written = writtenDate(match.groups ?? {}, '')
    const day = written?.year ? dayOf(written.year, written.month, written.day) : null
    if (day) days.push(day)
  }
  return days
}
