// Facts of lists, of the board and of plain answers, for the tests of rendering.
import { everything, LIST_STATES, type ListFilter, type ListState, REGIONS, type Seat } from '../../src/core/board.ts'
import type { ExportFacts } from '../../src/core/facts.ts'
import type {
  BriefFacts,
  Facts,
  FoundRow,
  OwnQuestion,
  SubmissionFacts,
  TaskLine,
  UnitLine,
} from '../../src/core/notice.ts'
import { at, contact, hall, item, plan, submission, task, totals, unitLine } from './render-facts.ts'

const NOW = at('2022-11-17T08:00:00')

const seat = (name: string, region: Seat['region']): Seat => ({ body: 'so-noi-vu', name, region })
const PLACES: readonly [string, Seat['region']][] = [
  ['Hà Giang', 'mountains'],
  ['Cao Bằng', 'mountains'],
  ['Nghệ An', 'central'],
  ['Đắk Lắk', 'highlands'],
  ['Cà Mau', 'mekong'],
]
/** Departments of several provinces, as lists of a group task hold them. */
export const provinces = (with_: Partial<UnitLine> = {}): UnitLine[] =>
  PLACES.map(([name, region], i) =>
    unitLine({ unitId: 20 + i, unit: `Sở Nội vụ tỉnh ${name}`, seat: seat(name, region), ...with_ }),
  )

const row = (i: number, with_: Partial<FoundRow> = {}): FoundRow => ({
  unitId: 20 + i,
  unit: `Sở Nội vụ tỉnh ${PLACES[i]![0]}`,
  seat: seat(...PLACES[i]!),
  light: 'due_soon',
  items: 1,
  sent: null,
  asked: null,
  contacts: [contact()],
  ...with_,
})

type Found = Extract<Facts, { kind: 'found' }>

/** A list that a filter made. */
export const found = (state: ListState, with_: Partial<Found> = {}, filter: Partial<ListFilter> = {}): Found => ({
  kind: 'found',
  plan: plan(),
  to: 'organizer',
  filter: everything(state, filter),
  page: 1,
  tasks: [],
  units: [],
  rows: PLACES.map((_, i) => row(i)),
  of: 63,
  done: 41,
  missing: 5,
  now: NOW,
  ...with_,
})

const bySent = (i: number, with_: Partial<SubmissionFacts> = {}): FoundRow =>
  row(i, { light: 'submitted', sent: { at: NOW, submission: submission(with_) } })

const grouped = (): TaskLine => task({ missing: provinces() })

const brief = (with_: Partial<BriefFacts> = {}): Facts => ({
  kind: 'brief',
  brief: {
    plan: plan(),
    close: false,
    now: NOW,
    totals: totals(),
    since: { done: 3, overdue: 2 },
    next: { day: '2022-11-20', task: 'danh sách đại biểu', missing: 22 },
    worries: ['Nghệ An', 'Cà Mau'],
    open: [],
    ...with_,
  },
})

/** A report with a name that begins like a formula, and contacts of every kind. */
export const report = (with_: Partial<ExportFacts> = {}): ExportFacts => ({
  plan: plan(),
  now: NOW,
  totals: totals(),
  tasks: [grouped(), task({ ref: 'III.9', role: 'coordinate' })],
  rows: [
    {
      ref: 'III.5-2',
      item: item({
        submission: submission({ way: 'document', documentNumber: '45/SNV', documentDate: '2022-11-17' }),
        state: 'submitted',
        acknowledgedAt: NOW,
      }),
    },
    { ref: 'III.6', item: hall({ task: '=HYPERLINK("x"),chuẩn bị phòng họp' }) },
  ],
  journal: [
    { at: NOW, actor: 'Lê Thị Mai', action: 'accepted', object: 'III.5-2, Sở Nội vụ tỉnh Nghệ An' },
    { at: NOW, actor: 'system', action: 'undone', object: 'III.6', of: 'accepted' },
  ],
  contacts: [
    {
      unit: 'Sở Nội vụ tỉnh Nghệ An',
      contacts: [contact({ phone: '+84912345678' }), contact({ joined: false, reachable: false })],
    },
    { unit: 'Sở Nội vụ tỉnh Cà Mau', contacts: [] },
    { unit: 'Sở Nội vụ tỉnh Hà Giang', contacts: [contact({ reachable: false })] },
  ],
  ...with_,
})

const own = (about: OwnQuestion): Facts => ({
  kind: 'own_work',
  about,
  parts: [{ plan: plan(), items: [item(), hall()] }],
})

/** The board: lists by a filter, leaders' lines, what is pasted into a group, plain answers. */
export const boards: Record<string, Facts> = {
  ...Object.fromEntries(LIST_STATES.map((state) => [`list ${state}`, found(state)])),
  'list of one task': found('missing', { tasks: [grouped()] }, { tasks: [5], unmatched: 'điểm cầu Tây Bắc' }),
  'list sent': found('sent', {
    missing: 0,
    rows: [bySent(0), bySent(2, { way: 'document', documentNumber: '45/SNV', documentDate: '2022-11-17' })],
  }),
  'list declined': found('declined', { rows: [bySent(2, { way: 'declined', declined: 'no_content' })] }),
  'list of extensions for a leader': found('extension', {
    to: 'viewer',
    rows: [
      row(0, { asked: { until: '2022-11-25', reason: 'chờ ý kiến lãnh đạo tỉnh' } }),
      row(1, { asked: { until: '2022-11-25', reason: null } }),
    ],
  }),
  'list of several items': found(
    'missing',
    { rows: [row(0, { items: 3 }), row(2)] },
    { area: 'middle', body: 'province' },
  ),
  'list of nobody': found('overdue', { rows: [], missing: 0 }, { units: [4, 5] }),
  'list due today': found('missing', { tasks: [grouped()] }, { when: 'today' }),
  'list due in days, nothing': found('missing', { rows: [], missing: 0 }, { when: { days: 3 } }),
  'list due this week, many tasks': found(
    'missing',
    { tasks: Array.from({ length: 8 }, (_, i) => task({ taskId: 50 + i, ref: `III.${i + 1}` })) },
    { when: 'this_week' },
  ),
  ...Object.fromEntries(
    (['north', 'middle', 'south', ...REGIONS] as const).map((area) => [
      `list in ${area}`,
      found('missing', {}, { area }),
    ]),
  ),
  ...Object.fromEntries(
    (['department', 'ministry', 'division', 'district', 'commune'] as const).map((body) => [
      `list of ${body}`,
      found('missing', { rows: [row(0), row(1, { seat: null, unit: 'Vụ Cải cách hành chính' }), row(2)] }, { body }),
    ]),
  ),
  ...Object.fromEntries(
    (['tomorrow', 'next_week', 'this_month'] as const).map((when) => [
      `list due ${when}`,
      found('missing', {}, { when }),
    ]),
  ),
  'list of a whole country': found('missing', {
    rows: Array.from({ length: 63 }, (_, i) =>
      row(i % 5, {
        unitId: 100 + i,
        seat: seat(`Tỉnh thứ ${i + 1}`, PLACES[i % 5]![1]),
        unit: `Sở Nội vụ tỉnh thứ ${i + 1}`,
      }),
    ),
    missing: 63,
  }),
  'status by region': {
    kind: 'view',
    view: 'status',
    plan: plan(),
    page: 1,
    totals: totals(),
    tasks: [grouped(), task({ group: false, of: 1, done: 0, submitted: 0, missing: [unitLine()] })],
    units: [],
    items: [],
    schedule: [],
    journal: [],
    now: NOW,
  },
  board: { kind: 'board', plan: plan(), paste: false, tasks: [grouped()], totals: totals(), now: NOW },
  'board of a draft': {
    kind: 'board',
    plan: plan({ state: 'draft' }),
    paste: false,
    tasks: [grouped()],
    totals: totals(),
    now: NOW,
  },
  'board without anybody missing': {
    kind: 'board',
    plan: plan(),
    paste: false,
    tasks: [task({ missing: [], done: 63 })],
    totals: totals(),
    now: NOW,
  },
  'board with a group to send it to': {
    kind: 'board',
    plan: plan(),
    paste: false,
    tasks: [grouped()],
    groups: ['Nhóm 63 tỉnh'],
    totals: totals(),
    now: NOW,
  },
  'proposal to post': {
    kind: 'proposal',
    id: 8,
    proposal: {
      kind: 'post',
      plan: plan(),
      groups: ['Nhóm 63 tỉnh', 'Nhóm kỹ thuật'],
      board: { kind: 'board', plan: plan(), paste: true, tasks: [grouped()], totals: totals(), now: NOW },
    },
  },
  'proposal to post, the groups gone': {
    kind: 'proposal',
    id: 8,
    proposal: {
      kind: 'post',
      plan: plan(),
      groups: [],
      board: { kind: 'board', plan: plan(), paste: true, tasks: [], totals: totals(), now: NOW },
    },
  },
  'board to paste': { kind: 'board', plan: plan(), paste: true, tasks: [grouped()], totals: totals(), now: NOW },
  'board to paste, complete': { kind: 'board', plan: plan(), paste: true, tasks: [], totals: totals(), now: NOW },
  brief: brief(),
  'brief, the first': brief({ since: null, next: null, worries: [] }),
  'brief, many worries': brief({ worries: Array.from({ length: 12 }, (_, i) => `Tỉnh thứ ${i + 1}`) }),
  'brief at the close': brief({
    close: true,
    open: [{ task: 'danh sách đại biểu', done: 60, of: 63, units: ['Hà Giang', 'Nghệ An', 'Cà Mau'] }],
  }),
  'brief at the close, complete': brief({ close: true, worries: [] }),
  export: { kind: 'export', report: report() },
  'export with three fields': {
    kind: 'export',
    report: report({
      rows: [
        {
          ref: 'III.5-2',
          item: item({
            submission: submission({
              way: 'fields',
              via: 'page',
              fields: { chair: 'Trần Văn B, Phó Giám đốc', delegates: '12', technical: 'Lê C', phone: '0987654321' },
            }),
            state: 'submitted',
          }),
        },
      ],
    }),
  },
  'event asked': { kind: 'event_facts', plan: plan(), today: '2022-11-17', workingDays: 3 },
  'event asked on its day': { kind: 'event_facts', plan: plan(), today: '2022-11-22', workingDays: null },
  'event asked afterwards': { kind: 'event_facts', plan: plan(), today: '2022-11-25', workingDays: null },
  'event asked of a plan without one': {
    kind: 'event_facts',
    plan: plan({ event: { ...plan().event, day: null, time: null, state: 'unknown', name: null, window: null } }),
    today: '2022-11-25',
    workingDays: null,
  },
  'own deadline': own('deadline'),
  'own receiver': own('receiver'),
  'own work': own('what'),
  'own event': own('event'),
}
