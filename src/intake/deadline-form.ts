// What a form of deadline is: a pattern on folded text and how its groups are read; the parts that many forms share.
import type { Bound, Day, Deadline, DeadlineRule } from '../core/plan-document.ts'
import { WEEKDAY } from './dates.ts'

export type DeadlineDoubt =
  | 'deadline_contradictory'
  | 'weekday_mismatch'
  | 'year_missing'
  | 'date_invalid'
  | 'year_doubtful'

export interface FoundDeadline {
  deadline: Deadline
  /** Place of `deadline.text` in the text that was read. */
  start: number
  end: number
  doubts: DeadlineDoubt[]
}

export interface DeadlineContext {
  /** The document's date if it is undoubted: a day without a year is the first such day from then on. */
  documentDate: Day | null
  /** Where the document's date is doubtful or missing: another day known to be near, such as the event's. */
  nearDate?: Day | null
  /** The plan's title: says whether "họp", "tập huấn" and the like are the event or another meeting. */
  title?: string | null
  /** A cell of a time column, or what follows "Thời hạn:": a bare date or period is a deadline there. */
  cell?: boolean
}

/** The named groups of a match. */
export type Groups = Record<string, string | undefined>

/** The folded text on both sides of a match. */
export interface Around {
  before: string
  match: string
  after: string
}

export interface Reading {
  rule: DeadlineRule
  bound: Bound
  doubts: DeadlineDoubt[]
}

export interface Form {
  /** Runs on folded text. */
  pattern: RegExp
  /** Only in cells, or only in sentences. */
  only?: 'cell' | 'sentence'
  /** Null where the words say something else. */
  read(groups: Groups, context: DeadlineContext, around: Around): Reading | null
}

/** A pattern for folded text, written as it is: folded`truoc\s+ngay`. */
export const folded = (strings: TemplateStringsArray, ...parts: string[]): RegExp =>
  new RegExp(String.raw(strings, ...parts), 'g')

const LATEST = String.raw`(?:(?:cham|muon)\s+nhat(?:\s+(?:la|vao|den|trong))*\s*:?|khong\s+(?:muon|cham)\s+hon|khong\s+qua(?=\s+ngay\s))`
// "đến ngày 20/3 phải xong"; a mere "đến ngày" ends a range or a programme.
const UNTIL = String.raw`(?:(?:den|toi)\s+)?het|(?:den|toi)(?=[^.;:,()]{6,40}\s(?:phai\s|la\s+het\s+han|hoan\s+thanh))|(?:thoi\s+)?han\s+(?:cuoi|chot)(?:\s+la)?`
// "hoàn thành ngày 20/3"; what is "đã hoàn thành" is past.
const DONE_ON = String.raw`(?<!\bda\s)(?:hoan\s+thanh|xong)(?:\s+(?:xong|dut diem))?(?:\s+(?:vao|trong)(?=\s+ngay|\s+\d)|(?=\s+ngay\s+\d))`

/** The words that make the day behind them a deadline; `boundOf` says which kind. */
export const BOUND = String.raw`(?:(?<late>${LATEST})\s*(?<lateBefore>truoc)?|(?<before>truoc)|(?<until>${UNTIL}|${DONE_ON}))`

/** "trước": before the day; else the day included. "Chậm nhất trước" contradicts itself and is read strictly. */
export const boundOf = (groups: Groups): { bound: Bound; contradictory: boolean } => ({
  bound: groups.before || groups.lateBefore ? 'before' : 'by',
  contradictory: !groups.before && groups.lateBefore !== undefined,
})

/** "chậm nhất (là)" ahead of a count of days, where it adds nothing. */
export const AT_LATEST = String.raw`(?:(?:cham|muon)\s+nhat\s+(?:la\s+)?)?`

/** A weekday before the day: "thứ Tư, ngày 15/4", "thứ Tư (15/4)". */
export const DAY_OF_WEEK = String.raw`(?:\(?${WEEKDAY}\)?\s*[,(]?\s*(?:ngay\s+)?)?`

/** "15/6", "15 tháng 6": no year. */
export const DAY_MONTH = String.raw`(?<d>\d{1,2})(?:\s?/\s?|\s+thang\s+)(?<m>\d{1,2})`

/** The first day of a range: "27", "27/4", "29 tháng 6 năm 2026". */
export const RANGE_START = String.raw`(?<ad>\d{1,2})(?:(?:\s?[/.]\s?|\s+thang\s+)(?<am>\d{1,2})(?:(?:\s?[/.]\s?|\s+nam\s+)(?<ay>\d{4}))?)?`

export const QUARTER = '(?:iv|i{1,3}|[1-4])'

export const year4 = (day: Day): number => Number(day.slice(0, 4))
export const isMonth = (text: string | undefined): boolean =>
  text !== undefined && Number(text) >= 1 && Number(text) <= 12
