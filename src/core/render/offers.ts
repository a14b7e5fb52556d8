// An answer of one tap in words: what is written on its button.
import type { OfferLabel } from '../doubts.ts'
import { html, shorten } from '../markup.ts'
import type { Texts } from '../texts.gen.ts'
import { dayWords } from './days.ts'
import { ruleBrief } from './deadlines.ts'

const NAMES = 60

/** What an offer says it does, as markup. */
export function offerWords(label: OfferLabel, t: Texts): string {
  switch (label.as) {
    case 'as_printed':
      return t('offer-as-printed')
    case 'rule':
      return ruleBrief(label.rule, t)
    case 'both':
      return t('offer-both')
    case 'no_deadline':
      return t('offer-no-deadline')
    case 'announce':
      return t('offer-announce')
    case 'drop':
      return t('offer-drop')
    case 'units':
      return unitsWords(label, t)
    case 'unit':
      return t('offer-unit', { name: label.name })
    case 'role':
      return label.role === 'lead' ? t('offer-role-lead') : t('offer-role-coordinate')
    case 'leads':
      return t('offer-leads', { name: label.name })
    case 'all_lead':
      return t('offer-all-lead')
    case 'document_date':
      return t('offer-document-date', { day: html(dayWords(label.day, t)) })
    case 'event_date': {
      const day = html(dayWords(label.day, t))
      return label.time === null
        ? t('offer-event-date', { day })
        : t('offer-event-date-time', { day, time: label.time })
    }
    case 'task_of':
      return t('offer-task-of', { unit: label.unit })
    case 'later':
      return t('offer-later')
    case 'understood':
      return t('offer-understood')
    case 'adopt':
      return t('offer-adopt')
    case 'dismiss':
      return t('offer-dismiss')
    default:
      return label satisfies never
  }
}

function unitsWords({ names, why }: Extract<OfferLabel, { as: 'units' }>, t: Texts): string {
  const args = { count: String(names.length), names: shorten(names.join(', '), NAMES) }
  switch (why) {
    case 'spread':
      return t('offer-units-spread', args)
    case 'last_time':
      return t('offer-units-last-time', args)
    case 'in_plan':
      return t('offer-units-in-plan', { count: args.count })
    default:
      return why satisfies never
  }
}
