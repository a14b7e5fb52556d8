// Sending by a Zalo bot: plain text whole or not at all, every failure once, and pauses that grow.
import { afterEach, describe, expect, it } from 'vitest'
import type { Outgoing } from '../../src/channels/channel.ts'
import { checkZaloBot } from '../../src/channels/zalo-bot/check.ts'
import { createFloods, QUOTA_AFTER_MS } from '../../src/channels/zalo-bot/errors.ts'
import { createZaloBot, type ZaloBotOptions } from '../../src/channels/zalo-bot/index.ts'
import { webhookUrl } from '../../src/channels/zalo-bot/webhook.ts'
import { CallError, type Caller } from '../../src/channels/zalo-http.ts'
import { FAULTS, type FakeZaloBotOptions, type Fault } from '../support/fake-zalo-bot/index.ts'
import { outgoing } from './contract.ts'
import { CANARY, NOW, WEBHOOK, zaloBotHarness } from './zalo-bot-harness.ts'

const open: { close(): Promise<void> }[] = []
afterEach(async () => {
  for (const one of open.splice(0).reverse()) await one.close()
})

async function bot(options: Partial<ZaloBotOptions> = {}, fakeOptions: FakeZaloBotOptions = {}) {
  const harness = await zaloBotHarness(options, fakeOptions)
  open.push({
    async close() {
      await harness.channel.stop()
      await harness.close()
    },
  })
  const send = (fields: Partial<Outgoing> = {}) => harness.channel.send(outgoing({ chat: harness.chat, ...fields }))
  return { ...harness, send }
}

describe('a message', () => {
  it('is plain text, whatever signs are in it, and composed', async () => {
    const one = await bot()
    const text = '*Sở_KH&ĐT* <63> #5774/KH-BNV `x` {red} "y"'
    const html = text.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;').replace(/"/g, '&quot;')
    await one.send({ html: `<b>${html}</b> ${'Tiến độ'.normalize('NFD')}` })
    expect(one.fake.sent()[0]?.args).toEqual({ chat_id: one.chat, text: `${text} Tiến độ` })
  })

  it('is as long as 2,000 units of UTF-16 after it was composed', async () => {
    const one = await bot()
    const decomposed = 'ế'.repeat(2_000).normalize('NFD')
    expect(decomposed.length).toBeGreaterThan(2_000)
    expect(await one.send({ html: decomposed })).toMatchObject({ ok: true })
    expect(await one.send({ html: '😀'.repeat(1_000) })).toMatchObject({ ok: true })
    expect(await one.send({ html: `${'😀'.repeat(1_000)}.` })).toEqual({
      ok: false,
      error: { kind: 'rejected', code: 'too_long' },
    })
    expect(await one.send({ html: ' \n ' })).toMatchObject({ ok: false, error: { code: 'empty' } })
    expect(one.fake.arrived.filter(({ method }) => method === 'sendMessage')).toHaveLength(2)
  })

  it('to be changed is a new one, and none where none shall stand in its place', async () => {
    const one = await bot()
    expect(await one.send({ html: 'Thẻ', edit: 'm-1' })).toMatchObject({ ok: true })
    expect(await one.send({ html: 'Đã chuyển', edit: 'm-1', editOnly: true })).toEqual({ ok: true, messageId: 'm-1' })
    expect(one.sees()).toEqual(['Thẻ'])
  })

  it('with a file goes without it, which is said; a file alone does not go', async () => {
    const one = await bot()
    const attachment = { name: 'Danh sách.docx', mime: 'application/msword', path: '/nowhere', platformId: null }
    expect(await one.send({ html: 'Danh sách: https://a.vn/t/x', attachment })).toMatchObject({ ok: true })
    expect(one.logged()).toContainEqual(expect.objectContaining({ event: 'attachment_left_out' }))
    expect(await one.send({ html: '', attachment })).toEqual({
      ok: false,
      error: { kind: 'rejected', code: 'no_files' },
    })
    expect(one.sees()).toHaveLength(1)
    expect(one.channel.abilities.outboundFiles).toBeNull()
  })

  it('that the platform took without a number was sent', async () => {
    const one = await bot()
    one.fake.fault(FAULTS.noResult)
    expect(await one.send()).toEqual({ ok: true, messageId: expect.stringMatching(/./) })
    expect(one.sees()).toHaveLength(1)
  })
})

describe('a failed send', () => {
  it.each([
    ['408 in the body', FAULTS.acceptedThenTimeout, { kind: 'ambiguous', code: 'timeout' }],
    ['403, before', FAULTS.internal, { kind: 'ambiguous', code: 'zalo_403' }],
    ['403, after', FAULTS.acceptedThenInternal, { kind: 'ambiguous', code: 'zalo_403' }],
    ['400', FAULTS.numbered(400), { kind: 'rejected', code: 'bad_request' }],
    ['404', FAULTS.numbered(404), { kind: 'rejected', code: 'not_found' }],
    ['426 in another spelling', FAULTS.camelCase, { kind: 'rejected', code: 'too_many_tests' }],
    ['a number nobody published', FAULTS.numbered(-216), { kind: 'rejected', code: 'zalo_-216' }],
    ['504 as a page', FAULTS.acceptedThenPage, { kind: 'ambiguous', code: 'http_504' }],
    ['a page that forbids', { kind: 'page', status: 403, accepted: false }, { kind: 'rejected', code: 'http_403' }],
    [
      'a page that is not there',
      { kind: 'page', status: 404, accepted: false },
      { kind: 'misconfigured', code: 'http_404' },
    ],
    [
      'a page of another address',
      { kind: 'page', status: 301, accepted: false },
      { kind: 'misconfigured', code: 'http_301' },
    ],
    [
      'a page that says all is well',
      { kind: 'page', status: 200, accepted: false },
      { kind: 'ambiguous', code: 'not_json' },
    ],
    [
      'a flood as a page',
      { kind: 'page', status: 429, accepted: false },
      { kind: 'throttled', until: NOW + 1_000, scope: 'bot' },
    ],
  ] as [string, Fault, object][])('by %s means the same whatever the status', async (_, fault, error) => {
    for (const asStatus of [false, true]) {
      const one = await bot()
      one.fake.ways.statusFollowsCode = asStatus
      one.fake.fault(fault)
      expect(await one.send()).toEqual({ ok: false, error })
      expect(
        one.fake.arrived.filter(({ method }) => method === 'sendMessage'),
        'one attempt',
      ).toHaveLength(1)
    }
  })

  it('to somebody who never wrote, or took the bot away, is of that message alone', async () => {
    const one = await bot()
    const stranger = one.fake.person('Người lạ', 'stranger')
    one.contact.blocks()
    expect(await one.send({ chat: stranger.chat })).toMatchObject({ error: { kind: 'rejected' } })
    expect(await one.send()).toMatchObject({ error: { kind: 'rejected' } })
    expect(await one.send({ chat: one.otherChat })).toMatchObject({ ok: true })
  })
})

describe('floods', () => {
  it('stop the bot for longer each time, until a message goes out', async () => {
    let time = NOW
    const one = await bot({ now: () => time })
    const waits: number[] = []
    one.fake.fault(FAULTS.flood, { times: 8 })
    for (let times = 0; times < 8; times++) {
      const sent = await one.send()
      if (sent.ok || sent.error.kind !== 'throttled') throw new Error('not a flood')
      waits.push((sent.error.until - time) / 1_000)
      time = sent.error.until
    }
    expect(waits).toEqual([1, 2, 4, 8, 16, 30, 30, 30])
    expect((await one.send()).ok).toBe(true)
    one.fake.fault(FAULTS.flood)
    expect(await one.send()).toMatchObject({ error: { until: time + 1_000 } })
  })

  it('of calls that were under way together are one', () => {
    const floods = createFloods()
    const until = [1, 2, 3].map(() => floods.refused(NOW))
    expect(until).toEqual(Array(3).fill({ kind: 'throttled', until: NOW + 1_000, scope: 'bot' }))
  })

  it('that last are the quota of the month: the channel is down, and well once a message goes out', async () => {
    let time = NOW
    const one = await bot({ now: () => time }, { messagesPerMonth: 1 })
    await one.channel.start(() => {})
    await one.until(() => one.channel.health().state === 'ok')
    expect((await one.send()).ok).toBe(true)
    let last = await one.send()
    while (!last.ok && last.error.kind === 'throttled' && time < NOW + 2 * QUOTA_AFTER_MS) {
      time = last.error.until
      last = await one.send()
    }
    expect(last).toEqual({ ok: false, error: { kind: 'misconfigured', code: 'quota' } })
    expect(one.channel.health()).toEqual({ state: 'down', code: 'quota', since: NOW })
    const then = time
    time += 3_600_000
    expect(one.channel.health(), 'nothing was tried for an hour').toEqual({ state: 'ok' })
    time = then
    one.fake.used.messages = 0
    time += 60_000
    expect((await one.send()).ok).toBe(true)
    expect(one.channel.health()).toEqual({ state: 'ok' })
  })

  it('hours apart are not one', () => {
    const floods = createFloods()
    floods.refused(NOW)
    expect(floods.refused(NOW + 3_600_000)).toMatchObject({ kind: 'throttled', until: NOW + 3_601_000 })
    expect(floods.quotaGoneSince(NOW + 3_600_000)).toBeNull()
  })
})

describe('a bot', () => {
  it('carries what its package carries, and is found by its link', async () => {
    const one = await bot({ people: 40, messagesPerMonth: 2_500, link: 'https://zalo.me/s/xyz?a=b' })
    expect(one.channel.abilities).toMatchObject({
      buttons: false,
      inboundFiles: false,
      inboundPictures: true,
      maxText: 2_000,
      proactive: 'always',
      joins: 'code',
      capacity: { people: 40, messagesPerMonth: 2_500 },
      rate: { perSecond: 5, chatPauseMs: 1_000 },
    })
    expect(one.channel.joinLink('ABCD2345')).toBe('https://zalo.me/s/xyz?a=b')
    expect((await bot()).channel.joinLink('ABCD2345')).toBeNull()
  })

  it('has no menus, and no way out of a group', async () => {
    const one = await bot()
    expect(await one.channel.setMenu(one.chat, [])).toBe(false)
    expect(await one.channel.leave('zgr-1')).toBe(false)
  })

  it('needs an address', () => {
    const options = { token: CANARY, apiRoot: 'nowhere', now: () => NOW, people: 1, messagesPerMonth: 1 }
    expect(() => createZaloBot(options)).toThrow(TypeError)
  })
})

describe('the check', () => {
  const check = (root: string) => checkZaloBot({ token: CANARY, apiRoot: root, webhook: WEBHOOK })

  it('tells who the bot is and whose webhook stands, and leaves both alone', async () => {
    const { fake } = await bot()
    const found = {
      ok: true,
      id: '4000000001',
      name: 'Bot Đôn Đốc thử',
      package: 'BASIC',
      groups: false,
      otherHost: null,
    }
    expect(await check(fake.root)).toEqual({ ...found, webhook: 'none' })
    const settings = { secret: WEBHOOK.secret, updatedAt: 0 }
    fake.updates.hooks.settings = { ...settings, url: webhookUrl(WEBHOOK.publicUrl, CANARY) }
    expect(await check(fake.root)).toEqual({ ...found, webhook: 'ours' })
    fake.updates.hooks.settings = { ...settings, url: 'https://other.example.vn/' }
    expect(await check(fake.root)).toEqual({ ...found, webhook: 'other' })
    fake.fault(FAULTS.badGatewayPage, { method: 'getWebhookInfo' })
    expect(await check(fake.root)).toEqual({ ...found, webhook: null })
    expect(new Set(fake.arrived.map(({ method }) => method))).toEqual(new Set(['getMe', 'getWebhookInfo']))
  })

  it('tells by a code why it cannot', async () => {
    const { fake } = await bot()
    fake.ways.revoked = true
    expect(await check(fake.root)).toEqual({ ok: false, code: 'unauthorized', otherHost: null })
    fake.ways.revoked = false
    fake.fault(FAULTS.noResult, { method: 'getMe' })
    expect(await check(fake.root)).toEqual({ ok: false, code: 'unreadable', otherHost: null })
    await fake.goDark()
    expect(await check(fake.root)).toEqual({ ok: false, code: 'econnrefused', otherHost: null })
  })

  it('asks at the other host of Zalo where it is told to, and never takes the token from a stand-in to Zalo', async () => {
    const asked: string[] = []
    const caller = (): Caller => ({
      async call({ url }) {
        asked.push(new URL(url).host)
        if (url.includes('zapps.me')) throw new CallError('etimedout', false)
        const result = url.endsWith('getMe') ? { id: 'b1' } : { url: '' }
        return { status: 200, headers: () => null, body: Buffer.from(JSON.stringify({ ok: true, result })) }
      },
      download: () => Promise.reject(new Error('nothing is fetched')),
      close: () => Promise.resolve(),
    })
    const at = (apiRoot: string, bothHosts: boolean) =>
      checkZaloBot({ token: CANARY, apiRoot, webhook: null, bothHosts }, caller())
    const zalo = 'https://bot-api.zaloplatforms.com'
    const found = { ok: true, id: 'b1', name: null, package: null, groups: null, webhook: 'none' }
    expect(await at(zalo, true)).toEqual({ ...found, otherHost: { host: 'bot-api.zapps.me', code: 'etimedout' } })
    expect(new Set(asked.splice(0))).toEqual(new Set(['bot-api.zaloplatforms.com', 'bot-api.zapps.me']))
    expect(await at(zalo, false)).toEqual({ ...found, otherHost: null })
    expect(await at('https://zalo.local', true)).toEqual({ ...found, otherHost: null })
    expect(new Set(asked)).toEqual(new Set(['bot-api.zaloplatforms.com', 'zalo.local']))
  })
})
