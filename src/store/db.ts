// Opens the database and holds its promises: WAL, synchronous=FULL asserted, migrations, one typed way to a transaction.
import { chmodSync, mkdirSync } from 'node:fs'
import { dirname } from 'node:path'
import { fileURLToPath } from 'node:url'
import Database from 'better-sqlite3'
import { type SQL, sql } from 'drizzle-orm'
import { type BetterSQLite3Database, drizzle } from 'drizzle-orm/better-sqlite3'
import { type MigrationMeta, readMigrationFiles } from 'drizzle-orm/migrator'
import type { SQLiteColumn } from 'drizzle-orm/sqlite-core'
import * as schema from './schema.ts'

export type Db = BetterSQLite3Database<typeof schema> & { $client: Database.Database }

const migrationsFolder = fileURLToPath(new URL('../../drizzle', import.meta.url))
/** Older ones can corrupt a WAL that two connections write at the same moment (fixed in 3.51.3). */
const OLDEST_SQLITE = [3, 51, 3] as const
/** How long one process waits for another that writes or migrates: longer than anything here takes on a slow disk. */
const PATIENCE_MS = 10_000
const PAUSE_MS = 20
/** Where drizzle notes which migrations were carried out. */
const MADE = '__drizzle_migrations'

/** The database was made by a newer program, is damaged, or cannot keep its promises on this machine. */
export class DatabaseError extends Error {
  readonly code: 'sqlite_too_old' | 'not_synchronous' | 'damaged'
  constructor(code: 'sqlite_too_old' | 'not_synchronous' | 'damaged') {
    super(code)
    this.code = code
  }
}

/**
 * Opens (and creates or migrates) the database.
 * @param path a file, or `:memory:` for rehearsals and tests, which promise no durability
 * @throws DatabaseError when what it promises cannot be kept
 */
export function openDb(path: string): Db {
  const memory = path === ':memory:'
  if (!memory) mkdirSync(dirname(path), { recursive: true, mode: 0o700 })
  const sqlite = new Database(path, { timeout: PATIENCE_MS })
  try {
    const version = String(sqlite.prepare('select sqlite_version()').pluck().get())
    if (olderThan(version, OLDEST_SQLITE)) throw new DatabaseError('sqlite_too_old')
    if (!memory) {
      keepWal(sqlite)
      const check = sqlite.pragma('quick_check(1)', { simple: true })
      if (check !== 'ok') throw new DatabaseError('damaged')
    }
    sqlite.pragma('synchronous = FULL')
    sqlite.pragma('foreign_keys = ON')
    // Without it `replace into` deletes rows past the triggers that guard the journal.
    sqlite.pragma('recursive_triggers = ON')
    // What was taken out of a row (a code, a person's words) is not left lying in its page.
    sqlite.pragma('secure_delete = FAST')
    sqlite.pragma('wal_autocheckpoint = 1000')
    // better-sqlite3 runs WAL at NORMAL by its build's default, and only the first statement shows it.
    sqlite.prepare('select count(*) from sqlite_master').get()
    if (!memory && sqlite.pragma('synchronous', { simple: true }) !== 2) throw new DatabaseError('not_synchronous')
    const db = drizzle(sqlite, { schema })
    bringUpToDate(db)
    if (!memory) chmodSync(path, 0o600)
    return db
  } catch (error) {
    sqlite.close()
    if (error instanceof Database.SqliteError && /^SQLITE_(CORRUPT|NOTADB)/.test(error.code))
      throw new DatabaseError('damaged')
    throw error
  }
}

/**
 * A file that is in WAL already is left alone. To switch one that is not, SQLite reads first and then wants the file for
 * itself, and of two who do so it refuses one at once, whatever its patience: that one tries again.
 */
function keepWal(sqlite: Database.Database): void {
  for (let left = PATIENCE_MS / PAUSE_MS; ; left--) {
    try {
      if (sqlite.pragma('journal_mode', { simple: true }) !== 'wal') sqlite.pragma('journal_mode = WAL')
      return
    } catch (error) {
      if (left <= 0 || !(error instanceof Database.SqliteError) || !error.code.startsWith('SQLITE_BUSY')) throw error
      Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, PAUSE_MS)
    }
  }
}

/**
 * Brings the tables up to date, as drizzle's own `migrate` does and in its table, but what is missing is looked up under
 * the lock that is held while it is made: of several who open a new file together one makes everything, and the others
 * wait and find it made. Where nothing is missing, no lock is taken.
 */
function bringUpToDate(db: Db): void {
  const known = readMigrationFiles({ migrationsFolder })
  const missing = (): MigrationMeta[] => {
    const last = lastMigration(db.$client)
    return known.filter(({ folderMillis }) => last === null || last < folderMillis)
  }
  if (missing().length === 0) return
  transact(db, () => {
    db.$client.exec(
      `create table if not exists ${MADE} (id SERIAL PRIMARY KEY, hash text NOT NULL, created_at numeric)`,
    )
    const made = db.$client.prepare(`insert into ${MADE} (hash, created_at) values (?, ?)`)
    for (const { sql: statements, hash, folderMillis } of missing()) {
      for (const statement of statements) db.$client.exec(statement)
      made.run(hash, folderMillis)
    }
  })
}

/** When the newest migration that was carried out was written; null where there was none. */
function lastMigration(sqlite: Database.Database): number | null {
  if (!sqlite.prepare(`select 1 from sqlite_master where name = '${MADE}'`).get()) return null
  return sqlite.prepare(`select max(created_at) from ${MADE}`).pluck().get() as number | null
}

const olderThan = (version: string, least: readonly number[]): boolean => {
  const parts = version.split('.').map(Number)
  for (const [i, wanted] of least.entries()) {
    const part = parts[i] ?? 0
    if (part !== wanted) return part < wanted
  }
  return false
}

/**
 * A query that is built once for each database and run many times: building one costs more than running it.
 * @param build with `sql.placeholder(name)` where a value comes
 */
export function prepared<Q>(build: (db: Db) => Q): (db: Db) => Q {
  const made = new WeakMap<Db, Q>()
  return (db) => {
    const ready = made.get(db)
    if (ready !== undefined) return ready
    const fresh = build(db)
    made.set(db, fresh)
    return fresh
  }
}

/** `column in (ids)` with the ids in one parameter: a list of tens of thousands passes SQLite's limit of variables. */
export const among = (column: SQLiteColumn, ids: readonly number[]): SQL =>
  sql`${column} in (select value from json_each(${JSON.stringify(ids)}))`

type NotPromise<T> = T extends PromiseLike<unknown> ? never : T

/**
 * The only way to open a transaction: immediate, so that a read before a write cannot fail with a stale snapshot, and
 * synchronous, so that an async function is refused by the compiler (better-sqlite3 refuses it only when it runs).
 * Called inside another one it becomes a savepoint.
 */
export function transact<T>(db: Db, work: () => NotPromise<T>): T {
  return db.$client.transaction(work as () => T).immediate()
}

/** What was taken out of rows goes from the log, too; where another connection reads just now, at the next occasion. */
export function forgetLog(db: Db): void {
  db.$client.pragma('wal_checkpoint(TRUNCATE)')
}

/** Differs whenever any connection, this one or another, has written since. */
export const changes = (db: Db): string =>
  `${dataVersion(db)}:${db.$client.prepare('select total_changes()').pluck().get() as number}`

/** Changes when another process has written; cheap enough to ask each second. */
export const dataVersion = (db: Db): number => db.$client.pragma('data_version', { simple: true }) as number
