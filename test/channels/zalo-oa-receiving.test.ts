// Deliveries to an Official Account: whom they are believed, what is safe before 200, what each event is, and fetching files.
import { createHash } from 'node:crypto'
import { inspect } from 'node:util'
import fc from 'fast-check'
import { afterEach, describe, expect, it } from 'vitest'
import type { InboundContent, Update } from '../../src/channels/channel.ts'
import { objectIn, parseExact } from '../../src/channels/zalo-oa/exact-json.ts'
import { readEvent } from '../../src/channels/zalo-oa/inbound.ts'
import { webhookPath, webhookUrl } from '../../src/channels/zalo-oa/webhook.ts'
import { HOUR, MINUTE } from '../../src/core/time.ts'
import { LADDER_MS } from '../support/fake-zalo-oa/index.ts'
import { CANARY, type HarnessOptions, NOW, type ZaloOaHarness, zaloOaHarness } from './zalo-oa-harness.ts'

const open: (() => unknown)[] = []
afterEach(async () => {
  for (const close of open.splice(0).reverse()) await close()
})

interface Receiving extends ZaloOaHarness {
  updates: Update[]
  contents(): InboundContent[]
  settled(): Promise<void>
}

async function receiving(options?: HarnessOptions, sink: (update: Update) => void = () => {}): Promise<Receiving> {
  const harness = await zaloOaHarness(options)
  const updates: Update[] = []
  open.push(
    () => harness.close(),
    () => harness.channel.stop(),
  )
  await harness.channel.start((update) => {
    sink(update)
    updates.push(update)
  })
  return {
    ...harness,
    updates,
    contents: () => updates.flatMap(({ inbound }) => (inbound === null ? [] : [inbound.content])),
    settled: () => harness.fake.until(() => harness.fake.deliveries.pending() === 0),
  }
}

const code = ({ channel }: ZaloOaHarness) => {
  const health = channel.health()
  return health.state === 'down' ? health.code : health.state
}

describe('whom a delivery is believed', () => {
  it.each([
    { first: 'app', time: 'header', prefix: true },
    { first: 'app', time: 'body', prefix: false },
    { first: 'oa', time: 'header', prefix: false },
    { first: 'oa', time: 'body', prefix: true },
  ] as const)('signed by $first, time of the $time: known, and pinned with the account', async (signing) => {
    const h = await receiving()
    Object.assign(h.fake.deliveries.signing, signing)
    h.contact.says('Đã nhận')
    await h.settled()
    expect(h.contents()).toEqual([{ kind: 'text', text: 'Đã nhận' }])
    expect(h.account.read()?.facts.signature).toBe(`${signing.first}+${signing.time}`)
  })

  it('answers 200 to what cannot be believed, does nothing with it, and says so after many', async () => {
    const h = await receiving()
    h.fake.deliveries.signing.secret = 'a stranger’s'
    for (let n = 0; n < 4; n++) h.contact.says('Tôi là lãnh đạo')
    await h.settled()
    expect(code(h)).toBe('ok')
    h.contact.says('Tôi là lãnh đạo')
    await h.settled()
    expect(h.updates).toEqual([])
    expect(h.fake.deliveries.made.map(({ status }) => status)).toEqual([200, 200, 200, 200, 200])
    expect(code(h)).toBe('signature')
    h.fake.deliveries.signing.secret = h.fake.webhookSecret
    h.contact.says('Đã nhận')
    await h.settled()
    expect(code(h)).toBe('ok')
    expect(h.updates).toHaveLength(1)
  })

  it('takes what is as old as the last repetition, and nothing that was kept for a replay', async () => {
    const h = await receiving()
    const event = (msg_id: string, at: number) => ({
      event_name: 'user_send_text',
      timestamp: String(at),
      sender: { id: h.contact.id },
      recipient: { id: h.fake.account.id },
      message: { msg_id, text: 'Đã nhận' },
    })
    const { deliveries } = h.fake
    deliveries.signing.time = 'body'
    const deliver = (one: ReturnType<typeof event>) => {
      const raw = JSON.stringify(one)
      return deliveries.deliver(raw, deliveries.headersFor(raw, one))
    }
    const ladder = LADDER_MS.reduce((sum, wait) => sum + wait, 0)
    expect(await deliver(event('a', NOW - ladder - 19 * MINUTE))).toBe(200)
    expect(await deliver(event('b', NOW + 9 * MINUTE))).toBe(200)
    expect(await deliver(event('c', NOW - 3 * HOUR))).toBe(200)
    expect(await deliver(event('d', NOW + HOUR))).toBe(200)
    // A clock of ours that is slow must not cost anybody a message.
    expect(h.updates.map(({ updateId }) => updateId)).toEqual(['a', 'b', 'd'].map((id) => `user_send_text:${id}`))
  })

  it('answers the console, which signs nothing, and whatever else is sent to its door', async () => {
    const h = await receiving()
    for (const body of ['{}', '', ' { } ', '\n'])
      expect(await h.fake.deliveries.probe(body), JSON.stringify(body)).toBe(200)
    for (const body of ['[]', 'null', '"x"', '{"event_name":1}', '{', 'x'.repeat(1000), '\u0000'])
      expect(await h.fake.deliveries.deliver(body, {}), body.slice(0, 20)).toBe(200)
    expect(h.updates).toEqual([])
  })

  it('without the account’s secret believes nobody, answers the console, and says why it hears nothing', async () => {
    const h = await receiving({ options: { webhookSecret: null } })
    expect(await h.fake.deliveries.probe()).toBe(200)
    h.contact.says('Đã nhận')
    await h.settled()
    expect(h.updates).toEqual([])
    expect(code(h)).toBe('no_webhook_secret')
  })

  it('has an address that nobody guesses and no secret stands in', () => {
    const path = webhookPath('123', CANARY)
    expect(path).toMatch(/^\/zalo-oa\/[\w-]{32}$/)
    expect(path).not.toContain('CANARY')
    expect(webhookPath('124', CANARY)).not.toBe(path)
    expect(webhookPath('123', 'other')).not.toBe(path)
    expect(webhookUrl('https://a.gov.vn/', '123', CANARY)).toBe(`https://a.gov.vn${path}`)
  })
})

describe('what is safe', () => {
  it('is delivered again by the ladder until it is stored, and then the webhook is not switched off', async () => {
    let refusals = LADDER_MS.length
    const h = await receiving({}, () => {
      if (refusals-- > 0) throw new Error(`disk full ${CANARY}`)
    })
    h.contact.says('quan trọng')
    await h.settled()
    expect(h.fake.deliveries.pauses).toEqual(LADDER_MS)
    expect(h.fake.deliveries.enabled).toBe(true)
    expect(h.updates).toHaveLength(1)
    expect(h.fake.deliveries.made.map(({ status }) => status)).toEqual([500, 500, 500, 500, 500, 200])
  })

  it('of several files of one message is each, and a repetition brings what was not stored', async () => {
    const seen: string[] = []
    let full = true
    const h = await receiving({}, ({ updateId }) => {
      seen.push(updateId)
      if (updateId.endsWith(':1') && full) {
        full = false
        throw new Error('disk full')
      }
    })
    const files = ['một.pdf', 'hai.pdf', 'ba.pdf'].map((name) => ({ name, bytes: Buffer.from(name) }))
    const id = h.contact.sendsDocuments(files, { caption: 'mục 2' })
    await h.settled()
    const own = [`user_send_file:${id}`, `user_send_file:${id}:1`, `user_send_file:${id}:2`]
    expect(seen).toEqual([own[0], own[1], ...own])
    const last = h.updates.slice(-3).map(({ inbound }) => inbound!)
    expect(last.map(({ messageId }) => messageId)).toEqual([id, id, id])
    expect(last.map(({ content }) => content)).toMatchObject([
      { kind: 'file', caption: 'mục 2', album: id, file: { name: 'một.pdf' } },
      { kind: 'file', caption: null, album: id, file: { name: 'hai.pdf' } },
      { kind: 'file', caption: null, album: id, file: { name: 'ba.pdf' } },
    ])
  })

  it('is taken while the tokens are dead: a webhook that fails is switched off', async () => {
    const h = await receiving()
    await h.until(() => code(h) === 'ok')
    await h.channel.stop()
    h.fake.tokens.kill()
    h.clock.now += 26 * HOUR
    const updates: Update[] = []
    const next = await zaloOaHarness({ before: h })
    open.push(() => next.channel.stop())
    await next.channel.start((update) => void updates.push(update))
    expect(next.channel.bot).toBe(h.fake.account.id)
    next.contact.says('Đã nhận')
    await h.fake.until(() => h.fake.deliveries.pending() === 0)
    expect(updates).toHaveLength(1)
    await next.until(() => code(next) === 'token_dead')
  })

  it('is answered within two seconds, far within', async () => {
    const h = await receiving()
    for (let n = 0; n < 200; n++) h.contact.says(`tin ${n} ${'dài '.repeat(400)}`)
    await h.settled()
    expect(h.updates).toHaveLength(200)
    expect(Math.max(...h.fake.deliveries.made.map(({ tookMs }) => tookMs))).toBeLessThan(1_000)
  })
})

describe('what an event is', () => {
  it('a press: our own token, which comes back as a text', async () => {
    const h = await receiving()
    await h.channel.send({
      chat: h.chat,
      html: 'Việc',
      choices: [[{ label: 'Đã nhận', data: '1.abcdefghijkl.0.AbCdEfGhIjK' }]],
      edit: null,
      replyTo: null,
      attachment: null,
    })
    h.contact.presses('Đã nhận')
    h.contact.says('#12 đã nhận')
    h.contact.says('#BaoCao')
    h.contact.says('# 1.2.3')
    await h.settled()
    expect(h.contents()).toEqual([
      { kind: 'press', data: '1.abcdefghijkl.0.AbCdEfGhIjK' },
      { kind: 'text', text: '#12 đã nhận' },
      { kind: 'text', text: '#BaoCao' },
      { kind: 'text', text: '# 1.2.3' },
    ])
  })

  it('a text with what it answers, a picture, a file, a link among words', async () => {
    const h = await receiving()
    h.contact.says('Trễ 2 ngày', { quote: 'abc' })
    h.contact.sendsPhoto({ name: 'anh.jpg', bytes: Buffer.from('jpg') }, { caption: 'Ảnh chụp' })
    h.contact.sendsDocument({ name: 'Báo cáo', bytes: Buffer.from('%PDF'), size: 4 })
    h.contact.sends('user_send_link', {
      text: 'Xem https://a.gov.vn',
      attachments: [{ type: 'link', payload: { url: 'https://a.gov.vn' } }],
    })
    await h.settled()
    expect(h.updates[0]!.inbound).toMatchObject({ answers: 'abc', sender: { id: h.contact.id, name: null }, at: NOW })
    expect(h.contents()).toMatchObject([
      { kind: 'text', text: 'Trễ 2 ngày' },
      {
        kind: 'file',
        caption: 'Ảnh chụp',
        album: null,
        file: { name: null, mime: 'image/jpeg', unique: null, bytes: null },
      },
      {
        kind: 'file',
        caption: null,
        file: { name: 'Báo cáo', bytes: 4, unique: createHash('md5').update('%PDF').digest('hex') },
      },
      { kind: 'text', text: 'Xem https://a.gov.vn' },
    ])
  })

  it.each([
    ['user_send_gif', 'animation'],
    ['user_send_audio', 'voice'],
    ['user_send_video', 'video'],
    ['user_send_sticker', 'sticker'],
    ['user_send_location', 'location'],
    ['user_send_business_card', 'contact'],
    ['user_send_link', 'link'],
    ['user_send_file', 'file'],
  ])('%s: something it cannot take', async (event, what) => {
    const h = await receiving()
    h.contact.sends(event, { attachments: [{ type: 'x', payload: { id: '1', coordinates: { latitude: '21' } } }] })
    await h.settled()
    expect(h.contents()).toEqual([{ kind: 'unsupported', what }])
  })

  it('somebody comes and goes', async () => {
    const h = await receiving()
    h.contact.follows()
    h.contact.unfollows()
    await h.settled()
    expect(h.updates.map(({ inbound }) => [inbound!.sender.id, inbound!.content.kind])).toEqual([
      [h.contact.id, 'unblocked'],
      [h.contact.id, 'blocked'],
    ])
    expect(new Set(h.updates.map(({ updateId }) => updateId)).size).toBe(2)
  })

  it.each([
    'oa_send_text',
    'oa_send_file',
    'user_seen_message',
    'user_received_message',
    'user_submit_info',
    'anonymous_send_text',
    'user_send_group_text',
  ])('%s: nothing, and nothing of it is stored', async (event) => {
    const h = await receiving()
    h.contact.sends(event, { text: 'của chính mình' })
    await h.settled()
    expect(h.updates).toEqual([])
    expect(h.fake.deliveries.confirmed).toHaveLength(1)
  })

  it('for another account of the same application: nothing', () => {
    const raw = {
      event_name: 'user_send_text',
      sender: { id: '1' },
      recipient: { id: '8' },
      message: { msg_id: 'a', text: 'x' },
    }
    expect(readEvent(raw, '9', NOW)).toEqual({ kind: 'nothing' })
    expect(readEvent({ event_name: 'follow', oa_id: '8', follower: { id: '1' } }, '9', NOW)).toEqual({
      kind: 'nothing',
    })
  })

  it('of a kind that nobody knows: kept as it came', async () => {
    const h = await receiving()
    const id = h.contact.sends('user_call_oa', { anything: 1 })
    await h.settled()
    expect(h.updates).toMatchObject([
      { updateId: `user_call_oa:${id}`, inbound: null, raw: { event_name: 'user_call_oa' } },
    ])
  })

  it('whatever its shape, is read without a throw', () => {
    fc.assert(
      fc.property(
        fc.anything(),
        fc.jsonValue(),
        fc.constantFrom('user_send_text', 'user_send_file', 'follow', 'x'),
        (any, json, name) => {
          for (const raw of [
            any,
            json,
            { event_name: name, sender: json, message: json, follower: any, timestamp: any },
            { event_name: name, sender: { id: '1' }, message: { text: any, attachments: [json, { payload: json }] } },
          ])
            expect(['acts', 'nothing', 'unknown']).toContain(readEvent(raw, '9', NOW).kind)
        },
      ),
    )
  })
})

describe('ids longer than a number holds', () => {
  it('come out whole, wherever they stand', () => {
    const text =
      '{"sender":{"id":4611686018427387901},"n":12,"x":-0.5e3,"s":"123456789012345678901 \\" 99999999999999999999","a":[9007199254740993,9007199254740991]}'
    expect(parseExact(text)).toEqual({
      sender: { id: '4611686018427387901' },
      n: 12,
      x: -500,
      s: '123456789012345678901 " 99999999999999999999',
      a: ['9007199254740993', 9007199254740991],
    })
  })

  it('change nothing else in any JSON', () => {
    fc.assert(
      fc.property(fc.jsonValue(), fc.stringMatching(/^\d{17,25}$/), (value, digits) => {
        const plain = JSON.parse(JSON.stringify(value))
        expect(parseExact(JSON.stringify({ digits, value }))).toEqual({ digits, value: inner(plain) })
      }),
    )
  })

  it('are read in a body of the largest size', () => {
    const text = JSON.stringify({ id: '1', text: '\\"1234567890123456789'.repeat(45_000) })
    expect(objectIn(Buffer.from(text))).toEqual(JSON.parse(text))
    expect(objectIn(Buffer.from([0xff, 0x7b]))).toBeNull()
  })
})

/** A double that is no safe integer prints as digits, and comes out as those. */
const inner = (value: unknown): unknown => {
  if (typeof value === 'number')
    return /^-?\d{16,}$/.test(String(value)) && !Number.isSafeInteger(value) ? String(value) : value
  if (Array.isArray(value)) return value.map(inner)
  return typeof value === 'object' && value !== null
    ? Object.fromEntries(Object.entries(value).map(([key, one]) => [key, inner(one)]))
    : value
}

describe('fetching a file', () => {
  async function sent(more: { checksum?: string | null; size?: number } = {}) {
    const h = await receiving()
    const bytes = Buffer.from('nội dung báo cáo')
    h.contact.sendsDocument({ name: 'Báo cáo.docx', bytes, ...more })
    await h.settled()
    const [content] = h.contents()
    if (content?.kind !== 'file') throw new Error('no file came')
    const chunks: Uint8Array[] = []
    const fetched = (limit = 1_000) => h.channel.fetchFile(content.file, limit, (chunk) => void chunks.push(chunk))
    return { h, bytes, chunks, fetched, file: content.file }
  }

  it('is whole, or is fetched again', async () => {
    const { h, bytes, chunks, fetched } = await sent()
    h.fake.fileFault({ kind: 'other_bytes' })
    expect(await fetched()).toEqual({ ok: false, error: 'temporary', code: 'checksum' })
    h.fake.fileFault({ kind: 'cut', after: 3 })
    expect(await fetched()).toMatchObject({ ok: false, error: 'temporary' })
    h.fake.fileFault({ kind: 'status', status: 503 })
    expect(await fetched()).toMatchObject({ ok: false, error: 'temporary' })
    chunks.length = 0
    expect(await fetched()).toEqual({ ok: true, bytes: bytes.length })
    expect(Buffer.concat(chunks)).toEqual(bytes)
  })

  it('is taken as it is where no checksum came', async () => {
    const { h, fetched } = await sent({ checksum: null })
    h.fake.fileFault({ kind: 'other_bytes' })
    expect(await fetched()).toMatchObject({ ok: true })
  })

  it('follows no redirect, asks no other host, and stops over its limit', async () => {
    const { h, fetched, file } = await sent()
    h.fake.fileFault({ kind: 'redirect', to: 'http://169.254.169.254/' })
    expect(await fetched()).toMatchObject({ ok: false, error: 'gone', code: 'redirected' })
    expect(await fetched(5)).toMatchObject({ ok: false, error: 'too_large' })
    for (const id of ['https://example.com/a.pdf', 'http://192.168.1.1/a', 'file:///etc/passwd', 'nonsense'])
      expect(await h.channel.fetchFile({ ...file, id }, 100, () => {}), id).toMatchObject({ ok: false, error: 'gone' })
    h.fake.fileFault({ kind: 'status', status: 404 })
    expect(await fetched()).toMatchObject({ ok: false, error: 'gone' })
  })
})

describe('the channel', () => {
  it('knows the page of the account once it knows the account', async () => {
    const h = await zaloOaHarness()
    open.push(
      () => h.close(),
      () => h.channel.stop(),
    )
    expect(h.channel.joinLink('x')).toBeNull()
    await h.channel.start(() => undefined)
    expect(h.channel.joinLink('x')).toBe(`https://zalo.me/${h.fake.account.id}`)
    expect(h.account.read()?.facts).toMatchObject({ oa: h.fake.account.id, oa_type: '2', oa_verified: 'yes' })
    expect(await h.channel.setMenu(h.chat, [])).toBe(false)
    expect(await h.channel.leave(h.chat)).toBe(true)
  })

  it('lets none of its secrets, tokens, people or words out', async () => {
    const h = await receiving()
    h.contact.says('Lời riêng của một người')
    h.fake.deliveries.signing.secret = 'wrong'
    for (let n = 0; n < 6; n++) h.contact.says('Lời riêng của một người')
    await h.settled()
    h.clock.now += 26 * HOUR
    h.fake.tokens.kill()
    h.wake()
    await h.until(() => code(h) === 'token_dead')
    const result = await h.channel.send({
      chat: h.chat,
      html: 'Lời của cơ quan',
      choices: [],
      edit: null,
      replyTo: null,
      attachment: null,
    })
    const everything = inspect([result, h.channel.health(), h.logged()], { depth: 20 })
    for (const secret of [CANARY, h.contact.id, 'Lời riêng', 'Lời của', h.fake.secretKey])
      expect(everything).not.toContain(secret)
  })
})
