// Receiving from Telegram: confirmation, repetition, conflicts, and coming back after every kind of outage.
import { inspect } from 'node:util'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { Sink, Update } from '../../src/channels/channel.ts'
import { createTelegram } from '../../src/channels/telegram/index.ts'
import { FAULTS, type Press } from '../support/fake-telegram/index.ts'
import { Refusal } from '../support/fake-telegram/refusal.ts'
import { CANARY, NOW, type TelegramHarness, telegramHarness } from './telegram-harness.ts'

describe('receiving from Telegram', () => {
  let harness: TelegramHarness
  let updates: Update[]
  const sink: Sink = (update) => {
    updates.push(update)
    harness.stirred()
  }
  const received = (count: number) => harness.until(() => updates.length >= count)
  const code = () => {
    const health = harness.channel.health()
    return health.state === 'down' ? health.code : health.state
  }

  beforeEach(async () => {
    harness = await telegramHarness()
    updates = []
  })
  afterEach(async () => {
    await harness.channel.stop()
    await harness.close()
  })

  it('asks for the updates it reads by name', async () => {
    await harness.channel.start(sink)
    await harness.until(() => harness.fake.openPolls === 1)
    expect(harness.fake.updates.allowed()).toEqual(['message', 'edited_message', 'callback_query', 'my_chat_member'])
  })

  it('is starting until it knows its name, and goes on trying', async () => {
    const { channel, fake, pauses } = harness
    expect(channel.health()).toEqual({ state: 'starting' })
    expect(channel.bot).toBe('')
    expect(channel.joinLink('Ab')).toBeNull()
    fake.fault(FAULTS.badGatewayPage, { method: 'getMe', times: 3 })
    await channel.start(sink)
    expect(pauses).toHaveLength(3)
    expect(channel.bot).toBe(fake.bot.id)
    expect(channel.joinLink('Ab_9-z')).toBe(`https://t.me/${fake.bot.username}?start=Ab_9-z`)
    expect(channel.joinLink('có dấu')).toBeNull()
    expect(channel.joinLink('a'.repeat(65))).toBeNull()
  })

  it('can be stopped before it ever reached anybody', async () => {
    const { channel, fake } = harness
    await fake.goDark()
    const started = channel.start(sink)
    await harness.until(() => harness.pauses.length > 2)
    expect(code()).toBe('econnrefused')
    await channel.stop()
    await started
    await fake.comeBack()
  })

  it('answers a press once it is stored, also under an old message', async () => {
    const { channel, fake, contact } = harness
    await channel.start(sink)
    const sent = await channel.send({
      chat: contact.chat,
      html: 'Thẻ',
      choices: [[{ label: 'Đã nhận', data: 'v1.ack' }]],
      edit: null,
      replyTo: null,
      attachment: null,
    })
    const press = contact.presses('Đã nhận')
    const old = contact.pressesOld('3', 'v1.old')
    await fake.until(() => press.answered && old.answered)
    expect(updates.map(({ inbound }) => [inbound?.answers, inbound?.content])).toEqual([
      [sent.ok && sent.messageId, { kind: 'press', data: 'v1.ack' }],
      ['3', { kind: 'press', data: 'v1.old' }],
    ])
  })

  it('does not answer a press that could not be stored', async () => {
    const { channel, fake, contact } = harness
    let press: Press | null = null
    const answeredBefore: (boolean | undefined)[] = []
    await channel.start((update) => {
      answeredBefore.push(press?.answered)
      if (answeredBefore.length < 3) throw new Error('disk full')
      sink(update)
    })
    press = contact.pressesOld('3', 'v1')
    await fake.until(() => press?.answered === true)
    expect(answeredBefore).toEqual([false, false, false])
  })

  it('swallows that an answer to a press came too late', async () => {
    const { channel, fake, contact } = harness
    fake.fault(FAULTS.serverError, { method: 'answerCallbackQuery' })
    await channel.start(sink)
    contact.pressesOld('3', 'v1')
    contact.says('Sau đó')
    await received(2)
    await harness.until(() =>
      harness.logged().some((line) => typeof line === 'string' && line.includes('press_unanswered')),
    )
    expect(code()).toBe('ok')
  })

  it('gets again what was in an answer that was lost', async () => {
    const { channel, fake, contact } = harness
    fake.fault(FAULTS.acceptedThenReset, { method: 'getUpdates' })
    fake.fault(FAULTS.acceptedThenTruncated, { method: 'getUpdates' })
    contact.says('một')
    contact.says('hai')
    await channel.start(sink)
    await harness.until(() => fake.updates.confirmed.length === 2)
    expect(updates).toHaveLength(2)
    const [first] = fake.updates.confirmed
    expect(fake.updates.deliveries.get(first ?? 0)).toBe(3)
  })

  it('confirms the updates before one that could not be stored, and no more', async () => {
    const { channel, fake, contact } = harness
    const ids = ['một', 'hai', 'ba'].map((text) => contact.says(text))
    const stuck = new Promise<void>((resolve) => {
      void channel.start((update) => {
        if (update.updateId !== String(ids[1])) return sink(update)
        // A second refusal means that the poll in between was made.
        if ((fake.updates.deliveries.get(ids[1] ?? 0) ?? 0) > 1) resolve()
        throw new Error('disk full')
      })
    })
    await stuck
    expect(fake.updates.confirmed).toEqual([ids[0]])
    expect(updates.map(({ updateId }) => updateId)).toEqual([String(ids[0])])
  })

  it('takes more than one batch after an outage, in order', async () => {
    const { channel, fake, contact } = harness
    const ids = Array.from({ length: 230 }, (_, number) => contact.says(`${number}`))
    await channel.start(sink)
    await harness.until(() => fake.updates.confirmed.length === 230)
    expect(updates.map(({ updateId }) => updateId)).toEqual(ids.map(String))
  })

  it('keeps raw what it does not understand', async () => {
    const { channel, contact } = harness
    await channel.start(sink)
    contact.sends('new_chat_photo', [{ file_id: 'x' }])
    await received(1)
    expect(updates[0]).toMatchObject({ inbound: null, raw: { message: { new_chat_photo: [{ file_id: 'x' }] } } })
  })

  it('survives that the platform starts its numbers anew, lower, while it was away', async () => {
    const { channel, fake, contact } = harness
    await channel.start(sink)
    contact.says('trước kỳ nghỉ')
    await harness.until(() => fake.updates.confirmed.length === 1 && fake.openPolls === 1)
    fake.updates.endPoll()
    await harness.until(() => fake.openPolls === 0)
    await harness.until(() => fake.openPolls === 1)
    await fake.goDark()
    fake.updates.restartIds(17)
    contact.says('sau kỳ nghỉ')
    contact.says('thêm')
    await fake.comeBack()
    await harness.until(() => fake.updates.confirmed.length === 3)
    expect(updates.map(({ updateId }) => updateId).slice(1)).toEqual(['17', '18'])
  })

  it('leaves the rest of a batch to the next process when it is stopped', async () => {
    const { channel, fake, contact } = harness
    const ids = ['một', 'hai', 'ba'].map((text) => contact.says(text))
    let stopped: Promise<void> | null = null
    await channel.start((update) => {
      sink(update)
      stopped ??= channel.stop()
    })
    await received(1)
    await stopped
    expect(updates.map(({ updateId }) => updateId)).toEqual([String(ids[0])])
    expect(fake.updates.pending()).toEqual(ids)
  })

  it('gives way to another poller: says so, waits long, and comes back', async () => {
    const { channel, fake, contact, pauses } = harness
    await channel.start(sink)
    await harness.until(() => fake.openPolls === 1)
    const other = createTelegram({
      token: CANARY,
      apiRoot: fake.root,
      now: () => NOW,
      pause: () => new Promise(() => {}),
    })
    const codes = new Set<string>()
    const started = other.start(() => {})
    await harness.until(() => {
      codes.add(code())
      return pauses.length > 0
    })
    expect([...codes]).toContain('other_poller')
    expect(pauses[0]).toBeGreaterThanOrEqual(15_000)
    await started
    contact.says('ai nhận')
    await harness.until(() => fake.updates.confirmed.length === 1)
    expect(fake.arrived.filter(({ method }) => method === 'deleteWebhook')).toEqual([])
  })

  it('takes a webhook away that stands in its way, at once the first time, calmly when it comes back', async () => {
    const { channel, fake, contact, pauses } = harness
    fake.updates.webhook = 'https://elsewhere.example/hook'
    fake.fault(
      { kind: 'error', refusal: new Refusal(409, 'Conflict: webhook is active'), accepted: false },
      { method: 'getUpdates', times: 2 },
    )
    contact.says('vẫn còn')
    await channel.start(sink)
    await received(1)
    expect(fake.updates.webhook).toBe('')
    expect(fake.arrived.filter(({ method }) => method === 'deleteWebhook').map(({ args }) => args)).toEqual([
      { drop_pending_updates: false },
    ])
    expect(pauses).toEqual([0, expect.any(Number)])
    expect(pauses[1]).toBeGreaterThanOrEqual(15_000)
    expect(inspect(harness.logged())).toContain('webhook_removed')
    await harness.until(() => code() === 'ok')
  })

  it('is down while the token is revoked, and recovers when it is not', async () => {
    const { channel, fake, contact } = harness
    await channel.start(sink)
    fake.revoked = true
    fake.updates.endPoll()
    await harness.until(() => code() === 'unauthorized')
    expect(channel.health()).toMatchObject({ since: NOW })
    fake.revoked = false
    contact.says('lại chạy')
    await received(1)
    await harness.until(() => code() === 'ok')
  })

  it('waits exactly as long as a flood answer to a poll says', async () => {
    const { channel, fake, contact, pauses } = harness
    fake.fault(FAULTS.flood(41), { method: 'getUpdates' })
    await channel.start(sink)
    contact.says('một')
    await received(1)
    expect(pauses).toEqual([41_000])
  })

  it('backs off, further each time and not without end', async () => {
    const { channel, fake, contact, pauses } = harness
    fake.fault(FAULTS.badGatewayPage, { method: 'getUpdates', times: 9 })
    await channel.start(sink)
    contact.says('một')
    await received(1)
    for (const [at, plain] of [1, 2, 4, 8, 16, 32, 60, 60, 60].entries()) {
      expect(pauses[at]).toBeGreaterThanOrEqual(plain * 900)
      expect(pauses[at]).toBeLessThanOrEqual(plain * 1100)
    }
    expect(pauses).toHaveLength(9)
  })

  it('begins small again after it was well in between', async () => {
    const { channel, fake, contact, pauses } = harness
    fake.fault(FAULTS.badGatewayPage, { method: 'getUpdates', times: 4 })
    await channel.start(sink)
    contact.says('một')
    await received(1)
    fake.fault(FAULTS.badGatewayPage, { method: 'getUpdates' })
    contact.says('hai')
    await harness.until(() => pauses.length === 5)
    expect(pauses[3]).toBeGreaterThan(7_000)
    expect(pauses[4]).toBeLessThan(2_000)
  })

  it('gives up a poll that hangs longer than it was asked to', async () => {
    const { fake, contact } = harness
    const hasty = createTelegram({
      token: CANARY,
      apiRoot: fake.root,
      now: () => NOW,
      pollSeconds: 1,
      timeouts: { pollGraceMs: -900 },
      pause: async () => void (await new Promise(setImmediate)),
    })
    fake.fault(FAULTS.hang, { method: 'getUpdates' })
    contact.says('một')
    await hasty.start(sink)
    await received(1)
    await hasty.stop()
  })

  it('is called down and begins anew where no poll ends for minutes, and nothing is lost or handled twice', async () => {
    const { fake, contact } = harness
    let uptime = 0
    let look = () => {}
    const channel = createTelegram({
      token: CANARY,
      apiRoot: fake.root,
      now: () => NOW,
      log: (line) => lines.push(line.event),
      uptime: () => uptime,
      regularly: (check) => {
        look = check
        return () => {}
      },
    })
    const lines: string[] = []
    await channel.start(sink)
    await harness.until(() => fake.openPolls === 1 && channel.health().state === 'ok')
    uptime += 4 * 60_000
    look()
    expect(channel.health().state).toBe('ok')
    uptime += 2 * 60_000
    look()
    expect(channel.health()).toMatchObject({ state: 'down', code: 'stalled' })
    contact.says('sau khi tỉnh lại')
    await received(1)
    await harness.until(() => channel.health().state === 'ok' && fake.openPolls === 1)
    expect(lines).toContain('receiving_restarted')
    expect(updates).toHaveLength(1)
    await channel.stop()
  })

  it('is not begun anew while it waits as long as it was told to', async () => {
    const { fake } = harness
    let uptime = 0
    let look = () => {}
    const lines: string[] = []
    const channel = createTelegram({
      token: CANARY,
      apiRoot: fake.root,
      now: () => NOW,
      log: (line) => {
        lines.push(line.event)
        harness.stirred()
      },
      pause: (_, signal) => new Promise((resolve) => signal.addEventListener('abort', () => resolve())),
      uptime: () => uptime,
      regularly: (check) => {
        look = check
        return () => {}
      },
    })
    fake.fault(FAULTS.flood(3_600), { method: 'getUpdates' })
    await channel.start(sink)
    await harness.until(() => channel.health().state === 'down')
    uptime += 3_600_000
    look()
    expect(lines).not.toContain('receiving_restarted')
    await channel.stop()
  })
})
