// What a unit writes and the bot does not understand: answered by the organizer, or recorded as what it meant.
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { Plan } from '../../src/store/plans.ts'
import type { Person } from '../support/fake-telegram/index.ts'
import { last, news, openStage, type Stage } from '../support/stage.ts'

describe('a remark', () => {
  let stage: Stage
  let plan: Plan
  let organizer: Person
  let second: Person
  let unit: Person

  beforeEach(async () => {
    stage = await openStage('2026-11-30 08:30')
    organizer = await stage.organizer()
    second = await stage.organizer('Phạm Văn Hùng')
    plan = await stage.load('locales/sample-plan.vi.txt')
    unit = await stage.contact(plan, 'tỉnh Nghệ An', 'Hoàng Thị Thu')
    stage.activate(plan)
    await stage.until('2026-11-30 09:00')
    await does(unit, () => unit.says('Phòng họp của tỉnh đang sửa, mượn phòng khác được không ạ'))
  })
  afterEach(async () => {
    await stage.close()
    expect(stage.errors).toEqual([])
  })

  const does = async (person: Person, act: () => unknown) => {
    news(stage, person)
    act()
    await stage.settle()
    return news(stage, person)
  }
  const shown = (person: Person) => person.sees().find((m) => m.text.includes('Ý kiến của'))!

  it('is answered by the button, and the other organizer sees by whom', async () => {
    expect(shown(second).text).toContain('/traloi 1')
    await does(organizer, () => organizer.presses('Trả lời'))
    const [done] = await does(organizer, () => organizer.says('Được, đề nghị báo địa điểm mới.'))
    expect(done).toContain('Đã gửi trả lời tới')
    expect(last(unit)).toContain('Được, đề nghị báo địa điểm mới.')
    expect(last(unit)).toContain('Phòng họp của tỉnh đang sửa')
    for (const one of [organizer, second]) {
      expect(shown(one).text).toMatch(/Đã trả lời: .*Mai/)
      expect(shown(one).buttons.flat()).toEqual([])
    }
    const [again] = await does(second, () => second.says('/traloi 1 Không được'))
    expect(again).toMatch(/Đã trả lời: .*Mai/)
    expect(last(unit)).not.toContain('Không được')
  })

  it('is answered by replying to its message, whatever the words', async () => {
    const message = shown(organizer)
    await does(organizer, () => organizer.says('đã nhận', { replyTo: message.id }))
    expect(last(unit)).toContain('"đã nhận"')
  })

  it('is answered by its number, and is listed until then', async () => {
    await does(unit, () => unit.says('Tài liệu in mấy bản'))
    const [list] = await does(organizer, () => organizer.says('ý kiến'))
    expect(list).toContain('2 ý kiến chưa trả lời')
    await does(organizer, () => organizer.says('/traloi 2: In theo số đại biểu.'))
    expect(last(unit)).toContain('In theo số đại biểu.')
    await does(organizer, () => organizer.presses('Trả lời ý kiến 1'))
    await does(organizer, () => organizer.says('Được.'))
    expect((await does(organizer, () => organizer.says('/ykien')))[0]).toContain('Không có ý kiến nào')
    expect((await does(organizer, () => organizer.says('/traloi 9 Được')))[0]).toContain('Không có mục nào')
  })

  it('is recorded as what the unit meant: received', async () => {
    await does(organizer, () => organizer.presses('Ghi nhận: Đã nhận nhiệm vụ'))
    expect(last(unit)).toContain('Đã ghi nhận: Đã nhận nhiệm vụ.')
    expect(unit.sees().find((m) => m.text.startsWith('Kính gửi'))!.text).not.toContain('Chưa xác nhận')
  })

  it('is recorded for the item that was meant, where there are several', async () => {
    const [view] = await does(organizer, () => organizer.presses('Ghi nhận: Không tham gia'))
    expect(view).toContain('Ghi nhận thay')
    await does(organizer, () => organizer.presses('Mục 3: Không tham gia'))
    await stage.until('2026-11-30 09:05')
    expect(unit.sees().find((m) => m.text.startsWith('Kính gửi'))!.text).toContain('Không tham gia')
  })

  it('is for organizers to answer, not for viewers or units', async () => {
    const viewer = stage.fake.person('Trần Quốc Bảo')
    await stage.invited(viewer, 'viewer')
    expect((await does(viewer, () => viewer.says('/traloi 1 Được')))[0]).toContain('không thuộc quyền')
    const [list] = await does(viewer, () => viewer.says('/ykien'))
    expect(list).toContain('1 ý kiến chưa trả lời')
    expect(viewer.sees().at(-1)!.buttons.flat()).toEqual([])
    await does(unit, () => unit.says('/traloi 1 Được'))
    expect(last(unit)).not.toContain('Đã gửi trả lời')
  })
})
