// A PDF's text layer → source lines: letters placed on the page, columns and tables found again.
import { isSecretStamp } from '../core/secrecy.ts'
import { isTableHeader } from './blocks.ts'
import { fold } from './fold.ts'
import { placedTable } from './pdf-columns.ts'
import { type Line, linesOfGlyphs } from './pdf-lines.ts'
import { type PageContent, type Rule, readPage } from './pdf-page.ts'
import { appendTable, goesOn, type RuledTable, ruledTables } from './pdf-tables.ts'
import type { SourceLine } from './source.ts'
import { gridLines } from './table-grid.ts'

const MAX_PAGES = 300

interface Page {
  /** Printed lines and ruled tables, from the top. */
  items: (Line | RuledTable)[]
  height: number
}

const isTable = (item: Line | RuledTable): item is RuledTable => 'grid' in item
const textOf = (line: Line): string => line.segments.map((segment) => segment.text).join('\t')

const median = (values: readonly number[]): number =>
  values.length === 0 ? 0 : values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)]!

/** Notes at the foot: below a short rule at the margin, in small letters, the first with a figure. */
const withoutNotes = (lines: readonly Line[], rules: readonly Rule[]): Line[] => {
  const body = median(lines.map((line) => line.size))
  const left = Math.min(...lines.map((line) => line.left))
  const right = Math.max(...lines.map((line) => line.right))
  for (const rule of rules) {
    if (!rule.across || rule.from > left + 40 || rule.to - rule.from > (right - left) * 0.6) continue
    const below = lines.filter((line) => line.top > rule.at)
    if (below.length === 0 || below.length > lines.length / 2) continue
    if (below.every((line) => line.size < body * 0.9) && /^\[?\d{1,2}\]?(?:\s?\S|$)/.test(textOf(below[0]!)))
      return lines.filter((line) => line.top <= rule.at)
  }
  return [...lines]
}

const STAMP = /^(?:(?:duoc )?ky (?:so )?boi|nguoi ky|ngay ky|thoi gian ky|digitally signed by)\s*:/
const BESIDE_STAMP = /^(?:email|co quan|to chuc|don vi|chuc vu|date|reason|location|ly do)\s*:/

/** What a signature prints of itself, wherever it falls, and the lines of the same stamp around it. */
const withoutStamps = (lines: readonly Line[]): Line[] => {
  const texts = lines.map((line) => fold(textOf(line)))
  const stamped = texts.map((text) => STAMP.test(text))
  for (let i = 1; i < lines.length; i++) stamped[i] ||= stamped[i - 1]! && BESIDE_STAMP.test(texts[i]!)
  for (let i = lines.length - 2; i >= 0; i--) stamped[i] ||= stamped[i + 1]! && BESIDE_STAMP.test(texts[i]!)
  return lines.filter((_, i) => !stamped[i])
}

const layout = (content: PageContent): Page => {
  const { tables, rest } = ruledTables(content)
  const lines = withoutStamps(withoutNotes(linesOfGlyphs(rest), content.rules))
  return { items: [...lines, ...tables].sort((a, b) => a.top - b.top), height: content.height }
}

const headText = (line: Line): string => fold(textOf(line)).replace(/\d+/g, '#').replace(/\s+/g, ' ')

// Page heads and feet stand in the outermost part of a page.
const MARGIN = 0.1

/** Lines at the edge of a page that stand in the same place on its neighbours are told once; page numbers never. */
const withoutRunningHeads = (pages: readonly Page[]): void => {
  const edges = (page: Page): Line[] => {
    const ends = [...page.items.slice(0, 2), ...page.items.slice(-2)]
    const margin = page.height * MARGIN
    return ends.filter((item): item is Line => !isTable(item) && (item.top < margin || item.top > page.height - margin))
  }
  const seen: { text: string; top: number; page: number }[][] = []
  pages.forEach((page, n) => {
    const found = edges(page).map((line) => ({ text: headText(line), top: line.top, page: n, line }))
    const before = seen.slice(-2).flat()
    const repeated = new Set(
      found
        .filter(
          (one) =>
            /^[\s#/–-]*(?:trang\s+)?#[\s#/–-]*$/.test(one.text) ||
            (before.some((other) => other.text === one.text && Math.abs(other.top - one.top) < 3) &&
              !isTableHeader(one.line.segments.map((segment) => segment.text))),
        )
        .map(({ line }) => line),
    )
    seen.push(found)
    page.items = page.items.filter((item) => isTable(item) || !repeated.has(item))
  })
}

/** A table that goes on at the head of the next page becomes one with its beginning. */
const withTablesJoined = (pages: readonly Page[]): void => {
  let open: RuledTable | null = null
  for (const page of pages) {
    const [first] = page.items
    if (open && first && isTable(first) && goesOn(open, first)) {
      appendTable(open, first)
      page.items.shift()
      if (page.items.length === 0) continue
    }
    const last = page.items.at(-1)
    open = last && isTable(last) ? last : null
  }
}

/** Recipients on the left, signature on the right: read one after the other. */
const inColumns = (lines: readonly Line[]): string[] => {
  const starts = lines.flatMap((line) => line.segments.slice(1).map((segment) => segment.left))
  const river = Math.min(...starts)
  const left: string[] = []
  const right: string[] = []
  for (const line of lines)
    for (const segment of line.segments) (segment.left >= river - 30 ? right : left).push(segment.text)
  return [...left, ...right]
}

const isRecipients = (line: Line): boolean => /^noi nhan\b/.test(fold(line.segments[0]?.text ?? ''))

/** The end of a run of lines where two columns stand side by side. */
const columnsEnd = (lines: readonly Line[], at: number): number => {
  let end = at + 1
  const river = lines[at]!.segments[1]?.left ?? Number.POSITIVE_INFINITY
  for (; end < lines.length; end++) {
    const line = lines[end]!
    if (line.segments.length === 1 && line.left < river - 40 && line.right > river + 40) break
  }
  return end
}

const sourceLines = (lines: readonly Line[]): SourceLine[] => {
  const result: SourceLine[] = []
  for (let i = 0; i < lines.length; ) {
    const line = lines[i]!
    const table = placedTable(lines, i)
    if (table) {
      for (const cells of table.rows) result.push({ text: cells.join('\t'), cells })
      i = table.next
      continue
    }
    if (isRecipients(line) && line.segments.length > 1) {
      const end = columnsEnd(lines, i)
      result.push(...inColumns(lines.slice(i, end)).map((text) => ({ text, paragraph: true })))
      i = end
      continue
    }
    result.push({ text: textOf(line) })
    const following = lines[i + 1]
    // A blank line where the page has one, so that paragraphs stay apart.
    if (following && following.top - line.top > Math.max(line.size, following.size) * 1.75) result.push({ text: '' })
    i++
  }
  return result
}

const linesOfPage = (page: Page): SourceLine[] => {
  const result: SourceLine[] = []
  let run: Line[] = []
  for (const item of page.items) {
    if (!isTable(item)) {
      run.push(item)
      continue
    }
    result.push(...sourceLines(run), ...gridLines(item.grid))
    run = []
  }
  return [...result, ...sourceLines(run)]
}

/** What stamps and notes say that were laid upon a page. */
const notesOn = async (page: { getAnnotations(): Promise<unknown[]> }): Promise<string[]> =>
  (await page.getAnnotations()).flatMap((note) => {
    const { contentsObj, textContent } = note as { contentsObj?: { str?: unknown }; textContent?: unknown }
    const texts = [contentsObj?.str, ...(Array.isArray(textContent) ? textContent : [])]
    return texts.filter((text): text is string => typeof text === 'string').flatMap((text) => text.split(/[\r\n]+/))
  })

export interface PdfText {
  lines: SourceLine[]
  /** Stamps and notes, running heads and turned text: looked at for marks only. */
  margins: string[]
  pages: number
}

/** Reads the text layer. @throws what pdf.js throws for damaged or locked files, RangeError for too many pages. */
export const readPdf = async (bytes: Uint8Array): Promise<PdfText> => {
  // pdf.js hands fonts over by a call that Node has from version 21 on; without it no letter would be read.
  const buffers = ArrayBuffer.prototype as { transferToFixedLength?: (this: ArrayBuffer) => ArrayBuffer }
  buffers.transferToFixedLength ??= function (this: ArrayBuffer) {
    return structuredClone(this, { transfer: [this] })
  }
  const { getDocumentProxy, getResolvedPDFJS } = await import('unpdf')
  const { OPS } = await getResolvedPDFJS()
  // Pictures are not looked at, and decoding them would cost more than the rest.
  const document = await getDocumentProxy(new Uint8Array(bytes), { verbosity: 0, maxImageSize: 1 })
  if (document.numPages > MAX_PAGES) throw new RangeError(`${document.numPages} pages`)
  const pages: Page[] = []
  const margins: string[] = []
  for (let number = 1; number <= document.numPages; number++) {
    const page = await document.getPage(number)
    const content = await readPage(page, OPS)
    pages.push(layout(content))
    margins.push(...content.drawn.filter(isSecretStamp))
    if (number === 1) margins.push(...(await notesOn(page)))
    page.cleanup()
  }
  await document.destroy()
  withoutRunningHeads(pages)
  withTablesJoined(pages)
  return { lines: pages.flatMap(linesOfPage), margins, pages: pages.length }
}
