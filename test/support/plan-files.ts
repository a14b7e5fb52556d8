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

const hex = (n: number): string => n.toString(16).padStart(4, '0')

/** Pages of placed text → a PDF whose font exists only as a map from codes to letters. */
export const pdfFile = (pages: readonly Row[][]): Uint8Array => {
  const letters = [...new Set(pages.flat(2).flatMap((placed) => [...placed.text]))]
  const code = new Map(letters.map((letter, i) => [letter, i + 1]))
  const map = letters.map(
    (letter) => `<${hex(code.get(letter)!)}> <${[...letter].map((c) => hex(c.codePointAt(0)!)).join('')}>`,
  )
  const chunks = Array.from({ length: Math.ceil(map.length / 100) }, (_, i) => map.slice(i * 100, i * 100 + 100))
  const cmap = `/CIDInit /ProcSet findresource begin 12 dict begin begincmap /CMapName /Plan def /CMapType 2 def 1 begincodespacerange <0000> <ffff> endcodespacerange ${chunks.map((chunk) => `${chunk.length} beginbfchar ${chunk.join(' ')} endbfchar`).join(' ')} endcmap end end`
  const stream = (content: string): string => `<< /Length ${content.length} >>\nstream\n${content}\nendstream`
  const objects: string[] = [
    '<< /Type /Catalog /Pages 2 0 R >>',
    `<< /Type /Pages /Count ${pages.length} /Kids [${pages.map((_, i) => `${7 + i * 2} 0 R`).join(' ')}] >>`,
    '<< /Type /Font /Subtype /Type0 /BaseFont /Plan /Encoding /Identity-H /DescendantFonts [4 0 R] /ToUnicode 5 0 R >>',
    '<< /Type /Font /Subtype /CIDFontType2 /BaseFont /Plan /CIDSystemInfo << /Registry (Adobe) /Ordering (Identity) /Supplement 0 >> /FontDescriptor 6 0 R /DW 500 >>',
    stream(cmap),
    '<< /Type /FontDescriptor /FontName /Plan /Flags 4 /FontBBox [0 -200 1000 900] /ItalicAngle 0 /Ascent 900 /Descent -200 /CapHeight 700 /StemV 80 >>',
  ]
  for (const rows of pages) {
    const content = rows.flatMap((row, i) =>
      row.map(
        ({ x, text }) =>
          `BT /F1 ${SIZE} Tf 1 0 0 1 ${57 + x * CHAR} ${790 - i * 16.5} Tm <${[...text].map((letter) => hex(code.get(letter)!)).join('')}> Tj ET`,
      ),
    )
    objects.push(
      `<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Resources << /Font << /F1 3 0 R >> >> /Contents ${objects.length + 2} 0 R >>`,
    )
    objects.push(stream(content.join('\n')))
  }
  let file = '%PDF-1.5\n'
  const offsets = objects.map((object, i) => {
    const at = file.length
    file += `${i + 1} 0 obj\n${object}\nendobj\n`
    return at
  })
  const table = offsets.map((at) => `${String(at).padStart(10, '0')} 00000 n \n`).join('')
  const start = file.length
  file += `xref\n0 ${objects.length + 1}\n0000000000 65535 f \n${table}trailer\n<< /Size ${objects.length + 1} /Root 1 0 R >>\nstartxref\n${start}\n%%EOF\n`
  return new Uint8Array(Buffer.from(file, 'latin1'))
}
