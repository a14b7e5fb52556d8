// The watch beside a reading: it runs in a thread of its own, for the reading may never come up for air.
import { workerData } from 'node:worker_threads'

interface Watched {
  /** The process that asked; without it nobody waits for the answer. */
  parent: number
  residentMb: number
  timeoutMs: number
}

const { parent, residentMb, timeoutMs } = workerData as Watched
const MEGABYTE = 1024 * 1024
/** Memory grows by a few hundred megabytes a second at most. */
const EVERY_MS = 25
/** The parent ends a slow reading first; this is for one that cannot. */
const GRACE_MS = 1_000
const started = performance.now()

// The heap's own limit does not count what lies outside it, such as what a file inflates to.
setInterval(() => {
  if (process.memoryUsage.rss() > residentMb * MEGABYTE) process.kill(process.pid, 'SIGTERM')
  if (process.ppid !== parent || performance.now() - started > timeoutMs + GRACE_MS)
    process.kill(process.pid, 'SIGKILL')
}, EVERY_MS)
