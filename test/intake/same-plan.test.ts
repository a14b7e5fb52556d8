// The same plan as text, Word file and PDF gives the same tasks and deadlines.
import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import type { PlanDocument } from '../../src/core/plan-document.ts'
import { readPlan } from '../../src/intake/plan-document.ts'
import { OFFICE_DOCUMENTS } from '../support/office-documents.ts'
import { textOf, wordOf } from '../support/office-writers.ts'
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

/** What a plan asks of whom and by when; the printed lines may break elsewhere. */
const tasks = (plan: PlanDocument) =>
  plan.assignments.map(({ unit, role, coordinators, executor, task, deliverables, deadline, moreDeadlines }) => ({
    unit,
    role,
    coordinators,
    executor,
    task: task.replace(/\s+/g, ' '),
    deliverables,
    deadline,
    moreDeadlines,
  }))

const pdfFixture = (name: string): URL => new URL(`../fixtures/same/${name}.pdf`, import.meta.url)

describe.each(OFFICE_DOCUMENTS.map((document) => ({ name: document.name, document })))(
  '$name, as an office would write it',
  ({ name, document }) => {
    const fromText = () => read(new TextEncoder().encode(textOf(document)), 'plan.txt')

    it('has tasks to compare', async () => {
      expect((await fromText()).assignments.length).toBeGreaterThan(6)
    })

    it('gives the same tasks as a Word file', async () => {
      expect(tasks(await read(await wordOf(document), 'plan.docx'))).toEqual(tasks(await fromText()))
    })

    it('gives the same tasks as the PDF that LibreOffice made of the Word file', async () => {
      const pdf = await read(new Uint8Array(readFileSync(pdfFixture(name))), 'plan.pdf')
      expect(tasks(pdf)).toEqual(tasks(await fromText()))
      const plain = await fromText()
      expect([pdf.number, pdf.date, pdf.place, pdf.issuer, pdf.event]).toEqual([
        plain.number,
        plain.date,
        plain.place,
        plain.issuer,
        plain.event,
      ])
    })
  },
)

it.each(['ministry-conference', 'province-table'])(
  '%s gives the same tasks where its tables have no lines',
  async (name) => {
    const document = OFFICE_DOCUMENTS.find((one) => one.name === name)!
    const pdf = await read(new Uint8Array(readFileSync(pdfFixture(`${name}.no-lines`))), 'plan.pdf')
    expect(tasks(pdf)).toEqual(tasks(await read(new TextEncoder().encode(textOf(document)), 'plan.txt')))
  },
)
