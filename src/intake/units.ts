// Names of bodies in running text: where one begins, whose act a sentence states, how a list of bodies splits.
import { verbAt } from './acts.ts'
import { fold } from './fold.ts'
import { blotted } from './sentences.ts'
import { CLASS_HEAD, LOWER_NAME, NOT_A_BODY, PROPER_HEAD, WHOLE_HEAD } from './unit-words.ts'

export { beginsWithAct, verbAt } from './acts.ts'

/** The length of the head word if a body's name begins at the start of the text, else 0. */
const headLength = (text: string): number => {
  if (NOT_A_BODY.test(text) || /^phòng,/iu.test(text)) return 0
  const sure = WHOLE_HEAD.exec(text) ?? CLASS_HEAD.exec(text)
  if (sure) return sure[0].length
  const proper = PROPER_HEAD.exec(text)
  if (!proper) return 0
  const next = text.slice(proper[0].length).trimStart()
  const small = LOWER_NAME.exec(`${proper[0].toLowerCase()} ${next}`)
  if (small) return Math.min(small[0].length, text.length)
  // "Báo và Đài Phát thanh, Truyền hình", "Báo và phát thanh, truyền hình": one body.
  if (/^báo$/iu.test(proper[0]) && /^và\s+(?:đài|phát thanh)/iu.test(next)) return proper[0].length
  return /^(?:[\p{Lu}“"]|\d|các\b|cấp (?:trên|dưới|tỉnh|huyện|xã|phường|cơ sở|ủy|uỷ|trường|học)|chuyên môn|chức năng|tỉnh|huyện|xã|phường|tỉnh|nhân dân|thuộc)/u.test(
    next,
  ) || /^sở,\s+(?:ban|ngành)/iu.test(text)
    ? proper[0].length
    : 0
}

/** True where the text begins with the name of a body or of a class of bodies. */
export const beginsWithBody = (text: string): boolean => headLength(text) > 0

const trimName = (name: string): string =>
  name
    .replace(/^[\s,;:–-]+|[\s,;:.–-]+$/gu, '')
    .replace(/\s+(?:và|để|cùng|cũng)$/u, '')
    .trim()

/** The subject with which a sentence begins, and where its act starts; null where it does not begin with a body and an act. */
export const subjectOf = (text: string): { name: string; act: number } | null => {
  const head = headLength(text)
  if (head === 0) return null
  const act = verbAt(text, head)
  if (act < 0) return null
  const raw = text.slice(0, act)
  // A full stop, colon or semicolon ends what could be a name.
  const plain = raw.replace(/\([^()]{0,400}\)/g, '')
  if (/[!?]|[\p{Ll}\d)]\.\s/u.test(plain) || raw.length > 320) return null
  // "Thủ trưởng các sở; Chủ tịch UBND các huyện …" and "UBND các tỉnh: A, B, C …" are subjects all the same.
  const listed = /^(?:các|những)\s+\p{L}+(?:\s\p{L}+){0,2}\s*:\s*(?=\p{Lu})[^:]*,[^:]*$/iu.test(plain)
  if (/:/.test(plain) && namesOfKind(plain).length < 2 && !listed) return null
  if (/;/.test(plain) && !listed && !plain.split(';').every((part) => headLength(part.trim()) > 0)) return null
  const name = trimName(
    raw
      .replace(/\([^()]{0,400}\)\s*$/u, '')
      // "các bộ, ngành theo chức năng, nhiệm vụ xây dựng": by what right is no part of the name.
      .replace(
        /,?\s+(?:theo (?:chức năng|nhiệm vụ|thẩm quyền|phân công|địa bàn)|tùy theo|tuỳ theo|trong phạm vi|căn cứ|trên cơ sở)(?![\p{L}]).*$/iu,
        '',
      ),
  )
  return name === '' ? null : { name, act }
}

/** "Giao", "Đề nghị", "Yêu cầu", "Đối với" before a name: how many characters they take. */
export const leadInLength = (text: string): number =>
  /^(?:giao cho|giao|đề nghị|yêu cầu|đối với|phân công|mời|riêng(?: đối với)?)\s+(?!nhiệm vụ)/iu.exec(text)?.[0]
    .length ?? 0

/** A clause before the subject, "Căn cứ Kế hoạch này, các sở …": how many characters it takes. */
export const clauseLength = (text: string): number => {
  // "Cấp tỉnh: Sở Nội vụ chủ trì …"
  const level = /^(?:cấp|tuyến)\s[^:;,.]{1,30}:\s*/iu.exec(text)
  if (level) return level[0].length
  const match =
    /^(?:căn cứ|trên cơ sở|theo|để|nhằm|hằng năm|hàng năm|định kỳ|sau khi|khi|riêng(?: đối với)?|ngoài ra|đồng thời|bước \d+\s*:|trước|trong)(?![\p{L}])/iu.exec(
      text,
    )
  if (!match) return 0
  if (/^riêng/iu.test(text)) {
    const length = /^riêng(?: đối với)?\s+/iu.exec(text)?.[0].length ?? 0
    return beginsWithBody(text.slice(length)) ? length : 0
  }
  if (/^bước/iu.test(text)) return match[0].length + (/^\s*/.exec(text.slice(match[0].length))?.[0].length ?? 0)
  for (let comma = text.indexOf(','); comma >= 0 && comma < 200; comma = text.indexOf(',', comma + 1)) {
    const rest = text.slice(comma + 1)
    const blank = /^\s*/.exec(rest)![0].length
    // "Căn cứ nhiệm vụ, chỉ đạo các trường, …": an act right behind the clause has no subject of its own.
    if (verbAt(`· ${rest.slice(blank, blank + 60)}`, 0) === 2 && !beginsWithBody(rest.slice(blank))) return 0
    if (subjectOf(rest.slice(blank))) return comma + 1 + blank
  }
  return 0
}

// In a list, a body may be named by its kind alone: "Văn phòng Bộ và đơn vị viễn thông".
const COMMON_BODY = /^(?:đơn vị|cơ quan|nhà mạng|địa phương|chính quyền)\s/u

/** Splits a list of bodies only where the next part begins with a head word, so that names keep their own commas. */
export const splitBodies = (text: string): string[] => {
  const parts: string[] = []
  let start = 0
  const outside = blotted(text)
  const separator = /\s*;\s*|\s*,\s*(?:và\s+)?|\s+(?:và|cùng|với)\s+(?:với\s+)?/gu
  for (let match = separator.exec(outside); match; match = separator.exec(outside)) {
    const rest = text.slice(match.index + match[0].length)
    if (
      /^\s*;/.test(match[0]) ||
      ((headLength(rest) > 0 || COMMON_BODY.test(rest)) && separates(text.slice(start, match.index), rest))
    ) {
      parts.push(text.slice(start, match.index))
      start = match.index + match[0].length
    }
  }
  parts.push(text.slice(start))
  return parts.map(trimName).filter((part) => part !== '')
}

// "các sở, ban, ngành" and "UBND các quận, huyện, thị xã" are one class each.
const separates = (left: string, rest: string): boolean => {
  // "Báo và Đài PT-TH tỉnh": what follows completes the first word.
  if (!/\s/.test(left.trim()) && !/^(?:UBND|HĐND|BHXH|MTTQ)/u.test(left)) return false
  if (
    /^(?:ban|ngành|phòng|tổ chức|đoàn thể|đơn vị|huyện|quận|xã|phường|thị xã|thị trấn|thành phố|tỉnh|cơ quan|trường)(?![\p{L}])/u.test(
      rest,
    )
  )
    return /^\p{Lu}/u.test(rest)
  if (/^thành phố|^tỉnh|^huyện/iu.test(rest) && /(?:^|\s)(?:các|ubnd)\s/iu.test(left)) return false
  return true
}

const CLASS_SIGN = /(?:^|\s)(?:các|toàn bộ|tất cả|mỗi|từng|những)(?=\s)|cấp (?:tỉnh|huyện|xã|trường|cơ sở)/iu

/** True where a name stands for many bodies. */
export const isClass = (name: string): boolean => {
  const bare = name.replace(/\([^()]{0,400}\)/g, ' ')
  if (/^(?:vụ|cục|ban|phòng)\s+Các(?=\s)/u.test(bare)) return false
  if (/^(?:phó|ủy ban nhân dân|ubnd)?\s*\p{Lu}[\p{L}\s]*\s+các vấn đề/u.test(bare)) return false
  if (CLASS_SIGN.test(bare)) return true
  return (
    /^(?:trưởng (?:bản|thôn|ấp|xóm|làng|buôn|khóm|khu phố|tổ dân phố|các)|\p{L}+(?: \p{L}+)? viên|cơ sở|đơn vị|địa phương|cơ quan|công đoàn cơ sở|chi đoàn|giáo viên|gvcn|gvbm)(?=\s|$)/iu.test(
      bare,
    ) ||
    /^(?:cơ quan|đơn vị), /iu.test(bare) ||
    /^(?:sở|ban), (?:ban|ngành)/iu.test(bare)
  )
}

const PLACE_KIND = 'xã|phường|thị trấn|huyện|quận|thị xã|đặc khu|thôn'
const OFFICE_KIND = 'tổng cục|chi cục|vụ|cục|sở|phòng|ban|khoa|viện|trường|trung tâm|công ty|tổ|đội'
const KIND_LIST = new RegExp(
  `^(?<whose>ubnd|uỷ ban nhân dân|ủy ban nhân dân|công an|bhxh|lđlđ|hội lhpn|phòng gd&đt|đảng ủy)?\\s*(?:các\\s+)?(?<kind>tỉnh|${PLACE_KIND}|${OFFICE_KIND})(?<colon>\\s*:)?\\s+(?<names>\\p{Lu}.*)$`,
  'isu',
)
const PLACES = new RegExp(`^(?:tỉnh|${PLACE_KIND})$`, 'i')

const namesOfKind = (text: string): string[] => {
  const { whose, kind, colon, names } = KIND_LIST.exec(text.trim())?.groups ?? {}
  if (!kind || !names || !/(?:^|\s)các\s|^[^:]*:/iu.test(text.trim().slice(0, text.indexOf(names)))) return []
  const place = PLACES.test(kind)
  const parts = names.split(place ? /\s*,\s*(?:và\s+)?|\s+và\s+/u : /\s*,\s*(?:và\s+)?/u).map(trimName)
  // "Các Sở Văn hóa, Thể thao và Du lịch" is one name in many provinces: without a colon a single comma proves nothing.
  if (!place && !colon && parts.length < 3) return []
  // "UBND các phường: A, B và xã C": another kind of place may stand before a name.
  const other = (part: string): boolean => place && new RegExp(`^(?:${PLACE_KIND})\\s\\p{Lu}`, 'u').test(part)
  const named = (part: string): boolean =>
    other(part) || (/^\p{Lu}/u.test(part) && part.length <= 60 && headLength(part) === 0)
  if (!parts.every(named)) return []
  if (parts.length < 2 && !colon) return []
  const head = whose ? `${whose} ${kind}` : kind.charAt(0).toUpperCase() + kind.slice(1)
  return parts.map((part) => (other(part) ? (whose ? `${whose} ${part}` : part) : `${head} ${part}`))
}

/** "Các Vụ: A, B; các Cục: C" and "Các xã A, B và C" name bodies: each with its kind, or none where it is a class. */
export const namedOfKind = (text: string): string[] => {
  const lists = text.split(/\s*;\s*/u).map(namesOfKind)
  return lists.every((names) => names.length > 0) ? lists.flat() : []
}

/** True for a line that only names bodies or persons, without an act: what stands as a heading. */
export const isOnlyName = (text: string): boolean => {
  const name = text.slice(leadInLength(text)).replace(/[:.]\s*$/u, '')
  return (
    name.length < 130 &&
    !/[.;,:]\s*$/u.test(text.replace(/:\s*$/u, '')) &&
    beginsWithBody(name) &&
    verbAt(name, 1) < 0 &&
    !/[.!?]\s+\p{Lu}/u.test(name)
  )
}

export interface UnitName {
  unit: string
  group: boolean
  members: string[]
}

/** A heading's or cell's name → unit as written, whether it is a class, the members it names. */
export const unitOf = (written: string): UnitName => {
  // "(đơn vị chủ trì)" says what the body does here, not who it is.
  const stated = trimName(written.replace(/\s*\([^()]*(?:chủ trì|đầu mối|thường trực|sau đây)[^()]*\)\s*$/iu, ''))
  // "(Trưởng Tiểu ban: đồng chí …)" says who heads it.
  const unit = stated.replace(
    /\s*\((?:[^()]*(?:đồng chí|đ\/c|trưởng (?:ban|tiểu ban|đoàn))[^()]*|[^()]*:[^()]*)\)\s*$/iu,
    '',
  )
  const inner = /\(([^()]{6,})\)\s*$/u.exec(unit)?.[1]
  const bare = unit.replace(/\s*\([^()]{0,400}\)\s*$/u, '')
  const named = namedOfKind(bare)
  if (named.length > 1) return { unit, group: false, members: named }
  const bodies = splitBodies(bare)
  if (bodies.length > 1) return { unit, group: bodies.some(isClass), members: bodies }
  const listed =
    inner && isClass(bare) ? inner.split(/\s*[;,]\s*|\s+và\s+/u).filter((part) => /^\p{Lu}/u.test(part)) : []
  return {
    unit: listed.length > 1 || !inner ? (listed.length > 1 ? bare : unit) : unit,
    group: isClass(bare),
    members: listed.length > 1 ? listed : [],
  }
}

/** Initial letters of the words, with abbreviations kept: to match `Vụ CCHC` with `Vụ Cải cách hành chính`. */
const initials = (name: string): string =>
  (name.match(/[\p{L}\d&]+/gu) ?? [])
    .filter((word) => fold(word) !== 'va')
    .map((word) => (/^[\p{Lu}&]{2,}$/u.test(word) ? fold(word) : fold(word.charAt(0))))
    .join('')
    .replace(/&/g, '')

/** True where two names are the same body, abbreviated or shortened. */
export const sameBody = (a: string, b: string): boolean => {
  const x = fold(a)
    .replace(/[^a-z0-9]+/g, ' ')
    .trim()
  const y = fold(b)
    .replace(/[^a-z0-9]+/g, ' ')
    .trim()
  if (x === '' || y === '') return false
  if (x === y || (x.length > 5 && ` ${y} `.includes(` ${x} `)) || (y.length > 5 && ` ${x} `.includes(` ${y} `)))
    return true
  const p = initials(a)
  const q = initials(b)
  return (
    p.length >= 3 &&
    q.length >= 3 &&
    (p === q || (/\p{Lu}{2}/u.test(a + b) && (p.startsWith(q) || q.startsWith(p))) || (p.includes(q) && q.length >= 5))
  )
}
