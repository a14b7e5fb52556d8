// Lights, the four cells, who is missing: status from assignments and a clock.
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { State } from '../../src/core/assignment.ts'
import { buildCalendar } from '../../src/core/calendar.ts'
import { type DueResult, dueOf, type EventDate } from '../../src/core/deadline.ts'
import type { Deadline } from '../../src/core/plan-document.ts'
import {
  type AssignmentFacts,
  DEFAULT_STATUS_POLICY,
  type Light,
  lightOf,
  missing,
  type StatusContext,
  type StatusFacts,
  statusOf,
  type TaskFacts,
  toPhone,
  totalsOf,
  unreachableUnits,
} from '../../src/core/status.ts'
import { addDays, instantOf } from '../../src/core/time.ts'

const calendar = buildCalendar()
const EVENT: EventDate = { day: '2022-11-22', time: '08:00', state: 'fixed' }

const before = (day: string): Deadline => ({
  text: `trước ngày ${day}`,
  bound: 'before',
  kind: 'date',
  date: day,
  time: null,
  from: null,
})
const RULE = before('2022-11-20')
const dueFrom = (rule: Deadline | null): DueResult => dueOf(rule, { event: EVENT, documentDate: null, calendar })
const DUE = dueFrom(RULE)

const at = (day: string, time = '09:00') => instantOf(day, time)
const ctxAt = (day: string, time?: string): StatusContext => ({
  now: at(day, time),
  calendar,
  policy: DEFAULT_STATUS_POLICY,
})

const LAST_MOMENT = at('2022-11-21', '00:00') - 1

const assignmentOf = (more: Partial<AssignmentFacts> = {}): AssignmentFacts => ({
  id: 'III.5-1/1',
  unitId: 1,
  unit: 'Ủy ban nhân dân tỉnh Hà Giang',
  role: 'lead',
  state: 'announced',
  why: null,
  due: DUE,
  acknowledgedAt: null,
  submissions: [],
  acceptedAt: null,
  acceptedArrivedAt: null,
  declined: null,
  paused: false,
  contacts: 1,
  reachable: true,
  ...more,
})
const taskOf = (assignments: AssignmentFacts[], more: Partial<TaskFacts> = {}): TaskFacts => ({
  id: 'III.5-1',
  task: 'gửi danh sách đại biểu',
  unit: 'UBND các tỉnh',
  why: null,
  role: 'lead',
  servesEvent: true,
  deadline: RULE,
  due: DUE,
  assignments,
  ...more,
})
const factsOf = (...tasks: TaskFacts[]): StatusFacts => ({
  plan: { id: 'KH1', number: '12/KH-ABC', title: 'Hội nghị', state: 'active', event: EVENT },
  tasks,
})
const sent = (day: string, time?: string): AssignmentFacts['submissions'] => [
  { at: at(day, time), way: 'file', documents: [], files: [] },
]
const light = (more: Partial<AssignmentFacts>, ctx: StatusContext, event = EVENT) =>
  lightOf(assignmentOf(more), { servesEvent: true }, event, ctx)

describe('the light of an assignment due before 20/11/2022', () => {
  test.each<[string, string, Light]>([
    ['2022-11-14', '09:00', 'not_due'],
    ['2022-11-15', '00:00', 'due_soon'],
    ['2022-11-18', '17:00', 'due_soon'],
    ['2022-11-19', '00:00', 'due_today'],
    ['2022-11-20', '23:59', 'due_today'],
    ['2022-11-21', '00:00', 'overdue'],
  ])('on %s at %s: %s', (day, time, expected) => {
    expect(light({}, ctxAt(day, time))).toBe(expected)
  })

  const late = ctxAt('2022-11-25')
  test.each<[string, Partial<AssignmentFacts>, Light]>([
    ['sent', { state: 'submitted', submissions: sent('2022-11-18') }, 'submitted'],
    ['returned, though overdue', { state: 'returned' }, 'returned'],
    ['accepted, arrived on the last moment', { state: 'accepted', acceptedArrivedAt: LAST_MOMENT }, 'done_on_time'],
    ['accepted, arrived after it', { state: 'accepted', acceptedArrivedAt: at('2022-11-21', '00:00') }, 'done_late'],
    [
      'accepted without a deadline',
      { state: 'accepted', acceptedArrivedAt: at('2023-01-01'), due: { kind: 'no_deadline' } },
      'done_on_time',
    ],
    ['declined', { state: 'declined' }, 'declined'],
    ['paused', { paused: true }, 'paused'],
    ['cancelled', { state: 'cancelled' }, 'paused'],
    ['no deadline', { due: { kind: 'no_deadline' } }, 'no_deadline'],
    ['recurring', { due: { kind: 'recurring' } }, 'no_deadline'],
    ['no date yet', { due: { kind: 'no_date' } }, 'no_date'],
    ['waiting to be announced', { state: 'waiting', due: { kind: 'no_date' } }, 'no_date'],
  ])('%s', (_, more, expected) => {
    expect(light(more, late)).toBe(expected)
  })

  test('an event that is put off pauses what serves it, not what is done, nor other work', () => {
    const postponed: EventDate = { ...EVENT, state: 'postponed' }
    expect(light({}, late, postponed)).toBe('paused')
    expect(light({ state: 'submitted' }, late, postponed)).toBe('submitted')
    expect(lightOf(assignmentOf(), { servesEvent: false }, postponed, late)).toBe('overdue')
  })

  test('the span of "soon" is a setting, in working days', () => {
    const over = { due: dueFrom(before('2024-02-17')) }
    const soon = (dueSoon: number) => light(over, { ...ctxAt('2024-02-07'), policy: { dueSoon } })
    expect([soon(1), soon(2)]).toEqual(['not_due', 'due_soon'])
  })
})

describe('a task of 63 units', () => {
  const units = (count: number, from: number, more: Partial<AssignmentFacts>) =>
    Array.from({ length: count }, (_, i) =>
      assignmentOf({ id: String(from + i), unitId: from + i, unit: `Tỉnh ${from + i}`, ...more }),
    )
  const knows = { acknowledgedAt: at('2022-11-16') }
  const all = [
    ...units(38, 1, { state: 'accepted', acceptedArrivedAt: at('2022-11-18'), ...knows }),
    ...units(3, 39, { state: 'accepted', acceptedArrivedAt: at('2022-11-21'), ...knows }),
    ...units(4, 42, { state: 'submitted', submissions: sent('2022-11-18'), ...knows }),
    ...units(1, 46, { state: 'submitted', submissions: sent('2022-11-21', '07:00'), ...knows }),
    ...units(2, 47, { state: 'declined', declined: 'not_taking_part', ...knows }),
    ...units(1, 49, { state: 'cancelled' }),
    ...units(6, 50, { state: 'acknowledged', ...knows }),
    ...units(8, 56, { contacts: 0, reachable: false }),
  ]
  const facts = factsOf(taskOf([...all, assignmentOf({ id: '99', role: 'coordinate' })]))
  const now = ctxAt('2022-11-21')

  test('is counted by four cells and x of those not taken back; the coordinator is not counted', () => {
    const status = statusOf(facts, now)
    expect(status.totals).toEqual({
      tasks: 1,
      assignments: 63,
      acknowledged: 54,
      done: { onTime: 38, late: 3 },
      open: { inTime: 4, overdue: 15 },
      noDeadline: 0,
      submitted: 5,
      declined: 2,
      cancelled: 1,
      unreachable: 8,
    })
    expect(status.tasks[0]).toMatchObject({ done: 41, of: 62, light: 'overdue' })
    expect(status.tasks[0]!.assignments).toHaveLength(63)
  })

  test('knows who is missing and whom nobody can reach', () => {
    expect(missing(facts)[0]!.assignments.map(({ id }) => Number(id))).toEqual([
      50, 51, 52, 53, 54, 55, 56, 57, 58, 59, 60, 61, 62, 63,
    ])
    expect(unreachableUnits(facts).map(({ unitId }) => unitId)).toEqual([56, 57, 58, 59, 60, 61, 62, 63])
  })

  test.each<[Light, State[]]>([
    ['submitted', ['accepted', 'submitted', 'declined']],
    ['returned', ['returned', 'announced', 'submitted']],
    ['done_on_time', ['accepted', 'declined', 'cancelled']],
    ['declined', ['declined', 'declined']],
    ['paused', ['cancelled']],
  ])('its light is the worst of them: %s', (expected, states) => {
    const assignments = states.map((state, id) =>
      assignmentOf({ id: String(id), state, acceptedArrivedAt: at('2022-11-16') }),
    )
    expect(statusOf(factsOf(taskOf(assignments)), ctxAt('2022-11-16')).tasks[0]!.light).toBe(expected)
  })
})

describe('the JSON of the contract', () => {
  test('instants carry the offset; both readings are shown; first arrival, documents and files of all versions', () => {
    const one = assignmentOf({
      state: 'accepted',
      acknowledgedAt: at('2022-11-16', '08:30'),
      acceptedAt: at('2022-11-19', '10:00'),
      acceptedArrivedAt: at('2022-11-18', '15:00'),
      submissions: [
        {
          at: at('2022-11-17'),
          way: 'document',
          documents: [{ number: '123/SNV-CCHC', date: '2022-11-17' }],
          files: [],
        },
        {
          at: at('2022-11-18'),
          way: 'file',
          documents: [],
          files: [{ name: 'ds.xlsx', bytes: 9, sha256: 'ab', version: 2 }],
        },
      ],
    })
    const status = statusOf(factsOf(taskOf([one])), ctxAt('2022-11-21'))
    expect(status.plan.event).toEqual({ date: '2022-11-22', time: '08:00', state: 'fixed' })
    const due = { strict: '2022-11-19T23:59:59+07:00', lenient: '2022-11-20T23:59:59+07:00' }
    expect(status.tasks).toEqual([
      {
        id: 'III.5-1',
        task: 'gửi danh sách đại biểu',
        unit: 'UBND các tỉnh',
        role: 'lead',
        why: null,
        deadline: { rule: RULE, due },
        light: 'done_on_time',
        done: 1,
        of: 1,
        assignments: [
          {
            id: 'III.5-1/1',
            unit: 'Ủy ban nhân dân tỉnh Hà Giang',
            state: 'accepted',
            why: null,
            light: 'done_on_time',
            due,
            acknowledgedAt: '2022-11-16T08:30:00+07:00',
            submittedAt: '2022-11-17T09:00:00+07:00',
            acceptedAt: '2022-11-19T10:00:00+07:00',
            documents: [{ number: '123/SNV-CCHC', date: '2022-11-17' }],
            files: [{ name: 'ds.xlsx', bytes: 9, sha256: 'ab', version: 2 }],
            fields: null,
            reachable: true,
            contacts: 1,
            channels: [],
            via: null,
          },
        ],
      },
    ])
  })

  test('waiting says why; a task whose group is open yet is listed with nobody', () => {
    const waiting = assignmentOf({ state: 'waiting', why: 'deadline_past' })
    const open = taskOf([], { id: 'III.6-1', deadline: null, due: { kind: 'no_deadline' } })
    const { tasks } = statusOf(factsOf(taskOf([waiting]), open), ctxAt('2022-11-14'))
    expect(tasks[0]!.assignments[0]).toMatchObject({ why: 'deadline_past', light: 'not_due' })
    expect(tasks[1]).toMatchObject({ light: 'no_deadline', done: 0, of: 0, deadline: { rule: null, due: null } })
  })

  test('a line that only coordinates is a task of the plan, and nobody owes anything for it', () => {
    const facts = factsOf(taskOf([assignmentOf({ role: 'coordinate' })], { role: 'coordinate' }))
    expect(statusOf(facts, ctxAt('2022-11-14'))).toMatchObject({
      tasks: [{ role: 'coordinate', of: 0, assignments: [] }],
      totals: { tasks: 1, assignments: 0 },
    })
  })
})

describe('whom to phone', () => {
  const lines = (assignments: AssignmentFacts[], day: string, asked: string[] = []) =>
    toPhone(factsOf(taskOf(assignments)), { now: at(day), asked: new Set(asked) }).map(({ reasons }) =>
      reasons.join('+'),
    )

  test.each<[string, Partial<AssignmentFacts>, string, string[]]>([
    ['nobody joined: from the first day', { contacts: 0, reachable: false }, '2022-11-14', ['nobody_joined']],
    [
      'even before it could be announced',
      { state: 'waiting', contacts: 0, reachable: false },
      '2022-11-14',
      ['nobody_joined'],
    ],
    ['nobody can be reached', { reachable: false }, '2022-11-14', ['unreachable']],
    ['asked and not acknowledged', {}, '2022-11-17', ['not_acknowledged']],
    ['acknowledged, in time', { acknowledgedAt: at('2022-11-15') }, '2022-11-17', []],
    ['overdue', { acknowledgedAt: at('2022-11-15') }, '2022-11-21', ['overdue']],
    ['unreachable and overdue', { reachable: false }, '2022-11-21', ['unreachable+overdue']],
    ['sent', { state: 'submitted', submissions: sent('2022-11-18'), contacts: 0, reachable: false }, '2022-11-21', []],
    ['paused', { paused: true, contacts: 0, reachable: false }, '2022-11-21', []],
  ])('%s', (_, more, day, expected) => {
    expect(lines([assignmentOf(more)], day, ['III.5-1/1'])).toEqual(expected)
  })

  test('a unit stands there once, with all its reasons', () => {
    const two = [assignmentOf({ id: '1' }), assignmentOf({ id: '2', due: dueFrom(before('2022-11-15')) })]
    expect(toPhone(factsOf(taskOf(two)), { now: at('2022-11-17'), asked: new Set(['1']) })).toEqual([
      { unitId: 1, unit: two[0]!.unit, reasons: ['not_acknowledged', 'overdue'], assignments: ['1', '2'] },
    ])
  })

  test('nobody for an event that is put off', () => {
    const facts = factsOf(taskOf([assignmentOf()]))
    facts.plan.event = { ...EVENT, state: 'postponed' }
    expect(toPhone(facts, { now: at('2022-11-25'), asked: new Set() })).toEqual([])
  })
})

describe('for every plan', () => {
  const state = fc.constantFrom<State>(
    'waiting',
    'announced',
    'acknowledged',
    'submitted',
    'accepted',
    'returned',
    'declined',
    'cancelled',
  )
  const moment = fc.integer({ min: 0, max: 30 * 24 }).map((hours) => at('2022-11-01', '00:00') + hours * 3_600_000)
  const due = fc.oneof(
    fc.integer({ min: 0, max: 30 }).map((n) => dueFrom(before(addDays('2022-11-01', n)))),
    fc.constantFrom<DueResult>({ kind: 'no_deadline' }, { kind: 'no_date' }, { kind: 'recurring' }),
  )
  const assignment = fc
    .record({
      state,
      due,
      role: fc.constantFrom('lead', 'lead', 'coordinate' as const),
      acknowledgedAt: fc.option(moment),
      arrivals: fc.array(moment, { minLength: 1, maxLength: 3 }),
      paused: fc.boolean(),
      reachable: fc.boolean(),
    })
    .map(({ arrivals, ...more }) =>
      assignmentOf({
        ...more,
        submissions: arrivals
          .sort((a, b) => a - b)
          .map((when) => ({ at: when, way: 'file', documents: [], files: [] })),
        acceptedArrivedAt: more.state === 'accepted' ? arrivals.at(-1)! : null,
      }),
    )
  const plan = fc
    .array(fc.array(assignment, { maxLength: 8 }), { maxLength: 4 })
    .map((tasks) => factsOf(...tasks.map((list) => taskOf(list))))

  test('the cells add up, and to what the lights say', () => {
    fc.assert(
      fc.property(plan, moment, (facts, now) => {
        const { totals, tasks } = statusOf(facts, { now, calendar, policy: DEFAULT_STATUS_POLICY })
        const { done, open } = totals
        expect(done.onTime + done.late + open.inTime + open.overdue + totals.declined + totals.cancelled).toBe(
          totals.assignments,
        )
        expect(totals.submitted + totals.noDeadline).toBeLessThanOrEqual(2 * (open.inTime + open.overdue))
        const listed = tasks.flatMap(({ assignments }) => assignments)
        const lit = (...lights: Light[]) => listed.filter((one) => lights.includes(one.light)).length
        expect(listed).toHaveLength(totals.assignments)
        expect([lit('done_on_time'), lit('done_late')]).toEqual([done.onTime, done.late])
        expect(lit('submitted')).toBe(totals.submitted)
        expect(lit('declined')).toBe(totals.declined)
        expect(lit('overdue')).toBeLessThanOrEqual(open.overdue)
        expect(lit('not_due', 'due_soon', 'due_today', 'no_date', 'no_deadline')).toBeLessThanOrEqual(open.inTime)
        expect(tasks.reduce((sum, task) => sum + task.done, 0)).toBe(done.onTime + done.late)
        expect(tasks.reduce((sum, task) => sum + task.of, 0)).toBe(totals.assignments - totals.cancelled)
        expect(listed.filter(({ acknowledgedAt }) => acknowledgedAt !== null)).toHaveLength(totals.acknowledged)
        expect(listed.filter(({ reachable }) => !reachable)).toHaveLength(totals.unreachable)
      }),
      { numRuns: 300 },
    )
  })

  test('as time passes, what is open only ever becomes overdue, and nothing else changes', () => {
    fc.assert(
      fc.property(plan, moment, moment, (facts, a, b) => {
        const [early, late] = [totalsOf(facts, { now: Math.min(a, b) }), totalsOf(facts, { now: Math.max(a, b) })]
        expect(late.open.overdue).toBeGreaterThanOrEqual(early.open.overdue)
        expect({ ...late, open: null }).toEqual({ ...early, open: null })
      }),
    )
  })
})
