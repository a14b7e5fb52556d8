// Corrections of every field: what each changes in a draft, whom it tells in a running plan, and that a revised document leaves it alone.
import { describe, expect, it } from 'vitest'
import { importPlan } from '../../src/app/import-plan.ts'
import { type Answer, settleTask } from '../../src/app/settle-task.ts'
import { loadWorld } from '../../src/app/world.ts'
import type { PlanAssignment, PlanDocument } from '../../src/core/plan-document.ts'
import { deliverablesOf, tasksOf } from '../../src/store/plans.ts'
import { BY, type DocumentOptions, entry, type House, onDate, openHouse, planDocument } from '../support/house.ts'

const LAW = entry('Vụ Pháp chế', 'Góp ý dự thảo báo cáo', {
  deadline: onDate('2022-11-21'),
  deliverables: ['Văn bản góp ý'],
})
const LAW_TOO = entry('Vụ Pháp chế', 'Thẩm định dự thảo quy chế', {
  deadline: onDate('2022-11-18'),
  deliverables: ['Văn bản thẩm định', 'Văn bản góp ý'],
})
const OFFICE = entry('Văn phòng Bộ', 'Bố trí hội trường', { deadline: onDate('2022-11-25') })
const GROUP = entry('Các cơ quan báo chí', 'Đưa tin về Hội nghị', { group: true })

function draft(tasks: Partial<PlanAssignment>[], more: DocumentOptions = {}) {
  const house = openHouse()
  const { plan } = house.load(planDocument(tasks, more))
  const say = (ref: string | null, answer: Answer) =>
    settleTask(house.app, house.fresh(plan), ref === null ? null : house.task(house.fresh(plan), ref), answer, BY)
  const task = (ref: string) => house.task(plan, ref)
  const revise = (document: PlanDocument) =>
    importPlan(house.app, document, { bytes: new TextEncoder().encode(JSON.stringify(document)), name: 'moi.json' }, BY)
  return { house, plan, say, task, revise }
}

async function running(...tasks: Partial<PlanAssignment>[]) {
  const stage = draft(tasks)
  const { house, plan } = stage
  house.contact(plan, 'Vụ Pháp chế', 'phapche')
  if (tasks.some((t) => t.unit === 'Văn phòng Bộ')) house.contact(plan, 'Văn phòng Bộ', 'vanphong')
  house.activate(plan)
  await house.settle()
  house.quiet()
  return stage
}

const sharesOf = (house: House, plan: { id: number }, ref: string) =>
  loadWorld(house.app, plan.id)
    .shares.filter((s) => s.task.ref === ref && s.life.state !== 'cancelled')
    .map((s) => [s.unit.name.split(',')[0], s.row.role])

describe('a field', () => {
  it.each<[string, Answer, object]>([
    [
      'words',
      { kind: 'text', text: '  Góp ý  dự thảo\nbáo cáo năm ' },
      { text: 'Góp ý dự thảo báo cáo năm', corrected: ['text'] },
    ],
    ['receiver', { kind: 'deliver_to', name: ' Vụ Tổng hợp ' }, { deliverTo: 'Vụ Tổng hợp', corrected: ['deliverTo'] }],
    ['no receiver', { kind: 'deliver_to', name: '' }, { deliverTo: null }],
    [
      'further deadlines',
      { kind: 'more_deadlines', rules: [onDate('2022-11-28')] },
      { deadline: LAW.deadline, moreDeadlines: [onDate('2022-11-28')], corrected: ['moreDeadlines'] },
    ],
    ['executor', { kind: 'executor', name: 'Phòng Tổng hợp' }, { executor: 'Phòng Tổng hợp', corrected: ['executor'] }],
    ['an executor that is the unit itself', { kind: 'executor', name: 'Vụ pháp chế' }, { executor: null }],
    ['the role', { kind: 'role', role: 'coordinate' }, { role: 'coordinate', corrected: ['role'] }],
    [
      'coordinators',
      { kind: 'coordinators', text: 'Bộ Công an; các đơn vị liên quan' },
      { coordinators: ['Bộ Công an', 'các đơn vị liên quan'] },
    ],
  ])('(%s) is kept as said', (_what, answer, expected) => {
    const { say, task } = draft([LAW, OFFICE])
    expect(say('III.1', answer)).toMatchObject({ ok: true, task: expected })
    expect(task('III.1')).toMatchObject(expected)
  })

  it.each<[string, Answer]>([
    ['no words', { kind: 'text', text: ' \n ' }],
    ['no unit', { kind: 'unit', name: '  ' }],
    ['itself to merge with', { kind: 'merge', with: 1 }],
    ['nothing to merge with', { kind: 'merge', with: 999 }],
    ['nothing that is the same', { kind: 'same_as', with: 999 }],
    ['a doubt that nobody had', { kind: 'confirm', code: 'weekday_mismatch' }],
    ['a presenter that is not there', { kind: 'adopt', suggestion: 9 }],
    ['a doubt of the document that is not there', { kind: 'noted', question: 9 }],
  ])('(%s) is refused and changes nothing', (_what, answer) => {
    const { say, house, plan } = draft([LAW, OFFICE])
    const before = JSON.stringify(tasksOf(house.db, plan.id, true))
    expect(say('III.1', answer).ok).toBe(false)
    expect(JSON.stringify(tasksOf(house.db, plan.id, true))).toBe(before)
  })

  it.each<[string, Answer, number]>([
    ['words', { kind: 'text', text: 'Góp ý dự thảo lần hai' }, 1],
    ['receiver', { kind: 'deliver_to', name: 'Vụ Tổng hợp' }, 1],
    ['further deadlines', { kind: 'more_deadlines', rules: [onDate('2022-11-28')] }, 1],
    ['executor', { kind: 'executor', name: 'Phòng Tổng hợp' }, 1],
    ['role', { kind: 'role', role: 'coordinate' }, 1],
    ['the same role', { kind: 'role', role: 'lead' }, 0],
    ['the other side of the job', { kind: 'same_as', with: 2 }, 0],
  ])('(%s) changed in a running plan is told to the unit concerned only', async (_what, answer, messages) => {
    const { house, say } = await running(LAW, OFFICE)
    expect(say('III.1', answer).ok).toBe(true)
    await house.settle()
    expect(house.heard('phapche')).toHaveLength(messages)
    expect(house.heard('vanphong')).toEqual([])
  })

  it('of a closed plan is not changed', () => {
    const { house, plan, task } = draft([LAW])
    const closed = { ...house.fresh(plan), state: 'closed' as const }
    expect(settleTask(house.app, closed, task('III.1'), { kind: 'text', text: 'Khác' }, BY)).toMatchObject({
      ok: false,
      code: 'plan_closed',
    })
  })

  it.each<[string, Answer, (task: PlanAssignment) => object, object]>([
    [
      'words',
      { kind: 'text', text: 'Góp ý kỹ dự thảo báo cáo' },
      () => ({ task: 'Góp ý dự thảo báo cáo quý' }),
      { text: 'Góp ý kỹ dự thảo báo cáo' },
    ],
    [
      'role',
      { kind: 'role', role: 'coordinate' },
      () => ({ executor: 'Phòng A' }),
      { role: 'coordinate', executor: 'Phòng A' },
    ],
    [
      'receiver',
      { kind: 'deliver_to', name: 'Vụ Tổng hợp' },
      () => ({ deliverTo: 'Vụ Khác' }),
      { deliverTo: 'Vụ Tổng hợp' },
    ],
    ['executor', { kind: 'executor', name: 'Phòng B' }, () => ({ executor: 'Phòng A' }), { executor: 'Phòng B' }],
    [
      'further deadlines',
      { kind: 'more_deadlines', rules: [onDate('2022-11-28')] },
      () => ({ deadline: onDate('2022-11-22'), moreDeadlines: [] }),
      { deadline: onDate('2022-11-22'), moreDeadlines: [onDate('2022-11-28')] },
    ],
  ])('(%s) that was corrected is left alone by a revised document', (_what, answer, change, expected) => {
    const { say, task, revise } = draft([LAW, OFFICE])
    say('III.1', answer)
    const document = planDocument([LAW, OFFICE])
    Object.assign(document.assignments[0]!, change(document.assignments[0]!))
    revise(document)
    expect(task('III.1')).toMatchObject(expected)
  })
})

describe('the document’s own abbreviations', () => {
  it('are understood in what the organizer types', () => {
    const { house, plan, say } = draft([LAW], { abbreviations: { QLCL: 'Quản lý chất lượng' } })
    say('III.1', { kind: 'unit', name: 'Phòng QLCL' })
    say('III.1', { kind: 'executor', name: 'Tổ QLCL' })
    const [share] = house.shares(house.fresh(plan), 'III.1')
    expect(share?.unit.name).toContain('Phòng Quản lý chất lượng')
    expect(share?.executor?.name).toContain('Tổ Quản lý chất lượng')
  })
})

describe('answers in a row', () => {
  it('given by somebody who holds rows from before the first lose nothing', () => {
    const { house, plan, task } = draft([LAW], {
      suggestions: [{ unit: 'Bộ Y tế', task: 'Phát biểu', why: '', line: 1 }],
    })
    const stale = { plan: house.fresh(plan), task: task('III.1') }
    const say = (which: typeof stale.task | null, answer: Answer) =>
      settleTask(house.app, stale.plan, which, answer, BY)
    say(stale.task, { kind: 'text', text: 'Góp ý kỹ' })
    say(stale.task, { kind: 'deliver_to', name: 'Vụ Tổng hợp' })
    say(null, { kind: 'dismiss', suggestion: 0 })
    say(null, { kind: 'document_date', date: '2022-11-09' })
    expect(task('III.1').corrected).toEqual(['text', 'deliverTo'])
    expect(house.fresh(plan).settled).toHaveLength(2)
  })
})

describe('who helps', () => {
  it('is added and taken out, the lead stays', () => {
    const { house, plan, say } = draft([{ ...LAW, coordinators: ['Bộ Công an'] }])
    say('III.1', { kind: 'coordinators', text: 'Bộ Y tế; các đơn vị liên quan' })
    expect(sharesOf(house, plan, 'III.1')).toEqual([
      ['Vụ Pháp chế', 'lead'],
      ['Bộ Y tế', 'coordinate'],
    ])
    expect(say('III.1', { kind: 'coordinators', text: 'Bộ Y tế; Bộ Tài chánh' })).toMatchObject({
      unresolved: ['Bộ Tài chánh'],
    })
    say('III.1', { kind: 'coordinators', text: '' })
    expect(sharesOf(house, plan, 'III.1')).toEqual([['Vụ Pháp chế', 'lead']])
  })

  it('stays as said when the event’s day spreads the groups again', () => {
    const { house, plan, say } = draft([{ ...LAW, coordinators: ['Bộ Công an'] }, OFFICE])
    say('III.1', { kind: 'coordinators', text: 'Bộ Y tế' })
    say('III.2', { kind: 'role', role: 'coordinate' })
    say('III.2', { kind: 'event_date' as const, date: '2022-12-02', time: null })
    expect(sharesOf(house, plan, 'III.1')).toEqual([
      ['Vụ Pháp chế', 'lead'],
      ['Bộ Y tế', 'coordinate'],
    ])
    expect(sharesOf(house, plan, 'III.2')).toEqual([['Văn phòng Bộ Nội vụ', 'coordinate']])
  })

  it('and leads from now on, owes something new', async () => {
    const { house, say } = await running({ ...LAW, role: 'coordinate' }, OFFICE)
    say('III.1', { kind: 'role', role: 'lead' })
    await house.settle()
    expect(house.heard('phapche')).toEqual([expect.stringContaining('Bổ sung nhiệm vụ')])
    expect(house.shares(house.fresh({ id: 1 } as never), 'III.1')).toHaveLength(1)
  })

  it('of several units in one cell: one leads, the others help, the doubt is gone', () => {
    const doubt = { code: 'role_unclear', line: 3, message: 'Chưa rõ.' }
    const both = entry('Vụ Pháp chế; Văn phòng Bộ', 'Rà soát', {
      members: ['Vụ Pháp chế', 'Văn phòng Bộ'],
      questions: [doubt],
    })
    const { house, plan, say, task } = draft([both])
    expect(say('III.1', { kind: 'leads', name: 'Văn phòng Bộ' }).ok).toBe(true)
    expect(sharesOf(house, plan, 'III.1').sort()).toEqual([
      ['Văn phòng Bộ Nội vụ', 'lead'],
      ['Vụ Pháp chế', 'coordinate'],
    ])
    expect(task('III.1').questions).toEqual([])
  })
})

describe('one answer', () => {
  it('for a group settles every task of that group, and names them', () => {
    const { house, plan, say } = draft([
      GROUP,
      OFFICE,
      { ...GROUP, task: 'Viết bài về Hội nghị' },
      entry('Các cơ quan truyền thông', 'Khác', { group: true }),
    ])
    expect(say('III.1', { kind: 'members', text: 'Bộ Y tế; Bộ Tài chính' })).toMatchObject({
      ok: true,
      also: ['III.3'],
    })
    expect(sharesOf(house, plan, 'III.3')).toHaveLength(2)
    expect(sharesOf(house, plan, 'III.4')).toEqual([])
    expect(say('III.3', { kind: 'members', text: 'Bộ Y tế' })).toMatchObject({ also: [] })
    expect(sharesOf(house, plan, 'III.1')).toHaveLength(2)
  })

  it('confirms one doubt and leaves the other', () => {
    const questions = ['weekday_mismatch', 'unit_inferred'].map((code) => ({ code, line: 1, message: code }))
    const { say, task } = draft([{ ...LAW, questions }])
    say('III.1', { kind: 'confirm', code: 'unit_inferred' })
    expect(task('III.1').questions.map((q) => q.code)).toEqual(['weekday_mismatch'])
    say('III.1', { kind: 'deadline', rule: onDate('2022-11-22'), milestone: false })
    expect(task('III.1').questions).toEqual([])
  })

  it('of two deadlines that differ leaves that one; else the further one stays', () => {
    const more = { moreDeadlines: [onDate('2022-11-29')] }
    const doubt = { code: 'deadlines_differ', line: 1, message: '' }
    const { say, task } = draft([
      { ...LAW, ...more, questions: [doubt] },
      { ...OFFICE, ...more },
    ])
    say('III.1', { kind: 'deadline', rule: onDate('2022-11-29'), milestone: false })
    say('III.2', { kind: 'deadline', rule: onDate('2022-11-24'), milestone: false })
    expect(task('III.1')).toMatchObject({ deadline: { date: '2022-11-29' }, moreDeadlines: [] })
    expect(task('III.2')).toMatchObject({ deadline: { date: '2022-11-24' }, moreDeadlines: [{ date: '2022-11-29' }] })
  })
})

describe('merging', () => {
  it('joins words, products and deadlines, the earlier leading; one of the two remains', () => {
    const { house, plan, say, task } = draft([LAW, OFFICE, { ...LAW_TOO, coordinators: ['Bộ Công an'] }])
    expect(say('III.1', { kind: 'merge', with: task('III.3').id })).toMatchObject({ ok: true, task: { ref: 'III.1' } })
    expect(tasksOf(house.db, plan.id).map((t) => t.ref)).toEqual(['III.1', 'III.2'])
    expect(task('III.1')).toMatchObject({
      text: 'Góp ý dự thảo báo cáo; Thẩm định dự thảo quy chế',
      deadline: { date: '2022-11-18' },
      moreDeadlines: [{ date: '2022-11-21' }],
      coordinators: ['Bộ Công an'],
    })
    expect(deliverablesOf(house.db, [task('III.1').id]).map((d) => d.name)).toEqual([
      'Văn bản góp ý',
      'Văn bản thẩm định',
    ])
    expect(sharesOf(house, plan, 'III.1')).toEqual([
      ['Vụ Pháp chế', 'lead'],
      ['Bộ Công an', 'coordinate'],
    ])
  })

  it('the later into the earlier or the other way, the words stand in the order of the plan', () => {
    const { say, task } = draft([LAW, LAW_TOO])
    say('III.2', { kind: 'merge', with: task('III.1').id })
    expect(task('III.2').text).toBe('Góp ý dự thảo báo cáo; Thẩm định dự thảo quy chế')
  })

  it('keeps a rule that both state once', () => {
    const { say, task } = draft([LAW, { ...LAW_TOO, deadline: onDate('2022-11-21') }])
    say('III.1', { kind: 'merge', with: task('III.2').id })
    expect(task('III.1')).toMatchObject({ deadline: { date: '2022-11-21' }, moreDeadlines: [] })
  })

  it.each<[string, Partial<PlanAssignment>]>([
    ['units', OFFICE],
    ['roles', { ...LAW_TOO, role: 'coordinate' }],
    ['executors', { ...LAW_TOO, executor: 'Phòng Tổng hợp' }],
  ])('of different %s is refused', (_what, other) => {
    const { house, plan, say, task } = draft([LAW, other])
    expect(say('III.1', { kind: 'merge', with: task('III.2').id })).toMatchObject({ ok: false, code: 'units_differ' })
    expect(tasksOf(house.db, plan.id)).toHaveLength(2)
  })

  it('of two that were told is one message, and an acknowledgement of both is kept', async () => {
    const { house, plan, say, task } = await running(LAW, LAW_TOO)
    await house.does('phapche', { kind: 'text', text: 'đã nhận' })
    house.quiet()
    expect(say('III.1', { kind: 'merge', with: task('III.2').id }).ok).toBe(true)
    await house.settle()
    expect(house.heard('phapche')).toHaveLength(1)
    expect(house.shares(house.fresh(plan), 'III.1').map((s) => s.life.state)).toEqual(['acknowledged'])
    expect(house.shares(house.fresh(plan), 'III.2').map((s) => s.life.state)).toEqual(['cancelled'])
  })

  it.each([
    ['acknowledged', 'đã nhận 1'],
    ['sent', 'đã gửi số 5/PC, mục 1'],
  ])('is refused where only one of them was %s', async (_what, words) => {
    const { house, plan, say, task } = await running(LAW, LAW_TOO)
    await house.does('phapche', { kind: 'text', text: words })
    expect(say('III.1', { kind: 'merge', with: task('III.2').id })).toMatchObject({ ok: false, code: 'announced' })
    expect(house.shares(house.fresh(plan), 'III.2').every((s) => s.life.state !== 'cancelled')).toBe(true)
  })

  it('survives the same document again, and a revision of what was merged', () => {
    const { house, plan, say, task, revise } = draft([LAW, LAW_TOO, OFFICE])
    say('III.1', { kind: 'merge', with: task('III.2').id })
    revise(planDocument([LAW, { ...LAW_TOO, deadline: onDate('2022-11-19') }, OFFICE], { recipients: ['Lưu: VT'] }))
    expect(tasksOf(house.db, plan.id).map((t) => t.ref)).toEqual(['III.1', 'III.3'])
  })
})

describe('the document', () => {
  const SUGGESTIONS = [
    { unit: 'Bộ Y tế', task: 'Báo cáo tham luận', why: '', line: 40 },
    { unit: 'Bộ Tài chính', task: 'Phát biểu', why: '', line: 41 },
  ]
  const QUESTIONS = [
    { code: 'document_date_doubtful', line: 3, message: 'Ngày in có thể bị nhầm.' },
    { code: 'blank_number', line: 2, message: 'Để trống số.' },
  ]

  it('a presenter becomes a task once, another is left', () => {
    const { house, plan, say } = draft([LAW], { suggestions: SUGGESTIONS })
    expect(say(null, { kind: 'adopt', suggestion: 0 })).toMatchObject({
      ok: true,
      task: { ref: '+1', unitText: 'Bộ Y tế', line: 40 },
    })
    expect(say(null, { kind: 'adopt', suggestion: 0 })).toMatchObject({ ok: false, code: 'already_settled' })
    expect(say(null, { kind: 'dismiss', suggestion: 1 })).toMatchObject({ ok: true, task: null })
    expect(say(null, { kind: 'adopt', suggestion: 1 })).toMatchObject({ ok: false })
    expect(sharesOf(house, plan, '+1')).toEqual([['Bộ Y tế', 'lead']])
  })

  it('its date and number are the organizer’s, whatever a revised draft says', () => {
    const { house, plan, say, revise } = draft([LAW], { questions: QUESTIONS, number: null })
    say(null, { kind: 'document_date', date: '2022-11-09' })
    say(null, { kind: 'document_number', number: ' 12 / KH-BNV ' })
    revise(planDocument([LAW, OFFICE], { questions: QUESTIONS, number: null, date: '2022-01-09' }))
    expect(house.fresh(plan)).toMatchObject({ documentDate: '2022-11-09', number: '12/KH-BNV' })
    expect(house.fresh(plan).settled.filter((s) => s.startsWith('question:'))).toHaveLength(2)
  })

  it('its date, in a running plan, is told to those whose deadline counts from it', async () => {
    const rule = {
      kind: 'relative',
      days: 10,
      unit: 'day',
      time: null,
      anchor: 'document',
      bound: 'by',
      text: '10 ngày',
    } as const
    const { house, say } = await running({ ...LAW, deadline: rule }, OFFICE)
    say(null, { kind: 'document_date', date: '2022-11-12' })
    await house.settle()
    expect(house.heard('phapche')).toHaveLength(1)
    expect(house.heard('vanphong')).toEqual([])
  })

  it('its event is set in a draft, and moved in two steps afterwards', async () => {
    const { house, plan, say } = draft([LAW])
    expect(say(null, { kind: 'event_date', date: '2022-12-01', time: '14:00' }).ok).toBe(true)
    expect(house.fresh(plan)).toMatchObject({ eventDate: '2022-12-01', eventTime: '14:00', eventState: 'fixed' })
    house.activate(plan)
    expect(say(null, { kind: 'event_date', date: '2022-12-05', time: null })).toMatchObject({
      ok: false,
      code: 'plan_active',
    })
  })
})
