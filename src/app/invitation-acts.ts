// Invitations by buttons: one unit's code with its picture, for deputies, for more persons, anew, taken back; for roles.
import type { RoleName } from '../core/people-notice.ts'
import { usersOf } from '../store/invitations.ts'
import { record } from '../store/journal.ts'
import { changeInvitation, type Invitation, invitationById } from '../store/people.ts'
import { planById } from '../store/plans.ts'
import type { App } from './app.ts'
import { handsOverFrom } from './hand-over.ts'
import { invite, makeInvitation, unitsOf } from './invite.ts'
import { keepSeats } from './joining-accounts.ts'
import { mayOrganize } from './may-organize.ts'
import { answer, byOf, refuse, type Speaker } from './speaker.ts'
import { tellOrganizers } from './telling.ts'

/** Nobody needs a code for a whole department. */
const MOST_SEATS = 20

const isOpen = (app: App, row: Invitation | undefined): row is Invitation =>
  row !== undefined && row.usedAt === null && row.revokedAt === null && row.expiresAt >= app.now()

/** One of the organizer's own that is still good; answers by itself where there is none, or it is not theirs to change. */
function organizersOwn(app: App, speaker: Speaker, id: number): Invitation | null {
  const row = invitationById(app.db, id)
  if (!mayChange(speaker, row)) {
    refuse(app, speaker, 'not_for_role')
    return null
  }
  if (isOpen(app, row)) return row
  refuse(app, speaker, 'already_done')
  return null
}

/** Codes of units are for who organizes the plan; codes of organizers and viewers for those of the installation. */
const mayChange = (speaker: Speaker, row: Invitation | undefined): boolean =>
  row !== undefined && row.handsOver === null && mayOrganize(speaker, row.role === 'unit' ? row.planId : null)

export function invitationOfUnit(app: App, speaker: Speaker, planId: number, unitId: number, deputy: boolean): void {
  const plan = planById(app.db, planId)
  if (!plan || !unitsOf(app, plan).includes(unitId)) return refuse(app, speaker, 'stale_button')
  const lines = invite(app, { role: 'unit', plan, unitIds: [unitId], deputy }, false, byOf(speaker))
  for (const line of lines) answer(app, speaker, { kind: 'invitation_card', invitation: line.id })
}

export function inviteToRole(app: App, speaker: Speaker, role: RoleName, planId: number | null): void {
  const plan = planId === null ? null : (planById(app.db, planId) ?? null)
  if (planId !== null && plan === null) return refuse(app, speaker, 'stale_button')
  for (const line of invite(app, { role, plan }, false, byOf(speaker)))
    answer(app, speaker, { kind: 'invitation_card', invitation: line.id })
  tellOthers(app, speaker, 'invited', planId)
}

/** A new code in place of one that went astray; who has joined by the old one stays. */
export function newCode(app: App, speaker: Speaker, id: number): void {
  const row = organizersOwn(app, speaker, id)
  if (!row) return
  changeInvitation(app.db, row.id, { revokedAt: app.now() })
  const { planId, unitId, personId, role, deputy } = row
  const seats = row.seats - usersOf(app.db, row.id).length
  const made = makeInvitation(app, { planId, unitId, personId, role, deputy, seats }, byOf(speaker))
  answer(app, speaker, { kind: 'invitation_card', invitation: made.id })
}

export function setSeats(app: App, speaker: Speaker, id: number, seats: number): void {
  const row = organizersOwn(app, speaker, id)
  if (!row) return
  const to = Math.max(usersOf(app.db, row.id).length + 1, Math.min(seats, MOST_SEATS))
  if (row.personId === null) keepSeats(app, row, to)
  record(app.db, {
    at: app.now(),
    ...byOf(speaker),
    action: 'seats_set',
    object: `invitation:${row.id}`,
    details: { seats: to, unit: row.unitId },
  })
  answer(app, speaker, { kind: 'invitation_card', invitation: row.id })
}

/** Takes a code back: the contact's own hand-over, or as organizer any of the plan. */
export function revokeInvitation(app: App, speaker: Speaker, id: number): void {
  const row = invitationById(app.db, id)
  const own = row ? handsOverFrom(app, row)?.personId === speaker.person.id : false
  const may = own || (row !== undefined && mayOrganize(speaker, row.role === 'unit' ? row.planId : null))
  if (!row || !may) return refuse(app, speaker, 'not_yours')
  if (!isOpen(app, row)) return refuse(app, speaker, 'already_done')
  changeInvitation(app.db, row.id, { revokedAt: app.now() })
  record(app.db, {
    at: app.now(),
    ...byOf(speaker),
    action: 'invitation_revoked',
    object: `invitation:${row.id}`,
    details: { role: row.role, unit: row.unitId, handsOver: row.handsOver },
  })
  answer(app, speaker, { kind: 'invitation_revoked', invitation: row.id })
}

/** What becomes of the one who hands over, said while the code waits for the colleague. */
export function staysAs(app: App, speaker: Speaker, id: number, deputy: boolean): void {
  const row = invitationById(app.db, id)
  const from = row ? handsOverFrom(app, row) : null
  if (!row || from?.personId !== speaker.person.id) return refuse(app, speaker, 'not_yours')
  if (!isOpen(app, row)) return refuse(app, speaker, 'already_done')
  changeInvitation(app.db, row.id, { deputy })
  answer(app, speaker, { kind: 'invitation_card', invitation: row.id })
}

const tellOthers = (app: App, speaker: Speaker, what: 'invited', plan: number | null): void => {
  const { id } = speaker.person
  tellOrganizers(app, plan, { kind: 'people_act', what, person: id, contact: null, plan, by: id }, { except: id })
}
