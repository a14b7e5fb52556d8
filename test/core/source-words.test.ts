// The document's own words for a task: wrapped lines, words broken at line ends, page numbers between, tables, no lines at all.
import { describe, expect, it } from 'vitest'
import { paragraphAt, sourceWords } from '../../src/core/source-words.ts'

const LINES = [
  'III. PHÂN CÔNG',
  '1. Sở Y tế',
  '- Xây dựng báo cáo tổng kết công tác phòng,',
  'chống dịch, gửi Văn phòng trước ngày 20/11/2026.',
  '- Chuẩn bị hội trư-',
  'ờng và tài liệu.',
  '- Tổng hợp ý kiến của các đơn vị về dự thảo',
  '7',
  'quy chế phối hợp, báo cáo Giám đốc.',
  '4\tRà soát văn bản\tSở Tư pháp\tQuý IV',
]

describe('the words of a task', () => {
  it.each([
    [
      'on two lines',
      3,
      'Xây dựng báo cáo tổng kết công tác phòng, chống dịch, gửi Văn phòng trước ngày 20/11/2026.',
      3,
      4,
    ],
    ['broken inside a word', 5, 'Chuẩn bị hội trường và tài liệu.', 5, 6],
    [
      'with a page number between',
      7,
      'Tổng hợp ý kiến của các đơn vị về dự thảo quy chế phối hợp, báo cáo Giám đốc.',
      7,
      9,
    ],
    ['in a row of a table', 10, 'Rà soát văn bản', 10, 10],
  ])('%s', (_what, line, text, from, to) => {
    expect(sourceWords(LINES, line, text)).toEqual({ from, to, lines: LINES.slice(from - 1, to) })
  })

  it.each([
    ['stand elsewhere', 2, 'Cử người tham dự Hội nghị trực tuyến'],
    ['have no such line', 40, 'Xây dựng báo cáo'],
    ['have no line', 0, 'Xây dựng báo cáo'],
    ['are empty', 3, ''],
  ])('that %s are not quoted', (_what, line, text) => expect(sourceWords(LINES, line, text)).toBeNull())
})

describe('a paragraph', () => {
  it.each([
    [3, 'Xây dựng báo cáo tổng kết công tác phòng, chống dịch, gửi Văn phòng trước ngày 20/11/2026.'],
    [2, 'Sở Y tế'],
    [40, ''],
  ])('that begins on line %i', (line, text) => expect(paragraphAt(LINES, line)).toBe(text))
})
