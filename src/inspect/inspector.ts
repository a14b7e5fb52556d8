// Looks into files in a child process, then asks the scanner: limits of time and memory hold whatever a file does.
import { fileURLToPath } from 'node:url'
import { z } from 'zod'
import { FILE_FLAGS, FILE_KINDS, type Inspection, REFUSALS } from '../core/inspection.ts'
import { askChild, type ChildLimits } from '../sandbox/in-child.ts'
import { type ClamdOptions, scan } from './clamd.ts'
import type { Look } from './inspect-bytes.ts'
import { MIME, UNKNOWN_MIME } from './kinds.ts'

export interface InspectorOptions {
  /** Endings of the kinds that are taken. */
  kinds: readonly string[]
  /** The scanner's socket, a path or `host:port`; null: nothing is scanned. */
  clamd: string | null
  limits?: ChildLimits
  scanMs?: number
  /** What looks, in place of the built one. */
  program?: string
}

export type Inspect = (
  file: { path: string } | { bytes: Uint8Array },
  name: string,
  how?: { anyKind: boolean },
) => Promise<Inspection>

/** Ten seconds and 256 MB, all that a process of Node is by itself counted in. */
export const INSPECTION_LIMITS: ChildLimits = { timeoutMs: 10_000, memoryMb: 192, residentMb: 256 }
/** The scanner reads a large archive for as long as this; then the file waits for a person instead. */
const SCAN_MS = 30_000

// Run from source, as in tests, the child is the built one: Node runs no TypeScript of its own here.
const CHILD = fileURLToPath(
  new URL(import.meta.url.endsWith('.ts') ? '../../dist/inspect/child.js' : './child.js', import.meta.url),
)

const look = z.union([
  z.object({ ok: z.literal(true), kind: z.enum(FILE_KINDS), flags: z.array(z.enum(FILE_FLAGS)) }),
  z.object({ ok: z.literal(false), code: z.enum(REFUSALS) }),
]) satisfies z.ZodType<Look>

/** No process could be begun: no fault of the file, which is looked at again later. */
export class NotInspected extends Error {
  override readonly name = 'NotInspected'
}

/** @returns a function that throws NotInspected where the machine cannot look, and for nothing else */
export function createInspector(options: InspectorOptions): Inspect {
  const { kinds, clamd, limits = INSPECTION_LIMITS, scanMs = SCAN_MS, program = CHILD } = options
  const scanner: ClamdOptions | null = clamd === null ? null : { address: clamd, timeoutMs: scanMs }

  async function lookAt(file: { path: string } | { bytes: Uint8Array }, name: string): Promise<Look> {
    const path = 'path' in file ? file.path : null
    const bytes = 'bytes' in file ? file.bytes : new Uint8Array()
    const answered = await askChild({ ...limits, program }, { name, kinds, path }, bytes)
    if (!answered.ok) {
      if (answered.why === 'start') throw new NotInspected()
      return { ok: false, code: answered.why === 'crashed' ? 'file_broken' : 'file_bomb' }
    }
    return trusted(answered.json)
  }

  return async (file, name, how) => {
    const seen = await lookAt(file, name)
    // A document to be read in its own sandbox may be of any kind; what cannot be read is said there, and better.
    const any = how?.anyKind === true && !seen.ok && seen.code !== 'file_bomb'
    if (!seen.ok && !any) return seen.code === 'file_kind' ? { ...seen, kinds } : seen
    const scanned = scanner === null ? null : await scan(file, scanner)
    if (scanned === 'infected') return { ok: false, code: 'file_infected' }
    const kind = seen.ok ? seen.kind : null
    const flags = seen.ok ? seen.flags : []
    return {
      ok: true,
      kind,
      mime: kind === null ? UNKNOWN_MIME : MIME[kind],
      flags: scanned === 'unscanned' ? [...flags, 'unscanned'] : flags,
      scan: scanned,
    }
  }
}

/** Nothing that comes from a child is believed before it has the shape that it must have. */
function trusted(json: string): Look {
  try {
    const parsed = look.safeParse(JSON.parse(json))
    if (parsed.success) return parsed.data
  } catch {
    // As below: a child that says what nobody asked has been taken over or has failed.
  }
  return { ok: false, code: 'file_broken' }
}
