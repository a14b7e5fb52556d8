// Receiving by polls that give an update once: what is safe, what is the platform's to lose, and what is said of it.
import { afterEach, describe, expect, it } from 'vitest'
import type { Inbound, Update } from '../../src/channels/channel.ts'
import type { ZaloBotOptions } from '../../src/channels/zalo-bot/index.ts'
import { FAULTS, type Fault } from '../support/fake-zalo-bot/index.ts'
import { CANARY, type ZaloBotHarness, zaloBotHarness } from './zalo-bot-harness.ts'

const open: { close(): Promise<void> }[] = []
afterEach(async () => {
  for (const one of open.splice(0).reverse()) await one.close()
})

async function bot(options: Partial<ZaloBotOptions> = {}) {
  const harness = await zaloBotHarness(options)
  const updates: Update[] = []
  open.push({
    async close() {
      await harness.channel.stop()
      await harness.close()
    },
  })
  const sink = (update: Update) => {
    updates.push(update)
    harness.stirred()
  }
  const texts = () => updates.flatMap(({ inbound }) => (inbound?.content.kind === 'text' ? [inbound.content.text] : []))
  return { ...harness, updates, sink, texts, received: (count: number) => harness.until(() => updates.length >= count) }
}

const code = ({ channel }: Pick<ZaloBotHarness, 'channel'>): string => {
  const health = channel.health()
  return health.state === 'down' ? health.code : health.state
}
const polls = (one: ZaloBotHarness) => one.until(() => one.fake.openPolls > 0)
const POLL = { method: 'getUpdates' }

describe('a poll', () => {
  it.each([false, true])(
    'that ends empty is followed by the next at once (as the HTTP status: %s)',
    async (asStatus) => {
      const one = await bot()
      one.fake.ways.statusFollowsCode = asStatus
      await one.channel.start(one.sink)
      for (let times = 0; times < 3; times++) {
        await polls(one)
        one.fake.updates.endPolls()
      }
      await polls(one)
      expect(one.pauses).toEqual([])
      expect(code(one)).toBe('ok')
    },
  )

  it('that brings no answer within its time is followed by the next at once', async () => {
    const one = await bot({ pollSeconds: 1, timeouts: { callMs: 800, pollGraceMs: -940 } })
    one.fake.fault(FAULTS.hang, { ...POLL, times: 2 })
    await one.channel.start(one.sink)
    await polls(one)
    one.contact.says('một')
    await one.received(1)
    expect(one.pauses).toEqual([])
  })

  it('without an answer again and again is trouble, and goes on', async () => {
    const one = await bot({ pollSeconds: 1, timeouts: { callMs: 800, pollGraceMs: -970 } })
    one.fake.fault(FAULTS.hang, { ...POLL, times: 4 })
    await one.channel.start(one.sink)
    await one.until(() => code(one) === 'timeout')
    await polls(one)
    one.contact.says('một')
    await one.received(1)
    await one.until(() => code(one) === 'ok')
  })

  it('is one at a time, so that nothing is split between two', async () => {
    const one = await bot()
    let most = 0
    await one.channel.start(one.sink)
    for (let count = 1; count <= 20; count++) {
      await polls(one)
      most = Math.max(most, one.fake.openPolls)
      one.contact.says(`lần ${count}`)
      await one.received(count)
    }
    expect(most).toBe(1)
    expect(one.texts()).toEqual(Array.from({ length: 20 }, (_, at) => `lần ${at + 1}`))
  })

  it('that is never held is not hurried for ever', async () => {
    const one = await bot()
    let asked = 0
    one.fake.fault({ kind: 'error', refusal: EMPTY, accepted: false }, { ...POLL, times: 60 })
    await one.channel.start(one.sink)
    await one.until(() => ++asked > 0 && one.pauses.length > 0)
    expect(one.pauses[0]).toBe(1_000)
    expect(code(one)).toBe('ok')
  })

  it.each([
    ['a page of a gateway', FAULTS.badGatewayPage, 'http_502'],
    ['a connection that dies', FAULTS.reset, 'econnreset'],
    ['a token that died', FAULTS.unauthorized, 'unauthorized'],
    ['an error of the platform', FAULTS.internal, 'zalo_403'],
    ['an error in another spelling', FAULTS.camelCase, 'too_many_tests'],
    ['a flood', FAULTS.flood, 'flood'],
  ] as [string, Fault, string][])('that meets %s waits, says so and goes on', async (_, fault, expected) => {
    const one = await bot()
    const codes: string[] = []
    one.fake.fault(fault, POLL)
    await one.channel.start(one.sink)
    await one.until(() => {
      codes.push(code(one))
      return one.fake.openPolls > 0
    })
    expect(codes).toContain(expected)
    expect(one.pauses).toHaveLength(1)
    one.contact.says('một')
    await one.received(1)
    await one.until(() => code(one) === 'ok')
  })

  it('takes a list as well as one', async () => {
    const one = await bot()
    await one.channel.start(one.sink)
    await polls(one)
    const message = (id: string) => ({
      event_name: 'message.text.received',
      message: { message_id: id, text: id, from: { id: 'x' } },
    })
    one.fake.updates.push([message('một'), message('hai')] as never)
    await one.received(2)
    expect(one.texts()).toEqual(['một', 'hai'])
  })

  it.each(['photo', 'photo_url'] as const)('brings a picture named %s, and its bytes', async (field) => {
    const one = await bot()
    one.fake.wording.picture = field
    await one.channel.start(one.sink)
    const bytes = Buffer.from('no real picture')
    one.contact.sendsPicture({ bytes }, { caption: 'Biên bản' })
    await one.received(1)
    const { content } = one.updates[0]!.inbound as Inbound
    expect(content).toMatchObject({ kind: 'file', caption: 'Biên bản' })
    if (content.kind !== 'file') return
    const got: Buffer[] = []
    expect(await one.channel.fetchFile(content.file, 100, (chunk) => got.push(Buffer.from(chunk)))).toEqual({
      ok: true,
      bytes: bytes.length,
    })
    one.fake.media.expire()
    expect(await one.channel.fetchFile(content.file, 100, () => {})).toMatchObject({ ok: false, error: 'gone' })
  })

  it('brings what the platform does not deliver as a sign of a file', async () => {
    const one = await bot()
    await one.channel.start(one.sink)
    one.contact.sendsDocument({ name: 'Báo cáo.docx' })
    one.contact.sendsSticker()
    one.contact.sendsVoice()
    await one.received(3)
    expect(one.updates.map(({ inbound }) => inbound?.content)).toEqual(
      ['file', 'sticker', 'voice'].map((what) => ({ kind: 'unsupported', what })),
    )
  })

  it('brings what is said in a group, as sampled too', async () => {
    const one = await bot()
    one.fake.wording.asSampled = true
    const group = one.fake.group('Nhóm 63 tỉnh')
    await one.channel.start(one.sink)
    group.bringsBot()
    group.says(one.contact, 'tình hình')
    await one.received(2)
    expect(one.updates[0]!.inbound).toMatchObject({
      chat: { id: group.chat, private: false },
      content: { kind: 'group_added' },
    })
    expect(one.updates[1]!.inbound).toMatchObject({
      chat: { id: group.chat, private: false },
      sender: { id: one.contact.id, name: 'Nguyễn Thị Hoa' },
    })
  })
})

/** 408: nothing came within the time. */
const EMPTY = { code: 408, description: 'Request timeout', envelope: () => ({ ok: false, error_code: 408 }) } as never

describe('an update that the platform gave away', () => {
  it('is kept while it cannot be stored, and nothing more is asked for', async () => {
    const one = await bot()
    let full = true
    await one.channel.start((update) => {
      if (full) throw new Error('disk full')
      one.sink(update)
    })
    await polls(one)
    one.contact.says('một')
    one.contact.says('hai')
    await one.until(() => one.pauses.length > 5)
    expect(code(one)).toBe('not_stored')
    expect(one.fake.openPolls).toBe(0)
    expect(one.fake.updates.consumed).toHaveLength(1)
    full = false
    await one.received(2)
    expect(one.texts()).toEqual(['một', 'hai'])
  })

  it('is stored by stop, where the store takes it by then', async () => {
    const one = await bot()
    let full = true
    await one.channel.start((update) => {
      if (full) throw new Error('disk full')
      one.sink(update)
    })
    await polls(one)
    one.contact.says('một')
    await one.until(() => code(one) === 'not_stored')
    full = false
    await one.channel.stop()
    expect(one.texts()).toEqual(['một'])
    expect(one.logged()).not.toContainEqual(expect.objectContaining({ event: 'updates_lost' }))
  })

  it('is lost where the process has to stop without having stored it, which is said and counted', async () => {
    const one = await bot()
    await one.channel.start(() => {
      throw new Error('disk full')
    })
    await polls(one)
    one.contact.says('một')
    await one.until(() => code(one) === 'not_stored')
    await one.channel.stop()
    expect(one.logged()).toContainEqual({
      channel: 'zalo_bot',
      bot: '4000000001',
      event: 'updates_lost',
      code: 'not_stored',
      count: 1,
    })
  })

  it.each([FAULTS.acceptedThenReset, FAULTS.acceptedThenTruncated])(
    'is lost where its answer did not arrive: the documented loss, and the next one comes (%o)',
    async (fault) => {
      const one = await bot()
      one.fake.fault(fault, POLL)
      await one.channel.start(one.sink)
      await polls(one)
      one.contact.says('một')
      await polls(one)
      one.contact.says('hai')
      await one.received(1)
      expect(one.fake.updates.consumed).toHaveLength(2)
      expect(one.texts()).toEqual(['hai'])
    },
  )
})

describe('a webhook in the way', () => {
  it('that was forgotten is taken away before the first poll', async () => {
    const one = await bot()
    one.fake.updates.hooks.settings = { url: 'https://old.example.vn/hook', secret: 'x'.repeat(8), updatedAt: 0 }
    await one.channel.start(one.sink)
    await polls(one)
    expect(one.fake.updates.hooks.settings?.url).toBe('')
    expect(one.logged()).toContainEqual(expect.objectContaining({ event: 'webhook_removed' }))
    one.contact.says('một')
    await one.received(1)
  })

  it('that somebody sets later is found within minutes, though no poll complains', async () => {
    let time = 0
    const one = await bot({ uptime: () => time })
    await one.channel.start(one.sink)
    await polls(one)
    one.fake.updates.hooks.settings = { url: 'https://other.example.vn/hook', secret: 'x'.repeat(8), updatedAt: 0 }
    one.fake.updates.endPolls()
    await polls(one)
    expect(one.fake.updates.hooks.settings?.url).not.toBe('')
    time += 5 * 60_000
    one.fake.updates.endPolls()
    await one.until(() => one.fake.updates.hooks.settings?.url === '')
    await polls(one)
  })

  it('that will not go is said, and tried again', async () => {
    const one = await bot()
    const codes: string[] = []
    one.fake.updates.hooks.settings = { url: 'https://old.example.vn/hook', secret: 'x'.repeat(8), updatedAt: 0 }
    one.fake.fault(FAULTS.badGatewayPage, { method: 'deleteWebhook', times: 2 })
    await one.channel.start(one.sink)
    await one.until(() => {
      codes.push(code(one))
      return one.fake.openPolls > 0
    })
    expect(codes).toContain('webhook_set')
    expect(code(one)).toBe('ok')
  })
})

describe('starting and standing still', () => {
  it('waits until the platform says who the bot is, and says why', async () => {
    const one = await bot()
    one.fake.ways.revoked = true
    const starting = one.channel.start(one.sink)
    await one.until(() => one.pauses.length > 2)
    expect(code(one)).toBe('unauthorized')
    one.fake.ways.revoked = false
    await starting
    expect(one.channel.bot).toBe('4000000001')
  })

  it('is given up by stop', async () => {
    const one = await bot()
    one.fake.fault(FAULTS.hang, { method: 'getMe', times: 99 })
    const starting = one.channel.start(one.sink)
    await one.channel.stop()
    await starting
    expect(one.channel.bot).toBe('')
  })

  it('a loop that stands still is begun anew by the watchdog', async () => {
    let time = 0
    let look = () => {}
    const one = await bot({
      uptime: () => time,
      regularly: (given) => {
        look = given
        return () => {}
      },
    })
    await one.channel.start(one.sink)
    await polls(one)
    time += 5 * 60_000
    look()
    expect(code(one)).toBe('stalled')
    await one.until(() => code(one) === 'ok')
    await polls(one)
    one.contact.says('một')
    await one.received(1)
    expect(one.logged()).toContainEqual(expect.objectContaining({ event: 'receiving_restarted' }))
  })

  it('two bots beside each other know nothing of one another', async () => {
    const first = await bot()
    const second = await bot()
    await first.channel.start(first.sink)
    await second.channel.start(second.sink)
    second.fake.ways.revoked = true
    second.fake.updates.endPolls()
    await second.until(() => code(second) === 'unauthorized')
    first.contact.says('một')
    await first.received(1)
    expect(code(first)).toBe('ok')
    expect(second.updates).toEqual([])
  })

  it('nothing that is logged holds a token, a chat or a text', async () => {
    const one = await bot()
    one.fake.fault(FAULTS.badGatewayPage, POLL)
    await one.channel.start(() => {
      throw new Error(`${CANARY} một`)
    })
    await polls(one)
    one.contact.says('bí mật')
    await one.until(() => code(one) === 'not_stored')
    await one.channel.stop()
    const said = JSON.stringify(one.logged())
    for (const secret of ['CANARY', one.contact.chat, 'bí mật', '127.0.0.1']) expect(said).not.toContain(secret)
  })
})
