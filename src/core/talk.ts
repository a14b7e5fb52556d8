// What passes between units and organizers beside what is sent: more time, remarks and their answers. A part of the closed list.
import type { ContactFacts, ItemFacts, PlanFacts, SubmissionFacts } from './facts.ts'
import type { Day } from './plan-document.ts'
import type { FieldName, ThreeFields } from './three-fields.ts'
import type { Instant } from './time.ts'

/** What is asked and waited for, beside the questions of the notice `ask`. */
export type TalkAsk =
  | 'extension_item'
  | 'extension_date'
  | 'extension_reason'
  | 'extension_other'
  | 'extension_refusal'
  | 'remark_answer'
  | 'field_item'
  | 'field_chair'
  | 'field_delegates'
  | 'field_technical'
  | 'not_ours_refusal'

/** What was said so far, while the rest is asked. */
export interface Draft {
  when?: string
  until?: Day
  reason?: string | null
  /** The request, by when it was made: a newer one is another. */
  asked?: Instant
  fields?: ThreeFields
}

/** Why a day cannot be asked for or granted. */
export type DayProblem = 'unread' | 'not_later' | 'date_past'

/** What of a field cannot be taken. */
export type FieldProblem = 'number' | 'phone' | 'name'

/** Reasons at hand, for who types on a phone. */
export type Because = 'signing' | 'data' | 'workload'

export type TalkAction =
  /** Asks for more time; null: for an item to be chosen. */
  | { do: 'extend'; plan: number; assignment: number | null }
  | { do: 'extend_to'; assignment: number; until: Day }
  | { do: 'extend_because'; assignment: number; until: Day; because: Because }
  | { do: 'withdraw_extension'; assignment: number }
  /** The next request of a plan after this assignment. */
  | { do: 'extensions'; plan: number; after: number | null }
  | {
      do: 'decide_extension'
      assignment: number
      asked: Instant
      /** `other`: another day is asked for; `plainly`: refused without a reason. */
      what: 'grant' | 'refuse' | 'plainly' | 'other'
      until: Day | null
    }
  | { do: 'grant_all'; plan: number }
  | { do: 'answer_remark'; remark: number }
  /** A remark is recorded as what the unit meant by it. */
  | { do: 'remark_means'; remark: number; what: 'acknowledge' | 'document' | 'decline' }
  | { do: 'remarks'; plan: number; page: number }
  /** Three fields in place of a file: asked, corrected, and filed as they were shown. */
  | { do: 'fields'; assignment: number }
  | { do: 'fields_edit'; assignment: number; fields: ThreeFields; field: FieldName }
  | { do: 'fields_file'; assignment: number; fields: ThreeFields }

  /** The organizer's answer to "not ours". */
  | { do: 'not_ours'; assignment: number; what: 'grant' | 'refuse' | 'plainly' }
  | { do: 'claims'; plan: number; page: number }
  | { do: 'briefing'; on: boolean }
  | { do: 'take_back'; assignment: number }
  | { do: 'reopen'; assignment: number }
  | { do: 'documents'; plan: number; page: number; query: string | null }
  | { do: 'match_document'; submission: number; found: boolean }
  | { do: 'match_all'; plan: number; query: string | null }

export type TalkNotice =
  | {
      kind: 'extension_ask'
      plan: number | null
      assignment: number | null
      step: 'item' | 'date' | 'reason'
      until: Day | null
      problem: DayProblem | null
    }
  | { kind: 'extension_asked' | 'extension_withdrawn'; assignment: number }
  | { kind: 'extensions_waiting'; plan: number }
  | { kind: 'extension_item'; assignment: number; asked: Instant }
  | { kind: 'extension_question'; assignment: number; about: 'other' | 'refusal'; problem: DayProblem | null }
  /** The answer, to the unit. */
  | {
      kind: 'extension_told'
      assignment: number
      granted: boolean
      asked: Day
      until: Day
      reason: string | null
      /** Nobody decided: the deadline itself has come to reach the day that was asked for. */
      moot?: boolean
    }
  /** What became of a request, to the organizer. */
  /** `undo`: names the act to whoever takes it back. */
  | {
      kind: 'extension_decided'
      assignment: number
      granted: boolean
      until: Day
      reason: string | null
      undo?: number
    }
  | { kind: 'extension_gone'; assignment: number }
  | { kind: 'extensions_granted'; plan: number; granted: number; left: number; undo?: number }
  | { kind: 'remark_question'; remark: number }
  | { kind: 'remark_answered'; remark: number }
  | { kind: 'remark_done'; remark: number }
  | { kind: 'remarks'; plan: number; page: number }
  | {
      kind: 'fields_ask'
      plan: number | null
      assignment: number | null
      field: FieldName | 'item'
      problem: FieldProblem | null
    }
  | { kind: 'fields_shown'; assignment: number; fields: ThreeFields }
  | { kind: 'not_ours_question'; assignment: number }
  | {
      kind: 'not_ours_told' | 'not_ours_decided'
      assignment: number
      granted: boolean
      reason: string | null
      undo?: number
    }
  /** Whether the reader gets the leaders' lines. */
  | { kind: 'briefing'; on: boolean }
  /** What units say is not theirs and nobody has answered. */
  | { kind: 'claims'; plan: number; page: number }
  | { kind: 'take_back_which'; assignments: number[] }
  /** Taken back by the unit, said to it and to the organizers; opened again by the organizer, said to both. */
  | { kind: 'take_back_done' | 'taken_back' | 'reopened' | 'reopen_done'; assignment: number; undo?: number }
  /** A unit took back what waited for review, said to the organizers. */
  | { kind: 'hand_in_withdrawn'; submission: number }
  | { kind: 'documents'; plan: number; page: number; query: string | null }
  | { kind: 'document_matched'; submission: number }
  | { kind: 'documents_matched'; plan: number; accepted: number; left: number }

export interface ExtensionFacts {
  item: ItemFacts
  until: Day
  reason: string
  at: Instant
  /** Who asked; null where nobody is known. */
  contact: ContactFacts | null
  /** The day asked for is a day off. */
  dayOff: { kind: string; name: string } | null
  /** It is after the event that the item serves. */
  afterEvent: boolean
}

/** What a unit says that it sent by official document. */
export interface DocumentFacts {
  unit: string
  task: string
  submission: SubmissionFacts
}

export interface RemarkFacts {
  id: number
  plan: PlanFacts | null
  contact: ContactFacts
  text: string
  at: Instant
  answer: { text: string; at: Instant; by: string } | null
}

export type TalkFacts =
  | {
      kind: 'extension_ask'
      plan: PlanFacts | null
      item: ItemFacts | null
      items: ItemFacts[]
      step: 'item' | 'date' | 'reason'
      until: Day | null
      problem: DayProblem | null
      /** The next working days after the deadline. */
      days: Day[]
    }
  | {
      kind: 'extension_asked' | 'extension_withdrawn'
      plan: PlanFacts
      item: ItemFacts
      until: Day | null
      reason: string | null
    }
  | { kind: 'extensions_waiting'; plan: PlanFacts; requests: ExtensionFacts[] }
  | {
      kind: 'extension_item'
      plan: PlanFacts
      request: ExtensionFacts
      /** How many others wait. */
      left: number
      /** For somebody who only looks. */
      looking: boolean
    }
  | {
      kind: 'extension_question'
      plan: PlanFacts
      request: ExtensionFacts
      about: 'other' | 'refusal'
      problem: DayProblem | null
      days: Day[]
    }
  | {
      kind: 'extension_told'
      plan: PlanFacts
      item: ItemFacts
      granted: boolean
      asked: Day
      until: Day
      reason: string | null
      moot?: boolean
    }
  | {
      kind: 'extension_decided'
      plan: PlanFacts
      item: ItemFacts
      granted: boolean
      until: Day
      reason: string | null
      left: number
      undo?: number
    }
  /** Nothing waits for this item any more: why, and who answered. */
  | {
      kind: 'extension_gone'
      plan: PlanFacts
      item: ItemFacts
      why: 'sent' | 'declined' | 'cancelled' | 'granted' | 'refused' | 'withdrawn' | 'moot'
      by: string | null
      left: number
    }
  | { kind: 'extensions_granted'; plan: PlanFacts; granted: number; left: number; undo?: number }
  | { kind: 'remark_question' | 'remark_done' | 'remark_answered'; remark: RemarkFacts; organizer: string }
  | { kind: 'remarks'; plan: PlanFacts; page: number; remarks: RemarkFacts[]; looking: boolean }
  | {
      kind: 'fields_ask'
      item: ItemFacts | null
      items: ItemFacts[]
      field: FieldName | 'item'
      problem: FieldProblem | null
    }
  | { kind: 'fields_shown'; item: ItemFacts; fields: ThreeFields }
  | { kind: 'not_ours_question'; plan: PlanFacts; item: ItemFacts; claim: string | null }
  | {
      kind: 'not_ours_told' | 'not_ours_decided'
      plan: PlanFacts
      item: ItemFacts
      granted: boolean
      reason: string | null
      undo?: number
    }
  | { kind: 'briefing'; on: boolean }
  | { kind: 'claims'; plan: PlanFacts; page: number; claims: { item: ItemFacts; reason: string | null }[] }
  | { kind: 'take_back_which'; items: ItemFacts[] }
  | {
      kind: 'take_back_done' | 'taken_back' | 'reopened' | 'reopen_done'
      plan: PlanFacts
      item: ItemFacts
      undo?: number
    }
  | { kind: 'hand_in_withdrawn'; plan: PlanFacts; item: ItemFacts; submission: SubmissionFacts }
  | {
      kind: 'documents'
      plan: PlanFacts
      page: number
      query: string | null
      documents: DocumentFacts[]
      looking: boolean
    }
  | { kind: 'document_matched'; plan: PlanFacts; document: DocumentFacts; left: number }
  | { kind: 'documents_matched'; plan: PlanFacts; accepted: number; left: number }

/** What is put up for a second press. */
export type TalkProposal =
  | { kind: 'extensions'; plan: PlanFacts; requests: ExtensionFacts[] }
  | { kind: 'documents'; plan: PlanFacts; documents: DocumentFacts[] }

const ACTS: Readonly<Record<TalkAction['do'], true>> = {
  extend: true,
  extend_to: true,
  extend_because: true,
  withdraw_extension: true,
  extensions: true,
  decide_extension: true,
  grant_all: true,
  answer_remark: true,
  remark_means: true,
  remarks: true,
  fields: true,
  fields_edit: true,
  fields_file: true,
  not_ours: true,
  take_back: true,
  reopen: true,
  documents: true,
  match_document: true,
  match_all: true,
  claims: true,
  briefing: true,
}

const KINDS: Readonly<Record<TalkNotice['kind'], true>> = {
  extension_ask: true,
  extension_asked: true,
  extension_withdrawn: true,
  extensions_waiting: true,
  extension_item: true,
  extension_question: true,
  extension_told: true,
  extension_decided: true,
  extension_gone: true,
  extensions_granted: true,
  remark_question: true,
  remark_answered: true,
  remark_done: true,
  remarks: true,
  fields_ask: true,
  fields_shown: true,
  not_ours_question: true,
  not_ours_told: true,
  not_ours_decided: true,
  take_back_which: true,
  take_back_done: true,
  taken_back: true,
  claims: true,
  briefing: true,
  hand_in_withdrawn: true,
  reopened: true,
  reopen_done: true,
  documents: true,
  document_matched: true,
  documents_matched: true,
}

const ASKS: Readonly<Record<TalkAsk, true>> = {
  extension_item: true,
  extension_date: true,
  extension_reason: true,
  extension_other: true,
  extension_refusal: true,
  remark_answer: true,
  field_item: true,
  field_chair: true,
  field_delegates: true,
  field_technical: true,
  not_ours_refusal: true,
}

export const isTalkAction = <A extends { do: string }>(action: A): action is A & TalkAction => action.do in ACTS
export const isTalk = <N extends { kind: string }>(one: N): one is Extract<N, { kind: TalkNotice['kind'] }> =>
  one.kind in KINDS
export const isTalkAsk = (ask: string): ask is TalkAsk => ask in ASKS
