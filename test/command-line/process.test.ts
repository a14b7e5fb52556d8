// The built command as a process: its exit codes, its streams, and the same words as inside a test.
import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { asked, dondoc, ownFolder, SAMPLE, spawnCommand, spawned } from '../support/command.ts'

const CLOCK = { env: { DONDOC_CLOCK: '2026-11-16T10:00:00+07:00' } }
const { version } = JSON.parse(readFileSync('package.json', 'utf8')) as { version: string }

test.each<[string[], number]>([
  [['--version'], 0],
  [['read', '--help'], 0],
  [['read', SAMPLE], 0],
  [[], 2],
  [['frobnicate'], 2],
  [['plans', '--lang', 'fr'], 2],
  [['read', 'no-such-file.docx'], 2],
  [['status', '--lang', 'en'], 1],
])('%j ends with %i and prints what it prints inside a test', async (args, code) => {
  const [outside, inside] = await Promise.all([spawned(ownFolder(), args), dondoc(ownFolder(), args)])
  expect(outside.code).toBe(code)
  expect(outside).toEqual(inside)
})

test('the version is that of the package', async () => {
  expect((await spawned(ownFolder(), ['--version'])).stdout).toBe(`${version}\n`)
})

describe('one data folder, processes one after the other', () => {
  test('what one stored, the next knows; a document comes through a pipe', async () => {
    const folder = ownFolder()
    const imported = await spawned(folder, ['import', '-', '--activate', '--json'], {
      ...CLOCK,
      stdin: readFileSync(SAMPLE),
    })
    expect(imported).toMatchObject({ code: 0, stderr: '' })
    expect(JSON.parse(imported.stdout)).toMatchObject({ id: 'KH1', result: 'new' })
    const status = await spawned(folder, ['status', '--json'], CLOCK)
    expect(JSON.parse(status.stdout)).toEqual(await asked(folder, ['status'], CLOCK))
    const workbook = await spawned(folder, ['report', '--format', 'csv', '--out', '-'], CLOCK)
    expect(workbook.stdout).toContain('III.5-2')
    expect(await spawned(folder, ['doctor'], CLOCK)).toMatchObject({ code: 1, stderr: '' })
  })

  test('a reader that closes the pipe early is no failure', async () => {
    const child = spawnCommand(ownFolder(), ['rehearse', SAMPLE])
    child.stdout!.once('data', () => child.stdout!.destroy())
    const [code, said] = await new Promise<[number | null, string]>((done) => {
      let err = ''
      child.stderr!.on('data', (chunk: Buffer) => {
        err += String(chunk)
      })
      child.on('exit', (exit) => done([exit, err]))
    })
    expect({ code, said }).toEqual({ code: 0, said: '' })
  })
})
