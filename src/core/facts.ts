// What messages are made of: plans, items, units, people, deadlines and changes, as they stand when a message is sent.
import type { Certainty } from './amendment.ts'
import type { State } from './assignment.ts'
import type { Seat } from './board.ts'
import type { Due, DueResult, EventDate } from './deadline.ts'
import type { OfferLabel } from './doubts.ts'
import type { Field } from './plan-differences.ts'
import type { Day, Deadline, PlanEvent, Role } from './plan-document.ts'
import type { Step } from './reminders.ts'
import type { Light } from './status.ts'
import type { Instant } from './time.ts'

/** What was just done in a review, said above the next stop. */
export interface ReviewSaid {
  /** Place of the task; null where the answer was about the plan. */
  ref: string | null
  /** The answer of one tap; null for one that was typed. */
  label: OfferLabel | null
  /** Places of other tasks that it settled as well. */
  also: string[]
  /** How many shares were announced by it. */
  announced: number
  /** Nothing was done: the task had changed since. */
  stale: boolean
}

/** What a journal is narrowed to, and what was asked for as typed. */
export interface JournalFilter {
  by: 'day' | 'task' | 'unit' | 'words'
  name: string
  query: string
}

/** A task without a date of the plan's own: the milestone adopted for it, or the one that is usual. */
export interface MilestoneLine {
  taskId: number
  ref: string
  unit: string
  task: string
  adopted: DeadlineFacts | null
  offered: DeadlineFacts | null
}

/** When what was confirmed goes out: in working hours, at once ("Gấp (gửi ngoài giờ)"), or at an instant of one's own. */
export type When = { kind: 'working' } | { kind: 'urgent' } | { kind: 'at'; at: Instant }

/** When the messages of a preview would go out, and by which choice. */
export interface SendingFacts {
  when: When['kind']
  at: Instant
  /** It goes at once as soon as it is confirmed. */
  atOnce: boolean
  /** Outside working hours: the contacts see that it is urgent, and from whom. */
  urgent: boolean
}

/** Somebody else who looks at a proposal of the same kind for the same plan. */
export interface Rival {
  by: string
  at: Instant
}

/** A stop that holds for an installation, a plan or one unit. */
export interface PauseFacts {
  scope: 'all' | 'plan' | 'unit'
  unit: string | null
  since: Instant
  /** Until the end of which day before; null for until somebody resumes. */
  until: Instant | null
  by: string
}

/** What a unit is told of in its group; the reminder's own step is judged again when it is sent. */
export type GroupItem =
  | { what: 'work' | 'change' | 'nudge' | 'word'; plan: number; assignments: number[] }
  | { what: 'reminder'; plan: number; assignments: number[]; step: Step; dueStrict: Instant | null }

/** A registered group, for the organizer's list. */
export interface GroupFacts {
  id: number
  title: string | null
  plan: PlanFacts | null
  /** Null for the group of all units of the plan. */
  unit: string | null
  content: boolean
}

export interface PlanFacts {
  id: number
  /** What people type after a command: `KH1`. */
  shortId: string
  number: string | null
  title: string | null
  documentDate: Day | null
  /** The organizing unit's own name. */
  organizer: string
  state: 'draft' | 'active' | 'closed'
  /** Stops in force that concern it. */
  paused?: PauseFacts[]
  event: EventDate & {
    name: string | null
    window: { from: Day; to: Day } | null
    venues: string[]
    basis: string | null
  }
}

export interface DeadlineFacts {
  rule: Deadline | null
  result: DueResult
  /** The last working day on which sending is in time by the strict reading; null once it is past. */
  sendBy: Day | null
  /** The printed day is a day off: its name, or `weekend`. */
  dayOff: { kind: string; name: string } | null
  provisional: boolean
  /** Working days after today up to the last one in time, while there are few; left out where that says nothing. */
  daysLeft?: number | null
  /** Not stated by the plan: a milestone or an extension that the organizer set. */
  set: 'plan' | 'milestone' | 'extension' | 'corrected'
}

export interface FileFacts {
  name: string
  bytes: number
  version: number
}

export interface SubmissionFacts {
  id: number
  /** `TN-7F3K-9QXM`, made when it arrived. */
  receiptCode: string
  way: 'file' | 'document' | 'fields' | 'word' | 'declined'
  at: Instant
  documentNumber: string | null
  documentDate: Day | null
  files: FileFacts[]
  /** What was given in three fields in place of a file. */
  fields: Record<string, string> | null
  /** Who handed it in; null when recorded by the organizer. */
  by: string | null
  state: 'waiting' | 'accepted' | 'returned' | 'withdrawn'
  reason: string | null
  /** What was declined; null for every other way. */
  declined: 'not_taking_part' | 'no_content' | 'not_ours' | null
  afterAcceptance: boolean
  /** The channel it came by, or `page`; null where the organizer recorded it. */
  via?: string | null
  /** Who sent it has several ways, so that which one it was is worth saying to them. */
  severalWays?: boolean
}

export interface ItemFacts {
  assignmentId: number
  /** Its number in the person's own list, from 1: what is typed to mean it. */
  no: number
  /** The unit of the plan, in full. */
  unit: string
  /** The body below the unit that does it and is addressed; null when the unit itself is. */
  executor: string | null
  task: string
  role: Role
  deliverables: string[]
  deliverTo: string | null
  coordinators: string[]
  deadline: DeadlineFacts
  state: State
  light: Light
  acknowledgedAt: Instant | null
  /** More time was asked for and waits for the organizer. */
  extension: { until: Day; reason: string } | null
  submission: SubmissionFacts | null
  /** Needs something to be sent (a product), not just the word that it is done. */
  needsProduct: boolean
  /** A list of people or a nomination: three fields say all that is needed. */
  threeFields: boolean
}

export interface ContactFacts {
  id: number
  person: string
  position: string | null
  phone: string | null
  unit: string
  unitId: number
  channel: string | null
  /** False for somebody whom a sheet named and who has not joined. */
  joined: boolean
  reachable: boolean
  /** Why nothing can be sent (`blocked`, `deactivated` …); null where it can, or nobody joined. Left out: not asked. */
  why?: string | null
  /** Written to only while no other contact of the unit can be reached. */
  deputy?: boolean
  /** Who had the work before, the first one first; empty where it was not handed over. */
  chain?: string[]
}

/** One line of an organizer's list of units. */
export interface UnitLine {
  unitId: number
  unit: string
  state: State
  light: Light
  due: Due | null
  contacts: ContactFacts[]
  calledAt: Instant | null
  /** The last word on phoning: who, when, and whether it is to be tried again. */
  call?: { by: string; at: Instant; again: Instant | null } | null
  /** Who spoke for the unit and left, where nobody can be reached now: still known by name and phone. */
  lost?: ContactFacts[]
  /** Where it sits; lists are grouped and shortened by it. */
  seat?: Seat | null
  /** The channels by which its people were told of the work. */
  told?: string[]
}

/** One unit of a list that a filter made. */
export interface FoundRow {
  unitId: number
  unit: string
  seat: Seat | null
  light: Light
  /** How many of its shares fit the filter. */
  items: number
  /** When it came, and what was sent; null where nothing has come. */
  sent: { at: Instant; submission: SubmissionFacts } | null
  /** More time that it asked for and that waits for an answer. */
  asked: { until: Day; reason: string | null } | null
  contacts: ContactFacts[]
}

export interface TaskLine {
  taskId: number
  /** Its place in the plan: `III.5-2`. */
  ref: string
  task: string
  unit: string
  group: boolean
  executor: string | null
  deadline: DeadlineFacts
  deliverables: string[]
  coordinators: string[]
  role: Role
  done: number
  submitted: number
  of: number
  light: Light | null
  /** Not announced, and why. */
  waiting: { code: string; message: string } | null
  missing: UnitLine[]
}

export interface MovedItem {
  assignmentId: number
  unit: string
  task: string
  from: Due | null
  to: Due | null
  toDay: Day | null
  dayOff: { kind: string; name: string } | null
  past: boolean
  /** Already acknowledged or sent on the old date. */
  acted: boolean
}

export interface EventChange {
  from: EventDate
  to: EventDate
  basis: string | null
  by: string | null
}

/** Where and in which form the event takes place, before and after. */
export interface PlaceChange {
  from: { form: PlanEvent['form']; venues: string[] }
  to: { form: PlanEvent['form']; venues: string[] }
}

/** What one change of a letter or a revised document comes to, for the organizer to read before it is done. */
export interface ChangeLine {
  no: number
  /** The letter's own words; null for a revised document. */
  words: string | null
  state: Certainty
  chosen: boolean
  event: EventChange | null
  place: PlaceChange | null
  documentDate: { from: Day | null; to: Day } | null
  tasks: {
    ref: string
    unit: string
    task: string
    what: 'changed' | 'added' | 'dropped'
    /** Old and new by field; a deadline by the plan's words, and by its day where it has none. */
    fields: { field: Field; from: string | null; to: string | null }[]
    /** How many units have confirmed or sent already. */
    acted: number
    /** The new deadline is past already. */
    past: boolean
  }[]
  /** Tasks that can be meant, where it is not certain which one is. */
  candidates: { id: number; ref: string; unit: string; task: string }[]
}

export interface Totals {
  assignments: number
  acknowledged: number
  onTime: number
  late: number
  inTime: number
  overdue: number
  noDeadline: number
  submitted: number
  declined: number
  cancelled: number
  unreachable: number
}

/** The card's own facts: one contact's unit in one plan. */
export interface CardFacts {
  plan: PlanFacts
  /** As which contact the person has it; left out or null: whichever hands over is asked for. */
  contact?: number | null
  unitId: number
  unit: string
  /** The body addressed: the executor where all items name the same one, else the unit. */
  addressed: string
  person: { name: string | null; position: string | null }
  items: ItemFacts[]
  /** What the unit only helps with; it owes nothing here. */
  helping: { assignmentId: number; no: number; task: string; lead: string; deadline: DeadlineFacts }[]
}

/** What a leader is told in five lines. */
export interface BriefFacts {
  plan: PlanFacts
  close: boolean
  now: Instant
  totals: Totals
  /** Since the last brief; null where there was none. */
  since: { done: number; overdue: number } | null
  /** What is due next: the day, the task, and how many have not sent. */
  next: { day: Day; task: string; missing: number } | null
  /** Who worries: overdue or reached by nobody, by the names of lists. */
  worries: string[]
  /** Tasks still open before the event, at the close. */
  open: { task: string; done: number; of: number; units: string[] }[]
}

/** What a report is made of; the same numbers as every other message. */
export interface ExportFacts {
  plan: PlanFacts
  now: Instant
  totals: Totals
  tasks: TaskLine[]
  rows: { ref: string; item: ItemFacts; seat?: TaskLine['missing'][number]['seat'] }[]
  /** Newest first. */
  journal: { at: Instant; actor: string; action: string; object: string; of?: string | null }[]
  /** Null for those who are not to see phones. */
  contacts: { unit: string; contacts: ContactFacts[] }[] | null
}
