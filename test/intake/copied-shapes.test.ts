// Shapes that plans take when they are copied, crawled or typed by small offices, each in a document of a few lines.
import { describe, expect, it } from 'vitest'
import type { Deadline, PlanDocument } from '../../src/core/plan-document.ts'
import { blocksOf } from '../../src/intake/blocks.ts'
import { planFromLines } from '../../src/intake/plan-from-lines.ts'
import { linesOf } from '../../src/intake/source.ts'

const HEAD = 'Số: 07/KH-UBND\nCam Lộ, ngày 05 tháng 3 năm 2026\nKẾ HOẠCH\nTriển khai phong trào đọc sách năm 2026\n'
const read = (body: string, head = HEAD): PlanDocument => {
  const result = planFromLines(linesOf(head + body))
  if (!result.ok) throw new Error(result.code)
  return result.plan
}
const day = (deadline: Deadline | null): string =>
  !deadline
    ? '-'
    : deadline.kind === 'date'
      ? `${deadline.bound === 'before' ? '<' : ''}${deadline.from ? `${deadline.from}..` : ''}${deadline.date}`
      : deadline.kind === 'period'
        ? String(deadline.period)
        : deadline.kind

/** Every task as "unit | task", with "C" before one that only helps. */
const tasks = (plan: PlanDocument): string[] =>
  plan.assignments.map(({ unit, role, task }) => `${role === 'lead' ? '' : 'C '}${unit} | ${task}`)
const dated = (plan: PlanDocument): string[] => plan.assignments.map(({ unit, deadline }) => `${unit} ${day(deadline)}`)
const section = (body: string): PlanDocument => read(`III. TỔ CHỨC THỰC HIỆN\n${body}`)

describe('who does it', () => {
  it('bodies in small letters are bodies, named as written', () => {
    expect(
      tasks(
        section(
          '1. trạm y tế xã\n- Khám sức khỏe.\n2. ban tuyên giáo xã biên tập tin bài.\n3. hội nông dân xã\n- Vận động hội viên.',
        ),
      ),
    ).toEqual([
      'trạm y tế xã | Khám sức khỏe.',
      'ban tuyên giáo xã | ban tuyên giáo xã biên tập tin bài.',
      'hội nông dân xã | Vận động hội viên.',
    ])
  })

  it('"Riêng" one of the bodies of a heading is that body’s own task', () => {
    expect(
      tasks(
        section('1. Văn phòng UBND xã, Phòng Kinh tế\n- Rà soát số liệu. Riêng Phòng Kinh tế lập thêm bảng kê vật tư.'),
      ),
    ).toEqual([
      'Văn phòng UBND xã, Phòng Kinh tế | Rà soát số liệu.',
      'Phòng Kinh tế | Riêng Phòng Kinh tế lập thêm bảng kê vật tư.',
    ])
  })

  it('stands behind the task: after a dash, in brackets, after a label', () => {
    expect(
      tasks(
        read(
          'II. NỘI DUNG\n1. Truyền thông\n- Treo băng rôn, khẩu hiệu trên trục đường chính - Trung tâm Văn hóa thực hiện.\n- Mở chuyên mục hỏi đáp trên cổng thông tin (Sở Tư pháp chủ trì).\n- Tổ chức đêm hội sách. Đơn vị thực hiện: Đoàn Thanh niên. Thời gian: Tháng 4/2026.\nIII. TỔ CHỨC THỰC HIỆN\n1. Sở Y tế\n- Tổng kết.',
        ),
      ).slice(0, 3),
    ).toEqual([
      'Trung tâm Văn hóa | Treo băng rôn, khẩu hiệu trên trục đường chính - Trung tâm Văn hóa thực hiện.',
      'Sở Tư pháp | Mở chuyên mục hỏi đáp trên cổng thông tin (Sở Tư pháp chủ trì).',
      'Đoàn Thanh niên | Tổ chức đêm hội sách. Đơn vị thực hiện: Đoàn Thanh niên. Thời gian: Tháng 4/2026.',
    ])
  })

  it('two bodies in one run-in paragraph have their own tasks', () => {
    expect(tasks(section('1. Công an xã: Giữ gìn trật tự; Trạm Y tế xã: Trực cấp cứu; phun khử khuẩn.'))).toEqual([
      'Công an xã | Giữ gìn trật tự;',
      'Trạm Y tế xã | Trực cấp cứu;',
      'Trạm Y tế xã | phun khử khuẩn.',
    ])
  })

  it('names of one kind before their common act are one subject', () => {
    const [task] = section(
      '1. Các sở: Y tế, Nội vụ, Giáo dục và Đào tạo cử công chức tham gia đoàn kiểm tra.',
    ).assignments
    expect(task).toMatchObject({ unit: 'Các sở: Y tế, Nội vụ, Giáo dục và Đào tạo', role: 'lead' })
    expect(task?.members.slice(0, 2)).toEqual(['Sở Y tế', 'Sở Nội vụ'])
  })
})

describe('labels', () => {
  it('below the last item speak of a), b) and c)', () => {
    expect(
      dated(
        read(
          'II. NỘI DUNG\n1. Công tác chuẩn bị\na) Lập danh mục sách.\nb) Sửa chữa phòng đọc.\nc) In thẻ bạn đọc.\n- Cơ quan thực hiện: Thư viện tỉnh.\n- Thời gian thực hiện: trước ngày 15/4/2026.\nIII. TỔ CHỨC THỰC HIỆN\n1. Sở Y tế\n- Tổng kết.',
        ),
      ).slice(0, 3),
    ).toEqual(['Thư viện tỉnh <2026-04-15', 'Thư viện tỉnh <2026-04-15', 'Thư viện tỉnh <2026-04-15'])
  })

  it('combined in one paragraph are taken apart', () => {
    const [one] = read(
      'II. NỘI DUNG\n1. Truyền thông\n- In tờ rơi.\n- Cơ quan chủ trì: Sở Y tế. Cơ quan phối hợp: Báo Quảng Trị, Sở Tài chính. Thời gian: Quý II/2026.\nIII. TỔ CHỨC THỰC HIỆN\n1. Sở Y tế\n- Tổng kết.',
    ).assignments
    expect(one).toMatchObject({
      unit: 'Sở Y tế',
      coordinators: ['Báo Quảng Trị', 'Sở Tài chính'],
      deadline: { kind: 'period', period: '2026-Q2' },
    })
  })

  it('may say what they are about before the colon', () => {
    expect(
      tasks(
        read(
          'II. NỘI DUNG\n1. Hội thi\n- Viết kịch bản.\n- Đơn vị thực hiện tại mục 1, 2: Đoàn trường.\nIII. TỔ CHỨC THỰC HIỆN\n1. Sở Y tế\n- Tổng kết.',
        ),
      )[0],
    ).toBe('Đoàn trường | Viết kịch bản.')
  })

  it('"4. Chủ trì: …" in a list of facts hands out nothing', () => {
    expect(
      tasks(
        read(
          'II. NỘI DUNG\n1. Thời gian: 8h00 ngày 20/4/2026.\n2. Địa điểm: Hội trường UBND.\n3. Thành phần: Các trường.\n4. Chủ trì: Chủ tịch UBND xã.\nIII. TỔ CHỨC THỰC HIỆN\n1. Văn phòng\n- Chuẩn bị hội trường.',
        ),
      ),
    ).toEqual(['Văn phòng | Chuẩn bị hội trường.'])
  })
})

describe('what only leads over', () => {
  it('a directive heads what is asked, and is no task', () => {
    expect(
      tasks(
        section(
          '1. Để phong trào đạt kết quả, Phòng Văn hóa yêu cầu:\n- Các trường học lập tủ sách lớp.\n- Trưởng thôn vận động nhân dân quyên góp.\n2. Đề nghị:\n- Tỉnh đoàn huy động đoàn viên.',
        ),
      ),
    ).toEqual([
      'Các trường học | Các trường học lập tủ sách lớp.',
      'Trưởng thôn | Trưởng thôn vận động nhân dân quyên góp.',
      'Tỉnh đoàn | Tỉnh đoàn huy động đoàn viên.',
    ])
  })

  it('a part is a section by what stands in it, whatever its name', () => {
    expect(
      tasks(
        read(
          'I. MỤC ĐÍCH\n1. Nâng cao nhận thức.\nII. CÁC BƯỚC TIẾN HÀNH\n1. Sở Y tế\n- Lập danh sách.\n2. Sở Tài chính\n- Cấp kinh phí.',
        ),
      ),
    ).toEqual(['Sở Y tế | Lập danh sách.', 'Sở Tài chính | Cấp kinh phí.'])
  })

  it('a reporting part is the reporting bodies’, a named body keeps its own', () => {
    const plan = section(
      '1. Sở Y tế\n- Tổng kết.\n2. Chế độ báo cáo\n- Các xã, phường báo cáo về Sở Y tế trước ngày 20/6/2026.\n- Báo cáo năm gửi trước ngày 10/12/2026.',
    )
    expect(dated(plan)).toEqual(['Sở Y tế -', 'Các xã, phường <2026-06-20', 'Các cơ quan, đơn vị <2026-12-10'])
    expect(plan.assignments[2]?.questions.map(({ code }) => code)).toContain('unit_inferred')
  })

  it('the courtesy at the end is no task; a last task that bears the closing sign is one', () => {
    expect(
      tasks(section('1. Sở Y tế\n- Lập danh sách.\nĐề nghị các cơ quan, đơn vị phối hợp triển khai thực hiện.')),
    ).toEqual(['Sở Y tế | Lập danh sách.'])
    expect(tasks(section('1. Sở Y tế\n- Lập danh sách.\nTổng hợp kết quả, báo cáo UBND tỉnh./.'))).toEqual([
      'Sở Y tế | Lập danh sách.',
      'Sở Y tế | Tổng hợp kết quả, báo cáo UBND tỉnh./.',
    ])
  })

  it('steps give their time to the bullets below them', () => {
    expect(
      dated(
        section(
          '1. Trường Tiểu học Cam Lộ\nBước 1: Chuẩn bị (từ ngày 10/4/2026 đến ngày 15/4/2026)\n- Lập danh sách lớp.\n- Mua sách.\nBước 2: Trao giải (ngày 25/4/2026)\n- In giấy khen.',
        ),
      ),
    ).toEqual([
      'Trường Tiểu học Cam Lộ 2026-04-10..2026-04-15',
      'Trường Tiểu học Cam Lộ 2026-04-10..2026-04-15',
      'Trường Tiểu học Cam Lộ 2026-04-25',
    ])
  })
})

describe('tables', () => {
  const table = (rows: string) => read(`II. PHÂN CÔNG NHIỆM VỤ\n${rows}`)

  it('with bars, a ruler and "nt" for the same as above', () => {
    const plan = table(
      '| TT | Nội dung | Đơn vị chủ trì | Thời gian |\n|---|---|---|---|\n| 1 | Lập danh mục sách | Thư viện tỉnh | Trước 10/4/2026 |\n| 2 | Mua sách | nt | nt |\n| 3 | Trao sách | Tỉnh đoàn | 25/4/2026 |\n',
    )
    expect(dated(plan)).toEqual(['Thư viện tỉnh <2026-04-10', 'Thư viện tỉnh <2026-04-10', 'Tỉnh đoàn 2026-04-25'])
  })

  it('whose head is broken over lines', () => {
    const plan = table(
      'TT\tNội dung\tĐơn vị\nchủ trì\tThời gian\thoàn thành\n1\tMua sách\tThư viện tỉnh\t10/4/2026\n2\tTrao sách\tTỉnh đoàn\t25/4/2026\n',
    )
    expect(plan.assignments.map(({ unit }) => unit)).toEqual(['Thư viện tỉnh', 'Tỉnh đoàn'])
  })

  it('with section rows, whose unit does not run on', () => {
    const plan = table(
      'TT\tNội dung\tĐơn vị chủ trì\tThời gian\nI\tChuẩn bị\t\t\n1\tMua sách\tThư viện tỉnh\t10/4/2026\nII\tTổng kết\tTổng kết\tTổng kết\n2\tTrao sách\t\t25/4/2026\n',
    )
    expect(tasks(plan)).toEqual(['Thư viện tỉnh | Mua sách'])
    expect(plan.questions.map(({ code }) => code)).toContain('unit_missing')
  })
})

describe('text that was copied or crawled', () => {
  it('numbers that were lost: parts in capitals and names alone on their lines', () => {
    expect(
      tasks(
        read(
          'MỤC ĐÍCH, YÊU CẦU\nNâng cao văn hóa đọc.\nTỔ CHỨC THỰC HIỆN\nSở Văn hóa, Thể thao và Du lịch\nXây dựng tủ sách lưu động.\nTổ chức hội thi kể chuyện.\nThư viện tỉnh\nBổ sung đầu sách.\n',
        ),
      ),
    ).toEqual([
      'Sở Văn hóa, Thể thao và Du lịch | Xây dựng tủ sách lưu động.',
      'Sở Văn hóa, Thể thao và Du lịch | Tổ chức hội thi kể chuyện.',
      'Thư viện tỉnh | Bổ sung đầu sách.',
    ])
  })

  it('paragraphs between blank lines: a line without one before it goes on', () => {
    const body = [
      'III. TỔ CHỨC THỰC HIỆN',
      '1. Sở Y tế',
      '- Lập danh sách\nTrường học đăng ký.',
      '- Tổng hợp\nsố liệu.',
      '- Trình\nhồ sơ.',
      '2. Sở Tài chính',
      '- Cấp phát\nkinh phí.',
      '- Quyết toán\nđúng hạn.',
      '- Công khai\nsố liệu.',
    ]
    const plan = read(body.join('\n\n'), HEAD.replaceAll('\n', '\n\n'))
    expect(tasks(plan)).toEqual([
      'Sở Y tế | Lập danh sách Trường học đăng ký.',
      'Sở Y tế | Tổng hợp số liệu.',
      'Sở Y tế | Trình hồ sơ.',
      'Sở Tài chính | Cấp phát kinh phí.',
      'Sở Tài chính | Quyết toán đúng hạn.',
      'Sở Tài chính | Công khai số liệu.',
    ])
  })

  const texts = (text: string): string[] =>
    blocksOf(linesOf(text)).map((block) => (block.kind === 'text' ? block.text : 'table'))

  it('headings in bold that are glued to what follows them are lines of their own', () => {
    expect(texts('**I. MỤC ĐÍCH****1. Yêu cầu**\n- Đúng hạn.**2. Nội dung**')).toEqual([
      'MỤC ĐÍCH',
      'Yêu cầu',
      'Đúng hạn.',
      'Nội dung',
    ])
  })

  it('italics are taken off, over a line’s end too; a star that begins an item stays one', () => {
    expect(texts('*Cam Lộ, ngày 05\ntháng 3 năm 2026 *')).toEqual(['Cam Lộ, ngày 05 tháng 3 năm 2026'])
    expect(texts('- *Sở Y tế*: Lập danh sách.')).toEqual(['Sở Y tế: Lập danh sách.'])
    expect(blocksOf(linesOf('* Sở Y tế'))[0]).toMatchObject({ marker: { style: 'star' }, text: 'Sở Y tế' })
  })

  it('a number alone on its line belongs to the next one', () => {
    expect(blocksOf(linesOf('IV.\nTỔ CHỨC THỰC HIỆN'))[0]).toMatchObject({ marker: { style: 'roman' } })
  })
})

describe('several plans in one file', () => {
  const PLAN = 'I. MỤC ĐÍCH\n1. Nâng cao nhận thức.\nII. TỔ CHỨC THỰC HIỆN\n1. Thư viện tỉnh\n- Mua sách.\n'
  const END = 'Nơi nhận:\n- Như trên;\n- Lưu: VT.\nTM. ỦY BAN NHÂN DÂN\nCHỦ TỊCH\nTrần Văn Bình\n'

  it('an annex that is a plan of its own is read as one', () => {
    expect(
      tasks(
        section(
          `1. Sở Y tế\n- Tổng kết.\n${END}PHỤ LỤC I\nKẾ HOẠCH THI KỂ CHUYỆN\nI. NỘI DUNG\n1. Thể lệ.\nII. TỔ CHỨC THỰC HIỆN\n1. Tỉnh đoàn\n- Chấm thi.\n`,
        ),
      ),
    ).toEqual(['Sở Y tế | Tổng kết.', 'Tỉnh đoàn | Chấm thi.'])
  })

  it.each([
    ['QUYẾT ĐỊNH', 'Ban hành Kế hoạch đọc sách', 'Điều 1. Ban hành kèm theo Quyết định này Kế hoạch đọc sách.'],
    ['NGHỊ QUYẾT', 'Về Kế hoạch đọc sách', 'Điều 1. Thông qua Kế hoạch đọc sách.'],
  ])('a plan attached to a paper (%s) is the one that is read', (kind, title, article) => {
    const number = kind === 'QUYẾT ĐỊNH' ? '15/QĐ-UBND' : '15/NQ-HĐND'
    const plan = read(
      `${article}\nĐiều 2. Quyết định này có hiệu lực kể từ ngày ký.\n${END}KẾ HOẠCH\nĐọc sách năm 2026\n${PLAN}${END}`,
      `Số: ${number}\nCam Lộ, ngày 05 tháng 3 năm 2026\n${kind}\n${title}\n`,
    )
    expect(tasks(plan)).toEqual(['Thư viện tỉnh | Mua sách.'])
    expect(plan.number).toBe(number)
  })
})

describe('the documents that a plan cites', () => {
  const cite = (sentence: string) =>
    read(`${sentence}\nI. TỔ CHỨC THỰC HIỆN\n1. Sở Y tế\n- Tổng kết.`).questions.map(({ code }) => code)

  it('a cited paper of a later day casts doubt on the plan’s date, an announced event does not', () => {
    expect(cite('Căn cứ Công văn số 9/SYT-VP ngày 20/5/2026 của Sở Y tế, UBND xã xây dựng Kế hoạch:')).toContain(
      'document_date_doubtful',
    )
    expect(
      cite(
        'Thực hiện Công văn số 9/SYT-VP ngày 20/02/2026 về tổ chức ngày hội vào ngày 21/4/2026, UBND xã xây dựng Kế hoạch:',
      ),
    ).not.toContain('document_date_doubtful')
  })
})

describe('lines without end', () => {
  const LENGTH = 200_000
  it.each([
    ['blanks', `a${' '.repeat(LENGTH)}b`],
    ['tabs', `a${'\t'.repeat(LENGTH)}b`],
    ['dashes', '- '.repeat(LENGTH / 2)],
    ['bold marks', 'a**b'.repeat(LENGTH / 4)],
    ['names', 'Sở Y tế; '.repeat(LENGTH / 9)],
    ['bars', 'a | '.repeat(LENGTH / 4)],
  ])('of %s end', (_, line) => {
    expect(planFromLines(linesOf(`${HEAD}III. TỔ CHỨC THỰC HIỆN\n1. Sở Y tế\n- ${line}`)).ok).toBe(true)
  })
})
