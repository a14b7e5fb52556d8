// The documents that fuzzing starts from: small plans of our own, in every format that is read.
import { readFileSync } from 'node:fs'
import { stringify } from 'yaml'
import { planDocument, readPlan } from '../../src/intake/plan-document.ts'
import { docxOf, pdfOf } from '../support/plan-files.ts'
import { xlsxOf } from '../support/sheet-files.ts'

export interface Document {
  name: string
  bytes: Uint8Array
}

// From the root of the repository: the long run is compiled to another place.
const TEXTS = ['table.txt', 'letter.txt', 'decision-with-plan.txt', 'table-by-quarter.txt', 'city-window.txt']

/** The formats, a line each: what a plan's text becomes in it. */
const FORMATS: Record<string, (text: string) => Uint8Array | Promise<Uint8Array>> = {
  txt: utf8,
  docx: docxOf,
  pdf: pdfOf,
  json: async (text) => utf8(JSON.stringify(await planOf(text), null, 1)),
  yaml: async (text) => utf8(stringify(await planOf(text))),
  csv: (text) =>
    utf8(
      tableOf(text)
        .map((row) => row.map((cell) => `"${cell.replaceAll('"', '""')}"`).join(','))
        .join('\r\n'),
    ),
  xlsx: (text) => new Uint8Array(xlsxOf([{ rows: tableOf(text), merged: ['A2:A3'] }])),
}

function utf8(text: string): Uint8Array {
  return new TextEncoder().encode(text)
}

async function planOf(text: string): Promise<unknown> {
  const read = await readPlan(utf8(text), 'a.txt')
  if (!read.ok) throw new Error(read.code)
  return planDocument.parse(read.plan)
}

/** The rows of a text's tables, or its lines as rows of one cell. */
function tableOf(text: string): string[][] {
  const rows = text.split('\n').map((line) => line.split('\t'))
  const tabled = rows.filter((row) => row.length > 2)
  return tabled.length > 1 ? tabled : rows
}

/** Every text in every format. */
export async function seedDocuments(): Promise<Document[]> {
  const seeds: Document[] = []
  for (const file of TEXTS) {
    const text = readFileSync(`test/fixtures/plans/${file}`, 'utf8')
    for (const [ending, make] of Object.entries(FORMATS))
      seeds.push({ name: file.replace('txt', ending), bytes: await make(text) })
  }
  return seeds
}
