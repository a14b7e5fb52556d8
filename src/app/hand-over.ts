// Handing a unit over: a one-time code for the colleague; until they join nothing changes, then the chain is kept.
import type { Instant } from '../core/time.ts'
import { lastOf, record } from '../store/journal.ts'
import { openHandOvers } from '../store/invitations.ts'
import {
  addContact,
  type Contact,
  changeContact,
  changeInvitation,
  contactById,
  contactsOfPerson,
  formerContactsOf,
  type Invitation,
  identitiesOf,
  removeContact,
} from '../store/people.ts'
import type { App, By } from './app.ts'
import { makeInvitation } from './invite.ts'
import { menuLater } from './menu-later.ts'

/** The contact who hands over; null once that person speaks for the unit no more, and the code is worth nothing. */
export function handsOverFrom(app: App, invitation: Pick<Invitation, 'handsOver'>): Contact | null {
  const from = invitation.handsOver === null ? undefined : contactById(app.db, invitation.handsOver)
  return from && from.removedAt === null && from.joinedAt !== null ? from : null
}

/** All that one person is for a unit in a plan: for content, for the technical side, or both. */
const sidesOf = (app: App, contact: Contact): Contact[] =>
  contactsOfPerson(app.db, contact.personId).filter((c) => c.unitId === contact.unitId && c.planId === contact.planId)

/** The valid hand-over of a contact, made where there is none. */
export function offerHandOver(app: App, contact: Contact, by: By): Invitation {
  const open = openHandOvers(
    app.db,
    sidesOf(app, contact).map((c) => c.id),
    app.now(),
  ).at(-1)
  if (open) return open
  const { planId, unitId } = contact
  const made = makeInvitation(app, { planId, unitId, personId: null, role: 'unit', handsOver: contact.id }, by)
  record(app.db, {
    at: app.now(),
    ...by,
    action: 'hand_over_offered',
    object: `contact:${contact.id}`,
    details: { unit: unitId, invitation: made.id },
  })
  return made
}

/** Codes that a contact made for colleagues end with the contact. */
export function endHandOvers(app: App, contact: Contact): void {
  const now = app.now()
  for (const open of openHandOvers(app.db, [contact.id], now)) changeInvitation(app.db, open.id, { revokedAt: now })
}

/** The colleague has joined: takes all sides over; the former contact is released, or stays as deputy by their choice. */
export function takeOver(app: App, invitation: Invitation, to: Contact, from: Contact, by: By): void {
  const now = app.now()
  const [first, ...more] = sidesOf(app, from)
  changeContact(app.db, to.id, { handedFrom: from.id, deputy: false, purpose: first?.purpose ?? to.purpose })
  const held = new Set(sidesOf(app, to).map((c) => c.purpose))
  for (const side of more)
    if (!held.has(side.purpose))
      addContact(app.db, {
        personId: to.personId,
        unitId: to.unitId,
        planId: to.planId,
        purpose: side.purpose,
        joinedAt: now,
        removedAt: null,
        handedFrom: side.id,
      })
  for (const side of sidesOf(app, from)) {
    endHandOvers(app, side)
    if (invitation.deputy) changeContact(app.db, side.id, { deputy: true })
    else removeContact(app.db, side.id, now)
  }
  record(app.db, {
    at: now,
    ...by,
    action: 'handed_over',
    object: `contact:${to.id}`,
    details: { unit: to.unitId, from: from.id, stays: invitation.deputy },
  })
  for (const identity of identitiesOf(app.db, from.personId)) menuLater(app, identity.id)
}

/**
 * The organizer undoes a hand-over: the former contact speaks for the unit again, the other one no more.
 * @returns null where it cannot be undone any more
 */
export function takeBack(app: App, to: Contact, fromId: number, by: By): Contact | null {
  const from = contactById(app.db, fromId)
  if (!from || to.removedAt !== null || to.handedFrom !== fromId) return null
  const now: Instant = app.now()
  const released = from.removedAt
  const handedAt = lastOf(app.db, 'handed_over', `contact:${to.id}`)?.at ?? now
  // Who spoke for the unit before goes on doing so.
  for (const side of sidesOf(app, to)) {
    if (side.handedFrom === null) continue
    if ((side.joinedAt ?? 0) < handedAt) changeContact(app.db, side.id, { handedFrom: null })
    else removeContact(app.db, side.id, now)
  }
  const before =
    released === null
      ? sidesOf(app, from)
      : formerContactsOf(app.db, from.personId).filter((c) => c.unitId === from.unitId && c.removedAt === released)
  for (const side of before) changeContact(app.db, side.id, { removedAt: null, deputy: false })
  record(app.db, {
    at: now,
    ...by,
    action: 'hand_over_undone',
    object: `contact:${from.id}`,
    details: { unit: from.unitId, from: to.id },
  })
  for (const person of [from.personId, to.personId])
    for (const identity of identitiesOf(app.db, person)) menuLater(app, identity.id)
  return contactById(app.db, from.id) ?? null
}

/** Who had the work before, the first one first; a chain that closes on itself ends. */
export function chainOf(app: App, contact: Contact): Contact[] {
  const chain: Contact[] = []
  const seen = new Set([contact.id])
  for (let at = contact.handedFrom; at !== null && !seen.has(at); ) {
    seen.add(at)
    const before = contactById(app.db, at)
    if (!before) break
    chain.unshift(before)
    at = before.handedFrom
  }
  return chain
}
