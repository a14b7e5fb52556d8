// A refusal that does not say why: tried once more, then the address is given up, unless something else got through.
import { describe, expect, it } from 'vitest'
import { changeIdentity, identitiesOf } from '../../src/store/people.ts'
import { entry, type FakeChannel, fakeChannel, openHouse, planDocument } from '../support/house.ts'

const UNIT = 'Bộ Y tế'
const REFUSED = { ok: false, error: { kind: 'rejected', code: 'bad_request' } } as const

function opened(namesLost: boolean) {
  const house = openHouse('2022-11-14 08:30', {
    channels: (now) => [
      fakeChannel('zalo_bot', 'zb', now, namesLost ? {} : { namesLost }),
      fakeChannel('telegram', 'tele', now),
    ],
  })
  const { plan } = house.load(planDocument([entry(UNIT, 'Gửi danh sách')], { event: null }))
  house.organizer()
  const person = house.contact(plan, UNIT, 'an')
  const [bot, telegram] = house.channels as [FakeChannel, FakeChannel]
  const refusesAn = () => {
    bot.always = (message) => (message.chat === 'an' ? REFUSED : undefined)
  }
  const card = () => house.rows('announcement').map(({ state }) => state)
  return { house, plan, person, bot, telegram, refusesAn, card }
}

describe('a refused message', () => {
  it('is tried once more; refused again, its address is given up and the organizers hear of it once', async () => {
    const { house, plan, person, refusesAn, card } = opened(false)
    refusesAn()
    house.activate(plan)
    await house.settle()
    expect(card()).toEqual(['waiting'])
    await house.until('2022-11-14 09:00')
    expect(card()).toEqual(['failed'])
    expect(identitiesOf(house.db, person)[0]).toMatchObject({ reachable: false, unreachableCode: 'refused' })
    expect(house.heard('organizer').filter((text) => text.includes('Không gửi được tin'))).toHaveLength(1)
    // A word from there opens it again.
    house.channel.always = null
    await house.does('an', { kind: 'text', text: 'việc' })
    expect(identitiesOf(house.db, person)[0]).toMatchObject({ reachable: true })
  })

  it('that was refused for a moment goes out ten minutes later, once', async () => {
    const { house, plan, bot, refusesAn, card } = opened(false)
    refusesAn()
    house.activate(plan)
    await house.settle()
    bot.always = null
    await house.until('2022-11-14 08:39')
    expect(house.heard('an')).toEqual([])
    await house.until('2022-11-14 10:00')
    expect(card()).toEqual(['sent'])
    expect(house.heard('an')).toHaveLength(1)
  })

  it('is at fault itself where another got through meanwhile: the address stays', async () => {
    const { house, plan, person, bot, card } = opened(false)
    bot.always = (message) => (message.chat === 'an' && message.html.includes('Kính gửi') ? REFUSED : undefined)
    house.activate(plan)
    await house.settle()
    await house.until('2022-11-14 08:35')
    bot.answers.push(() => ({ ok: true, messageId: 'm' }))
    await house.does('an', { kind: 'text', text: 'trợ giúp' })
    await house.until('2022-11-14 09:00')
    expect(card()).toEqual(['failed'])
    expect(identitiesOf(house.db, person)[0]).toMatchObject({ reachable: true })
  })

  it('goes by another way where there is one', async () => {
    const { house, plan, person, telegram, refusesAn } = opened(false)
    house.contact(plan, UNIT, 'an-tele')
    const second = house.db.$client
      .prepare("select id from identity where outside_id = 'an-tele'")
      .pluck()
      .get() as number
    house.db.$client
      .prepare("update identity set channel = 'telegram', bot = 'tele', person_id = ? where id = ?")
      .run(person, second)
    house.db.$client.prepare('delete from contact where person_id <> ?').run(person)
    const [first] = identitiesOf(house.db, person).filter(({ channel }) => channel === 'zalo_bot')
    changeIdentity(house.db, first!.id, { preference: 1 })
    refusesAn()
    house.activate(plan)
    await house.until('2022-11-14 10:00')
    expect(telegram.sent.filter(({ chat, html }) => chat === 'an-tele' && html.includes('Gửi danh sách'))).toHaveLength(
      1,
    )
    expect(house.rows('undelivered')).toEqual([])
  })

  it('is failed at once where the platform says of people that they are lost', async () => {
    const { house, plan, person, refusesAn, card } = opened(true)
    refusesAn()
    house.activate(plan)
    await house.settle()
    expect(card()).toEqual(['failed'])
    expect(identitiesOf(house.db, person)[0]).toMatchObject({ reachable: true })
  })
})
