// The list that a typed number chooses from: the last one in the chat, unless another came between unasked, or after it was typed.
import { heardSince } from '../store/inbox.ts'
import { listsBefore, type OutboxRow } from '../store/outbox.ts'
import { type App, channelOf } from './app.ts'
import type { Heard } from './heard.ts'
import type { Speaker } from './speaker.ts'

/** A list that was asked for may still be what somebody reads, for so long. */
const READ_FOR_MS = 10 * 60_000
/** So many lists that came unasked are looked past. */
const LOOKED_AT = 8
/** Typed so shortly before the list had come, a number cannot be of it; more than this is two clocks that disagree. */
const LATE_MS = 30_000

/**
 * Whether a number may be meant for another list than the last one. On a channel with buttons nobody is in doubt; without,
 * a reminder or a notice with choices of its own may come while somebody answers the list before. The number then does
 * nothing, once: whoever types it again has read what came.
 */
export function mayMeanAnother(app: App, { identity }: Speaker, { listed, inbound }: Heard, index: number): boolean {
  const { channel, bot } = identity
  const abilities = channelOf(app, identity)?.abilities
  if (!listed || listed.sentAt === null || (abilities?.buttons && abilities.mostButtons === undefined)) return false
  const earlier = listsBefore(app.db, channel, bot, inbound.chat.id, listed.id, LOOKED_AT)
  const early = listed.sentAt - inbound.at
  if (early > 0 && early <= LATE_MS) return earlier[0] !== undefined && !sameChoice(earlier[0], listed, index)
  if (listed.lane === 'reply') return false
  const read = earlier.findIndex((row) => row.lane === 'reply')
  const asked = earlier[read]
  if (!asked || sameChoice(asked, listed, index) || listed.sentAt - (asked.sentAt ?? 0) > READ_FOR_MS) return false
  const first = earlier[read - 1] ?? listed
  return !heardSince(app.db, channel, bot, inbound.chat.id, first.sentAt ?? listed.sentAt, inbound.updateId)
}

const sameChoice = (one: OutboxRow, other: OutboxRow, index: number): boolean => {
  const [a, b] = [one, other].map((row) => row.choices?.flat()[index])
  return a === undefined || JSON.stringify(a) === JSON.stringify(b)
}
