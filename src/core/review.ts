// A plan as it is reviewed, as facts: each task's own words beside what was understood, its doubts and their answers.
import type { Offer } from './doubts.ts'
import type { DeadlineFacts, PlanFacts } from './facts.ts'
import type { Role } from './plan-document.ts'
import type { SourceWords } from './source-words.ts'

/** One doubt, its reason in a sentence, and the answers that one tap gives. */
export interface ReviewDoubt {
  code: string
  line: number
  message: string
  /** The task is not announced before this is answered. */
  blocking: boolean
  offers: Offer[]
}

/** A doubt about the document itself. */
export interface DocumentDoubt extends ReviewDoubt {
  /** Its place in the document's list of questions. */
  index: number
  /** The line it is about; empty where the document has no lines. */
  words: string
}

export interface ReviewTask {
  taskId: number
  ref: string
  section: string
  line: number
  /** The document's own words; null where the task is not from the document. */
  words: SourceWords | null
  unit: { text: string; group: boolean; names: string[] }
  role: Role
  executor: string | null
  /** As written, with the bodies that are told; none for words that stand for no body. */
  coordinators: { text: string; names: string[] }[]
  text: string
  products: string[]
  deadline: DeadlineFacts
  moreDeadlines: DeadlineFacts[]
  deliverTo: string | null
  sameAs: { taskId: number; ref: string; unit: string } | null
  doubts: ReviewDoubt[]
  state: 'clear' | 'waiting' | 'announced'
  needsAcceptance: boolean
  /** Fields that the organizer set. */
  corrected: string[]
  /** Changes whenever the task does: an answer made for another is stale. */
  stamp: string
}

export interface ReviewSuggestion {
  /** Its place in the document's list of suggestions. */
  index: number
  unit: string
  task: string
  why: string
  line: number
  offers: Offer[]
}

export interface ReviewCounts {
  tasks: number
  units: number
  dated: number
  waiting: number
  doubts: number
  agenda: number
}

export interface PlanReview {
  plan: PlanFacts
  /** The extracted text; null where only the document was given. */
  lines: string[] | null
  /** Those that wait first, then those with a lesser doubt, then the clear ones; each in the order of the document. */
  tasks: ReviewTask[]
  /** About the document itself. */
  doubts: DocumentDoubt[]
  suggestions: ReviewSuggestion[]
  counts: ReviewCounts
}

/** One stop of the walk through a plan. */
export type ReviewAt = { task: number } | { question: number } | { suggestion: number } | { end: true }

export type ReviewItem =
  | { kind: 'task'; task: ReviewTask }
  | { kind: 'question'; doubt: DocumentDoubt }
  | { kind: 'suggestion'; suggestion: ReviewSuggestion }
  | { kind: 'end' }

/** Every stop in order: what is doubtful about the document, doubtful tasks, presenters without a task, clear tasks. */
export function stopsOf(review: PlanReview): ReviewItem[] {
  const open = (task: ReviewTask) => isOpen(task)
  const tasks = (which: (task: ReviewTask) => boolean) =>
    review.tasks.filter(which).map((task): ReviewItem => ({ kind: 'task', task }))
  return [
    ...review.doubts.map((doubt): ReviewItem => ({ kind: 'question', doubt })),
    ...tasks(open),
    ...review.suggestions.map((suggestion): ReviewItem => ({ kind: 'suggestion', suggestion })),
    ...tasks((task) => !open(task)),
    { kind: 'end' },
  ]
}

/** Is something about a task still to be answered? */
export const isOpen = (task: ReviewTask): boolean => task.doubts.length > 0 && task.state !== 'announced'

/** Is this a stop that waits for an answer? */
export const isAsked = (item: ReviewItem): boolean =>
  item.kind === 'question' || item.kind === 'suggestion' || (item.kind === 'task' && isOpen(item.task))

export const atOf = (item: ReviewItem): ReviewAt => {
  switch (item.kind) {
    case 'task':
      return { task: item.task.taskId }
    case 'question':
      return { question: item.doubt.index }
    case 'suggestion':
      return { suggestion: item.suggestion.index }
    case 'end':
      return { end: true }
    default:
      return item satisfies never
  }
}

const same = (a: ReviewAt, b: ReviewAt): boolean => JSON.stringify(a) === JSON.stringify(b)

export interface ReviewStop {
  item: ReviewItem
  /** From 1, among all stops. */
  no: number
  of: number
  /** How many stops wait for an answer. */
  left: number
  before: ReviewAt | null
  after: ReviewAt | null
  /** The first that waits for an answer, where this one does not. */
  open: ReviewAt | null
}

/** The stop meant: the one named, else the first that waits for an answer, else the first task; at last the end. */
export function stopAt(review: PlanReview, at: ReviewAt | null): ReviewStop {
  const stops = stopsOf(review)
  const named = at === null ? -1 : stops.findIndex((item) => same(atOf(item), at))
  const first = stops.findIndex(isAsked)
  const place = named >= 0 ? named : first >= 0 ? first : at === null ? 0 : stops.length - 1
  return {
    item: stops[place]!,
    no: place + 1,
    of: stops.length,
    left: stops.filter(isAsked).length,
    before: place > 0 ? atOf(stops[place - 1]!) : null,
    after: place < stops.length - 1 ? atOf(stops[place + 1]!) : null,
    open: first >= 0 && !isAsked(stops[place]!) ? atOf(stops[first]!) : null,
  }
}

/**
 * Where to go on after an answer: the same stop while it asks more, else the next that asks, else the end.
 * @param before the stops as they were when the answer was given
 */
export function onwards(before: readonly ReviewItem[], review: PlanReview, answered: ReviewAt): ReviewAt {
  const asked = stopsOf(review).filter(isAsked).map(atOf)
  const still = (at: ReviewAt) => asked.some((one) => same(one, at))
  if (still(answered)) return answered
  const place = before.findIndex((item) => same(atOf(item), answered))
  const following = [...before.slice(place + 1), ...before.slice(0, Math.max(place, 0))].map(atOf)
  return following.find(still) ?? asked[0] ?? { end: true }
}
