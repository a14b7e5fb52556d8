// A message that a platform refused: not every platform says of a person that they block it, and nothing is lost in silence.
import { change, type OutboxRow, refusedSince } from '../store/outbox.ts'
import { changeIdentity, identitiesOf, identityById } from '../store/people.ts'
import type { App } from './app.ts'
import { reportGone, reportUndelivered, sayWayLost } from './unreachable.ts'

/** Why a row failed, and why an address is given up: it was refused, and no number says what for. */
export const REFUSED = 'refused'

/**
 * What is said unasked and refused goes by another way where there is one; where there is none the organizers are told.
 * One refusal may be the message's own fault; two in a row, with nothing that got through between them, are the address's.
 * It is open again as soon as the person writes.
 * @returns whether another way is left to try
 */
export function afterRefusal(app: App, row: OutboxRow, identityId: number): boolean {
  const identity = identityById(app.db, identityId)
  if (!identity) return false
  const others = identitiesOf(app.db, identity.personId).some((other) => other.id !== identityId && other.reachable)
  const again = refusedSince(app.db, identityId, identity.lastSuccessAt ?? 0, REFUSED)
  change(app.db, row.id, { reason: REFUSED })
  if (!others && !again) reportUndelivered(app, row)
  else {
    changeIdentity(app.db, identityId, { reachable: false, unreachableCode: REFUSED })
    sayWayLost(app, identityId)
    reportGone(app, identity.personId)
  }
  return others
}
