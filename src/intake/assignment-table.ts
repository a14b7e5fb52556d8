// A table that says who does what → its rows' tasks; merged cells, rows cut by a page, "nt" for the same as above.
import { draft, type Scope } from './assignment-scope.ts'
import type { TableBlock, TableRow } from './blocks.ts'
import type { Draft } from './draft.ts'
import { fold } from './fold.ts'
import { productsInCell } from './products.ts'
import { ask } from './questions.ts'
import { type Column, cellOf, columnsOf } from './tables.ts'
import { isClass, leadInLength, splitBodies, unitOf } from './units.ts'

/** What a row says in the columns that may refer to the row above. */
interface Said {
  who: string
  time: string
  coordinators: string
}

/** "nt", "như trên", a ditto mark. */
const isSameAsAbove = (cell: string): boolean => /^[-–\s"]*(?:n\.?t\.?|nhu tren|")[-–\s"]*$/.test(fold(cell))

/** "II | Xúc tiến thương mại", its title alone or spread over the columns by a merged cell: heads the rows below. */
const isSectionRow = (row: TableRow, { who, time }: Said, content: string): boolean => {
  const filled = row.cells.filter((cell) => cell !== '')
  const bare = who === '' && time === '' && filled.length <= 2
  if (bare && (/^(?:[IVX]+|[A-HĐ])\.?$/u.test(row.cells[0] ?? '') || content === '')) return true
  if (new Set(filled).size === 1) return true
  const rest = filled.slice(1)
  return rest.length > 2 && new Set(rest).size === 1
}

/** Adds every row's task to those found. */
export const addTable = (table: TableBlock, scope: Scope): void => {
  const columns = columnsOf(table)
  const unitColumn: Column = columns.includes('lead_or_coordinate') ? 'lead_or_coordinate' : 'lead'
  let last: Draft | null = null
  let above: Said = { who: '', time: '', coordinators: '' }
  for (const row of table.rows) {
    const content = cellOf(row, columns, 'content')
    const said = (column: Column, before: string): string => {
      const cell = cellOf(row, columns, column)
      return isSameAsAbove(cell) ? before : cell
    }
    above = {
      who: said(unitColumn, above.who),
      time: said('time', above.time),
      coordinators: said('coordinate', above.coordinators),
    }
    const numbered = cellOf(row, columns, 'number') !== ''
    if (isSectionRow(row, above, content)) last = null
    // A row cut by a page break goes on in small letters without a number.
    else if (last && above.who === '' && !numbered && /^\p{Ll}/u.test(content)) last.task += ` ${content}`
    else if (content !== '') last = addRow(row, content, above, last, columns, scope) ?? last
  }
}

const addRow = (
  row: TableRow,
  content: string,
  { who, time, coordinators }: Said,
  last: Draft | null,
  columns: readonly Column[],
  scope: Scope,
): Draft | null => {
  // A merged cell stands in its first row only; a section's row ends what it covers.
  const written = who || last?.unit.unit || ''
  if (written === '') {
    scope.orphans.push(ask('unit_missing', row.line, content.slice(0, 80)))
    return null
  }
  const unit = unitOf(written.slice(leadInLength(written)))
  const severalInOne = columns.includes('lead_or_coordinate') && unit.members.length > 1
  if (severalInOne) unit.group = isClass(unit.members[0]!)
  const one = draft(scope, unit, content, row.line)
  one.role = 'lead'
  one.coordinators = splitBodies(coordinators)
  if (columns.includes('product')) one.products = productsInCell(cellOf(row, columns, 'product'))
  if (time !== '') one.timing.push({ text: time, cell: true })
  if (who === '' && cellOf(row, columns, 'number') !== '') one.questions.push(ask('unit_inferred', row.line, written))
  if (severalInOne) one.questions.push(ask('role_unclear', row.line, written))
  return one
}
