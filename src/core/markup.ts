// The small HTML of messages (`<b>`, `<i>`): escaping, length as platforms count it, shortening, cutting into parts.
import type { Html } from './texts.gen.ts'

/** Any text as message HTML, NFC. Control characters, which platforms refuse, become blanks; line ends stay. */
export function escapeHtml(text: string): string {
  return text
    .normalize('NFC')
    .replace(/\r\n?/g, '\n')
    .replace(/[\u0000-\u0009\u000b-\u001f\u007f\ufffe\uffff]/g, ' ')
    .replace(/\p{Cs}/gu, '\ufffd')
    .replace(/&/g, '&amp;')
    .replace(/</g, '&lt;')
    .replace(/>/g, '&gt;')
    .replace(/"/g, '&quot;')
}

/** Markup as plain text, for the labels of buttons. */
export const toPlain = (markup: string): string =>
  markup
    .replace(/<\/?[bi]>/g, '')
    .replace(/&lt;/g, '<')
    .replace(/&gt;/g, '>')
    .replace(/&quot;/g, '"')
    .replace(/&amp;/g, '&')

/** Marks what a catalogue made, so that it is not escaped a second time. */
export const html = (markup: string): Html => ({ html: markup })

/** Several pieces of markup in one line. */
export const joined = (pieces: readonly string[], between = ', '): Html => html(pieces.join(between))

/** Plain texts, each escaped, in one line. */
export const listed = (texts: readonly string[], between = ', '): Html => joined(texts.map(escapeHtml), between)

/** Length in UTF-16 units after the markup is taken out, which is how platforms count. */
export const textLength = (markup: string): number =>
  markup.replace(/<\/?[bi]>/g, '').replace(/&(?:lt|gt|amp|quot);/g, '.').length

const graphemes = new Intl.Segmenter('vi', { granularity: 'grapheme' })

/** At most `limit` UTF-16 units of plain text, cut at a word and marked with "…"; whole where it fits. */
export function shorten(text: string, limit: number): string {
  const clean = text.normalize('NFC').replace(/\s+/g, ' ').trim()
  if (clean.length <= limit) return clean
  let cut = ''
  for (const { segment } of graphemes.segment(clean)) {
    if (cut.length + segment.length > limit - 1) break
    cut += segment
  }
  const atWord = clean[cut.length] === ' ' ? cut : cut.slice(0, Math.max(cut.lastIndexOf(' '), 0))
  // A first word longer than half the room is cut inside: better than nothing but the mark.
  const kept = atWord.length >= limit / 2 ? atWord : cut
  return `${kept.replace(/[\s,;:.\-–]+$/, '')}…`
}

/**
 * Cuts markup into parts of at most `limit` (see {@link textLength}): at line ends, else at blanks, else between
 * graphemes. Tags open at a cut are closed there and opened again. Joined, the parts hold every character of the
 * markup except the line end or blank at which a part was cut. A single grapheme longer than `limit` is cut between
 * its code points.
 */
export function splitMarkup(markup: string, limit: number): string[] {
  const parts: string[] = []
  let part = ''
  let room = limit
  const close = () => {
    if (part.trim() !== '') parts.push(part.replace(/\n+$/, ''))
    part = ''
    room = limit
  }
  for (const line of markup.split('\n')) {
    const length = textLength(line)
    const lineEnd = part === '' ? 0 : 1
    if (length + lineEnd <= room) {
      if (part === '' && line === '') continue
      part += (lineEnd ? '\n' : '') + line
      room -= length + lineEnd
      continue
    }
    close()
    if (length <= limit) {
      part = line
      room = limit - length
      continue
    }
    const pieces = splitLine(line, limit)
    parts.push(...pieces.slice(0, -1))
    part = pieces.at(-1) ?? ''
    room = limit - textLength(part)
  }
  close()
  return parts
}

interface Token {
  markup: string
  /** Its share of the length; 0 for a tag. */
  length: number
}

function tokens(line: string, limit: number): Token[] {
  const found: Token[] = []
  for (const piece of line.match(/<\/?[bi]>|&(?:lt|gt|amp|quot);|[^<&]+|[<&]/g) ?? []) {
    if (/^<\/?[bi]>$/.test(piece)) found.push({ markup: piece, length: 0 })
    else if (/^&\w+;$/.test(piece)) found.push({ markup: piece, length: 1 })
    else {
      for (const { segment } of graphemes.segment(piece)) {
        const units = segment.length > limit ? [...segment] : [segment]
        for (const unit of units) found.push({ markup: unit, length: unit.length })
      }
    }
  }
  return found
}

/** Cuts one line that is too long; every piece is balanced. */
function splitLine(line: string, limit: number): string[] {
  const pieces: string[] = []
  let piece: Token[] = []
  let length = 0
  for (const token of tokens(line, limit)) {
    // What is left after a cut at a blank may still be too long together with the next token.
    while (length > 0 && length + token.length > limit) {
      const blank = piece.findLastIndex((one) => one.markup === ' ')
      const cut =
        blank > 0 && piece.slice(0, blank).some((one) => one.length > 0 && one.markup !== ' ') ? blank : piece.length
      const open = openTags(piece.slice(0, cut))
      pieces.push(
        markupOf(piece.slice(0, cut)) +
          [...open]
            .reverse()
            .map((tag) => `</${tag}>`)
            .join(''),
      )
      piece = [...open.map((tag) => ({ markup: `<${tag}>`, length: 0 })), ...piece.slice(cut === blank ? cut + 1 : cut)]
      length = piece.reduce((sum, one) => sum + one.length, 0)
    }
    piece.push(token)
    length += token.length
  }
  if (length > 0) pieces.push(markupOf(piece))
  return pieces
}

const markupOf = (piece: readonly Token[]): string => piece.map((token) => token.markup).join('')

function openTags(piece: readonly Token[]): string[] {
  const open: string[] = []
  for (const { markup, length } of piece) {
    if (length > 0) continue
    const tag = markup.replace(/[</>]/g, '')
    if (markup.startsWith('</')) open.splice(open.lastIndexOf(tag), 1)
    else open.push(tag)
  }
  return open
}
