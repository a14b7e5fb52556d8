// Personal addresses at which files are handed in: found by hash, counted, ended.
import { and, asc, desc, eq, gt, isNull, lte } from 'drizzle-orm'
import type { Db } from './db.ts'
import { uploadLink } from './schema.ts'

export type UploadLink = typeof uploadLink.$inferSelect

export const addUploadLink = (db: Db, row: typeof uploadLink.$inferInsert): UploadLink =>
  db.insert(uploadLink).values(row).returning().get()

export const uploadLinkById = (db: Db, id: number): UploadLink | undefined =>
  db.select().from(uploadLink).where(eq(uploadLink.id, id)).get()

export const uploadLinkByToken = (db: Db, tokenHash: string): UploadLink | undefined =>
  db.select().from(uploadLink).where(eq(uploadLink.tokenHash, tokenHash)).get()

export const uploadLinkByCode = (db: Db, codeHash: string): UploadLink | undefined =>
  db.select().from(uploadLink).where(eq(uploadLink.codeHash, codeHash)).get()

/** Links of a person that can still be used, by their own word; oldest first. */
export const openUploadLinks = (db: Db, personId: number, now: number): UploadLink[] =>
  db
    .select()
    .from(uploadLink)
    .where(and(eq(uploadLink.personId, personId), isNull(uploadLink.revokedAt), gt(uploadLink.expiresAt, now)))
    .orderBy(asc(uploadLink.id))
    .all()

/** The link that was given out last at an address. */
export const lastUploadLink = (db: Db, identityId: number): UploadLink | undefined =>
  db.select().from(uploadLink).where(eq(uploadLink.identityId, identityId)).orderBy(desc(uploadLink.id)).limit(1).get()

export function changeUploadLink(db: Db, id: number, to: Partial<UploadLink>): void {
  db.update(uploadLink).set(to).where(eq(uploadLink.id, id)).run()
}

/** Forgets what nobody can use any more. */
export function forgetOldUploads(db: Db, before: number): void {
  db.delete(uploadLink).where(lte(uploadLink.expiresAt, before)).run()
}

/** Of a person whose data is erased. */
export function forgetUploadsOf(db: Db, personId: number): void {
  db.delete(uploadLink).where(eq(uploadLink.personId, personId)).run()
}
