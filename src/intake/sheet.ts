// What every reader of tables hands on: sheets as rows of text, and the limits that hold for all of them.
import { cleanCharacters } from './blocks.ts'

/** Text as a person sees it, NFC; null where a cell is empty. Line breaks inside a cell are `\n`. */
export type Row = (string | null)[]

export interface Sheet {
  name: string
  /** In their order, empty ones too: row n of the sheet is `rows[n - 1]`. */
  rows: Row[]
}

/** Beyond these a sheet is too large to be a plan or a list of contacts. */
export const SHEET_LIMITS = {
  rows: 20_000,
  columns: 200,
  sheets: 100,
  cells: 300_000,
  characters: 8_000_000,
  /** Bytes of XML; they pass by and are not kept. */
  inflated: 300 * 1024 * 1024,
}

/** A cell's text with repaired characters and no blanks around it; null where nothing is left. */
export const cellText = (text: string | null): string | null => {
  if (text === null) return null
  const clean = cleanCharacters(text.replace(/\r\n?/g, '\n')).trim()
  return clean === '' ? null : clean
}
