// A task's own words in the document: which lines of the extracted text say it.
import { fold } from './fold.ts'

/** Lines of the extracted text, counted from 1, as they stand there. */
export interface SourceWords {
  from: number
  to: number
  lines: string[]
}

/** Letters and digits alone: how a line was broken, spaced or numbered makes no difference. */
const letters = (text: string): string => fold(text).replace(/[^\p{L}\p{N}]/gu, '')

const LONGEST = 60
/** So many letters of the beginning tell a line from others. */
const TELLING = 16

/**
 * The lines that say a text which begins on `line`; null where the text stands elsewhere, as in a document that was given
 * as data and has no lines of its own.
 */
export function sourceWords(lines: readonly string[], line: number, text: string): SourceWords | null {
  const wanted = letters(text)
  const first = line - 1
  if (wanted === '' || first < 0 || first >= lines.length) return null
  let said = ''
  let enough: number | null = null
  for (let at = first; at < Math.min(first + LONGEST, lines.length); at++) {
    said += letters(lines[at]!)
    if (said.includes(wanted)) return cut(lines, first, at)
    if (enough === null && said.length >= wanted.length) enough = at
  }
  // A page number or a footnote in between: the beginning tells, the length says how far.
  return letters(lines.slice(first, first + 3).join(' ')).includes(wanted.slice(0, TELLING))
    ? cut(lines, first, enough ?? Math.min(first + LONGEST, lines.length) - 1)
    : null
}

const cut = (lines: readonly string[], first: number, last: number): SourceWords => ({
  from: first + 1,
  to: last + 1,
  lines: lines.slice(first, last + 1),
})

const BEGINS_ANEW = /^\s*(?:[-–+*•]|\(?(?:[IVX]+|\d{1,2}(?:\.\d{1,2})*|[a-zđ])[.)]\s)/u

/** The paragraph that begins on a line: what follows belongs to it while nothing ends it or begins anew. */
export function paragraphAt(lines: readonly string[], line: number): string {
  const parts: string[] = []
  for (let at = line - 1; at >= 0 && at < Math.min(line - 1 + LONGEST, lines.length); at++) {
    const next = lines[at]!
    if (at > line - 1 && (next.trim() === '' || BEGINS_ANEW.test(next))) break
    parts.push(next.trim())
    if (/[.;:]\s*$/.test(next)) break
  }
  return parts.join(' ').replace(BEGINS_ANEW, '').replace(/\s+/g, ' ').trim()
}
