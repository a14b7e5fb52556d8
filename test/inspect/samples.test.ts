// Each sample is what it is said to be, told by content, and nothing ordinary is called dangerous.
import { readdirSync, readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { FILE_KINDS } from '../../src/core/inspection.ts'
import { inspectBytes } from '../../src/inspect/inspect-bytes.ts'
import { drawnPdf } from '../support/drawn-pdf.ts'
import { OFFICE_DOCUMENTS } from '../support/office-documents.ts'
import { cell, item, p, r, row, table, wordFile } from '../support/office-files.ts'
import { wordOf } from '../support/office-writers.ts'
import { docxOf, pdfOf } from '../support/plan-files.ts'
import { xlsxOf } from '../support/sheet-files.ts'
import { DANGEROUS, HARMLESS, OLD, REFUSED, type Sample } from './samples.ts'

const USUAL = ['pdf', 'docx', 'xlsx', 'pptx', 'jpg', 'png']

async function found(bytes: Uint8Array, name: string, kinds: readonly string[]): Promise<string> {
  const look = await inspectBytes(bytes, name, kinds)
  return look.ok ? [look.kind, ...look.flags].join(' ') : look.code
}

const table_of = (samples: Sample[], kinds: readonly string[]) =>
  test.each(samples)('%s', async (_what, name, bytes, expected) => {
    expect(await found(bytes(), name, kinds)).toBe(expected)
  })

describe('harmless', () => table_of(HARMLESS, USUAL))
describe('dangerous', () => table_of(DANGEROUS, USUAL))
describe('refused', () => table_of(REFUSED, USUAL))
describe('kinds that are taken by setting', () => table_of(OLD, FILE_KINDS))

test('there are samples enough', () => {
  expect(HARMLESS.length + OLD.length + DANGEROUS.length + REFUSED.length).toBeGreaterThan(150)
})

describe('what writers of documents make', () => {
  test.each(OFFICE_DOCUMENTS.map((one) => [one.name, one] as const))('%s as Word', async (_name, document) => {
    expect(await found(await wordOf(document), 'a.docx', USUAL)).toBe('docx')
  })
  test('a plan as Word and as PDF', async () => {
    const text = readFileSync(new URL('../../locales/sample-plan.vi.txt', import.meta.url), 'utf8')
    expect(await found(await docxOf(text), 'a.docx', USUAL)).toBe('docx')
    expect(await found(pdfOf(text), 'a.pdf', USUAL)).toBe('pdf')
  })
  test('Word written by hand', async () => {
    const body = p('Kế hoạch', item(1, 0)) + p(r('a') + r('b')) + table(row(cell('x'), cell('y')))
    expect(await found(wordFile({ body, header: 'Mẫu' }), 'a.docx', USUAL)).toBe('docx')
    expect(await found(wordFile({ body, path: 'custom/main.xml', prefix: 'x' }), 'a.docx', USUAL)).not.toMatch(/ /)
  })
  test('workbooks and drawn PDFs', async () => {
    expect(await found(xlsxOf([{ rows: [['a', 1]] }]), 'a.xlsx', USUAL)).toBe('xlsx')
    const pdf = drawnPdf([{ texts: [{ x: 1, y: 1, text: 'Kế hoạch' }] }])
    expect(await found(pdf, 'a.pdf', USUAL)).toBe('pdf')
  })
  const folder = new URL('../fixtures/same/', import.meta.url)
  test.each(readdirSync(folder))('%s', async (name) => {
    expect(await found(readFileSync(new URL(name, folder)), name, USUAL)).toBe('pdf')
  })
})
