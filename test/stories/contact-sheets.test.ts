// An organizer sends a list of contacts in the chat: previewed, confirmed, corrected, refused; nobody else can.
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { Person } from '../support/fake-telegram/index.ts'
import { xlsxOf } from '../support/sheet-files.ts'
import { news, openStage, plansOf, type Stage } from '../support/stage.ts'

const HEAD = ['STT', 'Đơn vị', 'Họ và tên', 'Chức vụ', 'Điện thoại']
const SHEET = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'

describe('a list of contacts in the chat', () => {
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

  const sends = async (person: Person, rows: (string | number | null)[][], merged: string[] = []): Promise<string> => {
    const bytes = xlsxOf([
      { name: 'Đầu mối', rows: [['DANH SÁCH ĐẦU MỐI'], HEAD, ...rows], merged: ['A1:E1', ...merged] },
    ])
    person.sendsDocument({ name: 'dau-moi.xlsx', mime: SHEET, bytes })
    await stage.settle()
    return news(stage, person).join('\n')
  }
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
  const people = () => stage.db.$client.prepare('select count(*) from contact where removed_at is null').pluck().get()

  it('is previewed, confirmed, and gives each person a code and a line to phone', async () => {
    const plan = await stage.load('locales/sample-plan.vi.txt')
    const preview = await sends(
      organizer,
      [
        [1, 'UBND tỉnh Nghệ An', 'Nguyễn Thị Hạnh', 'Trưởng phòng', 912345678],
        [null, null, 'Trần Văn Bình', 'Chuyên viên', '0987 654 321'],
        [2, 'Trường Đại học Sông Lam', 'Lê An', null, '0912345670'],
      ],
      ['B3:B4'],
    )
    expect(preview).toContain('Đơn vị: 1 mới, 1 đã có.')
    expect(preview).toContain('Đầu mối: 3 mới, 0 thay đổi, 0 giữ nguyên.')
    expect(people()).toBe(0)
    expect(await presses('Xác nhận')).toContain('Đã nhập danh sách: 1 đơn vị mới, 3 đầu mối mới')
    expect(people()).toBe(3)
    expect(await asks('/moi nghệ an')).toMatch(/Nghệ An[\s\S]*Dành cho: Nguyễn Thị Hạnh\.\nMã: [A-Z0-9]{8}/)
    stage.activate(plan)
    await stage.settle()
    news(stage, organizer)
    expect(await asks('/chualienlac')).toContain('Nguyễn Thị Hạnh, Trưởng phòng, điện thoại 0912345678')
    expect(await sends(organizer, [[1, 'UBND tỉnh Nghệ An', 'Nguyễn Thị Hạnh', 'Trưởng phòng', 912345678]])).toContain(
      'Không có gì thay đổi.',
    )
  })

  it('comes before any plan, too', async () => {
    await sends(organizer, [[1, 'Trường A', 'Lê An', null, '0912345678']])
    expect(await presses('Xác nhận')).toContain('1 đầu mối mới')
    expect(plansOf(stage)).toEqual([])
  })

  it('with faults changes nothing, names the first of them and counts the others', async () => {
    const rows = Array.from({ length: 14 }, (_, i) => [i + 1, null, `Người ${i}`, null, null])
    const said = await sends(organizer, [[1, 'Trường A', 'Lê An', null, '0912345678'], ...rows])
    expect(said).toContain('Dòng 4: thiếu tên đơn vị.')
    expect(said).toContain('và 4 dòng khác')
    expect(people()).toBe(0)
    expect(() => organizer.presses('Xác nhận')).toThrow()
  })

  it('is shown again where the world changed or two minutes have passed, and can be dropped', async () => {
    await sends(organizer, [[1, 'Trường A', 'Lê An', null, '0912345678']])
    await stage.until('2026-11-16 08:33')
    expect(await presses('Xác nhận')).toContain('Đầu mối: 1 mới')
    expect(people()).toBe(0)
    await presses('Không thực hiện')
    expect(people()).toBe(0)
    await sends(organizer, [[1, 'Trường A', 'Lê An', null, '0912345678']])
    await presses('Xác nhận')
    expect(people()).toBe(1)
  })

  it('does not take back who left; one button does', async () => {
    const plan = await stage.load('locales/sample-plan.vi.txt')
    const sheet = [[1, 'UBND tỉnh Nghệ An', 'Lê An', null, '0912345678']]
    await sends(organizer, sheet)
    await presses('Xác nhận')
    const contact = await stage.contact(plan, 'tỉnh Nghệ An', 'Lê An')
    contact.says('/dung')
    await stage.settle()
    news(stage, organizer)
    const said = await sends(organizer, sheet)
    expect(said).toContain('đã rút ngày 16/11/2026')
    expect(said).toContain('Đầu mối: 0 mới')
    expect(await presses('Nhận lại Lê An')).toContain('Đầu mối: 1 mới')
    await presses('Xác nhận')
    expect(people()).toBe(1)
  })

  it('is for the organizer alone: a contact’s table is a result, not a list', async () => {
    const plan = await stage.load('locales/sample-plan.vi.txt')
    const contact = await stage.contact(plan, 'tỉnh Nghệ An')
    stage.activate(plan)
    await stage.settle()
    news(stage, contact)
    await sends(contact, [[1, 'Trường A', 'Lê An', null, '0912345678']])
    expect(stage.db.$client.prepare(`select count(*) from person where name = 'Lê An'`).pluck().get()).toBe(0)
  })
})
