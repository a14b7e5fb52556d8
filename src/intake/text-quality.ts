// Is the text that a file holds Vietnamese in Unicode? Old fonts and foreign text layers read as nonsense and are refused.

// Where TCVN3 and VNI keep the letters of Vietnamese, Unicode has signs and letters of other languages.
const OLD_LETTER = /[µ¶·¸¹»¼½¾¨©ª«¬­®÷ÆÇËÎÏÐÑÖ×ØÜÞßäåæçëîïñöøûü]/
// TCVN3 puts capitals of Latin-1 amid small letters: "kÕ ho¹ch", "tØnh".
const CAPITAL_INSIDE = /[a-z][ÈÉÊÌÒÓÔÕÙÚÝ]|[ÈÉÊÌÒÓÔÕÙÚÝ][a-z]{0,2}$/
const WORD = /[\p{L}\p{M}µ¶·¸¹»¼½¾¨©ª«¬­®÷×]+/gu
const MARKED = /[ăâđêôơưáàảãạắằẳẵặấầẩẫậéèẻẽẹếềểễệíìỉĩịóòỏõọốồổỗộớờởỡợúùủũụứừửữựýỳỷỹỵ]/iu
// Syllables that official Vietnamese hardly ever writes without their marks.
const BARE =
  /^(?:uy|nhan|dan|cua|cac|va|ke|hoach|thuc|hien|trien|khai|to|chuc|hoi|nghi|duoc|nguoi|nhung|quyet|dinh|truong|phong|tinh|huyen|don|vi|bao|cao|nam|thang|ngay|truoc|trong|nhiem|vu)$/i

export type TextFault = 'legacy_font' | 'wrong_text_layer'

// Fewer words tell nothing.
const LEAST_WORDS = 60

/** What is wrong with a text, or null. Short texts are not judged; names, codes and numbers of any language are no fault. */
export const textFault = (text: string): TextFault | null => {
  const words = (text.slice(0, 60_000).match(WORD) ?? []).map((word) => word.normalize('NFC'))
  if (words.length < LEAST_WORDS) return null
  const share = (test: (word: string) => boolean): number => words.filter(test).length / words.length
  const old = share((word) => /[a-z]/i.test(word) && (OLD_LETTER.test(word) || CAPITAL_INSIDE.test(word)))
  if (old > 0.2) return 'legacy_font'
  const marked = share((word) => MARKED.test(word))
  if (marked < 0.05) return 'wrong_text_layer'
  // Beside much English, as in a list of programmes, Vietnamese words still have their marks.
  return marked < 0.2 && share((word) => BARE.test(word)) > marked / 2 ? 'wrong_text_layer' : null
}
