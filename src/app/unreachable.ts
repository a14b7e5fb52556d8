// Somebody cannot be reached any more: the organizers are told once, and the unit's deputies stand in.
import { type Contact, contactsOfPerson, identitiesOf } from '../store/people.ts'
import type { App } from './app.ts'
import { lastHeard, standIn } from './deputies.ts'
import { tellOrganizers } from './telling.ts'

/** Organizers hear once for each time that somebody cannot be reached: that unit is on the list to phone. */
export function reportGone(app: App, personId: number | null): void {
  if (personId === null || identitiesOf(app.db, personId).some((i) => i.reachable)) return
  const contacts = contactsOfPerson(app.db, personId)
  for (const contact of contacts) standIn(app, contact)
  tellLost(app, contacts, (contact) => ({
    key: `undelivered:${contact.id}:${lastHeard(app, personId)}`,
    except: personId,
  }))
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
