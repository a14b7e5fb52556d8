// What a terminal shows: lines no longer than it is wide, colours only where they are wanted.

export interface Terminal {
  /** Columns. */
  width: number
  colours: boolean
}

const NARROWEST = 40
const WIDEST = 120
const USUAL = 100

/** The terminal that a process prints to; a pipe is as wide as usual and has no colours. */
export function terminalOf(stream: { columns?: number; isTTY?: boolean }, env: NodeJS.ProcessEnv): Terminal {
  const width = Math.min(Math.max(stream.columns || USUAL, NARROWEST), WIDEST)
  return { width, colours: stream.isTTY === true && !env.NO_COLOR && env.TERM !== 'dumb' }
}

export type Style = 'strong' | 'quiet' | 'alert'

const CODES: Readonly<Record<Style, [string, string]>> = {
  strong: ['\u001b[1m', '\u001b[22m'],
  quiet: ['\u001b[2m', '\u001b[22m'],
  alert: ['\u001b[33m', '\u001b[39m'],
}

export const styled = (text: string, style: Style, { colours }: Terminal): string =>
  colours ? `${CODES[style][0]}${text}${CODES[style][1]}` : text

const graphemes = new Intl.Segmenter('vi', { granularity: 'grapheme' })

/** How many columns a text takes: a letter with its marks is one. */
export const columns = (text: string): number => [...graphemes.segment(text)].length

/** Words on lines of at most `width` columns; a word that is longer has a line of its own and is cut. */
export function wrap(text: string, width: number): string[] {
  const lines: string[] = []
  let line = ''
  for (const word of text
    .normalize('NFC')
    .split(/\s+/)
    .filter(Boolean)
    .flatMap((one) => cut(one, width))) {
    if (line !== '' && columns(line) + 1 + columns(word) > width) {
      lines.push(line)
      line = word
    } else line = line === '' ? word : `${line} ${word}`
  }
  return line === '' ? lines : [...lines, line]
}

function cut(word: string, width: number): string[] {
  const signs = [...graphemes.segment(word)].map(({ segment }) => segment)
  const pieces: string[] = []
  for (let at = 0; at < signs.length; at += width) pieces.push(signs.slice(at, at + width).join(''))
  return pieces
}

/** A text behind a label: what does not fit goes on below, under its beginning. */
export function hanging(label: string, text: string, indent: number, width: number): string[] {
  const lead = ' '.repeat(indent)
  const at = indent + columns(label)
  const room = width - at
  // No room beside the label: below it.
  if (room < 20)
    return [`${lead}${label.trimEnd()}`, ...wrap(text, width - indent - 2).map((line) => `${lead}  ${line}`)]
  const lines = wrap(text, room)
  return lines.map((line, i) => (i === 0 ? `${lead}${label}${line}` : `${' '.repeat(at)}${line}`))
}
