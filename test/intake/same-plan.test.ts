// The same plan as text, Word file and PDF gives the same tasks and deadlines.
import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import type { PlanDocument } from '../../src/core/plan-document.ts'
import { readPlan } from '../../src/intake/plan-document.ts'
import { docxOf, pdfOf } from '../support/plan-files.ts'

const PLANS = ['../../locales/sample-plan.vi.txt', '../fixtures/plans/city-window.txt'].map(
  (path) => new URL(path, import.meta.url),
)

const read = async (bytes: Uint8Array, name: string): Promise<PlanDocument> => {
  const result = await readPlan(bytes, name)
  if (!result.ok) throw new Error(`${name}: ${result.code}`)
  for (const one of result.plan.assignments) expect(one.source.line).toBeLessThanOrEqual(result.lines.length)
  return result.plan
}

/** What must not depend on the file's kind: all but the places in the text. */
const essence = (plan: PlanDocument) => ({
  head: [plan.number, plan.date, plan.place, plan.issuer, plan.title, plan.event],
  agenda: plan.agenda,
  assignments: plan.assignments.map(({ source: _, questions, ...one }) => ({
    ...one,
    questions: questions.map(({ code }) => code),
  })),
  ending: [plan.recipients, plan.signatory],
})

describe.each(PLANS.map((url) => ({ name: url.pathname.split('/').at(-1)!, text: readFileSync(url, 'utf8') })))(
  '$name',
  ({ text }) => {
    it('reads alike from a Word file with automatic numbers and tables', async () => {
      const plain = await read(new TextEncoder().encode(text), 'plan.txt')
      expect(essence(await read(await docxOf(text), 'plan.docx'))).toEqual(essence(plain))
    })

    it('reads alike from a PDF with a two-column letterhead, wrapped lines and page numbers', async () => {
      const plain = await read(new TextEncoder().encode(text), 'plan.txt')
      expect(essence(await read(pdfOf(text), 'plan.pdf'))).toEqual(essence(plain))
    })

    it.each([
      ['with a byte order mark', (s: string) => Buffer.from(`\uFEFF${s}`)],
      ['with CRLF line ends', (s: string) => Buffer.from(s.replaceAll('\n', '\r\n'))],
      ['in UTF-16', (s: string) => Buffer.from(`\uFEFF${s}`, 'utf16le')],
      ['in UTF-16 without a mark', (s: string) => Buffer.from(s, 'utf16le')],
      ['with decomposed letters', (s: string) => Buffer.from(s.normalize('NFD'))],
      ['with no-break spaces', (s: string) => Buffer.from(s.replaceAll(' ', '\u00a0'))],
      ['with look-alike letters for Ư and ư', (s: string) => Buffer.from(s.replaceAll('Ư', 'Ƣ').replaceAll('ư', 'ƣ'))],
    ])('reads alike %s', async (_, encode) => {
      const plain = await read(new TextEncoder().encode(text), 'plan.txt')
      expect(essence(await read(new Uint8Array(encode(text)), 'plan.txt'))).toEqual(essence(plain))
    })
  },
)
