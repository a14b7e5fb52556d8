// The walk through a part that hands out work: what each line is (heading, order, label, task) and whose. In one file
// because the readings call one another down the outline.
import { isAgendaNode } from './agenda.ts'
import { draft, isDated, isHeading, type Scope, timeIn, under } from './assignment-scope.ts'
import { addTable } from './assignment-table.ts'
import { addLabelled, addText, type Doer, doerOf, isBoilerplate } from './doers.ts'
import type { Draft } from './draft.ts'
import { fold, isUpperCase } from './fold.ts'
import { applyLabel, isLabel, isTimeLabel, isUnitLabel, labelledDoers, withLabelsRaised } from './labels.ts'
import { isCourtesy } from './letters.ts'
import { isClosing, type Node } from './outline.ts'
import { ask } from './questions.ts'
import { coordinatorsOf } from './roles.ts'
import { isDirective, isIntro, isReporting, isSection, isSkipped, isUnitByCompany } from './sections.ts'
import { partsOf } from './sentences.ts'
import { isAssignmentTable } from './tables.ts'
import { isUnitHeading, nameOf, unitColon } from './unit-headings.ts'
import {
  beginsWithAct,
  beginsWithBody,
  clauseLength,
  leadInLength,
  namedOfKind,
  subjectOf,
  type UnitName,
  unitOf,
} from './units.ts'

/** Reads what stands below a node, in order; a label speaks of the tasks before it. */
export const walk = (parent: Node, scope: Scope): void => {
  if (!scope.unit && withLabelsRaised(parent) !== parent) {
    blockWithLabels(parent, scope)
    return
  }
  let inner = scope
  let previous: Draft[] = []
  parent.children.forEach((node, i) => {
    if (isClosing(node)) return
    if (node.table) {
      addTableNode(node, inner)
      return
    }
    const start = scope.drafts.length
    if (applyLabel(node.text, previous)) return
    if (isIntro(node, parent.children[i + 1]) && node.style === null && inner.unit) {
      // "Chủ trì, phối hợp với các đơn vị liên quan …, cụ thể:" covers the bullets below it.
      inner = { ...inner, inherited: coordinatorsOf(node.text) }
    } else visit(node, inner)
    if (scope.drafts.length > start) previous = scope.drafts.slice(start)
    else inheritUnit(node, parent.children[i - 1], previous.at(-1), inner)
  })
}

/** Adds the rows of a table that says who does what; a programme is none. */
export const addTableNode = (node: Node, scope: Scope): void => {
  if (node.table && !isAgendaNode(node) && isAssignmentTable(node.table)) addTable(node.table, scope)
}

const REPORTS =
  /^(?:(?:định kỳ|hằng năm|hàng năm|kết thúc[^,]{0,60}),?\s+)?(?:báo cáo|gửi|tổng hợp|kết quả|nộp|lập|kết thúc)(?![\p{L}])/iu

/** A bullet that reports, without a doer, among bullets that name theirs: the one before it goes on, with a question. */
const inheritUnit = (node: Node, neighbour: Node | undefined, before: Draft | undefined, scope: Scope): void => {
  if (!before || scope.unit || scope.outside || node.table || node.children.length > 0 || node.style === null) return
  if (before.path !== scope.path || !REPORTS.test(node.text) || isBoilerplate(node.text)) return
  if (neighbour?.style !== node.style) return
  const orphan = scope.orphans.findIndex((one) => one.line === node.line && one.code === 'unit_missing')
  if (orphan >= 0) scope.orphans.splice(orphan, 1)
  draft(scope, before.unit, node.text, node.line).questions.push(ask('unit_inferred', node.line, before.unit.unit))
}

/** One way to read a line: true where it was that. */
type Reading = (node: Node, scope: Scope) => boolean

const directive: Reading = (node, scope) => {
  if (!isDirective(node)) return false
  walk(node, under(scope, node, null))
  return true
}

const section: Reading = (node, scope) => {
  if (!isSection(node) || (scope.unit && !isUpperCase(node.text))) return false
  walk(node, under(scope, node, null))
  return true
}

/** "Kinh phí", "Chế độ báo cáo" among units: no unit. */
const noUnit: Reading = (node, scope) => {
  const { text } = node
  if (!isHeading(node) || scope.unit || text.length >= 200) return false
  if (beginsWithBody(text.slice(leadInLength(text))) || doerOf(text, scope)) return false
  if (isSkipped(text)) return true
  if (!isReporting(text) || node.children.length === 0) return false
  reporting(node, scope)
  return true
}

/** "Các xã A, B và C", "Các Vụ: A, B; các Cục: C" above their tasks. */
const namedBodies: Reading = (node, scope) => {
  if (!isHeading(node) || node.children.length === 0 || namedOfKind(nameOf(node.text)).length < 2) return false
  walk(node, under(scope, node, unitOf(nameOf(node.text))))
  return true
}

const labelledBlock: Reading = (node, scope) => {
  if (scope.outside || scope.unit || !withLabelsRaised(node).children.some(isUnitLabel)) return false
  blockWithLabels(node, scope)
  return true
}

const unitWithTasks: Reading = (node, scope) => {
  const colon = unitColon(node.text)
  if (colon < 0) return false
  runIn(node, colon, scope)
  return true
}

const unitByCompany: Reading = (node, scope) => {
  if (scope.outside || !isUnitByCompany(node)) return false
  const colon = node.text.indexOf(':')
  runIn(node, colon < 0 ? node.text.length : colon, scope)
  return true
}

const unitHeading: Reading = (node, scope) => {
  if (!isUnitHeading(node)) return false
  walk(node, under(scope, node, unitOf(nameOf(node.text))))
  return true
}

const courtesy: Reading = (node) => node.style === null && isCourtesy(node.text)

/** "Chế độ báo cáo: Trưởng bản báo cáo …", "Bước 1: Lập danh sách. Trưởng bản phối hợp …": what the doer stands behind. */
const topic: Reading = (node, scope) => {
  if (scope.unit || doerOf(node.text, scope)) return false
  const length = topicLength(node.text)
  if (length < 0) return false
  const named = node.text.slice(0, length).replace(/[\s.:]+$/u, '')
  const general = timeIn({ style: node.style, text: named }) ?? scope.general
  visit({ ...node, text: node.text.slice(length) }, { ...scope, general })
  return true
}

const topicLength = (text: string): number => {
  for (const match of text.slice(0, 300).matchAll(/[:.)]\s+(?=\p{Lu})/gu)) {
    const at = match.index + match[0].length
    if (subjectOf(text.slice(at))) return at
  }
  return -1
}

/** No doer anywhere: a label in the paragraph names one, or the lines below do, or it is asked about. */
const nobody: Reading = (node, scope) => {
  if (doerOf(node.text, scope)) return false
  if (!scope.unit && addLabelled(node.text, node, scope)) return true
  if (node.children.length > 0) walk(node, under(scope, node, scope.unit))
  else if (node.style !== null && beginsWithAct(node.text))
    scope.orphans.push(ask('unit_missing', node.line, node.text.slice(0, 80)))
  return true
}

const task: Reading = (node, scope) => {
  const doer = doerOf(node.text, scope)
  if (doer) item(node, doer, scope)
  return doer !== null
}

const elsewhere: Reading = (node, scope) => {
  if (scope.outside) outside(node, scope)
  return scope.outside
}

/** The readings of a line in the order in which they are tried; the first that fits is the line's. */
const READINGS: readonly Reading[] = [
  directive,
  section,
  noUnit,
  namedBodies,
  labelledBlock,
  unitWithTasks,
  unitByCompany,
  unitHeading,
  elsewhere,
  courtesy,
  topic,
  nobody,
  task,
]

/** Reads one line and what stands below it. */
export const visit = (node: Node, scope: Scope): void => {
  READINGS.some((reading) => reading(node, scope))
}

/** "Bước 1: Chuẩn bị (từ ngày 10/4 đến ngày 15/4)". */
const isStep = (node: Node): boolean => /^bước\s+\d+/iu.test(node.text)

/** A text with a doer, and the lines below it: further tasks, or parts of the same one. */
const item = (node: Node, doer: Doer, scope: Scope): void => {
  const heads = isHeading(node) && (doer.own || !scope.unit)
  const inner = heads ? under(scope, node, doer.unit) : { ...scope, unit: doer.unit }
  if (isStep(node)) inner.general = timeIn(node) ?? scope.general
  const acts = node.children.filter((child) => !child.table && beginsWithAct(child.text))
  const intro = /:\s*$/u.test(node.text) && acts.length > 0 && acts.length >= node.children.length / 2
  // A heading without an act of its own ("Công tác tuyên truyền") only groups what is below.
  const groups =
    !doer.own &&
    node.children.length > 0 &&
    (isStep(node) ? acts.length > 0 : isHeading(node) && !beginsWithAct(node.text))
  const made = intro || groups ? [] : addText(node.text, node, doer.own ? { ...inner, unit: scope.unit } : scope)
  for (const one of made) one.path = inner.path
  if (intro) inner.inherited = [...inner.inherited, ...coordinatorsOf(node.text)]
  if (node.children.length === 0) return
  if (intro || groups || acts.length > 0 || node.children.some(isTimeLabel)) {
    const rest = node.children.filter((child) => !applyLabel(child.text, made))
    walk({ ...node, children: rest }, inner)
    return
  }
  // "gồm: + báo cáo + kịch bản": nouns belong to the task that names them.
  const last = made.at(-1)
  const nouns = node.children.filter((child) => child.style === 'dash' || child.style === 'plus')
  if (last) last.task = [last.task, ...nouns.map((child) => child.text)].join(' ')
  walk({ ...node, children: node.children.filter((child) => !nouns.includes(child)) }, inner)
}

/** "5. Sở Y tế: Lập kế hoạch; cử tổ trực.": one task for each part of the paragraph, and those below. */
const IS_PERSON =
  /^(?:thầy|cô|ông|bà|đ\/c|đồng chí)(?:\s+(?:giáo|ths|ts)\.?)?(?:\s+\p{Lu}\p{Ll}*){2,5}\s*(?:$|[-–,.(])[^;:]{0,120}$/iu

const runIn = (node: Node, colon: number, scope: Scope): void => {
  const unit = unitOf(node.text.slice(leadInLength(node.text), colon))
  const rest = node.text.slice(colon + 1).trim()
  const inner: Scope = { ...under(scope, node, unit), outside: false }
  // "Trưởng tiểu ban: Thầy Trần Văn A - Phó Hiệu trưởng" names a person, and gives no work.
  if (IS_PERSON.test(rest)) return walk(node, scope)
  if (rest !== '' && node.children.length > 0 && /:\s*$/u.test(rest)) inner.inherited = coordinatorsOf(rest)
  else if (rest !== '')
    for (const part of isHeading(node) ? partsOf(rest) : [rest]) {
      // "4. Công an xã: …; Trạm Y tế xã: …" runs two bodies in one paragraph.
      const other = unitColon(part)
      if (other >= 0) inner.unit = unitOf(part.slice(leadInLength(part), other))
      addText(other < 0 ? part : part.slice(other + 1).trim(), { ...node, style: node.style ?? 'dash' }, inner)
    }
  walk(node, inner)
}

// People who attend or learn are no bodies that a plan gives work to.
const ATTENDS =
  /^(?:lãnh đạo|đại biểu|thành viên|hội nghị|chủ tịch|thường trực|đại diện|giám đốc|thủ trưởng|trưởng|chánh|ông|bà|đồng chí)(?![\p{L}])/iu

/** Outside the parts that hand out work: a bullet that names its doer, a block with labels. */
const outside = (node: Node, scope: Scope): void => {
  if (node.style !== null && node.children.length === 0 && addLabelled(node.text, node, scope)) return
  const rest = node.text.slice(leadInLength(node.text))
  const subject = subjectOf(rest.slice(clauseLength(rest)))
  if (node.style !== null && subject && !ATTENDS.test(subject.name) && !isStep(node))
    item(node, { unit: unitOf(subject.name), own: true }, { ...scope, outside: false })
  else if (node.children.length > 0) blockWithLabels(node, scope)
}

/** Items followed by "Cơ quan thực hiện: …": the block's unit does what stands before it and has no doer. */
const blockWithLabels = (given: Node, scope: Scope): void => {
  const node = withLabelsRaised(given)
  const label = node.children.findIndex(isUnitLabel)
  if (label < 0) {
    walk(node, under(scope, node, null))
    return
  }
  const { unit, coordinators } = labelledDoers(node.children[label]!.text)
  const inner = { ...under(scope, node, unit), inherited: coordinators }
  const items = node.children.slice(0, label).filter((child) => !isLabel(child))
  const made = (items.length > 0 ? items : [node]).map((child) => draft(inner, unit, child.text, child.line))
  for (const one of made) one.role = 'lead'
  for (const child of node.children) applyLabel(child.text, made)
}

/** "Chế độ báo cáo": who reports is named, or it is the bodies that report, with a question. */
const reporting = (node: Node, scope: Scope): void => {
  const inner = { ...under(scope, node, null), outside: false }
  const colon = node.text.indexOf(':')
  const rest = colon < 0 ? '' : node.text.slice(colon + 1).trim()
  if (rest !== '' && doerOf(rest, inner)) addText(rest, node, inner)
  for (const child of node.children) {
    if (isClosing(child)) return
    const before = scope.drafts.at(-1)
    if (before && before.heading === node.text && applyLabel(child.text, [before])) continue
    if (unitColon(child.text) >= 0 || doerOf(child.text, inner)) visit(child, inner)
    else if (REPORT_ACT.test(fold(child.text)) && isDated(child.text)) {
      const unit: UnitName = { unit: 'Các cơ quan, đơn vị', group: true, members: [] }
      draft(inner, unit, child.text, child.line).questions.push(ask('unit_inferred', child.line, unit.unit))
    }
  }
}

const REPORT_ACT = /bao cao|gui|nop/
