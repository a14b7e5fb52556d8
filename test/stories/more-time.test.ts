// A unit asks for more time, and the organizer answers: by buttons, in words, one by one and all at once.
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { Plan } from '../../src/store/plans.ts'
import type { Person } from '../support/fake-telegram/index.ts'
import { clockWords, heard, last, news, openStage, reminders, type Stage } from '../support/stage.ts'

describe('more time', () => {
  let stage: Stage
  let plan: Plan
  let organizer: Person
  let unit: Person

  beforeEach(async () => {
    stage = await openStage('2026-11-30 08:30')
    organizer = await stage.organizer()
    plan = await stage.load('locales/sample-plan.vi.txt')
    unit = await stage.contact(plan, 'tỉnh Nghệ An', 'Hoàng Thị Thu')
    stage.activate(plan)
    await stage.until('2026-11-30 09:00')
    unit.presses('Đã nhận nhiệm vụ')
    await stage.settle()
    news(stage, unit)
    news(stage, organizer)
  })
  afterEach(async () => {
    await stage.close()
    expect(stage.errors).toEqual([])
  })

  const says = async (person: Person, text: string) => {
    news(stage, person)
    person.says(text)
    await stage.settle()
    return news(stage, person)
  }
  /** When the organizer can take it back no more, the unit is told. */
  const afterwards = () => stage.until(clockWords(stage.clock.now() + 90_000))
  const presses = async (person: Person, label: string) => {
    news(stage, person)
    person.presses(label)
    await stage.settle()
    return news(stage, person)
  }

  it('is asked for by buttons: the item, a day, a reason', async () => {
    const [which] = await presses(unit, 'Đề nghị gia hạn')
    expect(which).toContain('Đề nghị chọn nhiệm vụ cần gia hạn')
    const [when] = await presses(unit, 'Mục 2')
    expect(when).toContain('06/12/2026')
    const days = unit.sees().at(-1)!.buttons.flat()
    expect(days[0]).toBe('07/12/2026 (thứ Hai)')
    expect(days).toHaveLength(5)
    const [why] = await presses(unit, '08/12/2026')
    expect(why).toContain('08/12/2026 (thứ Ba)')
    const [asked, ...more] = await presses(unit, 'Chờ lãnh đạo')
    expect(more).toEqual([])
    expect(asked).toContain('Đã ghi nhận đề nghị gia hạn')
    expect(asked).toContain('không nhận tin nhắc')
    const told = news(stage, organizer)
    expect(told).toHaveLength(1)
    expect(told[0]).toContain('1 đề nghị gia hạn chờ trả lời')
    expect(told[0]).toContain('đến 08/12/2026 (thứ Ba)')
    expect(unit.sees().find((m) => m.text.startsWith('Kính gửi'))!.text).toContain(
      'Đề nghị gia hạn đến 08/12/2026 (thứ Ba): chờ trả lời.',
    )
  })

  it('is asked for in one sentence, granted, and the new day holds for card and reminders', async () => {
    const [asked, ...more] = await says(unit, 'Đề nghị gia hạn mục 2 đến 09/12 vì chờ UBND tỉnh cho ý kiến')
    expect(more).toEqual([])
    expect(asked).toContain('09/12/2026 (thứ Tư)')
    expect(asked).toContain('chờ UBND tỉnh cho ý kiến')
    news(stage, organizer)
    const [one] = await says(organizer, '/giahan')
    expect(one).toContain('Nghệ An')
    expect(one).toContain('Thị Thu')
    const [done] = await presses(organizer, 'Đồng ý')
    expect(done).toContain('Đã đồng ý gia hạn đến 09/12/2026')
    await afterwards()
    expect(news(stage, unit)).toEqual([expect.stringContaining('đồng ý gia hạn đến 09/12/2026 (thứ Tư)')])
    expect(unit.sees().find((m) => m.text.startsWith('Kính gửi'))!.text).toContain('Thời hạn đã gia hạn')
    await stage.until('2026-12-20 09:00')
    const chased = reminders(stage, unit).filter((m) => m.text.includes('danh sách'))
    expect(chased.length).toBeGreaterThan(0)
    for (const { text } of chased) expect(text).not.toMatch(/Thời hạn[^.]*06\/12/)
  })

  it('keeps everybody quiet while it waits, and chases again once it is refused', async () => {
    await says(unit, 'xin gia hạn mục 2 đến 09/12 do chưa đủ số liệu')
    await stage.until('2026-12-03 18:00')
    expect(reminders(stage, unit).filter((m) => m.text.includes('danh sách'))).toEqual([])
    news(stage, unit)
    await says(organizer, '/giahan')
    await presses(organizer, 'Không đồng ý')
    const [done] = await says(organizer, 'Cần tổng hợp trước Hội nghị')
    expect(done).toContain('không đồng ý')
    await stage.until('2026-12-04 07:45')
    expect(news(stage, unit)).toEqual([expect.stringContaining('Cần tổng hợp trước Hội nghị')])
    await stage.until('2026-12-04 10:00')
    expect(reminders(stage, unit).filter((m) => m.text.includes('danh sách')).length).toBe(1)
  })

  it('is granted until another day, typed or tapped', async () => {
    await says(unit, 'xin gia hạn mục 2 đến 30/12 vì thiếu số liệu')
    const [one] = await says(organizer, 'gia hạn')
    expect(one).toContain('Lưu ý: ngày đề nghị sau ngày tổ chức')
    await presses(organizer, 'Đồng ý, đến ngày khác')
    const [again] = await says(organizer, 'lúc nào cũng được')
    expect(again).toContain('Chưa đọc được ngày')
    const [done] = await says(organizer, 'thứ Ba 08/12')
    expect(done).toContain('Đã đồng ý gia hạn đến 08/12/2026')
    await afterwards()
    expect(news(stage, unit)[0]).toMatch(/đến 08\/12\/2026.*đơn vị đề nghị đến 30\/12\/2026/)
  })

  it('tells why a day cannot be asked for, and asks again', async () => {
    expect((await says(unit, 'gia hạn mục 2 đến 05/12'))[0]).toContain('chưa muộn hơn thời hạn')
    expect((await says(unit, '20/11'))[0]).toContain('đã qua')
    expect((await says(unit, 'khi nào xong em báo'))[0]).toContain('Chưa đọc được ngày')
    expect((await says(unit, 'hết tuần sau'))[0]).toContain('11/12/2026 (thứ Sáu)')
    expect((await says(unit, 'máy tính hỏng'))[0]).toContain('Đã ghi nhận')
  })

  it('is asked by replying to the message about the item', async () => {
    await says(unit, 'việc 2')
    const shown = unit.sees().at(-1)!
    unit.says('xin thêm 3 ngày vì chờ ký', { replyTo: shown.id })
    await stage.settle()
    expect(news(stage, unit)[0]).toContain('09/12/2026')
  })

  it('leaves the queue when the unit sends, and says so to who presses an old button', async () => {
    await says(unit, 'xin gia hạn mục 2 đến 09/12 do chưa đủ số liệu')
    await says(organizer, '/giahan')
    await says(unit, 'đã gửi số 5/SKHCN ngày 30/11, mục 2')
    const [gone] = await presses(organizer, 'Đồng ý')
    expect(gone).toContain('Đơn vị đã gửi kết quả')
    expect((await says(organizer, '/giahan'))[0]).toContain('Không có đề nghị gia hạn nào đang chờ')
  })

  it('is moot when the event moves past it: whoever asked hears it once, and the organizer has nothing to answer', async () => {
    const lead = await stage.contact(plan, 'Cục Chuyển đổi số quốc gia', 'Đỗ Minh Châu')
    const no = /(\d+)\.[^\n]*Tổng hợp danh sách chủ trì/.exec(heard(stage, lead).at(-1)!.text)?.[1]
    const [asked] = await says(lead, `xin gia hạn mục ${no} đến 09/12 do chưa đủ số liệu`)
    expect(asked).toContain('Đã ghi nhận đề nghị gia hạn')
    await says(organizer, '/ngay 28/12/2026 08:00')
    await presses(organizer, 'Xác nhận')
    await stage.until('2026-11-30 10:00')
    const told = news(stage, lead).filter((text) => text.includes('không còn cần trả lời'))
    expect(told).toHaveLength(1)
    expect(told[0]).toContain('09/12/2026')
    expect(told[0]).toContain('trước 02 ngày')
    expect((await says(organizer, '/giahan'))[0]).toContain('Không có đề nghị gia hạn nào đang chờ')
    await stage.until('2026-11-30 16:00')
    expect(news(stage, lead).filter((text) => text.includes('không còn cần trả lời'))).toEqual([])
    expect((await says(lead, 'rút đề nghị gia hạn'))[0]).toContain('Không có đề nghị')
  })

  it('is taken back in words or by a button', async () => {
    await says(unit, 'xin gia hạn mục 2 đến 09/12 do chưa đủ số liệu')
    expect((await presses(unit, 'Rút đề nghị'))[0]).toContain('Đã rút đề nghị gia hạn')
    await says(unit, 'xin gia hạn mục 2 đến 09/12 do chưa đủ số liệu')
    expect((await says(unit, 'thôi không xin gia hạn nữa'))[0]).toContain('Đã rút')
    expect((await says(organizer, '/giahan'))[0]).toContain('Không có đề nghị gia hạn nào đang chờ')
  })

  it('is granted to many in one act, after one confirmation', async () => {
    const people = [...(await stage.everybody(plan)).entries()].slice(0, 3)
    await stage.settle()
    const asked: Person[] = []
    for (const [, person] of people) {
      await says(person, 'xin gia hạn mục 1 đến 31/12 do chưa đủ số liệu')
      if (last(person).includes('Đã ghi nhận đề nghị gia hạn')) asked.push(person)
    }
    await says(unit, 'xin gia hạn mục 2 đến 09/12 do chưa đủ số liệu')
    await stage.until('2026-11-30 09:20')
    const told = news(stage, organizer).filter((text) => text.includes('đề nghị gia hạn chờ trả lời'))
    expect(told.length).toBeLessThanOrEqual(2)
    const count = asked.length + 1
    expect(count).toBeGreaterThan(1)
    await says(organizer, '/giahan')
    const [preview] = await presses(organizer, `Đồng ý tất cả (${count})`)
    expect(preview).toContain(`đồng ý ${count} đề nghị gia hạn`)
    const [done] = await presses(organizer, 'Xác nhận')
    expect(done).toContain(`Đã đồng ý ${count} đề nghị`)
    await afterwards()
    for (const person of [...asked, unit]) expect(last(person)).toContain('đồng ý gia hạn')
  })

  it('tells the second organizer who answered, and lets a viewer only look', async () => {
    const second = await stage.organizer('Phạm Văn Hùng')
    const viewer = stage.fake.person('Trần Quốc Bảo')
    await stage.invited(viewer, 'viewer')
    await says(unit, 'xin gia hạn mục 2 đến 09/12 do chưa đủ số liệu')
    await says(second, '/giahan')
    await says(viewer, '/giahan')
    expect(viewer.sees().at(-1)!.buttons.flat()).toEqual([])
    await says(organizer, '/giahan')
    await presses(organizer, 'Đồng ý')
    const [gone] = await presses(second, 'Không đồng ý')
    expect(gone).toContain('đã được đồng ý trước đó')
    expect(gone).toContain('Thị Mai')
  })
})
