// Finding a unit by what people type: without case, diacritics or order of words.

/** "Sở Nội vụ tỉnh Nghệ An" → "so noi vu tinh nghe an" */
export function plain(text: string): string {
  return text.normalize('NFD').replace(/\p{M}/gu, '').replace(/[đĐ]/g, 'd').toLowerCase()
}

const wordsOf = (text: string): string[] => plain(text).match(/[\p{L}\p{N}]+/gu) ?? []

/**
 * Which titles fit what is typed. Where some hold it as it stands ("ha noi": Hà Nội), only those; else those in which
 * each typed word begins a word ("an nghe": Nghệ An). Nothing typed fits all.
 */
export function find(titles: string[], typed: string): boolean[] {
  const wanted = wordsOf(typed)
  const lines = titles.map((title) => ` ${wordsOf(title).join(' ')}`)
  const phrase = lines.map((line) => line.includes(` ${wanted.join(' ')}`))
  if (wanted.length === 0 || phrase.includes(true)) return phrase
  return lines.map((line) => wanted.every((word) => line.includes(` ${word}`)))
}
