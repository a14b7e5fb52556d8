// One task's text → who leads or supports, with whom, who is told to do it, to whom the result goes.
import type { Role } from '../core/plan-document.ts'
import { blotted } from './sentences.ts'
import { beginsWithBody, clauseLength, leadInLength, splitBodies, subjectOf, verbAt } from './units.ts'

/** The text from its first act on: lead-in ("Giao"), clause ("Căn cứ …,") and subject taken off. */
export const actOf = (text: string): { act: string; afterClause: boolean } => {
  const lead = leadInLength(text)
  let rest = beginsWithBody(text.slice(lead)) ? text.slice(lead) : text
  const clause = clauseLength(rest)
  rest = rest.slice(clause)
  const subject = subjectOf(rest)
  if (subject) rest = rest.slice(subject.act)
  return { act: rest, afterClause: clause > 0 }
}

const SUPPORTS =
  /^(?:(?:chủ động|tích cực|thường xuyên|có trách nhiệm|chịu trách nhiệm|được (?:mời|đề nghị|giao|phân công)|chủ động,)\s+)*phối hợp(?![\p{L}])/iu
const LED_BY_ANOTHER =
  /^(?:tham gia|tham dự|hỗ trợ|cử)(?![\p{L}]).*(?:theo|yêu cầu)(?![\p{L}]).*(?:của\s+(?:đơn vị|cơ quan)\s+chủ trì)/iu

/** `coordinate` where the unit only supports; "phối hợp" after "Căn cứ", "Trên cơ sở", "Hằng năm" stays lead. */
export const roleOf = (text: string): Role => {
  const { act, afterClause } = actOf(text)
  if (/^căn cứ/iu.test(act)) return 'lead'
  if (SUPPORTS.test(act) && !afterClause) return 'coordinate'
  return LED_BY_ANOTHER.test(act) ? 'coordinate' : 'lead'
}

const WITH = /phối hợp(?:\s+(?:chặt chẽ|tốt|thường xuyên|kịp thời|đồng bộ))?(?:\s*,?\s*(?:cùng\s+)?với|\s+cùng)?\s+/giu

/** A name up to the act behind it. */
const untilVerb = (text: string): string => {
  const verb = verbAt(text, 1)
  return (verb < 0 ? text : text.slice(0, verb)).trim()
}

const untilAct = (text: string): string => {
  const stop = /[.;:()]|\s(?:để|nhằm|trong (?:việc|công tác|quá trình))\s/u.exec(text)?.index ?? text.length
  return untilVerb(text.slice(0, stop))
}

/** Bodies named after "phối hợp (với)" in the text, each as written. */
export const coordinatorsOf = (text: string): string[] => {
  const names: string[] = []
  for (const match of text.matchAll(WITH)) {
    const rest = text.slice(match.index + match[0].length)
    if (!beginsWithBody(rest) && !/^(?:đơn vị|nhà mạng|chính quyền|cơ quan)\s/u.test(rest)) continue
    for (const name of splitBodies(untilAct(rest))) if (!names.includes(name)) names.push(name)
  }
  return names
}

const TELLS =
  /^(?:(?:có trách nhiệm|có nhiệm vụ|chủ động|trực tiếp|tiếp tục|tăng cường)\s+)*(?:chỉ đạo|giao|phân công|yêu cầu)\s+(?:cho\s+)?/iu

/** The body that is told to do it: "chỉ đạo Sở Nội vụ gửi …" → Sở Nội vụ; null where nobody is named. */
export const executorOf = (text: string): string | null => {
  const ordered = /^(?:giao|phân công)\s+(?:cho\s+)?/iu.exec(text)
  const told = ordered && subjectOf(text.slice(ordered[0].length))
  if (told) return told.name
  const { act } = actOf(text)
  const match = TELLS.exec(act)
  if (!match) return null
  const rest = act.slice(match[0].length)
  if (!beginsWithBody(rest)) return null
  const name = untilAct(rest).replace(/[,\s]+$/u, '')
  return name !== '' && name.length < 160 ? name : null
}

// "gửi báo cáo về Sở", "nộp bài tại Văn phòng", "gửi đề cương đến Vụ", "trình Chủ tịch".
const RECEIVERS =
  /(?:(?:gửi|nộp|báo cáo|phản ánh|phản hồi|chuyển|đăng ký)(?:\s+[^.;:]{0,160}?)?\s+về|nộp\s[^.;:,]{1,100}?\s+tại|(?:gửi|nộp|chuyển)\s[^.;:,]{1,100}?\s+(?:đến|tới|cho)|(?:gửi|nộp|trình|báo cáo)(?:\s+kết quả)?(?:\s+(?:cho|tới|đến|lên))?)\s+/giu

/** Whom the result is sent to, as written, with "(qua …)"; null where no single body is named. */
export const receiverOf = (text: string): string | null => {
  for (const match of text.matchAll(RECEIVERS)) {
    const rest = text.slice(match.index + match[0].length)
    if (!beginsWithBody(rest) || /^(?:các|những|một số|lãnh đạo|đại biểu|từng|mỗi)(?![\p{L}])/iu.test(rest)) continue
    const stop =
      /[.;:,)]|\s(?:trước|từ|chậm nhất|để|theo|đề nghị|xem xét|phê duyệt|tổng hợp|hoàn thành|đến hết|nhằm|khi|vào|định kỳ|hằng|hàng|qua|thông qua|kết quả|tình hình|cho ý kiến|ban hành|quyết định|đúng|xin|và (?!đào tạo|\p{Lu}))(?=[\s,.;]|$)/u.exec(
        blotted(rest),
      )
    const name = untilVerb(stop ? rest.slice(0, stop.index) : rest)
    const after = stop ? rest.slice(stop.index).trim() : ''
    const more = /^,\s*/.exec(after)
    const second = more ? after.slice(more[0].length) : ''
    const also =
      second && beginsWithBody(second) && !subjectOf(second)
        ? `, ${untilAct(second).replace(/\s+(?:theo|trước|để).*$/u, '')}`
        : ''
    const through = /^(?:qua|thông qua)\s+(.+)$/u.exec(after)?.[1]
    const via = through && beginsWithBody(through) ? ` (qua ${throughName(through)})` : ''
    if (name.length > 1 && name.length < 120) return name + also + via
  }
  return null
}

const throughName = (text: string): string => {
  const stop = /[.;:()]|\s(?:trước|chậm nhất|để|theo|đến hết)\s/u.exec(text)?.index ?? text.length
  return splitBodies(text.slice(0, stop))[0] ?? ''
}
