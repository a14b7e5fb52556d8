// Facts of the card in pages, the plan's own words, files and greetings, for the tests of rendering.
import type { CardFacts, Facts } from '../../src/core/notice.ts'
import { at, deadline, hall, item, plan, submission } from './render-facts.ts'

/** A card of so many items, each with a product of its own. */
export const cardOf = (count: number, with_: Partial<CardFacts> = {}): CardFacts => ({
  plan: plan(),
  unitId: 4,
  unit: 'Vụ Hợp tác',
  addressed: 'Vụ Hợp tác',
  person: { name: 'Nguyễn Văn An', position: null },
  items: Array.from({ length: count }, (_, i) =>
    item({
      assignmentId: 100 + i,
      no: i + 1,
      executor: null,
      task: `Nội dung thứ ${i + 1}: chuẩn bị báo cáo chuyên đề, tổng hợp ý kiến của các đơn vị và gửi về đơn vị chủ trì.`,
      deliverables: [`báo cáo chuyên đề số ${i + 1}`],
    }),
  ),
  helping: [],
  ...with_,
})

export const cards: Record<string, Facts> = {
  'card, second page of a long one': { kind: 'card', card: cardOf(20), page: 2 },
  'card with days left': {
    kind: 'card',
    card: cardOf(0, {
      items: [
        item({ executor: null, light: 'due_soon', deadline: { ...item().deadline, daysLeft: 3 } }),
        item({ no: 2, executor: null, light: 'due_today', deadline: { ...item().deadline, daysLeft: 0 } }),
        item({ no: 3, executor: null, light: 'overdue', deadline: deadline(item().deadline.rule) }),
        hall({ no: 4, executor: null }),
      ],
    }),
  },
  'card moved': { kind: 'card_moved', plan: plan() },
  'own words': {
    kind: 'source_words',
    plan: plan(),
    item: item(),
    section: 'III.5',
    words: { from: 78, to: 79, lines: ['- Chỉ đạo Sở Nội vụ gửi danh sách đại biểu', '  dự Hội nghị tại điểm cầu.'] },
    file: 'follows',
  },
  'own words in one line, of an internal plan': {
    kind: 'source_words',
    plan: plan(),
    item: item(),
    section: 'III.5',
    words: { from: 78, to: 78, lines: ['- Gửi danh sách.'] },
    file: 'internal',
  },
  'own words of a task that was added': {
    kind: 'source_words',
    plan: plan(),
    item: item(),
    section: '',
    words: null,
    file: 'none',
  },
  'receipt with a document number, one of several items': {
    kind: 'receipt',
    plan: plan(),
    item: item(),
    submission: submission({ documentNumber: '123/SNV-CCHC', documentDate: '2022-11-17' }),
    several: true,
  },
  'receipt with a document number without a day': {
    kind: 'receipt',
    plan: plan(),
    item: item(),
    submission: submission({ documentNumber: '123/SNV-CCHC' }),
    several: false,
  },
  'same file': { kind: 'same_file', plan: plan(), item: item(), submission: submission(), name: 'danh-sach.xlsx' },
  'same file, returned before': {
    kind: 'same_file',
    plan: plan(),
    item: item(),
    submission: submission({ state: 'returned', reason: 'Thiếu chữ ký.' }),
    name: 'danh-sach.xlsx',
  },
  'hand-in withdrawn': {
    kind: 'withdrawn',
    plan: plan(),
    item: item(),
    submission: submission({ state: 'withdrawn' }),
  },
  'under which item instead': { kind: 'refile', item: item(), submission: submission(), others: [hall()] },
  'too large, with its size': {
    kind: 'refused',
    code: 'file_too_large',
    detail: 'bao-cao.pdf',
    options: [],
    sizes: { bytes: 27_300_000, limit: 20_000_000 },
  },
  'too large, of unknown size': {
    kind: 'refused',
    code: 'file_too_large',
    detail: null,
    options: [],
    sizes: { bytes: null, limit: 20_000_000 },
  },
  'help with what is due first': {
    kind: 'help',
    role: 'contact',
    own: { unit: 'Sở Nội vụ tỉnh Nghệ An', open: 2, next: { plan: plan(), item: item() } },
  },
  'answer to a greeting': {
    kind: 'help',
    role: 'contact',
    greeting: true,
    own: { unit: 'Sở Nội vụ tỉnh Nghệ An', open: 2, next: { plan: plan(), item: item() } },
  },
  'answer to a greeting, all done': {
    kind: 'help',
    role: 'contact',
    greeting: true,
    own: { unit: 'Sở Nội vụ tỉnh Nghệ An', open: 0, next: null },
  },
  'answer to a greeting, nothing announced': { kind: 'help', role: 'contact', greeting: true, own: null },
  'plan file': { kind: 'plan_file', plan: plan(), name: 'ke-hoach.pdf' },
}

export { at, submission }
