// What a posted form of the review says: answers that were offered, changed fields, tasks split, merged, added, dropped.
import type { PlanReview, ReviewTask } from '../../app/plan-review.ts'
import type { SettledReviewed } from '../../app/settle-reviewed.ts'
import type { Answer } from '../../core/answers.ts'
import { parseDayTime } from '../../core/time.ts'
import { offerMark } from './doubt.tsx'
import { editsOf, partsOf, type ReadDeadline, type Typed } from './edits.ts'
import type { Done } from './review-words.ts'
import type { AddTyped } from './shape-forms.tsx'

export type Body = Record<string, string | File>

const text = (value: unknown): string => (typeof value === 'string' ? value.slice(0, 5000) : '')

export type Said =
  | { kind: 'said'; answers: Answer[]; done: Done }
  | { kind: 'unread'; field: keyof Typed; words: string }
  /** Not offered, or not any more. */
  | { kind: 'unknown' }

/** What a posted form says of a task. */
export function answersOf(body: Body, task: ReviewTask, typed: Typed | null, read: ReadDeadline): Said {
  const said = (answer: Answer): Said => ({ kind: 'said', answers: [answer], done: answer.kind })
  switch (body.act) {
    case 'offer': {
      const offers = task.doubts.flatMap((doubt) => doubt.offers)
      const found = offers.find((one) => offerMark(one.answer) === body.offer)
      return found ? said(found.answer) : { kind: 'unknown' }
    }
    case 'edit': {
      const edits = editsOf(task, typed!, read)
      if (!edits.ok) return { kind: 'unread', field: edits.field, words: edits.words }
      return { kind: 'said', answers: edits.answers, done: 'edit' }
    }
    case 'split':
      return said({ kind: 'split', texts: partsOf(body.parts) })
    case 'merge':
      return /^\d+$/.test(text(body.with)) ? said({ kind: 'merge', with: Number(body.with) }) : { kind: 'unknown' }
    case 'same_as':
      return said({ kind: 'same_as', with: /^\d+$/.test(text(body.with)) ? Number(body.with) : null })
    case 'drop':
      return body.sure === 'yes' ? said({ kind: 'drop' }) : { kind: 'unknown' }
    default:
      return { kind: 'unknown' }
  }
}

const FIELD_OF: Partial<Record<Answer['kind'], keyof Typed>> = {
  unit: 'unit',
  members: 'members',
  executor: 'executor',
  coordinators: 'coordinators',
  text: 'text',
  deadline: 'deadline',
  role: 'role',
}

export const fieldOf = (refused: Extract<SettledReviewed, { ok: false }>): keyof Typed | null =>
  (refused.answer && FIELD_OF[refused.answer]) ?? null

export const addTyped = (body: Body): AddTyped => ({
  unit: text(body.unit),
  text: text(body.text),
  deadline: text(body.deadline),
})

export type PlanSaid =
  | { kind: 'said'; answer: Answer }
  | { kind: 'empty' }
  | { kind: 'date_unread'; words: string }
  | { kind: 'unknown' }
  | { kind: 'deadline_unread'; words: string }

/** What a posted form says of the plan as a whole. */
export function planAnswerOf(body: Body, review: PlanReview, read: ReadDeadline): PlanSaid {
  const when = parseDayTime(text(body.date).trim())
  switch (body.act) {
    case 'add':
      return added(addTyped(body), read)
    case 'number':
      return { kind: 'said', answer: { kind: 'document_number', number: text(body.number) } }
    case 'date':
      return when
        ? { kind: 'said', answer: { kind: 'document_date', date: when.day } }
        : { kind: 'date_unread', words: text(body.date) }
    case 'event':
      if (!when) return { kind: 'date_unread', words: text(body.date) }
      return { kind: 'said', answer: { kind: 'event_date', date: when.day, time: when.time } }
    default: {
      const offers = [...review.doubts, ...review.suggestions].flatMap((one) => one.offers)
      const found = offers.find((one) => offerMark(one.answer) === body.offer)
      return found ? { kind: 'said', answer: found.answer } : { kind: 'unknown' }
    }
  }
}

function added(typed: AddTyped, read: ReadDeadline): PlanSaid {
  const unit = typed.unit.trim()
  const words = typed.deadline.trim()
  if (unit === '' || typed.text.trim() === '') return { kind: 'empty' }
  const deadline = words === '' ? null : read(words)
  if (words !== '' && deadline === null) return { kind: 'deadline_unread', words }
  return { kind: 'said', answer: { kind: 'add', unit, text: typed.text.trim(), deadline } }
}
