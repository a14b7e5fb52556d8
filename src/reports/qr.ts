// A QR code with lines below it, made to be printed beside "đầu mối liên hệ" or shown on a screen.
import QRCode from 'qrcode'
import type { QrPicture } from '../core/picture.ts'
import { svgText } from './svg.ts'

const WIDTH = 720
const MARGIN = 48
const LINE = 44
/** Letters of this size that fit between the margins. */
const LETTERS = 34

/** @returns an SVG, 720 wide */
export function qrSvg({ codes, lines }: QrPicture): string {
  const gap = codes.length > 1 ? MARGIN : 0
  const side = (WIDTH - 2 * MARGIN - gap * (codes.length - 1)) / codes.length
  const labels = codes.some(({ label }) => label !== null) && codes.length > 1 ? LINE : 0
  const squares = codes.map(({ content, label }, i) => {
    const x = MARGIN + i * (side + gap)
    const said = labels > 0 && label !== null ? centred(label, x + side / 2, MARGIN + side + LINE * 0.75) : ''
    return square(content, x, side) + said
  })
  const below = 2 * MARGIN + side + labels
  const words = lines.flatMap((line) => wrapped(line, LETTERS))
  const height = below + words.length * LINE + (words.length > 0 ? MARGIN / 2 : 0)
  const text = words.map((line, i) => centred(line, WIDTH / 2, below + LINE * (i + 0.5)))
  return (
    `<svg xmlns="http://www.w3.org/2000/svg" width="${WIDTH}" height="${Math.ceil(height)}" font-family="Noto Sans">` +
    `<rect width="${WIDTH}" height="${Math.ceil(height)}" fill="#fff"/>${squares.join('')}${text.join('')}</svg>`
  )
}

/** One code, `side` wide, its top at the margin. */
function square(content: string, x: number, side: number): string {
  const { modules } = QRCode.create(content, { errorCorrectionLevel: 'M' })
  const dots: string[] = []
  for (let row = 0; row < modules.size; row++)
    for (let column = 0; column < modules.size; column++)
      if (modules.get(row, column)) dots.push(`M${column} ${row}h1v1h-1z`)
  return `<path transform="translate(${x} ${MARGIN}) scale(${side / modules.size})" shape-rendering="crispEdges" d="${dots.join('')}"/>`
}

const centred = (line: string, x: number, y: number): string =>
  `<text x="${x}" y="${y}" text-anchor="middle" font-size="30">${svgText(line)}</text>`

/** Lines of at most so many letters, broken between words. */
export function wrapped(text: string, letters: number): string[] {
  const lines: string[] = []
  for (const word of text.split(/\s+/).filter((w) => w !== '')) {
    const last = lines.at(-1)
    if (last !== undefined && last.length + word.length + 1 <= letters) lines[lines.length - 1] = `${last} ${word}`
    else lines.push(word)
  }
  return lines
}
