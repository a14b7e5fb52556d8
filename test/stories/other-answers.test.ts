// Not ours, not taking part, by official document: said in any way, decided by the organizer, taken back and opened again.
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { Plan } from '../../src/store/plans.ts'
import type { Person } from '../support/fake-telegram/index.ts'
import { clockWords, last, news, openStage, type Stage } from '../support/stage.ts'

describe('the other answers of a unit', () => {
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

  const says = async (person: Person, text: string) => {
    news(stage, person)
    person.says(text)
    await stage.settle()
    return news(stage, person).join('\n')
  }
  const presses = async (person: Person, label: string) => {
    news(stage, person)
    person.presses(label)
    await stage.settle()
    return news(stage, person).join('\n')
  }
  /** When the organizer can take it back no more, the unit is told. */
  const afterwards = () => stage.until(clockWords(stage.clock.now() + 90_000))
  const card = () => unit.sees().find((m) => m.text.startsWith('Kính gửi'))!.text

  it('not ours goes to the organizer, who leaves it with the unit and says why', async () => {
    await says(unit, 'mục 1')
    await says(unit, 'khong thuoc chuc nang cua don vi muc 1 vi thuoc So Thong tin')
    expect(last(organizer)).toContain('Không thuộc chức năng')
    await presses(organizer, 'Đề nghị đơn vị thực hiện')
    expect(await says(organizer, 'Theo phân công của UBND tỉnh')).toContain('Đã trả lời')
    await afterwards()
    expect(last(unit)).toContain('Theo phân công của UBND tỉnh')
    expect(await presses(organizer, 'Đồng ý, không thuộc')).toContain('Không có đề nghị nào')
  })

  it('not ours is agreed to, and opened again', async () => {
    await says(unit, 'không thuộc chức năng mục 1, lý do: thuộc Sở Thông tin và Truyền thông')
    expect(await presses(organizer, 'Đồng ý, không thuộc')).toContain('Đã ghi nhận')
    await afterwards()
    expect(last(unit)).toContain('đơn vị không phải thực hiện')
    expect(card()).toContain('Không thuộc chức năng')
    await says(unit, 'chúng tôi sẽ tham gia')
    expect(last(unit)).toContain('sẽ tham gia, thực hiện')
    expect(last(organizer)).toContain('thay đổi trả lời')
  })

  it('not taking part is taken back by a tap or a word, and opened again by the organizer', async () => {
    await says(unit, 'KHÔNG THAM GIA MỤC 2')
    expect(last(unit)).toContain('Không tham gia')
    await presses(unit, 'Sẽ tham gia')
    expect(last(unit)).toContain('sẽ tham gia, thực hiện')
    await says(unit, 'ko tham gia muc 2')
    await says(unit, 'don vi se tham gia')
    expect(last(unit)).toContain('sẽ tham gia, thực hiện')
    expect(await says(unit, 'chúng tôi sẽ tham gia')).toContain('đã chuyển nguyên văn ý kiến')
    await says(unit, 'không cử đại biểu mục 2')
    expect(await presses(organizer, 'Mở lại nhiệm vụ')).toContain('Đã mở lại')
    await afterwards()
    expect(last(unit)).toContain('mở lại nhiệm vụ')
  })

  it('a document is found by its number, accepted, or said not to have come', async () => {
    await says(unit, 'đã gửi hôm qua số 123/SKHCN-CĐS, mục 2')
    expect(last(unit)).toContain('123/SKHCN-CĐS ngày 29/11/2026')
    await says(unit, 'đã gửi số 45/SKHCN mục 3')
    expect(await says(organizer, '/vanban')).toContain('2 văn bản chờ đối chiếu')
    expect(await says(organizer, '/vanban 45')).toContain('45/SKHCN')
    expect(await says(organizer, 'đã nhận văn bản 999/ABC')).toContain('Không có văn bản nào với số này')
    const found = await says(organizer, 'Đã nhận văn bản số 123/SKHCN-CĐS')
    expect(found).toContain('1 mục chờ đối chiếu')
    expect(await presses(organizer, '1: Tiếp nhận')).toContain('Đã tiếp nhận')
    expect(last(unit)).toContain('Đã tiếp nhận')
    await presses(organizer, 'Xem các văn bản')
    expect(await presses(organizer, '1: Chưa nhận được')).toContain('chưa nhận được văn bản')
    expect(last(unit)).toContain('Chưa nhận được văn bản số 45/SKHCN')
    expect(await says(organizer, 'văn bản')).toContain('Không có văn bản nào')
  })

  it('documents are accepted many at once, after one confirmation', async () => {
    await says(unit, 'đã gửi số 123/SKHCN-CĐS, mục 2')
    await says(unit, 'đã gửi số 45/SKHCN mục 3')
    await says(organizer, '/vanban')
    expect(await presses(organizer, 'Tiếp nhận tất cả (2)')).toContain('tiếp nhận 2 văn bản')
    expect(await presses(organizer, 'Xác nhận')).toContain('Đã tiếp nhận 2 văn bản')
    expect(card().match(/Đã tiếp nhận/g)).toHaveLength(2)
  })
})
