// The command as a tool: its help, its exit codes, and one clear line when it cannot do what was asked.
import { describe, expect, test } from 'vitest'
import { dondoc, ownFolder, SAMPLE } from '../support/command.ts'

const COMMANDS = [
  'start',
  'read',
  'import',
  'answer',
  'activate',
  'plans',
  'status',
  'reach',
  'zalo',
  'channels',
  'report',
  'event',
  'invite',
  'contacts',
  'rehearse',
  'doctor',
]
const PRINTS_DATA = COMMANDS.filter((name) => name !== 'start')

test('the help lists exactly the commands there are', async () => {
  const { code, stdout } = await dondoc(ownFolder(), ['--help'])
  expect(code).toBe(0)
  const listed = [...stdout.matchAll(/^ {2}([a-z]+)(?: \[| <|\s{2,})/gm)].map((found) => found[1])
  expect(listed.toSorted()).toEqual([...COMMANDS, 'help'].toSorted())
})

test.each(COMMANDS)('%s explains itself', async (name) => {
  const { code, stdout, stderr } = await dondoc(ownFolder(), [name, '--help'])
  expect({ code, stderr }).toEqual({ code: 0, stderr: '' })
  expect(stdout).toContain(`dondoc ${name}`)
  expect(stdout).toContain('--lang')
  expect(stdout.includes('--json')).toBe(PRINTS_DATA.includes(name))
})

describe('wrong usage is 2, a failure of the work 1, each with one line on stderr', () => {
  test.each([
    [['frobnicate'], 2],
    [['read'], 2],
    [['contacts', 'import'], 2],
    [['contacts', 'import', 'no-such-file.xlsx'], 2],
    [['status', '--frobnicate'], 2],
    [['status', 'KH7'], 2],
    [['read', 'no-such-file.docx'], 2],
    [['read', '.'], 2],
    [['plans', '--lang', 'fr'], 2],
    [['rehearse', SAMPLE, '--replies', 'perhaps'], 2],
    [['rehearse', SAMPLE, '--from', 'thirty-first of never'], 2],
    [['event', 'KH1'], 2],
    [['event', 'KH1', '--date', '2026-12-11', '--cancel'], 2],
    [['event', 'KH1', '--date', '2026-13-41'], 2],
    [['report', '--format', 'docx', '--out', '-'], 2],
    [['report', '--out', '-'], 2],
    [['report', '--format', 'csv', '--out', '-'], 1],
    [['status'], 1],
    [['activate'], 1],
    [['invite'], 1],
  ])('%j → %i', async (args, expected) => {
    const { code, stdout, stderr } = await dondoc(ownFolder(), args)
    expect({ code, stdout }).toEqual({ code: expected, stdout: '' })
    expect(stderr.trimEnd().split('\n')).toHaveLength(1)
    expect(stderr).not.toMatch(/\bat .*:\d+:\d+|node:internal/)
  })

  test('a bad variable is named and its value is not told', async () => {
    const { code, stderr } = await dondoc(ownFolder(), ['plans'], { env: { DONDOC_TIMEZONE: 'Asia/Sesame' } })
    expect(code).toBe(2)
    expect(stderr).toMatch(/^DONDOC_TIMEZONE: /)
    expect(stderr).not.toContain('Sesame')
  })

  test('no argument at all shows the help', async () => {
    const { code, stderr } = await dondoc(ownFolder(), [])
    expect(code).toBe(2)
    expect(stderr).toContain('Usage: dondoc')
  })
})

test('sentences are Vietnamese, with --lang or DONDOC_LANG English', async () => {
  const folder = ownFolder()
  const [vi, en, byVariable] = await Promise.all([
    dondoc(folder, ['status']),
    dondoc(folder, ['status', '--lang', 'en']),
    dondoc(folder, ['status'], { env: { DONDOC_LANG: 'en' } }),
  ])
  expect(vi.stderr).toBe('Chưa có kế hoạch nào.\n')
  expect(en.stderr).toMatch(/^[\x20-\x7e\n]+$/)
  expect(byVariable.stderr).toBe(en.stderr)
})
