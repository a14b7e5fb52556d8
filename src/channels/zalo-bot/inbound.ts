// A raw update of a Zalo bot → what somebody did, in the port's words. Pure; trusts nothing about the shape of the update.
import { createHash } from 'node:crypto'
import type { Instant } from '../../core/time.ts'
import type { Inbound, InboundContent, Update } from '../channel.ts'
import { type Message, type RawUpdate, update as updateSchema } from './schema.ts'

/**
 * The updates in an answer to getUpdates, or in the body of a delivery: one object in practice, in the documentation
 * inside an envelope, and a list is taken too. Empty where nothing came.
 */
export function updatesIn(body: unknown): unknown[] {
  if (Array.isArray(body)) return body.flatMap(updatesIn)
  const object = record(body)
  if (object === null || Object.keys(object).length === 0) return []
  const wrapped = object.message === undefined && object.event_name === undefined && typeof object.result === 'object'
  return wrapped ? updatesIn(object.result) : [object]
}

/** An update that trips a bug of ours is stored unread rather than lost: this platform delivers it once. */
export function understand(raw: unknown, receivedAt: Instant): Update {
  const updateId = idOf(raw)
  try {
    return { updateId, raw, inbound: readUpdate(raw, updateId, receivedAt) }
  } catch {
    return { updateId, raw, inbound: null }
  }
}

/**
 * The platform numbers messages, not updates: an id alone was seen twice in different chats. Hashed, for what it is
 * made of are the chats of people; without a message it is made of all there is.
 */
export function idOf(raw: unknown): string {
  const { event_name, message } = readRaw(raw)
  const known = message?.message_id !== undefined
  const parts = known ? [event_name, message.chat?.id, message.from?.id, message.message_id] : ['raw', raw]
  return createHash('sha256')
    .update(JSON.stringify(parts.map((part) => part ?? null)))
    .digest('base64url')
}

const readRaw = (raw: unknown): RawUpdate => updateSchema.safeParse(raw).data ?? {}

function readUpdate(raw: unknown, updateId: string, receivedAt: Instant): Inbound | null {
  const read = readRaw(raw)
  const { message } = read
  if (message === undefined) return readMembership(read, updateId, receivedAt)
  const { from, chat } = message
  if (from?.id === undefined || from.is_bot === true) return null
  const content = readContent(read.event_name ?? null, message)
  if (content === null) return null
  const isPrivate = isPrivateChat(message)
  return {
    updateId,
    at: instantOf(message.date) ?? receivedAt,
    // In private the chat is the person.
    chat: {
      id: chat?.id ?? from.id,
      private: isPrivate,
      ...(isPrivate ? {} : { title: words(chat?.title) }),
    },
    sender: { id: from.id, name: nameOf(from), language: null },
    messageId: message.message_id ?? null,
    answers: null,
    content,
  }
}

/** Nobody that rights could be given to. */
const NOBODY = '0'

/** The bot came into a group or out of it: seen without a message, and named by the event alone. */
function readMembership(read: RawUpdate, updateId: string, receivedAt: Instant): Inbound | null {
  const { event_name: event = '', chat, from } = read
  if (chat?.id === undefined || !/group|chat/i.test(event)) return null
  const added = /add|join|invite/i.test(event)
  if (!added && !/remove|leave|left|kick/i.test(event)) return null
  return {
    updateId,
    at: receivedAt,
    chat: { id: chat.id, private: false, title: words(chat.title) },
    sender: { id: from?.id ?? NOBODY, name: from ? nameOf(from) : null, language: null },
    messageId: null,
    answers: null,
    content: added ? { kind: 'group_added', writable: true } : { kind: 'group_removed' },
  }
}

/** Where the kind of chat is not said: in private the chat has the person's own id. */
function isPrivateChat({ from, chat }: Message): boolean {
  if (chat?.id === undefined) return true
  if (chat.chat_type !== undefined) return chat.chat_type.toUpperCase() === 'PRIVATE'
  return chat.id === from?.id
}

/** By the fields that are there: names of events differ between documentation and traffic, and may be missing. */
function readContent(event: string | null, message: Message): InboundContent | null {
  const about = /^message\.(\w+)\.received$/.exec(event ?? '')?.[1]?.toLowerCase() ?? null
  // A mark on a message of ours asks for nothing, whatever else it carries.
  if (about === 'reaction') return null
  if (message.sticker !== undefined) return { kind: 'unsupported', what: 'sticker' }
  if (message.voice_url !== undefined) return { kind: 'unsupported', what: 'voice' }
  const picture = message.photo_url ?? message.photo
  if (picture !== undefined && picture.trim() !== '')
    return {
      kind: 'file',
      file: { id: picture.trim(), unique: null, name: null, mime: 'image/jpeg', bytes: null },
      caption: words(message.caption ?? message.text),
      album: null,
    }
  if (message.text !== undefined && (message.text.trim() !== '' || about === 'text')) return readText(message.text)
  if (event !== null && about === null) return null
  return { kind: 'unsupported', what: about === null || about in AS_FILE ? 'file' : about.slice(0, 20) }
}

/** What the platform does not deliver comes without content: for the most part a document that somebody tried to send. */
const AS_FILE: Readonly<Record<string, true>> = {
  unsupported: true,
  file: true,
  document: true,
  image: true,
  video: true,
}

/** Telegram's way to join works here too for who types it: the code is the payload. */
function readText(text: string): InboundContent {
  const clean = text.normalize('NFC')
  const start = /^\/start(?=\s|$)/i.exec(clean)
  return start === null
    ? { kind: 'text', text: clean }
    : { kind: 'start', payload: clean.slice(start[0].length).trim() || null }
}

const nameOf = (from: NonNullable<Message['from']>): string | null =>
  words(
    (from.display_name ?? [from.last_name, from.first_name].filter((part) => part !== undefined).join(' '))
      .replace(/[\s\p{Cc}]+/gu, ' ')
      .trim(),
  )

const words = (value: string | undefined): string | null =>
  value !== undefined && value.trim() !== '' ? value.normalize('NFC') : null

const record = (value: unknown): Record<string, unknown> | null =>
  typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Record<string, unknown>) : null

/** Values of thirteen digits are milliseconds; the documentation names no unit, and nothing is from before 1973. */
function instantOf(date: number | undefined): Instant | null {
  if (date === undefined || !Number.isFinite(date) || date <= 0) return null
  const ms = Math.trunc(date < 1e11 ? date * 1_000 : date)
  return ms <= 8.64e15 ? ms : null
}
