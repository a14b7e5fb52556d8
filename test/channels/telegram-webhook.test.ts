// Receiving by webhook: who may deliver, what is safe before it is acknowledged, and switching to and from polling.
import { afterEach, describe, expect, it } from 'vitest'
import type { Update } from '../../src/channels/channel.ts'
import { createTelegram, type TelegramOptions } from '../../src/channels/telegram/index.ts'
import { webhookPath } from '../../src/channels/telegram/webhook.ts'
import { createHttp } from '../../src/http/server.ts'
import { webhookRoutes } from '../../src/http/webhooks.ts'
import { FAULTS } from '../support/fake-telegram/index.ts'
import { CLIENT, healthy } from '../support/http.ts'
import { pageTexts } from '../support/page-texts.ts'
import { CANARY, NOW, type TelegramHarness, telegramHarness } from './telegram-harness.ts'

const PUBLIC = 'https://dondoc.example.gov.vn'
const SECRET = 'Bi_mat-cua-webhook'
const webhook = { publicUrl: `${PUBLIC}/`, secret: SECRET }
const ADDRESS = `${PUBLIC}${webhookPath(CANARY)}`

const open: { close(): Promise<void> }[] = []
afterEach(async () => {
  for (const one of open.splice(0).reverse()) await one.close()
})

/** A bot behind its own HTTP server, as `live.ts` puts the two together. */
async function delivered(options: Partial<TelegramOptions> = {}, before?: TelegramHarness) {
  const waits: (() => void)[] = []
  let stir = () => {}
  const harness =
    before ??
    (await telegramHarness({
      webhook,
      log: () => stir(),
      // Waiting ends when the test says so.
      pause: (_, signal) =>
        new Promise((resolve) => {
          waits.push(resolve)
          signal.addEventListener('abort', () => resolve())
          stir()
        }),
      ...options,
    }))
  stir = harness.stirred
  const { channel, fake } = harness
  const server = createHttp({
    listen: { hostname: '127.0.0.1', port: 0 },
    health: { health: () => healthy, metrics: () => [] },
    assets: CLIENT,
    front: { kind: 'idle', language: 'vi', words: pageTexts('vi') },
    routes: webhookRoutes(channel.webhook ? [channel.webhook] : []),
    onError: () => undefined,
  })
  fake.proxy = (request) => server.fetch(request)
  const updates: Update[] = []
  open.push({
    async close() {
      await channel.stop()
      await harness.close()
    },
  })
  return { harness, channel, fake, server, updates, waits, contact: harness.contact }
}

type Delivered = Awaited<ReturnType<typeof delivered>>

const code = ({ channel }: Pick<Delivered, 'channel'>): string => {
  const health = channel.health()
  return health.state === 'down' ? health.code : health.state
}
const start = (bot: Delivered) => bot.channel.start((update) => void bot.updates.push(update))
const isSet = ({ fake }: Delivered) => fake.until(() => fake.updates.webhook === ADDRESS)
const calls = ({ fake }: Delivered, method: string) => fake.accepted.filter((call) => call.method === method)

const post = (bot: Delivered, init: { body?: string; secret?: string | null; path?: string } = {}) =>
  bot.server.fetch(
    new Request(`${PUBLIC}${init.path ?? webhookPath(CANARY)}`, {
      method: 'POST',
      headers: init.secret === null ? {} : { 'X-Telegram-Bot-Api-Secret-Token': init.secret ?? SECRET },
      body: init.body ?? JSON.stringify({ update_id: 1 }),
    }),
  )

describe('a webhook', () => {
  it('is set with the secret, the kinds wanted and the connections, and drops nothing', async () => {
    const bot = await delivered()
    await start(bot)
    await isSet(bot)
    const [set] = calls(bot, 'setWebhook')
    expect(set!.args).toMatchObject({ url: ADDRESS, secret_token: SECRET, max_connections: 20 })
    expect(bot.fake.updates.allowed()).toEqual(['message', 'edited_message', 'callback_query', 'my_chat_member'])
    for (const { args } of bot.fake.accepted) expect(args.drop_pending_updates ?? false).toBe(false)
    await bot.harness.until(() => code(bot) === 'ok')
    expect(bot.fake.openPolls).toBe(0)
  })

  it('brings every update once it is stored, in order for each chat, and answers presses', async () => {
    const bot = await delivered()
    await start(bot)
    await isSet(bot)
    const other = bot.fake.person('Trần Thị B')
    const ids = ['một', 'hai', 'ba'].map((text) => bot.contact.says(text))
    other.says('bốn')
    const press = bot.contact.pressesOld('3', 'v1.old')
    await bot.fake.until(() => bot.fake.updates.pending().length === 0 && press.answered)
    const mine = bot.updates.filter(
      ({ inbound }) => inbound?.content.kind === 'text' && inbound.chat.id === bot.contact.chat,
    )
    expect(mine.map(({ updateId }) => updateId)).toEqual(ids.map(String))
    expect(bot.updates).toHaveLength(5)
  })

  it('lets the platform deliver again what could not be stored, and acknowledges nothing before', async () => {
    const bot = await delivered()
    let refusals = 3
    await bot.channel.start((update) => {
      expect(bot.fake.updates.confirmed).toEqual([])
      if (refusals-- > 0) throw new Error('disk full')
      bot.updates.push(update)
    })
    await isSet(bot)
    const id = bot.contact.says('quan trọng')
    await bot.fake.until(() => bot.fake.updates.confirmed.includes(id))
    expect(bot.updates.map(({ updateId }) => updateId)).toEqual([String(id)])
    expect(bot.fake.updates.hook.requests.map(({ status }) => status)).toEqual([500, 500, 500, 200])
    // At once, then after 2 and 4 seconds.
    expect(bot.fake.updates.hook.pauses).toEqual([2_000, 4_000])
  })

  it('is not there for whoever does not know the secret', async () => {
    const bot = await delivered()
    await start(bot)
    const nowhere = await post(bot, { path: '/telegram/elsewhere' })
    for (const secret of [null, '', 'x', `${SECRET}x`, SECRET.toUpperCase()]) {
      const answer = await post(bot, { secret })
      expect([answer.status, await answer.text()], String(secret)).toEqual([404, 'Not found\n'])
    }
    expect([nowhere.status, await nowhere.text()]).toEqual([404, 'Not found\n'])
    expect((await bot.server.fetch(new Request(ADDRESS))).status).toBe(404)
    expect(bot.updates).toEqual([])
  })

  it.each([
    ['no JSON', 'xin chào'],
    ['no update', '{"ok":true}'],
    ['a list', '[{"update_id":1}]'],
    ['an id that is none', '{"update_id":"1"}'],
    ['an id that JSON cannot hold', '{"update_id":9007199254740993}'],
    ['nothing', ''],
  ])('refuses %s', async (_, body) => {
    const bot = await delivered()
    await start(bot)
    expect((await post(bot, { body })).status).toBe(400)
    expect(bot.updates).toEqual([])
  })

  it('refuses a body over a megabyte', async () => {
    const bot = await delivered()
    await start(bot)
    expect((await post(bot, { body: JSON.stringify({ update_id: 1, x: 'a'.repeat(1024 * 1024) }) })).status).toBe(413)
    expect(bot.updates).toEqual([])
  })

  it('asks to come again before the bot knows its name and after it stopped', async () => {
    const bot = await delivered()
    expect((await post(bot)).status).toBe(503)
    await start(bot)
    expect((await post(bot)).status).toBe(200)
    await bot.channel.stop()
    expect((await post(bot)).status).toBe(503)
    expect(bot.updates).toHaveLength(1)
  })

  it('sets itself again where somebody set another, at the next look', async () => {
    const bot = await delivered()
    await start(bot)
    await bot.harness.until(() => bot.waits.length === 1)
    bot.fake.updates.setHook({ url: 'https://elsewhere.example/', secret: null, maxConnections: 40 }, null, false)
    bot.waits.shift()!()
    await isSet(bot)
    await bot.harness.until(() => code(bot) === 'ok')
  })

  it('sets itself again where the secret at the platform is another: every delivery is refused then', async () => {
    let now = NOW
    const bot = await delivered({ now: () => now })
    await start(bot)
    await bot.harness.until(() => bot.waits.length === 1)
    now += 1_000
    bot.fake.updates.hook.settings = { ...bot.fake.updates.hook.settings, secret: 'cai_khac' }
    bot.contact.says('một')
    await bot.fake.until(() => bot.fake.updates.hook.lastError !== null)
    bot.fake.updates.hook.lastError!.at = now
    expect(bot.updates).toEqual([])
    bot.waits.shift()!()
    await bot.fake.until(() => bot.updates.length === 1)
  })

  it('says in its health that deliveries fail, and when one last did', async () => {
    const bot = await delivered()
    await start(bot)
    await bot.harness.until(() => bot.waits.length === 1)
    bot.fake.proxy = null
    bot.contact.says('một')
    await bot.fake.until(() => bot.fake.updates.hook.lastError !== null)
    bot.waits.shift()!()
    await bot.harness.until(() => code(bot) === 'webhook_failing')
    expect(bot.channel.health().webhook).toEqual({ pending: 1, lastErrorAt: NOW })
  })

  it('backs off where Telegram does not answer, and says so where it refuses the address', async () => {
    const pauses: number[] = []
    const bot = await delivered({
      pause: async (ms) => {
        pauses.push(ms)
        await new Promise(setImmediate)
      },
    })
    bot.fake.fault(FAULTS.badGatewayPage, { method: 'setWebhook', times: 2 })
    bot.fake.fault(FAULTS.flood(7), { method: 'setWebhook' })
    await start(bot)
    await isSet(bot)
    expect(pauses[0]).toBeLessThan(1_200)
    expect(pauses[1]).toBeGreaterThan(1_500)
    expect(pauses[2]).toBe(7_000)
  })
})

describe('switching', () => {
  it('to polling takes the webhook away, and what waited comes', async () => {
    const bot = await delivered({ webhook: null })
    bot.fake.updates.webhook = ADDRESS
    bot.fake.proxy = null
    const id = bot.contact.says('trước khi đổi')
    await start(bot)
    await bot.harness.until(() => bot.waits.length === 1)
    bot.waits.shift()!()
    await bot.fake.until(() => bot.fake.updates.confirmed.includes(id))
    expect(bot.updates.map(({ updateId }) => updateId)).toEqual([String(id)])
    expect(calls(bot, 'deleteWebhook')[0]!.args.drop_pending_updates ?? false).toBe(false)
    await bot.harness.until(() => code(bot) === 'ok')
  })

  it('to the webhook ends the polls of a process that forgot to stop, and what waited comes', async () => {
    const polling = await telegramHarness()
    await polling.channel.start(() => {
      throw new Error('disk full')
    })
    const bot = await delivered({}, polling)
    const id = bot.contact.says('đang chờ')
    await polling.channel.stop()
    const successor = createTelegram({ token: CANARY, apiRoot: bot.fake.root, now: () => NOW, webhook })
    const server = webhookRoutes([successor.webhook!])
    bot.fake.proxy = (request) => server.fetch(request)
    const updates: string[] = []
    await successor.start(({ updateId }) => void updates.push(updateId))
    await bot.fake.until(() => bot.fake.updates.confirmed.includes(id))
    expect(updates).toEqual([String(id)])
    await successor.stop()
  })
})
