// Deadlines in a sentence or a table cell: which words state one, and the rule they state.
import type { Bound, Day, Deadline, DeadlineRule, Time } from '../core/plan-document.ts'
import { datePattern, dayOf, timePattern, WEEKDAY, weekdayNamed, weekdayOf, writtenDate, writtenTime } from './dates.ts'
import { fold } from './fold.ts'

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

type Groups = Record<string, string | undefined>
interface Reading {
  rule: DeadlineRule
  bound: Bound
  doubts: DeadlineDoubt[]
}
interface Form {
  /** Runs on folded text. */
  pattern: RegExp
  /** Only in cells, or only in sentences. */
  only?: 'cell' | 'sentence'
  read(groups: Groups, context: DeadlineContext, around: Around): Reading | null
}
interface Around {
  before: string
  match: string
  after: string
}

const year4 = (day: Day): number => Number(day.slice(0, 4))

/** A day without a year: the first one not before the document; else in the year of the day known to be near. */
const inferYear = (month: number, day: number, context: DeadlineContext): number | null => {
  if (context.documentDate) {
    const year = year4(context.documentDate)
    const same = dayOf(year, month, day)
    // A plan may name a day shortly before its own date; months back means next year.
    const tolerated = new Date(Date.parse(context.documentDate) - 45 * 86_400_000).toISOString().slice(0, 10)
    return same && same >= tolerated ? year : year + 1
  }
  if (!context.nearDate) return null
  const near = Date.parse(context.nearDate)
  const years = [-1, 0, 1].map((step) => year4(context.nearDate!) + step)
  const distance = (year: number): number => Math.abs(Date.parse(dayOf(year, month, day) ?? '1900-01-01') - near)
  return years.sort((a, b) => distance(a) - distance(b))[0] ?? null
}

interface ResolvedDay {
  date: Day | null
  doubts: DeadlineDoubt[]
}

const resolveDay = (groups: Groups, key: string, context: DeadlineContext): ResolvedDay | null => {
  const written = writtenDate(groups, key)
  if (!written || written.month < 1 || written.month > 12 || written.day < 1 || written.day > 31) return null
  const year = written.year ?? inferYear(written.month, written.day, context)
  if (year === null) return { date: null, doubts: ['year_missing'] }
  const date = dayOf(year, written.month, written.day)
  if (!date) return { date: null, doubts: ['date_invalid'] }
  const doubts: DeadlineDoubt[] = written.year === null ? ['year_missing'] : []
  const issued = context.documentDate ?? context.nearDate
  if (issued && (year < year4(issued) - 1 || year > year4(issued) + 10)) doubts.push('year_doubtful')
  return { date, doubts }
}

const weekdayDoubts = (date: Day, { before, match, after }: Around): DeadlineDoubt[] => {
  const beside = /^\s*[,(]?\s*((?:la\s+)?(?:thu\s+\S+|chu\s+nhat))/.exec(after)?.[1] ?? ''
  const ahead = /((?:thu\s+\S+|chu\s+nhat))\s*,?\s*$/.exec(before)?.[1] ?? ''
  const inside = new RegExp(WEEKDAY).exec(match)?.[0] ?? ''
  const named = weekdayNamed(inside) ?? weekdayNamed(beside) ?? weekdayNamed(ahead)
  return named !== null && named !== weekdayOf(date) ? ['weekday_mismatch'] : []
}

const dateReading = (
  groups: Groups,
  context: DeadlineContext,
  around: Around,
  bound: Bound,
  contradictory: boolean,
): Reading | null => {
  const day = resolveDay(groups, '', context)
  if (!day) return null
  const doubts = [...day.doubts]
  if (contradictory) doubts.push('deadline_contradictory')
  if (!day.date) return { rule: { kind: 'period', period: null, from: null }, bound, doubts }
  const time: Time | null = writtenTime(groups) ?? writtenTime(groups, '2')
  return {
    rule: { kind: 'date', date: day.date, time, from: null },
    bound,
    doubts: [...doubts, ...weekdayDoubts(day.date, around)],
  }
}

const LATEST =
  '(?:(?:cham|muon)\\s+nhat(?:\\s+(?:la|vao|den|trong))*\\s*:?|khong\\s+(?:muon|cham)\\s+hon|khong\\s+qua(?=\\s+ngay\\s))'
const BOUND = `(?:(?<late>${LATEST})\\s*(?<lateBefore>truoc)?|(?<before>truoc)|(?<until>(?:(?:den|toi)\\s+)?het|(?:den|toi)(?=[^.;:,()]{6,40}\\s(?:phai\\s|la\\s+het\\s+han|hoan\\s+thanh))|(?:thoi\\s+)?han\\s+(?:cuoi|chot)(?:\\s+la)?|(?<!\\bda\\s)(?:hoan\\s+thanh|xong)(?:\\s+(?:xong|dut diem))?(?:\\s+(?:vao|trong)(?=\\s+ngay|\\s+\\d)|(?=\\s+ngay\\s+\\d))))`
/** Parts of the day that are no hour: "hết giờ hành chính ngày …", "cuối buổi chiều ngày …". */
const PART_OF_DAY =
  '(?:(?:cuoi\\s+)?gio\\s+(?:hanh\\s+chinh|lam\\s+viec)|cuoi\\s+(?:gio|buoi|ngay)(?:\\s+(?:chieu|sang|lam\\s+viec|hanh\\s+chinh))?|(?:buoi\\s+)?(?:sang|chieu))\\s*,?\\s*(?:cua\\s+)?'
/** A weekday before the day: "thứ Tư, ngày 15/4", "thứ Tư (15/4)". */
const DAY_OF_WEEK = `(?:\\(?${WEEKDAY}\\)?\\s*[,(]?\\s*(?:ngay\\s+)?)?`
/** An hour behind the day: "ngày 12/6 (trước 16 giờ 00)". */
const HOUR_BEHIND = `(?:\\s*[,(]\\s*(?:(?:truoc|luc|vao\\s+luc|cham\\s+nhat|het)\\s+)*${timePattern('2')}\\)?)?`
const boundOf = (groups: Groups): { bound: Bound; contradictory: boolean } =>
  groups.before
    ? { bound: 'before', contradictory: false }
    : groups.lateBefore
      ? { bound: 'before', contradictory: true }
      : { bound: 'by', contradictory: false }

const EVENT_WORD =
  /\b(?:hoi nghi|hoi thao|toa dam|le\b|dai hoi|hoi thi|cuoc hop|ky hop|phien hop|dien dan|su kien|ngay hoi|cuoc thi|lien hoan|hoi dien|hoi khoe|hoi cho|hoi trai|hoi giang|hoi xuan|khai mac)/
// Meetings that a plan also holds on the way: the event only where its title says so.
const MEETING_WORD = /\b(?:tap huan|hop|giao ban|buoi|dien tap|khao sat|giai)\b/
const DOCUMENT_WORD =
  /\b(?:ban hanh|ky)\b.*\b(?:ke hoach|van ban)|\bke hoach (?:nay )?(?:co hieu luc|duoc ban hanh|nay)|^(?:ky|ban hanh|ky ban hanh)(?: ke hoach)?(?: nay)?$/

/** Words after the number of days → the anchor's code, or the words themselves, which `verbatim` takes from the text. */
const anchorOf = (words: string, context: DeadlineContext): string => {
  const folded = fold(words)
  if (DOCUMENT_WORD.test(folded)) return 'document'
  if (EVENT_WORD.test(folded)) return 'event'
  const meeting = MEETING_WORD.exec(folded)?.[0]
  return meeting && (context.title == null || fold(context.title).includes(meeting)) ? 'event' : words.trim()
}

// An anchor ends at punctuation or where the sentence goes on.
const ANCHOR =
  '(?<anchor>[^,.;:()\\n]{2,120}?)(?=\\s*(?:[,.;:()\\n]|$)|\\s+(?:de|gui|va gui|theo|ve (?:so|bo|phong|van phong)|nham|phai|se|thi)\\s)'
const COUNT =
  '(?<n>\\d{1,3}|mot|hai|ba|bon|nam|sau|bay|muoi)\\s*(?:\\([a-z ]+\\)\\s*)?(?:(?<weeks>tuan)|ngay(?<work>\\s+lam\\s+viec)?)'
const IN_WORDS: Record<string, number> = { mot: 1, hai: 2, ba: 3, bon: 4, nam: 5, sau: 6, bay: 7, muoi: 10 }
const daysIn = ({ n, weeks }: Groups): number => (IN_WORDS[n!] ?? Number(n)) * (weeks ? 7 : 1)

const relative = (groups: Groups, context: DeadlineContext, sign: number, bound: Bound): Reading => ({
  rule: {
    kind: 'relative',
    days: sign * daysIn(groups),
    unit: groups.work ? 'working_day' : 'day',
    time: null,
    anchor: anchorOf(groups.anchor ?? '', context),
  },
  bound,
  doubts: [],
})

/** Before or after something without a number of days. */
const nameless = (groups: Groups, context: DeadlineContext, bound: Bound): Reading => ({
  rule: { kind: 'relative', days: null, unit: 'day', time: null, anchor: anchorOf(groups.anchor ?? '', context) },
  bound,
  doubts: [],
})

const MONTH_YEAR = '(?:\\s?/\\s?|\\s+nam\\s+|\\s?-\\s?)(?<py>\\d{4})'
const QUARTER = '(?:iv|i{1,3}|[1-4])'
const DONE = '(?:hoan\\s+thanh|xong|trong(?:\\s+suot)?|suot|het|cuoi|den|vao|cham\\s+nhat|thuc\\s+hien|to\\s+chuc)'

const quarterNumber = (text: string): number => ({ i: 1, ii: 2, iii: 3, iv: 4 })[text] ?? Number(text)
const period = (
  value: string | null,
  bound: Bound = 'by',
  from: string | null = null,
  doubts: DeadlineDoubt[] = [],
): Reading => ({
  rule: { kind: 'period', period: value, from },
  bound,
  doubts,
})
const monthsSince = (year: number, month: number, day: Day): number =>
  (year4(day) - year) * 12 + Number(day.slice(5, 7)) - month
const periodYear = (
  written: string | undefined,
  context: DeadlineContext,
  lastMonth: number | null = null,
): { year: number | null; doubts: DeadlineDoubt[] } => {
  if (written) return { year: Number(written), doubts: [] }
  const known = context.documentDate ?? context.nearDate
  if (!known) return { year: null, doubts: ['year_missing'] }
  // "Kế hoạch … năm 2025" signed in December 2024 means 2025; so does a month that had long passed.
  const titled = /(?<!\d\s?-\s?)\bnam\s+(\d{4})(?!\s?-|\d)/.exec(fold(context.title ?? ''))?.[1]
  const year = year4(known)
  if (titled && Number(titled) === year + 1) return { year: year + 1, doubts: ['year_missing'] }
  const ofThisYear = titled !== undefined && Number(titled) === year
  const over =
    context.documentDate && lastMonth && !ofThisYear ? monthsSince(year, lastMonth, context.documentDate) > 1 : false
  return { year: over ? year + 1 : year, doubts: ['year_missing'] }
}
/** The school year that a plan means: the one its title names, else the one its date lies in or, in summer, comes before. */
const schoolYear = (context: DeadlineContext): { year: number | null; doubts: DeadlineDoubt[] } => {
  const titled = /nam hoc\s+(\d{4})/.exec(fold(context.title ?? ''))?.[1]
  if (titled) return { year: Number(titled), doubts: [] }
  const known = context.documentDate ?? context.nearDate
  if (!known) return { year: null, doubts: ['year_missing'] }
  return { year: Number(known.slice(5, 7)) >= 6 ? year4(known) : year4(known) - 1, doubts: ['year_missing'] }
}
const twoDigits = (n: number | string): string => String(Number(n)).padStart(2, '0')
const isMonth = (text: string | undefined): boolean => text !== undefined && Number(text) >= 1 && Number(text) <= 12

const WEEKS: Record<string, string> = { nhat: '1', dau: '1', hai: '2', ba: '3', tu: '4' }

const quarterReading = (groups: Groups, context: DeadlineContext, around: Around): Reading => {
  const numbers = (groups.quarters!.match(new RegExp(`\\b${QUARTER}\\b`, 'g')) ?? []).map(quarterNumber)
  const last = numbers.at(-1)!
  const { year, doubts } = periodYear(groups.py, context, last * 3)
  const value = year ? `${year}-Q${last}` : null
  const from = year && numbers.length > 1 ? `${year}-Q${numbers[0]}` : null
  return period(value, /\btruoc\b/.test(around.match) ? 'before' : 'by', from, doubts)
}

const rangeReading = (groups: Groups, context: DeadlineContext, around: Around): Reading | null => {
  const end = resolveDay(groups, 'b', context)
  if (!end) return null
  if (!end.date) return { rule: { kind: 'period', period: null, from: null }, bound: 'by', doubts: end.doubts }
  const [year, month] = end.date.split('-').map(Number) as [number, number]
  const startMonth = groups.am ? Number(groups.am) : month
  const startYear = groups.ay ? Number(groups.ay) : startMonth > month ? year - 1 : year
  const from = dayOf(startYear, startMonth, Number(groups.ad))
  if (!from || from > end.date) return null
  return {
    rule: { kind: 'date', date: end.date, time: null, from },
    bound: 'by',
    doubts: [...end.doubts, ...weekdayDoubts(end.date, around)],
  }
}

const RANGE_START =
  '(?<ad>\\d{1,2})(?:(?:\\s?[/.]\\s?|\\s+thang\\s+)(?<am>\\d{1,2})(?:(?:\\s?[/.]\\s?|\\s+nam\\s+)(?<ay>\\d{4}))?)?'
const RANGE_END = `(?:ngay\\s+)?${datePattern('b')}`

const recurring = (
  every: 'continuous' | 'week' | 'month' | 'quarter' | 'half_year' | 'year' | null,
  month: number | null = null,
  day: number | null = null,
  bound: Bound = 'by',
): Reading => {
  // "Trước ngày 32/6 hằng năm": what the calendar does not know is asked about; the rest of the rule stands.
  const inYear = month === null || (month >= 1 && month <= 12)
  const last = inYear && month !== null ? LAST_DAYS[month - 1]! : 31
  const inMonth = day === null || (day >= 1 && day <= last)
  return {
    rule: { kind: 'recurring', every, month: inYear ? month : null, day: inMonth ? day : null },
    bound,
    doubts: inYear && inMonth ? [] : ['date_invalid'],
  }
}
const LAST_DAYS = [31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31]
const EVERY = { tuan: 'week', thang: 'month', quy: 'quarter', nam: 'year' } as const

// At the head of a sentence, or after a verb, "hằng năm" says when; after a noun it only qualifies it.
const SAYS_WHEN =
  '(?:(?<=^|[.;:]\\s{0,3})|(?<=\\b(?:thuc hien|(?<!\\b(?:che do|cac|mau|so lieu)\\s)bao cao|to chuc|tien hanh|duy tri|ra soat|danh gia|cap nhat)\\s(?:,\\s)?))'

const FORMS: Form[] = [
  {
    pattern: new RegExp(
      `${BOUND}\\s+ngay\\s+(?<day>\\d{1,2})\\s+(?:cua\\s+)?thang\\s+(?:lien\\s+ke\\s+)?(?<side>truoc|sau)\\s+(?:thang\\s+)?${ANCHOR}`,
      'g',
    ),
    read: (g, context) => {
      const day = Number(g.day)
      if (day < 1 || day > 31) return null
      const { bound, contradictory } = boundOf(g)
      return {
        rule: {
          kind: 'relative_month',
          months: g.side === 'truoc' ? -1 : 1,
          day,
          anchor: anchorOf(g.anchor ?? '', context),
        },
        bound,
        doubts: contradictory ? ['deadline_contradictory'] : [],
      }
    },
  },
  {
    pattern: new RegExp(
      `(?:dinh ky\\s+)?(?:hang\\s+nam\\s*\\(?\\s*)?${BOUND}\\s+(?:ngay\\s+)?${datePattern('')}\\s*(?:\\([^()]{0,40}\\)\\s*)?(?:cua\\s+)?(?:hang|moi)\\s+nam`,
      'g',
    ),
    read: (g) => {
      const written = writtenDate(g, '')
      return written && written.month <= 12 ? recurring('year', written.month, written.day, boundOf(g).bound) : null
    },
  },
  {
    pattern: new RegExp(
      `(?:dinh ky\\s+)?(?:hang|moi)\\s+nam\\s*[,(]?\\s*${BOUND}\\s+(?:ngay\\s+)?(?<d>\\d{1,2})(?:\\s?/\\s?|\\s+thang\\s+)(?<m>\\d{1,2})(?![\\d/])`,
      'g',
    ),
    read: (g) => (isMonth(g.m) ? recurring('year', Number(g.m), Number(g.d), boundOf(g).bound) : null),
  },
  {
    // "trước ngày 15/6 (6 tháng) và trước ngày 15/12 (năm) hằng năm": the last words hold for both.
    pattern: new RegExp(
      `${BOUND}\\s+(?:ngay\\s+)?(?<d>\\d{1,2})(?:\\s?/\\s?|\\s+thang\\s+)(?<m>\\d{1,2})(?![\\d/])(?=\\s*(?:\\([^()]{0,40}\\)\\s*)?(?:(?:,|va)\\s*(?:(?:truoc|cham\\s+nhat)\\s+)?(?:ngay\\s+)?\\d{1,2}(?:\\s?/\\s?|\\s+thang\\s+)\\d{1,2}(?![\\d/])\\s*(?:\\([^()]{0,40}\\)\\s*)?){1,3}(?:hang|moi)\\s+nam)`,
      'g',
    ),
    read: (g) => (isMonth(g.m) ? recurring('year', Number(g.m), Number(g.d), boundOf(g).bound) : null),
  },
  {
    // "trước ngày 31 tháng 12 của năm trước năm kế hoạch".
    pattern: new RegExp(
      `${BOUND}\\s+(?:ngay\\s+)?(?<d>\\d{1,2})(?:\\s?/\\s?|\\s+thang\\s+)(?<m>\\d{1,2})\\s+(?:cua\\s+)?nam\\s+(?:truoc|lien\\s+truoc|lien\\s+ke|sau|bao\\s+cao|ke\\s+hoach)(?:\\s+(?:lien\\s+ke|nam\\s+(?:ke\\s+hoach|bao\\s+cao)))?`,
      'g',
    ),
    read: (g) => (isMonth(g.m) ? recurring('year', Number(g.m), Number(g.d), boundOf(g).bound) : null),
  },
  {
    // "15/11 - 15/12 hằng năm".
    pattern: new RegExp(
      `(?:tu\\s+)?(?:ngay\\s+)?${RANGE_START}\\s*(?:-|den)\\s*(?:het\\s+)?(?:ngay\\s+)?(?<d>\\d{1,2})(?:\\s?/\\s?|\\s+thang\\s+)(?<m>\\d{1,2})\\s+(?:hang|moi)\\s+nam`,
      'g',
    ),
    read: (g) => (isMonth(g.m) ? recurring('year', Number(g.m), Number(g.d)) : null),
  },
  {
    pattern: /thang\s+(?<m>\d{1,2})(?:\s*(?:-|,|va|den)\s*(?:thang\s+)?\d{1,2})*\s+(?:hang|moi)\s+nam/g,
    read: (g) => (isMonth(g.m) ? recurring('year', Number(g.m), null) : null),
  },
  {
    pattern: new RegExp(
      `quy\\s+${QUARTER}(?:\\s*(?:,|va|-|den)\\s*(?:quy\\s+)?${QUARTER})*\\s+(?:hang|moi)\\s+nam`,
      'g',
    ),
    read: () => recurring('year'),
  },
  {
    pattern: new RegExp(
      `(?:hang|moi)\\s+(?<every>thang|quy)\\s*[,(]?\\s*${BOUND}\\s+ngay\\s+(?<d>\\d{1,2})(?!\\s?[/.-]?\\s?\\d|\\s+thang\\s+\\d)`,
      'g',
    ),
    read: (g) => recurring(EVERY[g.every as keyof typeof EVERY], null, Number(g.d), boundOf(g).bound),
  },
  {
    pattern:
      /(?:hang|moi)\s+(?<every>thang|quy)(?![a-z])[^.;:,]{0,60}?\s(?:vao|truoc|cham nhat(?: la| vao)?)\s+ngay\s+(?<d>\d{1,2})(?!\s?[/.-]?\s?\d|\s+thang\s+\d)/g,
    read: (g) => recurring(EVERY[g.every as keyof typeof EVERY], null, Number(g.d), 'by'),
  },
  {
    pattern: new RegExp(
      `${BOUND}\\s+ngay\\s+(?<d>\\d{1,2})\\s+(?:cua\\s+)?thang\\s+cuoi\\s+(?:cua\\s+)?(?:hang\\s+|moi\\s+)?quy`,
      'g',
    ),
    read: (g) => recurring('quarter', null, Number(g.d), boundOf(g).bound),
  },
  {
    pattern: new RegExp(
      `(?:(?:${BOUND}|vao|dinh\\s+ky)\\s+)?ngay\\s+(?<d>\\d{1,2})\\s+(?:cua\\s+)?(?:hang|moi)\\s+(?<every>thang|quy)`,
      'g',
    ),
    read: (g) => recurring(EVERY[g.every as keyof typeof EVERY], null, Number(g.d), boundOf(g).bound),
  },
  {
    pattern: new RegExp(
      `(?:(?:${BOUND}|vao)\\s+)?(?:${timePattern()}\\s+)?(?:(?:sang|chieu|cuoi\\s+gio|ngay)\\s+)*${WEEKDAY}\\s+(?:hang|moi)\\s+tuan`,
      'g',
    ),
    read: (g) => recurring('week', null, null, boundOf(g).bound),
  },
  {
    pattern: new RegExp(
      `(?:tu\\s+)?(?:ngay\\s+)?(?<!\\d|\\d/|\\d\\.)${RANGE_START}\\s*(?:-|den)\\s*(?:het\\s+)?${RANGE_END}`,
      'g',
    ),
    read: (g, context, around) =>
      context.cell || /^tu\b/.test(around.match) ? rangeReading(g, context, around) : null,
  },
  {
    // The hour may stand before the day or, in brackets or after a comma, behind it.
    pattern: new RegExp(
      `${BOUND}\\s*(?:luc\\s+)?${timePattern()}\\s*,?\\s*(?:cua\\s+)?(?:ngay\\s+)?${DAY_OF_WEEK}(?:ngay\\s+)?${datePattern('')}`,
      'g',
    ),
    read: (g, context, around) => {
      const { bound, contradictory } = boundOf(g)
      return dateReading(g, context, around, bound, contradictory)
    },
  },
  {
    pattern: new RegExp(
      `${BOUND}\\s+(?:${PART_OF_DAY})?(?:ngay\\s+)?${DAY_OF_WEEK}${datePattern('')}${HOUR_BEHIND}`,
      'g',
    ),
    read: (g, context, around) => {
      if (
        /\b(?:phat sinh|tuyen dung|sinh|sinh ra|da duoc|co hieu luc|co hieu luc thi hanh|thanh lap|duoc cap)\s+$/.test(
          around.before,
        )
      )
        return null
      const { bound, contradictory } = boundOf(g)
      return dateReading(g, context, around, bound, contradictory)
    },
  },
  {
    pattern: new RegExp(
      `(?<!\\b(?:dien ra|to chuc|khai mac) )\\btrong\\s+ngay\\s+${DAY_OF_WEEK}${datePattern('')}`,
      'g',
    ),
    only: 'sentence',
    read: (g, context, around) => {
      const reading = dateReading(g, context, around, 'by', false)
      return reading?.rule.kind === 'date' && context.documentDate && reading.rule.date >= context.documentDate
        ? reading
        : null
    },
  },
  {
    // "kiểm tra kỹ thuật vào chiều ngày 19/12": a day of doing, unless it is the event's own.
    pattern: new RegExp(
      `(?<!\\b(?:dien ra|bat dau|duoc to chuc|ket thuc) )\\b(?:vao|luc)\\s+(?:luc\\s+)?(?:${timePattern()}\\s*,?\\s*)?(?:(?:buoi\\s+)?(?:sang|chieu|toi)\\s+)?(?:ngay\\s+)?${DAY_OF_WEEK}${datePattern('')}`,
      'g',
    ),
    only: 'sentence',
    read: (g, context, around) => {
      const reading = dateReading(g, context, around, 'on', false)
      const ahead = reading?.rule.kind === 'date' && context.documentDate && reading.rule.date > context.documentDate
      return ahead && reading.rule.kind === 'date' && reading.rule.date !== context.nearDate ? reading : null
    },
  },
  {
    // "trình Trưởng phòng ký ban hành ngày 07/12": a day of the act itself, if it lies ahead; a past one is a reference.
    pattern: new RegExp(
      `(?<=\\b(?:phe duyet|ky|ky ban hanh|ban hanh|tong duyet|cong bo|nghiem thu|chay thu|ban giao|trao thuong|trao giai|niem yet|nop|gui|trinh|hoan tat)\\s+)(?:(?:vao|trong|luc)\\s+)*(?:${timePattern()}\\s*,?\\s*)?(?:(?:buoi\\s+)?(?:sang|chieu|toi)\\s+)?(?:ngay\\s+)?${datePattern('')}`,
      'g',
    ),
    only: 'sentence',
    read: (g, context, around) => {
      const reading = dateReading(g, context, around, 'on', false)
      return reading?.rule.kind === 'date' && context.documentDate && reading.rule.date > context.documentDate
        ? reading
        : null
    },
  },
  {
    // A deadline after its label, in a sentence: "Thời hạn gửi: 17h00 ngày 20/11/2026".
    pattern: new RegExp(
      `(?<=\\b(?:thoi han|han|thoi gian (?:hoan thanh|nop|gui|bao cao|trinh|thuc hien))\\b[^.;:]{0,40}(?::|\\bla\\b)\\s*)(?:${timePattern()}\\s*,?\\s*)?(?:ngay\\s+)?${datePattern('')}`,
      'g',
    ),
    read: (g, context, around) => dateReading(g, context, around, 'by', false),
  },
  {
    pattern: new RegExp(
      `(?:(?:cham|muon)\\s+nhat\\s+(?:la\\s+)?|it\\s+nhat\\s+)?truoc\\s+(?:it\\s+nhat\\s+|toi\\s+thieu\\s+)?${COUNT}\\s+(?:truoc\\s+|so voi\\s+)?(?:khi\\s+)?${ANCHOR}`,
      'g',
    ),
    read: (g, context) =>
      /^(?:hang|moi|cua|thang|nam)\b/.test(g.anchor ?? '') ? null : relative(g, context, -1, 'by'),
  },
  {
    pattern: new RegExp(
      `(?:(?:cham|muon)\\s+nhat\\s+(?:la\\s+)?)?truoc\\s+(?:khi\\s+|ngay\\s+)?(?<anchor>(?:to chuc |dien ra |khai mac |bat dau )?(?:hoi (?:nghi|thao|thi|trai|giang|xuan|dien|cho)|toa dam|le |dai hoi|cuoc hop|ky hop|phien hop|khai mac|to chuc|dien ra|ngay hoi|lien hoan|cuoc thi|giai)[^,.;:()\\n]{0,40}?)\\s+(?:it\\s+nhat\\s+|toi\\s+thieu\\s+)?${COUNT}`,
      'g',
    ),
    read: (g, context) => relative(g, context, -1, 'by'),
  },
  {
    // "trước Tết 02 ngày", "trước kỳ thi 03 ngày": whatever it is, counted back from it.
    pattern: new RegExp(
      `(?:(?:cham|muon)\\s+nhat\\s+(?:la\\s+)?)?truoc\\s+(?:khi\\s+|ngay\\s+)?(?<anchor>(?!ngay|thang|nam|quy|het)[a-z][a-z ]{1,40}?)\\s+(?:it\\s+nhat\\s+|toi\\s+thieu\\s+)?${COUNT}(?=\\s*(?:[.,;:)]|$)|\\s+(?:de|va|gui)\\s)`,
      'g',
    ),
    read: (g, context) => relative(g, context, -1, 'by'),
  },
  {
    // "sau Hội nghị 03 ngày", "sau khi kết thúc Hội nghị 05 ngày".
    pattern: new RegExp(
      `(?:(?:cham|muon)\\s+nhat\\s+(?:la\\s+)?)?sau\\s+(?:khi\\s+|ngay\\s+)?(?:ket\\s+thuc\\s+)?(?<anchor>(?:hoi (?:nghi|thao|thi)|toa dam|le |dai hoi|cuoc hop|ky hop|phien hop|ngay hoi|cuoc thi|giai)[^,.;:()\\n]{0,40}?)\\s+${COUNT}`,
      'g',
    ),
    read: (g, context) => relative(g, context, 1, 'by'),
  },
  {
    // "sau 05 ngày kết thúc Hội nghị".
    pattern: new RegExp(
      `(?:(?:cham|muon)\\s+nhat\\s+(?:la\\s+)?)?sau\\s+${COUNT}\\s+(?=ket\\s+thuc|to\\s+chuc|dien\\s+ra|nhan|co\\s|ban\\s+hanh|ky\\s)${ANCHOR}`,
      'g',
    ),
    read: (g, context) => relative(g, context, 1, 'by'),
  },
  {
    pattern: new RegExp(
      `(?:(?:cham nhat|muon nhat|khong qua|trong vong|trong thoi han|trong|sau|it nhat)\\s+(?:la\\s+)?)*${COUNT}\\s*,?\\s*(?<side>truoc|sau|ke tu|tinh tu|tu)(?:\\s+(?:khi|ngay|luc|thoi diem))*\\s+${ANCHOR}`,
      'g',
    ),
    read: (g, context) => relative(g, context, g.side === 'truoc' ? -1 : 1, 'by'),
  },
  {
    pattern: new RegExp(
      `(?:truoc|cham\\s+nhat)\\s+(?:khi|ngay|thoi gian|thoi diem)\\s+(?:dien ra|to chuc|khai mac|bat dau|ket thuc)\\s+${ANCHOR}`,
      'g',
    ),
    read: (g, context) => ({
      rule: { kind: 'relative', days: null, unit: 'day', time: null, anchor: anchorOf(g.anchor ?? '', context) },
      bound: 'before',
      doubts: [],
    }),
  },
  {
    // "hoàn thành trước Hội nghị", "xong trước ngày Hội nghị diễn ra"; "trước, trong và sau Hội nghị" is no deadline.
    pattern:
      /(?<=\b(?:hoan thanh|xong|cham nhat|gui|nop|trinh)(?:\s+[a-z]+){0,6}\s+)truoc\s+(?:khi\s+|ngay\s+)?(?<anchor>(?:hoi (?:nghi|thao|thi)|toa dam|dai hoi|cuoc hop|ky hop|phien hop|ngay hoi|cuoc thi)(?![a-z])[^,.;:()\n]{0,40})/g,
    read: (g, context) => nameless(g, context, 'before'),
  },
  {
    pattern:
      /^(?<side>truoc|sau|trong)\s+(?:khi\s+|ngay\s+)?(?<anchor>(?:ket thuc\s+)?(?:hoi (?:nghi|thao|thi)|toa dam|dai hoi|cuoc hop|ky hop|le )[^,.;:()\n]{0,40})$/g,
    only: 'cell',
    read: (g, context) => nameless(g, context, g.side === 'truoc' ? 'before' : 'by'),
  },
  {
    pattern:
      /(?<![a-z])(?:ngay\s+)?sau khi\s+(?<anchor>ke hoach (?:nay )?(?:duoc )?(?:ban hanh|phe duyet|ky)|(?:duoc )?(?:ban hanh|ky ban hanh|phe duyet) ke hoach(?: nay)?)/g,
    read: () => ({
      rule: { kind: 'relative', days: null, unit: 'day', time: null, anchor: 'document' },
      bound: 'by',
      doubts: [],
    }),
  },
  {
    pattern: new RegExp(
      `(?<![a-z])(?:ngay\\s+)?(?<when>sau khi co|sau khi nhan duoc|sau khi ket thuc|sau khi duoc|khi co (?=de nghi|huong dan|thong bao|van ban|ket qua|quyet dinh)|khi nhan duoc|cung voi (?=bao cao)|cung thoi diem voi)\\s*${ANCHOR}`,
      'g',
    ),
    read: (g, context) => {
      if (/^(?:yeu cau|phat sinh|nhu cau)/.test(g.anchor ?? '')) return null
      const days = /^sau/.test(g.when ?? '') ? null : 0
      return {
        rule: { kind: 'relative', days, unit: 'day', time: null, anchor: anchorOf(g.anchor ?? '', context) },
        bound: 'by',
        doubts: [],
      }
    },
  },
  {
    pattern: new RegExp(
      `(?:${SAYS_WHEN}|(?<=^|[,;.]\\s|\\bthuc hien\\s)(?<!giao duc\\s))thuong\\s+xuyen(?:\\s*,?\\s*(?:lien tuc|(?:hang|trong|ca)\\s+nam(?:\\s+\\d{4}(?!\\d|\\s?[-/]))?))*`,
      'g',
    ),
    read: () => recurring('continuous'),
  },
  {
    pattern: new RegExp(
      `tu\\s+(?:thang\\s+(?<am>\\d{1,2})(?:(?:\\s?/\\s?|\\s+nam\\s+)(?<ay>\\d{4}))?|nay)\\s*(?:-|den)\\s*(?:het\\s+)?thang\\s+(?<m>\\d{1,2})(?:${MONTH_YEAR})?`,
      'g',
    ),
    read: (g, context) => {
      if (!isMonth(g.m)) return null
      const { year, doubts } = periodYear(g.py, context)
      const from = isMonth(g.am) && year ? `${g.ay ?? year}-${twoDigits(g.am!)}` : null
      return period(year ? `${year}-${twoDigits(g.m!)}` : null, 'by', from, doubts)
    },
  },
  {
    pattern: new RegExp(
      `(?:trong\\s+|hoan thanh\\s+)?tuan\\s+(?:(?:thu\\s+)?(?<w>[1-5]|nhat|dau|hai|ba|tu|cuoi)\\s*,?\\s*(?:cua\\s+)?thang\\s+|(?<w2>[1-5])\\s?/\\s?)(?<m>\\d{1,2})(?!\\d)(?:${MONTH_YEAR})?`,
      'g',
    ),
    read: (g, context, around) => {
      if (!isMonth(g.m)) return null
      const week = g.w2 ?? WEEKS[g.w!] ?? g.w!
      if (week === 'cuoi') return monthReading(g, context, around)
      const { year, doubts } = periodYear(g.py, context)
      return period(year ? `${year}-${twoDigits(g.m!)}-W${week}` : null, 'by', null, doubts)
    },
  },
  {
    pattern: new RegExp(
      `thang\\s+(?<am>\\d{1,2})\\s*(?:-|,|va|den)\\s*(?:het\\s+)?(?:thang\\s+)?(?<m>\\d{1,2})(?![\\d])(?:${MONTH_YEAR})?`,
      'g',
    ),
    only: 'cell',
    read: (g, context, around) => monthsReading(g, context, around),
  },
  {
    pattern: new RegExp(`(?:${timePattern()}\\s*,?\\s*)?(?<![\\d/.-])(?:ngay\\s+)?${datePattern('')}`, 'g'),
    only: 'cell',
    read: (g, context, around) => dateReading(g, context, around, 'by', false),
  },
  {
    pattern: new RegExp(
      `(?:truoc|${DONE})\\s+quy\\s+(?<quarters>${QUARTER}(?:\\s*(?:,|va|-|den)\\s*(?:quy\\s+)?${QUARTER}(?!\\d))*)(?![a-z])(?:${MONTH_YEAR})?`,
      'g',
    ),
    read: quarterReading,
  },
  {
    pattern: new RegExp(
      `quy\\s+(?<quarters>${QUARTER}(?:\\s*(?:,|va|-|den)\\s*(?:quy\\s+)?${QUARTER}(?!\\d))*)(?![a-z])(?:${MONTH_YEAR})?`,
      'g',
    ),
    only: 'cell',
    read: quarterReading,
  },
  {
    pattern: new RegExp(
      `${DONE}\\s+thang\\s+(?<am>\\d{1,2})\\s*(?:-|,|va|den)\\s*(?:het\\s+)?(?:thang\\s+)?(?<m>\\d{1,2})(?![\\d])(?:${MONTH_YEAR})?`,
      'g',
    ),
    only: 'sentence',
    read: (g, context, around) => monthsReading(g, context, around),
  },
  {
    pattern: new RegExp(
      `(?:truoc|${DONE})\\s+(?:trong\\s+|truoc\\s+|dau\\s+|giua\\s+)?thang\\s+(?<m>\\d{1,2})(?!\\d)(?:${MONTH_YEAR})?`,
      'g',
    ),
    read: (g, context, around) => monthReading(g, context, around),
  },
  {
    pattern: new RegExp(
      `(?<!\\d\\s{0,2})(?:dau |giua |cuoi |trong )?thang\\s+(?<m>\\d{1,2})(?!\\d)(?:${MONTH_YEAR})?`,
      'g',
    ),
    only: 'cell',
    read: (g, context, around) => monthReading(g, context, around),
  },
  {
    // In a sentence "6 tháng đầu năm" alone is what a report is about.
    pattern:
      /(?<said>(?:trong|hoan thanh|xong|het|vao|cuoi)\s+)*0?6\s+thang\s+(?<half>dau|cuoi)\s+nam(?:\s+(?<py>\d{4}))?/g,
    read: (g, context, around) => {
      if (!context.cell && (!g.said || /ket qua(?: [a-z]+){0,3} $/.test(around.before))) return null
      const { year, doubts } = periodYear(g.py, context)
      return period(year ? `${year}-H${g.half === 'dau' ? 1 : 2}` : null, 'by', null, doubts)
    },
  },
  {
    pattern: /\bvao\s+(?:cuoi\s+)?nam\s+(?<py>20\d{2})(?!\s?-|\d)/g,
    only: 'sentence',
    read: (g, context) => {
      const issued = context.documentDate ?? context.nearDate
      return issued && Number(g.py) >= year4(issued) ? period(g.py!) : null
    },
  },
  {
    pattern:
      /(?:hoan thanh|xong|cham nhat|truoc|het)\s+(?:trong\s+|cuoi\s+|het\s+)*nam\s+(?:hoc\s+)?(?<py>\d{4})(?:\s?-\s?\d{4})?/g,
    read: (g, _, around) =>
      period(/nam hoc/.test(around.match) ? `SY${g.py}` : g.py!, /^truoc/.test(around.match) ? 'before' : 'by'),
  },
  {
    pattern:
      /(?:(?:ca|trong|cuoi|het)?\s*nam\s+(?<sy>hoc\s+)?|giai doan\s+|tu\s+(?:nam\s+)?|^)(?<py>20\d{2})(?:\s?(?:-|den(?: nam)?)\s?(?<last>20\d{2}))?(?!\d|\s?[/-])/g,
    only: 'cell',
    read: (g) => (g.sy ? period(`SY${g.py}`) : g.last ? period(g.last, 'by', g.py!) : period(g.py!)),
  },
  {
    pattern: /^(?:trong |thang |cuoi |den )*(?<m>\d{1,2})\s?[/-]\s?(?<py>20\d{2})$/g,
    only: 'cell',
    read: (g, context, around) => monthReading(g, context, around),
  },
  {
    // "Cả năm", "Trong năm học" in a time column: the year of the plan, said so.
    pattern: /^(?:trong|cuoi|ca|suot|het)\s+nam(?<school>\s+hoc)?$/g,
    only: 'cell',
    read: (g, context) => {
      const { year, doubts } = g.school ? schoolYear(context) : periodYear(undefined, context)
      return period(year === null ? null : g.school ? `SY${year}` : String(year), 'by', null, doubts)
    },
  },
  {
    pattern: /dinh ky\s+(?:(?:hang|moi)\s+)?(?<every>tuan|thang|quy|nam)(?![a-z])/g,
    read: (g) => recurring(EVERY[g.every as keyof typeof EVERY]),
  },
  {
    pattern:
      /dinh ky\s*\(?\s*(?:0?6 thang|nua nam)(?:\s+(?:mot|1|01)\s+lan)?|(?:0?6 thang|nua nam)\s+(?:mot|1|01)\s+lan/g,
    read: () => recurring('half_year'),
  },
  {
    pattern: /(?<=dinh ky\s*\(?\s*0?6 thang\s*(?:,|va)\s*)(?:(?:hang|mot|01|ca)\s+)?nam(?![a-z])/g,
    read: () => recurring('year'),
  },
  {
    pattern: new RegExp(`(?:${SAYS_WHEN})(?:hang|moi)\\s+(?<every>tuan|thang|quy|nam)(?![a-z])`, 'g'),
    read: (g) => recurring(EVERY[g.every as keyof typeof EVERY]),
  },
  { pattern: /(?<!giao duc )thuong\s+xuyen/g, only: 'cell', read: () => recurring('continuous') },
  {
    pattern:
      /(?<!\b(?:giao duc|nhiem vu|chi|kinh phi|dau tu|trao doi|khong) )(?<=[a-z] )thuong\s+xuyen(?=\s*(?:[;.]|$))/g,
    only: 'sentence',
    read: () => recurring('continuous'),
  },
  {
    pattern: /(?:hang|moi)\s+(?<every>tuan|thang|quy|nam)(?![a-z])/g,
    only: 'cell',
    read: (g) => recurring(EVERY[g.every as keyof typeof EVERY]),
  },
  {
    // "…, hằng tuần báo cáo Chủ tịch", "(hằng tuần)", "hằng tuần (vào sáng thứ Bảy)": adverbs; after a noun a qualifier.
    pattern:
      /(?<!\b(?:ke hoach|chi tieu|du toan|ngan sach|nhiem vu|chuong trinh|muc tieu|cong tac|so lieu|dinh muc|kinh phi) )(?<=[,;(]\s{0,2}|[a-z]\s)(?:hang|moi)\s+(?<every>tuan|thang|quy|nam)(?=\s+(?:bao cao|gui|tong hop|tham muu|to chuc|kiem tra|danh gia|ra soat|xay dung|cap nhat|so ket|hop|giao ban|chu tri|phoi hop|lap)(?![a-z])|\s*\)|\s*\()/g,
    read: (g) => recurring(EVERY[g.every as keyof typeof EVERY]),
  },
  { pattern: /^dinh ky$/g, only: 'cell', read: () => recurring(null) },
  {
    // "Kiểm tra định kỳ, đột xuất" says how, not when.
    pattern:
      /(?<!kiem tra )dinh ky(?=\s+(?:bao cao|gui|tong hop|ra soat|danh gia|so ket|cap nhat|thong bao|kiem tra|to chuc|hop|giao ban)(?![a-z])|\s*(?:[.;]|$))(?!\s*(?:,|va|hoac)\s*dot xuat)/g,
    read: () => recurring(null),
  },
]

const monthReading = (g: Groups, context: DeadlineContext, around: Around): Reading | null => {
  if (!isMonth(g.m)) return null
  const { year, doubts } = periodYear(g.py, context, Number(g.m))
  return period(
    year ? `${year}-${twoDigits(g.m!)}` : null,
    /\btruoc\b/.test(around.match) ? 'before' : 'by',
    null,
    doubts,
  )
}

/** "Tháng 4-6/2026": the last month named, from the first. */
const monthsReading = (g: Groups, context: DeadlineContext, around: Around): Reading | null => {
  const last = monthReading(g, context, around)
  const value = last?.rule.kind === 'period' ? last.rule.period : null
  return last && value && isMonth(g.am) && Number(g.am) < Number(g.m)
    ? { ...last, rule: { kind: 'period', period: value, from: `${value.slice(0, 4)}-${twoDigits(g.am!)}` } }
    : null
}

/** Puts the plan's own words where the anchor was read from folded text. */
const verbatim = (rule: DeadlineRule, matchText: string): DeadlineRule => {
  if (
    (rule.kind !== 'relative' && rule.kind !== 'relative_month') ||
    rule.anchor === 'event' ||
    rule.anchor === 'document'
  )
    return rule
  const at = fold(matchText).lastIndexOf(rule.anchor)
  return at < 0 ? rule : { ...rule, anchor: matchText.slice(at, at + rule.anchor.length).trim() }
}

/**
 * Every deadline that a sentence or cell states, in the order of the text, none overlapping. Dates of other documents,
 * years of programmes, start times and commemoration days state none: in a sentence a date counts only after words
 * such as "trước", "chậm nhất", "đến hết". A deadline said twice with the same meaning is returned once.
 */
export const readDeadlines = (text: string, context: DeadlineContext): FoundDeadline[] => {
  const folded = fold(text)
  const found: FoundDeadline[] = []
  for (const form of FORMS) {
    if (form.only && (form.only === 'cell') !== (context.cell ?? false)) continue
    form.pattern.lastIndex = 0
    for (let match = form.pattern.exec(folded); match; match = form.pattern.exec(folded)) {
      const lead = /^\s*/.exec(match[0])![0].length
      const start = match.index + lead
      const end = match.index + match[0].trimEnd().length
      if (match[0] === '') form.pattern.lastIndex++
      if (end <= start || (/[\p{L}\d]/u.test(folded.charAt(start - 1)) && /[a-z0-9]/.test(folded.charAt(start))))
        continue
      if (found.some((other) => start < other.end && other.start < end)) continue
      const around = { before: folded.slice(0, start), match: folded.slice(start, end), after: folded.slice(end) }
      const reading = form.read(match.groups ?? {}, context, around)
      if (!reading) continue
      const words = text.slice(start, end)
      const rule = verbatim(reading.rule, words)
      found.push({ deadline: { text: words, bound: reading.bound, ...rule }, start, end, doubts: reading.doubts })
    }
  }
  return once(found.sort((a, b) => a.start - b.start))
}

/** True where two deadlines state the same rule, whatever their words. */
export const sameRule = (a: Deadline, b: Deadline): boolean =>
  JSON.stringify({ ...a, text: '' }) === JSON.stringify({ ...b, text: '' })

const once = (found: FoundDeadline[]): FoundDeadline[] =>
  found.filter((one, i) => !found.slice(0, i).some((other) => sameRule(one.deadline, other.deadline)))
