// Reads documents in a child process, with limits of time, memory and answer: what a hostile file can do ends there.
import { type ChildProcess, spawn } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { z } from 'zod'
import { planDocument } from './plan-document.ts'
import { READ_FAILURES, type ReadFailure, type ReadResult } from './read-result.ts'
import type { SheetResult } from './read-sheet.ts'

export interface ReaderLimits {
  /** From the start of the child to its whole answer. */
  timeoutMs: number
  /** Of the child's heap. */
  memoryMb: number
  /** Of all that the child holds, buffers outside the heap too; where left out, the heap's and what a file needs. */
  residentMb?: number
}

export type Reader = (bytes: Uint8Array, name: string) => Promise<ReadResult>
/** Whether a file bears a mark of secrecy, as far as it can be read. */
export type MarkReader = (bytes: Uint8Array, name: string) => Promise<boolean>
export type SheetReader = (bytes: Uint8Array, name: string) => Promise<SheetResult>

/** As the bot reads: nothing hangs for ten seconds, a start on a busy machine counted in. */
export const READER_LIMITS: ReaderLimits = { timeoutMs: 9_000, memoryMb: 256 }

/** What a process of Node is by itself, a file of the largest size, and what it inflates to. */
const OUTSIDE_HEAP_MB = 256
/** The longest answer that is taken, in bytes: far above that of the largest document that is read. */
const ANSWER_LIMIT = 32 * 1024 * 1024
/** Children at a time, in this whole process; further documents wait their turn. */
const AT_ONCE = 2

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
interface Program extends ReaderLimits {
  program: string
}

type Failed = { ok: false; code: ReadFailure; detail?: string }
type Answered = { ok: true; json: string } | Failed

const CRASHED: Failed = { ok: false, code: 'corrupt', detail: 'crashed' }

const inChild =
  <R>(want: Want, answer: z.ZodType<R>, program: Program) =>
  async (bytes: Uint8Array, name: string): Promise<R | Failed> => {
    const answered = await inTurn(() => ask(want, program, bytes, name))
    return answered.ok ? trusted(answer, answered.json) : answered
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

let running = 0
const waiting: (() => void)[] = []

const inTurn = async <T>(work: () => Promise<T>): Promise<T> => {
  if (running >= AT_ONCE) await new Promise<void>((resolve) => waiting.push(resolve))
  else running++
  try {
    return await work()
  } finally {
    // The place goes to the next who waits; it is free only where nobody does.
    const next = waiting.shift()
    if (next) next()
    else running--
  }
}

const ask = (want: Want, program: Program, bytes: Uint8Array, name: string): Promise<Answered> =>
  new Promise((resolve) => {
    const child = start(program)
    if (!child) return resolve(CRASHED)
    const chunks: Buffer[] = []
    let size = 0
    const finish = (answered: Answered): void => {
      clearTimeout(timer)
      child.removeAllListeners()
      child.on('error', () => undefined)
      child.kill('SIGKILL')
      child.stdin.destroy()
      child.stdout.destroy()
      resolve(answered)
    }
    const timer = setTimeout(() => finish({ ok: false, code: 'timeout' }), program.timeoutMs)
    child.stdout.on('data', (chunk: Buffer) => {
      size += chunk.length
      if (size > ANSWER_LIMIT) finish({ ok: false, code: 'too_large', detail: 'answer' })
      else chunks.push(chunk)
    })
    child.once('error', () => finish(CRASHED))
    child.once('close', (code, signal) => {
      if (code === 0) finish({ ok: true, json: Buffer.concat(chunks).toString('utf8') })
      else finish(outOfMemory(code, signal) ? { ok: false, code: 'too_large', detail: 'memory' } : CRASHED)
    })
    // A child that died before it took everything says so by its end.
    child.stdin.on('error', () => undefined)
    child.stdout.on('error', () => undefined)
    child.stdin.write(`${JSON.stringify({ want, name })}\n`)
    child.stdin.end(bytes)
  })

type Piped = ChildProcess & { stdin: NonNullable<ChildProcess['stdin']>; stdout: NonNullable<ChildProcess['stdout']> }

const start = ({ program, timeoutMs, memoryMb, residentMb = memoryMb + OUTSIDE_HEAP_MB }: Program): Piped | null => {
  const limits = [process.pid, residentMb, timeoutMs].map(String)
  try {
    return spawn(process.execPath, [`--max-old-space-size=${memoryMb}`, program, ...limits], {
      // No channel, no descriptor beside question and answer, and no secret of the parent's environment.
      stdio: ['pipe', 'pipe', 'ignore'],
      env: {},
      windowsHide: true,
    }) as Piped
  } catch {
    return null
  }
}

/** V8 aborts at the heap's limit; the child's own watch ends it at the other. */
const outOfMemory = (code: number | null, signal: NodeJS.Signals | null): boolean =>
  signal === 'SIGABRT' || signal === 'SIGTRAP' || signal === 'SIGTERM' || code === 134
