// Reads documents in a child process, with limits of time, memory and answer: what a hostile file can do ends there.
import { fileURLToPath } from 'node:url'
import { z } from 'zod'
import { askChild, type ChildFailure, type ChildLimits, type Program } from '../sandbox/in-child.ts'
import { planDocument } from './plan-document.ts'
import { READ_FAILURES, type ReadFailure, type ReadResult } from './read-result.ts'
import type { SheetResult } from './read-sheet.ts'

export type ReaderLimits = ChildLimits

export type Reader = (bytes: Uint8Array, name: string) => Promise<ReadResult>
/** Whether a file bears a mark of secrecy, as far as it can be read. */
export type MarkReader = (bytes: Uint8Array, name: string) => Promise<boolean>
export type SheetReader = (bytes: Uint8Array, name: string) => Promise<SheetResult>

/** As the bot reads: nothing hangs for ten seconds, a start on a busy machine counted in. */
export const READER_LIMITS: ReaderLimits = { timeoutMs: 9_000, memoryMb: 256 }

// Run from source, as in tests, the child is the built one: Node runs no TypeScript of its own here.
const CHILD = fileURLToPath(
  new URL(import.meta.url.endsWith('.ts') ? '../../dist/intake/child.js' : './child.js', import.meta.url),
)

const failed = z.object({ ok: z.literal(false), code: z.enum(READ_FAILURES), detail: z.string().optional() })
const planAnswer = z.union([
  z.object({ ok: z.literal(true), plan: planDocument, lines: z.array(z.string()) }),
  failed,
]) as unknown as z.ZodType<ReadResult>
const sheetAnswer = z.union([
  z.object({
    ok: z.literal(true),
    sheets: z.array(z.object({ name: z.string(), rows: z.array(z.array(z.string().nullable())) })),
  }),
  failed,
]) as unknown as z.ZodType<SheetResult>

const markAnswer = z.union([z.object({ ok: z.literal(true), marked: z.boolean() }), failed]) as unknown as z.ZodType<
  { ok: true; marked: boolean } | Failed
>

/**
 * A reader that never throws for what a document does: too slow is `timeout`, too much memory `too_large`, and a crash
 * or an answer that is none is `corrupt`.
 * @param program what reads, in place of the built one
 */
export const createReader = (limits: ReaderLimits, program = CHILD): Reader =>
  inChild('plan', planAnswer, { ...limits, program })

/** The same for the rows of a sheet. */
export const createSheetReader = (limits: ReaderLimits): SheetReader =>
  inChild('rows', sheetAnswer, { ...limits, program: CHILD })

/** The same for marks of secrecy; what cannot be read bears none that anybody could see. */
export const createMarkReader = (limits: ReaderLimits): MarkReader => {
  const read = inChild('mark', markAnswer, { ...limits, program: CHILD })
  return async (bytes, name) => {
    if (!mayHoldText(bytes)) return false
    const answer = await read(bytes, name)
    return answer.ok && answer.marked
  }
}

/** Pictures, sound and film hold no text that is looked at; they cost no process. */
const mayHoldText = (bytes: Uint8Array): boolean => {
  const head = Buffer.from(bytes.subarray(0, 1024))
  return (
    /^(?:PK|\xd0\xcf\x11\xe0)|%PDF-/.test(head.toString('latin1')) ||
    !head.includes(0) ||
    /^(?:\xff\xfe|\xfe\xff)/.test(head.toString('latin1'))
  )
}

type Want = 'plan' | 'rows' | 'mark'
type Failed = { ok: false; code: ReadFailure; detail?: string }

const CRASHED: Failed = { ok: false, code: 'corrupt', detail: 'crashed' }

const FAILED: Record<ChildFailure, Failed> = {
  timeout: { ok: false, code: 'timeout' },
  memory: { ok: false, code: 'too_large', detail: 'memory' },
  answer: { ok: false, code: 'too_large', detail: 'answer' },
  crashed: CRASHED,
  start: CRASHED,
}

const inChild =
  <R>(want: Want, answer: z.ZodType<R>, program: Program) =>
  async (bytes: Uint8Array, name: string): Promise<R | Failed> => {
    const answered = await askChild(program, { want, name }, bytes)
    return answered.ok ? trusted(answer, answered.json) : FAILED[answered.why]
  }

/** Nothing that comes from a child is believed before it has the shape that it must have. */
const trusted = <R>(answer: z.ZodType<R>, json: string): R | Failed => {
  try {
    const parsed = answer.safeParse(JSON.parse(json))
    return parsed.success ? parsed.data : CRASHED
  } catch {
    return CRASHED
  }
}
