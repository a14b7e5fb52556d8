// Three fields in place of a file, where a list or a nomination is asked for: who chairs, how many come, who sees to the technical side.

import { fold } from './fold.ts'
import { NUMBER_WORDS } from './number-words.ts'
import { phoneOf } from './phone.ts'

export interface ThreeFields {
  /** Name and position; empty where the unit said that there is none. */
  chair: string | null
  delegates: number | null
  /** Who sees to the technical side; empty where nobody does. */
  technical: string | null
  phone: string | null
}

export type FieldName = 'chair' | 'delegates' | 'technical'

export const NO_FIELDS: ThreeFields = { chair: null, delegates: null, technical: null, phone: null }

const PEOPLE =
  '(?:dai bieu|thanh phan|nguoi (?:chu tri|du|tham du)|chu tri|lanh dao|can bo|cong chuc|vien chuc|nhan su|thanh vien|hoc vien|khach moi|doan|nguoi|dau moi|dong chi)'
const LIST = new RegExp(
  `\\b(?:danh sach|ds|phieu dang ky|dang ky|bieu dang ky|thong tin)(?: (?!cau hoi|noi dung|ho so|tai lieu|de tai|kien nghi|duong truyen|gop|nhiem vu|don vi|cong trinh|du an|san pham)\\w+){0,4}? ${PEOPLE}\\b`,
)
const NOMINATION =
  /\b(?:de |gioi thieu )?cu(?: \d+| mot| hai| ba)?(?: (?:dong chi|dai dien|thanh phan))? (?:dai bieu|nguoi|can bo|lanh dao|cong chuc|vien chuc|thanh vien|nhan su|dau moi|lanh dao|dai dien)(?: \w+){0,8}? (?:du|tham du|tham gia|dau moi|phoi hop|phu trach ky thuat)\b|\bcu dai bieu\b|\bcu (?:can bo )?dau moi\b/
/** Whoever puts the lists of others together, or invites, names nobody. */
const GATHERS = /^\s*(?:-\s*)?(?:tong hop|ra soat|moi|lap giay moi|tiep nhan|theo doi|don doc)\b/

/** Whether a product is a list of people or a nomination, so that three fields say all that is needed. */
export function takesFields(products: readonly string[], task: string): boolean {
  const said = fold(task)
  if (GATHERS.test(said)) return false
  if (products.some((one) => LIST.test(fold(one)) && !/\b(?:tong hop|chung)\b/.test(fold(one)))) return true
  return products.length === 0 ? NOMINATION.test(said) || LIST.test(said) : NOMINATION.test(said)
}

/** "05", "5 đại biểu", "khoảng mười người": how many; null where no number is said, or one that cannot be. */
export function delegatesIn(text: string): number | null {
  const said = fold(text)
  const digits = said.match(/(?<![\d.,/-])(\d{1,4})(?![\d/]|[.,]\d)/)
  const count = digits
    ? Number(digits[1])
    : (NUMBER_WORDS[said.match(/\b(mot|hai|ba|bon|nam|sau|bay|tam|chin|muoi)\b/)?.[1] ?? ''] ?? null)
  if (count === null) return none(text) ? 0 : null
  return count > 2000 ? null : count
}

const NONE = /^(?:khong(?: co)?(?: ai)?|ko|k|chua co|chua|none|no|-|\.)[.\s]*$/

/** "Không", "chưa có": the field is left empty on purpose. */
export const none = (text: string): boolean => NONE.test(fold(text))

const NUMBER = /(?:\+?84|0)[\d\s.()-]{7,14}\d/
const LABELS =
  /(?:,|;|[-–(])?\s*(?:điện thoại|dien thoai|số điện thoại|so dien thoai|sđt|sdt|đt|dt|tel|phone|di động|di dong|mobile|dđ)\.?\s*(?:số)?\s*:?\s*$/iu

/** A person with a phone: the number checked as one that can be dialled. */
export function technicalIn(text: string): { name: string; phone: string | null; wrong: boolean } {
  const found = text.match(NUMBER)
  // A number of any length may be a slip of one that can be dialled.
  const digits = found ?? text.match(/\d[\d\s.()-]{2,}\d/)
  const phone = found ? phoneOf(found[0]) : null
  const name = (digits ? text.slice(0, digits.index) + text.slice(digits.index! + digits[0].length) : text)
    .replace(LABELS, '')
    .replace(/^[\s,;:.–-]+|[\s,;:.(–-]+$/g, '')
    .replace(/\(\s*\)/g, '')
    .trim()
  return { name, phone, wrong: digits !== null && phone === null }
}

const LABEL =
  /(?:^|[\n;,.]|\s)\s*(?:[-+*•]|\d[.)])?\s*(nguoi chu tri|chu tri|lanh dao chu tri|chair|so luong dai bieu|so dai bieu|so luong|dai bieu|so nguoi|delegates|can bo ky thuat|nguoi phu trach ky thuat|phu trach ky thuat|dau moi ky thuat|ky thuat|technical(?: contact)?)\s*(?:la\s*)?[:=]\s*/g

const FIELD_OF = (label: string): FieldName =>
  /chu tri|chair/.test(label) ? 'chair' : /ky thuat|technical/.test(label) ? 'technical' : 'delegates'

export interface FieldsSaid {
  fields: ThreeFields
  /** A phone number that nobody could dial. */
  wrongPhone: boolean
}

/** All in one go: "Chủ trì: …; số đại biểu: 5; kỹ thuật: Nguyễn Văn An 0912…"; null where fewer than two are labelled. */
export function fieldsIn(text: string): FieldsSaid | null {
  const said = text.normalize('NFC')
  // Folded letter by letter, so that a place in one is a place in the other.
  const flat = Array.from(said, (letter) => {
    const folded = letter.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase().replace(/đ/, 'd')
    return folded.length === letter.length ? folded : ' '.repeat(letter.length)
  }).join('')
  const labels = [...flat.matchAll(LABEL)]
  if (new Set(labels.map(([, label]) => FIELD_OF(label!))).size < 2) return null
  const fields = { ...NO_FIELDS }
  let wrongPhone = false
  labels.forEach((label, i) => {
    const value = said
      .slice(label.index + label[0].length, labels[i + 1]?.index ?? said.length)
      .replace(/^[\s,;]+|[\s,;.]+$/g, '')
    const name = FIELD_OF(label[1]!)
    if (name === 'chair') fields.chair = none(value) ? '' : value === '' ? null : value
    else if (name === 'delegates') fields.delegates = delegatesIn(value)
    else {
      const technical = technicalIn(value)
      fields.technical = none(value) ? '' : technical.name === '' ? null : technical.name
      fields.phone = technical.phone
      wrongPhone = technical.wrong
    }
  })
  return { fields, wrongPhone }
}

/** The first field that is still to be asked; null where all are there. */
export function missingField({ chair, delegates, technical, phone }: ThreeFields): FieldName | null {
  if (chair === null) return 'chair'
  if (delegates === null) return 'delegates'
  return technical === null || (technical !== '' && phone === null) ? 'technical' : null
}

/** As they are kept with a submission. */
export const storedFields = ({ chair, delegates, technical, phone }: ThreeFields): Record<string, string> => ({
  chair: chair ?? '',
  delegates: String(delegates ?? ''),
  technical: technical ?? '',
  phone: phone ?? '',
})
