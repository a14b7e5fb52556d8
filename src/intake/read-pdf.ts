// A PDF's text layer → source lines: words placed on the page, columns and tables found again by their gaps.
import { isTableHeader } from './blocks.ts'
import type { SourceLine } from './source.ts'

interface Word {
  text: string
  left: number
  right: number
  /** From the top of the page. */
  top: number
  size: number
}
interface Segment {
  text: string
  left: number
  right: number
}
interface Line {
  top: number
  size: number
  segments: Segment[]
}

const MAX_PAGES = 300

// pdf.js gives one item per run; blank items only say that there is a gap.
const wordsOf = (items: readonly unknown[], height: number): Word[] =>
  items.flatMap((item) => {
    const { str, transform, width } = item as { str?: string; transform?: number[]; width?: number }
    if (!str || !transform || str.trim() === '') return []
    const [a = 0, b = 0, , d = 0, x = 0, y = 0] = transform
    // Turned text (stamps at the margin) is no part of the lines.
    if (Math.abs(b) > Math.abs(a)) return []
    return [{ text: str, left: x, right: x + (width ?? 0), top: height - y, size: Math.abs(d) || Math.abs(a) || 10 }]
  })

const groupLines = (words: readonly Word[]): Word[][] => {
  const lines: Word[][] = []
  for (const word of [...words].sort((a, b) => a.top - b.top || a.left - b.left)) {
    const line = lines.at(-1)
    if (line && Math.abs(line[0]!.top - word.top) < Math.min(line[0]!.size, word.size) * 0.45) line.push(word)
    else lines.push([word])
  }
  return lines.map((line) => line.sort((a, b) => a.left - b.left))
}

/** Joins words to segments; a gap far wider than a blank, even in justified text, parts two columns. */
const segmentsOf = (words: readonly Word[]): Segment[] => {
  const segments: Segment[] = []
  for (const word of words) {
    const last = segments.at(-1)
    const gap = last ? word.left - last.right : 0
    if (!last || gap > word.size * 1.8) segments.push({ text: word.text, left: word.left, right: word.right })
    else {
      last.text += (gap > word.size * 0.12 && !/\s$/.test(last.text) && !/^\s/.test(word.text) ? ' ' : '') + word.text
      last.right = Math.max(last.right, word.right)
    }
  }
  return segments
    .map((segment) => ({ ...segment, text: segment.text.replace(/\s+/g, ' ').trim().normalize('NFC') }))
    .filter((segment) => segment.text !== '')
}

interface Span {
  left: number
  right: number
}

const merge = (spans: readonly Span[], more: readonly Span[]): Span[] => {
  const result: Span[] = []
  for (const span of [...spans, ...more].map(({ left, right }) => ({ left, right })).sort((a, b) => a.left - b.left)) {
    const last = result.at(-1)
    if (last && span.left <= last.right) last.right = Math.max(last.right, span.right)
    else result.push(span)
  }
  return result
}

/** A table from its head line on: columns are what stays apart; it ends at the first line that bridges two of them. */
const tableFrom = (lines: readonly Line[], at: number): { rows: string[][]; next: number } => {
  const head = lines[at]!
  let columns: Span[] = head.segments.map(({ left, right }) => ({ left, right }))
  const width = columns.length
  let next = at + 1
  for (; next < lines.length; next++) {
    const grown = merge(columns, lines[next]!.segments)
    if (grown.length !== width) break
    columns = grown
  }
  const rows: string[][] = []
  for (const line of lines.slice(at, next)) {
    const cells = columns.map((column) =>
      line.segments
        .filter((segment) => segment.left >= column.left - 1 && segment.right <= column.right + 1)
        .map((segment) => segment.text)
        .join(' '),
    )
    const row = rows.at(-1)
    // The head may take several lines; a row begins where its first cell has text.
    const starts = cells[0] !== '' || !row
    if (starts) rows.push(cells)
    else
      cells.forEach((cell, i) => {
        if (cell !== '') row![i] = row![i] ? `${row![i]} ${cell}` : cell
      })
  }
  return { rows, next }
}

const sourceLines = (lines: readonly Line[]): SourceLine[] => {
  const result: SourceLine[] = []
  for (let i = 0; i < lines.length; ) {
    const line = lines[i]!
    const texts = line.segments.map((segment) => segment.text)
    if (texts.length >= 3 && isTableHeader(texts)) {
      const { rows, next } = tableFrom(lines, i)
      if (rows.length > 1) {
        for (const cells of rows) result.push({ text: cells.join('\t'), cells })
        i = next
        continue
      }
    }
    result.push({ text: texts.join('\t') })
    const following = lines[i + 1]
    // A blank line where the page has one, so that paragraphs stay apart.
    if (following && following.top - line.top > Math.max(line.size, following.size) * 1.75) result.push({ text: '' })
    i++
  }
  return result
}

export interface PdfText {
  lines: SourceLine[]
  pages: number
}

/** Reads the text layer. @throws what pdf.js throws for damaged or locked files, RangeError for too many pages. */
export const readPdf = async (bytes: Uint8Array): Promise<PdfText> => {
  const { getDocumentProxy } = await import('unpdf')
  const document = await getDocumentProxy(new Uint8Array(bytes), { verbosity: 0 })
  if (document.numPages > MAX_PAGES) throw new RangeError(`${document.numPages} pages`)
  const result: SourceLine[] = []
  for (let number = 1; number <= document.numPages; number++) {
    const page = await document.getPage(number)
    const height = page.getViewport({ scale: 1 }).height
    const { items } = await page.getTextContent()
    const lines = groupLines(wordsOf(items, height)).map((words) => ({
      top: words[0]!.top,
      size: words[0]!.size,
      segments: segmentsOf(words),
    }))
    result.push(...sourceLines(lines.filter((line) => line.segments.length > 0)))
    page.cleanup()
  }
  const { numPages } = document
  await document.destroy()
  return { lines: result, pages: numPages }
}
