// A Bot API server for tests: real HTTP and long polling, the platform's limits and errors, faults on demand, and the
// record of accepted calls that alone decides what was sent.
import { once } from 'node:events'
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import type { Fault, FileFault } from './faults.ts'
import { type Arguments, readArguments } from './form.ts'
import { type Effect, METHODS, type Platform } from './methods.ts'
import { actAs, actAsGroup, type Group, type Person } from './people.ts'
import { badRequest, flood, Refusal } from './refusal.ts'
import { createUpdateQueue, type UpdateQueue } from './updates.ts'
import { type ChatState, createWorld } from './world.ts'

export { FAULTS, type Fault, type FileFault, mulberry32, seededFaults } from './faults.ts'
export type { Group, Person, Press, Seen } from './people.ts'

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

export interface FakeTelegram {
  /** For the client's `apiRoot`. */
  readonly root: string
  readonly token: string
  readonly bot: { id: string; username: string }
  /** What took effect, in order of arrival. The only judge of what was sent. */
  readonly accepted: AcceptedCall[]
  /** Everything that asked, refused calls too; polls left out. */
  readonly arrived: ArrivedCall[]
  readonly updates: UpdateQueue
  /** Polls being held open. */
  readonly openPolls: number
  /** Accepted messages and edits. */
  sent(chat?: string): AcceptedCall[]
  person(name: string, state?: ChatState): Person
  group(title: string): Group
  /** The next matching calls go wrong. */
  fault(fault: Fault, target?: FaultTarget): void
  /** Asked at every send or edit that no queued fault is waiting for; null for fair weather. */
  weather: ((call: ArrivedCall) => Fault | null) | null
  fileFault(fault: FileFault, times?: number): void
  /** Links given out so far stop working. */
  expireLinks(): void
  /** Every call is answered 401. */
  revoked: boolean
  /** Nothing listens any more until `comeBack`. */
  goDark(): Promise<void>
  comeBack(): Promise<void>
  /** Resolves as soon as the condition holds; looked at after everything that happens here. */
  until(condition: () => boolean): Promise<void>
  close(): Promise<void>
}

export interface FakeOptions {
  token?: string
  username?: string
  now?: () => number
  /** Answer 429 where the published limits are passed, counted on the fake's clock. */
  limits?: { perSecond: number; chatPauseMs: number }
}

const MESSAGE_METHODS = new Set(['sendMessage', 'sendDocument', 'editMessageText'])

export async function startFakeTelegram(options: FakeOptions = {}): Promise<FakeTelegram> {
  const { token = '7000000001:FAKE-token-of-a-bot', username = 'dondoc_thu_bot', now = Date.now, limits } = options
  const botId = Number(token.split(':')[0])
  const watchers = new Set<() => void>()
  const changed = () => {
    for (const look of [...watchers]) look()
  }
  const world = createWorld(username, botId)
  const updates = createUpdateQueue(now, changed)
  const platform: Platform = { world, updates, queries: new Map(), now }
  const accepted: AcceptedCall[] = []
  const arrived: ArrivedCall[] = []
  const faults: { fault: Fault; target: FaultTarget; left: number }[] = []
  const fileFaults: FileFault[] = []
  let links = 1
  let openPolls = 0

  function drawFault(call: ArrivedCall): Fault | null {
    const queued = faults.find(({ target, left }) => {
      const method = target.method === undefined ? MESSAGE_METHODS.has(call.method) : target.method === call.method
      return left > 0 && method && (target.chat === undefined || target.chat === String(call.args.chat_id))
    })
    if (queued !== undefined) {
      queued.left--
      return queued.fault
    }
    return MESSAGE_METHODS.has(call.method) ? (fake.weather?.(call) ?? null) : null
  }

  function perform(call: ArrivedCall, args: Arguments): Effect {
    const method = METHODS[call.method]
    if (method === undefined) throw new Refusal(404, 'Not Found: method not found')
    const effect = method(platform, args)
    accepted.push({
      ...call,
      chat: effect.chat === null ? null : String(effect.chat),
      messageId: effect.messageId === null ? null : String(effect.messageId),
      text: effect.text,
      uploads: Object.values(args.files).map(({ name }) => name),
      result: effect.result,
    })
    return effect
  }

  function checkFlood(call: ArrivedCall): void {
    if (limits === undefined || !MESSAGE_METHODS.has(call.method)) return
    const recent = accepted.filter(({ method, at }) => MESSAGE_METHODS.has(method) && now() - at < 1000)
    const sameChat = recent.some(
      ({ chat, at }) => chat === String(call.args.chat_id) && now() - at < limits.chatPauseMs,
    )
    if (recent.length >= limits.perSecond || sameChat) throw flood(1)
  }

  async function poll(args: Arguments, response: ServerResponse, fault: Fault | null): Promise<void> {
    const gone = new AbortController()
    response.on('close', () => gone.abort())
    const { offset, limit, timeout, allowed_updates: allowed } = args.values
    openPolls++
    try {
      const parsed = typeof allowed === 'string' ? JSON.parse(allowed) : allowed
      const batch = await updates.poll(
        {
          offset: Number(offset ?? 0),
          limit: Number(limit ?? 100),
          timeout: Number(timeout ?? 0),
          allowed: Array.isArray(parsed) ? parsed : null,
        },
        gone.signal,
      )
      if (fault === null) reply(response, 200, { ok: true, result: batch })
      else strike(fault, batch, response)
    } finally {
      openPolls--
      changed()
    }
  }

  async function answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    response.setHeader('Date', new Date(now()).toUTCString())
    const url = new URL(request.url ?? '/', 'http://fake')
    const [, where, bot, ...rest] = /^\/(file\/)?bot([^/]+)\/(.*)$/.exec(url.pathname) ?? []
    if (bot === undefined) throw new Refusal(404, 'Not Found')
    if (fake.revoked || decodeURIComponent(bot) !== token) throw new Refusal(401, 'Unauthorized')
    if (where !== undefined) return serveFile(decodeURIComponent(rest.join('/')), response)
    const body = await readAll(request)
    let args: Arguments
    try {
      args = readArguments(request.headers['content-type'] ?? '', body, url.searchParams)
    } catch {
      throw badRequest('the body cannot be read')
    }
    const method = rest.join('/')
    const isPoll = method === 'getUpdates'
    const call = { order: arrived.length + 1, at: now(), method, args: args.values }
    if (!isPoll) arrived.push(call)
    const fault = drawFault(call)
    if (fault !== null && !fault.accepted) return strike(fault, null, response)
    if (isPoll) return poll(args, response, fault)
    checkFlood(call)
    const effect = perform(call, args)
    if (fault !== null) strike(fault, effect.result, response)
    else reply(response, 200, { ok: true, result: effect.result })
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

  function serveFile(asked: string, response: ServerResponse): void {
    const file = [...world.files.values()].find(({ path }) => path === asked)
    if (file === undefined) throw new Refusal(404, 'Not Found')
    const fault = fileFaults.shift()
    const content = file.bytes ?? Buffer.alloc(file.size)
    if (fault?.kind === 'status') {
      response.writeHead(fault.status).end('an error page that is no document')
    } else if (fault?.kind === 'endless') {
      const more = () => {
        while (!response.destroyed && response.write(Buffer.alloc(64 * 1024, 7)));
      }
      response.on('drain', more)
      more()
    } else if (fault !== undefined) {
      response.writeHead(200, { 'content-length': content.length })
      response.write(content.subarray(0, fault.after), () => {
        if (fault.kind === 'cut') response.socket?.resetAndDestroy()
      })
    } else {
      response.writeHead(200, { 'content-length': content.length }).end(content)
    }
  }

  const listener = (request: IncomingMessage, response: ServerResponse) => {
    answer(request, response)
      .catch((error: unknown) => {
        const refusal = error instanceof Refusal ? error : new Refusal(500, `Internal Server Error: ${error}`)
        if (!response.destroyed) reply(response, refusal.code, refusal.envelope())
      })
      .finally(changed)
  }

  let server = await listen(listener, 0)
  const { port } = server.address() as AddressInfo
  const shut = async () => {
    server.closeAllConnections()
    await new Promise((done) => server.close(done))
    // A client in this same process needs a turn of the loop to see that its idle connections are dead.
    for (let turn = 0; turn < 3; turn++) await new Promise(setImmediate)
  }

  const fake: FakeTelegram = {
    root: `http://127.0.0.1:${port}`,
    token,
    bot: { id: String(botId), username },
    accepted,
    arrived,
    updates,
    get openPolls() {
      return openPolls
    },
    weather: null,
    revoked: false,
    sent: (chat) =>
      accepted.filter((call) => MESSAGE_METHODS.has(call.method) && (chat === undefined || call.chat === chat)),
    person(name, state = 'open') {
      const chat = world.addPerson(name, state)
      return actAs(platform, chat, chat.person!)
    },
    group: (title) => actAsGroup(platform, world.addGroup(title)),
    fault(fault, target = {}) {
      faults.push({ fault, target, left: target.times ?? 1 })
    },
    fileFault(fault, times = 1) {
      for (let i = 0; i < times; i++) fileFaults.push(fault)
    },
    expireLinks() {
      links++
      for (const file of world.files.values()) file.path = file.path.replace(/(_l\d+)?$/, `_l${links}`)
    },
    goDark: shut,
    async comeBack() {
      server = await listen(listener, port)
    },
    until(condition) {
      return new Promise((resolve) => {
        const look = () => {
          if (!condition()) return
          watchers.delete(look)
          resolve()
        }
        watchers.add(look)
        look()
      })
    },
    async close() {
      updates.stop()
      await shut()
    },
  }
  return fake
}

async function listen(
  listener: (request: IncomingMessage, response: ServerResponse) => void,
  port: number,
): Promise<Server> {
  const server = createServer(listener)
  server.listen(port, '127.0.0.1')
  await once(server, 'listening')
  return server
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
