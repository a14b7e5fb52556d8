// Pictures that the bot sends: what is on them, in words that are finished; how they are drawn is for `reports/`.

/** A code to point a telephone at, with lines of plain text below it. */
export interface QrPicture {
  kind: 'qr'
  /** What the code says: a link. */
  content: string
  lines: string[]
}

export type Picture = QrPicture
