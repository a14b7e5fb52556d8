// Changes to the people of a plan: removed, made deputy, roles taken away, names and phones corrected by typing.
import { phoneOf } from '../core/phone.ts'
import type { PeopleAct, PeopleAction, PersonField } from '../core/people-notice.ts'
import { answered, type Waiting } from '../store/conversations.ts'
import { allRoles, removeRole } from '../store/invitations.ts'
import { record } from '../store/journal.ts'
import { type Contact, changeContact, changePerson, contactById, identitiesOf, personById } from '../store/people.ts'
import { type App, tell } from './app.ts'
import { standIn } from './deputies.ts'
import { undoJoin } from './link-contact.ts'
import { mayOrganize } from './may-organize.ts'
import { menuLater } from './menu-later.ts'
import { answer, byOf, refuse, type Speaker } from './speaker.ts'
import { tellOrganizers } from './telling.ts'

/** Every organizer sees who did what to whom. */
export function tellAct(
  app: App,
  speaker: Speaker,
  what: PeopleAct,
  about: { person: number; contact?: number | null; plan: number | null },
): void {
  const { person, contact = null, plan } = about
  const by = speaker.person.id
  tellOrganizers(app, plan, { kind: 'people_act', what, person, contact, plan, by }, { except: by })
}

/** A contact of this plan, or of all plans; answers by itself where it is none any more. */
function contactIn(app: App, speaker: Speaker, planId: number, id: number): Contact | null {
  const contact = contactById(app.db, id)
  if (contact && contact.removedAt === null && (contact.planId === null || contact.planId === planId)) return contact
  refuse(app, speaker, 'already_done')
  return null
}

export function dropContact(app: App, speaker: Speaker, planId: number, id: number): void {
  const contact = contactIn(app, speaker, planId, id)
  if (!contact) return
  undoJoin(app, contact.id, byOf(speaker))
  for (const identity of identitiesOf(app.db, contact.personId)) menuLater(app, identity.id)
  answer(app, speaker, { kind: 'undone', contact: contact.id })
  tellAct(app, speaker, 'removed', { person: contact.personId, contact: contact.id, plan: planId })
}

/** Main contact or deputy: from the next message on; whoever is left alone with the unit gets its card. */
export function changeStanding(app: App, speaker: Speaker, planId: number, id: number, deputy: boolean): void {
  const contact = contactIn(app, speaker, planId, id)
  if (!contact) return
  changeContact(app.db, contact.id, { deputy })
  record(app.db, {
    at: app.now(),
    ...byOf(speaker),
    action: deputy ? 'made_deputy' : 'made_main',
    object: `contact:${contact.id}`,
    details: { unit: contact.unitId },
  })
  if (deputy) standIn(app, contact)
  const person = contact.personId
  answer(app, speaker, { kind: 'person_card', plan: planId, person, sure: null })
  tellAct(app, speaker, deputy ? 'made_deputy' : 'made_main', { person, contact: contact.id, plan: planId })
}

/** Somebody must be left who can let others in. */
export const isLastOrganizer = (app: App, personId: number): boolean => {
  const all = allRoles(app.db).filter((r) => r.role === 'organizer' && r.planId === null)
  return all.some((r) => r.personId === personId) && all.every((r) => r.personId === personId)
}

export function dropRole(app: App, speaker: Speaker, action: Extract<PeopleAction, { do: 'remove_role' }>): void {
  const { person, role, plan } = action
  const held = allRoles(app.db).filter((r) => r.personId === person && r.role === role && r.planId === plan)
  if (held.length === 0) return refuse(app, speaker, 'already_done')
  if (role === 'organizer' && plan === null && isLastOrganizer(app, person))
    return refuse(app, speaker, 'last_organizer')
  if (!action.sure) {
    const sure = { what: 'remove_role', role, plan } as const
    return answer(app, speaker, { kind: 'person_card', plan: action.shown, person, sure })
  }
  for (const row of held) removeRole(app.db, row.id, app.now())
  record(app.db, {
    at: app.now(),
    ...byOf(speaker),
    action: 'role_removed',
    object: `person:${person}`,
    details: { role, plan },
  })
  for (const identity of identitiesOf(app.db, person)) menuLater(app, identity.id)
  const notice = { kind: 'people_act', what: 'role_removed', person, contact: null, plan, by: speaker.person.id } as const
  answer(app, speaker, notice)
  if (person !== speaker.person.id) tell(app, { lane: 'reply', personId: person }, notice)
  tellAct(app, speaker, 'role_removed', { person, plan })
}

const LONGEST = 120

/** A typed name, position or phone of a person; a phone nobody could dial is asked for again. */
export function personTyped(app: App, speaker: Speaker, waiting: Waiting, text: string): void {
  const field = waiting.ask.replace(/^person_/, '') as PersonField
  const personId = waiting.about
  const planId = waiting.plan
  if (personId === null || planId === null || !personById(app.db, personId)) return refuse(app, speaker, 'stale_button')
  if (!mayOrganize(speaker, planId)) return refuse(app, speaker, 'not_for_role')
  const said = text.normalize('NFC').replace(/\s+/g, ' ').trim()
  const value = field === 'phone' ? phoneOf(said) : said.length <= LONGEST && /\p{L}/u.test(said) ? said : null
  // The question stands: what is typed next is tried again.
  if (value === null) return refuse(app, speaker, field === 'phone' ? 'phone_unreadable' : 'name_unreadable')
  answered(app.db, speaker.identity.id)
  changePerson(app.db, personId, { [field]: value, listedAt: personById(app.db, personId)?.listedAt ?? app.now() })
  record(app.db, {
    at: app.now(),
    ...byOf(speaker),
    action: 'person_changed',
    object: `person:${personId}`,
    details: { fields: [field] },
  })
  answer(app, speaker, { kind: 'person_card', plan: planId, person: personId, sure: null })
  tellAct(app, speaker, 'edited', { person: personId, plan: planId })
}
