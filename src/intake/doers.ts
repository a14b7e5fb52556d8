// Who does what a text says: the body that it names, else the unit above it; one text → its tasks.
import { draft, type Scope } from './assignment-scope.ts'
import type { Draft } from './draft.ts'
import { fold } from './fold.ts'
import { doersIn, inlineCoordinators, inlineDoer } from './labels.ts'
import type { Node } from './outline.ts'
import { sentencesOf } from './sentences.ts'
import {
  beginsWithBody,
  clauseLength,
  leadInLength,
  sameBody,
  splitBodies,
  subjectOf,
  type UnitName,
  unitOf,
  verbAt,
} from './units.ts'

export interface Doer {
  unit: UnitName
  /** Named by the text itself. */
  own: boolean
}

/** Subjects that under a unit's heading mean that unit: "Các trường", "Hiệu trưởng", "Thủ trưởng cơ quan". */
const SHORT_SUBJECT =
  /^(?:(?:trưởng|phó|phó trưởng) (?:ban|đoàn|tiểu ban)$|thư ký$|thành viên$|thủ trưởng|hiệu trưởng|giám đốc|lãnh đạo|người đứng đầu|trưởng các|trưởng (?:phòng|đơn vị|cơ quan)|các (?:trường|đơn vị|cơ quan|nhà trường|khoa|phòng|sở|địa phương)$|cơ quan, đơn vị|đơn vị|nhà trường)(?![\p{L}])/iu

/** "Sở Nội vụ chọn": where a known name begins a subject and small letters follow, the name ends there. */
const shortened = (name: string, known: readonly string[]): string => {
  const lower = name.toLowerCase()
  const fits = known.filter(
    (one) => lower.startsWith(`${one.toLowerCase()} `) && /^ \p{Ll}/u.test(name.slice(one.length)),
  )
  const longest = fits.sort((a, b) => b.length - a.length)[0]
  return longest ? name.slice(0, longest.length) : name
}

/** "Mỗi tổ", "Các khoa" under "Các tổ chuyên môn", "Các khoa tham gia …": the class of the heading again. */
const isPartOfClass = (name: string, heading: string): boolean => {
  if (/^(?:mỗi|từng)\s+(?:đơn vị|cơ quan|địa phương)$/iu.test(name)) return true
  const noun = /^(?:mỗi|từng|các|mỗi một)\s+(\p{Ll}+(?:\s\p{Ll}+)?)$/iu.exec(name)?.[1]
  return noun !== undefined && ` ${fold(heading)} `.includes(` ${fold(noun)} `)
}

/** "Các trường được chọn làm điểm" under "Các trường": some of them only. */
const isNarrower = (name: string, heading: UnitName): boolean =>
  heading.group &&
  name.length > heading.unit.length &&
  /(?<![\p{L}])(?:được (?:chọn|giao|phân công)|đăng cai)(?![\p{L}])/u.test(name)

/** A subject that is only another word for the unit above. */
const meansHeading = (name: string, heading: UnitName): boolean =>
  SHORT_SUBJECT.test(name) ||
  (sameBody(name, heading.unit) && !isNarrower(name, heading)) ||
  isPartOfClass(name, heading.unit)

/** The subject with which a text begins, behind "Giao", "Đề nghị" and clauses such as "Căn cứ …,". */
const subjectIn = (text: string, scope: Scope): string | null => {
  // "Mời các cơ quan báo chí dự" under a unit is what the unit does.
  const lead = scope.unit && /^(?:mời|(?:phân công|giao)\s+\d)/iu.test(text) ? 0 : leadInLength(text)
  const rest = lead > 0 && beginsWithBody(text.slice(lead)) ? text.slice(lead) : text
  return subjectOf(rest.slice(clauseLength(rest)))?.name ?? null
}

/** Who does what a text says: the body that it names as subject, else the unit of its heading. */
export const doerOf = (text: string, scope: Scope): Doer | null => {
  const { unit } = scope
  // Below a class of units "Giao Phòng Nội vụ …" is what each of them orders its own office.
  if (unit?.group && /^(?:giao|phân công)\s/iu.test(text)) return { unit, own: false }
  const name = subjectIn(text, scope)
  if (name === null) return unit && { unit, own: false }
  const named = unitOf(shortened(name, scope.known))
  if (!unit) return { unit: named, own: true }
  // "Riêng Ban Tài chính …" under "Văn phòng, Ban Tài chính": one of them alone.
  if (/^riêng\s/iu.test(text) && unit.members.some((member) => sameBody(member, name)))
    return { unit: named, own: true }
  if (meansHeading(name, unit)) return { unit, own: false }
  if (listsMembers(named, unit, scope)) {
    unit.members.push(...named.members.filter((member) => !unit.members.includes(member)))
    return { unit, own: false }
  }
  return { unit: named, own: true }
}

/** The first paragraph says who a group is: "Khoa A, Khoa B và Khoa C phối hợp …" under "Các khoa tham gia …". */
const listsMembers = (named: UnitName, heading: UnitName, scope: Scope): boolean => {
  const kind = fold(named.members[0]?.split(' ')[0] ?? '')
  const first = !scope.drafts.some((one) => one.unit === heading)
  return first && heading.group && named.members.length > 1 && kind !== '' && fold(heading.unit).includes(kind)
}

// No subject is longer; it is looked at again with every name.
const LIST_LIMIT = 1000

const isListOfNames = (text: string): boolean =>
  text.length < LIST_LIMIT && /;$/.test(text) && beginsWithBody(text) && verbAt(text, 1) < 0

/** Sentences, where a list of names parted by semicolons is the beginning of its sentence. */
const wholeSentences = (text: string): string[] => {
  const sentences: string[] = []
  for (const part of sentencesOf(text)) {
    const before = sentences.at(-1)
    if (before !== undefined && isListOfNames(before)) sentences[sentences.length - 1] = `${before} ${part}`
    else sentences.push(part)
  }
  return sentences
}

/** Text that gives nobody anything: when the plan takes effect, what to do about difficulties, whom to phone. */
const BOILERPLATE =
  /^(?:(?:ke hoach|quyet dinh|cong van|van ban) nay (?:duoc|co|thay the)|trong qua trinh (?:to chuc |trien khai )?(?:thuc hien|trien khai)|qua trinh (?:trien khai|thuc hien)|neu (?:co|phat sinh) (?:kho khan|vuong mac)|(?:moi )?(?:thong tin|chi tiet|vuong mac|y kien)[^.:]{0,60}? lien he|(?:dau moi )?lien he(?:\s*:|\s+(?:ong|ba|dong chi|d\/c|qua|theo|so dien)\b))/

/** True for the standing phrases at the end of a plan. */
export const isBoilerplate = (text: string): boolean => BOILERPLATE.test(fold(text))

/** One bullet, row or paragraph → tasks; a bullet stays whole but for "Riêng <unit> …". */
export const addText = (text: string, node: Node, scope: Scope): Draft[] => {
  if (isBoilerplate(text)) return []
  const labelled = addLabelled(text, node, scope)
  if (labelled) return [labelled]
  const pieces: { doer: Doer; text: string }[] = []
  for (const sentence of wholeSentences(text)) {
    const doer = doerOf(sentence, scope)
    const last = pieces.at(-1)
    if (last && !partsFrom(last.doer, doer, sentence, node)) last.text += ` ${sentence}`
    else if (doer) pieces.push({ doer, text: sentence })
  }
  return pieces.map((piece) => draft(scope, piece.doer.unit, piece.text, node.line))
}

/** True where a sentence is a task apart from the one before it. */
const partsFrom = (before: Doer, doer: Doer | null, sentence: string, node: Node): boolean => {
  if (!doer) return false
  if (doer.own) return node.style === null || /^riêng\s/iu.test(sentence)
  // In a paragraph the heading's unit takes the word again after another body.
  return node.style === null && before.own && subjectOf(sentence) !== null
}

/** "Diễn đàn …. Đơn vị thực hiện: Ban A. Thời gian: …": the doer stands behind its task, in the same paragraph. */
export const addLabelled = (text: string, node: Node, scope: Scope): Draft | null => {
  const who = inlineDoer(text, !scope.unit && !doerOf(text, scope))
  if (who === null) return null
  const one = draft(scope, doersIn(who).unit, text, node.line)
  one.role = 'lead'
  const coordinators = inlineCoordinators(text)
  if (coordinators) one.coordinators = splitBodies(coordinators)
  return one
}
