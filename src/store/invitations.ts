// Seats that were taken by an invitation, hand-overs that wait for the colleague, and who holds which role.
import { and, asc, eq, gte, inArray, isNull } from 'drizzle-orm'
import type { Db } from './db.ts'
import type { Invitation } from './people.ts'
import { invitation, invitationUse, roleGrant } from './schema.ts'

export type RoleGrant = typeof roleGrant.$inferSelect

/** Persons who joined by an invitation, in the order of their joining. */
export const usersOf = (db: Db, invitationId: number): number[] =>
  db
    .select({ personId: invitationUse.personId })
    .from(invitationUse)
    .where(eq(invitationUse.invitationId, invitationId))
    .orderBy(asc(invitationUse.at))
    .all()
    .map((row) => row.personId)

/** Takes a seat; a person takes one only. */
export function takeSeat(db: Db, row: typeof invitationUse.$inferInsert): void {
  db.insert(invitationUse).values(row).onConflictDoNothing().run()
}

/** Open hand-overs of these contacts, newest last. */
export const openHandOvers = (db: Db, contactIds: number[], now: number): Invitation[] =>
  contactIds.length === 0
    ? []
    : db
        .select()
        .from(invitation)
        .where(
          and(
            inArray(invitation.handsOver, contactIds),
            isNull(invitation.usedAt),
            isNull(invitation.revokedAt),
            gte(invitation.expiresAt, now),
          ),
        )
        .orderBy(asc(invitation.id))
        .all()

/** Every role that is held now. */
export const allRoles = (db: Db): RoleGrant[] =>
  db.select().from(roleGrant).where(isNull(roleGrant.removedAt)).orderBy(asc(roleGrant.id)).all()

export function removeRole(db: Db, id: number, at: number): void {
  db.update(roleGrant).set({ removedAt: at }).where(eq(roleGrant.id, id)).run()
}
