// Vietnamese text without marks and case, for recognising words whatever the tone placement or the scan.

// Every unit of UTF-16 folds to one unit, found once and kept: 0 where it has not been asked for yet.
const folded = new Uint16Array(0x10000)

const foldUnit = (code: number): number => {
  const unit = String.fromCharCode(code)
  const bare = unit
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .replace(/[đĐ]/, 'd')
    .replace(/[–—−‒―‐‑~]/, '-')
    .replace(/\u00a0/, ' ')
    .toLowerCase()
  // A unit that would change its length stays as it is, so that places in the folded text are places in the text.
  const result = bare.length === 1 ? bare.charCodeAt(0) : code
  folded[code] = result
  return result
}

// So many units at a time may be handed to String.fromCharCode.
const PIECE = 4096

/** Lower case without marks, every place kept: `fold(text)[i]` belongs to `text[i]` (for NFC text). */
export const fold = (text: string): string => {
  const units = new Uint16Array(text.length)
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i)
    units[i] = folded[code] || foldUnit(code)
  }
  if (units.length <= PIECE) return String.fromCharCode(...units)
  let result = ''
  for (let at = 0; at < units.length; at += PIECE) result += String.fromCharCode(...units.subarray(at, at + PIECE))
  return result
}

/** The words of a text, folded, for comparing two ways of saying the same. */
export const foldedWords = (text: string): string[] => fold(text).match(/[a-z0-9]+/g) ?? []

/** Share of the words of the shorter text that the longer one has too, from 0 to 1. */
export const overlap = (a: string, b: string): number => {
  const x = new Set(foldedWords(a))
  const y = new Set(foldedWords(b))
  const small = Math.min(x.size, y.size)
  if (small === 0) return 0
  let shared = 0
  for (const word of x) if (y.has(word)) shared++
  return shared / small
}

/** First letter large, the rest as it is. */
export const capitalised = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1)

/** True where a text has letters and none of them is small. */
export const isUpperCase = (text: string): boolean => /\p{Lu}/u.test(text) && !/\p{Ll}/u.test(text)
