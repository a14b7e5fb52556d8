// The append-only record of what happened: each row carries the hash of the one before.
import { createHash } from 'node:crypto'
import { and, asc, desc, eq, gt } from 'drizzle-orm'
import type { Db } from './db.ts'
import { journal } from './schema.ts'

export interface JournalEntry {
  at: number
  /** `person:12`, `system`, `command line`. */
  actor: string
  way: string
  action: string
  /** `assignment:7`, `plan:1`. */
  object: string
  /** Ids, states and days; never message bodies, names or tokens. */
  details: Record<string, unknown>
}

const FIRST = '0'.repeat(64)

const hashOf = (previous: string, entry: JournalEntry): string =>
  createHash('sha256')
    .update(JSON.stringify([previous, entry.at, entry.actor, entry.way, entry.action, entry.object, entry.details]))
    .digest('hex')

/** Adds a row; to be called in the transaction that does what it records. */
export function record(db: Db, entry: JournalEntry): void {
  const last = db.select({ hash: journal.hash }).from(journal).orderBy(desc(journal.sequence)).limit(1).get()
  const previous = last?.hash ?? FIRST
  db.insert(journal)
    .values({ ...entry, previous, hash: hashOf(previous, entry) })
    .run()
}

/**
 * Checks the chain from the first row to the last one ever written.
 * @returns the first sequence that does not fit or is missing at the end, or null
 */
export function brokenAt(db: Db): number | null {
  let previous = FIRST
  let from = 0
  for (;;) {
    const rows = db
      .select()
      .from(journal)
      .where(gt(journal.sequence, from))
      .orderBy(asc(journal.sequence))
      .limit(1000)
      .all()
    if (rows.length === 0) return from < lastSequence(db) ? from + 1 : null
    for (const row of rows) {
      if (row.sequence !== from + 1 || row.previous !== previous || row.hash !== hashOf(previous, row))
        return row.sequence
      previous = row.hash
      from = row.sequence
    }
  }
}

/** SQLite's own count of the rows that were ever added: a chain says nothing about an end that was cut off. */
const lastSequence = (db: Db): number =>
  (db.$client.prepare(`select seq from sqlite_sequence where name = 'journal'`).pluck().get() as number | undefined) ??
  0

/** The newest entries first. */
export const latest = (db: Db, count: number) =>
  db.select().from(journal).orderBy(desc(journal.sequence)).limit(count).all()

/** The newest entry of an act on one thing. */
export const lastOf = (db: Db, action: string, object: string) =>
  db
    .select()
    .from(journal)
    .where(and(eq(journal.action, action), eq(journal.object, object)))
    .orderBy(desc(journal.sequence))
    .limit(1)
    .get()
