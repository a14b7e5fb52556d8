// Plain questions as people type them → the filter that answers them; what is no question stays what it was.
import { describe, expect, it } from 'vitest'
import { ownQuestionIn, type Question, questionIn } from '../../src/core/incoming/questions.ts'

/** "missing danh sach dai bieu @middle #today +province": what a question comes to, in a line. */
function brief(question: Question | null): string {
  if (question === null) return '-'
  const plan = question.plan === null ? '' : ` ${question.plan}`
  if (question.ask !== 'list') return question.ask + plan
  const { state, words, area, body, when, yesNo } = question
  const span = when === null ? '' : ` #${typeof when === 'object' ? `${when.days}d` : when}`
  return (
    state +
    (words === '' ? '' : ` ${words}`) +
    (area === null ? '' : ` @${area}`) +
    span +
    (body === null ? '' : ` +${body}`) +
    (yesNo ? ' ?' : '') +
    plan
  )
}

const QUESTIONS: readonly [string, string][] = [
  ['Ai chưa nộp danh sách?', 'missing danh sach'],
  ['ai chua nop danh sach', 'missing danh sach'],
  ['Những ai chưa gửi?', 'missing'],
  ['Đơn vị nào chưa gửi báo cáo?', 'missing bao cao'],
  ['don vi nao chua gui ds dai bieu', 'missing danh sach dai bieu'],
  ['Còn bao nhiêu tỉnh chưa gửi?', 'missing +province'],
  ['con bao nhieu tinh chua gui danh sach dai bieu', 'missing danh sach dai bieu +province'],
  ['Còn mấy đơn vị chưa nộp ạ?', 'missing'],
  ['Các tỉnh chưa gửi', 'missing +province'],
  ['đơn vị chưa gửi', 'missing'],
  ['danh sách các đơn vị chưa gửi tham luận', 'missing tham luan'],
  ['liệt kê các sở chưa nộp', 'missing +department'],
  ['cho tôi xem đơn vị chưa gửi', 'missing'],
  ['còn thiếu ai?', 'missing'],
  ['thiếu những ai', 'missing'],
  ['còn thiếu những đơn vị nào', 'missing'],
  ['Còn ai nữa?', 'missing'],
  ['còn những ai', 'missing'],
  ['còn bao nhiêu?', 'missing'],
  ['Miền Trung thiếu những ai?', 'missing @middle'],
  ['miền trung còn ai chưa gửi', 'missing @middle'],
  ['Tây Nguyên còn tỉnh nào chưa nộp?', 'missing @highlands +province'],
  ['đồng bằng sông Cửu Long ai chưa gửi?', 'missing @mekong'],
  ['các tỉnh miền núi phía Bắc chưa gửi danh sách?', 'missing danh sach @mountains +province'],
  ['miền Bắc còn thiếu ai', 'missing @north'],
  ['ai còn nợ báo cáo?', 'missing bao cao'],
  ['ai chưa gửi về?', 'missing'],
  ['ai chua dang ky?', 'missing'],
  ['ai chưa gửi danh sách bổ sung?', 'missing danh sach bo sung'],
  ['ai chưa gửi lại?', 'returned'],
  ['ai chưa báo cáo', 'missing'],
  ['Đơn vị nào chưa có tham luận?', 'missing tham luan'],
  ['who has not sent the list?', 'missing list'],
  ['who is missing?', 'missing'],
  ['tỉnh nào không gửi?', 'missing +province'],
  ['KH2 ai chưa gửi?', 'missing kh2'],
  ['ai chưa gửi danh sách theo kế hoạch KH1?', 'missing danh sach kh1'],
  // one unit, one task
  ['Nghệ An gửi chưa?', 'missing nghe an ?'],
  ['nghe an gui chua', 'missing nghe an ?'],
  ['Nghệ An đã gửi danh sách chưa?', 'missing nghe an danh sach ?'],
  ['Sở Nội vụ Nghệ An gửi chưa ạ?', 'missing so noi vu nghe an ?'],
  ['Hà Giang nộp danh sách chưa em?', 'missing ha giang danh sach ?'],
  ['danh sách đại biểu xong chưa?', 'missing danh sach dai bieu ?'],
  ['Danh sách đại biểu đến đâu rồi?', 'missing danh sach dai bieu ?'],
  ['danh sach dai bieu den dau roi', 'missing danh sach dai bieu ?'],
  ['tham luận thế nào rồi?', 'missing tham luan ?'],
  ['tiến độ danh sách đại biểu ra sao', 'missing danh sach dai bieu ?'],
  ['Cà Mau thế nào rồi?', 'missing ca mau ?'],
  ['Cà Mau xác nhận chưa?', 'missing ca mau ?'],
  // time
  ['Hôm nay đến hạn những gì?', 'missing #today'],
  ['hom nay den han nhung gi', 'missing #today'],
  ['hôm nay có gì?', 'missing #today'],
  ['Hôm nay có việc gì đến hạn không?', 'missing #today'],
  ['ngày mai đến hạn gì?', 'missing #tomorrow'],
  ['Tuần này có gì?', 'missing #this_week'],
  ['tuan nay co viec gi', 'missing #this_week'],
  ['tuần này đến hạn những nhiệm vụ nào?', 'missing #this_week'],
  ['tuần sau có gì?', 'missing #next_week'],
  ['tuần tới đến hạn gì', 'missing #next_week'],
  ['trong 3 ngày tới có gì đến hạn?', 'missing #3d'],
  ['tháng này còn việc gì', 'missing #this_month'],
  ['sắp đến hạn những gì?', 'missing #7d'],
  ['cái gì sắp đến hạn?', 'missing #7d'],
  ['what is due today?', 'missing #today'],
  ['what is due this week?', 'missing #this_week'],
  ['Danh sách đại biểu hạn bao giờ?', 'missing danh sach dai bieu'],
  ['tham luận bao giờ đến hạn?', 'missing tham luan'],
  // acknowledged, reached
  ['Ai chưa xác nhận?', 'unacknowledged'],
  ['ai chua xac nhan', 'unacknowledged'],
  ['đơn vị nào chưa xác nhận đã nhận nhiệm vụ?', 'unacknowledged'],
  ['tỉnh nào chưa nhận nhiệm vụ?', 'unacknowledged +province'],
  ['còn ai chưa đọc?', 'unacknowledged'],
  ['who has not confirmed?', 'unacknowledged'],
  ['bao nhiêu đơn vị đã xác nhận?', 'acknowledged'],
  ['những đơn vị nào đã xác nhận rồi', 'acknowledged'],
  ['ai chưa liên lạc được?', 'unreached'],
  ['đơn vị nào không liên lạc được', 'unreached'],
  ['tỉnh nào chưa có đầu mối?', 'unreached +province'],
  ['ai chua ket noi?', 'unreached'],
  ['đơn vị nào chưa vào bot?', 'unreached'],
  ['cần gọi cho ai?', 'to_phone'],
  ['can goi ai', 'to_phone'],
  ['phải gọi điện cho những ai?', 'to_phone'],
  ['gọi cho ai?', 'to_phone'],
  // late
  ['Sở nào chậm?', 'overdue +department'],
  ['so nao cham', 'overdue +department'],
  ['đơn vị nào quá hạn?', 'overdue'],
  ['ai quá hạn', 'overdue'],
  ['ai đang trễ hạn?', 'overdue'],
  ['những đơn vị nào chậm tiến độ?', 'overdue'],
  ['bao nhiêu đơn vị quá hạn rồi?', 'overdue'],
  ['who is overdue?', 'overdue'],
  ['Tỉnh nào gửi muộn?', 'late +province'],
  ['tinh nao nop tre', 'late +province'],
  ['đơn vị nào nộp chậm?', 'late'],
  // sent, waiting, returned, declined, more time
  ['những tỉnh nào đã gửi danh sách?', 'sent danh sach +province'],
  ['có bao nhiêu tỉnh gửi danh sách rồi?', 'sent danh sach +province'],
  ['đơn vị nào hoàn thành rồi?', 'done'],
  ['ai xong rồi?', 'done'],
  ['bao nhiêu đơn vị đã hoàn thành?', 'done'],
  ['đơn vị nào chờ duyệt?', 'waiting'],
  ['những gì chờ tiếp nhận?', 'waiting'],
  ['Đơn vị nào xin gia hạn?', 'extension'],
  ['ai xin gia hạn', 'extension'],
  ['có ai đề nghị gia hạn không?', 'extension'],
  ['don vi nao xin lui han?', 'extension'],
  ['đơn vị nào không tham gia?', 'declined'],
  ['ai từ chối?', 'declined'],
  ['đơn vị nào phải gửi lại?', 'returned'],
  ['ai cần hoàn thiện?', 'returned'],
  // the plan and the event
  ['Hội nghị ngày nào?', 'event'],
  ['hoi nghi ngay nao', 'event'],
  ['hội nghị tổ chức khi nào?', 'event'],
  ['bao giờ họp?', 'event'],
  ['hội nghị mấy giờ bắt đầu, ở đâu?', 'event'],
  ['bao giờ thì hội nghị?', 'event'],
  ['họp ở đâu?', 'event'],
  ['Còn mấy ngày?', 'event'],
  ['còn bao nhiêu ngày nữa?', 'event'],
  ['con may ngay nua den hoi nghi', 'event'],
  ['còn bao nhiêu ngày nữa thì họp?', 'event'],
  ['when is the conference?', 'event'],
  ['tình hình thế nào rồi?', 'status'],
  ['đến đâu rồi?', 'status'],
  ['tiến độ ra sao?', 'status'],
]

const NO_QUESTIONS: readonly string[] = [
  'cảm ơn',
  'ok em',
  'đã nhận',
  'Đã gửi số 12/SNV ngày 17/11',
  'tôi sẽ gọi Nghệ An sau',
  'Nghệ An báo sẽ gửi muộn',
  'nhờ em gửi lại giấy mời cho tỉnh',
  'hôm nay trời đẹp',
  'chào buổi sáng',
  'Sở Nội vụ Nghệ An đã gửi qua trục liên thông',
  'chuyển cho anh Bình xử lý',
  'lãnh đạo Bộ yêu cầu khẩn trương',
  '0912345678',
  'họp xong rồi',
  'để mai tính',
  'gửi nhầm',
  'Hà Nội',
  'thôi bỏ qua',
  'đồng ý',
  'KH1',
]

const OWN: readonly [string, string | null][] = [
  ['bao giờ đến hạn?', 'deadline'],
  ['bao gio den han', 'deadline'],
  ['khi nào phải gửi ạ?', 'deadline'],
  ['hạn nộp ngày nào?', 'deadline'],
  ['han gui danh sach den bao gio', 'deadline'],
  ['cho em hỏi hạn nộp báo cáo là khi nào ạ', 'deadline'],
  ['còn mấy ngày nữa đến hạn?', 'deadline'],
  ['danh sách gửi trước ngày nào?', 'deadline'],
  ['gửi cho ai?', 'receiver'],
  ['gửi ở đâu?', 'receiver'],
  ['gui ve dau', 'receiver'],
  ['nộp danh sách cho ai ạ?', 'receiver'],
  ['em gửi báo cáo về đâu ạ', 'receiver'],
  ['gửi qua email nào?', 'receiver'],
  ['phải làm gì?', 'what'],
  ['đơn vị em cần gửi những gì ạ?', 'what'],
  ['có việc gì?', 'what'],
  ['hội nghị ngày nào?', 'event'],
  ['bao giờ họp ạ?', 'event'],
  // For people to read, whatever they hold.
  ['đơn vị tôi gửi muộn một ngày được không?', null],
  ['gửi bằng file excel được không?', null],
  ['anh Bình có ở cơ quan không?', null],
  ['cho em xin mẫu danh sách', null],
  ['đơn vị em không rõ nội dung mục 2', null],
  ['ai chưa gửi?', null],
  ['còn bao nhiêu tỉnh chưa gửi?', null],
  ['Nghệ An gửi chưa?', null],
  ['đã gửi', null],
  ['sẽ gửi sau', null],
  ['hạn gấp quá, đề nghị xem xét cho lùi đến thứ Hai', null],
  ['cảm ơn', null],
  ['đã nhận được chưa ạ?', null],
  ['đã nhận được file của em chưa?', null],
  ['em nộp chưa nhỉ?', null],
]

describe('a plain question of an organizer', () => {
  it.each(QUESTIONS)('%s', (text, wanted) => {
    expect(brief(questionIn(text))).toBe(wanted)
  })
  it.each(NO_QUESTIONS)('is none: %s', (text) => {
    expect(brief(questionIn(text))).toBe('-')
  })
  it('is read without diacritics, in capitals and with blanks as well', () => {
    for (const [text, wanted] of QUESTIONS) {
      const plain = text.normalize('NFD').replace(/\p{M}/gu, '').replace(/đ/g, 'd').replace(/Đ/g, 'D')
      expect([text, brief(questionIn(plain))]).toEqual([text, wanted])
      expect([text, brief(questionIn(`  ${text.toUpperCase().replace(/ /g, '  ')} `))]).toEqual([text, wanted])
    }
  })
})

describe('a simple question of a contact', () => {
  it.each(OWN)('%s', (text, wanted) => {
    expect(ownQuestionIn(text)).toBe(wanted)
  })
})
