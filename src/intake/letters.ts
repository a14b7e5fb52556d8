// A letter's ways: whom it is sent to, what its paragraphs ask of whom, the courtesies that ask nothing.
import { draft, isDated, isHeading, type Scope } from './assignment-scope.ts'
import { isBoilerplate } from './doers.ts'
import { fold } from './fold.ts'
import { isClosing, type Node } from './outline.ts'
import { beginsWithBody, isClass, leadInLength, subjectOf, unitOf } from './units.ts'

/** True for "Kính gửi: …". */
export const isAddress = (text: string): boolean => /^kinh\s+gui(?![a-z])/.test(fold(text))

/** True for one of the names below "Kính gửi:". */
export const isAddressee = (tops: readonly Node[], address: number, at: number): boolean =>
  tops.slice(address + 1, at + 1).every((top) => top.style === 'dash' || top.style === 'plus' || top.style === 'star')

const REQUEST = /(?:^|[\s,])(?:kính đề nghị|đề nghị|yêu cầu|giao)\s+/giu

/** Where a text asks bodies for something: "…, Sở Y tế đề nghị các đơn vị …" → the place where "các đơn vị" begins, or -1. */
const askedAt = (text: string): number => {
  for (const match of text.matchAll(REQUEST)) {
    const at = match.index + match[0].length
    if (beginsWithBody(text.slice(at)) && subjectOf(text.slice(at))) return at
  }
  return -1
}

/** "… đề nghị các đơn vị thực hiện một số nội dung sau:" heads what follows: those bodies do it unless another is named. */
export const requestIn = (node: Node, scope: Scope): Scope | null => {
  if (!/\s(?:sau|sau đây|cụ thể)\s*:\s*$/u.test(node.text)) return null
  const at = askedAt(node.text)
  if (at < 0) return null
  const unit = unitOf(subjectOf(node.text.slice(at))!.name)
  return { ...scope, unit, path: isHeading(node) ? node.path : scope.path, heading: node.text }
}

const COURTEOUS =
  'trân trọng|nghiêm túc|khẩn trương|quan tâm|phối hợp|chỉ đạo|tổ chức|triển khai|thực hiện|chủ động|,|và'
const COURTESY = new RegExp(`^(?:(?:${COURTEOUS})\\s*)+`, 'iu')
const ONLY_COURTESY = new RegExp(
  `^(?:(?:${COURTEOUS}|đầy đủ|kịp thời|có hiệu quả|hiệu quả|tốt|các nội dung(?: trên| của kế hoạch)?|kế hoạch này|kế hoạch|theo|đúng quy định|cảm ơn|\\.|\\/|;)\\s*)+$`,
  'iu',
)

/** "Đề nghị các cơ quan, đơn vị phối hợp thực hiện.": a plan's last words, no work. */
export const isCourtesy = (text: string): boolean => {
  const rest = text.slice(leadInLength(text))
  const subject = subjectOf(rest)
  return subject !== null && isClass(subject.name) && ONLY_COURTESY.test(rest.slice(subject.act))
}

/** A letter's own paragraph: a task where it asks bodies for an act, the closing courtesy apart. */
export const addFromLetter = (node: Node, scope: Scope): void => {
  if (/:\s*$/u.test(node.text) || isBoilerplate(node.text)) return
  const dated = isDated(node.text)
  if (isClosing(node) && !dated) return
  const at = askedAt(node.text)
  const text = at >= 0 ? node.text.slice(at) : node.text
  const subject = subjectOf(text)
  if (!subject || (at < 0 && !isClass(subject.name))) return
  const act = text.slice(subject.act)
  if (!dated && act.length < 140 && COURTESY.test(act)) return
  draft(scope, unitOf(subject.name), text, node.line)
}
