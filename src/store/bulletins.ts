// What organizers announced in their own words.
import { eq } from 'drizzle-orm'
import type { Db } from './db.ts'
import { bulletin } from './schema.ts'

export type Bulletin = typeof bulletin.$inferSelect

export const addBulletin = (db: Db, row: typeof bulletin.$inferInsert): number =>
  db.insert(bulletin).values(row).returning({ id: bulletin.id }).get().id

export const bulletinById = (db: Db, id: number): Bulletin | undefined =>
  db.select().from(bulletin).where(eq(bulletin.id, id)).get()
