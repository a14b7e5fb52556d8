// From a plan document to tasks and the shares of units.
import type { Deadline, PlanAssignment, PlanDocument, Question, Role } from './plan-document.ts'
import { executorUnit, fold, resolveUnit, type Unit, type UnitContext } from './units.ts'

/** One unit's share of a task. A coordinating unit is told and may look; it owes nothing. */
export interface Share {
  unit: Unit
  /** The body below the unit that is told to do it, and so is addressed. */
  executor: Unit | null
  role: Role
}

export interface TaskDraft {
  ref: string
  unitText: string
  isGroup: boolean
  role: Role
  executor: string | null
  coordinators: string[]
  text: string
  deliverables: string[]
  deadline: Deadline | null
  moreDeadlines: Deadline[]
  deliverTo: string | null
  sameAs: string | null
  section: string
  line: number
  /** What the organizer must settle before anybody is told. */
  questions: Question[]
  shares: Share[]
}

/** Questions of the reader that concern the document but keep no task from being announced. */
const HARMLESS = new Set([
  'duplicate_number',
  'blank_number',
  'blank_date',
  'document_date_doubtful',
  'month_without_zero',
  'unit_unknown',
  'heading_number',
  'year_from_document',
  'year_inferred',
])

/** Does this question keep its task from being announced? */
export const isBlocking = (question: Question): boolean => !HARMLESS.has(question.code)

/**
 * Spreads the tasks of a document over units. A group that the directory cannot spread for certain stays a question.
 * @param named members that the organizer named for a group, by the folded words of the group
 */
export function draftTasks(
  document: PlanDocument,
  ctx: UnitContext,
  named?: (phrase: string) => Unit[] | null,
): TaskDraft[] {
  const drafts = document.assignments.map((from) => draftTask(from, ctx, named))
  const owners = new Set(drafts.flatMap((d) => d.shares.map((s) => s.unit.key)))
  for (const draft of drafts)
    for (const unit of coordinatorUnits(draft.coordinators, ctx, owners))
      if (!draft.shares.some((s) => s.unit.key === unit.key))
        draft.shares.push({ unit, executor: null, role: 'coordinate' })
  return drafts
}

function draftTask(from: PlanAssignment, ctx: UnitContext, named?: (phrase: string) => Unit[] | null): TaskDraft {
  const questions = from.questions.filter((q) => isBlocking(q) && q.code !== 'open_group')
  const spread = spreadUnits(from, ctx, named)
  if (spread === null) questions.push({ code: 'open_group', line: from.source.line, message: '' })
  const owners = spread ?? []
  const shares: Share[] = owners.map((unit) => ({
    unit,
    executor: from.executor ? executorUnit(unit, from.executor, ctx) : null,
    role: from.role,
  }))
  return {
    ref: from.id,
    unitText: from.unit,
    isGroup: from.group,
    role: from.role,
    executor: from.executor,
    coordinators: from.coordinators,
    text: from.task,
    deliverables: from.deliverables,
    deadline: from.deadline,
    moreDeadlines: from.moreDeadlines,
    deliverTo: from.deliverTo,
    sameAs: from.sameAs,
    section: from.source.section,
    line: from.source.line,
    questions,
    shares,
  }
}

/** The units that owe a task; null where the plan does not say for certain which ones. */
function spreadUnits(from: PlanAssignment, ctx: UnitContext, named?: (phrase: string) => Unit[] | null): Unit[] | null {
  if (from.members.length > 0) {
    const units: Unit[] = []
    for (const member of from.members) {
      const found = resolveUnit(member, ctx)
      if (found.kind === 'group') {
        if (found.certainty !== 'expand') return null
        units.push(...found.members)
      } else units.push(found.unit)
    }
    return once(units)
  }
  const found = resolveUnit(from.unit, ctx)
  if (found.kind === 'group') {
    const answered = named?.(from.unit) ?? null
    if (answered) return once(answered)
    return found.certainty === 'expand' ? found.members : null
  }
  if (from.group) return named?.(from.unit) ?? null
  return [found.unit]
}

/**
 * Coordinators that can be told: single bodies that the directory knows or that have tasks of their own in this plan;
 * never "the units concerned", and no body made up from half a sentence.
 */
export function coordinatorUnits(names: readonly string[], ctx: UnitContext, owners: ReadonlySet<string>): Unit[] {
  const units: Unit[] = []
  for (const name of names) {
    const found = resolveUnit(name, ctx)
    if (found.kind === 'unit') units.push(found.unit)
    else if (found.kind === 'unknown' && owners.has(found.unit.key)) units.push(found.unit)
    else if (found.kind === 'group' && found.why === 'named')
      units.push(...found.members.filter((u) => owners.has(u.key)))
  }
  return once(units)
}

const once = (units: Unit[]): Unit[] => [...new Map(units.map((u) => [u.key, u])).values()]

/** The unit that runs the plan: the single unit that leads most of its tasks, the first of them where several do. */
export function organizingUnit(drafts: TaskDraft[]): Unit | null {
  const counts = new Map<string, { unit: Unit; n: number }>()
  for (const draft of drafts) {
    if (draft.isGroup || draft.role !== 'lead') continue
    const owner = draft.shares.find((s) => s.role === 'lead')?.unit
    if (!owner) continue
    const seen = counts.get(owner.key)
    if (seen) seen.n++
    else counts.set(owner.key, { unit: owner, n: 1 })
  }
  let best: { unit: Unit; n: number } | null = null
  for (const each of counts.values()) if (best === null || each.n > best.n) best = each
  return best?.unit ?? null
}

/** Share of words that two texts have in common, of the longer one. */
export function likeness(a: string, b: string): number {
  const one = new Set(fold(a).split(' '))
  const two = new Set(fold(b).split(' '))
  let common = 0
  for (const word of one) if (two.has(word)) common++
  return common / Math.max(one.size, two.size)
}
