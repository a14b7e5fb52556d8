// A sheet's XML → the same with filled cells only, each with its place: what a million empty rows need before a library.
import type { NumberShape } from './cell-text.ts'
import { SHEET_LIMITS } from './sheet.ts'

export interface Place {
  row: number
  column: number
}

/** What is left of the limits, over all the sheets of a workbook. */
export interface Budget {
  bytes: number
  cells: number
  /** Of XML that is handed on. */
  prepared: number
}

export interface PreparedSheet {
  xml: string
  merged: [Place, Place][]
  /** The formats that the library does not look at, by place. */
  shapes: Map<number, NumberShape>
}

/** A key for a place. */
export const placeKey = (row: number, column: number): number => row * 16_384 + column

/** `C12` → row 11, column 2. */
const placeOf = (reference: string): Place | null => {
  const found = /^\$?([A-Z]{1,3})\$?(\d{1,7})$/.exec(reference)
  if (!found) return null
  const column = [...found[1]!].reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0) - 1
  return { row: Number(found[2]) - 1, column }
}

const columnName = (column: number): string =>
  (column >= 26 ? columnName(Math.floor(column / 26) - 1) : '') + String.fromCharCode(65 + (column % 26))

const escaped = (text: string): string => text.replace(/&/g, '&amp;').replace(/</g, '&lt;')

/** Text that XML quotes as a whole, which the library passes over, written as any other; comments are left out. */
export const plainXml = (xml: string): string =>
  xml.includes('<!')
    ? xml.replace(/<!--[\s\S]*?-->|<!\[CDATA\[([\s\S]*?)\]\]>/g, (_, quoted?: string) => escaped(quoted ?? ''))
    : xml

const ATTRIBUTES = {
  r: /(?:^|\s)r\s*=\s*["']([$\w]+)["']/,
  s: /(?:^|\s)s\s*=\s*["'](\d+)["']/,
  t: /(?:^|\s)t\s*=\s*["'](\w+)["']/,
}
const attributeOf = (attributes: string, name: keyof typeof ATTRIBUTES): string | undefined =>
  ATTRIBUTES[name].exec(attributes)?.[1]

const OPENING = /<(?:\w+:)?(row|c)(\s[^<>]*?)?(\/?)>/g
const CLOSING = /<\/(?:\w+:)?c\s*>/g
const FILLED = /<(?:\w+:)?(?:v|t)(?:\s[^<>]*)?>[^<]/
const NESTED = /<(?:\w+:)?(?:sheetData|row|c)[\s/>]/
const MERGED = /<(?:\w+:)?mergeCell\s[^<>]*\bref\s*=\s*["']([^"']*)/g
const LAST_DAY = 2_958_466

/** Takes a sheet's XML piece by piece; a piece never cuts a row's tag or a cell in two. */
const sheetBuilder = (styles: readonly (NumberShape | null)[], budget: Budget) => {
  const parts: string[] = []
  const merged: PreparedSheet['merged'] = []
  const shapes: PreparedSheet['shapes'] = new Map()
  const at: Place = { row: -1, column: -1 }
  let written = -1

  const write = (xml: string): void => {
    budget.prepared -= xml.length
    if (budget.prepared < 0) throw new RangeError('sheet beyond its limits')
    parts.push(xml)
  }

  const keep = (attributes: string, content: string): void => {
    if (at.row >= SHEET_LIMITS.rows || at.column >= SHEET_LIMITS.columns || --budget.cells < 0)
      throw new RangeError('sheet beyond its limits')
    if (!(at.row >= 0)) throw new Error('a row without a number')
    if (NESTED.test(content)) throw new Error('a cell in a cell')
    if (at.row !== written) write(`${written < 0 ? '' : '</row>'}<row r="${at.row + 1}">`)
    written = at.row
    const given = attributeOf(attributes, 't') ?? 'n'
    // The library leaves out errors, and reads a day that is text in the zone of this machine.
    const type = given === 'e' || given === 'd' ? 'str' : given
    const style = Number(attributeOf(attributes, 's') ?? -1)
    const shape = given === 'd' ? ({ kind: 'iso' } as const) : given === 'n' ? styles[style] : null
    if (shape) shapes.set(placeKey(at.row, at.column), shape)
    // A telephone number in a column of days is no day; a style that is not there stops the library.
    const value = given === 'n' ? Number(/<(?:\w+:)?v(?:\s[^<>]*)?>([^<]*)/.exec(content)?.[1]) : -1
    const styled = value >= 0 && value < LAST_DAY && style >= 0 && style < styles.length
    write(`<c r="${columnName(at.column)}${at.row + 1}" t="${type}"${styled ? ` s="${style}"` : ''}>${content}</c>`)
  }

  const take = (xml: string): void => {
    OPENING.lastIndex = 0
    for (let found = OPENING.exec(xml); found; found = OPENING.exec(xml)) {
      const attributes = found[2] ?? ''
      const reference = attributeOf(attributes, 'r')
      if (found[1] === 'row') {
        at.row = reference === undefined ? at.row + 1 : Number(reference) - 1
        at.column = -1
        continue
      }
      const place = placeOf(reference ?? '')
      at.column = place ? place.column : at.column + 1
      if (place) at.row = place.row
      if (found[3] === '/') continue
      CLOSING.lastIndex = OPENING.lastIndex
      const end = CLOSING.exec(xml)
      if (!end) throw new Error('a cell without an end')
      const content = xml.slice(OPENING.lastIndex, end.index)
      OPENING.lastIndex = CLOSING.lastIndex
      if (FILLED.test(content)) keep(attributes, content)
    }
    for (const [, reference] of xml.matchAll(MERGED)) {
      const [from, to] = reference!.split(':').map(placeOf)
      if (from && to && merged.length < SHEET_LIMITS.cells) merged.push([from, to])
    }
  }

  const finish = (): PreparedSheet => ({
    xml: `<worksheet><sheetData>${parts.join('')}${written < 0 ? '' : '</row>'}</sheetData></worksheet>`,
    merged,
    shapes,
  })
  return { take, finish }
}

const LONGEST_PIECE = 8 * 1024 * 1024
const BORDERS = ['<row', ':row', '<mergeCell', ':mergeCell', '</sheetData', ':sheetData']

/** Where a text may be cut: before the last tag that no cell holds. */
const borderIn = (text: string): number => {
  const last = Math.max(...BORDERS.map((border) => text.lastIndexOf(border)))
  return last < 0 ? -1 : text.lastIndexOf('<', last)
}

/** @throws RangeError beyond the limits, Error where the sheet is broken */
export const preparedSheet = async (
  pieces: AsyncIterable<Buffer>,
  styles: readonly (NumberShape | null)[],
  budget: Budget,
): Promise<PreparedSheet> => {
  const builder = sheetBuilder(styles, budget)
  const decoder = new TextDecoder('utf-8')
  let held = ''
  let whole = false
  const take = (xml: string): void => {
    whole ||= /<\/(?:\w+:)?sheetData\s*>|<(?:\w+:)?sheetData\s*\/>/.test(xml)
    builder.take(plainXml(xml))
  }
  for await (const piece of pieces) {
    budget.bytes -= piece.length
    held += decoder.decode(piece, { stream: true })
    const cut = borderIn(held)
    if (cut > 0) {
      take(held.slice(0, cut))
      held = held.slice(cut)
    }
    if (held.length > LONGEST_PIECE) throw new RangeError('XML without an end')
  }
  take(held)
  // A sheet that breaks off must not look like a short one.
  if (!whole) throw new Error('a sheet without an end')
  return builder.finish()
}
