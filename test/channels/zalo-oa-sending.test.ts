// Sending by an Official Account: endpoints, buttons, windows, templates, files and their words, and what each failure is.
import { randomBytes } from 'node:crypto'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, describe, expect, it } from 'vitest'
import { type Choice, type Outgoing, type StoredAttachment, XLSX } from '../../src/channels/channel.ts'
import { type Failure, failureCode, toSendError } from '../../src/channels/zalo-oa/errors.ts'
import { templateOf } from '../../src/channels/zalo-oa/template.ts'
import { HOUR, toIso } from '../../src/core/time.ts'
import { FAULTS } from '../support/fake-zalo-oa/index.ts'
import { outgoing } from './contract.ts'
import { type HarnessOptions, NOW, type ZaloOaHarness, zaloOaHarness } from './zalo-oa-harness.ts'

const DAY = 24 * HOUR
const open: (() => unknown)[] = []
afterEach(async () => {
  for (const close of open.splice(0).reverse()) await close()
})

async function started(
  options?: HarnessOptions,
): Promise<ZaloOaHarness & { send(fields: Partial<Outgoing>): ReturnType<ZaloOaHarness['channel']['send']> }> {
  const harness = await zaloOaHarness(options)
  open.push(
    () => harness.close(),
    () => harness.channel.stop(),
  )
  await harness.channel.start(() => undefined)
  await harness.until(() => harness.channel.health().state === 'ok')
  return { ...harness, send: (fields) => harness.channel.send(outgoing({ chat: harness.chat, ...fields })) }
}

function stored(
  name: string,
  bytes: Buffer = Buffer.from(`%PDF ${name}`),
  more: Partial<StoredAttachment> = {},
): StoredAttachment {
  const folder = mkdtempSync(join(tmpdir(), 'dondoc-oa-files-'))
  open.push(() => rmSync(folder, { recursive: true, force: true }))
  const path = join(folder, 'bytes')
  writeFileSync(path, bytes)
  return { name, mime: 'application/pdf', path, platformId: null, hash: `hash-of-${name}`, ...more }
}

const paths = (h: ZaloOaHarness): string[] =>
  h.fake.accepted.map(({ path }) => path).filter((path) => !path.endsWith('getoa'))

describe('an account of a state agency', () => {
  const state = { fake: { account: { type: 4 } } }

  it('is refused by the newer endpoint, taken by the older, and stays there, after a restart too', async () => {
    const h = await started(state)
    expect((await h.send({ html: 'một' })).ok).toBe(true)
    expect((await h.send({ html: 'hai' })).ok).toBe(true)
    expect(h.contact.sees().map(({ text, endpoint }) => [text, endpoint])).toEqual([
      ['một', 'v2'],
      ['hai', 'v2'],
    ])
    const messages = () => h.fake.arrived.filter((path) => path.includes('/message'))
    expect(messages()).toEqual(['/v3.0/oa/message/cs', '/v2.0/oa/message', '/v2.0/oa/message'])
    await h.channel.stop()
    const next = await zaloOaHarness({ before: h })
    open.push(() => next.channel.stop())
    await next.channel.start(() => undefined)
    expect((await next.channel.send(outgoing({ chat: next.chat }))).ok).toBe(true)
    expect(messages().slice(3)).toEqual(['/v2.0/oa/message'])
  })

  it('goes back to the newer one where the older is closed, without sending twice', async () => {
    const h = await started(state)
    await h.send({})
    h.fake.account.type = 2
    expect(await h.send({})).toMatchObject({ ok: false, error: { kind: 'misconfigured', code: 'endpoint_closed' } })
    expect(await h.send({})).toMatchObject({ ok: true })
    expect(h.contact.sees().map(({ endpoint }) => endpoint)).toEqual(['v2', 'v3'])
  })

  it('is not tried anew after any other error', async () => {
    const codes = [-32, -100, -200, -201, -204, -210, -213, -216, -220, -221, -224, -230, -240, -320, -9999]
    const h = await started()
    for (const code of codes) {
      h.fake.fault(FAULTS.code(code), { path: '/v3.0/oa/message/cs', times: 2 })
      await h.send({ html: `mã ${code}` })
      h.fake.fault(FAULTS.code(0), { path: '/nothing' })
    }
    expect(h.fake.arrived).not.toContain('/v2.0/oa/message')
    expect(h.contact.sees()).toEqual([])
  })
})

describe('a token that is refused', () => {
  it.each([-216, -220, 216, 401, -401, -124])('with %i is replaced once and the message sent once', async (code) => {
    const h = await started()
    h.clock.now += HOUR
    h.fake.fault(FAULTS.code(code))
    expect((await h.send({ html: 'một lần' })).ok).toBe(true)
    expect(h.contact.sees()).toHaveLength(1)
    expect(h.fake.tokens.asked).toBe(2)
  })

  it('a second time opens no loop', async () => {
    const h = await started()
    h.clock.now += HOUR
    h.fake.fault(FAULTS.code(-216), { times: 5 })
    expect(await h.send({})).toMatchObject({ ok: false, error: { kind: 'misconfigured', code: 'token_refused' } })
    expect(h.fake.arrived.filter((path) => path.includes('/message'))).toHaveLength(2)
    expect(h.channel.health()).toMatchObject({ state: 'down', code: 'token_refused' })
  })

  it('with a dead chain behind it is misconfigured, and nothing is lost', async () => {
    const h = await started()
    h.clock.now += 26 * HOUR
    h.fake.tokens.kill()
    expect(await h.send({})).toMatchObject({ ok: false, error: { kind: 'misconfigured', code: 'token_dead' } })
    expect(h.channel.health()).toMatchObject({ state: 'down', code: 'token_dead' })
    h.fake.tokens.authorise()
  })

  it('while the token server cannot be reached is proven unsent', async () => {
    const h = await started()
    h.clock.now += 26 * HOUR
    h.fake.fault(FAULTS.badGatewayPage, { path: '/v4/oa/access_token' })
    expect(await h.send({})).toMatchObject({ ok: false, error: { kind: 'unsent', code: 'http_502' } })
    expect((await h.send({})).ok).toBe(true)
  })
})

describe('the window', () => {
  it('is free for two days, paid until the seventh, and then closed', async () => {
    const h = await started()
    const at = async (quiet: number) => {
      h.contact.wasQuiet(quiet)
      const sent = await h.send({ html: `sau ${quiet}` })
      return sent.ok ? sent.charge : sent.error
    }
    expect(await at(0)).toBe('free')
    expect(await at(48 * HOUR)).toBe('free')
    expect(await at(48 * HOUR + 1)).toBe('paid')
    expect(await at(7 * DAY)).toBe('paid')
    expect(await at(7 * DAY + 1)).toEqual({ kind: 'not_allowed_now', code: 'window_over' })
    h.contact.says('Vâng')
    await h.until(() => h.fake.deliveries.pending() === 0)
    expect((await h.send({})).ok).toBe(true)
  })

  it('without money stops what costs, and warns, and nothing else', async () => {
    const h = await started({ fake: { account: { money: false } } })
    h.contact.wasQuiet(3 * DAY)
    expect(await h.send({})).toMatchObject({ ok: false, error: { kind: 'not_allowed_now', code: 'no_money' } })
    expect(h.channel.health()).toEqual({ state: 'ok', warnings: ['no_money'] })
    expect((await h.channel.send(outgoing({ chat: h.otherChat }))).ok).toBe(true)
    expect(h.channel.health(), 'what is free says nothing of the money').toEqual({
      state: 'ok',
      warnings: ['no_money'],
    })
    h.fake.account.money = true
    expect(await h.send({})).toMatchObject({ ok: true, charge: 'paid' })
    expect(h.channel.health()).toEqual({ state: 'ok' })
  })

  it('tells who took the account off', async () => {
    const h = await started()
    h.contact.unfollows()
    expect(await h.send({})).toMatchObject({ ok: false, error: { kind: 'gone', code: 'not_following' } })
  })
})

describe('a template', () => {
  const templates = {
    reminder: { id: '77', fields: { unit: 'don_vi', due: 'thoi_han', link: 'duong_dan', plan: 'so_ke_hoach' } },
  }
  const fake = { account: { templates: { 77: { don_vi: 30, thoi_han: 20, duong_dan: 200, so_ke_hoach: 30 } } } }
  const template = {
    kind: 'reminder',
    unit: 'Ủy ban nhân dân tỉnh Bà Rịa - Vũng Tàu và các đơn vị trực thuộc',
    plan: null,
    count: '2',
    due: '20/11/2026',
    link: 'https://dondoc.example.gov.vn/u/abc',
  }

  it('says what was approved, cut to its lengths, after the window is over', async () => {
    const h = await started({ options: { templates }, fake })
    expect(h.channel.abilities.proactive).toEqual({ freeMs: 48 * HOUR, openMs: 7 * DAY, templates: ['reminder'] })
    h.contact.wasQuiet(30 * DAY)
    expect(await h.send({ template })).toMatchObject({ ok: true, charge: 'template' })
    const [seen] = h.contact.sees()
    expect(seen!.template).toEqual({
      id: '77',
      data: {
        don_vi: 'Ủy ban nhân dân tỉnh Bà Rịa…',
        thoi_han: '20/11/2026',
        duong_dan: template.link,
        so_ke_hoach: '-',
      },
    })
  })

  it('that is not configured, or has no room for its link, is not sent', async () => {
    const h = await started({ options: { templates }, fake })
    const kind = (more: object) => h.send({ template: { ...template, ...more } })
    for (const none of ['summary', 'toString', '__proto__'])
      expect(await kind({ kind: none })).toEqual({ ok: false, error: { kind: 'not_allowed_now', code: 'no_template' } })
    expect(await kind({ link: `https://x.vn/${'a'.repeat(200)}` })).toMatchObject({ error: { code: 'template_link' } })
    expect(await kind({ link: null })).toMatchObject({ error: { code: 'template_link' } })
    expect(h.fake.sent()).toEqual([])
    expect(templateOf(template, { reminder: { id: '1', fields: { nonsense: 'x' } } })).toEqual({
      template_id: '1',
      template_data: {},
    })
  })

  it.each([
    [-1121, 'rejected', 'template_value_too_long'],
    [-1122, 'rejected', 'template_value_missing'],
    [-131, 'not_allowed_now', 'template_not_approved'],
    [-144, 'not_allowed_now', 'template_quota_used_up'],
    [-137, 'not_allowed_now', 'no_money'],
  ])('that is refused with %i is %s', async (code, kind, name) => {
    const h = await started({ options: { templates }, fake })
    h.fake.fault(FAULTS.code(code))
    expect(await h.send({ template })).toMatchObject({ ok: false, error: { kind, code: name } })
  })
})

describe('buttons', () => {
  const choice = (n: number): Choice[] => [{ label: `Việc ${n}`, data: `1.abcdefghijkl.${n}.abcdefghijk` }]

  it('are five at most, links among them, with their labels cut at a word', async () => {
    const h = await started()
    const label = `Đề nghị gia hạn ${'cho nhiệm vụ rất dài '.repeat(10)}`
    const link: Choice = { label: 'Nộp hồ sơ', url: 'https://dondoc.example.gov.vn/u/abc' }
    expect((await h.send({ choices: [choice(1), choice(2), choice(3), [{ label, data: 'v1.a.b' }], [link]] })).ok).toBe(
      true,
    )
    const { body } = h.fake.sent()[0]!
    const { buttons } = (
      body.message as { attachment: { payload: { buttons: { title: string; type: string; payload: unknown }[] } } }
    ).attachment.payload
    expect(buttons.map(({ type }) => type)).toEqual([...Array(4).fill('oa.query.hide'), 'oa.open.url'])
    expect(buttons[0]!.payload).toBe('#1.abcdefghijkl.1.abcdefghijk')
    expect(buttons[3]!.title.length).toBeLessThanOrEqual(100)
    expect(buttons[3]!.title).toMatch(/ (dài|cho|nhiệm|vụ|rất)…$/)
    const six = [1, 2, 3, 4, 5, 6].map(choice)
    expect(await h.send({ choices: six })).toMatchObject({ error: { kind: 'rejected', code: 'bad_buttons' } })
    expect(await h.send({ choices: [[{ label: 'x', data: 'no token' }]] })).toMatchObject({
      error: { code: 'bad_buttons' },
    })
  })
})

describe('a file', () => {
  it('goes before its words, which count, and is uploaded once', async () => {
    const h = await started()
    const attachment = stored('Kế hoạch số 12.pdf')
    const choices: Choice[][] = [[{ label: 'Đã nhận', data: 'v1.ack.x' }]]
    const sent = await h.send({ html: 'Kính gửi', attachment, choices, replyTo: 'abc' })
    expect(paths(h)).toEqual(['/v2.0/oa/upload/file', '/v3.0/oa/message/cs', '/v3.0/oa/message/cs'])
    const [file, words] = h.contact.sees()
    expect(file).toMatchObject({ document: { name: 'Kế hoạch số 12.pdf' }, text: '', buttons: [] })
    expect(words).toMatchObject({ text: 'Kính gửi', buttons: ['Đã nhận'], document: null, replyTo: 'abc' })
    expect(sent).toMatchObject({
      ok: true,
      messageId: words!.id,
      handle: expect.stringContaining('handle-'),
      charge: 'free',
    })
    const platformId = sent.ok ? sent.handle! : ''
    await h.channel.send(outgoing({ chat: h.otherChat, html: 'Kính gửi', attachment: { ...attachment, platformId } }))
    expect(h.other.sees()).toHaveLength(2)
    expect(paths(h).filter((path) => path.includes('upload'))).toHaveLength(1)
  })

  it('that Zalo has forgotten is uploaded again once, with a new handle', async () => {
    const h = await started()
    const attachment = stored('Kế hoạch.docx', Buffer.from('PK'), { platformId: 'long gone' })
    const sent = await h.send({ attachment })
    expect(sent).toMatchObject({ ok: true, handle: expect.not.stringContaining('gone') })
    expect(h.contact.sees().map(({ document }) => document?.name ?? null)).toEqual(['Kế hoạch.docx', null])
    h.fake.fault(FAULTS.code(-100), { times: 2 })
    expect(await h.send({ html: 'khác', attachment })).toMatchObject({
      ok: false,
      error: { kind: 'rejected', code: 'asset_unknown' },
    })
  })

  it('that answers a message which is gone is sent all the same, once', async () => {
    const h = await started()
    h.fake.fault(FAULTS.code(-201))
    expect((await h.send({ replyTo: 'gone' })).ok).toBe(true)
    expect(h.contact.sees()).toMatchObject([{ replyTo: null }])
    h.fake.fault(FAULTS.code(-201), { times: 2 })
    expect(await h.send({ replyTo: 'gone' })).toMatchObject({ error: { kind: 'rejected', code: 'bad_field' } })
    expect((await h.send({ edit: 'x', editOnly: true })).ok, 'nothing is changed, and nothing said instead').toBe(true)
    expect(h.contact.sees()).toHaveLength(1)
  })

  it('that fails leaves nothing before anybody', async () => {
    const h = await started()
    h.fake.fault(FAULTS.code(-230), { path: '/message/cs' })
    expect(await h.send({ attachment: stored('a.pdf') })).toMatchObject({ error: { kind: 'not_allowed_now' } })
    h.fake.fault(FAULTS.badGatewayPage, { path: '/upload' })
    expect(await h.send({ attachment: stored('b.pdf') }), 'an upload shows nothing').toMatchObject({
      error: { kind: 'unsent', code: 'http_502' },
    })
    expect(h.contact.sees()).toEqual([])
  })

  it('whose words fail is not sent twice when they are tried again', async () => {
    const h = await started()
    const attachment = stored('Kế hoạch.pdf')
    // The file is taken, the words are not.
    let shown = 0
    const words = h.fake.until(() => {
      if (h.contact.sees().length > shown) {
        shown = h.contact.sees().length
        h.fake.fault(FAULTS.tooManyCalls)
      }
      return shown > 0
    })
    expect(await h.send({ attachment })).toMatchObject({ ok: false, error: { kind: 'throttled' } })
    await words
    expect((await h.send({ attachment })).ok).toBe(true)
    expect(h.contact.sees().map(({ document, text }) => document?.name ?? text)).toEqual([
      'Kế hoạch.pdf',
      'Kính gửi đơn vị',
    ])
    // The next one of the same words and file is another message.
    expect((await h.send({ attachment })).ok).toBe(true)
    expect(h.contact.sees()).toHaveLength(4)
  })

  it('of another kind, too large, empty or not there is refused before any call', async () => {
    const h = await started()
    const refused = async (attachment: Outgoing['attachment']) => {
      const sent = await h.send({ attachment })
      return sent.ok ? 'sent' : sent.error
    }
    expect(await refused(stored('Biểu.xlsx', Buffer.from('PK'), { mime: XLSX }))).toEqual({
      kind: 'rejected',
      code: 'attachment_kind',
    })
    expect(await refused({ name: 'Biểu.xlsx', mime: XLSX, bytes: Buffer.from('PK') })).toMatchObject({
      code: 'attachment_kind',
    })
    expect(await refused(stored('a.pdf', Buffer.alloc(5 * 1024 * 1024 + 1)))).toMatchObject({
      code: 'attachment_too_large',
    })
    expect(await refused(stored('a.pdf', Buffer.alloc(0)))).toMatchObject({ code: 'attachment_empty' })
    expect(await refused({ ...stored('a.pdf'), path: '/nowhere/at/all' })).toMatchObject({ code: 'attachment_enoent' })
    expect(paths(h)).toEqual([])
    expect(await refused(stored('a.pdf', Buffer.alloc(5 * 1024 * 1024)))).toBe('sent')
    expect(h.channel.abilities.outboundFiles).toEqual({
      kinds: ['pdf', 'doc', 'docx'],
      maxBytes: 5 * 1024 * 1024,
      pictures: true,
    })
  })

  it('has a name that closes no quotes, and the ending of its kind', async () => {
    const h = await started()
    await h.send({ attachment: stored('a"; filename="x.exe\r\n.pdf') })
    await h.send({ attachment: stored('Công văn số 5', Buffer.from('%PDF'), { hash: 'other' }) })
    expect(h.contact.sees().flatMap(({ document }) => document?.name ?? [])).toEqual([
      'a ; filename= x.exe .pdf',
      'Công văn số 5.pdf',
    ])
  })

  it('that we drew goes as a picture, and its words go without it where it is not taken', async () => {
    const h = await started()
    const picture = (bytes: Buffer) => ({ name: 'tien-do.png', mime: 'image/png' as const, bytes })
    expect((await h.send({ html: 'Tiến độ', attachment: picture(randomBytes(1000)) })).ok).toBe(true)
    expect(h.contact.sees().map(({ photo, text }) => [photo, text])).toEqual([
      [true, ''],
      [false, 'Tiến độ'],
    ])
    expect((await h.send({ html: 'Quá lớn', attachment: picture(randomBytes(1024 * 1024 + 1)) })).ok).toBe(true)
    h.fake.fault(FAULTS.code(-201))
    expect((await h.send({ html: 'Bị từ chối', attachment: picture(randomBytes(10)) })).ok).toBe(true)
    expect(
      h.contact
        .sees()
        .slice(2)
        .map(({ text }) => text),
    ).toEqual(['Quá lớn', 'Bị từ chối'])
    h.fake.fault(FAULTS.windowOver)
    expect(await h.send({ html: 'Hết hạn', attachment: picture(randomBytes(10)) })).toMatchObject({ ok: false })
    expect(h.contact.sees()).toHaveLength(4)
  })
})

describe('too many calls', () => {
  it('are paused for longer each time, as one pause where many were refused together', async () => {
    const h = await started()
    const refused = async () => {
      h.fake.fault(FAULTS.tooManyCalls, { times: 3 })
      const all = await Promise.all(['một', 'hai', 'ba'].map((html) => h.send({ html })))
      const until = all.map((sent) => (sent.ok || sent.error.kind !== 'throttled' ? 0 : sent.error.until))
      expect(new Set(until).size).toBe(1)
      h.clock.now = until[0]!
      return until[0]! - NOW
    }
    expect(await refused()).toBe(5_000)
    expect(await refused()).toBe(15_000)
    expect(await refused()).toBe(35_000)
    expect((await h.send({})).ok).toBe(true)
    expect(await refused()).toBe(40_000)
  })
})

describe('the table of errors', () => {
  const meaning = (code: number, at = NOW) => toSendError({ from: 'platform', code }, at, () => at + 5)
  const kinds: Record<string, number[]> = {
    misconfigured: [-204, -205, -209, -212, -219, -223, -221, -224, -235, -242, -240, -216, -220, 401, -124],
    gone: [-213, -217, -244, -227],
    not_allowed_now: [-211, -218, -230, -232, -320, -321],
    rejected: [-201, -210, -233, -248, -249, -100],
    ambiguous: [-200, -777, 12],
    throttled: [-32, -234],
  }
  it.each(Object.entries(kinds))('%s', (kind, codes) => {
    for (const code of codes) expect(meaning(code), String(code)).toMatchObject({ kind })
  })

  it('lets what is not allowed at night wait until six in Viet Nam', () => {
    const at = (iso: string) => {
      const error = meaning(-234, Date.parse(iso))
      return error.kind === 'throttled' ? toIso(error.until) : error.kind
    }
    expect(at('2026-11-16T22:00:00+07:00')).toBe('2026-11-17T06:00:00+07:00')
    expect(at('2026-11-17T05:59:00+07:00')).toBe('2026-11-17T06:00:00+07:00')
    expect(at('2026-12-31T23:30:00+07:00')).toBe('2027-01-01T06:00:00+07:00')
    expect(at('2026-11-16T12:00:00+07:00'), 'our clock and theirs disagree').toBe('2026-11-16T13:00:00+07:00')
  })

  it('tells what was refused on the way from what nobody can know', () => {
    const network = (code: string, reached: boolean): Failure => ({ from: 'network', code, reached })
    const kind = (failure: Failure) => toSendError(failure, NOW, () => NOW).kind
    expect(kind(network('econnrefused', false))).toBe('unsent')
    expect(kind(network('timeout', true))).toBe('ambiguous')
    expect(kind(network('http_502', true))).toBe('ambiguous')
    expect(kind(network('http_408', true))).toBe('ambiguous')
    expect(kind(network('http_403', true))).toBe('unsent')
    expect(kind(network('http_429', true))).toBe('throttled')
    expect(kind({ from: 'token', code: 'token_dead', dead: true })).toBe('misconfigured')
    expect(kind({ from: 'token', code: 'token_busy', dead: false })).toBe('unsent')
    expect(failureCode({ from: 'platform', code: -234 })).toBe('night')
  })
})
