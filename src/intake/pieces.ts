// Lines of a document → pieces: characters repaired, markup and page matter removed, cells parted, labels given back.
import { fold } from './fold.ts'
import { takeMarker } from './markers.ts'
import type { SourceLine } from './source.ts'
import { TABLE_WORDS } from './table-blocks.ts'

/** A line, or the part of one, on its way to a block. */
export interface Piece {
  line: number
  text: string
  cells: string[] | null
  paragraph: boolean
  /** Blank lines stood before it. */
  gap: boolean
}

/** Repairs characters only: NFC, look-alike blanks, letters that old fonts put for Ư and ư. */
export const cleanCharacters = (text: string): string =>
  text
    .normalize('NFC')
    .replace(/[\u00a0\u2000-\u200a\u202f\u3000]/g, ' ')
    .replace(/[\u200b-\u200f\u00ad\ufeff\u2060]/g, '')
    .replace(/Ƣ/g, 'Ư')
    .replace(/ƣ/g, 'ư')
    .replace(/[\ufffd\u0000-\u0008\u000b\u000e-\u001f]/g, '')
    .normalize('NFC')

/** A bold mark that opens right behind a word was a line end on paper: "**I. Mục đích****1. Yêu cầu**". */
const withGluedMarksParted = (text: string): string => {
  let marks = 0
  return text.replace(/(?<=[^\s*])\*{4}(?=[\p{L}\d])/gu, '**\n**').replace(/\*\*/g, (mark, at: number, all: string) => {
    marks++
    const glued = /[^\s*]/.test(all.charAt(at - 1)) && /[\p{L}\d]/u.test(all.charAt(at + 2))
    return marks % 2 === 1 && glued ? '\n' : mark
  })
}

/** Marks of markup that a converter left are taken off; where one stood for a line end the text is parted. */
const withoutMarkup = (text: string): string[] =>
  withGluedMarksParted(
    text
      // "*Cần Thơ, ngày 21 tháng 11 năm 2025*", "- *Sở Y tế*: …": italics.
      .replace(/^(\s*)\*(?=[^\s*])([^*]+)\*(\s*)$/u, '$1$2$3')
      .replace(/(?<=^\s*[-+•]\s+|[\s(])\*(?=[^\s*])([^*\n]{1,300}?)(?<=[^\s*])\*(?=[\s.,;:)]|$)/gu, '$1'),
  )
    .replace(/<\/p>|<br\s*\/?>|<\/div>|<\/li>/gi, '\n')
    .replace(/<\/?[a-z][a-z0-9]{0,9}(?:\s[^<>]{0,200})?\/?>/gi, '')
    .replace(/\*\*|__(?=\S)|(?<=\S)__/g, '')
    .replace(/^#{1,6}\s+/, '')
    .split('\n')

/** Cells parted by bars, "| a | b |" or "a | b": the bars become tabs. */
const withoutPipes = (text: string): string => {
  const bare = text.trim()
  if (/^\|.*\|$/.test(bare)) return bare.slice(1, -1).replace(/\|/g, '\t')
  if (/^\|+$/.test(bare)) return ''
  return /\S\s+\|(?:\s|$)|^\|\s/.test(bare) ? bare.replace(/ {0,9}\| {0,9}/g, '\t') : text
}

const tidy = (text: string): string => text.replace(/ +/g, ' ').trim()

/** Rules, and the specks of a scan: nothing that can be read. */
const isRule = (text: string): boolean => /^[-–—_=*.\s]{2,}$/.test(text) || !/[\p{L}\d]/u.test(text)
const isPageNumber = (text: string): boolean =>
  /^(?:(?:trang|page)\s*)?[-–]?\s*\d{1,3}\s*[-–]?(?:\s*\/\s*\d{1,3})?$/i.test(text)
const isStamp = (text: string): boolean =>
  /^(?:thoi gian ky|nguoi ky|co quan|email)\s*:.*(?:\+07:00|@)/.test(fold(text))

/** Italics that open in one line and close in one of the next: "*Cần Thơ, ngày 21" … "tháng 11 năm 2025 *". */
const withoutItalics = (lines: readonly SourceLine[]): readonly SourceLine[] => {
  const closes = (text: string | undefined): boolean => text !== undefined && /[^\s*]\s?\*\s*$/.test(text)
  const opens = (text: string): boolean => /^\s*\*(?=[^\s*])[^*]*$/.test(text)
  if (!lines.some((line) => opens(line.text))) return lines
  const texts = lines.map((line) => line.text)
  texts.forEach((text, i) => {
    if (!opens(text)) return
    const end = [i + 1, i + 2].find((at) => closes(texts[at]) && !/^\s*\*/.test(texts[at]!))
    if (end === undefined) return
    texts[i] = text.replace('*', '')
    texts[end] = texts[end]!.replace(/\s?\*\s*$/, '')
  })
  return lines.map((line, i) => (texts[i] === line.text ? line : { ...line, text: texts[i]! }))
}

/** "a<tab>b" → its cells; "1.<tab>Vụ …" is none, the tab belongs to the number. */
const cellsIn = (text: string): string[] | null => {
  if (!text.includes('\t')) return null
  const cells = text.split('\t').map(tidy)
  return cells.length === 2 && takeMarker(`${cells[0]} x`).text === 'x' ? null : cells
}

const isMatter = (text: string): boolean =>
  text.trim() === '' || isRule(text.trim()) || isPageNumber(text.trim()) || isStamp(text)

/** The parts of one line, null for each that is blank, a rule or page matter. */
const partsOf = (source: SourceLine): (Pick<Piece, 'text' | 'cells' | 'paragraph'> | null)[] => {
  const given = source.cells?.map((cell) => tidy(cleanCharacters(cell).replace(/\*\*/g, '')))
  if (given && given.length > 1) return [{ text: given.join('\t'), cells: given, paragraph: true }]
  // Blanks without end would cost more with every one; no table has forty empty cells in a row.
  const raw = cleanCharacters(source.text)
    .replace(/ {2,}/g, ' ')
    .replace(/(\s{40})\s+/g, '$1')
  const pipe = withoutPipes(raw)
  // "|---|---|" below a head.
  if (pipe !== raw && /^[-:\s\t]*$/.test(pipe)) return [null]
  return withoutMarkup(pipe).map((part) => {
    const text = part
      .replace(/ +/g, ' ')
      .replace(/ ?\t ?/g, '\t')
      .replace(/^ | $/g, '')
    if (isMatter(text)) return null
    const cells = cellsIn(text)
    return { text: cells ? text : tidy(text.replace(/\t/g, ' ')), cells, paragraph: source.paragraph ?? false }
  })
}

/** Lines → pieces, in order, each with the number of its line. */
export const piecesOf = (lines: readonly SourceLine[]): Piece[] => {
  const pieces: Piece[] = []
  let gap = true
  withoutItalics(lines).forEach((source, index) => {
    for (const part of partsOf(source)) {
      if (part) pieces.push({ ...part, line: index + 1, gap })
      gap = part === null
    }
  })
  return withHeadsJoined(withLabelsJoined(pieces))
}

/** A table's head whose cells hold line breaks: "Cơ quan" / "chủ trì <tab> Thời gian" is one row on paper. */
const withHeadsJoined = (pieces: readonly Piece[]): Piece[] => {
  const rows: Piece[] = []
  for (const piece of pieces) {
    const head = rows.at(-1)
    const first = piece.cells?.[0] ?? (piece.text.length < 40 ? piece.text : '')
    const goesOn =
      /^\p{Ll}/u.test(first) &&
      !piece.paragraph &&
      (TABLE_WORDS.test(fold(piece.text)) || /^hoan thanh$/.test(fold(first)))
    if (head?.cells && goesOn && /^(?:stt|tt|so tt)$/.test(fold(head.cells[0] ?? ''))) {
      const joined = `${head.cells.at(-1)} ${first}`.trim()
      const cells = [...head.cells.slice(0, -1), joined, ...(piece.cells ?? []).slice(1)]
      rows[rows.length - 1] = { ...head, cells, text: cells.join('\t') }
    } else rows.push(piece)
  }
  return rows
}

const LONE_LABEL =
  /^(?:(?:Phần|PHẦN|Chương|CHƯƠNG)\s+(?:thứ\s+\p{Ll}+|THỨ\s+\p{Lu}+|[IVX]+|\d+)\s*[.:]?|(?=[IVX])X{0,3}(?:IX|IV|V?I{0,3})\s?[.)-]|\d{1,2}\s?[.)]|\d{1,2}(?:\.\d{1,2}){1,3}\.?|[a-zđ]\s?\))$/u

/** A number alone on its line ("Phần thứ ba", "IV.") belongs to the line below it. */
const withLabelsJoined = (pieces: readonly Piece[]): Piece[] => {
  const joinedPieces: Piece[] = []
  for (let i = 0; i < pieces.length; i++) {
    const piece = pieces[i]!
    const next = pieces[i + 1]
    if (!piece.cells && next && !next.cells && LONE_LABEL.test(piece.text) && !takeMarker(next.text).marker) {
      joinedPieces.push({ ...next, text: `${piece.text} ${next.text}`, gap: piece.gap })
      i++
    } else joinedPieces.push(piece)
  }
  return joinedPieces
}
