// The day that somebody means by a day and a month.
import type { NamedDay } from '../core/incoming.ts'
import { dayFrom, dayOf, daysBetween, yearOf } from '../core/time.ts'
import type { App } from './app.ts'

/** A day without a year is the nearest such day: last December's in January, and never last year's for a slip of two days. */
export function dayMeant(app: App, date: NamedDay | null): string | null {
  if (date === null || typeof date === 'string') return date
  const { month, day } = date
  const today = dayOf(app.now(), app.settings.calendar.zone)
  const year = yearOf(today)
  const days = [year, year - 1, year + 1].flatMap((one) => dayFrom(one, month, day) ?? [])
  return days.sort((a, b) => Math.abs(daysBetween(today, a)) - Math.abs(daysBetween(today, b)))[0] ?? null
}
