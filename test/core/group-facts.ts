// Notices about groups for the tests of rendering: what a unit's group hears, what the organizer is asked and told.
import type { Facts, GroupFacts } from '../../src/core/notice.ts'
import { at, item, plan } from './render-facts.ts'

const place = { channel: 'telegram', bot: '7', chat: '-1001', title: 'Tổ văn thư <Sở Văn hóa>' }

const group = (with_: Partial<GroupFacts> = {}): GroupFacts => ({
  id: 1,
  title: place.title,
  plan: null,
  unit: 'Sở Văn hóa và Thể thao tỉnh Nghệ An',
  content: false,
  ...with_,
})

const WHO =
  'Gửi danh sách đại biểu về Vụ Lưu trữ (đồng chí Nguyễn Thị Hồng Vân, điện thoại: 0912.345.678, email van.nth@vanhoa.gov.vn)'

const news = (with_: Partial<Extract<Facts, { kind: 'group_news' }>> = {}): Facts => ({
  kind: 'group_news',
  addressed: 'Sở Văn hóa và Thể thao tỉnh Nghệ An',
  link: 'https://t.me/thu_bot?start=viec',
  ask: null,
  news: [{ plan: plan(), what: ['work'], items: [], content: false }],
  ...with_,
})

export const groups: Record<string, Facts> = {
  'group: a neutral text': news(),
  'group: a neutral text without a link, of two plans': news({
    link: null,
    news: [
      { plan: plan(), what: ['reminder', 'nudge', 'change'], items: [], content: false },
      { plan: plan({ id: 2, number: '9/KH-BVH' }), what: ['word'], items: [], content: false },
    ],
  }),
  'group: with content, no person named': news({
    news: [
      {
        plan: plan(),
        what: ['work'],
        items: [item({ task: WHO, state: 'announced' }), item({ no: 2, assignmentId: 2, state: 'accepted' })],
        content: true,
      },
    ],
  }),
  'group: nobody has joined': news({ ask: 'Vụ Lưu trữ' }),
  'group: more than fits': news({
    news: [
      {
        plan: plan(),
        what: ['change'],
        items: Array.from({ length: 60 }, (_, i) => item({ no: i + 1, assignmentId: i + 1, task: WHO.repeat(5) })),
        content: true,
      },
    ],
  }),
  'group: brought in by an organizer': {
    kind: 'group_added',
    place,
    by: null,
    until: at('2022-11-08T09:10'),
    offers: [{ plan: null, unit: 3, label: 'Sở Văn hóa và Thể thao tỉnh Nghệ An' }],
    plans: [plan(), plan({ id: 2, shortId: 'KH2', number: '9/KH-BVH' })],
  },
  'group: brought in by a contact': {
    kind: 'group_added',
    place: { ...place, title: null },
    by: 'Sở Văn hóa và Thể thao tỉnh Nghệ An',
    until: null,
    offers: [{ plan: 1, unit: 3, label: 'Sở Văn hóa và Thể thao tỉnh Nghệ An' }],
    plans: [],
  },
  'group: lost': { kind: 'group_ended', group: group({ plan: plan() }) },
  'groups: none': { kind: 'groups', page: 1, did: { what: 'left', title: place.title }, groups: [] },
  'groups: just switched': {
    kind: 'groups',
    page: 1,
    did: { what: 'content_on', title: place.title },
    groups: [group({ content: true }), group({ id: 2, unit: null, plan: plan() })],
  },
  'groups: switched off': {
    kind: 'groups',
    page: 1,
    did: { what: 'content_off', title: place.title },
    groups: [group()],
  },
  'groups: many': {
    kind: 'groups',
    page: 2,
    did: null,
    groups: Array.from({ length: 20 }, (_, i) => group({ id: i + 1, title: `Nhóm ${i + 1}` })),
  },
  'groups: registered': {
    kind: 'groups',
    page: 1,
    did: { what: 'registered', title: null },
    groups: [group({ title: null })],
  },
}
