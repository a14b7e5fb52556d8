// Letters of Word's symbol fonts, whose codes mean nothing outside the font.

// Codes in Symbol and Wingdings that documents use for bullets, dashes, arrows and ticks.
const SYMBOLS: Record<number, string> = {
  45: '-',
  108: '-',
  110: '-',
  113: '-',
  118: '-',
  159: '-',
  167: '-',
  168: '-',
  183: '-',
  216: '-',
  224: '→',
  232: '→',
  174: '→',
  240: '→',
  252: '✓',
  254: '✓',
  163: '≤',
  179: '≥',
  177: '±',
  180: '×',
  176: '°',
}
const LETTERS = /^(?:Symbol|Wingdings|Webdings|Zapf)/i

/** A w:sym: the letter that the font's code stands for, '' where it says nothing. */
export const symbolText = (char: string, font: string): string => {
  const code = Number.parseInt(char, 16)
  if (!Number.isFinite(code) || code < 0x20) return ''
  if (code >= 0xf000 && code <= 0xf0ff) return ofPrivate(code - 0xf000, LETTERS.test(font))
  if (LETTERS.test(font) && code < 0x100) return SYMBOLS[code] ?? ''
  return code > 0x10ffff ? '' : String.fromCodePoint(code)
}

const ofPrivate = (code: number, symbolFont: boolean): string => {
  if (!symbolFont && code >= 0x20 && code < 0x7f) return String.fromCharCode(code)
  return SYMBOLS[code] ?? ''
}

/** Text with private letters of symbol fonts made plain. */
export const withSymbols = (text: string): string =>
  /[\uf000-\uf0ff]/.test(text)
    ? text.replace(/[\uf000-\uf0ff]/g, (letter) => SYMBOLS[letter.charCodeAt(0) - 0xf000] ?? '')
    : text
