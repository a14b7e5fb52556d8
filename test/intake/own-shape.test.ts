// Our own plan document as JSON and YAML: taken as it is, or refused with the field or line that is wrong.
import { describe, expect, it } from 'vitest'
import { stringify } from 'yaml'
import { sentenceFor } from '../../src/command-line/shell.ts'
import type { PlanDocument } from '../../src/core/plan-document.ts'
import { readPlan } from '../../src/intake/plan-document.ts'
import { OFFICE_DOCUMENTS } from '../support/office-documents.ts'
import { textOf } from '../support/office-writers.ts'

const utf8 = (text: string) => new TextEncoder().encode(text)
const plan = async (): Promise<PlanDocument> => {
  const read = await readPlan(utf8(textOf(OFFICE_DOCUMENTS[0]!)), 'a.txt')
  if (!read.ok) throw new Error(read.code)
  return read.plan
}
const says = async (text: string, name: string): Promise<string> => {
  const read = await readPlan(utf8(text), name)
  if (read.ok) throw new Error('read')
  return sentenceFor({ config: { language: 'vi' } } as never, read.code, read.detail)
}

describe('a plan in our own shape', () => {
  it.each([
    ['JSON', 'a.json', (value: unknown) => JSON.stringify(value)],
    ['JSON under another name', 'a.txt', (value: unknown) => JSON.stringify(value, null, 2)],
    ['YAML', 'a.yaml', (value: unknown) => stringify(value)],
    [
      'YAML with long lines, a mark and CRLF',
      'A.YML',
      (value: unknown) => `\uFEFF${stringify(value, { lineWidth: 0 }).replaceAll('\n', '\r\n')}`,
    ],
    [
      'YAML with days and hours unquoted',
      'a.yml',
      (value: unknown) => stringify(value, { defaultStringType: 'PLAIN' }),
    ],
  ])('is taken as it is from %s', async (_, name, write) => {
    const document = await plan()
    expect(await readPlan(utf8(write(document)), name)).toMatchObject({ ok: true, plan: document })
  })

  it('may use an anchor or two', async () => {
    const document = await plan()
    const text = stringify({ ...document, agenda: [] })
      .replace('agenda: []', 'agenda: &none []')
      .replace(/suggestions: \[\]/, 'suggestions: *none')
    expect(await readPlan(utf8(text), 'a.yaml')).toMatchObject({ ok: true })
  })
})

describe('what is wrong is named', () => {
  it.each([
    ['a field of another kind', (one: PlanDocument) => ({ ...one, number: 5 }), 'number'],
    ['a day that is none', (one: PlanDocument) => ({ ...one, date: '05/10/2026' }), 'date'],
    ['a field that is missing', ({ agenda: _, ...one }: PlanDocument) => one, 'agenda'],
    [
      'a deadline without its kind',
      (one: PlanDocument) => ({
        ...one,
        assignments: one.assignments.map((task, i) =>
          i === 1 ? { ...task, deadline: { text: 'x', bound: 'by' } } : task,
        ),
      }),
      'assignments[1].deadline.kind',
    ],
  ])('%s', async (_, change, field) => {
    const wrong = change(await plan())
    for (const [text, name] of [
      [JSON.stringify(wrong), 'a.json'],
      [stringify(wrong), 'a.yaml'],
    ] as const) {
      expect(await readPlan(utf8(text), name)).toEqual({ ok: false, code: 'not_a_plan', detail: field })
      expect(await says(text, name)).toContain(field)
    }
  })

  it.each([
    ['JSON', '{\n"number": "1",\n"date" 5\n}', 'a.json', 'dòng 3'],
    ['YAML', 'number: "1"\ndate: [5\ntitle: x', 'a.yaml', 'dòng'],
    ['YAML that is a sentence', 'xin chào', 'a.yaml', 'YAML'],
  ])('an error of syntax in %s', async (_, text, name, words) => {
    expect(await says(text, name)).toContain(words)
  })
})

describe('YAML that is an attack', () => {
  const bomb = [
    'a: &a [x, x, x, x, x, x, x, x, x]',
    ...'bcdefghij'.split('').map((name, i) => `${name}: &${name} [${Array(9).fill(`*${'abcdefghi'[i]}`).join(', ')}]`),
  ].join('\n')
  it.each([
    ['a bomb of aliases', bomb],
    ['brackets without end', '['.repeat(100_000)],
    ['dashes without end', '- '.repeat(100_000)],
    ['indents without end', Array.from({ length: 3000 }, (_, i) => `${' '.repeat(i)}a:`).join('\n')],
    ['keys of the prototype', '__proto__:\n  polluted: true\nconstructor:\n  prototype:\n    polluted: true\n'],
    ['tags of programs', 'number: !!js/function "function(){}"\n'],
  ])('%s is refused at once', async (_, text) => {
    const started = performance.now()
    expect(await readPlan(utf8(text), 'a.yaml')).toMatchObject({ ok: false })
    expect(performance.now() - started).toBeLessThan(5000)
    expect(({} as { polluted?: boolean }).polluted).toBeUndefined()
  })
})
