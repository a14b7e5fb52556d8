// PDFs drawn letter by letter and line by line, for what no writer of documents makes on purpose.

export interface DrawnText {
  x: number
  /** From the top of the page. */
  y: number
  text: string
  size?: number
  /** Degrees, against the clock. */
  turned?: number
  /** Between letters, in points. */
  spread?: number
  /** Each letter placed by itself, as programs do that justify. */
  apart?: boolean
}
export interface DrawnPage {
  texts: DrawnText[]
  /** Ruled lines from one point to another. */
  rules?: [number, number, number, number][]
  width?: number
  height?: number
  /** The page's own turn, with the clock. */
  rotate?: number
}

const hex = (n: number): string => n.toString(16).padStart(4, '0')
/** Every letter is half as wide as it is high. */
export const letterWidth = (size: number): number => size / 2

const drawText = (one: DrawnText, height: number, code: ReadonlyMap<string, number>): string => {
  const { x, y, text, size = 13, turned = 0, spread = 0, apart = false } = one
  const angle = (turned * Math.PI) / 180
  const [cos, sin] = [Math.cos(angle), Math.sin(angle)].map((n) => n.toFixed(6)) as [string, string]
  const letters = [...text]
  const codes = letters.map((letter) => hex(code.get(letter)!))
  if (apart)
    return letters
      .map((letter, i) =>
        letter === ' '
          ? ''
          : `BT /F1 ${size} Tf 1 0 0 1 ${x + i * letterWidth(size)} ${height - y} Tm <${codes[i]}> Tj ET`,
      )
      .join('\n')
  return `BT /F1 ${size} Tf ${spread} Tc ${cos} ${sin} ${-Number(sin)} ${cos} ${x} ${height - y} Tm <${codes.join('')}> Tj 0 Tc ET`
}

/** Pages of text and lines → a PDF whose font exists only as a map from codes to letters. */
export const drawnPdf = (pages: readonly DrawnPage[]): Uint8Array => {
  const letters = [...new Set(pages.flatMap((page) => page.texts.flatMap(({ text }) => [...text])))]
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
  for (const { texts, rules = [], width = 595, height = 842, rotate = 0 } of pages) {
    const content = [
      ...texts.map((one) => drawText(one, height, code)),
      ...rules.map(([x1, y1, x2, y2]) => `${x1} ${height - y1} m ${x2} ${height - y2} l S`),
    ]
    objects.push(
      `<< /Type /Page /Parent 2 0 R /Rotate ${rotate} /MediaBox [0 0 ${width} ${height}] /Resources << /Font << /F1 3 0 R >> >> /Contents ${objects.length + 2} 0 R >>`,
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
