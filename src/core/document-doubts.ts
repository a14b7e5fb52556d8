// What is doubtful about the document itself, and the answers that one tap gives: its date, its event, lines without a unit.
import type { Offer, OfferLabel } from './doubts.ts'
import { byWeekday, daysSaid, forDocument, weekdayNear } from './likely-dates.ts'
import type { Day, Question, Time } from './plan-document.ts'
import { weekday } from './time.ts'

/** What the document says, by which a doubt about itself can be answered. */
export interface DoubtfulDocument {
  date: Day | null
  event: { date: Day | null; time: Time | null; window: { from: Day; to: Day } | null } | null
  /** The earliest day that any task is due. */
  firstDue: Day | null
  /** Bodies that a line without a unit may belong to: the one of the task above, the one that runs the plan. */
  units: string[]
}

/**
 * The answers that one tap gives to a doubt about the document.
 * @param at the question's place in the document's list
 * @param words the document's own line
 */
export function documentOffers(question: Question, at: number, words: string, document: DoubtfulDocument): Offer[] {
  const noted = (label: OfferLabel): Offer => ({ label, answer: { kind: 'noted', question: at } })
  const { date, event } = document
  switch (question.code) {
    case 'document_date_doubtful': {
      const cited = daysSaid(question.message).filter((day) => day !== date)
      const bounds = { from: cited.sort().at(-1) ?? null, to: document.firstDue ?? event?.date ?? null }
      const likely = date ? forDocument(date, bounds) : []
      return [
        ...likely.map(
          (day): Offer => ({ label: { as: 'document_date', day }, answer: { kind: 'document_date', date: day } }),
        ),
        noted({ as: 'as_printed' }),
      ]
    }
    case 'weekday_mismatch': {
      const named = event?.date ? weekdayNear(words, words) : null
      const bounds = { from: date, to: null }
      // The line may state another day, the one that its weekday fits.
      const said = named ? daysSaid(words).filter((day) => day !== event?.date && weekday(day) === named) : []
      const near = event?.date && named ? byWeekday(event.date, named, bounds) : []
      const days = said.length > 0 ? said : near
      const time = event?.time ?? null
      return [
        ...days.map(
          (day): Offer => ({ label: { as: 'event_date', day, time }, answer: { kind: 'event_date', date: day, time } }),
        ),
        noted({ as: 'as_printed' }),
      ]
    }
    case 'unit_missing':
      return [
        ...document.units.map(
          (unit): Offer => ({
            label: { as: 'task_of', unit },
            answer: { kind: 'add', unit, text: words, deadline: null },
          }),
        ),
        noted({ as: 'understood' }),
      ]
    case 'blank_number':
    case 'blank_date':
    case 'event_date_unknown':
      return [noted({ as: 'later' })]
    default:
      return [noted({ as: 'understood' })]
  }
}

/** A presenter without a task: it is made one, or the mention is left at that. */
export const suggestionOffers = (at: number): Offer[] => [
  { label: { as: 'adopt' }, answer: { kind: 'adopt', suggestion: at } },
  { label: { as: 'dismiss' }, answer: { kind: 'dismiss', suggestion: at } },
]
