// Letters with places → printed lines, each in segments that a wide gap parts.
import type { Glyph } from './pdf-page.ts'

export interface Word {
  text: string
  left: number
  right: number
}
export interface Segment {
  text: string
  left: number
  right: number
  words: Word[]
}
export interface Line {
  top: number
  size: number
  left: number
  right: number
  segments: Segment[]
}

const isBlank = (text: string): boolean => /^\s*$/.test(text)

const median = (values: readonly number[]): number =>
  values.length === 0 ? 0 : values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)]!

/** Letters on one baseline. Those drawn twice in one place, to look bold, count once. */
const groupLines = (glyphs: readonly Glyph[]): Glyph[][] => {
  const lines: Glyph[][] = []
  for (const glyph of glyphs.toSorted((a, b) => a.top - b.top || a.left - b.left)) {
    const line = lines.at(-1)
    if (line && Math.abs(line[0]!.top - glyph.top) < Math.min(line[0]!.size, glyph.size) * 0.45) line.push(glyph)
    else lines.push([glyph])
  }
  return lines.map((line) => {
    const sorted = line.sort((a, b) => a.left - b.left)
    return sorted.filter((glyph, i) => {
      const before = sorted[i - 1]
      return (
        !before || before.text !== glyph.text || glyph.left - before.left > glyph.size * 0.12 || isBlank(glyph.text)
      )
    })
  })
}

/** Small raised figures point to notes; behind a measure ("m2") they belong to it. */
const withoutNoteMarks = (lines: readonly Glyph[][]): Glyph[][] => {
  const sizes = lines.map((line) => median(line.map((glyph) => glyph.size)))
  return lines.flatMap((line, i) => {
    const body = sizes[i]!
    const below = lines[i + 1]
    const digits = line.every((glyph) => /^[\d*,\s]$/.test(glyph.text))
    if (below && digits && body < sizes[i + 1]! * 0.8) {
      const near = below[0]!.top - line[0]!.top < sizes[i + 1]! * 0.7
      if (near && line[0]!.left >= below[0]!.left && line.length <= 12) return []
    }
    const kept = line.filter((glyph, at) => {
      const raised =
        glyph.size < body * 0.8 && /^[\d*]$/.test(glyph.text) && glyph.top < median(line.map((one) => one.top))
      return !raised || /m$/.test(line[at - 1]?.text ?? '')
    })
    return kept.length > 0 ? [kept] : []
  })
}

/** Words of a line: blanks that are drawn part them, and gaps where none is drawn. */
const wordsOf = (line: readonly Glyph[]): Word[] => {
  const letters = line.filter((glyph) => !isBlank(glyph.text))
  const blanks = line.length - letters.length
  // Where blanks are drawn, small gaps are only loose letters.
  const least = blanks * 14 >= letters.length ? 0.32 : 0.16
  const words: Word[] = []
  let apart = true
  for (const glyph of line) {
    if (isBlank(glyph.text)) {
      // A blank below letters of another font is a place that was kept free for them.
      const last = words.at(-1)
      if (!last || glyph.left >= last.right - glyph.size * 0.12) apart = true
      continue
    }
    const last = words.at(-1)
    const gap = last ? glyph.left - last.right : 0
    const overlapped = last && gap < -glyph.size * 0.2
    if (!last || (apart && !overlapped) || gap > glyph.size * least)
      words.push({ text: glyph.text, left: glyph.left, right: glyph.right })
    else {
      last.text += glyph.text
      last.right = Math.max(last.right, glyph.right)
    }
    apart = false
  }
  return words
}

/** A gap parts two columns where it is far wider than a blank and than the line's other gaps. */
const segmentsOf = (words: readonly Word[], size: number): Segment[] => {
  const gaps = words.slice(1).map((word, i) => word.left - words[i]!.right)
  // In a justified line all gaps are alike; the narrower ones tell how wide a blank is.
  const usual = gaps.length >= 3 ? gaps.toSorted((a, b) => a - b)[Math.floor((gaps.length - 1) / 3)]! : 0
  const wide = Math.max(size * 1.8, usual * 2.2)
  const segments: Segment[] = []
  words.forEach((word, i) => {
    const last = segments.at(-1)
    if (!last || gaps[i - 1]! > wide)
      segments.push({ text: word.text, left: word.left, right: word.right, words: [word] })
    else {
      last.text += ` ${word.text}`
      last.right = Math.max(last.right, word.right)
      last.words.push(word)
    }
  })
  for (const segment of segments) segment.text = segment.text.normalize('NFC')
  return segments
}

/** The printed lines of a page or of a cell, from the top. */
export const linesOfGlyphs = (glyphs: readonly Glyph[]): Line[] =>
  withoutNoteMarks(groupLines(glyphs)).flatMap((line) => {
    const words = wordsOf(line)
    if (words.length === 0) return []
    const letters = line.filter((glyph) => !isBlank(glyph.text))
    const size = median(letters.map((glyph) => glyph.size))
    const segments = segmentsOf(words, size)
    return [
      {
        top: median(letters.map((glyph) => glyph.top)),
        size,
        left: words[0]!.left,
        right: Math.max(...segments.map((segment) => segment.right)),
        segments,
      },
    ]
  })
