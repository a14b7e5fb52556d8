// Facts about ways for the tests of rendering: a person's channels, codes, two who are one, a plan's channels, reach.
import { NO_POLICY } from '../../src/core/channel-policy.ts'
import type { Facts } from '../../src/core/notice.ts'
import { type PersonReach, unitReach, type WayReach, type WayState } from '../../src/core/reach.ts'
import type { PersonSide, WayLine } from '../../src/core/ways-notice.ts'
import { at, contact, item, plan, submission, unitLine, view } from './render-facts.ts'

const UNIT = 'Sở Nội vụ tỉnh Nghệ An'
const UNTIL = at('2022-11-20T08:00:00')

const way = (state: WayState, more: Partial<WayReach> = {}): WayReach => ({
  channel: 'zalo_oa',
  state,
  bare: false,
  at: null,
  ...more,
})

const line = (identity: number, state: WayState, more: Partial<WayLine> = {}): WayLine => ({
  ...way(state),
  identity,
  first: false,
  buttons: true,
  inboundFiles: true,
  ...more,
})

const side = (person: number, more: Partial<PersonSide> = {}): PersonSide => ({
  person,
  name: 'Nguyễn Văn An',
  position: null,
  phone: null,
  contacts: [contact()],
  channels: ['telegram'],
  ...more,
})

const somebody = (state: WayState | null, more: Partial<PersonReach> = {}): PersonReach => ({
  person: 'Nguyễn Văn An',
  phone: '0912345678',
  joined: state !== null,
  deputy: false,
  way: state === null ? null : way(state, { at: UNTIL }),
  ...more,
})

let unitId = 0
const unit = (...people: PersonReach[]) => unitReach({ unitId: ++unitId, unit: `Sở Nội vụ tỉnh thứ ${unitId}` }, people)

const bareWay = somebody('open', { way: way('open', { bare: true, channel: 'telegram' }) })

const STATES = ['open', 'paid', 'template', 'window', 'spent', 'shut', 'blocked', 'left', 'deactivated', 'gone', 'never', 'down'] as const // biome-ignore format: one list

const units = [
  ...STATES.map((state) => unit(somebody(state))),
  unit(bareWay),
  unit(somebody('window', { way: way('window') })),
  unit(somebody(null)),
  unitReach({ unitId: ++unitId, unit: `Sở Nội vụ tỉnh thứ ${unitId}` }, [], true),
  unit(somebody(null, { person: '', phone: null })),
  unit(),
]

export const ways: Record<string, Facts> = {
  'own ways': {
    kind: 'ways',
    said: null,
    ways: [
      line(1, 'open', { channel: 'zalo_bot', first: true, buttons: false, inboundFiles: false, at: null }),
      line(2, 'paid', { at: UNTIL }),
      line(3, 'left', { channel: 'telegram' }),
    ],
    here: 1,
    others: ['browser'],
  },
  'own ways in all states': {
    kind: 'ways',
    said: null,
    ways: STATES.map((state, i) => line(i + 1, state, { at: UNTIL })),
    here: null,
    others: [],
  },
  'the only way': { kind: 'ways', said: null, ways: [line(1, 'open')], here: 1, others: ['telegram', 'console'] },
  'a way put first': {
    kind: 'ways',
    said: { what: 'first', channel: 'zalo_oa' },
    ways: [line(2, 'open', { first: true }), line(1, 'blocked', { channel: 'telegram' })],
    here: 2,
    others: [],
  },
  'a way taken back': {
    kind: 'ways',
    said: { what: 'back', channel: 'page' },
    ways: [line(2, 'open', { first: true, channel: 'sms' })],
    here: 2,
    others: [],
  },
  'code of another way': { kind: 'way_code', code: 'K7M2QX9P', link: null, channel: 'zalo_oa', expires: UNTIL },
  'code of any way': {
    kind: 'way_code',
    code: 'K7M2QX9P',
    link: 'https://t.me/dondoc_bot?start=mBw1Yp0R2u9cJtQk3dVe7A',
    channel: null,
    expires: UNTIL,
  },
  'way added': {
    kind: 'way_added',
    to: 'new',
    channel: 'zalo_oa',
    identity: 4,
    name: 'Nguyễn Văn An',
    units: [UNIT, 'Sở Y tế tỉnh Hà Giang'],
  },
  'way added to nobody named': { kind: 'way_added', to: 'new', channel: 'zalo_bot', identity: 4, name: '', units: [] },
  'way added, told elsewhere': {
    kind: 'way_added',
    to: 'others',
    channel: 'zalo_oa',
    identity: 4,
    name: 'Nguyễn Văn An',
    units: [UNIT],
  },
  'way of somebody else': { kind: 'way_taken', invitation: 5, mine: '', other: 'Nguyễn Văn An', units: [UNIT] },
  'way of somebody with no unit': { kind: 'way_taken', invitation: 5, mine: 'An', other: 'Nguyễn Văn An', units: [] },
  'way lost': { kind: 'way_lost', channel: 'telegram', why: 'blocked' },
  'way left': { kind: 'way_left', channel: 'telegram', left: ['zalo_oa', 'zalo_bot'] },
  'keep the window open': { kind: 'keep_open' },
  'still here': { kind: 'still_here', until: null },
  'still here until': { kind: 'still_here', until: UNTIL },
  twins: { kind: 'twins', plan: plan(), contact: contact(), other: contact({ id: 10 }), persons: [7, 8] },
  'same person as whom': {
    kind: 'same_person',
    plan: plan(),
    keeps: side(1),
    other: null,
    among: [side(2, { channels: ['zalo_oa', 'zalo_bot'] }), side(3, { name: '', channels: [] })],
  },
  'same person as nobody': { kind: 'same_person', plan: plan(), keeps: side(1), other: null, among: [] },
  'same person, to be sure': {
    kind: 'same_person',
    plan: plan(),
    keeps: side(1),
    other: side(2, { channels: ['zalo_oa'], contacts: [contact({ unit: 'Sở Y tế tỉnh Hà Giang' })] }),
    among: [],
  },
  'people merged': {
    kind: 'people_merged',
    plan: plan(),
    person: 'Nguyễn Văn An',
    units: [UNIT],
    channels: ['telegram', 'zalo_oa'],
    by: 'Lê Thị Mai',
  },
  'people merged, nobody named': { kind: 'people_merged', plan: plan(), person: '', units: [], channels: [], by: '' },
  'channels of a plan': {
    kind: 'channels',
    code: 'KH1',
    plan: 1,
    policy: NO_POLICY,
    set: false,
    used: ['telegram', 'zalo_bot', 'zalo_oa'],
  },
  'channels of a plan set': {
    kind: 'channels',
    code: 'KH1',
    plan: 1,
    policy: { first: ['zalo_oa'], never: ['telegram'], bare: ['zalo_bot'], freeOnly: true },
    set: true,
    used: ['telegram', 'zalo_bot', 'zalo_oa'],
  },
  'proposal of channels': {
    kind: 'proposal',
    id: 8,
    proposal: {
      kind: 'channels',
      code: 'KH1',
      plan: 1,
      from: NO_POLICY,
      to: { first: [], never: ['telegram'], bare: [] },
      lost: [UNIT, 'Sở Y tế tỉnh Hà Giang'],
      bare: 3,
      shut: 1,
    },
  },
  'proposal of channels that hurts nobody': {
    kind: 'proposal',
    id: 8,
    proposal: {
      kind: 'channels',
      code: 'KH1',
      plan: 1,
      from: { first: ['zalo_oa'], never: [], bare: [] },
      to: NO_POLICY,
      lost: [],
      bare: 0,
      shut: 0,
    },
  },
  reach: { kind: 'reach', plan: plan(), page: 1, units, to: 'organizer' },
  'reach for a leader': { kind: 'reach', plan: plan(), page: 1, units: units.slice(0, 2), to: 'viewer' },
  'bare news': { kind: 'bare', reply: false, codes: ['KH1'], link: 'https://example.org/u/abc', elsewhere: [] },
  'bare news without a code': { kind: 'bare', reply: false, codes: [], link: null, elsewhere: [] },
  'bare answer': { kind: 'bare', reply: true, codes: [], link: null, elsewhere: ['zalo_oa'] },
  'receipt of the page': {
    kind: 'receipt',
    plan: plan(),
    item: item(),
    submission: submission({ via: 'page' }),
    several: false,
  },
  'unit told by two channels': view({
    view: 'unit',
    units: [unitLine({ told: ['telegram', 'zalo_oa'] })],
    items: [item({ submission: submission({ via: 'zalo_oa' }) })],
  }),
  'undelivered, channel not allowed': {
    kind: 'undelivered',
    contact: contact({ reachable: false, why: 'never' }),
    plan: plan(),
    units: [UNIT],
    left: false,
    others: [],
  },
  'undelivered, window over': {
    kind: 'undelivered',
    contact: contact({ reachable: false, why: 'window' }),
    plan: plan(),
    units: [UNIT],
    left: false,
    others: [],
  },
}
