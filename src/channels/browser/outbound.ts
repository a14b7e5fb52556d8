// What the bot sends, onto the page: the limits of a real platform, so that a rehearsal finds what would fail live.
import { statSync } from 'node:fs'
import {
  type Abilities,
  type Attachment,
  type Outgoing,
  plainText,
  type SendError,
  type SendResult,
} from '../channel.ts'
import { type Chat, changed, type DeskMessage, nextId, type Room } from './room.ts'

export const ABILITIES: Abilities = {
  buttons: true,
  edit: true,
  inboundFiles: true,
  maxFile: 20 * 1024 * 1024,
  maxText: 4096,
  proactive: 'always',
  // Nobody limits a page of the same machine; the figure only keeps the dispatcher's arithmetic finite.
  rate: { perSecond: 1000, chatPauseMs: 0 },
}

/** Shows a message, or changes one; an edit of what is gone is shown anew, as everywhere. */
export function send(room: Room, message: Outgoing): SendResult {
  const chat = room.chats.get(message.chat)
  if (!chat) return failed({ kind: 'gone', code: 'unknown_chat', movedTo: null })
  if (chat.blocked) return failed({ kind: 'gone', code: 'blocked', movedTo: null })
  const unacceptable = refusal(message)
  if (unacceptable) return failed({ kind: 'rejected', code: unacceptable })
  const old = chat.messages.find((one) => one.id === message.edit && one.from === 'bot')
  if (!old && message.edit !== null && message.editOnly) return { ok: true, messageId: message.edit }
  return { ok: true, messageId: old ? edit(room, chat, old, message) : post(room, chat, message) }
}

const failed = (error: SendError): SendResult => ({ ok: false, error })

function refusal(message: Outgoing): string | null {
  if (!isPermittedMarkup(message.html)) return 'bad_markup'
  const text = plainText(message.html)
  if (text.length > ABILITIES.maxText) return 'too_long'
  if (!message.attachment) return text.trim() === '' ? 'empty' : null
  return sizeOf(message.attachment) === null ? 'attachment_missing' : null
}

/** Only `<b>` and `<i>`, closed in order, and no bare `<`, `>` or `&`. */
export function isPermittedMarkup(html: string): boolean {
  const open: string[] = []
  for (const [token, closing, tag] of html.matchAll(/<(\/?)([bi])>|&(?:amp|lt|gt|quot);|[<>&]/g)) {
    if (token.length > 1 && token.startsWith('&')) continue
    if (!tag) return false
    if (!closing) open.push(tag)
    else if (open.pop() !== tag) return false
  }
  return open.length === 0
}

function post(room: Room, chat: Chat, message: Outgoing): string {
  const posted: DeskMessage = {
    id: nextId(room, 'm'),
    from: 'bot',
    at: room.now(),
    html: message.html,
    choices: choicesOf(message),
    edited: false,
    file: message.attachment ? attached(room, message.attachment) : null,
  }
  chat.messages.push(posted)
  chat.unread++
  offer(chat, posted)
  changed(room)
  return posted.id
}

function edit(room: Room, chat: Chat, old: DeskMessage, message: Outgoing): string {
  const choices = choicesOf(message)
  if (old.html === message.html && JSON.stringify(withoutUse(old.choices)) === JSON.stringify(choices)) return old.id
  Object.assign(old, { html: message.html, choices, edited: true })
  offer(chat, old)
  changed(room)
  return old.id
}

const choicesOf = (message: Outgoing): DeskMessage['choices'] =>
  message.choices.map((row) => row.map((choice) => ({ ...choice })))

const withoutUse = (choices: DeskMessage['choices']): DeskMessage['choices'] =>
  choices.map((row) => row.map(({ used: _, ...choice }) => choice))

function offer(chat: Chat, message: DeskMessage): void {
  const offered = chat.offered.get(message.id) ?? new Set()
  for (const { data } of message.choices.flat()) if (data !== undefined) offered.add(data)
  chat.offered.set(message.id, offered)
}

function attached(room: Room, attachment: Attachment): DeskMessage['file'] {
  const { name } = attachment
  const id = nextId(room, 'f')
  const file = { name, bytes: sizeOf(attachment) ?? 0, href: room.fileHref(id) }
  if (!('bytes' in attachment)) {
    room.files.set(id, { name, path: attachment.path })
    return file
  }
  const picture = attachment.mime === 'image/png'
  room.files.set(id, { name, bytes: attachment.bytes, picture })
  return { ...file, picture }
}

function sizeOf(attachment: Attachment): number | null {
  if ('bytes' in attachment) return attachment.bytes.length
  return statSync(attachment.path, { throwIfNoEntry: false })?.size ?? null
}
