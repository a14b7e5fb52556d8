// What every file reader hands on: the document's text in lines, with the little that the file knows about them.

/** One line of the extracted text; its place in the list plus one is its line number. */
export interface SourceLine {
  /** NFC, without line breaks; the cells of a table row are joined by tabs. */
  text: string
  /** The cells of a table row, merged ones repeated; only where the file says that this is a table. */
  cells?: string[]
  /** A paragraph of its own in the file: never the continuation of the line before. */
  paragraph?: boolean
}

/** Splits plain text into source lines: any line ending, form feeds too. */
export const linesOf = (text: string): SourceLine[] =>
  text
    .replace(/^\uFEFF/, '')
    .split(/\r\n|[\n\r\f\u2028\u2029]/)
    .map((line) => ({ text: line.normalize('NFC') }))
