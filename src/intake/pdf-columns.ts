// Tables without ruled lines on a PDF page: columns are what stays apart below a head that names them.
import { isTableHeader } from './blocks.ts'
import { isUpperCase } from './fold.ts'
import type { Line, Segment, Word } from './pdf-lines.ts'

interface Span {
  left: number
  right: number
}
export interface PlacedTable {
  rows: string[][]
  /** The first line behind it. */
  next: number
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

const joinInto = (row: string[], cells: readonly string[]): void =>
  cells.forEach((cell, i) => {
    if (cell !== '') row[i] = row[i] ? `${row[i]} ${cell}` : cell
  })

/** Each word in the column that its middle falls into; `rivers` are the places between the columns. */
const cellsAt = (rivers: readonly number[], words: readonly Word[]): string[] => {
  const cells = Array<string>(rivers.length + 1).fill('')
  for (const word of words) {
    const middle = (word.left + word.right) / 2
    const at = rivers.filter((river) => river < middle).length
    cells[at] = cells[at] ? `${cells[at]} ${word.text}` : word.text
  }
  return cells.map((cell) => cell.normalize('NFC'))
}

const wordsOf = (line: Line): Word[] => line.segments.flatMap((segment) => segment.words)

/** Between each two columns the stretches that no word has crossed yet. */
class Rivers {
  private free: Span[][]

  constructor(columns: readonly Span[]) {
    this.free = columns.slice(1).map((column, i) => [{ left: columns[i]!.right, right: column.left }])
    // A column's text may reach beyond its head; only the heads' own middles are certain to be in it.
    this.free = this.free.map(([gap], i) => {
      const [before, after] = [columns[i]!, columns[i + 1]!]
      return [{ left: Math.min(gap!.left, before.right), right: Math.max(gap!.right, after.left) }]
    })
  }

  /** What would stay free if these words were in the table; null where two columns would run together. */
  after(words: readonly Word[]): Span[][] | null {
    const next = this.free.map((gaps) =>
      gaps.flatMap((gap) => {
        let parts: Span[] = [gap]
        for (const word of words)
          parts = parts.flatMap((part) =>
            word.right <= part.left || word.left >= part.right
              ? [part]
              : [
                  { left: part.left, right: word.left },
                  { left: word.right, right: part.right },
                ],
          )
        return parts.filter((part) => part.right - part.left >= 2)
      }),
    )
    return next.some((gaps) => gaps.length === 0) ? null : next
  }

  take(words: readonly Word[]): boolean {
    const next = this.after(words)
    if (!next) return false
    this.free = next
    return true
  }

  places(): number[] {
    return this.free.map((gaps) => {
      const widest = gaps.reduce((best, gap) => (gap.right - gap.left > best.right - best.left ? gap : best))
      return (widest.left + widest.right) / 2
    })
  }
}

interface Head {
  /** The line behind it. */
  next: number
  columns: Span[]
  cells: string[]
}

// A head takes at most so many printed lines.
const HEAD_LINES = 4
const HEAD_LETTERS = 60

const headCells = (columns: readonly Span[], lines: readonly Line[]): string[] => {
  const cells = columns.map(() => '')
  const inColumn = (segment: Segment, column: Span): boolean =>
    segment.left >= column.left - 1 && segment.right <= column.right + 1
  for (const line of lines)
    joinInto(
      cells,
      columns.map((column) =>
        line.segments
          .filter((segment) => inColumn(segment, column))
          .map((segment) => segment.text)
          .join(' '),
      ),
    )
  return cells
}

/** Lines below that belong to the head: as many as stand above its fullest line, or small letters that go on. */
const headEnd = (lines: readonly Line[], at: number, end: number, columns: readonly Span[]): number => {
  let main = at
  for (let i = at; i <= end; i++) if (lines[i]!.segments.length > lines[main]!.segments.length) main = i
  const reach = lines[main]!.top - lines[at]!.top
  let next = end + 1
  for (; next < lines.length && next < at + 2 * HEAD_LINES; next++) {
    const line = lines[next]!
    const inside = merge(columns, line.segments).length === columns.length
    const goesOn = line.segments.every(({ text }) => /^\p{Ll}/u.test(text) && text.length <= 25)
    const mirrored = reach > 0 && line.top <= lines[main]!.top + reach + line.size * 0.3
    if (!inside || !(goesOn || mirrored) || line.top - lines[next - 1]!.top > line.size * 1.8) break
  }
  return next
}

/** The fewest lines from here on that together name three columns or more. */
const headFrom = (lines: readonly Line[], at: number): Head | null => {
  let columns: Span[] = []
  for (let end = at; end < Math.min(lines.length, at + HEAD_LINES); end++) {
    const line = lines[end]!
    if (end > at && line.top - lines[end - 1]!.top > line.size * 1.8) return null
    columns = merge(columns, line.segments)
    if (end > at && columns.length === 1) return null
    if (line.segments.some(({ text }) => text.length > HEAD_LETTERS)) return null
    if (columns.length < 3 || !isTableHeader(headCells(columns, lines.slice(at, end + 1)))) continue
    const next = headEnd(lines, at, end, columns)
    columns = lines.slice(at, next).reduce<Span[]>((spans, one) => merge(spans, one.segments), [])
    return { next, columns, cells: headCells(columns, lines.slice(at, next)) }
  }
  return null
}

const isAnchor = (text: string): boolean => /^(?:\d{1,3}|[IVX]+)\s?[.)]?$/.test(text)

interface BodyLine {
  top: number
  cells: string[]
  /** A title between rows. */
  title: boolean
}

/**
 * The first lines of the rows of a body whose numbers are set in the middle: each row reaches as far below its number as
 * above it.
 */
const centredStarts = (lines: readonly BodyLine[], anchors: readonly number[], pitch: number): Set<number> => {
  const starts = new Set<number>()
  let next = 0
  for (const [k, anchor] of anchors.entries()) {
    if (next > anchor) continue
    starts.add(next)
    const middle = lines[anchor]!.top
    const reach = middle - lines[next]!.top
    const limit = anchors[k + 1] ?? lines.length
    next = anchor + 1
    while (next < limit && lines[next]!.top <= middle + reach + pitch * 0.4) next++
  }
  return starts
}

const rowStarts = (lines: readonly BodyLine[]): Set<number> => {
  const anchors = lines.flatMap((line, i) => (isAnchor(line.cells[0]!) ? [i] : []))
  const gaps = lines.slice(1).map((line, i) => line.top - lines[i]!.top)
  const pitch = Math.min(...gaps.filter((gap) => gap > 9), 40)
  if (anchors.length > 0 && anchors[0]! > 0) return centredStarts(lines, anchors, pitch)
  return new Set(lines.flatMap((line, i) => (line.cells[0] !== '' || i === 0 ? [i] : [])))
}

const rowsOf = (lines: readonly BodyLine[]): string[][] => {
  const rows: string[][] = []
  // Titles part the rows: what is above one is counted apart from what is below.
  for (let from = 0; from < lines.length; ) {
    if (lines[from]!.title) {
      rows.push(lines[from]!.cells)
      from++
      continue
    }
    let to = from
    while (to < lines.length && !lines[to]!.title) to++
    const part = lines.slice(from, to)
    const starts = rowStarts(part)
    part.forEach((line, i) => {
      if (starts.has(i) || i === 0) rows.push([...line.cells])
      else joinInto(rows.at(-1)!, line.cells)
    })
    from = to
  }
  return rows
}

const textOf = (line: Line): string => line.segments.map(({ text }) => text).join(' ')

const isTitle = (line: Line): boolean =>
  line.segments.length <= 2 &&
  (/^(?:[IVX]+|[A-HĐ])\s?[.)-]\s?\p{Lu}/u.test(textOf(line)) ||
    (isUpperCase(textOf(line)) && /^\p{Lu}[\p{Lu}\s,-]{3,}$/u.test(textOf(line))))

// So many lines a row may take before its first full one, where its cells are set in the middle.
const ROW_LINES = 8

/** A title between rows has rows below it; the heading of what follows the table has none. */
const titlesRows = (lines: readonly Line[], at: number, rivers: Rivers): boolean => {
  for (let i = at + 1; i < Math.min(lines.length, at + ROW_LINES); i++) {
    const line = lines[i]!
    if (!rivers.after(wordsOf(line))) return false
    if (line.segments.length > 1) return !isTitle(line)
  }
  return false
}

/** A table from its head line on; it ends at the first line that bridges two columns. Null where no table begins. */
export const placedTable = (lines: readonly Line[], at: number): PlacedTable | null => {
  const head = headFrom(lines, at)
  if (!head) return null
  const rivers = new Rivers(head.columns)
  for (const line of lines.slice(at, head.next)) if (!rivers.take(wordsOf(line))) return null
  const body: { line: Line; title: boolean }[] = []
  let next = head.next
  for (; next < lines.length; next++) {
    const line = lines[next]!
    const title = isTitle(line)
    if (title && !titlesRows(lines, next, rivers)) break
    if (!title && !rivers.take(wordsOf(line))) break
    body.push({ line, title })
  }
  if (!body.some(({ title }) => !title)) return null
  const places = rivers.places()
  const rows = rowsOf(
    body.map(({ line, title }) => ({
      top: line.top,
      title,
      cells: title ? [textOf(line), ...Array<string>(places.length).fill('')] : cellsAt(places, wordsOf(line)),
    })),
  )
  return { rows: [head.cells, ...rows], next }
}
