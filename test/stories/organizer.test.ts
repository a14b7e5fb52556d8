// What the organizer does in the chat: loading a plan, settling, activating, looking, nudging, recording for others.
import { readFileSync } from 'node:fs'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { Plan } from '../../src/store/plans.ts'
import type { Person } from '../support/fake-telegram/index.ts'
import { documentFile, last, news, openStage, plansOf, type Stage } from '../support/stage.ts'

const SAMPLE = readFileSync('locales/sample-plan.vi.txt', 'utf8')

describe('the organizer', () => {
  let stage: Stage
  let organizer: Person

  beforeEach(async () => {
    stage = await openStage('2026-11-16 08:30')
    organizer = await stage.organizer()
    news(stage, organizer)
  })
  afterEach(async () => {
    await stage.close()
    expect(stage.errors).toEqual([])
  })

  const asks = async (words: string): Promise<string> => {
    organizer.says(words)
    await stage.settle()
    return news(stage, organizer).join('\n')
  }
  const presses = async (label: string): Promise<string> => {
    organizer.presses(label)
    await stage.settle()
    return news(stage, organizer).join('\n')
  }
  const running = async (...units: string[]): Promise<{ plan: Plan; people: Person[] }> => {
    const plan = await stage.load('locales/sample-plan.vi.txt')
    const people: Person[] = []
    for (const unit of units) people.push(await stage.contact(plan, unit))
    stage.activate(plan)
    await stage.settle()
    for (const person of [...people, organizer]) news(stage, person)
    return { plan, people }
  }

  it('loads a plan document in the chat, reads the doubts, sees the messages, activates', async () => {
    organizer.sendsDocument({ name: 'ke-hoach.txt', mime: 'text/plain', bytes: Buffer.from(SAMPLE) })
    await stage.settle()
    const [understood, ...more] = news(stage, organizer)
    expect(more).toEqual([])
    expect(understood).toContain('3968/KH-BKHCN')
    expect(understood).toContain('Thứ trong tuần không khớp')
    expect(plansOf(stage)).toHaveLength(1)
    const unit = await stage.contact(plansOf(stage)[0]!, 'tỉnh Nghệ An')
    news(stage, unit)
    news(stage, organizer)
    organizer.says('/kehoach KH1')
    await stage.settle()
    expect(await presses('Xem trước tin nhắn')).toContain('Kính gửi')
    expect(news(stage, unit)).toEqual([])
    organizer.says('/kehoach KH1')
    await stage.settle()
    news(stage, organizer)
    expect(await presses('Kích hoạt kế hoạch')).toContain('Đề nghị xác nhận kích hoạt')
    expect(news(stage, unit)).toEqual([])
    organizer.presses('Xác nhận')
    organizer.presses('Xác nhận')
    await stage.settle()
    const answers = news(stage, organizer)
    expect(answers.filter((m) => m.startsWith('Đã kích hoạt'))).toHaveLength(1)
    expect(answers.at(-1)).toContain('trước đó')
    expect(news(stage, unit)).toEqual([expect.stringContaining('Kính gửi')])
  })

  it('sends the same document again, and nothing changes; no plan, and one sentence says so', async () => {
    for (let again = 0; again < 2; again++)
      organizer.sendsDocument({ name: 'ke-hoach.txt', mime: 'text/plain', bytes: Buffer.from(SAMPLE) })
    await stage.settle()
    expect(plansOf(stage)).toHaveLength(1)
    news(stage, organizer)
    organizer.sendsDocument({ name: 'thuc-don.txt', mime: 'text/plain', bytes: Buffer.from('Phở bò, bún chả.') })
    await stage.settle()
    expect(news(stage, organizer)).toHaveLength(1)
    expect(plansOf(stage)).toHaveLength(1)
  })

  it('names the members of an open group by typing; those are told at once while the plan runs', async () => {
    const { plan } = await running()
    expect(await asks('/kehoach KH1')).toContain('III.4-1')
    expect(await presses('III.4-1: Nêu các đơn vị')).toContain('Đề nghị nêu tên các đơn vị')
    expect(await asks('Vụ Pháp chế; Vụ Tổ chức cán bộ')).toContain('Đã cập nhật mục III.4-1')
    const helper = await stage.contact(plan, 'Vụ Pháp chế')
    expect(last(helper)).toContain('Phối hợp thực hiện')
  })

  it('settles a doubtful deadline by typing it', async () => {
    await running()
    await asks('/kehoach KH1')
    expect(await presses('III.1-3: Nêu thời hạn')).toContain('Đề nghị nêu thời hạn')
    expect(await asks('chậm nhất ngày 08/12/2026')).toContain('Mục này đã rõ')
    const lead = await stage.contact(plansOf(stage)[0]!, 'Cục Chuyển đổi số quốc gia')
    expect(last(lead)).toContain('08/12/2026')
  })

  it('looks from every side', async () => {
    const { people } = await running('tỉnh Nghệ An')
    people[0]!.says('đã gửi số 5/SKHCN, mục 2')
    await stage.settle()
    expect(await asks('/tinhtrang')).toContain('Tính đến')
    expect(await asks('/tinhtrang 2')).toContain('Trang 2/')
    expect(await asks('/donvi SKHCN Nghệ An')).toContain('5/SKHCN')
    expect(await asks('/donvi Nghẹ An')).toContain('Nghệ An')
    expect(await asks('/donvi Atlantis')).toContain('Không tìm thấy đơn vị')
    expect(await asks('/quahan')).toContain('Không có mục nào quá hạn')
    expect(await asks('/chuanhan')).toContain('Chưa xác nhận')
    expect(await asks('/chualienlac')).toContain('chưa có đầu mối')
    expect(await asks('/lich')).toContain('Lịch gửi tin')
    expect(await asks('/nhatky')).toContain('Nhật ký')
    expect(await asks('/kehoach')).toContain('KH1')
    expect(await asks('/trogiup')).toContain('/tinhtrang')
    expect(await asks('/moi Cà Mau')).toMatch(/Cà Mau[\s\S]*Mã: [A-Z2-9]{8}\n.*https:\/\/t\.me\//)
    expect(await asks('/khongco')).toContain('Chưa rõ nội dung này')
    await stage.until('2026-12-08 09:00')
    news(stage, organizer)
    expect(await asks('/quahan')).toContain('Cục Chuyển đổi số quốc gia')
  })

  it('chooses one unit of all codes by its button, page by page', async () => {
    await running('tỉnh Nghệ An')
    expect(await asks('/moi')).toContain('Mã mời đầu mối')
    expect(await presses('Chọn một đơn vị')).toContain('37 đơn vị chưa có đầu mối')
    const seen = new Set<string>()
    const labels = () => organizer.sees().at(-1)!.buttons.flat()
    for (;;) {
      for (const label of labels()) seen.add(label)
      if (!labels().includes('Trang sau')) break
      await presses('Trang sau')
    }
    expect([...seen].filter((label) => !label.startsWith('Trang'))).toHaveLength(37)
    const unit = labels().find((label) => !label.startsWith('Trang'))!
    expect(await presses(unit)).toMatch(/Mã: [A-Z2-9]{8}/)
    expect([...seen].some((label) => label.includes('Nghệ An'))).toBe(false)
  })

  it('notes a call with one tap', async () => {
    await running()
    await asks('/chualienlac')
    expect(await presses('Đã gọi')).toContain('đã gọi')
    // Who was phoned can wait: the end of the list.
    expect(await asks('/chualienlac 99')).toContain('đã gọi lúc')
  })

  it('nudges after a preview, in working hours unless it is urgent, and is named then', async () => {
    const { people } = await running('tỉnh Nghệ An')
    const unit = people[0]!
    await stage.until('2026-11-16 18:00')
    expect(await asks('/nhac Nghệ An')).toContain('Đề nghị xác nhận gửi tin nhắc')
    expect(news(stage, unit)).toEqual([])
    organizer.presses('Xác nhận')
    await stage.settle()
    expect(news(stage, unit)).toEqual([])
    await stage.until('2026-11-17 07:45')
    expect(news(stage, unit)).toEqual([expect.stringContaining('đề nghị đơn vị quan tâm')])
    await stage.until('2026-11-17 19:00')
    news(stage, unit)
    news(stage, organizer)
    expect(await asks('/nhac gấp Nghệ An')).toContain('Gấp')
    organizer.presses('Xác nhận')
    await stage.settle()
    const [urgent, ...more] = news(stage, unit)
    expect(more).toEqual([])
    expect(urgent).toContain('Gấp (gửi ngoài giờ)')
    expect(urgent).toContain('Mai')
    unit.says('đã gửi số 1/SKHCN, mục 2')
    unit.says('đã gửi số 1/SKHCN, mục 3')
    unit.says('hoàn thành mục 1')
    await stage.settle()
    news(stage, organizer)
    expect(await asks('/nhac Nghệ An')).toContain('Không có mục nào đang chờ')
  })

  it('lets a proposal lapse after two minutes', async () => {
    const { people } = await running('tỉnh Nghệ An')
    await asks('/nhac Nghệ An')
    await stage.until('2026-11-16 09:15')
    news(stage, organizer)
    expect(await presses('Xác nhận')).toContain('hết hiệu lực')
    expect(news(stage, people[0]!)).toEqual([])
  })

  it('records for a unit, with the way it came, and the unit is left in peace', async () => {
    const { people } = await running('tỉnh Nghệ An')
    await asks('/donvi Nghệ An')
    expect(await presses('Ghi nhận thay')).toContain('bằng cách nào')
    expect(await presses('Qua điện thoại')).toContain('Ghi nhận thay')
    expect(await presses('Mục 2: Đã gửi bằng văn bản')).toContain('số, ngày văn bản')
    expect(await asks('77/SKHCN-VP ngày 16/11')).toContain('77/SKHCN-VP')
    expect(await presses('Mục 3: Không tham gia')).toContain('Không tham gia')
    expect(await asks('/nhatky')).toMatch(/submitted|Đã gửi|gửi/)
    await stage.until('2026-12-20 09:00')
    expect(news(stage, people[0]!).filter((m) => m.includes('danh sách đại biểu') && m.includes('Nhắc:'))).toEqual([])
  })

  it('asks for the event’s day where none is typed, and understands the answer', async () => {
    const { people } = await running('tỉnh Nghệ An')
    expect(await asks('/ngay')).toContain('ngày, giờ tổ chức')
    expect(await asks('14/12/2026 08:00')).toContain('14/12/2026')
    await presses('Xác nhận')
    expect(news(stage, people[0]!)).toEqual([expect.stringContaining('14/12/2026')])
    expect(await asks('/ngay 14/12/2026 08:00')).toContain('trước đó')
    expect(await asks('/ngay hôm nào đó')).toContain('Chưa đọc được ngày')
  })

  it('is alerted at once when a list changes on the eve', async () => {
    const { people } = await running('tỉnh Nghệ An')
    const unit = people[0]!
    unit.sendsDocument(documentFile('ds-1.xlsx'), { caption: '2' })
    await stage.until('2026-11-17 09:00')
    await asks('/duyet')
    await presses('Tiếp nhận')
    await stage.until('2026-12-09 20:00')
    news(stage, organizer)
    unit.sendsDocument(documentFile('ds-2.xlsx'), { caption: '2' })
    await stage.settle()
    const [late, ...more] = news(stage, organizer)
    expect(more).toEqual([])
    expect(late).toContain('Thay đổi sau khi tổng hợp')
  })
})
