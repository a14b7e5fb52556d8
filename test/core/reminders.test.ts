// The default policy of reminders: what is due, when, to whom, and what never is.
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { addWorkingHours, buildCalendar, isWorkingTime } from '../../src/core/calendar.ts'
import { type Due, dueOf } from '../../src/core/deadline.ts'
import type { Deadline } from '../../src/core/plan-document.ts'
import {
  type Chase,
  DEFAULT_POLICY,
  dueReminders,
  nextReminderAt,
  type ReminderContext,
  type Sent,
  stepsOf,
} from '../../src/core/reminders.ts'
import { addDays, dayOf, formatInstant, HOUR, type Instant, instantOf, MINUTE, timeOf } from '../../src/core/time.ts'

const calendar = buildCalendar()
const policy = DEFAULT_POLICY

const dues = new Map<string, Due>()

function dueOn(day: string, bound: Deadline['bound'] = 'by', time: string | null = null): Due {
  const known = dues.get(`${day} ${bound} ${time}`)
  if (known) return known
  const rule: Deadline = { text: '', bound, kind: 'date', date: day, time, from: null }
  const result = dueOf(rule, { event: { day: null, time: null, state: 'unknown' }, documentDate: null, calendar })
  if (result.kind !== 'due') throw new Error(result.kind)
  dues.set(`${day} ${bound} ${time}`, result.due)
  return result.due
}

const chaseOf = (more: Partial<Chase> = {}): Chase => ({
  assignmentId: 1,
  contactId: 1,
  personId: 1,
  reachedAt: instantOf('2020-01-02', '09:00'),
  acknowledged: true,
  due: null,
  servesEvent: false,
  quiet: false,
  ...more,
})

const contextOf = (more: Partial<ReminderContext> = {}): ReminderContext => ({
  now: 0,
  policy,
  calendar,
  eventDay: null,
  eventState: 'unknown',
  lastMessageAt: new Map(),
  ...more,
})

const timeline = (chase: Chase, more: Partial<ReminderContext> = {}) =>
  stepsOf(chase, contextOf(more)).map(({ step, at }) => `${formatInstant(at)} ${step}`)

/** Asks at each tick and keeps the ledger, as the bot does. `world` gives the facts of that moment. */
function run(ticks: Iterable<Instant>, world: (now: Instant) => { chases: Chase[] } & Partial<ReminderContext>) {
  const ledger: Sent[] = []
  const lastMessageAt = new Map<number, Instant>()
  const messages: {
    at: Instant
    personId: number
    items: { assignmentId: number; contactId: number; step: string; dueStrict: number | null }[]
  }[] = []
  for (const now of ticks) {
    const { chases, ...facts } = world(now)
    const found = dueReminders(chases, ledger, contextOf({ ...facts, now, lastMessageAt }))
    ledger.push(...found.superseded)
    for (const message of found.messages) {
      messages.push({ at: now, ...message })
      lastMessageAt.set(message.personId, now)
      ledger.push(...message.items.map((item) => ({ ...item, at: now })))
    }
  }
  return { messages, ledger, lastMessageAt }
}

function* every(minutes: number, from: Instant, to: Instant): Generator<Instant> {
  for (let at = from; at <= to; at += minutes * MINUTE) yield at
}

const said = ({ messages }: ReturnType<typeof run>) =>
  messages.map(({ at, items }) => `${formatInstant(at)} ${items.map(({ step }) => step).join('+')}`)

describe('the timeline of one assignment', () => {
  test('a strict day on a Saturday: the last step is on the Friday, where the step before merges', () => {
    expect(timeline(chaseOf({ due: dueOn('2022-11-20', 'before') }))).toEqual([
      '08:00 16/11/2022 before_3',
      '08:00 18/11/2022 last_day',
      '08:00 21/11/2022 overdue_1',
      '08:00 22/11/2022 overdue_2',
      '08:00 23/11/2022 overdue_3',
      '08:00 24/11/2022 overdue_4',
      '08:00 25/11/2022 overdue_5',
    ])
  })

  const before = (due: Due) => timeline(chaseOf({ due })).filter((line) => !line.includes('overdue'))
  test.each<[string, Due, string[]]>([
    [
      'an ordinary Thursday',
      dueOn('2022-11-17'),
      ['14/11/2022 before_3', '16/11/2022 before_1', '17/11/2022 last_day'],
    ],
    ['Monday after Tết', dueOn('2024-02-19'), ['07/02/2024 before_3', '16/02/2024 before_1', '19/02/2024 last_day']],
    ['inside Tết', dueOn('2024-02-12'), ['05/02/2024 before_3', '07/02/2024 last_day']],
    [
      'the first day after Tết',
      dueOn('2024-02-15'),
      ['05/02/2024 before_3', '07/02/2024 before_1', '15/02/2024 last_day'],
    ],
    [
      'after a swapped Saturday',
      dueOn('2024-05-06'),
      ['02/05/2024 before_3', '04/05/2024 before_1', '06/05/2024 last_day'],
    ],
    [
      'on a swapped Saturday',
      dueOn('2024-05-04'),
      ['26/04/2024 before_3', '03/05/2024 before_1', '04/05/2024 last_day'],
    ],
    [
      'an hour after the morning slot',
      dueOn('2022-11-17', 'before', '16:00'),
      ['14/11/2022 before_3', '16/11/2022 before_1', '17/11/2022 last_day'],
    ],
    [
      'an hour at the morning slot',
      dueOn('2022-11-17', 'before', '08:00'),
      ['11/11/2022 before_3', '15/11/2022 before_1', '16/11/2022 last_day'],
    ],
    [
      'an early hour on a Monday',
      dueOn('2022-11-21', 'before', '07:30'),
      ['15/11/2022 before_3', '17/11/2022 before_1', '18/11/2022 last_day'],
    ],
    [
      'an early hour on a Sunday',
      dueOn('2022-11-20', 'before', '07:30'),
      ['16/11/2022 before_3', '18/11/2022 last_day'],
    ],
  ])('%s', (_, due, expected) => {
    const want = expected.map((line) => `08:00 ${line}`)
    expect(before(due)).toEqual(want)
  })

  test('what served the event is not chased on its day or after it; what follows the event is', () => {
    const due = dueOn('2022-11-20', 'before')
    const event = { eventDay: '2022-11-22', eventState: 'fixed' as const }
    const overdue = (servesEvent: boolean) =>
      timeline(chaseOf({ due, servesEvent }), event).filter((line) => line.includes('overdue'))
    expect(overdue(true)).toEqual(['08:00 21/11/2022 overdue_1'])
    expect(overdue(false)).toHaveLength(5)
  })

  test.each(['postponed', 'cancelled'] as const)('the event %s: silence for what served it', (eventState) => {
    const due = dueOn('2022-11-20')
    expect(timeline(chaseOf({ due, servesEvent: true, acknowledged: false }), { eventState })).toEqual([])
    expect(timeline(chaseOf({ due }), { eventState })).not.toEqual([])
  })

  test('steps already past when the card came, or when the person was told anew, are dropped', () => {
    const due = dueOn('2022-11-17')
    const first = (more: Partial<Chase>) => timeline(chaseOf({ due, ...more }))[0]
    expect(first({ reachedAt: instantOf('2022-11-14', '08:00') })).toBe('08:00 16/11/2022 before_1')
    expect(first({ toldAt: instantOf('2022-11-16', '10:00') })).toBe('08:00 17/11/2022 last_day')
  })

  test('nothing while quiet, nothing without a due', () => {
    expect(timeline(chaseOf({ due: dueOn('2022-11-17'), quiet: true, acknowledged: false }))).toEqual([])
    expect(timeline(chaseOf())).toEqual([])
  })

  test('other settings give other steps', () => {
    const other = { ...policy, before: [5, 2], lastDay: false, overdueMax: 1, at: '14:00' }
    expect(timeline(chaseOf({ due: dueOn('2022-11-18') }), { policy: other })).toEqual([
      '14:00 11/11/2022 before_5',
      '14:00 16/11/2022 before_2',
      '14:00 21/11/2022 overdue_1',
    ])
  })
})

describe('asking for acknowledgement', () => {
  const asked = (day: string, time: string, more: Partial<Chase> = {}) =>
    timeline(chaseOf({ acknowledged: false, reachedAt: instantOf(day, time), ...more }))[0]

  test.each([
    ['before the slot: 08:00 of the next working day', '2022-11-15', '07:10', '08:00 16/11/2022'],
    ['after it: not less than a working day later', '2022-11-15', '09:20', '09:20 16/11/2022'],
    ['at noon: when offices open again', '2022-11-15', '12:00', '13:30 16/11/2022'],
    [
      'on Friday evening: a working day later is after hours, so the next morning',
      '2022-11-18',
      '18:10',
      '07:30 22/11/2022',
    ],
    ['on a Saturday', '2022-11-19', '10:00', '10:00 21/11/2022'],
    ['on the eve of Tết', '2024-02-07', '10:00', '10:00 15/02/2024'],
  ])('%s', (_, day, time, expected) => {
    expect(asked(day, time)).toBe(`${expected} acknowledge`)
  })

  test('the seconds count: never a moment less than a working day', () => {
    const reachedAt = instantOf('2022-11-15', '09:20') + 59_000
    expect(stepsOf(chaseOf({ acknowledged: false, reachedAt }), contextOf())[0]!.at).toBe(reachedAt + 24 * HOUR)
  })

  test('it merges into a step of the same day', () => {
    const steps = stepsOf(
      chaseOf({ acknowledged: false, reachedAt: instantOf('2022-11-15', '09:00'), due: dueOn('2022-11-20', 'before') }),
      contextOf(),
    )
    expect(steps.slice(0, 2)).toMatchObject([
      { step: 'before_3', absorbs: ['acknowledge'] },
      { step: 'last_day', absorbs: ['before_1'] },
    ])
  })
})

describe('a plan of 63 provinces, activated on Tuesday 15/11/2022 at 09:00', () => {
  const reachedAt = instantOf('2022-11-15', '09:00')
  const due = dueOn('2022-11-20', 'before')
  const event = { eventDay: '2022-11-22', eventState: 'fixed' as const }
  const provinces = Array.from({ length: 63 }, (_, i) =>
    chaseOf({ assignmentId: i, contactId: i, personId: i, reachedAt, due, servesEvent: true, acknowledged: false }),
  )
  const ticks = () => every(10, reachedAt, instantOf('2022-11-30', '00:00'))

  test('reminded on the 16th and 18th, urged on the 21st, silence on the 19th, 20th, 22nd and after', () => {
    const { messages } = run(ticks(), () => ({ chases: provinces, ...event }))
    expect([...new Set(messages.map(({ at }) => formatInstant(at)))]).toEqual([
      '08:00 16/11/2022',
      '08:00 18/11/2022',
      '08:00 21/11/2022',
    ])
    expect(messages).toHaveLength(3 * 63)
  })

  test('who has sent hears nothing more', () => {
    const sentAt = instantOf('2022-11-17', '15:00')
    const result = run(ticks(), (now) => ({
      chases: provinces.slice(0, 1).map((one) => ({ ...one, quiet: now >= sentAt })),
      ...event,
    }))
    expect(said(result)).toEqual(['08:00 16/11/2022 before_3'])
  })

  test('two assignments of one person come in one message', () => {
    const two = [provinces[0]!, { ...provinces[0]!, assignmentId: 100, due: dueOn('2022-11-21') }]
    const result = run(ticks(), () => ({ chases: two, ...event }))
    expect(said(result)).toEqual([
      '08:00 16/11/2022 before_3+before_3',
      '08:00 18/11/2022 last_day+before_1',
      '08:00 21/11/2022 overdue_1+last_day',
    ])
  })

  test('Tết is silent from 08 to 14/02', () => {
    const chases = [
      chaseOf({ due: dueOn('2024-02-16'), reachedAt: instantOf('2024-02-05', '09:00'), acknowledged: false }),
    ]
    const result = run(every(10, instantOf('2024-02-05', '09:00'), instantOf('2024-02-20', '09:00')), () => ({
      chases,
    }))
    expect(said(result)).toEqual([
      '08:00 06/02/2024 before_3',
      '08:00 15/02/2024 before_1',
      '08:00 16/02/2024 last_day',
      '08:00 19/02/2024 overdue_1',
      '08:00 20/02/2024 overdue_2',
    ])
  })
})

describe('late and close together', () => {
  const due = dueOn('2022-11-17')
  const ticksFrom = (day: string, time: string) => every(10, instantOf(day, time), instantOf('2022-11-18', '07:00'))

  test('after downtime one message, the newest step; the older ones are closed', () => {
    const { messages, ledger } = run(ticksFrom('2022-11-16', '15:00'), () => ({ chases: [chaseOf({ due })] }))
    expect(said({ messages } as ReturnType<typeof run>)).toEqual([
      '15:00 16/11/2022 before_1',
      '08:00 17/11/2022 last_day',
    ])
    expect(ledger.filter(({ superseded }) => superseded).map(({ step }) => step)).toEqual(['before_3'])
  })

  test('waking just before the next slot waits for it', () => {
    expect(said(run(ticksFrom('2022-11-17', '07:30'), () => ({ chases: [chaseOf({ due })] })))).toEqual([
      '08:00 17/11/2022 last_day',
    ])
  })

  test('a step that is no longer true is not sent', () => {
    const exact = dueOn('2022-11-17', 'before', '10:00')
    expect(said(run(ticksFrom('2022-11-17', '10:10'), () => ({ chases: [chaseOf({ due: exact })] })))).toEqual([])
    expect(said(run(ticksFrom('2022-11-17', '10:00'), () => ({ chases: [chaseOf({ due: exact })] })))).toEqual([
      '10:00 17/11/2022 last_day',
    ])
  })

  test('a message less than two working hours ago pushes it back', () => {
    const asked = (last: Instant) =>
      nextReminderAt(
        [chaseOf({ due })],
        [],
        contextOf({ now: instantOf('2022-11-17', '07:00'), lastMessageAt: new Map([[1, last]]) }),
      )
    expect(formatInstant(asked(instantOf('2022-11-17', '07:45'))!)).toBe('09:45 17/11/2022')
    expect(formatInstant(asked(instantOf('2022-11-16', '17:00'))!)).toBe('09:00 17/11/2022')
    expect(formatInstant(asked(instantOf('2022-11-16', '12:00'))!)).toBe('08:00 17/11/2022')
  })

  test('a date moved by a day does not repeat a step; moved by more, it does', () => {
    const movedTo = (day: string) => {
      const movedAt = instantOf('2022-11-14', '10:00')
      return said(
        run(every(10, instantOf('2022-11-14', '07:30'), instantOf('2022-11-17', '07:00')), (now) => ({
          chases: [chaseOf(now < movedAt ? { due } : { due: dueOn(day), toldAt: movedAt })],
        })),
      )
    }
    expect(movedTo('2022-11-18')).toEqual(['08:00 14/11/2022 before_3'])
    expect(movedTo('2022-11-21')).toEqual(['08:00 14/11/2022 before_3', '08:00 16/11/2022 before_3'])
  })

  test('a step that gave way to another was not sent, so a new date may send it', () => {
    const movedAt = instantOf('2022-11-18', '10:00')
    const result = run(every(10, instantOf('2022-11-18', '07:30'), instantOf('2022-11-22', '17:00')), (now) => ({
      chases: [
        chaseOf(now < movedAt ? { due: dueOn('2022-11-20', 'before') } : { due: dueOn('2022-11-22'), toldAt: movedAt }),
      ],
    }))
    expect(said(result)).toEqual([
      '08:00 18/11/2022 last_day',
      '08:00 21/11/2022 before_1',
      '08:00 22/11/2022 last_day',
    ])
  })

  test('acknowledgement is asked for once, whatever becomes of the date', () => {
    const reachedAt = instantOf('2022-11-15', '09:00')
    const movedAt = instantOf('2022-11-21', '10:00')
    const result = run(every(10, reachedAt, instantOf('2022-11-25', '17:00')), (now) => ({
      chases: [chaseOf({ reachedAt, acknowledged: false, due: dueOn(now < movedAt ? '2022-12-20' : '2022-12-23') })],
    }))
    expect(said(result)).toEqual(['09:00 16/11/2022 acknowledge'])
  })

  test('a late step of the deadline does not wait for the question whether the card came', () => {
    const chase = chaseOf({
      reachedAt: instantOf('2022-11-14', '07:00'),
      acknowledged: false,
      due: dueOn('2022-11-17'),
    })
    const result = run(every(10, instantOf('2022-11-15', '07:40'), instantOf('2022-11-15', '17:00')), () => ({
      chases: [chase],
    }))
    expect(said(result)).toEqual(['07:40 15/11/2022 before_3', '09:40 15/11/2022 acknowledge'])
  })

  test.each(['06:50', '12:10', '17:30', '23:00'])('waking at %s, it waits for the offices to open', (time) => {
    const wake = instantOf('2022-11-14', time)
    const chases = [chaseOf({ due: dueOn('2022-11-16', 'before') })]
    const { messages } = run(every(10, wake, wake + 20 * HOUR), () => ({
      chases,
      policy: { ...policy, lastDay: false },
    }))
    expect(messages.map(({ at }) => isWorkingTime(calendar, at))).toEqual([true])
    expect(nextReminderAt(chases, [], contextOf({ now: wake, policy: { ...policy, lastDay: false } }))).toBe(
      messages[0]!.at,
    )
  })

  test('a step that a moved date suppressed is not promised for later', () => {
    const ledger: Sent[] = [
      { assignmentId: 1, contactId: 1, step: 'before_3', dueStrict: due.strict, at: instantOf('2022-11-14', '08:00') },
      { assignmentId: 2, contactId: 1, step: 'before_1', dueStrict: dueOn('2022-11-16').strict, at: 0 },
      { assignmentId: 2, contactId: 1, step: 'last_day', dueStrict: dueOn('2022-11-16').strict, at: 0 },
    ]
    const chases = [chaseOf({ due: dueOn('2022-11-18') }), chaseOf({ assignmentId: 2, due: dueOn('2022-11-16') })]
    const quietAfter = { ...policy, overdueMax: 0 }
    const next = nextReminderAt(
      chases,
      ledger,
      contextOf({ now: instantOf('2022-11-15', '07:00'), policy: quietAfter }),
    )
    expect(formatInstant(next!)).toBe('08:00 17/11/2022')
  })

  test('a date moved there and back repeats nothing', () => {
    const there = instantOf('2022-11-14', '09:00')
    const back = instantOf('2022-11-14', '10:00')
    const result = run(every(10, instantOf('2022-11-14', '07:30'), instantOf('2022-11-15', '17:00')), (now) => ({
      chases: [chaseOf({ due: now >= there && now < back ? dueOn('2022-12-17') : due })],
    }))
    expect(said(result)).toEqual(['08:00 14/11/2022 before_3'])
  })
})

describe('over random histories', () => {
  interface History {
    start: string
    cards: {
      person: number
      reached: number
      ack: number | null
      sent: number | null
      ask: number | null
      answer: number
      due: number
      bound: Deadline['bound']
      time: string | null
      serves: boolean
    }[]
    event: number
    moves: { at: number; by: number }[]
    postponed: { from: number; to: number } | null
    down: { from: number; to: number }[]
  }
  const DAYS = 14
  const span = (h: number) => h * HOUR
  // Around Tết, a swapped Saturday, Quốc khánh, and ordinary weeks.
  const start = fc.constantFrom('2024-02-01', '2024-04-22', '2022-11-14', '2022-08-26', '2025-12-26')
  const hour = fc.integer({ min: 0, max: DAYS * 24 })
  const minuteHour = fc.integer({ min: 0, max: DAYS * 24 * 6 }).map((n) => n / 6)
  const gap = fc
    .record({ from: hour, length: fc.integer({ min: 1, max: 80 }) })
    .map(({ from, length }) => ({ from, to: from + length }))
  const historyOf = (reached: fc.Arbitrary<number>, down: fc.Arbitrary<History['down']>): fc.Arbitrary<History> =>
    fc.record({
      start,
      cards: fc.array(
        fc.record({
          person: fc.integer({ min: 1, max: 2 }),
          reached,
          ack: fc.option(minuteHour),
          sent: fc.option(minuteHour),
          ask: fc.option(minuteHour, { freq: 2 }),
          answer: fc.integer({ min: 1, max: 60 }),
          due: fc.integer({ min: 0, max: DAYS }),
          bound: fc.constantFrom('before', 'by' as const),
          time: fc.option(fc.constantFrom('08:00', '11:00', '16:00')),
          serves: fc.boolean(),
        }),
        { minLength: 1, maxLength: 4 },
      ),
      event: fc.integer({ min: 1, max: DAYS }),
      moves: fc.array(fc.record({ at: minuteHour, by: fc.integer({ min: -3, max: 5 }) }), { maxLength: 2 }),
      postponed: fc.option(gap, { freq: 2 }),
      down,
    })

  // What the bot would read from its store at `now`, in this history.
  function worldOf(history: History) {
    const zero = instantOf(history.start, '00:00')
    const at = (hours: number) => zero + span(hours)
    return (now: Instant) => {
      const moved = history.moves.filter((move) => at(move.at) <= now)
      const shift = moved.reduce((sum, { by }) => sum + by, 0)
      const lastMove = moved.length > 0 ? Math.max(...moved.map((move) => at(move.at))) : null
      const { postponed } = history
      const halted = postponed !== null && at(postponed.from) <= now && now < at(postponed.to)
      const chases: Chase[] = history.cards.flatMap((card, i) => {
        if (at(card.reached) > now) return []
        const asked = card.ask !== null && at(card.ask) <= now
        const answered = asked && at(card.ask! + card.answer) <= now
        const told = [card.serves ? lastMove : null, answered ? at(card.ask! + card.answer) : null].filter(
          (t) => t !== null,
        )
        if (card.serves && postponed !== null && at(postponed.to) <= now) told.push(at(postponed.to))
        return chaseOf({
          assignmentId: i,
          contactId: card.person,
          personId: card.person,
          reachedAt: at(card.reached),
          toldAt: told.length > 0 ? Math.max(...told) : null,
          acknowledged: card.ack !== null && at(card.ack) <= now,
          due: dueOn(addDays(history.start, card.due + (card.serves ? shift : 0)), card.bound, card.time),
          servesEvent: card.serves,
          quiet: (card.sent !== null && at(card.sent) <= now) || (asked && !answered),
        })
      })
      const eventDay = addDays(history.start, history.event + shift)
      return { chases, eventDay, eventState: halted ? ('postponed' as const) : ('fixed' as const) }
    }
  }

  function* ticksOf(history: History, minutes: number): Generator<Instant> {
    const zero = instantOf(history.start, '00:00')
    for (const tick of every(minutes, zero, zero + DAYS * 24 * HOUR)) {
      const asleep = history.down.some(({ from, to }) => zero + span(from) <= tick && tick < zero + span(to))
      const time = timeOf(tick)
      if (!asleep && time >= '07:00' && time < '18:00') yield tick
    }
  }

  const anything = historyOf(minuteHour, fc.array(gap, { maxLength: 2 }))

  test('never wrongly, never twice, never at the wrong hour', () => {
    fc.assert(
      fc.property(anything, (history) => {
        const world = worldOf(history)
        const { messages, ledger } = run(ticksOf(history, 30), world)
        const lastOf = new Map<number, Instant>()
        for (const { at, personId, items } of messages) {
          expect(isWorkingTime(calendar, at)).toBe(true)
          const last = lastOf.get(personId)
          if (last !== undefined) expect(at).toBeGreaterThanOrEqual(addWorkingHours(calendar, last, 2))
          lastOf.set(personId, at)
          const { chases, eventDay, eventState } = world(at)
          for (const item of items) {
            const chase = chases.find(({ assignmentId }) => assignmentId === item.assignmentId)!
            expect(chase.quiet).toBe(false)
            expect(chase.personId).toBe(personId)
            if (chase.servesEvent) expect(eventState).toBe('fixed')
            if (item.step === 'acknowledge') expect(chase.acknowledged).toBe(false)
            else if (item.step.startsWith('overdue')) {
              expect(dayOf(at) > chase.due!.lenientDay).toBe(true)
              if (chase.servesEvent) expect(dayOf(at) < eventDay).toBe(true)
            } else expect(at).toBeLessThanOrEqual(chase.due!.strict)
          }
        }
        const rows = ledger.map(
          ({ assignmentId, contactId, step, dueStrict }) => `${assignmentId} ${contactId} ${step} ${dueStrict}`,
        )
        expect(new Set(rows).size).toBe(rows.length)
      }),
      { numRuns: 30 },
    )
  })

  test('the same step again only two working days later', () => {
    fc.assert(
      fc.property(anything, (history) => {
        const { ledger } = run(ticksOf(history, 30), worldOf(history))
        const sent = ledger.filter(({ superseded }) => !superseded)
        for (const [i, row] of sent.entries()) {
          const again = sent
            .slice(i + 1)
            .find((other) => other.assignmentId === row.assignmentId && other.step === row.step)
          if (again === undefined) continue
          let days = 0
          for (let day = dayOf(row.at); day < dayOf(again.at); day = addDays(day, 1))
            if (calendar.isWorkingDay(addDays(day, 1))) days++
          expect(days).toBeGreaterThanOrEqual(2)
        }
      }),
      { numRuns: 30 },
    )
  })

  test('with nothing in the way, all that the timeline holds is said, then and only then', () => {
    const card = fc.record({
      reached: minuteHour,
      due: fc.integer({ min: 0, max: DAYS }),
      serves: fc.boolean(),
      ack: fc.boolean(),
    })
    fc.assert(
      fc.property(start, card, fc.integer({ min: 1, max: DAYS }), (day, one, event) => {
        const zero = instantOf(day, '00:00')
        const chase = chaseOf({
          reachedAt: zero + span(one.reached),
          due: dueOn(addDays(day, one.due), 'before'),
          servesEvent: one.serves,
          acknowledged: one.ack,
        })
        const facts = { chases: [chase], eventDay: addDays(day, event), eventState: 'fixed' as const }
        const planned = stepsOf(chase, contextOf(facts))
        const { messages } = run(
          planned.flatMap(({ at }) => [at - 1, at, at + 30 * MINUTE]),
          () => facts,
        )
        const spoken = messages.map(({ at, items }) => [at, items[0]!.step])
        // Two steps within two working hours: the later is pushed back, and may then be overtaken.
        const close = planned.some(({ at }, i) => i > 0 && at < addWorkingHours(calendar, planned[i - 1]!.at, 2))
        if (!close) expect(spoken).toEqual(planned.map(({ at, step }) => [at, step]))
        else expect(spoken[0]).toEqual([planned[0]!.at, planned[0]!.step])
      }),
      { numRuns: 100 },
    )
  })

  // Whole hours of work: both clocks below look at each of them.
  const wholeHour = fc
    .tuple(fc.integer({ min: 0, max: DAYS - 1 }), fc.constantFrom(8, 9, 10, 11, 14, 15, 16, 17))
    .map(([day, h]) => day * 24 + h)

  test('looking every ten minutes, once an hour, or a hundred times says the same', () => {
    fc.assert(
      fc.property(historyOf(wholeHour, fc.constant([])), (history) => {
        const steps = (ticks: Iterable<Instant>) =>
          run(ticks, worldOf(history))
            .messages.flatMap(({ items }) => items.map((item) => `${item.assignmentId} ${item.step} ${item.dueStrict}`))
            .sort()
        const hourly = steps(ticksOf(history, 60))
        expect(steps(ticksOf(history, 10))).toEqual(hourly)
        const often = function* () {
          for (const tick of ticksOf(history, 60))
            for (let i = 0; i < 100; i++) if (i < 3 || timeOf(tick) === '08:00') yield tick
        }
        expect(steps(often())).toEqual(hourly)
      }),
      { numRuns: 8 },
    )
  })

  test('the next message comes exactly when it was said to', () => {
    fc.assert(
      fc.property(anything, minuteHour, (history, when) => {
        const zero = instantOf(history.start, '00:00')
        const now = zero + span(when)
        const past = [...ticksOf(history, 30)].filter((tick) => tick < now)
        const { ledger, lastMessageAt } = run(past, worldOf(history))
        // Nobody acts from here on.
        const facts = worldOf(history)(now)
        const ctx = contextOf({ ...facts, now, lastMessageAt })
        const next = nextReminderAt(facts.chases, ledger, ctx)
        const rows = [...ledger]
        const end = next ?? now + 12 * 24 * HOUR
        for (const tick of every(30, now, end - 1)) {
          const found = dueReminders(facts.chases, rows, { ...ctx, now: tick })
          expect(found.messages).toEqual([])
          rows.push(...found.superseded)
        }
        if (next === null) return
        expect(dueReminders(facts.chases, rows, { ...ctx, now: next }).messages).not.toEqual([])
      }),
      { numRuns: 30 },
    )
  })

  test('a clock set back repeats nothing', () => {
    fc.assert(
      fc.property(historyOf(wholeHour, fc.constant([])), fc.integer({ min: 1, max: 48 }), (history, back) => {
        const ticks = [...ticksOf(history, 60)]
        const half = ticks.length >> 1
        const again = ticks.filter((tick) => tick >= ticks[half]! - back * HOUR)
        const { ledger } = run([...ticks.slice(0, half), ...again], worldOf(history))
        const rows = ledger.map(
          ({ assignmentId, contactId, step, dueStrict }) => `${assignmentId} ${contactId} ${step} ${dueStrict}`,
        )
        expect(new Set(rows).size).toBe(rows.length)
      }),
      { numRuns: 20 },
    )
  })
})
