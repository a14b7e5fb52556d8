// What a plan document says, as the contract prints it: the one shape between reading a document and running a plan.

/** Calendar day `YYYY-MM-DD`, without a zone. */
export type Day = string
/** Wall-clock time `HH:MM`, 24 hours. */
export type Time = string

export type Bound = 'before' | 'by' | 'on'

/** A deadline as the plan states it: a rule with its words. Instants are computed from it, never stored. */
export type Deadline = { text: string; bound: Bound } & DeadlineRule

export type DeadlineRule =
  | { kind: 'date'; date: Day; time: Time | null; from: Day | null }
  /** `days` is negative before the anchor; null where the plan gives no number. */
  | { kind: 'relative'; days: number | null; unit: 'day' | 'working_day'; time: Time | null; anchor: string }
  | { kind: 'relative_month'; months: number; day: number; anchor: string }
  /** `2023-Q3`, `2024-06`, `2020-12-W3`, `2024-H1`, `2024`, `SY2020`; the last one named, `from` the first. */
  | { kind: 'period'; period: string | null; from: string | null }
  | {
      kind: 'recurring'
      every: 'continuous' | 'week' | 'month' | 'quarter' | 'half_year' | 'year' | null
      month: number | null
      day: number | null
    }

export type Role = 'lead' | 'coordinate'

/** What the reader is unsure of: a code that programs know and a sentence in Vietnamese for people. */
export interface Question {
  code: string
  /** 1-based line of the extracted text. */
  line: number
  message: string
}

export interface PlanAssignment {
  /** Place by order of appearance, such as `III.5-1`. */
  id: string
  unit: string
  group: boolean
  members: string[]
  role: Role
  coordinators: string[]
  executor: string | null
  /** Verbatim from the first word after number or dash. */
  task: string
  deliverables: string[]
  deadline: Deadline | null
  moreDeadlines: Deadline[]
  deliverTo: string | null
  /** `id` of the other unit's share of the same job. */
  sameAs: string | null
  source: { section: string; line: number }
  questions: Question[]
}

export interface PlanEvent {
  name: string | null
  form: 'in_person' | 'online' | 'hybrid' | null
  date: Day | null
  time: Time | null
  window: { from: Day; to: Day } | null
  venues: string[]
  chair: string | null
  expectedAttendees: number | null
}

export interface AgendaRow {
  order: number
  start: Time | null
  end: Time | null
  content: string
  presenter: string | null
}

export interface PlanDocument {
  /** `5774/KH-BNV`: without blanks; null when the document leaves it blank. */
  number: string | null
  issuer: string | null
  place: string | null
  date: Day | null
  title: string | null
  event: PlanEvent | null
  agenda: AgendaRow[]
  assignments: PlanAssignment[]
  suggestions: { unit: string; task: string; why: string; line: number }[]
  recipients: string[]
  signatory: { name: string | null; title: string | null } | null
  /** What the document abbreviates itself: `{ CCHC: 'cải cách hành chính' }`. */
  abbreviations?: Record<string, string> | undefined
  questions: Question[]
}
