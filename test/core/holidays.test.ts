// The expected holidays of years that have no decision yet.
import { expect, test } from 'vitest'
import { buildCalendar } from '../../src/core/calendar.ts'
import { DECIDED_YEARS } from '../../src/core/calendar-years.ts'
import { weekday } from '../../src/core/time.ts'
import { expectedHolidays } from '../../src/holidays.ts'

test.each(Object.keys(DECIDED_YEARS).map(Number))('would have foreseen the weekdays off of %i, swaps apart', (year) => {
  const decided = DECIDED_YEARS[year]!.filter(([day, kind]) => weekday(day) < 6 && kind !== 'swap').map(([day]) => day)
  const expected = expectedHolidays(year)
    .map(({ day }) => day)
    .filter((day) => weekday(day) < 6)
  expect([...new Set(expected)].sort()).toEqual(decided)
})

test('the years to come have their lunar feasts by the Vietnamese calendar', () => {
  const calendar = buildCalendar({ provisional: expectedHolidays })
  // 2028: mùng 1 is Wednesday 26/01, Giỗ Tổ 04/04. 2030: mùng 1 is 02/02 here and 03/02 in China.
  for (const day of ['2028-01-24', '2028-01-26', '2028-01-28', '2028-04-04', '2030-01-31', '2030-02-06']) {
    expect(calendar.dayOff(day), day).not.toBeNull()
    expect(calendar.isProvisional(day)).toBe(true)
  }
  expect(calendar.isWorkingDay('2028-01-31')).toBe(true)
  expect(calendar.isWorkingDay('2030-02-07')).toBe(true)
  // 24/11 falls on a weekend for the first time in 2029 and is made up on the Monday.
  expect(calendar.dayOff('2029-11-26')?.kind).toBe('compensation')
})

test('a year before the table has ten statutory days and no Culture Day', () => {
  const days = expectedHolidays(2016)
  expect(days.filter(({ kind }) => kind === 'holiday')).toHaveLength(10)
  expect(days.map(({ day }) => day)).toEqual(expect.arrayContaining(['2016-02-08', '2016-04-16', '2016-09-02']))
})
