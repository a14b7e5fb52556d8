// The form of a task: what its fields hold, and the answers that changed fields come to.
import type { ReviewTask } from '../../app/plan-review.ts'
import type { Answer } from '../../core/answers.ts'
import type { Deadline } from '../../core/plan-document.ts'

/** The fields as they are typed. */
export interface Typed {
  unit: string
  members: string
  role: string
  executor: string
  coordinators: string
  text: string
  products: string
  deadline: string
  more: string
  receiver: string
  /** `yes` where what is sent has to be accepted. */
  acceptance: string
}

export type Field = keyof Typed

export const FIELDS: readonly Field[] = [
  'unit',
  'members',
  'role',
  'executor',
  'coordinators',
  'text',
  'products',
  'deadline',
  'more',
  'receiver',
  'acceptance',
]

export type ReadDeadline = (text: string) => Deadline | null

const clean = (text: string): string => text.normalize('NFC').replace(/\s+/g, ' ').trim()
/** One for each line; a semicolon does as well, for those who are used to it. */
const listOf = (text: string, by = /[\n;]/): string[] =>
  text
    .split(by)
    .map(clean)
    .filter((one) => one !== '')
const same = (a: readonly string[], b: readonly string[]): boolean => JSON.stringify(a) === JSON.stringify(b)

/** What the form shows of a task as it is understood now. */
export const shownOf = (task: ReviewTask): Typed => ({
  unit: task.unit.text,
  members: task.unit.names.join('\n'),
  role: task.role,
  executor: task.executor ?? '',
  coordinators: task.coordinators.map((c) => c.text).join('\n'),
  text: task.text,
  products: task.products.join('\n'),
  deadline: task.deadline.rule?.text ?? '',
  more: task.moreDeadlines.map((d) => d.rule?.text ?? '').join('\n'),
  receiver: task.deliverTo ?? '',
  acceptance: task.needsAcceptance ? 'yes' : '',
})

/** The typed fields of a posted form; what it does not hold is as it was. */
export function typedOf(body: Readonly<Record<string, unknown>>, task: ReviewTask): Typed {
  const shown = shownOf(task)
  const value = (name: Field): string =>
    typeof body[name] === 'string' ? (body[name] as string).slice(0, 20_000) : shown[name]
  const typed = Object.fromEntries(FIELDS.map((name) => [name, value(name)])) as unknown as Typed
  // A box that is not ticked is not sent at all.
  return { ...typed, acceptance: body.act === 'edit' && typeof body.acceptance !== 'string' ? '' : typed.acceptance }
}

/**
 * After somebody else has saved: what was typed stays, and a field that was left alone shows what it holds now, so that
 * saving again takes nothing of theirs back.
 * @param was the fields as the form first showed them, as the form carries them
 */
export function keptOf(typed: Typed, was: unknown, shown: Typed): Typed {
  const before = readWas(was)
  const left = (name: Field): boolean => before[name] !== undefined && clean(before[name]) === clean(typed[name])
  return Object.fromEntries(FIELDS.map((name) => [name, left(name) ? shown[name] : typed[name]])) as unknown as Typed
}

function readWas(was: unknown): Partial<Typed> {
  try {
    const read: unknown = JSON.parse(typeof was === 'string' ? was : '{}')
    const pairs = typeof read === 'object' && read !== null ? Object.entries(read) : []
    return Object.fromEntries(pairs.filter(([, value]) => typeof value === 'string'))
  } catch {
    return {}
  }
}

export type Edits =
  | { ok: true; answers: Answer[] }
  /** A field that cannot be read as what it should hold. */
  | { ok: false; field: Field; words: string }

/**
 * The answers that the changed fields come to, in an order in which none undoes another: who, in which role, then what
 * and until when.
 */
export function editsOf(task: ReviewTask, typed: Typed, read: ReadDeadline): Edits {
  const shown = shownOf(task)
  const changed = (field: Field): boolean => clean(typed[field]) !== clean(shown[field])
  const answers: Answer[] = []
  if (changed('unit')) {
    if (clean(typed.unit) === '') return { ok: false, field: 'unit', words: '' }
    answers.push({ kind: 'unit', name: clean(typed.unit) })
  }
  const members = listOf(typed.members)
  if (!same(members, listOf(shown.members)) && members.length > 0)
    answers.push({ kind: 'members', text: members.join('; ') })
  if (changed('role') && (typed.role === 'lead' || typed.role === 'coordinate'))
    answers.push({ kind: 'role', role: typed.role })
  if (changed('executor')) answers.push({ kind: 'executor', name: clean(typed.executor) || null })
  const helpers = listOf(typed.coordinators)
  if (!same(helpers, listOf(shown.coordinators))) answers.push({ kind: 'coordinators', text: helpers.join('; ') })
  if (changed('text')) {
    if (clean(typed.text) === '') return { ok: false, field: 'text', words: '' }
    answers.push({ kind: 'text', text: clean(typed.text) })
  }
  const products = listOf(typed.products)
  if (!same(products, listOf(shown.products))) answers.push({ kind: 'products', names: products })
  if (changed('deadline')) {
    const words = clean(typed.deadline)
    const rule = words === '' ? null : read(words)
    if (words !== '' && rule === null) return { ok: false, field: 'deadline', words }
    answers.push({ kind: 'deadline', rule, milestone: false })
  }
  const more = listOf(typed.more)
  if (!same(more, listOf(shown.more))) {
    const rules = more.map((words) => ({ words, rule: read(words) }))
    const unread = rules.find((one) => one.rule === null)
    if (unread) return { ok: false, field: 'more', words: unread.words }
    answers.push({ kind: 'more_deadlines', rules: rules.flatMap((one) => one.rule ?? []) })
  }
  if (changed('receiver')) answers.push({ kind: 'deliver_to', name: clean(typed.receiver) || null })
  if ((typed.acceptance === 'yes') !== task.needsAcceptance)
    answers.push({ kind: 'acceptance', needed: typed.acceptance === 'yes' })
  return { ok: true, answers }
}

/** The parts that a task is split into, one for each line. */
export const partsOf = (text: unknown): string[] => (typeof text === 'string' ? listOf(text, /\n/) : [])

/** Where a task would be split, as a start: at its semicolons. */
export const partsOffered = (text: string): string =>
  text
    .split(/;\s+/)
    .map((part) => part.trim())
    .filter((part) => part !== '')
    .join('\n')
