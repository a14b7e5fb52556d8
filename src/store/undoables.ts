// Own acts that can be taken back for a while.
import { desc, eq } from 'drizzle-orm'
import type { Db } from './db.ts'
import { undoable } from './schema.ts'
import type { RowChange } from './snapshots.ts'

export interface UndoArgs {
  changes: RowChange[]
  /** Messages that wait until it can no longer be taken back. */
  held: number[]
}

export type Undoable = Omit<typeof undoable.$inferSelect, 'args'> & { args: UndoArgs }

export const addUndoable = (db: Db, row: { personId: number; kind: string; args: UndoArgs; at: number }): number =>
  db.insert(undoable).values(row).returning({ id: undoable.id }).get().id

export const undoableById = (db: Db, id: number): Undoable | undefined =>
  db.select().from(undoable).where(eq(undoable.id, id)).get() as Undoable | undefined

/** What somebody did last. */
export const lastUndoable = (db: Db, personId: number): Undoable | undefined =>
  db.select().from(undoable).where(eq(undoable.personId, personId)).orderBy(desc(undoable.id)).limit(1).get() as
    | Undoable
    | undefined

export function markUndone(db: Db, id: number, at: number): void {
  db.update(undoable).set({ undoneAt: at }).where(eq(undoable.id, id)).run()
}
