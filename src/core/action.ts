// What a button or a typed number does, as data; the button itself carries only a token naming the row that holds it.
import type { Answer } from './answers.ts'
import type { ListFilter } from './board.ts'
import type { UnitAction } from './card-notice.ts'
import type { OfferLabel } from './doubts.ts'
import type { EventChange } from './facts.ts'
import type { PeopleAction } from './people-notice.ts'
import type { ReviewAt } from './review.ts'
import type { TalkAction } from './talk.ts'
import type { UploadAction } from './upload-notice.ts'
import type { WaysAction } from './ways-notice.ts'

export type ViewName = 'status' | 'overdue' | 'week' | 'unacknowledged' | 'to_phone' | 'unit' | 'schedule' | 'journal'

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
  | UploadAction
  /** All of the plan that is not acknowledged, or one of it. */
  | { do: 'acknowledge'; plan: number; assignment?: number }
  | { do: 'send'; plan: number; assignment: number | null }
  | { do: 'by_document'; assignment: number }
  | { do: 'done'; assignment: number }
  | { do: 'decline'; assignment: number; what: 'not_taking_part' | 'no_content' | 'not_ours' }
  | { do: 'file_for'; assignment: number; parked: number[] }
  /** Which of several plans was meant by what was said before. */
  | { do: 'plan_meant'; plan: number }
  | { do: 'undo_join'; contact: number }
  | { do: 'accept'; submission: number }
  | { do: 'return'; submission: number }
  /** Decides that the flagged files of a submission may be opened and passed on. */
  | { do: 'open_files'; submission: number }
  | { do: 'review'; plan: number; after: number | null }
  | { do: 'view'; view: ViewName; plan: number; page: number; unit: number | null; query?: string }
  /** A list of the units that a filter lets through. */
  | { do: 'find'; plan: number; filter: ListFilter; page: number }
  /** Prepares reminders by hand to the units of a list that still owe something. */
  | { do: 'nudge'; plan: number; filter: ListFilter }
  /** The board as a picture, or as a text and a picture to paste into a group chat. */
  | { do: 'board'; plan: number; task: number | null; paste: boolean }
  /** Puts the board up to be sent into the groups of the whole plan. */
  | { do: 'post'; plan: number; task: number | null }
  | { do: 'confirm'; proposal: number }
  | { do: 'discard'; proposal: number }
  /** Shows a proposal afresh, as things stand now. */
  | { do: 'again'; proposal: number }
  | { do: 'undo'; act: number }
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
  | WaysAction
  | { do: 'on_behalf_of'; assignment: number; what: 'acknowledge' | 'document' | 'done' | 'decline'; way: OnBehalfWay }
  | TalkAction

/** What completes a recording for many units: the way it came, the task, or whom an unclear name means (null: nobody). */
export type RecordSetting = { way: OnBehalfWay } | { task: number | 'all' } | { name: string; unit: number | null }

/** What can be recorded for a unit. */
export type RecordedAct = 'acknowledge' | 'document' | 'done' | 'decline'

/** Whom an announcement is for. */
export type Audience =
  | { kind: 'all' | 'missing' | 'unacknowledged' | 'technical' }
  | { kind: 'units'; units: number[] }
  | { kind: 'task'; task: number }

/** A group chat on its platform, by the name that it bears there. */
export interface GroupPlace {
  channel: string
  bot: string
  chat: string
  title: string | null
}
