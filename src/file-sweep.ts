// Stored files and their rows held against each other, both ways: bytes without a row are laid aside, rows without bytes told.
import type { FileStore } from './files.ts'
import type { Db } from './store/db.ts'
import { allFiles } from './store/kept-files.ts'

/** At start. @param now by the machine's clock @returns how many files were laid aside */
export function sweepFiles(db: Db, files: FileStore, now: number): number {
  files.sweep()
  const known = new Set(allFiles(db).map(({ hash }) => hash))
  return files.layAside((hash) => known.has(hash), now)
}

/** How many files there should be, and of how many the bytes are gone or cut. */
export function missingFiles(db: Db, files: FileStore): { all: number; missing: number } {
  const all = allFiles(db)
  return { all: all.length, missing: all.filter(({ hash, bytes }) => files.size(hash) !== bytes).length }
}
