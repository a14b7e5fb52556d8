// The process that reads one document and ends: what a hostile or broken file can harm is only this.
import { readPlan } from './plan-document.ts'

interface Job {
  /** What is wanted of the file: a plan, or the rows of its sheets. */
  want: 'plan' | 'rows'
  bytes: Uint8Array
  name: string
}

process.once('message', (job: Job) => {
  const { want, bytes, name } = job
  const read =
    want === 'rows' ? import('./read-sheet.ts').then((sheets) => sheets.readSheet(bytes, name)) : readPlan(bytes, name)
  void read.then(
    (result) => process.send?.(result, () => process.disconnect()),
    () => process.exit(1),
  )
})
