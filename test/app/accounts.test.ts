// Several bots side by side: seats are spread and never promised twice, and what does not fit is said beforehand.
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { accountsBeside, forgetAccounts, keepAccount, keepWarnings } from '../../src/accounts.ts'
import { activationFacts } from '../../src/app/activation-facts.ts'
import { invite, makeInvitation, unitsOf } from '../../src/app/invite.ts'
import { joiningAccounts, keepSeats } from '../../src/app/joining-accounts.ts'
import { linkContact } from '../../src/app/link-contact.ts'
import { reachOf } from '../../src/app/reach.ts'
import { accountFor, seated } from '../../src/core/capacity.ts'
import { accountLines } from '../../src/doctor-accounts.ts'
import type { Installation } from '../../src/installation.ts'
import { healthOf } from '../../src/live.ts'
import { changeInvitation, invitationById } from '../../src/store/people.ts'
import { createTexts } from '../../src/texts/texts.ts'
import { BY, entry, fakeChannel, type House, openHouse, planDocument } from '../support/house.ts'
import { limitedBot } from '../support/limited-bots.ts'

const provinces = (house: House) =>
  house.load(
    planDocument([
      entry('Ủy ban nhân dân các tỉnh, thành phố trực thuộc Trung ương', 'Gửi danh sách', { group: true }),
    ]),
  ).plan

const joins = (house: House, code: string, bot: string, who: string, channel = 'zalo_bot') =>
  linkContact(house.app, { channel, bot, outsideId: who, chatId: who, name: null }, code)

const over = (house: House) => joiningAccounts(house.app).map((a) => [a.bot, a.joined, a.promised])

describe('63 provinces', () => {
  it('are spread over two bots of 50, while a third has never started', () => {
    const house = openHouse('2022-11-14 08:30', {
      channels: (now) => [limitedBot('101', now), limitedBot('102', now), limitedBot('', now)],
    })
    const plan = provinces(house)
    expect(unitsOf(house.app, plan)).toHaveLength(63)
    const lines = invite(house.app, { role: 'unit', plan, unitIds: null }, false, BY)
    expect(over(house)).toEqual([
      ['101', 0, 32],
      ['102', 0, 31],
    ])
    expect(lines[0]).toMatchObject({ zalo: 'https://zalo.example/s/101', account: { bot: '101', no: 1, of: 2 } })
    expect(lines[1]).toMatchObject({ zalo: 'https://zalo.example/s/102', account: { bot: '102', no: 2, of: 2 } })
    expect(invite(house.app, { role: 'unit', plan, unitIds: null }, false, BY)).toEqual(lines)
    expect(activationFacts(house.app, plan).room).toMatchObject({ waiting: 63, seats: 63, without: [] })
    // By whichever bot, each takes the seat that was kept.
    for (const [i, line] of lines.entries())
      expect(joins(house, line.code, i % 2 === 0 ? '102' : '101', `p${i}`)).toMatchObject({ ok: true })
    expect(over(house)).toEqual([
      ['101', 31, 0],
      ['102', 32, 0],
    ])
  })

  it('do not all fit one bot of 50: who does not is named before anything is sent', () => {
    const house = openHouse('2022-11-14 08:30', { channels: (now) => [limitedBot('101', now)] })
    const plan = provinces(house)
    const before = activationFacts(house.app, plan).room!
    expect([before.waiting, before.seats, before.without.length]).toEqual([63, 50, 13])
    const lines = invite(house.app, { role: 'unit', plan, unitIds: null }, false, BY)
    expect(lines.filter((l) => l.account === null)).toHaveLength(13)
    expect(activationFacts(house.app, plan).room!.without).toEqual(before.without)
    expect(lines.filter((l) => l.account === null).map((l) => l.unit)).toEqual(before.without)
    expect(lines.filter((l) => l.account === null).every((l) => l.zalo === null)).toBe(true)
    const reach = reachOf(house.app, plan.id)
    expect(reach.filter(({ todo }) => todo === 'more_seats').map(({ unit }) => unit)).toEqual(before.without)
    expect(reach.filter(({ noSeat }) => !noSeat).every(({ todo }) => todo === 'invite')).toBe(true)
  })

  it('in the chat: the list says which bot, and which units have no seat', async () => {
    const house = openHouse('2022-11-14 08:30', { channels: (now) => [limitedBot('101', now, { people: 12 })] })
    provinces(house)
    house.organizer()
    await house.does('organizer', { kind: 'text', text: 'moi' })
    const said = house.heard('organizer').join('\n')
    expect(said).toMatch(/<b>Zalo Bot<\/b>: mở https:\/\/zalo\.example\/s\/101 rồi gửi LIENKET và mã/)
    expect(said).toMatch(/<b>Chưa có chỗ trên Zalo<\/b> \(52 đơn vị\)/)
  })
})

describe('an account without limits that is joined by a code', () => {
  const official = (now: () => number) => {
    const channel = fakeChannel('zalo_oa', '4001', now, { joins: 'code' })
    channel.joinLink = () => 'https://zalo.example/4001'
    return channel
  }

  it('has its page in every invitation', () => {
    const house = openHouse('2022-11-14 08:30', { channels: (now) => [official(now)] })
    const { plan } = house.load(planDocument([entry('Bộ Y tế', 'A'), entry('Bộ Tài chính', 'B')]))
    const lines = invite(house.app, { role: 'unit', plan, unitIds: null }, false, BY)
    expect(lines.map((l) => [l.zalo, l.account?.channel])).toEqual(
      Array(2).fill(['https://zalo.example/4001', 'zalo_oa']),
    )
  })

  it('takes whom the bots have no seat for', () => {
    const house = openHouse('2022-11-14 08:30', {
      channels: (now) => [limitedBot('101', now, { people: 1 }), official(now)],
    })
    const { plan } = house.load(planDocument([entry('Bộ Y tế', 'A'), entry('Bộ Tài chính', 'B')]))
    const lines = invite(house.app, { role: 'unit', plan, unitIds: null }, false, BY)
    expect(lines.map((l) => l.zalo)).toEqual(['https://zalo.example/s/101', 'https://zalo.example/4001'])
  })
})

describe('seats', () => {
  it('are found again once somebody leaves their code unused', () => {
    const house = openHouse('2022-11-14 08:30', { channels: (now) => [limitedBot('101', now, { people: 2 })] })
    const { plan } = house.load(
      planDocument([entry('Bộ Y tế', 'A'), entry('Bộ Tài chính', 'B'), entry('Bộ Công an', 'C')]),
    )
    const get = (renew = false) => invite(house.app, { role: 'unit', plan, unitIds: null }, renew, BY)
    expect(get().map((l) => l.account?.bot ?? null)).toEqual(['101', '101', null])
    const third = () =>
      invite(house.app, { role: 'unit', plan, unitIds: [house.unitId(plan, 'Bộ Công an')] }, false, BY)
    expect(third()[0]!.zalo).toBe(null)
    changeInvitation(house.db, get()[0]!.id, { revokedAt: house.clock.now() })
    expect(third()[0]!.zalo).toBe('https://zalo.example/s/101')
    expect(get().map((l) => l.account?.bot ?? null)).toEqual([null, '101', '101'])
    house.clock.moveTo(house.clock.now() + 73 * 3600_000)
    expect(get().map((l) => l.account?.bot ?? null)).toEqual(['101', '101', null])
  })

  it('for more persons move to a bot that has them, or are kept nowhere', () => {
    const house = openHouse('2022-11-14 08:30', {
      channels: (now) => [limitedBot('101', now, { people: 2 }), limitedBot('102', now, { people: 3 })],
    })
    const { plan } = house.load(planDocument([entry('Bộ Y tế', 'A')]))
    const [line] = invite(house.app, { role: 'unit', plan, unitIds: null }, false, BY)
    const row = () => invitationById(house.db, line!.id)!
    expect(row().account).toBe('zalo_bot/102')
    changeInvitation(house.db, row().id, { account: 'zalo_bot/101' })
    expect(keepSeats(house.app, row(), 2).account).toBe('zalo_bot/101')
    expect(keepSeats(house.app, row(), 3).account).toBe('zalo_bot/102')
    expect(keepSeats(house.app, row(), 4).account).toBe(null)
  })

  it('an account that counts nobody takes whom the others have no room for', () => {
    const bot = { key: 'a', people: 3, joined: 1, promised: 1 }
    const open = { key: 'b', people: null, joined: 9000, promised: 0 }
    expect(accountFor([open, bot], 1)?.key).toBe('a')
    expect(accountFor([open, bot], 2)?.key).toBe('b')
    expect(accountFor([bot], 2)).toBe(null)
    expect(seated([bot], 5, 1)).toBe(2)
    expect(seated([open], 5, 0)).toBe(5)
  })

  it('are never promised twice, whatever is invited, renewed, taken back, joined elsewhere or too old', () => {
    type Step = { what: number; which: number; seats: number; bot: number }
    const step = fc.record({ what: fc.nat(5), which: fc.nat(7), seats: fc.integer({ min: 1, max: 4 }), bot: fc.nat(1) })
    fc.assert(
      fc.property(fc.array(step, { maxLength: 25 }), (steps: Step[]) => {
        const house = openHouse('2022-11-14 08:30', {
          channels: (now) => [
            limitedBot('101', now, { people: 3 }),
            limitedBot('102', now, { people: 4 }),
            fakeChannel('telegram', 'tele', now),
          ],
        })
        const { plan } = house.load(planDocument(['Y tế', 'Tài chính', 'Công an'].map((n) => entry(`Bộ ${n}`, n))))
        const made: { id: number; code: string }[] = []
        for (const [i, { what, which, seats, bot }] of steps.entries()) {
          const one = made[which % Math.max(1, made.length)]
          const row = one && invitationById(house.db, one.id)
          if (what === 0) made.push(...invite(house.app, { role: 'unit', plan, unitIds: null, seats }, bot === 1, BY))
          else if (what === 1) {
            const { id } = makeInvitation(
              house.app,
              { planId: null, unitId: null, personId: null, role: 'viewer', seats },
              BY,
            )
            made.push({ id, code: '' })
          } else if (what === 2 && row) changeInvitation(house.db, row.id, { revokedAt: house.clock.now() })
          else if (what === 3 && one?.code) joins(house, one.code, bot === 0 ? '101' : '102', `p${i}`)
          else if (what === 4 && row && row.usedAt === null) keepSeats(house.app, row, Math.max(seats, row.seats))
          else if (what === 5) house.clock.moveTo(house.clock.now() + seats * 20 * 3600_000)
          // Whoever joins a bot that is full already is the platform's to refuse; nothing is promised there then.
          for (const { people, joined, promised } of joiningAccounts(house.app))
            expect(promised).toBeLessThanOrEqual(Math.max(0, people! - joined))
        }
      }),
      { numRuns: 60 },
    )
  })
})

describe('beside the bot', () => {
  it('accounts are known as the bot left them, in the order of the configuration, without those taken out', () => {
    const house = openHouse()
    const now = house.clock.now
    const [one, two] = [limitedBot('101', now), limitedBot('102', now)]
    for (const channel of [two, one, fakeChannel('telegram', 'tele', now)]) keepAccount(house.db, channel)
    forgetAccounts(house.db, [one, two], new Set([one, two]))
    const known = () => accountsBeside(house.db).map(({ name, bot, joinLink }) => [name, bot, joinLink('x')])
    expect(known()).toEqual([
      ['zalo_bot', '101', 'https://zalo.example/s/101'],
      ['zalo_bot', '102', 'https://zalo.example/s/102'],
    ])
    // The second could not start: whose name it has is not known, so that nothing is forgotten.
    const dark = limitedBot('', now)
    forgetAccounts(house.db, [one, dark], new Set([one]))
    expect(known()).toHaveLength(2)
    forgetAccounts(house.db, [one], new Set([one]))
    expect(known().map(([, bot]) => bot)).toEqual(['101'])
    forgetAccounts(house.db, [], new Set())
    expect(known()).toEqual([])
  })

  it('each is known with its link, what it can do and how long it may write', () => {
    const house = openHouse()
    const window = { freeMs: 1, openMs: 2, templates: [] }
    const tele = fakeChannel('telegram', 'tele', house.clock.now)
    tele.joinLink = (payload) => `https://t.me/b?start=${payload}`
    keepAccount(house.db, tele)
    keepAccount(house.db, fakeChannel('zalo_oa', '4001', house.clock.now, { edit: false, proactive: window }))
    const [first, second] = accountsBeside(house.db)
    expect([first!.joinLink('abc'), first!.abilities.edit, first!.abilities.proactive]).toEqual([
      'https://t.me/b?start=abc',
      true,
      'always',
    ])
    expect(second!.abilities).toMatchObject({ edit: false, proactive: window })
  })

  it('what an account warns of stands in health and metrics, and is left for the doctor while it lasts', () => {
    const house = openHouse('2022-11-14 08:30', { channels: (now) => [fakeChannel('zalo_oa', '4001', now)] })
    keepAccount(house.db, house.channel)
    const { health, metrics } = healthOf(
      { db: house.db, engine: house.engine } as Installation,
      [house.channel],
      '1',
      0,
    )
    const said = () => [
      health().channels[0]!.warnings,
      metrics().flatMap(({ name, values }) => (name === 'dondoc_channel_warning' ? values : [])),
      accountLines({ db: house.db, engine: house.engine } as Installation, createTexts('vi')).map(({ line }) => line),
    ]
    expect(said()).toEqual([undefined, [], []])
    house.channel.state = { state: 'ok', warnings: ['token_ending', 'no_money'] }
    keepWarnings(house.db, house.channels)
    expect(said()).toEqual([
      ['token_ending', 'no_money'],
      ['token_ending', 'no_money'].map((code) => ({ labels: { channel: 'zalo_oa', code }, value: 1 })),
      [expect.stringMatching(/Zalo OA.*quyền truy cập sắp hết hạn/), expect.stringMatching(/Zalo OA.*no_money/)],
    ])
    house.channel.state = { state: 'ok' }
    keepWarnings(house.db, house.channels)
    expect(said()).toEqual([undefined, [], []])
  })
})
