// The plan document: its schema (the contract), and the one function that reads one from a file's bytes.
import { z } from 'zod'
import type { PlanDocument } from '../core/plan-document.ts'
import { type FileKind, fileKind } from './file-kind.ts'
import { isMarkedSecret } from './header.ts'
import { type OwnKind, ownKindOf } from './own-kind.ts'
import { planFromLines } from './plan-from-lines.ts'
import type { ReadResult } from './read-result.ts'
import { linesOf, type SourceLine } from './source.ts'
import { textFault } from './text-quality.ts'

const day = z.string().regex(/^\d{4}-\d{2}-\d{2}$/)
const time = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/)
const common = { text: z.string(), bound: z.enum(['before', 'by', 'on']) }
const deadline = z.discriminatedUnion('kind', [
  z.object({ ...common, kind: z.literal('date'), date: day, time: time.nullable(), from: day.nullable() }),
  z.object({
    ...common,
    kind: z.literal('relative'),
    days: z.number().int().nullable(),
    unit: z.enum(['day', 'working_day']),
    time: time.nullable(),
    anchor: z.string(),
  }),
  z.object({
    ...common,
    kind: z.literal('relative_month'),
    months: z.number().int(),
    day: z.number().int().min(1).max(31),
    anchor: z.string(),
  }),
  z.object({ ...common, kind: z.literal('period'), period: z.string().nullable(), from: z.string().nullable() }),
  z.object({
    ...common,
    kind: z.literal('recurring'),
    every: z.enum(['continuous', 'week', 'month', 'quarter', 'half_year', 'year']).nullable(),
    month: z.number().int().min(1).max(12).nullable(),
    day: z.number().int().min(1).max(31).nullable(),
  }),
])
const question = z.object({ code: z.string(), line: z.number().int().positive(), message: z.string() })
const words = z.array(z.string())
const assignment = z.object({
  id: z.string().min(1),
  unit: z.string().min(1),
  group: z.boolean(),
  members: words,
  role: z.enum(['lead', 'coordinate']),
  coordinators: words,
  executor: z.string().nullable(),
  task: z.string().min(1),
  deliverables: words,
  deadline: deadline.nullable(),
  moreDeadlines: z.array(deadline),
  deliverTo: z.string().nullable(),
  sameAs: z.string().nullable(),
  source: z.object({ section: z.string(), line: z.number().int().positive() }),
  questions: z.array(question),
})
const form = z.enum(['in_person', 'online', 'hybrid']).nullable()
const span = z.object({ from: day, to: day }).nullable()
const meant = z.object({
  place: z.object({ path: words, bullet: z.number().int().positive().nullable() }).nullable(),
  unit: z.string().nullable(),
  words: z.string().nullable(),
  deadline: deadline.nullable(),
})
const said = { words: z.string(), line: z.number().int().positive() }
const planChange = z.discriminatedUnion('kind', [
  z.object({
    ...said,
    kind: z.literal('event_date'),
    from: day.nullable(),
    date: day.nullable(),
    time: time.nullable(),
    window: span,
    invitation: z.string().nullable(),
  }),
  z.object({ ...said, kind: z.enum(['event_postponed', 'event_cancelled']) }),
  z.object({ ...said, kind: z.literal('event_place'), form, venues: words }),
  z.object({
    ...said,
    kind: z.literal('deadline'),
    task: meant,
    deadline: deadline.nullable(),
    shift: z.object({ days: z.number().int(), unit: z.enum(['day', 'working_day']) }).nullable(),
  }),
  z.object({ ...said, kind: z.literal('unit'), task: meant, from: z.string().nullable(), to: z.string() }),
  z.object({ ...said, kind: z.literal('task_added'), assignment }),
  z.object({ ...said, kind: z.literal('task_dropped'), task: meant }),
  z.object({
    ...said,
    kind: z.literal('wording'),
    task: meant,
    from: z.string(),
    to: z.string(),
    days: z.object({ from: day.nullable(), to: day.nullable() }),
    deadline: deadline.nullable(),
  }),
  z.object({ ...said, kind: z.literal('unread') }),
])
const amendment = z.object({
  number: z.string(),
  date: day.nullable(),
  issuer: z.string().nullable(),
  replaces: z.boolean(),
  keepsRest: z.boolean(),
  changes: z.array(planChange),
})

/** The contract's plan document; unknown keys are dropped. */
export const planDocument: z.ZodType<PlanDocument> = z.object({
  number: z.string().nullable(),
  issuer: z.string().nullable(),
  place: z.string().nullable(),
  date: day.nullable(),
  title: z.string().nullable(),
  event: z
    .object({
      name: z.string().nullable(),
      form,
      date: day.nullable(),
      time: time.nullable(),
      window: span,
      venues: words,
      chair: z.string().nullable(),
      expectedAttendees: z.number().int().nonnegative().nullable(),
    })
    .nullable(),
  agenda: z.array(
    z.object({
      order: z.number().int(),
      start: time.nullable(),
      end: time.nullable(),
      content: z.string(),
      presenter: z.string().nullable(),
    }),
  ),
  assignments: z.array(assignment),
  suggestions: z.array(
    z.object({ unit: z.string(), task: z.string(), why: z.string(), line: z.number().int().positive() }),
  ),
  recipients: words,
  signatory: z.object({ name: z.string().nullable(), title: z.string().nullable() }).nullable(),
  abbreviations: z.record(z.string(), z.string()).optional(),
  questions: z.array(question),
  // Left out by plans that were written before a document could amend another.
  amends: amendment.nullable().default(null),
})

/** The largest file that is looked at, in bytes, and the longest text, in characters. */
export const FILE_LIMIT = 30 * 1024 * 1024
const TEXT_LIMIT = 2_000_000

const judged = (lines: SourceLine[], margins: readonly string[] = []): ReadResult => {
  const text = lines.map((line) => line.text).join('\n')
  if (text.length > TEXT_LIMIT) return { ok: false, code: 'too_large' }
  if (isMarkedSecret(lines, margins)) return { ok: false, code: 'secret' }
  const fault = textFault(text)
  return fault ? { ok: false, code: fault } : planFromLines(lines)
}

/** Where a value is wrong, as a person would look for it: `assignments[0].deadline.date`. */
const fieldOf = (path: readonly PropertyKey[]): string =>
  path
    .reduce<string>((field, key) => (typeof key === 'number' ? `${field}[${key}]` : `${field}.${String(key)}`), '')
    .slice(1)

const fromOwn = async (text: string, kind: OwnKind): Promise<ReadResult> => {
  const { ownValue } = await import('./own-shape.ts')
  const read = ownValue(text, kind)
  if (!read.ok) return { ok: false, code: 'corrupt', detail: read.line === null ? kind : `${kind}:${read.line}` }
  const parsed = planDocument.safeParse(read.value)
  if (parsed.success) return { ok: true, plan: parsed.data, lines: linesOf(text).map((line) => line.text) }
  return { ok: false, code: 'not_a_plan', detail: fieldOf(parsed.error.issues[0]?.path ?? []) || kind }
}

const fromText = (text: string, name: string): ReadResult | Promise<ReadResult> => {
  if (text.length > TEXT_LIMIT) return { ok: false, code: 'too_large' }
  const own = ownKindOf(text, name)
  return own ? fromOwn(text, own) : judged(linesOf(text))
}

const fromDocx = async (kind: Extract<FileKind, { kind: 'docx' }>): Promise<ReadResult> => {
  const { readDocx } = await import('./read-docx.ts')
  try {
    const { lines, margins } = await readDocx(kind.archive)
    return judged(lines, margins)
  } catch (error) {
    return { ok: false, code: error instanceof RangeError ? 'too_large' : 'corrupt' }
  }
}

// A page of a scan holds at most a stamp's or a page number's few letters.
const SCAN_LETTERS_PER_PAGE = 40

const fromPdf = async (bytes: Uint8Array): Promise<ReadResult> => {
  const { readPdf } = await import('./read-pdf.ts')
  try {
    const { lines, margins, pages } = await readPdf(bytes)
    const letters = lines.reduce((sum, line) => sum + (line.text.match(/\p{L}/gu)?.length ?? 0), 0)
    return letters < SCAN_LETTERS_PER_PAGE * pages ? { ok: false, code: 'scan' } : judged(lines, margins)
  } catch (error) {
    if (error instanceof RangeError) return { ok: false, code: 'too_large' }
    return { ok: false, code: (error as Error)?.name === 'PasswordException' ? 'encrypted' : 'corrupt' }
  }
}

const fromSheet = async (bytes: Uint8Array, name: string): Promise<ReadResult> => {
  const [{ readSheet }, { linesOfSheets }] = await Promise.all([import('./read-sheet.ts'), import('./sheet-lines.ts')])
  const result = await readSheet(bytes, name)
  return result.ok ? judged(linesOfSheets(result.sheets)) : result
}

/**
 * Reads a plan from a file. The kind is told by the content; `name` is a hint only.
 * @returns the plan with the extracted text in lines, or a code that says why not; `detail` names an unsupported kind
 */
export const readPlan = async (bytes: Uint8Array, name: string): Promise<ReadResult> => {
  if (bytes.length > FILE_LIMIT) return { ok: false, code: 'too_large' }
  const kind = await fileKind(bytes, name)
  switch (kind.kind) {
    case 'empty':
    case 'encrypted':
    case 'corrupt':
      return { ok: false, code: kind.kind }
    case 'xlsx':
    case 'csv':
      return fromSheet(bytes, name)
    case 'unsupported':
      return { ok: false, code: 'unsupported', detail: kind.detail }
    case 'text':
      return fromText(kind.text, name)
    case 'docx':
      return fromDocx(kind)
    case 'pdf':
      return fromPdf(bytes)
  }
}
