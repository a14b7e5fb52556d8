// The pace of sending: what may leave when, counted on a clock moved by hand.
import { beforeEach, describe, expect, it } from 'vitest'
import type { Lane } from '../src/core/delivery.ts'
import { createPace, type Pace } from '../src/pace.ts'
import { mulberry32 } from './support/fake-telegram/index.ts'
import { fakeChannel } from './support/house.ts'

describe('the pace', () => {
  let now: number
  let pace: Pace
  const rate = {
    perSecond: 30,
    chatPauseMs: 1_000,
    group: { perMinute: 20, is: (chat: string) => chat.startsWith('-') },
  }
  beforeEach(() => {
    now = 1_000_000
    pace = createPace([fakeChannel('telegram', '1', () => now, { rate })], () => now)
  })

  /** Sends whatever may go, at every millisecond; each takes `trip`. @returns when each left, and when it was over */
  function sends(ms: number, chats: () => string, lane: Lane, trip: () => number): { left: number; over: number }[] {
    const all: { left: number; over: number }[] = []
    for (const until = now + ms; now < until; now++) {
      for (const { left, over } of all) if (over === now) pace.end('telegram', '1', lane, over - left)
      for (let chat = chats(); pace.lanes().includes(lane) && pace.open('telegram', '1', chat, lane); chat = chats()) {
        pace.begin('telegram', '1', chat, lane)
        all.push({ left: now, over: now + trip() })
      }
    }
    for (const { left, over } of all) if (over >= now) pace.end('telegram', '1', lane, over - left)
    return all
  }
  const run = (ms: number, chats: () => string, lane: Lane = 'bulk', trip = 60): number[] =>
    sends(ms, chats, lane, () => trip).map(({ left }) => left)
  const strangers = (() => {
    let next = 0
    return () => String(++next)
  })()
  const mostInASecond = (times: number[]) =>
    Math.max(...times.map((from) => times.filter((at) => at >= from && at < from + 1_000).length))

  it('sends most of the rate in bulk, evenly, never more than the rate in any second', () => {
    const times = run(20_000, strangers)
    expect(times.length).toBeGreaterThanOrEqual(26 * 20 - 1)
    expect(mostInASecond(times)).toBeLessThanOrEqual(30)
    const gaps = times.slice(5).map((at, i) => at - times[i + 4]!)
    expect(Math.max(...gaps)).toBeLessThanOrEqual(200)
  })

  it.each([
    [5, 25],
    [60, 25],
    // A message may arrive at the end of its way: the longer the way, the fewer are certain not to meet.
    [200, 22],
    [600, 16],
  ])('keeps up at a round trip of %i ms, by as many at once as that takes', (trip, perSecond) => {
    run(3_000, strangers, 'bulk', trip)
    expect(run(10_000, strangers, 'bulk', trip).length).toBeGreaterThanOrEqual(perSecond * 10)
  })

  it.each([1, 2, 3])('never passes the rate, whenever on its way each message is counted (seed %i)', (seed) => {
    const random = mulberry32(seed)
    // Mostly quick, now and then held up for most of a second, as on a busy machine or a bad line.
    const trip = () => Math.round(40 + 60 * random() + (random() < 0.1 ? 900 * random() : 0))
    const all = sends(30_000, strangers, 'bulk', trip)
    const takings = [
      all.map(({ left }) => left),
      all.map(({ over }) => over),
      all.map(({ left, over }) => left + (over - left) * random()),
    ]
    for (const times of takings) expect(mostInASecond(times)).toBeLessThan(30)
    expect(all.length).toBeGreaterThan(15 * 30)
  })

  it('has room for an answer at once while bulk messages go out', () => {
    run(5_000, strangers)
    expect(pace.open('telegram', '1', 'organizer', 'reply')).toBe(true)
    pace.begin('telegram', '1', 'organizer', 'reply')
    expect(pace.open('telegram', '1', 'another', 'reply')).toBe(true)
  })

  it('gives answers the whole rate and no more', () => {
    const times = run(5_000, strangers, 'reply', 1)
    expect(mostInASecond(times)).toBe(30)
  })

  it('lets one message a second to one chat', () => {
    expect(run(3_500, () => '7')).toHaveLength(4)
  })

  it('lets twenty a minute to one group, whatever else goes out', () => {
    expect(run(60_000, () => '-100')).toHaveLength(20)
    expect(pace.open('telegram', '1', '8', 'bulk')).toBe(true)
    now += 1_500
    expect(pace.open('telegram', '1', '-100', 'bulk')).toBe(true)
  })

  it('stops all chats or one, as the platform asked, and says when to look again', () => {
    pace.pauseChat('telegram', '1', '7', 5_000)
    expect(pace.lanes()).toHaveLength(3)
    expect(pace.open('telegram', '1', '7', 'reply')).toBe(false)
    expect(pace.open('telegram', '1', '8', 'reply')).toBe(true)
    expect(pace.opensIn()).toBe(5_000)
    pace.pauseBot('telegram', '1', 3_000)
    pace.pauseBot('telegram', '1', 1_000)
    expect(pace.lanes()).toEqual([])
    expect(pace.opensIn()).toBe(3_000)
    now += 3_000
    expect(pace.lanes()).toHaveLength(3)
    expect(pace.opensIn()).toBeNull()
  })

  it('slows down after a refusal and comes back', () => {
    pace.pauseBot('telegram', '1', 5_000)
    pace.pauseBot('telegram', '1', 5_000)
    now += 5_000
    const after = run(10_000, strangers).length
    expect(after).toBeGreaterThan(200)
    expect(after).toBeLessThan(230)
    now += 60_000
    expect(run(10_000, strangers).length).toBeGreaterThan(250)
  })

  it('of a bot with a small rate is that rate', () => {
    pace = createPace([fakeChannel('telegram', '1', () => now, { rate: { perSecond: 2, chatPauseMs: 0 } })], () => now)
    const times = run(10_000, strangers)
    expect(mostInASecond(times)).toBe(2)
    expect(times.length).toBeGreaterThanOrEqual(19)
  })

  it('is that of the bot once it knows its name, whatever was asked about it before', () => {
    const late = fakeChannel('telegram', '', () => now, { rate })
    pace = createPace([late], () => now)
    // Messages of the last run wait for a bot that is still starting.
    expect(pace.open('telegram', '1', '7', 'bulk')).toBe(true)
    Object.assign(late, { bot: '1' })
    expect(run(1_000, strangers).length).toBeGreaterThan(20)
  })
})
