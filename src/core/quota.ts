// How many messages a month still carries: open, only for what cannot wait, or none; when to warn; what a plan will take.
import type { Lane } from './delivery.ts'

/** `reserve`: the rest is for answers and what is urgent. */
export type QuotaState = 'open' | 'reserve' | 'spent'

/** From this share of a month's messages the organizers are warned. */
const WARN_AT = 0.8
/** What is kept for answers and for what is urgent. */
const KEPT = 0.05
/** The most that answers to people whom nobody let in may take. */
const STRANGERS = 0.1

/** Of a month's messages, those kept for answers and for what is urgent. */
export const keptOf = (limit: number): number => Math.floor(limit * KEPT)

/** Answers to people whom nobody let in, in a month: whoever writes and writes uses up no more than these. */
export const strangersOf = (limit: number): number => Math.floor(limit * STRANGERS)

/**
 * @param used messages of the month, both directions
 * @param limit what the account carries in a month
 */
export function quotaOf(used: number, limit: number): QuotaState {
  if (used >= limit) return 'spent'
  return used >= limit - keptOf(limit) ? 'reserve' : 'open'
}

export const runsShort = (used: number, limit: number): boolean => used >= Math.ceil(limit * WARN_AT)

/** Of a message, what decides whether it may go while little is left. */
export interface Wanting {
  lane: Lane
  /** To somebody whom nobody let in: answered only while there is plenty. */
  stranger: boolean
  /** The rest of a message whose beginning has left. */
  continued: boolean
}

export const mayGo = (state: QuotaState, { lane, stranger, continued }: Wanting): boolean =>
  state === 'open' || (state === 'reserve' && !stranger && (lane !== 'bulk' || continued))

/** Of one unit, what will be said to it and by it. */
export interface Share {
  /** Messages that its card takes. */
  parts: number
  /** Times at which it would be reminded this month. */
  reminders: number
  items: number
  /** Contacts who are written to. */
  people: number
}

/** The confirmation and what it is answered with. */
const CONFIRMED = 2
/** For an item: what is sent, its receipt, what becomes of it. */
const PER_ITEM = 3

/** About how many messages of both directions a plan takes: a bound for a unit that answers in time and is reminded all the same. */
export const expected = (shares: readonly Share[]): number =>
  shares.reduce(
    (sum, { parts, reminders, items, people }) =>
      sum + people * (parts + reminders) + CONFIRMED * people + PER_ITEM * items,
    0,
  )
