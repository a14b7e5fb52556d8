// What is gathered to say each notice: one member for each kind.
import type { AccountFacts, RoomFacts, TypedPlace } from './account-notice.ts'
import type {
  Audience,
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
import type { ListFilter, Seat } from './board.ts'
import type { FileRefusal, UnitFacts } from './card-notice.ts'
import type { ContactPreview } from './contact-sheet.ts'
import type {
  BriefFacts,
  CardFacts,
  ChangeLine,
  ContactFacts,
  EventChange,
  ExportFacts,
  FoundRow,
  GroupFacts,
  GroupItem,
  ItemFacts,
  JournalFilter,
  MilestoneLine,
  MovedItem,
  PauseFacts,
  PlaceChange,
  PlanFacts,
  ReviewSaid,
  Rival,
  SendingFacts,
  SubmissionFacts,
  TaskLine,
  Totals,
  UnitLine,
} from './facts.ts'
import type { PeopleFacts } from './people-notice.ts'
import type { Day } from './plan-document.ts'
import type { Step } from './reminders.ts'
import type { ReviewCounts, ReviewStop } from './review.ts'
import type { TalkFacts, TalkProposal } from './talk.ts'
import type { Instant } from './time.ts'
import type { UploadFacts } from './upload-notice.ts'
import type { ChannelsProposal, WaysFacts } from './ways-notice.ts'

/** `sample` is the markup of one of the messages, as rendered. */
export type Proposal =
  | ChannelsProposal
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
      kind: 'post'
      plan: PlanFacts
      groups: string[]
      /** The text that goes there, as it would be pasted. */
      board: Extract<Facts, { kind: 'board' }>
    }
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
      /** How it fits accounts that count their people and messages; left out where there are none. */
      room?: RoomFacts | null
    }
  | TalkProposal

/** What is gathered to say a notice. One member for each kind; null from the gatherer means "no longer applies".
 * Lists come whole: `page` counts from 1 and is cut by what fits into a message; one that does not exist shows the nearest. */
export type Facts =
  | { kind: 'announcement' | 'card'; card: CardFacts; page?: number; also?: CardFacts[] }
  | UnitFacts
  | UploadFacts
  /** `lead` is who leads what the unit only helps with; empty where the plan names nobody. */
  | { kind: 'item'; plan: PlanFacts; item: ItemFacts; lead?: string }
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
      /** Asked how to send: a link can be had as well, for a file on another machine. */
      byLink?: boolean
    }
  | ({ kind: 'refused'; code: RefusalCode; detail: string | null; options: string[] } & FileRefusal)
  | { kind: 'remark_passed'; organizer: string }
  | {
      kind: 'help'
      role: 'contact' | 'organizer' | 'viewer'
      /** The answer to a greeting: how things stand, not how the bot is used. */
      greeting?: boolean
      /** To an organizer or a viewer who has just joined. */
      joined?: boolean
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
      /** Registered groups of the whole plan, by their titles: there the board can go with one press. */
      groups?: string[]
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
      /** 0 for the text of all codes, from 1 the units to choose one from. */
      page: number
      lines: {
        unitId: number
        unit: string
        person: string | null
        code: string
        link: string | null
        typed?: TypedPlace | null
        expires: Instant
      }[]
    }
  | { kind: 'sign_in'; code: string | null; link: string | null; address: string | null }
  | PeopleFacts
  | AccountFacts
  | WaysFacts
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
