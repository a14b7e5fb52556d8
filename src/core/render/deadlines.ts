// Deadlines in words: the rule as the plan states it, the day it means, and when to send.
import { fold } from '../fold.ts'
import { escapeHtml, html } from '../markup.ts'
import type { DeadlineFacts, ItemFacts, PlanFacts } from '../notice.ts'
import type { Deadline } from '../plan-document.ts'
import type { Texts } from '../texts.gen.ts'
import { type Day, formatTime } from '../time.ts'
import { dayWords, two } from './days.ts'

// What an event is called in short; the first that a text names wins, longer names first.
const EVENT_NOUNS = [
  ['hoi nghi', 'anchor-conference'],
  ['hoi thao', 'anchor-workshop'],
  ['toa dam', 'anchor-seminar'],
  ['dai hoi', 'anchor-congress'],
  ['le hoi', 'anchor-festival'],
  ['ngay hoi', 'anchor-festival'],
  ['cuoc thi', 'anchor-contest'],
  ['hoi thi', 'anchor-contest'],
  ['ky thi', 'anchor-exam'],
  ['ky hop', 'anchor-session'],
  ['cuoc hop', 'anchor-meeting'],
  ['phien hop', 'anchor-meeting'],
  ['tap huan', 'anchor-training'],
  ['boi duong', 'anchor-training'],
  ['le', 'anchor-ceremony'],
] as const

/** What the event is called in a sentence, from the first of the texts that names its kind. */
export function eventNoun(t: Texts, ...texts: (string | null | undefined)[]): string {
  for (const text of texts) {
    const folded = ` ${fold(text ?? '').replace(/[^a-z0-9]+/g, ' ')} `
    const found = EVENT_NOUNS.map(([noun, key]) => ({ key, at: folded.indexOf(` ${noun} `) }))
      .filter(({ at }) => at >= 0)
      .sort((a, b) => a.at - b.at)[0]
    if (found) return t(found.key)
  }
  return t('anchor-event')
}

/** The event's short name within its plan. */
export const planEvent = (plan: PlanFacts, t: Texts): string => eventNoun(t, plan.event.name, plan.title)

function anchorWords(rule: { text: string; anchor: string }, event: string | null, t: Texts): string {
  if (rule.anchor === 'document') return t('anchor-plan')
  if (rule.anchor === 'event') return eventNoun(t, rule.text, event)
  return escapeHtml(rule.anchor.replace(/^(?:sau|trước|kể từ|tính từ)\s+/iu, ''))
}

const bounded = (bound: Deadline['bound'], what: string, t: Texts): string => t(`bound-${bound}`, { what: html(what) })

function dateWords(rule: Extract<Deadline, { kind: 'date' }>, d: DeadlineFacts, t: Texts): string {
  const day = html(dayWords(rule.date, t, d.dayOff))
  if (rule.from !== null) return t('deadline-range', { from: html(dayWords(rule.from, t)), to: day })
  const what = rule.time === null ? t('deadline-day', { day }) : t('deadline-time', { time: rule.time, day })
  return bounded(rule.bound, what, t)
}

function relativeWords(rule: Extract<Deadline, { kind: 'relative' }>, event: string | null, t: Texts): string {
  const known = rule.anchor === 'event' || rule.anchor === 'document'
  if (!rule.days && !known) return escapeHtml(rule.text)
  const anchor = html(anchorWords(rule, event, t))
  if (rule.days === null) {
    return rule.bound === 'on' ? t('deadline-anchor-on', { anchor }) : t('deadline-anchor-before', { anchor })
  }
  if (rule.days === 0) {
    const day = rule.anchor === 'document' ? t('anchor-plan') : t('deadline-day-of-anchor', { anchor })
    return bounded(rule.bound, day, t)
  }
  const side = rule.days < 0 ? 'before' : 'after'
  const unit = rule.unit === 'working_day' ? 'working-days' : 'days'
  return t(`deadline-${unit}-${side}`, { count: two(rule.days), anchor })
}

function monthWords(rule: Extract<Deadline, { kind: 'relative_month' }>, event: string | null, t: Texts): string {
  const args = { day: two(rule.day), anchor: html(anchorWords(rule, event, t)) }
  const away = Math.abs(rule.months)
  const side = rule.months < 0 ? 'before' : 'after'
  const day =
    away === 0
      ? t('deadline-month-same', args)
      : away === 1
        ? t(`deadline-month-${side}`, args)
        : t(`deadline-months-${side}`, { ...args, count: two(away) })
  return bounded(rule.bound, day, t)
}

const ROMAN = ['I', 'II', 'III', 'IV']

/** `quý III/2023`, `tháng 06/2024`, `tuần 3 tháng 12/2020`; null for a code it does not know. */
function periodName(period: string, t: Texts): string | null {
  const school = period.match(/^SY(\d{4})$/)
  if (school) return t('period-school-year', { from: school[1]!, to: String(Number(school[1]) + 1) })
  const found = period.match(/^(\d{4})(?:-(?:Q([1-4])|H([12])|(\d\d)(?:-W(\d))?))?$/)
  if (!found) return null
  const [, year = '', quarter, half, month, week] = found
  if (quarter) return t('period-quarter', { quarter: ROMAN[Number(quarter) - 1]!, year })
  if (half) return half === '1' ? t('period-half-1', { year }) : t('period-half-2', { year })
  if (!month) return t('period-year', { year })
  return week ? t('period-week', { week, month, year }) : t('period-month', { month, year })
}

function periodWords(rule: Extract<Deadline, { kind: 'period' }>, t: Texts): string {
  const to = rule.period === null ? null : periodName(rule.period, t)
  if (to === null) return escapeHtml(rule.text)
  const from = rule.from === null ? null : periodName(rule.from, t)
  if (from !== null) return t('deadline-in-periods', { from: html(from), to: html(to) })
  return rule.bound === 'on' ? t('deadline-in-period', { period: html(to) }) : bounded(rule.bound, to, t)
}

function recurringWords(rule: Extract<Deadline, { kind: 'recurring' }>, t: Texts): string {
  const day = rule.day === null ? null : two(rule.day)
  const month = rule.month === null ? null : two(rule.month)
  switch (rule.every) {
    case null:
      return t('recurring-some')
    case 'continuous':
      return t('recurring-continuous')
    case 'week':
      return t('recurring-week')
    case 'month':
      return day === null ? t('recurring-month') : bounded(rule.bound, t('recurring-month-day', { day }), t)
    case 'quarter':
      return day === null ? t('recurring-quarter') : bounded(rule.bound, t('recurring-quarter-day', { day }), t)
    case 'half_year':
      return day === null ? t('recurring-half-year') : bounded(rule.bound, t('recurring-half-year-day', { day }), t)
    case 'year':
      if (month === null) return t('recurring-year')
      return bounded(
        rule.bound,
        day === null ? t('recurring-year-month', { month }) : t('recurring-year-day', { day, month }),
        t,
      )
    default:
      return rule.every satisfies never
  }
}

/** The rule with the day it means, where that is known: what stands after "Thời hạn theo Kế hoạch:". */
function ruleWords(rule: Deadline, d: DeadlineFacts, event: string | null, t: Texts): string {
  if (rule.kind === 'date') return dateWords(rule, d, t)
  if (rule.kind === 'recurring') return recurringWords(rule, t)
  let said =
    rule.kind === 'relative'
      ? relativeWords(rule, event, t)
      : rule.kind === 'period'
        ? periodWords(rule, t)
        : monthWords(rule, event, t)
  if (d.result.kind !== 'due') {
    if (rule.kind === 'relative' && rule.time !== null)
      said = t('deadline-anchor-time', { words: html(said), time: rule.time })
    return d.result.kind === 'no_date' && rule.kind !== 'period' ? t('deadline-undated', { words: html(said) }) : said
  }
  const { due } = d.result
  const day = html(dayWords(due.strictDay, t, d.dayOff))
  if (due.exact) return t('deadline-dated-time', { words: html(said), time: formatTime(due.strict), day })
  return rule.bound === 'on' && rule.kind === 'relative'
    ? t('deadline-dated-on', { words: html(said), day })
    : t('deadline-dated', { words: html(said), day })
}

/** A rule alone, where it is one of several to choose from; what counts from another day is said in the plan's words. */
export function ruleBrief(rule: Deadline, t: Texts): string {
  if (rule.kind === 'date')
    return dateWords(
      rule,
      { rule, result: { kind: 'no_date' }, sendBy: null, dayOff: null, provisional: false, set: 'plan' },
      t,
    )
  return rule.kind === 'period' ? periodWords(rule, t) : escapeHtml(rule.text)
}

export interface DeadlineAbout {
  /** The event's name, for what a relative deadline counts from. */
  event?: string | null
  /** Nothing is sent, only done. */
  needsProduct?: boolean
}

/** The deadline as a phrase: "trước ngày 20/11/2022 (Chủ nhật)"; null where the plan states none. Markup. */
export const deadlinePhrase = (d: DeadlineFacts, t: Texts, about: DeadlineAbout = {}): string | null =>
  d.rule === null ? null : ruleWords(d.rule, d, about.event ?? null, t)

/** The day that the phrase prints, against which "send by" is news or not. */
function printedDay(d: DeadlineFacts): Day | null {
  if (d.rule?.kind === 'date') return d.rule.date
  return d.result.kind === 'due' ? d.result.due.strictDay : null
}

/**
 * A deadline in full sentences, as the plan says it and with what it means: "Thời hạn theo Kế hoạch: trước ngày
 * 20/11/2022 (Chủ nhật). Đề nghị gửi trong giờ làm việc ngày 18/11/2022 (thứ Sáu)." An hour only where the plan names
 * one. Markup.
 */
export function deadlineWords(d: DeadlineFacts, t: Texts, about: DeadlineAbout = {}): string {
  const phrase = deadlinePhrase(d, t, about)
  if (phrase === null) return t('deadline-none')
  const said = t(`deadline-${d.set}`, { words: html(phrase) })
  if (d.sendBy === null || d.sendBy === printedDay(d)) return said
  const day = html(dayWords(d.sendBy, t))
  return `${said} ${about.needsProduct === false ? t('deadline-do-by', { day }) : t('deadline-send-by', { day })}`
}

/** The deadline without advice when to send: for organizers' lists, and for what is sent already. */
export const deadlineBrief = (d: DeadlineFacts, t: Texts, about: DeadlineAbout = {}): string =>
  deadlineWords({ ...d, sendBy: null }, t, about)

/** {@link deadlineWords} of an item of a plan. */
export const itemDeadline = (item: ItemFacts, plan: PlanFacts, t: Texts): string =>
  deadlineWords(item.deadline, t, { event: plan.event.name ?? plan.title, needsProduct: item.needsProduct })
