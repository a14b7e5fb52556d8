// One person, several channels: a code by which another chat becomes a way to the same person; ways preferred, left, taken back.
import { takeSeat } from '../store/invitations.ts'
import { record } from '../store/journal.ts'
import {
  addIdentity,
  changeIdentity,
  changeInvitation,
  contactsOfPerson,
  type Identity,
  type Invitation,
  identitiesOf,
  identityById,
  invitationById,
  openInvitations,
  personById,
  rolesOf,
} from '../store/people.ts'
import { type App, type By, tell } from './app.ts'
import { makeInvitation } from './invite.ts'
import { menuLater } from './menu-later.ts'
import { mergePeople } from './merge-people.ts'
import type { Sender } from './sender.ts'
import { LEFT } from './ways.ts'

/** A way is added at once or not at all. */
const LIFE_MS = 30 * 60_000

/** Is a code one that somebody made for another channel of their own? It names a person and no unit. */
export const isWayCode = (row: Pick<Invitation, 'role' | 'unitId' | 'personId' | 'handsOver'>): boolean =>
  row.role === 'unit' && row.unitId === null && row.personId !== null && row.handsOver === null

/** A fresh code for a person's next channel; those made before are worth nothing any more. */
export function offerWay(app: App, personId: number, by: By): Invitation {
  const now = app.now()
  for (const old of openInvitations(app.db, null, 'unit', now))
    if (isWayCode(old) && old.personId === personId) changeInvitation(app.db, old.id, { revokedAt: now })
  const made = makeInvitation(app, { planId: null, unitId: null, personId, role: 'unit' }, by)
  changeInvitation(app.db, made.id, { expiresAt: now + LIFE_MS })
  return { ...made, expiresAt: now + LIFE_MS }
}

export type WayLinked =
  | { kind: 'added'; identity: Identity; again: boolean }
  /** The chat is somebody's who does something already: whether that is the same person, that person says. */
  | { kind: 'taken'; identity: Identity }
  | { kind: 'nobody' }

/** Makes the chat that sent a code a way to whoever made it. To be called in a transaction. */
export function addWay(app: App, sender: Sender, invitation: Invitation, known: Identity | undefined): WayLinked {
  const personId = invitation.personId!
  if (!doesAnything(app, personId)) return { kind: 'nobody' }
  if (known && known.personId === personId) {
    changeIdentity(app.db, known.id, { ...openAgain(app), chatId: sender.chatId })
    return { kind: 'added', identity: identityById(app.db, known.id)!, again: true }
  }
  if (known && doesAnything(app, known.personId)) return { kind: 'taken', identity: known }
  const by: By = { actor: `person:${personId}`, way: sender.channel }
  if (known) mergePeople(app, personId, known.personId, by)
  const identity = known
    ? identityById(app.db, known.id)!
    : addIdentity(app.db, {
        personId,
        channel: sender.channel,
        bot: sender.bot,
        outsideId: sender.outsideId,
        chatId: sender.chatId,
        lastSuccessAt: null,
        ...openAgain(app),
      })
  use(app, invitation, identity, by)
  return { kind: 'added', identity: identityById(app.db, identity.id)!, again: false }
}

const openAgain = (app: App) => ({
  reachable: true,
  unreachableCode: null,
  closedUntil: null,
  lastInboundAt: app.now(),
})

const doesAnything = (app: App, personId: number): boolean =>
  personById(app.db, personId) !== undefined &&
  (contactsOfPerson(app.db, personId).length > 0 || rolesOf(app.db, personId).length > 0)

function use(app: App, invitation: Invitation, identity: Identity, by: By): void {
  const now = app.now()
  const personId = invitation.personId!
  takeSeat(app.db, { invitationId: invitation.id, personId, at: now })
  changeInvitation(app.db, invitation.id, { usedAt: now, usedBy: personId })
  record(app.db, {
    at: now,
    ...by,
    action: 'way_added',
    object: `person:${personId}`,
    details: { identity: identity.id, channel: identity.channel },
  })
  menuLater(app, identity.id)
  const to = { lane: 'reply', personId, identityId: identity.id } as const
  tell(app, to, { kind: 'way_added', identity: identity.id, to: 'new' })
  tellOtherWays(app, personId, identity.id)
}

/** Whoever did not do this hears of it wherever they can. */
export function tellOtherWays(app: App, personId: number, identityId: number): void {
  for (const other of identitiesOf(app.db, personId))
    if (other.id !== identityId && other.reachable)
      tell(
        app,
        { lane: 'reply', personId, identityId: other.id },
        { kind: 'way_added', identity: identityId, to: 'others' },
      )
}

/** The holder of the chat says that both are one person. @returns the person that stays; null where the code is worth nothing */
export function takeWay(app: App, identity: Identity, invitationId: number): number | null {
  const row = invitationById(app.db, invitationId)
  const open = row && row.usedAt === null && row.revokedAt === null && row.expiresAt >= app.now()
  if (!row || !open || !isWayCode(row) || !doesAnything(app, row.personId!)) return null
  const by: By = { actor: `person:${row.personId}`, way: identity.channel }
  if (row.personId !== identity.personId && !mergePeople(app, row.personId!, identity.personId, by)) return null
  use(app, row, identityById(app.db, identity.id)!, by)
  return row.personId
}

/** Puts one of a person's ways first, or lets it be used again after it was left. */
export function preferWay(app: App, identity: Identity): void {
  const all = identitiesOf(app.db, identity.personId).sort((a, b) => (a.preference ?? 1e9) - (b.preference ?? 1e9))
  const order = [identity, ...all.filter((one) => one.id !== identity.id && one.preference !== null)]
  for (const [i, one] of order.entries()) changeIdentity(app.db, one.id, { preference: i })
  if (identity.unreachableCode === LEFT) changeIdentity(app.db, identity.id, { reachable: true, unreachableCode: null })
}

/** The person wants no messages by one of several ways; answers to what they ask there still come. */
export function leaveWay(app: App, identity: Identity, by: By): void {
  changeIdentity(app.db, identity.id, { reachable: false, unreachableCode: LEFT, preference: null })
  record(app.db, {
    at: app.now(),
    ...by,
    action: 'way_left',
    object: `person:${identity.personId}`,
    details: { identity: identity.id, channel: identity.channel },
  })
}
