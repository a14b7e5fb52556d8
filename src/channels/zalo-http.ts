// One call to a server of Zalo over axios, for both of its products: whether it can have arrived, and never more than a code of what went wrong.
import * as http from 'node:http'
import * as https from 'node:https'
import type { LookupFunction } from 'node:net'
import { Readable } from 'node:stream'
import axios, { type AxiosResponse } from 'axios'

/** Why a call got no answer, or none of use. Holds a code only: addresses and headers of Zalo's calls carry tokens. */
export class CallError extends Error {
  override readonly name = 'CallError'
  /** As in logs: `econnrefused`, `timeout`, `answer_too_long`, `not_json`, `aborted`. */
  readonly code: string
  /** False where it is proven that no byte of the request was sent. */
  readonly reached: boolean

  constructor(code: string, reached: boolean) {
    super(code)
    this.code = code
    this.reached = reached
  }
}

export interface Call {
  method: 'GET' | 'POST'
  url: string
  headers?: Record<string, string>
  /** Bytes as they go over the wire, with their type among the headers. */
  body?: Uint8Array | string | Readable
  /** From the first step to the last byte of the answer. */
  timeoutMs: number
  signal?: AbortSignal
  /** An answer that has begun is read to its end, whatever the signal says: the server will not give it twice. */
  onlyOnce?: boolean
}

export interface Answer {
  status: number
  headers(name: string): string | null
  body: Buffer
}

export interface Caller {
  /** One request, whatever its status; redirects are answers like others. @throws CallError */
  call(call: Call): Promise<Answer>
  /**
   * Streams what lies at an address to `write`; stops over `limit`.
   * @returns the status, the type that was declared and the bytes counted
   * @throws CallError, `too_large` where there is more than `limit`
   */
  download(
    call: Omit<Call, 'body'>,
    limit: number,
    write: (chunk: Uint8Array) => void,
  ): Promise<{ status: number; type: string | null; bytes: number }>
  /** Waits for calls under way and drops idle connections. */
  close(): Promise<void>
}

/** No answer of either product comes near it. */
const LONGEST_ANSWER = 4 * 1024 * 1024
/** Given up before the server does so: a request on a connection that is being closed cannot be told from a lost answer. */
const IDLE_CONNECTION_MS = 4_000

/** @param lookup how names become addresses, where some addresses are not to be reached; the system's where left out */
export function createCaller(lookup?: LookupFunction): Caller {
  const options = { keepAlive: true, timeout: IDLE_CONNECTION_MS, ...(lookup ? { lookup } : {}) }
  const plain = new http.Agent(options)
  const secure = new https.Agent(options)
  const client = axios.create({
    httpAgent: plain,
    httpsAgent: secure,
    // Bytes in and out: every body is read by its own schema, and no header is added that we did not ask for.
    responseType: 'stream',
    transformRequest: [(body: unknown) => body],
    validateStatus: () => true,
    maxRedirects: 0,
    maxBodyLength: Number.POSITIVE_INFINITY,
  })
  const underWay = new Set<Promise<unknown>>()

  async function open(call: Call, signal: AbortSignal, sent: { reached: boolean }): Promise<AxiosResponse<Readable>> {
    return client.request<Readable>({
      method: call.method,
      url: call.url,
      headers: { 'User-Agent': 'dondoc', ...call.headers },
      ...(call.body === undefined ? {} : { data: typeof call.body === 'string' ? Buffer.from(call.body) : call.body }),
      signal,
      transport: watched(call.url.startsWith('https:') ? https : http, sent),
    })
  }

  async function exchange<T>(call: Call, take: (response: AxiosResponse<Readable>) => Promise<T>): Promise<T> {
    const sent = { reached: false }
    const late = AbortSignal.timeout(call.timeoutMs)
    const signal = call.signal ? AbortSignal.any([call.signal, late]) : late
    // Axios listens to its signal to the last byte of the answer; what is read to its end needs one that falls silent.
    const given = new AbortController()
    const give = () => given.abort()
    if (signal.aborted) give()
    signal.addEventListener('abort', give)
    let response: AxiosResponse<Readable> | null = null
    try {
      response = await open(call, given.signal, sent)
      if (call.onlyOnce) signal.removeEventListener('abort', give)
      const body = response.data
      const stop = () => body.destroy(new CallError('aborted', true))
      const ends = call.onlyOnce ? late : signal
      if (ends.aborted) stop()
      ends.addEventListener('abort', stop)
      try {
        return await take(response)
      } finally {
        ends.removeEventListener('abort', stop)
      }
    } catch (error) {
      const { aborted } = call.signal ?? { aborted: false }
      if (late.aborted && !aborted) throw new CallError('timeout', sent.reached)
      if (aborted) throw new CallError('aborted', sent.reached)
      if (error instanceof CallError) throw error
      throw new CallError(codeOf(error), sent.reached || response !== null)
    } finally {
      signal.removeEventListener('abort', give)
      response?.data.destroy()
      if (call.body instanceof Readable) call.body.destroy()
    }
  }

  function counted<T>(work: Promise<T>): Promise<T> {
    underWay.add(work)
    const done = () => underWay.delete(work)
    work.then(done, done)
    return work
  }

  return {
    call: (call) =>
      counted(
        exchange(call, async (response) => {
          const chunks: Buffer[] = []
          await count(response.data, LONGEST_ANSWER, 'answer_too_long', (chunk) => chunks.push(Buffer.from(chunk)))
          return { status: response.status, headers: headerOf(response), body: Buffer.concat(chunks) }
        }),
      ),
    download: (call, limit, write) =>
      counted(
        exchange(call, async (response) => {
          const good = response.status >= 200 && response.status < 300
          const bytes = good ? await count(response.data, limit, 'too_large', write) : 0
          return { status: response.status, type: headerOf(response)('content-type'), bytes }
        }),
      ),
    async close() {
      await Promise.allSettled(underWay)
      plain.destroy()
      secure.destroy()
    },
  }
}

async function count(body: Readable, limit: number, over: string, write: (chunk: Uint8Array) => void): Promise<number> {
  let bytes = 0
  for await (const chunk of body as AsyncIterable<Buffer>) {
    bytes += chunk.length
    if (bytes > limit) throw new CallError(over, true)
    write(chunk)
  }
  return bytes
}

const headerOf = (response: AxiosResponse) => (name: string) => {
  const value: unknown = response.headers[name.toLowerCase()]
  return typeof value === 'string' ? value : null
}

/** Node's own request, and a note of the moment from which the platform may have got something. */
function watched(way: typeof http | typeof https, sent: { reached: boolean }) {
  return {
    request(options: https.RequestOptions, onResponse: (response: http.IncomingMessage) => void): http.ClientRequest {
      const request = way.request(options, onResponse)
      request.on('socket', (socket) => {
        if (request.reusedSocket) sent.reached = true
        else socket.once(way === https ? 'secureConnect' : 'connect', () => (sent.reached = true))
      })
      return request
    },
  }
}

/** The system's name of a failure; an axios error itself is never passed on, for it holds the request. */
function codeOf(error: unknown): string {
  const { code, cause } = (error ?? {}) as { code?: unknown; cause?: unknown }
  if (typeof code === 'string' && /^[A-Z0-9_]{2,60}$/.test(code) && !code.startsWith('ERR_')) return code.toLowerCase()
  if (cause !== undefined && cause !== null) return codeOf(cause)
  return typeof code === 'string' && /^[A-Z0-9_]{2,60}$/.test(code) ? code.toLowerCase() : 'network'
}

/**
 * The JSON object in an answer, whatever its status: Zalo's gateways answer pages of HTML.
 * @throws CallError `not_json`, or `http_502` and the like where the status says more
 */
export function jsonIn({ status, body }: Answer): Record<string, unknown> {
  try {
    const parsed: unknown = JSON.parse(body.toString('utf8'))
    if (typeof parsed === 'object' && parsed !== null && !Array.isArray(parsed)) return { ...parsed }
  } catch {
    // Said below.
  }
  throw new CallError(status >= 200 && status < 300 ? 'not_json' : `http_${status}`, true)
}
