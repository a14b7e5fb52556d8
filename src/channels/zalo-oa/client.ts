// Calls to the API of Official Accounts: the token in its header, success by the body alone, one new token where it is refused.
import { randomUUID } from 'node:crypto'
import { type Answer, CallError, type Caller } from '../zalo-http.ts'
import { type Failure, isExpired } from './errors.ts'
import { objectIn } from './exact-json.ts'
import { Envelope } from './schema.ts'
import type { Tokens } from './tokens.ts'

export type Reply = { ok: true; data: unknown } | { ok: false; failure: Failure }

export interface Upload {
  /** Of the address: files and pictures have different ones. */
  kind: 'file' | 'image'
  /** With its ending, which decides whether it is taken. */
  name: string
  mime: string
  bytes: Uint8Array
}

/** One call each, a second only where the token of the first was refused, by which it is proven that nothing was done. */
export interface Client {
  /** @param data as the API wants it: one parameter that holds JSON */
  get(path: string, data?: object): Promise<Reply>
  post(path: string, body: object): Promise<Reply>
  upload(upload: Upload): Promise<Reply>
}

export interface ClientOptions {
  /** `https://openapi.zalo.me`. */
  apiRoot: string
  caller: Caller
  tokens: Pick<Tokens, 'access' | 'renew'>
  callMs: number
  uploadMs: number
}

export function createClient({ apiRoot, caller, tokens, callMs, uploadMs }: ClientOptions): Client {
  async function authorised(call: (token: string) => Promise<Reply>): Promise<Reply> {
    const first = await tokens.access()
    if (!first.ok) return withoutToken(first)
    const reply = await call(first.token)
    if (reply.ok || !isExpired(reply.failure)) return reply
    const second = await tokens.renew(first.generation)
    return second.ok ? call(second.token) : withoutToken(second)
  }
  return {
    get: (path, data) =>
      authorised((token) => {
        const query = data === undefined ? '' : `?data=${encodeURIComponent(JSON.stringify(data))}`
        return replyTo(() =>
          caller.call({
            method: 'GET',
            url: `${apiRoot}${path}${query}`,
            headers: { access_token: token },
            timeoutMs: callMs,
          }),
        )
      }),
    post: (path, body) =>
      authorised((token) =>
        replyTo(() =>
          caller.call({
            method: 'POST',
            url: `${apiRoot}${path}`,
            headers: { access_token: token, 'Content-Type': 'application/json' },
            body: JSON.stringify(body),
            timeoutMs: callMs,
          }),
        ),
      ),
    upload(upload) {
      const boundary = `dondoc-${randomUUID()}`
      const body = formOf(boundary, upload)
      return authorised((token) =>
        replyTo(() =>
          caller.call({
            method: 'POST',
            url: `${apiRoot}/v2.0/oa/upload/${upload.kind}`,
            headers: { access_token: token, 'Content-Type': `multipart/form-data; boundary=${boundary}` },
            body,
            timeoutMs: uploadMs,
          }),
        ),
      )
    },
  }
}

const withoutToken = ({ code, dead }: { code: string; dead: boolean }): Reply => ({
  ok: false,
  failure: { from: 'token', code, dead },
})

/** Never rejects for anything that a network or a platform does. */
export async function replyTo(call: () => Promise<Answer>): Promise<Reply> {
  try {
    const answer = await call()
    const envelope = Envelope.safeParse(objectIn(answer.body))
    if (!envelope.success) {
      const code = answer.status >= 200 && answer.status < 300 ? 'unreadable' : `http_${answer.status}`
      return { ok: false, failure: { from: 'network', code, reached: true } }
    }
    const { error, data } = envelope.data
    return error === 0 ? { ok: true, data } : { ok: false, failure: { from: 'platform', code: error } }
  } catch (error) {
    if (error instanceof CallError)
      return { ok: false, failure: { from: 'network', code: error.code, reached: error.reached } }
    throw error
  }
}

/** One field, `file`; quotes and line ends would end the name before its time. */
function formOf(boundary: string, { name, mime, bytes }: Upload): Buffer {
  const quoted = name.replace(/[\p{Cc}\p{Cs}"\\]+/gu, ' ').trim()
  const head = `--${boundary}\r\nContent-Disposition: form-data; name="file"; filename="${quoted}"\r\nContent-Type: ${mime}\r\n\r\n`
  return Buffer.concat([Buffer.from(head), bytes, Buffer.from(`\r\n--${boundary}--\r\n`)])
}
