// The board as a picture: a bar for each task, names of the missing by region; broad letters, made for a phone.
import type { BoardPicture } from '../core/picture.ts'
import { wrapped } from './qr.ts'
import { svgText } from './svg.ts'

const WIDTH = 1080
const MARGIN = 48
const INNER = WIDTH - 2 * MARGIN

const TONE = { good: '#2e7d32', open: '#1565c0', soon: '#ef6c00', late: '#c62828', quiet: '#78909c' } as const
const GREY = '#546e7a'

/** Letters of a size that fit between the margins: Noto Sans is a little wider than half its height. */
const lettersAt = (size: number, bold = false): number => Math.floor(INNER / (size * (bold ? 0.56 : 0.52)))

/** Names of the missing take at most so many lines; the rest are counted by the bar above them. */
const NAME_LINES = 24

interface Pen {
  y: number
  marks: string[]
}

function write(pen: Pen, text: string, size: number, look: { bold?: boolean; fill?: string; x?: number } = {}): void {
  pen.y += size
  const weight = look.bold ? ' font-weight="bold"' : ''
  pen.marks.push(
    `<text x="${look.x ?? MARGIN}" y="${pen.y}" font-size="${size}"${weight} fill="${look.fill ?? '#102027'}">${svgText(text)}</text>`,
  )
  pen.y += Math.round(size * 0.4)
}

function bar(pen: Pen, { done, submitted, of, tone }: BoardPicture['bars'][number]): void {
  const height = 26
  const part = (count: number): number => (of === 0 ? 0 : Math.round((INNER * Math.min(count, of)) / of))
  const [first, second] = [part(done), part(done + submitted) - part(done)]
  pen.marks.push(`<rect x="${MARGIN}" y="${pen.y}" width="${INNER}" height="${height}" rx="6" fill="#e0e6ea"/>`)
  if (first > 0)
    pen.marks.push(`<rect x="${MARGIN}" y="${pen.y}" width="${first}" height="${height}" rx="6" fill="${TONE.good}"/>`)
  if (second > 0)
    pen.marks.push(`<rect x="${MARGIN + first}" y="${pen.y}" width="${second}" height="${height}" fill="#7e57c2"/>`)
  pen.marks.push(
    `<rect x="${MARGIN}" y="${pen.y}" width="${INNER}" height="${height}" rx="6" fill="none" stroke="${TONE[tone]}" stroke-width="3"/>`,
  )
  pen.y += height + 14
}

/** @returns an SVG, 1080 wide and as high as it must be */
export function boardSvg(picture: BoardPicture): string {
  const pen: Pen = { y: MARGIN - 12, marks: [] }
  for (const line of wrapped(picture.title, lettersAt(40, true)).slice(0, 2)) write(pen, line, 40, { bold: true })
  for (const text of picture.heading)
    for (const line of wrapped(text, lettersAt(28)).slice(0, 3)) write(pen, line, 28, { fill: GREY })
  for (const each of picture.bars) {
    pen.y += 22
    for (const line of wrapped(each.label, lettersAt(32, true)).slice(0, 2)) write(pen, line, 32, { bold: true })
    write(pen, each.count, 34, { fill: TONE[each.tone], bold: true })
    for (const line of wrapped(each.note, lettersAt(26)).slice(0, 2)) write(pen, line, 26, { fill: GREY })
    bar(pen, each)
  }
  if (picture.missing !== null) names(pen, picture.missing)
  pen.y += 20
  for (const text of picture.foot) for (const line of wrapped(text, lettersAt(26))) write(pen, line, 26, { fill: GREY })
  const height = pen.y + MARGIN - 12
  return (
    `<svg xmlns="http://www.w3.org/2000/svg" width="${WIDTH}" height="${height}" font-family="Noto Sans">` +
    `<rect width="${WIDTH}" height="${height}" fill="#fff"/>${pen.marks.join('')}</svg>`
  )
}

function names(pen: Pen, { heading, groups }: NonNullable<BoardPicture['missing']>): void {
  pen.y += 28
  pen.marks.push(`<rect x="${MARGIN}" y="${pen.y}" width="${INNER}" height="2" fill="#cfd8dc"/>`)
  pen.y += 14
  for (const line of wrapped(heading, lettersAt(32, true)).slice(0, 2)) write(pen, line, 32, { bold: true })
  let lines = 0
  for (const { label, names: listed } of groups) {
    if (lines >= NAME_LINES) break
    if (label !== '') write(pen, label, 26, { fill: GREY, bold: true })
    for (const line of wrapped(listed, lettersAt(30))) {
      if (lines++ >= NAME_LINES) {
        write(pen, '…', 30)
        break
      }
      write(pen, line, 30)
    }
    pen.y += 6
  }
}
