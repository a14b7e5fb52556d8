// Two records of one person become one, with all addresses, units, rights and what is on its way.
import { record } from '../store/journal.ts'
import { movePerson } from '../store/merge-people.ts'
import { contactsOfPerson, identitiesOf, personById, rolesOf } from '../store/people.ts'
import type { App, By } from './app.ts'
import { mayOrganize } from './may-organize.ts'
import { menuLater } from './menu-later.ts'
import type { Speaker } from './speaker.ts'

/** Makes two persons one, the first of them. To be called in a transaction. @returns false where there are no two */
export function mergePeople(app: App, keeps: number, other: number, by: By): boolean {
  if (keeps === other || !isSomebody(app, keeps) || !isSomebody(app, other)) return false
  movePerson(app.db, other, keeps, app.now())
  record(app.db, {
    at: app.now(),
    ...by,
    action: 'people_merged',
    object: `person:${other}`,
    details: { into: keeps },
  })
  for (const identity of identitiesOf(app.db, keeps)) menuLater(app, identity.id)
  return true
}

/** Somebody of whom there is anything left: a unit, a right, an address or a name. */
const isSomebody = (app: App, id: number): boolean => {
  const person = personById(app.db, id)
  if (!person) return false
  return person.name !== null || identitiesOf(app.db, id).length > 0 || contactsOfPerson(app.db, id).length > 0
}

/** Whoever joins two persons gives each all that the other may: only what the speaker may give away can be at stake. */
export const mayMerge = (app: App, speaker: Speaker, persons: readonly number[]): boolean =>
  persons.every(
    (id) =>
      (rolesOf(app.db, id).length === 0 || mayOrganize(speaker, null)) &&
      contactsOfPerson(app.db, id).every((contact) => mayOrganize(speaker, contact.planId)),
  )
