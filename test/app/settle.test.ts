// The organizer answers a question or corrects a task: in a draft without a word to anybody, in a running plan those concerned hear once.
import { describe, expect, it } from 'vitest'
import { importPlan } from '../../src/app/import-plan.ts'
import { type Answer, settleTask } from '../../src/app/settle-task.ts'
import { loadWorld } from '../../src/app/world.ts'
import type { PlanAssignment } from '../../src/core/plan-document.ts'
import { tasksOf } from '../../src/store/plans.ts'
import { journal } from '../../src/store/schema.ts'
import { BY, entry, type House, onDate, openHouse, planDocument, unitNames } from '../support/house.ts'

const GROUP = entry('Các cơ quan báo chí', 'Đưa tin về Hội nghị', { group: true })
const LAW = entry('Vụ Pháp chế', 'Góp ý dự thảo báo cáo', { deadline: onDate('2022-11-21') })
const OFFICE = entry('Văn phòng Bộ', 'Bố trí hội trường', { deadline: onDate('2022-11-25') })

function draft(...tasks: Partial<PlanAssignment>[]) {
  const house = openHouse()
  const { plan } = house.load(planDocument(tasks))
  return { house, plan, settle: (ref: string, answer: Answer) => settle(house, plan, ref, answer) }
}

const settle = (house: House, plan: { id: number }, ref: string | null, answer: Answer) => {
  const fresh = house.fresh(plan as never)
  return settleTask(house.app, fresh, ref === null ? null : house.task(fresh, ref), answer, BY)
}

/** A running plan in which both units were told. */
async function running(...more: Partial<PlanAssignment>[]) {
  const { house, plan, settle } = draft(LAW, OFFICE, ...more)
  house.contact(plan, 'Vụ Pháp chế', 'phapche')
  house.contact(plan, 'Văn phòng Bộ', 'vanphong')
  house.activate(plan)
  await house.settle()
  house.quiet()
  return { house, plan, settle }
}

const states = (house: House, plan: { id: number }, ref: string) =>
  house.shares(house.fresh(plan as never), ref).map((s) => [s.unit.name, s.life.state])

describe('members of a group', () => {
  it.each([
    ['Bộ Y tế; Bộ Tài chính', ['Bộ Y tế', 'Bộ Tài chính']],
    ['Bộ Tài chính, Bộ Y tế', ['Bộ Tài chính', 'Bộ Y tế']],
    // Bodies that the directory knows come first.
    ['Báo Nhân Dân; Đài Truyền hình Việt Nam', [/Truyền hình/, /Báo Nhân Dân/i]],
    ['Bộ Y tế; Bộ Y tế', ['Bộ Y tế']],
  ])('“%s” are resolved in order', (text, expected) => {
    const { house, plan, settle } = draft(GROUP)
    expect(house.activate(plan).waiting).toMatchObject([{ ref: 'III.1', code: 'open_group' }])
    expect(settle('III.1', { kind: 'members', text })).toMatchObject({ ok: true, unresolved: [] })
    const names = unitNames(house.shares(plan))
    expect(names).toHaveLength(expected.length)
    for (const [i, name] of expected.entries()) expect(names[i]).toMatch(name)
    expect(house.shares(plan).every((s) => s.life.state === 'announced')).toBe(true)
  })

  it('that are close to a known name are asked about, the others are taken', () => {
    const { house, plan, settle } = draft(GROUP)
    const settled = settle('III.1', { kind: 'members', text: 'Bộ Y tế; Bộ Tài chánh' })
    expect(settled).toMatchObject({ ok: true, unresolved: ['Bộ Tài chánh'] })
    expect(unitNames(house.shares(plan))).toEqual(['Bộ Y tế'])
  })

  it.each(['', '  ;  ', 'không rõ'])('“%s” settles nothing', (text) => {
    const { house, plan, settle } = draft(GROUP)
    expect(settle('III.1', { kind: 'members', text }).ok).toBe(false)
    expect(house.shares(plan)).toEqual([])
    expect(house.activate(plan).waiting).toMatchObject([{ code: 'open_group' }])
  })

  it('are remembered for the next plan of the same issuer, and of no other', () => {
    const { house, settle } = draft(GROUP)
    settle('III.1', { kind: 'members', text: 'Bộ Y tế; Bộ Tài chính' })
    const next = (number: string, issuer: string) =>
      house.shares(house.load(planDocument([GROUP], { number, issuer })).plan).length
    expect(next('40/KH-BNV', 'Bộ Nội vụ')).toBe(2)
    expect(next('41/KH-BYT', 'Bộ Y tế')).toBe(0)
  })

  it('leave the coordinating units of the task in place', () => {
    const { house, plan, settle } = draft({ ...GROUP, coordinators: ['Bộ Công an'] })
    settle('III.1', { kind: 'members', text: 'Bộ Y tế; Bộ Tài chính' })
    const shares = loadWorld(house.app, plan.id).shares
    expect(shares.map((s) => [s.unit.name, s.row.role]).sort()).toEqual([
      ['Bộ Công an', 'coordinate'],
      ['Bộ Tài chính', 'lead'],
      ['Bộ Y tế', 'lead'],
    ])
  })

  it('may be a unit that only coordinated before: now it leads', () => {
    const { house, plan, settle } = draft({ ...GROUP, coordinators: ['Bộ Công an'] })
    settle('III.1', { kind: 'members', text: 'Bộ Công an' })
    expect(loadWorld(house.app, plan.id).shares.map((s) => [s.unit.name, s.row.role])).toEqual([['Bộ Công an', 'lead']])
  })
})

describe('a unit', () => {
  it('taken out of a running task is told once; its work is cancelled and stays in the books', async () => {
    const { house, plan, settle } = await running()
    await house.does('phapche', { kind: 'text', text: 'đã gửi số 5/PC' })
    house.quiet()
    expect(settle('III.1', { kind: 'unit', name: 'Văn phòng Bộ' }).ok).toBe(true)
    await house.settle()
    expect(states(house, plan, 'III.1')).toEqual([
      [expect.stringContaining('Pháp chế'), 'cancelled'],
      [expect.stringContaining('Văn phòng'), 'announced'],
    ])
    expect(house.shares(plan, 'III.1')[0]!.submissions.map((s) => s.documentNumber)).toEqual(['5/PC'])
    expect(house.heard('phapche')).toHaveLength(1)
    expect(house.heard('vanphong')).toEqual([expect.stringContaining('Góp ý dự thảo báo cáo')])
  })

  it('taken out by mistake and named again goes on where it was', async () => {
    const { house, plan, settle } = await running()
    await house.does('phapche', { kind: 'text', text: 'đã nhận' })
    settle('III.1', { kind: 'unit', name: 'Văn phòng Bộ' })
    settle('III.1', { kind: 'unit', name: 'Vụ Pháp chế' })
    await house.settle()
    expect(states(house, plan, 'III.1')).toEqual([
      [expect.stringContaining('Pháp chế'), 'acknowledged'],
      [expect.stringContaining('Văn phòng'), 'cancelled'],
    ])
  })

  it('taken out of a draft leaves no trace', () => {
    const { house, plan, settle } = draft(LAW)
    settle('III.1', { kind: 'unit', name: 'Văn phòng Bộ' })
    expect(unitNames(house.shares(plan))).toEqual([expect.stringContaining('Văn phòng')])
    expect(house.rows()).toEqual([])
  })
})

describe('a deadline', () => {
  it.each([
    ['another day', onDate('2022-11-28')],
    ['none', null],
  ])('(%s) in a running plan is told to the unit once, and to nobody else', async (_what, rule) => {
    const { house, plan, settle } = await running()
    settle('III.1', { kind: 'deadline', rule, milestone: false })
    await house.settle()
    expect(house.shares(plan, 'III.1')[0]!.rule).toEqual(rule)
    expect(house.heard('phapche')).toHaveLength(1)
    expect(house.heard('vanphong')).toEqual([])
  })

  it('that is doubtful waits, and is announced by the answer', async () => {
    const doubt = { code: 'deadline_weekday', line: 1, message: 'Thứ và ngày không khớp.' }
    const { house, plan, settle } = draft({ ...LAW, questions: [doubt] })
    house.contact(plan, 'Vụ Pháp chế', 'phapche')
    expect(house.activate(plan).waiting).toMatchObject([{ code: 'deadline_weekday', message: doubt.message }])
    expect(settle('III.1', { kind: 'deadline', rule: onDate('2022-11-22'), milestone: false })).toMatchObject({
      announced: 1,
    })
    await house.settle()
    expect(house.heard('phapche')).toHaveLength(1)
  })
})

describe('dropping', () => {
  it('a task that was told tells its units once', async () => {
    const { house, plan, settle } = await running()
    settle('III.1', { kind: 'drop' })
    settle('III.1', { kind: 'drop' })
    await house.settle()
    expect(house.heard('phapche')).toHaveLength(1)
    expect(house.heard('vanphong')).toEqual([])
    expect(states(house, plan, 'III.1')).toEqual([[expect.stringContaining('Pháp chế'), 'cancelled']])
    expect(house.activate(plan)).toMatchObject({ announced: 0, waiting: [] })
  })

  it('a task that was not told says nothing to anybody', () => {
    const { house, plan, settle } = draft(LAW, OFFICE)
    settle('III.1', { kind: 'drop' })
    expect(tasksOf(house.db, plan.id).map((t) => t.ref)).toEqual(['III.2'])
    expect(house.rows()).toEqual([])
  })

  it('a task of which only some units were told leaves nothing waiting', async () => {
    const { house, plan, settle } = await running()
    settle('III.1', { kind: 'members', text: 'Bộ Y tế; Vụ Pháp chế' })
    settle('III.1', { kind: 'drop' })
    expect(states(house, plan, 'III.1').every(([, state]) => state === 'cancelled')).toBe(true)
  })
})

describe('keeping', () => {
  it.each([
    ['a doubt', { ...LAW, questions: [{ code: 'deadline_weekday', line: 1, message: '' }] }],
    ['a deadline that is past', { ...LAW, deadline: onDate('2022-11-01') }],
  ])('announces in spite of %s', (_what, task) => {
    const { house, plan, settle } = draft(task)
    expect(house.activate(plan).waiting).toHaveLength(1)
    expect(settle('III.1', { kind: 'keep' })).toMatchObject({ ok: true, announced: 1 })
    expect(house.activate(plan)).toMatchObject({ announced: 0, waiting: [] })
  })

  it('does not answer who is meant', () => {
    const { house, plan, settle } = draft(GROUP)
    settle('III.1', { kind: 'keep' })
    expect(house.activate(plan)).toMatchObject({ announced: 0, waiting: [{ code: 'open_group' }] })
  })
})

describe('splitting', () => {
  it('makes a task of each part, for the same units by the same day', () => {
    const { house, plan, settle } = draft({ ...LAW, coordinators: ['Bộ Công an'] }, OFFICE)
    expect(settle('III.1', { kind: 'split', texts: ['In tài liệu', ' Phát tài liệu '] }).ok).toBe(true)
    const tasks = tasksOf(house.db, plan.id)
    expect(tasks.map((t) => [t.ref, t.text, t.deadline])).toEqual([
      ['III.1.1', 'In tài liệu', LAW.deadline],
      ['III.1.2', 'Phát tài liệu', LAW.deadline],
      ['III.2', OFFICE.task, OFFICE.deadline],
    ])
    expect(house.activate(plan)).toMatchObject({ announced: 3, waiting: [] })
  })

  it.each([[['Chỉ một']], [['', '  ']], [[]]])('into %j is refused', (texts) => {
    const { house, plan, settle } = draft(LAW)
    expect(settle('III.1', { kind: 'split', texts }).ok).toBe(false)
    expect(tasksOf(house.db, plan.id).map((t) => t.ref)).toEqual(['III.1'])
  })

  it('is refused once a unit was told', async () => {
    const { house, plan, settle } = await running()
    expect(settle('III.1', { kind: 'split', texts: ['a', 'b'] }).ok).toBe(false)
    expect(tasksOf(house.db, plan.id)).toHaveLength(2)
  })
})

describe('adding', () => {
  it('to a running plan tells the unit what came in addition', async () => {
    const { house, plan } = await running()
    const answer: Answer = {
      kind: 'add',
      unit: 'Vụ Pháp chế',
      text: 'Cử người dự thẩm định',
      deadline: onDate('2022-11-24'),
    }
    expect(settle(house, plan, null, answer)).toMatchObject({ ok: true, announced: 1, task: { ref: '+1' } })
    await house.settle()
    expect(house.heard('phapche')).toEqual([expect.stringContaining('Cử người dự thẩm định')])
    expect(house.heard('vanphong')).toEqual([])
    expect(settle(house, plan, null, { ...answer, text: 'Việc khác' })).toMatchObject({ task: { ref: '+2' } })
  })

  it('for a group that is not certain asks for its members', () => {
    const { house, plan } = draft(LAW)
    settle(house, plan, null, { kind: 'add', unit: 'Các cơ quan báo chí', text: 'Đưa tin', deadline: null })
    expect(house.activate(plan).waiting).toMatchObject([{ ref: '+1', code: 'open_group' }])
  })
})

describe('products', () => {
  it('are counted apart, and a running unit is told', async () => {
    const { house, plan, settle } = await running()
    settle('III.1', { kind: 'products', names: ['Văn bản góp ý', 'Bảng tổng hợp'] })
    await house.settle()
    expect(house.heard('phapche')).toHaveLength(1)
    expect(loadWorld(house.app, plan.id).deliverables.get(house.task(plan, 'III.1').id)).toEqual([
      'Văn bản góp ý',
      'Bảng tổng hợp',
    ])
  })
})

describe('any answer', () => {
  it('is written down with who gave it, and an unknown task is refused', () => {
    const { house, plan, settle: answer } = draft(LAW, OFFICE)
    answer('III.1', { kind: 'deadline', rule: null, milestone: false })
    answer('III.2', { kind: 'acceptance', needed: false })
    const actions = house.db.select().from(journal).all()
    expect(actions.slice(-2)).toMatchObject([
      { action: 'task_deadline', ...BY, object: `task:${house.task(plan, 'III.1').id}` },
      { action: 'task_acceptance', ...BY },
    ])
    expect(settle(house, plan, null, { kind: 'keep' })).toEqual({ ok: false, code: 'task_unknown', names: [] })
  })

  it('keeps the plan importable: the same document again is no revision', () => {
    const { house, plan, settle } = draft(LAW, OFFICE)
    settle('III.1', { kind: 'unit', name: 'Bộ Y tế' })
    settle('III.2', { kind: 'drop' })
    const document = planDocument([LAW, OFFICE], { recipients: ['Lưu: VT'] })
    const again = importPlan(house.app, document, { bytes: new Uint8Array([1]), name: 'lai.docx' }, BY)
    expect(again).toMatchObject({ kind: 'unchanged', plan: { id: plan.id } })
  })
})
