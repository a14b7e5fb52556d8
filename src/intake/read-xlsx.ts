// A workbook (.xlsx) → its visible sheets as rows of text: read as a stream, so that a million empty rows cost no memory.
import { Parser } from 'saxen'
import { isoText, type NumberShape, numberShape, numberText } from './cell-text.ts'
import { cellText, type Row, SHEET_LIMITS, type Sheet } from './sheet.ts'
import type { Archive } from './zip.ts'

interface Handlers {
  open?(name: string, attribute: (name: string) => string | undefined): void
  close?(name: string): void
  text?(text: string): void
}

const local = (name: string): string => name.slice(name.indexOf(':') + 1)
const unescaped = (text: string): string =>
  text.replace(/_x([0-9A-Fa-f]{4})_/g, (_, code: string) => String.fromCharCode(Number.parseInt(code, 16)))

const ENTITIES: Record<string, string> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" }
const attributeText = (text: string): string => text.replace(/&(amp|lt|gt|quot|apos);/g, (_, name) => ENTITIES[name]!)

/**
 * Leaves out cells and rows that hold nothing but a format: a sheet may have a million of them, and finding them takes a
 * tenth of the time that parsing them would.
 */
const withoutEmpty = (xml: string): string =>
  xml
    .replace(/<(?:\w+:)?c\s[^<>]*\br="[^<>]*\/>/g, '')
    .replace(/<(?:\w+:)?row\s[^<>]*\br="[^<>]*(?:\/>|>\s*<\/(?:\w+:)?row>)/g, '')

const LONGEST_PIECE = 4 * 1024 * 1024

/** Feeds an entry of the archive to a parser piece by piece. @throws RangeError beyond the limits, Error where it is broken */
const parse = async (
  archive: Archive,
  name: string,
  budget: Budget,
  handlers: Handlers,
  prepare = (xml: string): string => xml,
): Promise<void> => {
  const parser = new Parser()
  let failure: Error | null = null
  parser.on('error', (error) => {
    failure ??= error
  })
  parser.on('warn', () => undefined)
  // A tag or a text that never ends is kept by the parser and looked through again with each piece.
  let unfinished = 0
  parser.on('openTag', (tag, attributes) => {
    unfinished = 0
    handlers.open?.(local(tag), (wanted) => {
      const value = attributes()[wanted]
      return value === undefined ? undefined : attributeText(value)
    })
  })
  parser.on('closeTag', (tag) => {
    unfinished = 0
    handlers.close?.(local(tag))
  })
  parser.on('text', (text, decode) => handlers.text?.(decode(text)))
  parser.on('cdata', (text) => handlers.text?.(text))
  // A tag is not cut in two, so that what prepares the text sees it whole.
  let held = ''
  const decoder = new TextDecoder('utf-8')
  for await (const piece of archive.stream(name, budget.bytes)) {
    budget.bytes -= piece.length
    const text = held + decoder.decode(piece, { stream: true })
    const cut = text.lastIndexOf('<')
    held = cut > 0 ? text.slice(cut) : ''
    const ready = prepare(cut > 0 ? text.slice(0, cut) : text)
    parser.write(ready)
    if (failure) throw failure
    unfinished += ready.length
    if (unfinished > LONGEST_PIECE) throw new RangeError('XML without an end')
  }
  parser.write(held)
  parser.end()
  if (failure) throw failure
}

/** What is left of the limits, over all the sheets of a workbook. */
interface Budget {
  bytes: number
  cells: number
  characters: number
}

const spend = (budget: Budget, text: string): string => {
  budget.cells--
  budget.characters -= text.length
  if (budget.cells < 0 || budget.characters < 0) throw new RangeError('sheet beyond its limits')
  return text
}

interface Workbook {
  sheets: { name: string; path: string }[]
  from1904: boolean
  sharedStrings: string | null
  styles: string | null
}

const under = (base: string, target: string): string => {
  if (target.startsWith('/')) return target.slice(1)
  const parts = base.split('/').slice(0, -1)
  for (const part of target.split('/')) part === '..' ? parts.pop() : parts.push(part)
  return parts.join('/')
}

const readWorkbook = async (archive: Archive, budget: Budget): Promise<Workbook> => {
  const roots = new Map<string, string>()
  if (archive.exists('_rels/.rels'))
    await parse(archive, '_rels/.rels', budget, {
      open: (_, attribute) => {
        const type = attribute('Type')?.split('/').at(-1)
        if (type) roots.set(type, under('', attribute('Target') ?? ''))
      },
    })
  const main = roots.get('officeDocument') ?? 'xl/workbook.xml'
  const targets = new Map<string, { type: string; path: string }>()
  const rels = main.replace(/([^/]+)$/, '_rels/$1.rels')
  await parse(archive, rels, budget, {
    open: (name, attribute) => {
      const id = attribute('Id')
      if (name === 'Relationship' && id)
        targets.set(id, {
          type: attribute('Type')?.split('/').at(-1) ?? '',
          path: under(main, attribute('Target') ?? ''),
        })
    },
  })
  const sheets: Workbook['sheets'] = []
  let from1904 = false
  await parse(archive, main, budget, {
    open: (name, attribute) => {
      if (name === 'workbookPr') from1904 = /^(?:1|true)$/.test(attribute('date1904') ?? '')
      const target = name === 'sheet' ? targets.get(attribute('r:id') ?? attribute('id') ?? '') : undefined
      // What its author hid is no part of what was sent; a sheet of charts has no rows.
      if (target?.type === 'worksheet' && !/hidden/i.test(attribute('state') ?? ''))
        sheets.push({ name: attribute('name') ?? '', path: target.path })
    },
  })
  const pathOf = (type: string) => [...targets.values()].find((target) => target.type === type)?.path ?? null
  return { sheets, from1904, sharedStrings: pathOf('sharedStrings'), styles: pathOf('styles') }
}

/** Texts that several cells share; the reading aid over East Asian letters is left out. */
const readSharedStrings = async (archive: Archive, path: string, budget: Budget): Promise<string[]> => {
  const texts: string[] = []
  let text: string | null = null
  let inText = false
  let aid = 0
  await parse(archive, path, budget, {
    open: (name) => {
      if (name === 'si') text = ''
      else if (name === 'rPh') aid++
      else if (name === 't') inText = aid === 0
    },
    close: (name) => {
      if (name === 'rPh') aid--
      else if (name === 't') inText = false
      else if (name === 'si') {
        texts.push(spend(budget, unescaped(text ?? '')))
        text = null
      }
    },
    text: (piece) => {
      if (inText && text !== null) text += piece
    },
  })
  return texts
}

const readShapes = async (archive: Archive, path: string, budget: Budget): Promise<NumberShape[]> => {
  const codes = new Map<number, string>()
  const shapes: NumberShape[] = []
  let inCells = false
  await parse(archive, path, budget, {
    open: (name, attribute) => {
      if (name === 'numFmt') codes.set(Number(attribute('numFmtId')), attribute('formatCode') ?? '')
      else if (name === 'cellXfs') inCells = true
      else if (name === 'xf' && inCells) {
        const id = Number(attribute('numFmtId') ?? 0)
        shapes.push(numberShape(id, codes.get(id)))
      }
    },
    close: (name) => {
      if (name === 'cellXfs') inCells = false
    },
  })
  return shapes
}

interface Place {
  row: number
  column: number
}

/** `C12` → row 11, column 2. */
const placeOf = (reference: string): Place | null => {
  const found = /^\$?([A-Z]{1,3})\$?(\d{1,7})$/.exec(reference)
  if (!found) return null
  const column = [...found[1]!].reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0) - 1
  return { row: Number(found[2]) - 1, column }
}

interface Cell extends Place {
  type: string
  style: number
  value: string | null
}

interface Shared {
  strings: string[]
  shapes: NumberShape[]
  from1904: boolean
}

const shownText = (cell: Cell, shared: Shared): string | null => {
  if (cell.value === null) return null
  switch (cell.type) {
    case 's':
      return shared.strings[Number(cell.value)] ?? null
    case 'inlineStr':
    case 'str':
      return unescaped(cell.value)
    case 'b':
      return cell.value === '1' ? 'TRUE' : 'FALSE'
    case 'e':
      return cell.value
    case 'd':
      return isoText(cell.value)
    default:
      return numberText(cell.value, shared.shapes[cell.style] ?? { kind: 'plain' }, shared.from1904)
  }
}

/** A merged cell stands in every place that it covers, as far as the sheet has something. */
const fillMerged = (rows: Row[], merged: readonly [Place, Place][], budget: Budget): void => {
  const width = rows.reduce((most, row) => Math.max(most, row.length), 0)
  for (const [from, to] of merged) {
    const text = rows[from.row]?.[from.column] ?? null
    if (text === null) continue
    for (let at = from.row; at <= Math.min(to.row, rows.length - 1); at++) {
      const row = rows[at]!
      for (let column = from.column; column <= Math.min(to.column, width - 1); column++) {
        if (row[column] === text) continue
        while (row.length < column) row.push(null)
        row[column] = spend(budget, text)
      }
    }
  }
}

const readRows = async (archive: Archive, path: string, shared: Shared, budget: Budget): Promise<Row[]> => {
  const rows: Row[] = []
  const merged: [Place, Place][] = []
  const at: Place = { row: -1, column: -1 }
  let cell: Cell | null = null
  let inValue = false
  let aid = 0

  const keep = (text: string, { row, column }: Place): void => {
    if (row >= SHEET_LIMITS.rows || column >= SHEET_LIMITS.columns) throw new RangeError('sheet beyond its limits')
    while (rows.length <= row) rows.push([])
    const cells = rows[row]!
    while (cells.length < column) cells.push(null)
    cells[column] = spend(budget, text)
  }

  await parse(
    archive,
    path,
    budget,
    {
      open: (name, attribute) => {
        if (name === 'row') {
          at.row = attribute('r') ? Number(attribute('r')) - 1 : at.row + 1
          at.column = -1
        } else if (name === 'c') {
          const place = placeOf(attribute('r') ?? '')
          at.column = place ? place.column : at.column + 1
          if (place) at.row = place.row
          cell = { ...at, type: attribute('t') ?? 'n', style: Number(attribute('s') ?? 0), value: null }
        } else if (name === 'rPh') aid++
        else if (cell && (name === 'v' || name === 't')) inValue = aid === 0
        else if (name === 'mergeCell') {
          const [from, to] = (attribute('ref') ?? '').split(':').map(placeOf)
          if (from && to && merged.length < SHEET_LIMITS.cells) merged.push([from, to])
        }
      },
      close: (name) => {
        if (name === 'v' || name === 't') inValue = false
        else if (name === 'rPh') aid--
        else if (name === 'c' && cell) {
          const text = cellText(shownText(cell, shared))
          if (text !== null) keep(text, cell)
          cell = null
        }
      },
      text: (piece) => {
        if (inValue && cell) cell.value = (cell.value ?? '') + piece
      },
    },
    withoutEmpty,
  )
  fillMerged(rows, merged, budget)
  return rows
}

/**
 * Reads the visible sheets of an opened workbook in their order.
 * @throws RangeError beyond the limits, Error where the workbook is damaged
 */
export const readXlsx = async (archive: Archive): Promise<Sheet[]> => {
  const budget: Budget = {
    bytes: SHEET_LIMITS.inflated,
    cells: SHEET_LIMITS.cells,
    characters: SHEET_LIMITS.characters,
  }
  const workbook = await readWorkbook(archive, budget)
  if (workbook.sheets.length > SHEET_LIMITS.sheets) throw new RangeError('too many sheets')
  const { sharedStrings, styles, from1904 } = workbook
  const shared: Shared = {
    strings:
      sharedStrings && archive.exists(sharedStrings) ? await readSharedStrings(archive, sharedStrings, budget) : [],
    shapes: styles && archive.exists(styles) ? await readShapes(archive, styles, budget) : [],
    from1904,
  }
  const sheets: Sheet[] = []
  for (const { name, path } of workbook.sheets)
    sheets.push({ name: name.normalize('NFC'), rows: await readRows(archive, path, shared, budget) })
  return sheets
}
