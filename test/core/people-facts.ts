// Facts about people for the tests of rendering: invitations, hand-overs, lists of people, one's own data.
import type { Facts } from '../../src/core/notice.ts'
import type { OwnData, PeopleAct, PersonLine } from '../../src/core/people-notice.ts'
import { ask, at, contact, item, plan, unitLine, view } from './render-facts.ts'

const UNIT = 'Sở Nội vụ tỉnh Nghệ An'
const UNTIL = at('2022-11-20T08:00:00')

type Card = Extract<Facts, { kind: 'invitation_card' }>

const invitation = (with_: Partial<Card> = {}): Card => ({
  kind: 'invitation_card',
  invitation: 5,
  for: 'unit',
  plan: plan(),
  unit: UNIT,
  unitId: 4,
  person: null,
  organizer: 'Vụ Lưu trữ',
  code: 'K7M2QX9P',
  link: 'https://t.me/dondoc_bot?start=mBw1Yp0R2u9cJtQk3dVe7A',
  expires: UNTIL,
  seats: 1,
  left: 1,
  stays: false,
  ...with_,
})

const line = (with_: Partial<PersonLine> = {}): PersonLine => ({
  person: 3,
  name: 'Nguyễn Văn An',
  position: 'Phó Chánh Văn phòng',
  roles: [],
  contacts: [contact()],
  ...with_,
})

const binh = contact({ id: 10, person: 'Trần Thị Bình', position: null, chain: ['Nguyễn Văn An'] })
const organizing = line({
  person: 1,
  name: 'Lê Thị Mai',
  position: null,
  contacts: [],
  roles: [
    { role: 'organizer', everywhere: true },
    { role: 'viewer', everywhere: true },
  ],
})
const inPlan = line({
  person: 2,
  name: '',
  position: null,
  contacts: [],
  roles: [
    { role: 'organizer', everywhere: false },
    { role: 'viewer', everywhere: false },
  ],
})
const lost = line({
  person: 4,
  contacts: [
    contact({ deputy: true, reachable: false, why: 'blocked', phone: null }),
    contact({
      id: 11,
      unit: 'Sở Nội vụ tỉnh Hà Giang',
      joined: false,
      reachable: false,
      phone: null,
      chain: ['', 'Ba'],
    }),
    contact({ id: 12, unit: 'Sở Y tế tỉnh Hà Giang', reachable: false, why: 'deactivated', phone: null }),
  ],
})

const data: OwnData = {
  name: 'Nguyễn Văn An',
  position: null,
  phone: '0912345678',
  since: at('2022-11-10T09:00:00'),
  addresses: [
    { channel: 'telegram', chat: '5000000002', last: at('2022-11-15T09:00:00') },
    { channel: 'console', chat: '1', last: null },
  ],
  units: [
    { unit: UNIT, plan: 'KH1', joined: at('2022-11-10T09:00:00'), deputy: false },
    { unit: 'Sở Nội vụ tỉnh Hà Giang', plan: null, joined: null, deputy: true },
  ],
  roles: [
    { role: 'organizer', plan: 'KH1' },
    { role: 'viewer', plan: null },
  ],
  sent: [
    { at: at('2022-11-15T09:00:00'), code: 'TN-7F3K-9QXM', unit: UNIT, files: ['danh sách.docx'] },
    { at: at('2022-11-15T10:00:00'), code: 'TN-7F3K-9QXN', unit: UNIT, files: [] },
  ],
  remarks: [{ at: at('2022-11-15T11:00:00'), text: 'Điểm cầu đặt ở đâu & khi nào?' }],
  messages: 12,
}

const acts: PeopleAct[] = [
  'removed',
  'made_deputy',
  'made_main',
  'edited',
  'role_removed',
  'invited',
  'erased',
  'erased_role',
]

const handed = { plan: plan(), from: contact(), contact: binh }

export const people: Record<string, Facts> = {
  'invitation of a unit': invitation(),
  'invitation for three': invitation({ seats: 3, left: 2, link: null }),
  'invitation of a person': invitation({ person: 'Trần Thị Bình' }),
  'invitation of a deputy': invitation({ for: 'deputy' }),
  'invitation of an organizer': invitation({ for: 'organizer', unit: null, unitId: null }),
  'invitation of a leader': invitation({ for: 'viewer', unit: null, unitId: null, plan: null }),
  'hand-over to pass on': invitation({ for: 'hand_over' }),
  'hand-over, staying': invitation({ for: 'hand_over', stays: true }),
  'invitation revoked': { kind: 'invitation_revoked', for: 'unit', unit: UNIT },
  'invitation of a role revoked': { kind: 'invitation_revoked', for: 'viewer', unit: null },
  'hand-over revoked': { kind: 'invitation_revoked', for: 'hand_over', unit: UNIT },
  'organizer to be invited': { kind: 'invite_role_ask', role: 'organizer', plan: plan(), shown: 1 },
  'leader to be invited': { kind: 'invite_role_ask', role: 'viewer', plan: null, shown: 1 },
  'hand-over of which unit': {
    kind: 'hand_over_which',
    units: [
      { contact: 9, unit: UNIT, plan: plan() },
      { contact: 12, unit: 'Sở Nội vụ tỉnh Hà Giang', plan: null },
    ],
  },
  'handed over': { kind: 'handed_over', to: 'organizer', ...handed, stays: false },
  'handed over, staying': { kind: 'handed_over', to: 'organizer', ...handed, plan: null, stays: true },
  'handed over, told to the former': { kind: 'handed_over', to: 'released', ...handed, stays: false },
  'handed over, told to the deputy': { kind: 'handed_over', to: 'released', ...handed, stays: true },
  'handed back': { kind: 'handed_back', to: 'organizer', ...handed },
  'handed back to the former': { kind: 'handed_back', to: 'restored', ...handed },
  'handed back from the other': { kind: 'handed_back', to: 'undone', ...handed },
  'deputy stands in': { kind: 'stand_in', plan: plan(), contact: contact({ deputy: true }) },
  'people of a plan': {
    kind: 'people_list',
    plan: plan(),
    page: 1,
    query: null,
    lines: [organizing, inPlan, line(), lost],
    invites: true,
  },
  'people, none fits': { kind: 'people_list', plan: plan(), page: 1, query: 'Bình', lines: [], invites: false },
  'a person': { kind: 'person_card', plan: plan(), line: line(), sure: null, invites: false, handing: [] },
  'a person lost': {
    kind: 'person_card',
    plan: plan(),
    line: lost,
    sure: null,
    invites: true,
    handing: [{ invitation: 5, unit: UNIT, expires: UNTIL }],
  },
  'an organizer': { kind: 'person_card', plan: plan(), line: organizing, sure: null, invites: true, handing: [] },
  'a contact to be removed': {
    kind: 'person_card',
    plan: plan(),
    line: line(),
    sure: { what: 'remove_contact', contact: 9 },
    invites: false,
    handing: [],
  },
  'a role to be taken': {
    kind: 'person_card',
    plan: plan(),
    line: organizing,
    sure: { what: 'remove_role', role: 'organizer', plan: null },
    invites: true,
    handing: [],
  },
  'a viewer to be removed': {
    kind: 'person_card',
    plan: plan(),
    line: organizing,
    sure: { what: 'remove_role', role: 'viewer', plan: null },
    invites: true,
    handing: [],
  },
  'person name': { kind: 'person_ask', line: line(), field: 'name' },
  'person position': { kind: 'person_ask', line: line(), field: 'position' },
  'person phone': { kind: 'person_ask', line: line(), field: 'phone' },
  ...Object.fromEntries(
    acts.map((what): [string, Facts] => [
      `act on people ${what}`,
      { kind: 'people_act', what, person: 'Nguyễn Văn An', unit: UNIT, plan: plan(), by: 'Lê Thị Mai' },
    ]),
  ),
  'act by nobody named': { kind: 'people_act', what: 'removed', person: '', unit: UNIT, plan: null, by: '' },
  'codes closed': { kind: 'codes_closed', until: UNTIL },
  'call back': { kind: 'call_back', plan: plan(), unit: UNIT, unitId: 4, contacts: [contact()] },
  'call back, no contact': { kind: 'call_back', plan: plan(), unit: UNIT, unitId: 4, contacts: [] },
  'called later': { kind: 'called', unit: UNIT, plan: plan(), unitId: 4, what: 'later', again: UNTIL },
  'call undone': { kind: 'called', unit: UNIT, plan: plan(), unitId: 4, what: 'undone' },
  'called with undo': { kind: 'called', unit: UNIT, plan: plan(), unitId: 4 },
  'own data': { kind: 'own_data', data },
  'own data, nearly none': {
    kind: 'own_data',
    data: { ...data, name: null, phone: null, addresses: [], units: [], roles: [], sent: [], remarks: [] },
  },
  'erase asked': { kind: 'erase_ask', units: [UNIT], roles: 1, until: UNTIL },
  'erase asked of nobody': { kind: 'erase_ask', units: [], roles: 0, until: UNTIL },
  erased: { kind: 'erased' },
  'welcome of one known': { kind: 'welcome', contact: contact(), plan: plan(), announced: true, again: true, from: '' },
  'welcome of a deputy': {
    kind: 'welcome',
    contact: contact({ deputy: true }),
    plan: plan(),
    announced: true,
    from: 'Trần Thị Bình',
  },
  'undelivered, another stands in': {
    kind: 'undelivered',
    contact: contact({ reachable: false, why: 'blocked' }),
    plan: plan(),
    units: [UNIT, 'Sở Nội vụ tỉnh Hà Giang'],
    left: false,
    others: [binh],
  },
  'undelivered, left': { kind: 'undelivered', contact: contact(), plan: plan(), units: [UNIT], left: true, others: [] },
  'phone calls': view({
    view: 'to_phone',
    units: [
      unitLine({ contacts: [], lost: [contact()], call: null }),
      unitLine({ unitId: 6, call: { by: 'Lê Thị Mai', at: UNTIL, again: UNTIL } }),
      unitLine({ unitId: 7, calledAt: UNTIL, call: { by: 'Lê Thị Mai', at: UNTIL, again: null } }),
      unitLine({ unitId: 8, contacts: [contact({ reachable: false, why: 'deactivated' })] }),
    ],
  }),
  'ask which item of two units': ask('which_item', {
    items: [item(), item({ assignmentId: 77, executor: null, unit: 'Sở Y tế tỉnh Hà Giang' })],
  }),
  'unit handed over': view({ view: 'unit', units: [unitLine({ contacts: [binh] })] }),
}
