// Whole plans: every task with its unit, role and deadline, none invented.
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import type { Deadline, PlanAssignment, PlanDocument } from '../../src/core/plan-document.ts'
import { fold } from '../../src/intake/fold.ts'
import { readPlan } from '../../src/intake/plan-document.ts'

const read = async (url: URL): Promise<PlanDocument> => {
  const result = await readPlan(new Uint8Array(readFileSync(url)), url.pathname)
  if (!result.ok) throw new Error(result.code)
  return result.plan
}
const sample = () => read(new URL('../../locales/sample-plan.vi.txt', import.meta.url))
const fixture = (name: string) => read(new URL(`../fixtures/plans/${name}.txt`, import.meta.url))

const when = (deadline: Deadline | null): string | null => {
  if (!deadline) return null
  switch (deadline.kind) {
    case 'date':
      return [deadline.bound, deadline.from, deadline.date, deadline.time].filter(Boolean).join(' ')
    case 'relative':
      return `${deadline.days} ${deadline.unit} ${deadline.anchor}`
    case 'relative_month':
      return `${deadline.months} months, day ${deadline.day}`
    case 'period':
      return [deadline.from, deadline.period].filter(Boolean).join(' ')
    case 'recurring':
      return [deadline.every, deadline.month, deadline.day].filter(Boolean).join(' ')
  }
}
const row = (one: PlanAssignment) => [one.id, one.unit + (one.group ? ' *' : ''), one.role, when(one.deadline)]
const codes = (plan: PlanDocument) =>
  [...plan.questions, ...plan.assignments.flatMap((one) => one.questions)].map(({ code }) => code).sort()

describe('the sample plan', () => {
  it('gives every task to its unit', async () => {
    const provinces = 'Ủy ban nhân dân các tỉnh, thành phố trực thuộc Trung ương *'
    expect((await sample()).assignments.map(row)).toEqual([
      ['III.1-1', 'Cục Chuyển đổi số quốc gia', 'lead', 'before 2026-11-20'],
      ['III.1-2', 'Cục Chuyển đổi số quốc gia', 'lead', 'before 2026-12-01'],
      ['III.1-3', 'Cục Chuyển đổi số quốc gia', 'lead', 'by 2026-12-08'],
      ['III.1-4', 'Cục Chuyển đổi số quốc gia', 'lead', '-2 day event'],
      ['III.2-1', 'Văn phòng Bộ', 'lead', null],
      ['III.2-2', 'Văn phòng Bộ', 'lead', null],
      ['III.2-3', 'Văn phòng Bộ', 'lead', null],
      ['III.3-1', 'Trung tâm Công nghệ thông tin', 'coordinate', null],
      ['III.3-2', 'Trung tâm Công nghệ thông tin', 'coordinate', null],
      ['III.3-3', 'Trung tâm Công nghệ thông tin', 'lead', null],
      ['III.4-1', 'Các đơn vị thuộc, trực thuộc Bộ *', 'coordinate', null],
      ['III.5-1', provinces, 'lead', null],
      ['III.5-2', provinces, 'lead', 'before 2026-12-06'],
      ['III.5-3', provinces, 'lead', 'before 2026-12-04 17:00'],
    ])
  })

  it('names who does it, with whom, what comes out and where it goes', async () => {
    const { assignments } = await sample()
    const by = (id: string) => assignments.find((one) => one.id === id)!
    expect(by('III.5-2')).toMatchObject({
      executor: 'Sở Khoa học và Công nghệ',
      deliverables: ['danh sách đại biểu tham dự'],
      deliverTo: 'Bộ Khoa học và Công nghệ',
    })
    expect(by('III.5-3').deliverTo).toBe('Bộ Khoa học và Công nghệ (qua Cục Chuyển đổi số quốc gia)')
    expect(by('III.1-1').coordinators).toEqual(['các đơn vị có liên quan'])
    expect(by('III.2-3').coordinators).toEqual(['Vụ Kế hoạch - Tài chính'])
    expect(by('III.1-2').deliverables).toEqual([
      'tài liệu Hội nghị',
      'Báo cáo giới thiệu Bộ tiêu chí',
      'bài phát biểu khai mạc, bế mạc của Lãnh đạo Bộ',
      'Kịch bản điều hành',
    ])
    expect(by('III.1-2').moreDeadlines).toEqual([])
  })

  it('knows the head, the event and the programme', async () => {
    const plan = await sample()
    expect(plan).toMatchObject({
      number: '3968/KH-BKHCN',
      issuer: 'Bộ Khoa học và Công nghệ',
      place: 'Hà Nội',
      date: '2026-11-16',
      event: { form: 'online', date: '2026-12-10', time: '08:00', window: null },
      signatory: { name: 'Trần Quốc Bảo', title: 'Thứ trưởng' },
    })
    expect(plan.event?.venues).toHaveLength(2)
    expect(plan.agenda.map(({ start, end }) => `${start}-${end}`)).toEqual([
      '07:30-08:00',
      '08:00-08:10',
      '08:10-08:25',
      '08:25-09:30',
      '09:30-11:00',
      '11:00-11:15',
    ])
    expect(plan.suggestions.map(({ unit }) => unit)).toEqual(['Ông Trần Quốc Bảo, Thứ trưởng Bộ Khoa học và Công nghệ'])
    expect(plan.recipients).toHaveLength(4)
  })

  it('asks what it is unsure of, and nothing else', async () => {
    expect(codes(await sample())).toEqual(['duplicate_number', 'open_group', 'weekday_mismatch'])
  })
})

describe('a city plan with a window', () => {
  it('gives each share of a job to its unit and links the two sides', async () => {
    const plan = await fixture('city-window')
    expect(plan.assignments.map(row)).toEqual([
      ['III.2.1-1', 'Sở Nội vụ', 'lead', null],
      ['III.2.1-2', 'Sở Nội vụ', 'lead', null],
      ['III.2.1-3', 'Sở Nội vụ', 'lead', null],
      ['III.2.1-4', 'Sở Nội vụ', 'coordinate', null],
      ['III.2.2-1', 'Văn phòng UBND Thành phố', 'coordinate', null],
      ['III.2.2-2', 'Văn phòng UBND Thành phố', 'lead', null],
      ['III.2.3-1', 'Báo Hải Phòng', 'lead', null],
      ['III.2.3-2', 'Các cơ quan báo chí, tuyên truyền *', 'lead', null],
      ['III.2.4-1', 'Sở Nội vụ', 'lead', null],
      ['III.2.4-2', 'Các đơn vị được chọn tham luận *', 'lead', '-7 day event'],
    ])
    expect(plan.assignments.filter((one) => one.sameAs).map((one) => [one.id, one.sameAs])).toEqual([
      ['III.2.1-2', 'III.2.2-1'],
      ['III.2.2-1', 'III.2.1-2'],
    ])
    expect(plan.event).toMatchObject({
      date: null,
      window: { from: '2027-03-15', to: '2027-03-19' },
      venues: ['Trung tâm Hội nghị Thành phố'],
      expectedAttendees: 220,
    })
    expect(plan.suggestions.map(({ unit }) => unit)).toEqual([
      'Giám đốc Bảo tàng Thành phố',
      'Phó Chủ tịch UBND Thành phố',
    ])
    expect(plan.assignments[2]?.executor).toBe('Ban Thi đua - Khen thưởng')
  })
})

describe('a plan with an assignment table', () => {
  it('gives every row to the body in its lead column', async () => {
    const plan = await fixture('table')
    expect(plan.assignments.map(row)).toEqual([
      ['II-1', 'Sở Nông nghiệp và Môi trường', 'lead', 'by 2026-02-28'],
      ['II-2', 'Sở Nông nghiệp và Môi trường', 'lead', '2026-Q2'],
      ['II-3', 'Sở Y tế', 'lead', 'year'],
      ['II-4', 'Sở Văn hóa, Thể thao và Du lịch', 'lead', null],
      ['II-5', 'UBND các xã, phường; Sở Tài chính *', 'lead', '2026-03 2027-11'],
      ['II-6', 'Trung tâm Nước sạch nông thôn', 'lead', 'before 2026-05-15'],
      ['II-7', 'UBND các xã, phường *', 'lead', 'by 2026-04-01 2026-06-30'],
      ['II-8', 'Sở Nông nghiệp và Môi trường', 'lead', '2026-09-W3'],
      ['III.1-1', 'Sở Nông nghiệp và Môi trường', 'lead', 'year 12 10'],
      ['III.2-1', 'các sở, ban, ngành, UBND các xã, phường *', 'lead', 'before 2026-01-31'],
    ])
    expect(plan.assignments[1]).toMatchObject({
      coordinators: ['Công an tỉnh', 'Sở Y tế'],
      deliverables: ['Quy chế', 'Tờ trình'],
    })
    expect(plan.assignments[4]?.members).toEqual(['UBND các xã, phường', 'Sở Tài chính'])
    expect(plan.event).toBeNull()
  })
})

describe('a letter', () => {
  it('is read like a plan; what is blank is null and asked for', async () => {
    const plan = await fixture('letter')
    expect(plan.assignments.map(row)).toEqual([
      ['3-1', 'trường Tiểu học Phú Điền 2', 'lead', null],
      ['3-2', 'trường Tiểu học Phú Điền 2', 'lead', null],
      ['3-3', 'trường Tiểu học Phú Điền 2', 'lead', null],
      ['3-4', 'Các ấp *', 'lead', 'before 2026-06-15 10:00'],
    ])
    expect(plan).toMatchObject({
      number: null,
      date: null,
      place: 'Phú Điền',
      event: { date: '2026-06-17', time: '13:30' },
    })
    expect(codes(plan)).toEqual(expect.arrayContaining(['blank_number', 'blank_date', 'open_group']))
  })
})

// The plans that the product was ordered for are not part of the project; where they lie beside it, they are read too.
const real = new URL('../../../shared/plans/', import.meta.url)

describe.runIf(existsSync(real))('the real plans', () => {
  const names = existsSync(real) ? readdirSync(new URL('expected/', real)).filter((name) => name.endsWith('.json')) : []
  it.each(names)('%s: every task found once with unit, role and deadline', async (name) => {
    const expected = JSON.parse(readFileSync(new URL(`expected/${name}`, real), 'utf8'))
    const plan = await read(new URL(expected.source, real))
    expect({ number: plan.number, date: plan.date, place: plan.place }).toEqual({
      number: expected.number,
      date: expected.date,
      place: expected.place,
    })
    expect(plan.assignments).toHaveLength(expected.assignments.length)
    for (const [i, wanted] of expected.assignments.entries()) {
      const one = plan.assignments[i]!
      expect(fold(one.task)).toContain(fold(wanted.starts))
      expect(one.role).toBe(wanted.role)
      if (wanted.deadline === null) expect(one.deadline).toBeNull()
      else if (wanted.deadline) expect(one.deadline?.kind).toBe(wanted.deadline.kind)
      if (wanted.deadline?.kind === 'date')
        expect(one.deadline).toMatchObject({ date: wanted.deadline.date, time: wanted.deadline.time })
    }
  })
})
