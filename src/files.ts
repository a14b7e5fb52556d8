// Stored files by hash: written aside, synced, renamed, and the folder synced, before anybody is told that they arrived.
import { createHash, type Hash } from 'node:crypto'
import {
  closeSync,
  existsSync,
  fsyncSync,
  mkdirSync,
  openSync,
  readFileSync,
  renameSync,
  rmSync,
  statfsSync,
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
}

/** Left free whatever comes: messages and answers must still find room in the database. */
export const DISK_RESERVE = 500 * 1024 * 1024

/**
 * Files of a data folder; private to the service's user.
 * @param free bytes that are left on the disk of a folder
 */
export function createFiles(folder: string, free: (folder: string) => number = freeBytes): FileStore {
  const incoming = join(folder, 'incoming')
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
    receive() {
      mkdirSync(incoming, { recursive: true, mode: 0o700 })
      const aside = join(incoming, `${process.pid}-${++counter}`)
      const file = openSync(aside, 'w', 0o600)
      const hash: Hash = createHash('sha256')
      let bytes = 0
      return {
        write(chunk) {
          hash.update(chunk)
          bytes += chunk.length
          let written = 0
          while (written < chunk.length) written += writeSync(file, chunk, written)
        },
        written: () => ({ path: aside }),
        keep() {
          fsyncSync(file)
          closeSync(file)
          const name = hash.digest('hex')
          const to = path(name)
          mkdirSync(join(to, '..'), { recursive: true, mode: 0o700 })
          renameSync(aside, to)
          syncFolder(join(to, '..'))
          return { hash: name, bytes }
        },
        drop() {
          closeSync(file)
          rmSync(aside, { force: true })
        },
      }
    },
  }
}

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
