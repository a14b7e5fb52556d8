// How unit names are written: folding for comparison, abbreviations, splitting of headings that join several units.

/**
 * A name as it is compared: lower case, without marks (so both placements of a tone mark agree), đ as d, everything
 * but letters and digits one blank.
 */
export const fold = (text: string): string =>
  text
    .normalize('NFKD')
    .toLowerCase()
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .replace(/[đð]/g, 'd')
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim()

export const slugOf = (text: string): string => fold(text).replace(/ /g, '-')

/** Abbreviations that mean the same in every paper, folded. */
const EVERYWHERE: Readonly<Record<string, string>> = {
  ubnd: 'uy ban nhan dan',
  hdnd: 'hoi dong nhan dan',
  tp: 'thanh pho',
  tx: 'thi xa',
  tw: 'trung uong',
  bhxh: 'bao hiem xa hoi',
  mttq: 'mat tran to quoc',
  ubmttq: 'uy ban mat tran to quoc',
  dbqh: 'dai bieu quoc hoi',
  ldld: 'lien doan lao dong',
  lhpn: 'lien hiep phu nu',
  kbnn: 'kho bac nha nuoc',
  tand: 'toa an nhan dan',
  vksnd: 'vien kiem sat nhan dan',
  bql: 'ban quan ly',
  bcd: 'ban chi dao',
}

/** The same names are compared thousands of times while a list is read; what a text gives is kept, up to a limit. */
export function remembered<T>(make: (text: string) => T): (text: string) => T {
  const known = new Map<string, T>()
  return (text) => {
    const kept = known.get(text)
    if (kept !== undefined) return kept
    const made = make(text)
    if (known.size >= 20_000) known.clear()
    known.set(text, made)
    return made
  }
}

/** One word of a name with its place in the text that it was read from. */
export interface Word {
  word: string
  at: number
  end: number
}

/** The words of a name, folded, abbreviations of every paper spelt out, "và" and "&" left out. */
export function wordsOf(text: string): Word[] {
  const read: Word[] = []
  for (const found of text.matchAll(/[\p{L}\p{M}\p{N}]+/gu)) {
    const folded = fold(found[0])
    if (folded === '') continue
    for (const word of (EVERYWHERE[folded] ?? folded).split(' ')) {
      if (word !== 'va') read.push({ word, at: found.index, end: found.index + found[0].length })
    }
  }
  return joinLetters(read)
}

/** "T.P", "T/p" → thanh pho; "VP" before the body whose office it is → van phong. */
function joinLetters(read: Word[]): Word[] {
  const out: Word[] = []
  for (let i = 0; i < read.length; i++) {
    const here = read[i]!
    const next = read[i + 1]
    if (here.word === 't' && next?.word === 'p') {
      out.push({ ...here, word: 'thanh', end: next.end }, { ...here, word: 'pho', end: next.end })
      i++
    } else if (here.word === 'vp' && next && ['uy', 'bo', 'so', 'doan', 'tinh', 'thanh', 'hoi'].includes(next.word)) {
      out.push({ ...here, word: 'van' }, { ...here, word: 'phong' })
    } else out.push(here)
  }
  return out
}

/** A name reduced to what must agree: words without "và", blanks and dashes. */
export const compact = remembered((text) => joined(wordsOf(text)))

export const joined = (words: readonly Word[]): string => words.map(({ word }) => word).join('')

/** Whether two spellings are one name: marks, case, blanks, dashes, "và"/"&" and common abbreviations aside. */
export const sameName = (a: string, b: string): boolean => compact(a) === compact(b)

/** The words of a heading alone: no number, letter or dash before it, no closing mark, blanks single. */
export const tidy = (text: string): string =>
  text
    .normalize('NFC')
    .replace(/[\s\u00a0]+/g, ' ')
    .replace(/^[\s–—*•+-]+/u, '')
    .replace(/^(?:(?:[IVX]+|\d{1,2}(?:\.\d{1,2})*|[a-zđ])[.)/](?:\s|(?=\p{Lu})))+/u, '')
    .replace(/^(?:(?:Giao|Đề nghị|Yêu cầu|Đối với|Riêng)\s+)(?=\p{L})/u, '')
    .replace(/[\s:;,./]+$/u, '')
    .trim()

/** Spells out, for people, the abbreviations that an official name never carries. */
export function spellOut(text: string, abbreviations: Readonly<Record<string, string>> = {}): string {
  const said = new Map(Object.entries(abbreviations).map(([short, long]) => [short.normalize('NFC'), long]))
  return text
    .normalize('NFC')
    .replace(/T\.?P\.\s*|TP(?=\s)/gu, 'thành phố ')
    .replace(/[\p{L}\p{N}]+(?:[&-][\p{Lu}\p{N}]+)*/gu, (word) => said.get(word) ?? OFFICIAL[word] ?? word)
    .replace(/\s+/g, ' ')
    .trim()
}

const OFFICIAL: Readonly<Record<string, string>> = {
  UBND: 'Ủy ban nhân dân',
  HĐND: 'Hội đồng nhân dân',
  ĐBQH: 'đại biểu Quốc hội',
  MTTQ: 'Mặt trận Tổ quốc',
  BHXH: 'Bảo hiểm xã hội',
  LĐLĐ: 'Liên đoàn Lao động',
  LHPN: 'Liên hiệp Phụ nữ',
  BQL: 'Ban Quản lý',
}

// The words that a body's name begins with. A comma or "và" before anything else is part of a name.
const HEADS = [
  'Sở|Vụ|Cục|Tổng cục|Chi cục|Phòng|Ban|Bộ|Văn phòng|VP|Thanh tra|UBND|Ủy ban|Uỷ ban|HĐND|Hội đồng|Trung tâm|Viện|Học viện',
  'Trường|Đài|Báo|Tạp chí|Nhà xuất bản|Công an|Hội|Liên đoàn|Liên hiệp|Đoàn|Tỉnh đoàn|Thành đoàn|Tỉnh ủy|Thành ủy|Huyện ủy',
  'Quận ủy|Thị ủy|Tỉnh uỷ|Thành uỷ|Huyện uỷ|Quận uỷ|Thị uỷ|Đảng ủy|Đảng uỷ|Mặt trận|MTTQ|UBMTTQ|Công đoàn|Kho bạc|KBNN',
  'Bảo hiểm xã hội|BHXH|Ngân hàng|NHNN|Tòa án|Toà án|TAND|Viện kiểm sát|VKSND|Bệnh viện|Khoa|Quỹ|Công ty|Tổng công ty',
  'Tập đoàn|Thông tấn xã|TTXVN|SNV|LĐLĐ|Bộ đội|Bưu điện|Chi nhánh|Hiệp hội|Câu lạc bộ|Thư viện|Bảo tàng|Nhà hát',
].join('|')
const GROUP_HEADS = 'Các|các|Toàn bộ|toàn bộ|Tất cả|tất cả'
/** Who heads a body; a task for the head is the body's. */
const TITLES =
  'Thủ trưởng|Chủ tịch|Tổng Giám đốc|Giám đốc|Chánh|Bộ trưởng|Vụ trưởng|Cục trưởng|Tổng cục trưởng|Viện trưởng|Hiệu trưởng|Trưởng'
const TITLE = new RegExp(`^(?:(?:Đồng chí|Đ/c|đồng chí|đ/c)\\s+)?(?:${TITLES})\\s+(?=\\p{L})`, 'u')

/** "Giám đốc Sở Nội vụ" → "Sở Nội vụ"; as it was where no title stands before. */
export const withoutTitle = (text: string): string => text.replace(TITLE, '')

const NEXT_UNIT = new RegExp(`^(?:(?:${HEADS})(?=[\\s:])\\s*\\p{L}|(?:${HEADS})$|(?:${GROUP_HEADS}|${TITLES})\\s)`, 'u')
const NEXT_UNIT_CAPITALS = new RegExp(NEXT_UNIT.source, 'iu')
// "Văn phòng HĐND và UBND", "Văn phòng Đoàn ĐBQH và HĐND" are one office.
const OFFICE_OF_TWO = /(?:Văn phòng|VP)\s+(?:HĐND|Hội đồng nhân dân|Đoàn (?:ĐBQH|đại biểu Quốc hội))$/iu
// What may follow in a list such as "các Sở, Ban, Ngành" or "các Bộ, Cơ quan ngang Bộ": common nouns, not names.
const CLASS_WORD =
  /^(?:các\s+)?(?:sở|ban|bộ|ngành|đoàn thể|hội|quận|huyện|thị xã|thành phố|xã|phường|thị trấn|đặc khu|cơ quan|đơn vị|tổ chức|cá nhân|địa phương|tỉnh|huyện ủy|thị ủy|thành ủy|quận ủy|huyện uỷ|thị uỷ|thành uỷ|quận uỷ)(?=$|[\s,;.])/iu
const CLASS_LIST = /^(?:các|toàn bộ|tất cả|\d+)\s|^(?:sở|bộ|ban|quận|tỉnh|thành)(?:\s+uỷ|\s+ủy)?$/iu

/**
 * The units of a heading that joins several: "Sở A, Sở B và UBND C" → three. A split comes at a semicolon, or at a
 * comma or "và" before a word that names of bodies begin with; "Sở Văn hóa, Thể thao và Du lịch" stays whole.
 */
export function splitUnits(text: string): string[] {
  const whole = tidy(text)
  const parts: string[] = []
  let start = 0
  let depth = 0
  for (let i = 0; i < whole.length; i++) {
    const sign = whole[i]!
    if (sign === '(') depth++
    if (sign === ')') depth--
    if (depth > 0) continue
    const joint = whole.slice(i).match(/^(?:;|,|\n)\s*(?:và\s+)?|^\s+và\s+/u)?.[0]
    if (!joint) continue
    const before = whole.slice(start, i).trim()
    const after = whole.slice(i + joint.length)
    if (before !== '' && after !== '' && isSplit(joint, before, after)) {
      parts.push(before)
      start = i + joint.length
    }
    i += joint.length - 1
  }
  parts.push(whole.slice(start).trim())
  return parts.map(tidy).filter((part) => part !== '')
}

function isSplit(joint: string, before: string, after: string): boolean {
  if (joint.startsWith(';') || joint.startsWith('\n')) return true
  if (OFFICE_OF_TWO.test(before)) return false
  // "các sở, ban, ngành": the list of classes goes on; "các sở, ban, ngành, các huyện" begins a new one.
  if (CLASS_LIST.test(withoutTitle(before)) && isClass(after) && !/^(?:các|toàn bộ|tất cả)\s/iu.test(after))
    return false
  // In a heading all in capitals the case of a word says nothing.
  return (before === before.toUpperCase() ? NEXT_UNIT_CAPITALS : NEXT_UNIT).test(after)
}

/** "Ban, ngành" goes on a list of classes; "Ban Quản lý …" is a name. */
function isClass(after: string): boolean {
  const word = after.match(CLASS_WORD)?.[0]
  return word !== undefined && !/^\s+\p{Lu}\p{Ll}/u.test(after.slice(word.length))
}
