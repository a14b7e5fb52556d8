// One unit from its invitation to the accepted product, and the organizer on the other side.
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { Plan } from '../../src/store/plans.ts'
import type { Person } from '../support/fake-telegram/index.ts'
import { documentFile, edits, last, news, openStage, reminders, type Stage } from '../support/stage.ts'

describe('a unit and the organizer', () => {
  let stage: Stage
  let plan: Plan
  let organizer: Person
  let unit: Person

  beforeEach(async () => {
    stage = await openStage('2026-11-16 08:30')
    organizer = await stage.organizer()
    plan = await stage.load('locales/sample-plan.vi.txt')
    unit = await stage.contact(plan, 'tỉnh Nghệ An', 'Hoàng Thị Thu')
    await stage.until('2026-11-16 09:00')
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

  it('begins with a welcome and one card, and the organizer hears who joined', async () => {
    expect(news(stage, unit)).toEqual([expect.stringContaining('Đã kết nối đồng chí')])
    expect(news(stage, organizer).at(-1)).toMatch(/Đầu mối mới: .*Nghệ An/)
    stage.activate(plan)
    await stage.settle()
    const [card, ...rest] = news(stage, unit)
    expect(rest).toEqual([])
    expect(card).toContain('Kính gửi: Sở Khoa học và Công nghệ tỉnh Nghệ An')
    expect(card).toContain(
      'trước ngày 06/12/2026 (Chủ nhật). Đề nghị gửi trong giờ làm việc ngày 04/12/2026 (thứ Sáu).',
    )
    expect(unit.sees().at(-1)!.buttons.flat().join()).toContain('Đã nhận nhiệm vụ')
  })

  it('acknowledges in one tap, and the card says so in place', async () => {
    await activate()
    const card = unit.sees().at(-1)!
    unit.presses('Đã nhận nhiệm vụ')
    await stage.settle()
    expect(news(stage, unit)).toEqual([expect.stringContaining('đã nhận 3 nhiệm vụ')])
    const edited = unit.sees().find((m) => m.id === card.id)!
    expect(edited.edits).toBe(1)
    expect(edited.text).not.toContain('Chưa xác nhận')
    expect(edited.buttons.flat().join()).not.toContain('Đã nhận nhiệm vụ')
    expect(unit.sees().filter((m) => m.text.startsWith('Kính gửi'))).toHaveLength(1)
  })

  it('sends a document and an album, and each has one receipt', async () => {
    await activate()
    unit.sendsDocument(documentFile('danh-sach.docx'), { caption: 'mục 2' })
    await stage.settle()
    const [receipt, ...more] = news(stage, unit)
    expect(more).toEqual([])
    expect(receipt).toMatch(/Đã tiếp nhận tệp/)
    expect(receipt).toMatch(/danh-sach\.docx \(.*phiên bản 1\)/)
    expect(receipt).toMatch(/Mã tiếp nhận: TN-/)
    expect(receipt).toContain('không thay thế văn bản')
    unit.sendsAlbum([documentFile('cau-hoi-1.docx'), documentFile('cau-hoi-2.docx')], 'mục 3')
    await stage.settle()
    const album = news(stage, unit)
    expect(album).toHaveLength(1)
    expect(album[0]).toContain('cau-hoi-1.docx')
    expect(album[0]).toContain('cau-hoi-2.docx')
    expect(news(stage, organizer)).toEqual([expect.stringContaining('chờ tiếp nhận')])
  })

  it('asks once where several files wait for their item', async () => {
    await activate()
    unit.sendsAlbum([documentFile('a.docx'), documentFile('b.docx')])
    await stage.settle()
    expect(news(stage, unit)).toEqual([expect.stringMatching(/Tệp a\.docx.*b\.docx thuộc nhiệm vụ nào/)])
    unit.presses('Mục 3')
    await stage.settle()
    const [receipt, ...more] = news(stage, unit)
    expect(more).toEqual([])
    expect(receipt).toContain('a.docx')
    expect(receipt).toContain('b.docx')
  })

  it('has one accepted and one returned with a reason, and sends again', async () => {
    await activate()
    unit.sendsDocument(documentFile('danh-sach.docx'), { caption: 'mục 2' })
    // The queue is in the order in which the files came, which on a bad day is not that of sending.
    await stage.settle()
    unit.sendsDocument(documentFile('cau-hoi.docx'), { caption: 'mục 3' })
    await stage.settle()
    news(stage, unit)
    organizer.says('/duyet')
    await stage.settle()
    expect(organizer.sees().some((m) => m.document?.name === 'danh-sach.docx')).toBe(true)
    organizer.presses('Tiếp nhận')
    await stage.settle()
    // So long it can be taken back.
    expect(news(stage, unit)).toEqual([])
    const heldUntil = () => stage.clock.moveTo(stage.clock.now() + 31_000)
    heldUntil()
    await stage.settle()
    expect(news(stage, unit)).toEqual([expect.stringContaining('Đã tiếp nhận')])
    organizer.presses('Mục chờ tiếp theo')
    await stage.settle()
    organizer.presses('Đề nghị hoàn thiện')
    await stage.settle()
    organizer.says('Thiếu chữ ký của lãnh đạo Sở')
    await stage.settle()
    heldUntil()
    await stage.settle()
    const [returned, ...more] = news(stage, unit)
    expect(more).toEqual([])
    expect(returned).toContain('Đề nghị hoàn thiện, gửi lại')
    expect(returned).toContain('Thiếu chữ ký của lãnh đạo Sở')
    unit.sendsDocument(documentFile('cau-hoi-2.docx'), { caption: '3' })
    await stage.settle()
    expect(news(stage, unit)[0]).toMatch(/cau-hoi-2\.docx \(.*phiên bản 2\)/)
    organizer.says('/duyet')
    await stage.settle()
    organizer.presses('Tiếp nhận')
    await stage.settle()
    organizer.says('/donvi Nghệ An')
    await stage.settle()
    expect(last(organizer).match(/Đã tiếp nhận/g)).toHaveLength(2)
  })

  it.each([
    ['with diacritics', 'Đã gửi số 123/SKHCN-CĐS ngày 17/11, mục 2', '123/SKHCN-CĐS'],
    ['without', 'da gui so 123/SKHCN-CDS ngay 17/11 muc 2', '123/SKHCN-CDS'],
  ])('names its official document %s, and nobody reminds it of that any more', async (_, words, number) => {
    await activate()
    unit.presses('Đã nhận nhiệm vụ')
    await stage.until('2026-11-18 10:00')
    news(stage, unit)
    unit.says(words)
    await stage.settle()
    const [noted, ...more] = news(stage, unit)
    expect(more).toEqual([])
    expect(noted).toContain(`văn bản số ${number} ngày 17/11/2026`)
    expect(noted).toContain('Các tin nhắc về mục này dừng')
    expect(noted).not.toContain('ghi nhận thay')
    await stage.until('2026-12-20 09:00')
    const chased = reminders(stage, unit)
    expect(chased.length).toBeGreaterThan(0)
    expect(chased.filter((m) => m.text.includes('danh sách đại biểu'))).toEqual([])
  })

  it('sees a card that is edited for ever and never repeated', async () => {
    await activate()
    unit.presses('Đã nhận nhiệm vụ')
    await stage.settle()
    unit.says('đã gửi số 5/SKHCN ngày 16/11, mục 2')
    await stage.settle()
    unit.says('hoàn thành mục 1')
    await stage.settle()
    expect(edits(stage, unit).length).toBeGreaterThanOrEqual(3)
    expect(new Set(edits(stage, unit).map((c) => c.messageId)).size).toBe(1)
    expect(unit.sees().filter((m) => m.text.startsWith('Kính gửi'))).toHaveLength(1)
  })

  it('has the menu of its role', async () => {
    const viewer = stage.fake.person('Trần Quốc Bảo')
    await stage.invited(viewer, 'viewer')
    expect(unit.menu()).toEqual(expect.arrayContaining(['viec', 'nop', 'dung', 'trogiup']))
    expect(unit.menu()).not.toContain('duyet')
    expect(organizer.menu()).toEqual(expect.arrayContaining(['tinhtrang', 'duyet', 'ngay', 'nhac', 'moi', 'nhatky']))
    expect(viewer.menu()).toContain('tinhtrang')
    expect(viewer.menu()).not.toContain('ngay')
  })

  it('can see one item in full', async () => {
    await activate()
    unit.says('viec 2')
    await stage.settle()
    const [item, ...more] = news(stage, unit)
    expect(more).toEqual([])
    expect(item).toContain('Mục 2.')
    expect(item).not.toContain('Mục 1.')
  })
})
