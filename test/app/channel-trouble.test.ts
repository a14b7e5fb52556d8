// A channel that needs a person: said once a day to the organizers, by another way, and not any more once it is well.
import { expect, it } from 'vitest'
import { seat } from '../../src/seats.ts'
import { fakeChannel, openHouse } from '../support/house.ts'

function broken() {
  const house = openHouse('2022-11-14 09:00', {
    channels: (now) => [fakeChannel('telegram', 'tele', now), fakeChannel('zalo_oa', 'oa', now)],
  })
  const [telegram, oa] = house.channels
  const organizer = house.organizer('mai')
  seat(house.app, oa!, { kind: 'organizer', chat: 'nam', name: null })
  const heard = () => telegram!.sent.map(({ html }) => html)
  return { house, oa: oa!, telegram: telegram!, organizer, heard }
}

it('is said after a quarter of an hour, once a day while it lasts', async () => {
  const { house, oa, heard } = broken()
  oa.state = { state: 'down', code: 'token_dead', since: house.clock.now() }
  oa.always = () => ({ ok: false, error: { kind: 'misconfigured', code: 'token_dead' } })
  const look = async (when: string) => {
    await house.until(when)
    for (let i = 0; i < 20; i++) house.engine.tick()
    await house.settle()
  }
  await look('2022-11-14 09:14')
  expect(heard()).toEqual([])
  await look('2022-11-14 09:15')
  expect(heard()).toEqual([
    expect.stringMatching(/Zalo OA, từ 09:00 ngày 14\/11\/2022\.\n.*không còn hiệu lực \(token_dead\)/),
  ])
  await look('2022-11-14 16:00')
  expect(heard()).toHaveLength(1)
  await look('2022-11-15 08:00')
  expect(heard()).toHaveLength(2)
  expect(oa.sent).toEqual([])
})

it('is not said of what has come back by the time it may be said', async () => {
  const { house, oa, heard } = broken()
  oa.state = { state: 'down', code: 'http_502', since: house.clock.now() }
  // First seen after hours it waits, and by the morning all is well.
  await house.until('2022-11-14 18:00')
  oa.state = { state: 'ok' }
  await house.until('2022-11-15 09:00')
  expect(heard()).toEqual([])
  expect(oa.sent).toEqual([])
})

it('warns of what works still', async () => {
  const { house, oa, heard } = broken()
  oa.state = { state: 'ok', warnings: ['token_ending'] }
  house.engine.tick()
  await house.settle()
  house.engine.tick()
  await house.settle()
  expect(heard()).toEqual([expect.stringContaining('cấp quyền lại')])
  // Whoever is reached by the account itself hears it, too.
  expect(oa.sent.map(({ chat }) => chat)).toEqual(['nam'])
})
