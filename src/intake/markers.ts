// The number or sign that a line begins with: recognised, named, taken off.

export type MarkerStyle = 'part' | 'capital' | 'roman' | 'arabic' | 'dotted' | 'letter' | 'star' | 'dash' | 'plus'

/** The number or sign before a heading or list item, such as `III.`, `4.1.`, `đ)`, `-`. */
export interface Marker {
  style: MarkerStyle
  /** As printed, without the blanks around it. */
  printed: string
  /** Numbers in it: 1 for `4.`, 2 for `4.1.`. */
  depth: number
}

const MARKERS: [MarkerStyle, RegExp][] = [
  [
    'part',
    /^(?:Phần|PHẦN|Chương|CHƯƠNG)\s+(?:thứ\s+\p{Ll}+|[IVX]+(?![\p{L}])|\d+|(?:THỨ\s+)?(?:MỘT|NHẤT|HAI|BA|BỐN|TƯ|NĂM|SÁU|BẢY|TÁM|CHÍN|MƯỜI)(?![\p{L}]))\s*[.:–-]?\s+/u,
  ],
  ['roman', /^(?=[IVXLH])(?:X{0,3}(?:IX|IV|V?I{0,3})|HI|IL|L|H)\s*\.\s*(?=\S)/u],
  // Party bodies and unions write "I-" and "1-", schools "I/" and "1/"; signs such as "IV/2024" and "12/KH-UBND" are none.
  ['roman', /^(?=[IVX])X{0,3}(?:IX|IV|V?I{0,3})\s?[-–/)]\s*(?=\p{Lu})(?!\p{Lu}+\s?[-/])/u],
  ['capital', /^[A-GK-MĐ]\s?\.\s+(?=\p{Lu})/u],
  ['dotted', /^\d{1,2}(?:\s?\.\s?\d{1,2}){1,3}\s?[.)/-]?(?![\d/])\s*(?=[\p{L}“"(])/u],
  ['arabic', /^\d{1,2}\s?[.)](?!\d)\s*(?=[\p{L}\d“"(])/u],
  ['arabic', /^\d{1,2}\s?(?:[-–]\s?|\/\s*)(?=\p{Lu})(?!\p{Lu}[\p{Lu}\d&]*\s?[-–/]\s?\p{Lu})/u],
  ['letter', /^[a-zđ]\s?(?:[).]|[/-](?=\s?\p{Lu}))\s*(?=\S)/u],
  ['star', /^\*\s*(?=\S)/u],
  ['plus', /^[+✓•▪◦]\s*(?=\S)/u],
  ['dash', /^[-–—−‐•●]\s*(?=\S)/u],
]

/** Takes the number or sign off the front of a line; `signs` have been taken off before it. */
export const takeMarker = (text: string, signs = 0): { marker: Marker | null; text: string } => {
  for (const [style, pattern] of MARKERS) {
    const match = pattern.exec(text)
    if (!match || match[0] === '') continue
    const printed = match[0].trim()
    const rest = text.slice(match[0].length)
    // "- a) …": the dash is a converter's, the letter is the document's.
    if (signs < 3 && (style === 'dash' || style === 'plus' || style === 'star')) {
      const inner = takeMarker(rest, signs + 1)
      if (inner.marker && (inner.marker.style === 'letter' || inner.marker.style === 'arabic')) return inner
    }
    return { marker: { style, printed, depth: (printed.match(/\d+/g) ?? ['']).length }, text: rest }
  }
  return { marker: null, text }
}
