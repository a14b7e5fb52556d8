// The fake Zalo Bot server behaves as the facts have it: what it gives away, what it never shows, what it refuses.
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { FAULTS, type FakeZaloBot, startFakeZaloBot } from '../support/fake-zalo-bot/index.ts'

let fake: FakeZaloBot
beforeEach(async () => {
  fake = await startFakeZaloBot({ now: () => 1_763_200_000_123 })
})
afterEach(() => fake.close())

async function ask(method: string, parameters: object = {}, init: { token?: string; signal?: AbortSignal } = {}) {
  const response = await fetch(`${fake.root}/bot${init.token ?? fake.token}/${method}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(parameters),
    ...(init.signal ? { signal: init.signal } : {}),
  })
  const text = await response.text()
  return { status: response.status, text, body: text.startsWith('{') ? JSON.parse(text) : null }
}
const held = () => fake.until(() => fake.openPolls > 0)

describe('polls', () => {
  it('give one update, in no list, and only once', async () => {
    const hoa = fake.person('Nguyễn Thị Hoa')
    hoa.says('một')
    hoa.says('hai')
    const first = await ask('getUpdates', { timeout: 30 })
    expect(first.body).toEqual({
      ok: true,
      result: {
        event_name: 'message.text.received',
        message: {
          message_id: expect.stringMatching(/^[0-9a-f]{20}$/),
          date: 1_763_200_000_123,
          from: { id: hoa.id, display_name: 'Nguyễn Thị Hoa', is_bot: false },
          chat: { id: hoa.chat, chat_type: 'PRIVATE' },
          text: 'một',
          message_type: 'CHAT_TEXT',
        },
      },
    })
    const second = await ask('getUpdates')
    expect(second.body.result.message.text).toBe('hai')
    expect(fake.updates.pending).toEqual([])
  })

  it('are held, and end empty with 408, as the status or not', async () => {
    for (const status of [200, 408]) {
      fake.ways.statusFollowsCode = status === 408
      const poll = ask('getUpdates', { timeout: 30 })
      await held()
      fake.updates.endPolls()
      expect(await poll).toMatchObject({ status, body: { ok: false, error_code: 408 } })
    }
  })

  it('lose the update with the answer, and keep it where nobody asked', async () => {
    const hoa = fake.person('Nguyễn Thị Hoa')
    hoa.says('một')
    fake.fault(FAULTS.acceptedThenReset, { method: 'getUpdates' })
    await expect(ask('getUpdates')).rejects.toThrow()
    expect(fake.updates.consumed).toHaveLength(1)
    fake.fault(FAULTS.reset, { method: 'getUpdates' })
    hoa.says('hai')
    await expect(ask('getUpdates')).rejects.toThrow()
    expect((await ask('getUpdates')).body.result.message.text).toBe('hai')
  })

  it('of a client that went away take nothing with them', async () => {
    const gone = new AbortController()
    const poll = ask('getUpdates', {}, { signal: gone.signal })
    await held()
    gone.abort()
    await expect(poll).rejects.toThrow()
    await fake.until(() => fake.openPolls === 0)
    fake.person('Nguyễn Thị Hoa').says('một')
    expect((await ask('getUpdates')).body.ok).toBe(true)
  })

  it('that are two get some each', async () => {
    const hoa = fake.person('Nguyễn Thị Hoa')
    const both = [ask('getUpdates'), ask('getUpdates')]
    await fake.until(() => fake.openPolls === 2)
    hoa.says('một')
    hoa.says('hai')
    const texts = (await Promise.all(both)).map(({ body }) => body.result.message.text)
    expect(texts.sort()).toEqual(['hai', 'một'])
  })

  it('where nothing waits for those who do not poll: what was said is lost', async () => {
    fake.ways.losesUnpolled = true
    fake.person('Nguyễn Thị Hoa').says('một')
    const poll = ask('getUpdates')
    await held()
    fake.updates.endPolls()
    expect((await poll).body.error_code).toBe(408)
  })

  it('show nothing of a document', async () => {
    fake.person('Nguyễn Thị Hoa').sendsDocument({ name: 'Báo cáo.docx', bytes: Buffer.from('x') })
    const { text, body } = await ask('getUpdates')
    expect(body.result.event_name).toBe('message.unsupported.received')
    expect(text).not.toContain('Báo cáo')
  })
})

describe('a webhook', () => {
  const url = 'https://dondoc.example.gov.vn/zalo-bot/x'
  const arrived: { body: string; agent: string | null; secret: string | null }[] = []
  beforeEach(() => {
    arrived.length = 0
    fake.proxy = async (request) => {
      arrived.push({
        body: await request.text(),
        agent: request.headers.get('user-agent'),
        secret: request.headers.get('x-bot-api-secret-token'),
      })
      return new Response('')
    }
  })

  it('is tried with an empty body and without the secret, and kept even where that fails', async () => {
    const set = await ask('setWebhook', { url, secret_token: 'x'.repeat(8) })
    expect(set.body.result.verification).toMatchObject({ ok: true, outcome: 'webhook.ok' })
    expect(arrived).toEqual([{ body: '', agent: expect.stringMatching(/^Java\/17/), secret: null }])
    fake.proxy = null
    const failed = await ask('setWebhook', { url: `${url}2`, secret_token: 'x'.repeat(8) })
    expect(failed.body.result).toMatchObject({
      url: `${url}2`,
      verification: { ok: false, outcome: 'webhook.err.conn' },
    })
    expect((await ask('getWebhookInfo')).body.result.url).toBe(`${url}2`)
  })

  it('gets updates flat or in an envelope, once, and polls get none', async () => {
    const hoa = fake.person('Nguyễn Thị Hoa')
    await ask('setWebhook', { url, secret_token: 'x'.repeat(8) })
    const poll = ask('getUpdates')
    await held()
    hoa.says('một')
    await fake.until(() => arrived.length === 2)
    expect(arrived[1]).toMatchObject({ agent: expect.stringMatching(/^Java\/17/), secret: 'x'.repeat(8) })
    expect(JSON.parse(arrived[1]!.body)).toMatchObject({ event_name: 'message.text.received' })
    fake.ways.wrapped = true
    hoa.says('hai')
    await fake.until(() => arrived.length === 3)
    expect(JSON.parse(arrived[2]!.body)).toMatchObject({ ok: true, result: { message: { text: 'hai' } } })
    fake.updates.endPolls()
    expect((await poll).body.ok).toBe(false)
  })

  it('that refuses is asked again only where the platform is said to', async () => {
    const hoa = fake.person('Nguyễn Thị Hoa')
    await ask('setWebhook', { url, secret_token: 'x'.repeat(8) })
    fake.proxy = () => new Response('', { status: 500 })
    hoa.says('một')
    await fake.until(() => fake.updates.hooks.requests.length === 1 && fake.updates.hooks.busy === 0)
    fake.ways.redelivers = 2
    hoa.says('hai')
    await fake.until(() => fake.updates.hooks.requests.length === 4)
    expect(fake.updates.hooks.requests.map(({ status }) => status)).toEqual([500, 500, 500, 500])
  })

  it('was never set: that is 404', async () => {
    expect((await ask('getWebhookInfo')).body.error_code).toBe(404)
    expect((await ask('deleteWebhook')).body.error_code).toBe(404)
  })

  it.each([
    [{ url: 'http://a.vn', secret_token: 'x'.repeat(8) }],
    [{ url: 'https://127.0.0.1/', secret_token: 'x'.repeat(8) }],
    [{ url, secret_token: 'short' }],
    [{ url }],
  ])('is refused: %j', async (parameters) => {
    expect((await ask('setWebhook', parameters)).body.error_code).toBe(400)
  })
})

describe('sends', () => {
  it('are recorded where they took effect, whatever the answer was', async () => {
    const hoa = fake.person('Nguyễn Thị Hoa')
    const send = (text: string) => ask('sendMessage', { chat_id: hoa.chat, text }).catch(() => null)
    await send('một')
    fake.fault(FAULTS.acceptedThenReset)
    await send('hai')
    fake.fault(FAULTS.reset)
    await send('ba')
    fake.fault(FAULTS.acceptedThenPage)
    expect((await send('bốn'))?.status).toBe(504)
    expect(fake.sent(hoa.chat).map(({ text }) => text)).toEqual(['một', 'hai', 'bốn'])
    expect(hoa.sees().map(({ text }) => text)).toEqual(['một', 'hai', 'bốn'])
  })

  it('are refused where the text is missing or too long, and the chat unknown', async () => {
    const hoa = fake.person('Nguyễn Thị Hoa')
    const stranger = fake.person('Người lạ', 'stranger')
    for (const parameters of [
      { chat_id: hoa.chat },
      { chat_id: hoa.chat, text: '' },
      { chat_id: hoa.chat, text: 'x'.repeat(2_001) },
      { chat_id: 'nobody', text: 'một' },
      { chat_id: stranger.chat, text: 'một' },
    ])
      expect((await ask('sendMessage', parameters)).body.error_code).toBe(400)
    stranger.says('chào')
    expect((await ask('sendMessage', { chat_id: stranger.chat, text: 'một' })).body.ok).toBe(true)
  })

  it('need the token, a known method, and JSON', async () => {
    expect((await ask('getMe', {}, { token: '1:x' })).body.error_code).toBe(401)
    expect((await ask('sendDocument')).body.error_code).toBe(400)
    expect((await (await fetch(`${fake.root}/bot${fake.token}/getMe`)).json()).error_code).toBe(400)
    fake.fault(FAULTS.camelCase, { method: 'getMe' })
    expect((await ask('getMe')).body).toMatchObject({ ok: false, errorCode: 426 })
    expect((await ask('sendChatAction', { chat_id: fake.person('A').chat, action: 'typing' })).body).toEqual({
      ok: true,
    })
  })
})

describe('a package', () => {
  it('carries so many people, and so many messages of a month both ways', async () => {
    await fake.close()
    fake = await startFakeZaloBot({ people: 2, messagesPerMonth: 4 })
    const [hoa, binh, chi] = ['Hoa', 'Bình', 'Chi'].map((name) => fake.person(name, 'stranger'))
    for (const one of [hoa, binh, chi]) one!.says('chào')
    expect(fake.used).toEqual({ people: 2, messages: 2 })
    expect(fake.updates.pending).toHaveLength(2)
    const send = async (chat: string) => (await ask('sendMessage', { chat_id: chat, text: 'một' })).body
    expect((await send(chi!.chat)).error_code).toBe(400)
    expect([(await send(hoa!.chat)).ok, (await send(binh!.chat)).ok]).toEqual([true, true])
    expect((await send(hoa!.chat)).error_code).toBe(429)
  })
})
