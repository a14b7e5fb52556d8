// Labels: "Cơ quan thực hiện: …", "Thời gian: …" in lines of their own or inside a paragraph, and what they say of a task.
import type { Draft } from './draft.ts'
import { fold } from './fold.ts'
import { descend, type Node } from './outline.ts'
import { productsInCell } from './products.ts'
import { coordinatorsOf } from './roles.ts'
import { beginsWithBody, splitBodies, subjectOf, type UnitName, unitOf } from './units.ts'

// "Cơ quan chủ trì nội dung 1 và 2:": what a label is about may stand before its colon.
const ABOUT = '(?:\\s[a-z0-9 ,.]{1,50})?\\s*:'
const UNIT_LABEL = new RegExp(
  `^(?:co quan|don vi|bo phan|nguoi)\\s+(?:thuc hien|chu tri|phu trach|dau moi|chu tri thuc hien)${ABOUT}|^(?:chu tri(?: thuc hien)?|phu trach(?: chinh)?|phan cong thuc hien|thuc hien)\\s*:`,
)
const COORDINATOR_LABEL = new RegExp(`^(?:(?:co quan|don vi|bo phan)\\s+)?phoi hop(?: thuc hien)?${ABOUT}`)
const TIME_LABEL =
  /^(?:thoi gian|thoi han|han|tien do)(?:\s+(?:nop|gui|thuc hien|hoan thanh|bao cao|trien khai|cuoi|dang ky|trinh))*(?:\s+[a-z ]{0,30})?\s*:/
const PRODUCT_LABEL = /^(?:san pham|ket qua|ket qua dau ra)\s*:/
const RECEIVER_LABEL =
  /^(?:noi (?:nhan|nop|gui)(?: bao cao| ho so)?|nhan bao cao|dia chi nhan|(?:ho so |bao cao |danh sach )?(?:gui|nop) ve)\s*:/

const afterColon = (text: string): string => text.slice(text.indexOf(':') + 1).replace(/^\s+|[\s.;]+$/gu, '')

const LABEL_INSIDE =
  /(?<=[.;])\s+(?=(?:(?:cơ quan|đơn vị|bộ phận|người)\s+(?:thực hiện|chủ trì|phối hợp|phụ trách|đầu mối)|phối hợp(?:\s+thực hiện)?|thời gian|thời hạn|tiến độ|sản phẩm|kết quả|hạn)(?:\s\p{Ll}+){0,5}\s*:)/giu

/** "Cơ quan chủ trì: A. Cơ quan phối hợp: B. Thời gian: …" in one paragraph → its labels, each with what it says. */
const labelsIn = (text: string): string[] => text.split(LABEL_INSIDE)

const ALL_LABELS = [UNIT_LABEL, COORDINATOR_LABEL, TIME_LABEL, PRODUCT_LABEL, RECEIVER_LABEL]
const isLabelText = (text: string): boolean => {
  const folded = fold(text)
  return ALL_LABELS.some((label) => label.test(folded))
}

/** True for a line that only says something of the tasks before it: "Thời gian: …", "Đơn vị phối hợp: …". */
export const isLabel = (node: Node): boolean => isLabelText(node.text)

/** True for "Thời gian thực hiện: …". */
export const isTimeLabel = (node: Node): boolean => TIME_LABEL.test(fold(node.text))

/** "4. Chủ trì: Chủ tịch …" in a numbered list says who presides; a label that hands out work bears a dash or nothing. */
export const isUnitLabel = (node: Node): boolean =>
  node.style !== 'arabic' && node.style !== 'roman' && node.style !== 'dotted' && UNIT_LABEL.test(fold(node.text))

/** A line such as "Thời gian nộp: …" or "Đơn vị phối hợp: …" says something of the tasks before it. */
export const applyLabel = (text: string, tasks: readonly Draft[]): boolean => {
  if (tasks.length === 0) return false
  const labels = labelsIn(text)
  if (labels.length > 1 && isLabelText(text)) {
    for (const label of labels) applyLabel(label, tasks)
    return true
  }
  const folded = fold(text)
  const said = afterColon(text)
  if (TIME_LABEL.test(folded)) {
    for (const one of tasks) if (one.timing.length === 0) one.timing.push({ text: said, cell: true })
  } else if (COORDINATOR_LABEL.test(folded)) {
    for (const one of tasks) one.coordinators = splitBodies(said)
  } else if (PRODUCT_LABEL.test(folded)) {
    for (const one of tasks) one.products = productsInCell(said)
  } else if (RECEIVER_LABEL.test(folded)) {
    for (const one of tasks) {
      one.receiver = said.split(/[,;(]/u)[0]!.trim()
      if (one.timing.length === 0) one.timing.push({ text: said, cell: false })
    }
  } else return false
  return true
}

/** Labels below "c) …" that follow "a) …" and "b) …" speak of all three: in print they are the block's last lines. */
export const withLabelsRaised = (node: Node): Node => {
  const last = node.children.at(-1)
  if (!last || last.children.length === 0 || node.children.length < 2 || !last.children.every(isLabel)) return node
  if (!last.children.some(isUnitLabel)) return node
  if (node.children.slice(0, -1).some((child) => [child, ...descend(child)].some(isLabel))) return node
  return { ...node, children: [...node.children.slice(0, -1), { ...last, children: [] }, ...last.children] }
}

/** "Sở Nội vụ chủ trì, phối hợp với Sở Tư pháp" after "Cơ quan thực hiện:". */
export const doersIn = (text: string): { unit: UnitName; coordinators: string[] } => {
  const subject = subjectOf(text)
  return subject
    ? { unit: unitOf(subject.name), coordinators: coordinatorsOf(text) }
    : { unit: unitOf(text), coordinators: [] }
}

/** Who a line of labels says does it. */
export const labelledDoers = (text: string): { unit: UnitName; coordinators: string[] } =>
  doersIn(afterColon(labelsIn(text)[0]!))

const INLINE_UNIT =
  /(?:^|[.;(–-])\s{0,3}(?:(?:đơn vị|cơ quan|bộ phận|tổ|phòng)\s+(?:thực hiện|chủ trì|phụ trách|đầu mối)|chủ trì(?:\s+thực hiện)?|phụ trách(?:\s+chính)?|người\s+(?:phụ trách|thực hiện)|thực hiện)\s{0,2}:\s{0,3}(?<who>[^.;\n)]{3,200})/iu
const INLINE_COORDINATORS =
  /(?:^|[.;(–-])\s{0,3}(?:(?:đơn vị|cơ quan)\s+)?phối hợp(?:\s+thực hiện)?\s{0,2}:\s{0,3}(?<who>[^.;\n)]{3,200})/iu
const TRAILING =
  /\s[(–-]\s?(?:giao\s+|do\s+)?(?<who>[^()–]{3,120}?)\s+(?:chủ trì|thực hiện|phụ trách|tham mưu|chịu trách nhiệm|đảm nhiệm|hỗ trợ)(?![\p{L}])/gu

/** "Niêm yết công khai … - Phòng Văn hóa thực hiện", "… (Sở Nội vụ chủ trì)": a body and its act behind the task. */
const trailingDoer = (text: string): RegExpExecArray | null =>
  [...text.matchAll(TRAILING)].find((match) => beginsWithBody(match.groups!.who!)) ?? null

/** Who stands behind a task in its own paragraph; without a label only where nobody else does it (`trailing`). */
export const inlineDoer = (text: string, trailing: boolean): string | null => {
  const match = INLINE_UNIT.exec(text) ?? (trailing ? trailingDoer(text) : null)
  const who = match?.groups?.who?.trim() ?? ''
  return match && match.index >= 8 && (beginsWithBody(who) || /^\p{Lu}/u.test(who)) ? who : null
}

/** "Phối hợp: Sở B" in the same paragraph. */
export const inlineCoordinators = (text: string): string | null => INLINE_COORDINATORS.exec(text)?.groups?.who ?? null
