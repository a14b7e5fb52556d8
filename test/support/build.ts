// Before all tests: builds the command once, so that what is tested as a command is today's source, and gives the run a folder.
import { execFileSync } from 'node:child_process'
import { mkdtempSync, rmSync, statfsSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

const MEMORY = '/dev/shm'
/** Far more than a run leaves lying at any moment, and than the least that the bot itself asks of a disk. */
const ENOUGH_BYTES = 2 * 1024 ** 3

/**
 * Databases of tests are written in memory where there is room: every commit waits for the disk (synchronous=FULL is
 * asserted where it counts), and what only the loss of power could show no test can show on a disk either.
 * @throws when the source does not compile; the compiler's own lines are then the message.
 */
export function setup(): () => void {
  execFileSync('npm', ['run', '--silent', 'build'], { stdio: 'inherit' })
  const folder = mkdtempSync(join(hasRoom(MEMORY) ? MEMORY : tmpdir(), 'dondoc-run-'))
  process.env.TMPDIR = folder
  return () => rmSync(folder, { recursive: true, force: true })
}

function hasRoom(path: string): boolean {
  try {
    const { bavail, bsize } = statfsSync(path)
    return bavail * bsize >= ENOUGH_BYTES
  } catch {
    return false
  }
}
