// Assignments, what units sent for them, and the files of that.
import { and, asc, desc, eq, inArray, lte, sql } from 'drizzle-orm'
import { type AssignmentState, newAssignment } from '../core/assignment.ts'
import { among, type Db, prepared } from './db.ts'
import { assignment, card, file, parkedFile, submission, submissionFile, task } from './schema.ts'

export type Assignment = typeof assignment.$inferSelect
export type Submission = typeof submission.$inferSelect
export type SubmissionFile = typeof submissionFile.$inferSelect
export type ParkedFile = typeof parkedFile.$inferSelect
export type Card = typeof card.$inferSelect

/** Shares of a plan's tasks (dropped tasks left out), of some units or of all. */
export const assignmentsOf = (db: Db, planId: number, unitIds?: number[]): Assignment[] =>
  unitIds?.length === 1
    ? unitAssignmentsQuery(db)
        .all({ planId, unitId: unitIds[0]! })
        .map((row) => row.assignment)
    : manyAssignments(db, planId, unitIds)

const unitAssignmentsQuery = prepared((db) =>
  db
    .select({ assignment })
    .from(assignment)
    .innerJoin(task, eq(task.id, assignment.taskId))
    .where(
      and(
        eq(task.planId, sql.placeholder('planId')),
        eq(task.dropped, false),
        eq(assignment.unitId, sql.placeholder('unitId')),
      ),
    )
    .orderBy(asc(task.position), asc(assignment.id))
    .prepare(),
)

const manyAssignments = (db: Db, planId: number, unitIds?: number[]): Assignment[] =>
  db
    .select({ assignment })
    .from(assignment)
    .innerJoin(task, eq(task.id, assignment.taskId))
    .where(
      and(eq(task.planId, planId), eq(task.dropped, false), unitIds ? among(assignment.unitId, unitIds) : undefined),
    )
    .orderBy(asc(task.position), asc(assignment.id))
    .all()
    .map((row) => row.assignment)

export const assignmentsOfTask = (db: Db, taskId: number): Assignment[] =>
  db.select().from(assignment).where(eq(assignment.taskId, taskId)).orderBy(asc(assignment.id)).all()

const assignmentQuery = prepared((db) =>
  db
    .select()
    .from(assignment)
    .where(eq(assignment.id, sql.placeholder('id')))
    .prepare(),
)
export const assignmentById = (db: Db, id: number): Assignment | undefined => assignmentQuery(db).get({ id })

export const addAssignment = (db: Db, row: typeof assignment.$inferInsert): Assignment =>
  db.insert(assignment).values(row).returning().get()

export function changeAssignment(db: Db, id: number, to: Partial<Assignment>): void {
  db.update(assignment).set(to).where(eq(assignment.id, id)).run()
}

/** Takes back a share that its unit was not told of. */
export function removeAssignment(db: Db, id: number): void {
  db.delete(assignment).where(eq(assignment.id, id)).run()
}

/** Takes back the spreading of a task that nobody was told of. */
export function removeAssignmentsOfTask(db: Db, taskId: number): void {
  db.delete(assignment)
    .where(and(eq(assignment.taskId, taskId), eq(assignment.state, 'waiting')))
    .run()
}

export const submissionsOf = (db: Db, assignmentIds: number[]): Submission[] =>
  assignmentIds.length <= 4
    ? assignmentIds.flatMap((assignmentId) => submissionsQuery(db).all({ assignmentId }))
    : db
        .select()
        .from(submission)
        .where(among(submission.assignmentId, assignmentIds))
        .orderBy(asc(submission.sequence))
        .all()

const submissionsQuery = prepared((db) =>
  db
    .select()
    .from(submission)
    .where(eq(submission.assignmentId, sql.placeholder('assignmentId')))
    .orderBy(asc(submission.sequence))
    .prepare(),
)

export const submissionById = (db: Db, id: number): Submission | undefined =>
  db.select().from(submission).where(eq(submission.id, id)).get()

/** The id the next submission will have; true only inside the transaction that adds it. */
export const nextSubmissionId = (db: Db): number =>
  (db
    .select({ top: sql<number | null>`max(${submission.id})` })
    .from(submission)
    .get()?.top ?? 0) + 1

export const addSubmission = (db: Db, row: typeof submission.$inferInsert): Submission =>
  db.insert(submission).values(row).returning().get()

export function changeSubmission(db: Db, id: number, to: Partial<Submission>): void {
  db.update(submission).set(to).where(eq(submission.id, id)).run()
}

/** A file under a submission, with what is known of its bytes. */
export type FiledFile = SubmissionFile & Pick<typeof file.$inferSelect, 'bytes' | 'mime' | 'flags' | 'clearedAt'>

export const filesOf = (db: Db, submissionIds: number[]): FiledFile[] =>
  submissionIds.length === 0
    ? []
    : db
        .select()
        .from(submissionFile)
        .innerJoin(file, eq(file.hash, submissionFile.hash))
        .where(among(submissionFile.submissionId, submissionIds))
        .orderBy(asc(submissionFile.id))
        .all()
        .map(({ submission_file, file: { bytes, mime, flags, clearedAt } }) => ({
          ...submission_file,
          bytes,
          mime,
          flags,
          clearedAt,
        }))

export function addSubmissionFile(db: Db, row: typeof submissionFile.$inferInsert): void {
  db.insert(submissionFile).values(row).run()
}

/** The same bytes are one file, whatever name they come by: what was found in them once stays known. */
export function keepFile(db: Db, row: typeof file.$inferInsert): void {
  const before = fileByHash(db, row.hash)
  if (!before) return void db.insert(file).values(row).run()
  const scan = before.scan === 'clean' || row.scan === 'clean' ? 'clean' : (before.scan ?? row.scan ?? null)
  const flags = [...new Set([...before.flags, ...(row.flags ?? [])])]
  db.update(file)
    // Looked at again by a scanner that answers, nothing is left of the time when none did.
    .set({ scan, flags: scan === 'clean' ? flags.filter((flag) => flag !== 'unscanned') : flags })
    .where(eq(file.hash, row.hash))
    .run()
}

export const fileByHash = (db: Db, hash: string) => db.select().from(file).where(eq(file.hash, hash)).get()

/** Forgets a stored file that nothing was filed with. @returns whether its bytes may go */
export function dropFile(db: Db, hash: string): boolean {
  const used = db.select().from(submissionFile).where(eq(submissionFile.hash, hash)).limit(1).get()
  if (!used) db.delete(file).where(eq(file.hash, hash)).run()
  return !used
}

export const park = (db: Db, row: typeof parkedFile.$inferInsert): ParkedFile =>
  db.insert(parkedFile).values(row).returning().get()
export const parkedById = (db: Db, id: number): ParkedFile | undefined =>
  db.select().from(parkedFile).where(eq(parkedFile.id, id)).get()
/** The file that came with a message of this person's. */
export const parkedByMessage = (db: Db, identityId: number, messageId: string): ParkedFile | undefined =>
  db
    .select()
    .from(parkedFile)
    .where(and(eq(parkedFile.identityId, identityId), eq(parkedFile.messageId, messageId)))
    .orderBy(desc(parkedFile.id))
    .limit(1)
    .get()
export function changeParked(db: Db, id: number, to: Partial<ParkedFile>): void {
  db.update(parkedFile).set(to).where(eq(parkedFile.id, id)).run()
}
/** Files of a person that lie stored and not yet filed under an item. */
export const parkedOf = (db: Db, personId: number): ParkedFile[] =>
  db
    .select()
    .from(parkedFile)
    .where(and(eq(parkedFile.personId, personId), inArray(parkedFile.state, ['fetching', 'stored'])))
    .orderBy(asc(parkedFile.id))
    .all()

/** The files of one album of a person, whatever became of them. */
export const albumOf = (db: Db, personId: number, album: string): ParkedFile[] =>
  db
    .select()
    .from(parkedFile)
    .where(and(eq(parkedFile.personId, personId), eq(parkedFile.album, album)))
    .orderBy(asc(parkedFile.id))
    .all()

export const cardsOf = (db: Db, planId: number, unitId?: number): Card[] =>
  db
    .select()
    .from(card)
    .where(and(eq(card.planId, planId), unitId === undefined ? undefined : eq(card.unitId, unitId)))
    .all()

export function keepCard(db: Db, row: Card): void {
  db.insert(card)
    .values(row)
    .onConflictDoUpdate({
      target: [card.planId, card.unitId, card.identityId],
      set: { outboxId: row.outboxId, messageId: row.messageId },
    })
    .run()
}

/** The life of an assignment as the core decides on it. */
export function lifeOf(row: Assignment, submissions: Submission[]): AssignmentState {
  return {
    unit: row.unitId,
    role: row.role,
    state: row.state,
    announcedAt: row.announcedAt,
    acknowledgedAt: row.acknowledgedAt,
    submissions: submissions
      .filter((s) => s.assignmentId === row.id && s.way !== 'declined' && s.state !== 'withdrawn')
      .map((s) => ({
        id: s.id,
        way: s.way as Exclude<Submission['way'], 'declined'>,
        via: s.onBehalf ?? 'chat',
        at: s.at,
      })),
    ...row.life,
  }
}

/** What of an assignment's life is kept in its one JSON column. */
function lifeColumn(state: AssignmentState): Assignment['life'] {
  const { accepted, returned, declined, notOurs, extension, extendedTo, pausedAt, cancelled } = state
  return { accepted, returned, declined, notOurs, extension, extendedTo, pausedAt, cancelled }
}

/** The life of an assignment that nobody was told of. */
export const NO_LIFE: Assignment['life'] = lifeColumn(newAssignment(0, 'lead'))

/** Stores what the core decided; submissions are stored in their own rows. */
export function saveLife(db: Db, id: number, life: AssignmentState): void {
  changeAssignment(db, id, {
    state: life.state,
    announcedAt: life.announcedAt,
    acknowledgedAt: life.acknowledgedAt,
    life: lifeColumn(life),
  })
}

/** Submissions that wait for the organizer, oldest first. */
export const waitingSubmissions = (db: Db, planId: number): Submission[] =>
  db
    .select({ submission })
    .from(submission)
    .innerJoin(assignment, eq(assignment.id, submission.assignmentId))
    .innerJoin(task, eq(task.id, assignment.taskId))
    .where(
      and(
        eq(task.planId, planId),
        eq(task.dropped, false),
        eq(submission.state, 'waiting'),
        eq(assignment.state, 'submitted'),
        // only the newest of each assignment: older ones are versions of the same
        sql`${submission.id} = (select max(s.id) from submission s where s.assignment_id = ${assignment.id} and s.state <> 'withdrawn')`,
      ),
    )
    .orderBy(asc(submission.at), asc(submission.id))
    .all()
    .map((row) => row.submission)

/** The submission of an assignment that still takes files of the same person: an album, or several in a row. */
export const openSubmission = (db: Db, assignmentId: number, personId: number, at: number): Submission | undefined =>
  db
    .select()
    .from(submission)
    .where(
      and(
        eq(submission.assignmentId, assignmentId),
        eq(submission.personId, personId),
        eq(submission.way, 'file'),
        eq(submission.state, 'waiting'),
        lte(sql`${at}`, submission.openUntil),
      ),
    )
    .orderBy(desc(submission.id))
    .limit(1)
    .get()

/** The file that this person handed in last, for whatever item, while nobody has decided on it. */
export const openSubmissionOf = (db: Db, personId: number): Submission | undefined =>
  db
    .select()
    .from(submission)
    .where(and(eq(submission.personId, personId), eq(submission.way, 'file'), eq(submission.state, 'waiting')))
    .orderBy(desc(submission.id))
    .limit(1)
    .get()
