// Calls to the Zalo Bot API: POST and JSON for everything, judged by the body whatever the status says.
import { CallError, type Caller, jsonIn } from '../zalo-http.ts'
import type { Failure } from './errors.ts'
import { envelope } from './schema.ts'

/** `result` may be missing where there is nothing to say. */
export type Answered = { ok: true; result: unknown } | { ok: false; failure: Failure }

export interface CallOptions {
  timeoutMs?: number
  signal?: AbortSignal
  /** An answer that has begun is read to its end: it is not given twice. */
  onlyOnce?: boolean
}

export interface Client {
  /** One attempt. Never rejects for anything the platform or the network does. */
  call(method: string, parameters?: object, options?: CallOptions): Promise<Answered>
}

/**
 * @param root `https://bot-api.zaloplatforms.com`, without a slash at its end
 * @param timeoutMs of a call that names no other
 */
export function createClient(caller: Caller, root: string, token: string, timeoutMs: number): Client {
  return {
    async call(method, parameters = {}, options = {}) {
      try {
        const answer = await caller.call({
          method: 'POST',
          url: `${root}/bot${token}/${method}`,
          headers: { 'Content-Type': 'application/json', Accept: 'application/json' },
          body: JSON.stringify(parameters),
          timeoutMs: options.timeoutMs ?? timeoutMs,
          ...(options.signal ? { signal: options.signal } : {}),
          ...(options.onlyOnce ? { onlyOnce: true } : {}),
        })
        return readEnvelope(() => jsonIn(answer), answer.status)
      } catch (error) {
        // An axios error would carry the address, and with it the token; what comes here holds a code.
        if (!(error instanceof CallError)) throw error
        return { ok: false, failure: { from: 'network', code: error.code, reached: error.reached } }
      }
    },
  }
}

function readEnvelope(parse: () => Record<string, unknown>, status: number): Answered {
  let body: Record<string, unknown>
  try {
    body = parse()
  } catch {
    return { ok: false, failure: { from: 'page', status } }
  }
  const { ok, result, error_code, errorCode } = envelope.parse(body)
  if (ok === true) return { ok: true, result }
  const code = error_code ?? errorCode ?? (status >= 400 ? status : 0)
  return { ok: false, failure: { from: 'platform', code } }
}
