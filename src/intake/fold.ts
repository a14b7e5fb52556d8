// Vietnamese text without marks and case, for recognising words whatever the tone placement or the scan.

const folded = new Map<string, string>()

const foldUnit = (unit: string): string => {
  const known = folded.get(unit)
  if (known !== undefined) return known
  const bare = unit
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .replace(/[đĐ]/, 'd')
    .replace(/[–—−‒―‐‑~]/, '-')
    .replace(/\u00a0/, ' ')
    .toLowerCase()
  // A unit that would change its length stays as it is, so that places in the folded text are places in the text.
  const result = bare.length === 1 ? bare : unit
  folded.set(unit, result)
  return result
}

/** Lower case without marks, every place kept: `fold(text)[i]` belongs to `text[i]` (for NFC text). */
export const fold = (text: string): string => {
  let result = ''
  for (let i = 0; i < text.length; i++) result += foldUnit(text.charAt(i))
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
