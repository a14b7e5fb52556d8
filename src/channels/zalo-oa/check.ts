// Asks Zalo who the account is and looks at what is kept of it, for the doctor; takes no token from a bot that runs.
import type { Instant } from '../../core/time.ts'
import { createCaller } from '../zalo-http.ts'
import type { Account, AccountStore } from './account.ts'
import { type Client, createClient } from './client.ts'
import { failureCode } from './errors.ts'
import { createOauth } from './oauth.ts'
import { readProfile } from './profile.ts'
import { endpointFact } from './speak.ts'
import { createTokens, hashOf, type Tokens } from './tokens.ts'
import { webhookUrl } from './webhook.ts'

export interface TokenReport {
  /** `unreadable`: sealed with another key than this installation's. `worn_out`: the next start fetches a new one. */
  state: 'none' | 'unreadable' | 'worn_out' | 'lasting'
  /** Zalo took no refresh token that is at hand: an administrator of the account has to authorise anew. */
  dead: boolean
  fetchedAt: Instant | null
  accessUntil: Instant | null
  /** Afterwards an administrator of the account has to authorise anew. */
  refreshUntil: Instant | null
}

export interface ZaloOaCheck {
  tokens: TokenReport
  /** The address for the console; null where the world does not reach us. */
  webhook: string | null
  /** Which form of the signature fitted; null: nothing was delivered yet. */
  signature: string | null
  account: AccountCheck
}

export type AccountCheck =
  | {
      ok: true
      id: string
      name: string
      verified: boolean
      /** 2 an enterprise, 4 a state agency; as Zalo says it. */
      type: string
      package: string
      /** Whether a Zalo Cloud Account is linked, without which nothing that costs is sent. */
      linked: boolean
      /** Which endpoint carries its messages, as far as is known. */
      endpoint: 'v3' | 'v2' | null
    }
  | { ok: false; code: string }

export interface CheckOptions {
  appId: string
  secretKey: string
  refreshToken: string | null
  apiRoot: string
  oauthRoot: string
  publicUrl: string | null
  account: AccountStore
  now: () => Instant
  /** Fetches a pair where none lasts: only while no bot runs, and never for a mere look. */
  fetchTokens?: boolean
}

const TIMEOUT_MS = 10_000
const TOKEN_TIMEOUT_MS = 30_000

/** Codes and plain data only; never throws for what a network, a platform or a key does. */
export async function checkZaloOa(options: CheckOptions): Promise<ZaloOaCheck> {
  return withClient(options, async (client) => {
    const account = await askAccount(client, options.account)
    const kept = options.account.read()
    return {
      tokens: tokenReport(kept, options.now(), options.refreshToken),
      webhook: options.publicUrl === null ? null : webhookUrl(options.publicUrl, options.appId, options.secretKey),
      signature: kept?.facts.signature ?? null,
      account,
    }
  })
}

/** A client for one look, closed after it. */
export async function withClient<T>(options: CheckOptions, work: (client: Client) => Promise<T>): Promise<T> {
  const caller = createCaller()
  const { account: store, now } = options
  const tokens: Pick<Tokens, 'access' | 'renew'> = options.fetchTokens
    ? createTokens({
        store,
        refresh: createOauth({ ...options, oauthRoot: rootOf(options.oauthRoot), caller, timeoutMs: TOKEN_TIMEOUT_MS }),
        firstToken: options.refreshToken,
        now,
        timeoutMs: TOKEN_TIMEOUT_MS,
        log: () => undefined,
      })
    : storedOnly(store, now)
  const apiRoot = rootOf(options.apiRoot)
  try {
    return await work(createClient({ apiRoot, caller, tokens, callMs: TIMEOUT_MS, uploadMs: TOKEN_TIMEOUT_MS }))
  } finally {
    await caller.close()
  }
}

/** What is in force is used; a refresh token, which works once, is left to the bot. */
function storedOnly(store: AccountStore, now: () => Instant): Pick<Tokens, 'access' | 'renew'> {
  return {
    async access() {
      const account = store.read()
      const { state } = tokenReport(account, now())
      return state === 'lasting' && account?.tokens
        ? { ok: true, token: account.tokens.access, generation: account.generation }
        : { ok: false, code: `token_${state}`, dead: true }
    },
    renew: async () => ({ ok: false, code: 'token_refused', dead: true }),
  }
}

async function askAccount(client: Client, store: AccountStore): Promise<AccountCheck> {
  const asked = await readProfile(client)
  if (!asked.ok) return { ok: false, code: failureCode(asked.failure) }
  const { oa_id: id, name, is_verified: verified, oa_type: type, package_name, linked_ZCA } = asked.profile
  const pinned = store.read()?.facts[endpointFact(id)]
  return {
    ok: true,
    id,
    name,
    verified,
    type,
    package: package_name,
    linked: linked_ZCA !== '' && linked_ZCA !== 'false' && linked_ZCA !== '0',
    endpoint: pinned === 'v2' || pinned === 'v3' ? pinned : null,
  }
}

/** @param first the refresh token of the environment; one that was not tried yet may bring the account back */
export function tokenReport(account: Account | null, now: Instant, first: string | null = null): TokenReport {
  const fetched = Number(account?.facts.fetched_at ?? Number.NaN)
  const accessUntil = account?.accessExpiresAt ?? null
  const none = account === null || account.generation === 0
  const state = none
    ? 'none'
    : account.tokens === null
      ? 'unreadable'
      : (accessUntil ?? 0) > now
        ? 'lasting'
        : 'worn_out'
  const tried =
    first === null || account?.facts.first_refused === hashOf(first) || account?.facts.first_token === hashOf(first)
  return {
    state,
    dead: account?.facts.dead_since !== undefined && tried,
    fetchedAt: Number.isFinite(fetched) ? fetched : null,
    accessUntil,
    refreshUntil: account?.refreshExpiresAt ?? null,
  }
}

const rootOf = (address: string): string => new URL(address).href.replace(/\/+$/, '')
