// The person's side of the browser channel: what a seat sees, says, presses and sends.
import { readFileSync } from 'node:fs'
import type { FileRef, InboundContent } from '../channel.ts'
import { changed, type DeskMessage, enqueue, nextId, type Room } from './room.ts'

/** What came of an act: done, or there is no such chat or button. */
export type DeskResult = 'done' | 'no_seat' | 'no_message'

export interface BrowserDesk {
  /** Opens a seat's chat; what is said there carries `name` as its sender's. Opening it again renames it. */
  open(seat: string, name: string | null): void
  chat(seat: string): DeskMessage[]
  /** Messages of the bot since the seat was last read; an edit is none. */
  unread(seat: string): number
  markRead(seat: string): void
  /** What a person writes. `/start <payload>` is the platform's start, as where a link opens the bot. */
  say(seat: string, text: string): DeskResult
  /** Presses a button that the message has or once had: people press old ones too. */
  press(seat: string, messageId: string, data: string): DeskResult
  /** Hands in a file; several of one act carry the same `album`. */
  upload(seat: string, name: string, bytes: Uint8Array, caption: string | null, album?: string | null): DeskResult
  /** The seat shuts the bot out, or lets it in again. */
  block(seat: string, blocked: boolean): DeskResult
  /** A file shown in a chat, by the id in its `href`; null where it is no longer kept. */
  file(id: string): { name: string; bytes: Uint8Array; picture?: boolean } | null
  /** Forgets every chat, file and seat, and what was said but not yet stored. */
  clear(): void
  /** Calls `listener` after every change; the returned function ends that. */
  subscribe(listener: () => void): () => void
}

export function deskOf(room: Room): BrowserDesk {
  return {
    open(seat, name) {
      const chat = room.chats.get(seat)
      if (chat) chat.name = name
      else room.chats.set(seat, { name, messages: [], offered: new Map(), unread: 0, blocked: false })
      changed(room)
    },
    // Copies: who watches compares what was with what is.
    chat: (seat) => structuredClone(room.chats.get(seat)?.messages ?? []),
    unread: (seat) => room.chats.get(seat)?.unread ?? 0,
    markRead(seat) {
      const chat = room.chats.get(seat)
      if (!chat || chat.unread === 0) return
      chat.unread = 0
      changed(room)
    },
    say: (seat, text) => say(room, seat, text.normalize('NFC')),
    press: (seat, messageId, data) => press(room, seat, messageId, data),
    upload: (seat, name, bytes, caption, album = null) => upload(room, seat, { name, bytes, caption, album }),
    block(seat, blocked) {
      const chat = room.chats.get(seat)
      if (!chat) return 'no_seat'
      chat.blocked = blocked
      enqueue(room, seat, { kind: blocked ? 'blocked' : 'unblocked' }, {})
      return 'done'
    },
    file: (id) => read(room, id),
    clear() {
      room.chats.clear()
      room.files.clear()
      room.waiting.length = 0
      changed(room)
    },
    subscribe(listener) {
      room.listeners.add(listener)
      return () => room.listeners.delete(listener)
    },
  }
}

function say(room: Room, seat: string, text: string): DeskResult {
  const start = text.trim().match(/^\/start(?:\s+(\S+))?$/)
  const content: InboundContent = start ? { kind: 'start', payload: start[1] ?? null } : { kind: 'text', text }
  return act(room, seat, { html: escaped(text), file: null }, content)
}

interface Upload {
  name: string
  bytes: Uint8Array
  caption: string | null
  album: string | null
}

function upload(room: Room, seat: string, { name, bytes, caption, album }: Upload): DeskResult {
  if (!room.chats.has(seat)) return 'no_seat'
  const id = nextId(room, 'f')
  room.files.set(id, { name, bytes })
  const file: FileRef = { id, unique: null, name: name.normalize('NFC'), mime: null, bytes: bytes.length }
  const shown = { name, bytes: bytes.length, href: room.fileHref(id) }
  const said = caption?.normalize('NFC') ?? null
  return act(room, seat, { html: escaped(said ?? ''), file: shown }, { kind: 'file', file, caption: said, album })
}

function act(room: Room, seat: string, shown: Pick<DeskMessage, 'html' | 'file'>, content: InboundContent): DeskResult {
  const chat = room.chats.get(seat)
  if (!chat) return 'no_seat'
  const id = nextId(room, 'm')
  // Shown before it is heard: the answer may come at once, and must stand below.
  chat.messages.push({ id, from: 'person', at: room.now(), ...shown, choices: [], edited: false })
  chat.unread = 0
  changed(room)
  enqueue(room, seat, content, { messageId: id })
  return 'done'
}

function press(room: Room, seat: string, messageId: string, data: string): DeskResult {
  const chat = room.chats.get(seat)
  if (!chat) return 'no_seat'
  if (!chat.offered.get(messageId)?.has(data)) return 'no_message'
  for (const choice of chat.messages.find((one) => one.id === messageId)?.choices.flat() ?? []) {
    if (choice.data === data) choice.used = true
  }
  changed(room)
  enqueue(room, seat, { kind: 'press', data }, { answers: messageId })
  return 'done'
}

function read(room: Room, id: string): { name: string; bytes: Uint8Array; picture?: boolean } | null {
  const stored = room.files.get(id)
  if (!stored) return null
  if ('bytes' in stored) return stored
  try {
    return { name: stored.name, bytes: readFileSync(stored.path) }
  } catch (error) {
    // What the bot sent may have been cleared away since.
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return null
    throw error
  }
}

const escaped = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;')
