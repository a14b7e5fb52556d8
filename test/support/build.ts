// Builds the command once before the tests, so that what is tested as a command is today's source.
import { execFileSync } from 'node:child_process'

/** @throws when the source does not compile; the compiler's own lines are then the message. */
export function setup(): void {
  execFileSync('npm', ['run', '--silent', 'build'], { stdio: 'inherit' })
}
