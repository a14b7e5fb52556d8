// The bot was away, the line was dead, the platform stumbled: nothing is lost, nothing is said that is no longer true.
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { Channel } from '../../src/channels/channel.ts'
import { counts } from '../../src/store/outbox.ts'
import type { Plan } from '../../src/store/plans.ts'
import { FAULTS, mulberry32, type Person } from '../support/fake-telegram/index.ts'
import { clockWords, documentFile, last, messages, news, openStage, reminders, type Stage } from '../support/stage.ts'

describe('trouble', () => {
  let stage: Stage
  let plan: Plan
  let organizer: Person
  let unit: Person
  let other: Person
  let wrap: (channel: Channel) => Channel
  let broken = false

  beforeEach(async () => {
    wrap = (channel) => channel
    broken = false
    stage = await openStage('2026-11-30 08:30', { wrap: (channel) => wrap(channel) })
    organizer = await stage.organizer()
    plan = await stage.load('locales/sample-plan.vi.txt')
    unit = await stage.contact(plan, 'tỉnh Nghệ An')
    other = await stage.contact(plan, 'tỉnh Cà Mau')
    stage.activate(plan)
    await stage.settle()
    for (const person of [organizer, unit, other]) news(stage, person)
  })
  afterEach(async () => {
    await stage.close()
    if (!broken) expect(stage.errors).toEqual([])
  })

  it('asleep over three reminders, the bot says one thing to each person, and only what is still true', async () => {
    other.says('đã gửi số 1/SKHCN, mục 2')
    other.says('đã gửi số 2/SKHCN, mục 3')
    other.says('hoàn thành mục 1')
    await stage.settle()
    news(stage, other)
    await stage.stop()
    stage.away('2026-12-04 09:30')
    await stage.start()
    const [said, ...more] = news(stage, unit)
    expect(more).toEqual([])
    expect(said).toContain('Hôm nay là ngày làm việc cuối cùng')
    expect(said).not.toContain('Còn 03 ngày')
    expect(news(stage, other)).toEqual([])
  })

  it('with the line dead over three reminders, one goes out when it is back', async () => {
    await stage.fake.goDark()
    for (const when of ['2026-12-01 09:00', '2026-12-02 09:00', '2026-12-03 09:00', '2026-12-04 09:00'])
      await stage.alone(when)
    await stage.fake.comeBack()
    await stage.until('2026-12-04 09:10')
    const [said, ...more] = news(stage, unit)
    expect(more).toEqual([])
    expect(said).toContain('Hôm nay là ngày làm việc cuối cùng')
    expect(counts(stage.db).waiting).toBe(0)
  })

  it('restarts in the middle of things and goes on where it was', async () => {
    unit.sendsDocument(documentFile('tep.docx'))
    await stage.settle()
    await stage.restart()
    unit.presses('Mục 2')
    await stage.settle()
    expect(last(unit)).toContain('tep.docx')
    unit.says('đã gửi bằng văn bản, mục 3')
    await stage.settle()
    await stage.restart()
    unit.says('số 12/SKHCN ngày 30/11')
    await stage.settle()
    expect(last(unit)).toContain('12/SKHCN')
    await stage.restart()
    expect(unit.sees().filter((m) => m.text.startsWith('Kính gửi'))).toHaveLength(1)
  })

  it('handles each update once, delivered five times in any order', async () => {
    const random = mulberry32(7)
    const ids = [
      unit.presses('Đã nhận nhiệm vụ').updateId,
      unit.says('đã gửi số 5/SKHCN, mục 2'),
      other.says('đã nhận 3'),
    ]
    ids.push(unit.sendsDocument(documentFile('cau-hoi.docx'), { caption: '3' }))
    await stage.settle()
    const before = [unit, other, organizer].map((person) => messages(stage, person).length)
    const again = [...ids, ...ids, ...ids, ...ids].sort(() => random() - 0.5)
    for (const id of again) stage.fake.updates.repeat(id)
    await stage.settle()
    expect([unit, other, organizer].map((person) => messages(stage, person).length)).toEqual(before)
    expect(unit.sees().filter((m) => m.text.includes('Đã tiếp nhận tệp'))).toHaveLength(1)
  })

  it('tries an update again whose handling threw, and keeps what others sent meanwhile', async () => {
    broken = true
    const { random } = stage.app.ports
    let failing = 1
    stage.app.ports.random = (bytes) => {
      if (failing-- > 0) throw new Error('no randomness today')
      return random(bytes)
    }
    unit.says('đã gửi số 5/SKHCN, mục 2')
    other.says('đã nhận')
    await stage.settle()
    expect(stage.errors).toHaveLength(1)
    expect(last(other)).toContain('Đã ghi nhận')
    stage.engine.tick()
    await stage.settle()
    expect(last(unit)).toContain('5/SKHCN')
  })

  it('heals after the token was refused', async () => {
    stage.fake.revoked = true
    await stage.alone('2026-12-01 08:00')
    await stage.alone('2026-12-01 08:05')
    stage.fake.revoked = false
    await stage.until('2026-12-01 08:20')
    expect(reminders(stage, unit)).toHaveLength(1)
    unit.says('đã nhận')
    await stage.settle()
    expect(last(unit)).toContain('Đã ghi nhận')
  })

  it('waits out a flood answer for everybody, and sends each message once', async () => {
    stage.fake.fault(FAULTS.flood(30), { times: 5 })
    await stage.until('2026-12-01 08:00')
    await stage.until('2026-12-01 08:10')
    expect(reminders(stage, unit)).toHaveLength(1)
    expect(reminders(stage, other)).toHaveLength(1)
  })

  it('repeats an uncertain card once and marked, holds an uncertain reminder, never repeats an answer', async () => {
    stage.fake.fault(FAULTS.acceptedThenReset, { chat: unit.chat })
    unit.says('đã nhận')
    await stage.settle()
    await stage.until('2026-11-30 10:00')
    expect(messages(stage, unit).filter((c) => c.text?.includes('Đã ghi nhận'))).toHaveLength(1)

    other.says('đã nhận')
    await stage.settle()
    stage.fake.fault(FAULTS.acceptedThenReset, { chat: other.chat })
    await stage.until('2026-12-01 09:00')
    await stage.until('2026-12-01 17:00')
    expect(reminders(stage, other)).toHaveLength(1)
    await stage.until('2026-12-03 09:00')
    expect(reminders(stage, other).length).toBeGreaterThan(1)

    const late = stage.fake.person('Đầu mối mới')
    const welcomed = stage.contact(plan, 'tỉnh Lào Cai', late)
    stage.fake.fault(FAULTS.acceptedThenReset, { chat: late.chat, times: 2 })
    await welcomed
    await stage.until('2026-12-03 10:00')
    const cards = messages(stage, late).filter((c) => c.text?.startsWith('Kính gửi'))
    expect(cards.length).toBeLessThanOrEqual(2)
    expect(cards.length).toBeGreaterThanOrEqual(1)
  })

  it('never sends one message more than twice, whatever the weather', async () => {
    for (const seed of [1, 2, 3, 4]) {
      const random = mulberry32(seed)
      const kinds = [FAULTS.acceptedThenReset, FAULTS.acceptedThenServerError, FAULTS.serverError, FAULTS.reset]
      stage.fake.weather = () => (random() < 0.4 ? kinds[Math.floor(random() * kinds.length)]! : null)
      await stage.until(`2026-12-0${seed} 18:00`)
    }
    stage.fake.weather = null
    await stage.until('2026-12-09 18:00')
    for (const person of [unit, other]) {
      const texts = new Map<string, number>()
      for (const { text, at } of messages(stage, person)) {
        const bare = clockWords(at).slice(0, 10) + (text ?? '').replace(/\n+Tin được gửi lại.*/s, '')
        texts.set(bare, (texts.get(bare) ?? 0) + 1)
      }
      expect(Math.max(...texts.values())).toBeLessThanOrEqual(2)
      expect(reminders(stage, person).length).toBeGreaterThan(0)
    }
  })
})
