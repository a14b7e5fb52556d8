// One plan's text as a Word file and as a PDF with a text layer, the way offices make them.
import {
  AlignmentType,
  BorderStyle,
  Document,
  type FileChild,
  LevelFormat,
  Packer,
  Paragraph,
  Table,
  TableCell,
  TableRow,
  TextRun,
  WidthType,
} from 'docx'
import { drawnPdf } from './drawn-pdf.ts'

type Item =
  | { kind: 'head'; left: string[]; right: string[] }
  | { kind: 'table'; rows: string[][] }
  | { kind: 'paragraph'; text: string }

/** A fixture's text → items: what stands before "KẾ HOẠCH" is the letterhead, lines with tabs are a table. */
const itemsOf = (text: string): Item[] => {
  const lines = text
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '')
  const title = lines.indexOf('KẾ HOẠCH')
  const head = lines.slice(0, Math.max(0, title))
  const right = head.filter((line) => /CỘNG HÒA|Độc lập|, ngày /.test(line))
  const items: Item[] = [{ kind: 'head', left: head.filter((line) => !right.includes(line)), right }]
  for (const line of lines.slice(Math.max(0, title))) {
    const last = items.at(-1)
    if (!line.includes('\t')) items.push({ kind: 'paragraph', text: line })
    else if (last?.kind === 'table') last.rows.push(line.split('\t'))
    else items.push({ kind: 'table', rows: [line.split('\t')] })
  }
  return items
}

const NUMBERS: [RegExp, number][] = [
  [/^[IVX]+\.\s/, 0],
  [/^\d+\.\s/, 1],
  [/^[a-zđ]\)\s/, 2],
  [/^-\s/, 3],
]
const NO_BORDER = { style: BorderStyle.NONE, size: 0, color: 'FFFFFF' }
const NO_BORDERS = {
  top: NO_BORDER,
  bottom: NO_BORDER,
  left: NO_BORDER,
  right: NO_BORDER,
  insideHorizontal: NO_BORDER,
  insideVertical: NO_BORDER,
}

const numbered = (text: string): Paragraph => {
  for (const [pattern, level] of NUMBERS)
    if (pattern.test(text)) {
      const rest = text.replace(pattern, '')
      return new Paragraph({
        numbering: { reference: 'plan', level },
        children: [new TextRun({ text: rest, bold: level < 2 })],
      })
    }
  return new Paragraph(text)
}

const docxItem = (item: Item): FileChild => {
  if (item.kind === 'paragraph') return numbered(item.text)
  const rows =
    item.kind === 'head'
      ? [
          new TableRow({
            children: [item.left, item.right].map(
              (lines) =>
                new TableCell({
                  children: lines.length > 0 ? lines.map((line) => new Paragraph(line)) : [new Paragraph('')],
                }),
            ),
          }),
        ]
      : item.rows.map(
          (cells) =>
            new TableRow({ children: cells.map((cell) => new TableCell({ children: [new Paragraph(cell)] })) }),
        )
  return new Table({
    rows,
    width: { size: 100, type: WidthType.PERCENTAGE },
    ...(item.kind === 'head' ? { borders: NO_BORDERS } : {}),
  })
}

/** The plan as .docx: borderless letterhead table, automatic numbers instead of typed ones, real tables. */
export const docxOf = async (text: string): Promise<Uint8Array> => {
  const level = (n: number, format: (typeof LevelFormat)[keyof typeof LevelFormat], pattern: string) => ({
    level: n,
    format,
    text: pattern,
    alignment: AlignmentType.LEFT,
  })
  const document = new Document({
    numbering: {
      config: [
        {
          reference: 'plan',
          levels: [
            level(0, LevelFormat.UPPER_ROMAN, '%1.'),
            level(1, LevelFormat.DECIMAL, '%2.'),
            level(2, LevelFormat.LOWER_LETTER, '%3)'),
            level(3, LevelFormat.BULLET, '-'),
          ],
        },
      ],
    },
    sections: [{ children: itemsOf(text).map(docxItem) }],
  })
  return new Uint8Array(await Packer.toBuffer(document))
}

interface Placed {
  x: number
  text: string
}
/** One printed line, or a gap. */
type Row = Placed[]

const SIZE = 13
const CHAR = SIZE / 2
const WIDTH = 74

const wrap = (text: string, width: number): string[] => {
  const lines: string[] = []
  for (const word of text.split(' ')) {
    const last = lines.at(-1)
    if (last !== undefined && last.length + 1 + word.length <= width) lines[lines.length - 1] = `${last} ${word}`
    else lines.push(word)
  }
  return lines.length > 0 ? lines : ['']
}

const columnRows = (cells: readonly string[], widths: readonly number[]): Row[] => {
  const wrapped = cells.map((cell, i) => wrap(cell, widths[i]!))
  const height = Math.max(...wrapped.map((lines) => lines.length))
  return Array.from({ length: height }, (_, k) =>
    wrapped.flatMap((lines, i) => {
      const text = lines[k]
      const left = widths.slice(0, i).reduce((sum, width) => sum + width + 4, 0)
      return text ? [{ x: left, text }] : []
    }),
  )
}

const pdfRows = (item: Item): Row[] => {
  if (item.kind === 'paragraph') return [...wrap(item.text, WIDTH).map((text) => [{ x: 0, text }]), []]
  if (item.kind === 'table') {
    const widths = item.rows[0]!.map((head) => (/^TT$/.test(head) ? 3 : /Thời gian/.test(head) ? 14 : 19))
    return [...item.rows.flatMap((cells) => columnRows(cells, widths)), []]
  }
  const height = Math.max(item.left.length, item.right.length)
  return Array.from({ length: height }, (_, i) =>
    columnRows([item.left[i] ?? '', item.right[i] ?? ''], [30, 44]),
  ).flat()
}

const LINES_PER_PAGE = 44

/** The plan as .pdf with a text layer: two-column letterhead, wrapped lines, page numbers, a table whose cells wrap. */
export const pdfOf = (text: string): Uint8Array => {
  const rows = itemsOf(text).flatMap(pdfRows)
  const pages: Row[][] = []
  for (let i = 0; i < rows.length; i += LINES_PER_PAGE) pages.push(rows.slice(i, i + LINES_PER_PAGE))
  return pdfFile(pages.map((page, n) => (n === 0 ? page : [[{ x: WIDTH / 2, text: String(n + 1) }], [], ...page])))
}

/** The plan's pages of placed text as a PDF. */
export const pdfFile = (pages: readonly Row[][]): Uint8Array =>
  drawnPdf(
    pages.map((rows) => ({
      texts: rows.flatMap((row, i) =>
        row.map(({ x, text }) => ({ x: 57 + x * CHAR, y: 52 + i * 16.5, text, size: SIZE })),
      ),
    })),
  )
