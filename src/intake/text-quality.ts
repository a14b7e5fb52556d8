// Is the text that a file holds Vietnamese in Unicode? Old fonts and foreign text layers read as nonsense and are refused.

const LEGACY_TCVN = /[µ¸¶·¹¨»¾¼½Æ©ÇÊÈÉË®ÌÐÎÏÑªÒÕÓÔÖ×Ý]/g
const WORD = /[\p{L}µ¸¶·¹¨»¾¼½©®ª¬­]+/gu
const MARKED = /[ăâđêôơưáàảãạắằẳẵặấầẩẫậéèẻẽẹếềểễệíìỉĩịóòỏõọốồổỗộớờởỡợúùủũụứừửữựýỳỷỹỵ]/iu

export type TextFault = 'legacy_font' | 'wrong_text_layer'

/** What is wrong with a text, or null. Short texts are not judged. */
export const textFault = (text: string): TextFault | null => {
  const words = text.slice(0, 60_000).match(WORD) ?? []
  if (words.length < 60) return null
  const old = words.filter((word) => (word.match(LEGACY_TCVN) ?? []).length > 0 && /[a-z]/.test(word)).length
  const marked = words.filter((word) => MARKED.test(word.normalize('NFC'))).length
  // In Unicode those signs are rare; in the old encodings nearly every second word has one.
  const signs = words.filter((word) => /[µ¸¶·¹¨»¾¼½©®]/.test(word)).length
  if (signs / words.length > 0.12 && old > 0) return 'legacy_font'
  if (/co[äà]ng ho[øö]a|c[oé]ng ho[µø]/i.test(text) && marked / words.length < 0.5) return 'legacy_font'
  return marked / words.length < 0.2 ? 'wrong_text_layer' : null
}
