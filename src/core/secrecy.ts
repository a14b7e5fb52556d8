// Marks of secrecy (Mật, Tối mật, Tuyệt mật) in texts and names: what bears one is neither stored nor passed on.

/** Words before "mật" that make another word of it: bảo mật, bí mật, giải mật (no longer secret), túi mật. */
const BEFORE = new Set([
  ...['bảo', 'bí', 'cơ', 'thân', 'cẩn', 'hiểm', 'chu', 'giải', 'lộ', 'không', 'độ', 'mức', 'dấu', 'về'],
  ...['đường', 'rỉ', 'túi', 'sỏi', 'dịch', 'ống', 'gan', 'nước'],
])
/** Words behind it: mật khẩu, mật độ, mật mã, mật thiết, mật ong. */
const AFTER = new Set([
  ...[
    'khẩu',
    'độ',
    'mã',
    'ong',
    'thiết',
    'danh',
    'vụ',
    'thám',
    'thư',
    'lệnh',
    'ước',
    'hoa',
    'mía',
    'đàm',
    'báo',
    'nghị',
  ],
  ...['tông', 'ngọt', 'đường', 'nhà', 'nước', 'thông'],
])

const DEGREE = '(?:tuyệt\\s*mật|tối\\s*mật|mật)'
const LABEL =
  '(?:(?:(?:dấu\\s+)?(?:chỉ\\s+)?(?:mức\\s+)?độ(?:\\s+bí)?\\s+mật|dấu\\s+mật)\\s*[:.–-]?|(?:mức\\s+độ|độ|mức)\\s*:)'
/** What may stand behind the degree in its own line: which copy it is, when it is to be given back. */
const COPY =
  '(?:\\s*[-–,;.]?\\s*\\(?(?:bản\\s+(?:số|thứ)|số\\s+bản|thu\\s+hồi|được\\s+sao|không\\s+sao|lưu\\s+hành\\s+nội\\s+bộ)[^\\n]{0,80})?'
const LABELLED = new RegExp(`^${LABEL}\\s*(?:\\(?${DEGREE}\\)?)${COPY}$`, 'iu')
const ALONE = new RegExp(`^${DEGREE}${COPY}$`, 'iu')
const STAMPED = /^(?:TUYỆT\s*MẬT|TỐI\s*MẬT|MẬT)$/u

/** Marks typed without diacritics: the two long ones however written, the short one in capitals only ("mat" is many words). */
const PLAIN_LABEL = '(?:(?:dau\\s+)?(?:chi\\s+)?(?:muc\\s+)?do\\s+mat|dau\\s+mat)'
const PLAIN_ALONE = /^(?:TUYET\s*MAT|TOI\s*MAT|MAT)$/
const PLAIN_LABELLED = new RegExp(`^${PLAIN_LABEL}\\s*[:.–-]?\\s*\\(?(?:tuyet\\s*mat|toi\\s*mat|mat)\\)?$`, 'i')

/** Frames, brackets, stars and rules around a mark, as stamps and converters leave them. */
const FRAME = /^[\s([{<«*"“'|_=~.:;–—\-\u2500-\u257f]+|[\s)\]}>»*"”'|_=~.:;–—\-\u2500-\u257f]+$/gu

/** "T Ố I   M Ậ T": a stamp whose letters stand apart. */
const closed = (text: string): string => (/^\p{L}(?:\s+\p{L}){2,}$/u.test(text) ? text.replace(/\s+/gu, '') : text)

const bareOf = (text: string): string =>
  closed(text.normalize('NFC').replace(/\s+/gu, ' ').slice(0, 200).replace(FRAME, ''))

/** True for a line, cell or box that is nothing but a mark: "MẬT", "Tối mật", "Độ mật: Tuyệt mật", "(MẬT) Bản số: 02". */
export function isSecretMark(text: string): boolean {
  if (text.length > 400) return false
  const bare = bareOf(text)
  return ALONE.test(bare) || LABELLED.test(bare) || PLAIN_ALONE.test(bare) || PLAIN_LABELLED.test(bare)
}

/** The same where the text around it may be anything: only what a stamp or a label says, never a word of a sentence. */
export function isSecretStamp(text: string): boolean {
  if (text.length > 400) return false
  const bare = bareOf(text)
  return (
    STAMPED.test(bare) || /^(?:TUYET\s*MAT|TOI\s*MAT)$/.test(bare) || LABELLED.test(bare) || PLAIN_LABELLED.test(bare)
  )
}

const LETTERHEAD = /^(?:số|cộng hòa|cộng hoà|đảng|ubnd|ủy|uỷ|bộ|sở|hội|hđnd|đoàn|ban|công an|tỉnh|thành)/iu

/**
 * True for a line of a letterhead at whose edge a mark in capitals stands: "TỐI MẬT  CỘNG HÒA …", "Số: 12/KH-UBND MẬT".
 */
export function hasMarkAtEdge(text: string): boolean {
  const bare = text.normalize('NFC').replace(/\s+/gu, ' ').slice(0, 400).replace(FRAME, '')
  const first = /^(?:TUYỆT MẬT|TỐI MẬT|MẬT)(?=[\s:–-])[\s:–-]+(.*)$/u.exec(bare)
  if (first && LETTERHEAD.test(first[1]!)) return true
  const last = /^(.*?)[\s([{–-]+(TUYỆT MẬT|TỐI MẬT|MẬT)$/u.exec(bare)
  if (!last) return false
  const before = /(\p{L}+)[^\p{L}]*$/u.exec(last[1]!)?.[1]?.toLowerCase() ?? ''
  return last[2] !== 'MẬT' || !BEFORE.has(before)
}

/** Does a file's name or caption carry a mark of secrecy? */
export function isMarkedName(text: string): boolean {
  const words =
    text
      .normalize('NFC')
      .toLowerCase()
      .match(/\p{L}+/gu) ?? []
  const marked = words.some((word, i) => {
    if (word !== 'mật') return word === 'tuyet' && words[i + 1] === 'mat'
    const before = words[i - 1] ?? ''
    if (before === 'tuyệt' || before === 'tối') return true
    return !BEFORE.has(before) && !AFTER.has(words[i + 1] ?? '')
  })
  return marked || /(?:^|[^\p{L}])TOI[\s_-]MAT(?![\p{L}])|[([]MAT[)\]]/u.test(text)
}

/** Does a text of several lines, pasted into a chat, carry a mark where a document has one? */
export function isMarkedText(text: string): boolean {
  const lines = text.split(/\r\n|[\n\r\f\u2028\u2029]/).filter((line) => line.trim() !== '')
  if (lines.length < 2) return isSecretStamp(text) && LABELLED.test(bareOf(text))
  const head = lines.slice(0, 12).flatMap((line) => line.split(/\t| {4,}|\s\|\s/))
  return (
    head.some((piece) => isSecretMark(piece)) ||
    lines.slice(0, 12).some((line) => hasMarkAtEdge(line)) ||
    lines.some((line) => isSecretStamp(line))
  )
}
