// Deadlines in a sentence or a table cell: which words state one, and the rule they state.
import type { Deadline, DeadlineRule } from '../core/plan-document.ts'
import * as days from './deadline-days.ts'
import type { DeadlineContext, Form, FoundDeadline } from './deadline-form.ts'
import * as periods from './deadline-periods.ts'
import * as recurring from './deadline-recurring.ts'
import * as relative from './deadline-relative.ts'
import { fold } from './fold.ts'

export type { DeadlineContext, DeadlineDoubt, FoundDeadline } from './deadline-form.ts'

/**
 * Every form, in the order in which they are tried. The order decides: words that one form has taken are closed to those
 * below it, so the particular stands above the general ("trước ngày 15/12 hằng năm" above "trước ngày 15/12").
 */
export const FORMS: readonly Form[] = [
  relative.dayOfMonthBeside,
  recurring.yearlyDayBehind,
  recurring.yearlyDayAhead,
  recurring.yearlyDayOfSeveral,
  recurring.yearlyDayOfYearBeside,
  recurring.yearlyRange,
  recurring.yearlyMonth,
  recurring.yearlyQuarter,
  recurring.dayOfEachAhead,
  recurring.dayOfEachInSentence,
  recurring.dayOfLastMonthOfQuarter,
  recurring.dayOfEachBehind,
  recurring.weekday,
  days.range,
  days.dayBehindHour,
  days.boundDay,
  days.withinDay,
  days.onDay,
  days.dayOfAct,
  days.labelledDay,
  relative.countBefore,
  relative.beforeEventByCount,
  relative.beforeAnythingByCount,
  relative.afterEventByCount,
  relative.afterCount,
  relative.countBeside,
  relative.beforeStart,
  relative.doneBeforeEvent,
  relative.besideEventInCell,
  relative.afterPlan,
  relative.afterSomething,
  recurring.continuously,
  periods.monthsFromTo,
  periods.weekOfMonth,
  periods.monthsInCell,
  days.dayInCell,
  periods.doneInQuarter,
  periods.quarterInCell,
  periods.doneInMonths,
  periods.doneInMonth,
  periods.monthInCell,
  periods.halfYear,
  periods.byYear,
  periods.doneInYear,
  periods.yearInCell,
  periods.numericMonthInCell,
  periods.wholeYearInCell,
  recurring.everyPeriod,
  recurring.halfYearly,
  recurring.andYearly,
  recurring.everyAtHead,
  recurring.continuousInCell,
  recurring.continuousAtEnd,
  recurring.everyInCell,
  recurring.everyAsAdverb,
  recurring.periodicInCell,
  recurring.periodic,
]

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
  // Blanks without end would cost more with every one; what they part is not one phrase.
  const folded = fold(text).replace(/\s{9,}/g, (blanks) => ` ${'|'.repeat(blanks.length - 2)} `)
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
