// The day that somebody means who names no year: the nearest such day, last December's in January.
import type { NamedDay } from '../core/incoming.ts'
import type { Day } from '../core/plan-document.ts'
import { addDays, dayFrom, dayOf, daysBetween, yearOf } from '../core/time.ts'
import type { App } from './app.ts'

/** Never last year's for a slip of two days. */
export function dayMeant(app: App, named: NamedDay | null): Day | null {
  if (named === null || typeof named === 'string') return named
  const today = dayOf(app.now(), app.settings.calendar.zone)
  if ('ago' in named) return addDays(today, -named.ago)
  const { month, day } = named
  const year = yearOf(today)
  const days = [year, year - 1, year + 1].flatMap((one) => dayFrom(one, month, day) ?? [])
  return days.sort((a, b) => Math.abs(daysBetween(today, a)) - Math.abs(daysBetween(today, b)))[0] ?? null
}
