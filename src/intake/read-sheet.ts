// A table in a file (.xlsx, .csv) → its sheets as rows of text, or a code that says why not.
import type Papaparse from 'papaparse'
import { fileKind } from './file-kind.ts'
import { isMarkedSecret } from './header.ts'
import type { ReadFailure } from './read-result.ts'
import { cellText, type Row, SHEET_LIMITS, type Sheet } from './sheet.ts'

export type SheetResult = { ok: true; sheets: Sheet[] } | { ok: false; code: ReadFailure; detail?: string }

/** The largest file that is looked at, in bytes. */
const FILE_LIMIT = 30 * 1024 * 1024

const DELIMITERS = [';', '\t', ',', '|'] as const

/** What separates the cells: the sign that most often stands the same number of times in neighbouring rows. */
const delimiterOf = (Papa: typeof Papaparse, text: string): string => {
  const sample = text.slice(0, 64_000)
  const scored = DELIMITERS.map((delimiter) => {
    const rows = Papa.parse<string[]>(sample, { delimiter, preview: 40, skipEmptyLines: 'greedy' }).data
    const widths = rows.map((row) => row.length)
    const common = [...new Set(widths)]
      .filter((width) => width > 1)
      .map((width) => ({ width, rows: widths.filter((w) => w === width).length }))
      .sort((a, b) => b.rows - a.rows || b.width - a.width)[0]
    return { delimiter, rows: common?.rows ?? 0, width: common?.width ?? 0 }
  })
  scored.sort((a, b) => b.rows - a.rows || b.width - a.width)
  return scored[0]!.rows > 0 ? scored[0]!.delimiter : ','
}

const readCsv = async (text: string): Promise<Row[]> => {
  const { default: Papa } = await import('papaparse')
  const bare = text.replace(/^\uFEFF/, '')
  // Some programs say in a first line what separates the cells.
  const named = /^sep=(.)\r?\n/i.exec(bare)
  const body = named ? bare.slice(named[0].length) : bare
  const rows: Row[] = named ? [[]] : []
  let cells = 0
  Papa.parse<string[]>(body, {
    delimiter: named?.[1] ?? delimiterOf(Papa, body),
    step: ({ data }) => {
      const row = data.map(cellText)
      while (row.at(-1) === null) row.pop()
      cells += row.length
      rows.push(row)
      const beyond = row.length > SHEET_LIMITS.columns || cells > SHEET_LIMITS.cells
      if (beyond || (rows.length > SHEET_LIMITS.rows && row.length > 0)) throw new RangeError('sheet beyond its limits')
    },
  })
  while (rows.at(-1)?.length === 0) rows.pop()
  return rows
}

const judged = (sheets: Sheet[]): SheetResult => {
  const filled = sheets.filter((sheet) => sheet.rows.length > 0)
  if (filled.length === 0) return { ok: false, code: 'empty' }
  const secret = filled.some(({ rows }) => {
    const cells = rows.slice(0, 20).map((row) => row.map((cell) => cell ?? ''))
    return isMarkedSecret(cells.map((row) => ({ text: row.join('\t'), cells: row })))
  })
  return secret ? { ok: false, code: 'secret' } : { ok: true, sheets: filled }
}

/**
 * Reads a table from a file. The kind is told by the content; `name` is a hint only. Sheets without a single filled cell
 * and sheets that their author hid are left out.
 */
export const readSheet = async (bytes: Uint8Array, name: string): Promise<SheetResult> => {
  if (bytes.length > FILE_LIMIT) return { ok: false, code: 'too_large' }
  const kind = await fileKind(bytes, name)
  try {
    switch (kind.kind) {
      case 'empty':
      case 'encrypted':
      case 'corrupt':
        return { ok: false, code: kind.kind }
      case 'xlsx': {
        const { readXlsx } = await import('./read-xlsx.ts')
        return judged(await readXlsx(kind.archive))
      }
      case 'csv':
      case 'text':
        return judged([{ name: '', rows: await readCsv(kind.text) }])
      case 'docx':
      case 'pdf':
        return { ok: false, code: 'unsupported', detail: kind.kind }
      case 'unsupported':
        return { ok: false, code: 'unsupported', detail: kind.detail }
    }
  } catch (error) {
    return { ok: false, code: error instanceof RangeError ? 'too_large' : 'corrupt' }
  }
}
