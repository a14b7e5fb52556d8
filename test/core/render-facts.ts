// Facts with obvious defaults for the tests of rendering: one plan, one unit, one item, and one of every notice.
import { buildCalendar, workingDayAtOrBefore } from '../../src/core/calendar.ts'
import type { ContactFault, ContactPreview } from '../../src/core/contact-sheet.ts'
import { dueOf } from '../../src/core/deadline.ts'
import type {
  AskCode,
  ChangeLine,
  ContactFacts,
  DeadlineFacts,
  Facts,
  ItemFacts,
  PlanFacts,
  Proposal,
  RefusalCode,
  SubmissionFacts,
  TaskLine,
  Totals,
  UnitLine,
} from '../../src/core/notice.ts'
import type { Deadline } from '../../src/core/plan-document.ts'
import { parseInstant } from '../../src/core/time.ts'

export const at = (iso: string): number => parseInstant(`${iso}+07:00`)!

const calendar = buildCalendar()

export const EVENT: PlanFacts['event'] = {
  day: '2022-11-22',
  time: '08:00',
  state: 'fixed',
  name: 'Hội nghị triển khai công tác lưu trữ',
  window: null,
  venues: [],
  basis: null,
}

/** The event's date not set. */
export const UNDATED: PlanFacts['event'] = { ...EVENT, day: null, time: null, state: 'unknown' }

export const plan = (with_: Partial<PlanFacts> = {}): PlanFacts => ({
  id: 1,
  shortId: 'KH1',
  number: '412/KH-BVH',
  title: 'Tổ chức Hội nghị triển khai công tác lưu trữ',
  documentDate: '2022-11-07',
  organizer: 'Vụ Lưu trữ',
  state: 'active',
  event: EVENT,
  ...with_,
})

/** A deadline as the gatherer makes it: the rule, its due, and the last working day of the strict reading. */
export function deadline(
  rule: Deadline | null,
  event: PlanFacts['event'] = EVENT,
  with_: Partial<DeadlineFacts> = {},
): DeadlineFacts {
  const result = dueOf(rule, { event, documentDate: '2022-11-07', calendar })
  const printed = rule?.kind === 'date' ? rule.date : result.kind === 'due' ? result.due.strictDay : null
  return {
    rule,
    result,
    sendBy: result.kind === 'due' ? workingDayAtOrBefore(calendar, result.due.strictDay) : null,
    dayOff: printed === null ? null : calendar.dayOff(printed),
    provisional: false,
    set: 'plan',
    ...with_,
  }
}

export const BEFORE_SUNDAY: Deadline = {
  text: 'trước ngày 20/11/2022',
  bound: 'before',
  kind: 'date',
  date: '2022-11-20',
  time: null,
  from: null,
}

export const DAYS_BEFORE: Deadline = {
  text: 'trước 05 ngày tổ chức Hội nghị',
  bound: 'before',
  kind: 'relative',
  days: -5,
  unit: 'day',
  time: null,
  anchor: 'event',
}

export const submission = (with_: Partial<SubmissionFacts> = {}): SubmissionFacts => ({
  id: 70,
  receiptCode: 'TN-7F3K-9QXM',
  way: 'file',
  at: at('2022-11-17T16:05:00'),
  documentNumber: null,
  documentDate: null,
  files: [{ name: 'danh-sach.xlsx', bytes: 1_434_000, version: 1 }],
  by: 'Nguyễn Văn An',
  state: 'waiting',
  reason: null,
  declined: null,
  afterAcceptance: false,
  ...with_,
})

export const item = (with_: Partial<ItemFacts> = {}): ItemFacts => ({
  assignmentId: 31,
  no: 1,
  unit: 'Ủy ban nhân dân tỉnh Nghệ An',
  executor: 'Sở Nội vụ tỉnh Nghệ An',
  task: 'Gửi danh sách đại biểu dự Hội nghị tại điểm cầu.',
  role: 'lead',
  deliverables: ['danh sách đại biểu'],
  deliverTo: 'Bộ Văn hiến',
  coordinators: ['Văn phòng UBND tỉnh'],
  deadline: deadline(BEFORE_SUNDAY),
  state: 'announced',
  light: 'not_due',
  acknowledgedAt: null,
  submission: null,
  needsProduct: true,
  ...with_,
})

/** A second item, without a product. */
export const hall = (with_: Partial<ItemFacts> = {}): ItemFacts =>
  item({
    assignmentId: 32,
    no: 2,
    task: 'Chuẩn bị phòng họp trực tuyến',
    deliverables: [],
    deliverTo: null,
    coordinators: [],
    deadline: deadline(null),
    light: 'no_deadline',
    needsProduct: false,
    ...with_,
  })

export const contact = (with_: Partial<ContactFacts> = {}): ContactFacts => ({
  id: 9,
  person: 'Nguyễn Văn An',
  position: 'Phó Chánh Văn phòng',
  phone: '0912345678',
  unit: 'Sở Nội vụ tỉnh Nghệ An',
  unitId: 4,
  channel: 'Zalo',
  joined: true,
  reachable: true,
  ...with_,
})

export const unitLine = (with_: Partial<UnitLine> = {}): UnitLine => ({
  unitId: 4,
  unit: 'Sở Nội vụ tỉnh Nghệ An',
  state: 'announced',
  light: 'overdue',
  due: null,
  contacts: [contact()],
  calledAt: null,
  ...with_,
})

export const task = (with_: Partial<TaskLine> = {}): TaskLine => ({
  taskId: 5,
  ref: 'III.5-2',
  task: 'Gửi danh sách đại biểu dự Hội nghị tại điểm cầu.',
  unit: 'Ủy ban nhân dân các tỉnh, thành phố',
  group: true,
  executor: 'Sở Nội vụ',
  deadline: deadline(BEFORE_SUNDAY),
  deliverables: ['danh sách đại biểu'],
  coordinators: ['Văn phòng Bộ'],
  role: 'lead',
  done: 41,
  submitted: 3,
  of: 63,
  light: 'due_soon',
  waiting: null,
  missing: [unitLine(), unitLine({ unitId: 6, unit: 'Sở Nội vụ tỉnh Hà Giang', contacts: [] })],
  ...with_,
})

/** A task that waits for an answer. */
export const openGroup = (with_: Partial<TaskLine> = {}): TaskLine =>
  task({
    taskId: 6,
    ref: 'III.4-1',
    task: 'Tham gia Hội nghị theo chỉ đạo của Lãnh đạo Bộ',
    unit: 'Các đơn vị thuộc Bộ',
    executor: null,
    waiting: { code: 'group_open', message: 'Chưa rõ nhóm này gồm những đơn vị nào.' },
    light: null,
    missing: [],
    of: 0,
    done: 0,
    submitted: 0,
    ...with_,
  })

export const totals = (with_: Partial<Totals> = {}): Totals => ({
  assignments: 76,
  acknowledged: 60,
  onTime: 40,
  late: 1,
  inTime: 30,
  overdue: 5,
  noDeadline: 12,
  submitted: 3,
  declined: 1,
  cancelled: 0,
  unreachable: 4,
  ...with_,
})

const PERSON = { name: 'Nguyễn Văn An', position: null }
const NOW = at('2022-11-17T08:00:00')
const MOVED = {
  from: EVENT,
  to: { day: '2022-11-25', time: '14:00', state: 'fixed' },
  basis: 'Giấy mời số 55/GM-BVH',
  by: 'Lê Bình',
} as const

export const view = (with_: Partial<Extract<Facts, { kind: 'view' }>> = {}): Extract<Facts, { kind: 'view' }> => ({
  kind: 'view',
  view: 'status',
  plan: plan(),
  page: 1,
  totals: totals(),
  tasks: [task(), openGroup()],
  units: [unitLine(), unitLine({ unitId: 6, unit: 'Sở Nội vụ tỉnh Hà Giang', contacts: [], calledAt: NOW })],
  items: [item(), hall()],
  schedule: [
    { at: NOW, step: 'acknowledge', units: 3, task: 'Gửi danh sách' },
    { at: NOW, step: 'before_1', units: 20, task: 'Gửi danh sách' },
    { at: NOW, step: 'last_day', units: 20, task: 'Gửi danh sách' },
    { at: NOW, step: 'overdue_2', units: 4, task: 'Gửi danh sách' },
  ],
  journal: [{ at: NOW, actor: 'Lê Bình', action: 'tiếp nhận', object: 'danh sách của tỉnh Nghệ An' }],
  now: NOW,
  ...with_,
})

const FAULTS: ContactFault[] = [
  { sheet: null, row: 7, code: 'unit_missing' },
  { sheet: null, row: 8, code: 'person_missing' },
  { sheet: null, row: 9, code: 'phone_invalid', text: '09123' },
  { sheet: null, row: 10, code: 'people_unmatched', people: 2, phones: 3 },
  { sheet: 'Các sở', row: 11, code: 'cell_error', text: '#N/A' },
  { sheet: null, row: 12, code: 'unit_unknown', text: 'Sở Nộ vụ', near: ['Sở Nội vụ tỉnh Nghệ An'] },
  { sheet: null, row: 13, code: 'unit_group', text: 'UBND các huyện' },
  { sheet: null, row: 14, code: 'plan_unknown', text: 'KH9' },
  { sheet: null, row: 15, code: 'plan_unknown', text: '' },
  { sheet: null, row: 16, code: 'twice', person: 'Lê An', of: 3 },
  { sheet: null, row: 17, code: 'phone_shared', phone: '0912345678', person: 'Lê An', of: 3 },
  { sheet: null, row: 18, code: 'phone_shared', phone: '0912345678', person: 'Lê An', of: null },
]

const contactPreview = (with_: Partial<ContactPreview> = {}): ContactPreview => ({
  units: { new: ['Trường THPT Lê Lợi', 'Trung tâm <Công nghệ>'], known: 61, named: 1 },
  contacts: { new: 60, changed: 2, unchanged: 1, withoutPhone: 3 },
  gone: [
    { contact: 4, person: 'Lê An', unit: 'Sở Nội vụ tỉnh Nghệ An', at: NOW, how: 'left' },
    { contact: 5, person: 'Vũ Chi', unit: 'Sở Y tế tỉnh Nghệ An', at: NOW, how: 'removed' },
  ],
  faults: [],
  ...with_,
})

export const ask = (code: AskCode, with_: Partial<Extract<Facts, { kind: 'ask' }>> = {}): Facts => ({
  kind: 'ask',
  ask: code,
  plan: plan(),
  items: [item(), hall()],
  files: ['danh-sach.xlsx'],
  task: openGroup(),
  plans: [plan(), plan({ id: 2, shortId: 'KH2', number: null })],
  parked: [12],
  about: null,
  field: null,
  ...with_,
})

export const refused = (code: RefusalCode, detail: string | null = null, options: string[] = []): Facts => ({
  kind: 'refused',
  code,
  detail,
  options,
})

const moved = (with_ = {}) => ({
  assignmentId: 31,
  unit: 'Sở Nội vụ tỉnh Nghệ An',
  task: 'Gửi danh sách đại biểu',
  from: null,
  to: null,
  toDay: null,
  dayOff: null,
  past: false,
  acted: false,
  ...with_,
})

const due = (day: string, exact = false) => ({
  strict: at(`${day}T17:00:00`),
  lenient: at(`${day}T17:00:00`),
  strictDay: day,
  lenientDay: day,
  exact,
})

/** Every notice at least once, in the variants that have their own words; by a name that a golden text goes by. */
type Changes = Extract<Proposal, { kind: 'changes' }>
const changeLine = (more: Partial<ChangeLine> = {}): ChangeLine => ({
  no: 1,
  words: 'Lùi thời gian tổ chức Hội nghị sang ngày 25/11/2022.',
  state: 'clear',
  chosen: true,
  event: null,
  place: null,
  documentDate: null,
  tasks: [],
  candidates: [],
  ...more,
})
const taskChange = (more: Partial<ChangeLine['tasks'][number]> = {}): ChangeLine['tasks'][number] => ({
  ref: 'III.5-2',
  unit: 'UBND các tỉnh',
  task: 'Gửi danh sách đại biểu',
  what: 'changed',
  fields: [],
  acted: 0,
  past: false,
  ...more,
})
const changes = (more: Partial<Changes> = {}): Changes => ({
  kind: 'changes',
  plan: plan(),
  basis: 'Công văn số 955/BNV-VP ngày 14/11/2022',
  same: null,
  keepsRest: true,
  day: { off: { kind: 'weekend', name: 'Chủ nhật' }, past: true },
  moved: [moved()],
  texts: [{ to: 'Sở Nội vụ tỉnh Nghệ An', html: '<b>Kính gửi: Sở Nội vụ tỉnh Nghệ An</b>\nThời gian: …', count: 66 }],
  lines: [
    changeLine({ event: MOVED }),
    changeLine({
      no: 2,
      place: { from: { form: null, venues: [] }, to: { form: 'hybrid', venues: ['Hội trường B'] } },
    }),
    changeLine({ no: 3, documentDate: { from: null, to: '2022-11-17' } }),
    changeLine({
      no: 4,
      state: 'doubtful',
      chosen: false,
      tasks: [
        taskChange({
          fields: [
            { field: 'unit', from: 'Vụ A', to: 'Vụ B' },
            { field: 'deadline', from: 'trước ngày 20/11/2022', to: 'trước ngày 23/11/2022' },
          ],
          acted: 3,
          past: true,
        }),
      ],
    }),
    changeLine({ no: 5, chosen: false, tasks: [taskChange({ what: 'added', ref: '' })] }),
    changeLine({ no: 6, tasks: [taskChange({ what: 'dropped' })] }),
    changeLine({
      no: 7,
      state: 'which',
      chosen: false,
      candidates: [{ id: 4, ref: 'III.4-1', unit: 'Vụ A', task: 'Gửi báo cáo' }],
    }),
    changeLine({ no: 8, state: 'same', chosen: false }),
    changeLine({ no: 9, state: 'unfound', chosen: false }),
  ],
  ...more,
})

export const every: Record<string, Facts> = {
  'announcement to the organizer itself': {
    kind: 'announcement',
    card: {
      plan: plan(),
      unit: plan().organizer,
      addressed: plan().organizer,
      person: { name: null, position: null },
      items: [hall()],
      helping: [],
    },
  },
  announcement: {
    kind: 'announcement',
    card: {
      plan: plan({ event: { ...EVENT, venues: ['Phòng họp số 2, trụ sở Bộ'] } }),
      unit: 'Ủy ban nhân dân tỉnh Nghệ An',
      addressed: 'Sở Nội vụ tỉnh Nghệ An',
      person: { name: 'Nguyễn Văn An', position: 'Phó Giám đốc' },
      items: [item(), hall()],
      helping: [
        { task: 'Kiểm tra đường truyền', lead: 'Trung tâm Thông tin', deadline: deadline(DAYS_BEFORE) },
        { task: 'Đăng tải tài liệu', lead: '', deadline: deadline(null) },
      ],
    },
  },
  'card, in every state': {
    kind: 'card',
    card: {
      plan: plan({ event: UNDATED }),
      unit: 'Vụ Hợp tác',
      addressed: 'Vụ Hợp tác',
      person: PERSON,
      items: [
        item({ executor: null, state: 'acknowledged', acknowledgedAt: NOW, deadline: deadline(DAYS_BEFORE, UNDATED) }),
        item({ no: 2, unit: 'Bộ Tài nguyên', state: 'submitted', submission: submission() }),
        item({
          no: 3,
          state: 'submitted',
          submission: submission({ way: 'document', documentNumber: '123/SNV-CCHC', documentDate: '2022-11-17' }),
        }),
        item({ no: 4, state: 'submitted', submission: submission({ way: 'document', documentNumber: '12/BC' }) }),
        item({ no: 5, state: 'submitted', submission: submission({ way: 'document' }) }),
        item({ no: 6, state: 'submitted', submission: submission({ way: 'fields' }) }),
        item({ no: 7, state: 'submitted', submission: submission({ way: 'word' }) }),
        item({ no: 8, state: 'submitted', submission: submission({ way: 'declined' }) }),
        item({ no: 9, state: 'accepted', submission: submission({ state: 'accepted' }) }),
        item({ no: 10, state: 'accepted', deliverables: ['bài phát biểu khai mạc'] }),
        item({
          no: 11,
          state: 'returned',
          submission: submission({ state: 'returned', reason: 'Thiếu số điện thoại.' }),
        }),
        item({ no: 12, state: 'declined', submission: submission({ way: 'declined', declined: 'no_content' }) }),
        item({ no: 13, state: 'cancelled' }),
      ],
      helping: [],
    },
  },
  'card without items': {
    kind: 'card',
    card: {
      plan: plan({
        number: null,
        documentDate: null,
        event: { ...UNDATED, window: { from: '2022-11-21', to: '2022-11-25' } },
      }),
      unit: 'Vụ Hợp tác',
      addressed: 'Vụ Hợp tác',
      person: { name: null, position: null },
      items: [],
      helping: [],
    },
  },
  'card too long': {
    kind: 'card',
    card: {
      plan: plan(),
      unit: 'Vụ Hợp tác',
      addressed: 'Vụ Hợp tác',
      person: PERSON,
      items: [1, 2, 3, 4, 5, 6, 7].map((no) =>
        item({
          no,
          executor: null,
          coordinators: [],
          task: `Chuẩn bị tài liệu phục vụ Hội nghị, gồm ${'báo cáo đề dẫn, chương trình, '.repeat(12)}bế mạc`,
        }),
      ),
      helping: [],
    },
  },
  item: { kind: 'item', plan: plan(), item: item() },
  'reminder before': {
    kind: 'reminder',
    now: NOW,
    person: PERSON,
    resent: false,
    items: [
      { step: 'before_1', plan: plan(), item: item({ state: 'acknowledged', acknowledgedAt: NOW }) },
      {
        step: 'last_day',
        plan: plan({ id: 2, number: null }),
        item: item({ no: 3, state: 'returned', submission: submission({ reason: 'Thiếu chữ ký.' }) }),
      },
      {
        step: 'last_day',
        plan: plan({ id: 2, number: null }),
        item: hall({ state: 'acknowledged', deadline: deadline(BEFORE_SUNDAY) }),
      },
    ],
  },
  'reminder overdue': {
    kind: 'reminder',
    now: NOW,
    person: PERSON,
    resent: true,
    items: [
      { step: 'overdue_1', plan: plan(), item: item({ light: 'overdue' }) },
      { step: 'overdue_1', plan: plan(), item: item({ no: 3, deliverables: [], light: 'overdue' }) },
      { step: 'overdue_1', plan: plan(), item: hall({ deadline: deadline(BEFORE_SUNDAY), light: 'overdue' }) },
    ],
  },
  'reminder to acknowledge': {
    kind: 'reminder',
    now: NOW,
    person: PERSON,
    resent: false,
    items: [{ step: 'acknowledge', plan: plan(), item: item() }],
  },
  'event moved': {
    kind: 'event_changed',
    plan: plan({ event: { ...EVENT, ...MOVED.to } }),
    unit: 'Ủy ban nhân dân tỉnh Nghệ An',
    addressed: 'Sở Nội vụ tỉnh Nghệ An',
    change: MOVED,
    items: [
      item({
        deadline: deadline(DAYS_BEFORE, { ...EVENT, day: '2022-11-25' }),
        state: 'acknowledged',
        acknowledgedAt: NOW,
      }),
      item({
        no: 2,
        deliverables: ['bài phát biểu'],
        deadline: deadline(DAYS_BEFORE, { ...EVENT, day: '2022-11-25' }),
        state: 'submitted',
        submission: submission(),
      }),
    ],
    helping: ['Kiểm tra đường truyền'],
  },
  'event set': {
    kind: 'event_changed',
    plan: plan(),
    unit: 'Vụ Hợp tác',
    addressed: 'Vụ Hợp tác',
    change: { from: UNDATED, to: { ...EVENT, time: null }, basis: null, by: null },
    items: [item({ executor: null, deadline: deadline(DAYS_BEFORE) })],
    helping: [],
  },
  'event postponed': {
    kind: 'event_changed',
    plan: plan({ event: { ...EVENT, state: 'postponed' } }),
    unit: 'Vụ Hợp tác',
    addressed: 'Vụ Hợp tác',
    change: { from: EVENT, to: { ...EVENT, state: 'postponed' }, basis: null, by: null },
    items: [item({ executor: null, deadline: deadline(DAYS_BEFORE, { ...EVENT, state: 'postponed' }) })],
    helping: [],
  },
  'event cancelled': {
    kind: 'event_changed',
    plan: plan(),
    unit: 'Vụ Hợp tác',
    addressed: 'Vụ Hợp tác',
    change: { from: EVENT, to: { ...EVENT, state: 'cancelled' }, basis: null, by: null },
    items: [item()],
    helping: [],
  },
  'card of a postponed event': {
    kind: 'card',
    card: {
      plan: plan({ event: { ...EVENT, state: 'postponed' } }),
      unit: 'Vụ Hợp tác',
      addressed: 'Vụ Hợp tác',
      person: PERSON,
      items: [hall()],
      helping: [],
    },
  },
  'card of a cancelled event': {
    kind: 'card',
    card: {
      plan: plan({ number: null, event: { ...EVENT, state: 'cancelled' } }),
      unit: 'Vụ Hợp tác',
      addressed: 'Vụ Hợp tác',
      person: PERSON,
      items: [hall({ state: 'acknowledged' })],
      helping: [],
    },
  },
  'card of an event without a date': {
    kind: 'card',
    card: {
      plan: plan({ documentDate: null, event: UNDATED }),
      unit: 'Vụ Hợp tác',
      addressed: 'Vụ Hợp tác',
      person: PERSON,
      items: [item({ deliverables: [] })],
      helping: [],
    },
  },
  'task changed': {
    kind: 'task_changed',
    plan: plan(),
    addressed: 'Vụ Hợp tác',
    items: [item({ unit: 'Bộ Tài nguyên & Môi trường' })],
    what: 'changed',
  },
  'task added': {
    kind: 'task_changed',
    plan: plan(),
    addressed: 'Vụ Hợp tác',
    items: [item({ deliverables: [] }), hall()],
    what: 'added',
  },
  'plan changed in every way': {
    kind: 'plan_changed',
    plan: plan(),
    addressed: 'Sở Nội vụ tỉnh Nghệ An',
    event: MOVED,
    place: {
      from: { form: 'in_person', venues: ['Trụ sở Bộ Nội vụ'] },
      to: { form: 'online', venues: ['Trung tâm Hội nghị Quốc gia'] },
    },
    basis: 'Công văn số 955/BNV-VP ngày 14/11/2022',
    changed: [item()],
    added: [hall()],
    cancelled: [hall()],
  },
  'plan changed, event cancelled': {
    kind: 'plan_changed',
    plan: plan(),
    addressed: 'Vụ Hợp tác',
    event: { from: EVENT, to: { ...EVENT, state: 'cancelled' }, basis: null, by: null },
    place: { from: { form: null, venues: [] }, to: { form: 'hybrid', venues: [] } },
    basis: null,
    changed: [item()],
    added: [],
    cancelled: [],
  },
  'task cancelled': { kind: 'task_changed', plan: plan(), addressed: 'Vụ Hợp tác', items: [hall()], what: 'cancelled' },
  nudge: {
    kind: 'nudge',
    plan: plan(),
    addressed: 'Sở Nội vụ tỉnh Nghệ An',
    items: [item(), item({ no: 3, light: 'overdue' }), hall({ deadline: deadline(BEFORE_SUNDAY) })],
    by: 'Lê Bình',
    urgent: false,
  },
  'nudge, urgent': {
    kind: 'nudge',
    plan: plan(),
    addressed: 'Sở Nội vụ tỉnh Nghệ An',
    items: [item()],
    by: 'Lê Bình',
    urgent: true,
  },
  returned: {
    kind: 'returned',
    plan: plan(),
    item: item({ state: 'returned' }),
    submission: submission({ state: 'returned', reason: 'Thiếu số điện thoại của cán bộ kỹ thuật.' }),
  },
  'returned without a product': {
    kind: 'returned',
    plan: plan(),
    item: item({ state: 'returned', deliverables: [] }),
    submission: submission(),
  },
  accepted: {
    kind: 'accepted',
    plan: plan(),
    item: item({ state: 'accepted' }),
    submission: submission({ state: 'accepted' }),
  },
  'accepted speech': {
    kind: 'accepted',
    plan: plan(),
    item: item({ deliverables: ['bài tham luận'] }),
    submission: submission({ state: 'accepted' }),
  },
  welcome: { kind: 'welcome', contact: contact(), plan: plan(), announced: true },
  'welcome before activation': {
    kind: 'welcome',
    contact: contact({ position: null }),
    plan: plan({ state: 'draft' }),
    announced: false,
  },
  'acknowledged one': { kind: 'acknowledged', plan: plan(), unit: 'Sở Nội vụ tỉnh Nghệ An', items: [item()] },
  acknowledged: { kind: 'acknowledged', plan: plan(), unit: 'Sở Nội vụ tỉnh Nghệ An', items: [item(), hall()] },
  receipt: {
    kind: 'receipt',
    plan: plan(),
    item: item(),
    submission: submission({
      files: [
        { name: 'danh-sach.xlsx', bytes: 1_434_000, version: 2 },
        { name: 'cong-van.pdf', bytes: 84_500, version: 1 },
        { name: 'ghi-chu.txt', bytes: 120, version: 1 },
      ],
    }),
  },
  'receipt after acceptance': {
    kind: 'receipt',
    plan: plan(),
    item: item({ executor: null }),
    submission: submission({ afterAcceptance: true }),
  },
  'receipt by document': {
    kind: 'receipt',
    plan: plan(),
    item: item(),
    submission: submission({ way: 'document', documentNumber: '123/SNV-CCHC', documentDate: '2022-11-17', files: [] }),
  },
  'receipt by document, no date': {
    kind: 'receipt',
    plan: plan(),
    item: item(),
    submission: submission({ way: 'document', documentNumber: '123/SNV-CCHC', files: [] }),
  },
  'receipt by document, no number': {
    kind: 'receipt',
    plan: plan(),
    item: item(),
    submission: submission({ way: 'document', files: [] }),
  },
  'receipt of fields': {
    kind: 'receipt',
    plan: plan(),
    item: item(),
    submission: submission({ way: 'fields', files: [] }),
  },
  'receipt of a word': {
    kind: 'receipt',
    plan: plan(),
    item: hall(),
    submission: submission({ way: 'word', files: [] }),
  },
  'receipt of not taking part': {
    kind: 'receipt',
    plan: plan(),
    item: item(),
    submission: submission({ way: 'declined', declined: 'not_taking_part', reason: 'Trùng lịch công tác', files: [] }),
  },
  recorded: {
    kind: 'recorded',
    plan: plan(),
    item: item(),
    submission: submission({ way: 'declined', declined: 'not_ours', files: [], by: null }),
  },
  'ask which item': ask('which_item'),
  'ask which item for a file': ask('which_item_for_file'),
  'ask how to send': ask('send_how', { items: [hall()] }),
  'ask the document number': ask('document_number', { items: [item()] }),
  'ask why not': ask('decline_reason', { items: [item()] }),
  'ask why not, no plan': ask('decline_reason', { items: [], plan: null }),
  'ask what to complete': ask('return_reason', { items: [item()] }),
  'ask which plan': ask('which_plan'),
  'ask the event date': ask('event_date'),
  'ask the members': ask('members'),
  'ask the deadline': ask('deadline', { task: task() }),
  'ask on behalf': ask('on_behalf', { items: [item()] }),
  'remark passed': { kind: 'remark_passed', organizer: 'Vụ Lưu trữ' },
  'help for a contact': { kind: 'help', role: 'contact' },
  'help for an organizer': { kind: 'help', role: 'organizer' },
  'help for a viewer': { kind: 'help', role: 'viewer' },
  stopped: { kind: 'stopped' },
  'many joined': {
    kind: 'joined_since',
    contacts: Array.from({ length: 22 }, (_, i) => contact({ id: 30 + i })),
    plan: plan(),
    left: 1,
    of: 63,
  },
  'joined since': {
    kind: 'joined_since',
    contacts: [contact(), contact({ id: 6, unit: 'Sở Nội vụ tỉnh Hà Giang' })],
    plan: plan(),
    left: 21,
    of: 63,
  },
  joined: { kind: 'joined', contact: contact(), plan: plan(), left: 22, of: 63 },
  remark: { kind: 'remark', plan: plan(), contact: contact(), text: 'Đề nghị cho biết mã phòng họp.', at: NOW },
  'remark on no plan': {
    kind: 'remark',
    plan: null,
    contact: contact({ phone: null }),
    text: 'Cho hỏi số điện thoại liên hệ',
    at: NOW,
  },
  'declined, not ours': {
    kind: 'declined',
    plan: plan(),
    item: item(),
    what: 'not_ours',
    submission: submission({ way: 'declined', declined: 'not_ours', reason: 'Thuộc Sở Thông tin và Truyền thông' }),
  },
  'declined, no content': {
    kind: 'declined',
    plan: plan(),
    item: item(),
    what: 'no_content',
    submission: submission({ way: 'declined', declined: 'no_content', by: null }),
  },
  'review waiting': {
    kind: 'review_waiting',
    plan: plan(),
    waiting: [{ unit: 'Sở Nội vụ tỉnh Nghệ An', task: 'Gửi danh sách', submission: submission() }],
  },
  'review waiting, none': { kind: 'review_waiting', plan: plan(), waiting: [] },
  'review item': {
    kind: 'review_item',
    plan: plan(),
    item: item({ state: 'submitted' }),
    submission: submission(),
    left: 4,
    next: 71,
  },
  'verdict accepted': {
    kind: 'verdict_done',
    plan: plan(),
    item: item(),
    submission: submission({ state: 'accepted' }),
    left: 3,
    next: 71,
  },
  'verdict approved': {
    kind: 'verdict_done',
    plan: plan(),
    item: item({ deliverables: ['bài phát biểu'] }),
    submission: submission({ state: 'accepted' }),
    left: 0,
    next: null,
  },
  'verdict returned': {
    kind: 'verdict_done',
    plan: plan(),
    item: item(),
    submission: submission({ state: 'returned', reason: 'Thiếu chữ ký.' }),
    left: 0,
    next: null,
  },
  'late change': {
    kind: 'late_change',
    plan: plan(),
    item: item(),
    submission: submission({ afterAcceptance: true }),
    left: 0,
    next: null,
  },
  'summary of activation': {
    kind: 'summary',
    plan: plan(),
    told: 70,
    units: 66,
    waiting: 2,
    unreached: 1,
    unreachedUnits: ['Sở Nội vụ tỉnh Hà Giang'],
    what: 'activated',
  },
  'summary of a change': {
    kind: 'summary',
    plan: plan(),
    told: 70,
    units: 66,
    waiting: 0,
    unreached: 0,
    unreachedUnits: [],
    what: 'event',
  },
  'summary of changes': {
    kind: 'summary',
    plan: plan(),
    told: 2,
    units: 2,
    waiting: 0,
    unreached: 0,
    unreachedUnits: [],
    what: 'amended',
  },
  'summary of a nudge': {
    kind: 'summary',
    plan: plan(),
    told: 22,
    units: 22,
    waiting: 0,
    unreached: 0,
    unreachedUnits: [],
    what: 'nudge',
  },
  digest: { kind: 'digest', plan: plan(), day: '2022-11-18', tasks: [task(), task({ missing: [] })] },
  'digest, none': { kind: 'digest', plan: plan(), day: '2022-11-18', tasks: [task({ missing: [] })] },
  'undelivered to nobody named': { kind: 'undelivered', contact: contact({ person: '', position: null }), plan: null },
  undelivered: { kind: 'undelivered', contact: contact(), plan: plan() },
  'undelivered, no plan': { kind: 'undelivered', contact: contact({ channel: null, phone: null }), plan: null },
  'view status': view({
    tasks: [
      task({ missing: Array.from({ length: 15 }, (_, i) => unitLine({ unit: `Sở Nội vụ tỉnh số ${i + 1}` })) }),
      openGroup(),
      task({ role: 'coordinate', ref: 'III.3-2', unit: 'Trung tâm Thông tin' }),
      task({ deadline: deadline(BEFORE_SUNDAY, EVENT, { provisional: true }) }),
    ],
  }),
  'view status for a leader': view({ to: 'viewer', tasks: [task()] }),
  'view overdue': view({ view: 'overdue', tasks: [task({ light: 'overdue' })] }),
  'view overdue, none': view({ view: 'overdue', tasks: [] }),
  'view week': view({ view: 'week', tasks: [task()] }),
  'view week, none': view({ view: 'week', tasks: [] }),
  'view unacknowledged': view({ view: 'unacknowledged' }),
  'view unacknowledged, none': view({ view: 'unacknowledged', units: [] }),
  'view to phone': view({
    view: 'to_phone',
    units: [
      unitLine(),
      unitLine({ unitId: 6, unit: 'Sở Nội vụ tỉnh Hà Giang', contacts: [], calledAt: NOW }),
      unitLine({ unitId: 7, contacts: [contact({ phone: null, reachable: false })] }),
      unitLine({ unitId: 8, contacts: [contact({ phone: '0912345678', joined: false, reachable: false })] }),
    ],
  }),
  'view to phone, none': view({ view: 'to_phone', units: [] }),
  'view unit': view({ view: 'unit' }),
  'view unit, none': view({ view: 'unit', units: [unitLine({ contacts: [] })], items: [] }),
  'view schedule': view({ view: 'schedule' }),
  'view schedule, none': view({ view: 'schedule', schedule: [] }),
  'view journal': view({ view: 'journal' }),
  'view journal, none': view({ view: 'journal', journal: [] }),
  plans: {
    kind: 'plans',
    plans: [
      { plan: plan(), totals: totals() },
      { plan: plan({ id: 2, shortId: 'KH2', state: 'draft', title: null }), totals: totals() },
      { plan: plan({ id: 3, shortId: 'KH3', state: 'closed' }), totals: totals() },
    ],
  },
  'plans, none': { kind: 'plans', plans: [] },
  understood: {
    kind: 'understood',
    plan: plan({ state: 'draft' }),
    page: 1,
    tasks: [
      task({ deadline: deadline(BEFORE_SUNDAY, EVENT, { provisional: true }) }),
      openGroup(),
      openGroup({ ref: 'III.4-2', waiting: { code: 'deadline_past', message: 'Thời hạn đã qua.' } }),
      task({ role: 'coordinate', group: false, ref: 'III.3-1' }),
    ],
    questions: [{ line: 5, message: 'Ngày ban hành ghi tháng 1, các căn cứ đều là tháng 11.' }],
    agenda: 7,
    counts: { tasks: 12, units: 70, dated: 4, asked: 2 },
  },
  preview: {
    kind: 'preview',
    plan: plan({ state: 'draft' }),
    page: 1,
    messages: [{ to: 'Sở Nội vụ tỉnh Nghệ An', html: '<b>Kính gửi: Sở Nội vụ tỉnh Nghệ An</b>\nNội dung', count: 2 }],
  },
  'preview, none': { kind: 'preview', plan: plan(), page: 1, messages: [] },
  'proposal to move the event': {
    kind: 'proposal',
    id: 8,
    proposal: {
      kind: 'event',
      day: { off: { kind: 'holiday', name: 'Tết' }, past: true },
      plan: plan(),
      change: MOVED,
      moved: [
        moved({
          from: due('2022-11-17'),
          to: due('2022-11-20'),
          dayOff: { kind: 'weekend', name: 'Chủ nhật' },
          acted: true,
        }),
        moved({ from: due('2022-11-17', true), to: due('2022-11-10', true), past: true }),
        moved({ to: due('2022-09-02'), dayOff: { kind: 'holiday', name: 'Quốc khánh' } }),
        moved(),
      ],
      recipients: 66,
      window: true,
      sample: '<b>Kính gửi: Sở Nội vụ tỉnh Nghệ An</b>\nThời gian: …',
    },
  },
  'proposal to postpone': {
    kind: 'proposal',
    id: 8,
    proposal: {
      kind: 'event',
      day: { off: null, past: false },
      plan: plan(),
      change: { from: EVENT, to: { ...EVENT, state: 'postponed' }, basis: null, by: null },
      moved: [],
      recipients: 66,
      window: false,
      sample: null,
    },
  },
  'proposal to cancel': {
    kind: 'proposal',
    id: 8,
    proposal: {
      kind: 'event',
      day: { off: null, past: false },
      plan: plan(),
      change: { from: EVENT, to: { ...EVENT, state: 'cancelled' }, basis: null, by: null },
      moved: [],
      recipients: 66,
      window: false,
      sample: null,
    },
  },
  'proposal to nudge': {
    kind: 'proposal',
    id: 8,
    proposal: {
      kind: 'nudge',
      plan: plan(),
      lines: [
        { unit: 'Văn phòng Bộ', tasks: ['Chuẩn bị phòng họp'] },
        ...['Nghệ An', 'Cà Mau'].map((name) => ({
          unit: `Sở Nội vụ tỉnh ${name}`,
          tasks: ['Gửi danh sách'],
          seat: { body: 'so-noi-vu', name, region: null },
        })),
      ],
      recipients: 22,
      urgent: true,
      sample: null,
    },
  },
  'proposal of a letter': { kind: 'proposal', id: 8, proposal: changes() },
  'proposal of a letter, nothing chosen': {
    kind: 'proposal',
    id: 8,
    proposal: changes({
      lines: [changeLine({ state: 'unread', chosen: false, words: 'Các mốc khác lùi tương ứng.' })],
    }),
  },
  'proposal of a revised document': {
    kind: 'proposal',
    id: 8,
    proposal: changes({
      basis: null,
      same: 12,
      keepsRest: false,
      lines: [
        changeLine({ words: null, event: MOVED }),
        changeLine({
          words: null,
          tasks: [
            taskChange({
              fields: [
                { field: 'text', from: 'Gửi danh sách', to: 'Gửi danh sách đại biểu' },
                { field: 'role', from: 'lead', to: 'coordinate' },
                { field: 'executor', from: null, to: 'Sở Nội vụ' },
                { field: 'deliverTo', from: 'Bộ Nội vụ', to: null },
              ],
            }),
          ],
        }),
      ],
    }),
  },
  'proposal to activate': {
    kind: 'proposal',
    id: 8,
    proposal: {
      kind: 'activate',
      plan: plan({ state: 'draft' }),
      clear: [task()],
      waiting: [openGroup()],
      recipients: 63,
      unreached: ['Sở Nội vụ tỉnh Hà Giang'],
    },
  },
  'contacts to confirm': {
    kind: 'proposal',
    id: 9,
    proposal: { kind: 'contacts', name: 'dau-moi.xlsx', plan: plan(), preview: contactPreview() },
  },
  'contacts of which nothing changes': {
    kind: 'proposal',
    id: 9,
    proposal: {
      kind: 'contacts',
      name: 'dau-moi.xlsx',
      plan: null,
      preview: contactPreview({
        units: { new: [], known: 63, named: 0 },
        contacts: { new: 0, changed: 0, unchanged: 63, withoutPhone: 0 },
        gone: [],
      }),
    },
  },
  'contacts with faults': {
    kind: 'proposal',
    id: 9,
    proposal: {
      kind: 'contacts',
      name: 'dau-moi.xlsx',
      plan: null,
      preview: contactPreview({ faults: [...FAULTS.slice(0, 6), ...FAULTS.slice(6, 9)] }),
    },
  },
  'contacts with more faults': {
    kind: 'proposal',
    id: 9,
    proposal: {
      kind: 'contacts',
      name: 'dau-moi.xlsx',
      plan: null,
      preview: contactPreview({ faults: [...FAULTS.slice(9), ...FAULTS] }),
    },
  },
  'contacts imported': { kind: 'contacts_done', units: 2, contacts: 63, changed: 1, left: 2 },
  settled: { kind: 'settled', plan: plan(), task: task() },
  'settled, still waiting': { kind: 'settled', plan: plan(), task: openGroup() },
  undone: { kind: 'undone', contact: contact() },
  called: { kind: 'called', unit: 'Sở Nội vụ tỉnh Hà Giang', plan: plan() },
  invitations: {
    kind: 'invitations',
    plan: plan(),
    page: 1,
    lines: [
      ...[null, 'Nguyễn Văn An'].flatMap((person) => [
        {
          unit: 'Sở Nội vụ tỉnh Nghệ An',
          person,
          code: 'AB2C3D4E',
          link: 'https://t.me/dondoc_bot?start=ab',
          expires: NOW,
        },
        { unit: 'Sở Nội vụ tỉnh Hà Giang', person, code: 'FG5H6J7K', link: null, expires: NOW },
      ]),
    ],
  },
  'on behalf, by which way': { kind: 'on_behalf', way: null, plan: plan(), unit: unitLine(), items: [item()] },
  'on behalf': { kind: 'on_behalf', way: 'phone', plan: plan(), unit: unitLine(), items: [item(), hall()] },
  'sign in, with a link': {
    kind: 'sign_in',
    code: 'AB2C3D4E',
    link: 'https://dondoc.example.gov.vn/o/enter/abc',
    address: 'https://dondoc.example.gov.vn',
  },
  'sign in': { kind: 'sign_in', code: 'AB2C3D4E', link: null, address: null },
  'pages that are open': { kind: 'sign_in', code: null, link: null, address: 'http://127.0.0.1:8080' },
  continuation: { kind: 'continuation', html: '<b>tiếp theo</b>' },
}
