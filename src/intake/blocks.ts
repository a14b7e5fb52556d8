// Lines of a document → blocks (headings, paragraphs, list items, tables): noise removed, wrapped lines joined.
import { fold, isUpperCase } from './fold.ts'
import { type Marker, takeMarker } from './markers.ts'
import { continues, isRecipientsHead, joined, layoutOf, wrapWidths } from './paragraphs.ts'
import { type Piece, piecesOf } from './pieces.ts'
import type { SourceLine } from './source.ts'
import { withSpacedTables } from './spaced-tables.ts'
import { isTableHeader, readTable, type TableBlock } from './table-blocks.ts'
import { isOnlyName } from './units.ts'

export { type MarkerStyle, takeMarker } from './markers.ts'
export { cleanCharacters } from './pieces.ts'
export { isTableHeader, type TableBlock, type TableRow } from './table-blocks.ts'

export interface TextBlock {
  kind: 'text'
  line: number
  marker: Marker | null
  text: string
}

export type Block = TextBlock | TableBlock

const FOOTNOTE = /^(\d{1,2})\s(?=\p{Lu})/u

/** "1 Đánh giá …" at the foot of a page, where a word above it ends in that number. */
const isFootnote = (piece: Piece, blocks: readonly Block[]): boolean => {
  const number = piece.paragraph ? undefined : FOOTNOTE.exec(piece.text)?.[1]
  return number !== undefined && new RegExp(`\\p{L}${number}(?=[\\s.,;)]|$)`, 'u').test(textAbove(blocks))
}

// Footnotes refer to what stands on the same page: looking back a few dozen blocks is enough.
const textAbove = (blocks: readonly Block[]): string =>
  blocks
    .slice(-40)
    .map((block) => (block.kind === 'text' ? block.text : ''))
    .join('\n')
    .slice(-20_000)

const SECTION_NAME =
  /^(?:muc dich|yeu cau|muc tieu|noi dung|nhiem vu|giai phap|to chuc|phan cong|kinh phi|che do|thoi gian|dia diem|thanh phan|doi tuong|pham vi|chuong trinh|trach nhiem|tien do|cac buoc|quan diem|chi tieu|hinh thuc)(?![a-z])/

const isPartInCapitals = ({ text, marker }: TextBlock): boolean =>
  !marker && text.length < 90 && isUpperCase(text) && SECTION_NAME.test(fold(text))

/**
 * Numbers that automatic numbering lost when the text was copied: where a document has none at all, lines in capitals that
 * name a part become its parts, and short lines that only name a body or a person head what follows.
 */
const withLostNumbers = (blocks: Block[]): Block[] => {
  const recipients = blocks.findIndex((block) => block.kind === 'text' && isRecipientsHead(block.text))
  const end = recipients < 0 ? blocks.length : recipients
  const body = blocks.slice(0, end).filter((block) => block.kind === 'text')
  const parts = new Set<Block>(body.filter(isPartInCapitals))
  const numbered = body.some(({ marker }) => marker && marker.style !== 'dash' && marker.style !== 'plus')
  if (numbered || parts.size < 2) return blocks
  const first = blocks.findIndex((block) => parts.has(block))
  return blocks.map((block, i): Block => {
    if (block.kind !== 'text' || block.marker) return block
    if (parts.has(block)) return { ...block, marker: { style: 'roman', printed: '', depth: 0 } }
    const next = blocks[i + 1]
    const heads = i > first && i < end && next?.kind === 'text' && !parts.has(next) && isOnlyName(block.text)
    return heads ? { ...block, marker: { style: 'arabic', printed: '', depth: 0 } } : block
  })
}

/** A piece that begins something → a block; several where its cells stand in no table. */
const blocksIn = (piece: Piece): TextBlock[] =>
  (piece.cells ?? [piece.text])
    .filter((part) => part !== '')
    .map((part) => ({ kind: 'text', line: piece.line, ...takeMarker(part) }))

interface Open {
  block: TextBlock
  last: Piece
}

/** Lines → blocks. Line numbers are those of the lines given; a wrapped paragraph has the number of its first line. */
export const blocksOf = (lines: readonly SourceLine[]): Block[] => {
  const pieces = piecesOf(withSpacedTables(lines))
  const widths = wrapWidths(pieces)
  const layout = layoutOf(pieces)
  const blocks: Block[] = []
  let open = null as Open | null
  /** The paragraph that a note at the foot of its page interrupted. */
  let interrupted = null as Open | null
  for (let i = 0; i < pieces.length; i++) {
    const piece = pieces[i]!
    if (piece.cells && isTableHeader(piece.cells)) {
      const { table, next } = readTable(pieces, i)
      blocks.push(table)
      open = null
      i = next - 1
    } else if (isFootnote(piece, blocks)) {
      // Its further lines go on with it, and it is left out.
      interrupted = open
      open = { block: { kind: 'text', line: piece.line, marker: null, text: piece.text }, last: piece }
    } else if (open && continues(open.last, open.block, piece, widths[i] ?? null, layout)) {
      open.block.text = joined(open.block.text, piece.text)
      open.last = piece
    } else if (
      interrupted &&
      /^\p{Ll}/u.test(piece.text) &&
      continues(interrupted.last, interrupted.block, piece, widths[i] ?? null, layout)
    ) {
      open = interrupted
      interrupted = null
      open.block.text = joined(open.block.text, piece.text)
      open.last = piece
    } else {
      interrupted = null
      const made = blocksIn(piece)
      blocks.push(...made)
      const block = made.at(-1)
      if (block) open = { block, last: piece }
    }
  }
  return withLostNumbers(blocks)
}
