// Stops of a plan's review for the tests of rendering: each kind, in each way it can be shown.
import type { Offer } from '../../src/core/doubts.ts'
import type { EditField, Facts, ReviewSaid } from '../../src/core/notice.ts'
import type { ReviewItem, ReviewStop, ReviewTask } from '../../src/core/review.ts'
import { ask, BEFORE_SUNDAY, deadline, EVENT, openGroup, plan } from './render-facts.ts'

const COUNTS = { tasks: 14, units: 66, dated: 4, waiting: 0, doubts: 0, agenda: 7 }
const DRAFT = plan({ state: 'draft' })

export const reviewTask = (with_: Partial<ReviewTask> = {}): ReviewTask => ({
  taskId: 5,
  ref: 'III.1-3',
  section: 'Cục Văn thư và Lưu trữ',
  line: 78,
  words: {
    from: 78,
    to: 79,
    lines: ['- Tổng hợp câu hỏi của địa phương,', 'hoàn thành trước ngày 20/11/2022 (thứ Hai).'],
  },
  unit: { text: 'Cục Văn thư và Lưu trữ', group: false, names: ['Cục Văn thư và Lưu trữ nhà nước, Bộ Nội vụ'] },
  role: 'lead',
  executor: null,
  coordinators: [
    { text: 'Văn phòng Bộ', names: ['Văn phòng Bộ Nội vụ'] },
    { text: 'các đơn vị liên quan', names: [] },
  ],
  text: 'Tổng hợp câu hỏi của địa phương, hoàn thành trước ngày 20/11/2022 (thứ Hai).',
  products: ['bản tổng hợp câu hỏi'],
  deadline: deadline(BEFORE_SUNDAY, EVENT),
  moreDeadlines: [deadline({ ...BEFORE_SUNDAY, date: '2022-11-25' } as typeof BEFORE_SUNDAY, EVENT)],
  deliverTo: 'Văn phòng Bộ',
  sameAs: { taskId: 9, ref: 'III.2-1', unit: 'Văn phòng Bộ' },
  doubts: [
    {
      code: 'weekday_mismatch',
      line: 78,
      message: 'Thứ trong tuần không khớp với ngày ghi tại "trước ngày 20/11/2022".',
      blocking: true,
      offers: offers([
        { as: 'rule', rule: BEFORE_SUNDAY },
        {
          as: 'rule',
          rule: {
            text: 'trước 05 ngày tổ chức',
            bound: 'by',
            kind: 'relative',
            days: -5,
            unit: 'day',
            time: null,
            anchor: 'event',
          },
        },
        { as: 'rule', rule: { text: 'quý IV', bound: 'by', kind: 'period', period: '2022-Q4', from: null } },
        { as: 'as_printed' },
      ]),
    },
  ],
  state: 'waiting',
  needsAcceptance: true,
  corrected: [],
  stamp: 'a1',
  ...with_,
})

function offers(labels: Offer['label'][]): Offer[] {
  return labels.map((label, i) => ({ label, answer: { kind: 'confirm', code: `c${i}` } }))
}

const stop = (item: ReviewItem, with_: Partial<ReviewStop> = {}): ReviewStop => ({
  item,
  no: 2,
  of: 16,
  left: 3,
  before: { question: 0 },
  after: { end: true },
  open: null,
  ...with_,
})

const said = (with_: Partial<ReviewSaid> = {}): ReviewSaid => ({
  ref: 'III.1-2',
  label: { as: 'no_deadline' },
  also: [],
  announced: 0,
  stale: false,
  ...with_,
})

const review = (item: ReviewItem, with_: Partial<Extract<Facts, { kind: 'review' }>> = {}): Facts => ({
  kind: 'review',
  plan: DRAFT,
  mode: 'see',
  said: null,
  stop: stop(item),
  counts: COUNTS,
  ...with_,
})

const of = (with_: Partial<ReviewTask> = {}): ReviewItem => ({ kind: 'task', task: reviewTask(with_) })
const doubt = (code: string, labels: Offer['label'][]) => [
  { code, line: 78, message: 'Lý do.', blocking: true, offers: offers(labels) },
]
const provinces = ['tỉnh Nghệ An', 'tỉnh Hà Tĩnh', 'tỉnh Quảng Bình', 'tỉnh Quảng Trị', 'tỉnh Cà Mau']
const question = (code: string, labels: Offer['label'][], words = 'Hà Nội, ngày 17 tháng 1 năm 2022'): ReviewItem => ({
  kind: 'question',
  doubt: {
    code,
    line: 5,
    message: 'Ngày ban hành có thể bị nhầm.',
    blocking: false,
    offers: offers(labels),
    index: 1,
    words,
  },
})

const FIELDS: readonly EditField[] = [
  'unit', 'members', 'coordinators', 'executor', 'text', 'products', 'deadline', 'more_deadlines', 'deliver_to',
  'split', 'merge', 'same_as', 'add', 'document_date', 'document_number',
] // biome-ignore format: one list

/** Every way in which a stop is shown. */
export const reviews: Record<string, Facts> = {
  'review of a doubtful task': review(of()),
  'review after an answer': review(of(), { said: said({ also: ['III.2-1'], announced: 3 }) }),
  'review after a typed answer': review(of(), { said: said({ label: null }) }),
  'review after an answer about the document': review(of(), {
    said: said({ ref: null, label: { as: 'document_date', day: '2022-11-17' } }),
  }),
  'review, changed elsewhere': review(of(), { said: said({ stale: true }) }),
  'review, what to correct': review(of(), { mode: 'edit' }),
  'review, what to correct of one that helps': review(of({ role: 'coordinate' }), { mode: 'edit' }),
  'review, sure to drop': review(of({ role: 'coordinate' }), { mode: 'drop' }),
  'review of a clear task': review(
    of({
      doubts: [],
      state: 'clear',
      words: null,
      corrected: ['text'],
      executor: 'Phòng Tổng hợp',
      moreDeadlines: [],
      sameAs: null,
    }),
  ),
  'review of an announced task': review(
    of({ state: 'announced', words: null, coordinators: [], products: [], deliverTo: null }),
    {
      stop: stop(of({ state: 'announced' }), { left: 0, before: null, after: null }),
    },
  ),
  'review of an open group': review(
    of({
      unit: { text: 'Các đơn vị liên quan', group: true, names: [] },
      doubts: doubt('open_group', [
        { as: 'units', why: 'spread', names: provinces },
        { as: 'units', why: 'last_time', names: provinces },
        { as: 'units', why: 'in_plan', names: provinces },
      ]),
    }),
  ),
  'review of a group': review(of({ unit: { text: 'UBND các tỉnh', group: true, names: provinces }, doubts: [] })),
  'review of two units': review(
    of({
      unit: { text: 'Vụ A; Vụ B', group: false, names: ['Vụ A', 'Vụ B'] },
      doubts: doubt('role_unclear', [
        { as: 'leads', name: 'Vụ A' },
        { as: 'all_lead' },
        { as: 'role', role: 'lead' },
        { as: 'role', role: 'coordinate' },
      ]),
    }),
  ),
  'review of two that help': review(
    of({ role: 'coordinate', unit: { text: 'Vụ A; Vụ B', group: false, names: ['Vụ A', 'Vụ B'] } }),
  ),
  'review of one that helps': review(
    of({
      role: 'coordinate',
      doubts: doubt('deadline_past', [
        { as: 'announce' },
        { as: 'no_deadline' },
        { as: 'drop' },
        { as: 'both' },
        { as: 'unit', name: 'Vụ A' },
      ]),
    }),
  ),
  'review of the date of the document': review(
    question('document_date_doubtful', [{ as: 'document_date', day: '2022-11-17' }, { as: 'as_printed' }]),
  ),
  'review of the number': review(question('blank_number', [{ as: 'later' }], '')),
  'review of the event': review(
    question('weekday_mismatch', [
      { as: 'event_date', day: '2022-11-21', time: '08:00' },
      { as: 'event_date', day: '2022-11-23', time: null },
    ]),
  ),
  'review of a line without a unit': review(
    question('unit_missing', [{ as: 'task_of', unit: 'Văn phòng Bộ' }, { as: 'understood' }]),
  ),
  'review of a presenter': review({
    kind: 'suggestion',
    suggestion: {
      index: 0,
      unit: 'Bộ Y tế',
      task: 'Báo cáo tham luận',
      why: 'Có tên trong chương trình nhưng chưa được giao nhiệm vụ.',
      line: 58,
      offers: offers([{ as: 'adopt' }, { as: 'dismiss' }]),
    },
  }),
  'review at its end': review({ kind: 'end' }, { stop: stop({ kind: 'end' }, { left: 0, after: null }) }),
  'review at its end, some left': review(
    { kind: 'end' },
    {
      counts: { ...COUNTS, waiting: 2 },
      plan: plan(),
      stop: stop({ kind: 'end' }, { open: { task: 5 } }),
    },
  ),
  ...Object.fromEntries(
    FIELDS.map((field) => [
      `ask for ${field}`,
      ask('field', { field, task: /document|add/.test(field) ? null : openGroup() }),
    ]),
  ),
}
