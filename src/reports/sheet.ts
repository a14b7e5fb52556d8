// Sheets as a workbook and as text with commas: words stay words, whatever sign they begin with.
import Papa from 'papaparse'
import writeXlsxFile from 'write-excel-file/node'
import type { SheetDocument } from '../core/picture.ts'

/** A cell of a workbook holds at most so many letters. */
const LONGEST = 32_000
const WIDE = 60

type Cell = SheetDocument['sheets'][number]['rows'][number][number]

/** @returns the bytes of an .xlsx: every text is typed as text, so that none is calculated */
export async function workbook({ sheets }: SheetDocument): Promise<Uint8Array> {
  const written = writeXlsxFile(
    sheets.map(({ name, rows, heads }) => ({
      sheet: sheetName(name),
      columns: widthsOf(rows),
      data: rows.map((row, at) =>
        row.map((value) => {
          const bold = heads.includes(at) ? ({ fontWeight: 'bold' } as const) : {}
          if (value === null || value === '') return null
          return typeof value === 'number'
            ? { value, type: Number, ...bold }
            : { value: value.slice(0, LONGEST), type: String, ...bold }
        }),
      ),
    })),
  )
  return new Uint8Array(await written.toBuffer())
}

/** What a workbook allows in the name of a sheet. */
const sheetName = (name: string): string => name.replace(/[[\]:*?/\\]/g, ' ').slice(0, 31)

/** As wide as its tables need; lines that stand alone above them may run over. */
function widthsOf(rows: readonly (readonly Cell[])[]): { width: number }[] {
  const columns = Math.max(0, ...rows.map((row) => row.length))
  return Array.from({ length: columns }, (_, at) => ({
    width: Math.min(
      WIDE,
      2 + Math.max(8, ...rows.filter((row) => row.length > 1).map((row) => String(row[at] ?? '').length)),
    ),
  }))
}

/** The detail as text with commas, with a mark that tells spreadsheets its letters; nothing in it is a formula. */
export function commas(rows: SheetDocument['sheets'][number]['rows']): string {
  return `\ufeff${Papa.unparse(
    rows.map((row) => row.map((value) => value ?? '')),
    { escapeFormulae: true, newline: '\r\n' },
  )}\r\n`
}
