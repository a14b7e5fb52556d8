// A described document as text and as a Word file with automatic numbers, merged cells, footnotes and page numbers.
import {
  AlignmentType,
  BorderStyle,
  Document,
  type FileChild,
  FootnoteReferenceRun,
  Header,
  type ISectionOptions,
  LevelFormat,
  Packer,
  PageNumber,
  PageOrientation,
  Paragraph,
  Table,
  TableCell,
  TableRow,
  TextRun,
  VerticalAlign,
  VerticalMergeType,
  WidthType,
} from 'docx'
import type { Cell, OfficeDocument, Part } from './office-documents.ts'

const romanOf = (n: number): string => ['', 'I', 'II', 'III', 'IV', 'V', 'VI', 'VII', 'VIII', 'IX'][n]!
const cellTextOf = (cell: Cell): string => (typeof cell === 'string' ? cell : cell.text)

/** The document as a person would copy it out of Word: numbers typed, tables as tabs, no footnotes. */
export const textOf = (document: OfficeDocument): string => {
  const counts = [0, 0, 0]
  const number = (level: 0 | 1 | 2 | 3): string => {
    if (level === 3) return '-'
    counts[level]!++
    counts.fill(0, level + 1)
    return level === 0 ? `${romanOf(counts[0]!)}.` : level === 1 ? `${counts[1]}.` : `${'abcdđeg'[counts[2]! - 1]})`
  }
  const lines = document.parts.flatMap((part): string[] => {
    switch (part.kind) {
      case 'head':
        return [...part.left, ...part.right]
      case 'title':
      case 'annex':
        return part.lines
      case 'text':
        return [part.text]
      case 'item':
        return [`${number(part.level)} ${part.text}`]
      case 'table':
        return part.rows.map((cells) =>
          cells
            .map(cellTextOf)
            .concat(Array(part.widths.length - cells.length).fill(''))
            .join('\t'),
        )
      default:
        return ['Nơi nhận:', ...part.recipients, ...part.signature]
    }
  })
  return `${lines.join('\n')}\n`
}

const SIZE = 28
const run = (text: string, more: object = {}): TextRun =>
  new TextRun({ text, font: 'Liberation Serif', size: SIZE, ...more })
const BORDER = { style: BorderStyle.NONE, size: 0, color: 'FFFFFF' }
const NO_BORDERS = {
  top: BORDER,
  bottom: BORDER,
  left: BORDER,
  right: BORDER,
  insideHorizontal: BORDER,
  insideVertical: BORDER,
}
const centred = (text: string, more: object = {}): Paragraph =>
  new Paragraph({ alignment: AlignmentType.CENTER, children: [run(text, more)] })

const layout = (left: Paragraph[], right: Paragraph[], widths: [number, number]): Table =>
  new Table({
    width: { size: 100, type: WidthType.PERCENTAGE },
    columnWidths: widths,
    borders: NO_BORDERS,
    rows: [new TableRow({ children: [new TableCell({ children: left }), new TableCell({ children: right })] })],
  })

const tableOf = (part: Extract<Part, { kind: 'table' }>, total: number, bordered: boolean): Table => {
  const sum = part.widths.reduce((a, b) => a + b, 0)
  const open = part.widths.map(() => 0)
  const shown = part.widths.map((): Cell => '')
  const rows = part.rows.map((cells, at) => {
    let column = 0
    const children = cells.map((cell) => {
      const { down = 1, across = 1 } = typeof cell === 'string' ? {} : cell
      const start = column
      column += across
      const continued = open[start]! > 0
      if (continued) open[start]!--
      else {
        open[start] = down - 1
        shown[start] = cell
      }
      // Without lines nothing shows how far a merged cell reaches: the text stands in every row.
      const text = cellTextOf(continued && !bordered ? shown[start]! : cell)
      return new TableCell({
        columnSpan: across,
        verticalAlign: VerticalAlign.CENTER,
        ...(!bordered
          ? {}
          : continued
            ? { verticalMerge: VerticalMergeType.CONTINUE }
            : down > 1
              ? { verticalMerge: VerticalMergeType.RESTART }
              : {}),
        children: [
          new Paragraph({
            alignment: at === 0 || start === 0 ? AlignmentType.CENTER : AlignmentType.LEFT,
            children: [run(text, { size: SIZE - 4, bold: at === 0 || across > 1 })],
          }),
        ],
      })
    })
    return new TableRow({ tableHeader: at === 0, children })
  })
  const widths = part.widths.map((width) => Math.round((width * total) / sum))
  return new Table({
    rows,
    columnWidths: widths,
    width: { size: total, type: WidthType.DXA },
    ...(bordered ? {} : { borders: NO_BORDERS }),
  })
}

const LEVELS = [
  [LevelFormat.UPPER_ROMAN, '%1.'],
  [LevelFormat.DECIMAL, '%2.'],
  [LevelFormat.LOWER_LETTER, '%3)'],
  [LevelFormat.BULLET, '-'],
] as const

/** The document as .docx. `bordered` false leaves the lines of its tables out; `leading` is 240 for single lines. */
export const wordOf = async (
  document: OfficeDocument,
  { bordered = true, leading = 240 } = {},
): Promise<Uint8Array> => {
  const notes: Record<string, { children: Paragraph[] }> = {}
  const noted = (note: string | undefined): FootnoteReferenceRun[] => {
    if (!note) return []
    const id = Object.keys(notes).length + 1
    notes[String(id)] = { children: [new Paragraph({ children: [run(note, { size: 20 })] })] }
    return [new FootnoteReferenceRun(id)]
  }
  // The footnote stands behind the first words, where it interrupts the sentence.
  const runs = (text: string, note: string | undefined, bold = false): (TextRun | FootnoteReferenceRun)[] => {
    const cut = note ? text.indexOf(',') : -1
    return cut < 0
      ? [run(text, { bold })]
      : [run(text.slice(0, cut), { bold }), ...noted(note), run(text.slice(cut), { bold })]
  }
  const sections: { landscape: boolean; children: FileChild[] }[] = [{ landscape: false, children: [] }]
  for (const part of document.parts) {
    const total = sections.at(-1)!.landscape ? 14_000 : 9300
    const add = (...children: FileChild[]): unknown => sections.at(-1)!.children.push(...children)
    switch (part.kind) {
      case 'head':
        add(
          layout(
            part.left.map((line) => centred(line, { size: 24 })),
            part.right.map((line) => centred(line, { size: 24, bold: line !== part.right.at(-1) })),
            [3800, 5500],
          ),
        )
        break
      case 'title':
        add(...part.lines.map((line) => centred(line, { bold: true })))
        break
      case 'annex':
        sections.push({ landscape: part.landscape, children: part.lines.map((line) => centred(line)) })
        break
      case 'text':
        add(
          new Paragraph({
            alignment: AlignmentType.JUSTIFIED,
            indent: { firstLine: 567 },
            spacing: { before: 80, after: 80, line: leading },
            children: runs(part.text, part.note),
          }),
        )
        break
      case 'item':
        add(
          new Paragraph({
            alignment: AlignmentType.JUSTIFIED,
            spacing: { before: 80, after: 80, line: leading },
            numbering: { reference: 'plan', level: part.level },
            children: runs(part.text, part.note, part.level < 2),
          }),
        )
        break
      case 'table':
        add(tableOf(part, total, bordered))
        break
      case 'end':
        add(
          layout(
            [new Paragraph({ children: [run('Nơi nhận:', { bold: true, italics: true, size: 24 })] })].concat(
              part.recipients.map((line) => new Paragraph({ children: [run(line, { size: 22 })] })),
            ),
            part.signature.flatMap((line, i) => [
              ...(i === part.signature.length - 1 ? [new Paragraph(''), new Paragraph(''), new Paragraph('')] : []),
              centred(line, { bold: true }),
            ]),
            [4600, 4700],
          ),
        )
    }
  }
  const pageNumber = new Header({
    children: [
      new Paragraph({ alignment: AlignmentType.CENTER, children: [new TextRun({ children: [PageNumber.CURRENT] })] }),
    ],
  })
  const sectionOf = ({ landscape, children }: (typeof sections)[number]): ISectionOptions => ({
    headers: { default: pageNumber },
    properties: {
      titlePage: true,
      page: {
        size: {
          width: 11_906,
          height: 16_838,
          orientation: landscape ? PageOrientation.LANDSCAPE : PageOrientation.PORTRAIT,
        },
        margin: { top: 1134, bottom: 1134, left: 1500, right: 1100 },
      },
    },
    children,
  })
  const file = new Document({
    footnotes: notes,
    numbering: {
      config: [
        {
          reference: 'plan',
          levels: LEVELS.map(([format, pattern], level) => ({
            level,
            format,
            text: pattern,
            alignment: AlignmentType.LEFT,
            style: {
              run: { font: 'Liberation Serif', size: SIZE },
              paragraph: { indent: { left: 0, firstLine: 567 } },
            },
          })),
        },
      ],
    },
    sections: sections.map(sectionOf),
  })
  return new Uint8Array(await Packer.toBuffer(file))
}
