// Deadlines that name a day: "trước ngày 18/4", "chậm nhất …", ranges, days of an act, bare days in a time column.
import type { Bound, Day, Time } from '../core/plan-document.ts'
import { weekday } from '../core/time.ts'
import { datePattern, dayOf, timePattern, WEEKDAY, weekdayMeant, writtenDate, writtenTime } from './dates.ts'
import {
  type Around,
  BOUND,
  boundOf,
  DAY_OF_WEEK,
  type DeadlineContext,
  type DeadlineDoubt,
  type Form,
  folded,
  type Groups,
  RANGE_START,
  type Reading,
  year4,
} from './deadline-form.ts'

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
  const named = weekdayMeant(inside) ?? weekdayMeant(beside) ?? weekdayMeant(ahead)
  return named !== null && named !== weekday(date) ? ['weekday_mismatch'] : []
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

/** Parts of the day that are no hour: "hết giờ hành chính ngày …", "cuối buổi chiều ngày …". */
const PART_OF_DAY = String.raw`(?:(?:cuoi\s+)?gio\s+(?:hanh\s+chinh|lam\s+viec)|cuoi\s+(?:gio|buoi|ngay)(?:\s+(?:chieu|sang|lam\s+viec|hanh\s+chinh))?|(?:buoi\s+)?(?:sang|chieu))\s*,?\s*(?:cua\s+)?`
/** An hour behind the day: "ngày 12/6 (trước 16 giờ 00)". */
const HOUR_BEHIND = String.raw`(?:\s*[,(]\s*(?:(?:truoc|luc|vao\s+luc|cham\s+nhat|het)\s+)*${timePattern('2')}\)?)?`
const RANGE_END = String.raw`(?:ngay\s+)?${datePattern('b')}`

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

/** "từ ngày 29/6/2026 đến hết ngày 09/7/2026"; in a cell also without "từ": "27/4 - 19/5/2026". */
export const range: Form = {
  pattern: folded`(?:tu\s+)?(?:ngay\s+)?(?<!\d|\d/|\d\.)${RANGE_START}\s*(?:-|den)\s*(?:het\s+)?${RANGE_END}`,
  read: (g, context, around) => (context.cell || /^tu\b/.test(around.match) ? rangeReading(g, context, around) : null),
}

/** The hour may stand before the day or, in brackets or after a comma, behind it. */
export const dayBehindHour: Form = {
  pattern: folded`${BOUND}\s*(?:luc\s+)?${timePattern()}\s*,?\s*(?:cua\s+)?(?:ngay\s+)?${DAY_OF_WEEK}(?:ngay\s+)?${datePattern('')}`,
  read: (g, context, around) => {
    const { bound, contradictory } = boundOf(g)
    return dateReading(g, context, around, bound, contradictory)
  },
}

/** "trước ngày 18/4/2026 (16 giờ 30)", "chậm nhất ngày 04/8/2026", "đến hết thứ Sáu (20/3)". */
export const boundDay: Form = {
  pattern: folded`${BOUND}\s+(?:${PART_OF_DAY})?(?:ngay\s+)?${DAY_OF_WEEK}${datePattern('')}${HOUR_BEHIND}`,
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
}

/** "trong ngày 20/3/2026", if it lies ahead. */
export const withinDay: Form = {
  pattern: folded`(?<!\b(?:dien ra|to chuc|khai mac) )\btrong\s+ngay\s+${DAY_OF_WEEK}${datePattern('')}`,
  only: 'sentence',
  read: (g, context, around) => {
    const reading = dateReading(g, context, around, 'by', false)
    return reading?.rule.kind === 'date' && context.documentDate && reading.rule.date >= context.documentDate
      ? reading
      : null
  },
}

/** "kiểm tra kỹ thuật vào chiều ngày 19/12": a day of doing, unless it is the event's own. */
export const onDay: Form = {
  pattern: folded`(?<!\b(?:dien ra|bat dau|duoc to chuc|ket thuc) )\b(?:vao|luc)\s+(?:luc\s+)?(?:${timePattern()}\s*,?\s*)?(?:(?:buoi\s+)?(?:sang|chieu|toi)\s+)?(?:ngay\s+)?${DAY_OF_WEEK}${datePattern('')}`,
  only: 'sentence',
  read: (g, context, around) => {
    const reading = dateReading(g, context, around, 'on', false)
    const ahead = reading?.rule.kind === 'date' && context.documentDate && reading.rule.date > context.documentDate
    return ahead && reading.rule.kind === 'date' && reading.rule.date !== context.nearDate ? reading : null
  },
}

/** "trình Trưởng phòng ký ban hành ngày 07/12": a day of the act itself, if it lies ahead; a past one is a reference. */
export const dayOfAct: Form = {
  pattern: folded`(?<=\b(?:phe duyet|ky|ky ban hanh|ban hanh|tong duyet|cong bo|nghiem thu|chay thu|ban giao|trao thuong|trao giai|niem yet|nop|gui|trinh|hoan tat)\s+)(?:(?:vao|trong|luc)\s+)*(?:${timePattern()}\s*,?\s*)?(?:(?:buoi\s+)?(?:sang|chieu|toi)\s+)?(?:ngay\s+)?${datePattern('')}`,
  only: 'sentence',
  read: (g, context, around) => {
    const reading = dateReading(g, context, around, 'on', false)
    return reading?.rule.kind === 'date' && context.documentDate && reading.rule.date > context.documentDate
      ? reading
      : null
  },
}

/** A deadline after its label, in a sentence: "Thời hạn gửi: 17h00 ngày 20/11/2026". */
export const labelledDay: Form = {
  pattern: folded`(?<=\b(?:thoi han|han|thoi gian (?:hoan thanh|nop|gui|bao cao|trinh|thuc hien))\b[^.;:]{0,40}(?::|\bla\b)\s*)(?:${timePattern()}\s*,?\s*)?(?:ngay\s+)?${datePattern('')}`,
  read: (g, context, around) => dateReading(g, context, around, 'by', false),
}

/** A day alone in a time column: "17h00 ngày 20/4/2026". */
export const dayInCell: Form = {
  pattern: folded`(?:${timePattern()}\s*,?\s*)?(?<![\d/.-])(?:ngay\s+)?${datePattern('')}`,
  only: 'cell',
  read: (g, context, around) => dateReading(g, context, around, 'by', false),
}
