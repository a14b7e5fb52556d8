// What the reader was unsure of, and the answers that one tap gives: the likely reading, the printed one, the bodies meant.
import type { Answer } from './answers.ts'
import { type Bounds, byWeekday, byYear, forInvalid, periodIn, ruleOn, weekdayNear } from './likely-dates.ts'
import type { Day, Deadline, Question, Role, Time } from './plan-document.ts'
import { addDays, yearOf } from './time.ts'
import { fold, splitUnits } from './units.ts'

/** What a doubt is about: one answer of the same sort settles it. */
export type DoubtSort = 'unit' | 'deadline' | 'role' | 'document'

/** What an offer says it does; the words are made by whoever shows it. */
export type OfferLabel =
  | { as: 'as_printed' }
  | { as: 'rule'; rule: Deadline }
  | { as: 'both' }
  | { as: 'no_deadline' }
  | { as: 'announce' }
  | { as: 'drop' }
  | { as: 'units'; names: string[]; why: 'spread' | 'last_time' | 'in_plan' }
  | { as: 'unit'; name: string }
  | { as: 'role'; role: Role }
  /** This one leads, the others named beside it coordinate. */
  | { as: 'leads'; name: string }
  | { as: 'all_lead' }
  | { as: 'document_date'; day: Day }
  | { as: 'event_date'; day: Day; time: Time | null }
  | { as: 'task_of'; unit: string }
  | { as: 'later' }
  | { as: 'understood' }
  | { as: 'adopt' }
  | { as: 'dismiss' }

export interface Offer {
  label: OfferLabel
  answer: Answer
}

/** A task as far as a doubt about it goes. */
export interface DoubtfulTask {
  unitText: string
  text: string
  deadline: Deadline | null
  moreDeadlines: readonly Deadline[]
}

/** What the plan says elsewhere, by which a reading is likely or not. */
export interface DoubtContext {
  /** Null where it is itself doubtful. */
  documentDate: Day | null
  eventDay: Day | null
  /** Bodies that an open group may stand for, by what makes one think so. */
  groups: { names: string[]; why: 'spread' | 'last_time' | 'in_plan' }[]
  /** Names of the directory that are close to the unit as written. */
  nearest: string[]
}

type OffersOf = (question: Question, task: DoubtfulTask, ctx: DoubtContext) => Offer[]

interface Treatment {
  sort: DoubtSort
  /** Null where it is asked about the document. */
  offers: OffersOf | null
}

const confirm = (code: string, label: OfferLabel = { as: 'as_printed' }): Offer => ({
  label,
  answer: { kind: 'confirm', code },
})
const rule = (to: Deadline): Offer => ({
  label: { as: 'rule', rule: to },
  answer: { kind: 'deadline', rule: to, milestone: false },
})
const NO_DEADLINE: Offer = { label: { as: 'no_deadline' }, answer: { kind: 'deadline', rule: null, milestone: false } }
const DROP: Offer = { label: { as: 'drop' }, answer: { kind: 'drop' } }

/** A deadline lies between its document and a while after its event; without either, anywhere. */
const boundsOf = ({ documentDate, eventDay }: DoubtContext): Bounds => ({
  from: documentDate,
  to: eventDay ? addDays(eventDay, 92) : documentDate ? addDays(documentDate, 730) : null,
})

/** The deadline that a question quotes: of several the one whose words stand in its sentence. */
const meant = (question: Question, task: DoubtfulTask): Deadline | null => {
  const all = [...(task.deadline ? [task.deadline] : []), ...task.moreDeadlines]
  return all.find((one) => one.text !== '' && question.message.includes(one.text)) ?? all[0] ?? null
}

const dated = (one: Deadline | null): one is Extract<Deadline, { kind: 'date' }> => one?.kind === 'date'

const otherYears: OffersOf = (question, task, ctx) => {
  const one = meant(question, task)
  const bounds = boundsOf(ctx)
  if (dated(one)) return [...byYear(one.date, bounds).map((day) => rule(ruleOn(one, day))), confirm(question.code)]
  const year = bounds.from ? yearOf(bounds.from) : null
  const period = one?.kind === 'period' && year ? periodIn(one.period, year) : null
  const likely = one?.kind === 'period' && period && period !== one.period ? [{ ...one, period }] : []
  return [...likely.map(rule), confirm(question.code)]
}

const weekdays: OffersOf = (question, task, ctx) => {
  const one = meant(question, task)
  if (!dated(one)) return [confirm(question.code)]
  const named = weekdayNear(task.text.includes(one.text) ? task.text : one.text, one.text)
  const days = named ? byWeekday(one.date, named, boundsOf(ctx)) : []
  return [...days.map((day) => rule(ruleOn(one, day))), confirm(question.code)]
}

const contradiction: OffersOf = (question, task) => {
  const one = meant(question, task)
  return one ? [confirm(question.code), rule({ ...one, bound: 'by' })] : [confirm(question.code)]
}

const several: OffersOf = (question, task) => [
  ...[task.deadline, ...task.moreDeadlines].flatMap((one) => (one ? [rule(one)] : [])),
  confirm(question.code, { as: 'both' }),
]

const invalid: OffersOf = (question, task, ctx) => {
  const one = meant(question, task)
  const year = ctx.documentDate ?? ctx.eventDay
  const days = one ? forInvalid(one.text, year ? yearOf(year) : null) : []
  return [...days.map((day) => rule(ruleOn(one!, day))), NO_DEADLINE]
}

const members: OffersOf = (_question, _task, ctx) =>
  ctx.groups.map(({ names, why }) => ({
    label: { as: 'units', names, why },
    answer: { kind: 'members', text: names.join('; ') },
  }))

const nearest: OffersOf = (_question, task, ctx) => [
  ...ctx.nearest.map((name): Offer => ({ label: { as: 'unit', name }, answer: { kind: 'unit', name } })),
  { label: { as: 'as_printed' }, answer: { kind: 'unit', name: task.unitText } },
]

/** Of several units in one cell one leads and the others help, or all lead; a single one does the one or the other. */
const roles: OffersOf = (_question, task) => {
  const parts = splitUnits(task.unitText)
  const of = (role: Role): Offer => ({ label: { as: 'role', role }, answer: { kind: 'role', role } })
  if (parts.length < 2) return [of('lead'), of('coordinate')]
  // A class of bodies cannot lead alone: who would it be?
  const leads = parts
    .filter((name) => !/^(cac|moi|toan) /.test(fold(name)))
    .slice(0, 3)
    .map((name): Offer => ({ label: { as: 'leads', name }, answer: { kind: 'leads', name } }))
  return [...leads, { ...of('lead'), label: { as: 'all_lead' } }]
}

/** Every doubt that a reader has a code for. */
const TREATMENTS: Readonly<Record<string, Treatment>> = {
  deadline_contradictory: { sort: 'deadline', offers: contradiction },
  deadlines_differ: { sort: 'deadline', offers: several },
  deadline_before_document: {
    sort: 'deadline',
    offers: (question, task, ctx) => [...otherYears(question, task, ctx), NO_DEADLINE, DROP],
  },
  deadline_after_event: { sort: 'deadline', offers: ({ code }) => [confirm(code), NO_DEADLINE] },
  /** Computed: its deadline is past on the clock in force. */
  deadline_past: { sort: 'deadline', offers: ({ code }) => [confirm(code, { as: 'announce' }), NO_DEADLINE, DROP] },
  weekday_mismatch: { sort: 'deadline', offers: weekdays },
  year_from_document: { sort: 'deadline', offers: (question, task, ctx) => otherYears(question, task, ctx).reverse() },
  year_missing: { sort: 'deadline', offers: (question, task, ctx) => otherYears(question, task, ctx).reverse() },
  year_doubtful: { sort: 'deadline', offers: otherYears },
  date_invalid: { sort: 'deadline', offers: invalid },
  open_group: { sort: 'unit', offers: members },
  unit_unknown: { sort: 'unit', offers: nearest },
  unit_inferred: {
    sort: 'unit',
    offers: ({ code }, task) => [confirm(code, { as: 'unit', name: task.unitText }), DROP],
  },
  role_unclear: { sort: 'role', offers: roles },
  unit_missing: { sort: 'document', offers: null },
  document_date_doubtful: { sort: 'document', offers: null },
  blank_number: { sort: 'document', offers: null },
  blank_date: { sort: 'document', offers: null },
  duplicate_number: { sort: 'document', offers: null },
  event_date_unknown: { sort: 'document', offers: null },
  no_tasks: { sort: 'document', offers: null },
}

/** The codes that have a treatment, for tests. */
export const TREATED: readonly string[] = Object.keys(TREATMENTS)

/** What a doubt is about; a code of another program is told by its words. */
export function sortOf(code: string): DoubtSort {
  const known = TREATMENTS[code]
  if (known) return known.sort
  if (/group|member|unit/.test(code)) return 'unit'
  if (/deadline|date|weekday|year/.test(code)) return 'deadline'
  return /role/.test(code) ? 'role' : 'document'
}

/** The answers that one tap gives to a doubt about a task, the likeliest first. */
export function taskOffers(question: Question, task: DoubtfulTask, ctx: DoubtContext): Offer[] {
  const offers = TREATMENTS[question.code]?.offers
  return offers ? once(offers(question, task, ctx)) : [confirm(question.code), DROP]
}

const once = (offers: Offer[]): Offer[] => {
  const seen = new Set<string>()
  return offers.filter(({ answer }) => {
    const key = JSON.stringify(answer)
    return !seen.has(key) && seen.add(key)
  })
}
