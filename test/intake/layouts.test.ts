// Layouts that a text layer leaves: tables by blanks, cells broken over lines, paragraphs cut short, notes in between.
import { describe, expect, it } from 'vitest'
import { blocksOf } from '../../src/intake/blocks.ts'
import { linesOf } from '../../src/intake/source.ts'

const blocks = (text: string) => blocksOf(linesOf(text))
const table = (text: string) => {
  const found = blocks(text).find((block) => block.kind === 'table')
  return found?.kind === 'table' ? found : null
}
const texts = (text: string) => blocks(text).flatMap((block) => (block.kind === 'text' ? [block.text] : []))

describe('a table whose columns are parted by blanks', () => {
  const printed = `IV. TIẾN ĐỘ

 TT   Nội dung công việc                  Đơn vị thực hiện        Thời gian hoàn
                                                                  thành
 1    Lắp đặt máy chủ, kiểm tra           Tổ Công nghệ            30/4/2026
      đường truyền
 2    Tập huấn người dùng ở các           Phòng Đào tạo và        Trong tháng
      cơ sở                               Bồi dưỡng               6/2026

                                  3

 TT   Nội dung công việc                  Đơn vị thực hiện        Thời gian hoàn
                                                                  thành
 3    Nghiệm thu                          Ban Giám đốc            Quý III/2026

      Trên đây là Kế hoạch.`

  it('has its cells put together, the head of the next page left out', () => {
    const found = table(printed)!
    expect(found.header).toEqual(['TT', 'Nội dung công việc', 'Đơn vị thực hiện', 'Thời gian hoàn thành'])
    expect(found.rows.map(({ line, cells }) => [line, ...cells])).toEqual([
      [5, '1', 'Lắp đặt máy chủ, kiểm tra đường truyền', 'Tổ Công nghệ', '30/4/2026'],
      [7, '2', 'Tập huấn người dùng ở các cơ sở', 'Phòng Đào tạo và Bồi dưỡng', 'Trong tháng 6/2026'],
      [14, '3', 'Nghiệm thu', 'Ban Giám đốc', 'Quý III/2026'],
    ])
    expect(texts(printed)).toEqual(['TIẾN ĐỘ', 'Trên đây là Kế hoạch.'])
  })

  it('is none where the words do not stand in columns', () => {
    const text = 'TT  là  viết tắt của trung tâm; nội dung và thời gian thực hiện như sau.\n1  Phòng A  làm  việc B'
    expect(table(text)).toBeNull()
  })
})

describe('cells broken over lines', () => {
  it('are put together while the row is not full', () => {
    const found = table(
      [
        'TT\tNội dung công việc\tNgười/bộ phận',
        'thực hiện\tThời gian',
        'hoàn thành\tGhi chú',
        '1\tSưu tầm ảnh tư liệu cho',
        'phòng truyền thống\tTổ Ngữ văn,',
        'Tổ Lịch sử\tTrước ngày',
        '15/8/2026\tẢnh in',
        '2\tTổng duyệt\tBan Tổ chức\t16/11/2026\t',
      ].join('\n'),
    )!
    expect(found.header).toEqual([
      'TT',
      'Nội dung công việc',
      'Người/bộ phận thực hiện',
      'Thời gian hoàn thành',
      'Ghi chú',
    ])
    expect(found.rows.map(({ cells }) => cells)).toEqual([
      ['1', 'Sưu tầm ảnh tư liệu cho phòng truyền thống', 'Tổ Ngữ văn, Tổ Lịch sử', 'Trước ngày 15/8/2026', 'Ảnh in'],
      ['2', 'Tổng duyệt', 'Ban Tổ chức', '16/11/2026', ''],
    ])
  })
})

/** Twenty lines of ordinary wrapped text, so that the layout is known. */
const WRAPPED = Array.from(
  { length: 10 },
  () =>
    'Việc tổ chức phải bảo đảm thiết thực, tiết kiệm, phát huy trách nhiệm của từng cá\nnhân, đơn vị trong toàn ngành.',
).join('\n')

describe('in wrapped text', () => {
  it('an item that stops without a sign goes on below, whatever begins the line', () => {
    expect(texts(`${WRAPPED}\na) Thẩm định dự thảo\nThông tư theo quy định.`).at(-1)).toBe(
      'Thẩm định dự thảo Thông tư theo quy định.',
    )
    expect(texts(`${WRAPPED}\n- Đơn vị chủ trì soạn thảo:\nTrung tâm Thông tin khoa học.`).at(-1)).toBe(
      'Đơn vị chủ trì soạn thảo: Trung tâm Thông tin khoa học.',
    )
    expect(texts(`${WRAPPED}\n1. Cục\nQuản lý tài nguyên nước`).at(-1)).toBe('Cục Quản lý tài nguyên nước')
  })

  it('a heading that names somebody is not joined with the act below it', () => {
    expect(texts(`${WRAPPED}\na) Văn phòng\nChuẩn bị hội trường, tài liệu.`).slice(-2)).toEqual([
      'Văn phòng',
      'Chuẩn bị hội trường, tài liệu.',
    ])
  })

  it('a sentence goes on behind the note at the foot of its page', () => {
    const text = `- Tổng hợp kết quả theo Công văn của tỉnh2, tham mưu báo cáo Bộ Nội vụ và Thành\n2 Theo Công văn số 12/UBND-NC ngày 25/4/2026 của UBND tỉnh về chế độ báo cáo.\n3\nphố theo quy định.`
    expect(texts(`${WRAPPED}\n${text}`)).toContain(
      'Tổng hợp kết quả theo Công văn của tỉnh2, tham mưu báo cáo Bộ Nội vụ và Thành phố theo quy định.',
    )
  })
})

it('specks of a scan are no text', () => expect(texts('¬ ~\n` ¡ .\nNội dung.')).toEqual(['Nội dung.']))
