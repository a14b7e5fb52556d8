// Plans kept as a table in a workbook or a .csv file: the same tasks as from the same table in a document.
import { describe, expect, it } from 'vitest'
import { readPlan } from '../../src/intake/plan-document.ts'
import { type CellIn, type SheetIn, xlsxOf } from '../support/sheet-files.ts'

const planOf = async (bytes: Uint8Array, name: string) => {
  const result = await readPlan(new Uint8Array(bytes), name)
  if (!result.ok) throw new Error(`${result.code} ${result.detail ?? ''}`)
  return result.plan
}
const short = async (bytes: Uint8Array, name = 'a.xlsx') =>
  (await planOf(bytes, name)).assignments.map(({ unit, task, coordinators, deadline }) => [
    unit,
    task,
    coordinators.join('; '),
    deadline?.kind === 'date' ? deadline.date : (deadline?.kind ?? null),
  ])

const HEAD = ['TT', 'Nội dung công việc', 'Đơn vị chủ trì', 'Đơn vị phối hợp', 'Thời gian hoàn thành']
const BODY: CellIn[][] = [
  [1, 'Xây dựng báo cáo tổng kết', 'Sở Nội vụ', 'Văn phòng UBND tỉnh', { number: 46327, style: 1 }],
  [2, 'Chuẩn bị hội trường', 'Văn phòng UBND tỉnh', null, 'Trước ngày 10/11/2026'],
  [3, 'Đưa tin về Hội nghị', 'Báo và Phát thanh, Truyền hình tỉnh', null, null],
]
const TASKS = [
  ['Sở Nội vụ', 'Xây dựng báo cáo tổng kết', 'Văn phòng UBND tỉnh', '2026-11-01'],
  ['Văn phòng UBND tỉnh', 'Chuẩn bị hội trường', '', '2026-11-10'],
  ['Báo và Phát thanh, Truyền hình tỉnh', 'Đưa tin về Hội nghị', '', null],
]
const TITLE: CellIn[][] = [
  ['ỦY BAN NHÂN DÂN TỈNH', null, null, 'CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM'],
  ['Số: 41/KH-UBND', null, null, 'Cần Thơ, ngày 02 tháng 10 năm 2026'],
  [],
  ['KẾ HOẠCH'],
  ['Tổ chức Hội nghị tổng kết năm 2026'],
  [],
]
const book = (rows: CellIn[][], more: Partial<SheetIn> = {}, others: SheetIn[] = []) =>
  new Uint8Array(xlsxOf([{ rows, ...more }, ...others]))

describe('a workbook', () => {
  it('that holds nothing but the table', async () => {
    expect(await short(book([HEAD, ...BODY]))).toEqual(TASKS)
  })

  it('with a letterhead and a title in merged cells above the table', async () => {
    const file = book([...TITLE, HEAD, ...BODY], { merged: ['A1:C1', 'D1:E1', 'A4:E4', 'A5:E5'] })
    expect(await short(file)).toEqual(TASKS)
    expect(await planOf(file, 'a.xlsx')).toMatchObject({
      number: '41/KH-UBND',
      date: '2026-10-02',
      title: expect.stringContaining('Hội nghị tổng kết năm 2026'),
    })
  })

  it('with empty rows and columns, and the head told again', async () => {
    const rows = [[], ...[HEAD, BODY[0]!, [], HEAD, ...BODY.slice(1)].map((row) => [null, ...row])]
    expect(await short(book(rows))).toEqual(TASKS)
  })

  it('with a unit merged over its rows', async () => {
    const rows = [HEAD, [1, 'Họp', 'Sở Y tế', null, '20/11/2026'], [2, 'Gửi báo cáo', null, null, '21/11/2026']]
    expect(await short(book(rows, { merged: ['C2:C3'] }))).toEqual([
      ['Sở Y tế', 'Họp', '', '2026-11-20'],
      ['Sở Y tế', 'Gửi báo cáo', '', '2026-11-21'],
    ])
  })

  it('with titles between the rows', async () => {
    const rows = [HEAD, ['I', 'Công tác chuẩn bị'], BODY[0]!, ['II. CÔNG TÁC TUYÊN TRUYỀN'], ...BODY.slice(1)]
    expect(await short(book(rows, { merged: ['A4:E4'] }))).toEqual(TASKS)
  })

  it('with two bodies on two lines of a cell', async () => {
    const rows = [HEAD, [1, 'Họp', 'Sở Y tế', 'Sở Nội vụ\nSở Tài chính', '20/11/2026']]
    expect(await short(book(rows))).toEqual([['Sở Y tế', 'Họp', 'Sở Nội vụ; Sở Tài chính', '2026-11-20']])
  })

  it('of several sheets, each with its own columns', async () => {
    const other: SheetIn = {
      name: 'Phụ lục 2',
      rows: [
        ['STT', 'Nhiệm vụ', 'Cơ quan thực hiện', 'Sản phẩm', 'Thời hạn'],
        [1, 'Lập danh sách đại biểu', 'Sở Ngoại vụ', 'Danh sách', 'Quý IV/2026'],
      ],
    }
    expect(await short(book([HEAD, ...BODY], {}, [other, { name: 'Trống', rows: [] }]))).toEqual([
      ...TASKS,
      ['Sở Ngoại vụ', 'Lập danh sách đại biểu', '', 'period'],
    ])
  })

  it.each([
    [['STT', 'Tên nhiệm vụ', 'Cơ quan chủ trì', 'Cơ quan phối hợp', 'Tiến độ']],
    [['TT', 'Hoạt động', 'Đơn vị chủ trì', 'Đơn vị phối hợp', 'Thời gian thực hiện']],
    [['STT', 'Nhiệm vụ', 'Người phụ trách', 'Phối hợp', 'Thời hạn']],
    [['TT', 'Công việc', 'Cơ quan thực hiện', 'Đơn vị phối hợp', 'Thời gian']],
    [['TT', 'NỘI DUNG', 'CHỦ TRÌ', 'PHỐI HỢP', 'THỜI HẠN HOÀN THÀNH']],
  ])('under %s', async (head) => {
    expect(await short(book([head, ...BODY]))).toEqual(TASKS)
  })

  it('that is a list of people is no plan', async () => {
    const rows = [
      ['TT', 'Họ và tên', 'Đơn vị', 'Điện thoại'],
      [1, 'Nguyễn Văn An', 'Sở Y tế', '0901000111'],
    ]
    expect(await readPlan(book(rows), 'a.xlsx')).toMatchObject({ ok: false, code: 'not_a_plan' })
  })
})

describe('a .csv file', () => {
  const lines = [HEAD, ...BODY].map((row) =>
    row.map((cell) => (cell === null ? '' : typeof cell === 'object' ? '01/11/2026' : String(cell))),
  )
  const quoted = (separator: string): string =>
    lines.map((row) => row.map((cell) => (cell.includes(separator) ? `"${cell}"` : cell)).join(separator)).join('\r\n')
  const TONE = /[\u0300\u0301\u0303\u0309\u0323]/
  const windows1258 = (text: string): Uint8Array => {
    const decoder = new TextDecoder('windows-1258')
    const codes = new Map(Array.from({ length: 256 }, (_, i) => [decoder.decode(new Uint8Array([i])), i]))
    // The code page has the letters, ê and ơ among them, and the tones apart.
    const bytes = [...text.normalize('NFC')].flatMap((letter) => {
      const tone = TONE.exec(letter.normalize('NFD'))?.[0]
      const own = codes.get(letter)
      if (own !== undefined || tone === undefined) return [own ?? 63]
      return [codes.get(letter.normalize('NFD').replace(TONE, '').normalize('NFC')) ?? 63, codes.get(tone) ?? 63]
    })
    return new Uint8Array(bytes)
  }

  it.each<[string, Uint8Array]>([
    ['commas', Buffer.from(quoted(','))],
    ['semicolons and a byte order mark', Buffer.from(`\uFEFF${quoted(';')}`)],
    ['tabs, in UTF-16', Buffer.from(`\uFEFF${quoted('\t')}`, 'utf16le')],
    ['Windows-1258', windows1258(quoted(';'))],
  ])('with %s', async (_, bytes) => {
    expect(await short(bytes, 'a.csv')).toEqual(TASKS)
  })
})
