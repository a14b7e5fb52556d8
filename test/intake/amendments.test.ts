// Letters, invitations and decisions that change a plan which they cite: phrase by phrase, and those that only cite one.
import { describe, expect, it } from 'vitest'
import type { Amendment, Deadline, PlanChange, TaskMeant } from '../../src/core/plan-document.ts'
import { planFromLines } from '../../src/intake/plan-from-lines.ts'
import { linesOf } from '../../src/intake/source.ts'

const HEAD = (number: string, kind: string) => `BỘ NGOẠI VỤ          CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
                         Độc lập - Tự do - Hạnh phúc
Số: ${number}          Hà Nội, ngày 14 tháng 4 năm 2026
${kind}
`
const END = `

Nơi nhận:                    KT. BỘ TRƯỞNG
- Như trên;                  THỨ TRƯỞNG
- Lưu: VT, VP.               Đỗ Văn Khải`
const CITED = 'Kế hoạch số 812/KH-BNGV ngày 02/4/2026 của Bộ Ngoại vụ'

/** A letter with this text, under a subject that says a change. */
const letter = (body: string, subject = 'V/v điều chỉnh một số nội dung Kế hoạch số 812/KH-BNGV'): string =>
  `${HEAD('955/BNGV-VP', subject)}
Kính gửi: Ủy ban nhân dân các tỉnh, thành phố trực thuộc Trung ương.

Ngày 02/4/2026, Bộ Ngoại vụ ban hành ${CITED} về tổ chức Hội nghị ngoại vụ toàn quốc. ${body}
Bộ Ngoại vụ trân trọng thông báo./.${END}`

/** Lines of the body broken at 80 characters, blanks doubled where a line is justified. */
const wrapped = (text: string): string =>
  text
    .split('\n')
    .map((line) =>
      line.length < 100 ? line : line.replace(/(.{60,80})\s/gu, '$1\n').replace(/(?<=,) (?=\p{L})/u, '  '),
    )
    .join('\n')

const read = (text: string): Amendment | null => {
  const result = planFromLines(linesOf(text))
  return result.ok ? result.plan.amends : null
}

const when = (deadline: Deadline | null): string =>
  deadline === null
    ? '-'
    : deadline.kind === 'date'
      ? [deadline.bound, deadline.date.slice(5), deadline.time].filter(Boolean).join(' ')
      : deadline.kind === 'relative'
        ? `${deadline.days} ${deadline.anchor}`
        : deadline.kind
const meant = ({ place, unit, words, deadline }: TaskMeant): string =>
  [
    place ? `@${place.path.join('.')}${place.bullet ? `-${place.bullet}` : ''}` : '',
    unit ? `<${unit}>` : '',
    words ? `"${words}"` : '',
    deadline ? `was ${when(deadline)}` : '',
  ]
    .filter(Boolean)
    .join(' ')

const short = (change: PlanChange): string => {
  switch (change.kind) {
    case 'event_date': {
      const to = change.window ? `${change.window.from}..${change.window.to}` : change.date
      return ['event', change.from?.slice(5), '→', to, change.time].filter(Boolean).join(' ')
    }
    case 'event_place':
      return ['place', change.form, ...change.venues].filter(Boolean).join(' ')
    case 'deadline':
      return `deadline ${meant(change.task)} → ${change.shift ? `+${change.shift.days} ${change.shift.unit}` : when(change.deadline)}`
    case 'unit':
      return `unit ${meant(change.task)} ${change.from} → ${change.to}`
    case 'task_added':
      return `add ${change.assignment.unit}: ${change.assignment.task} (${when(change.assignment.deadline)})`
    case 'task_dropped':
      return `drop ${meant(change.task)}`
    case 'wording':
      return `wording ${meant(change.task)} ${change.from} → ${change.to}`.replace(/\s+/g, ' ')
    default:
      return change.kind
  }
}

const EVENT: [string, string[]][] = [
  [
    'Nay Bộ Ngoại vụ điều chỉnh thời gian tổ chức Hội nghị từ ngày 22/4/2026 sang ngày 25/4/2026.',
    ['event 04-22 → 2026-04-25'],
  ],
  [
    'Bộ Ngoại vụ điều chỉnh thời gian tổ chức Hội nghị từ 08 giờ 00 ngày 22/4/2026 sang 14 giờ 00 ngày 25/4/2026.',
    ['event 04-22 → 2026-04-25 14:00'],
  ],
  ['Bộ Ngoại vụ lùi thời gian tổ chức Hội nghị đến 8h00 ngày 25 tháng 4 năm 2026.', ['event → 2026-04-25 08:00']],
  ['Do công việc đột xuất, Hội nghị được dời sang 7h30 ngày 28/4/2026 (thứ Ba).', ['event → 2026-04-28 07:30']],
  [
    'Hội nghị ngoại vụ toàn quốc dự kiến tổ chức vào ngày 22/4/2026 được lùi sang ngày 27/4/2026.',
    ['event 04-22 → 2026-04-27'],
  ],
  [
    'Thời gian tổ chức Hội nghị được điều chỉnh thành ngày 29/4/2026 (thay cho ngày 22/4/2026).',
    ['event 04-22 → 2026-04-29'],
  ],
  ['Bộ Ngoại vụ dời lịch tổ chức Hội nghị sang ngày 05/5/2026.', ['event → 2026-05-05']],
  ['Thay đổi lịch họp từ ngày 22/4/2026 sang ngày 24/4/2026.', ['event 04-22 → 2026-04-24']],
  ['Chuyển thời gian khai mạc Hội nghị từ 8h00 sang 13h30 ngày 22/4/2026.', ['event → 2026-04-22 13:30']],
  ['Điều chỉnh thời gian tổ chức Hội nghị như sau: ngày 06 tháng 5 năm 2026.', ['event → 2026-05-06']],
  [
    'Nay điều chỉnh thời gian tổ chức lớp tập huấn từ ngày 22-23/4/2026 sang ngày 29-30/4/2026.',
    ['event → 2026-04-29..2026-04-30'],
  ],
  ['Hoãn tổ chức Hội nghị cho đến khi có thông báo mới.', ['event_postponed']],
  ['Vì lý do khách quan, Bộ Ngoại vụ tạm hoãn Hội nghị; thời gian tổ chức sẽ thông báo sau.', ['event_postponed']],
  ['Hội nghị ngoại vụ toàn quốc tạm hoãn do ảnh hưởng của bão.', ['event_postponed']],
  ['Lùi thời gian tổ chức Hội nghị sang thời gian khác, Bộ Ngoại vụ sẽ thông báo sau.', ['event_postponed']],
  ['Chưa tổ chức Hội nghị theo thời gian dự kiến, thời gian cụ thể sẽ được thông báo sau.', ['event_postponed']],
  ['Bộ Ngoại vụ quyết định không tổ chức Hội nghị.', ['event_cancelled']],
  ['Hủy tổ chức Hội nghị ngoại vụ toàn quốc năm 2026.', ['event_cancelled']],
  ['Huỷ bỏ việc tổ chức Hội nghị nêu trên.', ['event_cancelled']],
  ['Hội nghị ngoại vụ toàn quốc năm 2026 sẽ không tổ chức nữa.', ['event_cancelled']],
  ['Chuyển hình thức tổ chức Hội nghị từ trực tiếp sang trực tuyến.', ['place online']],
  ['Hội nghị chuyển sang hình thức trực tiếp kết hợp trực tuyến.', ['place hybrid']],
  ['Thay đổi hình thức tổ chức: chuyển từ trực tuyến sang trực tiếp.', ['place in_person']],
  [
    'Thay đổi địa điểm tổ chức Hội nghị từ Trụ sở Bộ sang Trung tâm Hội nghị Quốc gia.',
    ['place Trung tâm Hội nghị Quốc gia'],
  ],
  [
    'Địa điểm tổ chức Hội nghị được chuyển đến Hội trường tầng 3, Nhà khách Chính phủ.',
    ['place Hội trường tầng 3, Nhà khách Chính phủ'],
  ],
  [
    'Điều chỉnh thời gian tổ chức Hội nghị từ ngày 22/4/2026 sang ngày 25/4/2026; đồng thời chuyển sang hình thức trực tuyến.',
    ['event 04-22 → 2026-04-25', 'place online'],
  ],
  [
    'Bộ Ngoại vụ thông báo điều chỉnh một số nội dung như sau:\n- Thời gian tổ chức Hội nghị: 8h00 ngày 27/4/2026.\n- Địa điểm tổ chức Hội nghị: Hội trường B, Trụ sở Bộ.',
    ['event → 2026-04-27 08:00', 'place Hội trường B, Trụ sở Bộ'],
  ],
  [
    'Bộ Ngoại vụ điều chỉnh một số nội dung như sau:\n1. Thời gian khai mạc lớp tập huấn: ngày 28/4/2026.',
    ['event → 2026-04-28'],
  ],
  [
    'Điều chỉnh thời gian, địa điểm tổ chức Hội nghị như sau:\n- Thời gian: 14 giờ 00 ngày 27/4/2026.\n- Địa điểm: Hội trường B, Trụ sở Bộ.',
    ['event → 2026-04-27 14:00', 'place Hội trường B, Trụ sở Bộ'],
  ],
  [
    'Điều chỉnh thời gian tổ chức Hội nghị như sau:\n- Thời gian cũ: 8h00 ngày 22/4/2026.\n- Thời gian mới: 8h00 ngày 28/4/2026.',
    ['event → 2026-04-28 08:00'],
  ],
]

const TASKS: [string, string[]][] = [
  [
    'Thời hạn gửi danh sách đại biểu được lùi đến trước ngày 23/4/2026.',
    ['deadline "gửi danh sách đại biểu" → before 04-23'],
  ],
  ['Gia hạn thời gian gửi báo cáo tham luận đến hết ngày 24/4/2026.', ['deadline "gửi báo cáo tham luận" → by 04-24']],
  [
    'Điều chỉnh thời hạn gửi danh sách đại biểu tại điểm 5 mục III từ trước ngày 18/4/2026 thành trước ngày 20/4/2026.',
    ['deadline @III.5 "gửi danh sách đại biểu" was before 04-18 → before 04-20'],
  ],
  [
    'Thời hạn hoàn thành báo cáo tổng hợp của Vụ Châu Âu lùi đến ngày 21/4/2026.',
    ['deadline <Vụ Châu Âu> "báo cáo tổng hợp" → by 04-21'],
  ],
  [
    'Gia hạn cho UBND tỉnh Lào Cai gửi danh sách đại biểu đến hết ngày 23/4/2026.',
    ['deadline <UBND tỉnh Lào Cai> "gửi danh sách đại biểu" → by 04-23'],
  ],
  ['Lùi thời hạn gửi tham luận thêm 03 ngày.', ['deadline "gửi tham luận" → +3 day']],
  ['Gia hạn thời gian nộp báo cáo thêm 05 ngày làm việc.', ['deadline "nộp báo cáo" → +5 working_day']],
  [
    'Thời gian gửi tài liệu về Văn phòng Bộ được điều chỉnh thành chậm nhất 16 giờ 00 ngày 21/4/2026.',
    ['deadline "gửi tài liệu" → by 04-21 16:00'],
  ],
  [
    'Sửa đổi thời hạn gửi báo cáo tại khoản 2 mục IV thành "trước 05 ngày tổ chức Hội nghị".',
    ['deadline @IV.2 "gửi báo cáo" → -5 event'],
  ],
  [
    'Rút ngắn thời hạn gửi danh sách đại biểu xuống trước ngày 16/4/2026 (thay vì trước ngày 18/4/2026).',
    ['deadline "gửi danh sách đại biểu" was before 04-18 → before 04-16'],
  ],
  [
    'Kéo dài thời gian thực hiện rà soát thỏa thuận quốc tế từ ngày 20/4/2026 đến ngày 30/4/2026.',
    ['deadline "rà soát thỏa thuận quốc tế" → by 04-30'],
  ],
  [
    'Điều chỉnh thời hạn như sau:\n- Thời hạn gửi tham luận: trước ngày 22/4/2026.',
    ['deadline "gửi tham luận" → before 04-22'],
  ],
  [
    'Giao Vụ Châu Á thay Vụ Châu Âu chuẩn bị tài liệu Hội nghị.',
    ['unit <Vụ Châu Âu> "tài liệu Hội nghị" Vụ Châu Âu → Vụ Châu Á'],
  ],
  [
    'Giao Sở Ngoại vụ thay cho Sở Kế hoạch và Đầu tư chủ trì xây dựng kịch bản điều hành.',
    ['unit <Sở Kế hoạch và Đầu tư> "xây dựng kịch bản điều hành" Sở Kế hoạch và Đầu tư → Sở Ngoại vụ'],
  ],
  ['Thay Vụ Châu Âu bằng Vụ Châu Á tại điểm 3 mục III.', ['unit @III.3 <Vụ Châu Âu> Vụ Châu Âu → Vụ Châu Á']],
  [
    'Chuyển nhiệm vụ in tài liệu từ Cục Lễ tân sang Văn phòng Bộ.',
    ['unit <Cục Lễ tân> "in tài liệu" Cục Lễ tân → Văn phòng Bộ'],
  ],
  [
    'Sở Tài chính tiếp nhận, thực hiện các nhiệm vụ của Sở Kế hoạch và Đầu tư nêu tại Kế hoạch.',
    ['unit <Sở Kế hoạch và Đầu tư> Sở Kế hoạch và Đầu tư → Sở Tài chính'],
  ],
  [
    'Bổ sung nhiệm vụ: Giao Cục Lễ tân bố trí phương tiện đón đại biểu trước ngày 21/4/2026.',
    ['add Cục Lễ tân: bố trí phương tiện đón đại biểu trước ngày 21/4/2026 (before 04-21)'],
  ],
  [
    'Bổ sung nhiệm vụ cho Vụ Châu Á: chuẩn bị bài phát biểu khai mạc, hoàn thành trước ngày 20/4/2026.',
    ['add Vụ Châu Á: chuẩn bị bài phát biểu khai mạc, hoàn thành trước ngày 20/4/2026 (before 04-20)'],
  ],
  [
    'Bổ sung điểm 9 mục III như sau:\n"9. Cục Cơ yếu: Bảo đảm đường truyền của Hội nghị trước ngày 19/4/2026."',
    ['add Cục Cơ yếu: Bảo đảm đường truyền của Hội nghị trước ngày 19/4/2026 (before 04-19)'],
  ],
  ['Bãi bỏ nội dung tại điểm 3 mục III.', ['drop @III.3']],
  ['Bỏ nhiệm vụ in kỷ yếu của Văn phòng Bộ.', ['drop <Văn phòng Bộ> "in kỷ yếu"']],
  [
    'Không thực hiện nội dung "Tổ chức triển lãm ảnh" nêu tại gạch đầu dòng thứ hai điểm 4 mục III.',
    ['drop @III.4-2 "Tổ chức triển lãm ảnh"'],
  ],
  [
    'Thay cụm từ "trước ngày 18/4/2026" bằng cụm từ "trước ngày 20/4/2026" tại điểm 5 mục III.',
    ['wording @III.5 trước ngày 18/4/2026 → trước ngày 20/4/2026'],
  ],
  ['Sửa cụm từ “Vụ Châu Âu” thành “Vụ Châu Á” tại mục III.', ['wording @III Vụ Châu Âu → Vụ Châu Á']],
  ['Tại điểm a khoản 2 mục IV đã in “63 tỉnh”, nay sửa lại là “34 tỉnh”.', ['wording @IV.2.1 63 tỉnh → 34 tỉnh']],
  [
    'Đính chính ngày ban hành: đã in là "ngày 02 tháng 04 năm 2025", nay đính chính thành "ngày 02 tháng 4 năm 2026".',
    ['wording ngày 02 tháng 04 năm 2025 → ngày 02 tháng 4 năm 2026'],
  ],
  ['Bỏ cụm từ "và các đơn vị liên quan" tại điểm 1 mục III.', ['wording @III.1 và các đơn vị liên quan → ']],
]

const SUBJECTS = [
  'V/v điều chỉnh thời gian tổ chức Hội nghị theo Kế hoạch số 812/KH-BNGV',
  'V/v lùi thời gian tổ chức Hội nghị ngoại vụ toàn quốc',
  'V/v thay đổi một số nội dung Kế hoạch',
  'V/v sửa đổi, bổ sung Kế hoạch số 812/KH-BNGV ngày 02/4/2026',
]

/** Texts that cite a plan and change nothing of it; under a plain subject. */
const NOTHING: string[] = [
  'Để chuẩn bị Hội nghị, đề nghị các địa phương gửi danh sách đại biểu trước ngày 18/4/2026.',
  'Đề nghị các địa phương cử đại biểu tham dự Hội nghị đúng thành phần, thời gian.',
  'Nếu có thay đổi về đại biểu, đề nghị thông báo về Văn phòng Bộ trước ngày 18/4/2026.',
  'Trường hợp thay đổi thời gian tổ chức Hội nghị, Bộ Ngoại vụ sẽ thông báo sau.',
  'Trong quá trình thực hiện, nếu có vướng mắc cần điều chỉnh, bổ sung, đề nghị phản ánh về Bộ.',
  'Đề nghị các đơn vị chủ động điều chỉnh lịch công tác để dự Hội nghị ngày 22/4/2026.',
  'Sở Ngoại vụ kính đề nghị Bộ xem xét, cho phép lùi thời hạn gửi báo cáo đến ngày 25/4/2026.',
  'Sở Ngoại vụ xin gia hạn thời gian gửi danh sách đại biểu đến ngày 21/4/2026.',
  'Thời gian tổ chức Hội nghị không thay đổi so với Kế hoạch.',
  'Các đội dự thi có mặt trước 7h00 ngày 22/4/2026.',
  'Bộ Ngoại vụ không tổ chức ăn trưa cho đại biểu.',
  'Đề nghị các địa phương bổ sung kinh phí bảo đảm đường truyền.',
  'Đề nghị hoàn thành báo cáo và gửi về Bộ trước ngày 18/4/2026.',
  'Đến nay còn 12 địa phương chưa gửi danh sách, đề nghị khẩn trương gửi trước ngày 20/4/2026.',
  'Bộ Ngoại vụ thông báo chương trình Hội nghị và danh sách điểm cầu.',
  'Hội nghị diễn ra từ 8h00 đến 11h30 ngày 22/4/2026 theo Kế hoạch.',
  'Ông Trần Văn Hoàn làm đầu mối, điện thoại 0912 000 000.',
  'Đề nghị rà soát, sửa đổi, bổ sung quy chế phối hợp của địa phương.',
]

describe('a letter that changes a plan', () => {
  it.each(EVENT)('%s', (body, expected) => {
    const amends = read(letter(body))
    expect(amends).toMatchObject({ number: '812/KH-BNGV', date: '2026-04-02', issuer: 'Bộ Ngoại vụ', replaces: false })
    expect(amends?.changes.map(short)).toEqual(expected)
  })

  it.each(TASKS)('%s', (body, expected) => {
    expect(read(letter(body))?.changes.map(short)).toEqual(expected)
  })

  it.each([...EVENT, ...TASKS])('broken into lines as a PDF has them: %s', (body, expected) => {
    expect(read(wrapped(letter(body)))?.changes.map(short)).toEqual(expected)
  })

  it('names the plan that is changed, not the one that it rests on', () => {
    const body = `Căn cứ Kế hoạch số 100/KH-CP ngày 05/01/2026 của Chính phủ, Bộ Ngoại vụ điều chỉnh ${CITED}: lùi thời gian tổ chức Hội nghị sang ngày 25/4/2026.`
    const text = letter('').replace(/Ngày 02[\s\S]*toàn quốc\. /, body)
    expect(read(text.replace(' Kế hoạch số 812/KH-BNGV\n', ' Kế hoạch\n'))).toMatchObject({
      number: '812/KH-BNGV',
      changes: [{ kind: 'event_date', date: '2026-04-25' }],
    })
  })

  it.each(SUBJECTS)('under the subject "%s"', (subject) => {
    const amends = read(letter('Nay Bộ Ngoại vụ lùi thời gian tổ chức Hội nghị sang ngày 25/4/2026.', subject))
    expect(amends?.number).toBe('812/KH-BNGV')
    expect(amends?.changes.map(short)).toEqual(['event → 2026-04-25'])
  })

  it('says it in the text alone, under a subject that announces nothing', () => {
    const body =
      'Do trùng lịch công tác, thời gian tổ chức Hội nghị được điều chỉnh từ ngày 22/4/2026 sang ngày 24/4/2026.'
    expect(read(letter(body, 'V/v tổ chức Hội nghị ngoại vụ toàn quốc'))?.changes.map(short)).toEqual([
      'event 04-22 → 2026-04-24',
    ])
  })

  it('knows that the rest stays, and quotes its words with their line', () => {
    const text = letter(
      'Thời hạn gửi tham luận được lùi đến trước ngày 23/4/2026. Các nội dung khác giữ nguyên theo Kế hoạch số 812/KH-BNGV.',
    )
    const amends = read(text)!
    expect(amends.keepsRest).toBe(true)
    expect(amends.changes).toHaveLength(1)
    const [change] = amends.changes
    expect(text.split('\n')[change!.line - 1]).toContain(change!.words.slice(0, 30))
  })

  it('keeps what it cannot read as said', () => {
    const amends = read(letter('Các mốc thời gian thực hiện nhiệm vụ khác được điều chỉnh tương ứng.'))
    expect(amends?.changes.map(short)).toEqual(['unread'])
  })

  it('says several things at once', () => {
    const amends = read(
      letter(
        'Bộ Ngoại vụ điều chỉnh một số nội dung như sau:\n1. Lùi thời gian tổ chức Hội nghị từ ngày 22/4/2026 sang ngày 27/4/2026.\n2. Thời hạn gửi danh sách đại biểu được lùi đến trước ngày 24/4/2026.\n3. Giao Vụ Châu Á thay Vụ Châu Âu chuẩn bị tài liệu Hội nghị.\n4. Các nội dung khác giữ nguyên.',
      ),
    )
    expect(amends?.changes.map(({ kind }) => kind)).toEqual(['event_date', 'deadline', 'unit'])
  })
})

describe('a letter that only cites a plan', () => {
  it.each(NOTHING)('%s', (body) => {
    expect(read(letter(body, 'V/v tổ chức Hội nghị ngoại vụ toàn quốc'))).toBeNull()
  })

  it.each(['V/v đề nghị lùi thời hạn gửi báo cáo', 'V/v xin gia hạn thời gian gửi danh sách đại biểu'])(
    'asks for a change: %s',
    (subject) => {
      expect(read(letter('Sở Ngoại vụ lùi thời hạn gửi báo cáo đến ngày 25/4/2026.', subject))).toBeNull()
    },
  )

  it('is a plan of its own that rests on another', () => {
    const text = `${HEAD('31/KH-SNGV', 'KẾ HOẠCH')}Triển khai công tác ngoại vụ năm 2026

Căn cứ ${CITED} về công tác ngoại vụ, Sở Ngoại vụ ban hành Kế hoạch như sau:
I. MỤC ĐÍCH
Kịp thời điều chỉnh, bổ sung nhiệm vụ phù hợp thực tế.
II. TỔ CHỨC THỰC HIỆN
1. Văn phòng Sở
- Tổng hợp, báo cáo trước ngày 30/6/2026.
- Tham mưu điều chỉnh thời gian tổ chức Hội nghị khi cần thiết.
2. Phòng Lễ tân
- Bố trí xe đón khách.${END}`
    expect(read(text)).toBeNull()
  })
})

describe('an invitation', () => {
  const invitation = (body: string, cites = `Thực hiện ${CITED} về tổ chức Hội nghị ngoại vụ toàn quốc, `) =>
    `${HEAD('77/GM-BNGV', 'GIẤY MỜI')}Dự Hội nghị ngoại vụ toàn quốc

Kính gửi: Lãnh đạo UBND các tỉnh, thành phố.

${cites}Bộ Ngoại vụ trân trọng kính mời đồng chí tham dự Hội nghị ngoại vụ toàn quốc năm 2026, cụ thể như sau:
${body}
Rất mong đồng chí sắp xếp thời gian tham dự./.${END}`
  const STATES = '1. Thời gian: 08 giờ 00, thứ Bảy, ngày 25/4/2026.\n2. Địa điểm: Trung tâm Hội nghị Quốc gia.'

  it('to the event of a plan states its real day, hour and place', () => {
    const amends = read(invitation(STATES))
    expect(amends?.changes.map(short)).toEqual(['event → 2026-04-25 08:00', 'place Trung tâm Hội nghị Quốc gia'])
    expect(amends?.changes[0]).toMatchObject({ invitation: expect.stringContaining('Hội nghị ngoại vụ toàn quốc') })
  })

  it('that cites no plan amends none', () => {
    expect(read(invitation(STATES, ''))).toBeNull()
  })
})

describe('other papers', () => {
  it('a decision that amends', () => {
    const text = `${HEAD('412/QĐ-BNGV', 'QUYẾT ĐỊNH')}Về việc điều chỉnh, bổ sung Kế hoạch số 812/KH-BNGV ngày 02/4/2026

BỘ TRƯỞNG BỘ NGOẠI VỤ

Căn cứ Nghị định số 28/2025/NĐ-CP ngày 24/02/2025 của Chính phủ;
Theo đề nghị của Chánh Văn phòng Bộ,

QUYẾT ĐỊNH:

Điều 1. Điều chỉnh thời gian tổ chức Hội nghị tại mục II ${CITED} từ ngày 22/4/2026 sang ngày 28/4/2026.
Điều 2. Quyết định này có hiệu lực kể từ ngày ký.
Điều 3. Chánh Văn phòng Bộ và các đơn vị liên quan chịu trách nhiệm thi hành Quyết định này./.${END}`
    const amends = read(text)
    expect(amends).toMatchObject({ number: '812/KH-BNGV', date: '2026-04-02' })
    expect(amends?.changes.map(short)).toEqual(['event 04-22 → 2026-04-28'])
  })

  it('a list of misprints in a table', () => {
    const text = `${HEAD('33/ĐC-BNGV', 'ĐÍNH CHÍNH')}${CITED}

TT | Vị trí | Đã in | Sửa lại là
1 | Điểm 5 mục III | trước ngày 18/4/2025 | trước ngày 18/4/2026
2 | Điểm 2 mục III | 63 tỉnh | 34 tỉnh
${END}`
    expect(read(text.replaceAll(' | ', '\t'))?.changes.map(short)).toEqual([
      'wording @III.5 trước ngày 18/4/2025 → trước ngày 18/4/2026',
      'wording @III.2 63 tỉnh → 34 tỉnh',
    ])
  })

  it.each([
    ['Kế hoạch này thay thế Kế hoạch số 812/KH-BNGV ngày 02/4/2026.', 'Tổ chức Hội nghị ngoại vụ toàn quốc'],
    [
      `Sau khi rà soát ${CITED}, Bộ Ngoại vụ điều chỉnh Kế hoạch như sau.`,
      '(điều chỉnh) Tổ chức Hội nghị ngoại vụ toàn quốc',
    ],
  ])('a whole plan in place of another: %s', (sentence, title) => {
    const text = `${HEAD('901/KH-BNGV', 'KẾ HOẠCH')}${title}

${sentence}
I. THỜI GIAN
Thời gian: 8h00 ngày 28/4/2026.
II. TỔ CHỨC THỰC HIỆN
1. Văn phòng Bộ
- Gửi giấy mời trước ngày 18/4/2026.
2. Cục Lễ tân
- Bố trí hội trường trước ngày 20/4/2026.${END}`
    expect(read(text)).toMatchObject({ number: '812/KH-BNGV', replaces: true, changes: [] })
  })
})
