// What a document abbreviates itself: "Giáo dục và Đào tạo (GD&ĐT)", "Ban Chỉ đạo … (sau đây gọi tắt là Ban Chỉ đạo)".
import { fold } from './fold.ts'

// The letters that stand for a name: "CCHC", "GD&ĐT", "TT-TT", "QLNN"; signs of documents ("12/KH-UBND") are none.
const LETTERS = '\\p{Lu}[\\p{Lu}\\d]*(?:\\s?[&-]\\s?\\p{Lu}[\\p{Lu}\\d]*)*'
const DECLARED = new RegExp(
  `\\(\\s*(?:(?:sau đây\\s+)?(?:gọi|viết)\\s+(?:tắt|chung)?\\s*(?:là)?\\s*:?\\s*)?["“]?(?<short>${LETTERS})["”]?\\s*\\)`,
  'gu',
)
const MOST_WORDS = 14
const MOST = 60

/** The letter that a word gives to an abbreviation: "và" and "," give none of their own. */
const initialOf = (word: string): string => fold(word).charAt(0)
const GIVES_NONE = new Set(['va', 'cua', 'cac', 've', 'trong', 'theo', 'tren', 'cho'])

/**
 * The words before a bracket whose first letters, in order, are the abbreviation's. Words that give no letter are passed
 * over inside; a part written out within the abbreviation ("BTTTT") needs every letter. Null where they do not fit.
 */
const spelledBy = (before: string, short: string): string | null => {
  const wanted = [...fold(short.replace(/[\s&-]+/g, ''))]
  const words = [...before.matchAll(/[\p{L}\d]+/gu)].slice(-MOST_WORDS)
  if (wanted.length < 2) return null
  let letter = wanted.length - 1
  let start = -1
  for (let i = words.length - 1; i >= 0 && letter >= 0; i--) {
    const word = words[i]![0]
    if (initialOf(word) === wanted[letter]) {
      letter--
      start = words[i]!.index
    } else if (!GIVES_NONE.has(fold(word))) return null
  }
  return letter < 0 ? before.slice(start).trim() : null
}

/**
 * Every abbreviation that a text declares, with what it stands for, as written. The first declaration of one counts.
 * @param texts paragraphs; a declaration never goes over the end of one
 */
export const abbreviationsIn = (texts: readonly string[]): Record<string, string> => {
  const found = new Map<string, string>()
  for (const text of texts) {
    for (const match of text.matchAll(DECLARED)) {
      const short = match.groups!.short!.replace(/\s+/g, '')
      if (short.length < 2 || short.length > 14 || found.has(short) || found.size >= MOST) continue
      const full = spelledBy(text.slice(Math.max(0, match.index - 200), match.index), short)
      if (full) found.set(short, full.normalize('NFC'))
    }
  }
  return Object.fromEntries(found)
}
