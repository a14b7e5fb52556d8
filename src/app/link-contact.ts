// Joining: a one-time code binds a person at one address to a unit or a role. Wrong, used and expired look the same.
import { timingSafeEqual } from 'node:crypto'
import { nameKey } from '../core/contact-sheet.ts'
import { normalCode } from '../core/incoming/join-code.ts'
import { transact } from '../store/db.ts'
import { takeSeat, usersOf } from '../store/invitations.ts'
import { record } from '../store/journal.ts'
import {
  addContact,
  addIdentity,
  addPerson,
  type Contact,
  changeContact,
  changeIdentity,
  changeInvitation,
  changePerson,
  contactById,
  contactsOfPerson,
  grant,
  type Identity,
  type Invitation,
  identitiesOf,
  identityByOutside,
  invitationByHash,
  namedContactsOfPerson,
  personById,
  removeContact,
  rolesOf,
} from '../store/people.ts'
import { planById } from '../store/plans.ts'
import { type App, type By, tell } from './app.ts'
import { isPaused, TRIES_MS, wrongTry } from './code-tries.ts'
import { closeJoining } from './codes-closed.ts'
import { mainReached, standIn } from './deputies.ts'
import { endHandOvers, handsOverFrom, takeOver } from './hand-over.ts'
import { hashOf } from './invite.ts'
import { makeRoom } from './joining-accounts.ts'
import { menuLater } from './menu-later.ts'
import { unitInPlan, waitingByUnit } from './named-contacts.ts'
import { addWay, isWayCode, tellOtherWays } from './second-way.ts'
import type { Sender } from './sender.ts'
import { tellOrganizers } from './telling.ts'
import { sameOfUnit, tellTwins } from './twins.ts'

export type Linked =
  /** `also` are the other units that a sheet named this person for. */
  | {
      ok: true
      role: 'unit'
      contact: Contact
      also: Contact[]
      identity: Identity
      again: boolean
      /** The contact who handed the unit over, as it was before. */
      from: Contact | null
    }
  | { ok: true; role: 'organizer' | 'viewer'; identity: Identity }
  /** Another channel of somebody who has joined; `taken` where the chat is somebody's already. */
  | { ok: true; role: 'way'; identity: Identity; taken: number | null; again: boolean }
  | { ok: false; code: 'code_invalid' | 'code_paused' | 'hand_over_own' }

/** @param typed a code or the word of a link; several where a keyboard may have changed what was typed */
export function linkContact(app: App, sender: Sender, typed: string | readonly string[]): Linked {
  return transact(app.db, (): Linked => {
    const now = app.now()
    const typist = { way: sender.channel, who: sender.outsideId }
    if (isPaused(app, typist, now)) return { ok: false, code: 'code_paused' }
    const invitation = invitationTyped(app, typeof typed === 'string' ? [typed] : typed)
    const known = identityByOutside(app.db, sender.channel, sender.bot, sender.outsideId)
    if (invitation && isWayCode(invitation) && (isValid(invitation, null, now) || isOwner(invitation, known)))
      return linkWay(app, sender, invitation, known)
    // Pressing the same link twice is no guess and takes no second seat: whoever used it is simply let in again.
    if (invitation && known && hasUsed(app, invitation, known.personId)) return again(app, invitation, known)
    const from = invitation ? handsOverFrom(app, invitation) : null
    if (!invitation || !isValid(invitation, from, now)) {
      if (wrongTry(app, typist, now)) closeJoining(app, sender.channel, now + TRIES_MS)
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
    if (from && known && from.personId === known.personId) return { ok: false, code: 'hand_over_own' }
    const named = namedPerson(app, sender, invitation, known)
    const identity = keepIdentity(app, sender, known, named)
    if (known && named !== null) takeOverNamed(app, named, known.personId)
    if (!known && named !== null) tellOtherWays(app, named, identity.id)
    sit(app, invitation, identity.personId)
    makeRoom(app, sender)
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
    const deputy = invitation.deputy && from === null
    const contact = contactFor(app, identity.personId, invitation.unitId, invitation.planId, deputy)
    const also = invitation.personId === null ? [] : joinRest(app, identity.personId, invitation.planId)
    if (from) takeOver(app, invitation, contact, from, by)
    else tellTwins(app, contact, sender.name)
    return { ok: true, role: 'unit', contact: contactById(app.db, contact.id)!, also, identity, again: false, from }
  })
}

/**
 * The invitation that a typed code or the word of a link stands for. Only hashes are looked up, and the one that was found
 * is compared in constant time: how long a try takes says nothing of how near it was.
 */
function invitationTyped(app: App, typed: readonly string[]): Invitation | undefined {
  const words = new Set(typed.flatMap((one) => [one.trim(), normalCode(one)]))
  const found = [...words].map((word) => {
    const hash = hashOf(word)
    const row = invitationByHash(app.db, hash)
    return row && (same(row.payloadHash, hash) || same(row.codeHash, hash)) ? row : undefined
  })
  return found.find((row) => row !== undefined)
}

function same(a: string, b: string): boolean {
  const [one, other] = [Buffer.from(a), Buffer.from(b)]
  return one.length === other.length && timingSafeEqual(one, other)
}

/** A code by which a unit is handed over is worth nothing once its maker speaks for the unit no more. */
const isValid = (invitation: Invitation, from: Contact | null, now: number): boolean =>
  invitation.usedAt === null &&
  invitation.revokedAt === null &&
  invitation.expiresAt >= now &&
  (invitation.handsOver === null || from !== null)

/** Whoever made the code and sends it once more has that channel already. */
const isOwner = (invitation: Invitation, known: Identity | undefined): boolean =>
  known !== undefined && known.personId === invitation.personId

function linkWay(app: App, sender: Sender, invitation: Invitation, known: Identity | undefined): Linked {
  const way = addWay(app, sender, invitation, known)
  if (way.kind === 'nobody') return { ok: false, code: 'code_invalid' }
  const taken = way.kind === 'taken' ? invitation.id : null
  return { ok: true, role: 'way', identity: way.identity, taken, again: way.kind === 'added' && way.again }
}

const hasUsed = (app: App, invitation: Invitation, personId: number): boolean =>
  invitation.usedBy === personId || usersOf(app.db, invitation.id).includes(personId)

/** Takes a seat of an invitation; with the last one it is used up. */
function sit(app: App, invitation: Invitation, personId: number): void {
  const now = app.now()
  takeSeat(app.db, { invitationId: invitation.id, personId, at: now })
  if (usersOf(app.db, invitation.id).length >= invitation.seats)
    changeInvitation(app.db, invitation.id, { usedAt: now, usedBy: personId })
}

/**
 * Whom a sheet named and the code is for. By a unit's common code too, where its holder goes by the name of the one
 * person of that unit who has not joined: else that person would be there twice.
 */
function namedPerson(app: App, sender: Sender, invitation: Invitation, known: Identity | undefined): number | null {
  if (invitation.role !== 'unit' || invitation.unitId === null) return null
  if (invitation.personId !== null) return invitation.personId
  if (known || sender.name === null) return null
  const same = sameOfUnit(app, sender, invitation.unitId, invitation.planId)
  if (same !== null) return same
  if (invitation.planId === null) return null
  const waiting = waitingByUnit(app, invitation.planId).get(invitation.unitId) ?? []
  const called = nameKey(sender.name)
  const fits = waiting.map((c) => c.personId).filter((id) => nameKey(personById(app.db, id)?.name ?? '') === called)
  return fits.length === 1 && identitiesOf(app.db, fits[0]!).length === 0 ? fits[0]! : null
}

/** Somebody the bot already knows turns out to be whom a sheet named: one person from now on, with the sheet's facts. */
function takeOverNamed(app: App, named: number, personId: number): void {
  const from = personById(app.db, named)
  const to = personById(app.db, personId)
  // Whoever has joined before from another chat is not the same person by a code alone.
  if (!from || !to || named === personId || identitiesOf(app.db, named).length > 0) return
  for (const contact of namedContactsOfPerson(app.db, named)) changeContact(app.db, contact.id, { personId })
  const keepsName = rolesOf(app.db, personId).length > 0 && to.name !== null
  changePerson(app.db, personId, {
    name: keepsName ? to.name : (from.name ?? to.name),
    position: from.position ?? to.position,
    phone: from.phone ?? to.phone,
    listedAt: from.listedAt,
  })
  changePerson(app.db, named, { name: null, position: null, phone: null, listedAt: null })
}

/** Somebody named for several units joins for all of them at once. @returns the other contacts */
function joinRest(app: App, personId: number, planId: number | null): Contact[] {
  const unitOf = planId === null ? (unitId: number) => unitId : unitInPlan(app, planId)
  const joined = new Set(contactsOfPerson(app.db, personId).map((c) => c.unitId))
  const rest: Contact[] = []
  for (const contact of namedContactsOfPerson(app.db, personId)) {
    const unitId = unitOf(contact.unitId)
    if (contact.joinedAt !== null || joined.has(unitId)) continue
    joined.add(unitId)
    rest.push(contactFor(app, personId, unitId, unitId === contact.unitId ? contact.planId : planId))
  }
  return rest
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
    (c) => c.unitId === invitation.unitId && (c.planId === invitation.planId || c.planId === null),
  )
  return contact
    ? { ok: true, role: 'unit', contact, also: [], identity, again: true, from: null }
    : { ok: false, code: 'code_invalid' }
}

function keepIdentity(app: App, sender: Sender, known: Identity | undefined, named: number | null): Identity {
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
  const personId =
    named ?? addPerson(app.db, { name: sender.name, position: null, phone: null, language: null, createdAt: now }).id
  return addIdentity(app.db, {
    personId,
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

function contactFor(app: App, personId: number, unitId: number, planId: number | null, deputy = false): Contact {
  const mine = namedContactsOfPerson(app.db, personId).filter((c) => c.unitId === unitId)
  const there = mine.filter((c) => c.planId === planId || c.planId === null)
  // A person named for both sides of a unit joins for both.
  for (const contact of there) if (contact.joinedAt === null) changeContact(app.db, contact.id, { joinedAt: app.now() })
  const [first] = there
  if (first) return contactById(app.db, first.id)!
  const joinedAt = app.now()
  return addContact(app.db, { personId, unitId, planId, purpose: 'content', joinedAt, removedAt: null, deputy })
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
export function welcome(
  app: App,
  contact: Contact,
  identity: Identity,
  planIds: number[],
  again: boolean,
  from: Contact | null = null,
): void {
  tell(
    app,
    { lane: 'reply', personId: contact.personId, identityId: identity.id },
    { kind: 'welcome', contact: contact.id },
  )
  giveCards(app, contact, identity, planIds, again)
  if (from) tellHandedOver(app, contact, from)
  else if (!again) tellJoined(app, contact)
}

/** The former contact and the organizers hear of a hand-over at once: both may have to phone. */
function tellHandedOver(app: App, contact: Contact, from: Contact): void {
  const notice = { kind: 'handed_over', contact: contact.id, from: from.id } as const
  tell(app, { lane: 'reply', personId: from.personId }, { ...notice, to: 'released' })
  const except = contact.personId
  tellOrganizers(app, contact.planId, { ...notice, to: 'organizer' }, { key: `handed_over:${contact.id}`, except })
}

/** The card of every plan that was announced to the contact's unit. */
export function giveCards(app: App, contact: Contact, identity: Identity, planIds: number[], again: boolean): void {
  // A deputy is written to only while no other contact of the unit can be reached; /viec shows the card all the same.
  for (const planId of planIds.filter((id) => !contact.deputy || !mainReached(app, id, contact.unitId)))
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
}

/** Undoes a joining: from the next update on this person is nobody to the bot as far as this unit goes. */
export function undoJoin(app: App, contactId: number, by: By): Contact | null {
  const contact = contactById(app.db, contactId)
  if (!contact || contact.removedAt !== null) return null
  removeContact(app.db, contactId, app.now())
  endHandOvers(app, contact)
  record(app.db, {
    at: app.now(),
    ...by,
    action: 'contact_removed',
    object: `contact:${contactId}`,
    details: { unit: contact.unitId },
  })
  if (by.actor !== `person:${contact.personId}`) letGo(app, contact.personId)
  standIn(app, contact)
  return contact
}

/**
 * The wrong one had joined as somebody whom a sheet named: that chat is nobody's from now on, and the right one can join.
 * A chat that speaks for another unit, too, stays.
 */
function letGo(app: App, personId: number): void {
  const person = personById(app.db, personId)
  if (!person || person.listedAt === null) return
  if (contactsOfPerson(app.db, personId).length > 0 || rolesOf(app.db, personId).length > 0) return
  const blank = { name: null, position: null, phone: null, language: person.language, createdAt: app.now() }
  for (const identity of identitiesOf(app.db, personId)) {
    menuLater(app, identity.id)
    changeIdentity(app.db, identity.id, { personId: addPerson(app.db, blank).id })
  }
}

/** The plan that a contact of one plan belongs to, or all active ones for a contact of all. */
export const planOf = (app: App, contact: Contact) =>
  contact.planId === null ? null : (planById(app.db, contact.planId) ?? null)
export const nameOf = (app: App, personId: number): string | null => personById(app.db, personId)?.name ?? null
