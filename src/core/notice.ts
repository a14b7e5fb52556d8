// The closed list of things the bot may say: what is stored (kind and ids), what is gathered to say it, what can be chosen.

import type { Certainty } from './amendment.ts'
import type { Answer } from './answers.ts'
import type { State } from './assignment.ts'
import type { ListFilter, Seat } from './board.ts'
import type { FileSizes, UnitAction, UnitFacts, UnitNotice } from './card-notice.ts'
import type { ContactPreview } from './contact-sheet.ts'
import type { Due, DueResult, EventDate } from './deadline.ts'
import type { OfferLabel } from './doubts.ts'
import type { PeopleAction, PeopleFacts, PeopleNotice } from './people-notice.ts'
import type { Field } from './plan-differences.ts'
import type { Day, Deadline, PlanEvent, Role, Time } from './plan-document.ts'
import type { Step } from './reminders.ts'
import type { ExportFacts } from './render/sheets.ts'
import type { ReviewAt, ReviewCounts, ReviewStop } from './review.ts'
import type { Light } from './status.ts'
import type { TalkAction, TalkFacts, TalkNotice, TalkProposal } from './talk.ts'
import type { Instant } from './time.ts'

/** Lanes of the outbox, first to last. A reply answers a person's own act and goes at any hour. */
export type Lane = 'reply' | 'urgent' | 'bulk'

export type ViewName = 'status' | 'overdue' | 'week' | 'unacknowledged' | 'to_phone' | 'unit' | 'schedule' | 'journal'

/** Why an act was refused: one polite sentence each, telling a stranger nothing. */
export type RefusalCode =
  | 'stranger'
  | 'code_invalid'
  | 'code_paused'
  | 'hand_over_own'
  | 'hand_over_none'
  | 'last_organizer'
  | 'phone_unreadable'
  | 'name_unreadable'
  | 'stale_button'
  | 'not_yours'
  | 'no_open_item'
  | 'already_done'
  | 'plan_closed'
  | 'group_chat'
  | 'group_gone'
  | 'group_asked'
  | 'group_internal'
  | 'file_too_large'
  | 'file_unreadable'
  | 'file_kind'
  | 'kind_voice'
  | 'kind_contact'
  | 'kind_location'
  | 'kind_sticker'
  | 'changed_since'
  | 'file_secret'
  | 'no_plan'
  | 'several_plans'
  | 'plan_unknown'
  | 'unit_unknown'
  | 'unit_ambiguous'
  | 'date_unreadable'
  | 'nothing_waiting'
  | 'nothing_to_review'
  | 'no_extension_waits'
  | 'unit_missing'
  | 'expired'
  | 'time_past'
  | 'not_paused'
  | 'recording_unreadable'
  | 'milestone_dated'
  | 'undo_nothing'
  | 'undo_done'
  | 'undo_sent'
  | 'undo_late'
  | 'undo_overtaken'
  | 'discarded'
  | 'correction_unreadable'
  | 'field_empty'
  | 'deadline_unreadable'
  | 'split_unreadable'
  | 'task_unknown'
  | 'task_announced'
  | 'units_differ'
  | 'event_in_two_steps'
  | 'command_unknown'
  | 'not_for_role'
  | 'nobody_to_tell'
  | 'plan_unreadable'
  | 'amends_unknown'
  | 'amends_closed'
  | 'plan_not_a_plan'
  | 'plan_scan'
  | 'plan_text_layer'
  | 'plan_old_font'
  | 'plan_locked'
  | 'plan_too_large'
  | 'plan_kind'
  | 'plan_old_word'
  | 'no_deadline'
  | 'no_date'
  | 'no_request'
  | 'document_unknown'
  | 'failed'

/** What the bot asks a contact or an organizer and waits for. */
export type AskCode =
  | 'which_item'
  | 'which_item_for_file'
  | 'send_how'
  | 'document_number'
  | 'decline_reason'
  | 'return_reason'
  | 'which_plan'
  | 'event_date'
  | 'members'
  | 'deadline'
  | 'field'
  | 'on_behalf'
  | 'person_name'
  | 'person_position'
  | 'person_phone'
  | 'send_when'
  | 'announcement'
  | 'recording'

/** A field of a task that is corrected by typing. */
export type EditField =
  | 'unit'
  | 'members'
  | 'coordinators'
  | 'executor'
  | 'text'
  | 'products'
  | 'deadline'
  | 'more_deadlines'
  | 'deliver_to'
  | 'split'
  | 'merge'
  | 'same_as'
  | 'add'
  | 'document_date'
  | 'document_number'

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

/** How a stop of the review is shown: to read and answer, to choose a field to correct, or to be sure before dropping. */
export type ReviewMode = 'see' | 'edit' | 'drop'

/** What a contact asks about the own work. */
export type OwnQuestion = 'deadline' | 'receiver' | 'what' | 'event'
/** What a summary tells the organizers about. */
export type SummaryOf = 'activated' | 'event' | 'nudge' | 'amended' | 'announced'

/** How the organizer learned what is recorded for a unit. */
export type OnBehalfWay = 'phone' | 'group_chat' | 'paper'

/** What a button does when pressed; the button itself carries only a token naming the row that holds this. */
export type Action =
  | UnitAction
  /** All of the plan that is not acknowledged, or one of it. */
  | { do: 'acknowledge'; plan: number; assignment?: number }
  | { do: 'send'; plan: number; assignment: number | null }
  | { do: 'by_document'; assignment: number }
  | { do: 'done'; assignment: number }
  | { do: 'decline'; assignment: number; what: 'not_taking_part' | 'no_content' | 'not_ours' }
  | { do: 'file_for'; assignment: number; parked: number[] }
  | { do: 'undo_join'; contact: number }
  | { do: 'accept'; submission: number }
  | { do: 'return'; submission: number }
  | { do: 'review'; plan: number; after: number | null }
  | { do: 'view'; view: ViewName; plan: number; page: number; unit: number | null; query?: string }
  /** A list of the units that a filter lets through. */
  | { do: 'find'; plan: number; filter: ListFilter; page: number }
  /** Prepares reminders by hand to the units of a list that still owe something. */
  | { do: 'nudge'; plan: number; filter: ListFilter }
  /** The board as a picture, or as a text and a picture to paste into a group chat. */
  | { do: 'board'; plan: number; task: number | null; paste: boolean }
  | { do: 'confirm'; proposal: number }
  | { do: 'discard'; proposal: number }
  /** Shows a proposal afresh, as things stand now. */
  | { do: 'again'; proposal: number }
  | { do: 'undo'; act: number }
  /** Which of several plans was meant by what was said before. */
  | { do: 'plan_meant'; plan: number }
  | { do: 'propose_event'; plan: number; change: EventChange }
  | { do: 'milestone'; task: number; adopt: boolean }
  /** A page of the milestones; page 0 puts all that are offered up for confirmation. */
  | { do: 'milestones'; plan: number; page: number }
  | { do: 'record_set'; proposal: number; set: RecordSetting }
  /** Whom an announcement that waits for confirmation is for. */
  | { do: 'audience'; proposal: number; to: 'all' | 'missing' | 'unacknowledged' | 'technical' }
  /** When the messages of a proposal go out; `ask` for a time that is typed. */
  | { do: 'when'; proposal: number; when: 'working' | 'urgent' | 'ask' }
  | { do: 'readmit'; proposal: number; contact: number }
  /** Takes one change of a letter, or leaves it out; with a task, says which task it means. */
  | { do: 'amend'; proposal: number; change: number; task: number | null }
  | { do: 'activate'; plan: number }
  | { do: 'understood'; plan: number; page: number }
  | { do: 'preview'; plan: number; page: number }
  | { do: 'answer'; task: number; with: 'members' | 'drop' | 'keep' | 'deadline' }
  /** Goes to a stop of the review of a plan; null: to the first that waits for an answer. */
  | { do: 'walk'; plan: number; at: ReviewAt | null; mode: ReviewMode }
  /** An answer of one tap; `stamp` is of the task as it was shown. */
  | { do: 'settle'; plan: number; at: ReviewAt; stamp: string | null; label: OfferLabel; answer: Answer }
  | { do: 'edit'; plan: number; task: number | null; field: EditField }
  | { do: 'invitations'; plan: number; unit: number | null; page: number }
  | { do: 'called'; plan: number; unit: number }
  | { do: 'on_behalf'; plan: number; unit: number; way: OnBehalfWay | null }
  /** Registers a group in which the bot waits: of one unit, or with none of a whole plan. */
  | { do: 'group_register'; place: GroupPlace; plan: number | null; unit: number | null }
  | { do: 'group_leave'; place: GroupPlace }
  | { do: 'group_content'; group: number; on: boolean }
  | { do: 'group_end'; group: number }
  | { do: 'groups'; page: number }
  | PeopleAction
  | { do: 'on_behalf_of'; assignment: number; what: 'acknowledge' | 'document' | 'done' | 'decline'; way: OnBehalfWay }
  | TalkAction

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

/** What completes a recording for many units: the way it came, the task, or whom an unclear name means (null: nobody). */
export type RecordSetting = { way: OnBehalfWay } | { task: number | 'all' } | { name: string; unit: number | null }

/** What can be recorded for a unit. */
export type RecordedAct = 'acknowledge' | 'document' | 'done' | 'decline'

/** Whom an announcement is for. */
export type Audience =
  | { kind: 'all' | 'missing' | 'unacknowledged' | 'technical' }
  | { kind: 'units'; units: number[] }
  | { kind: 'task'; task: number }

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

/** A group chat on its platform, by the name that it bears there. */
export interface GroupPlace {
  channel: string
  bot: string
  chat: string
  title: string | null
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

/**
 * What is stored in the outbox: a kind and ids. The text is made when it is sent, from the facts of that moment.
 * `announcement` and its edits (`card`) are the living card of one contact and plan.
 */
export type Notice =
  /** `urgentBy`: who sent it outside working hours. */
  | { kind: 'announcement'; plan: number; unit: number; page?: number; urgentBy?: string }
  /** Left out, the page is the one that is shown. */
  | { kind: 'card'; plan: number; unit: number; page?: number }
  | UnitNotice
  /** One item in full, where the card shortens it. */
  | { kind: 'item'; plan: number; assignment: number }
  | { kind: 'reminder'; items: { assignmentId: number; contactId: number; step: Step; dueStrict: Instant | null }[] }
  | {
      kind: 'event_changed'
      plan: number
      unit: number
      change: EventChange
      assignments: number[]
      urgentBy?: string
    }
  | {
      kind: 'task_changed'
      plan: number
      unit: number
      assignments: number[]
      what: 'changed' | 'cancelled' | 'added'
      urgentBy?: string
    }
  /** All that a letter or a revised document changes for one person. */
  | {
      kind: 'plan_changed'
      plan: number
      event: EventChange | null
      place: PlaceChange | null
      basis: string | null
      parts: { unit: number; changed: number[]; added: number[]; cancelled: number[] }[]
    }
  | { kind: 'nudge'; plan: number; unit: number; assignments: number[]; by: string; urgent: boolean }
  /** An organizer's own words. */
  | { kind: 'bulletin'; plan: number; unit: number; bulletin: number; urgentBy?: string }
  | { kind: 'returned'; submission: number }
  | { kind: 'accepted'; submission: number }
  | { kind: 'welcome'; contact: number }
  | { kind: 'acknowledged'; plan: number; unit: number; assignments: number[] }
  | { kind: 'receipt'; submission: number }
  | { kind: 'recorded'; submission: number }
  | {
      kind: 'ask'
      ask: AskCode
      plan: number | null
      about: number | null
      parked: number[]
      field?: EditField
      /** Only these items are asked about; all of the unit's where left out. */
      among?: number[]
    }
  | { kind: 'refused'; code: RefusalCode; detail: string | null; sizes?: FileSizes }
  | { kind: 'remark_passed'; plan: number }
  | { kind: 'help'; role: 'contact' | 'organizer' | 'viewer'; greeting?: boolean }
  | { kind: 'stopped' }
  | { kind: 'joined'; contact: number }
  /** Further contacts who joined soon after one that was told of: one message for all of them. */
  | { kind: 'joined_since'; plan: number | null; from: number; until: Instant }
  /** `bulletin`: what it answers. */
  | { kind: 'remark'; remark: number; bulletin?: number }
  | { kind: 'declined'; submission: number }
  | { kind: 'review_waiting'; plan: number }
  | { kind: 'review_item'; submission: number }
  /** `undo`: names the act to whoever takes it back. */
  | { kind: 'verdict_done'; submission: number; undo?: number }
  | {
      kind: 'recorded_many'
      plan: number
      what: RecordedAct
      way: OnBehalfWay
      units: number
      items: number
      /** Shares that were overtaken meanwhile. */
      left: number
      undo?: number
    }
  | { kind: 'milestones'; plan: number; page: number }
  | { kind: 'act_undone'; act: string }
  | {
      kind: 'summary'
      plan: number
      told: number
      units: number
      waiting: number
      unreached: number
      what: SummaryOf
      /** Who confirmed it, as the journal names them. */
      by?: string
      /** When the messages go, where that is not at once. */
      at?: Instant | null
    }
  | { kind: 'digest'; plan: number; day: Day }
  | { kind: 'undelivered'; contact: number }
  | { kind: 'late_change'; submission: number }
  /** `query`: what the journal is narrowed to, as typed. */
  | { kind: 'view'; view: ViewName; plan: number; page: number; unit: number | null; query?: string }
  /** What a change of the event's date would move, without proposing it. */
  | { kind: 'what_if'; plan: number; change: EventChange }
  | { kind: 'found'; plan: number; filter: ListFilter; page: number }
  /** The board as a picture; for pasting, with a text that may be read by everybody. */
  | { kind: 'board'; plan: number; task: number | null; paste: boolean }
  /** The plan as a workbook. */
  | { kind: 'export'; plan: number }
  /** Five lines for a leader, in the morning or at the close on the eve of the event. */
  | { kind: 'brief'; plan: number; day: Day; close: boolean }
  /** A plain question about the event: when, where, how many days are left. */
  | { kind: 'event_facts'; plan: number }
  /** A contact's simple question about the own work. */
  | { kind: 'own_work'; about: OwnQuestion }
  | { kind: 'plans' }
  | { kind: 'understood'; plan: number; page: number }
  | { kind: 'review'; plan: number; at: ReviewAt | null; mode: ReviewMode; said: ReviewSaid | null }
  | { kind: 'preview'; plan: number; page: number }
  | { kind: 'proposal'; proposal: number }
  | {
      kind: 'stop_changed'
      plan: number
      what: 'pause' | 'resume'
      scope: PauseFacts['scope']
      unit: number | null
      until: Instant | null
      released: number
      by: string
    }
  /** A proposal whose time is over: a fresh preview is one press away. */
  | { kind: 'lapsed'; proposal: number }
  /** Somebody was first; `again` is the proposal that can be looked at afresh. */
  | { kind: 'acted_before'; proposal: number; again: number | null }
  | { kind: 'contacts_done'; units: number; contacts: number; changed: number; left: number }
  | { kind: 'settled'; task: number; undo?: number }
  | { kind: 'undone'; contact: number; undo?: number }
  | { kind: 'called'; unit: number; plan: number; what?: 'later' | 'undone'; undo?: number }
  | { kind: 'on_behalf'; plan: number; unit: number; way: OnBehalfWay | null; undo?: number }
  | { kind: 'invitations'; plan: number; unit: number | null; page: number }
  /** A code for the organizers' pages; null where the pages are open without one. */
  | { kind: 'sign_in'; code: number | null }
  | PeopleNotice
  /** The bot was brought into a group: of whom is it? `contact` is whoever did it, where that was no organizer. */
  | { kind: 'group_added'; place: GroupPlace; contact: number | null }
  /** A registered group is lost: the bot was thrown out, or may not write there. */
  | { kind: 'group_ended'; group: number }
  | {
      kind: 'groups'
      page: number
      did: { what: 'registered' | 'content_on' | 'content_off' | 'left'; title: string | null } | null
    }
  /** The one text for all of a unit, in its own group. */
  | {
      kind: 'group_news'
      group: number
      items: GroupItem[]
      /** An edit of what is on the screen already: it follows the facts, whether or not it would still be said. */
      again?: true
    }
  | { kind: 'continuation'; html: string }
  | TalkNotice

export type NoticeKind = Notice['kind']

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
  helping: { task: string; lead: string; deadline: DeadlineFacts }[]
}

/** `sample` is the markup of one of the messages, as rendered. */
export type Proposal =
  | { kind: 'contacts'; name: string; plan: PlanFacts | null; preview: ContactPreview }
  | {
      kind: 'event'
      plan: PlanFacts
      change: EventChange
      /** The new day is a day off, or already past. */
      day: { off: { kind: string; name: string } | null; past: boolean }
      moved: MovedItem[]
      recipients: number
      window: boolean
      sample: string | null
    }
  | {
      kind: 'nudge'
      plan: PlanFacts
      lines: { unit: string; tasks: string[]; seat?: Seat | null }[]
      recipients: number
      urgent: boolean
      sample: string | null
    }
  | {
      kind: 'changes'
      plan: PlanFacts
      /** What a letter is called; null for a revised document. */
      basis: string | null
      /** Tasks that stay as they are; null for a letter. */
      same: number | null
      keepsRest: boolean
      lines: ChangeLine[]
      moved: MovedItem[]
      day: { off: { kind: string; name: string } | null; past: boolean }
      /** The messages that would go out, those with the same words once. */
      texts: { to: string; html: string; count: number }[]
    }
  | { kind: 'milestones'; plan: PlanFacts; lines: MilestoneLine[]; recipients: number }
  | {
      kind: 'record'
      plan: PlanFacts
      what: RecordedAct
      number: string | null
      date: Day | null
      way: OnBehalfWay | null
      /** Units for which it can be recorded, with their items; none while it is open which are meant. */
      lines: { unit: string; tasks: string[] }[]
      /** Units of which nothing is left to record. */
      nothing: string[]
      unclear: { name: string; near: { unitId: number; unit: string }[] }[]
      /** Tasks to choose from, where it is open which one is meant. */
      tasks: { id: number; ref: string; task: string }[]
      ready: boolean
      count: number
    }
  | {
      kind: 'stop'
      what: 'pause' | 'resume'
      plan: PlanFacts
      scope: PauseFacts['scope']
      unit: string | null
      until: Instant | null
      /** Shares that would not be chased, and persons of their units. */
      open: number
      people: number
      /** Messages that wait for it to end. */
      held: number
    }
  | {
      kind: 'announce'
      plan: PlanFacts
      audience: Audience['kind']
      /** Place of the task whose units are meant. */
      ref: string | null
      units: string[]
      recipients: number
      /** Units of which nobody can be written to. */
      unreached: string[]
      /** As one of them will read it. */
      sample: string
    }
  | {
      kind: 'activate'
      plan: PlanFacts
      clear: TaskLine[]
      waiting: TaskLine[]
      recipients: number
      unreached: string[]
    }
  | TalkProposal

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

/** What is gathered to say a notice. One member for each kind; null from the gatherer means "no longer applies".
 * Lists come whole: `page` counts from 1 and is cut by what fits into a message; one that does not exist shows the nearest. */
export type Facts =
  | { kind: 'announcement' | 'card'; card: CardFacts; page?: number }
  | UnitFacts
  | { kind: 'item'; plan: PlanFacts; item: ItemFacts }
  | {
      kind: 'reminder'
      now: Instant
      person: { name: string | null; position: string | null }
      items: { step: Step; plan: PlanFacts; item: ItemFacts }[]
      resent: boolean
    }
  | {
      kind: 'event_changed'
      plan: PlanFacts
      unit: string
      addressed: string
      change: EventChange
      items: ItemFacts[]
      helping: string[]
    }
  | {
      kind: 'task_changed'
      plan: PlanFacts
      addressed: string
      items: ItemFacts[]
      what: 'changed' | 'cancelled' | 'added'
    }
  | {
      kind: 'plan_changed'
      plan: PlanFacts
      addressed: string
      event: EventChange | null
      place: PlaceChange | null
      basis: string | null
      changed: ItemFacts[]
      added: ItemFacts[]
      cancelled: ItemFacts[]
    }
  | { kind: 'nudge'; plan: PlanFacts; addressed: string; items: ItemFacts[]; by: string; urgent: boolean }
  | { kind: 'bulletin'; plan: PlanFacts; addressed: string; text: string; by: string }
  | {
      kind: 'returned' | 'accepted' | 'receipt' | 'recorded'
      plan: PlanFacts
      item: ItemFacts
      submission: SubmissionFacts
      /** The unit has other items, to which a file may belong. */
      several?: boolean
    }
  | {
      kind: 'welcome'
      contact: ContactFacts
      plan: PlanFacts
      announced: boolean
      /** Knows the bot already, from another unit or plan: no second introduction. */
      again?: boolean
      /** From whom the work was taken over. */
      from?: string | null
    }
  | { kind: 'acknowledged'; plan: PlanFacts; unit: string; items: ItemFacts[] }
  | {
      kind: 'ask'
      ask: AskCode
      plan: PlanFacts | null
      items: ItemFacts[]
      files: string[]
      task: TaskLine | null
      plans: PlanFacts[]
      parked: number[]
      about: number | null
      field: EditField | null
    }
  | { kind: 'refused'; code: RefusalCode; detail: string | null; options: string[]; sizes?: FileSizes }
  | { kind: 'remark_passed'; organizer: string }
  | {
      kind: 'help'
      role: 'contact' | 'organizer' | 'viewer'
      /** The answer to a greeting: how things stand, not how the bot is used. */
      greeting?: boolean
      /** What the person's units still have to do, and the item that is due first. */
      own?: { unit: string; open: number; next: { plan: PlanFacts; item: ItemFacts } | null } | null
    }
  | { kind: 'stopped' }
  | { kind: 'joined'; contact: ContactFacts; plan: PlanFacts; left: number; of: number }
  | { kind: 'joined_since'; contacts: ContactFacts[]; plan: PlanFacts; left: number; of: number }
  | {
      kind: 'remark'
      /** Its number, by which it is answered in writing. */
      id: number
      plan: PlanFacts | null
      contact: ContactFacts
      text: string
      at: Instant
      /** The announcement that it answers. */
      answers?: string | null
      answer: { text: string; at: Instant; by: string } | null
    }
  | {
      kind: 'declined'
      plan: PlanFacts
      item: ItemFacts
      submission: SubmissionFacts
      what: 'not_taking_part' | 'no_content' | 'not_ours'
    }
  | { kind: 'review_waiting'; plan: PlanFacts; waiting: { unit: string; task: string; submission: SubmissionFacts }[] }
  | {
      kind: 'review_item' | 'verdict_done' | 'late_change'
      plan: PlanFacts
      item: ItemFacts
      submission: SubmissionFacts
      left: number
      next: number | null
      undo?: number
    }
  | {
      kind: 'recorded_many'
      plan: PlanFacts
      what: RecordedAct
      way: OnBehalfWay
      units: number
      items: number
      /** Shares that were overtaken meanwhile. */
      left: number
      undo?: number
    }
  | { kind: 'milestones'; plan: PlanFacts; page: number; lines: MilestoneLine[] }
  | { kind: 'act_undone'; act: string }
  | {
      kind: 'summary'
      plan: PlanFacts
      told: number
      units: number
      waiting: number
      unreached: number
      unreachedUnits: string[]
      what: SummaryOf
      /** Who confirmed it; null where nobody in particular did. */
      by?: string | null
      at?: Instant | null
    }
  | { kind: 'digest'; plan: PlanFacts; day: Day; tasks: TaskLine[] }
  | {
      kind: 'undelivered'
      contact: ContactFacts
      plan: PlanFacts | null
      /** All units the person speaks for; left out: the contact's. */
      units?: string[]
      /** Left by a word of their own, or by erasing their data. */
      left?: boolean
      /** Others of the unit who can be reached, deputies among them. */
      others?: ContactFacts[]
    }
  | {
      kind: 'view'
      view: ViewName
      plan: PlanFacts
      /** Who reads it: a leader is addressed as one and only looks; the organizer where left out. */
      to?: 'organizer' | 'viewer'
      page: number
      totals: Totals
      tasks: TaskLine[]
      units: UnitLine[]
      items: ItemFacts[]
      schedule: { at: Instant; step: Step; units: number; task: string }[]
      journal: { at: Instant; actor: string; action: string; object: string; of?: string | null }[]
      /** What the journal is narrowed to. */
      filter?: JournalFilter | null
      now: Instant
    }
  | {
      kind: 'found'
      plan: PlanFacts
      to: 'organizer' | 'viewer'
      filter: ListFilter
      page: number
      /** The tasks that the filter is limited to, and those of a span of days; empty where it is about all. */
      tasks: TaskLine[]
      /** Names of the units that the filter is limited to. */
      units: string[]
      rows: FoundRow[]
      /** Units that the filter would let through in any state. */
      of: number
      /** Of those, done. */
      done: number
      /** Still owing something, whatever the state asked for: these can be nudged. */
      missing: number
      now: Instant
    }
  | {
      kind: 'board'
      plan: PlanFacts
      paste: boolean
      tasks: TaskLine[]
      totals: Totals
      now: Instant
    }
  | { kind: 'export'; report: ExportFacts }
  | { kind: 'brief'; brief: BriefFacts }
  | { kind: 'event_facts'; plan: PlanFacts; today: Day; workingDays: number | null }
  | { kind: 'own_work'; about: OwnQuestion; parts: { plan: PlanFacts; items: ItemFacts[] }[] }
  | { kind: 'plans'; plans: { plan: PlanFacts; totals: Totals }[] }
  | {
      kind: 'understood'
      plan: PlanFacts
      page: number
      tasks: TaskLine[]
      questions: { line: number; message: string }[]
      agenda: number
      counts: { tasks: number; units: number; dated: number; asked: number }
    }
  | {
      kind: 'review'
      plan: PlanFacts
      mode: ReviewMode
      said: ReviewSaid | null
      stop: ReviewStop
      counts: ReviewCounts
    }
  | { kind: 'preview'; plan: PlanFacts; page: number; messages: { to: string; html: string; count: number }[] }
  | { kind: 'proposal'; proposal: Proposal; id: number; sending?: SendingFacts | null; rivals?: Rival[] }
  | {
      kind: 'stop_changed'
      plan: PlanFacts
      what: 'pause' | 'resume'
      scope: PauseFacts['scope']
      unit: string | null
      until: Instant | null
      released: number
      by: string
    }
  | { kind: 'what_if'; proposal: Extract<Proposal, { kind: 'event' }> }
  | { kind: 'lapsed'; proposal: number }
  | { kind: 'acted_before'; by: string | null; own: boolean; at: Instant; done: boolean; again: number | null }
  | { kind: 'contacts_done'; units: number; contacts: number; changed: number; left: number }
  | { kind: 'settled'; plan: PlanFacts; task: TaskLine; undo?: number }
  | { kind: 'undone'; contact: ContactFacts; undo?: number }
  | {
      kind: 'called'
      unit: string
      plan: PlanFacts
      unitId?: number
      /** Left out: the call is done. */
      what?: 'later' | 'undone'
      /** When it is to be tried again. */
      again?: Instant | null
      undo?: number
    }
  | { kind: 'on_behalf'; plan: PlanFacts; unit: UnitLine; items: ItemFacts[]; way: OnBehalfWay | null; undo?: number }
  | {
      kind: 'invitations'
      plan: PlanFacts
      page: number
      lines: { unit: string; person: string | null; code: string; link: string | null; expires: Instant }[]
    }
  | { kind: 'sign_in'; code: string | null; link: string | null; address: string | null }
  | PeopleFacts
  | {
      kind: 'group_added'
      place: GroupPlace
      /** The unit whose contact brought the bot in; null where an organizer did. */
      by: string | null
      /** When the bot leaves, if nothing is decided. */
      until: Instant | null
      offers: { plan: number | null; unit: number | null; label: string }[]
      plans: PlanFacts[]
    }
  | { kind: 'group_ended'; group: GroupFacts }
  | {
      kind: 'groups'
      page: number
      did: { what: 'registered' | 'content_on' | 'content_off' | 'left'; title: string | null } | null
      groups: GroupFacts[]
    }
  | {
      kind: 'group_news'
      addressed: string
      /** Opens the bot in private; null where the platform has no such link. */
      link: string | null
      /** Nobody of the unit has joined yet: whom to ask for a code. */
      ask: string | null
      /** One entry for each plan; items only where the group may see content. */
      news: { plan: PlanFacts; what: GroupItem['what'][]; items: ItemFacts[]; content: boolean }[]
    }
  | { kind: 'continuation'; html: string }
  | TalkFacts

/** A choice before the channel makes a button or a number of it. */
export type RenderedChoice = { label: string; action: Action } | { label: string; url: string }

/** What {@link Facts} become: parts in order (each within the channel's length), the choices under the last one. */
export interface Rendered {
  parts: string[]
  choices: RenderedChoice[][]
}

export type { Day, Due, EventDate, Time }
