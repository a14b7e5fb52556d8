// Groups: silent unless an organizer registers one; then one neutral text for the whole unit, and nothing that is not asked for.
import { eq } from 'drizzle-orm'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { postToGroup } from '../../src/app/group-news.ts'
import { moveEvent } from '../../src/app/move-event.ts'
import { nudgeUnits } from '../../src/app/nudge-units.ts'
import { assignmentsOf, submissionsOf } from '../../src/store/assignments.ts'
import { allGroups } from '../../src/store/groups.ts'
import { type Plan, planById } from '../../src/store/plans.ts'
import { inbox, plan as planTable } from '../../src/store/schema.ts'
import type { Fault, Group, Person } from '../support/fake-telegram/index.ts'
import { BY, documentFile, last, messages, news, openStage, reminders, type Stage } from '../support/stage.ts'

describe('groups', () => {
  let stage: Stage
  let plan: Plan
  let organizer: Person
  let unit: Person
  let deputy: Person
  let other: Person
  let group: Group

  beforeEach(async () => {
    stage = await openStage('2026-11-16 08:30')
    organizer = await stage.organizer()
    plan = await stage.load('locales/sample-plan.vi.txt')
    unit = await stage.contact(plan, 'tỉnh Nghệ An', 'Trần Thu Hà')
    deputy = await stage.contact(plan, 'tỉnh Nghệ An', 'Phan Quốc Bảo')
    other = await stage.contact(plan, 'tỉnh Cà Mau')
    group = stage.fake.group('Nhóm tỉnh Nghệ An')
    for (const person of [organizer, unit, deputy, other]) news(stage, person)
  })
  afterEach(async () => {
    await stage.close()
    expect(stage.errors).toEqual([])
  })

  const said = (where: Group = group) => messages(stage, where).map((call) => call.text ?? '')
  const registered = () => allGroups(stage.db)
  const mine = () => assignmentsOf(stage.db, plan.id, [stage.unitId(plan, 'tỉnh Nghệ An')])
  const buttons = (person: Person) => person.sees().at(-1)?.buttons.flat() ?? []

  /** The group of the unit, as an organizer registers it. */
  async function register(where: Group = group, words = '/nhom@dondoc_thu_bot tỉnh Nghệ An'): Promise<void> {
    where.addsBot(organizer)
    where.says(organizer, words)
    await stage.settle()
    news(stage, organizer)
  }

  describe('nobody registered', () => {
    it('are left at once and silently when a stranger brought the bot in', async () => {
      group.addsBot(stage.fake.person('Người Lạ'))
      await stage.until('2026-11-16 08:31')
      expect(group.open).toBe(false)
      expect(said()).toEqual([])
      expect(news(stage, organizer)).toEqual([])
    })

    it('are left after ten minutes when an organizer did, who is asked in private whose group it is', async () => {
      group.addsBot(organizer)
      await stage.until('2026-11-16 08:39')
      expect(group.open).toBe(true)
      expect(said()).toEqual([])
      expect(last(organizer)).toContain('Nhóm tỉnh Nghệ An')
      expect(last(organizer)).toContain('08:40')
      await stage.until('2026-11-16 08:41')
      expect(group.open).toBe(false)
      organizer.presses('Nhóm của')
      await stage.settle()
      expect(last(organizer)).toContain('Bot không còn trong nhóm này')
      expect(registered()).toEqual([])
    })

    it('hear nothing, whatever is said there, and no act is done by it', async () => {
      group.addsBot(organizer)
      for (const words of ['/start', '/tinhtrang', 'đã nhận', '/viec', '/start ABCD2345']) group.says(unit, words)
      group.as(stage.fake.person('Người Lạ')).sends('sticker', { emoji: 'x' })
      await stage.settle()
      expect(said()).toEqual([])
      expect(news(stage, unit)).toEqual([])
      expect(JSON.stringify(stage.db.select().from(inbox).all())).not.toContain('ABCD2345')
    })

    it('are left, too, when the bot finds itself in one whose beginning it missed', async () => {
      group.says(stage.fake.person('Người Lạ'), '/start')
      await stage.until('2026-11-16 08:31')
      expect(group.open).toBe(false)
    })

    it('keep the bot for a day when a contact brought it in, and the organizer decides by a button', async () => {
      group.addsBot(unit)
      await stage.settle()
      expect(last(unit)).toContain('đã báo đơn vị chủ trì')
      expect(last(organizer)).toContain('Đầu mối của Ủy ban nhân dân tỉnh Nghệ An')
      await stage.until('2026-11-16 14:00')
      organizer.presses('Nhóm của Ủy ban nhân dân tỉnh Nghệ An')
      await stage.settle()
      expect(registered()).toMatchObject([{ unitId: stage.unitId(plan, 'tỉnh Nghệ An'), content: false }])
      await stage.until('2026-11-18 08:00')
      expect(group.open).toBe(true)
      expect(said()).toEqual([])
    })

    it('cannot be registered by a contact or a viewer', async () => {
      const leader = stage.fake.person('Lãnh Đạo')
      await stage.invited(leader, 'viewer')
      group.addsBot(organizer)
      group.says(unit, '/nhom tỉnh Nghệ An')
      group.says(leader, '/nhom')
      await stage.settle()
      expect(registered()).toEqual([])
      expect(said()).toEqual([])
    })
  })

  describe('registering', () => {
    it('takes one command in the group, and the answer comes in private', async () => {
      group.addsBot(organizer)
      group.says(organizer, '/nhom tinh nghe an')
      await stage.settle()
      expect(registered()).toMatchObject([{ title: 'Nhóm tỉnh Nghệ An', planId: null, removedAt: null }])
      expect(last(organizer)).toContain('Đã đăng ký nhóm "Nhóm tỉnh Nghệ An"')
      expect(said()).toEqual([])
      await stage.until('2026-11-16 09:00')
      expect(group.open).toBe(true)
    })

    it('with nothing behind the command is for the whole plan; a unit that is not there is said in private', async () => {
      group.addsBot(organizer)
      group.says(organizer, '/nhom Sở Không Có')
      await stage.settle()
      expect(registered()).toEqual([])
      expect(last(organizer)).toContain('Không tìm thấy đơn vị')
      group.says(organizer, '/nhom')
      await stage.settle()
      expect(registered()).toMatchObject([{ planId: plan.id, unitId: null }])
    })

    it('by button finds the unit in the name of the group', async () => {
      group.addsBot(organizer)
      await stage.settle()
      expect(buttons(organizer)).toEqual(['Nhóm của Ủy ban nhân dân tỉnh Nghệ An', 'Nhóm chung của KH1', 'Rời nhóm'])
      organizer.presses('Nhóm của')
      await stage.settle()
      expect(registered()).toMatchObject([{ unitId: stage.unitId(plan, 'tỉnh Nghệ An') }])
      organizer.presses('Rời nhóm')
      await stage.settle()
      expect(group.open).toBe(false)
      expect(registered()).toEqual([])
    })

    it('is refused for a plan for internal use', async () => {
      stage.db.update(planTable).set({ internal: true }).where(eq(planTable.id, plan.id)).run()
      group.addsBot(organizer)
      group.says(organizer, '/nhom')
      await stage.settle()
      expect(registered()).toEqual([])
      expect(last(organizer)).toContain('nội bộ')
    })

    it('is listed by /nhom in private, switched and ended there by typed words as by buttons', async () => {
      await register()
      organizer.says('nhóm')
      await stage.settle()
      expect(last(organizer)).toContain('1. Nhóm tỉnh Nghệ An – Ủy ban nhân dân tỉnh Nghệ An: không hiện nội dung')
      organizer.presses('Hiện nội dung')
      await stage.settle()
      expect(registered()[0]?.content).toBe(true)
      organizer.says('/nhom tắt 1')
      await stage.settle()
      expect(registered()[0]?.content).toBe(false)
      organizer.says('nhom roi 1')
      await stage.settle()
      expect(registered()).toEqual([])
      expect(group.open).toBe(false)
      expect(last(organizer)).toContain('Chưa đăng ký nhóm nào')
      // The platform's word that the bot left is no news.
      expect(news(stage, organizer).filter((text) => text.includes('không còn gửi tin'))).toEqual([])
    })
  })

  describe("a unit's own", () => {
    beforeEach(() => register())

    it('gets one text without content, however many contacts the unit has, with a link to the bot', async () => {
      stage.activate(plan)
      await stage.settle()
      expect(said()).toHaveLength(1)
      const [text = ''] = said()
      expect(text).toContain('Đơn vị có nhiệm vụ theo Kế hoạch số')
      expect(text).toContain('đầu mối mở tin riêng')
      expect(text).not.toMatch(/Trần Thu Hà|Phan Quốc Bảo|thời hạn/i)
      expect(JSON.stringify(stage.fake.sent(group.chat).at(-1)?.args.reply_markup)).toContain(
        'https://t.me/dondoc_thu_bot?start=viec',
      )
      expect(news(stage, unit).length).toBeGreaterThan(0)
    })

    it('is pointed to each step of a reminder once, at the hour of the contacts, and not once all is sent', async () => {
      stage.activate(plan)
      await stage.settle()
      unit.presses('Đã nhận')
      await stage.settle()
      const before = said().length
      await stage.until('2026-12-31 12:00')
      const slots = new Set(reminders(stage, unit).map(({ at }) => at))
      const told = messages(stage, group).slice(before)
      expect(told.length).toBeGreaterThan(0)
      expect(told.length).toBeLessThanOrEqual(slots.size)
      expect(new Set(told.map(({ at }) => at)).size).toBe(told.length)
      for (const { text } of told) expect(text).toContain('Nhắc việc của đơn vị')
    })

    it('hears of a change of date and of a nudge, one text each', async () => {
      stage.activate(plan)
      await stage.until('2026-11-16 10:00')
      const { eventDate: day, eventTime: time, eventState: state } = planById(stage.db, plan.id)!
      const from = { day, time, state }
      const to = { day: '2026-12-29', time: '08:00', state: 'fixed' as const }
      moveEvent(stage.app, plan.id, { from, to, basis: null, by: null }, BY, null)
      await stage.settle()
      nudgeUnits(stage.app, plan.id, [stage.unitId(plan, 'tỉnh Nghệ An')], { urgent: false, by: 'x' }, BY, null)
      await stage.settle()
      expect(said().slice(1)).toEqual([
        expect.stringContaining('Có nội dung thay đổi'),
        expect.stringContaining('Nhắc việc của đơn vị'),
      ])
    })

    it('is pointed to an announcement of the organizer, at the same time as the contacts', async () => {
      stage.activate(plan)
      await stage.until('2026-11-16 10:00')
      organizer.says('/thongbao Đề nghị các đơn vị kiểm tra đường truyền trước 15:00.')
      await stage.settle()
      organizer.presses('Xác nhận')
      await stage.settle()
      expect(news(stage, unit).join()).toContain('kiểm tra đường truyền')
      expect(said().slice(1)).toEqual([expect.stringContaining('Có thông báo của đơn vị chủ trì')])
      expect(said().join()).not.toContain('đường truyền')
    })

    it('can be registered anew after the bot has left', async () => {
      organizer.says('/nhom rời 1')
      await stage.settle()
      expect(group.open).toBe(false)
      await register()
      expect(registered()).toHaveLength(1)
      stage.activate(plan)
      await stage.settle()
      expect(said()).toHaveLength(1)
      expect(group.open).toBe(true)
    })

    it('hears nothing of a plan for internal use', async () => {
      stage.db.update(planTable).set({ internal: true }).where(eq(planTable.id, plan.id)).run()
      stage.activate(plan)
      await stage.settle()
      expect(said()).toEqual([])
    })

    it('hears nothing of what was marked internal while it waited', async () => {
      await stage.until('2026-11-16 18:30')
      stage.activate(plan)
      await stage.settle()
      stage.db.update(planTable).set({ internal: true }).where(eq(planTable.id, plan.id)).run()
      await stage.until('2026-11-17 09:00')
      expect(said()).toEqual([])
    })

    it.each<Fault>([
      { kind: 'reset', accepted: true },
      { kind: 'reset', accepted: false },
      { kind: 'page', status: 504, accepted: true },
    ])('is never told twice, whatever the line does: %j', async (fault) => {
      stage.fake.fault(fault, { chat: group.chat })
      stage.activate(plan)
      await stage.until('2026-11-16 11:00')
      expect(said().length).toBeLessThanOrEqual(1)
    })

    it('says where to get a code while nobody of the unit has joined', async () => {
      const lonely = stage.fake.group('Nhóm Lai Châu')
      await register(lonely, '/nhom tỉnh Lai Châu')
      stage.activate(plan)
      await stage.settle()
      expect(said(lonely)).toEqual([expect.stringContaining('Đơn vị chưa có đầu mối kết nối')])
    })

    it('opens the bot by its link: a contact sees the card again, a stranger learns nothing and guesses nothing', async () => {
      stage.activate(plan)
      await stage.settle()
      news(stage, unit)
      unit.starts('viec')
      await stage.settle()
      expect(last(unit)).toContain('Kính gửi')
      const stranger = stage.fake.person('Người Lạ')
      for (let i = 0; i < 7; i++) stranger.starts('viec')
      await stage.settle()
      expect(last(stranger)).toBe('Đề nghị gửi mã kết nối do đơn vị chủ trì cung cấp.')
    })
  })

  describe('with content switched on', () => {
    beforeEach(async () => {
      await register()
      organizer.says('/nhom hiện 1')
      await stage.settle()
      stage.activate(plan)
      await stage.settle()
    })

    it('shows what is to be done by when, and no person', async () => {
      const [text = ''] = said()
      expect(said()).toHaveLength(1)
      expect(text).toContain('Thời hạn')
      expect(text).not.toMatch(/Trần Thu Hà|Phan Quốc Bảo/)
      const shown = group.as(unit).sees().at(-1)
      expect(shown?.buttons.flat()).toEqual(['Đã nhận nhiệm vụ', 'Mở tin riêng'])
    })

    it("takes receipt from a contact of the unit; anybody else's press changes nothing and is answered by nothing", async () => {
      const stranger = stage.fake.person('Người Lạ')
      const presses = [stranger, other, organizer].map((person) => group.as(person).presses('Đã nhận'))
      await stage.settle()
      expect(presses.map(({ answered }) => answered)).toEqual([true, true, true])
      expect(mine().every((row) => row.acknowledgedAt === null)).toBe(true)
      news(stage, unit)
      news(stage, other)
      group.as(unit).presses('Đã nhận')
      await stage.settle()
      expect(mine().every((row) => row.role !== 'lead' || row.acknowledgedAt !== null)).toBe(true)
      expect(news(stage, unit).at(-1)).toContain('Đã ghi nhận')
      expect(said()).toHaveLength(1)
      // The message follows: nothing is left to press.
      const shown = group.as(unit).sees().at(-1)
      expect(shown?.buttons.flat()).toEqual(['Mở tin riêng'])
      expect(shown?.text).toContain('Đã nhận nhiệm vụ')
    })

    it('is taken back when content is switched off again: the same message, without it', async () => {
      organizer.says('/nhom tắt 1')
      await stage.settle()
      const shown = group.as(unit).sees()
      expect(shown).toHaveLength(1)
      expect(shown[0]?.text).toContain('Đơn vị có nhiệm vụ theo Kế hoạch số')
      expect(shown[0]?.text).not.toContain('Thời hạn')
      expect(shown[0]?.buttons.flat()).toEqual(['Mở tin riêng'])
    })

    it('a reminder in the group follows what the unit has sent since', async () => {
      unit.presses('Đã nhận')
      await stage.settle()
      const { length } = said()
      await stage.until('2026-12-02 09:00')
      expect(said().length).toBeGreaterThan(length)
      const asked = group.as(unit).sees().at(-1)!
      expect(asked.text).toContain('Nhắc việc')
      const no = /(\d+)\. /.exec(asked.text)![1]
      unit.says(`mục ${no} đã gửi qua trục liên thông, số 77/SKHCN-VP ngày 01/12`)
      await stage.settle()
      const now = group.as(unit).sees().at(-1)!
      expect(now.id).toBe(asked.id)
      expect(now.text).toContain('77/SKHCN-VP')
    })

    it('a button of a private card pressed from a group does nothing', async () => {
      const call = stage.fake.sent(unit.chat).find(({ args }) => JSON.stringify(args).includes('callback_data'))
      const data = /callback_data\\*":\\*"([^"\\]+)/.exec(JSON.stringify(call?.args))![1]!
      group.as(unit).pressesOld('1', data)
      await stage.settle()
      expect(mine().every((row) => row.acknowledgedAt === null)).toBe(true)
    })

    it("a contact's file in reply is received as that contact's, answered in private", async () => {
      const message = group.as(unit).sees().at(-1)!.id
      news(stage, unit)
      group.as(unit).sendsDocument(documentFile('Danh sach.docx'), { replyTo: message, caption: 'mục 1' })
      await stage.settle()
      const rows = submissionsOf(
        stage.db,
        mine().map((row) => row.id),
      )
      expect(rows).toHaveLength(1)
      expect(news(stage, unit).join('\n')).toContain('Mã tiếp nhận')
      expect(said()).toHaveLength(1)
    })

    it('a file of anybody else, or one that answers nothing, is no business of the bot', async () => {
      const message = group.as(unit).sees().at(-1)!.id
      for (const person of [other, organizer, stage.fake.person('Người Lạ')])
        group.as(person).sendsDocument(documentFile('x.docx'), { replyTo: message })
      group.as(unit).sendsDocument(documentFile('y.docx'))
      news(stage, unit)
      await stage.settle()
      expect(
        submissionsOf(
          stage.db,
          mine().map((row) => row.id),
        ),
      ).toEqual([])
      expect(said()).toHaveLength(1)
      expect(JSON.stringify(stage.db.select().from(inbox).all())).not.toContain('y.docx')
    })
  })

  describe('asking in a registered group', () => {
    beforeEach(async () => {
      await register(group, '/nhom')
      stage.activate(plan)
      await stage.settle()
    })

    it('is answered in private, with one neutral line there; everybody else hears nothing', async () => {
      for (const person of [unit, other]) group.says(person, '/tinhtrang')
      await stage.settle()
      expect(said()).toEqual([])
      news(stage, organizer)
      group.says(organizer, '/tinhtrang@dondoc_thu_bot')
      group.says(organizer, '/tinhtrang')
      await stage.settle()
      expect(said()).toEqual(['Bot đã trả lời trong tin nhắn riêng.'])
      expect(news(stage, organizer)[0]).toContain('Hoàn thành: 0')
    })

    it('of other things is silence', async () => {
      for (const words of ['/trogiup', '/duyet', '/nhac', 'chào bot', '/quahan', '/ngay 01/01/2027'])
        group.says(organizer, words)
      await stage.settle()
      expect(said()).toEqual([])
    })

    it('gets the board once an organizer confirmed it, text and picture, and nobody is named', async () => {
      organizer.says('/dan')
      await stage.settle()
      organizer.presses('Gửi vào nhóm')
      await stage.settle()
      expect(said()).toEqual([])
      expect(last(organizer)).toContain('vào nhóm: Nhóm tỉnh Nghệ An')
      const shown = last(organizer)
        .slice(last(organizer).indexOf('Nội dung tin:') + 13)
        .trim()
      organizer.presses('Xác nhận')
      await stage.settle()
      const there = messages(stage, group)
      expect(there.map((call) => call.method)).toEqual(['sendMessage', 'sendPhoto'])
      expect(shown).toContain(there[0]!.text!.split('\n')[1]!)
      expect(shown).toContain(there[0]!.text!.split('\n').at(-1)!)
      expect(there.map((call) => call.text).join()).not.toMatch(/Trần Thu Hà|Phan Quốc Bảo/)
      expect(
        group
          .as(organizer)
          .sees()
          .flatMap((m) => m.buttons.flat()),
      ).toEqual([])
      expect(last(organizer)).toContain('Đã gửi tin và ảnh')
    })

    it('gets it by typed words; once it is gone, or the plan internal, nothing is sent', async () => {
      organizer.says('/dan gửi vào nhóm')
      await stage.settle()
      expect(last(organizer)).toContain('vào nhóm: Nhóm tỉnh Nghệ An')
      group.removesBot(other)
      await stage.settle()
      organizer.presses('Xác nhận')
      await stage.settle()
      expect(said()).toEqual([])
      organizer.says('/dan gui')
      await stage.settle()
      expect(last(organizer)).toContain('chưa có nhóm chung')
      stage.db.update(planTable).set({ internal: true }).where(eq(planTable.id, plan.id)).run()
      organizer.says('/dan gui vao nhom')
      await stage.settle()
      expect(last(organizer)).toContain('nội bộ')
    })

    it('the group of all units is told nothing by itself, only what an organizer posts', async () => {
      expect(said()).toEqual([])
      const [row] = registered()
      const notice = { kind: 'view', view: 'status', plan: plan.id, page: 1, unit: null } as const
      expect(postToGroup(stage.app, row!.id, notice, 'once')).toEqual({ ok: true })
      expect(postToGroup(stage.app, row!.id, notice, 'once')).toEqual({ ok: true })
      await stage.settle()
      expect(said()).toHaveLength(1)
      expect(group.as(organizer).sees().at(-1)?.buttons).toEqual([])
      stage.db.update(planTable).set({ internal: true }).where(eq(planTable.id, plan.id)).run()
      expect(postToGroup(stage.app, row!.id, notice)).toEqual({ ok: false, code: 'group_internal' })
    })
  })

  describe('lost and moved', () => {
    it('thrown out: the registration ends, the organizers hear it, contacts are told as ever', async () => {
      await register()
      group.removesBot(other)
      await stage.settle()
      expect(registered()).toEqual([])
      expect(news(stage, organizer).join()).toContain('Bot không còn gửi tin được trong nhóm')
      stage.activate(plan)
      await stage.settle()
      expect(said()).toEqual([])
      expect(news(stage, unit).join()).toContain('Kính gửi')
    })

    it('thrown out without a word: noticed at the next text', async () => {
      await register()
      group.kicksBot()
      stage.activate(plan)
      await stage.settle()
      expect(registered()).toEqual([])
      expect(news(stage, organizer).join()).toContain('Bot không còn gửi tin được trong nhóm')
    })

    it.each([true, false])('becomes a supergroup (told of it: %s): the text arrives there once', async (told) => {
      await register()
      const bigger = group.upgrades(told)
      if (told) bigger.addsBot(stage.fake.person('Chủ nhóm'))
      await stage.settle()
      stage.activate(plan)
      await stage.until('2026-11-16 09:00')
      expect(said(bigger)).toHaveLength(1)
      expect(said()).toEqual([])
      expect(registered()).toMatchObject([{ chatId: bigger.chat }])
      expect(bigger.open).toBe(true)
    })

    it('the platform says that the bot came into the new chat before it says that the group moved', async () => {
      await register()
      const bigger = stage.fake.group('Nhóm tỉnh Nghệ An')
      bigger.addsBot(stage.fake.person('Chủ nhóm'))
      await stage.settle()
      const from = Number(group.chat)
      stage.fake.updates.push('message', {
        message_id: 990_001,
        chat: { id: Number(bigger.chat), type: 'supergroup', title: 'Nhóm tỉnh Nghệ An' },
        date: Math.floor(stage.clock.now() / 1000),
        migrate_from_chat_id: from,
      })
      await stage.until('2026-11-16 09:00')
      expect(bigger.open).toBe(true)
      expect(registered()).toMatchObject([{ chatId: bigger.chat }])
    })
  })
})
