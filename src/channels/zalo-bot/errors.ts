// Failures of the Zalo Bot API, mapped once onto the port's closed list.
import type { Instant } from '../../core/time.ts'
import type { SendError } from '../channel.ts'

/** A failed call, reduced to what may be kept: no token, no address, no text, no chat. */
export type Failure =
  /** The platform's own number, from the body. */
  | { from: 'platform'; code: number }
  /** Not JSON: a gateway, or whoever listens at that address. */
  | { from: 'page'; status: number }
  | { from: 'network'; code: string; reached: boolean }

const NAMES: Record<number, string> = {
  400: 'bad_request',
  401: 'unauthorized',
  404: 'not_found',
  408: 'timeout',
  426: 'too_many_tests',
  429: 'flood',
}

/** A short code for logs and health. */
export function failureCode(failure: Failure): string {
  switch (failure.from) {
    case 'platform':
      return NAMES[failure.code] ?? `zalo_${failure.code}`
    case 'page':
      if (failure.status === 401) return 'unauthorized'
      return failure.status >= 200 && failure.status < 300 ? 'not_json' : `http_${failure.status}`
    case 'network':
      return failure.code
  }
}

/** Nothing came within the time: on a poll that is no failure, in the body or as the status. */
export const isEmptyPoll = (failure: Failure): boolean =>
  (failure.from === 'platform' && failure.code === 408) || (failure.from === 'page' && failure.status === 408)

export const isUnauthorized = (failure: Failure): boolean => failureCode(failure) === 'unauthorized'

/** Also said of a webhook that was never set. */
export const isNotFound = (failure: Failure): boolean => failure.from === 'platform' && failure.code === 404

const isFlood = (failure: Failure): boolean =>
  (failure.from === 'platform' && failure.code === 429) || (failure.from === 'page' && failure.status === 429)

/** What a failed send means. `flood` says how long a 429 stops the bot, which names no time itself. */
export function toSendError(failure: Failure, flood: () => SendError): SendError {
  if (isFlood(failure)) return flood()
  const code = failureCode(failure)
  switch (failure.from) {
    case 'network':
      return { kind: failure.reached ? 'ambiguous' : 'unsent', code }
    case 'page':
      return pageError(failure.status, code)
    case 'platform':
      return platformError(failure.code, code)
  }
}

/**
 * The platform's numbers. 403 is documented as "internal server error": something broke over there, after the message
 * was sent or before, and no number says which; so it is as uncertain as a 500, and what may be repeated is repeated
 * once, marked so. Any other number on a send speaks of this message: it is not tried again.
 */
function platformError(number: number, code: string): SendError {
  if (number === 401) return { kind: 'misconfigured', code }
  if (number === 403 || number === 408 || (number >= 500 && number < 600)) return { kind: 'ambiguous', code }
  return { kind: 'rejected', code }
}

/** No bot server spoke: a gateway in trouble may have passed the message on, a foreign server has not. */
function pageError(status: number, code: string): SendError {
  if (status === 401 || status === 404 || status === 410 || (status >= 300 && status < 400))
    return { kind: 'misconfigured', code }
  if (status >= 400 && status < 500 && status !== 408) return { kind: 'rejected', code }
  return { kind: 'ambiguous', code }
}

const SECOND = 1_000
const PAUSES_S = [1, 2, 4, 8, 16, 30] as const
/** A flood passes within seconds; what lasts longer is the month's quota. */
export const QUOTA_AFTER_MS = 5 * 60 * SECOND

/** Refusals further apart than this are not the same trouble. */
const SAME_FLOOD_MS = 2 * 60 * SECOND
/** As long as the app leaves a channel alone whose circuit is open. */
const QUOTA_PAUSE_MS = 60 * SECOND
/** A channel that is passed over for another would else never hear that a new month has begun. */
const TRY_AGAIN_MS = 30 * 60 * SECOND

export interface Floods {
  /** A 429 came. Whether it is for the chat or for the bot is not said, so the bot waits, longer each time. */
  refused(now: Instant): SendError
  /** A message went out. */
  passed(): void
  /**
   * Since when refusals have lasted for minutes without a message that went out; null where they have not, or where
   * nothing was tried for so long that it should be.
   */
  quotaGoneSince(now: Instant): Instant | null
}

export function createFloods(): Floods {
  let flood: { since: Instant; until: Instant; refusals: number } | null = null
  return {
    quotaGoneSince: (now) =>
      flood !== null &&
      flood.until - QUOTA_PAUSE_MS - flood.since >= QUOTA_AFTER_MS &&
      now <= flood.until + TRY_AGAIN_MS
        ? flood.since
        : null,
    refused(now) {
      if (flood === null || now > flood.until + SAME_FLOOD_MS) flood = { since: now, until: now, refusals: 0 }
      if (now - flood.since >= QUOTA_AFTER_MS) {
        flood.until = now + QUOTA_PAUSE_MS
        // The circuit opens: a person's other channel is taken, and this one is tried now and then.
        return { kind: 'misconfigured', code: 'quota' }
      }
      // Calls that were under way together are refused together: that is one refusal.
      if (now >= flood.until) flood.until = now + PAUSES_S[Math.min(flood.refusals++, PAUSES_S.length - 1)]! * SECOND
      return { kind: 'throttled', until: flood.until, scope: 'bot' }
    },
    passed() {
      flood = null
    },
  }
}
