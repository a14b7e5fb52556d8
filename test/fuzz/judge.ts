// What a mutated document must come to: a plan of the right shape, or a code that has a sentence; nothing else, and soon.
import { planDocument, readPlan } from '../../src/intake/plan-document.ts'
import { READ_FAILURES } from '../../src/intake/read-result.ts'
import { readSheet } from '../../src/intake/read-sheet.ts'
import { createReader, READER_LIMITS } from '../../src/intake/reader.ts'
import type { Document } from './seeds.ts'

/** Nothing takes longer than this, whatever ends it. */
export const LONGEST_MS = 10_000

export interface Verdict {
  /** Set where only the reader's limits ended it. */
  limited?: boolean
  /** `read`, or the code. */
  outcome: string
  /** What is wrong with the outcome; null where nothing is. */
  wrong: string | null
  /** Of the processor, for a busy machine makes everything slow; by the clock where the limits ended it. */
  ms: number
}

/** Reads a document in this process and looks at what came of it. */
export async function judge({ name, bytes }: Document): Promise<Verdict> {
  const started = process.cpuUsage()
  const spent = (): number => {
    const { user, system } = process.cpuUsage(started)
    return (user + system) / 1000
  }
  const given = bytes.length
  try {
    const read = await readPlan(bytes, name)
    const wrongs = [given === bytes.length ? wrongIn(read) : 'the bytes are gone']
    if (/\.(xlsx|csv)$/.test(name)) wrongs.push(wrongIn(await readSheet(bytes, name)))
    const wrong = wrongs.find((one) => one !== null) ?? null
    return { outcome: read.ok ? 'read' : read.code, wrong, ms: spent() }
  } catch (error) {
    return {
      outcome: 'thrown',
      wrong: error instanceof Error ? (error.stack ?? error.message) : 'thrown',
      ms: spent(),
    }
  }
}

/** Reads it as the bot does, where nothing less ends it: a code must come in time all the same. */
export async function judgeInChild({ name, bytes }: Document): Promise<Verdict> {
  const started = performance.now()
  const read = await createReader(READER_LIMITS)(bytes, name)
  const ms = performance.now() - started
  const wrong = ms < LONGEST_MS ? wrongIn(read) : `longer than ${LONGEST_MS} ms`
  return { outcome: read.ok ? 'read' : read.code, wrong, ms, limited: true }
}

type Read = Awaited<ReturnType<typeof readPlan>> | Awaited<ReturnType<typeof readSheet>>

function wrongIn(read: Read): string | null {
  if (!read.ok) return READ_FAILURES.includes(read.code) ? null : `unknown code ${read.code}`
  if ('sheets' in read) return read.sheets.every((sheet) => sheet.rows.length > 0) ? null : 'an empty sheet'
  const parsed = planDocument.safeParse(read.plan)
  if (!parsed.success) return `not the contract's shape: ${parsed.error.issues[0]?.path.join('.')}`
  // Our own shape keeps the lines of the document that it was made from.
  if (/^\s*(?:\{|number:)/.test(read.lines.join('\n').slice(0, 1000))) return null
  const beyond = read.plan.assignments.find((one) => one.source.line > read.lines.length)
  return beyond ? `line ${beyond.source.line} of ${read.lines.length}` : null
}
