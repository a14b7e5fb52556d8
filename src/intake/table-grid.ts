// A table as a grid of cells, whatever file it stands in → source lines that the grammar reads as one table.
import { isTableHeader } from './blocks.ts'
import type { SourceLine } from './source.ts'

export interface GridCell {
  /** The cell's paragraphs: the same list in every place that a merged cell covers. */
  texts: string[]
  /** The place where the cell begins; elsewhere it is repeated. */
  first: boolean
}

/** Two bodies in one cell stand in two paragraphs; a sentence broken by hand goes on in small letters. */
export const cellText = (paragraphs: readonly string[]): string => {
  let text = ''
  let last = ''
  for (const next of paragraphs) {
    if (text === '') text = next
    // Looked at in the paragraph alone: the text may be long, and its end would have to be found anew each time.
    else text += (/[.,;:]$/.test(last) || !/^[\p{Lu}\-–+]/u.test(next) ? ' ' : '; ') + next
    last = next
  }
  return text
}

/** A column that holds nothing of its own only keeps a distance, or was cut by a merged cell's edge. */
export const withoutEmptyColumns = <Cell extends GridCell>(grid: Cell[][]): Cell[][] => {
  const width = grid[0]?.length ?? 0
  const used = Array.from({ length: width }, (_, i) => grid.some((row) => row[i]!.first && row[i]!.texts.length > 0))
  return used.includes(false) ? grid.map((row) => row.filter((_, i) => used[i])) : grid
}

const isOneCell = (row: readonly GridCell[]): boolean =>
  row.length > 1 && row.every((cell) => cell.texts === row[0]!.texts)

/** The row that names the columns, or -1. */
export const headAt = (grid: readonly (readonly GridCell[])[]): number =>
  grid.findIndex((row) => !isOneCell(row) && isTableHeader(row.map((cell) => cellText(cell.texts))))

const rowLine = (row: readonly GridCell[]): SourceLine => {
  const cells = row.map((cell) => cellText(cell.texts))
  return { text: cells.join('\t'), cells }
}

/** One line for each row; a title across the whole table, above its head, is a paragraph. */
export const gridLines = (grid: readonly (readonly GridCell[])[]): SourceLine[] => {
  const head = headAt(grid)
  return grid.flatMap((row, i) =>
    isOneCell(row) && i < head ? row[0]!.texts.map((text) => ({ text, paragraph: true })) : [rowLine(row)],
  )
}
