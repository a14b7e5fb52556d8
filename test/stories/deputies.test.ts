// Deputies stand in, people are removed and corrected, units are phoned, and everybody may have their own data erased.
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { invite } from '../../src/app/invite.ts'
import { brokenAt } from '../../src/store/journal.ts'
import { contactsOf } from '../../src/store/people.ts'
import type { Plan } from '../../src/store/plans.ts'
import type { Person } from '../support/fake-telegram/index.ts'
import { BY, last, messages, news, openStage, reminders, type Stage } from '../support/stage.ts'

describe('people', () => {
  let stage: Stage
  let plan: Plan
  let organizer: Person

  beforeEach(async () => {
    stage = await openStage('2026-11-30 08:30')
    organizer = await stage.organizer()
    plan = await stage.load('locales/sample-plan.vi.txt')
  })
  afterEach(async () => {
    await stage.close()
    expect(stage.errors).toEqual([])
  })

  const says = async (person: Person, text: string): Promise<string> => {
    person.says(text)
    await stage.settle()
    return last(person)
  }
  const presses = async (person: Person, label: string): Promise<string> => {
    person.presses(label)
    await stage.settle()
    return last(person)
  }
  const starts = async (name: string, link: string): Promise<Person> => {
    const person = stage.fake.person(name)
    person.starts(new URL(link).searchParams.get('start')!)
    await stage.settle()
    return person
  }
  const linkIn = (text: string) => /https:\S+/.exec(text)![0]
  const cards = (person: Person) => person.sees().filter((m) => m.text.startsWith('Kính gửi')).length
  const activate = async (): Promise<void> => {
    stage.activate(plan)
    await stage.settle()
  }
  /** A main contact and a deputy of one unit, the deputy by the code that the organizer asked for. */
  const pair = async (): Promise<[Person, Person]> => {
    const main = await stage.contact(plan, 'tỉnh Nghệ An', 'Nguyễn Văn An')
    await says(organizer, '/moi Nghệ An')
    const deputy = await starts('Trần Thị Bình', linkIn(await presses(organizer, 'Gửi mã cho đầu mối dự phòng')))
    for (const person of [main, deputy, organizer]) news(stage, person)
    return [main, deputy]
  }

  it('a deputy is quiet while the contact is reached, stands in when not, and steps back when the contact returns', async () => {
    const [main, deputy] = await pair()
    await activate()
    expect(cards(main)).toBe(1)
    expect(
      messages(stage, deputy)
        .map((m) => m.text)
        .join(),
    ).toContain('đầu mối dự phòng')
    expect(cards(deputy)).toBe(0)
    expect(await says(deputy, '/viec')).toContain('Kính gửi')
    news(stage, deputy)
    await stage.until('2026-12-01 09:00')
    expect(reminders(stage, main)).toHaveLength(1)
    expect(reminders(stage, deputy)).toEqual([])
    news(stage, organizer)
    main.blocks()
    await stage.settle()
    const [stands, card] = news(stage, deputy)
    expect(stands).toContain('không liên lạc được đầu mối khác')
    expect(card).toContain('Kính gửi')
    expect(news(stage, organizer)).toEqual([expect.stringMatching(/đã chặn bot[\s\S]*Tin được gửi tới: .*Trần/)])
    expect(await says(organizer, '/donvi Nghệ An')).toMatch(/đã chặn bot.*dự phòng/)
    await stage.until('2026-12-03 09:00')
    expect(reminders(stage, deputy).length).toBeGreaterThan(0)
    const chased = reminders(stage, deputy).length
    main.unblocks()
    await stage.settle()
    await stage.until('2026-12-04 12:00')
    expect(reminders(stage, deputy)).toHaveLength(chased)
    expect(reminders(stage, main).length).toBeGreaterThan(1)
  })

  it('organizers hear once of somebody lost, however many messages fail', async () => {
    const main = await stage.contact(plan, 'tỉnh Nghệ An')
    await activate()
    news(stage, organizer)
    main.deletesAccount()
    await stage.until('2026-12-08 09:00')
    const lost = news(stage, organizer).filter((text) => text.includes('Không gửi được tin'))
    expect(lost).toEqual([expect.stringMatching(/tài khoản đã bị xóa[\s\S]*không còn đầu mối/)])
  })

  it('a code with three seats lets three in, each once, and the fourth not', async () => {
    await activate()
    await says(organizer, '/moi Nghệ An')
    const link = linkIn(await presses(organizer, '3 người'))
    const first = await starts('Một Văn', link)
    first.starts(new URL(link).searchParams.get('start')!)
    await stage.settle()
    await starts('Hai Văn', link)
    await starts('Ba Văn', link)
    const fourth = await starts('Bốn Văn', link)
    expect(last(fourth)).toContain('không đúng hoặc đã hết hiệu lực')
    expect(contactsOf(stage.db, plan.id)).toHaveLength(3)
  })

  it('a code is withdrawn or replaced, and the QR picture comes with it', async () => {
    await says(organizer, '/moi Nghệ An')
    expect(messages(stage, organizer).at(-1)!.method).toBe('sendPhoto')
    const old = linkIn(last(organizer))
    const renewed = linkIn(await presses(organizer, 'Cấp mã mới'))
    expect(renewed).not.toBe(old)
    expect(last(await starts('Người Cũ', old))).toContain('hết hiệu lực')
    expect(await presses(organizer, 'Thu hồi mã')).toContain('Đã thu hồi mã')
    expect(last(await starts('Người Mới', renewed))).toContain('hết hiệu lực')
    // Neither codes nor links stay in the database.
    const rows = JSON.stringify(stage.db.$client.prepare('select html, notice from outbox').all())
    expect(rows).not.toContain(new URL(renewed).searchParams.get('start')!)
  })

  it('/nguoi shows everybody; who is removed hears nothing more, and the other organizer who did it', async () => {
    const [main] = await pair()
    await activate()
    const other = await stage.organizer('Phạm Thị Hoa')
    news(stage, other)
    const list = await says(organizer, '/nguoi')
    expect(list).toMatch(/đơn vị chủ trì \(mọi kế hoạch\)/)
    expect(list).toMatch(/Nguyễn Văn An: .*Nghệ An/)
    expect(await says(organizer, '/nguoi nguyen')).toContain('Lọc theo')
    await presses(organizer, '1. ')
    await presses(organizer, 'Sửa điện thoại')
    expect(await says(organizer, 'không biết')).toContain('Chưa đọc được số điện thoại')
    expect(await says(organizer, '0912 345 678')).toContain('0912345678')
    await presses(organizer, 'Gỡ khỏi')
    expect(await presses(organizer, 'Xác nhận')).toContain('Đã hủy kết nối')
    expect(await says(main, 'đã nhận')).toContain('mã kết nối')
    await stage.settle()
    expect(news(stage, other).join('\n')).toMatch(/đã gỡ .*Nguyễn/)
  })

  it('the last organizer of the installation is neither removed nor erased; another one is invited from the chat', async () => {
    await says(organizer, '/nguoi')
    await presses(organizer, '1. ')
    expect(await presses(organizer, 'Thu hồi quyền đơn vị chủ trì')).toContain('cuối cùng')
    expect(await says(organizer, '/xoa')).toContain('Xóa dữ liệu')
    expect(await presses(organizer, 'Xác nhận xóa')).toContain('cuối cùng')
    await says(organizer, '/nguoi')
    await presses(organizer, 'Mời đơn vị chủ trì (mọi kế hoạch)')
    const second = await starts('Phạm Thị Hoa', linkIn(await presses(organizer, 'Xác nhận')))
    expect(second.menu()).toContain('nguoi')
    expect(await says(second, '/xoa')).toContain('Xóa dữ liệu')
    expect(await presses(second, 'Xác nhận xóa')).toContain('Đã xóa dữ liệu')
    expect(second.menu()).toEqual([])
  })

  it('sees what is kept, has it erased, and is nobody; the unit is on the list to phone, the journal whole', async () => {
    const main = await stage.contact(plan, 'tỉnh Nghệ An', 'Nguyễn Văn Anh')
    await activate()
    await says(main, 'đã gửi số 5/SKHCN, mục 2')
    await says(main, 'Điểm cầu đặt ở đâu?')
    const kept = await says(main, 'dữ liệu của tôi')
    expect(kept).toContain('Điểm cầu đặt ở đâu?')
    expect(kept).toMatch(/TN-/)
    news(stage, organizer)
    await says(main, 'xóa dữ liệu của tôi')
    expect(await presses(main, 'Xác nhận xóa')).toContain('Đã xóa')
    expect(main.menu()).toEqual([])
    expect(news(stage, organizer).join()).toMatch(/Nghệ An đã xóa dữ liệu cá nhân/)
    const tables = ['person', 'identity', 'outbox', 'inbox', 'remark', 'job', 'card']
    for (const table of tables) {
      const rows = JSON.stringify(stage.db.$client.prepare(`select * from ${table}`).all())
      expect({ table, named: rows.includes('Văn Anh'), asked: rows.includes('Điểm cầu đặt') }).toEqual({
        table,
        named: false,
        asked: false,
      })
    }
    expect(brokenAt(stage.db)).toBeNull()
    expect(await says(main, '/viec')).toContain('mã kết nối')
    expect(await says(organizer, '/donvi Nghệ An')).toContain('5/SKHCN')
    await stage.until('2026-12-08 09:00')
    expect(reminders(stage, main)).toEqual([])
  })

  it('the question about erasing counts ten minutes', async () => {
    const main = await stage.contact(plan, 'tỉnh Nghệ An')
    await says(main, '/xoa')
    await stage.until('2026-11-30 08:45')
    await presses(main, 'Xác nhận xóa')
    expect(contactsOf(stage.db, plan.id)).toHaveLength(1)
  })

  it('units to phone: who has called and when, undone, and called again later with a reminder', async () => {
    await activate()
    await says(organizer, '/chualienlac')
    expect(await presses(organizer, 'Đã gọi (1)')).toContain('đã gọi')
    await says(organizer, '/chualienlac 5')
    expect(last(organizer)).toMatch(/đã gọi lúc 08:30/)
    await says(organizer, '/chualienlac')
    expect(await presses(organizer, 'Gọi lại sau (1)')).toMatch(/sẽ gọi lại .* lúc 10:30/)
    news(stage, organizer)
    await stage.until('2026-11-30 10:31')
    expect(news(stage, organizer).join()).toContain('Đến giờ gọi lại')
    expect(await presses(organizer, 'Đã gọi')).toContain('đã gọi')
    expect(await presses(organizer, 'Bỏ ghi nhận gọi')).toContain('Đã bỏ ghi nhận')
    await says(organizer, '/chualienlac')
    await presses(organizer, 'Mã, QR (1)')
    expect(messages(stage, organizer).at(-1)!.method).toBe('sendPhoto')
  })

  it('a number that two cards have is asked about, and a second unit brings no second introduction', async () => {
    const person = await stage.contact(plan, 'tỉnh Nghệ An')
    await stage.contact(plan, 'tỉnh Hà Tĩnh', person)
    const welcomes = messages(stage, person).map((m) => m.text ?? '')
    expect(welcomes.filter((text) => text.includes('Được lưu'))).toHaveLength(1)
    await activate()
    const asked = await says(person, 'đã gửi số 5/SKHCN, mục 2')
    expect(asked).toContain('chọn nhiệm vụ')
    expect(asked).toMatch(/2\. .*\(.*Hà Tĩnh\)/)
    expect(await says(person, '2')).toContain('5/SKHCN')
    expect(await says(organizer, '/donvi Hà Tĩnh')).toContain('5/SKHCN')
    expect(await says(organizer, '/donvi Nghệ An')).not.toContain('5/SKHCN')
  })

  it('a hundred wrong codes close joining, and the organizers are told once', async () => {
    invite(stage.app, { role: 'unit', plan, unitIds: null }, false, BY)
    news(stage, organizer)
    for (let who = 0; who < 22; who++) {
      const guesser = stage.fake.person(`Người Lạ ${who}`)
      for (let i = 0; i < 5; i++) guesser.says(`LIENKET AAAA22${String((who % 8) + 2)}${i + 2}`)
      await stage.settle()
    }
    const alarms = news(stage, organizer).filter((text) => text.includes('Cảnh báo'))
    expect(alarms).toEqual([expect.stringContaining('tạm dừng đến 09:3')])
  })
})
