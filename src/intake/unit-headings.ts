// Lines that name a body and hand it what follows: a heading above its tasks, or "Unit: task" in one paragraph.
import { isHeading } from './assignment-scope.ts'
import type { Node } from './outline.ts'
import { blotted } from './sentences.ts'
import { beginsWithBody, leadInLength, subjectOf, verbAt } from './units.ts'

/** A heading's name: "1. Giao Sở Y tế:" → "Sở Y tế". */
export const nameOf = (heading: string): string => heading.slice(leadInLength(heading)).replace(/[.:;\s]+$/u, '')

/** The colon that parts "Unit: task", or -1: what stands before it must be a body's name without an act. */
export const unitColon = (text: string): number => {
  const colon = blotted(text.slice(0, 1200)).indexOf(':')
  if (colon < 0 || colon > 220) return -1
  const name = text.slice(leadInLength(text), colon).trim()
  if (!beginsWithBody(name) || /[.;]\s/u.test(name)) return -1
  if (CLASS_ALONE.test(name) && listBeforeAct(text.slice(colon + 1))) return -1
  // "UBND các tỉnh: A, B và C chuẩn bị …": the colon stands inside the subject.
  if (subjectOf(text)?.name.includes(':')) return -1
  return STATES_AN_ACT.test(name) ? -1 : colon
}

const STATES_AN_ACT = /(?<![\p{L}])(?:chủ trì|có trách nhiệm|chịu trách nhiệm|phối hợp với|chủ động)(?![\p{L}])/u
const CLASS_ALONE = /^(?:đề nghị\s+)?(?:các|những)\s+\p{L}+(?:\s\p{L}+){0,2}$/iu

/** After "Các sở:": names in capitals, and then an act: "Giao thông vận tải, Công Thương cử công chức …". */
const listBeforeAct = (rest: string): boolean => {
  const act = verbAt(rest, 2)
  const names = act < 0 ? '' : rest.slice(0, act)
  return /[,;]/.test(names) && !/[.:]/.test(names) && names.split(/[,;]/u).every((name) => LISTED_NAME.test(name))
}

const LISTED_NAME = /^\s*(?:và\s+)?(?:\p{Lu}|các\s|thành phố|thị xã|huyện|quận|xã|phường|ban|ngành|đơn vị)/u

/** True for a line that heads the tasks of the body it names. */
export const isUnitHeading = (node: Node): boolean => {
  const { text } = node
  const name = text.slice(leadInLength(text))
  if (node.style === null || node.children.length === 0 || text.length > 220) return false
  // "Đề nghị Bưu điện tỉnh" names a body whatever its kind.
  const asked = leadInLength(text) > 0 && isHeading(node) && /^\p{Lu}/u.test(name) && verbAt(name, 1) < 0
  if (!beginsWithBody(name) && !asked) return false
  if (/[;,]\s*$/u.test(text) || /[\p{Ll})]\.\s+\p{Lu}/u.test(text)) return false
  const strong = STRONG_ACT.exec(text)
  if (strong && !/(?:đơn vị|cơ quan)\s+$/u.test(text.slice(0, strong.index))) return false
  // A bullet is a heading only if it says no act.
  return isHeading(node) || verbAt(name, 1) < 0
}

const STRONG_ACT =
  /(?<![\p{L}])(?:chủ trì|có trách nhiệm|chịu trách nhiệm|phối hợp|căn cứ|tham mưu|tổng hợp|chuẩn bị|gửi)(?![\p{L}])/u
