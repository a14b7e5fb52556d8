// Three fields in place of a file: asked one by one, typed in one go, corrected, confirmed, and read by the organizer.
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { Plan } from '../../src/store/plans.ts'
import type { Person } from '../support/fake-telegram/index.ts'
import { last, news, openStage, type Stage } from '../support/stage.ts'

describe('three fields', () => {
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
  const says = (text: string) => does(unit, () => unit.says(text))
  const presses = (label: string) => does(unit, () => unit.presses(label))

  it('are asked one by one, shown back, corrected and filed with a receipt', async () => {
    await says('gửi 2')
    expect((await presses('Điền thông tin'))[0]).toContain('người chủ trì')
    expect((await says('Trần Thị Bình, Phó Giám đốc'))[0]).toContain('số đại biểu')
    expect((await says('nhiều'))[0]).toContain('Chưa đọc được số đại biểu')
    expect((await says('05 đại biểu'))[0]).toContain('đầu mối kỹ thuật')
    expect((await says('Nguyễn Văn An 09123'))[0]).toContain('số điện thoại')
    const [shown] = await says('0912 345 678')
    expect(shown).toContain('Chủ trì: Trần Thị Bình, Phó Giám đốc')
    expect(shown).toContain('Số đại biểu: 5')
    expect(shown).toContain('Nguyễn Văn An, điện thoại 0912345678')
    await presses('Sửa số đại biểu')
    expect((await says('7'))[0]).toContain('Số đại biểu: 7')
    const [receipt, ...more] = await presses('Xác nhận')
    expect(more).toEqual([])
    expect(receipt).toContain('Đã ghi nhận thông tin đăng ký')
    expect(receipt).toContain('Số đại biểu: 7')
    expect(receipt).toMatch(/Mã tiếp nhận: TN-/)
    await does(organizer, () => organizer.says('/duyet'))
    expect(last(organizer)).toContain('Số đại biểu: 7')
    expect(last(organizer)).toContain('0912345678')
    await does(organizer, () => organizer.presses('Tiếp nhận'))
    await stage.until('2026-11-30 09:45')
    expect(last(unit)).toContain('Đã tiếp nhận')
  })

  it('are typed in one go, for the item that takes them', async () => {
    const [shown] = await says(
      'Chủ trì: Trần Thị Bình, Phó Giám đốc; số đại biểu: 5; kỹ thuật: Nguyễn Văn An 0912345678',
    )
    expect(shown).toContain('Mục 2')
    expect((await presses('Xác nhận'))[0]).toContain('Đã ghi nhận thông tin đăng ký')
    const [again] = await says('chủ trì: Lê Văn Cường; số đại biểu: 6; kỹ thuật: không')
    expect(again).toContain('Đầu mối kỹ thuật: không có')
    expect((await presses('Xác nhận'))[0]).toMatch(/Mã tiếp nhận/)
  })

  it('let another answer come in between, and nothing is lost', async () => {
    await says('gửi 2')
    await presses('Điền thông tin')
    expect((await says('đã gửi số 12/SKHCN ngày 28/11'))[0]).toContain('12/SKHCN')
  })
})
