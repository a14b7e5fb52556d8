// Slow work that survives a restart: each job once by its key, tried again later when it fails.
import { and, asc, eq, inArray, lte, sql } from 'drizzle-orm'
import type { Db } from './db.ts'
import { job } from './schema.ts'

export type Job = typeof job.$inferSelect

/** Adds a job. @returns false where one with this key exists. */
export const addJob = (db: Db, row: Pick<Job, 'kind' | 'key' | 'args' | 'notBefore' | 'createdAt'>): boolean =>
  db
    .insert(job)
    .values({ ...row, state: 'waiting', attempts: 0, error: null })
    .onConflictDoNothing()
    .run().changes === 1

/** Takes the next job whose time has come. Only the bot's own process does this, so `running` rows of a dead one are free. */
export function takeJob(db: Db, now: number): Job | undefined {
  const next = db
    .select()
    .from(job)
    .where(and(eq(job.state, 'waiting'), lte(job.notBefore, now)))
    .orderBy(asc(job.id))
    .limit(1)
    .get()
  if (next)
    db.update(job)
      .set({ state: 'running', attempts: next.attempts + 1 })
      .where(eq(job.id, next.id))
      .run()
  return next ? { ...next, attempts: next.attempts + 1 } : undefined
}

export function settleJob(db: Db, id: number, to: Partial<Pick<Job, 'state' | 'notBefore' | 'error' | 'args'>>): void {
  db.update(job).set(to).where(eq(job.id, id)).run()
}

/** Jobs that a dead process left running wait again. */
export function freeJobs(db: Db): void {
  db.update(job).set({ state: 'waiting' }).where(eq(job.state, 'running')).run()
}

export const nextJobAt = (db: Db): number | null =>
  db
    .select({ at: sql<number | null>`min(${job.notBefore})` })
    .from(job)
    .where(inArray(job.state, ['waiting']))
    .get()?.at ?? null

/** A job by its key, done or not. */
export const jobByKey = (db: Db, key: string): Job | undefined => db.select().from(job).where(eq(job.key, key)).get()
