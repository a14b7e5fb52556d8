// Days as people say them when they ask for time.
import { describe, expect, it } from 'vitest'
import { buildCalendar } from '../../src/core/calendar.ts'
import { dayMeant, saysDay } from '../../src/core/day-words.ts'

const calendar = buildCalendar()
// A Monday; the deadline is the Sunday after it.
const ctx = { today: '2022-11-14', due: '2022-11-20', calendar }

const SAID: [string, string | null][] = [
  ['25/11', '2022-11-25'],
  ['25.11', '2022-11-25'],
  ['25-11', '2022-11-25'],
  ['25/11/2022', '2022-11-25'],
  ['25.11.2022', '2022-11-25'],
  ['25/11/22', '2022-11-25'],
  ['2022-11-25', '2022-11-25'],
  ['ngày 25/11', '2022-11-25'],
  ['đến hết ngày 25/11/2022', '2022-11-25'],
  ['ngày 25 tháng 11', '2022-11-25'],
  ['ngày 25 tháng 11 năm 2022', '2022-11-25'],
  ['NGÀY 25 THÁNG 11', '2022-11-25'],
  ['ngay 5 thang 1', '2023-01-05'],
  ['từ ngày 20/11 đến ngày 25/11', '2022-11-25'],
  ['thứ Sáu, 25/11', '2022-11-25'],
  ['thứ Sáu, 24/11', null],
  ['31/11', null],
  ['30/02', null],
  ['ngày 25', '2022-11-25'],
  ['25', '2022-11-25'],
  ['ngày 02', '2022-12-02'],
  ['thứ Sáu', '2022-11-25'],
  ['thu 6', '2022-11-25'],
  ['T6', '2022-11-25'],
  ['đến thứ Hai', '2022-11-21'],
  ['thứ Sáu này', '2022-11-18'],
  ['thứ Sáu tuần này', '2022-11-18'],
  ['thứ Sáu tuần sau', '2022-11-25'],
  ['thu 4 tuan toi', '2022-11-23'],
  ['thứ Ba tuần sau nữa', '2022-11-29'],
  ['thứ Năm', '2022-11-24'],
  ['Chủ nhật tuần sau', '2022-11-27'],
  ['CN', '2022-11-27'],
  ['thêm 03 ngày', '2022-11-23'],
  ['xin thêm 3 ngày', '2022-11-23'],
  ['3 ngày nữa', '2022-11-23'],
  ['thêm ba ngày', '2022-11-23'],
  ['thêm năm ngày', '2022-11-25'],
  ['thêm 03 ngày làm việc', '2022-11-23'],
  ['1 tuần', '2022-11-27'],
  ['thêm một tuần nữa', '2022-11-27'],
  ['nửa tháng', '2022-12-05'],
  ['hết tuần này', '2022-11-18'],
  ['het tuan', '2022-11-18'],
  ['hết tuần sau', '2022-11-25'],
  ['cuối tuần sau', '2022-11-25'],
  ['đầu tuần sau', '2022-11-21'],
  ['giữa tuần sau', '2022-11-23'],
  ['tuần sau', '2022-11-25'],
  ['cuối tháng', '2022-11-30'],
  ['hết tháng 11', '2022-11-30'],
  ['đầu tháng 12', '2022-12-01'],
  ['hết tháng sau', '2022-12-30'],
  ['ngày mai', '2022-11-15'],
  ['sáng mai', '2022-11-15'],
  ['ngày kia', '2022-11-16'],
  ['3 more days', '2022-11-23'],
  ['next Friday', '2022-11-25'],
  ['25 Nov', '2022-11-25'],
  ['November 25th', '2022-11-25'],
  ['tomorrow', '2022-11-15'],
  ['end of next week', '2022-11-25'],
  ['sớm nhất có thể', null],
  ['', null],
  ['0 ngày', null],
  ['99/99', null],
]

describe('a day in words', () => {
  it.each(SAID)('%s', (said, day) => {
    expect(dayMeant(said, ctx)).toBe(day)
  })

  it('counts from today where the deadline is past', () => {
    const late = { ...ctx, today: '2022-11-28' }
    expect(dayMeant('thêm 2 ngày', late)).toBe('2022-11-30')
    expect(dayMeant('thứ Sáu', late)).toBe('2022-12-02')
  })

  it('takes the nearest day without a year, so that a slip is past rather than a year away', () => {
    expect(dayMeant('10/11', ctx)).toBe('2022-11-10')
    expect(dayMeant('05/01', { ...ctx, today: '2022-12-28' })).toBe('2023-01-05')
  })

  it('knows whether a day is named at all', () => {
    for (const said of ['25/11', 'thứ Sáu', 'thêm 3 ngày', 'hết tuần này', 'ngày 25']) expect(saysDay(said)).toBe(true)
    for (const said of ['2', 'mục 2', 'gia hạn', 'chưa có số liệu', 'mai phục vụ']) expect(saysDay(said)).toBe(false)
  })
})
