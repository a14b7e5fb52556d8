// Letters that changed a plan, kept as the basis of what they changed.
import { asc, eq } from 'drizzle-orm'
import type { Db } from './db.ts'
import { planAmendment } from './schema.ts'

export type PlanAmendment = typeof planAmendment.$inferSelect

export const addAmendment = (db: Db, row: typeof planAmendment.$inferInsert): PlanAmendment =>
  db.insert(planAmendment).values(row).returning().get()

/** The letters of a plan, the first one first. */
export const amendmentsOf = (db: Db, planId: number): PlanAmendment[] =>
  db.select().from(planAmendment).where(eq(planAmendment.planId, planId)).orderBy(asc(planAmendment.id)).all()
