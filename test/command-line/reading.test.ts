// `dondoc read` for people: every task, doubt and deadline is on the page, and no line is longer than the terminal is wide.
import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { readingLines } from '../../src/command-line/reading-words.ts'
import { columns, hanging, terminalOf, wrap } from '../../src/command-line/terminal.ts'
import type { PlanDocument } from '../../src/core/plan-document.ts'
import { readPlan } from '../../src/intake/plan-document.ts'
import { createTexts } from '../../src/texts/texts.ts'

const PLAIN = { width: 100, colours: false }
const ESCAPES = new RegExp(`${String.fromCharCode(27)}\\[\\d+m`, 'g')

async function page(file: string, terminal = PLAIN, language: 'vi' | 'en' = 'vi') {
  const bytes = readFileSync(new URL(`../../${file}`, import.meta.url))
  const read = await readPlan(bytes, file)
  if (!read.ok) throw new Error(read.code)
  return { plan: read.plan, lines: readingLines({ ...read, t: createTexts(language), terminal }) }
}
const PLANS = [
  'locales/sample-plan.vi.txt',
  'test/fixtures/plans/city-window.txt',
  'test/fixtures/plans/table-by-quarter.txt',
  'test/fixtures/plans/party-committee.txt',
  'test/fixtures/plans/letter-that-asks.txt',
]
/** Without what wrapping adds. */
const run = (lines: string[]): string => lines.join(' ').replace(/\s+/g, ' ')

describe('the page', () => {
  it.each(PLANS.flatMap((file) => [40, 79, 100, 120].map((width) => [file, width] as const)))(
    '%s keeps to %i columns',
    async (file, width) => {
      const { lines } = await page(file, { width, colours: false })
      expect(lines.filter((line) => columns(line) > width)).toEqual([])
      expect(lines.filter((line) => /\s$/.test(line))).toEqual([])
    },
  )

  it.each(PLANS)('%s says every task, unit, deadline, product and doubt', async (file) => {
    const { plan, lines } = await page(file)
    const said = run(lines)
    const needed = (of: PlanDocument): string[] =>
      of.assignments.flatMap((a) => [a.id, a.unit, a.task, ...a.deliverables, ...a.questions.map((q) => q.message)])
    for (const words of [...needed(plan), ...plan.questions.map((q) => q.message)]) expect(said).toContain(run([words]))
    expect(lines.join('\n').match(/^\s*Thời hạn: /gm)).toHaveLength(plan.assignments.length)
  })

  it('marks a doubt with its line, its words and the answers there are', async () => {
    const { lines } = await page('locales/sample-plan.vi.txt')
    const said = run(lines)
    expect(said).toContain('3 điểm cần làm rõ')
    expect(said).toMatch(
      /\? Thứ trong tuần không khớp.*dòng 78: “- Tổng hợp câu hỏi.*Có thể chọn: chậm nhất ngày 07\/12\/2026 \(thứ Hai\) \| Giữ như bản in/,
    )
    expect(said).toContain('dondoc answer III.4-1 --members')
    expect(said).toContain('trước ngày 06/12/2026 (Chủ nhật)')
  })

  it('is in English where asked, and coloured where wanted, with the same words', async () => {
    expect(run((await page('locales/sample-plan.vi.txt', PLAIN, 'en')).lines)).toMatch(/14 tasks .* 3 points to settle/)
    const plain = (await page('locales/sample-plan.vi.txt')).lines
    const coloured = (await page('locales/sample-plan.vi.txt', { width: 100, colours: true })).lines
    expect(coloured.join('\n')).not.toBe(plain.join('\n'))
    expect(coloured.map((line) => line.replace(ESCAPES, ''))).toEqual(plain)
  })
})

describe('the terminal', () => {
  it.each([
    [{ columns: 80, isTTY: true }, {}, { width: 80, colours: true }],
    [{ columns: 300, isTTY: true }, {}, { width: 120, colours: true }],
    [{ columns: 12, isTTY: true }, {}, { width: 40, colours: true }],
    [{ isTTY: true }, { NO_COLOR: '1' }, { width: 100, colours: false }],
    [{ isTTY: true }, { TERM: 'dumb' }, { width: 100, colours: false }],
    [{}, {}, { width: 100, colours: false }],
  ])('%j with %j', (stream, env, expected) => expect(terminalOf(stream, env)).toEqual(expected))

  it('wraps at words, cuts what is longer, counts a letter with its marks once', () => {
    expect(wrap('một hai ba', 7)).toEqual(['một hai', 'ba'])
    expect(wrap('abcdefghij', 4)).toEqual(['abcd', 'efgh', 'ij'])
    expect(wrap('  ', 10)).toEqual([])
    expect(columns('ệ'.normalize('NFD'))).toBe(1)
    expect(hanging('Nhãn: ', 'chữ '.repeat(12), 2, 40)).toEqual([
      `  Nhãn: ${'chữ '.repeat(8).trim()}`,
      `        ${'chữ '.repeat(4).trim()}`,
    ])
  })
})
