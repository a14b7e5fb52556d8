// Answering one HTTP request: the call, the fault waiting for it, the record of what took effect.
import type { IncomingMessage, ServerResponse } from 'node:http'
import type { Fault, FileFault } from './faults.ts'
import { type Arguments, readArguments } from './form.ts'
import { type Effect, METHODS, type Platform } from './methods.ts'
import { badRequest, flood, Refusal } from './refusal.ts'

export interface AcceptedCall {
  /** Place in the order of arrival. */
  order: number
  at: number
  method: string
  chat: string | null
  messageId: string | null
  /** Without markup. */
  text: string | null
  args: Record<string, unknown>
  /** Names of files uploaded with it. */
  uploads: string[]
  result: unknown
}

export interface ArrivedCall {
  order: number
  at: number
  method: string
  args: Record<string, unknown>
}

export interface FaultTarget {
  /** Without it: sends and edits only. */
  method?: string
  chat?: string
  times?: number
}

/** The published limits, and what passing them costs. */
export interface Limits {
  perSecond: number
  chatPauseMs: number
  /** Messages to one group in a minute. */
  groupPerMinute?: number
  /** Seconds for which everything is refused once a limit was passed. */
  penaltyS?: number
}

/** What the server stands on; the tests' side of it is in index.ts. */
export interface Desk {
  platform: Platform
  token: string
  limits: Limits | null
  /** Until when a flooder gets nothing but refusals. */
  punishedUntil: number
  /** How long a call is under way, both ways together. */
  roundTripMs: number
  accepted: AcceptedCall[]
  arrived: ArrivedCall[]
  faults: { fault: Fault; target: FaultTarget; left: number }[]
  fileFaults: FileFault[]
  weather: ((call: ArrivedCall) => Fault | null) | null
  /** Asked at every call of any kind, polls included, that nothing else befell. */
  storm: ((call: ArrivedCall) => Fault | null) | null
  /** Asked at every file that is fetched and no queued fault is waiting for. */
  fileStorm: (() => FileFault | null) | null
  revoked: boolean
  openPolls: number
  /** Told after everything that happens. */
  changed(): void
}

const MESSAGE_METHODS = new Set(['sendMessage', 'sendDocument', 'sendPhoto', 'sendMediaGroup', 'editMessageText'])

/** True for calls that put something before a person's eyes. */
export const isMessage = ({ method }: { method: string }): boolean => MESSAGE_METHODS.has(method)

/** Never rejects: whatever goes wrong becomes an answer. */
export async function answer(desk: Desk, request: IncomingMessage, response: ServerResponse): Promise<void> {
  try {
    await route(desk, request, response)
  } catch (error) {
    const refusal = error instanceof Refusal ? error : new Refusal(500, `Internal Server Error: ${error}`)
    if (!response.destroyed) reply(response, refusal.code, refusal.envelope())
  } finally {
    desk.changed()
  }
}

async function route(desk: Desk, request: IncomingMessage, response: ServerResponse): Promise<void> {
  response.setHeader('Date', new Date(desk.platform.now()).toUTCString())
  const url = new URL(request.url ?? '/', 'http://fake')
  const [, file, bot, rest = ''] = /^\/(file\/)?bot([^/]+)\/(.*)$/.exec(url.pathname) ?? []
  if (bot === undefined) throw new Refusal(404, 'Not Found')
  if (desk.roundTripMs > 0) await after(desk.roundTripMs / 2)
  if (desk.revoked || decodeURIComponent(bot) !== desk.token) throw new Refusal(401, 'Unauthorized')
  if (file !== undefined) return serveFile(desk, decodeURIComponent(rest), response)
  const body = await readAll(request)
  let args: Arguments
  try {
    args = readArguments(request.headers['content-type'] ?? '', body, url.searchParams)
  } catch {
    throw badRequest('the body cannot be read')
  }
  return handle(desk, rest, args, response)
}

async function handle(desk: Desk, method: string, args: Arguments, response: ServerResponse): Promise<void> {
  const isPoll = method === 'getUpdates'
  const call = { order: desk.arrived.length + 1, at: desk.platform.now(), method, args: args.values }
  if (!isPoll) desk.arrived.push(call)
  const fault = drawFault(desk, call)
  if (fault !== null && !fault.accepted) return strike(fault, null, response)
  const result = isPoll ? await poll(desk, args, response) : perform(desk, call, args).result
  if (fault !== null) strike(fault, result, response)
  else {
    if (desk.roundTripMs > 0) await after(desk.roundTripMs / 2)
    reply(response, 200, { ok: true, result })
  }
}

const after = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms))

function drawFault({ faults, weather, storm }: Desk, call: ArrivedCall): Fault | null {
  const queued = faults.find(({ target, left }) => {
    const method = target.method === undefined ? isMessage(call) : target.method === call.method
    return left > 0 && method && (target.chat === undefined || target.chat === String(call.args.chat_id))
  })
  if (queued === undefined) return (isMessage(call) ? weather?.(call) : null) ?? storm?.(call) ?? null
  queued.left--
  return queued.fault
}

function perform(desk: Desk, call: ArrivedCall, args: Arguments): Effect {
  const method = METHODS[call.method]
  if (method === undefined) throw new Refusal(404, 'Not Found: method not found')
  checkFlood(desk, call)
  const effect = method(desk.platform, args)
  desk.accepted.push({
    ...call,
    chat: effect.chat === null ? null : String(effect.chat),
    messageId: effect.messageId === null ? null : String(effect.messageId),
    text: effect.text,
    uploads: Object.values(args.files).map(({ name }) => name),
    result: effect.result,
  })
  return effect
}

function checkFlood(desk: Desk, call: ArrivedCall): void {
  const { limits, accepted } = desk
  if (limits === null || !isMessage(call)) return
  const punish = (): never => {
    if (limits.penaltyS === undefined) throw flood(1)
    desk.punishedUntil = call.at + limits.penaltyS * 1_000
    throw flood(limits.penaltyS)
  }
  if (call.at < desk.punishedUntil) throw flood(Math.ceil((desk.punishedUntil - call.at) / 1_000))
  const { perSecond, chatPauseMs, groupPerMinute } = limits
  const chat = String(call.args.chat_id)
  const isGroup = groupPerMinute !== undefined && chat.startsWith('-')
  const longest = Math.max(1_000, chatPauseMs, isGroup ? 60_000 : 0)
  let lastSecond = 0
  let toGroup = 0
  for (let at = accepted.length - 1; at >= 0; at--) {
    const earlier = accepted[at]!
    const age = call.at - earlier.at
    if (age >= longest) break
    if (!isMessage(earlier)) continue
    if (age < 1_000) lastSecond++
    if (isGroup && earlier.chat === chat) toGroup++
    if (lastSecond >= perSecond || (age < chatPauseMs && earlier.chat === chat)) punish()
    if (isGroup && toGroup >= groupPerMinute) punish()
  }
}

async function poll(desk: Desk, { values }: Arguments, response: ServerResponse): Promise<unknown> {
  const gone = new AbortController()
  response.on('close', () => gone.abort())
  const { offset, limit, timeout, allowed_updates: allowed } = values
  const kinds: unknown = typeof allowed === 'string' ? JSON.parse(allowed) : allowed
  desk.openPolls++
  try {
    return await desk.platform.updates.poll(
      {
        offset: Number(offset ?? 0),
        limit: Number(limit ?? 100),
        timeout: Number(timeout ?? 0),
        allowed: Array.isArray(kinds) ? kinds : null,
      },
      gone.signal,
    )
  } finally {
    desk.openPolls--
  }
}

function strike(fault: Fault, result: unknown, response: ServerResponse): void {
  switch (fault.kind) {
    case 'error':
      throw fault.refusal
    case 'hang':
      return
    case 'reset':
      response.socket?.resetAndDestroy()
      return
    case 'truncated': {
      const whole = JSON.stringify({ ok: true, result: result ?? true })
      response.writeHead(200, { 'content-type': 'application/json' })
      response.end(whole.slice(0, whole.length / 2))
      return
    }
    case 'page':
      response.writeHead(fault.status, { 'content-type': 'text/html' })
      response.end('<html><h1>Bad Gateway</h1></html>')
  }
}

function serveFile({ platform, fileFaults, fileStorm }: Desk, asked: string, response: ServerResponse): void {
  const file = [...platform.world.files.values()].find(({ path }) => path === asked)
  if (file === undefined) throw new Refusal(404, 'Not Found')
  const fault = fileFaults.shift() ?? fileStorm?.() ?? undefined
  const content = file.bytes ?? Buffer.alloc(file.size)
  switch (fault?.kind) {
    case 'status':
      response.writeHead(fault.status).end('an error page that is no document')
      return
    case 'endless': {
      const more = () => {
        while (!response.destroyed && response.write(Buffer.alloc(64 * 1024, 7)));
      }
      response.on('drain', more)
      more()
      return
    }
    case 'stall':
    case 'cut':
      response.writeHead(200, { 'content-length': content.length })
      response.write(content.subarray(0, fault.after), () => {
        if (fault.kind === 'cut') response.socket?.resetAndDestroy()
      })
      return
    case undefined:
      response.writeHead(200, { 'content-length': content.length }).end(content)
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
