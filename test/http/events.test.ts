// The event stream over a real loopback socket: what an open page is told, and that stopping ends it.
import { get } from 'node:http'
import { afterEach, describe, expect, it } from 'vitest'
import type { ChatEvent, StateEvent } from '../../src/http/client/wire.ts'
import { ORGANIZER, START } from '../support/fake-rehearsal.ts'
import { HOST, type TestServer, testServer } from '../support/http.ts'

type Event = { event: 'state'; data: StateEvent } | { event: 'chat'; data: ChatEvent }

/** Reads events one at a time; null once the stream has ended. */
async function listen(address: string, seats: string[]) {
  const query = seats.map((seat) => `seat=${seat}`).join('&')
  const response = await fetch(`${address}r/events?${query}`)
  const reader = response.body!.pipeThrough(new TextDecoderStream()).getReader()
  let text = ''
  const next = async (): Promise<Event | null> => {
    for (;;) {
      const end = text.indexOf('\n\n')
      if (end >= 0) {
        const [event, data] = text.slice(0, end).split('\n')
        text = text.slice(end + 2)
        if (event?.startsWith('event: ')) return { event: event.slice(7), data: JSON.parse(data!.slice(6)) } as Event
        continue
      }
      const { done, value } = await reader.read()
      if (done) return null
      text += value
    }
  }
  return { response, next }
}

/** A page that reads a little and goes, as when its tab is closed. */
function visitAndLeave(address: string): Promise<void> {
  return new Promise((resolve, reject) => {
    const page = get(`${address}r/events?seat=unit-1`, (response) => {
      response.once('data', () => page.destroy())
      response.once('close', resolve)
      response.on('error', () => {})
    })
    page.once('error', reject)
  })
}

describe('the event stream', () => {
  let running: TestServer | null = null
  const start = async (): Promise<TestServer & { address: string }> => {
    running = await testServer()
    return { ...running, address: await running.server.start() }
  }
  afterEach(async () => {
    await running?.server.stop()
    running = null
  })

  it('begins with the chats asked for, whole, and the state', async () => {
    const { address, control } = await start()
    const { next, response } = await listen(address, [ORGANIZER, 'unit-1'])
    expect(response.headers.get('content-type')).toBe('text/event-stream; charset=utf-8')
    expect(response.headers.get('cache-control')).toBe('no-store')
    for (const seat of [ORGANIZER, 'unit-1']) {
      expect(await next()).toEqual({ event: 'chat', data: { seat, whole: true, messages: control.chat(seat) } })
    }
    expect(await next()).toMatchObject({
      event: 'state',
      data: { now: START, zone: 'Asia/Ho_Chi_Minh', plan: '31/KH-BNV', seats: control.seats() },
    })
  })

  it('then tells only what is new or changed, and only of chats asked for', async () => {
    const { address, control } = await start()
    const { next } = await listen(address, ['unit-1'])
    await next()
    await next()
    const before = control.chat('unit-1').map(({ id }) => id)
    await control.post('unit-2', 'Không phải của đơn vị 1')
    expect(await next()).toMatchObject({ event: 'state' })
    await control.press('unit-1', before[0]!, 'ack')
    const event = await next()
    expect(event).toMatchObject({ event: 'chat', data: { seat: 'unit-1', whole: false } })
    const { messages } = event!.data as ChatEvent
    expect(messages.map(({ id, edited }) => [before.includes(id), edited])).toEqual([
      [true, true],
      [false, false],
    ])
  })

  it('gives a chat whole again when it was emptied', async () => {
    const { address, control } = await start()
    const { next } = await listen(address, ['unit-1'])
    await next()
    await next()
    await control.reset()
    expect(await next()).toMatchObject({ event: 'chat', data: { whole: true, messages: control.chat('unit-1') } })
  })

  it('carries what people write on one line, whatever they write', async () => {
    const { address, control } = await start()
    const { next } = await listen(address, ['unit-1'])
    await next()
    await next()
    const text = 'một\n\nevent: state\ndata: {}\r\n\u2028hai'
    await control.say('unit-1', text)
    expect(await next()).toMatchObject({ event: 'chat', data: { messages: [{ html: text }, {}] } })
  })

  it('is ended by stop, which does not wait for those who listen', async () => {
    const { address, control, server } = await start()
    const { next } = await listen(address, [])
    await next()
    expect(control.listeners()).toBe(1)
    await server.stop()
    expect(await next()).toBeNull()
    expect(control.listeners()).toBe(0)
    await expect(fetch(address)).rejects.toThrow()
  })

  it('outlives a page that leaves', async () => {
    const { address, control } = await start()
    await visitAndLeave(address)
    const { next } = await listen(address, ['unit-1'])
    await next()
    await next()
    await control.say('unit-1', 'Còn đây')
    expect(await next()).toMatchObject({ event: 'chat', data: { messages: [{ html: 'Còn đây' }, {}] } })
  })
})

describe('opening a stream', () => {
  it('is refused beyond what one machine needs, and once the server stops; HEAD opens none', async () => {
    const { get, server } = await testServer()
    const head = new Request(`http://${HOST}/r/events`, { method: 'HEAD', headers: { host: HOST } })
    for (let count = 0; count < 60; count++) expect((await server.fetch(head)).status).toBe(405)
    const opened = []
    for (let count = 0; count < 51; count++) opened.push(await get('/r/events'))
    expect(opened.map(({ status }) => status)).toEqual([...Array(50).fill(200), 503])
    await opened[0]!.body!.cancel()
    expect((await get('/r/events')).status).toBe(200)
    await server.stop()
    expect((await get('/r/events')).status).toBe(503)
  })
})

describe('starting', () => {
  it('says that the address is taken', async () => {
    const first = await testServer()
    const address = await first.server.start()
    const second = await testServer({ listen: { hostname: '127.0.0.1', port: Number(new URL(address).port) } })
    await expect(second.server.start()).rejects.toMatchObject({ code: 'EADDRINUSE' })
    await first.server.stop()
  })
})
