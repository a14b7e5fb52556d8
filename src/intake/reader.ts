// Reads documents in a child process, with limits of time and memory.
import { fork } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import type { ReadFailure, ReadResult } from './read-result.ts'
import type { SheetResult } from './read-sheet.ts'

export interface ReaderLimits {
  timeoutMs: number
  /** Of the child's heap. */
  memoryMb: number
}

export type Reader = (bytes: Uint8Array, name: string) => Promise<ReadResult>
export type SheetReader = (bytes: Uint8Array, name: string) => Promise<SheetResult>

// Run from source, as in tests, the child is the built one: Node runs no TypeScript of its own here.
const CHILD = fileURLToPath(
  new URL(import.meta.url.endsWith('.ts') ? '../../dist/intake/child.js' : './child.js', import.meta.url),
)

/** A reader that never throws for what a document does: too slow is `timeout`, a crash or too much memory is `corrupt`. */
export const createReader = (limits: ReaderLimits): Reader => inChild<ReadResult>('plan', limits)

/** The same for the rows of a sheet. */
export const createSheetReader = (limits: ReaderLimits): SheetReader => inChild<SheetResult>('rows', limits)

type Failed = { ok: false; code: ReadFailure; detail?: string }

const inChild = <R>(want: 'plan' | 'rows', { timeoutMs, memoryMb }: ReaderLimits) => {
  return (bytes: Uint8Array, name: string): Promise<R | Failed> =>
    new Promise((resolve) => {
      const child = fork(CHILD, [], {
        serialization: 'advanced',
        execArgv: [`--max-old-space-size=${memoryMb}`],
        stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
        // No secret of the parent's environment reaches the process that opens strangers' files.
        env: {},
      })
      const finish = (result: R | Failed): void => {
        clearTimeout(timer)
        child.removeAllListeners()
        child.on('error', () => undefined)
        child.kill('SIGKILL')
        resolve(result)
      }
      const timer = setTimeout(() => finish({ ok: false, code: 'timeout' }), timeoutMs)
      child.once('message', (message) => finish(message as R))
      child.once('error', () => finish({ ok: false, code: 'corrupt', detail: 'crashed' }))
      child.once('exit', () => finish({ ok: false, code: 'corrupt', detail: 'crashed' }))
      child.send({ want, bytes, name }, (error) => {
        if (error) finish({ ok: false, code: 'corrupt', detail: 'crashed' })
      })
    })
}
