// Tokens that turn over: each refresh token works once, so a new pair is on the disk before it is used, and one at a time fetches it.
import { createHash } from 'node:crypto'
import { HOUR, type Instant, MINUTE } from '../../core/time.ts'
import type { Account, AccountStore, NewPair } from './account.ts'
import type { Refreshed } from './oauth.ts'

export type Access =
  | { ok: true; token: string; generation: number }
  /** `dead` where only an administrator of the account can change it. */
  | { ok: false; code: string; dead: boolean }

export interface Tokens {
  /** A token to call with; fetched where there is none that lasts. Never throws. */
  access(): Promise<Access>
  /** The platform refused the token of this generation: another one, fetched once. */
  renew(generation: number): Promise<Access>
  /** Looks whether a new pair is due, and fetches it; called every minute and at the start. */
  tend(): Promise<void>
  /** Why there is no way to new tokens, and what is going to happen; null where all is well. */
  state(): { down: string | null; warning: string | null }
}

export interface TokenOptions {
  store: AccountStore
  refresh: (refreshToken: string) => Promise<Refreshed>
  /** The environment's; used once, and again only when it changes. */
  firstToken: string | null
  now: () => Instant
  /** The longest that `refresh` takes. */
  timeoutMs: number
  log: (line: { event: 'tokens'; code: string }) => void
}

/** Twice a day and a little: an access token lives for 25 hours, and a refresh that fails has half a day to come right. */
const EVERY = 11 * HOUR
/** With less than this left it is fetched whatever the time since the last one. */
const LEAST_LEFT = 5 * HOUR
/** A token that ends sooner is not begun with. */
const TOO_SHORT = MINUTE
/** A pair younger than this that is refused was not worn out: fetching another would not help. */
const JUST_FETCHED = MINUTE
/** A token server that said no is asked again after this time, for it may have been mistaken. */
const ASK_AGAIN = HOUR
/** Beyond the time-out, so that nobody begins while an answer may still come. */
const LOCK_MARGIN = 30_000
/** Where the server does not say how long a refresh token lives: three months. */
const REFRESH_LIFE = 90 * 24 * HOUR
const ENDING = 30 * 24 * HOUR

/** What is kept of a refresh token of the environment, to know it again. */
export const hashOf = (token: string): string =>
  createHash('sha256').update(`first token\n${token}`).digest('hex').slice(0, 32)

/**
 * A refresh token that was used while its answer was lost (the process killed between Zalo's answer and our commit) is
 * the one loss that nothing here prevents: the next attempt is refused, and health says `token_dead`.
 */
export function createTokens(options: TokenOptions): Tokens {
  const { store, firstToken, now, timeoutMs, log } = options
  const first = firstToken === null ? null : { token: firstToken, hash: hashOf(firstToken) }
  let underWay: Promise<Access> | null = null
  /** A pair that the server gave and the disk did not take: kept until it does. */
  let unsaved: { pair: NewPair; facts: Record<string, string> } | null = null
  let refusedAt: Instant | null = null
  let down: string | null = null
  /** As it was read last: health is asked far more often than anything changes. */
  let refreshUntil: Instant | null = null

  const read = (): Account | null => {
    const account = store.read()
    refreshUntil = account?.refreshExpiresAt ?? null
    return account
  }

  const say = (code: string | null) => {
    if (code === down) return
    down = code
    log({ event: 'tokens', code: code ?? 'ok' })
  }

  /** What is in force, where it lasts. */
  const lasting = (account: Account | null): Access | null =>
    account?.tokens && (account.accessExpiresAt ?? 0) > now() + TOO_SHORT
      ? { ok: true, token: account.tokens.access, generation: account.generation }
      : null

  /** An administrator authorised anew: the environment holds a token that was neither used nor refused before. */
  const isNew = (account: Account | null): boolean =>
    first !== null && account?.facts.first_token !== first.hash && account?.facts.first_refused !== first.hash

  /**
   * Refresh tokens to try: a new one from the environment, then the chain's own, then the one before it, should the
   * platform have taken a pair back; where nothing else is left the environment's once more.
   */
  function candidates(account: Account | null): { token: string; first: boolean }[] {
    const chain = [account?.tokens?.refresh, account?.before?.refresh].flatMap((token) => (token ? [token] : []))
    const fresh = first !== null && (isNew(account) || chain.length === 0) ? [first.token] : []
    return [...fresh.map((token) => ({ token, first: true })), ...chain.map((token) => ({ token, first: false }))]
  }

  function save({ pair, facts }: NonNullable<typeof unsaved>): Access {
    unsaved = { pair, facts }
    try {
      store.commit(pair, facts)
    } catch {
      say('token_not_stored')
      return { ok: false, code: 'token_not_stored', dead: false }
    }
    unsaved = null
    refusedAt = null
    say(null)
    return lasting(read()) ?? { ok: false, code: 'token_short', dead: false }
  }

  async function fetchPair(account: Account | null): Promise<Access> {
    const tried = candidates(account)
    if (tried.length === 0) {
      say('token_missing')
      return { ok: false, code: 'token_missing', dead: true }
    }
    for (const candidate of tried) {
      const answer = await options.refresh(candidate.token)
      if (answer.kind === 'unclear') {
        // It may have been used up all the same; what is in force stays so until the server says no.
        log({ event: 'tokens', code: answer.code })
        return { ok: false, code: answer.code, dead: false }
      }
      if (answer.kind === 'pair') {
        const at = now()
        const { access_token, refresh_token, expires_in, refresh_token_expires_in } = answer.pair
        return save({
          pair: {
            tokens: { access: access_token, refresh: refresh_token },
            accessExpiresAt: at + expires_in * 1000,
            refreshExpiresAt: at + (refresh_token_expires_in ? refresh_token_expires_in * 1000 : REFRESH_LIFE),
          },
          facts: {
            fetched_at: String(at),
            dead_since: '',
            ...(candidate.first && first ? { first_token: first.hash } : {}),
          },
        })
      }
      log({ event: 'tokens', code: answer.code })
      if (candidate.first && first) store.note({ first_refused: first.hash })
    }
    refusedAt = now()
    // For whoever looks beside the bot: nothing fetches a pair until an administrator authorises anew.
    store.note({ dead_since: String(refusedAt) })
    say('token_dead')
    return { ok: false, code: 'token_dead', dead: true }
  }

  /** @param stale the generation that the platform refused; null where a new pair is due by time */
  async function underLock(stale: number | null): Promise<Access> {
    if (unsaved !== null) return save(unsaved)
    if (!store.lock(now() + timeoutMs * 4 + LOCK_MARGIN)) return { ok: false, code: 'token_busy', dead: false }
    try {
      const account = read()
      // Somebody else was faster.
      if (stale !== null && account !== null && account.generation !== stale) {
        const theirs = lasting(account)
        if (theirs !== null) return theirs
      }
      return await fetchPair(account)
    } finally {
      store.unlock()
    }
  }

  function refresh(stale: number | null): Promise<Access> {
    underWay ??= guarded(() => underLock(stale)).finally(() => {
      underWay = null
    })
    return underWay
  }

  /** A database that cannot be read or written is said like a server that cannot be reached. */
  async function guarded(work: () => Promise<Access> | Access): Promise<Access> {
    try {
      return await work()
    } catch {
      say('account_unreadable')
      return { ok: false, code: 'account_unreadable', dead: false }
    }
  }

  const refusedLately = (account: Account | null): boolean =>
    refusedAt !== null && now() - refusedAt < ASK_AGAIN && !isNew(account)

  /** Without a call where the server said no a moment ago: a queue of messages is no reason to ask it for each. */
  const fetchUnlessDead = (account: Account | null, stale: number | null): Promise<Access> | Access =>
    refusedLately(account) ? { ok: false, code: 'token_dead', dead: true } : refresh(stale)

  return {
    access: () =>
      guarded(() => {
        const account = read()
        return lasting(account) ?? fetchUnlessDead(account, account?.generation ?? null)
      }),
    renew: (generation) =>
      guarded(() => {
        const account = read()
        const current = lasting(account)
        if (current?.ok && current.generation !== generation) return current
        const fetchedAt = Number(account?.facts.fetched_at ?? 0)
        if (Math.abs(now() - fetchedAt) < JUST_FETCHED) return { ok: false, code: 'token_refused', dead: true }
        return fetchUnlessDead(account, generation)
      }),
    async tend() {
      await guarded(async () => {
        const account = read()
        const fetchedAt = Number(account?.facts.fetched_at ?? 0)
        const left = (account?.accessExpiresAt ?? 0) - now()
        const due =
          unsaved !== null || isNew(account) || !account?.tokens || now() - fetchedAt >= EVERY || left < LEAST_LEFT
        if (!due) return lasting(account) ?? { ok: false, code: 'token_short', dead: false }
        return fetchUnlessDead(account, null)
      })
    },
    state: () => ({
      down,
      warning: refreshUntil !== null && refreshUntil - now() < ENDING ? 'token_ending' : null,
    }),
  }
}
