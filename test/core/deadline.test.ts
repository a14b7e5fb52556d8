// Deadline rules → instants and their words, by table and by property.
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { buildCalendar } from '../../src/core/calendar.ts'
import {
  type Due,
  type DueResult,
  doubts,
  dueOf,
  type EventDate,
  eventStart,
  extendedRule,
  leadingDue,
  movedDues,
  spanOf,
} from '../../src/core/deadline.ts'
import type { Deadline, DeadlineRule } from '../../src/core/plan-document.ts'
import { addDays, dayOf, instantOf, timeOf } from '../../src/core/time.ts'

const calendar = buildCalendar()

const fixed = (day: string, time: string | null = null): EventDate => ({ day, time, state: 'fixed' })
const UNKNOWN: EventDate = { day: null, time: null, state: 'unknown' }

const rule = (bound: Deadline['bound'], what: DeadlineRule): Deadline => ({ text: '', bound, ...what })
const date = (bound: Deadline['bound'], day: string, time: string | null = null) =>
  rule(bound, { kind: 'date', date: day, time, from: null })
const relative = (
  bound: Deadline['bound'],
  days: number | null,
  more: Partial<Extract<DeadlineRule, { kind: 'relative' }>> = {},
) => rule(bound, { kind: 'relative', days, unit: 'day', time: null, anchor: 'event', ...more })
const period = (bound: Deadline['bound'], code: string | null) =>
  rule(bound, { kind: 'period', period: code, from: null })

const dueWith = (one: Deadline | null, event: EventDate = UNKNOWN, documentDate: string | null = null) =>
  dueOf(one, { event, documentDate, calendar })

/** `19/11 → 20/11` as the two readings; the hour where it is not the end of the day. */
function readings(result: DueResult): string {
  if (result.kind !== 'due') return result.kind
  const say = (at: number) => `${dayOf(at)}${timeOf(at) === '23:59' ? '' : ` ${timeOf(at)}`}`
  const { strict, lenient } = result.due
  return strict === lenient ? say(strict) : `${say(strict)} … ${say(lenient)}`
}

function due(result: DueResult): Due {
  if (result.kind !== 'due') throw new Error(`no due: ${result.kind}`)
  return result.due
}

describe('what a rule means', () => {
  const event = fixed('2024-02-21', '08:30')
  test.each<[string, Deadline | null, EventDate, string]>([
    ['before a day has two readings', date('before', '2022-11-20'), UNKNOWN, '2022-11-19 … 2022-11-20'],
    ['at the latest on a day', date('by', '2022-11-20'), UNKNOWN, '2022-11-20'],
    ['on a day', date('on', '2022-11-20'), UNKNOWN, '2022-11-20'],
    ['before an hour is exact', date('before', '2020-10-13', '09:00'), UNKNOWN, '2020-10-13 09:00'],
    [
      'a range is due at its end',
      rule('on', { kind: 'date', date: '2019-05-19', time: null, from: '2019-04-27' }),
      UNKNOWN,
      '2019-05-19',
    ],
    ['before the first of a month', date('before', '2024-03-01'), UNKNOWN, '2024-02-29 … 2024-03-01'],
    ['05 days before the event', relative('before', -5), event, '2024-02-16'],
    ['01 day before the event', relative('before', -1), fixed('2022-11-22'), '2022-11-21'],
    ['05 working days before, over Tết', relative('before', -5, { unit: 'working_day' }), event, '2024-02-07'],
    ['03 days after the event', relative('by', 3), event, '2024-02-24'],
    ['05 working days after the event', relative('by', 5, { unit: 'working_day' }), event, '2024-02-28'],
    ['an hour on a day before the event', relative('before', -2, { time: '16:00' }), event, '2024-02-19 16:00'],
    ['before the event, its hour known', relative('before', null), event, '2024-02-20 … 2024-02-21 08:30'],
    ['before the event, its hour unknown', relative('before', null), fixed('2024-02-21'), '2024-02-20 … 2024-02-21'],
    ['on the event', relative('on', null), event, '2024-02-21'],
    ['nothing relative before the date is known', relative('before', -5), UNKNOWN, 'no_date'],
    ['nothing relative while postponed', relative('before', -5), { ...event, state: 'postponed' }, 'no_date'],
    ['nothing relative when cancelled', relative('before', -5), { ...event, state: 'cancelled' }, 'no_date'],
    [
      'an anchor in words has no date',
      relative('by', 10, { anchor: 'khi có hướng dẫn của cấp trên' }),
      event,
      'no_date',
    ],
    [
      'day 10 of the month before',
      rule('before', { kind: 'relative_month', months: -1, day: 10, anchor: 'event' }),
      event,
      '2024-01-09 … 2024-01-10',
    ],
    [
      'day 31 of a shorter month',
      rule('by', { kind: 'relative_month', months: -1, day: 31, anchor: 'event' }),
      fixed('2024-03-05'),
      '2024-02-29',
    ],
    [
      'the month before January',
      rule('by', { kind: 'relative_month', months: -1, day: 5, anchor: 'event' }),
      fixed('2024-01-05'),
      '2023-12-05',
    ],
    ['a quarter', period('by', '2023-Q3'), UNKNOWN, '2023-09-30'],
    ['a month of a leap year', period('on', '2024-02'), UNKNOWN, '2024-02-29'],
    ['a half year', period('on', '2024-H1'), UNKNOWN, '2024-06-30'],
    ['a year', period('on', '2024'), UNKNOWN, '2024-12-31'],
    ['a school year', period('on', 'SY2020'), UNKNOWN, '2021-05-31'],
    ['a week of a month', period('on', '2020-12-W3'), UNKNOWN, '2020-12-20'],
    ['before a quarter is before it begins', period('before', '2023-Q4'), UNKNOWN, '2023-09-30'],
    ['an unreadable period', period('on', null), UNKNOWN, 'no_date'],
    ['recurring', rule('by', { kind: 'recurring', every: 'year', month: 12, day: 10 }), event, 'recurring'],
    ['none', null, event, 'no_deadline'],
  ])('%s', (_, one, when, expected) => {
    expect(readings(dueWith(one, when))).toBe(expected)
  })

  test('days from the document count from its date', () => {
    const within = relative('by', 10, { anchor: 'document', unit: 'working_day' })
    expect(readings(dueWith(within, UNKNOWN, '2024-02-05'))).toBe('2024-02-26')
    expect(readings(dueWith(within))).toBe('no_date')
  })

  test('an extension lasts to the end of its day in both readings', () => {
    expect(readings(dueWith(extendedRule('2022-11-21', 'gia hạn')))).toBe('2022-11-21')
  })

  test('the event begins at its hour, else with its day; nothing begins without a fixed date', () => {
    expect(eventStart(fixed('2024-02-21', '08:30'), calendar)).toBe(instantOf('2024-02-21', '08:30'))
    expect(eventStart(fixed('2024-02-21'), calendar)).toBe(instantOf('2024-02-21', '00:00'))
    expect(eventStart({ ...fixed('2024-02-21'), state: 'postponed' }, calendar)).toBeNull()
  })

  test('only an hour that the plan names makes it exact', () => {
    expect(due(dueWith(date('before', '2020-10-13', '09:00'))).exact).toBe(true)
    expect(due(dueWith(relative('before', null), fixed('2024-02-21', '08:30'))).exact).toBe(false)
  })
})

describe('weeks of a month', () => {
  test.each([
    ['2020-12-W1', '2020-11-30', '2020-12-06'],
    ['2020-12-W5', '2020-12-28', '2021-01-03'],
    ['2024-06-W1', '2024-06-03', '2024-06-09'],
    ['2024-02-W6', '2024-02-26', '2024-03-03'],
  ])('%s', (code, first, last) => {
    expect(spanOf(code)).toEqual({ first, last })
  })

  test('every week of a year belongs to one month only', () => {
    fc.assert(
      fc.property(fc.integer({ min: 2000, max: 2100 }), fc.integer({ min: 1, max: 11 }), (year, month) => {
        const code = (m: number, w: number) => spanOf(`${year}-${String(m).padStart(2, '0')}-W${w}`)!
        expect(code(month + 1, 1).first).toBe(addDays(code(month, 5).last, 1))
      }),
    )
  })

  test.each(['2024-Q5', '2024-13', '24', 'SY', '2024-W3', '2024-06-W7'])('%s is no period', (code) => {
    expect(spanOf(code)).toBeNull()
  })
})

describe('several deadlines', () => {
  const ctx = { event: fixed('2024-02-21'), documentDate: null, calendar }
  test("the task's own leads over what holds for others under its line, whichever is earlier", () => {
    const [early, late] = [date('by', '2024-02-01'), date('by', '2024-02-09')]
    expect(leadingDue(late, [early], ctx).rule).toBe(late)
    expect(leadingDue(early, [late], ctx).rule).toBe(early)
  })

  test('where its own has no date, the earliest of the others leads', () => {
    const [early, late] = [date('by', '2024-02-01'), date('by', '2024-02-09')]
    expect(leadingDue(null, [late, early], ctx).rule).toBe(early)
  })

  test('a date leads before a recurring one and before one without a date', () => {
    const yearly = rule('by', { kind: 'recurring', every: 'year', month: null, day: null })
    expect(leadingDue(yearly, [period('by', '2024-Q2')], ctx).result.kind).toBe('due')
    expect(leadingDue(yearly, [], ctx).result.kind).toBe('recurring')
    expect(leadingDue(null, [], ctx)).toEqual({ rule: null, result: { kind: 'no_deadline' } })
  })

  test('one that waits for a date leads before none', () => {
    expect(leadingDue(null, [relative('before', -5)], { ...ctx, event: UNKNOWN }).result.kind).toBe('no_date')
  })
})

describe('doubts', () => {
  const at = (day: string) => instantOf(day, '09:00')
  const found = (one: Deadline, now: number) => doubts(due(dueWith(one)), { calendar, now })

  test('a Saturday names the last working day on which to send', () => {
    expect(found(date('before', '2022-11-20'), at('2022-11-15'))).toMatchObject([
      { kind: 'day_off', day: '2022-11-19', off: { kind: 'weekend' }, sendBy: '2022-11-18' },
    ])
  })

  test('Tết names the whole run of days off', () => {
    expect(found(date('by', '2024-02-12'), at('2024-02-01'))).toMatchObject([
      { kind: 'day_off', sendBy: '2024-02-07' },
      { kind: 'tet', from: '2024-02-08', to: '2024-02-14', sendBy: '2024-02-07' },
    ])
  })

  test('the New Year and a swapped day are days off, not Tết', () => {
    const kinds = (day: string) => found(date('by', day), at('2023-12-01')).map(({ kind }) => kind)
    expect(kinds('2024-01-01')).toEqual(['day_off'])
    expect(kinds('2024-04-29')).toEqual(['day_off'])
    expect(kinds('2024-05-04')).toEqual([])
  })

  test('a year without a decision is provisional', () => {
    expect(found(date('by', '2041-06-12'), at('2024-02-01'))).toEqual([{ kind: 'provisional', day: '2041-06-12' }])
  })

  test('past says in which reading', () => {
    const one = date('before', '2022-11-17')
    expect(found(one, at('2022-11-17'))).toEqual([{ kind: 'past', reading: 'strict' }])
    expect(found(one, at('2022-11-18'))).toEqual([{ kind: 'past', reading: 'lenient' }])
    expect(found(one, due(dueWith(one)).strict)).toEqual([])
  })
})

describe('a new date of the event', () => {
  const ctx = { documentDate: null, calendar }
  const rules = [
    { key: 'speech', rule: relative('before', -5), more: [] },
    { key: 'list', rule: date('before', '2024-02-20'), more: [] },
    { key: 'hall', rule: null, more: [] },
  ]
  test('lists what moves, old and new', () => {
    const moved = movedDues(rules, fixed('2024-02-21'), fixed('2024-02-23'), ctx)
    expect(moved.map(({ key, before, after }) => [key, readings(before), readings(after)])).toEqual([
      ['speech', '2024-02-16', '2024-02-18'],
    ])
  })

  test('setting it for the first time and postponing it are moves too', () => {
    expect(movedDues(rules, UNKNOWN, fixed('2024-02-23'), ctx)).toMatchObject([{ before: { kind: 'no_date' } }])
    const postponed: EventDate = { day: '2024-02-23', time: null, state: 'postponed' }
    expect(movedDues(rules, fixed('2024-02-23'), postponed, ctx)).toMatchObject([{ after: { kind: 'no_date' } }])
  })
})

describe('for every rule', () => {
  const day = fc.integer({ min: 0, max: 2500 }).map((n) => addDays('2021-01-01', n))
  const time = fc.option(fc.constantFrom('00:00', '08:00', '17:00', '23:59'))
  const bound = fc.constantFrom('before', 'by', 'on' as const)
  const anyRule: fc.Arbitrary<Deadline> = fc.oneof(
    fc.record({
      text: fc.constant(''),
      bound,
      kind: fc.constant('date' as const),
      date: day,
      time,
      from: fc.constant(null),
    }),
    fc.record({
      text: fc.constant(''),
      bound,
      kind: fc.constant('relative' as const),
      days: fc.option(fc.integer({ min: -30, max: 30 })),
      unit: fc.constantFrom('day', 'working_day' as const),
      time,
      anchor: fc.constantFrom('event', 'document'),
    }),
    fc.record({
      text: fc.constant(''),
      bound,
      kind: fc.constant('relative_month' as const),
      months: fc.integer({ min: -14, max: 14 }),
      day: fc.integer({ min: 1, max: 31 }),
      anchor: fc.constant('event'),
    }),
  )

  test('the strict reading is never after the lenient one', () => {
    fc.assert(
      fc.property(anyRule, day, time, (one, when, hour) => {
        const { strict, lenient } = due(dueWith(one, fixed(when, hour), '2021-03-01'))
        expect(strict).toBeLessThanOrEqual(lenient)
      }),
    )
  })

  test('a later event is never due earlier', () => {
    fc.assert(
      fc.property(anyRule, day, fc.integer({ min: 0, max: 60 }), time, (one, when, later, hour) => {
        const before = due(dueWith(one, fixed(when, hour), '2021-03-01'))
        const after = due(dueWith(one, fixed(addDays(when, later), hour), '2021-03-01'))
        expect(after.strict).toBeGreaterThanOrEqual(before.strict)
        expect(after.lenient).toBeGreaterThanOrEqual(before.lenient)
      }),
    )
  })

  test('moving the event there and back moves everything back', () => {
    fc.assert(
      fc.property(fc.array(anyRule), day, day, (rules, here, there) => {
        const all = rules.map((one, key) => ({ key, rule: one, more: [] }))
        const ctx = { documentDate: '2021-03-01', calendar }
        const out = movedDues(all, fixed(here), fixed(there), ctx)
        const back = movedDues(all, fixed(there), fixed(here), ctx)
        expect(back).toEqual(out.map(({ key, before, after }) => ({ key, before: after, after: before })))
        expect(movedDues(all, fixed(here), fixed(here), ctx)).toEqual([])
      }),
    )
  })
})
