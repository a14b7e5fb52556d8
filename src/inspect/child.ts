// The process that looks into one file and ends: what a hostile file can stop or crash is only this.
import { readFileSync } from 'node:fs'
import { answerOnce } from '../sandbox/asked.ts'
import { inspectBytes } from './inspect-bytes.ts'

interface Question {
  name: string
  kinds: string[]
  /** Where the file lies; null where its bytes come with the question. */
  path: string | null
}

await answerOnce<Question>(({ name, kinds, path }, bytes) =>
  inspectBytes(path === null ? bytes : readFileSync(path), name, kinds),
)
