// Sending over Telegram: what goes out, what comes of it, and whether the answer can be believed.
import { mkdtempSync, rmSync, truncateSync, utimesSync, writeFileSync } from 'node:fs'
import { type AddressInfo, createServer, type Server, type Socket } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import fc from 'fast-check'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import type { Outgoing, StoredAttachment } from '../../src/channels/channel.ts'
import { fitsButtons, keyboard, shorten } from '../../src/channels/telegram/buttons.ts'
import { createFloodScope, type Failure, toSendError } from '../../src/channels/telegram/errors.ts'
import { createTelegram } from '../../src/channels/telegram/index.ts'
import { FAULTS, seededFaults } from '../support/fake-telegram/index.ts'
import { outgoing } from './contract.ts'
import { CANARY, NOW, type TelegramHarness, telegramHarness } from './telegram-harness.ts'

let folder: string
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'dondoc-telegram-'))
})
afterAll(() => rmSync(folder, { recursive: true }))

const fileOf = (name: string, content: string | Buffer): StoredAttachment => {
  const path = join(folder, `${Math.random()}`)
  writeFileSync(path, content)
  return { name, mime: 'application/pdf', path, platformId: null }
}

describe('a message to Telegram', () => {
  let harness: TelegramHarness
  const send = (fields: Partial<Outgoing> = {}) => harness.channel.send(outgoing({ chat: harness.chat, ...fields }))
  const lastArgs = () => harness.fake.arrived.at(-1)?.args ?? {}

  beforeEach(async () => {
    harness = await telegramHarness()
  })
  afterEach(async () => {
    await harness.channel.stop()
    await harness.close()
  })

  it('goes as HTML, without link previews, as an answer that outlives its question', async () => {
    const { contact } = harness
    const first = await send({ html: '<b>Thẻ</b>' })
    await send({ html: 'Trả lời', replyTo: first.ok ? first.messageId : '' })
    expect(lastArgs()).toMatchObject({
      parse_mode: 'HTML',
      link_preview_options: { is_disabled: true },
      reply_parameters: { message_id: Number(first.ok && first.messageId), allow_sending_without_reply: true },
    })
    expect(contact.sees().at(-1)?.replyTo).toBe(first.ok && first.messageId)
    expect((await send({ replyTo: '987654' })).ok).toBe(true)
    expect(contact.sees().at(-1)?.replyTo).toBeNull()
  })

  it('shows buttons in rows, with links among them', async () => {
    await send({
      choices: [
        [
          { label: 'Đã nhận', data: 'a' },
          { label: 'Gửi', data: 'b' },
        ],
        [],
        [{ label: 'Mở trang gửi tệp', url: 'https://example.invalid/u/1' }],
      ],
    })
    expect(harness.contact.sees()[0]?.buttons).toEqual([['Đã nhận', 'Gửi'], ['Mở trang gửi tệp']])
  })

  it('keeps an edit in place, buttons and all, and takes them away', async () => {
    const { contact } = harness
    const card = await send({ html: 'Thẻ', choices: [[{ label: 'Đã nhận', data: 'a' }]] })
    const edit = card.ok ? card.messageId : ''
    expect(await send({ html: 'Thẻ', choices: [[{ label: 'Gửi', data: 'b' }]], edit })).toEqual(card)
    expect(contact.sees()[0]).toMatchObject({ buttons: [['Gửi']], edits: 1 })
    expect(await send({ html: 'Thẻ, xong', edit })).toEqual(card)
    expect(contact.sees()).toMatchObject([{ text: 'Thẻ, xong', buttons: [], edits: 2 }])
  })

  it('sends anew what can no longer be edited: deleted, or a document', async () => {
    const { contact } = harness
    const card = await send({ html: 'Thẻ' })
    if (!card.ok) throw new Error('not sent')
    contact.deletes(card.messageId)
    const anew = await send({ html: 'Thẻ mới', edit: card.messageId })
    expect(anew.ok && anew.messageId !== card.messageId).toBe(true)

    const file = await send({ html: 'Kèm tệp', attachment: fileOf('a.pdf', 'x') })
    const after = await send({ html: 'Thẻ', edit: file.ok ? file.messageId : '' })
    expect(after.ok && file.ok && after.messageId !== file.messageId).toBe(true)
  })

  it('does not send anew when an edit fails for another reason', async () => {
    const card = await send({ html: 'Thẻ' })
    harness.fake.fault(FAULTS.acceptedThenServerError)
    const edited = await send({ html: 'Thẻ, đã nhận', edit: card.ok ? card.messageId : '' })
    expect(edited).toMatchObject({ ok: false, error: { kind: 'ambiguous' } })
    expect(harness.contact.sees()).toHaveLength(1)
  })

  it.each([
    'Kế hoạch số 25; bản sửa.pdf',
    'a "trích" b.pdf',
    'đường\\dẫn.pdf',
    'dòng\r\nContent-Disposition: form-data; name="chat_id".pdf',
    `${'ơ'.repeat(120)}.pdf`,
  ])('uploads a file under its own name: %j', async (name) => {
    const sent = await send({ html: 'Kèm <b>tệp</b>', attachment: fileOf(name, 'nội dung') })
    expect(sent.ok).toBe(true)
    const [seen] = harness.contact.sees()
    expect(seen).toMatchObject({ text: 'Kèm tệp', document: { bytes: Buffer.byteLength('nội dung') } })
    expect(seen?.document?.name).toBe(name.replace(/[\r\n]+/g, ' '))
  })

  it('uploads one file once for everybody, again when it changed', async () => {
    const attachment = fileOf('Kế hoạch.pdf', 'bản 1')
    await send({ attachment })
    await send({ attachment, chat: harness.otherChat })
    utimesSync(attachment.path, 1, 1)
    await send({ attachment })
    writeFileSync(attachment.path, 'bản 2, dài hơn')
    utimesSync(attachment.path, 1, 1)
    await send({ attachment })
    const whole = ['Kế hoạch.pdf']
    expect(harness.fake.sent().map(({ uploads }) => uploads)).toEqual([whole, [], whole, whole])
  })

  it('uploads after all when the platform no longer knows the handle', async () => {
    const attachment = { ...fileOf('a.pdf', 'x'), platformId: 'FILE-of-another-bot' }
    expect((await send({ attachment })).ok).toBe(true)
    expect(harness.fake.sent()).toHaveLength(1)
  })

  it('refuses itself what the platform would refuse, and cuts nothing', async () => {
    const attachment = fileOf('a.pdf', 'x')
    const huge = fileOf('b.pdf', '')
    truncateSync(huge.path, 50_000_001)
    const cases: [Partial<Outgoing>, string][] = [
      [{ html: ' <b></b> ' }, 'empty'],
      [{ html: 'a'.repeat(4097) }, 'too_long'],
      [{ html: 'a'.repeat(1025), attachment }, 'too_long'],
      [{ choices: [[{ label: 'x', data: 'đ'.repeat(33) }]] }, 'bad_buttons'],
      [{ choices: [[{ label: 'x', data: '' }]] }, 'bad_buttons'],
      [{ attachment: { ...attachment, path: join(folder, 'none') } }, 'attachment_enoent'],
      [{ attachment: fileOf('c.pdf', '') }, 'attachment_empty'],
      [{ attachment: huge }, 'attachment_too_large'],
    ]
    for (const [fields, code] of cases) {
      expect(await send(fields), code).toEqual({ ok: false, error: { kind: 'rejected', code } })
    }
    expect(harness.fake.arrived).toEqual([])
    expect((await send({ html: 'a'.repeat(1024), attachment })).ok).toBe(true)
    expect((await send({ html: '', attachment })).ok).toBe(true)
  })

  it('learns from the platform that markup or buttons are bad', async () => {
    expect(await send({ html: '<b>Sở KH&ĐT' })).toEqual({ ok: false, error: { kind: 'rejected', code: 'bad_markup' } })
    expect(await send({ html: '<x>' })).toEqual({ ok: false, error: { kind: 'rejected', code: 'bad_markup' } })
    expect(await send({ choices: [[{ label: 'Mở', url: 'không phải địa chỉ' }]] })).toMatchObject({
      error: { kind: 'rejected', code: 'bad_buttons' },
    })
  })

  it('learns who cannot be reached, and why', async () => {
    const { fake } = harness
    const gone = {
      blocked: fake.person('A B'),
      deactivated: fake.person('C D'),
      never_started: fake.person('E', 'never_started'),
    }
    gone.blocked.blocks()
    gone.deactivated.deletesAccount()
    for (const [code, { chat }] of Object.entries(gone)) {
      expect(await send({ chat }), code).toEqual({ ok: false, error: { kind: 'gone', code, movedTo: null } })
    }
    expect(await send({ chat: '123' })).toMatchObject({ error: { kind: 'gone', code: 'chat_not_found' } })
    const group = fake.group('Nhóm 63')
    const bigger = group.upgrades()
    expect(await send({ chat: group.chat })).toEqual({
      ok: false,
      error: { kind: 'gone', code: 'moved', movedTo: bigger.chat },
    })
    expect((await send({ chat: bigger.chat })).ok).toBe(true)
    bigger.kicksBot()
    expect(await send({ chat: bigger.chat })).toMatchObject({ error: { kind: 'gone', code: 'kicked' } })
  })

  it('says a flood is of the chat, and of the bot when a second chat meets it within the second', async () => {
    const { fake } = harness
    fake.fault(FAULTS.flood(5), { times: 3 })
    const scopes = []
    for (const chat of [harness.chat, harness.chat, harness.otherChat]) scopes.push(await send({ chat }))
    expect(scopes.map((result) => !result.ok && result.error)).toEqual([
      { kind: 'throttled', until: NOW + 5_000, scope: 'chat' },
      { kind: 'throttled', until: NOW + 5_000, scope: 'chat' },
      { kind: 'throttled', until: NOW + 5_000, scope: 'bot' },
    ])
  })

  it('sets and clears the menu of one chat', async () => {
    const { channel, fake, contact } = harness
    const items = [{ command: 'viec', description: 'Việc của đơn vị' }]
    expect(await channel.setMenu(contact.chat, items)).toBe(true)
    expect(contact.menu()).toEqual(['viec'])
    expect(await channel.setMenu(contact.chat, [{ command: 'việc', description: 'x' }])).toBe(false)
    expect(await channel.setMenu(contact.chat, [])).toBe(true)
    expect(contact.menu()).toEqual([])
    await fake.goDark()
    expect(await channel.setMenu(contact.chat, items)).toBe(false)
  })

  it('tells the truth in any weather', async () => {
    for (const seed of [1, 2, 3, 4, 5]) {
      const { fake } = harness
      fake.weather = seededFaults(seed, 0.3)
      const before = fake.sent().length
      const outcomes = new Map<string, string>()
      for (let number = 0; number < 60; number++) {
        const html = `Nhắc ${seed}/${number}`
        const result = await send({ html })
        outcomes.set(html, result.ok ? 'ok' : result.error.kind)
      }
      const truth = fake
        .sent()
        .slice(before)
        .map(({ text }) => text)
      expect(new Set(truth).size, 'nothing twice').toBe(truth.length)
      for (const [html, outcome] of outcomes) {
        if (outcome === 'ok') expect(truth, html).toContain(html)
        else expect(outcome, html).toBe('ambiguous')
      }
      expect([...outcomes.values()]).toContain('ambiguous')
    }
  })

  it('lets a send under way finish before it is stopped', async () => {
    const { channel, fake, contact } = harness
    await channel.start(() => {})
    const sending = send({ html: 'đang gửi' })
    await channel.stop()
    expect((await sending).ok).toBe(true)
    expect(fake.sent(contact.chat)).toHaveLength(1)
  })
})

describe('a message that never left', () => {
  let server: Server | null = null
  afterEach(() => {
    server?.close()
    server = null
  })
  const listening = (onConnection: (socket: Socket) => void): Promise<number> =>
    new Promise((resolve) => {
      const listener = createServer(onConnection)
      server = listener
      listener.listen(0, '127.0.0.1', () => resolve((listener.address() as AddressInfo).port))
    })
  const sendTo = async (apiRoot: string, callMs = 5_000) => {
    const channel = createTelegram({ token: CANARY, apiRoot, now: () => NOW, timeouts: { callMs } })
    const result = await channel.send(outgoing({ chat: '1' }))
    await channel.stop()
    return result.ok ? 'ok' : { kind: result.error.kind, code: 'code' in result.error ? result.error.code : '' }
  }

  it('is known as such when nobody listens', async () => {
    const port = await listening(() => {})
    await new Promise((done) => server?.close(done))
    expect(await sendTo(`http://127.0.0.1:${port}`)).toEqual({ kind: 'unsent', code: 'econnrefused' })
  })

  it('when the name cannot be resolved', async () => {
    // A label over 63 letters is refused before anybody is asked.
    expect(await sendTo(`https://${'a'.repeat(64)}.invalid`)).toEqual({
      kind: 'unsent',
      code: expect.stringMatching(/enotfound|eai_/),
    })
  })

  it('when the encrypted connection does not come about', async () => {
    const port = await listening((socket) => {
      socket.on('error', () => {})
      socket.end('HTTP/1.1 400 Bad Request\r\n\r\n')
    })
    expect(await sendTo(`https://127.0.0.1:${port}`)).toMatchObject({ kind: 'unsent' })
  })

  it('when the connection is reset during the handshake', async () => {
    const port = await listening((socket) => {
      socket.on('error', () => {})
      socket.once('data', () => socket.resetAndDestroy())
    })
    expect(await sendTo(`https://127.0.0.1:${port}`)).toEqual({ kind: 'unsent', code: 'econnreset' })
  })

  it('when the handshake never ends', async () => {
    const port = await listening((socket) => {
      socket.on('error', () => {})
    })
    expect(await sendTo(`https://127.0.0.1:${port}`, 100)).toEqual({ kind: 'unsent', code: 'timeout' })
  })

  it('when the address is none, which is never quoted', async () => {
    expect(() => createTelegram({ token: CANARY, apiRoot: 'telegram', now: () => NOW })).toThrow('Invalid URL')
    expect(await sendTo('ftp://127.0.0.1')).toEqual({ kind: 'unsent', code: 'err_invalid_protocol' })
  })

  it('but not when the connection stood and died: nobody can know', async () => {
    const port = await listening((socket) => {
      socket.on('error', () => {})
      socket.once('data', () => socket.resetAndDestroy())
    })
    expect(await sendTo(`http://127.0.0.1:${port}`)).toEqual({ kind: 'ambiguous', code: 'econnreset' })
  })

  it('nor when the answer has another shape than the platform gives', async () => {
    for (const body of [
      'null',
      '[]',
      '{}',
      '{"ok":true}',
      '{"ok":false}',
      '{"ok":true,"result":{}}',
      '{"ok":true,"result":null}',
    ]) {
      const port = await listening((socket) => {
        socket.on('error', () => {})
        socket.once('data', () =>
          socket.end(`HTTP/1.1 200 OK\r\nContent-Length: ${body.length}\r\nConnection: close\r\n\r\n${body}`),
        )
      })
      expect(await sendTo(`http://127.0.0.1:${port}`), body).toEqual({ kind: 'ambiguous', code: 'unreadable' })
      server?.close()
    }
  })
})

describe("Telegram's errors", () => {
  const platform = (code: number, text: string, rest: Partial<Failure> = {}): Failure =>
    ({ from: 'platform', code, text, retryAfter: null, movedTo: null, ...rest }) as Failure
  const kindOf = (failure: Failure) => {
    const error = toSendError(failure, NOW, () => 'chat')
    return 'code' in error ? `${error.kind} ${error.code}` : error.kind
  }

  it.each([
    [403, 'Forbidden: bot was blocked by the user', 'gone blocked'],
    [403, 'Forbidden: user is deactivated', 'gone deactivated'],
    [403, "Forbidden: bot can't initiate conversation with a user", 'gone never_started'],
    [403, 'Forbidden: bot was kicked from the supergroup chat', 'gone kicked'],
    [403, 'Forbidden: bot is not a member of the channel chat', 'gone not_a_member'],
    [403, 'Forbidden: the group chat was deleted', 'gone chat_deleted'],
    [403, 'Forbidden: something new', 'gone forbidden'],
    [400, 'Bad Request: chat not found', 'gone chat_not_found'],
    [400, 'Bad Request: PEER_ID_INVALID', 'gone chat_not_found'],
    [400, 'Bad Request: USER_IS_BLOCKED', 'gone blocked'],
    [400, 'Bad Request: not enough rights to send text messages to the chat', 'gone no_right_to_write'],
    [400, 'Bad Request: TOPIC_CLOSED', 'gone topic_closed'],
    [400, 'Bad Request: can\'t parse entities: Unsupported start tag "x" at byte offset 3', 'rejected bad_markup'],
    [400, 'Bad Request: message is too long', 'rejected too_long'],
    [400, 'Bad Request: message caption is too long', 'rejected too_long'],
    [400, 'Bad Request: BUTTON_DATA_INVALID', 'rejected bad_buttons'],
    [400, 'Bad Request: something new', 'rejected bad_request'],
    [401, 'Unauthorized', 'misconfigured unauthorized'],
    [404, 'Not Found', 'misconfigured unknown_bot'],
    [409, 'Conflict', 'unsent other_poller'],
    [413, 'Request Entity Too Large', 'rejected too_large'],
    [418, 'new', 'rejected http_418'],
    [429, 'Too Many Requests', 'throttled'],
    [500, 'Internal Server Error', 'ambiguous http_500'],
    [502, 'Bad Gateway', 'ambiguous http_502'],
    [302, 'odd', 'ambiguous http_302'],
  ])('%i %s → %s', (code, text, expected) => {
    expect(kindOf(platform(code, text))).toBe(expected)
  })

  it('believe the code before the text', () => {
    expect(kindOf(platform(500, 'Forbidden: bot was blocked by the user'))).toBe('ambiguous http_500')
    expect(kindOf(platform(429, 'Bad Request: chat not found'))).toBe('throttled')
  })

  it('never fall outside the closed list, whatever code and words come', () => {
    const kinds = ['unsent', 'throttled', 'ambiguous', 'gone', 'not_allowed_now', 'misconfigured', 'rejected']
    fc.assert(
      fc.property(fc.integer(), fc.string({ unit: 'binary' }), (code, text) => {
        const error = toSendError(platform(code, text), NOW, () => 'chat')
        expect(kinds).toContain(error.kind)
        // A text of the platform may quote anything; only our own codes leave.
        if ('code' in error) expect(error.code).toMatch(/^[a-z0-9_-]+$/)
      }),
    )
  })

  it('judge the scope of floods by the second and the chat', () => {
    const scope = createFloodScope()
    expect(scope('a', NOW)).toBe('chat')
    expect(scope('a', NOW + 10)).toBe('chat')
    expect(scope('b', NOW + 900)).toBe('bot')
    expect(scope('c', NOW + 2_000)).toBe('chat')
    expect(scope('c', NOW + 2_500)).toBe('chat')
  })
})

describe('buttons', () => {
  it('have labels cut at whole letters, with a mark', () => {
    expect(shorten('Đã nhận')).toBe('Đã nhận')
    expect(shorten('Đề nghị gia hạn', 8)).toBe('Đề nghị…')
    expect(shorten('👩‍👩‍👧‍👦👩‍👩‍👧‍👦', 13)).toBe('👩‍👩‍👧‍👦…')
  })

  it('never break a letter, whatever the label', () => {
    const letters = (text: string) => [...new Intl.Segmenter('vi').segment(text)].map(({ segment }) => segment)
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 120 }), fc.integer({ min: 2, max: 64 }), (label, limit) => {
        const short = shorten(label, limit)
        expect(short.length).toBeLessThanOrEqual(limit)
        if (short === label) return
        const kept = letters(short.slice(0, -1).trimEnd())
        expect(letters(label).slice(0, kept.length)).toEqual(kept)
      }),
    )
  })

  it('are none where there is nothing to choose', () => {
    expect(keyboard([])).toBeNull()
    expect(keyboard([[]])).toBeNull()
  })

  it('count their data in bytes', () => {
    expect(fitsButtons([[{ label: 'x', data: 'đ'.repeat(32) }]])).toBe(true)
    expect(fitsButtons([[{ label: 'x', data: `${'đ'.repeat(32)}a` }]])).toBe(false)
  })
})
