// The life of an outbox row: what an outcome of sending makes of it, which address to use, what goes first.
import type { Instant } from './time.ts'
import type { Pass } from './window.ts'

export type OutboxState = 'waiting' | 'sending' | 'sent' | 'ambiguous' | 'held' | 'failed' | 'dropped'

/** First in line first. */
export const LANES = ['reply', 'urgent', 'bulk'] as const
export type Lane = (typeof LANES)[number]

/**
 * How a message behaves when nobody can know whether it arrived: work that was given goes out once more, marked so, and
 * so does what became of a thing handed in, on which its sender relies; a reminder waits for the next one; any other
 * answer to a person's own act is not repeated, for that person will ask again.
 */
export type DeliveryKind = 'assignment' | 'receipt' | 'reminder' | 'reply'

/** What an attempt came to: a channel's result, its errors word for word those of the channel port. */
export type SendOutcome =
  | { ok: true; messageId: string }
  | {
      ok: false
      error:
        | { kind: 'unsent'; code: string }
        | { kind: 'throttled'; until: Instant; scope: 'bot' | 'chat' }
        | { kind: 'ambiguous'; code: string }
        | { kind: 'gone'; code: string; movedTo: string | null }
        | { kind: 'not_allowed_now'; code: string }
        | { kind: 'misconfigured'; code: string }
        | { kind: 'rejected'; code: string }
    }

export interface OutboxRow {
  id: number
  kind: DeliveryKind
  lane: Lane
  state: OutboxState
  /** Attempts that are over and were proven not to reach the platform. */
  attempts: number
  /** Copies that arrived or may have: sent and ambiguous attempts. */
  copies: number
  createdAt: Instant
  /** Nothing is sent before it. */
  notBefore: Instant
  /** Nothing is sent after it: what it says is no longer of use. */
  expiresAt: Instant | null
  /** A reminder after which no other comes before the deadline: it is sent once more rather than held. */
  lastBeforeDeadline: boolean
  /** The copy to come is the second one and says so ("gửi lại"). */
  resent: boolean
  /** It has followed a chat to a new id, which is done once. */
  moved: boolean
}

/** What changes besides the row. */
export type Effect =
  /** Nothing may be sent on the bot, or to the chat, before `until`. */
  | { kind: 'quiet'; scope: 'bot' | 'chat'; until: Instant }
  /** This address reaches nobody any more: try the next one, tell the organizer if there is none. */
  | { kind: 'address_gone'; code: string }
  /** Nothing may be sent to this address until then, or until the person writes: use another if there is one. */
  | { kind: 'address_closed'; until: Instant; code: string }
  /** The chat goes on under another id. */
  | { kind: 'address_moved'; to: string }
  /** The channel needs a person; its queue is kept. */
  | { kind: 'circuit_open'; code: string }
  /** An organizer should see it: nobody knows whether it arrived, or the platform will not take it. */
  | { kind: 'report'; what: 'ambiguous' | 'rejected'; code: string }

export interface Next {
  row: OutboxRow
  /** The platform's id of the message, once sent. */
  messageId: string | null
  effects: Effect[]
}

/** No message is ever sent more often than this, whatever happens. */
export const MOST_COPIES = 2

const SECOND = 1000
const LONGEST_WAIT = 300 * SECOND
/** How long an open circuit waits before the channel is tried again. */
export const CIRCUIT_WAIT = 60 * SECOND
/** A chat that may not be written to now is looked at again after this time: windows open when the person writes. */
export const WINDOW_WAIT = 3600 * SECOND

/**
 * How long to wait after `attempts` attempts that were not sent: 1, 2, 4 … 300 seconds, and up to a quarter more, which
 * differs by row so that a thousand rows do not return in one second.
 */
export function backoff(rowId: number, attempts: number): number {
  const wait = Math.min(LONGEST_WAIT, SECOND * 2 ** Math.min(Math.max(attempts, 1) - 1, 20))
  return wait + Math.floor((spread(rowId, attempts) * wait) / 4)
}

/** A number in [0, 1) that depends on its arguments alone. */
function spread(rowId: number, attempts: number): number {
  let mixed = Math.imul(rowId, 0x9e3779b1) ^ Math.imul(attempts + 1, 0x85ebca6b)
  mixed = Math.imul(mixed ^ (mixed >>> 16), 0x7feb352d)
  return ((mixed ^ (mixed >>> 15)) >>> 0) / 2 ** 32
}

/** A row as it is claimed before the call. */
export const claim = (row: OutboxRow): OutboxRow => ({ ...row, state: 'sending' })

/** Whether a row may be claimed now. */
export function isSendable(row: OutboxRow, now: Instant): boolean {
  return row.state === 'waiting' && row.notBefore <= now && !isExpired(row, now) && row.copies < MOST_COPIES
}

export const isExpired = (row: OutboxRow, now: Instant): boolean => row.expiresAt !== null && now > row.expiresAt

/** A row that waited too long is dropped; every other stays as it is. */
export function expire(row: OutboxRow, now: Instant): OutboxRow {
  const waits = row.state === 'waiting' || row.state === 'held'
  return waits && isExpired(row, now) ? { ...row, state: 'dropped' } : row
}

/** What becomes of a claimed row after one attempt. */
export function outcome(row: OutboxRow, result: SendOutcome, now: Instant): Next {
  if (result.ok) {
    return { row: { ...row, state: 'sent', copies: row.copies + 1 }, messageId: result.messageId, effects: [] }
  }
  const { error } = result
  const next = (state: OutboxState, changes: Partial<OutboxRow>, ...effects: Effect[]): Next => ({
    row: expire({ ...row, ...changes, state }, now),
    messageId: null,
    effects,
  })
  switch (error.kind) {
    case 'unsent': {
      const attempts = row.attempts + 1
      return next('waiting', { attempts, notBefore: now + backoff(row.id, attempts) })
    }
    case 'throttled':
      return next('waiting', { notBefore: error.until }, { kind: 'quiet', scope: error.scope, until: error.until })
    case 'ambiguous':
      return afterAmbiguous(row, error.code, now)
    case 'gone':
      if (error.movedTo !== null && !row.moved) {
        return next('waiting', { notBefore: now, moved: true }, { kind: 'address_moved', to: error.movedTo })
      }
      return next('failed', {}, { kind: 'address_gone', code: error.code })
    case 'not_allowed_now': {
      const until = now + WINDOW_WAIT
      return next('waiting', { notBefore: until }, { kind: 'address_closed', until, code: error.code })
    }
    case 'misconfigured':
      return next('waiting', { notBefore: now + CIRCUIT_WAIT }, { kind: 'circuit_open', code: error.code })
    case 'rejected':
      return next('failed', {}, { kind: 'report', what: 'rejected', code: error.code })
    default:
      return error satisfies never
  }
}

/** Nobody knows whether it arrived: it counts as a copy, and whether another follows depends on what it is. */
function afterAmbiguous(row: OutboxRow, code: string, now: Instant): Next {
  const copies = row.copies + 1
  const report: Effect = { kind: 'report', what: 'ambiguous', code }
  const next = (changes: Partial<OutboxRow>): Next => ({
    row: expire({ ...row, copies, ...changes }, now),
    messageId: null,
    effects: [report],
  })
  if (copies >= MOST_COPIES) return next({ state: 'ambiguous' })
  switch (row.kind) {
    case 'assignment':
    case 'receipt':
      return next({ state: 'waiting', resent: true, notBefore: now + backoff(row.id, copies) })
    case 'reminder':
      if (!row.lastBeforeDeadline) return next({ state: 'held' })
      return next({ state: 'waiting', resent: true, notBefore: now + backoff(row.id, copies) })
    case 'reply':
      return next({ state: 'ambiguous' })
    default:
      return row.kind satisfies never
  }
}

/**
 * A row found `sending` at start: the process died between claim and outcome. One process owns the database, so nobody
 * else can be sending it. Rows in other states are as they were.
 */
export function recover(row: OutboxRow, now: Instant): Next {
  if (row.state !== 'sending') return { row, messageId: null, effects: [] }
  return afterAmbiguous(row, 'found_sending', now)
}

/**
 * The same row for another address of the person, after one that is gone or closed. A row of which a copy may already
 * have arrived stays as it is: the person might get it twice.
 */
export function reroute(row: OutboxRow, now: Instant): OutboxRow {
  const failedHere = row.state === 'failed' || row.state === 'waiting'
  return failedHere && row.copies === 0 ? { ...row, state: 'waiting', attempts: 0, moved: false, notBefore: now } : row
}

/** A press on a message that may not have arrived proves that it did; a second copy still to come is not sent. */
export function proven(row: OutboxRow, messageId: string): Next {
  const open = row.copies > 0 && (row.state === 'ambiguous' || row.state === 'held' || row.state === 'waiting')
  return { row: open ? { ...row, state: 'sent', resent: false } : row, messageId: open ? messageId : null, effects: [] }
}

/** Sooner first: by lane, then by when it may go, then by age. For sorting. */
export function laneOrder(
  a: Pick<OutboxRow, 'id' | 'lane' | 'notBefore' | 'createdAt'>,
  b: Pick<OutboxRow, 'id' | 'lane' | 'notBefore' | 'createdAt'>,
): number {
  return (
    LANES.indexOf(a.lane) - LANES.indexOf(b.lane) ||
    a.notBefore - b.notBefore ||
    a.createdAt - b.createdAt ||
    a.id - b.id
  )
}

/** A way to one person, as it stands for one message. */
export interface Identity {
  id: number
  /** Channel and bot, as the health of channels is keyed. */
  channel: string
  /** Blocked, deleted, never started, or left by the person. */
  unreachable: boolean
  /** Until when the platform allows nothing to this person; null where it is open. */
  closedUntil: Instant | null
  lastSuccessAt: Instant | null
  /** When the person last wrote by it, or linked it. */
  lastSeenAt: Instant
  /** How the platform takes the message now; left out: as any other. */
  pass?: Pass
  /** The person's own order of ways, the lowest first; null or left out: none was said. */
  preference?: number | null
  /** Its place in the plan's order of channels; left out: after those that have one. */
  rank?: number | null
  /** By the plan's policy nothing of the message may go this way. */
  forbidden?: boolean
  /** By the plan's policy only that there is something may go this way. */
  bare?: boolean
  /** It brings the message's file itself, where there is one; left out: there is none. */
  carries?: boolean
}

export type ChannelState = 'ok' | 'starting' | 'down'

/** Why no way is left: nobody is there, the policy of the plan, or windows that only the person can open. */
export type NoWay = 'unreachable' | 'policy' | 'window'

const isUp = ({ channel, closedUntil }: Identity, health: ReadonlyMap<string, ChannelState>, now: Instant): boolean =>
  (health.get(channel) ?? 'down') !== 'down' && (closedUntil === null || closedUntil <= now)

/** A way that may be used, now or once its channel works again; a window that is over is none. */
const isWay = ({ unreachable, forbidden, pass }: Identity): boolean => !unreachable && !forbidden && pass !== 'closed'

/**
 * The way to a person. Before all else a way that is open now; of those one that says the message itself, with its
 * content and its file; then as the person ordered them, as the plan does, the one that worked last, the one that the
 * person used last. A channel that is down is passed over as long as another way is open; where none is, the message
 * waits for the best of them. Null where no way is left: somebody must phone.
 */
export function chooseAddress(
  identities: readonly Identity[],
  health: ReadonlyMap<string, ChannelState>,
  now: Instant,
): Identity | null {
  const yes = (value: boolean | undefined): number => Number(value ?? false)
  const place = (value: number | null | undefined): number => value ?? Number.MAX_SAFE_INTEGER
  const [best] = identities
    .filter(isWay)
    .sort(
      (a, b) =>
        Number(isUp(b, health, now)) - Number(isUp(a, health, now)) ||
        Number(a.pass === 'template') - Number(b.pass === 'template') ||
        yes(a.bare) - yes(b.bare) ||
        yes(b.carries) - yes(a.carries) ||
        place(a.preference) - place(b.preference) ||
        place(a.rank) - place(b.rank) ||
        latestFirst(a.lastSuccessAt, b.lastSuccessAt) ||
        b.lastSeenAt - a.lastSeenAt ||
        a.id - b.id,
    )
  return best ?? null
}

/** Why {@link chooseAddress} found none: what could be changed comes first. */
export function whyNoWay(identities: readonly Identity[]): NoWay {
  const there = identities.filter(({ unreachable }) => !unreachable)
  if (there.some(({ forbidden, pass }) => !forbidden && pass === 'closed')) return 'window'
  return there.some(({ forbidden }) => forbidden) ? 'policy' : 'unreachable'
}

function latestFirst(a: Instant | null, b: Instant | null): number {
  if (a === null || b === null) return Number(b !== null) - Number(a !== null)
  return b - a
}
