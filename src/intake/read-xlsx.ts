// A workbook (.xlsx) → its visible sheets as rows of text: read-excel-file reads the cells, within limits set before it.
import { zipSync } from 'fflate'
import readExcelFile from 'read-excel-file/universal'
import { dateText, isoText, type NumberShape, numberText } from './cell-text.ts'
import { cellText, type Row, SHEET_LIMITS, type Sheet } from './sheet.ts'
import { type Budget, type Place, type PreparedSheet, placeKey, plainXml, preparedSheet } from './xlsx-cells.ts'
import { shapesOf, workbookOf } from './xlsx-parts.ts'
import type { Archive } from './zip.ts'

/** All the XML that the library is given, in characters. */
const PREPARED_LIMIT = 32 * 1024 * 1024

/** A number as the file spells it: its format decides what it shows. */
interface Spelled {
  spelled: string
}

const OFFICE = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'

/** A workbook with what the library looks at and nothing else, not even compressed. */
const plainWorkbook = (
  sheets: readonly PreparedSheet[],
  from1904: boolean,
  texts: string | null,
  styles: string | null,
) => {
  const parts: Record<string, string> = {}
  const relations: string[] = []
  const add = (type: string, target: string, xml: string | null): void => {
    if (xml === null) return
    relations.push(`<Relationship Id="${target}" Type="${OFFICE}/${type}" Target="${target}"/>`)
    parts[`xl/${target}`] = xml
  }
  add('sharedStrings', 'sharedStrings.xml', texts)
  add('styles', 'styles.xml', styles)
  for (const [n, { xml }] of sheets.entries()) add('worksheet', `sheet${n}.xml`, xml)
  const listed = sheets.map((_, n) => `<sheet name="${n}" sheetId="${n + 1}" r:id="sheet${n}.xml"/>`)
  parts['xl/workbook.xml'] =
    `<workbook><workbookPr date1904="${from1904 ? 1 : 0}"/><sheets>${listed.join('')}</sheets></workbook>`
  parts['xl/_rels/workbook.xml.rels'] = `<Relationships>${relations.join('')}</Relationships>`
  const entries = Object.entries(parts).map(([path, xml]) => [path, new TextEncoder().encode(xml)] as const)
  return zipSync(Object.fromEntries(entries), { level: 0 })
}

const shownText = (value: unknown, shape: NumberShape | undefined, from1904: boolean): string | null => {
  if (value === null || value === undefined) return null
  if (value instanceof Date) return dateText(value, from1904)
  if (typeof value === 'boolean') return value ? 'TRUE' : 'FALSE'
  if (typeof value === 'string') return shape?.kind === 'iso' ? isoText(value) : value
  return numberText((value as Spelled).spelled, shape)
}

/** What is left of the limits of what is handed on. */
interface Room {
  cells: number
  characters: number
}

const spend = (room: Room, text: string): string => {
  room.cells--
  room.characters -= text.length
  if (room.cells < 0 || room.characters < 0) throw new RangeError('sheet beyond its limits')
  return text
}

/** A merged cell stands in every place that it covers, as far as the sheet has something. */
const fillMerged = (rows: Row[], merged: readonly [Place, Place][], room: Room): void => {
  const width = rows.reduce((most, row) => Math.max(most, row.length), 0)
  for (const [from, to] of merged) {
    const text = rows[from.row]?.[from.column] ?? null
    if (text === null) continue
    for (let at = from.row; at <= Math.min(to.row, rows.length - 1); at++) {
      const row = rows[at]!
      for (let column = from.column; column <= Math.min(to.column, width - 1); column++) {
        if (row[column] === text) continue
        while (row.length < column) row.push(null)
        row[column] = spend(room, text)
      }
    }
  }
}

const rowsOf = (data: readonly (readonly unknown[])[], sheet: PreparedSheet, from1904: boolean, room: Room): Row[] => {
  const rows = data.map((values, r) => {
    const row = values.map((value, c) => {
      const text = cellText(shownText(value, sheet.shapes.get(placeKey(r, c)), from1904))
      return text === null ? null : spend(room, text)
    })
    while (row.at(-1) === null) row.pop()
    return row
  })
  while (rows.at(-1)?.length === 0) rows.pop()
  fillMerged(rows, sheet.merged, room)
  return rows
}

/**
 * Reads the visible sheets of an opened workbook in their order.
 * @throws RangeError beyond the limits, Error where the workbook is damaged
 */
export const readXlsx = async (archive: Archive): Promise<Sheet[]> => {
  const { sheets, from1904, sharedStrings, styles } = workbookOf(archive)
  if (sheets.length === 0) return []
  if (sheets.length > SHEET_LIMITS.sheets) throw new RangeError('too many sheets')
  const budget: Budget = { bytes: SHEET_LIMITS.inflated, cells: SHEET_LIMITS.cells, prepared: PREPARED_LIMIT }
  const part = (path: string | null): string | null => {
    const xml = path === null ? null : plainXml(archive.read(path).toString())
    budget.prepared -= xml?.length ?? 0
    if (budget.prepared < 0) throw new RangeError('workbook beyond its limits')
    return xml
  }
  const [texts, styled] = [part(sharedStrings), part(styles)]
  const shapes = styled === null ? [] : shapesOf(styled)
  const prepared: PreparedSheet[] = []
  for (const { path } of sheets) prepared.push(await preparedSheet(archive.stream(path, budget.bytes), shapes, budget))
  const bytes = plainWorkbook(prepared, from1904, texts, styled)
  const read = await readExcelFile<Spelled>(bytes.buffer as ArrayBuffer, { parseNumber: (spelled) => ({ spelled }) })
  const room: Room = { cells: SHEET_LIMITS.cells, characters: SHEET_LIMITS.characters }
  return sheets.map(({ name }, n) => ({
    name: name.normalize('NFC'),
    rows: rowsOf(read[n]!.data, prepared[n]!, from1904, room),
  }))
}
