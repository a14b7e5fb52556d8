// Deadlines that name a period and end with it: months, weeks, quarters, half-years, years, school years.
import type { Bound, Day } from '../core/plan-document.ts'
import {
  type Around,
  type DeadlineContext,
  type DeadlineDoubt,
  type Form,
  folded,
  type Groups,
  isMonth,
  QUARTER,
  type Reading,
  year4,
} from './deadline-form.ts'
import { fold } from './fold.ts'

const MONTH_YEAR = String.raw`(?:\s?/\s?|\s+nam\s+|\s?-\s?)(?<py>\d{4})`
const QUARTERS = String.raw`${QUARTER}(?:\s*(?:,|va|-|den)\s*(?:quy\s+)?${QUARTER}(?!\d))*`
const MONTHS = String.raw`thang\s+(?<am>\d{1,2})\s*(?:-|,|va|den)\s*(?:het\s+)?(?:thang\s+)?(?<m>\d{1,2})(?!\d)(?:${MONTH_YEAR})?`
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

/** The year of a period that does not say it: the title's, the document's, or the one after it. */
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

const WEEKS: Record<string, string> = { nhat: '1', dau: '1', hai: '2', ba: '3', tu: '4' }

const quarterReading = (groups: Groups, context: DeadlineContext, around: Around): Reading => {
  const numbers = (groups.quarters!.match(new RegExp(`\\b${QUARTER}\\b`, 'g')) ?? []).map(quarterNumber)
  const last = numbers.at(-1)!
  const { year, doubts } = periodYear(groups.py, context, last * 3)
  const value = year ? `${year}-Q${last}` : null
  const from = year && numbers.length > 1 ? `${year}-Q${numbers[0]}` : null
  return period(value, /\btruoc\b/.test(around.match) ? 'before' : 'by', from, doubts)
}

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

/** "từ nay đến hết tháng 01/2027". */
export const monthsFromTo: Form = {
  pattern: folded`tu\s+(?:thang\s+(?<am>\d{1,2})(?:(?:\s?/\s?|\s+nam\s+)(?<ay>\d{4}))?|nay)\s*(?:-|den)\s*(?:het\s+)?thang\s+(?<m>\d{1,2})(?:${MONTH_YEAR})?`,
  read: (g, context) => {
    if (!isMonth(g.m)) return null
    const { year, doubts } = periodYear(g.py, context)
    const from = isMonth(g.am) && year ? `${g.ay ?? year}-${twoDigits(g.am!)}` : null
    return period(year ? `${year}-${twoDigits(g.m!)}` : null, 'by', from, doubts)
  },
}

/** "tuần 3 tháng 12 năm 2026", "tuần 2/9". */
export const weekOfMonth: Form = {
  pattern: folded`(?:trong\s+|hoan thanh\s+)?tuan\s+(?:(?:thu\s+)?(?<w>[1-5]|nhat|dau|hai|ba|tu|cuoi)\s*,?\s*(?:cua\s+)?thang\s+|(?<w2>[1-5])\s?/\s?)(?<m>\d{1,2})(?!\d)(?:${MONTH_YEAR})?`,
  read: (g, context, around) => {
    if (!isMonth(g.m)) return null
    const week = g.w2 ?? WEEKS[g.w!] ?? g.w!
    if (week === 'cuoi') return monthReading(g, context, around)
    const { year, doubts } = periodYear(g.py, context)
    return period(year ? `${year}-${twoDigits(g.m!)}-W${week}` : null, 'by', null, doubts)
  },
}

/** "Tháng 4-6/2026". */
export const monthsInCell: Form = {
  pattern: folded`${MONTHS}`,
  only: 'cell',
  read: (g, context, around) => monthsReading(g, context, around),
}

/** "hoàn thành trong quý II và III/2026". */
export const doneInQuarter: Form = {
  pattern: folded`(?:truoc|${DONE})\s+quy\s+(?<quarters>${QUARTERS})(?![a-z])(?:${MONTH_YEAR})?`,
  read: quarterReading,
}

/** "Quý IV/2026". */
export const quarterInCell: Form = {
  pattern: folded`quy\s+(?<quarters>${QUARTERS})(?![a-z])(?:${MONTH_YEAR})?`,
  only: 'cell',
  read: quarterReading,
}

/** "tổ chức tháng 4 và 5/2026". */
export const doneInMonths: Form = {
  pattern: folded`${DONE}\s+${MONTHS}`,
  only: 'sentence',
  read: (g, context, around) => monthsReading(g, context, around),
}

/** "xong trong tháng 4/2026", "trước tháng 6 năm 2026". */
export const doneInMonth: Form = {
  pattern: folded`(?:truoc|${DONE})\s+(?:trong\s+|truoc\s+|dau\s+|giua\s+)?thang\s+(?<m>\d{1,2})(?!\d)(?:${MONTH_YEAR})?`,
  read: (g, context, around) => monthReading(g, context, around),
}

/** "Cuối tháng 9/2026". */
export const monthInCell: Form = {
  pattern: folded`(?<!\d\s{0,2})(?:dau |giua |cuoi |trong )?thang\s+(?<m>\d{1,2})(?!\d)(?:${MONTH_YEAR})?`,
  only: 'cell',
  read: (g, context, around) => monthReading(g, context, around),
}

/** In a sentence "6 tháng đầu năm" alone is what a report is about. */
export const halfYear: Form = {
  pattern:
    /(?<said>(?:trong|hoan thanh|xong|het|vao|cuoi)\s+)*0?6\s+thang\s+(?<half>dau|cuoi)\s+nam(?:\s+(?<py>\d{4}))?/g,
  read: (g, context, around) => {
    if (!context.cell && (!g.said || /ket qua(?: [a-z]+){0,3} $/.test(around.before))) return null
    const { year, doubts } = periodYear(g.py, context)
    return period(year ? `${year}-H${g.half === 'dau' ? 1 : 2}` : null, 'by', null, doubts)
  },
}

/** "vào cuối năm 2027". */
export const byYear: Form = {
  pattern: /\bvao\s+(?:cuoi\s+)?nam\s+(?<py>20\d{2})(?!\s?-|\d)/g,
  only: 'sentence',
  read: (g, context) => {
    const issued = context.documentDate ?? context.nearDate
    return issued && Number(g.py) >= year4(issued) ? period(g.py!) : null
  },
}

/** "hoàn thành trong năm 2026", "trước năm học 2026-2027". */
export const doneInYear: Form = {
  pattern:
    /(?:hoan thanh|xong|cham nhat|truoc|het)\s+(?:trong\s+|cuoi\s+|het\s+)*nam\s+(?:hoc\s+)?(?<py>\d{4})(?:\s?-\s?\d{4})?/g,
  read: (g, _, around) =>
    period(/nam hoc/.test(around.match) ? `SY${g.py}` : g.py!, /^truoc/.test(around.match) ? 'before' : 'by'),
}

/** "Năm 2026", "Giai đoạn 2026-2030", "Năm học 2026-2027". */
export const yearInCell: Form = {
  pattern:
    /(?:(?:ca|trong|cuoi|het)?\s*nam\s+(?<sy>hoc\s+)?|giai doan\s+|tu\s+(?:nam\s+)?|^)(?<py>20\d{2})(?:\s?(?:-|den(?: nam)?)\s?(?<last>20\d{2}))?(?!\d|\s?[/-])/g,
  only: 'cell',
  read: (g) => (g.sy ? period(`SY${g.py}`) : g.last ? period(g.last, 'by', g.py!) : period(g.py!)),
}

/** "9/2026". */
export const numericMonthInCell: Form = {
  pattern: /^(?:trong |thang |cuoi |den )*(?<m>\d{1,2})\s?[/-]\s?(?<py>20\d{2})$/g,
  only: 'cell',
  read: (g, context, around) => monthReading(g, context, around),
}

/** "Cả năm", "Trong năm học" in a time column: the year of the plan, said so. */
export const wholeYearInCell: Form = {
  pattern: /^(?:trong|cuoi|ca|suot|het)\s+nam(?<school>\s+hoc)?$/g,
  only: 'cell',
  read: (g, context) => {
    const { year, doubts } = g.school ? schoolYear(context) : periodYear(undefined, context)
    return period(year === null ? null : g.school ? `SY${year}` : String(year), 'by', null, doubts)
  },
}
