// Pictures that the bot sends: what is on them, in words that are finished; how they are drawn is for `reports/`.

/** Codes to point a telephone at, side by side, with lines of plain text below them. */
export interface QrPicture {
  kind: 'qr'
  /** What each code says: a link; and where it leads, where there are several. */
  codes: { content: string; label: string | null }[]
  lines: string[]
}

/** A plan at a glance: a bar for each task, and who is missing where the names fit. */
export interface BoardPicture {
  kind: 'board'
  /** Who and what: the plan, its title, as of when. */
  title: string
  heading: string[]
  bars: {
    label: string
    /** "41/63, còn thiếu 22". */
    count: string
    note: string
    done: number
    submitted: number
    of: number
    tone: 'good' | 'open' | 'soon' | 'late' | 'quiet'
  }[]
  /** Names by region, under a line that says whose they are. */
  missing: { heading: string; groups: { label: string; names: string }[] } | null
  foot: string[]
}

/** Tables to calculate with: a workbook, sent as a file. */
export interface SheetDocument {
  kind: 'sheet'
  /** `heads`: rows that head a table, from 0. */
  sheets: { name: string; rows: (string | number | null)[][]; heads: number[] }[]
}

export type Picture = QrPicture | BoardPicture | SheetDocument
