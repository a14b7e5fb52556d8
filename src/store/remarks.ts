// What units wrote that the bot did not understand: kept and passed on.
import { eq } from 'drizzle-orm'
import type { Db } from './db.ts'
import { remark } from './schema.ts'

export const addRemark = (db: Db, row: typeof remark.$inferInsert): number =>
  db.insert(remark).values(row).returning({ id: remark.id }).get().id

export const remarkById = (db: Db, id: number) => db.select().from(remark).where(eq(remark.id, id)).get()
