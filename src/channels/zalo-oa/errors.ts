// Zalo's errors, mapped once onto the port's closed list: the code in the body decides, never the HTTP status.
import { addDays, dayOf, HOUR, type Instant, instantOf } from '../../core/time.ts'
import type { SendError } from '../channel.ts'

/** A failed call, reduced to what may be kept: no token, no address, no words. */
export type Failure =
  | { from: 'platform'; code: number }
  /** No answer, or none of Zalo's own. */
  | { from: 'network'; code: string; reached: boolean }
  /** There is no token to call with; `dead` where only a person can change that. */
  | { from: 'token'; code: string; dead: boolean }

/** Token invalid, expired or replaced: a new one is fetched once and the call made once more. -124 is the templates' own. */
const EXPIRED: ReadonlySet<number> = new Set([-216, -220, 216, 401, -401, -124])
export const isExpired = (failure: Failure): boolean => failure.from === 'platform' && EXPIRED.has(failure.code)

/** This type of account is refused by the v3 endpoint; the one error after which the older one may be tried. */
export const isWrongType = (failure: Failure): boolean => failure.from === 'platform' && failure.code === -235
/** The older endpoint is closed for this account. */
export const isClosedEndpoint = (failure: Failure): boolean => failure.from === 'platform' && failure.code === -240
/** Messages that cost are not carried: no Zalo Cloud Account, or no money on it. */
export const isUnpaid = (failure: Failure): boolean =>
  failure.from === 'platform' && (failure.code === -320 || failure.code === -321)

type Kind = Exclude<SendError['kind'], 'throttled' | 'unsent'>

const TABLE: Readonly<Record<number, readonly [Kind, string]>> = {
  // The handle of an uploaded file, which lives for seven days.
  [-100]: ['rejected', 'asset_unknown'],
  // Whether it was sent is not known, and it is not sent again blindly.
  [-200]: ['ambiguous', 'send_failed'],
  [-201]: ['rejected', 'bad_field'],
  [-204]: ['misconfigured', 'oa_disabled'],
  [-205]: ['misconfigured', 'oa_unknown'],
  [-209]: ['misconfigured', 'app_not_activated'],
  [-210]: ['rejected', 'over_a_limit'],
  [-211]: ['not_allowed_now', 'quota_used_up'],
  [-212]: ['misconfigured', 'api_not_registered'],
  [-213]: ['gone', 'not_following'],
  [-217]: ['gone', 'invitation_refused'],
  [-218]: ['not_allowed_now', 'person_quota_used_up'],
  [-219]: ['misconfigured', 'app_removed'],
  [-221]: ['misconfigured', 'oa_not_verified'],
  [-223]: ['misconfigured', 'api_not_granted'],
  [-224]: ['misconfigured', 'package_too_small'],
  [-227]: ['gone', 'account_inactive'],
  [-230]: ['not_allowed_now', 'window_over'],
  [-232]: ['not_allowed_now', 'window_over'],
  [-233]: ['rejected', 'type_not_supported'],
  [-235]: ['misconfigured', 'oa_type_not_supported'],
  [-240]: ['misconfigured', 'endpoint_closed'],
  [-242]: ['misconfigured', 'appsecret_proof'],
  [-244]: ['gone', 'type_refused'],
  [-248]: ['rejected', 'policy'],
  [-249]: ['rejected', 'template_by_id'],
  // Only messages that cost are refused: the channel goes on, this person is not reached now, and health warns.
  [-320]: ['not_allowed_now', 'no_cloud_account'],
  [-321]: ['not_allowed_now', 'no_money'],
  // Templates: what is wrong with one, or with paying for it, keeps nobody else waiting. Another way is tried.
  [-108]: ['rejected', 'template_phone'],
  [-114]: ['not_allowed_now', 'template_not_received'],
  [-115]: ['not_allowed_now', 'no_money'],
  [-118]: ['not_allowed_now', 'template_not_received'],
  [-119]: ['not_allowed_now', 'template_not_received'],
  [-131]: ['not_allowed_now', 'template_not_approved'],
  [-135]: ['not_allowed_now', 'template_not_allowed'],
  [-137]: ['not_allowed_now', 'no_money'],
  [-144]: ['not_allowed_now', 'template_quota_used_up'],
  [-147]: ['not_allowed_now', 'template_quota_used_up'],
  [-1121]: ['rejected', 'template_value_too_long'],
  [-1122]: ['rejected', 'template_value_missing'],
}

/** Messages of that kind are not carried from 22:00 to 06:00, by Viet Nam's clock. */
const NIGHT: ReadonlySet<number> = new Set([-234, -133])

/** A short code for logs and health. */
export function failureCode(failure: Failure): string {
  if (failure.from !== 'platform') return failure.code
  const { code } = failure
  if (isExpired(failure)) return 'token_refused'
  if (code === -32) return 'too_many_calls'
  if (NIGHT.has(code)) return 'night'
  return TABLE[code]?.[1] ?? `zalo_${code}`
}

/** @param calmUntil when a limit of calls, for which Zalo names no pause, is tried again */
export function toSendError(failure: Failure, now: Instant, calmUntil: () => Instant): SendError {
  const code = failureCode(failure)
  if (failure.from === 'token') return { kind: failure.dead ? 'misconfigured' : 'unsent', code }
  if (failure.from === 'network') return networkError(failure, calmUntil)
  if (failure.code === -32) return { kind: 'throttled', until: calmUntil(), scope: 'bot' }
  if (NIGHT.has(failure.code)) return { kind: 'throttled', until: morningAfter(now), scope: 'chat' }
  // A token that was fetched a moment ago and is refused: somebody has to look.
  if (isExpired(failure)) return { kind: 'misconfigured', code }
  // One team saw an error and the message delivered all the same: a code that nobody explained proves nothing.
  const [kind, name] = TABLE[failure.code] ?? (['ambiguous', code] as const)
  return kind === 'gone' ? { kind, code: name, movedTo: null } : { kind, code: name }
}

/** A gateway's page: 4xx were refused before anything was done, all else nobody can know. */
function networkError({ code, reached }: { code: string; reached: boolean }, calmUntil: () => Instant): SendError {
  if (code === 'http_429') return { kind: 'throttled', until: calmUntil(), scope: 'bot' }
  const refused = /^http_4\d\d$/.test(code) && code !== 'http_408'
  return { kind: reached && !refused ? 'ambiguous' : 'unsent', code }
}

/** Six in the morning that comes next; an hour, where Zalo speaks of night and our clock of day. */
function morningAfter(now: Instant): Instant {
  const today = instantOf(dayOf(now), '06:00')
  const next = now < today ? today : instantOf(addDays(dayOf(now), 1), '06:00')
  return next - now > 8 * HOUR ? now + HOUR : next
}

const FIRST_PAUSE_MS = 5_000
const LONGEST_PAUSE_MS = 60_000

/** Pauses after "too many calls", twice as long each time in a row. */
export function createCalm(now: () => Instant): { until(): Instant; over(): void } {
  let until = 0
  let pause = FIRST_PAUSE_MS
  return {
    until() {
      // Calls that were under way together are refused together, and count once.
      if (now() >= until) {
        until = now() + pause
        pause = Math.min(pause * 2, LONGEST_PAUSE_MS)
      }
      return until
    },
    over() {
      if (now() >= until) pause = FIRST_PAUSE_MS
    },
  }
}
