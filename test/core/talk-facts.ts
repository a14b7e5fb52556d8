// More time, remarks and their answers for the tests of rendering: one of every message.
import type { Facts } from '../../src/core/notice.ts'
import type { ExtensionFacts, RemarkFacts } from '../../src/core/talk.ts'
import { storedFields } from '../../src/core/three-fields.ts'
import { ask, at, contact, item, plan, submission } from './render-facts.ts'

const NOW = at('2022-11-17T08:00:00')
const DAYS = ['2022-11-21', '2022-11-22', '2022-11-23', '2022-11-24', '2022-11-25']
const ANSWER = { text: 'Mã phòng họp gửi kèm Giấy mời.', at: NOW + 600_000, by: 'Lê Thị Mai' }

export const request = (with_: Partial<ExtensionFacts> = {}): ExtensionFacts => ({
  item: item(),
  until: '2022-11-21',
  reason: 'Chờ số liệu của các huyện',
  at: NOW,
  contact: contact(),
  dayOff: null,
  afterEvent: false,
  ...with_,
})

const LATE = request({
  item: item({ assignmentId: 32, executor: 'Sở Nội vụ tỉnh Hà Giang' }),
  until: '2022-11-26',
  contact: null,
  dayOff: { kind: 'weekend', name: 'weekend' },
  afterEvent: true,
})

const remark = (with_: Partial<RemarkFacts> = {}): RemarkFacts => ({
  id: 12,
  plan: plan(),
  contact: contact(),
  text: 'Đề nghị cho biết mã phòng họp.',
  at: NOW,
  answer: null,
  ...with_,
})

const asking = (with_: Partial<Extract<Facts, { kind: 'extension_ask' }>>): Facts => ({
  kind: 'extension_ask',
  plan: plan(),
  item: item(),
  items: [],
  step: 'date',
  until: null,
  problem: null,
  days: DAYS,
  ...with_,
})

const question = (with_: Partial<Extract<Facts, { kind: 'extension_question' }>>): Facts => ({
  kind: 'extension_question',
  plan: plan(),
  request: request(),
  about: 'other',
  problem: null,
  days: DAYS,
  ...with_,
})

const told = (with_: Partial<Extract<Facts, { kind: 'extension_told' }>>): Facts => ({
  kind: 'extension_told',
  plan: plan(),
  item: item(),
  granted: true,
  asked: '2022-11-21',
  until: '2022-11-21',
  reason: null,
  ...with_,
})

const FIELDS = { chair: 'Trần Thị Bình, Phó Giám đốc', delegates: 5, technical: 'Nguyễn Văn An', phone: '0912345678' }

const field = (with_: Partial<Extract<Facts, { kind: 'fields_ask' }>>): Facts => ({
  kind: 'fields_ask',
  item: item(),
  items: [],
  field: 'chair',
  problem: null,
  ...with_,
})

const PAPER = {
  unit: 'Sở Nội vụ tỉnh Nghệ An',
  task: 'Gửi danh sách đại biểu',
  submission: submission({ way: 'document', files: [], documentNumber: '123/SNV-CCHC', documentDate: '2022-11-17' }),
}

const gone = (why: Extract<Facts, { kind: 'extension_gone' }>['why'], by: string | null, left = 0): Facts => ({
  kind: 'extension_gone',
  plan: plan(),
  item: item(),
  why,
  by,
  left,
})

export const talks: Record<string, Facts> = {
  'card with a request for more time': {
    kind: 'item',
    plan: plan(),
    item: item({ extension: { until: '2022-11-21', reason: 'Chờ số liệu' } }),
  },
  'more time, for which item': asking({
    step: 'item',
    item: null,
    items: [item(), item({ assignmentId: 32, no: 2, task: 'Gửi câu hỏi', deliverables: [] })],
  }),
  'more time, until when': asking({}),
  'more time, a day that cannot be read': asking({ problem: 'unread' }),
  'more time, a day that is not later': asking({ problem: 'not_later' }),
  'more time, a day that is past': asking({ problem: 'date_past' }),
  'more time, for what reason': asking({ step: 'reason', until: '2022-11-21' }),
  'more time asked for': {
    kind: 'extension_asked',
    plan: plan(),
    item: item(),
    until: '2022-11-21',
    reason: 'Chờ số liệu',
  },
  'more time taken back': { kind: 'extension_withdrawn', plan: plan(), item: item(), until: null, reason: null },
  'more time granted': told({}),
  'more time granted until another day': told({ until: '2022-11-22' }),
  'more time not needed any more': told({ moot: true }),
  'more time refused': told({ granted: false, reason: 'Cần tổng hợp trước Hội nghị' }),
  'requests for more time': {
    kind: 'extensions_waiting',
    plan: plan(),
    requests: Array.from({ length: 14 }, (_, i) => (i === 1 ? LATE : request())),
  },
  'one request for more time': { kind: 'extension_item', plan: plan(), request: request(), left: 0, looking: false },
  'a request for more time after the event': {
    kind: 'extension_item',
    plan: plan(),
    request: LATE,
    left: 6,
    looking: false,
  },
  'a request for more time, looked at': {
    kind: 'extension_item',
    plan: plan(),
    request: request(),
    left: 1,
    looking: true,
  },
  'another day for a request': question({}),
  'another day for a request, unread': question({ problem: 'unread' }),
  'why a request is refused': question({ about: 'refusal' }),
  'request granted': {
    kind: 'extension_decided',
    plan: plan(),
    item: item(),
    granted: true,
    until: '2022-11-21',
    reason: null,
    left: 0,
  },
  'request refused': {
    kind: 'extension_decided',
    plan: plan(),
    item: item(),
    granted: false,
    until: '2022-11-21',
    reason: 'Cần tổng hợp trước Hội nghị',
    left: 2,
  },
  'request gone: sent': gone('sent', null),
  'request gone: declined': gone('declined', null),
  'request gone: cancelled': gone('cancelled', null),
  'request gone: granted': gone('granted', 'Lê Thị Mai', 1),
  'request gone: refused': gone('refused', 'Lê Thị Mai'),
  'request gone: withdrawn': gone('withdrawn', 'Nguyễn Văn An'),
  'request gone: moot': gone('moot', null),
  'requests granted': { kind: 'extensions_granted', plan: plan(), granted: 6, left: 1 },
  'proposal to grant all': {
    kind: 'proposal',
    id: 3,
    proposal: { kind: 'extensions', plan: plan(), requests: [request(), LATE] },
  },
  'send how, three fields': ask('send_how', { items: [item({ threeFields: true })] }),
  'three fields, for which item': field({ field: 'item', item: null, items: [item()] }),
  'three fields: chair': field({}),
  'three fields: delegates': field({ field: 'delegates' }),
  'three fields: no number': field({ field: 'delegates', problem: 'number' }),
  'three fields: technical': field({ field: 'technical' }),
  'three fields: no phone': field({ field: 'technical', problem: 'phone' }),
  'three fields: no name': field({ field: 'technical', problem: 'name' }),
  'three fields shown': { kind: 'fields_shown', item: item(), fields: FIELDS },
  'three fields received': {
    kind: 'receipt',
    plan: plan(),
    item: item(),
    submission: submission({ way: 'fields', files: [], fields: storedFields(FIELDS) }),
  },
  'three fields received, one empty': {
    kind: 'review_item',
    plan: plan(),
    item: item(),
    submission: submission({
      way: 'fields',
      files: [],
      fields: storedFields({ chair: '', delegates: 0, technical: '', phone: null }),
    }),
    left: 0,
    next: null,
  },
  'not ours, why refused': { kind: 'not_ours_question', plan: plan(), item: item(), claim: 'Thuộc Sở khác' },
  'not ours, agreed': { kind: 'not_ours_told', plan: plan(), item: item(), granted: true, reason: null },
  'not ours, refused': { kind: 'not_ours_told', plan: plan(), item: item(), granted: false, reason: 'Theo Kế hoạch' },
  'not ours, agreed to': { kind: 'not_ours_decided', plan: plan(), item: item(), granted: true, reason: null },
  'not ours, not agreed to': {
    kind: 'not_ours_decided',
    plan: plan(),
    item: item(),
    granted: false,
    reason: 'Theo Kế hoạch',
  },
  'which is taken back': { kind: 'take_back_which', items: [item(), item({ assignmentId: 32, no: 2 })] },
  'taken back': { kind: 'take_back_done', plan: plan(), item: item() },
  'hand-in taken back, to the organizer': {
    kind: 'hand_in_withdrawn',
    plan: plan(),
    item: item(),
    submission: submission({ state: 'withdrawn' }),
  },
  'lines for leaders on': { kind: 'briefing', on: true },
  'lines for leaders off': { kind: 'briefing', on: false },
  'claims that are open': {
    kind: 'claims',
    plan: plan(),
    page: 1,
    claims: [
      { item: item(), reason: 'Thuộc Sở Thông tin và Truyền thông' },
      { item: item({ assignmentId: 12 }), reason: null },
    ],
  },
  'claims, none': { kind: 'claims', plan: plan(), page: 1, claims: [] },
  'taken back, to the organizer': { kind: 'taken_back', plan: plan(), item: item() },
  'opened again': { kind: 'reopened', plan: plan(), item: item() },
  'opened again, to the organizer': { kind: 'reopen_done', plan: plan(), item: item() },
  documents: {
    kind: 'documents',
    plan: plan(),
    page: 1,
    query: null,
    documents: [PAPER, { ...PAPER, unit: 'Sở Nội vụ tỉnh Hà Giang' }],
    looking: false,
  },
  'documents with a number': {
    kind: 'documents',
    plan: plan(),
    page: 1,
    query: '123/SNV',
    documents: [PAPER],
    looking: true,
  },
  'documents, none': { kind: 'documents', plan: plan(), page: 1, query: null, documents: [], looking: false },
  'document accepted': { kind: 'document_matched', plan: plan(), document: PAPER, left: 3 },
  'document not found': {
    kind: 'document_matched',
    plan: plan(),
    document: { ...PAPER, submission: { ...PAPER.submission, state: 'returned' } },
    left: 0,
  },
  'documents accepted': { kind: 'documents_matched', plan: plan(), accepted: 6, left: 1 },
  'proposal to accept documents': {
    kind: 'proposal',
    id: 4,
    proposal: { kind: 'documents', plan: plan(), documents: [PAPER] },
  },
  remark: { kind: 'remark', ...remark() },
  'remark on no plan': {
    kind: 'remark',
    ...remark({ plan: null, contact: contact({ phone: null }), text: 'Cho hỏi số điện thoại liên hệ' }),
  },
  'remark answered': { kind: 'remark', ...remark({ answer: ANSWER }) },
  'remark to be answered': { kind: 'remark_question', remark: remark(), organizer: 'Vụ Lưu trữ' },
  'remark was answered': { kind: 'remark_done', remark: remark({ answer: ANSWER }), organizer: 'Vụ Lưu trữ' },
  'answer to a remark': { kind: 'remark_answered', remark: remark({ answer: ANSWER }), organizer: 'Vụ Lưu trữ' },
  remarks: { kind: 'remarks', plan: plan(), page: 1, remarks: [remark(), remark({ id: 13 })], looking: false },
  'remarks, none': { kind: 'remarks', plan: plan(), page: 1, remarks: [], looking: true },
}
