// Wrapped lines: whether a line goes on with the paragraph before it, told from widths, blank lines and words.
import { fold, isUpperCase } from './fold.ts'
import { type Marker, takeMarker } from './markers.ts'
import type { Piece } from './pieces.ts'
import { beginsWithAct, isOnlyName } from './units.ts'

const LINE_LIMIT = 115
// No paragraph of a document is longer; lines without end would cost more with every line.
const PARAGRAPH_LIMIT = 8000

/** The width that lines were wrapped at around each place, or null where paragraphs stand on one line each. */
export const wrapWidths = (pieces: readonly Piece[]): (number | null)[] =>
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
  /** No line is longer than a page is wide. */
  wrapped: boolean
  /** The first line of a paragraph is cut short, as in text crawled from a page. */
  crawled: boolean
}

/** False where blank lines also stand in the middle of sentences, before small letters. */
const doGapsPart = (pieces: readonly Piece[]): boolean => {
  const inner = pieces.filter(
    (piece) => !piece.cells && /^\p{Ll}{2,}\s/u.test(piece.text) && !takeMarker(piece.text).marker,
  )
  return inner.filter((piece) => piece.gap).length <= inner.length * 0.15
}

/** True for the head of the list of recipients. */
export const isRecipientsHead = (text: string): boolean => /^noi\s*nhan\s*:?/.test(fold(text))

/**
 * True where every paragraph stands between blank lines, as in text crawled from a page: then a line without a blank line
 * before it goes on, however short the one before.
 */
const isGapped = (pieces: readonly Piece[]): boolean => {
  const end = pieces.findIndex((piece) => isRecipientsHead(piece.text))
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

const isPlain = (piece: Piece): boolean => !piece.cells && !piece.paragraph

/** Lines are broken at a width: none is longer, and sentences stop in the middle of them. */
const isWrapped = (pieces: readonly Piece[]): boolean => {
  const plain = pieces.filter(isPlain)
  const inner = plain.filter((piece) => /^\p{Ll}/u.test(piece.text) && !takeMarker(piece.text).marker)
  return plain.length >= 20 && inner.length >= plain.length * 0.1 && plain.every(({ text }) => text.length <= 140)
}

/** Half of the short numbered lines that stop without a sign go on in small letters. */
const isCrawled = (pieces: readonly Piece[]): boolean => {
  const short = pieces.flatMap((piece, i) => {
    const next = pieces[i + 1]
    const cut =
      isPlain(piece) && piece.text.length < 45 && /[\p{L}\d,]$/u.test(piece.text) && takeMarker(piece.text).marker
    return cut && next && isPlain(next) && !next.gap && !takeMarker(next.text).marker ? [next] : []
  })
  return short.length >= 8 && short.filter(({ text }) => /^\p{Ll}/u.test(text)).length >= short.length * 0.5
}

/** How what is known of the text's layout bears on its lines. */
export const layoutOf = (pieces: readonly Piece[]): Layout => ({
  gapped: isGapped(pieces),
  gapsPart: doGapsPart(pieces),
  wrapped: isWrapped(pieces),
  crawled: isCrawled(pieces),
})

/** The paragraph that a line may go on with. */
interface Paragraph {
  marker: Marker | null
  text: string
}

/** A head word alone on its line ("1. Cục", "2. Đề nghị Ủy ban"): its name stands on the next. */
const LONE_HEAD =
  /^(?:(?:giao|đề nghị|đối với)\s+)?(?:các\s+)?(?:cục|vụ|sở|ban|phòng|bộ|tổng cục|chi cục|trung tâm|ủy ban|uỷ ban|viện|khoa|liên đoàn)$/iu
/** "Đơn vị chủ trì:" alone on its line. */
const LONE_LABEL = /^(?:đơn vị|cơ quan|bộ phận|thời gian|thời hạn|sản phẩm|kết quả|phối hợp|chủ trì)[^:]{0,40}:$/iu

/**
 * In wrapped text an item that stops without a sign goes on in the line below, whatever begins it; a heading, which names
 * somebody, does not.
 */
const isCutItem = (block: Paragraph, piece: Piece, layout: Layout): boolean =>
  !piece.gap &&
  block.marker !== null &&
  (LONE_HEAD.test(block.text) ||
    LONE_LABEL.test(block.text) ||
    (layout.wrapped &&
      (block.marker.style === 'letter' ||
        block.marker.style === 'dash' ||
        (layout.crawled && block.text.length >= 25)) &&
      !/[.;:!?]["”)]?$/.test(block.text) &&
      !isOnlyName(block.text) &&
      !startsAnew(piece)))

const startsAnew = (piece: Piece): boolean => STARTS_ANEW.test(fold(piece.text))

/** In text whose paragraphs stand between blank lines a line without one before it goes on. */
const goesOnUnparted = (before: Piece, piece: Piece): boolean =>
  /^[\p{Ll}\d(]/u.test(piece.text) || (!startsAnew(piece) && isUpperCase(before.text) === isUpperCase(piece.text))

/** A sentence that ended at the edge of the column goes on within its list item; so does a list after a semicolon. */
const goesOnAfterStop = (end: string, block: Paragraph, piece: Piece, full: boolean): boolean =>
  (full && block.marker !== null && /\.$/.test(end) && /^\p{Lu}/u.test(piece.text) && !startsAnew(piece)) ||
  (/;$/.test(end) && /^\p{Ll}/u.test(piece.text))

/** A heading in capitals and a text in small letters are two; an abbreviation at the head of the line is none. */
const changesCase = (before: Piece, piece: Piece): boolean =>
  isUpperCase(before.text) !== isUpperCase(piece.text) &&
  (isUpperCase(before.text) || !/^[\p{Lu}&-]{2,12}\b/u.test(piece.text))

/**
 * True where a line goes on with the paragraph before it. `width` is what the lines here were wrapped at, null where they
 * were not.
 */
export const continues = (
  before: Piece,
  block: Paragraph,
  piece: Piece,
  width: number | null,
  layout: Layout,
): boolean => {
  if (block.text.length > PARAGRAPH_LIMIT || piece.paragraph || piece.cells || before.cells) return false
  // "… tại điểm 5 mục" breaks before its "III.", which numbers nothing.
  if (/(?<=(?:tại|theo|ở|thuộc|\d,?)\s)(?:mục|điểm|khoản|tiết)$/u.test(block.text.slice(-20))) return true
  if (takeMarker(piece.text).marker) return false
  // Only its end matters, and it is looked at for every line.
  const end = block.text.slice(-160)
  const full = width !== null && before.text.length >= width * 0.8
  if (layout.gapped && !piece.gap && goesOnUnparted(before, piece)) return true
  if (width !== null && !piece.gap && goesOnAfterStop(end, block, piece, full)) return true
  if (isCutItem(block, piece, layout)) return true
  if (/[.;:!?]["”)]?$/.test(end) && !/\b(?:TP|Q|P|TT|Ths|TS)\.$/.test(end)) return false
  if (startsAnew(piece)) return false
  if (/^\p{Ll}/u.test(piece.text) || UNFINISHED.test(end) || /[,\p{L}]-$|,$/u.test(end)) return true
  if (changesCase(before, piece)) return false
  // "12. Đề nghị Ủy ban MTTQ huyện" heads the paragraph that begins below it, however full its line.
  if (block.marker && /^\p{Lu}/u.test(piece.text) && beginsWithAct(piece.text) && isOnlyName(block.text)) return false
  if (layout.gapsPart && piece.gap && /^\p{Lu}/u.test(piece.text)) return false
  return full
}

/** Joins a wrapped line; a sign broken at its hyphen gets no blank. */
export const joined = (text: string, rest: string): string =>
  /[\p{L}\d]-$/u.test(text) && /^[\p{Lu}\d]/u.test(rest) ? text + rest : `${text} ${rest}`
