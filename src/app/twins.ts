// Somebody joins a unit by its code under the name of a contact who is there already: the same person, or perhaps so.
import { nameKey } from '../core/contact-sheet.ts'
import { type Contact, contactsOf, contactsOfPerson, identitiesOf, personById, rolesOf } from '../store/people.ts'
import type { App } from './app.ts'
import type { Sender } from './sender.ts'
import { tellOrganizers } from './telling.ts'

/** Fewer words than a full name has are borne by many. */
const FULL_NAME = 2

/** Contacts of a unit who bear a name. */
function called(app: App, planId: number | null, unitId: number, name: string): Contact[] {
  const key = nameKey(name)
  if (key.split(' ').length < FULL_NAME) return []
  const there = planId === null ? [] : contactsOf(app.db, planId, [unitId])
  return there.filter((c) => nameKey(personById(app.db, c.personId)?.name ?? '') === key)
}

/**
 * The contact of a unit as whom somebody new goes on by another channel. A name proves little, a code for the unit that
 * this one speaks for anyway a good deal: so only where the chat gains nothing by it beyond what the code gives.
 * @returns the person's id; null where it is not certain
 */
export function sameOfUnit(app: App, sender: Sender, unitId: number, planId: number | null): number | null {
  if (sender.name === null) return null
  const people = [...new Set(called(app, planId, unitId, sender.name).map((c) => c.personId))]
  const [only, another] = people
  if (only === undefined || another !== undefined) return null
  const gains =
    rolesOf(app.db, only).length > 0 ||
    contactsOfPerson(app.db, only).some((c) => c.unitId !== unitId || c.planId !== planId)
  const there = identitiesOf(app.db, only).some((i) => i.channel === sender.channel)
  return gains || there ? null : only
}

/** Two contacts of a unit by one name, of whom nobody can know whether they are one: the organizers are told. */
export function tellTwins(app: App, contact: Contact, name: string | null): void {
  if (name === null) return
  const others = called(app, contact.planId, contact.unitId, name).filter((c) => c.personId !== contact.personId)
  for (const other of others.slice(0, 1))
    tellOrganizers(
      app,
      contact.planId,
      { kind: 'twins', contact: contact.id, other: other.id },
      { key: `twins:${contact.id}:${other.id}`, except: contact.personId },
    )
}
