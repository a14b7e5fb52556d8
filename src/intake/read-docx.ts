// A Word document (.docx) → source lines: paragraphs with their printed numbers, tables with merged cells filled.
import { numberingOf } from './docx-numbers.ts'
import { JOINED, MARGIN, printedXml } from './docx-printed.ts'
import { officeParts } from './office-parts.ts'
import type { SourceLine } from './source.ts'
import { type GridCell, gridLines, headAt, withoutEmptyColumns } from './table-grid.ts'
import type { Archive } from './zip.ts'

/** The part of mammoth's document tree that is read here. */
interface Element {
  type: string
  value?: string
  name?: string
  styleId?: string | null
  colSpan?: number
  rowSpan?: number
  children?: Element[]
}

/** mammoth's tree of a prepared part. Its types leave out that it takes an opened archive too. */
const treeOf = async (xml: string): Promise<Element[]> => {
  const { default: mammoth } = await import('mammoth')
  const only = 'word/document.xml'
  const file = { exists: (name: string) => name === only, read: async () => xml }
  let tree: Element[] = []
  await mammoth.convertToHtml({ file } as never, {
    includeDefaultStyleMap: false,
    includeEmbeddedStyleMap: false,
    // The tree is all that is wanted: nothing is left to convert.
    transformDocument: (document: Element) => {
      tree = document.children ?? []
      return { ...document, children: [] }
    },
  })
  return tree
}

const textOf = ({ type, value, children }: Element): string =>
  type === 'tab' ? '\t' : type === 'break' ? '\n' : (value ?? (children ?? []).map(textOf).join(''))

const markOf = ({ children }: Element): string => children?.find(({ type }) => type === 'bookmarkStart')?.name ?? ''

// Word numbers an empty paragraph too; alone in its line the number would be taken for the next one's.
const printed = (paragraph: Element): string => {
  const text = textOf(paragraph)
  return text.trim() === '' ? '' : markOf(paragraph) + text
}

const paragraphLines = (whole: string): SourceLine[] =>
  whole.split('\n').map((text, i) => ({
    text: text.replace(/^\s+|\s+$/g, '').normalize('NFC'),
    ...(i === 0 ? { paragraph: true } : {}),
  }))

/** All paragraphs in these elements, those of tables cell by cell. */
const paragraphsIn = (elements: readonly Element[]): Element[] =>
  elements.flatMap((element) => (element.type === 'paragraph' ? [element] : paragraphsIn(element.children ?? [])))

const textsIn = (cell: Element): string[] => {
  const paragraphs = paragraphsIn([cell])
  const texts = paragraphs
    .flatMap((paragraph) => printed(paragraph).split('\n'))
    .map((text) => text.replace(/\s+/g, ' ').trim().normalize('NFC'))
    .filter((text) => text !== '')
  // The column of numbers often holds nothing but automatic ones.
  const number = paragraphs.map(markOf).find((one) => /[\p{L}\d]/u.test(one))
  return texts.length === 0 && number ? [number.trim()] : texts
}

interface WordCell extends GridCell {
  items: readonly Element[]
}
const NOTHING: WordCell = { items: [], texts: [], first: true }

// More columns than any page holds; what stands beyond is kept in the last one.
const MAX_COLUMNS = 64

/** Rows of equal length; a merged cell stands in every place that it covers. */
const gridOf = (table: Element): WordCell[][] => {
  // By column: the cell that goes on downwards, and how many rows it still covers.
  const held: { cell: WordCell; rows: number }[] = []
  const grid = (table.children ?? []).map((row) => {
    const cells: WordCell[] = []
    const fill = (): void => {
      for (let above = held[cells.length]; above && above.rows > 0; above = held[cells.length]) {
        above.rows--
        cells.push({ ...above.cell, first: false })
      }
    }
    for (const element of row.children ?? []) {
      fill()
      const joined = markOf(element) === JOINED && cells.length > 0
      const texts = joined ? cells.at(-1)!.texts : textsIn(element)
      if (cells.length >= MAX_COLUMNS && !joined) cells.at(-1)!.texts.push(...texts)
      const end = Math.min(cells.length + Math.max(1, element.colSpan || 1), MAX_COLUMNS)
      for (let first = !joined; cells.length < end; first = false) {
        const cell = { items: element.children ?? [], texts, first }
        held[cells.length] = { cell, rows: (element.rowSpan ?? 1) - 1 }
        cells.push(cell)
      }
    }
    fill()
    return cells
  })
  const width = Math.max(0, ...grid.map((row) => row.length))
  return withoutEmptyColumns(grid.map((row) => [...row, ...Array<WordCell>(width - row.length).fill(NOTHING)]))
}

const tableLines = (table: Element): SourceLine[] => {
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

const linesIn = (elements: readonly Element[]): SourceLine[] =>
  elements.flatMap((element) => {
    if (element.type === 'table') return tableLines(element)
    return element.type === 'paragraph' ? paragraphLines(printed(element)) : []
  })

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
export const readDocx = async (archive: Archive): Promise<DocxText> => {
  const parts = officeParts(archive)
  const body = await treeOf(printedXml(parts.main, numberingOf(parts.text(/\/numbering$/), parts.text(/\/styles$/))))
  // A mark of secrecy is often stamped in the page head or a text box.
  const heads = parts.texts(PART_OF_MARGIN).map((xml) => treeOf(printedXml(xml, numberingOf('', ''), true)))
  const margins = paragraphsIn([...(await Promise.all(heads)).flat(), ...body])
  return {
    lines: linesIn(body),
    margins: margins.filter(({ styleId }) => styleId === MARGIN).flatMap((one) => textOf(one).split('\n')),
  }
}
