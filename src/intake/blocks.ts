// Lines of a document → blocks (headings, paragraphs, list items, tables): noise removed, wrapped lines joined.
import { fold, isUpperCase } from './fold.ts'
import type { SourceLine } from './source.ts'
import { beginsWithAct, isOnlyName } from './units.ts'

export type MarkerStyle = 'part' | 'capital' | 'roman' | 'arabic' | 'dotted' | 'letter' | 'star' | 'dash' | 'plus'

/** The number or sign before a heading or list item, such as `III.`, `4.1.`, `đ)`, `-`. */
export interface Marker {
  style: MarkerStyle
  /** As printed, without the blanks around it. */
  printed: string
  /** Numbers in it: 1 for `4.`, 2 for `4.1.`. */
  depth: number
}

export interface TextBlock {
  kind: 'text'
  line: number
  marker: Marker | null
  text: string
}

export interface TableRow {
  line: number
  cells: string[]
}

export interface TableBlock {
  kind: 'table'
  line: number
  header: string[]
  rows: TableRow[]
}

export type Block = TextBlock | TableBlock

interface Piece {
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

// Marks of markup that a converter left: a bold mark glued to the word before it was a line end on paper.
const withoutMarkup = (text: string): string[] =>
  text
    .replace(/(?<=[^\s*])\*{4}(?=[\p{L}\d])/gu, '**\n**')
    .replace(/^(\s*)\*(?=[^\s*])([^*]+)\*(\s*)$/u, '$1$2$3')
    .replace(/(?<=^\s*[-+•]\s+|[\s(])\*(?=[^\s*])([^*\n]{1,300}?)(?<=[^\s*])\*(?=[\s.,;:)]|$)/gu, '$1')
    .replace(/(?<=[^\s*])\*\*(?=[\p{L}\d])/gu, (mark, at: number) =>
      // An opening mark glued to a word: an even number of marks stands before it.
      (text.slice(0, at).match(/\*\*/g) ?? []).length % 2 === 0 ? '\n' : mark,
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
  return /\S\s+\|(?:\s|$)|^\|\s/.test(bare) ? bare.replace(/\s*\|\s*/g, '\t') : text
}

const tidy = (text: string): string => text.replace(/ +/g, ' ').trim()

const isRule = (text: string): boolean => /^[-–—_=*.\s]{2,}$/.test(text)
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

const piecesOf = (given: readonly SourceLine[]): Piece[] => {
  const lines = withoutItalics(given)
  const pieces: Piece[] = []
  let gap = true
  lines.forEach((source, index) => {
    const line = index + 1
    const raw = cleanCharacters(source.text)
    const cells = source.cells?.map((cell) => tidy(cleanCharacters(cell).replace(/\*\*/g, '')))
    if (cells && cells.length > 1) {
      pieces.push({ line, text: cells.join('\t'), cells, paragraph: true, gap })
      gap = false
      return
    }
    const pipe = withoutPipes(raw)
    if (pipe !== raw && /^[-:\s\t]*$/.test(pipe)) {
      gap = true
      return
    }
    for (const part of withoutMarkup(pipe)) {
      const text = part
        .replace(/ +/g, ' ')
        .replace(/ ?\t ?/g, '\t')
        .replace(/^ +| +$/g, '')
      if (text.trim() === '' || isRule(text.trim()) || isPageNumber(text.trim()) || isStamp(text)) {
        gap = true
        continue
      }
      const split = text.includes('\t') ? text.split('\t').map(tidy) : null
      // "1.<tab>Vụ …": the tab belongs to the number.
      const own = split?.length === 2 && takeMarker(`${split[0]} x`).text === 'x' ? null : split
      pieces.push({
        line,
        text: own ? text : tidy(text.replace(/\t/g, ' ')),
        cells: own,
        paragraph: source.paragraph ?? false,
        gap,
      })
      gap = false
    }
  })
  return withHeadsJoined(withLabelsJoined(pieces))
}

/** A table's head whose cells hold line breaks: "Cơ quan" / "chủ trì <tab> Thời gian" is one row on paper. */
const withHeadsJoined = (pieces: readonly Piece[]): Piece[] => {
  const rows: Piece[] = []
  for (const piece of pieces) {
    const before = rows.at(-1)
    const first = piece.cells?.[0] ?? (piece.text.length < 40 ? piece.text : '')
    if (
      before?.cells &&
      /^(?:stt|tt|so tt)$/.test(fold(before.cells[0] ?? '')) &&
      /^\p{Ll}/u.test(first) &&
      !piece.paragraph &&
      TABLE_WORDS.test(fold(first))
    ) {
      const cells = [
        ...before.cells.slice(0, -1),
        `${before.cells.at(-1)} ${first}`.trim(),
        ...(piece.cells ?? []).slice(1),
      ]
      rows[rows.length - 1] = { ...before, cells, text: cells.join('\t') }
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

const MARKERS: [MarkerStyle, RegExp][] = [
  [
    'part',
    /^(?:Phần|PHẦN|Chương|CHƯƠNG)\s+(?:thứ\s+\p{Ll}+|[IVX]+(?![\p{L}])|\d+|(?:THỨ\s+)?(?:MỘT|NHẤT|HAI|BA|BỐN|TƯ|NĂM|SÁU|BẢY|TÁM|CHÍN|MƯỜI)(?![\p{L}]))\s*[.:–-]?\s+/u,
  ],
  ['roman', /^(?=[IVXLH])(?:X{0,3}(?:IX|IV|V?I{0,3})|HI|IL|L|H)\s*\.\s*(?=\S)/u],
  // Party bodies and unions write "I-" and "1-", schools "I/" and "1/"; signs such as "IV/2024" and "12/KH-UBND" are none.
  ['roman', /^(?=[IVX])X{0,3}(?:IX|IV|V?I{0,3})\s?[-–/)]\s*(?=\p{Lu})(?!\p{Lu}+\s?[-/])/u],
  ['capital', /^[A-GK-MĐ]\s?\.\s+(?=\p{Lu})/u],
  ['dotted', /^\d{1,2}(?:\s?\.\s?\d{1,2}){1,3}\s?[.)/-]?(?![\d/])\s*(?=[\p{L}“"(])/u],
  ['arabic', /^\d{1,2}\s?[.)](?!\d)\s*(?=[\p{L}\d“"(])/u],
  ['arabic', /^\d{1,2}\s?(?:[-–]\s?|\/\s*)(?=\p{Lu})(?!\p{Lu}[\p{Lu}\d&]*\s?[-–/]\s?\p{Lu})/u],
  ['letter', /^[a-zđ]\s?(?:[).]|[/-](?=\s?\p{Lu}))\s*(?=\S)/u],
  ['star', /^\*\s*(?=\S)/u],
  ['plus', /^[+✓•▪◦]\s*(?=\S)/u],
  ['dash', /^[-–—−‐•●]\s*(?=\S)/u],
]

/** Takes the number or sign off the front of a line. */
export const takeMarker = (text: string): { marker: Marker | null; text: string } => {
  for (const [style, pattern] of MARKERS) {
    const match = pattern.exec(text)
    if (!match || match[0] === '') continue
    const printed = match[0].trim()
    const rest = text.slice(match[0].length)
    // "- a) …": the dash is a converter's, the letter is the document's.
    if (style === 'dash' || style === 'plus' || style === 'star') {
      const inner = takeMarker(rest)
      if (inner.marker && (inner.marker.style === 'letter' || inner.marker.style === 'arabic')) return inner
    }
    return { marker: { style, printed, depth: (printed.match(/\d+/g) ?? ['']).length }, text: rest }
  }
  return { marker: null, text }
}

const TABLE_WORDS =
  /\b(?:tt|stt|noi dung|nhiem vu|hoat dong|cong viec|thoi gian|thoi han|tien do|chu tri|phoi hop|thuc hien|phu trach|san pham|ket qua|ghi chu|don vi|co quan)\b/

/** A row that names columns: several short cells with the words that heads of columns have. */
export const isTableHeader = (cells: readonly string[]): boolean => {
  const known = cells.filter((cell) => cell.length <= 60 && TABLE_WORDS.test(fold(cell)))
  return cells.length >= 2 && known.length >= 2 && known.length >= cells.filter((cell) => cell !== '').length - 1
}

const fitted = (cells: readonly string[], width: number): string[] => {
  if (cells.length <= width) return [...cells, ...Array<string>(width - cells.length).fill('')]
  return [
    ...cells.slice(0, width - 1),
    cells
      .slice(width - 1)
      .join(' ')
      .trim(),
  ]
}

/** A head in two rows: "Cơ quan thực hiện" above, "Chủ trì | Phối hợp" below. */
const isLowerHeader = (upper: readonly string[], lower: readonly string[]): boolean => {
  if (lower.length !== upper.length || fold(lower.join('|')) === fold(upper.join('|'))) return false
  const own = lower.filter((cell, i) => cell !== '' && cell !== upper[i])
  return (
    own.length >= 2 && own.every((cell) => cell.length <= 40 && TABLE_WORDS.test(fold(cell)) && !/[.;]$/.test(cell))
  )
}

/** "III. TỔ CHỨC THỰC HIỆN" right below a table: the first of a table's own sections would be I. */
const isHeadingBelow = (cells: readonly string[], rows: readonly TableRow[]): boolean => {
  const text = cells[0] ?? ''
  if (cells.slice(1).some((cell) => cell !== '') || !isUpperCase(text)) return false
  const roman = (cell: string | undefined): boolean => /^[IVX]+\s?[.-]?(?:\s|$)/.test(cell ?? '')
  return /^(?!I\s?[.-]?\s)[IVX]+\s?[.-]\s*\p{Lu}/u.test(text) && !rows.some((row) => roman(row.cells[0]))
}

/** "TT": no row begins with it, so another table begins here. */
const isNumberHead = (cell: string | undefined): boolean => /^(?:tt|stt|so tt|so thu tu)$/.test(fold(cell ?? ''))

const readTable = (pieces: readonly Piece[], at: number): { table: TableBlock; next: number } => {
  const first = pieces[at]!
  const second = pieces[at + 1]?.cells ?? null
  const halves = second && isLowerHeader(first.cells!, second)
  const header = halves ? first.cells!.map((cell, i) => second[i] || cell) : first.cells!
  const heads = [first.cells!, header, ...(halves ? [second] : [])].map((cells) => fold(cells.join('|')))
  const rows: TableRow[] = []
  let next = at + (halves ? 2 : 1)
  for (; next < pieces.length; next++) {
    const piece = pieces[next]!
    if (!piece.cells) {
      const last = rows.at(-1)
      // A cell's text broken over lines: small letter, no number of its own.
      if (!last || piece.paragraph || !/^[\p{Ll},;)]/u.test(piece.text) || takeMarker(piece.text).marker) break
      const cell = last.cells.findLastIndex((text) => text !== '')
      if (cell >= 0) last.cells[cell] = `${last.cells[cell]} ${piece.text}`
      continue
    }
    if (/^(?:noi nhan|tm\.|kt\.|tren day la)/.test(fold(piece.cells[0] ?? ''))) break
    if (isHeadingBelow(piece.cells, rows)) break
    if (heads.includes(fold(piece.cells.join('|')))) continue
    if (isTableHeader(piece.cells) && (piece.cells.length !== header.length || isNumberHead(piece.cells[0]))) break
    rows.push({ line: piece.line, cells: fitted(piece.cells, header.length) })
  }
  return { table: { kind: 'table', line: first.line, header, rows }, next }
}

const LINE_LIMIT = 115
// No paragraph of a document is longer; lines without end would cost more with every line.
const PARAGRAPH_LIMIT = 8000

/** The width that lines were wrapped at around each place, or null where paragraphs stand on one line each. */
const wrapWidths = (pieces: readonly Piece[]): (number | null)[] =>
  pieces.map((_, i) => {
    let width = 0
    for (let k = Math.max(0, i - 6); k <= Math.min(pieces.length - 1, i + 6); k++) {
      const piece = pieces[k]!
      if (piece.cells || piece.paragraph) continue
      if (piece.text.length > LINE_LIMIT) {
        if (Math.abs(k - i) <= 1) return null
        continue
      }
      width = Math.max(width, piece.text.length)
    }
    // Full lines that stop in mid-sentence show that the text is wrapped at all.
    const near = pieces.slice(Math.max(0, i - 6), i + 7)
    const broken = near.filter(
      (piece) => !piece.cells && piece.text.length >= width * 0.8 && !/[.;:!?]$/.test(piece.text),
    )
    return width >= 50 && broken.length >= 2 ? width : null
  })

const STARTS_ANEW =
  /^(?:noi nhan|phu luc(?![a-z])|tren day la|kinh gui|so\s*:|v\/v|ke hoach$|thuc hien (?:cong van|ke hoach|quyet dinh|chi thi|nghi quyet)|can cu|(?:tm|kt|tl|tuq|q)\.)/

// A line that ends in one of these words is no whole sentence, whatever its width.
const UNFINISHED =
  /(?<![\p{L}])(?:ngày|tháng|năm|số|và|của|với|các|những|theo|về|đến|cho|là|từ|trước|bằng|gồm|do|tại|để|quý|thứ|mục|phần|khoản|lúc|vào)$/u

interface Layout {
  /** Every paragraph stands between blank lines. */
  gapped: boolean
  /** A blank line ends a paragraph; in some extracts it stands between any two lines. */
  gapsPart: boolean
}

/** False where blank lines also stand in the middle of sentences, before small letters. */
const doGapsPart = (pieces: readonly Piece[]): boolean => {
  const inner = pieces.filter(
    (piece) => !piece.cells && /^\p{Ll}{2,}\s/u.test(piece.text) && !takeMarker(piece.text).marker,
  )
  return inner.filter((piece) => piece.gap).length <= inner.length * 0.15
}

const isRecipients = (text: string): boolean => /^noi\s*nhan\s*:?/.test(fold(text))

/**
 * True where every paragraph stands between blank lines, as in text crawled from a page: then a line without a blank line
 * before it goes on, however short the one before.
 */
const isGapped = (pieces: readonly Piece[]): boolean => {
  const end = pieces.findIndex((piece) => isRecipients(piece.text))
  const plain = pieces.slice(0, end < 0 ? undefined : end).filter((piece) => !piece.cells && !piece.paragraph)
  const marked = plain.filter((piece) => takeMarker(piece.text).marker !== null)
  const inner = plain.filter((piece) => !piece.gap)
  return (
    marked.length >= 5 &&
    marked.filter((piece) => piece.gap).length >= marked.length * 0.9 &&
    inner.length >= plain.length * 0.3 &&
    inner.filter((piece) => /^[\p{Ll}\d(]/u.test(piece.text)).length >= inner.length * 0.5
  )
}

const continues = (before: Piece, block: TextBlock, piece: Piece, width: number | null, layout: Layout): boolean => {
  if (block.text.length > PARAGRAPH_LIMIT) return false
  // Only its end matters, and it is looked at for every line.
  const beforeText = block.text.slice(-160)
  if (piece.paragraph || piece.cells || before.cells) return false
  // "… tại điểm 5 mục" breaks before its "III.", which numbers nothing.
  if (/(?<!\p{L})(?:mục|điểm|khoản|tiết)$/iu.test(beforeText)) return true
  if (takeMarker(piece.text).marker) return false
  if (
    layout.gapped &&
    !piece.gap &&
    !STARTS_ANEW.test(fold(piece.text)) &&
    isUpperCase(before.text) === isUpperCase(piece.text)
  )
    return true
  if (layout.gapped && !piece.gap && /^[\p{Ll}\d(]/u.test(piece.text)) return true
  // A sentence that ended at the edge of the column goes on within its list item.
  const full = width !== null && before.text.length >= width * 0.8
  if (
    full &&
    !piece.gap &&
    block.marker &&
    /\.$/.test(beforeText) &&
    /^\p{Lu}/u.test(piece.text) &&
    !STARTS_ANEW.test(fold(piece.text))
  )
    return true
  if (width !== null && !piece.gap && /;$/.test(beforeText) && /^\p{Ll}/u.test(piece.text)) return true
  if (/[.;:!?]["”)]?$/.test(beforeText) && !/\b(?:TP|Q|P|TT|Ths|TS)\.$/.test(beforeText)) return false
  if (STARTS_ANEW.test(fold(piece.text))) return false
  if (/^[\p{Ll}]/u.test(piece.text) || UNFINISHED.test(beforeText)) return true
  if (/[,\p{L}]-$|,$/u.test(beforeText)) return true
  if (isUpperCase(before.text) !== isUpperCase(piece.text) && (isUpperCase(before.text) || isUpperCase(piece.text))) {
    if (!/^[\p{Lu}&-]{2,12}\b/u.test(piece.text) || isUpperCase(before.text)) return false
  }
  // "12. Đề nghị Ủy ban MTTQ huyện" heads the paragraph that begins below it, however full its line.
  if (block.marker && /^\p{Lu}/u.test(piece.text) && beginsWithAct(piece.text) && isOnlyName(block.text)) return false
  if (layout.gapsPart && piece.gap && /^\p{Lu}/u.test(piece.text)) return false
  return full
}

const FOOTNOTE = /^(\d{1,2})\s(?=\p{Lu})/u

const isFootnote = (text: string, earlier: string): boolean => {
  const match = FOOTNOTE.exec(text)
  return !!match && new RegExp(`\\p{L}${match[1]}(?=[\\s.,;)]|$)`, 'u').test(earlier)
}

/** Joins a wrapped line; a sign broken at its hyphen gets no blank. */
const joined = (text: string, rest: string): string =>
  /[\p{L}\d]-$/u.test(text) && /^[\p{Lu}\d]/u.test(rest) ? text + rest : `${text} ${rest}`

const SECTION_NAME =
  /^(?:(?:muc dich|yeu cau|muc tieu|noi dung|nhiem vu|giai phap|to chuc|phan cong|kinh phi|che do|thoi gian|dia diem|thanh phan|doi tuong|pham vi|chuong trinh|trach nhiem|tien do|cac buoc|quan diem|chi tieu|hinh thuc)(?![a-z]))/

/**
 * Numbers that automatic numbering lost when the text was copied: where a document has none at all, lines in capitals that
 * name a part become its parts, and short lines that only name a body or a person head what follows.
 */
const withLostNumbers = (blocks: Block[]): Block[] => {
  const texts = blocks.filter((block) => block.kind === 'text')
  const end = texts.findIndex((block) => isRecipients(block.text))
  const body = end < 0 ? texts : texts.slice(0, end)
  const numbered = body.filter(({ marker }) => marker && marker.style !== 'dash' && marker.style !== 'plus')
  const parts = body.filter(
    ({ text, marker }) => !marker && text.length < 90 && isUpperCase(text) && SECTION_NAME.test(fold(text)),
  )
  if (numbered.length > 0 || parts.length < 2) return blocks
  const heads = new Set<Block>(parts)
  return blocks.map((block, i): Block => {
    if (block.kind !== 'text' || block.marker) return block
    if (heads.has(block)) return { ...block, marker: { style: 'roman', printed: '', depth: 0 } }
    const next = blocks[i + 1]
    const last = body.indexOf(block)
    const after = last >= 0 && last > body.indexOf(parts[0]!)
    return after && next?.kind === 'text' && !heads.has(next) && isOnlyName(block.text)
      ? { ...block, marker: { style: 'arabic', printed: '', depth: 0 } }
      : block
  })
}

/** Lines → blocks. Line numbers are those of the lines given; a wrapped paragraph has the number of its first line. */
export const blocksOf = (lines: readonly SourceLine[]): Block[] => {
  const pieces = piecesOf(lines)
  const widths = wrapWidths(pieces)
  const layout: Layout = { gapped: isGapped(pieces), gapsPart: doGapsPart(pieces) }
  const blocks: Block[] = []
  let open: { block: TextBlock; last: Piece } | null = null
  let footnote = false
  for (let i = 0; i < pieces.length; ) {
    const piece = pieces[i]!
    if (piece.cells && isTableHeader(piece.cells)) {
      const { table, next } = readTable(pieces, i)
      blocks.push(table)
      open = null
      i = next
      continue
    }
    if (open && continues(open.last, open.block, piece, widths[i] ?? null, layout)) {
      open.block.text = joined(open.block.text, piece.text)
      open.last = piece
      i++
      continue
    }
    footnote = !piece.paragraph && FOOTNOTE.test(piece.text) && isFootnote(piece.text, earlierText(blocks))
    if (footnote) {
      open = { block: { kind: 'text', line: piece.line, marker: null, text: piece.text }, last: piece }
      i++
      continue
    }
    for (const part of piece.cells ?? [piece.text]) {
      if (part === '') continue
      const { marker, text } = takeMarker(part)
      const block: TextBlock = { kind: 'text', line: piece.line, marker, text }
      blocks.push(block)
      open = { block, last: piece }
    }
    i++
  }
  return withLostNumbers(blocks)
}

// Footnotes refer to what stands on the same page: looking back a few dozen blocks is enough.
const earlierText = (blocks: readonly Block[]): string =>
  blocks
    .slice(-40)
    .map((block) => (block.kind === 'text' ? block.text : ''))
    .join('\n')
