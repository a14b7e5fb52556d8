// The rehearsal's channel: its platform is this process, its chats are seats, and a desk works them.
import type { Instant } from '../../core/time.ts'
import type { Channel } from '../channel.ts'
import { type BrowserDesk, deskOf } from './desk.ts'
import { ABILITIES, send } from './outbound.ts'
import { createRoom, drain, type Room } from './room.ts'

export type { BrowserDesk, DeskResult } from './desk.ts'
export type { DeskMessage } from './room.ts'

export interface BrowserOptions {
  /** The clock that messages are stamped with. */
  now(): Instant
  /** Waits before an update is offered again to a sink that failed; a second where it is not said. */
  pause?(): Promise<void>
  /** Where the page fetches a file; `/r/files/<id>` where it is not said. */
  fileHref?(id: string): string
}

const second = (): Promise<void> => new Promise((resolve) => setTimeout(resolve, 1000).unref())

/** A channel and the desk that works it. A seat must be opened before it can be written to. */
export function createBrowser(options: BrowserOptions): Channel & BrowserDesk {
  const room = createRoom({
    now: options.now,
    pause: options.pause ?? second,
    fileHref: options.fileHref ?? ((id) => `/r/files/${id}`),
  })
  return { ...channelOf(room), ...deskOf(room) }
}

function channelOf(room: Room): Channel {
  return {
    name: 'browser',
    bot: 'rehearsal',
    abilities: ABILITIES,
    async start(sink) {
      room.sink = sink
      room.health = { state: 'ok' }
      drain(room)
    },
    async stop() {
      room.sink = null
      room.health = { state: 'starting' }
    },
    send: async (message) => send(room, message),
    async fetchFile({ id }, limit, write) {
      const stored = room.files.get(id)
      if (!stored || !('bytes' in stored)) return { ok: false, error: 'gone', code: 'unknown_file' }
      if (stored.bytes.length > limit) return { ok: false, error: 'too_large', code: 'over_limit' }
      write(stored.bytes)
      return { ok: true, bytes: stored.bytes.length }
    },
    setMenu: async () => false,
    leave: async () => true,
    joinLink: () => null,
    health: () => room.health,
  }
}
