// A document's lines → plan: gathers what the parts say and asks about what does not fit together.
import type { Day, PlanDocument, Question } from '../core/plan-document.ts'
import { abbreviationsIn } from './abbreviations.ts'
import { readAgenda, suggestionsOf } from './agenda.ts'
import { readAmendment } from './amendment.ts'
import { hasAssignmentSection, readAssignments } from './assignments.ts'
import { blocksOf } from './blocks.ts'
import { datesIn } from './dates.ts'
import type { DeadlineContext } from './deadlines.ts'
import { readEvent } from './event.ts'
import { fold } from './fold.ts'
import { type Header, isMarkedSecret, readEnding, readHeader } from './header.ts'
import { descend, type Node, type Outline, outlineOf } from './outline.ts'
import { ask } from './questions.ts'
import type { ReadResult } from './read-result.ts'
import type { SourceLine } from './source.ts'
import { isAssignmentTable } from './tables.ts'

// The documents that a plan cites stand between its title and its first heading.
const citedDays = (outline: Outline): Day[] => {
  const preamble: string[] = []
  for (const node of outline.root.children) {
    if (node.style !== null && node.children.length > 0) break
    if (/\b(?:so|ngay)\b.*\d/.test(fold(node.text)) && /[/-]\p{Lu}{2}/u.test(node.text)) preamble.push(node.text)
  }
  // Only the day that follows a document's name or sign: an event announced there lies ahead without being a slip.
  return [...fold(preamble.join('\n')).matchAll(CITED)].flatMap((match) => datesIn(match[0]).slice(0, 1))
}

const CITED =
  /(?:\bso\s*:?\s*[\w.&]*\s?[/-]\s?[\w&/-]+|\b(?:luat|nghi dinh|nghi quyet|quyet dinh|thong tu|chi thi|cong van|ke hoach|thong bao|to trinh|huong dan|chuong trinh)\b)[^;\n()]{0,100}?\bngay\s+\d{1,2}[^;\n()]{0,24}/g

const viDay = (value: Day): string => value.split('-').reverse().join('/')

const dateDoubt = (header: Header, cited: readonly Day[]): string | null => {
  if (!header.date) return null
  const later = cited.filter((one) => one > header.date!).sort()
  if (later.length > 0)
    return `in là ${viDay(header.date)} nhưng văn bản viện dẫn tài liệu ngày ${viDay(later.at(-1)!)}`
  return header.bareMonth ? `tháng in một chữ số "${Number(header.date.slice(5, 7))}"` : null
}

const sectionDays = (outline: Outline): Day[] =>
  [...descend(outline.root)]
    .filter((node) => node.style !== null || node.table)
    .flatMap((node) => datesIn(fold([node.text, ...(node.table?.rows.flatMap((row) => row.cells) ?? [])].join('\n'))))

const middle = (days: readonly Day[]): Day | null => [...days].sort()[Math.floor(days.length / 2)] ?? null

const duplicateNumbers = (outline: Outline, lines: readonly SourceLine[]): Question[] => {
  const questions: Question[] = []
  const look = (parent: Node): void => {
    let before: string | null = null
    for (const node of parent.children) {
      if (node.style !== null && node.style !== 'dash' && node.style !== 'plus') {
        const printed = printedNumber(lines[node.line - 1]?.text ?? '', node.text)
        if (printed !== '' && printed === before) questions.push(ask('duplicate_number', node.line, printed))
        before = printed
      }
      look(node)
    }
  }
  look(outline.root)
  return questions
}

const printedNumber = (line: string, text: string): string => {
  const at = line.indexOf(text.slice(0, 20))
  return line
    .slice(0, Math.max(0, at))
    .replace(/^.*[\s*]/u, (all) => (all.trim().length > 6 ? '' : all.trim()))
    .trim()
}

const planFrom = (lines: readonly SourceLine[]): { plan: PlanDocument; looksLikePlan: boolean } => {
  const header = readHeader(lines)
  const blocks = blocksOf(lines)
  const outline = outlineOf(blocks)
  const cited = citedDays(outline)
  const doubt = dateDoubt(header, cited)
  const certain = doubt ? null : header.date
  const evidence = middle(sectionDays(outline)) ?? [...cited].sort().at(-1) ?? header.date
  const rows = readAgenda(outline)
  const context: DeadlineContext = { documentDate: certain, nearDate: evidence }
  const found = readEvent(outline, header.title, context, rows.find((row) => row.start)?.start ?? null)
  const event = found?.event ?? null
  const near = event?.date ?? event?.window?.from ?? evidence
  const { assignments, questions } = readAssignments(outline, {
    documentDate: certain,
    nearDate: near,
    title: header.title,
  })
  const ending = readEnding(outline.ending)
  const doubts: Question[] = []
  if (doubt) doubts.push(ask('document_date_doubtful', header.dateLine, doubt))
  if (!header.number) doubts.push(ask('blank_number', header.numberLine))
  if (!header.date) doubts.push(ask('blank_date', header.dateLine))
  doubts.push(...(found?.questions ?? []))
  const amends = readAmendment(lines, header, outline, { ...context, title: header.title }, assignments.length)
  if (assignments.length === 0 && amends === null) doubts.push(ask('no_tasks', 1))
  const plan: PlanDocument = {
    number: header.number,
    issuer: header.issuer,
    place: header.place,
    date: header.date,
    title: header.title,
    event,
    agenda: rows.map(({ line: _, ...row }) => row),
    assignments,
    suggestions: suggestionsOf(rows, assignments),
    ...ending,
    abbreviations: abbreviationsIn(
      blocks.flatMap((block) => (block.kind === 'text' ? [block.text] : block.rows.flatMap((row) => row.cells))),
    ),
    questions: [...doubts, ...duplicateNumbers(outline, lines), ...questions].sort((a, b) => a.line - b.line),
    amends,
  }
  const named =
    header.titled ||
    header.letter ||
    header.number !== null ||
    hasAssignmentSection(outline) ||
    // A workbook often holds nothing but the table.
    [...descend(outline.root)].some((node) => node.table && isAssignmentTable(node.table))
  const looksLikePlan =
    amends !== null ||
    (named && (assignments.length > 0 || (header.titled && (event !== null || header.number !== null))))
  return { plan, looksLikePlan }
}

/** Source lines → result: refuses what bears a mark of secrecy and what is no plan. */
export const planFromLines = (lines: readonly SourceLine[]): ReadResult => {
  if (lines.every((line) => line.text.trim() === '')) return { ok: false, code: 'empty' }
  if (isMarkedSecret(lines)) return { ok: false, code: 'secret' }
  const { plan, looksLikePlan } = planFrom(lines)
  if (!looksLikePlan) return { ok: false, code: 'not_a_plan' }
  return { ok: true, plan, lines: lines.map((line) => line.text) }
}
