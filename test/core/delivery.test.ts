// The outbox row's life: which address, what an outcome leads to, and the promises about copies and losses.
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { SendResult } from '../../src/channels/channel.ts'
import {
  backoff,
  CIRCUIT_WAIT,
  chooseAddress,
  claim,
  type DeliveryKind,
  expire,
  type Identity,
  isSendable,
  laneOrder,
  MOST_COPIES,
  type OutboxRow,
  outcome,
  proven,
  recover,
  reroute,
  type SendOutcome,
  WINDOW_WAIT,
  whyNoWay,
} from '../../src/core/delivery.ts'

const NOW = 1_700_000_000_000

const rowOf = (more: Partial<OutboxRow> = {}): OutboxRow => ({
  id: 1,
  kind: 'assignment',
  lane: 'bulk',
  state: 'waiting',
  attempts: 0,
  copies: 0,
  createdAt: NOW,
  notBefore: NOW,
  expiresAt: null,
  lastBeforeDeadline: false,
  resent: false,
  moved: false,
  ...more,
})

const failed = (error: Extract<SendOutcome, { ok: false }>['error']): SendOutcome => ({ ok: false, error })
const UNSENT = failed({ kind: 'unsent', code: 'ECONNREFUSED' })
const AMBIGUOUS = failed({ kind: 'ambiguous', code: 'timeout' })
const attempt = (more: Partial<OutboxRow>, result: SendOutcome) => outcome(claim(rowOf(more)), result, NOW)

test("a channel's result is an outcome, word for word", () => {
  const fromChannel: SendResult = { ok: false, error: { kind: 'gone', code: '403', movedTo: null } }
  const here: SendOutcome = fromChannel
  const back: SendResult = here
  expect(outcome(claim(rowOf()), back, NOW).row.state).toBe('failed')
})

describe('after one attempt', () => {
  test('sent', () => {
    expect(attempt({}, { ok: true, messageId: '55' })).toMatchObject({
      row: { state: 'sent', copies: 1 },
      messageId: '55',
      effects: [],
    })
  })

  test('proven unsent: again later, no copy counted, whatever the kind', () => {
    for (const kind of ['assignment', 'receipt', 'reminder', 'reply'] as const) {
      const { row, effects } = attempt({ kind }, UNSENT)
      expect(row).toMatchObject({ state: 'waiting', attempts: 1, copies: 0, resent: false })
      expect(row.notBefore).toBeGreaterThan(NOW)
      expect(effects).toEqual([])
    }
  })

  test.each(['bot', 'chat'] as const)('throttled: exactly then, no attempt used, the %s is quiet', (scope) => {
    const until = NOW + 31_000
    expect(attempt({ attempts: 3 }, failed({ kind: 'throttled', until, scope }))).toMatchObject({
      row: { state: 'waiting', attempts: 3, copies: 0, notBefore: until },
      effects: [{ kind: 'quiet', scope, until }],
    })
  })

  test.each<[string, Partial<OutboxRow>, Partial<OutboxRow>]>([
    ['an assignment goes out once more, marked', { kind: 'assignment' }, { state: 'waiting', resent: true }],
    ['its second copy is the last', { kind: 'assignment', copies: 1, resent: true }, { state: 'ambiguous' }],
    ['a reminder waits for the next step', { kind: 'reminder' }, { state: 'held', resent: false }],
    [
      'the last before a deadline goes out once more',
      { kind: 'reminder', lastBeforeDeadline: true },
      { state: 'waiting', resent: true },
    ],
    ['what a sender relies on goes once more', { kind: 'receipt' }, { state: 'waiting', copies: 1, resent: true }],
    ['a reply is not repeated', { kind: 'reply' }, { state: 'ambiguous', resent: false }],
  ])('ambiguous: %s', (_, more, expected) => {
    const next = attempt(more, AMBIGUOUS)
    expect(next.row).toMatchObject({ ...expected, copies: (more.copies ?? 0) + 1 })
    expect(next.effects).toEqual([{ kind: 'report', what: 'ambiguous', code: 'timeout' }])
  })

  test('gone: failed, the address with it', () => {
    expect(attempt({}, failed({ kind: 'gone', code: '403', movedTo: null }))).toMatchObject({
      row: { state: 'failed', copies: 0 },
      effects: [{ kind: 'address_gone', code: '403' }],
    })
  })

  test('a chat that moved is followed once', () => {
    const moved = failed({ kind: 'gone', code: '400', movedTo: '-100' })
    const first = attempt({}, moved)
    expect(first).toMatchObject({
      row: { state: 'waiting', notBefore: NOW },
      effects: [{ kind: 'address_moved', to: '-100' }],
    })
    expect(outcome(claim(first.row), moved, NOW)).toMatchObject({
      row: { state: 'failed' },
      effects: [{ kind: 'address_gone' }],
    })
  })

  test('a closed window, a broken channel: it waits and nothing is lost', () => {
    expect(attempt({}, failed({ kind: 'not_allowed_now', code: '-230' }))).toMatchObject({
      row: { state: 'waiting', attempts: 0, notBefore: NOW + WINDOW_WAIT },
      effects: [{ kind: 'address_closed', until: NOW + WINDOW_WAIT }],
    })
    expect(attempt({}, failed({ kind: 'misconfigured', code: '401' }))).toMatchObject({
      row: { state: 'waiting', attempts: 0, notBefore: NOW + CIRCUIT_WAIT },
      effects: [{ kind: 'circuit_open', code: '401' }],
    })
  })

  test('rejected: failed, and an organizer is told', () => {
    expect(attempt({}, failed({ kind: 'rejected', code: 'too long' }))).toMatchObject({
      row: { state: 'failed' },
      effects: [{ kind: 'report', what: 'rejected' }],
    })
  })

  test('what is past its use is dropped instead of tried again', () => {
    expect(attempt({ expiresAt: NOW - 1 }, UNSENT).row.state).toBe('dropped')
    expect(attempt({ expiresAt: NOW - 1 }, AMBIGUOUS)).toMatchObject({
      row: { state: 'dropped', copies: 1 },
      effects: [{}],
    })
    expect(attempt({ expiresAt: NOW }, UNSENT).row.state).toBe('waiting')
    expect(attempt({ expiresAt: NOW - 1 }, { ok: true, messageId: '1' }).row.state).toBe('sent')
  })
})

describe('back-off', () => {
  test('doubles from one second to five minutes, with up to a quarter more', () => {
    fc.assert(
      fc.property(fc.nat(), fc.integer({ min: 1, max: 5000 }), (id, attempts) => {
        const least = Math.min(300, 2 ** (attempts - 1)) * 1000
        expect(backoff(id, attempts)).toBeGreaterThanOrEqual(least)
        expect(backoff(id, attempts)).toBeLessThan(least * 1.25)
        expect(backoff(id, attempts)).toBe(backoff(id, attempts))
      }),
    )
  })

  test('rows that failed together do not come back together', () => {
    const waits = Array.from({ length: 1000 }, (_, id) => backoff(id, 9))
    const seconds = new Map<number, number>()
    for (const wait of waits) seconds.set(Math.floor(wait / 1000), (seconds.get(Math.floor(wait / 1000)) ?? 0) + 1)
    // Evenly, 75 seconds would get 13 each.
    expect(Math.max(...seconds.values())).toBeLessThan(40)
  })
})

describe('at start', () => {
  test('a row found sending is ambiguous; others are left alone', () => {
    expect(recover(rowOf({ state: 'sending', kind: 'reply' }), NOW).row).toMatchObject({
      state: 'ambiguous',
      copies: 1,
    })
    expect(recover(rowOf({ state: 'sending' }), NOW).row).toMatchObject({ state: 'waiting', resent: true, copies: 1 })
    const waiting = rowOf()
    expect(recover(waiting, NOW)).toEqual({ row: waiting, messageId: null, effects: [] })
  })
})

describe('a press on the message', () => {
  test('proves that it arrived and stops the second copy', () => {
    const doubtful = attempt({}, AMBIGUOUS).row
    const { row, messageId } = proven(doubtful, '77')
    expect([row.state, messageId, isSendable(row, NOW + 1e9)]).toEqual(['sent', '77', false])
  })

  test('proves nothing of a message that was never tried', () => {
    expect(proven(rowOf(), '77')).toMatchObject({ row: { state: 'waiting' }, messageId: null })
  })
})

describe('whatever happens', () => {
  const error = fc.oneof(
    fc.constant(UNSENT),
    fc.constant(AMBIGUOUS),
    fc
      .record({
        kind: fc.constant('throttled' as const),
        until: fc.integer({ min: NOW, max: NOW + 1e6 }),
        scope: fc.constantFrom('bot', 'chat' as const),
      })
      .map(failed),
    fc.constantFrom(
      failed({ kind: 'gone', code: '', movedTo: '-1' }),
      failed({ kind: 'not_allowed_now', code: '' }),
      failed({ kind: 'misconfigured', code: '' }),
      { ok: true, messageId: '1' } as SendOutcome,
    ),
  )
  const happening = fc.oneof({ weight: 4, arbitrary: error }, { weight: 1, arbitrary: fc.constant('killed' as const) })
  const kind = fc.constantFrom<DeliveryKind>('assignment', 'receipt', 'reminder', 'reply')

  test('never more than two copies, and the second is marked', () => {
    fc.assert(
      fc.property(
        kind,
        fc.boolean(),
        fc.array(happening, { maxLength: 30 }),
        (what, lastBeforeDeadline, happenings) => {
          let row = rowOf({ kind: what, lastBeforeDeadline })
          let now = NOW
          let maybeArrived = 0
          for (const next of happenings) {
            now = Math.max(now, row.notBefore)
            if (!isSendable(row, now)) break
            if (maybeArrived > 0) expect(row.resent).toBe(true)
            if (next === 'killed' || next.ok || next.error.kind === 'ambiguous') maybeArrived++
            row = (next === 'killed' ? recover(claim(row), now) : outcome(claim(row), next, now)).row
            expect(row.copies).toBe(maybeArrived)
            expect(row.state).not.toBe('sending')
          }
          expect(maybeArrived).toBeLessThanOrEqual(
            what === 'reply' || (what === 'reminder' && !lastBeforeDeadline) ? 1 : MOST_COPIES,
          )
        },
      ),
      { numRuns: 1000 },
    )
  })

  test('being throttled never counts, however often', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 300 }), kind, (times, what) => {
        let row = rowOf({ kind: what })
        for (let i = 1; i <= times; i++) {
          const until = NOW + i * 1000
          row = outcome(claim(row), failed({ kind: 'throttled', until, scope: 'chat' }), until - 500).row
          expect([isSendable(row, until - 1), isSendable(row, until)]).toEqual([false, true])
        }
        expect([row.attempts, row.copies]).toEqual([0, 0])
      }),
    )
  })
})

test('expired rows that wait or are held are dropped, no others', () => {
  const states = ['waiting', 'sending', 'sent', 'ambiguous', 'held', 'failed', 'dropped'] as const
  const dropped = states.filter((state) => expire(rowOf({ state, expiresAt: NOW }), NOW + 1).state !== state)
  expect(dropped).toEqual(['waiting', 'held'])
  expect(isSendable(rowOf({ expiresAt: NOW }), NOW + 1)).toBe(false)
})

test('replies first, then urgent, then bulk; within a lane by time', () => {
  const rows = [
    rowOf({ id: 1, lane: 'bulk' }),
    rowOf({ id: 2, lane: 'urgent', notBefore: NOW + 5 }),
    rowOf({ id: 3, lane: 'reply', notBefore: NOW + 9 }),
    rowOf({ id: 4, lane: 'urgent' }),
    rowOf({ id: 5, lane: 'bulk' }),
  ]
  expect(rows.sort(laneOrder).map(({ id }) => id)).toEqual([3, 4, 2, 1, 5])
})

describe('another way to the person', () => {
  const identity = (id: number, more: Partial<Identity> = {}): Identity => ({
    id,
    channel: 'a',
    unreachable: false,
    closedUntil: null,
    lastSuccessAt: null,
    lastSeenAt: NOW,
    ...more,
  })
  const health = new Map([
    ['a', 'ok' as const],
    ['b', 'ok' as const],
    ['down', 'down' as const],
  ])
  test.each<[string, Identity[], number | null]>([
    ['the one that worked last', [identity(1, { lastSuccessAt: 5 }), identity(2, { lastSuccessAt: 9 })], 2],
    [
      'one that worked before one that never did',
      [identity(1, { lastSeenAt: NOW + 9 }), identity(2, { lastSuccessAt: 1 })],
      2,
    ],
    ['else the one the person used last', [identity(1), identity(2, { lastSeenAt: NOW + 1 })], 2],
    ['not one that is gone', [identity(1, { unreachable: true, lastSuccessAt: 9 }), identity(2)], 2],
    ['not a channel that is down', [identity(1, { channel: 'down', lastSuccessAt: 9 }), identity(2)], 2],
    ['not a channel that nobody started', [identity(1, { channel: 'other', lastSuccessAt: 9 }), identity(2)], 2],
    ['not one that is closed', [identity(1, { closedUntil: NOW + 1, lastSuccessAt: 9 }), identity(2)], 2],
    ['one that has opened again', [identity(1, { closedUntil: NOW, lastSuccessAt: 9 }), identity(2)], 1],
    ['a channel that is down, where there is no other', [identity(1, { channel: 'down' })], 1],
    ['nobody', [identity(1, { unreachable: true })], null],
    ['the one that the person put first', [identity(1, { preference: 0 }), identity(2, { lastSuccessAt: 9 })], 1],
    ['then the one that the plan puts first', [identity(1, { rank: 0 }), identity(2, { lastSuccessAt: 9 })], 1],
    ['the person before the plan', [identity(1, { preference: 0 }), identity(2, { rank: 0 })], 1],
    ['not one that the plan forbids', [identity(1, { forbidden: true, preference: 0 }), identity(2)], 2],
    ['not one whose window is over', [identity(1, { pass: 'closed', preference: 0 }), identity(2)], 2],
    ['full words before those approved', [identity(1, { pass: 'template', preference: 0 }), identity(2)], 2],
    [
      'words approved before a channel that is down',
      [identity(1, { channel: 'down' }), identity(2, { pass: 'template' })],
      2,
    ],
    ['one that may say the content', [identity(1, { bare: true, preference: 0 }), identity(2)], 2],
    ['one that brings the file', [identity(1, { carries: false, preference: 0 }), identity(2, { carries: true })], 2],
    [
      'one that cannot bring the file, where no other is open',
      [identity(1, { carries: false }), identity(2, { carries: true, channel: 'down' })],
      1,
    ],
    ['nobody where the plan forbids the only way', [identity(1, { forbidden: true })], null],
    ['nobody where the only window is over', [identity(1, { pass: 'closed' })], null],
  ])('%s', (_, identities, expected) => {
    expect(chooseAddress(identities, health, NOW)?.id ?? null).toBe(expected)
  })

  test('why there is none: a window that a word opens, a policy, else nobody', () => {
    expect(whyNoWay([])).toBe('unreachable')
    expect(whyNoWay([identity(1, { unreachable: true, forbidden: true })])).toBe('unreachable')
    expect(whyNoWay([identity(1, { forbidden: true })])).toBe('policy')
    expect(whyNoWay([identity(1, { forbidden: true, pass: 'closed' })])).toBe('policy')
    expect(whyNoWay([identity(1, { forbidden: true }), identity(2, { pass: 'closed' })])).toBe('window')
  })

  test('whatever ways there are: never a forbidden one, a closed window or somebody gone, and an open one if there is one', () => {
    const any = fc.record({
      id: fc.nat(1000),
      channel: fc.constantFrom('a', 'b', 'down', 'other'),
      unreachable: fc.boolean(),
      closedUntil: fc.constantFrom(null, NOW - 1, NOW + 1),
      lastSuccessAt: fc.option(fc.nat(9)),
      lastSeenAt: fc.nat(9),
      pass: fc.constantFrom('free' as const, 'paid' as const, 'template' as const, 'closed' as const),
      preference: fc.option(fc.nat(3)),
      rank: fc.option(fc.nat(3)),
      forbidden: fc.boolean(),
      bare: fc.boolean(),
      carries: fc.boolean(),
    })
    const open = (i: Identity) => health.get(i.channel) === 'ok' && (i.closedUntil === null || i.closedUntil <= NOW)
    fc.assert(
      fc.property(fc.array(any, { maxLength: 6 }), (identities) => {
        const chosen = chooseAddress(identities, health, NOW)
        const may = identities.filter((i) => !i.unreachable && !i.forbidden && i.pass !== 'closed')
        expect(chosen === null).toBe(may.length === 0)
        if (chosen === null) return
        expect(may).toContain(chosen)
        if (may.some(open)) expect(open(chosen)).toBe(true)
        expect(chooseAddress([...identities].reverse(), health, NOW)?.preference).toBe(chosen.preference)
      }),
      { numRuns: 1000 },
    )
  })

  test('a failed row goes there at once; one that may have arrived does not', () => {
    expect(reroute(rowOf({ state: 'failed', attempts: 4, notBefore: NOW + 99 }), NOW)).toMatchObject({
      state: 'waiting',
      attempts: 0,
      notBefore: NOW,
    })
    const doubtful = rowOf({ state: 'failed', copies: 1 })
    expect(reroute(doubtful, NOW)).toBe(doubtful)
  })
})
