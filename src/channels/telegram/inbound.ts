// A raw Telegram update → what somebody did, in the port's words. Pure; trusts nothing about the shape of the update.
import { orderedName } from '../../core/person-name.ts'
import type { Instant } from '../../core/time.ts'
import { type FileRef, type GroupEvent, type Inbound, type InboundContent, isGroupEvent } from '../channel.ts'

/** The kinds of update asked for; named at every poll, because Telegram keeps the last choice when none is named. */
export const WANTED_UPDATES = ['message', 'edited_message', 'callback_query', 'my_chat_member'] as const

type Raw = Record<string, unknown>

/**
 * @param raw one element of the answer to getUpdates
 * @param receivedAt stands for the time of a press, which Telegram does not tell
 * @returns null for channel posts, most service messages, other bots, and what cannot be understood
 */
export function readUpdate(raw: unknown, receivedAt: Instant): Inbound | null {
  const update = record(raw)
  const updateId = idText(update?.update_id)
  if (update === null || updateId === null) return null
  const message = record(update.message)
  if (message !== null) return readMessage(updateId, message, receivedAt)
  const edited = record(update.edited_message)
  if (edited !== null) {
    const inbound = readMessage(updateId, edited, receivedAt)
    const at = seconds(edited.edit_date) ?? receivedAt
    return inbound === null || inbound.content.kind === 'start' ? null : { ...inbound, at, edited: true }
  }
  const query = record(update.callback_query)
  if (query !== null) return readPress(updateId, query, receivedAt)
  const membership = record(update.my_chat_member)
  if (membership !== null) return readMembership(updateId, membership, receivedAt)
  return null
}

/** An update that trips a bug of ours is stored unread rather than delivered for ever. */
export function understand(raw: unknown, receivedAt: Instant): Inbound | null {
  try {
    return readUpdate(raw, receivedAt)
  } catch {
    return null
  }
}

/** The id of the press to be answered, where the update is one. */
export function pressId(raw: unknown): string | null {
  const id = record(record(raw)?.callback_query)?.id
  return typeof id === 'string' && id !== '' ? id : null
}

function readMessage(updateId: string, message: Raw, receivedAt: Instant): Inbound | null {
  const moved = readMove(message)
  if (moved !== null)
    return assemble({
      updateId,
      at: seconds(message.date) ?? receivedAt,
      chat: message.chat,
      from: message.from ?? NOBODY,
      messageId: null,
      answers: null,
      content: moved,
    })
  const content = readContent(message)
  return content === null
    ? null
    : assemble({
        updateId,
        at: seconds(message.date) ?? receivedAt,
        chat: message.chat,
        from: message.from,
        messageId: idText(message.message_id),
        answers: idText(record(message.reply_to_message)?.message_id),
        content,
      })
}

/** The pressed message may be inaccessible (too old): its chat and id are all that is there, and all that is needed. */
function readPress(updateId: string, query: Raw, receivedAt: Instant): Inbound | null {
  const message = record(query.message)
  if (message === null || typeof query.data !== 'string') return null
  return assemble({
    updateId,
    at: receivedAt,
    chat: message.chat,
    from: query.from,
    messageId: null,
    answers: idText(message.message_id),
    content: { kind: 'press', data: query.data },
  })
}

/** Telegram tells of a group that became a supergroup twice, in the old chat and in the new one. */
function readMove(message: Raw): GroupEvent | null {
  const here = idText(record(message.chat)?.id)
  const to = idText(message.migrate_to_chat_id)
  const from = idText(message.migrate_from_chat_id)
  if (here === null) return null
  if (to !== null) return { kind: 'group_moved', from: here, to }
  return from === null ? null : { kind: 'group_moved', from, to: here }
}

/** A service message may come from nobody in particular. */
const NOBODY = { id: 0, is_bot: true }

/** Whether the bot is in a group as this status has it; one that was restricted may be either. */
const isInside = (value: unknown): boolean => {
  const member = record(value)
  return (
    member?.status === 'member' ||
    member?.status === 'administrator' ||
    (member?.status === 'restricted' && member.is_member === true)
  )
}

/** The bot comes into a group or out of it; a change of its rights there is neither. */
function readGroupMembership(updateId: string, membership: Raw, receivedAt: Instant): Inbound | null {
  const inside = isInside(membership.new_chat_member)
  if (inside === isInside(membership.old_chat_member)) return null
  const writable = record(membership.chat)?.type !== 'channel'
  return assemble({
    updateId,
    at: seconds(membership.date) ?? receivedAt,
    chat: membership.chat,
    from: membership.from ?? NOBODY,
    messageId: null,
    answers: null,
    content: inside ? { kind: 'group_added', writable } : { kind: 'group_removed' },
  })
}

/** In a private chat `kicked` is the person blocking the bot and `member` the person taking it back. */
function readMembership(updateId: string, membership: Raw, receivedAt: Instant): Inbound | null {
  if (record(membership.chat)?.type !== 'private') return readGroupMembership(updateId, membership, receivedAt)
  const status = record(membership.new_chat_member)?.status
  if (status !== 'kicked' && status !== 'member') return null
  return assemble({
    updateId,
    at: seconds(membership.date) ?? receivedAt,
    chat: membership.chat,
    from: membership.from,
    messageId: null,
    answers: null,
    content: { kind: status === 'kicked' ? 'blocked' : 'unblocked' },
  })
}

interface Parts extends Pick<Inbound, 'updateId' | 'at' | 'messageId' | 'answers' | 'content'> {
  chat: unknown
  from: unknown
}

function assemble({ chat: rawChat, from: rawFrom, ...rest }: Parts): Inbound | null {
  const chat = record(rawChat)
  const from = record(rawFrom)
  const chatId = idText(chat?.id)
  const senderId = idText(from?.id)
  if (chat === null || from === null || chatId === null || senderId === null) return null
  // A bot as sender is also how Telegram hides an anonymous administrator: nobody that rights could be given to.
  if (from.is_bot === true && !isGroupEvent(rest.content)) return null
  const isPrivate = chat.type === 'private'
  return {
    ...rest,
    chat: { id: chatId, private: isPrivate, ...(isPrivate ? {} : { title: textOf(chat.title) }) },
    sender: { id: senderId, name: personName(from), language: textOf(from.language_code) },
  }
}

/** What the bot cannot take. Order matters: a message may carry several of these, the telling one first. */
const UNSUPPORTED = [
  'animation', // before document, which Telegram adds to it for old clients
  'sticker',
  'voice',
  'video_note',
  'video',
  'audio',
  'contact',
  'venue', // before location, which it contains
  'location',
  'poll',
  'dice',
  'story',
  'paid_media',
  'checklist',
  'game',
  'invoice',
  'giveaway',
] as const

function readContent(message: Raw): InboundContent | null {
  if (typeof message.text === 'string') return readText(message.text)
  const what = UNSUPPORTED.find((kind) => record(message[kind]) !== null)
  if (what !== undefined) return { kind: 'unsupported', what }
  const file = readDocument(message.document) ?? readPhoto(message.photo)
  if (file === null) return null
  const album = message.media_group_id
  return {
    kind: 'file',
    file,
    caption: textOf(message.caption),
    album: typeof album === 'string' && album !== '' ? album : idText(album),
  }
}

const COMMAND = /^\/([A-Za-z0-9_]{1,32})(?:@[A-Za-z0-9_]+)?(?=\s|$)/

/** In groups Telegram's clients write the bot's name behind a command; nobody else needs to know of that. */
function readText(text: string): InboundContent {
  const clean = text.normalize('NFC')
  const command = COMMAND.exec(clean)
  if (command === null) return { kind: 'text', text: clean }
  const rest = clean.slice(command[0].length)
  if (command[1]?.toLowerCase() === 'start') return { kind: 'start', payload: rest.trim() || null }
  return { kind: 'text', text: `/${command[1]}${rest}` }
}

function readDocument(value: unknown): FileRef | null {
  const document = record(value)
  return document === null ? null : fileRef(document, textOf(document.file_name), textOf(document.mime_type))
}

/** A photo comes in several sizes; the last is usually, but not by promise, the largest. */
function readPhoto(value: unknown): FileRef | null {
  if (!Array.isArray(value)) return null
  const sizes = value.map(record).filter((size) => size !== null)
  const area = (size: Raw) => (count(size.width) ?? 0) * (count(size.height) ?? 0)
  const largest = sizes.reduce<Raw | null>(
    (best, size) => (best === null || area(size) > area(best) ? size : best),
    null,
  )
  return largest === null ? null : fileRef(largest, null, 'image/jpeg')
}

function fileRef(file: Raw, name: string | null, mime: string | null): FileRef | null {
  if (typeof file.file_id !== 'string' || file.file_id === '') return null
  const unique = typeof file.file_unique_id === 'string' ? file.file_unique_id : null
  return { id: file.file_id, unique, name, mime, bytes: count(file.file_size) }
}

const record = (value: unknown): Raw | null =>
  typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Raw) : null

/** Ids are whole numbers here, negative for groups; beyond the safe range the JSON parser has already changed them. */
const idText = (value: unknown): string | null => (Number.isSafeInteger(value) ? String(value) : null)

const count = (value: unknown): number | null =>
  typeof value === 'number' && Number.isSafeInteger(value) && value >= 0 ? value : null

/** A date of 0 marks an inaccessible message, not the year 1970. */
const seconds = (value: unknown): Instant | null => {
  const whole = count(value)
  return whole === null || whole === 0 || whole > 8.64e12 ? null : whole * 1000
}

const textOf = (value: unknown): string | null =>
  typeof value === 'string' && value.trim() !== '' ? value.normalize('NFC') : null

function personName(from: Raw): string | null {
  const part = (field: unknown): string =>
    typeof field === 'string'
      ? field
          .normalize('NFC')
          .replace(/[\s\p{Cc}]+/gu, ' ')
          .trim()
      : ''
  return textOf(orderedName(part(from.first_name), part(from.last_name)))
}
