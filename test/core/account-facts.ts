// Facts about accounts with limits for the tests of rendering: what is left of a month, where a code is typed, who finds no seat.
import type { TypedPlace } from '../../src/core/account-notice.ts'
import type { Facts } from '../../src/core/notice.ts'
import type { FactsOf } from '../../src/core/render/layout.ts'
import { people } from './people-facts.ts'
import { at, every as notices, plan } from './render-facts.ts'

const UNTIL = at('2022-11-20T08:00:00')
const bot = (no: number, link: string | null = `https://zalo.me/s/bot-${no}`): TypedPlace => ({
  channel: 'zalo_bot',
  no,
  of: 2,
  link,
})
const alone: TypedPlace = { ...bot(1), of: 1 }

const quota = (level: 'low' | 'spent', used: number): Facts => ({
  kind: 'quota',
  level,
  account: bot(2),
  month: '2022-11',
  used,
  limit: 3000,
  kept: 150,
})

const card = people['invitation of a unit'] as Extract<Facts, { kind: 'invitation_card' }>
const toActivate = notices['proposal to activate'] as Extract<Facts, { kind: 'proposal' }>

const activation = (room: Extract<(typeof toActivate)['proposal'], { kind: 'activate' }>['room']): Facts => ({
  ...toActivate,
  proposal: { ...toActivate.proposal, kind: 'activate', room } as (typeof toActivate)['proposal'],
})

const invited = (unit: string, code: string, typed: TypedPlace | null, link: string | null = null) => ({
  unitId: unit.length,
  unit,
  person: null,
  code,
  link,
  typed,
  expires: UNTIL,
})

const announced = notices.announcement as FactsOf<'announcement'>
const ofUnit = (unitId: number, addressed: string, more: Partial<typeof announced.card> = {}) => ({
  ...announced.card,
  unitId,
  unit: addressed,
  addressed,
  ...more,
})

export const accounts: Record<string, Facts> = {
  'cards of three units': {
    ...announced,
    also: [
      ofUnit(12, 'Sở Nội vụ tỉnh Hà Tĩnh', { helping: [] }),
      ofUnit(13, 'Sở Nội vụ tỉnh Quảng Bình', { items: [], helping: announced.card.helping }),
    ],
  },
  'month that runs short': quota('low', 2400),
  'month that is used up': quota('spent', 3000),
  'channel whose right is gone': { kind: 'channel_trouble', account: alone, code: 'token_dead', since: UNTIL },
  'channel that does not answer': { kind: 'channel_trouble', account: bot(2), code: 'http_502', since: UNTIL },
  'account that warns of its tokens': { kind: 'channel_trouble', account: alone, code: 'token_ending', since: null },
  'account that warns of money': { kind: 'channel_trouble', account: alone, code: 'no_money', since: null },
  'invitation for a bot of several': { ...card, typed: bot(2) },
  'invitation for the only bot': { ...card, link: null, typed: alone },
  'invitation for a bot without a link': { ...card, link: null, typed: bot(1, null) },
  'invitation that finds no seat': { ...card, typed: null },
  'invitations over two bots': {
    kind: 'invitations',
    plan: plan(),
    page: 0,
    lines: [
      invited('Sở Nội vụ tỉnh Nghệ An', 'AB2C3D4E', bot(1), 'https://t.me/dondoc_bot?start=mBw1Yp0R2u9cJtQk3dVe7A'),
      invited('Sở Nội vụ tỉnh Hà Giang', 'FG5H6J7K', bot(2, null)),
      invited('Sở Nội vụ tỉnh Cà Mau', 'LM8N9P2Q', null),
    ],
  },
  'proposal that finds room': activation({
    waiting: 40,
    seats: 40,
    without: [],
    messages: { expected: 640, left: 2900 },
  }),
  'proposal for more units than seats': activation({
    waiting: 62,
    seats: 50,
    without: ['Sở Nội vụ tỉnh Cà Mau', 'Sở Nội vụ tỉnh Bạc Liêu'],
    messages: { expected: 820, left: 310 },
  }),
}
