// Text as people search and type it: without diacritics, case, or doubled blanks.

/** Lower case, no diacritics (đ is d), one blank between words: "Đã  nhận" and "da nhan" fold to the same. */
export const fold = (text: string): string =>
  text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase().replace(/đ/g, 'd').replace(/\s+/g, ' ').trim()
