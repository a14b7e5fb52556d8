// Receiving by webhook from Zalo: who may deliver, what is safe before it is acknowledged, and the address kept right.
import { afterEach, describe, expect, it } from 'vitest'
import type { Sink, Update } from '../../src/channels/channel.ts'
import type { ZaloBotOptions } from '../../src/channels/zalo-bot/index.ts'
import { webhookPath } from '../../src/channels/zalo-bot/webhook.ts'
import { webhookRoutes } from '../../src/http/webhooks.ts'
import { FAULTS } from '../support/fake-zalo-bot/index.ts'
import { CANARY, NOW, WEBHOOK, type ZaloBotHarness, zaloBotByWebhook } from './zalo-bot-harness.ts'

const ADDRESS = `https://dondoc.example.gov.vn${webhookPath(CANARY)}`
const MINUTE = 60_000

const open: { close(): Promise<void> }[] = []
afterEach(async () => {
  for (const one of open.splice(0).reverse()) await one.close()
})

async function bot(options: Partial<ZaloBotOptions> = {}) {
  let time = NOW
  const harness = await zaloBotByWebhook({ now: () => time, ...options })
  const updates: Update[] = []
  open.push({
    async close() {
      await harness.channel.stop()
      await harness.close()
    },
  })
  const sink: Sink = (update) => {
    updates.push(update)
    harness.stirred()
  }
  const routes = webhookRoutes([harness.channel.webhook!])
  const post = async (body: string | Uint8Array<ArrayBuffer> | null, headers: Record<string, string> = {}) => {
    const response = await routes.fetch(
      new Request(ADDRESS, { method: 'POST', headers: { 'user-agent': 'Java/17.0.12', ...headers }, body }),
    )
    return response.status
  }
  return {
    ...harness,
    updates,
    sink,
    post,
    later(ms: number) {
      time += ms
    },
    /** Until the platform has the address, and the channel waits to look after it again. */
    settled: () => harness.until(() => harness.pauses.some((ms) => ms > MINUTE)),
  }
}

const code = ({ channel }: Pick<ZaloBotHarness, 'channel'>): string => {
  const health = channel.health()
  return health.state === 'down' ? health.code : health.state
}
const calls = ({ fake }: ZaloBotHarness, method: string) => fake.arrived.filter((call) => call.method === method)
const SECRET = { 'X-Bot-Api-Secret-Token': WEBHOOK.secret }
const UPDATE = JSON.stringify({
  event_name: 'message.text.received',
  message: { message_id: 'm1', text: 'một', from: { id: 'x' }, chat: { id: 'x', chat_type: 'PRIVATE' } },
})

describe('the address', () => {
  it('follows from the token and does not show it', () => {
    expect(webhookPath(CANARY)).toMatch(/^\/zalo-bot\/[\w-]{32}$/)
    expect(webhookPath(`${CANARY}x`)).not.toBe(webhookPath(CANARY))
    expect(ADDRESS).not.toContain('CANARY')
  })

  it('is set with its secret, and the first delivery comes', async () => {
    const one = await bot()
    await one.channel.start(one.sink)
    await one.settled()
    expect(one.fake.updates.hooks.settings).toMatchObject({ url: ADDRESS, secret: WEBHOOK.secret })
    expect(code(one)).toBe('ok')
    one.contact.says('một')
    await one.until(() => one.updates.length === 1)
    expect(one.fake.openPolls).toBe(0)
  })

  it('is set again where another is found, and where none is', async () => {
    const one = await bot()
    await one.channel.start(one.sink)
    await one.settled()
    for (const settings of [null, { url: 'https://other.example.vn/', secret: 'x'.repeat(8), updatedAt: 0 }]) {
      one.fake.updates.hooks.settings = settings
      await one.wake()
      await one.until(() => one.fake.updates.hooks.settings?.url === ADDRESS)
    }
    expect(calls(one, 'setWebhook')).toHaveLength(3)
  })

  it('is left alone while it is right', async () => {
    const one = await bot()
    await one.channel.start(one.sink)
    await one.settled()
    for (let times = 1; times <= 3; times++) {
      await one.wake()
      await one.until(() => calls(one, 'getWebhookInfo').length === times)
    }
    expect(calls(one, 'setWebhook')).toHaveLength(1)
  })

  it.each([
    ['nobody listens', null, 'webhook_probe_conn'],
    [
      'TLS fails',
      () => {
        throw new Error('handshake')
      },
      'webhook_probe_tls',
    ],
    ['a guard at the door refuses Java', () => new Response('no', { status: 403 }), 'webhook_probe_403'],
    ['the door is broken', () => new Response('no', { status: 503 }), 'webhook_probe_5xx'],
  ] as const)('where %s is kept, and said until a later try goes well', async (_, proxy, expected) => {
    const one = await bot()
    const door = one.fake.proxy
    one.fake.proxy = proxy
    await one.channel.start(one.sink)
    await one.settled()
    expect(code(one)).toBe(expected)
    expect(one.fake.updates.hooks.settings?.url).toBe(ADDRESS)
    // Not at every look: setting it may be limited by the day.
    one.later(5 * MINUTE)
    await one.wake()
    await one.until(() => calls(one, 'getWebhookInfo').length === 1)
    expect([calls(one, 'setWebhook').length, code(one)]).toEqual([1, expected])
    one.fake.proxy = door
    one.later(10 * MINUTE)
    await one.wake()
    await one.until(() => code(one) === 'ok')
    expect(calls(one, 'setWebhook')).toHaveLength(2)
  })

  it('whose probe failed is well once an update comes through', async () => {
    const one = await bot()
    const door = one.fake.proxy
    one.fake.proxy = null
    await one.channel.start(one.sink)
    await one.settled()
    expect(code(one)).toBe('webhook_probe_conn')
    one.fake.proxy = door
    one.later(1_000)
    one.contact.says('một')
    await one.until(() => one.updates.length === 1)
    await one.until(() => code(one) === 'ok')
    one.later(60 * MINUTE)
    await one.wake()
    await one.until(() => calls(one, 'getWebhookInfo').length === 1)
    expect([calls(one, 'setWebhook').length, code(one)]).toEqual([1, 'ok'])
  })

  it('that Zalo refuses is said', async () => {
    const one = await bot({ webhook: { publicUrl: 'https://10.0.0.7', secret: WEBHOOK.secret } })
    await one.channel.start(one.sink)
    await one.settled()
    expect(code(one)).toBe('webhook_refused')
  })

  it('is tried again while Zalo cannot be reached', async () => {
    const one = await bot()
    one.fake.fault(FAULTS.badGatewayPage, { method: 'setWebhook', times: 3 })
    await one.channel.start(one.sink)
    await one.settled()
    expect(one.pauses.length).toBeGreaterThanOrEqual(4)
    expect(code(one)).toBe('ok')
  })
})

describe('a request', () => {
  it.each([null, '', '{}', ' { }\n', '\r\n'])(
    'with nothing in hand (%j) is answered whoever sends it',
    async (body) => {
      const one = await bot()
      await one.channel.start(one.sink)
      expect(await one.post(body)).toBe(200)
      expect(await one.post(body, { 'X-Bot-Api-Secret-Token': 'wrong' })).toBe(200)
      expect(one.updates).toEqual([])
    },
  )

  it.each([
    {},
    { 'X-Bot-Api-Secret-Token': '' },
    { 'X-Bot-Api-Secret-Token': WEBHOOK.secret.slice(1) },
    { 'X-Bot-Api-Secret-Token': `${WEBHOOK.secret} x` },
    { 'X-Telegram-Bot-Api-Secret-Token': WEBHOOK.secret },
  ])('without the secret brings nothing (%j)', async (headers) => {
    const one = await bot()
    await one.channel.start(one.sink)
    expect(await one.post(UPDATE, headers as Record<string, string>)).toBe(401)
    expect(await one.post('not JSON at all', headers as Record<string, string>)).toBe(401)
    expect(one.updates).toEqual([])
  })

  it.each([
    ['flat', UPDATE],
    ['in an envelope', `{"ok":true,"result":${UPDATE}}`],
    ['in an envelope, as a list', `{"ok":true,"result":[${UPDATE}]}`],
  ])('with an update %s is stored before it is acknowledged', async (_, body) => {
    const one = await bot()
    await one.channel.start(one.sink)
    expect(await one.post(body, SECRET)).toBe(200)
    expect(one.updates.map(({ inbound }) => inbound?.content)).toEqual([{ kind: 'text', text: 'một' }])
  })

  it.each([
    ['no JSON', 'một'],
    ['half of it', UPDATE.slice(0, 40)],
    ['bytes that are no text', Buffer.from([0x22, 0xff, 0xfe, 0x22])],
    ['a number', '7'],
  ])('that holds %s is refused', async (_, body) => {
    const one = await bot()
    await one.channel.start(one.sink)
    expect(await one.post(typeof body === 'string' ? body : new Uint8Array(body), SECRET)).toBe(400)
  })

  it('that holds something unknown is stored unread', async () => {
    const one = await bot()
    await one.channel.start(one.sink)
    expect(await one.post('{"event_name":"user.waved","who":"x"}', SECRET)).toBe(200)
    expect(one.updates).toMatchObject([{ inbound: null, raw: { event_name: 'user.waved', who: 'x' } }])
  })

  it('longer than a megabyte is refused', async () => {
    const one = await bot()
    await one.channel.start(one.sink)
    expect(await one.post(JSON.stringify({ text: 'x'.repeat(1024 * 1024) }), SECRET)).toBe(413)
  })

  it('after stop is refused, so that whoever tries again may', async () => {
    const one = await bot()
    await one.channel.start(one.sink)
    await one.settled()
    await one.channel.stop()
    expect(await one.post(UPDATE, SECRET)).toBe(503)
    expect(one.updates).toEqual([])
  })

  it('before the bot knows its name is kept for when it does', async () => {
    const one = await bot()
    one.fake.fault(FAULTS.badGatewayPage, { method: 'getMe', times: 3 })
    const starting = one.channel.start(one.sink)
    expect(await one.post(UPDATE, SECRET)).toBe(500)
    await starting
    await one.until(() => one.updates.length === 1)
  })
})

describe('an update that cannot be stored', () => {
  it('is refused, kept and stored later, before what comes after it, though the platform never tries again', async () => {
    const one = await bot()
    let full = true
    await one.channel.start((update) => {
      if (full) throw new Error('disk full')
      one.sink(update)
    })
    await one.settled()
    one.contact.says('một')
    await one.until(() => code(one) === 'not_stored')
    await one.until(() => one.fake.updates.hooks.requests.length === 1)
    expect(one.fake.updates.hooks.requests[0]?.status).toBe(500)
    full = false
    one.contact.says('hai')
    await one.until(() => one.updates.length === 2)
    expect(one.updates.map(({ inbound }) => inbound?.content)).toMatchObject([{ text: 'một' }, { text: 'hai' }])
    await one.until(() => code(one) === 'ok')
  })

  it('and is delivered again is stored once', async () => {
    const one = await bot()
    let full = true
    await one.channel.start((update) => {
      if (full) throw new Error('disk full')
      one.sink(update)
    })
    await one.settled()
    expect(await one.post(UPDATE, SECRET)).toBe(500)
    expect(await one.post(UPDATE, SECRET)).toBe(500)
    full = false
    await one.until(() => one.updates.length === 1)
    expect(await one.post(UPDATE, SECRET)).toBe(200)
    expect(one.updates).toHaveLength(1)
  })

  it('is lost where the process has to stop, which is said', async () => {
    const one = await bot()
    await one.channel.start(() => {
      throw new Error('disk full')
    })
    await one.settled()
    expect(await one.post(UPDATE, SECRET)).toBe(500)
    await one.channel.stop()
    expect(one.logged()).toContainEqual(expect.objectContaining({ event: 'updates_lost', count: 1 }))
    expect(JSON.stringify(one.logged())).not.toContain('CANARY')
  })
})
