// Working days, holidays with the lunar ones, swapped Saturdays, and what a year without a decision looks like.
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  addWorkingDays,
  addWorkingHours,
  buildCalendar,
  expectedDaysOff,
  isWorkingTime,
  nextWorkingDay,
  nextWorkingTime,
  previousWorkingDay,
  WORKING_HOURS,
  workingDayAtOrAfter,
  workingDayAtOrBefore,
  workingDaysBetween,
} from '../../src/core/calendar.ts'
import { DECIDED_YEARS } from '../../src/core/calendar-years.ts'
import { addDays, dayOf, formatDay, instantOf, timeOf, weekday } from '../../src/core/time.ts'

const calendar = buildCalendar()
const daysOf = (year: number) => {
  const days: string[] = []
  for (let day = `${year}-01-01`; day.startsWith(String(year)); day = addDays(day, 1)) days.push(day)
  return days
}
const someDay = fc.integer({ min: 0, max: 3600 }).map((n) => addDays('2018-01-10', n))
const someInstant = fc.integer({
  min: instantOf('2018-01-10', '00:00'),
  max: instantOf('2027-11-01', '00:00'),
})

describe('the decided years', () => {
  test.each([
    [2018, 250],
    [2019, 252],
    [2020, 252],
    [2021, 250],
    [2022, 249],
    [2023, 249],
    [2024, 251],
    [2025, 250],
    [2026, 249],
    [2027, 249],
  ])('%i has %i working days', (year, count) => {
    expect(daysOf(year).filter(calendar.isWorkingDay)).toHaveLength(count)
    expect(calendar.isProvisional(`${year}-06-01`)).toBe(false)
  })

  test('the Saturdays worked, and no Sunday', () => {
    const weekends = Object.keys(DECIDED_YEARS)
      .flatMap((year) => daysOf(Number(year)))
      .filter((day) => weekday(day) >= 6 && calendar.isWorkingDay(day))
    expect(weekends).toEqual(['2019-01-05', '2019-05-04', '2024-05-04', '2025-04-26', '2026-01-10', '2026-08-22'])
  })

  test('each swapped day names the Saturday that stands for it, and the reverse', () => {
    const rows = Object.values(DECIDED_YEARS).flat()
    const swaps = rows.filter(([, kind]) => kind === 'swap')
    const worked = rows.filter(([, kind]) => kind === 'work')
    expect(swaps).toHaveLength(6)
    expect(worked).toHaveLength(6)
    for (const [day, , name] of swaps) {
      const saturday = worked.find(([, , text]) => text.endsWith(formatDay(day)))
      expect(saturday && name.endsWith(formatDay(saturday[0])), day).toBe(true)
    }
  })

  test('rows are in order, once each, and never rule a weekend off by compensation or swap', () => {
    for (const [year, rows] of Object.entries(DECIDED_YEARS)) {
      const days = rows.map(([day]) => day)
      expect([...new Set(days)].sort()).toEqual(days)
      for (const [day, kind] of rows) {
        expect(day.slice(0, 4)).toBe(year)
        if (kind === 'compensation' || kind === 'swap') expect(weekday(day), day).toBeLessThan(6)
        if (kind === 'work') expect(weekday(day), day).toBe(6)
      }
    }
  })

  test.each([
    ['2024-02-12', 'holiday'],
    ['2024-02-14', 'compensation'],
    ['2024-02-15', null],
    ['2024-04-29', 'swap'],
    ['2024-05-04', null],
    ['2024-05-05', 'weekend'],
    ['2023-05-03', 'compensation'],
    ['2019-09-03', null],
    ['2025-11-24', null],
    ['2026-11-23', null],
    ['2026-11-24', 'holiday'],
    ['2026-11-28', 'weekend'],
    ['2027-04-16', 'holiday'],
    // A statutory day on a Sunday is shown as what it is.
    ['2022-04-10', 'holiday'],
  ])('%s is %s', (day, kind) => {
    expect(calendar.dayOff(day)?.kind ?? null).toBe(kind)
  })
})

describe('the pattern for years without a decision', () => {
  // What the decisions of ten years took off on weekdays, apart from the swaps, follows from two lunar dates each.
  test.each([
    [2018, '2018-02-16', '2018-04-25'],
    [2019, '2019-02-05', '2019-04-14'],
    [2020, '2020-01-25', '2020-04-02'],
    [2021, '2021-02-12', '2021-04-21'],
    [2022, '2022-02-01', '2022-04-10'],
    [2023, '2023-01-22', '2023-04-29'],
    [2024, '2024-02-10', '2024-04-18'],
    [2025, '2025-01-29', '2025-04-07'],
    [2026, '2026-02-17', '2026-04-26'],
    [2027, '2027-02-06', '2027-04-16'],
  ])('gives the weekdays off of %i', (year, tet, gioTo) => {
    const weekdaysOff = (rows: readonly { day: string }[]) =>
      [...new Set(rows.map(({ day }) => day).filter((day) => weekday(day) < 6))].sort()
    const decided = DECIDED_YEARS[year]!.filter(([, kind]) => kind === 'holiday' || kind === 'compensation')
    expect(weekdaysOff(expectedDaysOff(year, tet, gioTo))).toEqual(weekdaysOff(decided.map(([day]) => ({ day }))))
  })

  test.each(['2031-01-23', '2034-02-19', '2030-02-02', '2029-02-13'])(
    'mùng 1 on %s: five statutory days, a week off',
    (tet) => {
      const year = Number(tet.slice(0, 4))
      const rows = expectedDaysOff(year, tet, `${year}-04-10`).filter(({ name }) => name.includes('Tết Nguyên đán'))
      expect(rows.filter(({ kind }) => kind === 'holiday')).toHaveLength(5)
      expect(rows.filter(({ day }) => weekday(day) < 6)).toHaveLength(5)
    },
  )

  test('such a year is asked for once and marked', () => {
    const asked: number[] = []
    const years = buildCalendar({
      provisional: (year) => {
        asked.push(year)
        return [{ day: `${year}-03-01`, name: 'a feast' }]
      },
    })
    expect(years.dayOff('2033-03-01')).toEqual({ kind: 'holiday', name: 'a feast' })
    expect(years.isWorkingDay('2033-03-02')).toBe(true)
    expect(years.isProvisional('2033-03-02')).toBe(true)
    expect(years.isWorkingDay('2026-03-02')).toBe(true)
    expect(asked).toEqual([2033])
  })
})

describe('corrections win', () => {
  const corrected = buildCalendar({
    corrections: [
      { day: '2026-11-23', kind: 'off', name: 'Nghỉ hoán đổi' },
      { day: '2026-11-28', kind: 'work', name: 'Làm bù' },
      { day: '2026-09-02', kind: 'work', name: 'Trực' },
      { day: '2040-05-01', kind: 'work', name: 'Đã có quyết định' },
    ],
  })

  test('over weekdays, weekends, decisions and expected days', () => {
    expect(corrected.dayOff('2026-11-23')).toEqual({ kind: 'holiday', name: 'Nghỉ hoán đổi' })
    expect(corrected.isWorkingDay('2026-11-28')).toBe(true)
    expect(corrected.isWorkingDay('2026-09-02')).toBe(true)
    expect(corrected.isProvisional('2040-05-01')).toBe(false)
    expect(corrected.isProvisional('2040-05-02')).toBe(true)
  })

  test('a table that closes the offices for good is an error, not an endless walk', () => {
    const closed = buildCalendar({
      corrections: Array.from({ length: 500 }, (_, n) => ({ day: addDays('2026-01-01', n), kind: 'off', name: 'x' })),
    })
    expect(() => nextWorkingDay(closed, '2026-01-01')).toThrow(/2026-01-01/)
  })
})

describe('counting working days', () => {
  test('strictly before and after, at or before and after', () => {
    expect(previousWorkingDay(calendar, '2022-11-20')).toBe('2022-11-18')
    expect(previousWorkingDay(calendar, '2022-11-21')).toBe('2022-11-18')
    expect(nextWorkingDay(calendar, '2022-11-18')).toBe('2022-11-21')
    expect(workingDayAtOrBefore(calendar, '2022-11-18')).toBe('2022-11-18')
    expect(workingDayAtOrBefore(calendar, '2024-02-13')).toBe('2024-02-07')
    expect(workingDayAtOrAfter(calendar, '2024-02-08')).toBe('2024-02-15')
    expect(workingDayAtOrAfter(calendar, '2024-05-04')).toBe('2024-05-04')
  })

  test.each([
    ['2024-02-07', 1, '2024-02-15'],
    ['2024-02-15', -1, '2024-02-07'],
    ['2024-02-10', 1, '2024-02-15'],
    ['2024-02-10', -1, '2024-02-07'],
    ['2024-02-10', 0, '2024-02-10'],
    ['2022-11-18', -3, '2022-11-15'],
    ['2024-05-03', 1, '2024-05-04'],
  ])('%s and %i', (day, n, expected) => {
    expect(addWorkingDays(calendar, day, n)).toBe(expected)
  })

  test('there and back again', () => {
    fc.assert(
      fc.property(someDay, fc.integer({ min: -60, max: 60 }), (day, n) => {
        const start = workingDayAtOrAfter(calendar, day)
        const end = addWorkingDays(calendar, start, n)
        expect(calendar.isWorkingDay(end)).toBe(true)
        expect(addWorkingDays(calendar, end, -n)).toBe(start)
        expect(workingDaysBetween(calendar, start, end)).toBe(n)
      }),
    )
  })

  test('from a day off as well, what was added can be counted', () => {
    fc.assert(
      fc.property(someDay, fc.integer({ min: 1, max: 40 }), (day, n) => {
        expect(workingDaysBetween(calendar, day, addWorkingDays(calendar, day, n))).toBe(n)
        expect(workingDaysBetween(calendar, day, addWorkingDays(calendar, day, -n))).toBe(-n)
      }),
    )
    expect(() => addWorkingDays(calendar, '2024-02-10', 0.5)).toThrow(RangeError)
  })
})

describe('working hours', () => {
  test.each([
    ['2022-11-18', '07:29', '2022-11-18 07:30'],
    ['2022-11-18', '07:30', '2022-11-18 07:30'],
    ['2022-11-18', '11:29', '2022-11-18 11:29'],
    ['2022-11-18', '11:30', '2022-11-18 13:30'],
    ['2022-11-18', '17:30', '2022-11-21 07:30'],
    ['2022-11-19', '09:00', '2022-11-21 07:30'],
    ['2024-02-07', '18:10', '2024-02-15 07:30'],
    ['2024-05-04', '09:00', '2024-05-04 09:00'],
  ])('%s %s is next worked at %s', (day, time, expected) => {
    const next = nextWorkingTime(calendar, instantOf(day, time))
    expect(`${dayOf(next)} ${timeOf(next)}`).toBe(expected)
  })

  test('the next working time is inside the hours, not before, and its own next', () => {
    fc.assert(
      fc.property(someInstant, (instant) => {
        const next = nextWorkingTime(calendar, instant)
        expect(next).toBeGreaterThanOrEqual(instant)
        expect(isWorkingTime(calendar, next)).toBe(true)
        expect(nextWorkingTime(calendar, next)).toBe(next)
        expect(isWorkingTime(calendar, instant)).toBe(next === instant)
        expect(WORKING_HOURS.some(({ from, to }) => timeOf(next) >= from && timeOf(next) < to)).toBe(true)
      }),
    )
  })

  test.each([
    ['2022-11-18', '08:00', 2, '2022-11-18 10:00'],
    ['2022-11-18', '09:30', 2, '2022-11-18 11:30'],
    ['2022-11-18', '11:00', 2, '2022-11-18 15:00'],
    ['2022-11-18', '17:00', 2, '2022-11-21 09:00'],
    ['2022-11-19', '10:00', 8, '2022-11-21 17:30'],
    ['2022-11-18', '18:00', 0, '2022-11-18 18:00'],
  ])('%s %s and %f hours of work', (day, time, hours, expected) => {
    const end = addWorkingHours(calendar, instantOf(day, time), hours)
    expect(`${dayOf(end)} ${timeOf(end)}`).toBe(expected)
  })

  test('hours add up', () => {
    const minutes = fc.integer({ min: 1, max: 2400 })
    fc.assert(
      fc.property(someInstant, minutes, minutes, (instant, a, b) => {
        const inTwo = addWorkingHours(calendar, addWorkingHours(calendar, instant, a / 60), b / 60)
        expect(inTwo).toBe(addWorkingHours(calendar, instant, (a + b) / 60))
      }),
    )
    expect(() => addWorkingHours(calendar, 0, -1)).toThrow(RangeError)
  })

  test('in another zone the hours are that zone’s', () => {
    const paris = buildCalendar({ zone: 'Europe/Paris' })
    expect(isWorkingTime(paris, instantOf('2022-11-18', '09:00', 'Europe/Paris'))).toBe(true)
    expect(isWorkingTime(paris, instantOf('2022-11-18', '09:00'))).toBe(false)
  })
})
