// What organizers type at their desk: whom an announcement is for, when to send, what units did, what to stop.
import { describe, expect, it } from 'vitest'
import { readAnnouncement } from '../../src/core/incoming/audience.ts'
import { readRecording } from '../../src/core/incoming/recording.ts'
import { readSendTime } from '../../src/core/incoming/send-time.ts'
import { readStop } from '../../src/core/incoming/stop-words.ts'
import { formatInstant, parseInstant, ZONE } from '../../src/core/time.ts'

describe('a time to send', () => {
  // A Friday.
  const now = parseInstant('2026-11-20T18:10:00+07:00')!
  it.each([
    ['ngay', 'urgent'],
    ['Gửi ngay', 'urgent'],
    ['gấp', 'urgent'],
    ['trong giờ làm việc', 'working'],
    ['gio hanh chinh', 'working'],
    ['20h', '20:00 20/11/2026'],
    ['21 giờ 30', '21:30 20/11/2026'],
    ['8h sáng mai', '08:00 21/11/2026'],
    ['sáng thứ Hai', '07:30 23/11/2026'],
    ['thứ 2', '07:30 23/11/2026'],
    ['chiều mai', '13:30 21/11/2026'],
    ['14h ngày 25/11', '14:00 25/11/2026'],
    ['25/11/2026 09:15', '09:15 25/11/2026'],
    ['ngày 25/11', '07:30 25/11/2026'],
    ['mai', '07:30 21/11/2026'],
    ['hôm nào đó', null],
    ['45/13', null],
    ['', null],
  ])('%s', (text, expected) => {
    const when = readSendTime(text, now, ZONE)
    expect(when === null ? null : when.kind === 'at' ? formatInstant(when.at) : when.kind).toBe(expected)
  })
})

describe('whom an announcement is for', () => {
  it.each([
    ['Mai họp lúc 8h.', 'all', 'Mai họp lúc 8h.', false],
    ['cho tất cả: Mai họp.', 'all', 'Mai họp.', false],
    ['tất cả các đơn vị: Mai họp.', 'all', 'Mai họp.', false],
    ['chưa gửi: Đề nghị gửi sớm.', 'missing', 'Đề nghị gửi sớm.', false],
    ['các đơn vị chưa gửi danh sách: Đề nghị gửi sớm.', 'missing', 'Đề nghị gửi sớm.', false],
    ['cho các đơn vị chưa nhận: Đề nghị xác nhận.', 'unacknowledged', 'Đề nghị xác nhận.', false],
    ['kỹ thuật: 15:00 thử đường truyền.', 'technical', '15:00 thử đường truyền.', false],
    ['mục III.5-2: Đề nghị gửi sớm.', 'task III.5-2', 'Đề nghị gửi sớm.', false],
    ['cho Nghệ An, Hà Tĩnh: Đề nghị gửi sớm.', 'units Nghệ An, Hà Tĩnh', 'Đề nghị gửi sớm.', false],
    ['gấp: 20:00 họp.', 'units 20', '00 họp.', true],
    ['Gấp cho Nghệ An: họp tối nay.', 'units Nghệ An', 'họp tối nay.', true],
  ])('%s', (text, to, said, urgent) => {
    const read = readAnnouncement(text)
    const named = read.to.kind === 'task' ? ` ${read.to.ref}` : read.to.kind === 'units' ? ` ${read.to.text}` : ''
    expect([`${read.to.kind}${named}`, read.text, read.urgent]).toEqual([to, said, urgent])
  })
})

describe('what units did', () => {
  it.each([
    ['Nghệ An, Hà Tĩnh, Quảng Bình: đã gửi qua Zalo nhóm', 'Nghệ An, Hà Tĩnh, Quảng Bình', 'document', 'group_chat'],
    ['Nghệ An, Hà Tĩnh đã gửi danh sách bằng văn bản', 'Nghệ An, Hà Tĩnh', 'document', 'paper'],
    ['nghe an va ha tinh da nhan, qua dien thoai', 'nghe an va ha tinh', 'acknowledge', 'phone'],
    ['Sở Nội vụ Huế xác nhận đã nhận nhiệm vụ', 'Sở Nội vụ Huế', 'acknowledge', null],
    ['Lào Cai: không cử đại biểu', 'Lào Cai', 'decline', null],
    ['Cà Mau, An Giang đã hoàn thành', 'Cà Mau, An Giang', 'done', null],
    ['ghi nhận Cà Mau: xong', 'Cà Mau', 'done', null],
    ['Cà Mau: đã gửi công văn số 12/SNV ngày 17/11', 'Cà Mau', 'document', 'paper'],
  ])('%s', (text, units, what, way) => {
    expect(readRecording(text)).toMatchObject({ units, what, way })
  })
  it('keeps number, day, task and what was sent', () => {
    expect(readRecording('mục III.5-2 Cà Mau đã gửi danh sách bằng văn bản số 12/SNV ngày 17/11')).toEqual({
      units: 'Cà Mau',
      what: 'document',
      number: '12/SNV',
      date: { day: 17, month: 11 },
      way: 'paper',
      ref: 'iii.5-2',
      thing: 'danh sach',
    })
  })
  it.each([
    'Nghệ An đã gửi chưa?',
    'Nghệ An sẽ gửi trước ngày 18/11',
    'Hà Tĩnh chưa nhận',
    'đã gửi rồi',
    'Đề nghị các tỉnh gửi sớm',
    'Ai chưa nộp danh sách?',
    '',
  ])('is not in "%s"', (text) => {
    expect(readRecording(text)).toBeNull()
  })
})

describe('what to stop', () => {
  it.each([
    ['', false, '', null, null],
    ['tất cả', true, '', null, null],
    ['toàn bộ đến ngày 25/11', true, '', '2026-11-25', null],
    ['Điện Biên', false, 'Điện Biên', null, null],
    ['Nghệ An đến hết ngày 25/11/2026', false, 'Nghệ An', '2026-11-25', null],
    ['den 25/11', false, '', '2026-11-25', null],
    ['đến ngày 45/13', false, '', null, '45/13'],
  ])('"%s"', (text, all, name, until, unread) => {
    expect(readStop(text, '2026-11-20')).toEqual({ all, name, until, unread })
  })
})
