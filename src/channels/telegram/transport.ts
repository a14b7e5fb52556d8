// One HTTP call to the Bot API, knowing whether the request can have arrived; grammY calls it in place of its own fetch.
import * as http from 'node:http'
import * as https from 'node:https'
import { Readable } from 'node:stream'

/** Why a call got no readable answer. Holds a code only: addresses of the Bot API contain the token. */
export class TransportError extends Error {
  override readonly name = 'TransportError'
  readonly code: string
  /** False where it is proven that no byte of the request was sent. */
  readonly reached: boolean

  constructor(code: string, reached: boolean) {
    super(code)
    this.code = code
    this.reached = reached
  }
}

/** The part of fetch that grammY uses. */
export interface TransportRequest {
  method?: string
  headers?: Record<string, string>
  body?: string | Readable
  signal?: AbortSignal
}

/** The part of a fetch response that grammY uses. */
export interface TransportResponse {
  json(): Promise<unknown>
}

export interface Transport {
  fetch(url: string, request: TransportRequest): Promise<TransportResponse>
  /** Drops idle connections. */
  close(): void
}

/** A hundred updates of the longest kind stay far below. */
const LONGEST_ANSWER = 16 * 1024 * 1024

/**
 * Idle connections are given up before the server does so: a request on a connection that the server is closing
 * fails in a way nobody can tell from a lost answer.
 */
const IDLE_CONNECTION_MS = 4_000

/**
 * @param timeoutMs of one call, from its first step to the last byte of its answer
 * @returns a caller whose every failure is a {@link TransportError}
 */
export function createTransport(timeoutMs: (url: string, request: TransportRequest) => number): Transport {
  const options = { keepAlive: true, timeout: IDLE_CONNECTION_MS }
  const plain = new http.Agent(options)
  const secure = new https.Agent(options)
  return {
    async fetch(url, request) {
      const answer = await exchange(url, request, url.startsWith('https:') ? secure : plain, timeoutMs(url, request))
      const envelope = readEnvelope(answer)
      return { json: () => Promise.resolve(envelope) }
    },
    close() {
      plain.destroy()
      secure.destroy()
    },
  }
}

interface Answer {
  status: number
  body: Buffer
}

function exchange(url: string, request: TransportRequest, agent: http.Agent, timeoutMs: number): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const tls = agent instanceof https.Agent
    const { method = 'POST', headers = {}, body, signal } = request
    const call = open(url, { agent, method, headers: framed(headers, body) })
    let reached = false
    let settled = false

    const settle = (finish: () => void) => {
      if (settled) return
      settled = true
      clearTimeout(timer)
      signal?.removeEventListener('abort', onAbort)
      finish()
    }
    const fail = (code: string) => {
      settle(() => reject(new TransportError(code, reached)))
      call.destroy()
      if (body instanceof Readable) body.destroy()
    }
    const onAbort = () => fail('aborted')
    const timer = setTimeout(() => fail('timeout'), timeoutMs)

    call.on('socket', (socket) => {
      if (call.reusedSocket) reached = true
      else socket.once(tls ? 'secureConnect' : 'connect', () => (reached = true))
    })
    call.on('error', (error) => fail(systemCode(error)))
    call.on('response', (response) => {
      const chunks: Buffer[] = []
      let size = 0
      response.on('data', (chunk: Buffer) => {
        size += chunk.length
        if (size > LONGEST_ANSWER) fail('answer_too_long')
        else chunks.push(chunk)
      })
      response.on('end', () => settle(() => resolve({ status: response.statusCode ?? 0, body: Buffer.concat(chunks) })))
      response.on('error', (error) => fail(systemCode(error)))
      response.on('close', () => fail('answer_cut_off'))
    })

    if (signal?.aborted) return onAbort()
    signal?.addEventListener('abort', onAbort)
    if (body instanceof Readable) {
      body.on('error', () => fail('body_unreadable'))
      body.pipe(call)
    } else call.end(body)
  })
}

/** Node's complaint about an address quotes it, token and all. */
function open(url: string, options: https.RequestOptions): http.ClientRequest {
  try {
    return (options.agent instanceof https.Agent ? https : http).request(url, options)
  } catch (error) {
    throw new TransportError(systemCode(error), false)
  }
}

/** A body known as a whole is sent with its length; proxies of agencies dislike chunks. */
function framed(headers: Record<string, string>, body: string | Readable | undefined): Record<string, string> {
  const kept = Object.fromEntries(Object.entries(headers).filter(([name]) => name.toLowerCase() !== 'connection'))
  return typeof body === 'string' ? { ...kept, 'content-length': String(Buffer.byteLength(body)) } : kept
}

/** The Bot API answers every call, failed ones too, with one JSON object; anything else came from somebody between. */
function readEnvelope({ status, body }: Answer): unknown {
  const unreadable = new TransportError(status >= 200 && status < 300 ? 'unreadable' : `http_${status}`, true)
  let parsed: unknown
  try {
    parsed = JSON.parse(body.toString('utf8'))
  } catch {
    throw unreadable
  }
  if (typeof parsed !== 'object' || parsed === null) throw unreadable
  const { ok, error_code } = parsed as { ok?: unknown; error_code?: unknown }
  const wellFormed = ok === true ? 'result' in parsed : ok === false && Number.isInteger(error_code)
  if (!wellFormed) throw unreadable
  return parsed
}

/** The system's or the TLS library's name for a failure, as it stands in logs: `econnrefused`, `cert_has_expired`. */
export function systemCode(error: unknown): string {
  if (typeof error !== 'object' || error === null) return 'network'
  const { code, errors, cause } = error as { code?: unknown; errors?: unknown; cause?: unknown }
  if (typeof code === 'string' && /^[A-Z0-9_]{2,60}$/.test(code)) return code.toLowerCase()
  if (Array.isArray(errors) && errors.length > 0) return systemCode(errors[0])
  return cause === undefined ? 'network' : systemCode(cause)
}
