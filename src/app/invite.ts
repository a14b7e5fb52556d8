// Invitations: one-time codes and links for a unit, an organizer or a viewer. Only hashes are looked up.
import { createHash } from 'node:crypto'
import type { TypedPlace } from '../core/account-notice.ts'
import { assignmentsOf } from '../store/assignments.ts'
import { transact } from '../store/db.ts'
import { usersOf } from '../store/invitations.ts'
import { record } from '../store/journal.ts'
import {
  addInvitation,
  changeInvitation,
  contactsOf,
  type Invitation,
  openInvitations,
  personById,
} from '../store/people.ts'
import { type Plan, unitById } from '../store/plans.ts'
import { type App, type By, token } from './app.ts'
import { derive, derivedCode } from './derived.ts'
import { accountForSeats, accountOf, type JoiningAccount, joiningAccounts, keepSeats } from './joining-accounts.ts'
import { waitingByUnit } from './named-contacts.ts'

/** Codes live 72 hours (contract). */
const LIFE_MS = 72 * 3600_000

export interface InvitationLine {
  id: number
  unit: string | null
  /** The person whom a sheet named for the unit; null for the unit's common code. */
  person: string | null
  role: 'unit' | 'organizer' | 'viewer'
  code: string
  telegram: string | null
  /** The page of the bot in which a seat is kept; the code is typed there. */
  zalo: string | null
  /** Which one: its name to the platform, its place among several; null where none has room or none is configured. */
  account: Pick<JoiningAccount, 'channel' | 'bot' | 'no' | 'of'> | null
  expires: number
  /** How many persons may join by it, and how many of them still can. */
  seats: number
  left: number
  /** Who joins by it becomes a deputy. */
  deputy: boolean
}

export const hashOf = (secretWord: string): string => createHash('sha256').update(secretWord).digest('hex')

const codeOf = (app: App, salt: string): string => derivedCode(app, 'code', salt)

/** 128 bits, 22 characters: fits Telegram's 64 and cannot be guessed. */
const payloadOf = (app: App, salt: string): string => derive(app, 'payload', salt).subarray(0, 16).toString('base64url')

export type Wanted =
  /** @param seats how many persons may join by it; left out: as it is, one for a new one */
  | { role: 'unit'; plan: Plan; unitIds: number[] | null; deputy?: boolean; seats?: number | undefined }
  | { role: 'organizer' | 'viewer'; plan: Plan | null; seats?: number | undefined }

/** The valid invitations, made where there are none. @param renew replaces those that are still valid. */
export function invite(app: App, wanted: Wanted, renew: boolean, by: By): InvitationLine[] {
  return transact(app.db, () => {
    const now = app.now()
    const planId = wanted.plan?.id ?? null
    const open = openInvitations(app.db, planId, wanted.role, now)
    const units: (number | null)[] = wanted.role === 'unit' ? (wanted.unitIds ?? unitsOf(app, wanted.plan)) : [null]
    const named = wanted.role === 'unit' ? namedByUnit(app, wanted.plan) : new Map<number, number[]>()
    const deputy = wanted.role === 'unit' && (wanted.deputy ?? false)
    return units.flatMap((unitId) =>
      // The unit's common code, and one for each person whom a sheet named and who has not joined.
      [null, ...((unitId !== null && !deputy && named.get(unitId)) || [])].map((personId) => {
        const valid = open.filter((i) => i.unitId === unitId && i.personId === personId && isOfKind(i, deputy))
        if (renew) for (const old of valid) changeInvitation(app.db, old.id, { revokedAt: now })
        const last = renew ? undefined : valid.at(-1)
        // A code for one person by name is for that person alone.
        const seats = personId === null ? wanted.seats : 1
        if (last) return invitationLine(app, withSeats(app, last, seats))
        return invitationLine(
          app,
          makeInvitation(app, { planId, unitId, personId, role: wanted.role, deputy, seats }, by),
        )
      }),
    )
  })
}

/** One of the organizer's, for contacts or for deputies; codes that a contact made for a colleague are not theirs. */
const isOfKind = (i: Invitation, deputy: boolean): boolean => i.handsOver === null && i.deputy === deputy

/** The same code for more or fewer persons; never for fewer than have joined by it and one more. */
function withSeats(app: App, row: Invitation, seats: number | undefined): Invitation {
  return keepSeats(app, row, seats === undefined ? row.seats : Math.max(seats, usersOf(app.db, row.id).length + 1))
}

/** Who was named for the units of a plan and has not joined. */
const namedByUnit = (app: App, plan: Plan): Map<number, number[]> =>
  new Map([...waitingByUnit(app, plan.id)].map(([unitId, contacts]) => [unitId, contacts.map((c) => c.personId)]))

/** The valid invitations of units that nobody has joined for yet, without making any. */
export function validInvitations(app: App, plan: Plan, unitIds: number[] | null): InvitationLine[] {
  const joined = new Set(contactsOf(app.db, plan.id).map((c) => c.unitId))
  const named = namedByUnit(app, plan)
  const open = (i: Invitation & { unitId: number }) =>
    i.personId !== null
      ? (named.get(i.unitId) ?? []).includes(i.personId) && (!unitIds || unitIds.includes(i.unitId))
      : unitIds
        ? unitIds.includes(i.unitId)
        : !joined.has(i.unitId)
  return openInvitations(app.db, plan.id, 'unit', app.now())
    .filter((i): i is Invitation & { unitId: number } => i.unitId !== null && isOfKind(i, false))
    .filter(open)
    .map((i) => invitationLine(app, i))
}

/** Units that owe something in a plan, in the order of the plan. */
export const unitsOf = (app: App, plan: Plan): number[] => [
  ...new Set(
    assignmentsOf(app.db, plan.id)
      .filter((a) => a.state !== 'cancelled')
      .map((a) => a.unitId),
  ),
]

/** Makes an invitation; what is written down of its code is a hash. */
export function makeInvitation(
  app: App,
  {
    planId,
    unitId,
    personId,
    role,
    seats = 1,
    deputy = false,
    handsOver = null,
  }: Pick<Invitation, 'planId' | 'unitId' | 'personId' | 'role'> &
    Partial<Pick<Invitation, 'deputy' | 'handsOver'>> & { seats?: number | undefined },
  by: By,
): Invitation {
  const now = app.now()
  const salt = token(app, 16)
  const row = addInvitation(app.db, {
    planId,
    unitId,
    personId,
    role,
    salt,
    codeHash: hashOf(codeOf(app, salt)),
    payloadHash: hashOf(payloadOf(app, salt)),
    createdAt: now,
    expiresAt: now + LIFE_MS,
    seats,
    deputy,
    handsOver,
    account: accountForSeats(app, seats),
  })
  record(app.db, {
    at: now,
    ...by,
    action: 'invited',
    object: `invitation:${row.id}`,
    details: { role, unit: unitId, plan: planId, ...(personId === null ? {} : { person: personId }) },
  })
  return row
}

/** An invitation with its code and links, as it is given to somebody. */
export function invitationLine(app: App, row: Invitation): InvitationLine {
  const payload = payloadOf(app, row.salt)
  const account = accountOf(joiningAccounts(app), row)
  const link = (name: string) =>
    app.ports
      .channels()
      .find((c) => c.name === name)
      ?.joinLink(payload) ?? null
  return {
    id: row.id,
    unit: row.unitId === null ? null : (unitById(app.db, row.unitId)?.name ?? null),
    person: row.personId === null ? null : (personById(app.db, row.personId)?.name ?? null),
    role: row.role,
    code: codeOf(app, row.salt),
    telegram: link('telegram'),
    zalo: account?.link ?? null,
    account: account && { channel: account.channel, bot: account.bot, no: account.no, of: account.of },
    expires: row.expiresAt,
    seats: row.seats,
    left: row.seats - usersOf(app.db, row.id).length,
    deputy: row.deputy && row.handsOver === null,
  }
}

/** Where a code is typed, as it is told to people; nothing where everybody joins by a link. */
export function typedOf(app: App, { account, zalo }: InvitationLine): { typed?: TypedPlace | null } {
  if (joiningAccounts(app).length === 0) return {}
  return { typed: account && { channel: account.channel, no: account.no, of: account.of, link: zalo } }
}
