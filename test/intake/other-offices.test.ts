// Documents of other offices, each with a reading made by hand before the reader saw it (`*.expected.json` beside it).
import { readdirSync, readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import type { Deadline, PlanDocument } from '../../src/core/plan-document.ts'
import { fold } from '../../src/intake/fold.ts'
import { readPlan } from '../../src/intake/plan-document.ts'

interface Expected {
  number: string | null
  date: string | null
  place: string
  /** `when` is left out where careful readers differ. */
  tasks: { unit: string; group: boolean; role: string; starts: string; when?: string | null }[]
}

const FOLDER = new URL('../fixtures/plans/', import.meta.url)
const NAMES = readdirSync(FOLDER)
  .filter((file) => file.endsWith('.expected.json'))
  .map((file) => file.replace('.expected.json', ''))

const expectedOf = (name: string): Expected =>
  JSON.parse(readFileSync(new URL(`${name}.expected.json`, FOLDER), 'utf8')) as Expected

const read = async (name: string): Promise<{ plan: PlanDocument; lines: string[] }> => {
  const result = await readPlan(new Uint8Array(readFileSync(new URL(`${name}.txt`, FOLDER))), `${name}.txt`)
  if (!result.ok) throw new Error(result.code)
  return result
}

const when = (deadline: Deadline | null): string | null => {
  switch (deadline?.kind) {
    case undefined:
      return null
    case 'date':
      return [deadline.bound, deadline.from, deadline.date, deadline.time].filter(Boolean).join(' ')
    case 'relative':
      return deadline.anchor === 'event' ? `${deadline.days} ${deadline.unit} event` : 'relative'
    case 'relative_month':
      return 'relative'
    case 'period':
      return deadline.period
    case 'recurring':
      return [deadline.every, deadline.month, deadline.day].filter(Boolean).join(' ')
  }
}

const plain = (text: string): string =>
  fold(text)
    .replace(/[^a-z0-9]+/g, ' ')
    .trim()

describe.each(NAMES)('%s', (name) => {
  it('has its number, date and place', async () => {
    const { number, date, place } = expectedOf(name)
    expect((await read(name)).plan).toMatchObject({ number, date, place })
  })

  it('gives every task to its unit, with role and deadline, and none more', async () => {
    const { plan } = await read(name)
    const { tasks } = expectedOf(name)
    expect(
      plan.assignments.map((one, i) => ({
        unit: plain(one.unit),
        group: one.group,
        role: one.role,
        starts: plain(one.task).includes(plain(tasks[i]?.starts ?? '?')) ? tasks[i]?.starts : one.task,
        ...(tasks[i] && 'when' in tasks[i] ? { when: when(one.deadline) } : {}),
      })),
    ).toEqual(tasks.map((task) => ({ ...task, unit: plain(task.unit) })))
  })

  it('points at the line where each task stands', async () => {
    const { plan, lines } = await read(name)
    // A paragraph has the number of its first line, wherever in it a task begins.
    for (const { task, source } of plan.assignments)
      expect(plain(lines.slice(source.line - 1, source.line + 4).join(' '))).toContain(
        plain(task).split(' ').slice(0, 4).join(' '),
      )
  })
})
