// A letter and a revised document on the command line: a preview first, then only what is chosen.
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { beforeEach, describe, expect, test } from 'vitest'
import { asked, dondoc, ownFolder, SAMPLE } from '../support/command.ts'
import { letterText } from '../support/letters.ts'

const CLOCK = { env: { DONDOC_CLOCK: '2026-11-25T10:00:00+07:00' } }

interface Amended {
  id: string
  result: string
  applied: boolean
  basis: string
  keepsRest: boolean
  changes: { no: number; kind: string; state: string; chosen: boolean; tasks: { id: string }[]; candidates: string[] }[]
}
interface Status {
  plan: { event: { date: string; time: string; state: string } }
  tasks: { id: string; deadline: { rule: { date: string } } }[]
}

const LETTER = letterText({
  says: `1. Lùi thời gian tổ chức Hội nghị từ ngày 10/12/2026 sang 14 giờ 00 ngày 17/12/2026.
2. Thời hạn gửi danh sách đại biểu của các địa phương lùi đến trước ngày 11/12/2026.
3. Thời hạn gửi câu hỏi, kiến nghị lùi đến trước ngày 09/12/2026.`,
})

describe('a letter', () => {
  let folder: string
  const run = <T>(...args: string[]) => asked<T>(folder, args, CLOCK)
  const file = (text: string, name = 'cong-van.txt'): string => {
    const path = join(folder, name)
    writeFileSync(path, text)
    return path
  }
  const dueOf = async (ref: string) =>
    (await run<Status>('status')).tasks.find(({ id }) => id === ref)!.deadline.rule.date

  beforeEach(async () => {
    folder = ownFolder()
    await run('import', SAMPLE, '--activate')
  })

  test('is shown, change by change, and nothing changes', async () => {
    const shown = await run<Amended>('import', file(LETTER))
    expect(shown).toMatchObject({
      id: 'KH1',
      result: 'amendment',
      applied: false,
      basis: 'Công văn số 4120/BKHCN-CĐSQG ngày 24/11/2026',
      keepsRest: true,
    })
    expect(shown.changes.map(({ no, kind, state, chosen }) => [no, kind, state, chosen])).toEqual([
      [1, 'event_date', 'clear', true],
      [2, 'deadline', 'clear', true],
      [3, 'deadline', 'which', false],
    ])
    expect(shown.changes[2]!.candidates).toEqual(['III.1-3', 'III.5-3'])
    expect((await run<Status>('status')).plan.event).toMatchObject({ date: '2026-12-10' })
    const { stdout, code } = await dondoc(folder, ['import', file(LETTER)], CLOCK)
    expect(code).toBe(0)
    expect(stdout).toContain('--yes')
    expect(stdout).toContain('17/12/2026')
  })

  test('is carried out with --yes: chosen ones only, the task named; the same again changes nothing', async () => {
    const path = file(LETTER)
    const done = await run<Amended>('import', path, '--yes', '--only', '2,3', '--task', '3=III.5-3')
    expect(done).toMatchObject({ applied: true, result: 'amendment' })
    expect((await run<Status>('status')).plan.event).toMatchObject({ date: '2026-12-10' })
    expect([await dueOf('III.5-2'), await dueOf('III.5-3'), await dueOf('III.1-3')]).toEqual([
      '2026-12-11',
      '2026-12-09',
      '2026-12-08',
    ])
    expect(await run<Amended>('import', path, '--yes')).toMatchObject({ applied: false, result: 'unchanged' })
    expect((await run<Status>('status')).plan.event).toMatchObject({ date: '2026-12-10' })
    // The plan's own file again does not take the letter back.
    expect(await run('import', SAMPLE)).toMatchObject({ result: 'unchanged' })
    expect(await dueOf('III.5-2')).toBe('2026-12-11')
  })

  test.each([
    ['--only', '9'],
    ['--only', 'x'],
    ['--task', '3=IX.1'],
    ['--task', '7=III.5-3'],
  ])('%s %s is wrong usage', async (option, value) => {
    const { code, stderr } = await dondoc(folder, ['import', file(LETTER), '--yes', option, value], CLOCK)
    expect(code).toBe(2)
    expect(stderr.trim().split('\n')).toHaveLength(1)
    expect((await run<Status>('status')).plan.event).toMatchObject({ date: '2026-12-10' })
  })

  test('about a plan that is not stored is refused in one sentence', async () => {
    const other = letterText({ cites: 'Kế hoạch số 77/KH-BKHCN ngày 02/3/2026', says: 'Hủy tổ chức Hội nghị.' })
    const { code, stderr } = await dondoc(folder, ['import', file(other), '--yes'], CLOCK)
    expect(code).toBe(1)
    expect(stderr).toContain('77/KH-BKHCN')
    expect(await run<unknown[]>('plans')).toHaveLength(1)
  })

  test('read shows what it changes', async () => {
    const plan = await run<{ amends: { number: string; changes: unknown[] } }>('read', file(LETTER))
    expect(plan.amends).toMatchObject({ number: '3968/KH-BKHCN', changes: { length: 3 } })
    expect((await dondoc(folder, ['read', file(LETTER)], CLOCK)).stdout).toContain('3968/KH-BKHCN')
  })

  test('a revised document moves the event of a running plan and says so', async () => {
    const revised = file(
      readFileSync(SAMPLE, 'utf8').replace('8h00, ngày 10/12/2026', '8h00, ngày 15/12/2026'),
      'sua.txt',
    )
    const done = await run<{ result: string; event: { to: { day: string } }; changed: unknown[] }>('import', revised)
    expect(done).toMatchObject({ result: 'revised', event: { from: { day: '2026-12-10' }, to: { day: '2026-12-15' } } })
    expect(done.changed).toEqual([])
    expect((await run<Status>('status')).plan.event).toMatchObject({ date: '2026-12-15' })
    expect(await run('import', revised)).toMatchObject({ result: 'unchanged' })
  })
})
