// What a table is (assignments, agenda, neither) and which column says what, by the words of its head.
import type { TableBlock, TableRow } from './blocks.ts'
import { fold } from './fold.ts'

export type Column =
  | 'number'
  | 'content'
  | 'time'
  | 'lead'
  | 'coordinate'
  | 'lead_or_coordinate'
  | 'product'
  | 'note'
  | 'other'

const columnOf = (head: string): Column => {
  const text = fold(head).replace(/\s+/g, ' ').trim()
  if (/^(?:tt|stt|so tt|so thu tu)\b/.test(text)) return 'number'
  if (/^(?:du kien )?(?:thoi gian|thoi han|tien do|thoi diem|ngay|han|moc|gio)\b/.test(text)) return 'time'
  if (/chu tri\s*(?:\/|,|va)\s*phoi hop|thuc hien\s*\/\s*phoi hop/.test(text)) return 'lead_or_coordinate'
  if (/^(?:ten )?(?:noi dung|nhiem vu|hoat dong|cong viec|cong tac|ten nhiem vu|dau viec|viec)\b/.test(text))
    return 'content'
  if (/san pham|ket qua|dau ra/.test(text)) return 'product'
  if (/phoi hop/.test(text)) return 'coordinate'
  if (/chu tri|thuc hien|phu trach|dau moi|trinh bay|don vi|co quan|nguoi|trach nhiem|phan cong/.test(text))
    return 'lead'
  if (/ghi chu/.test(text)) return 'note'
  return 'other'
}

/** The meaning of every column. */
export const columnsOf = (table: TableBlock): Column[] => table.header.map(columnOf)

/** The cell of a row in the column of that meaning, '' where the table has none. */
export const cellOf = (row: TableRow, columns: readonly Column[], column: Column): string => {
  const at = columns.indexOf(column)
  return at < 0 ? '' : (row.cells[at] ?? '').trim()
}

/** True for a programme of the day: hours in the time column, or a table under a heading that says so. */
export const isAgenda = (table: TableBlock, headings: string): boolean => {
  const columns = columnsOf(table)
  if (!columns.includes('content')) return false
  if (columns.includes('coordinate') || columns.includes('product') || columns.includes('lead_or_coordinate'))
    return false
  const hours = table.rows.filter((row) => /\d\s?(?:h|g|giờ|:)\s?\d{0,2}/i.test(cellOf(row, columns, 'time')))
  if (hours.length > 0 && hours.length >= table.rows.length / 2) return true
  return /chuong trinh|lich lam viec/.test(fold(headings)) && !columns.includes('time')
}

/** True for a table that says who does what. */
export const isAssignmentTable = (table: TableBlock): boolean => {
  const columns = columnsOf(table)
  return columns.includes('content') && (columns.includes('lead') || columns.includes('lead_or_coordinate'))
}
