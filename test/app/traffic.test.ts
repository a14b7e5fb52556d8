// The month's messages of a bot: counted with what is sent and received, warned of once, kept for what cannot wait; nothing is lost.
import { describe, expect, it } from 'vitest'
import { tell } from '../../src/app/app.ts'
import { reachOf } from '../../src/app/reach.ts'
import { standingOf } from '../../src/app/traffic.ts'
import type { Capacity } from '../../src/channels/channel.ts'
import type { Installation } from '../../src/installation.ts'
import { healthOf } from '../../src/live.ts'
import { seat } from '../../src/seats.ts'
import { identitiesOf } from '../../src/store/people.ts'
import { count } from '../../src/store/traffic.ts'
import { entry, fakeChannel, type House, openHouse, planDocument } from '../support/house.ts'
import { limitedBot } from '../support/limited-bots.ts'

const BOT = { channel: 'zalo_bot', bot: '101' }

function limited(from = '2026-11-17 09:00', capacity: Partial<Capacity> = { messagesPerMonth: 100 }) {
  const house = openHouse(from, {
    channels: (now) => [limitedBot('101', now, capacity), fakeChannel('telegram', 'tele', now)],
  })
  const { plan } = house.load(planDocument([entry('Bộ Y tế', 'Gửi danh sách đại biểu')], { event: null }))
  const [zalo, telegram] = house.engine.app.ports.channels()
  return { house, plan, zalo: zalo!, telegram: telegram! }
}
const uses = (house: House, messages: number, month = '2026-11') => {
  for (let i = 0; i < messages; i++) count(house.db, BOT, month, i % 2 === 0 ? 'sent' : 'received')
}
const standing = (house: House) => {
  const { sent, received, state } = standingOf(house.app, BOT)
  return { sent, received, state }
}
const tells = (house: House, personId: number, lane: 'bulk' | 'urgent' | 'reply', unit: number, plan: number) =>
  tell(house.app, { lane, personId }, { kind: 'announcement', plan, unit })!

describe('counting', () => {
  it('every message in and out, each once, by the month of the agencies', async () => {
    const { house, plan } = limited('2026-11-30 16:59')
    const person = house.contact(plan, 'Bộ Y tế', 'yte')
    house.activate(plan)
    await house.settle()
    expect(standing(house)).toEqual({ sent: 1, received: 0, state: 'open' })
    await house.does('yte', { kind: 'text', text: 'việc' })
    expect(standing(house)).toEqual({ sent: 2, received: 1, state: 'open' })
    // 23:59 and 00:01 in Hà Nội; by the world's clock both are in November.
    house.clock.moveTo(Date.parse('2026-11-30T23:59:00+07:00'))
    await house.does('yte', { kind: 'text', text: 'việc' })
    expect(standing(house)).toEqual({ sent: 3, received: 2, state: 'open' })
    house.clock.moveTo(Date.parse('2026-12-01T00:01:00+07:00'))
    await house.does('yte', { kind: 'text', text: 'việc' })
    expect(standing(house)).toEqual({ sent: 1, received: 1, state: 'open' })
    expect(identitiesOf(house.db, person)).toHaveLength(1)
    expect(house.errors).toEqual([])
  })

  it('what may have arrived counts, what did not reach the platform does not, an update that comes twice counts once', async () => {
    const { house, plan } = limited()
    house.activate(plan)
    const unit = house.unitId(plan, 'Bộ Y tế')
    const person = house.contact(plan, 'Bộ Y tế', 'yte')
    house.channel.answers.push(
      () => ({ ok: false, error: { kind: 'unsent', code: 'econnrefused' } }),
      () => ({ ok: false, error: { kind: 'ambiguous', code: 'timeout' } }),
    )
    tells(house, person, 'reply', unit, plan.id)
    await house.until('2026-11-17 09:10')
    // Refused, uncertain, and the second copy.
    expect(standing(house).sent).toBe(2)
    const update = {
      updateId: 'same',
      raw: {},
      inbound: {
        updateId: 'same',
        at: house.clock.now(),
        chat: { id: 'yte', private: true },
        sender: { id: 'yte', name: null, language: null },
        messageId: 'm',
        answers: null,
        content: { kind: 'text' as const, text: 'việc' },
      },
    }
    for (let i = 0; i < 3; i++) house.engine.sinkOf(house.channel)(update)
    expect(standing(house).received).toBe(1)
  })
})

describe('when little is left', () => {
  it('organizers are told once a month, by whatever message brings it to 80 %', async () => {
    const { house, telegram } = limited()
    seat(house.app, telegram, { kind: 'organizer', chat: 'boss', name: 'Mai' })
    const boss = () => (house.rows('quota') ?? []).length
    uses(house, 78)
    await house.does('ai đó', { kind: 'text', text: 'xin chào' })
    expect(standing(house)).toMatchObject({ sent: 40, received: 40 })
    await house.does('ai đó', { kind: 'text', text: 'xin chào' })
    expect(boss()).toBe(1)
    expect(house.rows('quota')[0]!.html).toMatch(/Zalo[\s\S]*Tháng 11\/2026: đã dùng 80\/100/)
    await house.until('2026-12-01 09:00')
    uses(house, 90, '2026-12')
    await house.does('ai đó', { kind: 'text', text: 'xin chào' })
    expect(boss()).toBe(2)
  })

  it('bulk goes another way or waits, answers and urgent messages go, strangers wait for nobody', async () => {
    const { house, plan, telegram } = limited()
    house.activate(plan)
    const unit = house.unitId(plan, 'Bộ Y tế')
    const both = house.contact(plan, 'Bộ Y tế', 'both')
    const only = house.contact(plan, 'Bộ Y tế', 'only')
    const other = seat(house.app, telegram, { kind: 'unit', chat: 'other', unitId: unit, planId: plan.id, name: null })
    house.db.$client
      .prepare('update identity set person_id = ?, last_success_at = 1 where person_id = ?')
      .run(both, other)
    house.db.$client.prepare("update identity set last_success_at = 2 where chat_id = 'both'").run()
    uses(house, 95)
    expect(standing(house).state).toBe('reserve')
    const rows = [
      tells(house, both, 'bulk', unit, plan.id),
      tells(house, only, 'bulk', unit, plan.id),
      tells(house, only, 'urgent', unit, plan.id),
      tells(house, only, 'reply', unit, plan.id),
    ]
    await house.settle()
    const state = () =>
      rows.map((id) => house.rows().find((r) => r.id === id)!).map((r) => [r.state, r.toChannel, r.reason])
    expect(state()).toEqual([
      ['sent', 'telegram', null],
      ['waiting', null, 'quota'],
      ['sent', 'zalo_bot', null],
      ['sent', 'zalo_bot', null],
    ])
    await house.does('người lạ', { kind: 'text', text: 'xin chào' })
    expect(house.rows('refused').map((r) => [r.state, r.reason])).toEqual([['dropped', 'quota']])
    // The next month brings what waited, once.
    await house.until('2026-12-01 09:00')
    expect(state()[1]).toEqual(['sent', 'zalo_bot', 'quota'])
    expect(house.heard('only')).toHaveLength(3)
    expect(house.errors).toEqual([])
  })

  it('units whose messages wait are on the list to phone, organizers hear of it once, deputies by another way stand in', async () => {
    const { house, plan, telegram } = limited()
    const boss = seat(house.app, telegram, { kind: 'organizer', chat: 'boss', name: 'Mai' })
    house.activate(plan)
    const unit = house.unitId(plan, 'Bộ Y tế')
    const [an, binh] = ['an', 'binh'].map((chat) => house.contact(plan, 'Bộ Y tế', chat))
    const deputy = seat(house.app, telegram, { kind: 'unit', chat: 'phó', unitId: unit, planId: plan.id, name: 'Phó' })
    house.db.$client.prepare('update contact set deputy = 1 where person_id = ?').run(deputy)
    await house.settle()
    expect(reachOf(house.app, plan.id)[0]).toMatchObject({ reached: true, todo: 'none', noSeat: false })
    uses(house, 97)
    for (const person of [an!, binh!, an!]) tells(house, person, 'bulk', unit, plan.id)
    await house.settle()
    const told = house.rows('quota').filter(({ personId, html }) => personId === boss && html?.includes('Đã hết'))
    expect(told.map(({ state, toChannel }) => [state, toChannel])).toEqual([['sent', 'telegram']])
    const [reach] = reachOf(house.app, plan.id)
    const people = reach!.people.filter(({ deputy }) => !deputy)
    expect(people.map(({ way }) => way?.state)).toEqual(['spent', 'spent'])
    expect(reach!.channels).toEqual(['telegram'])
    expect(new Set(house.rows('stand_in').map(({ personId }) => personId))).toEqual(new Set([deputy]))
    // Without the deputy the unit is one to phone, and why stands there.
    house.db.$client.prepare('update contact set removed_at = 1 where person_id = ?').run(deputy)
    expect(reachOf(house.app, plan.id)[0]).toMatchObject({
      reached: false,
      todo: 'more_messages',
      why: { state: 'spent' },
    })
    // An hour later it is still the same news.
    await house.until('2026-11-17 12:00')
    expect(house.rows('quota').filter(({ html }) => html?.includes('Đã hết'))).toHaveLength(1)
    await house.until('2026-12-01 09:00')
    expect(reachOf(house.app, plan.id)[0]).toMatchObject({ reached: true })
    expect(house.rows().filter(({ state }) => state === 'waiting')).toEqual([])
  })

  it('with nothing left nothing goes, nothing is lost, and health says so', async () => {
    const { house, plan } = limited()
    house.activate(plan)
    const unit = house.unitId(plan, 'Bộ Y tế')
    const only = house.contact(plan, 'Bộ Y tế', 'only')
    uses(house, 100)
    const row = tells(house, only, 'reply', unit, plan.id)
    await house.settle()
    expect(house.heard('only')).toEqual([])
    const installation = { db: house.db, engine: house.engine } as Installation
    const [report] = healthOf(installation, [house.channel], '1', 0).health().channels
    expect(report).toMatchObject({ state: 'down', code: 'quota', bot: '101', quota: { used: 100, limit: 100 } })
    await house.until('2026-12-01 08:30')
    expect(house.rows().find((r) => r.id === row)!.state).toBe('sent')
  })

  it('the platform’s own word counts more than ours; it is asked again after an hour', async () => {
    const { house, plan } = limited()
    house.activate(plan)
    const unit = house.unitId(plan, 'Bộ Y tế')
    const only = house.contact(plan, 'Bộ Y tế', 'only')
    house.channel.answers.push(() => ({ ok: false, error: { kind: 'misconfigured', code: 'quota' } }))
    const row = tells(house, only, 'reply', unit, plan.id)
    await house.until('2026-11-17 09:30')
    expect(standing(house)).toMatchObject({ sent: 0, state: 'spent' })
    expect(house.heard('only')).toEqual([])
    await house.until('2026-11-17 10:30')
    expect(standing(house)).toMatchObject({ sent: 1, state: 'open' })
    expect(house.rows().find((r) => r.id === row)!.state).toBe('sent')
  })
})
