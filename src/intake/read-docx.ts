// A Word document (.docx) → source lines: paragraphs with their printed numbers, tables with merged cells filled.
import { type Item, type Paragraph, paragraphsOf, readBody, type Table } from './docx-body.ts'
import { numberingOf } from './docx-numbers.ts'
import { type OfficeParts, officeParts } from './office-parts.ts'
import type { SourceLine } from './source.ts'
import { type GridCell, gridLines, headAt, withoutEmptyColumns } from './table-grid.ts'
import type { Archive } from './zip.ts'

// Word numbers an empty paragraph too; alone in its line the number would be taken for the next one's.
const printed = ({ number, text }: Paragraph): string => (text.trim() === '' ? '' : number + text)

const paragraphLines = (whole: string): SourceLine[] =>
  whole.split('\n').map((text, i) => ({
    text: text.replace(/^\s+|\s+$/g, '').normalize('NFC'),
    ...(i === 0 ? { paragraph: true } : {}),
  }))

const textsIn = (items: readonly Item[]): string[] => {
  const paragraphs = items.flatMap(paragraphsOf)
  const texts = paragraphs
    .filter(({ text }) => text.trim() !== '')
    .flatMap(({ number, text }) => `${number}${text}`.split('\n'))
    .map((text) => text.replace(/\s+/g, ' ').trim().normalize('NFC'))
    .filter((text) => text !== '')
  // The column of numbers often holds nothing but automatic ones.
  const number = paragraphs.find((paragraph) => /[\p{L}\d]/u.test(paragraph.number))?.number
  return texts.length === 0 && number ? [number.trim()] : texts
}

interface WordCell extends GridCell {
  items: readonly Item[]
}
const NOTHING: WordCell = { items: [], texts: [], first: true }

// More columns than any page holds; what stands beyond is kept in the last one.
const MAX_COLUMNS = 64

/** Rows of equal length; a merged cell stands in every place that it covers. */
const gridOf = (table: Table): WordCell[][] => {
  let width = 0
  for (const cells of table.rows)
    for (const cell of cells) width = Math.min(MAX_COLUMNS, Math.max(width, cell.column + cell.span))
  const grid: WordCell[][] = []
  for (const cells of table.rows) {
    const row = Array<WordCell>(width).fill(NOTHING)
    for (const cell of cells) {
      const at = Math.min(cell.column, MAX_COLUMNS - 1)
      const above = cell.continued ? grid.at(-1)?.[at] : undefined
      if (cell.column > at) {
        if (row[at] === NOTHING) row[at] = { items: [], texts: [], first: true }
        row[at]!.texts.push(...textsIn(cell.items))
        continue
      }
      const texts = above ? above.texts : textsIn(cell.items)
      for (let i = at; i < Math.min(at + cell.span, width); i++)
        row[i] = { items: cell.items, texts, first: i === at && !above }
    }
    grid.push(row)
  }
  return withoutEmptyColumns(grid)
}

const tableLines = (table: Table): SourceLine[] => {
  const grid = gridOf(table)
  const width = grid[0]?.length ?? 0
  if (headAt(grid) < 0 && width <= 2)
    // A borderless table only places text: letterhead, recipients beside the signature. It is read column by column.
    return Array.from({ length: width }, (_, column) => grid.map((row) => row[column]!))
      .flat()
      .filter((cell) => cell.first)
      .flatMap((cell) => linesIn(cell.items))
      .filter((line) => line.text !== '')
  return gridLines(grid)
}

const linesIn = (items: readonly Item[]): SourceLine[] =>
  items.flatMap((item) => (item.kind === 'table' ? tableLines(item) : paragraphLines(printed(item))))

export interface DocxText {
  lines: SourceLine[]
  /** Page heads, feet and text boxes: looked at for marks only. */
  margins: string[]
}

const PART_OF_MARGIN = /\/(?:header|footer)$/

/**
 * Reads an opened .docx (.docm, .dotx), of any program.
 * @throws where the archive is damaged
 */
export const readDocx = (archive: Archive): DocxText => {
  const parts: OfficeParts = officeParts(archive)
  const numbering = numberingOf(parts.text(/\/numbering$/), parts.text(/\/styles$/))
  const body = readBody(parts.main, numbering)
  // A mark of secrecy is often stamped in the page head or a text box.
  const heads = parts.texts(PART_OF_MARGIN).map((xml) => readBody(xml, numberingOf('', '')))
  const margins = [...heads.flatMap(({ items, boxes }) => [...items.flatMap(paragraphsOf), ...boxes]), ...body.boxes]
  return {
    lines: linesIn(body.items),
    margins: margins.flatMap(({ text }) => paragraphLines(text).map((line) => line.text)),
  }
}
