// Somebody has all that is kept of them erased: the units hear of it through their organizers, the journal keeps a number.
import { record } from '../store/journal.ts'
import { erasePerson } from '../store/own-data.ts'
import { type Contact, identitiesOf, namedContactsOfPerson, rolesOf } from '../store/people.ts'
import { type App, tell } from './app.ts'
import { undoJoin } from './link-contact.ts'
import { emptyMenuLater } from './menu-later.ts'
import { isLastOrganizer } from './people-changes.ts'
import { byOf, refuse, type Speaker } from './speaker.ts'
import { tellOrganizers } from './telling.ts'

/** To be called in a transaction. */
export function eraseSpeaker(app: App, speaker: Speaker): void {
  const { person, identity } = speaker
  if (isLastOrganizer(app, person.id)) return refuse(app, speaker, 'last_organizer')
  const contacts = namedContactsOfPerson(app.db, person.id)
  const roles = rolesOf(app.db, person.id)
  const by = byOf(speaker)
  for (const contact of contacts) undoJoin(app, contact.id, by)
  for (const { role, planId } of roles)
    record(app.db, {
      at: app.now(),
      ...by,
      action: 'role_removed',
      object: `person:${person.id}`,
      details: { role, plan: planId },
    })
  for (const { channel, bot, chatId } of identitiesOf(app.db, person.id)) emptyMenuLater(app, channel, bot, chatId)
  erasePerson(app.db, person.id, app.now())
  record(app.db, { at: app.now(), ...by, action: 'erased', object: `person:${person.id}`, details: {} })
  tellLeft(app, contacts, person.id)
  const { channel, bot, chatId: chat } = identity
  tell(app, { lane: 'reply', personId: null, address: { channel, bot, chat } }, { kind: 'erased' })
}

/** Organizers hear once for each unit that lost its contact; of one who had only a role, once. */
function tellLeft(app: App, contacts: Contact[], person: number): void {
  const joined = contacts.filter((c) => c.joinedAt !== null)
  const act = { kind: 'people_act', person, by: person } as const
  if (joined.length === 0)
    tellOrganizers(app, null, { ...act, what: 'erased_role', contact: null, plan: null }, { except: person })
  for (const contact of joined)
    tellOrganizers(
      app,
      contact.planId,
      { ...act, what: 'erased', contact: contact.id, plan: contact.planId },
      { key: `erased:${contact.id}`, except: person },
    )
}
