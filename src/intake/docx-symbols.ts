// Letters of Word's symbol fonts, whose codes mean nothing outside the font: mammoth knows some, as signs that no plan is typed with.

// Codes in Symbol and Wingdings that documents use for bullets and dashes, and for arrows, ticks and comparisons.
const DASHES = [45, 108, 110, 113, 118, 159, 167, 168, 183, 216]
const SIGNS = { '→': [174, 224, 232, 240], '✓': [252, 254], '≤': [163], '≥': [179], '±': [177], '×': [180], '°': [176] }
const SYMBOLS = new Map(
  Object.entries({ '-': DASHES, ...SIGNS }).flatMap(([sign, codes]) => codes.map((code) => [code, sign] as const)),
)
const LETTERS = /^(?:Symbol|Wingdings|Webdings|Zapf)/i

/** A w:sym: the letter that the font's code stands for, '' where it says nothing. */
export const symbolText = (char: string, font: string): string => {
  const code = Number.parseInt(char, 16)
  if (!(code >= 0x20 && code <= 0x10ffff)) return ''
  const isPrivate = code >= 0xf000 && code <= 0xf0ff
  const own = isPrivate ? code - 0xf000 : code
  if (LETTERS.test(font) && own < 0x100) return SYMBOLS.get(own) ?? ''
  return isPrivate && !(own >= 0x20 && own < 0x7f) ? (SYMBOLS.get(own) ?? '') : String.fromCodePoint(own)
}

/** Text with private letters of symbol fonts made plain. */
export const withSymbols = (text: string): string =>
  text.replace(/[\uf000-\uf0ff]/g, (letter) => SYMBOLS.get(letter.charCodeAt(0) - 0xf000) ?? '')
