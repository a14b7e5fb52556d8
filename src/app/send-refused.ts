// A message that a platform refused: not every platform says of a person that they block it, and nothing is lost in silence.
import { MINUTE } from '../core/time.ts'
import { change, type OutboxRow } from '../store/outbox.ts'
import { changeIdentity, identitiesOf, identityById } from '../store/people.ts'
import { type App, channelOf } from './app.ts'
import { reportGone, sayWayLost } from './unreachable.ts'

/** Why a row waits to be tried once more, and why an address is given up: it was refused, and no number says what for. */
export const REFUSED = 'refused'
const AGAIN_MS = 10 * MINUTE

/**
 * What was said unasked and refused, on a platform that does not say why, is tried once more. Refused again, with nothing that got through meanwhile, it is the
 * address's fault and not the message's: that one is given up until the person writes there, and somebody hears of it.
 * @returns whether another way is left to try
 */
export function afterRefusal(app: App, row: OutboxRow, identityId: number): boolean {
  const now = app.now()
  const identity = identityById(app.db, identityId)
  if (!identity || channelOf(app, identity)?.abilities.namesLost !== false) return false
  if (row.reason !== REFUSED) {
    change(app.db, row.id, { state: 'waiting', reason: REFUSED, notBefore: now + AGAIN_MS, identityId: null })
    return false
  }
  if ((identity.lastSuccessAt ?? 0) >= row.notBefore - AGAIN_MS) return false
  changeIdentity(app.db, identityId, { reachable: false, unreachableCode: REFUSED })
  sayWayLost(app, identityId)
  reportGone(app, identity.personId)
  return identitiesOf(app.db, identity.personId).some((other) => other.reachable)
}
