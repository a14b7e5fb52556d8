// What units wrote that the bot did not understand: kept, passed on, and answered by an organizer.
import { and, asc, eq, isNull } from 'drizzle-orm'
import type { Db } from './db.ts'
import { remark } from './schema.ts'

export type Remark = typeof remark.$inferSelect

export const addRemark = (db: Db, row: typeof remark.$inferInsert): number =>
  db.insert(remark).values(row).returning({ id: remark.id }).get().id

export const remarkById = (db: Db, id: number): Remark | undefined =>
  db.select().from(remark).where(eq(remark.id, id)).get()

/** Keeps the first answer. @returns false where there is one already */
export const answerRemark = (db: Db, id: number, to: { answer: string; answeredAt: number; answeredBy: number }) =>
  db
    .update(remark)
    .set(to)
    .where(and(eq(remark.id, id), isNull(remark.answeredAt)))
    .run().changes > 0

/** Remarks about a plan that nobody has answered, oldest first. */
export const unansweredRemarks = (db: Db, planId: number): Remark[] =>
  db
    .select()
    .from(remark)
    .where(and(eq(remark.planId, planId), isNull(remark.answeredAt)))
    .orderBy(asc(remark.id))
    .all()
