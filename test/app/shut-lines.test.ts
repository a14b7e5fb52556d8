// Hundreds that wait for one slow bot: they are not asked about again and again, hold up nobody else, and go in order.
import { expect, it, vi } from 'vitest'
import { tell } from '../../src/app/app.ts'
import { fakeChannel, type House, openHouse } from '../support/house.ts'

const MANY = 300

/** Many strangers wait for a bot of five messages a second; another bot has nothing to do. */
function crowd(): House {
  const house = openHouse('2022-11-14 08:30', {
    channels: (now) => [
      fakeChannel('zalo_bot', 'slow', now, { rate: { perSecond: 5, chatPauseMs: 1_000 } }),
      fakeChannel('telegram', 'quick', now),
    ],
  })
  for (let i = 0; i < MANY; i++) say(house, 'slow', `chat ${i}`)
  return house
}

const say = (house: House, bot: 'slow' | 'quick', chat: string): number | null =>
  tell(
    house.app,
    {
      lane: 'reply',
      personId: null,
      address: { channel: bot === 'slow' ? 'zalo_bot' : 'telegram', bot, chat },
    },
    { kind: 'refused', code: 'stranger', detail: null },
  )

it('a look finds out once that they have to wait, and later ones know it', async () => {
  const house = crowd()
  await house.engine.dispatcher.idle()
  const [slow] = house.channels
  const sent = slow!.sent.length
  expect(sent).toBeGreaterThan(0)
  expect(sent).toBeLessThanOrEqual(6)
  const asked = vi.spyOn(house.db.$client, 'transaction')
  for (let i = 0; i < 30; i++) await house.engine.dispatcher.idle()
  expect(asked.mock.calls.length).toBeLessThan(30)
  asked.mockRestore()
})

it('who goes by another bot does not wait behind them', async () => {
  const house = crowd()
  say(house, 'quick', 'somebody')
  await house.engine.dispatcher.idle()
  expect(house.channels[1]!.sent.map(({ chat }) => chat)).toEqual(['somebody'])
})

it('all of them go in the end, each once and in order, as fast as the bot may', async () => {
  const house = crowd()
  const [slow] = house.channels
  let seconds = 0
  for (; slow!.sent.length < MANY && seconds < 120; seconds++) {
    await house.engine.dispatcher.idle()
    house.clock.moveTo(house.clock.now() + 1_100)
  }
  expect(slow!.sent.map(({ chat }) => chat)).toEqual(Array.from({ length: MANY }, (_, i) => `chat ${i}`))
  expect(seconds).toBeLessThan(MANY / 4)
  expect(house.errors).toEqual([])
})
