// How things stood before an act and after it, so that the act can be taken back exactly, or not at all.
import { eq } from 'drizzle-orm'
import { among, type Db } from './db.ts'
import { assignment, contact, deliverable, submission, submissionFile, task } from './schema.ts'

/** What an act may change. */
export interface Scope {
  assignments?: readonly number[]
  tasks?: readonly number[]
  contacts?: readonly number[]
}

// In this order rows are put back; taken away in the reverse order, because they refer to each other.
const TABLES = { task, contact, deliverable, assignment, submission, submissionFile } as const
type TableName = keyof typeof TABLES
const ORDER = Object.keys(TABLES) as TableName[]

type Row = { id: number } & Record<string, unknown>

/** One row that an act changed, added (`before` null) or took away (`after` null). */
export interface RowChange {
  table: TableName
  id: number
  before: Row | null
  after: Row | null
}

export type Snapshot = Map<string, { table: TableName; row: Row }>

/** The rows within a scope as they are now. */
export function snapshot(db: Db, scope: Scope): Snapshot {
  const found: Snapshot = new Map()
  const add = (table: TableName, rows: Row[]): number[] => {
    for (const row of rows) found.set(`${table}:${row.id}`, { table, row })
    return rows.map(({ id }) => id)
  }
  const tasks = [...(scope.tasks ?? [])]
  const ofTasks = tasks.length === 0 ? [] : db.select().from(assignment).where(among(assignment.taskId, tasks)).all()
  if (tasks.length > 0) {
    add('task', db.select().from(task).where(among(task.id, tasks)).all())
    add('deliverable', db.select().from(deliverable).where(among(deliverable.taskId, tasks)).all())
  }
  const own = [...(scope.assignments ?? [])]
  const named = own.length === 0 ? [] : db.select().from(assignment).where(among(assignment.id, own)).all()
  const shares = add('assignment', [...ofTasks, ...named])
  const sent =
    shares.length === 0 ? [] : db.select().from(submission).where(among(submission.assignmentId, shares)).all()
  const sentIds = add('submission', sent)
  if (sentIds.length > 0)
    add('submissionFile', db.select().from(submissionFile).where(among(submissionFile.submissionId, sentIds)).all())
  const contacts = [...(scope.contacts ?? [])]
  if (contacts.length > 0) add('contact', db.select().from(contact).where(among(contact.id, contacts)).all())
  return found
}

const same = (one: Row | null, other: Row | null): boolean => JSON.stringify(one) === JSON.stringify(other)

/** What became different between two snapshots. */
export function changesBetween(before: Snapshot, after: Snapshot): RowChange[] {
  const keys = new Set([...before.keys(), ...after.keys()])
  return [...keys].flatMap((key) => {
    const [one, other] = [before.get(key), after.get(key)]
    const { table, row } = (one ?? other)!
    const change = { table, id: row.id, before: one?.row ?? null, after: other?.row ?? null }
    return same(change.before, change.after) ? [] : [change]
  })
}

const rowOf = (db: Db, table: TableName, id: number): Row | null => {
  const source = TABLES[table]
  return (db.select().from(source).where(eq(source.id, id)).get() as Row | undefined) ?? null
}

/** Takes the changes back. @returns false, and nothing is changed, where something has happened since */
export function takeBack(db: Db, changes: readonly RowChange[]): boolean {
  if (!changes.every(({ table, id, after }) => same(rowOf(db, table, id), after))) return false
  const place = (change: RowChange) => ORDER.indexOf(change.table)
  for (const { table, id } of changes.filter((c) => c.before === null).sort((a, b) => place(b) - place(a)))
    db.delete(TABLES[table]).where(eq(TABLES[table].id, id)).run()
  for (const { table, id, before, after } of changes
    .filter((c) => c.before !== null)
    .sort((a, b) => place(a) - place(b))) {
    const source = TABLES[table]
    if (after === null)
      db.insert(source)
        .values(before as never)
        .run()
    else
      db.update(source)
        .set(before as never)
        .where(eq(source.id, id))
        .run()
  }
  return true
}
