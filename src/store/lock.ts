// One bot process for each database: an exclusive lock in a small file beside it, which dies with the process.
import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import Database from 'better-sqlite3'

export interface Lock {
  release(): void
}

/**
 * Takes the bot's lock in a data folder.
 * @returns null when another process holds it; a killed process holds nothing
 */
export function takeLock(folder: string): Lock | null {
  mkdirSync(folder, { recursive: true, mode: 0o700 })
  const sqlite = new Database(join(folder, 'dondoc.lock'), { timeout: 0 })
  try {
    sqlite.exec('create table if not exists held (by integer)')
    sqlite.exec('begin exclusive')
  } catch (error) {
    sqlite.close()
    if (error instanceof Database.SqliteError && error.code.startsWith('SQLITE_BUSY')) return null
    throw error
  }
  return {
    release() {
      if (!sqlite.open) return
      sqlite.exec('rollback')
      sqlite.close()
    },
  }
}
