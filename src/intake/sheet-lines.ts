// A workbook's sheets → source lines: what stands above a table's head is text, what stands below are its rows.
import { isTableHeader } from './blocks.ts'
import type { Row, Sheet } from './sheet.ts'
import type { SourceLine } from './source.ts'
import { cellText } from './table-grid.ts'

const textsOf = (row: Row): string[] =>
  row.map((cell) =>
    cellText(
      (cell ?? '')
        .split('\n')
        .map((part) => part.replace(/\s+/g, ' ').trim())
        .filter(Boolean),
    ),
  )

/** Merged cells repeat their text in every place: each once, empty ones left out. */
const distinct = (cells: readonly string[]): string[] => cells.filter((cell, i) => cell !== '' && cell !== cells[i - 1])

const isHead = (cells: readonly string[]): boolean => isTableHeader(cells) && distinct(cells).length > 1

const sheetLines = (sheet: Sheet): SourceLine[] => {
  const rows = sheet.rows.map(textsOf)
  const head = rows.findIndex(isHead)
  // Columns that nobody filled, left of the table or between its parts.
  const used = Array.from({ length: Math.max(0, ...rows.map((row) => row.length)) }, (_, i) =>
    rows.slice(Math.max(0, head)).some((row) => (row[i] ?? '') !== ''),
  )
  return rows.flatMap((row, i): SourceLine[] => {
    const parts = distinct(row)
    if (parts.length === 0) return []
    if (head < 0 || i < head)
      return parts.length === 1 ? [{ text: parts[0]!, paragraph: true }] : [{ text: parts.join('\t'), cells: parts }]
    const cells = used.flatMap((is, column) => (is ? [row[column] ?? ''] : []))
    return [{ text: cells.join('\t'), cells }]
  })
}

/** The lines of all sheets, one after the other. */
export const linesOfSheets = (sheets: readonly Sheet[]): SourceLine[] => sheets.flatMap(sheetLines)
