// Importing, settling and activating a plan, on real SQLite: what is stored, what waits, what changes nothing.
import { describe, expect, it } from 'vitest'
import { activatePlan } from '../../src/app/activate-plan.ts'
import { settleTask } from '../../src/app/settle-task.ts'
import { assignmentsOf } from '../../src/store/assignments.ts'
import { allPlans, planById, tasksOf } from '../../src/store/plans.ts'
import { journal, outbox } from '../../src/store/schema.ts'
import { contactFor, imported, openDesk, SAMPLE_TEXT, taskOf, unitsOfTask } from '../support/builders.ts'
import { BY } from '../support/stage.ts'

describe('importing a plan', () => {
  it('stores its tasks and spreads groups over the units valid on the event’s day', async () => {
    const desk = openDesk()
    const { kind, plan } = await imported(desk, SAMPLE_TEXT)
    expect(kind).toBe('new')
    expect(plan).toMatchObject({ shortId: 'KH1', number: '3968/KH-BKHCN', state: 'draft', eventDate: '2026-12-10' })
    expect(tasksOf(desk.db, plan.id)).toHaveLength(14)
    expect(unitsOfTask(desk, plan, 'III.5-2')).toHaveLength(34)
    expect(unitsOfTask(desk, plan, 'III.4-1')).toEqual([])
  })

  it('changes nothing for the same file, under any name, or for the same words in another file', async () => {
    const desk = openDesk()
    await imported(desk, SAMPLE_TEXT)
    const before = desk.db.select().from(journal).all().length
    expect((await imported(desk, SAMPLE_TEXT)).kind).toBe('unchanged')
    expect((await imported(desk, SAMPLE_TEXT, 'ban-sao.txt')).kind).toBe('unchanged')
    expect((await imported(desk, `${SAMPLE_TEXT}\n\n`)).kind).toBe('unchanged')
    expect(allPlans(desk.db)).toHaveLength(1)
    expect(desk.db.select().from(journal).all().length).toBe(before)
  })

  it('shows what a revision changed, keeps the keys of what stayed and what the organizer corrected', async () => {
    const desk = openDesk()
    const { plan } = await imported(desk, SAMPLE_TEXT)
    const key = taskOf(desk, plan, 'III.5-2').key
    settleTask(desk.app, plan, taskOf(desk, plan, 'III.1-2'), { kind: 'deadline', rule: null, milestone: false }, BY)
    const revised = SAMPLE_TEXT.replace('trước ngày 06/12/2026', 'trước ngày 05/12/2026')
      .replace(/hoàn thành trước ngày 01\/12\/2026/g, 'hoàn thành trước ngày 30/11/2026')
      .replace('- Phát hành Giấy mời và gửi tài liệu đến các điểm cầu.\n\n', '')
      .replace(
        '- Bố trí hội trường',
        '- Chuẩn bị phiên dịch ngôn ngữ ký hiệu cho điểm cầu chính.\n\n- Bố trí hội trường',
      )
    const outcome = await imported(desk, revised)
    expect(outcome).toMatchObject({ kind: 'revised' })
    if (outcome.kind !== 'revised') return
    expect(outcome.changed.map((c) => c.ref)).toContain('III.5-2')
    expect(outcome.added).toHaveLength(1)
    expect(outcome.removed).toHaveLength(1)
    expect(taskOf(desk, plan, 'III.5-2').key).toBe(key)
    expect(taskOf(desk, plan, 'III.5-2').deadline).toMatchObject({ date: '2026-12-05' })
    expect(taskOf(desk, plan, 'III.1-2').deadline).toBeNull()
    expect(allPlans(desk.db)).toHaveLength(1)
  })
})

describe('activating a plan', () => {
  it('announces what is clear and says why the rest waits', async () => {
    const desk = openDesk('2026-12-02 09:00')
    const { plan } = await imported(desk, SAMPLE_TEXT)
    const { waiting, announced, unreached } = activatePlan(desk.app, plan, BY)
    expect(waiting.map((w) => [w.ref, w.code])).toEqual([
      ['III.1-1', 'deadline_past'],
      ['III.1-2', 'deadline_past'],
      ['III.1-3', 'weekday_mismatch'],
      ['III.4-1', 'open_group'],
    ])
    expect(announced).toBe(34 * 3 + 5)
    expect(unreached).toHaveLength(37)
    const again = activatePlan(desk.app, planById(desk.db, plan.id)!, BY)
    expect(again.announced).toBe(0)
  })

  it('tells each contact once, however often it is asked', async () => {
    const desk = openDesk()
    const { plan } = await imported(desk, SAMPLE_TEXT)
    const unitId = assignmentsOf(desk.db, plan.id).at(-1)!.unitId
    contactFor(desk, plan, unitId)
    for (let i = 0; i < 5; i++) activatePlan(desk.app, planById(desk.db, plan.id)!, BY)
    expect(
      desk.db
        .select()
        .from(outbox)
        .all()
        .filter((r) => r.kind === 'announcement'),
    ).toHaveLength(1)
  })

  it('announces a kept task although its deadline has passed', async () => {
    const desk = openDesk('2026-12-02 09:00')
    const { plan } = await imported(desk, SAMPLE_TEXT)
    activatePlan(desk.app, plan, BY)
    const fresh = planById(desk.db, plan.id)!
    const settled = settleTask(desk.app, fresh, taskOf(desk, plan, 'III.1-1'), { kind: 'keep' }, BY)
    expect(settled).toMatchObject({ ok: true, announced: 1 })
  })
})

describe('settling a task', () => {
  const draft = async () => {
    const desk = openDesk()
    const { plan } = await imported(desk, SAMPLE_TEXT)
    return { desk, plan }
  }

  it('names the members of an open group, and remembers them for the next plan of this issuer', async () => {
    const { desk, plan } = await draft()
    const answer = { kind: 'members', text: 'Vụ Pháp chế; Vụ Tổ chức cán bộ' } as const
    expect(settleTask(desk.app, plan, taskOf(desk, plan, 'III.4-1'), answer, BY)).toMatchObject({ ok: true })
    expect(unitsOfTask(desk, plan, 'III.4-1')).toHaveLength(2)
    const next = await imported(desk, SAMPLE_TEXT.replace('3968', '4001').replaceAll('Bộ tiêu chí', 'Bộ chỉ số'))
    expect(next.kind).toBe('new')
    expect(unitsOfTask(desk, next.plan, 'III.4-1')).toHaveLength(2)
  })

  it('takes bodies that no directory holds, and asks about slips and groups', async () => {
    const { desk, plan } = await draft()
    const task = taskOf(desk, plan, 'III.4-1')
    const outcome = settleTask(
      desk.app,
      plan,
      task,
      { kind: 'members', text: 'Vụ Pháp chế; Báo Khoa học và Đời sống' },
      BY,
    )
    expect(outcome).toMatchObject({ ok: true, unresolved: [] })
    expect(unitsOfTask(desk, plan, 'III.4-1')).toContainEqual(expect.stringContaining('Báo Khoa học và Đời sống'))
    expect(settleTask(desk.app, plan, task, { kind: 'members', text: 'các đơn vị liên quan' }, BY).ok).toBe(false)
    expect(settleTask(desk.app, plan, task, { kind: 'members', text: ' ; ' }, BY)).toMatchObject({
      ok: false,
      code: 'empty',
    })
  })

  it('moves a task to another unit, and the old one owes nothing any more', async () => {
    const { desk, plan } = await draft()
    activatePlan(desk.app, plan, BY)
    const fresh = planById(desk.db, plan.id)!
    settleTask(desk.app, fresh, taskOf(desk, plan, 'III.3-3'), { kind: 'unit', name: 'Vụ Pháp chế' }, BY)
    const states = assignmentsOf(desk.db, plan.id)
      .filter((r) => r.taskId === taskOf(desk, plan, 'III.3-3').id && r.role === 'lead')
      .map((r) => r.state)
    expect(states.sort()).toEqual(['announced', 'cancelled'])
  })

  it('drops: without a trace before anybody was told, as cancelled afterwards', async () => {
    const { desk, plan } = await draft()
    settleTask(desk.app, plan, taskOf(desk, plan, 'III.2-1'), { kind: 'drop' }, BY)
    expect(tasksOf(desk.db, plan.id).map((t) => t.ref)).not.toContain('III.2-1')
    activatePlan(desk.app, plan, BY)
    settleTask(desk.app, planById(desk.db, plan.id)!, taskOf(desk, plan, 'III.2-2'), { kind: 'drop' }, BY)
    const row = assignmentsOf(desk.db, plan.id).find((r) => r.taskId === taskOf(desk, plan, 'III.2-2').id)!
    expect(row.state).toBe('cancelled')
  })

  it('splits what was not announced, and adds what the plan forgot', async () => {
    const { desk, plan } = await draft()
    const texts = ['Bố trí hội trường', 'Chuẩn bị biển tên']
    expect(settleTask(desk.app, plan, taskOf(desk, plan, 'III.2-2'), { kind: 'split', texts }, BY).ok).toBe(true)
    expect(
      tasksOf(desk.db, plan.id)
        .filter((t) => t.ref.startsWith('III.2-2'))
        .map((t) => t.text),
    ).toEqual(texts)
    expect(settleTask(desk.app, plan, taskOf(desk, plan, 'III.2-1'), { kind: 'split', texts: ['một'] }, BY).ok).toBe(
      false,
    )
    const added = settleTask(
      desk.app,
      plan,
      taskOf(desk, plan, 'III.2-1'),
      { kind: 'add', unit: 'Vụ Pháp chế', text: 'Thẩm định tài liệu.', deadline: null },
      BY,
    )
    expect(added).toMatchObject({ ok: true, task: { ref: '+1', text: 'Thẩm định tài liệu.' } })
    expect(unitsOfTask(desk, plan, '+1')).toHaveLength(1)
  })
})
