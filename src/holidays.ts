// The lunar feasts of years that no decision covers yet, from the date-holidays library, loaded only when asked.
import { createRequire } from 'node:module'
import { type ExpectedDay, expectedDaysOff } from './core/calendar.ts'
import type { Day } from './core/plan-document.ts'

interface Holiday {
  /** `2028-01-26 00:00:00`, local time of the country. */
  date: string
  rule: string
}

type Lunar = { getHolidays(year: number): Holiday[] }

const require = createRequire(import.meta.url)
let lunar: Lunar | null = null

// Synchronous on purpose: the calendar is asked in the middle of a decision. The CommonJS build takes 0.1 s once.
function loadLunar(): Lunar {
  if (!lunar) {
    const loaded = require('date-holidays')
    const Holidays = loaded.default ?? loaded
    lunar = new Holidays('VN') as Lunar
  }
  return lunar
}

/** A day of a year by the library's rule, Vietnamese lunar calendar (UTC+7), which the Chinese one may contradict. */
function feast(holidays: readonly Holiday[], rule: string, year: number): Day {
  const found = holidays.find((holiday) => holiday.rule === rule)
  if (!found) throw new Error(`date-holidays has no "${rule}" in ${year}; its Vietnamese rules have changed`)
  return found.date.slice(0, 10)
}

/** Days off to expect in a year without a decision; for `provisional` of `buildCalendar`. */
export function expectedHolidays(year: number): ExpectedDay[] {
  const holidays = loadLunar().getHolidays(year)
  return expectedDaysOff(year, feast(holidays, 'vietnamese 1-0-1', year), feast(holidays, 'vietnamese 3-0-10', year))
}
