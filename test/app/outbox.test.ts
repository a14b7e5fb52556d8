// What is to be said: once by its key, in order of lanes, claimed before it is sent and settled by what came of it.
import { describe, expect, it } from 'vitest'
import { tell } from '../../src/app/app.ts'
import { recoverSending } from '../../src/app/settle-send.ts'
import type { SendError } from '../../src/channels/channel.ts'
import type { Lane, Notice } from '../../src/core/notice.ts'
import { recoverEngine } from '../../src/engine.ts'
import { change, counts, type OutboxRow } from '../../src/store/outbox.ts'
import { addIdentity, identitiesOf } from '../../src/store/people.ts'
import { at, entry, fakeChannel, type House, onDate, openHouse, planDocument } from '../support/house.ts'

const LAW = entry('Vụ Pháp chế', 'Góp ý dự thảo báo cáo', { deadline: onDate('2022-11-18') })

async function running(from = '2022-11-14 08:30', channels?: Parameters<typeof openHouse>[1]) {
  const house = openHouse(from, channels)
  const { plan } = house.load(planDocument([LAW]))
  const organizer = house.organizer()
  const person = house.contact(plan, 'Vụ Pháp chế', 'phapche')
  house.activate(plan)
  await house.settle()
  house.quiet()
  return { house, plan, person, organizer }
}

const says = (
  house: House,
  personId: number,
  lane: Lane,
  notice: Notice = { kind: 'help', role: 'contact' },
  key?: string,
) => tell(house.app, { lane, personId, ...(key ? { key } : {}) }, notice)
const row = (house: House, id: number | null): OutboxRow => house.rows().find((r) => r.id === id)!
const fails = (error: SendError) => () => ({ ok: false as const, error })

describe('a row', () => {
  it('with a key is added once, whatever became of it', async () => {
    const { house, person } = await running()
    const first = says(house, person, 'reply', undefined, 'k')
    expect(says(house, person, 'reply', undefined, 'k')).toBeNull()
    await house.settle()
    expect(row(house, first).state).toBe('sent')
    expect(says(house, person, 'bulk', undefined, 'k')).toBeNull()
    expect(house.heard('phapche')).toHaveLength(1)
  })

  it('goes in the order of its lane: answers, what is urgent, the rest; each in its own order', async () => {
    const { house, person } = await running()
    const order: number[] = []
    const ids = (['bulk', 'urgent', 'reply', 'bulk', 'reply', 'urgent'] as const).map(
      (lane) => says(house, person, lane)!,
    )
    house.channel.always = () => {
      const sending = house.rows().find((r) => r.state === 'sending')
      if (sending) order.push(sending.id)
      return undefined
    }
    await house.settle()
    expect(order).toEqual([2, 4, 1, 5, 0, 3].map((i) => ids[i]))
  })

  it('is claimed in the database before the platform is asked', async () => {
    const { house, person } = await running()
    const id = says(house, person, 'reply')
    let seen: OutboxRow | undefined
    house.channel.answers.push(() => {
      seen = row(house, id)
      return undefined
    })
    await house.settle()
    expect(seen).toMatchObject({ state: 'sending', toChat: 'phapche', claimedAt: house.clock.now() })
    expect(row(house, id)).toMatchObject({ state: 'sent', copies: 1 })
    expect(row(house, id).messageId).not.toBeNull()
  })

  it('that is too late is dropped, with the reason', async () => {
    const { house, person } = await running()
    const now = house.clock.now()
    const id = tell(
      house.app,
      { lane: 'bulk', personId: person, notBefore: now + 10, expiresAt: now + 20 },
      { kind: 'help', role: 'contact' },
    )
    house.clock.moveTo(now + 21)
    await house.settle()
    expect(row(house, id)).toMatchObject({ state: 'dropped', reason: 'expired' })
    expect(house.heard('phapche')).toEqual([])
  })
})

describe('what came of a send', () => {
  const announcement = (planId: number, unit: number): Notice => ({ kind: 'announcement', plan: planId, unit })
  const AMBIGUOUS: SendError = { kind: 'ambiguous', code: 'timeout' }

  it.each<[string, Notice['kind'], 'waiting' | 'held' | 'ambiguous', number]>([
    ['work that was given goes once more', 'announcement', 'waiting', 1],
    ['an answer does not', 'help', 'ambiguous', 1],
  ])('uncertain: %s', async (_what, kind, state, copies) => {
    const { house, plan, person } = await running()
    const notice =
      kind === 'help'
        ? ({ kind: 'help', role: 'contact' } as const)
        : announcement(plan.id, house.unitId(plan, 'Vụ Pháp chế'))
    const id = says(house, person, kind === 'help' ? 'reply' : 'bulk', notice)
    house.channel.answers.push(fails(AMBIGUOUS))
    await house.settle()
    expect(row(house, id)).toMatchObject({ state, copies })
    if (state === 'ambiguous') expect(counts(house.db).ambiguous).toBe(1)
  })

  it('uncertain twice is never sent a third time', async () => {
    const { house, plan, person } = await running()
    const id = says(house, person, 'bulk', announcement(plan.id, house.unitId(plan, 'Vụ Pháp chế')))
    house.channel.always = fails(AMBIGUOUS)
    await house.until('2022-11-14 12:00')
    expect(row(house, id)).toMatchObject({ state: 'ambiguous', copies: 2 })
    // The second copy says that it is one.
    expect(row(house, id)?.html).toContain('Tin được gửi lại')
  })

  it.each<[string, Notice['kind'], string]>([
    ['work that was given is sent once more', 'announcement', 'waiting'],
    ['an answer stays uncertain', 'help', 'ambiguous'],
  ])('found half sent at the start: %s', async (_what, kind, state) => {
    const { house, plan, person } = await running()
    const notice =
      kind === 'help'
        ? ({ kind: 'help', role: 'contact' } as const)
        : announcement(plan.id, house.unitId(plan, 'Vụ Pháp chế'))
    const id = says(house, person, kind === 'help' ? 'reply' : 'bulk', notice)!
    change(house.db, id, { state: 'sending', claimedAt: house.clock.now() })
    recoverEngine(house.engine)
    expect(row(house, id)).toMatchObject({ state, copies: 1 })
    expect(recoverSending(house.app)).toBe(0)
    await house.until('2022-11-14 11:00')
    expect(house.heard('phapche')).toHaveLength(kind === 'help' ? 0 : 1)
  })

  it('a reminder found half sent waits for the next one, except the last before the deadline', async () => {
    for (const [step, state] of [
      ['before_3', 'held'],
      ['last_day', 'waiting'],
    ] as const) {
      const { house, plan, person } = await running()
      const share = house.shares(plan)[0]!
      const due = share.due.kind === 'due' ? share.due.due.strict : 0
      const id = says(house, person, 'bulk', {
        kind: 'reminder',
        items: [{ assignmentId: share.row.id, contactId: 1, step, dueStrict: due }],
      })!
      change(house.db, id, { state: 'sending' })
      recoverSending(house.app)
      expect(row(house, id).state, step).toBe(state)
    }
  })

  it('proven unsent is tried again until it goes', async () => {
    const { house, person } = await running()
    const id = says(house, person, 'reply')
    for (let i = 0; i < 6; i++) house.channel.answers.push(fails({ kind: 'unsent', code: 'ECONNREFUSED' }))
    await house.settle()
    expect(row(house, id)).toMatchObject({ state: 'waiting', attempts: 1, copies: 0 })
    await house.until('2022-11-14 09:30')
    expect(row(house, id)).toMatchObject({ state: 'sent', attempts: 6, copies: 1 })
    expect(house.heard('phapche')).toHaveLength(1)
  })

  it('refused by the platform is failed and not tried again', async () => {
    const { house, person } = await running()
    const id = says(house, person, 'reply')
    house.channel.answers.push(fails({ kind: 'rejected', code: 'bad markup' }))
    await house.until('2022-11-14 12:00')
    expect(row(house, id).state).toBe('failed')
    expect(house.heard('phapche')).toEqual([])
  })

  it.each([
    ['chat', 1],
    ['bot', 0],
  ] as const)('throttled for one %s', async (scope, others) => {
    const { house, plan, person } = await running()
    const second = house.contact(plan, 'Vụ Pháp chế', 'hai')
    const wait = house.clock.now() + 30_000
    house.channel.answers.push(fails({ kind: 'throttled', until: wait, scope }))
    const id = says(house, person, 'reply')
    await house.settle()
    expect(row(house, id)).toMatchObject({ state: 'waiting', attempts: 0, notBefore: wait })
    says(house, second, 'reply')
    says(house, person, 'reply')
    // Nothing may go to a paused chat, so what waits for it is not waited for here.
    await house.engine.dispatcher.idle()
    expect(house.heard('hai')).toHaveLength(others)
    expect(house.heard('phapche')).toEqual([])
    house.clock.moveTo(wait)
    await house.settle()
    expect([house.heard('hai').length, house.heard('phapche').length]).toEqual([1, 2])
  })
})

describe('an address', () => {
  const GONE: SendError = { kind: 'gone', code: 'blocked', movedTo: null }
  const twoBots = {
    channels: (now: () => number) => [fakeChannel('telegram', 'bot', now), fakeChannel('zalo_bot', 'zalo', now)],
  }

  it('that is gone falls over to the person’s other one, without a word to the organizer', async () => {
    const { house, plan, person } = await running('2022-11-14 08:30', twoBots)
    const [first] = identitiesOf(house.db, person)
    const { id: _id, ...columns } = first!
    addIdentity(house.db, {
      ...columns,
      channel: 'zalo_bot',
      bot: 'zalo',
      outsideId: 'z',
      chatId: 'z',
      lastSuccessAt: null,
    })
    house.channel.answers.push(fails(GONE))
    const id = says(house, person, 'bulk', {
      kind: 'announcement',
      plan: plan.id,
      unit: house.unitId(plan, 'Vụ Pháp chế'),
    })
    await house.settle()
    expect(row(house, id)).toMatchObject({ state: 'sent', toChannel: 'zalo_bot', toChat: 'z' })
    expect(identitiesOf(house.db, person).find((i) => i.id === first!.id)).toMatchObject({ reachable: false })
    expect(house.rows('undelivered')).toEqual([])
  })

  it('that is gone with no other is reported once a day, however much waits', async () => {
    const { house, plan, person } = await running()
    house.channel.always = (m) => (m.chat === 'phapche' ? { ok: false, error: GONE } : undefined)
    for (let i = 0; i < 4; i++)
      says(house, person, 'bulk', { kind: 'announcement', plan: plan.id, unit: house.unitId(plan, 'Vụ Pháp chế') })
    await house.settle()
    expect(house.heard('organizer')).toHaveLength(1)
    expect(house.heard('organizer')[0]).toContain('Pháp chế')
    expect(
      house
        .rows()
        .filter((r) => r.state === 'failed')
        .map((r) => r.reason),
    ).toContain('unreachable')
  })

  it('that moved is followed once', async () => {
    const { house, person } = await running()
    house.channel.answers.push(fails({ kind: 'gone', code: 'migrated', movedTo: 'phapche-2' }))
    says(house, person, 'reply')
    await house.settle()
    expect(house.heard('phapche-2')).toHaveLength(1)
    expect(identitiesOf(house.db, person)[0]).toMatchObject({ chatId: 'phapche-2', reachable: true })
  })
})

describe('the living card', () => {
  it('is edited once for several acts, and not for nothing', async () => {
    const { house, plan } = await running()
    const edits = () => house.channel.sent.filter((m) => m.edit !== null)
    await house.does('phapche', { kind: 'text', text: 'đã nhận' })
    expect(edits()).toHaveLength(1)
    const card = { kind: 'card', plan: plan.id, unit: house.unitId(plan, 'Vụ Pháp chế') } as const
    const target = house.rows('announcement')[0]!
    const again = tell(
      house.app,
      { lane: 'reply', personId: target.personId, identityId: target.identityId, edits: target.id },
      card,
    )
    await house.settle()
    expect(row(house, again)).toMatchObject({ state: 'dropped', reason: 'unchanged' })
    expect(edits()).toHaveLength(1)
  })
})

it('a long message goes in order, its choices under the last part', async () => {
  const house = openHouse('2022-11-14 08:30', {
    channels: (now) => [fakeChannel('telegram', 'bot', now, { maxText: 600 })],
  })
  const text = Array.from({ length: 90 }, (_, i) => `Nhiệm vụ số ${i + 1} rất dài`).join(', ')
  const { plan } = house.load(planDocument([{ ...LAW, task: text }]))
  const personId = house.contact(plan, 'Vụ Pháp chế', 'phapche')
  house.activate(plan)
  await house.settle()
  house.quiet()
  const [share] = house.shares(plan)
  tell(house.app, { lane: 'reply', personId }, { kind: 'item', plan: plan.id, assignment: share!.row.id })
  await house.settle()
  const sent = house.channel.sent
  expect(sent.length).toBeGreaterThan(2)
  const numbers = sent.flatMap((m) => [...m.html.matchAll(/Nhiệm vụ số (\d+)/g)].map((match) => Number(match[1])))
  expect(numbers).toEqual([...numbers].sort((a, b) => a - b))
  expect(sent.map((m) => m.choices.length > 0)).toEqual(sent.map((_, i) => i === sent.length - 1))
})

it('outside working hours what is unasked waits for the next opening, an answer does not', async () => {
  for (const [from, opens] of [
    ['2022-11-18 18:10', '2022-11-21 07:30'],
    ['2022-11-18 12:00', '2022-11-18 13:30'],
    ['2022-11-19 09:00', '2022-11-21 07:30'],
    ['2022-11-18 10:00', '2022-11-18 10:00'],
    // Tết Quý Mão: 20 to 26 January 2023.
    ['2023-01-19 20:00', '2023-01-27 07:30'],
  ] as const) {
    const house = openHouse(from)
    const { plan } = house.load(
      planDocument([{ ...LAW, deadline: onDate('2023-02-20') }], { event: { date: '2023-02-28' } }),
    )
    house.contact(plan, 'Vụ Pháp chế', 'phapche')
    house.activate(plan)
    expect(
      house.rows('announcement').map((r) => r.notBefore),
      from,
    ).toEqual([at(opens)])
    await house.does('phapche', { kind: 'text', text: '/trogiup' })
    expect(house.channel.sent.length).toBeGreaterThan(0)
  }
})
