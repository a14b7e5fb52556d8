// Which reminders were decided: one row each, in the same transaction as the message that carries it.
import { among, type Db } from './db.ts'
import { ledger } from './schema.ts'

export type LedgerRow = typeof ledger.$inferSelect

export const ledgerOf = (db: Db, assignmentIds: number[]): LedgerRow[] =>
  assignmentIds.length === 0 ? [] : db.select().from(ledger).where(among(ledger.assignmentId, assignmentIds)).all()

/** Enters a step. @returns false where it was entered before. */
export const enter = (db: Db, row: Omit<LedgerRow, 'id'>): boolean =>
  db.insert(ledger).values(row).onConflictDoNothing().run().changes === 1
