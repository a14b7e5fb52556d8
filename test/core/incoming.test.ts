// What people type and what it means: commands, codes, choices, acts; and what must stay for people to read.
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { CODE_LETTERS } from '../../src/core/codes.ts'
import { codeIn, type IncomingContext, interpret, type Request } from '../../src/core/incoming.ts'

const CONTACT: IncomingContext = { waitingFor: null, choices: 0, role: 'contact' }
const ORGANIZER: IncomingContext = { ...CONTACT, role: 'organizer' }
const STRANGER: IncomingContext = { ...CONTACT, role: 'stranger' }

const say = (text: string, context: IncomingContext = CONTACT): Request => interpret({ kind: 'text', text }, context)

const ack = (item: number | null = null): Request => ({ kind: 'acknowledge', item })
const done = (item: number | null = null): Request => ({ kind: 'done', item })
const doc = (
  number: string | null = null,
  date: string | { day: number; month: number } | { ago: number } | null = null,
  item: number | null = null,
): Request => ({ kind: 'by_document', number, date, item })
const decline = (
  what: 'not_taking_part' | 'no_content' | 'not_ours',
  reason: string | null = null,
  item: number | null = null,
): Request => ({ kind: 'decline', what, item, reason })
const command = (name: string, args = ''): Request => ({ kind: 'command', name, args })
const d = (day: number, month: number) => ({ day, month })

const ACTS: [string, Request][] = [
  ['Đã nhận', ack()],
  ['da nhan', ack()],
  ['ĐÃ NHẬN', ack()],
  ['  đã   nhận  ', ack()],
  ['đã nhận nhiệm vụ', ack()],
  ['da nhan nhiem vu', ack()],
  ['Đã nhận nhiệm vụ.', ack()],
  ['Đã nhận được', ack()],
  ['da nhan dc thong tin', ack()],
  ['Dạ em đã nhận ạ', ack()],
  ['dạ vâng em đã nhận được rồi ạ', ack()],
  ['Vâng, đã nhận', ack()],
  ['nhận rồi', ack()],
  ['nhan roi a', ack()],
  ['Đã nhận được công văn', ack()],
  ['đã nhận được kế hoạch', ack()],
  ['Đã tiếp nhận', ack()],
  ['đã tiếp nhận nhiệm vụ', ack()],
  ['tiếp nhận nhiệm vụ', ack()],
  ['xác nhận', ack()],
  ['Xác nhận đã nhận nhiệm vụ', ack()],
  ['xac nhan da nhan', ack()],
  ['đã rõ', ack()],
  ['Rõ', ack()],
  ['da nam thong tin', ack()],
  ['đã biết', ack()],
  ['ok', ack()],
  ['OK', ack()],
  ['Oke ạ', ack()],
  ['okie', ack()],
  ['ok đã nhận', ack()],
  ['Ok nhé, cảm ơn', ack()],
  ['yes', ack()],
  ['Noted, thanks', ack()],
  ['received', ack()],
  ['đã nhận 2', ack(2)],
  ['da nhan muc 2', ack(2)],
  ['đã nhận mục số 3', ack(3)],
  ['đã nhận nhiệm vụ 2', ack(2)],
  ['OK 12', ack(12)],
  ['ok mục 1', ack(1)],
  ['xác nhận 4', ack(4)],
  ['đã nhận, trân trọng cảm ơn', ack()],
  ['Đơn vị đã nhận', ack()],
  ['đã nhận tất cả', ack()],
  ['đã nhận cả 2', ack()],
  ['đã nhận, sẽ gửi trước ngày 18/11', ack()],
  ['Đã nhận và sẽ triển khai thực hiện', ack()],
  ['Đã nhận nhiệm vụ, đơn vị sẽ thực hiện đúng thời hạn', ack()],

  ['Sở Nội vụ tỉnh Hà Giang đã nhận nhiệm vụ', ack()],
  ['Đã nhận Kế hoạch số 412/KH-BVH ngày 07/11/2022', ack()],
  ['mục 2 đã nhận', ack(2)],
  ['👍', ack()],
  ['đã nhận 👍🏻', ack()],
  ['ok ok', ack()],

  ['nhiệm vụ 2 đã hoàn thành', done(2)],
  ['mục 2: xong', done(2)],
  ['hoàn thành', done()],
  ['Đã hoàn thành', done()],
  ['da hoan thanh', done()],
  ['Đã hoàn thành nhiệm vụ', done()],
  ['xong', done()],
  ['xong rồi', done()],
  ['Xong rồi ạ', done()],
  ['đã làm xong', done()],
  ['đã thực hiện', done()],
  ['đã thực hiện xong', done()],
  ['da chuan bi xong', done()],
  ['Dạ em làm xong rồi ạ', done()],
  ['done', done()],
  ['hoàn thành 2', done(2)],
  ['hoàn thành mục 2', done(2)],
  ['Đã hoàn tất mục số 5', done(5)],
  ['xong mục 1', done(1)],

  ['đã gửi qua trục liên thông số 123/SNV-CCHC ngày 17/11', doc('123/SNV-CCHC', d(17, 11))],
  ['gui roi so 45/BC-SNV', doc('45/BC-SNV')],
  ['vb số 12', doc('12')],
  ['VB so 12 ngay 5/11', doc('12', d(5, 11))],
  ['Đã gửi', doc()],
  ['da gui', doc()],
  ['gửi rồi', doc()],
  ['Đã gửi rồi ạ', doc()],
  ['đã gửi văn bản', doc()],
  ['đã gửi qua VOffice', doc()],
  ['Đã gửi bằng văn bản', doc()],
  ['đã gửi công văn rồi', doc()],
  ['đã gửi qua trục liên thông', doc()],
  ['số 123/SNV-CCHC ngày 17/11', doc('123/SNV-CCHC', d(17, 11))],
  ['so 123/snv-cchc', doc('123/SNV-CCHC')],
  ['Số: 123/SNV-CCHC', doc('123/SNV-CCHC')],
  ['Số 123 /SNV - CCHC ngày 17/11/2022', doc('123/SNV-CCHC', '2022-11-17')],
  ['123/SNV-CCHC', doc('123/SNV-CCHC')],
  ['công văn số 45/UBND-KGVX ngày 17 tháng 11 năm 2022', doc('45/UBND-KGVX', '2022-11-17')],
  ['CV 45/UBND-KGVX ngay 17.11.2022', doc('45/UBND-KGVX', '2022-11-17')],
  ['cv số 45/QĐ-UBND', doc('45/QĐ-UBND')],
  ['Đã gửi CV số 12/2022/CV-UBND ngày 17-11-22', doc('12/2022/CV-UBND', '2022-11-17')],
  ['đã gửi mục 2 số 45/BC-SNV', doc('45/BC-SNV', null, 2)],
  ['đã gửi số 45/BC-SNV ngày 17/11 cho mục 2', doc('45/BC-SNV', d(17, 11), 2)],
  ['Danh sách đã gửi qua trục số 77/SNV ngày 16/11', doc('77/SNV', d(16, 11))],
  ['Sở Nội vụ đã gửi văn bản số 45/BC-SNV', doc('45/BC-SNV')],
  ['Dạ đơn vị em vừa gửi công văn số 9/VP ạ', doc('9/VP')],
  ['em đã gửi qua email hôm qua', doc(null, { ago: 1 })],
  ['đã phát hành văn bản số 88/SNV-TC ngày 1/12', doc('88/SNV-TC', d(1, 12))],
  ['Đã gửi danh sách ngày 17/11', doc(null, d(17, 11))],
  ['gửi văn bản số 66/SYT rồi', doc('66/SYT')],
  ['giấy mời số 5', doc('5')],
  ['Đã hoàn thành và gửi văn bản số 12/SNV-VP', doc('12/SNV-VP')],
  ['đã gửi tờ trình số 12/TTr-SNV', doc('12/TTr-SNV')],
  ['mục 1: đã gửi số 12/SNV', doc('12/SNV', null, 1)],
  ['em đã gửi, anh kiểm tra giúp', doc()],
  ['sent no 12', doc('12')],

  ['không cử đại biểu', decline('not_taking_part')],
  ['ko cu dai bieu', decline('not_taking_part')],
  ['Không tham gia', decline('not_taking_part')],
  ['khong tham gia', decline('not_taking_part')],
  ['Đơn vị sẽ không tham gia', decline('not_taking_part')],
  ['k tham gia', decline('not_taking_part')],
  ['Đơn vị không tham dự Hội nghị', decline('not_taking_part')],
  ['Dạ bên em không tham gia hội nghị ạ', decline('not_taking_part')],
  ['Không tham gia vì trùng lịch công tác', decline('not_taking_part', 'trùng lịch công tác')],
  ['không cử đại biểu do lãnh đạo đi học', decline('not_taking_part', 'lãnh đạo đi học')],
  ['không tham gia mục 2', decline('not_taking_part', null, 2)],
  ['Xin vắng mặt', decline('not_taking_part')],
  ['không thể tham dự', decline('not_taking_part')],
  ['Sở không cử cán bộ tham dự', decline('not_taking_part')],
  ['không có ý kiến', decline('no_content')],
  ['Khong co y kien', decline('no_content')],
  ['k có ý kiến gì thêm', decline('no_content')],
  ['Sở Tư pháp không có ý kiến', decline('no_content')],
  ['không có nội dung', decline('no_content')],
  ['không có tham luận', decline('no_content')],
  ['không có ý kiến góp ý bổ sung', decline('no_content')],
  ['Nhất trí, không có ý kiến', decline('no_content')],
  ['Cục không có ý kiến đối với dự thảo', decline('no_content')],
  ['Do bận công tác nên không tham gia', decline('not_taking_part')],
  ['Nhiệm vụ này không thuộc chức năng của Sở Y tế', decline('not_ours')],
  ['không thuộc chức năng', decline('not_ours')],
  ['khong thuoc chuc nang nhiem vu cua don vi', decline('not_ours')],
  ['Không thuộc chức năng, nhiệm vụ của đơn vị', decline('not_ours')],
  ['không thuộc thẩm quyền', decline('not_ours')],
  ['Nội dung này không thuộc trách nhiệm của Sở', decline('not_ours')],
  ['không phải nhiệm vụ của đơn vị em', decline('not_ours')],
  [
    'Không thuộc chức năng: việc này của Sở Thông tin và Truyền thông',
    decline('not_ours', 'việc này của Sở Thông tin và Truyền thông'),
  ],
]

const FOR_PEOPLE = [
  'chưa gửi',
  'chua gui',
  'sẽ gửi sau',
  'em sẽ gửi sau ạ',
  'mai gửi',
  'đang làm',
  'sắp xong',
  'chưa xong',
  'chưa hoàn thành',
  'sẽ hoàn thành trước ngày 20',
  'đã nhận được công văn chưa?',
  'da nhan duoc chua',
  'đã nhận được file chưa',
  'không nhận được file',
  'chưa nhận được gì',
  'không nhận được',
  'không mở được tệp',
  'đã gửi chưa',
  'đã gửi chưa?',
  'Bộ đã gửi giấy mời chưa ạ',
  'bên anh đã gửi giấy mời về tỉnh chưa',
  'Bộ đã gửi giấy mời',
  'anh gửi lại giúp em công văn số 123/BNV',
  'Đề nghị gửi lại công văn số 123/BNV',
  'cho em xin số văn bản',
  'cho hỏi công văn số 45/BNV là văn bản nào',
  'đã gửi nhầm file',
  'đã trình lãnh đạo ký',
  'đã chuyển phòng chuyên môn xử lý',
  'đã báo cáo lãnh đạo rồi',
  'gửi lãnh đạo xem rồi',
  'chưa nhận, sẽ kiểm tra',
  'tôi không phải đầu mối',
  'không đúng đầu mối',
  'anh đã nhận được file em gửi chưa',
  'đã nhận được danh sách của tỉnh em chưa ạ',
  'đã gửi mail nhưng không thấy phản hồi',
  'hoàn thành 50%',
  'đã xong phần 1',
  'mới xong một phần',
  'không hoàn thành được',
  'không kịp',
  'không ạ',
  '12 đại biểu',
  'Bộ hoãn họp thì không tham gia',
  '🙂',
  'đã nhận, sẽ thực hiện nhưng phòng họp nào?',
  'đã gửi nhưng bị lỗi',
  'không gửi được',
  'không cử đại biểu có được không?',
  'không tham gia được không',
  'có phải không thuộc chức năng không?',
  'nếu không tham gia thì sao',
  'có thể không tham gia',
  'không có mã phòng họp',
  'không có số điện thoại',
  'Đề nghị cho biết mã phòng họp',
  'Số điện thoại của tôi là 0912345678',
  'ok để em xem lại',
  'Lãnh đạo đang xem',
  'Đồng chí Nguyễn Văn An, Phó Giám đốc, chủ trì; 12 đại biểu',
  'hội nghị có chuyển ngày không',
  'không rõ nội dung mục 2',
  '22/11/2022',
  'số lượng 12 người',
  'hoàn thành trong tuần sau',
  'kế hoạch này có thay đổi không?',
]

describe('acts of a contact', () => {
  it.each(ACTS)('%s', (text, request) => {
    expect(say(text)).toEqual(request)
  })

  it('reads every one of them without diacritics too', () => {
    const bare = (text: string) => text.normalize('NFD').replace(/\p{M}/gu, '').replace(/đ/g, 'd').replace(/Đ/g, 'D')
    for (const [text, request] of ACTS)
      expect({ text, kind: say(bare(text)).kind }).toEqual({ text, kind: request.kind })
  })

  it('reads decomposed letters as the composed ones', () => {
    expect(say('không cử đại biểu'.normalize('NFD'))).toEqual(decline('not_taking_part'))
  })
})

describe('what is no act', () => {
  it.each(FOR_PEOPLE)('%s', (text) => {
    expect(say(text)).toEqual({ kind: 'remark', text })
  })

  it('keeps whatever else a contact says, letter for letter', () => {
    fc.assert(
      fc.property(fc.string({ minLength: 1, unit: 'grapheme' }), (text) => {
        const request = say(text)
        if (request.kind === 'remark') expect(request.text).toBe(text.trim())
        else expect(request.kind).not.toBe('answer')
      }),
    )
  })
})

describe('long and hostile texts', () => {
  // A pattern that fails in exponential time would not end here within the lifetime of the test run.
  it('are read to their end', () => {
    const words = [
      'duoc',
      'nhiem vu',
      'hoi nghi',
      'du',
      'gi',
      'them',
      'nhe',
      'em',
      'truc',
      'van ban',
      'da',
      'so 1',
      'muc 1',
      'y kien',
    ]
    for (const head of ['đã nhận ', 'không tham gia ', 'không thuộc chức năng ', 'đã gửi ', 'hoàn thành ', '']) {
      for (const word of words) {
        const text = `${head}${`${word} `.repeat(380 / (word.length + 1))}#`
        expect(say(text)).not.toMatchObject({ kind: 'answer' })
      }
    }
    expect(say('đã nhận '.repeat(400)).kind).toBe('remark')
  })
})

describe('choices', () => {
  it.each([
    ['1', 0],
    [' 2. ', 1],
    ['3)', 2],
    ['chọn 2', 1],
  ])('%s of three', (text, index) => {
    expect(say(text, { ...CONTACT, choices: 3 })).toEqual({ kind: 'choose', index })
  })

  it('is no choice beyond the last, nor where nothing was offered', () => {
    expect(say('4', { ...CONTACT, choices: 3 })).toEqual({ kind: 'remark', text: '4' })
    expect(say('1')).toEqual({ kind: 'remark', text: '1' })
  })
})

describe('commands', () => {
  it.each<[string, Request]>([
    ['/tinhtrang', command('tinhtrang')],
    ['/TinhTrang 2', command('tinhtrang', '2')],
    ['/tinhtrang@dondoc_bot 2', command('tinhtrang', '2')],
    ['/status', command('tinhtrang')],
    ['tình trạng', command('tinhtrang')],
    ['tinh trang 2', command('tinhtrang', '2')],
    ['quá hạn', command('quahan')],
    ['/overdue', command('quahan')],
    ['chưa nhận', command('chuanhan')],
    ['/chualienlac', command('chualienlac')],
    ['/donvi Sở Nội vụ Nghệ An', command('donvi', 'Sở Nội vụ Nghệ An')],
    ['đơn vị Hà Giang', command('donvi', 'Hà Giang')],
    ['duyệt', command('duyet')],
    ['/ngay 22/11/2022 8h30', command('ngay', '22/11/2022 8h30')],
    ['ngày 25/11/2022', command('ngay', '25/11/2022')],
    ['nhắc', command('nhac')],
    ['mời', command('moi')],
    ['lịch', command('lich')],
    ['nhật ký', command('nhatky')],
    ['kế hoạch', command('kehoach')],
    ['trợ giúp', command('trogiup')],
    ['/help', command('trogiup')],
    ['/khongco x', command('khongco', 'x')],
  ])('of an organizer: %s', (text, request) => {
    expect(say(text, ORGANIZER)).toEqual(request)
  })

  it.each<[string, Request]>([
    ['việc', command('viec')],
    ['viec 2', command('viec', '2')],
    ['Việc 12', command('viec', '12')],
    ['/viec', command('viec')],
    ['tasks', command('viec')],
    ['dừng', command('dung')],
    ['bắt đầu', command('start')],
    ['giúp', command('trogiup')],
    ['gia hạn', command('giahan')],
    ['chuyển đầu mối', command('chuyen')],
    ['/quahan', command('quahan')],
    ['/start', command('start')],
  ])('of a contact: %s', (text, request) => {
    expect(say(text)).toEqual(request)
  })

  it('of organizers are words to a contact', () => {
    expect(say('quá hạn')).toEqual({ kind: 'remark', text: 'quá hạn' })
  })
})

describe('joining', () => {
  it.each([
    ['/start AB2C3D4E', 'AB2C3D4E'],
    ['LIENKET ab2c3d4e', 'AB2C3D4E'],
    ['liên kết AB2C 3D4E', 'AB2C3D4E'],
    ['mã: ab2c-3d4e', 'AB2C3D4E'],
    ['AB2C3D4E', 'AB2C3D4E'],
    ['ab2c 3d4e', 'AB2C3D4E'],
    ['ab2c-3d4e', 'AB2C3D4E'],
    ['LIENKET sai', 'sai'],
  ])('%s', (text, code) => {
    expect(say(text, STRANGER)).toEqual({ kind: 'join', code })
    expect(say(text)).toEqual({ kind: 'join', code })
  })

  it('takes a link payload as it is', () => {
    expect(interpret({ kind: 'start', payload: 'u-9sXk_long-payload' }, STRANGER)).toEqual({
      kind: 'join',
      code: 'u-9sXk_long-payload',
    })
    expect(interpret({ kind: 'start', payload: null }, STRANGER)).toEqual(command('start'))
  })

  it('reads any minted code, however it is typed', () => {
    const minted = fc.string({ minLength: 8, maxLength: 8, unit: fc.constantFrom(...CODE_LETTERS) })
    fc.assert(
      fc.property(minted, (code) => {
        expect(codeIn(`${code.slice(0, 4).toLowerCase()} - ${code.slice(4)}`)).toBe(code)
        expect(say(`LIENKET ${code}`, STRANGER)).toEqual({ kind: 'join', code })
      }),
    )
    expect(CODE_LETTERS).toHaveLength(32)
  })

  it('leaves a stranger’s words alone', () => {
    expect(say('đã nhận', STRANGER)).toEqual({ kind: 'remark', text: 'đã nhận' })
  })
})

describe('answers', () => {
  it('takes any words where words were asked for', () => {
    const waiting: IncomingContext = { ...CONTACT, waitingFor: 'decline_reason' }
    expect(say('trùng lịch', waiting)).toEqual({ kind: 'answer', text: 'trùng lịch' })
    expect(say('số 12 ngày 5/11', { ...CONTACT, waitingFor: 'document_number' })).toEqual({
      kind: 'answer',
      text: 'số 12 ngày 5/11',
    })
    expect(say('Sở A; Sở B', { ...ORGANIZER, waitingFor: 'members', choices: 2 })).toEqual({
      kind: 'answer',
      text: 'Sở A; Sở B',
    })
  })

  it('lets a unit decline where a number was asked for, and a command through', () => {
    expect(say('không tham gia', { ...CONTACT, waitingFor: 'document_number' })).toEqual(decline('not_taking_part'))
    expect(say('/viec', { ...CONTACT, waitingFor: 'decline_reason' })).toEqual(command('viec'))
  })

  it('prefers the listed choice where one is asked for', () => {
    expect(say('2', { ...CONTACT, waitingFor: 'which_item', choices: 2 })).toEqual({ kind: 'choose', index: 1 })
    expect(say('danh sách', { ...CONTACT, waitingFor: 'which_item', choices: 2 })).toEqual({
      kind: 'answer',
      text: 'danh sách',
    })
  })
})

describe('files and signals', () => {
  it.each<[string | null, Request | null]>([
    [null, null],
    ['2', doc(null, null, 2)],
    ['mục 2', doc(null, null, 2)],
    ['danh sách mục 3, số 45/BC-SNV ngày 17/11', doc('45/BC-SNV', d(17, 11), 3)],
    ['gửi anh', null],
  ])('a caption: %s', (caption, hint) => {
    expect(interpret({ kind: 'file', caption }, CONTACT)).toEqual({ kind: 'file', caption, hint })
  })

  it('passes the rest through', () => {
    expect(interpret({ kind: 'press', data: 'k3f' }, CONTACT)).toEqual({ kind: 'press', token: 'k3f' })
    expect(interpret({ kind: 'blocked' }, CONTACT)).toEqual({ kind: 'blocked' })
    expect(interpret({ kind: 'unblocked' }, CONTACT)).toEqual({ kind: 'unblocked' })
    expect(interpret({ kind: 'unsupported', what: 'voice' }, CONTACT)).toEqual({ kind: 'unsupported', what: 'voice' })
    expect(say('   ')).toEqual({ kind: 'unsupported', what: 'empty' })
  })
})

describe('thanks', () => {
  it.each([
    'Cảm ơn',
    'xin cảm ơn ạ',
    'Em cảm ơn anh',
    'cam on nhieu',
    'Chân thành cảm ơn.',
    'thanks',
    'thank you so much',
  ])('are nothing to pass on: %s', (text) => {
    expect(say(text)).toEqual({ kind: 'thanks' })
    expect(say(text, STRANGER).kind).toBe('remark')
  })
  it.each(['cảm ơn, danh sách gửi ở đâu', 'cảm ơn nhưng đơn vị chưa có kế hoạch'])(
    'with more beside them are read: %s',
    (text) => {
      expect(say(text).kind).not.toBe('thanks')
    },
  )
})
