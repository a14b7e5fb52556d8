// How many messages a month still carries, and what may still go.
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { LANES } from '../../src/core/delivery.ts'
import { expected, keptOf, mayGo, quotaOf, runsShort } from '../../src/core/quota.ts'

const known = { stranger: false, continued: false }

describe('a month', () => {
  it.each([
    [0, 'open'],
    [2399, 'open'],
    [2849, 'open'],
    [2850, 'reserve'],
    [2999, 'reserve'],
    [3000, 'spent'],
    [9000, 'spent'],
  ] as const)('of 3,000 with %i used is %s', (used, state) => expect(quotaOf(used, 3000)).toBe(state))

  it('runs short at 80 %', () => {
    expect([runsShort(2399, 3000), runsShort(2400, 3000), runsShort(7, 9), runsShort(8, 9)]).toEqual([
      false,
      true,
      false,
      true,
    ])
  })

  it('keeps its end for answers and what is urgent, and the rest of what has begun', () => {
    const go = (state: 'open' | 'reserve' | 'spent', more = {}) =>
      LANES.filter((lane) => mayGo(state, { lane, ...known, ...more }))
    expect(go('open')).toEqual(['reply', 'urgent', 'bulk'])
    expect(go('reserve')).toEqual(['reply', 'urgent'])
    expect(go('reserve', { continued: true })).toEqual(['reply', 'urgent', 'bulk'])
    expect(go('reserve', { stranger: true })).toEqual([])
    expect(go('spent', { continued: true })).toEqual([])
  })

  it('never opens again while more is used, and what is kept is never given to bulk', () => {
    const order = ['open', 'reserve', 'spent']
    fc.assert(
      fc.property(fc.nat(5000), fc.nat(5000), fc.integer({ min: 1, max: 4000 }), (used, more, limit) => {
        const [now, later] = [quotaOf(used, limit), quotaOf(used + more, limit)]
        expect(order.indexOf(later)).toBeGreaterThanOrEqual(order.indexOf(now))
        if (limit - used <= keptOf(limit)) expect(mayGo(now, { lane: 'bulk', ...known })).toBe(false)
      }),
    )
  })
})

it('what a plan takes grows with its units, items, contacts and reminders', () => {
  const unit = { parts: 1, reminders: 3, items: 2, people: 1 }
  expect(expected([])).toBe(0)
  expect(expected([unit])).toBe(12)
  expect(expected([unit, { ...unit, people: 2 }])).toBe(12 + 18)
})
