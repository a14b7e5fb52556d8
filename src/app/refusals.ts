// The core's refusals in the closed list of what the bot says: polite, and telling nothing that is not the person's own.
import type { Refusal } from '../core/assignment.ts'
import type { RefusalCode } from '../core/notice.ts'

/** Refusals of the core in the words of the closed list: polite, and telling nothing that is not the person's own. */
export function refusalCode(refusal: Refusal | { code: 'unknown' | 'plan_closed' }): RefusalCode {
  switch (refusal.code) {
    case 'not_your_unit':
    case 'may_only_look':
    case 'organizer_only':
    case 'own_unit':
    case 'unknown':
      return 'not_yours'
    case 'plan_closed':
    case 'cancelled':
    case 'event_began':
      return 'plan_closed'
    case 'already_accepted':
    case 'already_submitted':
    case 'already_declined':
    case 'newer_version':
      return 'already_done'
    case 'unknown_submission':
    case 'nothing_submitted':
      return 'stale_button'
    case 'owes_nothing':
    case 'not_announced':
      return 'no_open_item'
    case 'no_deadline':
    case 'no_request':
      return refusal.code
    default:
      return 'failed'
  }
}
