// Documents that a text cites by number: which, of what day, whose; and the text without them, every place kept.
import type { Day } from '../core/plan-document.ts'
import { datePattern, dayOf, writtenDate } from './dates.ts'
import { fold } from './fold.ts'

export interface Citation {
  /** `ke hoach`, `cong van` …, folded. */
  kind: string
  number: string
  date: Day | null
  issuer: string | null
  start: number
  end: number
}

const KINDS =
  'ke hoach|cong van|quyet dinh|giay moi|thong bao|chuong trinh|van ban|nghi quyet|nghi dinh|thong tu|luat|chi thi|huong dan|to trinh|bao cao|cong dien|phieu trinh'
// "Kế hoạch tổ chức Hội nghị … số 12/KH-BNV": a few words may stand between the kind and the number.
const CITED = new RegExp(
  `(?<![a-z])(?<kind>${KINDS})(?![a-z])(?<between>[^.;:]{0,160}?)\\s(?:so|SO)\\s*:?\\s*(?<digits>\\d{1,6})\\s?(?<joint>[/-])\\s?`,
  'g',
)
const SIGN = /^\p{Lu}[\p{Lu}\d&Đ]*(?:\s?[-–/.]\s?[\p{Lu}\d][\p{L}\d&]*){0,4}/u
const YEAR_SIGN = /^\d{4}\/\p{Lu}[\p{Lu}Đ]*(?:-\p{Lu}+)?/u
const DATED = new RegExp(`^[\\s,(]*ngay\\s+${datePattern('')}`)
const OF =
  /^[\s,]*của\s+(?<issuer>\p{Lu}[^,;.:()“"]{1,120}?)(?=\s+(?:về|v\/v|ban hành|triển khai|tổ chức|được|như sau|từ|sang|thành|đến|là|nay|lùi|dời|đã|có|phê duyệt|và các|bằng)(?!\p{L})|\s*[,;.:()“"]|\s*$)/iu
const ABOUT =
  /^\s*(?:về việc|v\/v|về)\s[^;:.]{2,240}?(?=\s*[,;:.]|\s*$|\s(?:từ (?:ngày|\d|thời|trước)|sang|thành|như sau|được|nay|vào|là|do|lùi|dời|hoãn|chuyển|đến|không)(?!\p{L}))/iu

/** Every document that a text cites by number, in order. */
export const citationsIn = (text: string): Citation[] => {
  const folded = fold(text)
  const found: Citation[] = []
  for (const match of folded.matchAll(CITED)) {
    const between = match.groups?.between ?? ''
    // A nearer kind of document is the one that has the number.
    const inner = [...between.matchAll(new RegExp(`(?<![a-z])(?:${KINDS})(?![a-z])`, 'g'))].at(-1)
    const kind = inner?.[0] ?? match.groups!.kind!
    const start = match.index + (inner ? match.groups!.kind!.length + inner.index : 0)
    const signAt = match.index + match[0].length
    const sign = (SIGN.exec(text.slice(signAt)) ?? YEAR_SIGN.exec(text.slice(signAt)))?.[0]
    if (!sign) continue
    let end = signAt + sign.length
    const dated = DATED.exec(folded.slice(end))
    const written = dated && writtenDate(dated.groups ?? {}, '')
    const date = written?.year ? dayOf(written.year, written.month, written.day) : null
    if (dated) end += dated[0].length
    const of = OF.exec(text.slice(end))
    if (of) end += of[0].length
    found.push({
      kind,
      number: `${match.groups!.digits}${match.groups!.joint}${sign.replace(/\s+/g, '').replace(/–/g, '-')}`,
      date,
      issuer: of?.groups?.issuer?.trim() ?? null,
      start,
      end,
    })
  }
  return found
}

/** The text with citations and what they are about blanked, so that their dates and verbs are not read as the text's own. */
export const withoutCitations = (text: string): string => {
  let rest = text
  for (const { start, end } of citationsIn(text)) {
    const about = ABOUT.exec(text.slice(end))
    const to = end + (about ? about[0].length : 0)
    rest = rest.slice(0, start) + ' '.repeat(to - start) + rest.slice(to)
  }
  return rest
}

/** The same document by two numbers, whatever the blanks and the case. */
export const sameNumber = (a: string, b: string): boolean => {
  const bare = (number: string) => fold(number).replace(/\s/g, '').replace(/^0+/, '')
  return bare(a) === bare(b)
}
