// What is kept of files: how much of a unit's and of a person's, and who decided that a flagged one may be opened.
import { and, eq, isNotNull, ne, sql } from 'drizzle-orm'
import type { Db } from './db.ts'
import { assignment, file, parkedFile, submission, submissionFile, task } from './schema.ts'

export interface Kept {
  files: number
  bytes: number
}

const sums = { files: sql<number>`count(*)`, bytes: sql<number>`coalesce(sum(${file.bytes}), 0)` }

/** All that a unit handed in for a plan, versions and what it took back included: it is all still there. */
export const keptOfUnit = (db: Db, planId: number, unitId: number): Kept =>
  db
    .select(sums)
    .from(submissionFile)
    .innerJoin(file, eq(file.hash, submissionFile.hash))
    .innerJoin(submission, eq(submission.id, submissionFile.submissionId))
    .innerJoin(assignment, eq(assignment.id, submission.assignmentId))
    .innerJoin(task, eq(task.id, assignment.taskId))
    .where(and(eq(task.planId, planId), eq(assignment.unitId, unitId)))
    .get() ?? { files: 0, bytes: 0 }

/** What a person sent and what is filed under no item, whatever became of it. */
export const keptUnfiled = (db: Db, personId: number): Kept =>
  db
    .select(sums)
    .from(parkedFile)
    .innerJoin(file, eq(file.hash, parkedFile.hash))
    .where(
      and(
        eq(parkedFile.personId, personId),
        eq(parkedFile.purpose, 'submission'),
        isNotNull(parkedFile.hash),
        ne(parkedFile.state, 'filed'),
      ),
    )
    .get() ?? { files: 0, bytes: 0 }

/** A person decided that a file may be opened and passed on; who decided first stays. */
export function clearFile(db: Db, hash: string, decided: { by: number; at: number }): void {
  db.update(file)
    .set({ clearedBy: decided.by, clearedAt: decided.at })
    .where(and(eq(file.hash, hash), sql`${file.clearedAt} is null`))
    .run()
}

/** Every stored file, with its size. */
export const allFiles = (db: Db): { hash: string; bytes: number }[] =>
  db.select({ hash: file.hash, bytes: file.bytes }).from(file).all()
