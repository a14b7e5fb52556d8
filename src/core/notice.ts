// The closed list of things the bot may say: what is stored (kind and ids), and what it is said as.
import type { AccountNotice } from './account-notice.ts'
import type {
  Action,
  EditField,
  GroupPlace,
  OnBehalfWay,
  OwnQuestion,
  RecordedAct,
  ReviewMode,
  SummaryOf,
  ViewName,
} from './action.ts'
import type { AskCode, RefusalCode } from './asks.ts'
import type { ListFilter } from './board.ts'
import type { FileRefusal, UnitNotice } from './card-notice.ts'
import type { EventChange, GroupItem, PauseFacts, PlaceChange, ReviewSaid } from './facts.ts'
import type { PeopleNotice } from './people-notice.ts'
import type { Day } from './plan-document.ts'
import type { Step } from './reminders.ts'
import type { ReviewAt } from './review.ts'
import type { TalkNotice } from './talk.ts'
import type { Instant } from './time.ts'
import type { UploadNotice } from './upload-notice.ts'
import type { WaysNotice } from './ways-notice.ts'

/** Lanes of the outbox, first to last. A reply answers a person's own act and goes at any hour. */
export type Lane = 'reply' | 'urgent' | 'bulk'

/**
 * What is stored in the outbox: a kind and ids. The text is made when it is sent, from the facts of that moment.
 * `announcement` and its edits (`card`) are the living card of one contact and plan.
 */
export type Notice =
  /** `urgentBy`: who sent it outside working hours. */
  /** `also`: further units of the same contact, whose cards go with it in one message. */
  | { kind: 'announcement'; plan: number; unit: number; page?: number; urgentBy?: string; also?: number[] }
  /** Left out, the page is the one that is shown. */
  | { kind: 'card'; plan: number; unit: number; page?: number }
  | UnitNotice
  | UploadNotice
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
      urgentBy?: string
    }
  | { kind: 'nudge'; plan: number; unit: number; assignments: number[]; by: string; urgent: boolean }
  /** An organizer's own words. */
  | { kind: 'bulletin'; plan: number; unit: number; bulletin: number; urgentBy?: string }
  | { kind: 'returned'; submission: number }
  | { kind: 'accepted'; submission: number }
  | { kind: 'welcome'; contact: number }
  | { kind: 'acknowledged'; plan: number; unit: number; assignments: number[]; also?: number[] }
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
  | ({ kind: 'refused'; code: RefusalCode; detail: string | null } & FileRefusal)
  | { kind: 'remark_passed'; plan: number }
  | { kind: 'help'; role: 'contact' | 'organizer' | 'viewer'; greeting?: boolean; joined?: boolean }
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
  | AccountNotice
  | WaysNotice
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

/** A choice before the channel makes a button or a number of it. */
export type RenderedChoice = { label: string; action: Action } | { label: string; url: string }

/** What {@link Facts} become: parts in order (each within the channel's length), the choices under the last one. */
export interface Rendered {
  parts: string[]
  choices: RenderedChoice[][]
}

export type * from './action.ts'
export type * from './asks.ts'
export type { Due, EventDate } from './deadline.ts'
export type * from './facts.ts'
export type * from './gathered.ts'
export type { Day, Time } from './plan-document.ts'
