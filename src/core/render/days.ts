// Days and instants in words.
import { html } from '../markup.ts'
import type { DeadlineFacts } from '../notice.ts'
import type { Texts } from '../texts.gen.ts'
import { type Day, dayOf, formatDay, formatTime, type Instant, weekday } from '../time.ts'

/** Two digits, as official papers write small numbers: "05 ngày". */
export const two = (count: number): string => String(Math.abs(count)).padStart(2, '0')

const WEEKDAYS = ['weekday-1', 'weekday-2', 'weekday-3', 'weekday-4', 'weekday-5', 'weekday-6', 'weekday-7'] as const

/** `20/11/2022 (Chủ nhật)`; a day off other than a weekend is named with it. */
export function dayWords(day: Day, t: Texts, dayOff: DeadlineFacts['dayOff'] = null): string {
  const named = { day: formatDay(day), weekday: html(t(WEEKDAYS[weekday(day) - 1]!)) }
  return dayOff === null || dayOff.kind === 'weekend' ? t('day', named) : t('day-off', { ...named, off: dayOff.name })
}

/** `16:05 ngày 17/11/2022`. */
export const whenWords = (instant: Instant, t: Texts): string =>
  t('when', { time: formatTime(instant), day: formatDay(dayOf(instant)) })

/** `16:05 ngày 17/11/2022 (thứ Năm)`. */
export const whenWeekdayWords = (instant: Instant, t: Texts): string =>
  timeOnDay(formatTime(instant), dayOf(instant), t)

/** `16:05 ngày 17/11/2022 (thứ Năm)`, from a wall-clock time. */
export function timeOnDay(time: string, day: Day, t: Texts): string {
  return t('when-weekday', { time, day: formatDay(day), weekday: html(t(WEEKDAYS[weekday(day) - 1]!)) })
}
