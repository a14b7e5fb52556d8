// What the browser channel holds: chats, files, who watches, and the updates that wait to be taken.
import { randomUUID } from 'node:crypto'
import type { Instant } from '../../core/time.ts'
import type { ChannelHealth, InboundContent, Sink, Update } from '../channel.ts'

/** What one chat shows, oldest first. An edited message keeps its id and place. */
export interface DeskMessage {
  id: string
  from: 'bot' | 'person'
  at: Instant
  /** `<b>`, `<i>` and escapes only. */
  html: string
  choices: { label: string; data?: string; url?: string; used?: boolean }[][]
  edited: boolean
  /** `picture`: one that the bot drew, shown in its message. */
  file: { name: string; bytes: number; href: string | null; picture?: boolean } | null
}

export interface Chat {
  /** The name that what is said here carries. */
  name: string | null
  messages: DeskMessage[]
  /** Data ever offered by a message, by the message's id. */
  offered: Map<string, Set<string>>
  unread: number
  blocked: boolean
}

/** A person's file is kept here; one that the bot sent stays where it is. */
export type StoredFile = { name: string; bytes: Uint8Array; picture?: boolean } | { name: string; path: string }

export interface Room {
  now(): Instant
  /** Waits before an update is offered again to a sink that failed. */
  pause(): Promise<void>
  fileHref(id: string): string
  readonly chats: Map<string, Chat>
  readonly files: Map<string, StoredFile>
  readonly listeners: Set<() => void>
  /** Told apart from every earlier run: ids that a store may still know must not come again. */
  readonly life: string
  counter: number
  sink: Sink | null
  /** Said, not yet stored; the first is offered until it is taken, so order holds. */
  readonly waiting: Update[]
  draining: boolean
  health: ChannelHealth
}

export function createRoom(ports: Pick<Room, 'now' | 'pause' | 'fileHref'>): Room {
  return {
    ...ports,
    chats: new Map(),
    files: new Map(),
    listeners: new Set(),
    life: randomUUID().slice(0, 8),
    counter: 0,
    sink: null,
    waiting: [],
    draining: false,
    health: { state: 'starting' },
  }
}

/** An id that this room and those before it have not given: `m` message, `u` update, `f` file. */
export const nextId = (room: Room, kind: 'm' | 'u' | 'f'): string => `${room.life}-${kind}${++room.counter}`

/** Tells everybody who watches that a chat has changed. */
export function changed(room: Room): void {
  for (const listener of [...room.listeners]) listener()
}

/** Puts what a person did in line for the sink, and offers it at once. */
export function enqueue(
  room: Room,
  seat: string,
  content: InboundContent,
  ids: { messageId?: string; answers?: string },
): void {
  const updateId = nextId(room, 'u')
  const inbound = {
    updateId,
    at: room.now(),
    chat: { id: seat, private: true },
    sender: { id: seat, name: room.chats.get(seat)?.name ?? null, language: null },
    messageId: ids.messageId ?? null,
    answers: ids.answers ?? null,
    content,
  }
  room.waiting.push({ updateId, raw: inbound, inbound })
  drain(room)
}

/**
 * Offers what waits to the sink, in order. While all goes well this is done when it returns, so that whoever acted
 * can look at the effect; a sink that fails is asked again after a pause.
 */
export function drain(room: Room): void {
  if (room.draining) return
  room.draining = true
  try {
    while (room.sink && room.waiting.length > 0) {
      const first = room.waiting[0]!
      room.sink(first)
      // What the sink set off may have cleared the room.
      if (room.waiting[0] === first) room.waiting.shift()
      room.health = { state: 'ok' }
    }
    room.draining = false
  } catch {
    // The store itself reports what is wrong; here only that nothing may be lost.
    if (room.health.state !== 'down') room.health = { state: 'down', code: 'not_stored', since: room.now() }
    void again(room)
  }
}

async function again(room: Room): Promise<void> {
  await room.pause()
  room.draining = false
  drain(room)
}
