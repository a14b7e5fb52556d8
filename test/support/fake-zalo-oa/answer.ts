// Answering one HTTP request to the fake Official Account: the call, the fault waiting for it, the record of what took effect.
import type { IncomingMessage, ServerResponse } from 'node:http'
import type { Fault, FileFault } from './faults.ts'
import { METHODS } from './methods.ts'
import type { TokenServer } from './oauth.ts'
import { Refusal } from './refusal.ts'
import type { Message, World } from './world.ts'

export interface AcceptedCall {
  order: number
  at: number
  path: string
  chat: string | null
  messageId: string | null
  body: Record<string, unknown>
  message: Message | null
}

export interface FaultTarget {
  /** A part of the path; without it: what shows something to a person. */
  path?: string
  times?: number
}

export interface Desk {
  world: World
  tokens: TokenServer
  accepted: AcceptedCall[]
  /** Paths of everything that asked, refused calls too. */
  arrived: string[]
  faults: { fault: Fault; target: FaultTarget; left: number }[]
  fileFaults: FileFault[]
  /** Calls a minute that are let through. */
  perMinute: number
  changed(): void
}

const OAUTH = '/v4/oa/access_token'
const SHOWS = /\/message/

/** Never rejects: whatever goes wrong becomes an answer. */
export async function answer(desk: Desk, request: IncomingMessage, response: ServerResponse): Promise<void> {
  try {
    await route(desk, request, response)
  } catch (error) {
    const refusal = error instanceof Refusal ? error : new Refusal(-200, `Internal error: ${error}`)
    if (!response.destroyed) reply(response, refusal.envelope())
  } finally {
    desk.changed()
  }
}

async function route(desk: Desk, request: IncomingMessage, response: ServerResponse): Promise<void> {
  const url = new URL(request.url ?? '/', 'http://fake')
  if (url.pathname.startsWith('/media/')) return serve(desk, url.pathname.slice('/media/'.length), response)
  const body = await readAll(request)
  desk.arrived.push(url.pathname)
  const fault = drawFault(desk, url.pathname)
  if (fault !== null && !fault.accepted) return strike(fault, null, response)
  const result =
    url.pathname === OAUTH
      ? desk.tokens.refresh(new URLSearchParams(body.toString('utf8')), headerOf(request, 'secret_key'))
      : perform(desk, request, url, body)
  if (fault !== null) strike(fault, result, response)
  else reply(response, result)
}

function drawFault({ faults }: Desk, path: string): Fault | null {
  const queued = faults.find(({ target, left }) => {
    const fits = target.path === undefined ? SHOWS.test(path) : path.includes(target.path)
    return left > 0 && fits
  })
  if (queued === undefined) return null
  queued.left--
  return queued.fault
}

function perform(desk: Desk, request: IncomingMessage, url: URL, bytes: Buffer): object {
  const { world, tokens, accepted } = desk
  if (!tokens.lets(headerOf(request, 'access_token'))) throw new Refusal(-216, 'Access token is invalid')
  const at = world.now()
  if (accepted.filter((call) => at - call.at < 60_000).length >= desk.perMinute)
    throw new Refusal(-32, 'Too many requests')
  const method = METHODS[`${request.method} ${url.pathname}`]
  if (method === undefined) throw new Refusal(-401, 'API not found')
  const type = String(request.headers['content-type'] ?? '')
  const form = type.startsWith('multipart/')
  const body = form
    ? {}
    : jsonOf(request.method === 'GET' ? (url.searchParams.get('data') ?? '') : bytes.toString('utf8'))
  const effect = method(world, { path: url.pathname, body, upload: form ? fileIn(type, bytes) : null })
  accepted.push({
    order: accepted.length + 1,
    at,
    path: url.pathname,
    chat: effect.chat,
    messageId: effect.message?.id ?? null,
    body,
    message: effect.message,
  })
  return { error: 0, message: 'Success', data: effect.data }
}

function jsonOf(text: string): Record<string, unknown> {
  if (text === '') return {}
  try {
    return { ...JSON.parse(text) }
  } catch {
    throw new Refusal(-201, 'The body is no JSON')
  }
}

/** The one field of a form. */
function fileIn(type: string, bytes: Buffer): { name: string; bytes: Buffer } | null {
  const boundary = /boundary=(.+)$/.exec(type)?.[1]
  const head = bytes.indexOf('\r\n\r\n')
  const tail = bytes.lastIndexOf(`\r\n--${boundary}--`)
  if (boundary === undefined || head < 0 || tail < head) return null
  const name = /name="file"; filename="([^"]*)"/.exec(bytes.subarray(0, head).toString('utf8'))?.[1]
  return name === undefined || name === '' ? null : { name, bytes: bytes.subarray(head + 4, tail) }
}

function strike(fault: Fault, result: object | null, response: ServerResponse): void {
  switch (fault.kind) {
    case 'code':
      return reply(response, new Refusal(fault.code, 'as the test asked').envelope())
    case 'hang':
      return
    case 'reset':
      response.socket?.resetAndDestroy()
      return
    case 'truncated': {
      const whole = JSON.stringify(result ?? { error: 0 })
      response.writeHead(200, { 'content-type': 'application/json' }).end(whole.slice(0, whole.length / 2))
      return
    }
    case 'page':
      response.writeHead(fault.status, { 'content-type': 'text/html' }).end('<html><h1>Bad Gateway</h1></html>')
      return
    case 'body':
      response.writeHead(fault.status, { 'content-type': 'application/json' }).end(fault.body)
  }
}

function serve({ world, fileFaults }: Desk, id: string, response: ServerResponse): void {
  const media = world.media.get(id)
  const fault = fileFaults.shift()
  if (fault?.kind === 'status') return void response.writeHead(fault.status).end('no document')
  if (fault?.kind === 'redirect') return void response.writeHead(302, { location: fault.to }).end()
  if (media === undefined) return void response.writeHead(404).end()
  if (fault?.kind === 'cut') {
    response.writeHead(200, { 'content-length': media.bytes.length })
    response.write(media.bytes.subarray(0, fault.after), () => response.socket?.resetAndDestroy())
    return
  }
  const bytes = fault?.kind === 'other_bytes' ? Buffer.alloc(media.bytes.length, 7) : media.bytes
  response.writeHead(200, { 'content-length': bytes.length }).end(bytes)
}

const headerOf = (request: IncomingMessage, name: string): string | undefined => {
  const value = request.headers[name]
  return typeof value === 'string' ? value : undefined
}

async function readAll(request: IncomingMessage): Promise<Buffer> {
  const chunks: Buffer[] = []
  for await (const chunk of request) chunks.push(chunk as Buffer)
  return Buffer.concat(chunks)
}

function reply(response: ServerResponse, body: object): void {
  response.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify(body))
}
