// Acts in running text: the verb that ends a body's name, told from words that only look like one.
import { VERB } from './unit-words.ts'

const VERB_AHEAD = new RegExp(VERB.source, 'u')
const QUALIFIES = /^(?:chủ trì|phối hợp|thực hiện|tham mưu|quản lý|tham gia|được giao|được phân công|kiểm soát)$/
// After these the word is part of a name or an attribute ("về xây dựng pháp luật", "công tác tuyên truyền").
const NOUN_BEFORE =
  /(?:(?<![\p{L}])(?:về|của|cho|để|công tác|nhiệm vụ|việc|sự|hoạt động|chương trình|kế hoạch|(?<!trực )thuộc|tại|theo|bộ phận|báo chí,|lĩnh vực|chuyên ngành|được giao|chức năng|đội ngũ|đã|đang|giấy|văn bản|(?<!(?:xuất|trưởng|thôn|lý|các) )bản|đề án|hội đồng|thành viên|khi|trong|nội dung|quy định|kết quả|được|các|cơ quan,|những|mọi|từng))\s+$/iu
const ATTRIBUTE = /(?:đơn vị|cơ quan|bộ phận|cá nhân|tập thể|người)\s+$/iu

/** Where the first act begins after a name, or -1. Verbs are small letters; in names they have capitals or follow "về", "của". */
export const verbAt = (text: string, from: number): number => {
  VERB.lastIndex = from
  for (const match of text.matchAll(VERB)) {
    const at = match.index
    // A verb never stands at the very start: names come first.
    if (at <= from) continue
    const word = match[0]
    // What is looked back at is bounded.
    const before = text.slice(Math.max(0, at - 120), at)
    const after = text.slice(at + word.length, at + word.length + 200)
    if (!belongsToName(word, before, after)) return at
  }
  return -1
}

/** True where a word that can be an act is part of a name or qualifies a noun ("các đơn vị tham gia Hội nghị"). */
const belongsToName = (word: string, before: string, after: string): boolean => {
  if (/^(?:là|có trách nhiệm|chịu trách nhiệm|có nhiệm vụ)$/u.test(word)) return false
  if (NOUN_BEFORE.test(before.slice(-40))) return true
  if (word === 'phụ trách' && /tổng\s+$/iu.test(before)) return true
  if (word === 'trực' && /thường\s+$/iu.test(before)) return true
  if (word === 'tổ chức' && /được (?:chọn|giao|phân công)\s+$/u.test(before) && VERB_AHEAD.test(after)) return true
  if (word === 'tổ chức')
    return /,\s*$/.test(before) || /^(?:,|\s+(?:chính trị|xã hội|đoàn thể|và cá nhân|có liên quan|,))/u.test(after)
  // "Khoa Nội tổng hợp và Khoa Nhi …", "Phòng Kế hoạch tổng hợp, …": a kind of department.
  if (
    word === 'tổng hợp' &&
    /\p{Lu}\p{Ll}+(?:\s\p{Ll}+)?\s+$/u.test(before) &&
    /^(?:,\s|\s+và\s+\p{Lu}|\s*$)/u.test(after)
  )
    return true
  const more = (): boolean => VERB_AHEAD.test(after)
  if (ATTRIBUTE.test(before.slice(-40)) && QUALIFIES.test(word)) {
    if (!/^,?\s*phối hợp|^\s+(?:với|xây dựng)/u.test(after) && more()) return true
    if (/^\s*(?:$|[.;:)])/u.test(after)) return true
  }
  return (
    word === 'tham gia' &&
    /(?:các|những)\s+[\p{L}\s,]+$/iu.test(before) &&
    !/^\s+(?:đầy đủ|và|ý kiến|hội nghị)/iu.test(after) &&
    more()
  )
}

/** True where a text begins with an act: "Chuẩn bị …", "phối hợp …". */
export const beginsWithAct = (text: string): boolean =>
  verbAt(`· ${text.charAt(0).toLowerCase()}${text.slice(1)}`, 0) === 2
