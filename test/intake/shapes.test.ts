// Shapes of assignment that plans of other offices have.
import { describe, expect, it } from 'vitest'
import type { PlanDocument } from '../../src/core/plan-document.ts'
import { planFromLines } from '../../src/intake/plan-from-lines.ts'
import { linesOf } from '../../src/intake/source.ts'
import { unitOf, verbAt } from '../../src/intake/units.ts'

const HEAD = 'Số: 05/KH-SYT\nQuảng Trị, ngày 05 tháng 3 năm 2026\nKẾ HOẠCH\nTriển khai chiến dịch tiêm chủng năm 2026\n'
const read = (body: string): PlanDocument => {
  const result = planFromLines(linesOf(HEAD + body))
  if (!result.ok) throw new Error(result.code)
  return result.plan
}
const tasks = (body: string) =>
  read(`III. TỔ CHỨC THỰC HIỆN\n${body}`).assignments.map(({ unit, role, task }) => `${unit} | ${role} | ${task}`)

describe('who a line belongs to', () => {
  it('a unit after "Giao", "Đề nghị", "Đối với"', () => {
    expect(
      tasks(
        '1. Giao Trung tâm Y tế:\n- Lập kế hoạch.\n2. Đề nghị Liên đoàn Lao động tỉnh: Tuyên truyền; vận động đoàn viên.\n3. Đối với UBND cấp xã\nBố trí địa điểm.',
      ),
    ).toEqual([
      'Trung tâm Y tế | lead | Lập kế hoạch.',
      'Liên đoàn Lao động tỉnh | lead | Tuyên truyền;',
      'Liên đoàn Lao động tỉnh | lead | vận động đoàn viên.',
      'UBND cấp xã | lead | Bố trí địa điểm.',
    ])
  })

  it('"Riêng …" is that unit’s own task', () => {
    expect(tasks('1. Các trường phổ thông\n- Gửi danh sách. Riêng Trường Chuyên gửi thêm kế hoạch.')).toEqual([
      'Các trường phổ thông | lead | Gửi danh sách.',
      'Trường Chuyên | lead | Riêng Trường Chuyên gửi thêm kế hoạch.',
    ])
  })

  it('a heading of unknown name among units is a unit; a topic among topics is none', () => {
    expect(tasks('1. Ban giám hiệu\n- Duyệt kinh phí.\n2. Giáo viên chủ nhiệm\n- Quyên góp sách.')).toEqual([
      'Ban giám hiệu | lead | Duyệt kinh phí.',
      'Giáo viên chủ nhiệm | lead | Quyên góp sách.',
    ])
    expect(
      tasks(
        '1. Công tác y tế\nTrung tâm Y tế cử tổ trực.\n2. Công tác an ninh\nCông an tỉnh xây dựng phương án; Sở Xây dựng phối hợp với Công an tỉnh phân luồng.',
      ),
    ).toEqual([
      'Trung tâm Y tế | lead | Trung tâm Y tế cử tổ trực.',
      'Công an tỉnh | lead | Công an tỉnh xây dựng phương án;',
      'Sở Xây dựng | coordinate | Sở Xây dựng phối hợp với Công an tỉnh phân luồng.',
    ])
  })

  it('names keep their own commas and "và"', () => {
    expect(
      tasks(
        '1. Vụ Các vấn đề chung về xây dựng pháp luật\n- Góp ý.\n2. Trung tâm Văn hóa, Thông tin và Thể thao treo băng rôn.',
      ),
    ).toEqual([
      'Vụ Các vấn đề chung về xây dựng pháp luật | lead | Góp ý.',
      'Trung tâm Văn hóa, Thông tin và Thể thao | lead | Trung tâm Văn hóa, Thông tin và Thể thao treo băng rôn.',
    ])
  })
})

describe('outside the assignment section', () => {
  it('a block says below its items who does them and when', () => {
    const plan = read(
      'II. NỘI DUNG\n1. Truyền thông\n- In tờ rơi.\n- Cơ quan thực hiện: Trung tâm Y tế.\n- Cơ quan phối hợp: Báo Quảng Trị.\n- Thời gian thực hiện: Quý II/2026.\n',
    )
    expect(plan.assignments).toMatchObject([
      {
        unit: 'Trung tâm Y tế',
        task: 'In tờ rơi.',
        coordinators: ['Báo Quảng Trị'],
        deadline: { kind: 'period', period: '2026-Q2' },
      },
    ])
  })

  it('aims, attendance and money give nobody a task', () => {
    expect(
      read(
        'I. MỤC ĐÍCH\n- Sở Y tế nâng cao chất lượng.\nII. THÀNH PHẦN\n- Mời Lãnh đạo Bộ Y tế.\nIII. KINH PHÍ\n1. Sở Tài chính bố trí kinh phí.\nIV. TỔ CHỨC THỰC HIỆN\n1. Sở Y tế\n- Tổng kết.',
      ).assignments,
    ).toHaveLength(1)
  })
})

describe('the event', () => {
  it('whose weekday is not that of its day is asked about; the day stays', () => {
    const titled = planFromLines(
      linesOf(
        `${HEAD.replace('Triển khai', 'Tổ chức Hội nghị triển khai')}I. THỜI GIAN\n1. Thời gian: 8h00, thứ Hai, ngày 28/5/2026\nII. TỔ CHỨC THỰC HIỆN\n1. Sở Y tế\n- Lập danh sách.`,
      ),
    )
    if (!titled.ok) throw new Error(titled.code)
    expect(titled.plan.event).toMatchObject({ date: '2026-05-28', time: '08:00' })
    expect(titled.plan.questions).toMatchObject([{ code: 'weekday_mismatch', line: 6 }])
  })
})

describe('reports', () => {
  it('without a unit are the reporting bodies’, with a question', () => {
    const plan = read('III. TỔ CHỨC THỰC HIỆN\n1. Chế độ báo cáo\n- Báo cáo tổng kết gửi trước ngày 15/12/2026.')
    expect(plan.assignments).toMatchObject([{ group: true, deadline: { date: '2026-12-15' } }])
    expect(plan.assignments[0]?.questions.map(({ code }) => code)).toContain('unit_inferred')
  })
})

describe('the document’s own date', () => {
  const cited = `${HEAD.replace('tháng 3', 'tháng 1').replace('KẾ HOẠCH\n', 'KẾ HOẠCH\n')}Thực hiện Quyết định số 9/QĐ-BYT ngày 10/11/2026 của Bộ Y tế, Sở Y tế xây dựng kế hoạch:\nI. TỔ CHỨC THỰC HIỆN\n1. Sở Y tế\n- Lập danh sách trước ngày 18/11.\n`

  it('is doubted when the plan cites later papers, kept as printed, and spoils no deadline', () => {
    const result = planFromLines(linesOf(cited))
    if (!result.ok) throw new Error(result.code)
    expect(result.plan.date).toBe('2026-01-05')
    expect(result.plan.questions.map(({ code }) => code)).toContain('document_date_doubtful')
    expect(result.plan.assignments[0]).toMatchObject({
      deadline: { date: '2026-11-18' },
      questions: [{ code: 'year_missing' }],
    })
  })
})

it('finding a verb ends, however often a noun that may be one comes', () => {
  expect(verbAt(`Các ${'đơn vị tham gia '.repeat(2000)}`, 3)).toBeGreaterThanOrEqual(-1)
})

describe('one time for several tasks, with an exception', () => {
  it('gives the exception its own deadline and the others the general one', () => {
    const { assignments } = read(
      'II. NỘI DUNG\n1. Truyền thông\n- Biên soạn tài liệu hỏi đáp.\n- Đăng tin, bài trên báo.\n- Cơ quan thực hiện: Sở Y tế.\n- Thời gian thực hiện: Thường xuyên, riêng việc biên soạn tài liệu hoàn thành trong quý II/2026.\nIII. TỔ CHỨC THỰC HIỆN\n1. Sở Y tế\n- Theo dõi, đôn đốc.',
    )
    expect(
      assignments.map(({ deadline, moreDeadlines }) => [deadline?.kind, moreDeadlines.map(({ kind }) => kind)]),
    ).toEqual([
      ['period', ['recurring']],
      ['recurring', ['period']],
      [undefined, []],
    ])
  })
})

describe('what is asked of bodies in a letter', () => {
  const letter = (body: string) => {
    const result = planFromLines(
      linesOf(
        `Số: 12/SYT-VP\nHuế, ngày 05 tháng 3 năm 2026\nV/v họp giao ban\nKính gửi:\n- Các bệnh viện;\n- Các phòng thuộc Sở.\n${body}`,
      ),
    )
    if (!result.ok) throw new Error(result.code)
    return result.plan.assignments.map(({ unit, task }) => `${unit} | ${task}`)
  }

  it('numbered acts below "đề nghị … sau:" are those bodies’, addressees and courtesy are none', () => {
    expect(
      letter(
        'Sở Y tế đề nghị các đơn vị thực hiện một số nội dung sau:\n1. Chuẩn bị báo cáo quý I.\n2. Cử 01 lãnh đạo dự họp.\nTrân trọng đề nghị các đơn vị quan tâm, phối hợp thực hiện./.',
      ),
    ).toEqual(['các đơn vị | Chuẩn bị báo cáo quý I.', 'các đơn vị | Cử 01 lãnh đạo dự họp.'])
  })

  it('a paragraph that asks for an act is a task', () => {
    expect(
      letter('1. Thời gian: 8h00 ngày 20/3/2026.\nĐề nghị các đơn vị gửi báo cáo trước ngày 18/3/2026./.'),
    ).toEqual(['các đơn vị | các đơn vị gửi báo cáo trước ngày 18/3/2026./.'])
  })
})

describe('bodies named after their kind', () => {
  it.each([
    [
      'Các Vụ: Pháp chế, Tài chính; các Cục: Trồng trọt, Thú y',
      ['Vụ Pháp chế', 'Vụ Tài chính', 'Cục Trồng trọt', 'Cục Thú y'],
    ],
    ['Các xã Tân Sơn, Sa Lý và Phong Vân', ['Xã Tân Sơn', 'Xã Sa Lý', 'Xã Phong Vân']],
    ['UBND các tỉnh: Bắc Ninh, Đồng Nai', ['UBND tỉnh Bắc Ninh', 'UBND tỉnh Đồng Nai']],
  ])('%s', (name, members) => {
    expect(unitOf(name)).toEqual({ unit: name, group: false, members })
  })

  it('a name with a comma of its own stays a class', () => {
    expect(unitOf('Các Sở Văn hóa, Thể thao và Du lịch').group).toBe(true)
  })
})
