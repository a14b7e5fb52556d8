// The process that reads one document and ends: what a hostile or broken file can harm is only this.
import { answerOnce } from '../sandbox/asked.ts'
import { readPlan } from './plan-document.ts'

interface Question {
  /** What is wanted of the file: a plan, the rows of its sheets, or whether it bears a mark of secrecy. */
  want: 'plan' | 'rows' | 'mark'
  name: string
}

await answerOnce<Question>(async ({ want, name }, bytes) => {
  const READERS = {
    plan: async () => readPlan(bytes, name),
    rows: async () => (await import('./read-sheet.ts')).readSheet(bytes, name),
    mark: async () => (await import('./read-mark.ts')).readMark(bytes, name),
  }
  return READERS[want]()
})
