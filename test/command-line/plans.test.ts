// A plan from import to invitation by command line alone: what is stored, what waits, and JSON as the contract has it.
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { beforeAll, describe, expect, test } from 'vitest'
import { asked, dondoc, ownFolder, SAMPLE } from '../support/command.ts'

/** Ten o'clock of a working day after the sample plan was signed, on a clock that hardly moves. */
const MONDAY = { env: { DONDOC_CLOCK: '2026-11-16T10:00:00+07:00' } }

interface Imported {
  id: string
  result: 'new' | 'unchanged' | 'revised'
  tasks: number
  assignments: number
  waiting: { id: string; unit: string; code: string; message: string }[]
  announced?: number
}
interface Status {
  plan: { id: string; number: string; title: string; state: string; event: object }
  totals: Record<string, unknown>
  tasks: {
    id: string
    of: number
    deadline: { rule: unknown; due: unknown } | null
    assignments: Record<string, unknown>[]
  }[]
}
const keys = (value: object | undefined): string[] => Object.keys(value ?? {})

describe('one plan, one command after the other', () => {
  const folder = ownFolder()
  const run = <T>(...args: string[]) => asked<T>(folder, args, MONDAY)
  let imported: Imported
  beforeAll(async () => {
    imported = await run<Imported>('import', SAMPLE)
  })

  test('import stores it, spreads the group and says what waits', async () => {
    expect(imported).toMatchObject({ id: 'KH1', result: 'new', tasks: 14, assignments: 110 })
    expect(imported.waiting.map(({ id, code }) => [id, code])).toEqual([
      ['III.1-3', 'weekday_mismatch'],
      ['III.4-1', 'open_group'],
    ])
    expect(imported.announced).toBeUndefined()
  })

  test('the same file again changes nothing; one with another deadline shows the difference', async () => {
    expect(await run<Imported>('import', SAMPLE)).toMatchObject({ id: 'KH1', result: 'unchanged' })
    const other = ownFolder()
    await asked(other, ['import', SAMPLE], MONDAY)
    const revised = join(other, 'revised.txt')
    writeFileSync(revised, readFileSync(SAMPLE, 'utf8').replace('trước ngày 06/12/2026', 'trước ngày 05/12/2026'))
    const { code, stdout } = await dondoc(other, ['import', revised], MONDAY)
    expect(code).toBe(0)
    expect(stdout).toMatch(/^KH1 /)
    expect(stdout).toMatch(/^~ III\.5-2 \(.*\)$/m)
    expect(await asked<unknown[]>(other, ['plans'], MONDAY)).toHaveLength(1)
  })

  test('invite works before activation, gives the valid ones again and replaces them when told', async () => {
    const first = await run<Record<string, unknown>[]>('invite')
    expect(first).toHaveLength(38)
    for (const line of first) {
      expect(keys(line)).toEqual([
        'unit',
        'person',
        'role',
        'code',
        'telegram',
        'zalo',
        'expires',
        'seats',
        'left',
        'deputy',
        'bot',
      ])
      expect(line).toMatchObject({ role: 'unit', telegram: null, code: expect.stringMatching(/^[A-Z2-9]{8}$/) })
      expect(line.expires).toMatch(/^2026-11-19T1\d:\d\d:\d\d\+07:00$/)
    }
    expect(new Set(first.map((line) => line.code)).size).toBe(38)
    expect((await run<Record<string, unknown>[]>('invite')).map((l) => l.code)).toEqual(first.map((l) => l.code))
    const [one] = await run<Record<string, unknown>[]>('invite', '--unit', 'nghe an', '--renew')
    expect(first.find((line) => line.unit === one!.unit)!.code).not.toBe(one!.code)
    expect(one!.unit).toContain('tỉnh Nghệ An')
    const [organizer] = await run<Record<string, unknown>[]>('invite', '--role', 'organizer')
    expect(organizer).toMatchObject({ role: 'organizer', unit: null })
  })

  test('answer settles what waits; activate announces the rest once', async () => {
    expect(await run('answer', 'KH1', 'III.1-3', '--deadline', 'trước ngày 08/12/2026')).toMatchObject({
      task: 'III.1-3',
      announced: 0,
    })
    const activated = await run<{ announced: number; units: number; waiting: { id: string }[]; unreached: string[] }>(
      'activate',
    )
    expect(activated.announced).toBe(110)
    expect(activated.waiting.map((w) => w.id)).toEqual(['III.4-1'])
    expect(activated.unreached).toContain('Sở Khoa học và Công nghệ tỉnh Nghệ An')
    expect((await run<{ announced: number }>('activate')).announced).toBe(0)
    const named = await dondoc(
      folder,
      ['answer', 'KH1', 'III.4-1', '--members', 'Vụ Pháp chế; Một đơn vị không ai biết'],
      MONDAY,
    )
    expect(named.stdout + named.stderr).toContain('Một đơn vị không ai biết')
    expect((await dondoc(folder, ['answer', 'KH1', 'IX.9-9', '--drop'], MONDAY)).code).toBe(2)
    expect((await dondoc(folder, ['answer', 'KH1', 'III.1-3'], MONDAY)).code).toBe(2)
  })

  test('status: the shape and the sums of the contract', async () => {
    const status = await run<Status>('status')
    expect(keys(status)).toEqual(['plan', 'totals', 'tasks'])
    expect(keys(status.plan)).toEqual(['id', 'number', 'title', 'state', 'event'])
    expect(status.plan).toMatchObject({
      id: 'KH1',
      number: '3968/KH-BKHCN',
      event: { date: '2026-12-10', time: '08:00', state: 'fixed' },
    })
    expect(keys(status.totals)).toEqual(
      'tasks assignments acknowledged done open noDeadline submitted declined cancelled unreachable'.split(' '),
    )
    expect(status.totals).toMatchObject({ tasks: 14, done: { onTime: 0, late: 0 }, open: { overdue: 0 } })
    const provinces = status.tasks.find((task) => task.id === 'III.5-2')!
    expect(provinces).toMatchObject({ of: 34, done: 0, light: 'not_due' })
    expect(provinces.deadline).toMatchObject({
      rule: { kind: 'date', date: '2026-12-06', bound: 'before' },
      due: { strict: '2026-12-05T23:59:59+07:00', lenient: '2026-12-06T23:59:59+07:00' },
    })
    for (const task of status.tasks)
      for (const assignment of task.assignments)
        expect(keys(assignment)).toEqual(
          expect.arrayContaining(
            'id unit state light due acknowledgedAt submittedAt acceptedAt documents files reachable contacts'.split(
              ' ',
            ),
          ),
        )
    const open = status.totals.open as { inTime: number; overdue: number }
    expect(status.totals.assignments).toBe(open.inTime + open.overdue)
    expect(status.tasks.flatMap((t) => t.assignments).filter((a) => a.state === 'announced')).toHaveLength(110)
  })

  test('plans lists it; status and plans speak to people, too', async () => {
    const plans = await run<Record<string, unknown>[]>('plans')
    expect(plans).toMatchObject([{ id: 'KH1', number: '3968/KH-BKHCN', state: 'active', totals: { tasks: 14 } }])
    const [status, list] = await Promise.all([dondoc(folder, ['status'], MONDAY), dondoc(folder, ['plans'], MONDAY)])
    expect(status.stdout).toContain('Chưa hoàn thành: 110')
    expect(list.stdout).toContain('KH1')
  })

  test('event: a preview changes nothing, --yes moves it with its basis, the same again says so', async () => {
    const preview = await run<Record<string, unknown>>('event', 'KH1', '--date', '2026-12-17T14:00')
    expect(preview).toMatchObject({
      applied: false,
      from: { day: '2026-12-10' },
      to: { day: '2026-12-17', time: '14:00' },
    })
    expect(preview.moved).toMatchObject([
      { from: { lenient: '2026-12-08T23:59:59+07:00' }, to: { lenient: '2026-12-15T23:59:59+07:00' } },
    ])
    expect((await run<Status>('status')).plan.event).toMatchObject({ date: '2026-12-10' })
    const basis = ['--basis', 'Giấy mời số 12/GM-BKHCN']
    const { code, stdout } = await dondoc(
      folder,
      ['event', 'KH1', '--date', '2026-12-17T14:00', ...basis, '--yes'],
      MONDAY,
    )
    expect(code).toBe(0)
    expect(stdout).toContain('17/12/2026')
    expect((await run<Status>('status')).plan.event).toEqual({ date: '2026-12-17', time: '14:00', state: 'fixed' })
    expect(await run('event', 'KH1', '--date', '2026-12-17T14:00')).toMatchObject({ applied: false, same: true })
    await run('event', 'KH1', '--postpone', '--yes')
    expect((await run<Status>('status')).plan.event).toMatchObject({ state: 'postponed' })
    await run('event', 'KH1', '--resume', '--yes')
    expect((await run<Status>('status')).plan.event).toMatchObject({ date: '2026-12-17', state: 'fixed' })
  })
})

test('import --activate --event does the three at once', async () => {
  const folder = ownFolder()
  const done = await asked<Imported>(folder, ['import', SAMPLE, '--activate', '--event', '2026-12-11T09:00'], MONDAY)
  expect(done).toMatchObject({ result: 'new', announced: 109 })
  const status = await asked<Status>(folder, ['status', 'kh1'], MONDAY)
  expect(status.plan).toMatchObject({ state: 'active', event: { date: '2026-12-11', time: '09:00' } })
})

test('two plans: the one that is meant has to be named, by its id or its number', async () => {
  const folder = ownFolder()
  const second = readFileSync(SAMPLE, 'utf8').replaceAll('3968', '4012')
  await asked(folder, ['import', SAMPLE], MONDAY)
  await asked(folder, ['import', '-'], { ...MONDAY, stdin: second })
  const unnamed = await dondoc(folder, ['status'], MONDAY)
  expect(unnamed.code).toBe(2)
  expect(unnamed.stderr).toMatch(/KH1.*KH2/)
  expect((await asked<Status>(folder, ['status', '4012/KH-BKHCN'], MONDAY)).plan.id).toBe('KH2')
})
