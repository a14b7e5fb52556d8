// One-time codes for the organizers' pages and the sessions of browsers that signed in.
import { and, desc, eq, isNull, lte, or } from 'drizzle-orm'
import type { Db } from './db.ts'
import { pageCode, pageSession } from './schema.ts'

export type PageCode = typeof pageCode.$inferSelect
export type PageSession = typeof pageSession.$inferSelect

export const addPageCode = (db: Db, row: typeof pageCode.$inferInsert): PageCode =>
  db.insert(pageCode).values(row).returning().get()

export const pageCodeById = (db: Db, id: number): PageCode | undefined =>
  db.select().from(pageCode).where(eq(pageCode.id, id)).get()

/** By the hash of the code that is typed or of the word in the link. */
export const pageCodeByHash = (db: Db, hash: string): PageCode | undefined =>
  db
    .select()
    .from(pageCode)
    .where(or(eq(pageCode.codeHash, hash), eq(pageCode.linkHash, hash)))
    .orderBy(desc(pageCode.id))
    .limit(1)
    .get()

/** Ends the codes of a person that are still open: used, or a newer one takes their place. */
export function endPageCodes(db: Db, personId: number, at: number): void {
  db.update(pageCode)
    .set({ endedAt: at })
    .where(and(eq(pageCode.personId, personId), isNull(pageCode.endedAt)))
    .run()
}

export const addPageSession = (db: Db, row: typeof pageSession.$inferInsert): PageSession =>
  db.insert(pageSession).values(row).returning().get()

export const pageSessionByHash = (db: Db, tokenHash: string): PageSession | undefined =>
  db.select().from(pageSession).where(eq(pageSession.tokenHash, tokenHash)).get()

export function endPageSession(db: Db, id: number, at: number, ended: NonNullable<PageSession['ended']>): void {
  db.update(pageSession)
    .set({ endedAt: at, ended })
    .where(and(eq(pageSession.id, id), isNull(pageSession.endedAt)))
    .run()
}

/** Forgets what nobody can use any more. */
export function forgetOldPages(db: Db, before: number): void {
  db.delete(pageCode).where(lte(pageCode.expiresAt, before)).run()
  db.delete(pageSession).where(lte(pageSession.expiresAt, before)).run()
}
