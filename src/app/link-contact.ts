// Joining: a one-time code binds a person at one address to a unit or a role. Wrong, used and expired look the same.
import { transact } from '../store/db.ts'
import { addJob } from '../store/jobs.ts'
import { record } from '../store/journal.ts'
import {
  addContact,
  addIdentity,
  addPerson,
  type Contact,
  changeIdentity,
  changeInvitation,
  contactById,
  contactsOfPerson,
  grant,
  type Identity,
  identityByOutside,
  invitationByHash,
  noteWrongCode,
  personById,
  removeContact,
  rolesOf,
  wrongCodesSince,
} from '../store/people.ts'
import { planById } from '../store/plans.ts'
import { type App, type By, tell, token } from './app.ts'
import { hashOf, normalCode } from './invite.ts'
import { tellOrganizers } from './telling.ts'

export interface Sender {
  channel: string
  bot: string
  outsideId: string
  chatId: string
  name: string | null
}

export type Linked =
  | { ok: true; role: 'unit'; contact: Contact; identity: Identity; again: boolean }
  | { ok: true; role: 'organizer' | 'viewer'; identity: Identity }
  | { ok: false; code: 'code_invalid' | 'code_paused' }

const HOUR = 3600_000
/** Five wrong codes by one identity, or a hundred by everybody, within an hour, and joining pauses. */
const OWN_LIMIT = 5
const ALL_LIMIT = 100

export function linkContact(app: App, sender: Sender, typed: string): Linked {
  return transact(app.db, (): Linked => {
    const now = app.now()
    const wrong = wrongCodesSince(app.db, sender.channel, sender.outsideId, now - HOUR)
    if (wrong.own >= OWN_LIMIT || wrong.all >= ALL_LIMIT) return { ok: false, code: 'code_paused' }
    const invitation =
      invitationByHash(app.db, hashOf(typed.trim())) ?? invitationByHash(app.db, hashOf(normalCode(typed)))
    const known = identityByOutside(app.db, sender.channel, sender.bot, sender.outsideId)
    const valid =
      invitation && invitation.usedAt === null && invitation.revokedAt === null && invitation.expiresAt >= now
    if (!valid) {
      // Pressing the same link twice is not a guess: whoever used it is simply let in again.
      if (invitation && known && invitation.usedBy === known.personId) return again(app, invitation, known)
      noteWrongCode(app.db, sender.channel, sender.outsideId, now)
      record(app.db, {
        at: now,
        actor: 'stranger',
        way: sender.channel,
        action: 'join_refused',
        object: 'invitation',
        details: {},
      })
      return { ok: false, code: 'code_invalid' }
    }
    const identity = keepIdentity(app, sender, known)
    changeInvitation(app.db, invitation.id, { usedAt: now, usedBy: identity.personId })
    const by: By = { actor: `person:${identity.personId}`, way: sender.channel }
    record(app.db, {
      at: now,
      ...by,
      action: 'joined',
      object: `invitation:${invitation.id}`,
      details: { role: invitation.role, unit: invitation.unitId },
    })
    menuLater(app, identity.id)
    if (invitation.role !== 'unit' || invitation.unitId === null) {
      const role = invitation.role === 'viewer' ? 'viewer' : 'organizer'
      grant(app.db, { personId: identity.personId, role, planId: invitation.planId, grantedAt: now })
      return { ok: true, role, identity }
    }
    const contact = contactFor(app, identity.personId, invitation.unitId, invitation.planId)
    return { ok: true, role: 'unit', contact, identity, again: false }
  })
}

function again(
  app: App,
  invitation: { role: string; unitId: number | null; planId: number | null },
  identity: Identity,
): Linked {
  if (invitation.role !== 'unit' || invitation.unitId === null) {
    const held = rolesOf(app.db, identity.personId)
    if (held.length === 0) return { ok: false, code: 'code_invalid' }
    return { ok: true, role: invitation.role === 'viewer' ? 'viewer' : 'organizer', identity }
  }
  const contact = contactsOfPerson(app.db, identity.personId).find(
    (c) => c.unitId === invitation.unitId && c.planId === invitation.planId,
  )
  return contact ? { ok: true, role: 'unit', contact, identity, again: true } : { ok: false, code: 'code_invalid' }
}

function keepIdentity(app: App, sender: Sender, known: Identity | undefined): Identity {
  const now = app.now()
  if (known) {
    changeIdentity(app.db, known.id, {
      chatId: sender.chatId,
      reachable: true,
      unreachableCode: null,
      lastInboundAt: now,
    })
    return { ...known, chatId: sender.chatId, reachable: true }
  }
  const person = addPerson(app.db, { name: sender.name, position: null, phone: null, language: null, createdAt: now })
  return addIdentity(app.db, {
    personId: person.id,
    channel: sender.channel,
    bot: sender.bot,
    outsideId: sender.outsideId,
    chatId: sender.chatId,
    reachable: true,
    unreachableCode: null,
    closedUntil: null,
    lastInboundAt: now,
    lastSuccessAt: null,
  })
}

function contactFor(app: App, personId: number, unitId: number, planId: number | null): Contact {
  const there = contactsOfPerson(app.db, personId).find(
    (c) => c.unitId === unitId && (c.planId === planId || c.planId === null),
  )
  return (
    there ?? addContact(app.db, { personId, unitId, planId, purpose: 'content', joinedAt: app.now(), removedAt: null })
  )
}

/** The menu of a chat follows its role; setting it is slow work that may fail and be tried again. */
export function menuLater(app: App, identityId: number): void {
  const now = app.now()
  addJob(app.db, {
    kind: 'menu',
    key: `menu:${identityId}:${token(app)}`,
    args: { identityId },
    notBefore: now,
    createdAt: now,
  })
  app.nudge()
}

const JOINED_PAUSE_MS = 10 * 60_000

/** The first who joins is told of at once, those of the next minutes together: 63 may join within an hour. */
function tellJoined(app: App, contact: Contact): void {
  const slot = Math.floor(app.now() / JOINED_PAUSE_MS)
  const until = (slot + 1) * JOINED_PAUSE_MS
  const key = `joined:${contact.planId ?? 'all'}:${slot}`
  const except = contact.personId
  const first = tellOrganizers(app, contact.planId, { kind: 'joined', contact: contact.id }, { key, except })
  if (first > 0) return
  const notice = { kind: 'joined_since', plan: contact.planId, from: contact.id, until } as const
  tellOrganizers(app, contact.planId, notice, { key: `${key}:more`, notBefore: until, except })
}

/**
 * Welcomes a contact: who the bot is, then at once the card of every plan that was announced to the unit.
 * @param again somebody who joined before and pressed the link once more: welcomed, and told to nobody
 */
export function welcome(app: App, contact: Contact, identity: Identity, planIds: number[], again: boolean): void {
  tell(
    app,
    { lane: 'reply', personId: contact.personId, identityId: identity.id },
    { kind: 'welcome', contact: contact.id },
  )
  for (const planId of planIds)
    tell(
      app,
      {
        lane: 'reply',
        personId: contact.personId,
        identityId: identity.id,
        key: again ? null : `card:plan:${planId}:unit:${contact.unitId}:contact:${contact.id}`,
      },
      { kind: 'announcement', plan: planId, unit: contact.unitId },
    )
  if (!again) tellJoined(app, contact)
}

/** Undoes a joining: from the next update on this person is nobody to the bot as far as this unit goes. */
export function undoJoin(app: App, contactId: number, by: By): Contact | null {
  const contact = contactById(app.db, contactId)
  if (!contact || contact.removedAt !== null) return null
  removeContact(app.db, contactId, app.now())
  record(app.db, {
    at: app.now(),
    ...by,
    action: 'contact_removed',
    object: `contact:${contactId}`,
    details: { unit: contact.unitId },
  })
  return contact
}

/** The plan that a contact of one plan belongs to, or all active ones for a contact of all. */
export const planOf = (app: App, contact: Contact) =>
  contact.planId === null ? null : (planById(app.db, contact.planId) ?? null)
export const nameOf = (app: App, personId: number): string | null => personById(app.db, personId)?.name ?? null
