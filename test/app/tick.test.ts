// The tick: what is due is said once however often it runs and wherever, and nobody who answered is chased.
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { doAct } from '../../src/app/acts.ts'
import { eventChange, moveEvent } from '../../src/app/move-event.ts'
import { remind } from '../../src/app/remind.ts'
import { declineAssignment, submitDocument } from '../../src/app/submit.ts'
import { transact } from '../../src/store/db.ts'
import type { Plan } from '../../src/store/plans.ts'
import { ledger } from '../../src/store/schema.ts'
import {
  at,
  BY,
  daysFromEvent,
  entry,
  type House,
  onDate,
  openHouse,
  ownFolder,
  planDocument,
} from '../support/house.ts'

const LAW = entry('Vụ Pháp chế', 'Góp ý dự thảo báo cáo', { deadline: onDate('2022-11-18') })

async function running(options: { folder?: string; tasks?: Parameters<typeof planDocument>[0]; event?: object } = {}) {
  const house = openHouse('2022-11-14 08:30', options.folder ? { folder: options.folder } : {})
  const { plan } = house.load(planDocument(options.tasks ?? [LAW], options.event ? { event: options.event } : {}))
  house.contact(plan, 'Vụ Pháp chế', 'phapche')
  house.activate(plan)
  await house.settle()
  const [share] = house.shares(plan)
  const hand = {
    actor: { kind: 'contact', person: 1, unit: share!.row.unitId } as const,
    by: BY,
    personId: null,
    identityId: null,
    onBehalf: null,
    at: house.clock.now(),
  }
  const act = (command: Parameters<typeof doAct>[2], actor: Parameters<typeof doAct>[3] = hand.actor) =>
    transact(house.db, () => doAct(house.app, share!.row.id, command, actor, BY))
  const confirms = () => expect(act({ kind: 'acknowledge', via: 'chat' }).ok).toBe(true)
  house.quiet()
  return { house, plan, id: share!.row.id, hand, act, confirms }
}

const reminders = (house: House) => house.rows('reminder')
const entries = (house: House) => house.db.select().from(ledger).all()
const move = (house: House, plan: Plan, day: string) => {
  const change = eventChange(house.fresh(plan), { kind: 'date', day, time: null }, null, null)
  if (!change.ok) throw new Error(change.code)
  moveEvent(house.app, plan.id, change.change, BY, null)
}

describe('run often', () => {
  it('a hundred times is once', async () => {
    const { house } = await running()
    house.clock.moveTo(at('2022-11-15 08:30'))
    const told = Array.from({ length: 100 }, () => remind(house.app))
    expect(told.reduce((a, b) => a + b)).toBe(1)
    expect(reminders(house)).toHaveLength(1)
    expect(entries(house).filter((row) => row.outboxId !== null)).not.toEqual([])
  })

  it('from two processes on one file is once', async () => {
    const folder = ownFolder()
    const { house } = await running({ folder })
    const other = openHouse('2022-11-14 08:30', { folder })
    for (const each of [house, other]) each.clock.moveTo(at('2022-11-15 08:30'))
    for (let i = 0; i < 10; i++) {
      remind(house.app)
      remind(other.app)
      other.engine.tick()
    }
    expect(reminders(house)).toHaveLength(1)
  })

  it('at any moments says the same as at each moment when something is due', async () => {
    const exact = await running()
    await exact.house.until('2022-11-30 18:00')
    const expected = exact.house.heard('phapche')
    await fc.assert(
      fc.asyncProperty(fc.array(fc.integer({ min: 1, max: 16 * 24 * 60 }), { maxLength: 12 }), async (minutes) => {
        const { house } = await running()
        const start = house.clock.now()
        for (const minute of minutes.sort((a, b) => a - b)) {
          const when = start + minute * 60_000
          for (;;) {
            await house.settle()
            const next = house.engine.next()?.at ?? null
            if (next === null || next > when) break
            house.clock.moveTo(Math.max(next, house.clock.now() + 1))
            house.engine.tick()
          }
          house.clock.moveTo(when)
          house.engine.tick()
          house.engine.tick()
        }
        await house.until('2022-11-30 18:00')
        expect(house.heard('phapche')).toEqual(expected)
      }),
      { numRuns: 6 },
    )
  })
})

describe('a date', () => {
  const tasks = [entry('Vụ Pháp chế', 'Gửi báo cáo tham luận', { deadline: daysFromEvent(-5) })]

  it('moved there and back repeats no step that was said', async () => {
    const { house, plan, confirms } = await running({ tasks, event: { date: '2022-11-23' } })
    confirms()
    await house.until('2022-11-15 09:00')
    expect(reminders(house)).toHaveLength(1)
    move(house, plan, '2022-12-15')
    move(house, plan, '2022-11-23')
    await house.until('2022-11-15 17:00')
    expect(reminders(house)).toHaveLength(1)
    await house.until('2022-11-18 12:00')
    const steps = entries(house).filter((row) => row.outboxId !== null)
    expect(new Set(steps.map((row) => row.step)).size).toBe(steps.length)
  })

  it('that is not known fires nothing that depends on it', async () => {
    const { house, confirms } = await running({ tasks, event: { date: null, time: null } })
    confirms()
    await house.until('2023-01-31 18:00')
    expect(reminders(house)).toEqual([])
  })
})

describe('silence', () => {
  const organizer = { kind: 'organizer', person: 9, unit: null } as const
  type Running = Awaited<ReturnType<typeof running>>
  it.each<[string, (r: Running) => { ok: boolean }]>([
    [
      'the number of a document',
      ({ house, id, hand }) => submitDocument(house.app, id, { number: '5/PC', date: null }, hand),
    ],
    ['saying that nothing comes', ({ house, id, hand }) => declineAssignment(house.app, id, 'no_content', null, hand)],
    [
      'saying that it is not theirs',
      ({ house, id, hand }) => declineAssignment(house.app, id, 'not_ours', 'việc của vụ khác', hand),
    ],
    [
      'asking for more time',
      ({ act }) => act({ kind: 'request_extension', until: '2022-11-25', reason: 'bận', via: 'chat' }),
    ],
    ['a pause by the organizer', ({ act }) => act({ kind: 'pause' }, organizer)],
    ['a cancellation', ({ act }) => act({ kind: 'cancel' }, organizer)],
  ])('follows %s', async (_what, answers) => {
    const parts = await running()
    parts.confirms()
    await parts.house.until('2022-11-15 09:00')
    const before = reminders(parts.house).length
    expect(before).toBe(1)
    expect(answers(parts).ok).toBe(true)
    await parts.house.until('2022-12-30 18:00')
    expect(reminders(parts.house)).toHaveLength(before)
  })

  it('ends with a pause, and time that was granted counts from its own day', async () => {
    const { house, act, confirms } = await running()
    confirms()
    act({ kind: 'request_extension', until: '2022-11-28', reason: 'bận', via: 'chat' })
    act({ kind: 'decide_extension', granted: true }, organizer)
    await house.until('2022-11-22 18:00')
    expect(reminders(house)).toEqual([])
    await house.until('2022-11-28 12:00')
    expect(reminders(house).length).toBeGreaterThan(0)
  })

  it('holds for what was decided before the answer and goes out after it', async () => {
    const { house, id, hand, confirms } = await running()
    confirms()
    house.clock.moveTo(at('2022-11-15 08:00'))
    expect(remind(house.app)).toBe(1)
    submitDocument(house.app, id, { number: '5/PC', date: null }, hand)
    await house.settle()
    expect(reminders(house)).toMatchObject([{ state: 'dropped', reason: 'no longer true' }])
    expect(house.heard('phapche')).toEqual([])
  })
})

it('what is due in two plans is one message for one person', async () => {
  const house = openHouse('2022-11-14 08:30')
  const plans = ['1/KH', '2/KH'].map(
    (number, i) =>
      house.load(
        planDocument([entry('Vụ Pháp chế', `Báo cáo thứ ${i + 1}`, { deadline: onDate('2022-11-18') })], { number }),
      ).plan,
  )
  for (const plan of plans) house.contact(plan, 'Vụ Pháp chế', 'phapche')
  // Seated once for the first plan, joined for the second.
  const person = house.db.$client.prepare('select person_id from contact limit 1').pluck().get() as number
  const unit = house.unitId(plans[1]!, 'Vụ Pháp chế')
  house.db.$client
    .prepare(`insert into contact (person_id, unit_id, plan_id, purpose, joined_at) values (?, ?, ?, 'content', 0)`)
    .run(person, unit, plans[1]!.id)
  for (const plan of plans) house.activate(plan)
  await house.settle()
  for (const plan of plans)
    for (const share of house.shares(plan))
      transact(house.db, () =>
        doAct(house.app, share.row.id, { kind: 'acknowledge', via: 'chat' }, { kind: 'contact', person, unit }, BY),
      )
  await house.settle()
  house.quiet()
  await house.until('2022-11-15 12:00')
  expect(house.heard('phapche')).toHaveLength(1)
  for (const words of ['Báo cáo thứ 1', 'Báo cáo thứ 2']) expect(house.heard('phapche')[0]).toContain(words)
})
