// PDFs as printers and portals leave them: letters find their words, words their lines, cells their tables.
import { describe, expect, it } from 'vitest'
import { readPlan } from '../../src/intake/plan-document.ts'
import { readPdf } from '../../src/intake/read-pdf.ts'
import { type DrawnPage, type DrawnText, drawnPdf } from '../support/drawn-pdf.ts'

const linesOf = async (...pages: DrawnPage[]): Promise<string[]> =>
  (await readPdf(drawnPdf(pages))).lines.map((line) => line.text).filter((text) => text !== '')
const rows = async (...pages: DrawnPage[]): Promise<(string[] | string)[]> =>
  (await readPdf(drawnPdf(pages))).lines.filter((line) => line.text !== '').map((line) => line.cells ?? line.text)
const at = (x: number, y: number, text: string, more: Partial<DrawnText> = {}): DrawnText => ({ x, y, text, ...more })

describe('letters and words', () => {
  it.each<[string, DrawnText[], string[]]>([
    [
      'letters of two fonts drawn one after the other',
      [at(60, 100, 'H i ngh '), at(60 + 6.5, 100, 'ộ'), at(60 + 45.5, 100, 'ị')],
      ['Hội nghị'],
    ],
    [
      'words placed letter by letter, no blank drawn',
      [at(60, 100, 'Gửi báo cáo tổng kết', { apart: true })],
      ['Gửi báo cáo tổng kết'],
    ],
    ['letters spread for looks', [at(60, 100, 'KẾ HOẠCH', { spread: 3 })], ['KẾ HOẠCH']],
    ['decomposed letters', [at(60, 100, 'Hội nghị'.normalize('NFD').replace(/\p{M}+/gu, ''))], ['Hoi nghi']],
    ['ligatures', [at(60, 100, 'ﬁle oﬀice')], ['file office']],
    ['letters drawn twice to look bold', [at(60, 100, 'Hội nghị'), at(60.3, 100, 'Hội nghị')], ['Hội nghị']],
    [
      'a stamp turned upwards at the margin',
      [at(60, 100, 'Hội nghị'), at(30, 300, 'Văn bản điện tử do Văn phòng gửi', { turned: 90 })],
      ['Hội nghị'],
    ],
    [
      'a figure that points to a note',
      [at(60, 100, 'Gửi báo cáo'), at(132, 95, '1', { size: 7 }), at(138, 100, 'trước ngày 20/5')],
      ['Gửi báo cáo trước ngày 20/5'],
    ],
    ['a square', [at(60, 100, 'Diện tích 500 m'), at(158, 95, '2', { size: 7 })], ['Diện tích 500 m2']],
  ])('%s', async (_, texts, lines) => {
    expect(await linesOf({ texts })).toEqual(lines)
  })

  it('a page that is turned, and one whose text is', async () => {
    const texts = [at(60, 100, 'Hội nghị'), at(60, 120, 'tổng kết')]
    const sideways = [at(100, 500, 'Hội nghị', { turned: 90 }), at(120, 500, 'tổng kết', { turned: 90 })]
    expect(await linesOf({ texts: sideways, rotate: 90 }, { texts }, { texts: sideways })).toEqual([
      'Hội nghị',
      'tổng kết',
      'Hội nghị',
      'tổng kết',
      'Hội nghị',
      'tổng kết',
    ])
  })

  it('wide gaps of a justified line part no columns; a gap between two bodies does', async () => {
    const justified = ['Chủ', 'trì', 'phối', 'hợp', 'với'].map((word, i) => at(60 + i * 60, 100, word))
    expect(await linesOf({ texts: [...justified, at(60, 130, 'UBND TỈNH'), at(300, 130, 'CỘNG HÒA')] })).toEqual([
      'Chủ trì phối hợp với',
      'UBND TỈNH\tCỘNG HÒA',
    ])
  })
})

describe('what belongs to the page and not to the text', () => {
  const page = (n: number, ...more: DrawnText[]): DrawnPage => ({
    texts: [at(300, 40, String(n)), at(60, 55, 'Kế hoạch số 12/KH-UBND'), ...more, at(60, 800, 'vanban.tinh.gov.vn')],
  })

  it('page numbers, and lines that stand in the same place on every page, but once', async () => {
    expect(await linesOf(page(1, at(60, 100, 'một')), page(2, at(60, 100, 'hai')), page(3, at(60, 200, 'ba')))).toEqual(
      ['Kế hoạch số 12/KH-UBND', 'một', 'vanban.tinh.gov.vn', 'hai', 'ba'],
    )
  })

  it('notes at the foot, below their short line', async () => {
    const texts = [
      at(60, 100, 'Gửi báo cáo kết quả về Sở Nội vụ để tổng hợp, trình UBND tỉnh trước'),
      at(60, 120, 'Dòng thứ hai của đoạn'),
      at(60, 140, 'Dòng thứ ba của đoạn'),
      at(60, 780, '1', { size: 6 }),
      at(66, 784, 'Báo cáo theo mẫu số 1.', { size: 10 }),
    ]
    expect(await linesOf({ texts, rules: [[60, 770, 200, 770]] }, { texts: [at(60, 60, 'ngày 20/5.')] })).toEqual([
      'Gửi báo cáo kết quả về Sở Nội vụ để tổng hợp, trình UBND tỉnh trước',
      'Dòng thứ hai của đoạn',
      'Dòng thứ ba của đoạn',
      'ngày 20/5.',
    ])
  })

  it('recipients and signature are read one after the other', async () => {
    const texts = [
      at(60, 100, 'Nơi nhận:'),
      at(330, 100, 'KT. CHỦ TỊCH'),
      at(60, 118, '- Như trên;'),
      at(330, 118, 'PHÓ CHỦ TỊCH'),
      at(60, 136, '- Lưu: VT.'),
      at(330, 190, 'Nguyễn Văn A'),
    ]
    expect(await linesOf({ texts })).toEqual([
      'Nơi nhận:',
      '- Như trên;',
      '- Lưu: VT.',
      'KT. CHỦ TỊCH',
      'PHÓ CHỦ TỊCH',
      'Nguyễn Văn A',
    ])
  })

  it('a stamp of a digital signature amid a sentence', async () => {
    const lines = [
      'UBND TỈNH X',
      'Số: 12/KH-UBND',
      'X, ngày 04 tháng 5 năm 2026',
      'KẾ HOẠCH',
      'Tổ chức Hội nghị gặp mặt doanh nghiệp',
      'I. TỔ CHỨC THỰC HIỆN',
      '1. Sở Công Thương',
      '- Chuẩn bị tài liệu Hội nghị, gửi về Văn phòng Ủy ban nhân dân tỉnh trước ngày',
      'Ký bởi: Ủy ban nhân dân tỉnh',
      'Thời gian ký: 27.10.2017 15:19:25 +07:00',
      '20/5/2026 để tổng hợp, báo cáo Chủ tịch Ủy ban nhân dân tỉnh theo quy định.',
    ]
    const pdf = drawnPdf([{ texts: lines.map((text, i) => at(60, 60 + i * 18, text, { size: 12 })) }])
    expect(await readPlan(pdf, 'a.pdf')).toMatchObject({
      ok: true,
      plan: { assignments: [{ deadline: { kind: 'date', date: '2026-05-20' } }] },
    })
  })
})

const HEAD = ['TT', 'Nội dung', 'Đơn vị chủ trì', 'Thời hạn']
const XS = [60, 90, 280, 430, 540]
/** A ruled table: each row's cells are lists of printed lines; null goes on what the cell above began. */
const ruled = (top: number, body: (string[] | null)[][]): DrawnPage => {
  const texts: DrawnText[] = []
  const rules: [number, number, number, number][] = []
  let y = top
  body.forEach((cells, r) => {
    const height = 10 + 16 * Math.max(...cells.map((cell) => cell?.length ?? 1))
    cells.forEach((cell, c) => {
      texts.push(...(cell ?? []).map((text, i) => at(XS[c]! + 5, y + 16 + i * 16, text, { size: 10 })))
      if (cell) rules.push([XS[c]!, y, XS[c + 1]!, y])
    })
    for (const x of XS) rules.push([x, y, x, y + height])
    y += height
    if (r === body.length - 1) rules.push([XS[0]!, y, XS.at(-1)!, y])
  })
  return { texts, rules }
}
const one = (...cells: string[]): string[][] => cells.map((cell) => (cell === '' ? [] : [cell]))

describe('ruled tables', () => {
  it('cells of several lines, cells merged over rows', async () => {
    const page = ruled(100, [
      one(...HEAD),
      [['1'], ['Xây dựng báo cáo về công tác', 'cải cách hành chính'], ['Sở Nội vụ'], ['20/5']],
      [['2'], ['Gửi giấy mời'], null, ['21/5']],
    ])
    expect(await rows(page)).toEqual([
      HEAD,
      ['1', 'Xây dựng báo cáo về công tác cải cách hành chính', 'Sở Nội vụ', '20/5'],
      ['2', 'Gửi giấy mời', 'Sở Nội vụ', '21/5'],
    ])
  })

  it('two bodies on two lines of a cell stay apart', async () => {
    const page = ruled(100, [one(...HEAD), [['1'], ['Họp'], ['Sở Y tế', 'Sở Nội vụ'], ['20/5']]])
    expect(await rows(page)).toEqual([HEAD, ['1', 'Họp', 'Sở Y tế; Sở Nội vụ', '20/5']])
  })

  it('goes on at the next page: the head once, a row cut in two made whole, a merged cell filled', async () => {
    const first = ruled(600, [
      one(...HEAD),
      one('1', 'Gửi giấy mời', 'Sở Nội vụ', '20/5'),
      [['2'], ['Chuẩn bị hội trường và các'], ['Văn phòng'], ['21/5']],
    ])
    const second = ruled(60, [
      one(...HEAD),
      [[], ['điều kiện phục vụ Hội nghị'], ['UBND tỉnh'], []],
      one('3', 'Đưa tin', 'Báo tỉnh', '22/5'),
    ])
    second.texts.push(at(300, 40, '2'))
    expect(await rows(first, second)).toEqual([
      HEAD,
      ['1', 'Gửi giấy mời', 'Sở Nội vụ', '20/5'],
      ['2', 'Chuẩn bị hội trường và các điều kiện phục vụ Hội nghị', 'Văn phòng UBND tỉnh', '21/5'],
      ['3', 'Đưa tin', 'Báo tỉnh', '22/5'],
    ])
  })

  it('a box around a text and underlines are no table', async () => {
    const page: DrawnPage = {
      texts: [at(60, 100, 'UBND TỈNH'), at(60, 150, 'Kế hoạch')],
      rules: [
        [60, 105, 120, 105],
        [50, 130, 300, 130],
        [50, 160, 300, 160],
        [50, 130, 50, 160],
        [300, 130, 300, 160],
      ],
    }
    expect(await rows(page)).toEqual(['UBND TỈNH', 'Kế hoạch'])
  })

  it('ten thousand lines are a drawing', async () => {
    const rules = Array.from({ length: 10_000 }, (_, i): [number, number, number, number] => [
      i % 500,
      10,
      i % 500,
      800,
    ])
    const started = performance.now()
    expect(await linesOf({ texts: [at(60, 100, 'Hội nghị')], rules })).toEqual(['Hội nghị'])
    expect(performance.now() - started).toBeLessThan(5000)
  })
})

describe('tables without lines', () => {
  it('rows by their numbers, cells of several lines, the heading behind it left alone', async () => {
    const texts = [
      ...HEAD.map((text, i) => at(XS[i]!, 100, text, { size: 10 })),
      ...['1', 'Xây dựng báo cáo', 'Sở Nội vụ', '20/5'].map((text, i) => at(XS[i]!, 120, text, { size: 10 })),
      at(XS[1]!, 136, 'về cải cách hành chính', { size: 10 }),
      ...['2', 'Gửi giấy mời', 'Văn phòng', '21/5'].map((text, i) => at(XS[i]!, 156, text, { size: 10 })),
      at(60, 190, 'IV. KINH PHÍ', { size: 10 }),
      at(60, 210, 'Kinh phí thực hiện do ngân sách nhà nước bảo đảm theo quy định hiện hành của pháp luật', {
        size: 10,
      }),
    ]
    expect(await rows({ texts })).toEqual([
      HEAD,
      ['1', 'Xây dựng báo cáo về cải cách hành chính', 'Sở Nội vụ', '20/5'],
      ['2', 'Gửi giấy mời', 'Văn phòng', '21/5'],
      'IV. KINH PHÍ',
      'Kinh phí thực hiện do ngân sách nhà nước bảo đảm theo quy định hiện hành của pháp luật',
    ])
  })
})
