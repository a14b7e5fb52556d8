// Zone, instants and day arithmetic.
import fc from 'fast-check'
import { afterAll, describe, expect, test } from 'vitest'
import {
  addDays,
  dayFrom,
  dayOf,
  daysBetween,
  endOfDay,
  formatDay,
  formatInstant,
  HOUR,
  instantOf,
  isDay,
  isTime,
  isZone,
  lastDayOfMonth,
  parseDayTime,
  parseInstant,
  startOfDay,
  timeOf,
  toIso,
  weekday,
} from '../../src/core/time.ts'

const instants = fc.integer({ min: Date.UTC(1976, 0, 1), max: Date.UTC(2099, 11, 31) })
const days = fc.integer({ min: 0, max: 45_000 }).map((n) => addDays('1976-01-01', n))
const times = fc
  .tuple(fc.integer({ min: 0, max: 23 }), fc.integer({ min: 0, max: 59 }))
  .map(([h, m]) => `${String(h).padStart(2, '0')}:${String(m).padStart(2, '0')}`)

const hostZone = process.env.TZ
afterAll(() => {
  if (hostZone === undefined) delete process.env.TZ
  else process.env.TZ = hostZone
})

// Hosts whose own clock jumps at hours that are ordinary office hours in Việt Nam.
describe.each(['UTC', 'America/New_York', 'Pacific/Apia', 'Australia/Lord_Howe'])('on a host in %s', (zone) => {
  test('day and time lead to one instant and back', () => {
    process.env.TZ = zone
    fc.assert(
      fc.property(days, times, (day, time) => {
        const instant = instantOf(day, time)
        expect([dayOf(instant), timeOf(instant)]).toEqual([day, time])
        expect(parseInstant(toIso(instant))).toBe(instant)
      }),
    )
  })

  test('every day has 24 hours and ends a millisecond before the next', () => {
    process.env.TZ = zone
    fc.assert(
      fc.property(instants, (instant) => {
        const day = dayOf(instant)
        expect(startOfDay(day)).toBeLessThanOrEqual(instant)
        expect(endOfDay(day)).toBeGreaterThanOrEqual(instant)
        expect(endOfDay(day) + 1 - startOfDay(day)).toBe(24 * HOUR)
        expect(dayOf(endOfDay(day))).toBe(day)
      }),
    )
  })

  test('the same instant for the same words', () => {
    process.env.TZ = zone
    expect(instantOf('2022-11-22', '08:00')).toBe(Date.UTC(2022, 10, 22, 1))
    expect(instantOf('2024-03-10', '14:30')).toBe(Date.UTC(2024, 2, 10, 7, 30))
    expect(toIso(Date.UTC(2023, 11, 31, 17))).toBe('2024-01-01T00:00:00+07:00')
  })
})

test('another zone follows its own summer time', () => {
  expect(toIso(instantOf('2024-07-01', '08:00', 'Europe/Paris'), 'Europe/Paris')).toBe('2024-07-01T08:00:00+02:00')
  expect(toIso(instantOf('2024-01-15', '08:00', 'America/St_Johns'), 'America/St_Johns')).toBe(
    '2024-01-15T08:00:00-03:30',
  )
  // 02:30 does not exist that night in Paris; the answer is still within an hour of it and on that day.
  expect(dayOf(instantOf('2024-03-31', '02:30', 'Europe/Paris'), 'Europe/Paris')).toBe('2024-03-31')
  expect(isZone('Asia/Ho_Chi_Minh')).toBe(true)
  expect(isZone('Asia/Nowhere')).toBe(false)
})

test('days are counted, also over leap days and year ends', () => {
  fc.assert(
    fc.property(days, fc.integer({ min: -2000, max: 2000 }), (day, n) => {
      expect(daysBetween(day, addDays(day, n))).toBe(n)
      expect(weekday(addDays(day, 7 * n))).toBe(weekday(day))
    }),
  )
  expect(addDays('2024-02-28', 1)).toBe('2024-02-29')
  expect(addDays('2023-12-31', 1)).toBe('2024-01-01')
  expect(weekday('2022-11-20')).toBe(7)
  expect(weekday('2022-11-21')).toBe(1)
  expect(lastDayOfMonth(2024, 2)).toBe('2024-02-29')
  expect(lastDayOfMonth(2023, 12)).toBe('2023-12-31')
})

test('only real days and times', () => {
  for (const text of [
    '2023-02-29',
    '2024-02-30',
    '2024-13-01',
    '2024-00-10',
    '2024-1-1',
    '24-01-01',
    '',
    '2024-02-21T08:00',
  ]) {
    expect(isDay(text), text).toBe(false)
  }
  expect(isDay('2024-02-29')).toBe(true)
  expect(dayFrom(2024, 2, 30)).toBeNull()
  expect(dayFrom(2024, 2, 29)).toBe('2024-02-29')
  expect(['00:00', '23:59', '24:00', '8:00', '08:60'].map(isTime)).toEqual([true, true, false, false, false])
  expect(() => instantOf('2024-02-30', '08:00')).toThrow(RangeError)
  expect(() => addDays('21/02/2024', 1)).toThrow(RangeError)
})

test.each([
  ['2022-11-15T08:00:00+07:00', Date.UTC(2022, 10, 15, 1)],
  ['2022-11-15T08:00+07:00', Date.UTC(2022, 10, 15, 1)],
  ['2022-11-15T08:00:00.25Z', Date.UTC(2022, 10, 15, 8, 0, 0, 250)],
  ['2022-11-14T20:00:00-05:00', Date.UTC(2022, 10, 15, 1)],
  ['2022-11-15T08:00:00', null],
  ['2022-02-30T08:00:00+07:00', null],
  ['2022-11-15T25:00:00+07:00', null],
  ['2022-11-15', null],
  ['yesterday', null],
])('instant %s', (text, expected) => {
  expect(parseInstant(text)).toBe(expected)
})

test.each([
  ['2024-02-21', '2024-02-21', null],
  ['2024-02-21T08:00', '2024-02-21', '08:00'],
  ['2024-02-21 8:05', '2024-02-21', '08:05'],
  ['21/02/2024', '2024-02-21', null],
  ['21/2/2024 8h30', '2024-02-21', '08:30'],
  ['21/2/2024 8g', '2024-02-21', '08:00'],
  ['21-02-2024', '2024-02-21', null],
  ['21.02.24', '2024-02-21', null],
  ['8h00 ngày 21/02/2024', '2024-02-21', '08:00'],
  ['8h00, ngày 21/02/2024', '2024-02-21', '08:00'],
  ['14 giờ 00 phút, ngày 21 tháng 02 năm 2024', '2024-02-21', '14:00'],
  ['NGAY 21 THANG 2 NAM 2024 LUC 7 GIO 30', '2024-02-21', '07:30'],
  ['8giờ 55 phút ngày 21 /2/ 2024', '2024-02-21', '08:55'],
  ['thứ Tư, ngày 21/02/2024', '2024-02-21', null],
  ['Thứ 4 21/02/2024 lúc 8h', '2024-02-21', '08:00'],
  ['Chủ nhật, 20/11/2022', '2022-11-20', null],
  ['thứ Năm 8h00 ngày 22/02/2024', '2024-02-22', '08:00'],
  ['2 giờ chiều 21/02/2024', '2024-02-21', '14:00'],
  ['8h30 sáng ngày 21/02/2024', '2024-02-21', '08:30'],
  ['thứ Tư, ngày 21/02/2024'.normalize('NFD'), '2024-02-21', null],
])('an organizer types %s', (text, day, time) => {
  expect(parseDayTime(text)).toEqual({ day, time })
})

test.each([
  ['30/02/2024', 'no such day'],
  ['21/13/2024', 'no such month'],
  ['21/02/2024 25h', 'no such hour'],
  ['21/02/2024 8h75', 'no such minute'],
  ['thứ Hai 21/02/2024', 'a Wednesday'],
  ['21/02', 'no year'],
  ['trước ngày 21/02/2024', 'a deadline, not a day'],
  ['21/02/2024 22/02/2024', 'two days'],
  ['8h', 'no day'],
  ['tuần sau', 'no day'],
  ['', 'nothing'],
])('refuses %s: %s', (text) => {
  expect(parseDayTime(text)).toBeNull()
})

test('a day without its year is the next such day, once today is known', () => {
  expect(parseDayTime('21/2', '2024-02-10')).toEqual({ day: '2024-02-21', time: null })
  expect(parseDayTime('8h00 ngày 5 tháng 1', '2024-02-10')).toEqual({ day: '2025-01-05', time: '08:00' })
  expect(parseDayTime('29/2', '2025-01-01')).toEqual({ day: '2028-02-29', time: null })
  expect(parseDayTime('30/2', '2025-01-01')).toBeNull()
})

test('what is printed for people', () => {
  expect(formatDay('2022-11-20')).toBe('20/11/2022')
  expect(formatInstant(instantOf('2022-11-20', '07:30'))).toBe('07:30 20/11/2022')
})

test('reading what was printed gives it back', () => {
  fc.assert(
    fc.property(
      days.filter((day) => day >= '2000-01-01'),
      times,
      (day, time) => {
        expect(parseDayTime(formatInstant(instantOf(day, time)))).toEqual({ day, time })
      },
    ),
  )
})
