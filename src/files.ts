// Stored files by hash: written aside, synced, renamed, and the folder synced, before anybody is told that they arrived.
import { createHash, type Hash } from 'node:crypto'
import {
  closeSync,
  existsSync,
  fsyncSync,
  mkdirSync,
  openSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statfsSync,
  statSync,
  utimesSync,
  writeSync,
} from 'node:fs'
import { join } from 'node:path'

/** Bytes where they lie. */
export type Bytes = { path: string } | { bytes: Uint8Array }

export interface Receiving {
  write(chunk: Uint8Array): void
  /** What was written so far, to be looked into before it is kept. */
  written(): Bytes
  /** Syncs and renames. @returns the hash (SHA-256, hex) and the size that was counted */
  keep(): { hash: string; bytes: number }
  /** Forgets what was written. */
  drop(): void
}

export interface FileStore {
  receive(): Receiving
  path(hash: string): string
  read(hash: string): Uint8Array | null
  /** Takes the bytes away. */
  remove(hash: string): void
  /** Whether so many bytes may still be written, with a reserve left for the database. */
  roomFor(bytes: number): boolean
  /** At start: what a process that died had begun to receive is no file. */
  sweep(): void
  /**
   * Lays aside what lies under a hash that nobody knows: a process died between the bytes and their row. What is young
   * may be on its way to its row; what was laid aside a month ago goes.
   * @returns how many were laid aside
   */
  layAside(isKnown: (hash: string) => boolean, now: number): number
  /** The size of what lies under a hash; null where nothing does. */
  size(hash: string): number | null
}

/** Left free whatever comes: messages and answers must still find room in the database. */
export const DISK_RESERVE = 500 * 1024 * 1024

const DAY = 24 * 60 * 60_000
/** Nothing takes that long between its bytes and their row. */
const YOUNG = DAY
/** For whoever put back an older database, and puts back the right one after all. */
const LAID_ASIDE = 30 * DAY

/**
 * Files of a data folder; private to the service's user.
 * @param free bytes that are left on the disk of a folder
 */
export function createFiles(folder: string, free: (folder: string) => number = freeBytes): FileStore {
  const incoming = join(folder, 'incoming')
  const aside = join(folder, 'without-row')
  const path = (hash: string): string => join(folder, hash.slice(0, 2), hash)
  let counter = 0
  return {
    path,
    read: (hash) => (existsSync(path(hash)) ? readFileSync(path(hash)) : null),
    remove: (hash) => rmSync(path(hash), { force: true }),
    roomFor(bytes) {
      mkdirSync(folder, { recursive: true, mode: 0o700 })
      return free(folder) - bytes >= DISK_RESERVE
    },
    sweep: () => rmSync(incoming, { recursive: true, force: true }),
    size: (hash) => statSync(path(hash), { throwIfNoEntry: false })?.size ?? null,
    layAside(isKnown, now) {
      for (const name of listed(aside))
        if (ageOf(join(aside, name), now) > LAID_ASIDE) rmSync(join(aside, name), { force: true })
      const strangers = listed(folder)
        .filter((name) => /^[0-9a-f]{2}$/.test(name))
        .flatMap((name) => listed(join(folder, name)))
        .filter((hash) => /^[0-9a-f]{64}$/.test(hash) && !isKnown(hash) && ageOf(path(hash), now) > YOUNG)
      if (strangers.length > 0) mkdirSync(aside, { recursive: true, mode: 0o700 })
      for (const hash of strangers) {
        renameSync(path(hash), join(aside, hash))
        utimesSync(join(aside, hash), now / 1000, now / 1000)
      }
      return strangers.length
    },
    receive() {
      mkdirSync(incoming, { recursive: true, mode: 0o700 })
      const at = join(incoming, `${process.pid}-${++counter}`)
      const file = openSync(at, 'w', 0o600)
      const hash: Hash = createHash('sha256')
      let bytes = 0
      let open = true
      const close = (): void => {
        if (open) closeSync(file)
        open = false
      }
      return {
        write(chunk) {
          hash.update(chunk)
          bytes += chunk.length
          let written = 0
          while (written < chunk.length) written += writeSync(file, chunk, written)
        },
        written: () => ({ path: at }),
        keep() {
          fsyncSync(file)
          close()
          const name = hash.digest('hex')
          const to = path(name)
          mkdirSync(join(to, '..'), { recursive: true, mode: 0o700 })
          renameSync(at, to)
          syncFolder(join(to, '..'))
          return { hash: name, bytes }
        },
        // Also after `keep` failed, wherever it did: the disk may have been full.
        drop() {
          close()
          rmSync(at, { force: true })
        },
      }
    },
  }
}

const listed = (folder: string): string[] => (existsSync(folder) ? readdirSync(folder) : [])

/** Milliseconds; 0 for what has gone meanwhile. */
const ageOf = (path: string, now: number): number => now - (statSync(path, { throwIfNoEntry: false })?.mtimeMs ?? now)

/** What others than the system's own user may still write. */
function freeBytes(folder: string): number {
  const { bavail, bsize } = statfsSync(folder)
  return bavail * bsize
}

/** A rename survives power loss only when the folder itself is synced. */
function syncFolder(folder: string): void {
  const handle = openSync(folder, 'r')
  try {
    fsyncSync(handle)
  } finally {
    closeSync(handle)
  }
}

/** Files of a rehearsal in memory: nothing outlives it. */
export function memoryFiles(): FileStore {
  const kept = new Map<string, Uint8Array>()
  return {
    path: (hash) => `memory:${hash}`,
    read: (hash) => kept.get(hash) ?? null,
    remove: (hash) => void kept.delete(hash),
    roomFor: () => true,
    sweep: () => undefined,
    layAside: () => 0,
    size: (hash) => kept.get(hash)?.length ?? null,
    receive() {
      const chunks: Uint8Array[] = []
      return {
        write: (chunk) => void chunks.push(Uint8Array.from(chunk)),
        written: () => ({ bytes: Buffer.concat(chunks) }),
        keep() {
          const bytes = Buffer.concat(chunks)
          const hash = createHash('sha256').update(bytes).digest('hex')
          kept.set(hash, bytes)
          return { hash, bytes: bytes.length }
        },
        drop: () => void chunks.splice(0),
      }
    },
  }
}
