// The report as a workbook and as text with commas: numbers are numbers, words stay words, nothing is a formula.
import readXlsx from 'read-excel-file/node'
import { describe, expect, it } from 'vitest'
import { exportSheets } from '../../src/core/render.ts'
import { commas, workbook } from '../../src/reports/sheet.ts'
import { createTexts } from '../../src/texts/texts.ts'
import { report } from '../core/board-facts.ts'
import { item, submission } from '../core/render-facts.ts'

const t = createTexts('vi')
const sheets = exportSheets(report(), t)

describe('a workbook of a plan', () => {
  it('has the four cells with their rule, tasks and assignments counted apart', async () => {
    const bytes = Buffer.from(await workbook(sheets))
    const read = await readXlsx(bytes)
    const rows = read[0]!.data
    expect(read.map(({ sheet }) => sheet)).toEqual(['Tổng hợp', 'Chi tiết', 'Đầu mối', 'Nhật ký'])
    const row = (label: string) => rows.find((cells) => cells[0] === label)
    expect(row('Số nhiệm vụ')?.[1]).toBe('1')
    expect(row('Số phần việc của các đơn vị')?.[1]).toBe('76')
    expect(row('Đã hoàn thành')?.slice(1, 3)).toEqual([40, 1])
    expect(row('Chưa hoàn thành')?.slice(1, 3)).toEqual([30, 5])
    expect(rows.flat().some((cell) => String(cell).includes('quá hạn xét theo hết ngày'))).toBe(true)
    expect(row('III.5-2')?.slice(4, 8)).toEqual([63, 41, 3, 5])
  })

  it('keeps words that begin like a formula, and phones, as words', async () => {
    const read = await readXlsx(Buffer.from(await workbook(sheets)))
    expect(read[1]!.data.flat()).toContain('=HYPERLINK("x"),chuẩn bị phòng họp')
    expect(read[2]!.data.flat()).toContain('+84912345678')
  })

  it('holds who did what, in words', async () => {
    const read = await readXlsx(Buffer.from(await workbook(sheets)))
    const journal = read[3]!.data
    expect(journal[0]).toEqual(['Thời gian', 'Người thực hiện', 'Nội dung', 'Đối tượng'])
    expect(journal[1]!.slice(1)).toEqual(['Lê Thị Mai', expect.any(String), 'III.5-2, Sở Nội vụ tỉnh Nghệ An'])
    expect(JSON.stringify(journal)).not.toMatch(/"(?:accepted|undone|system)/)
  })

  it('has columns for three fields where a unit gave them, the telephone for organizers only', () => {
    const fields = { chair: 'Trần Văn B, Phó Giám đốc', delegates: '12', technical: 'Lê C', phone: '0987654321' }
    const rows = [
      { ref: 'III.5-2', item: item({ submission: submission({ way: 'fields', fields }), state: 'submitted' }) },
      { ref: 'III.5-2', item: item() },
    ]
    const [, detail] = exportSheets(report({ rows }), t).sheets
    expect(detail!.rows[0]!.slice(-4)).toEqual([
      'Người chủ trì',
      'Số đại biểu',
      'Đầu mối kỹ thuật',
      'Điện thoại kỹ thuật',
    ])
    expect(detail!.rows[1]!.slice(-4)).toEqual(['Trần Văn B, Phó Giám đốc', 12, 'Lê C', '0987654321'])
    expect(detail!.rows[2]!.slice(-4)).toEqual([null, null, null, null])
    const looked = exportSheets(report({ rows, contacts: null }), t)
    expect(JSON.stringify(looked)).toContain('Số đại biểu')
    expect(JSON.stringify(looked)).not.toContain('0987654321')
    expect(sheets.sheets[1]!.rows[0]).not.toContain('Số đại biểu')
  })

  it('shows phones to organizers only', () => {
    const other = exportSheets(report({ contacts: null }), t)
    expect(other.sheets.map(({ name }) => name)).toEqual(['Tổng hợp', 'Chi tiết', 'Nhật ký'])
    expect(JSON.stringify(other)).not.toContain('912345678')
  })
})

describe('text with commas', () => {
  it('begins with the mark of its letters, and no cell begins like a formula', () => {
    const text = commas([
      ['=1+1', '+84912', '-x', '@x', 'a,b'],
      ['a"b', 3, null],
    ])
    expect(text).toBe('\ufeff"\'=1+1","\'+84912","\'-x","\'@x","a,b"\r\n"a""b",3,\r\n')
  })
})
