// The process that reads one document and ends: what a hostile or broken file can harm is only this.
import { Console } from 'node:console'
import { Worker } from 'node:worker_threads'
import { readPlan } from './plan-document.ts'

interface Question {
  /** What is wanted of the file: a plan, the rows of its sheets, or whether it bears a mark of secrecy. */
  want: 'plan' | 'rows' | 'mark'
  name: string
}

// Whatever a library prints must not stand in the answer.
globalThis.console = new Console(process.stderr)

// A library that loses sight of a failure of its own has not failed to read: what it gives, or how it ends, decides.
process.on('unhandledRejection', () => undefined)

const [parent, residentMb, timeoutMs] = process.argv.slice(2).map(Number)
const watch = new Worker(new URL('./watch.js', import.meta.url), { workerData: { parent, residentMb, timeoutMs } })
watch.unref()

/** One line that says what is wanted, and the file behind it. */
async function asked(): Promise<Question & { bytes: Uint8Array }> {
  const chunks: Buffer[] = []
  for await (const chunk of process.stdin) chunks.push(chunk as Buffer)
  const all = new Uint8Array(Buffer.concat(chunks))
  const end = all.indexOf(10)
  return { ...(JSON.parse(new TextDecoder().decode(all.subarray(0, end))) as Question), bytes: all.slice(end + 1) }
}

const { want, name, bytes } = await asked()
const READERS = {
  plan: async () => readPlan(bytes, name),
  rows: async () => (await import('./read-sheet.ts')).readSheet(bytes, name),
  mark: async () => (await import('./read-mark.ts')).readMark(bytes, name),
}
const result = await READERS[want]()
process.stdout.end(JSON.stringify(result), () => process.exit(0))
