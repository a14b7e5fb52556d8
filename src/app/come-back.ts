// Somebody who could not be reached is back: what was missed is said once, by the cards as they are now.

import { change, missedBy } from '../store/outbox.ts'
import { contactsOfPerson, type Identity } from '../store/people.ts'
import { type App, tell } from './app.ts'
import { plansOfContact } from './speaker.ts'

export function comeBack(app: App, identity: Identity): void {
  const missed = missedBy(app.db, identity.personId)
  if (missed.length === 0) return
  for (const row of missed) change(app.db, row.id, { state: 'dropped', reason: 'came back' })
  // Cards show where things stand; what an organizer announced stands nowhere else.
  for (const { notice } of missed)
    if (notice.kind === 'bulletin')
      tell(app, { lane: 'reply', personId: identity.personId, identityId: identity.id }, notice)
  for (const contact of contactsOfPerson(app.db, identity.personId))
    for (const plan of plansOfContact(app, contact))
      tell(
        app,
        { lane: 'reply', personId: identity.personId, identityId: identity.id },
        { kind: 'announcement', plan: plan.id, unit: contact.unitId },
      )
}
