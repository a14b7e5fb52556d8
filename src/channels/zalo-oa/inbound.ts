// A delivered event → what somebody did, in the port's words. Pure; trusts nothing about the shape of the event.
import type { Instant } from '../../core/time.ts'
import type { FileRef, Inbound, InboundContent } from '../channel.ts'
import { tokenIn } from './buttons.ts'
import { Event } from './schema.ts'

/** What an event is to us. */
export type Reading =
  /** Something somebody did: each part under an id of its own, for one message may bring several files. */
  | { kind: 'acts'; inbounds: Inbound[] }
  /** For another account, an echo of what was sent, a receipt: it concerns nobody. */
  | { kind: 'nothing' }
  /** Of no kind that is known: worth keeping as it came. */
  | { kind: 'unknown'; updateId: string | null }

/**
 * Echoes of our own messages and those that a person of the agency wrote by hand, receipts, people who are not signed
 * in to Zalo, groups, and forms for contact data, none of which is asked for.
 */
const NOT_OURS = /^(oa_send_|anonymous_|user_send_group_|user_received_message$|user_seen_message$|user_submit_info$)/

/** Kinds of messages the bot cannot take, by what it says of them. */
const UNSUPPORTED: Readonly<Record<string, string>> = {
  user_send_gif: 'animation',
  user_send_audio: 'voice',
  user_send_video: 'video',
  user_send_sticker: 'sticker',
  user_send_location: 'location',
  user_send_business_card: 'contact',
}

/**
 * @param raw the parsed body, ids beyond 2^53 as text
 * @param oaId our account: what is meant for another one of the same application is not ours
 * @param receivedAt stands for a time that the event does not tell
 */
export function readEvent(raw: unknown, oaId: string, receivedAt: Instant): Reading {
  const parsed = Event.safeParse(raw)
  if (!parsed.success) return { kind: 'unknown', updateId: null }
  const event = parsed.data
  if (NOT_OURS.test(event.event_name)) return { kind: 'nothing' }
  const about = event.recipient?.id ?? event.oa_id ?? oaId
  if (about !== oaId) return { kind: 'nothing' }
  const sender = event.follower?.id ?? event.sender?.id ?? null
  const at = millisecondsIn(event.timestamp) ?? receivedAt
  const messageId = event.message?.msg_id || null
  const updateId = `${event.event_name}:${messageId ?? `${event.timestamp ?? at}:${sender ?? ''}`}`
  const contents = sender === null ? [] : contentsOf(event)
  if (sender === null || contents.length === 0) return { kind: 'unknown', updateId }
  return {
    kind: 'acts',
    inbounds: contents.map((content, place) => ({
      updateId: place === 0 ? updateId : `${updateId}:${place}`,
      at,
      chat: { id: sender, private: true },
      sender: { id: sender, name: null, language: null },
      messageId,
      // A press comes as a text and does not tell which message its button stood under; its own words do.
      answers: content.kind === 'press' ? null : event.message?.quote_msg_id || null,
      content,
    })),
  }
}

function contentsOf(event: Event): InboundContent[] {
  const { event_name: name, message } = event
  if (name === 'follow') return [{ kind: 'unblocked' }]
  if (name === 'unfollow') return [{ kind: 'blocked' }]
  const words = textOf(message?.text)
  // Words around a link are words; a bare card is none.
  if (name === 'user_send_text' || name === 'user_send_link')
    return [words === null ? { kind: 'unsupported', what: 'link' } : readText(words)]
  if (name === 'user_send_image' || name === 'user_send_file') return readFiles(event, words)
  const what = UNSUPPORTED[name]
  return what === undefined ? [] : [{ kind: 'unsupported', what }]
}

function readText(text: string): InboundContent {
  const token = tokenIn(text)
  return token === null ? { kind: 'text', text } : { kind: 'press', data: token }
}

/** Several files of one message are one album, with its words under the first. */
function readFiles({ event_name: name, message }: Event, words: string | null): InboundContent[] {
  const files = (message?.attachments ?? []).flatMap(({ payload }) => {
    const file = fileRef(name === 'user_send_image', payload)
    return file === null ? [] : [file]
  })
  // Somebody sent a file, and what came of it cannot be fetched: that has an answer, too.
  if (files.length === 0) return [{ kind: 'unsupported', what: 'file' }]
  return files.map((file, place) => ({
    kind: 'file',
    file,
    caption: place === 0 ? words : null,
    album: files.length > 1 ? (message?.msg_id ?? null) : null,
  }))
}

type Payload = NonNullable<NonNullable<NonNullable<Event['message']>['attachments']>[number]>['payload']

/** The address is the handle, the checksum what tells equal files. */
function fileRef(picture: boolean, payload: Payload): FileRef | null {
  const { url, checksum, size } = payload
  if (!url) return null
  const type = /^[a-z0-9]{1,10}$/i.test(payload.type ?? '') ? payload.type!.toLowerCase() : null
  const name = textOf(payload.name)
  return {
    id: url,
    unique: /^[0-9a-f]{32}$/i.test(checksum ?? '') ? checksum!.toLowerCase() : null,
    name: picture ? null : named(name, type),
    mime: picture ? 'image/jpeg' : null,
    bytes: size ?? null,
  }
}

/** The ending is told apart from the name, and some names come without theirs. */
const named = (name: string | null, type: string | null): string | null =>
  name === null || type === null || /\.[a-z0-9]{1,10}$/i.test(name) ? name : `${name}.${type}`

const textOf = (value: string | null | undefined): string | null =>
  value !== null && value !== undefined && value.trim() !== '' ? value.normalize('NFC') : null

/** Within what a date can hold. */
const millisecondsIn = (value: string | null | undefined): Instant | null =>
  /^\d{10,15}$/.test(value ?? '') ? Number(value) : null
