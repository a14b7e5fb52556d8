// What the card, the plan's own words and a unit's files add to the closed list: what can be said, and what a tap does.
import type { ItemFacts, PlanFacts, SubmissionFacts } from './facts.ts'

/** Of a file that is too large: its own size, where known, and what the channel can hand over. */
export interface FileSizes {
  bytes: number | null
  limit: number
}

/** What a refusal of a file tells beside its sentence, so that the next one fits. */
export interface FileRefusal {
  sizes?: FileSizes
  /** The kinds that are taken, by their endings. */
  kinds?: readonly string[]
  /** What one unit may hand in for one plan. */
  quota?: { files: number; bytes: number }
}

export type UnitAction =
  /** Turns the card to a page. */
  | { do: 'card'; plan: number; unit: number; page: number }
  | { do: 'item'; assignment: number }
  /** The plan's own words of an item, and the plan itself. */
  | { do: 'source'; assignment: number }
  /** Takes back what was sent by mistake. */
  | { do: 'withdraw'; submission: number }
  /** Files it under another item; null asks under which. */
  | { do: 'refile'; submission: number; to: number | null }
  /** What a typed command does, as a button. */
  | { do: 'command'; name: 'viec' | 'nop' | 'trogiup' }

export type UnitNotice =
  /** In place of an older card: where the current one is. `message` is the older one. */
  | { kind: 'card_moved'; plan: number; unit: number; message: string }
  | { kind: 'source_words'; plan: number; assignment: number }
  | { kind: 'plan_file'; plan: number }
  /** The same bytes again: no new version. */
  | { kind: 'same_file'; submission: number; name: string }
  | { kind: 'withdrawn'; submission: number }
  | { kind: 'refile'; submission: number }

export type UnitFacts =
  | { kind: 'card_moved'; plan: PlanFacts }
  | {
      kind: 'source_words'
      plan: PlanFacts
      item: ItemFacts
      section: string
      /** As they stand in the document; null where the task was worded otherwise there. */
      words: { from: number; to: number; lines: string[] } | null
      file: 'follows' | 'internal' | 'none'
    }
  | { kind: 'plan_file'; plan: PlanFacts; name: string }
  | { kind: 'same_file'; plan: PlanFacts; item: ItemFacts; submission: SubmissionFacts; name: string }
  | { kind: 'withdrawn'; plan: PlanFacts; item: ItemFacts; submission: SubmissionFacts }
  | { kind: 'refile'; item: ItemFacts; submission: SubmissionFacts; others: ItemFacts[] }
