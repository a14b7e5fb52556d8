// A Word document (.docx) → source lines: paragraphs with their printed numbers, tables with merged cells filled.
import { isTableHeader } from './blocks.ts'
import { withNumbers } from './docx-numbers.ts'
import type { SourceLine } from './source.ts'
import type { Archive } from './zip.ts'

// The part of mammoth's document tree that is read here.
interface Element {
  type: string
  value?: string
  breakType?: string
  colSpan?: number
  rowSpan?: number
  children?: Element[]
}

const MAIN = 'word/document.xml'

const textOf = (element: Element): string => {
  if (element.type === 'text') return element.value ?? ''
  if (element.type === 'tab') return '\t'
  if (element.type === 'break') return '\n'
  return (element.children ?? []).map(textOf).join('')
}

const paragraphLines = (element: Element): SourceLine[] =>
  textOf(element)
    .split('\n')
    .map((text, i) => ({ text: text.normalize('NFC'), ...(i === 0 ? { paragraph: true } : {}) }))

const paragraphsIn = (element: Element): string[] =>
  element.type === 'paragraph'
    ? textOf(element)
        .split('\n')
        .map((text) => text.replace(/\s+/g, ' ').trim().normalize('NFC'))
        .filter((text) => text !== '')
    : (element.children ?? []).flatMap(paragraphsIn)

// Two bodies in one cell stand in two paragraphs; a sentence broken by hand goes on in small letters.
const cellText = (paragraphs: readonly string[]): string =>
  paragraphs.reduce((text, next) => {
    if (text === '') return next
    return /[.,;:]$/.test(text) || !/^[\p{Lu}\-–+]/u.test(next) ? `${text} ${next}` : `${text}; ${next}`
  }, '')

type Grid = string[][][]

/** Rows of cells, each a list of paragraphs; a merged cell stands in every place that it covers. */
const gridOf = (table: Element): Grid => {
  const rows: Grid = []
  const open: { left: number; cell: string[] }[] = []
  for (const row of (table.children ?? []).filter((child) => child.type === 'tableRow')) {
    const cells: string[][] = []
    const fill = (): void => {
      for (let held = open[cells.length]; held && held.left > 0; held = open[cells.length]) {
        held.left--
        cells.push(held.cell)
      }
    }
    for (const cell of row.children ?? []) {
      fill()
      const paragraphs = paragraphsIn(cell)
      for (let span = cell.colSpan ?? 1; span > 0; span--) {
        open[cells.length] = { left: (cell.rowSpan ?? 1) - 1, cell: paragraphs }
        cells.push(paragraphs)
      }
    }
    fill()
    rows.push(cells)
  }
  return rows
}

const tableLines = (table: Element): SourceLine[] => {
  const grid = gridOf(table)
  const first = (grid[0] ?? []).map(cellText)
  const width = Math.max(0, ...grid.map((row) => row.length))
  if (isTableHeader(first) || width > 2)
    return grid.map((row) => {
      const cells = row.map(cellText)
      return { text: cells.join('\t'), cells }
    })
  // A borderless table only places text: letterhead, recipients beside the signature. It is read column by column.
  return Array.from({ length: width }, (_, column) => grid.flatMap((row) => row[column] ?? []))
    .flat()
    .map((text) => ({ text, paragraph: true }))
}

const linesIn = (element: Element): SourceLine[] => {
  if (element.type === 'paragraph') return paragraphLines(element)
  if (element.type === 'table') return tableLines(element)
  return (element.children ?? []).flatMap(linesIn)
}

// A mark of secrecy is often stamped in the page head or a text box, which the tree leaves out.
const marginTexts = (archive: Archive): SourceLine[] =>
  archive.names
    .filter((name) => /^word\/(?:header|footer)\d*\.xml$/.test(name))
    .flatMap((name) => boxTexts(archive.read(name).toString('utf8')))

const boxTexts = (xml: string): SourceLine[] =>
  xml.split('</w:p>').map((paragraph) => ({
    text: [...paragraph.matchAll(/<w:t(?:\s[^>]*)?>([^<]*)<\/w:t>/g)]
      .map((match) => match[1])
      .join('')
      .normalize('NFC'),
  }))

export interface DocxText {
  lines: SourceLine[]
  /** Page heads, feet and text boxes: looked at for marks only. */
  margins: SourceLine[]
}

/**
 * Reads an opened .docx. mammoth resolves runs, deletions, fields and merged cells; numbers are put in before it reads.
 * @throws where the archive is damaged
 */
export const readDocx = async (archive: Archive): Promise<DocxText> => {
  const { default: mammoth } = await import('mammoth')
  const part = (name: string): string => (archive.exists(name) ? archive.read(name).toString('utf8') : '')
  const source = part(MAIN)
  const main = withNumbers(source, part('word/numbering.xml'), part('word/styles.xml'))
  // mammoth takes an opened archive as `file` as well as bytes; its types leave that out.
  const file = {
    exists: (name: string) => archive.exists(name),
    read: async (name: string, encoding?: BufferEncoding) => {
      const content = name === MAIN ? Buffer.from(main) : archive.read(name)
      return encoding ? content.toString(encoding) : content
    },
    write: () => undefined,
  }
  let tree: Element | null = null
  await mammoth.convertToHtml({ file } as never, {
    convertImage: mammoth.images.imgElement(async () => ({ src: '' })),
    transformDocument: (document: Element) => {
      tree = document
      return document
    },
  })
  if (!tree) throw new Error('no document tree')
  const boxes = [...source.matchAll(/<w:txbxContent>[\s\S]*?<\/w:txbxContent>/g)].flatMap((match) => boxTexts(match[0]))
  return { lines: linesIn(tree), margins: [...marginTexts(archive), ...boxes] }
}
