// DONDOC_CLOCK and doctor: one drill clock for every command of a data folder, said loudly.
import { expect, test } from 'vitest'
import { asked, dondoc, ownFolder } from '../support/command.ts'

interface Finding {
  check: string
  ok: boolean
  message: string
}
const clockOf = (found: Finding[]): Finding => found.find((f) => f.check === 'clock')!
/** The instant in the doctor's sentence. */
const instantIn = (finding: Finding): number => Date.parse(/\d{4}-\d\d-\d\dT[\d:]+\+07:00/.exec(finding.message)![0])
const doctor = async (folder: string, env: Record<string, string>) =>
  JSON.parse((await dondoc(folder, ['doctor', '--json'], { env })).stdout) as Finding[]

test('the clock is anchored at its first use: later commands read it further on, another value anchors anew', async () => {
  const folder = ownFolder()
  const start = Date.parse('2022-11-15T08:00:00+07:00')
  // At ten thousand times the speed even a short process is hours of the drill.
  const fast = { DONDOC_CLOCK: '2022-11-15T08:00:00+07:00@10000' }
  const first = instantIn(clockOf(await doctor(folder, fast)))
  const second = instantIn(clockOf(await doctor(folder, fast)))
  expect(first).toBeGreaterThanOrEqual(start)
  expect(second).toBeGreaterThan(first)
  const anew = instantIn(clockOf(await doctor(folder, { DONDOC_CLOCK: '2023-01-03T08:00:00+07:00' })))
  expect(anew - Date.parse('2023-01-03T08:00:00+07:00')).toBeLessThan(600_000)
  expect(instantIn(clockOf(await doctor(folder, fast))) - start).toBeLessThan(second - start)
})

test('doctor: a line for each thing, a drill is something to do, and the exit code says so', async () => {
  const folder = ownFolder()
  const found = await asked<Finding[]>(folder, ['doctor'])
  expect(found.map((f) => f.check)).toEqual([
    'versions',
    'clock',
    'journal',
    'database',
    'files',
    'process',
    'disk',
    'telegram',
  ])
  expect(found.every((f) => f.ok && f.message !== '')).toBe(true)
  const drill = await dondoc(folder, ['doctor'], { env: { DONDOC_CLOCK: '2022-11-15T08:00:00+07:00' } })
  expect(drill.code).toBe(1)
  expect(drill.stdout).toMatch(/^✗ .*DONDOC_CLOCK/m)
  expect(drill.stdout.match(/^✓ /gm)).toHaveLength(found.length - 1)
})
