// Which products three fields can stand for, and what people type into them.
import { describe, expect, it } from 'vitest'
import {
  delegatesIn,
  fieldsIn,
  missingField,
  NO_FIELDS,
  takesFields,
  technicalIn,
} from '../../src/core/three-fields.ts'

const TAKES: [string[], string][] = [
  [['danh sách đại biểu'], 'Gửi danh sách đại biểu dự Hội nghị tại điểm cầu'],
  [['danh sách đại biểu tham dự (người chủ trì, cán bộ kỹ thuật)'], 'Gửi danh sách'],
  [['danh sách người chủ trì'], 'Gửi danh sách'],
  [['danh sách chủ trì tại các điểm cầu'], 'Đăng ký danh sách chủ trì tại các điểm cầu'],
  [['phiếu đăng ký đại biểu'], 'Gửi phiếu'],
  [['danh sách cán bộ đầu mối'], 'Gửi danh sách'],
  [['danh sách trích ngang thành phần dự họp'], 'Gửi'],
  [[], 'Cử đại biểu tham dự Hội nghị đúng thành phần'],
  [[], 'Cử 02 cán bộ tham gia lớp tập huấn'],
  [[], 'Đăng ký danh sách đại biểu'],
  [[], 'Cử cán bộ đầu mối phối hợp với Văn phòng'],
]

const NOT: [string[], string][] = [
  [['danh sách câu hỏi'], 'Gửi danh sách câu hỏi của đại biểu'],
  [['bản tổng hợp danh sách đại biểu'], 'Tổng hợp danh sách đại biểu của các tỉnh'],
  [['danh sách đại biểu'], 'Tổng hợp danh sách đại biểu tại các điểm cầu, gửi Văn phòng Bộ'],
  [['báo cáo tham luận'], 'Chuẩn bị báo cáo tham luận'],
  [['giấy mời'], 'Dự thảo giấy mời đại biểu'],
  [['danh sách đề tài'], 'Đăng ký danh sách đề tài'],
  [['nội dung đăng ký đường truyền'], 'Đăng ký đường truyền phục vụ Hội nghị'],
  [[], 'Bố trí hội trường cho đại biểu'],
  [[], 'Cử kỹ thuật viên trực đường truyền'],
  [[], 'Mời đại biểu dự Hội nghị'],
]

describe('products of three fields', () => {
  it.each(TAKES)('%s of "%s"', (products, task) => {
    expect(takesFields(products, task)).toBe(true)
  })
  it.each(NOT)('not %s of "%s"', (products, task) => {
    expect(takesFields(products, task)).toBe(false)
  })
})

describe('what is typed into them', () => {
  it.each([
    ['5', 5],
    ['05 đại biểu', 5],
    ['khoảng 12 người', 12],
    ['năm người', 5],
    ['không', 0],
    ['nhiều', null],
    ['0912345678', null],
    ['99999', null],
  ])('how many: %s', (text, count) => {
    expect(delegatesIn(text)).toBe(count)
  })

  it.each([
    ['Nguyễn Văn An 0912345678', 'Nguyễn Văn An', '0912345678', false],
    ['Nguyễn Văn An, ĐT: 0912.345.678', 'Nguyễn Văn An', '0912345678', false],
    ['Nguyễn Văn An - SĐT 0912 345 678', 'Nguyễn Văn An', '0912345678', false],
    ['Nguyễn Văn An (0912345678)', 'Nguyễn Văn An', '0912345678', false],
    ['Nguyễn Văn An, chuyên viên, điện thoại 0238.3842.123', 'Nguyễn Văn An, chuyên viên', '02383842123', false],
    ['Nguyễn Văn An 091234567', 'Nguyễn Văn An', null, true],
    ['Nguyễn Văn An', 'Nguyễn Văn An', null, false],
  ])('who: %s', (text, name, phone, wrong) => {
    expect(technicalIn(text)).toEqual({ name, phone, wrong })
  })

  it.each([
    'Chủ trì: Trần Thị Bình, Phó Giám đốc; số đại biểu: 5; kỹ thuật: Nguyễn Văn An 0912345678',
    'chủ trì: Trần Thị Bình, Phó Giám đốc\nsố lượng đại biểu: 05\ncán bộ kỹ thuật: Nguyễn Văn An, ĐT 0912345678',
    '- Người chủ trì: Trần Thị Bình, Phó Giám đốc.\n- Số đại biểu: 5 người.\n- Đầu mối kỹ thuật: Nguyễn Văn An - 0912.345.678.',
    'KỸ THUẬT: Nguyễn Văn An 0912345678; CHỦ TRÌ: Trần Thị Bình, Phó Giám đốc; SỐ ĐẠI BIỂU: 5',
  ])('in one go: %s', (text) => {
    expect(fieldsIn(text)).toEqual({
      fields: { chair: 'Trần Thị Bình, Phó Giám đốc', delegates: 5, technical: 'Nguyễn Văn An', phone: '0912345678' },
      wrongPhone: false,
    })
  })

  it('asks for what is missing, a phone that cannot be dialled among it', () => {
    expect(missingField(NO_FIELDS)).toBe('chair')
    const said = fieldsIn('chủ trì: Bình; số đại biểu: 5; kỹ thuật: An 0912')!
    expect(said.wrongPhone).toBe(true)
    expect(missingField(said.fields)).toBe('technical')
    expect(fieldsIn('chủ trì: Bình; kỹ thuật: An 0912 345 67')!.wrongPhone).toBe(true)
    expect(missingField(fieldsIn('chủ trì: Bình; số đại biểu: 5; kỹ thuật: không')!.fields)).toBeNull()
  })

  it.each(['Đơn vị chủ trì: Sở Nội vụ', 'đã gửi số 123/SNV', 'Số đại biểu tối đa bao nhiêu?', 'Chủ trì là ai'])(
    'is nothing of the kind: %s',
    (text) => {
      expect(fieldsIn(text)).toBeNull()
    },
  )
})
