// The letterhead and the end of a document: number, issuer, place, date, title, recipients, signature.

import type { Day } from '../core/plan-document.ts'
import { hasMarkAtEdge, isSecretMark, isSecretStamp } from '../core/secrecy.ts'
import { type Block, cleanCharacters, takeMarker } from './blocks.ts'
import { dayOf } from './dates.ts'
import { capitalised, fold, isUpperCase } from './fold.ts'
import { isRecipientsHead } from './paragraphs.ts'
import type { SourceLine } from './source.ts'

export interface Header {
  number: string | null
  /** Line of "Số: …", or 1. */
  numberLine: number
  issuer: string | null
  place: string | null
  date: Day | null
  dateLine: number
  /** The month was printed as a bare 1 or 2, where the rules of drafting ask for 01, 02. */
  bareMonth: boolean
  title: string | null
  /** The document calls itself a plan in its title. */
  titled: boolean
  /** A letter: it has "Kính gửi" or "V/v". */
  letter: boolean
  /** Line after which the text proper begins. */
  bodyLine: number
}

interface Piece {
  line: number
  text: string
}

const HEAD_LINES = 60

// Letterheads stand in two columns: cells, tabs and wide gaps part them.
const headPieces = (lines: readonly SourceLine[]): Piece[] =>
  lines.slice(0, HEAD_LINES * 2).flatMap((source, i) =>
    (
      source.cells ??
      cleanCharacters(source.text)
        .replace(/(?<=\S)\*\*(?=\p{L})/gu, '\t')
        .split(/\t|\n|<\/p>|(?<!(?:Số|SỐ)\s?:?) {6,}(?![/…._])|\s\|\s|^\|\s?|\s?\|$/)
    )
      .map((text) => ({
        line: i + 1,
        text: cleanCharacters(text)
          .replace(/<[^>]*>|\*\*|^\*(?=\S)|(?<=\S)\s?\*$|^#{1,6}\s/g, '')
          .replace(/\s+/g, ' ')
          .trim(),
      }))
      .filter((piece) => piece.text !== ''),
  )

const NUMBER =
  /(?:^|\s)(?:Số|SỐ|só)\s*[:.,]?\s*([\d⁄.…_\s]*?)\s*\/\s*(\p{Lu}[\p{L}\d&]*(?:\s*[-–]\s*[\p{Lu}\d&][\p{L}\d&]*){0,4})(?=$|[\s,.])/u
const PARTY_NUMBER = /(?:^|\s)Số\s*:?\s*([\d.…_]*)\s*-\s*(\p{Lu}{2,}\s?\/\s?\p{Lu}+(?:\s?-\s?\p{Lu}+)*)(?![\p{Ll}])/u
const DATE = /^(.{0,60}?)[,.]?\s*ngày\s*([\d⁄.…_ ]*?)\s*tháng\s*([\d.…_ ]*?)\s*năm\s*(\d{4}|[\d.…_ ]*)\s*\.?$/iu
const TITLE_HEAD = /^(?:K[ẾÉÊE]\s*HO[ẠA]CH|CHƯƠNG TRÌNH(?: HÀNH ĐỘNG| CÔNG TÁC)?|PHƯƠNG ÁN)(?:\s|$)/u
const BASIS = /^(?:thuc hien|can cu|de |nham|theo |tiep tuc|trien khai|kinh gui|i\.|1\.|uy ban|ubnd|bo |so )/

const readNumber = (pieces: readonly Piece[]): { number: string | null; line: number; seen: boolean } => {
  for (const { line, text } of pieces) {
    if (text.length > 200) break
    const match = NUMBER.exec(text) ?? PARTY_NUMBER.exec(text)
    if (!match) continue
    const sign = match[2]!.replace(/\s+/g, '').replace(/–/g, '-')
    const digits = match[1]!.replace(/\s+/g, '')
    const joint = text.includes('-TU') || (PARTY_NUMBER.test(text) && !NUMBER.test(text)) ? '-' : '/'
    return { number: /^\d+$/.test(digits) ? `${digits}${joint}${sign}` : null, line, seen: true }
  }
  return { number: null, line: 1, seen: false }
}

const placeIn = (text: string): string | null => {
  const place = text
    .replace(
      /^.*(?:Độc lập\s*[-–]\s*Tự do\s*[-–]\s*Hạnh phúc|\/\p{Lu}[\p{Lu}\d&]*(?:\s?-\s?[\p{Lu}\d&]+)*(?=\s|$))\s*/u,
      '',
    )
    .replace(/^[\s,.-]+|[\s,.-]+$/gu, '')
  // "BAN THƯỜNG VỤ HUYỆN ỦY YÊN THÀNH Yên Thành": the issuer stands in the same line.
  const own = place.replace(/^(?:\p{Lu}{2,}[\s,-]+)+(?=\p{Lu}\p{Ll})/u, '')
  return own !== '' && /^\p{Lu}/u.test(own) ? own : null
}

const readDate = (pieces: readonly Piece[]): Pick<Header, 'place' | 'date' | 'dateLine' | 'bareMonth'> => {
  for (const [i, { line, text }] of pieces.entries()) {
    if (text.length > 120) continue
    if (/^\(?k[eè]m theo/iu.test(text)) continue
    // "Cần Thơ, ngày 21" may go on in the next line: "tháng 11 năm 2025".
    const match =
      DATE.exec(text) ?? (/ngày\s*[\d.…_ ]*$/iu.test(text) ? DATE.exec(`${text} ${pieces[i + 1]?.text}`) : null)
    // The sign may stand on the same line: "Số 119-KH/TU Huế, ngày …".
    if (!match || /(?:số|của|từ|trước)\s/iu.test(match[1]!.replace(/^(?:.*\s)?Số\s*:?\s*[\d.…_]*\s*[-/]/u, '')))
      continue
    const [day, month, year] = [match[2]!, match[3]!, match[4]!].map((part) => part.trim()) as [string, string, string]
    const whole = /^\d{1,2}$/.test(day) && /^\d{1,2}$/.test(month) && /^\d{4}$/.test(year)
    return {
      place: placeIn(match[1]!),
      date: whole ? dayOf(Number(year), Number(month), Number(day)) : null,
      dateLine: line,
      bareMonth: month === '1' || month === '2',
    }
  }
  return { place: null, date: null, dateLine: 1, bareMonth: false }
}

const readTitle = (pieces: readonly Piece[]): Pick<Header, 'title' | 'titled' | 'letter' | 'bodyLine'> => {
  const head = pieces.findIndex((piece) => TITLE_HEAD.test(piece.text) && piece.text.length < 300)
  const about = pieces.findIndex((piece) => /^(?:V\/v|Về việc)\s/iu.test(piece.text))
  const letter = pieces.some((piece) => /^kinh\s+gui\b/.test(fold(piece.text)))
  if (head >= 0) {
    const rest = pieces[head]!.text.replace(TITLE_HEAD, '').trim()
    const parts = rest ? [rest] : []
    let next = head + 1
    for (; next < pieces.length && next < head + 8; next++) {
      const { text } = pieces[next]!
      if (BASIS.test(fold(text)) && parts.length > 0 && !/^\p{Ll}/u.test(text)) break
      if (parts.length > 0 && (/^\(/.test(text) || takeMarker(text).marker)) break
      if (takeMarker(text).marker || text.length > 400 || (parts.length > 0 && text.endsWith(':'))) break
      if (/^[-–_=\s]+$/.test(text)) continue
      parts.push(text)
    }
    return {
      title: parts.join(' ').replace(/\s+/g, ' ') || null,
      titled: true,
      letter,
      bodyLine: pieces[next]?.line ?? pieces[head]!.line,
    }
  }
  if (about >= 0) {
    const parts = [pieces[about]!.text]
    for (let next = about + 1; next < pieces.length && next < about + 6; next++) {
      const { text } = pieces[next]!
      if (DATE.test(text) || /^kinh\s+gui/.test(fold(text)) || isUpperCase(text)) break
      parts.push(text)
    }
    return { title: parts.join(' '), titled: false, letter: true, bodyLine: pieces[about]!.line }
  }
  return { title: null, titled: false, letter, bodyLine: 1 }
}

const NATION = /CỘNG\s+HO[ÀA].*$|CỘNG\s+H[ÒO]A.*$|ĐẢNG CỘNG SẢN VIỆT NAM.*$|Độc\s+lập.*$/u

// Words that stay capitals when a letterhead in capitals is written in small letters.
const PROPER = /^(?:ubnd|hđnd|gd&đt|gdđt|bhxh|bhyt|xhcn|tp\.?|mttq)$/i

const sentenceCase = (text: string): string => {
  if (!isUpperCase(text)) return text
  const lower = text
    .split(' ')
    .map((word) => (PROPER.test(word) ? word : word.toLowerCase()))
    .join(' ')
  const school = lower.replace(
    /(?<=\s(?:tiểu học|mầm non|mẫu giáo|trung học cơ sở|trung học phổ thông|thcs|thpt)\s).+$/u,
    (all) => all.split(' ').map(capitalised).join(' '),
  )
  const named = school.replace(
    /(?<=(?:^|\s)(?:tỉnh|thành phố|huyện|quận|xã|phường|thị xã|tp\.?)\s)(\p{L}+)((?:\s\p{L}+){0,2})$/u,
    (all) => all.split(' ').map(capitalised).join(' '),
  )
  return named
    .replace(/^(\p{L}+)/u, capitalised)
    .replace(
      /^((?:Bộ|Sở|Vụ|Cục|Ban|Phòng|Trường|Trung tâm|Văn phòng)\s)(\p{Ll})/u,
      (_, head: string, letter: string) => head + letter.toUpperCase(),
    )
    .replace(/việt nam/u, 'Việt Nam')
}

const issuerInHead = (lines: readonly SourceLine[], pieces: readonly Piece[], place: string | null): string | null => {
  const end = pieces.findIndex((piece) => NUMBER.test(piece.text) || TITLE_HEAD.test(piece.text))
  const names = pieces
    .slice(0, end < 0 ? pieces.length : end)
    .map((piece) =>
      piece.text
        .replace(NATION, '')
        .replace(/\s+(?:CỘNG|ĐẢNG)$/u, '')
        .trim(),
    )
    .filter(
      (text) =>
        isUpperCase(text) &&
        text.length > 2 &&
        !/^(?:TUYỆT MẬT|TỐI MẬT|MẬT|HỎA TỐC|HOẢ TỐC|KHẨN|THƯỢNG KHẨN|DỰ THẢO|BẢN SAO)$/u.test(text),
    )
  const [first, second, third] = names
  if (first && second) {
    if (/^ỦY BAN NHÂN DÂN$|^UỶ BAN NHÂN DÂN$|^UBND$/u.test(first)) return sentenceCase(`${first} ${second}`)
    // The parent body stands above; a place in a third line belongs to the name.
    const own = third && /^(?:THÀNH PHỐ|TỈNH|HUYỆN|QUẬN|XÃ|PHƯỜNG)\s/u.test(third) ? `${second} ${third}` : second
    return sentenceCase(own)
  }
  if (first) return sentenceCase(first)
  return issuerInText(lines, place)
}

// The text itself usually writes the name in small letters somewhere: its spelling is better than a guess.
const spelledInText = (lines: readonly SourceLine[], name: string): string => {
  const wanted = fold(name)
  for (const source of lines) {
    const text = cleanCharacters(source.text)
    const at = fold(text).indexOf(wanted)
    if (at < 0) continue
    const found = text.slice(at, at + name.length)
    if (!isUpperCase(found) && /^\p{Lu}/u.test(found)) return found
  }
  return name
}

const readIssuer = (lines: readonly SourceLine[], pieces: readonly Piece[], place: string | null): string | null => {
  const name = issuerInHead(lines, pieces, place)
  return name && spelledInText(lines, name)
}

const issuerInText = (lines: readonly SourceLine[], place: string | null): string | null => {
  for (const source of lines.slice(0, 80)) {
    const match =
      /(?:^|[,;.]\s+)((?:Bộ|Sở|UBND|Ủy ban|Uỷ ban|Ban|Tổng cục|Cục|Trường|Phòng|Bảo hiểm xã hội|Hội|Liên đoàn)\s[^,;.:]{2,80}?)\s+(?:xây dựng|ban hành)\s+[Kk]ế hoạch/u.exec(
        cleanCharacters(source.text),
      )
    if (!match) continue
    const name = match[1]!
    return place && /(?:Thành phố|thành phố|tỉnh|Tỉnh)$/u.test(name) ? `${name} ${place}` : name
  }
  return null
}

/** Reads the letterhead from the document's first lines. */
export const readHeader = (lines: readonly SourceLine[]): Header => {
  const pieces = headPieces(lines)
  const title = readTitle(pieces)
  const titleAt = pieces.findIndex((piece) => TITLE_HEAD.test(piece.text))
  const head = titleAt >= 0 ? pieces.slice(0, titleAt) : pieces.slice(0, HEAD_LINES)
  const number = readNumber(head)
  const date = readDate(head)
  return {
    ...title,
    ...date,
    number: number.number,
    numberLine: number.line,
    issuer: readIssuer(lines, head, date.place),
  }
}

/**
 * True where a mark of secrecy (Mật, Tối mật, Tuyệt mật) stands: at the head alone in its line or cell or at a line's edge,
 * further down as a stamp or behind its label. The same syllable inside words ("bí mật nhà nước") is no mark.
 * @param margins page heads, feet, boxes and whatever else stands outside the text
 */
export const isMarkedSecret = (lines: readonly SourceLine[], margins: readonly string[] = []): boolean => {
  const pieces = headPieces(lines)
  const title = pieces.findIndex((piece) => TITLE_HEAD.test(piece.text))
  return (
    pieces.slice(0, title >= 0 ? title + 1 : 20).some(({ text }) => isSecretMark(text) || hasMarkAtEdge(text)) ||
    lines.some((line) => !line.cells && line.text.split('\t').some(isSecretStamp)) ||
    margins.some((text) => isSecretMark(text) || hasMarkAtEdge(text))
  )
}

const POSITION =
  /^(?:TM|KT|TL|TUQ|Q)\s?\.|^(?:PHÓ |QUYỀN )?(?:BỘ TRƯỞNG|THỨ TRƯỞNG|CHỦ TỊCH|PHÓ CHỦ TỊCH|GIÁM ĐỐC|HIỆU TRƯỞNG|TRƯỞNG|CỤC TRƯỞNG|VỤ TRƯỞNG|VIỆN TRƯỞNG|TỔNG GIÁM ĐỐC|TỔNG CỤC TRƯỞNG|CHÁNH|BÍ THƯ|CHỦ NHIỆM)/u
const NAME = /^(?:(?:Ths|TS|PGS|GS|BS|KS)\.?\s*)*\p{Lu}[\p{Ll}]+(?:\s\p{Lu}[\p{Ll}]*){1,5}$/u

const pieceTexts = (blocks: readonly Block[]): { text: string; item: boolean }[] =>
  blocks.flatMap((block) =>
    block.kind === 'text'
      ? [{ text: block.text, item: block.marker !== null }]
      : [block.header, ...block.rows.map((row) => row.cells)]
          .flat()
          .map((text) => ({ text: takeMarker(text).text, item: takeMarker(text).marker !== null })),
  )

/** Reads recipients and signature from the blocks after the closing formula. */
export const readEnding = (
  blocks: readonly Block[],
): { recipients: string[]; signatory: { name: string | null; title: string | null } | null } => {
  const recipients: string[] = []
  let title: string | null = null
  let name: string | null = null
  let listing = false
  for (const { text, item } of pieceTexts(blocks)) {
    if (isRecipientsHead(text)) {
      listing = true
      continue
    }
    if (POSITION.test(text) && isUpperCase(text)) {
      // "KT. CHỦ TỊCH PHÓ CHỦ TỊCH": the last position is the signer's own.
      const own = text
        .replace(/^.*(?:TM|KT|TL|TUQ|Q)\s?\.\s*/u, '')
        .replace(
          /^(?:BỘ TRƯỞNG|CHỦ TỊCH|GIÁM ĐỐC|HIỆU TRƯỞNG|TRƯỞNG PHÒNG|TỔNG GIÁM ĐỐC)\s+(?=(?:THỨ TRƯỞNG|PHÓ)\s)/u,
          '',
        )
      if (!/^(?:ỦY|UỶ) BAN NHÂN DÂN|^UBND|^BAN (?:CHỈ ĐẠO|TỔ CHỨC|CHẤP HÀNH)/u.test(own))
        title = capitalised(own.toLowerCase()).replace(/(?<=^Phó )\p{Ll}/u, (first) => first.toUpperCase())
      continue
    }
    if (item && listing) {
      const recipient = text.replace(/[;.]\s*$/u, '').trim()
      if (recipient !== '' && !/^lưu\b/iu.test(recipient)) recipients.push(recipient)
      continue
    }
    if (NAME.test(text) && !item) name = text
  }
  return { recipients, signatory: name || title ? { name, title } : null }
}
