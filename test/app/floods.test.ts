// Whoever writes and writes gets few answers, holds up nobody, and cannot use up a month's messages by what the bot answers.
import { expect, it } from 'vitest'
import type { Update } from '../../src/channels/channel.ts'
import { strangersOf } from '../../src/core/quota.ts'
import { type FakeChannel, fakeChannel, type House, openHouse } from '../support/house.ts'
import { limitedBot } from '../support/limited-bots.ts'

const LIMIT = 3_000

let n = 0
function text(house: House, channel: FakeChannel, chat: string, words: string): void {
  const update: Update = {
    updateId: `u${++n}`,
    raw: {},
    inbound: {
      updateId: `u${n}`,
      at: house.clock.now(),
      chat: { id: chat, private: true },
      sender: { id: chat, name: null, language: null },
      messageId: `m${n}`,
      answers: null,
      content: { kind: 'text', text: words },
    },
  }
  house.engine.sinkOf(channel)(update)
}

it('a stranger who writes two thousand texts and codes within an hour has a handful of answers', async () => {
  const house = openHouse('2022-11-14 08:30', { channels: (now) => [limitedBot('bot', now)] })
  const [bot] = house.channels
  for (let i = 0; i < 2_000; i++)
    text(house, bot!, 'flood', i % 3 === 0 ? `LIENKET AB${i}CDEF`.slice(0, 16) : `chào ${i}`)
  await house.settle()
  expect(bot!.sent.length).toBeLessThanOrEqual(8)
  expect(house.errors).toEqual([])
})

it('neither one who never stops nor a crowd uses up the month by what is answered', async () => {
  const house = openHouse('2022-11-01 08:30', {
    channels: (now) => [limitedBot('bot', now, { messagesPerMonth: LIMIT })],
  })
  const [bot] = house.channels
  for (let hour = 0; hour < 29 * 24; hour += 2) {
    house.clock.moveTo(house.clock.now() + 2 * 3_600_000)
    text(house, bot!, 'flood', 'LIENKET AAAA2222')
    if (hour % 12 === 0) for (let i = 0; i < 10; i++) text(house, bot!, `crowd ${hour} ${i}`, 'xin chào')
    await house.settle()
  }
  expect(bot!.sent.length).toBeLessThanOrEqual(strangersOf(LIMIT))
  expect(bot!.sent.length).toBeGreaterThan(strangersOf(LIMIT) / 2)
  // The next month begins anew.
  house.clock.moveTo(house.clock.now() + 3 * 24 * 3_600_000)
  const before = bot!.sent.length
  text(house, bot!, 'newcomer', 'xin chào')
  await house.settle()
  expect(bot!.sent.length).toBe(before + 1)
})

it('where messages are not counted a stranger still hears once a minute', async () => {
  const house = openHouse('2022-11-14 08:30', { channels: (now) => [fakeChannel('telegram', 'bot', now)] })
  const [bot] = house.channels
  for (let minute = 0; minute < 5; minute++) {
    for (let i = 0; i < 20; i++) text(house, bot!, 'flood', 'chào')
    await house.settle()
    house.clock.moveTo(house.clock.now() + 60_000)
  }
  expect(bot!.sent).toHaveLength(5)
})
