// The process that reads one document and ends: what a hostile or broken file can harm is only this.
import { readPlan } from './plan-document.ts'

interface Job {
  bytes: Uint8Array
  name: string
}

process.once('message', (job: Job) => {
  void readPlan(job.bytes, job.name).then(
    (result) => process.send?.(result, () => process.disconnect()),
    () => process.exit(1),
  )
})
