// Finding a unit by what people type: without case, diacritics or order of words.

/** "Sở Nội vụ tỉnh Nghệ An" → "so noi vu tinh nghe an" */
export function plain(text: string): string {
  return text.normalize('NFD').replace(/\p{M}/gu, '').replace(/[đĐ]/g, 'd').toLowerCase()
}

/** True where each word typed begins a word of `title`; nothing typed matches everything. */
export function matches(title: string, typed: string): boolean {
  const words = plain(title).split(/[^\p{L}\p{N}]+/u)
  const wanted = plain(typed).split(/[^\p{L}\p{N}]+/u)
  return wanted.every((part) => part === '' || words.some((word) => word.startsWith(part)))
}
