// Bots that carry so many people and messages, joined by a typed code, without buttons, edits and files: as one platform has them.
import type { Capacity } from '../../src/channels/channel.ts'
import type { Instant } from '../../src/core/time.ts'
import { type FakeChannel, fakeChannel } from './house.ts'

/** @param capacity 50 people and 3,000 messages where left out */
export function limitedBot(bot: string, now: () => Instant, capacity: Partial<Capacity> = {}): FakeChannel {
  const channel = fakeChannel('zalo_bot', bot, now, {
    buttons: false,
    edit: false,
    inboundFiles: false,
    outboundFiles: null,
    maxText: 2000,
    joins: 'code',
    capacity: { people: 50, messagesPerMonth: 3000, ...capacity },
  })
  channel.joinLink = () => `https://zalo.example/s/${bot}`
  return channel
}
