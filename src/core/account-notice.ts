// What is said of the accounts at platforms: those that carry so many people and messages, those that need a person.
import type { Instant } from './time.ts'

export type AccountNotice =
  /** Little is left of a month's messages, or nothing. `month`: `2026-11`. */
  | { kind: 'quota'; channel: string; bot: string; month: string; level: 'low' | 'spent' }
  /** A channel that needs a person: it has not worked since then, or (`since` null) will not for long. */
  | { kind: 'channel_trouble'; channel: string; bot: string; code: string; since: Instant | null }

/** An account as people know it: its channel, and which of several. */
export interface AccountName {
  channel: string
  no: number
  of: number
}

export type AccountFacts = QuotaFacts | TroubleFacts

export interface TroubleFacts {
  kind: 'channel_trouble'
  account: AccountName
  code: string
  since: Instant | null
}

export interface QuotaFacts {
  kind: 'quota'
  level: 'low' | 'spent'
  account: AccountName
  month: string
  used: number
  limit: number
  /** Of the messages left, those kept for answers and for what is urgent. */
  kept: number
}

/** Where a code is typed: the account in which a seat is kept. */
export interface TypedPlace extends AccountName {
  link: string | null
}

/** How a plan fits the accounts that count their people and messages, before it is activated. */
export interface RoomFacts {
  /** Units that nobody has joined for, and those of them that find a seat. */
  waiting: number
  seats: number
  /** Units that find none. */
  without: string[]
  /** About how many messages it will take this month, and how many are left; null where none are counted. */
  messages: { expected: number; left: number } | null
}

export const isAccountNotice = (notice: { kind: string }): notice is AccountNotice =>
  notice.kind === 'quota' || notice.kind === 'channel_trouble'

export const isAccountFacts = (facts: { kind: string }): facts is AccountFacts =>
  facts.kind === 'quota' || facts.kind === 'channel_trouble'
