// Reading from the command line: what a plan gives as JSON, and one sentence and exit 2 for what is no plan.
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import type { PlanDocument } from '../../src/core/plan-document.ts'
import { asked, dondoc, ownFolder, SAMPLE } from '../support/command.ts'
import { docxOf, pdfFile, pdfOf } from '../support/plan-files.ts'

const fixture = (name: string): string => join(import.meta.dirname, '..', 'fixtures', 'plans', name)

describe('read', () => {
  test('the sample plan: the fields of the contract, each task with its unit', async () => {
    const folder = ownFolder()
    const plan = await asked<PlanDocument>(folder, ['read', SAMPLE])
    expect(Object.keys(plan).toSorted()).toEqual(
      'abbreviations agenda amends assignments date event issuer number place questions recipients signatory suggestions title'.split(
        ' ',
      ),
    )
    expect(plan.number).toBe('3968/KH-BKHCN')
    expect(plan.event).toMatchObject({ date: '2026-12-10', time: '08:00', form: 'online' })
    expect(plan.assignments).toHaveLength(14)
    expect(plan.assignments.find((a) => a.id === 'III.5-2')).toMatchObject({
      group: true,
      executor: 'Sở Khoa học và Công nghệ',
      deadline: { kind: 'date', bound: 'before', date: '2026-12-06' },
    })
    expect(existsSync(join(folder, 'data'))).toBe(false)
  })

  test('a plan without a fixed day keeps its window and its relative deadline', async () => {
    const plan = await asked<PlanDocument>(ownFolder(), ['read', fixture('city-window.txt')])
    expect(plan.event).toMatchObject({ date: null, window: { from: '2027-03-15', to: '2027-03-19' } })
    expect(plan.assignments.map((a) => a.deadline).filter(Boolean)).toMatchObject([
      { kind: 'relative', days: -7, unit: 'day', anchor: 'event' },
    ])
  })

  test('standard input, Word and PDF give the same tasks as the file', async () => {
    const folder = ownFolder()
    const text = readFileSync(fixture('sixty-three-provinces.txt'), 'utf8')
    writeFileSync(join(folder, 'plan.docx'), await docxOf(text))
    writeFileSync(join(folder, 'plan.pdf'), pdfOf(text))
    const [file, input, docx, pdf] = await Promise.all([
      asked<PlanDocument>(folder, ['read', fixture('sixty-three-provinces.txt')]),
      asked<PlanDocument>(folder, ['read', '-'], { stdin: text }),
      asked<PlanDocument>(folder, ['read', 'plan.docx']),
      asked<PlanDocument>(folder, ['read', 'plan.pdf']),
    ])
    const tasks = (plan: PlanDocument) =>
      plan.assignments.map(({ id, unit, task, deadline }) => ({ id, unit, task, deadline }))
    expect(tasks(file!)).toHaveLength(4)
    expect(input).toEqual(file)
    expect(tasks(docx!)).toEqual(tasks(file!))
    expect(tasks(pdf!)).toEqual(tasks(file!))
  })

  test('for people: the tasks, doubts with their line, in the language asked for', async () => {
    const [vi, en] = await Promise.all([
      dondoc(ownFolder(), ['read', SAMPLE]),
      dondoc(ownFolder(), ['read', SAMPLE, '--lang', 'en']),
    ])
    expect(vi.stdout).toContain('III.5-2')
    expect(vi.stdout).toContain('Thời hạn')
    expect(en.stdout).toContain('Deadline')
    expect(vi.stdout.match(/^ *\? /gm)).toHaveLength(3)
  })
})

describe('what is no plan', () => {
  const files: [string, () => Uint8Array, RegExp][] = [
    ['empty.txt', () => new Uint8Array(), /không có nội dung/],
    ['blank.docx', () => new Uint8Array(), /không có nội dung/],
    [
      'chat.txt',
      () => Buffer.from('Mai họp lúc 8h nhé, mọi người nhớ mang tài liệu.\n'),
      /Không nhận ra đây là kế hoạch/,
    ],
    ['scan.pdf', () => pdfFile([[], []]), /(quét|ảnh|lớp chữ)/],
    ['corrupt.docx', () => Buffer.from('PK\u0003\u0004 và phần còn lại đã mất', 'utf8'), /bị hỏng/],
    [
      'picture.txt',
      () => Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0, 0, 0, 13]),
      /Chưa đọc được loại tệp/,
    ],
  ]

  test.each(files)('%s: one sentence, exit 2, nothing stored', async (name, bytes, sentence) => {
    const folder = ownFolder()
    writeFileSync(join(folder, name), bytes())
    const [read, imported, rehearsed] = await Promise.all(
      ['read', 'import', 'rehearse'].map((command) => dondoc(folder, [command, name])),
    )
    expect(read).toMatchObject({ code: 2, stdout: '' })
    expect(read!.stderr).toMatch(sentence)
    expect(read!.stderr.trimEnd().split('\n')).toHaveLength(1)
    expect(imported).toEqual(read)
    expect(rehearsed).toEqual(read)
    expect(await asked(folder, ['plans'])).toEqual([])
  })

  test('a document marked secret is refused and not stored', async () => {
    const folder = ownFolder()
    const marked = readFileSync(SAMPLE, 'utf8').replace(/^(.*)\n/, '$1\nTỐI MẬT\n')
    const { code, stderr } = await dondoc(folder, ['import', '-'], { stdin: marked })
    expect(code).toBe(2)
    expect(stderr).toMatch(/mật/)
    expect(await asked(folder, ['plans'])).toEqual([])
  })
})
