// A task as found in the outline → an assignment: role, people, products, deadlines and doubts read from its words.
import type { Day, Deadline, PlanAssignment, Question } from '../core/plan-document.ts'
import { type DeadlineContext, type FoundDeadline, readDeadlines } from './deadlines.ts'
import { fold, overlap } from './fold.ts'
import { productsOf } from './products.ts'
import { ask } from './questions.ts'
import { coordinatorsOf, executorOf, receiverOf, roleOf } from './roles.ts'
import { sameBody, type UnitName } from './units.ts'

export interface Draft {
  unit: UnitName
  task: string
  line: number
  path: string
  heading: string
  /** Coordinators that the paragraph above the bullets names for all of them. */
  inherited: string[]
  /** Overrides from a table's columns or from labelled lines below. */
  role?: PlanAssignment['role']
  coordinators?: string[]
  products?: string[]
  timing: { text: string; cell: boolean }[]
  /** When the heading above says it is to be done; for tasks that say nothing themselves. */
  general: string | null
  receiver?: string | null
  questions: Question[]
}

const LABELLED =
  /(?<=^|[.;(–-]\s{0,3})(?:thời gian|thời hạn|tiến độ)(?:\s(?:hoàn thành|thực hiện|nộp|gửi|báo cáo|trình|xong|tổ chức)){0,2}\s{0,2}:\s{0,3}(?<said>[^;\n]{1,80}?)(?=[.;)](?:\s|$)|$)/giu

const contextFor = (context: DeadlineContext, cell: boolean): DeadlineContext => ({ ...context, cell })

const EXCEPTION =
  /(?<![\p{L}])riêng\s(?:(?:việc|nội dung|nhiệm vụ|đối với)\s)?(?<what>[^,.;:]{3,120}?)\s(?:phải\s)?(?:hoàn thành|thực hiện xong|xong|trước|chậm nhất|trong)(?![\p{L}])/iu

/** "Thường xuyên, riêng việc X hoàn thành trong …" below several tasks: true for those that are not X. */
const exceptsAnother = (one: Draft): boolean =>
  one.timing.some(({ text }) => {
    const what = EXCEPTION.exec(text)?.groups?.what
    return what !== undefined && overlap(what, one.task) < 0.6
  })

const deadlinesOf = (one: Draft, context: DeadlineContext): FoundDeadline[] => {
  const said = readDeadlines(one.task, contextFor(context, false))
  const labelled = one.timing.flatMap(({ text, cell }) => readDeadlines(text, contextFor(context, cell)))
  // "…. Thời gian hoàn thành: quý II." inside the paragraph says it as a cell would.
  for (const { index, 0: whole, groups } of one.task.matchAll(LABELLED))
    if (!said.some(({ start, end }) => start < index + whole.length && end > index))
      labelled.push(...readDeadlines(groups?.said ?? '', contextFor(context, true)))
  const own = [...labelled, ...said]
  const all = own.length === 0 && one.general ? readDeadlines(one.general, contextFor(context, true)) : own
  // A day outweighs "hằng năm" beside it: the general rule is kept as the second.
  const particular = all.filter(({ deadline }) => deadline.kind !== 'recurring')
  const general = all.filter(({ deadline }) => deadline.kind === 'recurring')
  return exceptsAnother(one) ? [...general, ...particular] : [...particular, ...general]
}

const questionsOf = (one: Draft, found: readonly FoundDeadline[], documentDate: Day | null): Question[] => {
  const questions = [...one.questions]
  for (const { deadline, doubts } of found) {
    // The year of a document whose own date is beyond doubt needs only to be said.
    for (const doubt of doubts)
      questions.push(
        ask(doubt === 'year_missing' && documentDate ? 'year_from_document' : doubt, one.line, deadline.text),
      )
    if (deadline.kind === 'date' && documentDate && deadline.date < documentDate)
      questions.push(ask('deadline_before_document', one.line, deadline.text))
  }
  const dates = new Set(
    found.flatMap(({ deadline }) => (deadline.kind === 'date' && !deadline.from ? [deadline.date] : [])),
  )
  if (dates.size > 1)
    questions.push(ask('deadlines_differ', one.line, found.map(({ deadline }) => deadline.text).join('; ')))
  if (one.unit.group && one.unit.members.length === 0 && !isKnownClass(one.unit.unit))
    questions.push(ask('open_group', one.line, one.unit.unit))
  return questions
}

/** Classes that a register of units can spread by itself: all provinces, all communes and what belongs to each of them. */
const isKnownClass = (name: string): boolean => {
  const folded = fold(name)
  return (
    /\b(?:cac|cap)\s+(?:tinh|xa|phuong|thanh pho|huyen|quan)\b/.test(folded) &&
    !/lien quan|duoc (?:giao|chon|moi)/.test(folded)
  )
}

/** A task with its deadlines cut out, a full stop in their place: no product and no receiver goes on behind a date. */
const withoutDeadlines = (task: string, found: readonly FoundDeadline[]): string =>
  found
    .filter(({ start, end, deadline }) => task.slice(start, end) === deadline.text)
    .sort((a, b) => b.start - a.start)
    .reduce((text, { start, end }) => `${text.slice(0, start).trimEnd()}.${text.slice(end)}`, task)

/** Completes a draft under its id. */
export const finish = (one: Draft, id: string, context: DeadlineContext): PlanAssignment => {
  const found = deadlinesOf(one, context)
  const deadlines: Deadline[] = found.map(({ deadline }) => deadline)
  const role = one.role ?? roleOf(one.task)
  const executor = executorOf(one.task)
  const own = one.coordinators ?? coordinatorsOf(one.task)
  const undated = withoutDeadlines(one.task, found)
  return {
    id,
    unit: one.unit.unit,
    group: one.unit.group,
    members: one.unit.members,
    role,
    coordinators: own.length > 0 || role === 'coordinate' ? own : one.inherited,
    executor: executor && !sameBody(executor, one.unit.unit) ? executor : null,
    task: one.task,
    deliverables: one.products ?? productsOf(undated),
    deadline: deadlines[0] ?? null,
    moreDeadlines: deadlines.slice(1),
    deliverTo: one.receiver ?? receiverOf(undated),
    sameAs: null,
    source: { section: one.heading, line: one.line },
    questions: questionsOf(one, found, context.documentDate),
  }
}
