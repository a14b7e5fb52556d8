// Somebody cannot be reached any more: the organizers are told once, and the unit's deputies stand in.
import type { OutboxRow } from '../store/outbox.ts'
import { type Contact, contactsOfPerson, identitiesOf, identityById } from '../store/people.ts'
import { type App, tell } from './app.ts'
import { lastHeard, standIn } from './deputies.ts'
import { plansHeld } from './plans-of-notice.ts'
import { bulkTime, tellOrganizers } from './telling.ts'
import { isReached } from './way-standing.ts'

/** Organizers hear once for each time that somebody cannot be reached: that unit is on the list to phone. */
export function reportGone(app: App, personId: number | null): void {
  if (personId === null || identitiesOf(app.db, personId).some((i) => i.reachable)) return
  report(app, personId, contactsOfPerson(app.db, personId))
}

/** The same of somebody to whom a message could not go: no window is open, or the plan forbids the ways there are. */
export function reportUndelivered(app: App, row: OutboxRow): void {
  if (row.personId === null) return
  const plans = plansHeld(app, row)
  const about = (contact: Contact) => plans.length === 0 || contact.planId === null || plans.includes(contact.planId)
  report(app, row.personId, contactsOfPerson(app.db, row.personId).filter(about))
}

function report(app: App, personId: number, contacts: readonly Contact[]): void {
  for (const contact of contacts) standIn(app, contact)
  tellLost(app, contacts, (contact) => ({
    key: `undelivered:${contact.id}:${lastHeard(app, personId)}`,
    except: personId,
  }))
}

/** Somebody who keeps another way is told by it that one does not work any more; once for each time. */
export function sayWayLost(app: App, identityId: number): void {
  const identity = identityById(app.db, identityId)
  if (!identity || identity.reachable || !isReached(app, identity.personId, null)) return
  tell(
    app,
    {
      lane: 'bulk',
      personId: identity.personId,
      notBefore: bulkTime(app),
      key: `way_lost:${identity.id}:${identity.lastInboundAt ?? 0}`,
    },
    { kind: 'way_lost', identity: identity.id },
  )
}

/** Tells the organizers of contacts of one person who are lost: one message names all their units in a plan. */
export function tellLost(
  app: App,
  contacts: readonly Contact[],
  how: (contact: Contact) => { key: string; except?: number },
): void {
  const told = new Set<number | null>()
  for (const contact of contacts) {
    if (told.has(contact.planId)) continue
    told.add(contact.planId)
    tellOrganizers(app, contact.planId, { kind: 'undelivered', contact: contact.id }, how(contact))
  }
}
