// Which waiting rows go by a way that is shut: remembered, so that thousands that wait for one bot are not each asked about again.
import { LANES, type Lane } from '../core/delivery.ts'
import type { Address } from './ways.ts'

export interface ShutLines {
  /** A row of this line was to go to this address, which took nothing. */
  note(line: string, lane: Lane, to: Pick<Address, 'channel' | 'bot' | 'chat'>): void
  /** Lines that are still shut for a lane; what may go again, or was found long ago, is asked about anew. */
  stillShut(lane: Lane, open: Open): string[]
}

type Open = (channel: string, bot: string, chat: string, lane: Lane) => boolean

/** A person may have another way meanwhile: preferences, policies and platforms change. */
const BELIEVED_MS = 10_000

interface Known {
  lane: Lane
  chat: string
  at: number
}

/** @param realNow milliseconds of a clock that nobody sets */
export function createShutLines(realNow: () => number): ShutLines {
  /** By bot, then by lane and line. */
  const bots = new Map<string, { channel: string; bot: string; lines: Map<string, Known> }>()

  function linesOf(one: { channel: string; bot: string; lines: Map<string, Known> }, lane: Lane, open: Open): string[] {
    const { channel, bot, lines } = one
    const found: string[] = []
    // Of a bot that takes nothing at all no chat needs to be asked about.
    const botShut = new Map(LANES.map((each) => [each, !open(channel, bot, '', each)]))
    const oldest = realNow() - BELIEVED_MS
    for (const [key, { lane: of, chat, at }] of lines) {
      if (at < oldest) lines.delete(key)
      // A line whose more urgent row waits lets no other pass.
      else if (LANES.indexOf(of) <= LANES.indexOf(lane) && (botShut.get(of) || !open(channel, bot, chat, of)))
        found.push(key.slice(key.indexOf(' ') + 1))
    }
    return found
  }

  return {
    note(line, lane, { channel, bot, chat }) {
      const key = `${channel}/${bot}`
      const one = bots.get(key) ?? { channel, bot, lines: new Map<string, Known>() }
      bots.set(key, one)
      one.lines.set(`${lane} ${line}`, { lane, chat, at: realNow() })
    },
    stillShut: (lane, open) => [...bots.values()].flatMap((one) => linesOf(one, lane, open)),
  }
}
