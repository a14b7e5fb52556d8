// What the channel asks of whoever keeps its account: tokens that turn over, a lock while they do, and what was learned.
import type { Instant } from '../../core/time.ts'

/** Access and refresh token. Neither may stand in a log, an error or a file that is not sealed. */
export interface TokenPair {
  access: string
  refresh: string
}

export interface Account {
  /** The pair in force; null where there is none, or it was sealed with another key. */
  tokens: TokenPair | null
  /** The pair before. */
  before: TokenPair | null
  /** Counts the pairs. */
  generation: number
  accessExpiresAt: Instant | null
  refreshExpiresAt: Instant | null
  /** What was learned of the account: its id and name, the pinned endpoint and form of the signature, when tokens were fetched. */
  facts: Readonly<Record<string, string>>
}

export interface NewPair {
  tokens: TokenPair
  accessExpiresAt: Instant
  refreshExpiresAt: Instant
}

/** Each call is one transaction that is on the disk when it returns. */
export interface AccountStore {
  read(): Account | null
  /** Takes the right to fetch a new pair, until then at most. @returns false where somebody else has it */
  lock(until: Instant): boolean
  unlock(): void
  /** Puts a pair in force, keeps the one before, and gives the lock back. @throws where it could not be stored */
  commit(pair: NewPair, facts: Readonly<Record<string, string>>): void
  /** Adds to what is known of the account; an empty value takes a fact away. */
  note(facts: Readonly<Record<string, string>>): void
}
