// Answering one HTTP request: the call, the fault waiting for it, the record of what took effect.
import type { IncomingMessage, ServerResponse } from 'node:http'
import type { Fault } from './faults.ts'
import { type Arguments, type Effect, METHODS, type Me } from './methods.ts'
import type { Platform } from './people.ts'
import { badRequest, emptyPoll, Refusal, unauthorized } from './refusal.ts'
import type { DeliveryWays } from './updates.ts'

export interface ArrivedCall {
  /** Place in the order of arrival. */
  order: number
  at: number
  method: string
  args: Arguments
}

export interface AcceptedCall extends ArrivedCall {
  chat: string | null
  messageId: string | null
  text: string | null
  result: unknown
}

export interface FaultTarget {
  /** Without it: sends only. */
  method?: string
  chat?: string
  times?: number
}

/** What the server stands on; the tests' side of it is in index.ts. */
export interface Desk {
  platform: Platform
  token: string
  me: Me
  ways: Ways
  accepted: AcceptedCall[]
  arrived: ArrivedCall[]
  faults: { fault: Fault; target: FaultTarget; left: number }[]
  changed(): void
}

/** How the platform behaves; a test turns it while the server runs. */
export interface Ways extends DeliveryWays {
  /** An error in the body also sets the HTTP status. */
  statusFollowsCode: boolean
  /** Asked at every send that no queued fault is waiting for; null for fair weather. */
  weather: ((call: ArrivedCall) => Fault | null) | null
  /** Every call is answered 401. */
  revoked: boolean
}

/** True for calls that put something before a person's eyes. */
export const isMessage = ({ method }: { method: string }): boolean => method === 'sendMessage' || method === 'sendPhoto'

/** Never rejects: whatever goes wrong becomes an answer. */
export async function answer(desk: Desk, request: IncomingMessage, response: ServerResponse): Promise<void> {
  try {
    await route(desk, request, response)
  } catch (error) {
    refuse(desk, response, error instanceof Refusal ? error : new Refusal(403, `Internal server error: ${error}`))
  } finally {
    desk.changed()
  }
}

function refuse(desk: Desk, response: ServerResponse, refusal: Refusal, camelCase = false): void {
  if (response.destroyed) return
  const isStatus = refusal.code >= 400 && refusal.code < 600
  reply(response, desk.ways.statusFollowsCode && isStatus ? refusal.code : 200, refusal.envelope(camelCase))
}

async function route(desk: Desk, request: IncomingMessage, response: ServerResponse): Promise<void> {
  const [, bot, method] = /^\/bot([^/]+)\/(\w+)$/.exec(new URL(request.url ?? '/', 'http://fake').pathname) ?? []
  if (bot === undefined || method === undefined) throw badRequest('path')
  const body = await readAll(request)
  if (desk.ways.revoked || decodeURIComponent(bot) !== desk.token) throw unauthorized()
  if (request.method !== 'POST') throw badRequest('method')
  const call = { order: desk.arrived.length + 1, at: desk.platform.now(), method, args: readArguments(request, body) }
  if (method !== 'getUpdates') desk.arrived.push(call)
  const fault = drawFault(desk, call)
  if (fault !== null && !fault.accepted) return strike(desk, fault, null, response)
  const result = method === 'getUpdates' ? await poll(desk, call, response) : await perform(desk, call)
  if (fault !== null) strike(desk, fault, result, response)
  else reply(response, 200, result === undefined ? { ok: true } : { ok: true, result })
}

function readArguments(request: IncomingMessage, body: Buffer): Arguments {
  if (!/^application\/json/.test(request.headers['content-type'] ?? '')) throw badRequest('content type')
  try {
    const parsed: unknown = JSON.parse(body.toString('utf8'))
    if (typeof parsed === 'object' && parsed !== null && !Array.isArray(parsed)) return { ...parsed }
  } catch {
    // Said below.
  }
  throw badRequest('body')
}

function drawFault({ faults, ways: { weather } }: Desk, call: ArrivedCall): Fault | null {
  const queued = faults.find(({ target, left }) => {
    const method = target.method === undefined ? isMessage(call) : target.method === call.method
    return left > 0 && method && (target.chat === undefined || target.chat === call.args.chat_id)
  })
  if (queued === undefined) return isMessage(call) ? (weather?.(call) ?? null) : null
  queued.left--
  return queued.fault
}

async function perform(desk: Desk, call: ArrivedCall): Promise<unknown> {
  const method = METHODS[call.method]
  if (method === undefined) throw badRequest('unknown method')
  const { result, chat, messageId, text }: Effect = await method(desk.platform, call.args, desk.me)
  desk.accepted.push({ ...call, chat, messageId, text, result })
  return result
}

async function poll(desk: Desk, { args }: ArrivedCall, response: ServerResponse): Promise<unknown> {
  const gone = new AbortController()
  response.on('close', () => gone.abort())
  const update = await desk.platform.updates.poll(Number(args.timeout ?? 30), gone.signal)
  if (update === null) throw emptyPoll()
  return update
}

function strike(desk: Desk, fault: Fault, result: unknown, response: ServerResponse): void {
  switch (fault.kind) {
    case 'error':
      return refuse(desk, response, fault.refusal, fault.camelCase)
    case 'hang':
      return
    case 'reset':
      response.socket?.resetAndDestroy()
      return
    case 'truncated': {
      const whole = JSON.stringify({ ok: true, result: result ?? {} })
      response.writeHead(200, { 'content-type': 'application/json' })
      response.end(whole.slice(0, whole.length / 2))
      return
    }
    case 'page':
      response.writeHead(fault.status, { 'content-type': 'text/html' })
      response.end('<html><h1>Bad Gateway</h1></html>')
      return
    case 'no_result':
      reply(response, 200, { ok: true })
  }
}

async function readAll(request: IncomingMessage): Promise<Buffer> {
  const chunks: Buffer[] = []
  for await (const chunk of request) chunks.push(chunk as Buffer)
  return Buffer.concat(chunks)
}

function reply(response: ServerResponse, status: number, body: object): void {
  response.writeHead(status, { 'content-type': 'application/json' })
  response.end(JSON.stringify(body))
}
