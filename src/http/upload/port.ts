// What the page for handing in needs of the program behind it: the port that the composition roots fill.
import type { App } from '../../app/app.ts'
import type { InspectionRefusal } from '../../core/inspection.ts'

/** A file on its way to the disk; nothing of it counts before it is kept. */
export interface Receiving {
  write(piece: Uint8Array): void
  /** What was written so far, where it lies. */
  written(): { path: string } | { bytes: Uint8Array }
  /** Syncs and gives the bytes their name. @returns the hash and the size that was counted */
  keep(): { hash: string; bytes: number }
  /** Forgets what was written. */
  drop(): void
}

/** What was found in a file before it is kept. */
export type Judged =
  | { ok: true; mime: string; flags: string[]; scan: 'clean' | 'unscanned' | null }
  | { ok: false; code: InspectionRefusal | 'file_secret' }

export interface UploadPort {
  language: 'vi' | 'en'
  /** The use cases of the moment; null while a rehearsal begins anew. */
  app(): App | null
  /** Runs one act after those that came before it; what it brings about is sent before the page answers. */
  act<T>(work: (app: App) => T): Promise<T>
  /** Pages of a rehearsal are for this machine alone; its further names are asked for. */
  local: boolean
  /** Endings of the kinds that are taken. */
  kinds: readonly string[]
  /** The largest file, in bytes. */
  maxBytes: number
  receive(): Receiving
  /** Looks into what was received: its mark of secrecy, its kind, what is dangerous in it. */
  judge(received: Receiving, name: string): Promise<Judged>
  /** Takes bytes away that were kept and count for nothing. */
  remove(hash: string): void
  /** Whether so many bytes may still be written, with what the database needs left free. */
  roomFor(bytes: number): boolean
  /** How long a line may be silent, and how long a form may take; half a minute and ten where left out. */
  patience?: { idleMs: number; totalMs: number }
}
