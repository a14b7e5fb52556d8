// Tables whose columns are parted by blanks only, as a text layer prints them: told from where the words of their head stand.
import { fold } from './fold.ts'
import type { SourceLine } from './source.ts'
import { isTableHeader } from './table-blocks.ts'

interface Segment {
  at: number
  text: string
}

/** The words of a line that wide gaps part, each with its place. */
const segmentsOf = (line: string): Segment[] =>
  [...line.matchAll(/\S+(?: \S+)*/g)].map((match) => ({ at: match.index, text: match[0] }))

const isNumberHead = (text: string): boolean => /^(?:tt|stt|so tt)$/.test(fold(text))
const ROW_NUMBER = /^(?:\d{1,3}|[IVX]{1,5})\.?$/
// Columns are set to the character; a centred head may stand a little to the right of its cells.
const SLACK = 2

/** The columns that a head's words begin, or null where the line is no head of a table. */
const columnsIn = (segments: readonly Segment[]): number[] | null =>
  segments.length >= 3 && isNumberHead(segments[0]!.text) && isTableHeader(segments.map(({ text }) => text))
    ? segments.map(({ at }) => at)
    : null

/** The column that a segment stands in, or -1 where it goes over the beginning of another. */
const columnAt = (columns: readonly number[], { at, text }: Segment): number => {
  const column = columns.findLastIndex((start) => start <= at + SLACK)
  const next = columns[column + 1]
  return column < 0 || (next !== undefined && at + text.length > next + SLACK) ? -1 : column
}

interface Row {
  line: number
  cells: string[]
}

const isPageNumber = (segments: readonly Segment[]): boolean =>
  segments.length === 1 && /^[-–]?\s?\d{1,3}\s?[-–]?$/.test(segments[0]!.text)

/** Puts a line's segments into the cells of a row. False where one fits no column: the table is over. */
const put = (row: Row, segments: readonly Segment[], columns: readonly number[]): boolean => {
  const places = segments.map((segment) => columnAt(columns, segment))
  if (places.includes(-1)) return false
  segments.forEach(({ text }, i) => {
    const column = places[i]!
    row.cells[column] = `${row.cells[column] ?? ''} ${text}`.trim()
  })
  return true
}

/** Reads a table from its head on. @returns its rows, the head first, and the line after the last one */
const tableFrom = (
  lines: readonly string[],
  start: number,
  columns: readonly number[],
): { rows: Row[]; end: number } => {
  const blank = (line: number): Row => ({ line, cells: columns.map(() => '') })
  const rows: Row[] = [blank(start)]
  const head = fold(lines[start]!.trim())
  let end = start
  let headLines = true
  let gap = false
  for (let i = start; i < lines.length; i++) {
    const segments = segmentsOf(lines[i]!)
    if (segments.length === 0 || isPageNumber(segments)) {
      gap ||= segments.length === 0
      continue
    }
    // Behind a blank line a sentence of its own is no cell's.
    if (gap && segments.length === 1 && /^\p{Lu}/u.test(segments[0]!.text)) break
    gap = false
    // The head comes again on the next page, with its further lines.
    if (i > start && fold(lines[i]!.trim()) === head) {
      headLines = true
      end = i + 1
      continue
    }
    const numbered = ROW_NUMBER.test(segments[0]!.text) && columnAt(columns, segments[0]!) === 0
    if (numbered) {
      headLines = false
      rows.push(blank(i))
    } else if (columnAt(columns, segments[0]!) === 0 && i > start) break
    // Lines of a repeated head that belong to no row.
    const row = headLines && rows.length > 1 ? blank(i) : rows.at(-1)!
    if (!put(row, segments, columns)) break
    end = i + 1
  }
  return { rows, end }
}

/** Lines in which every such table's rows have cells; lines that a row took in are blank, so that numbers stay. */
export const withSpacedTables = (lines: readonly SourceLine[]): readonly SourceLine[] => {
  const texts = lines.map((line) => (line.cells || line.text.includes('\t') ? '' : line.text.replace(/\u00a0/g, ' ')))
  let changed: SourceLine[] | null = null
  for (let i = 0; i < texts.length; i++) {
    if (!/\S {2,}\S/.test(texts[i]!)) continue
    const columns = columnsIn(segmentsOf(texts[i]!))
    if (!columns) continue
    const { rows, end } = tableFrom(texts, i, columns)
    if (rows.length < 2) continue
    changed ??= [...lines]
    for (let k = i; k < end; k++) changed[k] = { text: '' }
    for (const { line, cells } of rows) changed[line] = { text: cells.join('\t'), cells }
    i = end - 1
  }
  return changed ?? lines
}
