// Doubts and the answers of one tap: every code of the reader has a treatment, the likely reading comes before the printed one.
import { describe, expect, it } from 'vitest'
import type { Answer } from '../../src/core/answers.ts'
import { documentOffers, suggestionOffers } from '../../src/core/document-doubts.ts'
import { type DoubtContext, type DoubtfulTask, sortOf, TREATED, taskOffers } from '../../src/core/doubts.ts'
import type { Deadline } from '../../src/core/plan-document.ts'
import { readDeadlines } from '../../src/intake/deadlines.ts'
import { ask, QUESTION_CODES, type QuestionCode } from '../../src/intake/questions.ts'

const CONTEXT: DoubtContext = { documentDate: '2026-11-02', eventDay: '2026-12-10', groups: [], nearest: [] }

/** A task as the reader would leave it, its deadlines read from its own words. */
function taskOf(text: string, unitText = 'Sở Y tế', documentDate: string | null = '2026-11-02'): DoubtfulTask {
  const [deadline = null, ...moreDeadlines] = readDeadlines(text, { documentDate }).map((one) => one.deadline)
  return { unitText, text, deadline, moreDeadlines }
}

const offered = (code: QuestionCode, task: DoubtfulTask, context: Partial<DoubtContext> = {}): Answer[] =>
  taskOffers(ask(code, 7, task.deadline?.text ?? ''), task, { ...CONTEXT, ...context }).map((o) => o.answer)

const days = (answers: Answer[]): (string | null)[] =>
  answers.map((one) => {
    if (one.kind === 'confirm' || one.kind === 'noted') return 'as printed'
    if (one.kind === 'deadline') return one.rule === null ? 'none' : dayOf(one.rule)
    if (one.kind === 'document_date' || one.kind === 'event_date') return one.date
    return one.kind
  })
const dayOf = (rule: Deadline): string | null =>
  rule.kind === 'date' ? `${rule.bound} ${rule.date}` : rule.kind === 'period' ? rule.period : rule.kind

describe('every code of the reader', () => {
  it('has a treatment', () => {
    expect(QUESTION_CODES.filter((code) => !TREATED.includes(code))).toEqual([])
    expect(QUESTION_CODES.length).toBeGreaterThan(15)
  })

  it.each(QUESTION_CODES)('%s can be answered with one tap, or by naming the members', (code) => {
    const task = taskOf('Gửi báo cáo chậm nhất ngày 07/12/2026 (thứ Ba)')
    const groups = [{ names: ['Sở Y tế', 'Sở Tài chính'], why: 'spread' as const }]
    const offers =
      sortOf(code) === 'document'
        ? documentOffers(ask(code, 7, 'Gửi'), 0, 'Gửi báo cáo', { date: null, event: null, firstDue: null, units: [] })
        : taskOffers(ask(code, 7, 'Gửi'), task, { ...CONTEXT, groups })
    expect(offers.length).toBeGreaterThan(0)
  })

  it.each([
    ['group_unclear', 'unit'],
    ['deadline_weekday', 'deadline'],
    ['role_of_unit', 'unit'],
    ['something_else', 'document'],
  ])('of another program (%s) is told by its words', (code, sort) => expect(sortOf(code)).toBe(sort))

  it('of another program can be answered as it stands', () => {
    const question = { code: 'something_else', line: 1, message: 'Chưa rõ.' }
    expect(taskOffers(question, taskOf('Gửi báo cáo'), CONTEXT).map((o) => o.answer)).toEqual([
      { kind: 'confirm', code: 'something_else' },
      { kind: 'drop' },
    ])
  })
})

describe('a doubtful date', () => {
  it.each<[string, QuestionCode, string, string[]]>([
    [
      'the day that the weekday fits',
      'weekday_mismatch',
      'Gửi chậm nhất ngày 08/12/2026 (thứ Hai)',
      ['by 2026-12-07', 'as printed'],
    ],
    [
      'a day of the week before it',
      'weekday_mismatch',
      'Gửi trước 10h00, thứ Năm, ngày 20/11/2026',
      ['before 2026-11-19', 'as printed'],
    ],
    [
      'the year that was not changed',
      'weekday_mismatch',
      'Gửi trước ngày 08/12/2025 (thứ Ba)',
      ['before 2026-12-08', 'as printed'],
    ],
    [
      'this year instead of last',
      'deadline_before_document',
      'Gửi chậm nhất ngày 25/12/2025',
      ['by 2026-12-25', 'as printed', 'none', 'drop'],
    ],
    ['a year with a slip', 'year_doubtful', 'Hoàn thành trước ngày 05/12/2062', ['before 2026-12-05', 'as printed']],
    ['a month with a slip', 'year_doubtful', 'Hoàn thành trong tháng 12/2062', ['2026-12', 'as printed']],
    ['both bounds', 'deadline_contradictory', 'Gửi chậm nhất trước ngày 15/11/2026', ['as printed', 'by 2026-11-15']],
    [
      'each of two days',
      'deadlines_differ',
      'Gửi trước ngày 15/11/2026, chậm nhất ngày 20/11/2026',
      ['before 2026-11-15', 'by 2026-11-20', 'as printed'],
    ],
    [
      'the last of the month',
      'date_invalid',
      'Gửi trước ngày 31/11/2026',
      ['before 2026-11-30', 'before 2026-12-01', 'none'],
    ],
    ['what was read first', 'year_missing', 'Gửi trước ngày 20/11', ['as printed']],
  ])('is offered as %s', (_what, code, text, expected) => expect(days(offered(code, taskOf(text)))).toEqual(expected))

  it('keeps its hour and the words of the document', () => {
    const [first] = offered('weekday_mismatch', taskOf('Gửi trước 10h00, thứ Năm, ngày 20/11/2026'))
    expect(first).toMatchObject({
      rule: { time: '10:00', date: '2026-11-19', text: expect.stringContaining('20/11/2026') },
    })
  })

  it('of a range moves as a whole', () => {
    const task = taskOf('Thực hiện từ ngày 01/12/2025 đến hết ngày 05/12/2025')
    expect(offered('deadline_before_document', task)[0]).toMatchObject({
      rule: { from: '2026-12-01', date: '2026-12-05' },
    })
  })

  it('is judged by nothing where the document has no date, and invents none', () => {
    const task = taskOf('Gửi chậm nhất ngày 25/12/2025', 'Sở Y tế', null)
    expect(days(offered('deadline_before_document', task, { documentDate: null }))).toEqual([
      'as printed',
      'none',
      'drop',
    ])
  })
})

describe('whom a task means', () => {
  it('a group is offered its members, by what makes one think so', () => {
    const groups = [
      { names: ['Sở Y tế', 'Sở Nội vụ'], why: 'last_time' as const },
      { names: ['Sở Y tế', 'Sở Nội vụ'], why: 'spread' as const },
    ]
    expect(offered('open_group', taskOf('Gửi báo cáo', 'Các Sở'), { groups })).toEqual([
      { kind: 'members', text: 'Sở Y tế; Sở Nội vụ' },
    ])
  })

  it('of several units in one cell each may lead, or all; a class of bodies cannot', () => {
    expect(offered('role_unclear', taskOf('Rà soát', 'Phòng Đào tạo; Trung tâm Khảo thí; các khoa'))).toEqual([
      { kind: 'leads', name: 'Phòng Đào tạo' },
      { kind: 'leads', name: 'Trung tâm Khảo thí' },
      { kind: 'role', role: 'lead' },
    ])
    expect(offered('role_unclear', taskOf('Rà soát', 'Phòng Đào tạo'))).toEqual([
      { kind: 'role', role: 'lead' },
      { kind: 'role', role: 'coordinate' },
    ])
  })

  it('an unknown unit is offered its nearest names, and its own', () => {
    const question = { code: 'unit_unknown', line: 1, message: '' }
    const context = { ...CONTEXT, nearest: ['Sở Y tế tỉnh Lào Cai'] }
    expect(taskOffers(question, taskOf('Gửi', 'Sở Y té'), context).map((o) => o.answer)).toEqual([
      { kind: 'unit', name: 'Sở Y tế tỉnh Lào Cai' },
      { kind: 'unit', name: 'Sở Y té' },
    ])
  })
})

describe('a doubt about the document', () => {
  const document = {
    date: '2026-01-17',
    event: { date: '2026-11-24', time: '08:00', window: null },
    firstDue: '2026-11-18',
    units: ['Sở Nội vụ', 'Văn phòng'],
  }

  it.each([
    ['a digit of the month lost', '2026-01-17', '10/11/2026', '2026-11-18', ['2026-11-17', 'as printed']],
    ['January’s old habit', '2025-01-05', '30/12/2025', '2026-02-01', ['2026-01-05', 'as printed']],
    ['no reading that fits', '2026-06-17', '10/11/2026', '2026-11-18', ['as printed']],
  ])('its date: %s', (_what, date, cited, firstDue, expected) => {
    const question = ask('document_date_doubtful', 3, `in là … nhưng văn bản viện dẫn tài liệu ngày ${cited}`)
    expect(days(documentOffers(question, 0, '', { ...document, date, firstDue }).map((o) => o.answer))).toEqual(
      expected,
    )
  })

  it.each([
    ['the nearest such weekday', 'Thời gian: thứ Hai, ngày 24/11/2026', ['2026-11-23', 'as printed']],
    [
      'the day that the line says as well',
      'Thời gian: 1/2 ngày, thứ Sáu, ngày 31/07/2026',
      ['2026-07-31', 'as printed'],
    ],
  ])('its event: %s', (_what, words, expected) => {
    const offers = documentOffers(ask('weekday_mismatch', 9, words), 4, words, document)
    expect(days(offers.map((o) => o.answer))).toEqual(expected)
    expect(offers.at(-1)?.answer).toEqual({ kind: 'noted', question: 4 })
  })

  it('a line without a unit is offered to the unit above it and to the one that runs the plan', () => {
    const offers = documentOffers(ask('unit_missing', 9, 'Chuẩn bị'), 2, 'Chuẩn bị hội trường', document)
    expect(offers.map((o) => o.answer)).toEqual([
      { kind: 'add', unit: 'Sở Nội vụ', text: 'Chuẩn bị hội trường', deadline: null },
      { kind: 'add', unit: 'Văn phòng', text: 'Chuẩn bị hội trường', deadline: null },
      { kind: 'noted', question: 2 },
    ])
  })

  it('a presenter is made a task or left', () => {
    expect(suggestionOffers(3).map((o) => o.answer)).toEqual([
      { kind: 'adopt', suggestion: 3 },
      { kind: 'dismiss', suggestion: 3 },
    ])
  })
})
