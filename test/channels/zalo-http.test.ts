// One call to Zalo: whether it can have arrived, what is not followed or believed, and that nothing secret is thrown.
import { once } from 'node:events'
import { createServer as createHttpServer, type RequestListener } from 'node:http'
import { type AddressInfo, createServer, type Server, type Socket } from 'node:net'
import { Readable } from 'node:stream'
import { inspect } from 'node:util'
import { afterEach, describe, expect, it } from 'vitest'
import { type Answer, type Call, CallError, type Caller, createCaller, jsonIn } from '../../src/channels/zalo-http.ts'

const CANARY = '4000000001:CANARY-do-not-print-me'

const open: (() => Promise<unknown>)[] = []
afterEach(async () => {
  for (const close of open.splice(0).reverse()) await close()
})

async function listening(server: Server): Promise<number> {
  const sockets = new Set<Socket>()
  server.on('connection', (socket) => {
    sockets.add(socket)
    socket.on('error', () => {})
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  open.push(async () => {
    for (const socket of sockets) socket.destroy()
    await new Promise((done) => server.close(done))
  })
  return (server.address() as AddressInfo).port
}

const serves = async (listener: RequestListener): Promise<string> =>
  `http://127.0.0.1:${await listening(createHttpServer(listener))}`
const socketsTo = async (onSocket: (socket: Socket) => void): Promise<string> =>
  `http://127.0.0.1:${await listening(createServer(onSocket))}`

function caller(): Caller {
  const made = createCaller()
  open.push(() => made.close())
  return made
}

const call = (root: string, fields: Partial<Call> = {}): Call => ({
  method: 'POST',
  url: `${root}/bot${CANARY}/sendMessage`,
  headers: { 'Content-Type': 'application/json', access_token: CANARY },
  body: JSON.stringify({ text: CANARY }),
  timeoutMs: 2_000,
  ...fields,
})

/** What a call is thrown with. */
async function failure(made: Promise<unknown>): Promise<CallError> {
  const error: unknown = await made.then(
    () => null,
    (thrown: unknown) => thrown,
  )
  expect(error).toBeInstanceOf(CallError)
  const shown = `${inspect(error, { depth: 20, showHidden: true })} ${JSON.stringify(error)} ${(error as Error).stack}`
  expect(shown).not.toContain('CANARY')
  return error as CallError
}

describe('a call', () => {
  it('goes out as it is, and brings status, headers and bytes', async () => {
    let asked = ''
    const root = await serves((request, response) => {
      request.on('data', (chunk) => {
        asked += String(chunk)
      })
      request.on('end', () => response.writeHead(418, { 'X-Kind': 'tea' }).end(Buffer.from([0xff, 0, 1])))
    })
    const answer = await caller().call(call(root))
    expect([answer.status, answer.headers('x-kind'), answer.headers('none')]).toEqual([418, 'tea', null])
    expect([...answer.body]).toEqual([0xff, 0, 1])
    expect(asked).toBe(JSON.stringify({ text: CANARY }))
  })

  it('sends a stream', async () => {
    const root = await serves((request, response) => request.pipe(response))
    const answer = await caller().call(call(root, { body: Readable.from([Buffer.from('một '), Buffer.from('hai')]) }))
    expect(answer.body.toString()).toBe('một hai')
  })

  it('follows no redirect: a token goes nowhere else', async () => {
    const asked: string[] = []
    const root = await serves((request, response) => {
      asked.push(request.url ?? '')
      response.writeHead(302, { location: '/elsewhere' }).end()
    })
    expect((await caller().call(call(root))).status).toBe(302)
    expect(asked).toHaveLength(1)
  })
})

describe('a call that fails', () => {
  it('at a closed port was not sent', async () => {
    const server = createServer()
    server.listen(0, '127.0.0.1')
    await once(server, 'listening')
    const { port } = server.address() as AddressInfo
    await new Promise((done) => server.close(done))
    expect(await failure(caller().call(call(`http://127.0.0.1:${port}`)))).toMatchObject({
      code: 'econnrefused',
      reached: false,
    })
  })

  it('at a name nobody has was not sent', async () => {
    const lookup = createCaller((_name, _options, callback) =>
      callback(Object.assign(new Error('none'), { code: 'ENOTFOUND' }), '', 0),
    )
    open.push(() => lookup.close())
    expect(await failure(lookup.call(call('http://bot-api.test')))).toMatchObject({ code: 'enotfound', reached: false })
  })

  it('in the handshake of TLS was not sent', async () => {
    const root = (await socketsTo((socket) => socket.end('no TLS here\n'))).replace('http:', 'https:')
    expect(await failure(caller().call(call(root)))).toMatchObject({ reached: false })
  })

  it('in a handshake that never ends was not sent', async () => {
    const root = (await socketsTo(() => {})).replace('http:', 'https:')
    expect(await failure(caller().call(call(root, { timeoutMs: 80 })))).toMatchObject({
      code: 'timeout',
      reached: false,
    })
  })

  it('after the connection stood may have arrived', async () => {
    const root = await socketsTo((socket) => socket.once('data', () => socket.resetAndDestroy()))
    expect(await failure(caller().call(call(root)))).toMatchObject({ code: 'econnreset', reached: true })
  })

  it('on a connection that was used before may have arrived', async () => {
    let asked = 0
    const root = await serves((_, response) => {
      if (++asked === 1) response.end('{}')
      else response.socket?.resetAndDestroy()
    })
    const kept = caller()
    await kept.call(call(root))
    expect(await failure(kept.call(call(root)))).toMatchObject({ reached: true })
  })

  it('without an answer within its time may have arrived', async () => {
    const root = await serves(() => {})
    expect(await failure(caller().call(call(root, { timeoutMs: 80 })))).toMatchObject({
      code: 'timeout',
      reached: true,
    })
  })

  it('half way through its answer may have arrived, however slowly that came', async () => {
    const root = await serves((_, response) => {
      response.writeHead(200)
      response.write('{"ok":')
    })
    expect(await failure(caller().call(call(root, { timeoutMs: 80 })))).toMatchObject({
      code: 'timeout',
      reached: true,
    })
    const cut = await serves((_, response) => {
      response.writeHead(200, { 'content-length': 100 })
      response.write('{"ok":', () => response.socket?.resetAndDestroy())
    })
    expect(await failure(caller().call(call(cut)))).toMatchObject({ reached: true })
  })

  it('by an answer without end is ended', async () => {
    const root = await serves((_, response) => {
      const more = () => {
        while (!response.destroyed && response.write(Buffer.alloc(64 * 1024)));
      }
      response.on('drain', more)
      more()
    })
    expect(await failure(caller().call(call(root)))).toMatchObject({ code: 'answer_too_long', reached: true })
  })

  it('by its own signal says so, before the answer and within it', async () => {
    const abort = new AbortController()
    const root = await serves(() => abort.abort())
    expect(await failure(caller().call(call(root, { signal: abort.signal })))).toMatchObject({ code: 'aborted' })
    const late = new AbortController()
    const slow = await serves((_, response) => {
      response.writeHead(200)
      response.write('{', () => setImmediate(() => late.abort()))
    })
    expect(await failure(caller().call(call(slow, { signal: late.signal })))).toMatchObject({ code: 'aborted' })
    expect(await failure(caller().call(call(slow, { signal: AbortSignal.abort() })))).toMatchObject({ reached: false })
  })
})

describe('an answer that is given once', () => {
  it('is read to its end although the signal came', async () => {
    const abort = new AbortController()
    let finish = () => {}
    const root = await serves((_, response) => {
      finish = () => void response.end('true}')
      response.writeHead(200)
      response.write('{"ok":')
    })
    const { body: _, ...asked } = call(root, { method: 'GET', signal: abort.signal, onlyOnce: true })
    let got = ''
    const read = await caller().download(asked, 100, (chunk) => {
      got += Buffer.from(chunk).toString()
      abort.abort()
      finish()
    })
    expect([got, read.bytes]).toEqual(['{"ok":true}', 11])
  })

  it('is not waited for where it has not begun', async () => {
    const abort = new AbortController()
    const root = await serves(() => abort.abort())
    expect(await failure(caller().call(call(root, { signal: abort.signal, onlyOnce: true })))).toMatchObject({
      code: 'aborted',
    })
  })

  it('has an end all the same', async () => {
    const abort = new AbortController()
    const root = await serves((_, response) => {
      response.writeHead(200)
      response.write('{', () => setImmediate(() => abort.abort()))
    })
    const never = caller().call(call(root, { signal: abort.signal, onlyOnce: true, timeoutMs: 100 }))
    expect(await failure(never)).toMatchObject({ reached: true })
  })
})

describe('a proxy', () => {
  const names = ['http_proxy', 'HTTP_PROXY', 'https_proxy', 'HTTPS_PROXY', 'no_proxy', 'NO_PROXY'] as const
  const before = Object.fromEntries(names.map((name) => [name, process.env[name]]))
  afterEach(() => {
    for (const name of names) {
      if (before[name] === undefined) delete process.env[name]
      else process.env[name] = before[name]
    }
  })

  it('is that of the environment, and none else', async () => {
    const asked: string[] = []
    const proxy = await serves((request, response) => {
      asked.push(request.headers.host ?? '')
      response.end('{"ok":true}')
    })
    for (const name of names) delete process.env[name]
    process.env.http_proxy = proxy
    const answer = await caller().call(call('http://bot-api.test'))
    expect(jsonIn(answer)).toEqual({ ok: true })
    expect(asked).toEqual(['bot-api.test'])
  })

  it('that is not there has sent nothing', async () => {
    for (const name of names) delete process.env[name]
    process.env.http_proxy = 'http://127.0.0.1:1'
    expect(await failure(caller().call(call('http://bot-api.test')))).toMatchObject({ reached: false })
  })
})

describe('closing', () => {
  it('waits for what is under way', async () => {
    let answer = () => {}
    const arrived = new Promise<void>((resolve) => {
      open.push(async () => resolve())
      answer = resolve
    })
    let finish = () => {}
    const root = await serves((_, response) => {
      finish = () => void response.end('{}')
      answer()
    })
    const made = createCaller()
    const calling = made.call(call(root))
    await arrived
    let closed = false
    const closing = made.close().then(() => {
      closed = true
    })
    await new Promise(setImmediate)
    expect(closed).toBe(false)
    finish()
    await Promise.all([calling, closing])
  })
})

describe('the object in an answer', () => {
  const answer = (status: number, body: string): Answer => ({ status, headers: () => null, body: Buffer.from(body) })

  it('is read whatever the status', () => {
    expect(jsonIn(answer(502, '{"ok":false}'))).toEqual({ ok: false })
  })

  it.each([
    [200, '<html>', 'not_json'],
    [502, '<html>', 'http_502'],
    [401, '', 'http_401'],
    [200, '[1]', 'not_json'],
    [200, 'null', 'not_json'],
    [200, '"text"', 'not_json'],
  ])('of status %i and %j is none', (status, body, code) => {
    let thrown: unknown
    try {
      jsonIn(answer(status, body))
    } catch (error) {
      thrown = error
    }
    expect(thrown).toMatchObject({ code, reached: true })
  })
})
