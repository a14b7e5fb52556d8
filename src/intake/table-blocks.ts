// Pieces with cells → tables: where one begins, its head in one row or two, its rows, where it ends.
import { fold, isUpperCase } from './fold.ts'
import { takeMarker } from './markers.ts'

export interface TableRow {
  line: number
  cells: string[]
}

export interface TableBlock {
  kind: 'table'
  line: number
  header: string[]
  rows: TableRow[]
}

/** What a table is made of: a line's cells, or a line that may go on with a cell's text. */
export interface TableLine {
  line: number
  text: string
  cells: string[] | null
  paragraph: boolean
}

/** Words that heads of columns have. */
export const TABLE_WORDS =
  /\b(?:tt|stt|noi dung|nhiem vu|hoat dong|cong viec|thoi gian|thoi han|tien do|chu tri|phoi hop|thuc hien|phu trach|san pham|ket qua|ghi chu|don vi|co quan)\b/

/** A row that names columns: several short cells with the words that heads of columns have. */
export const isTableHeader = (cells: readonly string[]): boolean => {
  const known = cells.filter((cell) => cell.length <= 60 && TABLE_WORDS.test(fold(cell)))
  return cells.length >= 2 && known.length >= 2 && known.length >= cells.filter((cell) => cell !== '').length - 1
}

const fitted = (cells: readonly string[], width: number): string[] => {
  if (cells.length <= width) return [...cells, ...Array<string>(width - cells.length).fill('')]
  return [
    ...cells.slice(0, width - 1),
    cells
      .slice(width - 1)
      .join(' ')
      .trim(),
  ]
}

/** A head in two rows: "Cơ quan thực hiện" above, "Chủ trì | Phối hợp" below. */
const isLowerHeader = (upper: readonly string[], lower: readonly string[]): boolean => {
  if (lower.length !== upper.length || fold(lower.join('|')) === fold(upper.join('|'))) return false
  const own = lower.filter((cell, i) => cell !== '' && cell !== upper[i])
  return (
    own.length >= 2 && own.every((cell) => cell.length <= 40 && TABLE_WORDS.test(fold(cell)) && !/[.;]$/.test(cell))
  )
}

/** "III. TỔ CHỨC THỰC HIỆN" right below a table: the first of a table's own sections would be I. */
const isHeadingBelow = (cells: readonly string[], rows: readonly TableRow[]): boolean => {
  const text = cells[0] ?? ''
  if (cells.slice(1).some((cell) => cell !== '') || !isUpperCase(text)) return false
  const roman = (cell: string | undefined): boolean => /^[IVX]+\s?[.-]?(?:\s|$)/.test(cell ?? '')
  return /^(?!I\s?[.-]?\s)[IVX]+\s?[.-]\s*\p{Lu}/u.test(text) && !rows.some((row) => roman(row.cells[0]))
}

/** "TT": no row begins with it, so another table begins here. */
const isNumberHead = (cell: string | undefined): boolean => /^(?:tt|stt|so tt|so thu tu)$/.test(fold(cell ?? ''))

/** A line that goes on with a row cut by line breaks: in a numbered table, or one of hours, it begins with neither. */
const goesOnRow = ({ cells, text, paragraph }: TableLine, header: readonly string[]): boolean => {
  const first = cells?.[0] ?? text
  const begins = isNumberHead(header[0]) ? /^(?:\d{1,3}|[IVX]+|[A-Z])\.?$/ : /^\d{1,2}\s?[hg:]/
  return (
    !paragraph &&
    first !== '' &&
    (isNumberHead(header[0]) || /thoi gian/.test(fold(header[0] ?? ''))) &&
    !begins.test(first) &&
    !takeMarker(first).marker &&
    !/^(?:noi nhan|tren day la)/.test(fold(first))
  )
}

/** Reads the table whose head stands at a place; `next` is the place after its last row. */
export const readTable = (pieces: readonly TableLine[], at: number): { table: TableBlock; next: number } => {
  const first = pieces[at]!
  const second = pieces[at + 1]?.cells ?? null
  const halves = second && isLowerHeader(first.cells!, second)
  const header = halves ? first.cells!.map((cell, i) => second[i] || cell) : first.cells!
  const heads = [first.cells!, header, ...(halves ? [second] : [])].map((cells) => fold(cells.join('|')))
  const rows: TableRow[] = []
  /** Cells of the last row as they came, while line breaks inside them cut it into several lines. */
  let cut: string[] | null = null
  let next = at + (halves ? 2 : 1)
  for (; next < pieces.length; next++) {
    const piece = pieces[next]!
    const last = rows.at(-1)
    if (last && cut && cut.length < header.length && goesOnRow(piece, header)) {
      const [first = '', ...rest] = piece.cells ?? [piece.text]
      cut = [...cut.slice(0, -1), `${cut.at(-1)} ${first}`.trim(), ...rest]
      last.cells = fitted(cut, header.length)
      continue
    }
    if (!piece.cells) {
      // A cell's text broken over lines: small letter, no number of its own.
      if (!last || piece.paragraph || !/^[\p{Ll},;)]/u.test(piece.text) || takeMarker(piece.text).marker) break
      const cell = last.cells.findLastIndex((text) => text !== '')
      if (cell >= 0) last.cells[cell] = `${last.cells[cell]} ${piece.text}`
      continue
    }
    if (/^(?:noi nhan|tm\.|kt\.|tren day la)/.test(fold(piece.cells[0] ?? ''))) break
    if (isHeadingBelow(piece.cells, rows)) break
    if (heads.includes(fold(piece.cells.join('|')))) continue
    if (isTableHeader(piece.cells) && (piece.cells.length !== header.length || isNumberHead(piece.cells[0]))) break
    cut = piece.paragraph ? null : piece.cells
    rows.push({ line: piece.line, cells: fitted(piece.cells, header.length) })
  }
  return { table: { kind: 'table', line: first.line, header, rows }, next }
}
