// What an organizer may answer or correct about a plan, as data: commands, buttons, pages and offers all say it this way.
import type { Day, Deadline, Role, Time } from './plan-document.ts'

/** About one task. */
export type TaskAnswer =
  | { kind: 'members'; text: string }
  | { kind: 'unit'; name: string }
  /** Null: the plan sets none, and the organizer says so. */
  | { kind: 'deadline'; rule: Deadline | null; milestone: boolean }
  /** What the same task states beside its leading deadline. */
  | { kind: 'more_deadlines'; rules: Deadline[] }
  | { kind: 'products'; names: string[] }
  | { kind: 'text'; text: string }
  | { kind: 'role'; role: Role }
  /** Of several units named together this one leads; the others coordinate. */
  | { kind: 'leads'; name: string }
  /** "A; B"; empty: nobody coordinates. */
  | { kind: 'coordinators'; text: string }
  | { kind: 'executor'; name: string | null }
  | { kind: 'deliver_to'; name: string | null }
  | { kind: 'drop' }
  /** Announce it as it stands, although a question is open or its deadline has passed. */
  | { kind: 'keep' }
  /** One doubt is settled as it stands; the others stay. */
  | { kind: 'confirm'; code: string }
  | { kind: 'acceptance'; needed: boolean }
  /** Splits a task into several, by the words of each. */
  | { kind: 'split'; texts: string[] }
  /** Takes the other task into this one: the words joined, both deadlines kept, the earlier leading. */
  | { kind: 'merge'; with: number }
  /** The other unit's share of the same job; null: it is a job of its own. */
  | { kind: 'same_as'; with: number | null }

/** About the plan as a whole; no task is needed to say it. */
export type PlanAnswer =
  | { kind: 'add'; unit: string; text: string; deadline: Deadline | null }
  /** A presenter without a task gets one; the number is its place in the document's suggestions. */
  | { kind: 'adopt'; suggestion: number }
  | { kind: 'dismiss'; suggestion: number }
  | { kind: 'document_date'; date: Day }
  | { kind: 'document_number'; number: string }
  /** While the plan is a draft; afterwards the event is moved in two steps. */
  | { kind: 'event_date'; date: Day; time: Time | null }
  /** A doubt about the document is settled as it stands; its place in the document's questions. */
  | { kind: 'noted'; question: number }

export type Answer = TaskAnswer | PlanAnswer

const ABOUT_PLAN: ReadonlySet<Answer['kind']> = new Set([
  'add',
  'adopt',
  'dismiss',
  'document_date',
  'document_number',
  'event_date',
  'noted',
])

/** Does an answer speak of the plan rather than of one of its tasks? */
export const isPlanAnswer = (answer: Answer): answer is PlanAnswer => ABOUT_PLAN.has(answer.kind)
