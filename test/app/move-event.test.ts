// The event's date: what the preview shows is what happens, each person hears once, and a draft changes in silence.
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type EventCommand, eventChange, movedItems, moveEvent, recipientsOf } from '../../src/app/move-event.ts'
import { submitDocument } from '../../src/app/submit.ts'
import type { Plan } from '../../src/store/plans.ts'
import { BY, daysFromEvent, entry, type House, onDate, openHouse, planDocument, unitNames } from '../support/house.ts'

const TASKS = [
  entry('Vụ Pháp chế', 'Gửi tham luận', { deadline: daysFromEvent(-5) }),
  entry('Văn phòng Bộ', 'Bố trí hội trường', { deadline: daysFromEvent(-1) }),
  entry('Bộ Y tế', 'Góp ý dự thảo', { deadline: onDate('2022-11-21') }),
]

async function running() {
  const house = openHouse('2022-11-14 08:30')
  const { plan } = house.load(planDocument(TASKS))
  house.organizer()
  for (const [unit, chat] of [
    ['Vụ Pháp chế', 'phapche'],
    ['Văn phòng Bộ', 'vanphong'],
    ['Bộ Y tế', 'yte'],
  ] as const)
    house.contact(plan, unit, chat)
  house.activate(plan)
  await house.settle()
  house.quiet()
  return { house, plan }
}

function does(house: House, plan: Plan, command: EventCommand, basis: string | null = null) {
  const change = eventChange(house.fresh(plan), command, basis, null)
  if (!change.ok) throw new Error(change.code)
  const preview = movedItems(house.app, house.fresh(plan), change.change)
  const people = recipientsOf(house.app, plan.id)
  return { preview, people, told: moveEvent(house.app, plan.id, change.change, BY, null) }
}
const dues = (house: House, plan: Plan) =>
  new Map(house.shares(plan).map((s) => [s.row.id, s.due.kind === 'due' ? s.due.due : null]))

describe('the preview', () => {
  it('is what happens, for any day', async () => {
    const { house, plan } = await running()
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 400 }), fc.constantFrom('08:00', '14:30', null), (days, time) => {
        const day = new Date(Date.UTC(2022, 10, 1 + days)).toISOString().slice(0, 10)
        const before = dues(house, plan)
        const change = eventChange(house.fresh(plan), { kind: 'date', day, time }, null, null)
        if (!change.ok) {
          expect(change.code).toBe('same')
          return
        }
        const preview = movedItems(house.app, house.fresh(plan), change.change)
        moveEvent(house.app, plan.id, change.change, BY, null)
        const after = dues(house, plan)
        const moved = [...after].filter(
          ([id, due]) => due?.strict !== before.get(id)?.strict || due?.lenient !== before.get(id)?.lenient,
        )
        expect(preview.map((m) => m.assignmentId).sort()).toEqual(moved.map(([id]) => id).sort())
        for (const item of preview) {
          expect(item.from).toEqual(before.get(item.assignmentId))
          expect(item.to).toEqual(after.get(item.assignmentId))
          expect(item.past).toBe(house.clock.now() > item.to!.lenient)
        }
      }),
      { numRuns: 60 },
    )
  })

  it('changes nothing by itself, and knows who has acted', async () => {
    const { house, plan } = await running()
    const share = house.shares(plan)[0]!
    submitDocument(
      house.app,
      share.row.id,
      { number: '5/PC', date: null },
      {
        actor: { kind: 'organizer', person: 9, unit: null },
        by: BY,
        personId: null,
        identityId: null,
        onBehalf: 'phone',
        at: house.clock.now(),
      },
    )
    const before = house.fresh(plan)
    const change = eventChange(before, { kind: 'date', day: '2022-12-05', time: null }, null, null)
    expect(change.ok && movedItems(house.app, before, change.change).map((m) => [m.unit, m.acted])).toEqual([
      [expect.stringContaining('Pháp chế'), true],
      [expect.stringContaining('Văn phòng'), false],
    ])
    expect(house.fresh(plan)).toEqual(before)
  })
})

describe('people', () => {
  it('hear once each, with the basis, also those whose deadline stays', async () => {
    const { house, plan } = await running()
    const { told, people } = does(
      house,
      plan,
      { kind: 'date', day: '2022-12-05', time: '14:00' },
      'Giấy mời số 88/GM-BNV',
    )
    await house.settle()
    expect([told.told, people]).toEqual([3, 3])
    for (const chat of ['phapche', 'vanphong', 'yte']) {
      expect(house.heard(chat), chat).toHaveLength(1)
      expect(house.heard(chat)[0]).toContain('Giấy mời số 88/GM-BNV')
    }
    expect(house.heard('phapche')[0]).toContain('Gửi tham luận')
    expect(house.heard('yte')[0]).not.toContain('Góp ý dự thảo')
    expect(house.heard('organizer')).toHaveLength(1)
    expect(house.fresh(plan)).toMatchObject({
      eventDate: '2022-12-05',
      eventTime: '14:00',
      eventBasis: 'Giấy mời số 88/GM-BNV',
    })
  })

  it('who speak for several units hear once, of each of them', async () => {
    const { house, plan } = await running()
    const person = house.db.$client.prepare(`select person_id from identity where chat_id = 'phapche'`).pluck().get()
    house.db.$client
      .prepare(`insert into contact (person_id, unit_id, plan_id, purpose, joined_at) values (?, ?, ?, 'content', 0)`)
      .run(person, house.unitId(plan, 'Văn phòng Bộ'), plan.id)
    const { people } = does(house, plan, { kind: 'date', day: '2022-12-05', time: null })
    does(house, plan, { kind: 'date', day: '2022-12-06', time: null })
    await house.settle()
    expect(people).toBe(3)
    const [said = '', ...more] = house.heard('phapche')
    expect(more).toEqual([])
    expect(said).toMatch(/Kính gửi: Vụ Pháp chế.*; Văn phòng Bộ/)
    expect(said).toContain('06/12/2022')
    expect(said.indexOf('Gửi tham luận')).toBeGreaterThan(said.indexOf('<b>Vụ Pháp chế'))
    expect(said.indexOf('Bố trí hội trường')).toBeGreaterThan(said.indexOf('<b>Văn phòng Bộ'))
  })

  it('hear only the last of two changes that were made before the first went out', async () => {
    const { house, plan } = await running()
    does(house, plan, { kind: 'date', day: '2022-12-05', time: null })
    does(house, plan, { kind: 'date', day: '2022-12-07', time: null })
    await house.settle()
    expect(house.heard('phapche')).toEqual([expect.stringContaining('07/12/2022')])
  })

  it('keep what they confirmed and sent', async () => {
    const { house, plan } = await running()
    await house.does('phapche', { kind: 'text', text: 'đã nhận' })
    await house.does('vanphong', { kind: 'text', text: 'đã gửi số 5/VP' })
    const lives = () => house.shares(plan).map((s) => [s.life.state, s.life.acknowledgedAt, s.submissions.length])
    const before = lives()
    does(house, plan, { kind: 'date', day: '2022-12-05', time: null })
    expect(lives()).toEqual(before)
  })
})

describe('the event', () => {
  it.each(['postpone', 'cancel'] as const)('(%s) takes its deadlines with it until it is resumed', async (kind) => {
    const { house, plan } = await running()
    const before = dues(house, plan)
    does(house, plan, { kind })
    await house.settle()
    for (const chat of ['phapche', 'vanphong', 'yte']) expect(house.heard(chat)).toHaveLength(1)
    expect(
      house
        .shares(plan)
        .slice(0, 2)
        .map((s) => s.due.kind),
    ).not.toContain('due')
    expect(house.shares(plan)[2]!.due.kind).toBe('due')
    expect(eventChange(house.fresh(plan), { kind }, null, null)).toEqual({ ok: false, code: 'same' })
    does(house, plan, { kind: 'resume' })
    await house.settle()
    expect(dues(house, plan)).toEqual(before)
    for (const chat of ['phapche', 'vanphong', 'yte']) expect(house.heard(chat)).toHaveLength(2)
  })

  it.each<[EventCommand, string]>([
    [{ kind: 'date', day: '2022-11-30', time: null }, 'same'],
    [{ kind: 'date', day: '2022-11-30', time: '08:00' }, 'same'],
    [{ kind: 'resume' }, 'nothing_to_resume'],
  ])('%j is no change', async (command, code) => {
    const { house, plan } = await running()
    expect(eventChange(house.fresh(plan), command, null, null)).toEqual({ ok: false, code })
  })
})

describe('in a draft', () => {
  it('nobody is told anything', async () => {
    const house = openHouse()
    house.organizer()
    const { plan } = house.load(planDocument(TASKS))
    house.contact(plan, 'Vụ Pháp chế', 'phapche')
    expect(does(house, plan, { kind: 'date', day: '2022-12-05', time: null })).toMatchObject({
      people: 0,
      told: { told: 0, units: 0 },
    })
    await house.settle()
    expect(house.rows()).toEqual([])
    expect(house.fresh(plan).eventDate).toBe('2022-12-05')
  })

  it('a group follows the day over 01/07/2025; once activated it stays', () => {
    const house = openHouse()
    const group = entry('Ủy ban nhân dân các tỉnh, thành phố trực thuộc Trung ương', 'Gửi danh sách', { group: true })
    const { plan } = house.load(planDocument([group]))
    expect(house.shares(plan)).toHaveLength(63)
    does(house, plan, { kind: 'date', day: '2025-07-01', time: null })
    expect(house.shares(plan)).toHaveLength(34)
    expect(unitNames(house.shares(plan)).join()).toContain('thành phố Huế')
    house.activate(plan)
    does(house, plan, { kind: 'date', day: '2025-06-30', time: null })
    expect(house.shares(plan)).toHaveLength(34)
  })
})
