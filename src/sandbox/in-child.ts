// Work on bytes of strangers in a child process, with limits of time, memory and answer: what a hostile file can do ends there.
import { type ChildProcess, spawn } from 'node:child_process'

export interface ChildLimits {
  /** From the start of the child to its whole answer. */
  timeoutMs: number
  /** Of the child's heap. */
  memoryMb: number
  /** Of all that the child holds, buffers outside the heap too; where left out, the heap's and what a file needs. */
  residentMb?: number
}

export interface Program extends ChildLimits {
  /** The path of what the child runs. */
  program: string
}

/** `start`: no process could be begun, which is no fault of the file. */
export type ChildFailure = 'timeout' | 'memory' | 'answer' | 'crashed' | 'start'

export type Answered = { ok: true; json: string } | { ok: false; why: ChildFailure }

/** What a process of Node is by itself, a file of the largest size, and what it inflates to. */
const OUTSIDE_HEAP_MB = 256
/** The longest answer that is taken, in bytes: far above that of the largest document that is read. */
const ANSWER_LIMIT = 32 * 1024 * 1024
/** Children at a time, in this whole process; further files wait their turn. */
const AT_ONCE = 2

/**
 * Asks a child one question about a file.
 * @param question becomes a line of JSON before the bytes
 */
export const askChild = (program: Program, question: object, bytes: Uint8Array): Promise<Answered> =>
  inTurn(() => ask(program, question, bytes))

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

const ask = (program: Program, question: object, bytes: Uint8Array): Promise<Answered> =>
  new Promise((resolve) => {
    const child = start(program)
    if (!child) return resolve({ ok: false, why: 'start' })
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
    const timer = setTimeout(() => finish({ ok: false, why: 'timeout' }), program.timeoutMs)
    child.stdout.on('data', (chunk: Buffer) => {
      size += chunk.length
      if (size > ANSWER_LIMIT) finish({ ok: false, why: 'answer' })
      else chunks.push(chunk)
    })
    child.once('error', () => finish({ ok: false, why: 'start' }))
    child.once('close', (code, signal) => {
      if (code === 0) finish({ ok: true, json: Buffer.concat(chunks).toString('utf8') })
      else finish({ ok: false, why: outOfMemory(code, signal) ? 'memory' : 'crashed' })
    })
    // A child that died before it took everything says so by its end.
    child.stdin.on('error', () => undefined)
    child.stdout.on('error', () => undefined)
    child.stdin.write(`${JSON.stringify(question)}\n`)
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
