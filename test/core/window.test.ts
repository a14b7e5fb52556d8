// Windows: free, paid, template or closed by the last act, and when to ask for a sign of life.
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { askAt, closesAt, type Pass, passAt, type Windowed } from '../../src/core/window.ts'

const HOUR = 3_600_000
const DAY = 24 * HOUR
const NOW = 1_700_000_000_000
const OA: Windowed = { freeMs: 48 * HOUR, openMs: 7 * DAY, templates: ['reminder'] }

test.each<[string, number | null, string, Pass]>([
  ['just now', NOW, 'nudge', 'free'],
  ['the last free moment', NOW - 48 * HOUR, 'nudge', 'free'],
  ['a moment later', NOW - 48 * HOUR - 1, 'nudge', 'paid'],
  ['the last open moment', NOW - 7 * DAY, 'nudge', 'paid'],
  ['over', NOW - 7 * DAY - 1, 'nudge', 'closed'],
  ['over, with a template for it', NOW - 7 * DAY - 1, 'reminder', 'template'],
  ['never written', null, 'nudge', 'closed'],
  ['never written, with a template for it', null, 'reminder', 'template'],
])('%s', (_, last, kind, pass) => {
  expect(passAt(OA, last, kind, NOW)).toBe(pass)
  expect(passAt('always', last, kind, NOW)).toBe('free')
})

test('a window only ever closes while nothing is heard', () => {
  const order: Pass[] = ['free', 'paid', 'template', 'closed']
  fc.assert(
    fc.property(fc.nat(20 * DAY), fc.nat(20 * DAY), fc.constantFrom('nudge', 'reminder'), (a, b, kind) => {
      const [sooner, later] = [Math.min(a, b), Math.max(a, b)]
      const at = (after: number) => order.indexOf(passAt(OA, NOW, kind, NOW + after))
      expect(at(later)).toBeGreaterThanOrEqual(at(sooner))
      const open = NOW + sooner <= closesAt(OA, NOW)!
      expect(at(sooner) <= 1).toBe(open)
    }),
  )
})

describe('a sign of life', () => {
  const always = { before: (at: number) => at, after: (at: number) => at }

  test('is not asked for where the next message still finds the window open', () => {
    expect(askAt(OA, NOW, NOW + 7 * DAY, NOW, always)).toBeNull()
  })

  test('is asked for in the free time where that is enough, and at the last moment where it is not', () => {
    expect(askAt(OA, NOW, NOW + 8 * DAY, NOW, always)).toBe(NOW + 47 * HOUR)
    expect(askAt(OA, NOW, NOW + 20 * DAY, NOW, always)).toBe(NOW + 7 * DAY - HOUR)
  })

  test('is asked for at once where its time has passed, and not at all once the window is over', () => {
    const late = NOW + 7 * DAY - 60_000
    expect(askAt(OA, NOW, NOW + 20 * DAY, late, always)).toBe(late)
    expect(askAt(OA, NOW, NOW + 20 * DAY, NOW + 7 * DAY + 1, always)).toBeNull()
  })

  test('is never asked for outside the window, nor before now', () => {
    fc.assert(
      fc.property(fc.nat(30 * DAY), fc.nat(10 * DAY), (needed, later) => {
        const at = askAt(OA, NOW, NOW + needed, NOW + later, always)
        if (at === null) return
        expect(at).toBeGreaterThanOrEqual(NOW + later)
        expect(at).toBeLessThanOrEqual(closesAt(OA, NOW)!)
      }),
    )
  })
})
