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

/** A blank that keeps the place of a letter drawn from another font. */
const isCovered = (blank: Glyph, line: readonly Glyph[], at: number): boolean => {
  const width = blank.right - blank.left
  return [line[at - 2], line[at - 1], line[at + 1], line[at + 2]].some(
    (other) =>
      other !== undefined &&
      !isBlank(other.text) &&
      Math.min(other.right, blank.right) - Math.max(other.left, blank.left) > width * 0.6,
  )
}

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
      if (isBlank(glyph.text)) return !isCovered(glyph, sorted, i)
      const before = sorted[i - 1]
      return !before || before.text !== glyph.text || glyph.left - before.left > glyph.size * 0.12
    })
  })
}

/** "500 m" before a raised figure: the figure is no note's. */
const followsMeasure = (line: readonly Glyph[], figure: Glyph): boolean => {
  const before = line.filter((glyph) => glyph !== figure && glyph.left < figure.left - figure.size * 0.1)
  const last = before.at(-1)
  return (
    last?.text === 'm' &&
    figure.left - last.right < figure.size * 0.5 &&
    !/^[^\P{L}kcd]$/u.test(before.at(-2)?.text ?? '')
  )
}

const isFigure = (glyph: Glyph): boolean => /^[\d*]$/.test(glyph.text)

/** Small raised figures point to notes; behind a measure ("m2") they belong to it. */
const withoutNoteMarks = (lines: readonly Glyph[][]): Glyph[][] => {
  const sizes = lines.map((line) => median(line.map((glyph) => glyph.size)))
  const gone = new Set<Glyph[]>()
  lines.forEach((line, i) => {
    const below = lines[i + 1]
    const body = sizes[i + 1]
    if (!below || !body || sizes[i]! >= body * 0.8 || line.length > 12) return
    if (!line.every((glyph) => isFigure(glyph) || isBlank(glyph.text) || glyph.text === ',')) return
    if (below[0]!.top - line[0]!.top >= body * 0.7 || line[0]!.left < below[0]!.left) return
    gone.add(line)
    for (const glyph of line) if (isFigure(glyph) && followsMeasure(below, glyph)) below.push(glyph)
    below.sort((a, b) => a.left - b.left)
  })
  return lines.flatMap((line, i) => {
    if (gone.has(line)) return []
    const small = line.some((glyph) => glyph.size < sizes[i]! * 0.8 && isFigure(glyph))
    if (!small) return [line]
    const base = median(line.map((glyph) => glyph.top))
    const kept = line.filter(
      (glyph) => !(glyph.size < sizes[i]! * 0.8 && isFigure(glyph) && glyph.top < base) || followsMeasure(line, glyph),
    )
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
      apart = true
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
