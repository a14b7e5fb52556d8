// Which words state a deadline, what they mean, and which only look like one.
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type DeadlineContext, readDeadlines } from '../../src/intake/deadlines.ts'

const context: DeadlineContext = { documentDate: '2026-03-02' }
const only = (text: string, more: Partial<DeadlineContext> = {}) => {
  const found = readDeadlines(text, { ...context, ...more })
  expect(found.map((one) => one.deadline.text)).toHaveLength(1)
  return found[0]!
}
const inCell = (text: string, more: Partial<DeadlineContext> = {}) => only(text, { cell: true, ...more })

describe('a day', () => {
  it.each([
    ['Gửi báo cáo trước ngày 18/4/2026.', 'trước ngày 18/4/2026', '2026-04-18', 'before', null],
    ['Hoàn thành trước ngày 05 tháng 10 năm 2026', 'trước ngày 05 tháng 10 năm 2026', '2026-10-05', 'before', null],
    ['xong trước 30/4/2026', 'trước 30/4/2026', '2026-04-30', 'before', null],
    ['nộp về Sở chậm nhất vào ngày 31/5/2026;', 'chậm nhất vào ngày 31/5/2026', '2026-05-31', 'by', null],
    ['Chậm nhất ngày 04/8/2026 phải xong', 'Chậm nhất ngày 04/8/2026', '2026-08-04', 'by', null],
    ['muộn nhất là ngày 04/8/2026', 'muộn nhất là ngày 04/8/2026', '2026-08-04', 'by', null],
    [
      'trước 9h00, ngày 13 tháng 10 năm 2026 để tổng hợp',
      'trước 9h00, ngày 13 tháng 10 năm 2026',
      '2026-10-13',
      'before',
      '09:00',
    ],
    ['gửi trước 16 giờ 30 phút ngày 12/6/2026', 'trước 16 giờ 30 phút ngày 12/6/2026', '2026-06-12', 'before', '16:30'],
    ['đăng ký đến hết ngày 20/3/2026', 'đến hết ngày 20/3/2026', '2026-03-20', 'by', null],
    ['trước ngày 14 /4/2026', 'trước ngày 14 /4/2026', '2026-04-14', 'before', null],
    ['trước ngày 21-04-2026', 'trước ngày 21-04-2026', '2026-04-21', 'before', null],
  ])('%s', (text, words, date, bound, time) => {
    expect(only(text)).toMatchObject({
      deadline: { kind: 'date', text: words, date, bound, time, from: null },
      doubts: [],
    })
  })

  it.each([
    ['Báo cáo trước ngày 32/6 hằng năm', 'year', 6],
    ['Báo cáo trước ngày 0/6 hằng năm', 'year', 6],
    ['Báo cáo trước ngày 30/02 hằng năm', 'year', 2],
    ['Báo cáo trước ngày 00 hằng tháng', 'month', null],
  ])('that comes again but is in no calendar is asked about: %s', (text, every, month) => {
    expect(only(text)).toMatchObject({
      deadline: { kind: 'recurring', every, month, day: null },
      doubts: ['date_invalid'],
    })
  })

  it('takes the strict side of a contradiction and asks', () => {
    const { deadline, doubts } = only('chậm nhất trước 10 giờ 30 phút, ngày 26 tháng 10 năm 2026 (thứ Bảy)')
    expect(deadline).toMatchObject({ kind: 'date', date: '2026-10-26', time: '10:30', bound: 'before' })
    expect(doubts).toEqual(['deadline_contradictory', 'weekday_mismatch'])
  })

  it('accepts the right weekday before or after the day', () => {
    expect(only('trước ngày 26/10/2026 (thứ Hai)').doubts).toEqual([])
    expect(only('chậm nhất thứ Hai, ngày 26/10/2026').doubts).toEqual([])
  })

  it('takes a missing year from the document, else from the day known to be near, and asks', () => {
    expect(only('trước ngày 18/4')).toMatchObject({ deadline: { date: '2026-04-18' }, doubts: ['year_missing'] })
    expect(only('trước ngày 05/01', { documentDate: '2026-12-01' }).deadline).toMatchObject({ date: '2027-01-05' })
    expect(only('trước ngày 20/12', { documentDate: null, nearDate: '2027-01-08' }).deadline).toMatchObject({
      date: '2026-12-20',
    })
  })

  it('asks about a day that no calendar has', () => {
    expect(only('trước ngày 31/4/2026').doubts).toContain('date_invalid')
  })

  it('says a deadline stated twice once, and two different ones both', () => {
    expect(readDeadlines('xong trước ngày 20/4/2026: lập danh sách, xong trước ngày 20/4/2026.', context)).toHaveLength(
      1,
    )
    expect(readDeadlines('dự thảo trước ngày 20/4/2026, trình chậm nhất ngày 25/4/2026', context)).toHaveLength(2)
  })
})

describe('relative to something', () => {
  it.each([
    ['gửi về Sở trước 05 ngày tổ chức Hội nghị.', -5, 'day', 'event'],
    ['trước 01 ngày diễn ra Hội nghị', -1, 'day', 'event'],
    ['chậm nhất trước 03 ngày làm việc tổ chức Hội thảo', -3, 'working_day', 'event'],
    ['gửi trước khi tổ chức Hội nghị 02 ngày', -2, 'day', 'event'],
    ['chậm nhất 05 ngày làm việc sau khi kết thúc Hội nghị', 5, 'working_day', 'event'],
    ['trong thời hạn 10 ngày kể từ ngày ban hành Kế hoạch này', 10, 'day', 'document'],
    ['không quá 03 ngày làm việc kể từ ngày nhận đơn', 3, 'working_day', 'nhận đơn'],
  ])('%s', (text, days, unit, anchor) => {
    expect(only(text).deadline).toMatchObject({ kind: 'relative', days, unit, anchor, bound: 'by' })
  })

  it('reads the day of the month before the event’s month', () => {
    expect(only('trước ngày 10 tháng liền kề trước tháng đoàn kiểm tra đến làm việc').deadline).toMatchObject({
      kind: 'relative_month',
      months: -1,
      day: 10,
      anchor: 'đoàn kiểm tra đến làm việc',
    })
  })

  it('keeps what has no number of days as words', () => {
    expect(only('triển khai sau khi có hướng dẫn của Bộ Tài chính.').deadline).toMatchObject({
      kind: 'relative',
      days: null,
      anchor: 'hướng dẫn của Bộ Tài chính',
    })
    expect(only('gửi cùng với báo cáo tổng kết năm học').deadline).toMatchObject({
      kind: 'relative',
      days: 0,
      anchor: 'báo cáo tổng kết năm học',
    })
  })
})

describe('periods', () => {
  it.each([
    ['Quý I/2026', '2026-Q1', null],
    ['Quý II, III/2026', '2026-Q3', '2026-Q2'],
    ['Quý II và III/2026', '2026-Q3', '2026-Q2'],
    ['Tháng 10/2026', '2026-10', null],
    ['Từ tháng 6/2026 đến tháng 4/2027', '2027-04', '2026-06'],
    ['tuần 3 tháng 12 năm 2026', '2026-12-W3', null],
    ['6 tháng đầu năm 2026', '2026-H1', null],
    ['Cả năm 2026', '2026', null],
    ['Năm học 2026-2027', 'SY2026', null],
  ])('in a cell: %s', (text, period, from) => {
    expect(inCell(text).deadline).toMatchObject({ kind: 'period', period, from, text })
  })

  it.each([
    ['Hoàn thành trong quý III/2026', '2026-Q3'],
    ['xong trong tháng 4/2026', '2026-04'],
    ['Ban hành quy chế; hoàn thành trong tháng 11 năm 2026.', '2026-11'],
  ])('in a sentence: %s', (text, period) => {
    expect(only(text).deadline).toMatchObject({ kind: 'period', period })
  })

  it.each([
    ['01-12/4/2026', '2026-04-01', '2026-04-12'],
    ['27/4 - 19/5/2026', '2026-04-27', '2026-05-19'],
    ['29/6/2026 - 09/7/2026', '2026-06-29', '2026-07-09'],
    ['từ ngày 29/6/2026 đến hết ngày 09/7/2026', '2026-06-29', '2026-07-09'],
    ['28/12 - 05/01/2027', '2026-12-28', '2027-01-05'],
  ])('days from … to: %s', (text, from, date) => {
    expect(inCell(text).deadline).toMatchObject({ kind: 'date', from, date, bound: 'by' })
  })

  it('reads a bare day in a cell', () => {
    expect(inCell('20/4/2026').deadline).toMatchObject({ kind: 'date', date: '2026-04-20', bound: 'by' })
  })
})

describe('recurring', () => {
  it.each([
    ['trước ngày 10/12 hàng năm', 'year', 12, 10],
    ['trước ngày 30 tháng 11 hằng năm', 'year', 11, 30],
    ['trước ngày 15 hằng tháng', 'month', null, 15],
    ['trước ngày 20 của tháng cuối quý', 'quarter', null, 20],
    ['Thường xuyên, hằng năm', 'continuous', null, null],
    ['Hằng năm, tổ chức đánh giá', 'year', null, null],
    ['rà soát định kỳ hằng năm', 'year', null, null],
  ])('%s', (text, every, month, day) => {
    expect(only(text).deadline).toMatchObject({ kind: 'recurring', every, month, day })
  })
})

describe('no deadline', () => {
  it.each([
    'Thực hiện Quyết định số 876/QĐ-BNV ngày 10/11/2025 của Bộ trưởng',
    'giai đoạn 2022 - 2030',
    'năm học 2025-2026',
    'chào mừng ngày Nhà giáo Việt Nam 20/11',
    'phát biểu không quá 7 phút',
    'tối thiểu 100 bộ, 02 lần/01 học kì',
    'kết nối thử nghiệm từ 16h00, ngày 13/10/2026',
    'điện thoại 024.3926.1234',
    'Thời gian ký: 27.10.2025 15:19:25 +07:00',
    'Kiểm tra định kỳ, đột xuất các cơ sở',
    '(Kèm theo Kế hoạch số 12/KH-UBND ngày 02/3/2026 của UBND tỉnh)',
    'báo cáo kết quả theo quy định, đúng thời hạn quy định',
    'các chỉ tiêu phát triển hằng năm của tỉnh',
    'Trung tâm giáo dục thường xuyên phối hợp',
    'các điều kiện đảm bảo trước, trong và sau Hội nghị',
    'cử người tham gia khi có yêu cầu',
  ])('%s', (text) => {
    expect(readDeadlines(text, context)).toEqual([])
  })
})

describe('any text', () => {
  const pieces = fc.constantFrom(
    'trước ',
    'ngày ',
    '10/12',
    '/2026',
    ' hằng năm',
    'chậm nhất ',
    'quý ',
    'II',
    ' tháng ',
    '9h00, ',
    'Hội nghị',
    ' - ',
    'từ ',
    'đến ',
    '05 ',
    '31/02/2026',
    'é\u0301',
    '(thứ Hai)',
  )
  const text = fc.oneof(
    fc.string({ unit: 'grapheme' }),
    fc.array(pieces, { maxLength: 14 }).map((parts) => parts.join('')),
  )

  it('never throws, and every deadline’s words stand in it where it says', () => {
    fc.assert(
      fc.property(text, fc.boolean(), (given, cell) => {
        const input = given.normalize('NFC')
        for (const { deadline, start, end } of readDeadlines(input, { ...context, cell }))
          expect(input.slice(start, end)).toBe(deadline.text)
      }),
      { numRuns: 400 },
    )
  })
})
