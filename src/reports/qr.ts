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
export function qrSvg({ content, lines }: QrPicture): string {
  const { modules } = QRCode.create(content, { errorCorrectionLevel: 'M' })
  const side = WIDTH - 2 * MARGIN
  const dot = side / modules.size
  const dots: string[] = []
  for (let y = 0; y < modules.size; y++)
    for (let x = 0; x < modules.size; x++) if (modules.get(y, x)) dots.push(`M${x} ${y}h1v1h-1z`)
  const words = lines.flatMap((line) => wrapped(line, LETTERS))
  const height = WIDTH + words.length * LINE + (words.length > 0 ? MARGIN / 2 : 0)
  const text = words.map(
    (line, i) =>
      `<text x="${WIDTH / 2}" y="${WIDTH + LINE * (i + 0.5)}" text-anchor="middle" font-size="30">${svgText(line)}</text>`,
  )
  return (
    `<svg xmlns="http://www.w3.org/2000/svg" width="${WIDTH}" height="${height}" font-family="Noto Sans">` +
    `<rect width="${WIDTH}" height="${height}" fill="#fff"/>` +
    `<path transform="translate(${MARGIN} ${MARGIN}) scale(${dot})" shape-rendering="crispEdges" d="${dots.join('')}"/>` +
    `${text.join('')}</svg>`
  )
}

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
