// Telegram's errors, mapped once onto the port's closed list: by code first, by text second.
import { GrammyError, HttpError } from 'grammy'
import type { Instant } from '../../core/time.ts'
import type { SendError } from '../channel.ts'
import { systemCode, TransportError } from './transport.ts'

/** A failed call, reduced to what may be kept: no token, no address, no payload. */
export type Failure =
  | { from: 'platform'; code: number; text: string; retryAfter: number | null; movedTo: string | null }
  | { from: 'network'; code: string; reached: boolean }
  /** Our own file could not be read; the request broke off before its end and cannot have been accepted. */
  | { from: 'file'; code: string }

/**
 * @param error whatever a grammY call threw
 * @throws the error itself where it is neither the platform's nor the network's: a bug of ours
 */
export function toFailure(error: unknown): Failure {
  if (error instanceof GrammyError) {
    const { retry_after, migrate_to_chat_id } = error.parameters
    return {
      from: 'platform',
      code: error.error_code,
      text: String(error.description ?? ''),
      retryAfter: typeof retry_after === 'number' && retry_after >= 0 ? retry_after : null,
      movedTo: migrate_to_chat_id === undefined ? null : String(migrate_to_chat_id),
    }
  }
  if (error instanceof HttpError) {
    const inner = error.error
    if (inner instanceof TransportError) return { from: 'network', code: inner.code, reached: inner.reached }
    if (inner instanceof Error && 'syscall' in inner) return { from: 'file', code: systemCode(inner) }
    // grammY's own time-out, a backstop behind ours: nothing is known about it.
    return { from: 'network', code: 'timeout', reached: true }
  }
  throw error
}

/** A short code for logs and health. */
export function failureCode(failure: Failure): string {
  if (failure.from !== 'platform') return failure.code
  const { code, text } = failure
  if (code === 409) return /webhook/i.test(text) ? 'webhook_set' : 'other_poller'
  if (code === 401) return 'unauthorized'
  if (code === 404) return 'unknown_bot'
  if (code === 429) return 'flood'
  return `http_${code}`
}

/** The platform names no pause: wait this long. */
const PAUSE_UNKNOWN_S = 3

/** How long a flood answer stops sending, counted from `now`. Telegram asks for exactly `retry_after` seconds. */
export const floodUntil = (failure: { retryAfter: number | null }, now: Instant): Instant =>
  now + (failure.retryAfter ?? PAUSE_UNKNOWN_S) * 1000

/** Nobody is there to read: 403 as Telegram words it, and the core's own names that the Bot API server passes on as 400. */
const GONE: [RegExp, string][] = [
  [/blocked by the user|USER_IS_BLOCKED/i, 'blocked'],
  [/user is deactivated|USER_DEACTIVATED/i, 'deactivated'],
  [/initiate conversation/i, 'never_started'],
  [/bots can't send messages to bots|USER_IS_BOT/i, 'is_a_bot'],
  [/was kicked/i, 'kicked'],
  [/not a member/i, 'not_a_member'],
  [/chat was deleted|CHAT_FORBIDDEN|CHANNEL_PRIVATE/i, 'chat_deleted'],
  [/chat was upgraded/i, 'moved'],
  [/chat not found|user not found|PEER_ID_INVALID|USER_ID_INVALID|CHAT_ID_INVALID/i, 'chat_not_found'],
  [/rights to send|CHAT_WRITE_FORBIDDEN|CHAT_RESTRICTED|CHAT_SEND_\w+_FORBIDDEN/i, 'no_right_to_write'],
  [/TOPIC_(CLOSED|DELETED)|message thread not found/i, 'topic_closed'],
]

const REJECTED: [RegExp, string][] = [
  [/can't parse entities|ENTITY_\w+_INVALID/i, 'bad_markup'],
  [/too long|MESSAGE_TOO_LONG|CAPTION_TOO_LONG/i, 'too_long'],
  [/is empty|must be non-empty|MESSAGE_EMPTY/i, 'empty'],
  [/BUTTON_\w+|inline keyboard|REPLY_MARKUP/i, 'bad_buttons'],
  [/file identifier|file_id|FILE_REFERENCE|use file of type|type of file mismatch/i, 'bad_file_id'],
  [/too big|too large/i, 'too_large'],
]

const codeIn = (table: [RegExp, string][], text: string): string | null =>
  table.find(([words]) => words.test(text))?.[1] ?? null

/** What a failed send means. `scope` says whom a flood answer stops; see {@link createFloodScope}. */
export function toSendError(failure: Failure, now: Instant, scope: () => 'bot' | 'chat'): SendError {
  if (failure.from === 'file') return { kind: 'rejected', code: `attachment_${failure.code}` }
  if (failure.from === 'network') return { kind: failure.reached ? 'ambiguous' : 'unsent', code: failure.code }
  const { code, text, movedTo } = failure
  if (code === 429) return { kind: 'throttled', until: floodUntil(failure, now), scope: scope() }
  if (code === 401 || code === 404) return { kind: 'misconfigured', code: failureCode(failure) }
  if (code === 403) return { kind: 'gone', code: codeIn(GONE, text) ?? 'forbidden', movedTo }
  if (code === 400) {
    if (movedTo !== null) return { kind: 'gone', code: 'moved', movedTo }
    const gone = codeIn(GONE, text)
    if (gone !== null) return { kind: 'gone', code: gone, movedTo: null }
    return { kind: 'rejected', code: codeIn(REJECTED, text) ?? 'bad_request' }
  }
  if (code === 409) return { kind: 'unsent', code: failureCode(failure) }
  if (code === 413) return { kind: 'rejected', code: 'too_large' }
  if (code > 400 && code < 500) return { kind: 'rejected', code: failureCode(failure) }
  return { kind: 'ambiguous', code: failureCode(failure) }
}

const SAME_FLOOD_MS = 1_000

/**
 * Telegram does not say which limit a 429 comes from. The rule: it is the chat's, unless another chat was refused
 * within the second before; then the whole bot waits. A flood over all chats so costs one refused call more.
 * @returns called once for every 429, with the chat and the instant of the refusal
 */
export function createFloodScope(): (chat: string, now: Instant) => 'bot' | 'chat' {
  let last: { chat: string; at: Instant } | null = null
  return (chat, now) => {
    const before = last
    last = { chat, at: now }
    const together = before !== null && before.chat !== chat && Math.abs(now - before.at) <= SAME_FLOOD_MS
    return together ? 'bot' : 'chat'
  }
}

/** An edit failed only because the message already looks like that. */
export const isUnchanged = (failure: Failure): boolean =>
  failure.from === 'platform' && failure.code === 400 && /message is not modified/i.test(failure.text)

/** An edit failed because there is no such message to change any more; sending it anew is no repetition. */
export const cannotEdit = (failure: Failure): boolean =>
  failure.from === 'platform' &&
  failure.code === 400 &&
  /message to edit not found|message can't be edited|no text in the message|MESSAGE_ID_INVALID/i.test(failure.text)

/** The platform no longer knows the handle of a file it once gave us. */
export const isStaleFileId = (failure: Failure): boolean =>
  failure.from === 'platform' && failure.code === 400 && codeIn(REJECTED, failure.text) === 'bad_file_id'

/** The platform could not read our markup; nothing was sent. */
export const isBadMarkup = (failure: Failure): boolean =>
  failure.from === 'platform' && failure.code === 400 && codeIn(REJECTED, failure.text) === 'bad_markup'
/** The bot is not in that chat, or the chat is no more: nothing is left to leave. */
export const isOutside = (failure: Failure): boolean =>
  failure.from === 'platform' && (failure.code === 403 || (failure.code === 400 && codeIn(GONE, failure.text) !== null))
