// What is said of the accounts that carry so many people and so many messages, and no more.

export type AccountNotice =
  /** Little is left of a month's messages, or nothing. `month`: `2026-11`. */
  { kind: 'quota'; channel: string; bot: string; month: string; level: 'low' | 'spent' }

/** An account as people know it: its channel, and which of several. */
export interface AccountName {
  channel: string
  no: number
  of: number
}

export type AccountFacts = {
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

export const isAccountNotice = (notice: { kind: string }): notice is AccountNotice => notice.kind === 'quota'

export const isAccountFacts = (facts: { kind: string }): facts is AccountFacts => facts.kind === 'quota'
