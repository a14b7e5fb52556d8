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
  /** At start: what a process that died had begun to receive is no file. */
  sweep(): void
}

/** Files of a data folder; private to the service's user. */
export function createFiles(folder: string): FileStore {
  const incoming = join(folder, 'incoming')
  const path = (hash: string): string => join(folder, hash.slice(0, 2), hash)
  let counter = 0
  return {
    path,
    read: (hash) => (existsSync(path(hash)) ? readFileSync(path(hash)) : null),
    remove: (hash) => rmSync(path(hash), { force: true }),
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
