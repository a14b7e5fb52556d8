// What the wire promises, told as stories: stopping in the middle, one upload for everybody, internal plans, chats that move.
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { tell } from '../../src/app/app.ts'
import { markInternal } from '../../src/app/internal-plan.ts'
import { assignmentsOf, submissionsOf } from '../../src/store/assignments.ts'
import { counts } from '../../src/store/outbox.ts'
import { type Plan, planById } from '../../src/store/plans.ts'
import { groupChat, inbox, platformFile } from '../../src/store/schema.ts'
import type { Person } from '../support/fake-telegram/index.ts'
import { BY, documentFile, news, openStage, type Stage } from '../support/stage.ts'

describe('the wire', () => {
  let stage: Stage
  let plan: Plan
  let organizer: Person
  let unit: Person

  beforeEach(async () => {
    stage = await openStage('2026-11-16 08:30')
    organizer = await stage.organizer()
    plan = await stage.load('locales/sample-plan.vi.txt')
    unit = await stage.contact(plan, 'tỉnh Nghệ An', 'Hoàng Thị Thu')
  })
  afterEach(async () => {
    await stage.close()
    expect(stage.errors).toEqual([])
  })
  const activate = async () => {
    stage.activate(plan)
    await stage.settle()
    news(stage, unit)
    news(stage, organizer)
  }

  it('stopped in the middle of a batch loses nothing and does nothing twice', async () => {
    await activate()
    const heardBefore = stage.db.select().from(inbox).all().length
    const acts = [
      unit.presses('Đã nhận').updateId,
      unit.says('mục 2 đã gửi số 7/SKHCN ngày 16/11/2026'),
      ...Array.from({ length: 40 }, (_, i) => organizer.says(i % 2 === 0 ? '/tinhtrang' : '/chuanhan')),
    ]
    // The first of the batch are stored when the order to stop comes; the rest stays at the platform.
    await stage.fake.until(() => stage.fake.updates.deliveries.has(acts[0]!))
    await stage.restart()
    expect(stage.fake.updates.pending()).toEqual([])
    expect(stage.db.select().from(inbox).all()).toHaveLength(heardBefore + acts.length)
    expect(news(stage, organizer).filter((text) => /[Cc]hưa xác nhận/.test(text))).toHaveLength(20)
    const rows = assignmentsOf(stage.db, plan.id).map(({ id }) => id)
    expect(submissionsOf(stage.db, rows)).toHaveLength(1)
    expect(news(stage, unit).filter((text) => text.includes('Đã ghi nhận'))).toHaveLength(2)
    expect(counts(stage.db)).toEqual({ waiting: 0, ambiguous: 0 })
  })

  it('sends an old update that comes again after a restart nowhere', async () => {
    await activate()
    const press = unit.presses('Đã nhận')
    await stage.settle()
    await stage.restart()
    news(stage, unit)
    stage.fake.updates.repeat(press.updateId)
    await stage.settle()
    expect(news(stage, unit)).toEqual([])
  })

  it('uploads a file that the bot has not from the platform once, across restarts, and anew when its handle is stale', async () => {
    await activate()
    unit.sendsDocument(documentFile('danh-sach.docx'), { caption: 'mục 2' })
    await stage.settle()
    // As if it had come another way: nobody's handle is known for this bot.
    stage.db.$client.exec('update submission_file set platform_id = null')
    const uploads = () => stage.fake.sent(organizer.chat).filter(({ method }) => method === 'sendDocument')
    const look = async () => {
      organizer.says('/duyet')
      await stage.settle()
      return uploads().at(-1)!.uploads
    }
    expect(await look()).toEqual(['danh-sach.docx'])
    expect(stage.db.select().from(platformFile).all()).toMatchObject([{ channel: 'telegram', bot: stage.fake.bot.id }])
    expect(await look()).toEqual([])
    await stage.restart()
    expect(await look()).toEqual([])
    stage.db.$client.exec(`update platform_file set handle = 'FILE-gone'`)
    expect(await look()).toEqual(['danh-sach.docx'])
    expect(await look()).toEqual([])
  })

  it('protects every message of an internal plan, and no other', async () => {
    stage.activate(plan)
    await stage.settle()
    expect(unit.sees().map((seen) => seen.protected)).not.toContain(true)
    const shown = unit.sees().length
    markInternal(stage.app, planById(stage.db, plan.id)!, BY)
    unit.presses('Đã nhận')
    organizer.says('/tinhtrang')
    unit.sendsDocument(documentFile('danh-sach.docx'), { caption: 'mục 2' })
    await stage.settle()
    expect(
      unit
        .sees()
        .slice(shown)
        .map((seen) => seen.protected),
    ).toEqual([true, true])
    expect(organizer.sees().at(-1)!.protected).toBe(true)
  })

  it.each(['refusal', 'service message'])(
    'follows a group that moved, told by a %s, and says nothing twice',
    async (way) => {
      await activate()
      const group = stage.fake.group('Nhóm của Sở')
      const where = { channel: 'telegram', bot: stage.fake.bot.id }
      stage.db
        .insert(groupChat)
        .values({ ...where, chatId: group.chat, title: null, registeredBy: 1, registeredAt: stage.clock.now() })
        .run()
      const bigger = group.upgrades(way === 'refusal' ? undefined : unit)
      tell(
        stage.app,
        { lane: 'bulk', personId: null, address: { ...where, chat: group.chat } },
        { kind: 'help', role: 'contact' },
      )
      await stage.settle()
      expect(bigger.sees()).toHaveLength(1)
      expect(stage.db.select().from(groupChat).all()).toMatchObject([{ chatId: bigger.chat }])
      expect(news(stage, unit)).toEqual([])
      expect(counts(stage.db)).toEqual({ waiting: 0, ambiguous: 0 })
    },
  )
})
