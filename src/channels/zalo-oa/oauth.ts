// Fetching a new pair of tokens: one call, of which the body alone says whether it brought a whole pair.
import { CallError, type Caller } from '../zalo-http.ts'
import { objectIn } from './exact-json.ts'
import { Pair, Refusal } from './schema.ts'

export type Refreshed =
  | { kind: 'pair'; pair: Pair }
  /** The server said no: this refresh token is good for nothing. */
  | { kind: 'refused'; code: string }
  /** Nobody knows whether the refresh token was used up. */
  | { kind: 'unclear'; code: string }

export interface OauthOptions {
  /** `https://oauth.zaloapp.com`. */
  oauthRoot: string
  appId: string
  secretKey: string
  caller: Caller
  timeoutMs: number
}

/** Too many calls: it says nothing about the token. */
const BUSY = -32

/** @returns one attempt with one refresh token, which works once; never throws */
export function createOauth(options: OauthOptions): (refreshToken: string) => Promise<Refreshed> {
  const { oauthRoot, appId, secretKey, caller, timeoutMs } = options
  return async (refreshToken) => {
    try {
      const { status, body } = await caller.call({
        method: 'POST',
        url: `${oauthRoot}/v4/oa/access_token`,
        headers: { 'Content-Type': 'application/x-www-form-urlencoded', secret_key: secretKey },
        body: new URLSearchParams({
          refresh_token: refreshToken,
          app_id: appId,
          grant_type: 'refresh_token',
        }).toString(),
        // No signal: an answer that is thrown away is a pair that is lost.
        timeoutMs,
      })
      return read(status, body)
    } catch (error) {
      if (error instanceof CallError) return { kind: 'unclear', code: error.code }
      throw error
    }
  }
}

function read(status: number, body: Buffer): Refreshed {
  const answer = objectIn(body)
  if (answer === null) return { kind: 'unclear', code: status >= 400 ? `http_${status}` : 'not_json' }
  const pair = Pair.safeParse(answer)
  if (pair.success) return { kind: 'pair', pair: pair.data }
  if (status >= 500) return { kind: 'unclear', code: `http_${status}` }
  const refusal = Refusal.safeParse(answer)
  if (!refusal.success) return { kind: 'unclear', code: 'no_pair' }
  const { error } = refusal.data
  return error === BUSY
    ? { kind: 'unclear', code: 'too_many_calls' }
    : { kind: 'refused', code: `oauth_${error ?? 'refused'}` }
}
