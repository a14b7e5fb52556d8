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

/** How a document says which task of another plan it means; what it does not say is null. */
export interface TaskMeant {
  /** Labels as printed, the outer one first: "điểm 2 mục III" is `['III', '2']`; `bullet` counts dashes from 1. */
  place: { path: string[]; bullet: number | null } | null
  unit: string | null
  /** Words of the task, such as its product: "danh sách đại biểu". */
  words: string | null
  /** The deadline that it had. */
  deadline: Deadline | null
}

/** One thing that a document changes of another plan, with the words that say so. */
export type PlanChange = { words: string; line: number } & (
  | {
      kind: 'event_date'
      from: Day | null
      date: Day | null
      time: Time | null
      window: { from: Day; to: Day } | null
      /** The event's name as an invitation gives it, which states the day without calling it a change; else null. */
      invitation: string | null
    }
  | { kind: 'event_postponed' | 'event_cancelled' }
  | { kind: 'event_place'; form: PlanEvent['form']; venues: string[] }
  /** `shift` where only a length is said: "lùi 03 ngày". */
  | {
      kind: 'deadline'
      task: TaskMeant
      deadline: Deadline | null
      shift: { days: number; unit: 'day' | 'working_day' } | null
    }
  | { kind: 'unit'; task: TaskMeant; from: string | null; to: string }
  | { kind: 'task_added'; assignment: PlanAssignment }
  | { kind: 'task_dropped'; task: TaskMeant }
  /** "Thay cụm từ … bằng …", misprints; `days` and `deadline` are what the two wordings say. */
  | {
      kind: 'wording'
      task: TaskMeant
      from: string
      to: string
      days: { from: Day | null; to: Day | null }
      deadline: Deadline | null
    }
  /** It says a change that the reader could not read further. */
  | { kind: 'unread' }
)

/** What a document changes of a plan that it cites by number. */
export interface Amendment {
  number: string
  date: Day | null
  issuer: string | null
  /** A whole new text in place of the plan that is cited. */
  replaces: boolean
  /** It says that the rest stays: "Các nội dung khác giữ nguyên theo Kế hoạch". */
  keepsRest: boolean
  changes: PlanChange[]
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
  /** Null for a plan that stands alone. */
  amends: Amendment | null
}
