// The outline → assignments: which part of the text is whose task.
import type { PlanAssignment, Question } from '../core/plan-document.ts'
import { isAgendaNode } from './agenda.ts'
import type { TableBlock } from './blocks.ts'
import { type DeadlineContext, readDeadlines } from './deadlines.ts'
import { type Draft, finish } from './draft.ts'
import { fold, isUpperCase } from './fold.ts'
import { descend, isClosing, type Node, type Outline } from './outline.ts'
import { productsInCell } from './products.ts'
import { ask } from './questions.ts'
import { coordinatorsOf } from './roles.ts'
import { partsOf, sentencesOf } from './sentences.ts'
import { linkShares } from './shares.ts'
import { type Column, cellOf, columnsOf, isAssignmentTable } from './tables.ts'
import {
  beginsWithAct,
  beginsWithBody,
  clauseLength,
  isClass,
  leadInLength,
  namedOfKind,
  sameBody,
  splitBodies,
  subjectOf,
  type UnitName,
  unitOf,
  verbAt,
} from './units.ts'

interface Scope {
  unit: UnitName | null
  path: string
  heading: string
  inherited: string[]
  /** What the headings above say of when: "Bước 2: … (từ ngày 19/10 đến ngày 02/11)". */
  general: string | null
  /** Outside the assignment section a text is a task only if it names its doer. */
  outside: boolean
  drafts: Draft[]
  orphans: Question[]
  /** Names that head a part or stand in a table: they end a subject whose verb is not known. */
  known: readonly string[]
}

const SECTION =
  /(?:to chuc|trien khai)\s+thuc hien|phan cong|^trach nhiem (?:thuc hien|cua|cac)|to chuc trien khai|^cong tac chuan bi|nhiem vu (?:cua )?cac (?:co quan|don vi)|chuong trinh va phan cong|noi dung va phan cong/
const NOT_A_SECTION = /^(?:kinh phi|co che|nguon)/
const SKIPPED =
  /^(?:du kien\s+)?(?:kinh phi|nguon kinh phi|tieu de|market|maket|chuong trinh(?! va phan cong)|thoi gian|dia diem|thanh phan|hinh thuc|noi dung chuong trinh|muc dich|muc tieu|yeu cau(?! \p{Ll}+ (?:so|phong))|quan diem|can cu|chu tri hoi nghi|duong truyen|tai lieu|doi tuong|pham vi)(?![a-z])/u
const REPORTING = /^(?:che do|cong tac)?\s*(?:thong tin,?\s*)?bao cao(?![a-z])|^che do (?:thong tin|bao cao)/
const BOILERPLATE =
  /^(?:(?:ke hoach|quyet dinh|cong van|van ban) nay (?:duoc|co|thay the)|trong qua trinh (?:to chuc |trien khai )?(?:thuc hien|trien khai)|qua trinh (?:trien khai|thuc hien)|neu (?:co|phat sinh) (?:kho khan|vuong mac)|(?:moi )?(?:thong tin|chi tiet|vuong mac|y kien)[^.:]{0,60}? lien he|(?:dau moi )?lien he(?:\s*:|\s+(?:ong|ba|dong chi|d\/c|qua|theo|so dien)\b))/

const isHeading = (node: Node): boolean => node.style !== null && node.style !== 'dash' && node.style !== 'plus'
/** "II. NỘI DUNG THỰC HIỆN" over "1. Sở Y tế", "2. Sở Tài chính", each with its acts, hands out work whatever it is called. */
const handsOut = (node: Node): boolean => {
  if (!isHeading(node) || SKIPPED.test(fold(node.text)) || beginsWithBody(node.text)) return false
  const units = node.children.filter(
    (child) =>
      isHeading(child) &&
      isUnitHeading(child) &&
      child.children.some((act) => !act.table && (beginsWithAct(act.text) || clauseLength(act.text) > 0)),
  )
  return units.length >= 2
}

const isSection = (node: Node): boolean => isSectionByName(node) || handsOut(node)

const isSectionByName = (node: Node): boolean => {
  const folded = fold(node.text)
  return (
    isHeading(node) &&
    node.children.length > 0 &&
    node.text.length < 150 &&
    SECTION.test(folded) &&
    // "Chuẩn bị sân bãi; phân công trọng tài" is a task, "Phân công nhiệm vụ" a part of the plan.
    !(beginsWithAct(node.text) && !/^(?:to chuc|trien khai|phan cong)/.test(folded)) &&
    !/;/.test(node.text) &&
    !NOT_A_SECTION.test(folded) &&
    !beginsWithBody(node.text)
  )
}

const UNIT_LABEL =
  /^(?:co quan|don vi|bo phan|nguoi)\s+(?:thuc hien|chu tri|phu trach|dau moi|chu tri thuc hien)(?:\s[a-z0-9 ,.]{1,50})?\s*:|^(?:chu tri(?: thuc hien)?|phu trach(?: chinh)?|phan cong thuc hien|thuc hien)\s*:/
const COORDINATOR_LABEL = /^(?:(?:co quan|don vi|bo phan)\s+)?phoi hop(?: thuc hien)?(?:\s[a-z0-9 ,.]{1,50})?\s*:/
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

const draft = (scope: Scope, unit: UnitName, task: string, line: number): Draft => {
  const one: Draft = {
    unit,
    task: task.trim(),
    line,
    path: scope.path,
    heading: scope.heading,
    inherited: scope.inherited,
    timing: [],
    general: scope.general,
    questions: [],
  }
  scope.drafts.push(one)
  return one
}

/** The colon that parts "Unit: task", or -1: what stands before it must be a body's name without an act. */
const unitColon = (text: string): number => {
  const outside = text.replace(/\([^()]{0,400}\)/g, (inner) => '·'.repeat(inner.length))
  const colon = outside.indexOf(':')
  if (colon < 0 || colon > 220) return -1
  const name = text.slice(leadInLength(text), colon).trim()
  if (!beginsWithBody(name) || /[.;]\s/u.test(name)) return -1
  if (/^(?:đề nghị\s+)?(?:các|những)\s+\p{L}+(?:\s\p{L}+){0,2}$/iu.test(name) && listBeforeAct(text.slice(colon + 1)))
    return -1
  // "UBND các tỉnh: A, B và C chuẩn bị …": the colon stands inside the subject.
  if (subjectOf(text)?.name.includes(':')) return -1
  return /(?<![\p{L}])(?:chủ trì|có trách nhiệm|chịu trách nhiệm|phối hợp với|chủ động)(?![\p{L}])/u.test(name)
    ? -1
    : colon
}

/** After "Các sở:": names in capitals, and then an act: "Giao thông vận tải, Công Thương cử công chức …". */
const listBeforeAct = (rest: string): boolean => {
  const act = verbAt(rest, 2)
  const names = act < 0 ? '' : rest.slice(0, act)
  return (
    /[,;]/.test(names) &&
    !/[.:]/.test(names) &&
    names
      .split(/[,;]/u)
      .every((name) =>
        /^\s*(?:và\s+)?(?:\p{Lu}|các\s|thành phố|thị xã|huyện|quận|xã|phường|ban|ngành|đơn vị)/u.test(name),
      )
  )
}

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

interface Doer {
  unit: UnitName
  own: boolean
}

/** Who does what a text says: the body that it names as subject, else the unit of its heading. */
const doerOf = (text: string, scope: Scope): Doer | null => {
  // Below a class of units "Giao Phòng Nội vụ …" is what each of them orders its own office.
  if (scope.unit?.group && /^(?:giao|phân công)\s/iu.test(text)) return { unit: scope.unit, own: false }
  // "Mời các cơ quan báo chí dự" under a unit is what the unit does.
  const lead = scope.unit && /^mời\s/iu.test(text) ? 0 : leadInLength(text)
  let rest = lead > 0 && beginsWithBody(text.slice(lead)) ? text.slice(lead) : text
  rest = rest.slice(clauseLength(rest))
  const subject = subjectOf(rest)
  if (!subject) return scope.unit ? { unit: scope.unit, own: false } : null
  const named = unitOf(shortened(subject.name, scope.known))
  if (!scope.unit) return { unit: named, own: true }
  // "Riêng Ban Tài chính …" under "Văn phòng, Ban Tài chính": one of them alone.
  if (/^riêng\s/iu.test(text) && scope.unit.members.some((member) => sameBody(member, subject.name)))
    return { unit: named, own: true }
  if (
    SHORT_SUBJECT.test(subject.name) ||
    (sameBody(subject.name, scope.unit.unit) && !isNarrower(subject.name, scope.unit))
  )
    return { unit: scope.unit, own: false }
  if (isPartOfClass(subject.name, scope.unit.unit)) return { unit: scope.unit, own: false }
  const kind = fold(named.members[0]?.split(' ')[0] ?? '')
  const first = !scope.drafts.some((one) => one.unit === scope.unit)
  if (first && scope.unit.group && named.members.length > 1 && kind && fold(scope.unit.unit).includes(kind)) {
    // The paragraph lists who the group is: "Khoa A, Khoa B và Khoa C phối hợp …" under "Các khoa tham gia …".
    scope.unit.members.push(...named.members.filter((member) => !scope.unit!.members.includes(member)))
    return { unit: scope.unit, own: false }
  }
  return { unit: named, own: true }
}

/** Sentences, where a list of names parted by semicolons is the beginning of its sentence. */
const wholeSentences = (text: string): string[] => {
  const sentences: string[] = []
  for (const part of sentencesOf(text)) {
    const before = sentences.at(-1)
    const names = before !== undefined && /;$/.test(before) && beginsWithBody(before) && verbAt(before, 1) < 0
    if (names) sentences[sentences.length - 1] = `${before} ${part}`
    else sentences.push(part)
  }
  return sentences
}

/** One bullet, row or paragraph → tasks; a bullet stays whole but for "Riêng <unit> …". */
const addText = (text: string, node: Node, scope: Scope): Draft[] => {
  if (BOILERPLATE.test(fold(text))) return []
  const labelled = addLabelled(text, node, scope)
  if (labelled) return [labelled]
  const pieces: { doer: Doer; text: string }[] = []
  for (const sentence of wholeSentences(text)) {
    const doer = doerOf(sentence, scope)
    const last = pieces.at(-1)
    const apart = doer?.own && (node.style === null || /^riêng\s/iu.test(sentence))
    if (
      last &&
      (!apart || !doer) &&
      !(node.style === null && doer && !doer.own && last.doer.own && subjectOf(sentence))
    )
      last.text += ` ${sentence}`
    else if (doer) pieces.push({ doer, text: sentence })
  }
  return pieces.map((piece) => draft(scope, piece.doer.unit, piece.text, node.line))
}

const INLINE_UNIT =
  /(?:^|[.;(–-])\s{0,3}(?:(?:đơn vị|cơ quan|bộ phận|tổ|phòng)\s+(?:thực hiện|chủ trì|phụ trách|đầu mối)|chủ trì(?:\s+thực hiện)?|phụ trách(?:\s+chính)?|người\s+(?:phụ trách|thực hiện)|thực hiện)\s{0,2}:\s{0,3}(?<who>[^.;\n)]{3,200})/iu
const INLINE_COORDINATORS =
  /(?:^|[.;(–-])\s{0,3}(?:(?:đơn vị|cơ quan)\s+)?phối hợp(?:\s+thực hiện)?\s{0,2}:\s{0,3}(?<who>[^.;\n)]{3,200})/iu

const TRAILING =
  /\s[(–-]\s?(?:giao\s+|do\s+)?(?<who>[^()–]{3,120}?)\s+(?:chủ trì|thực hiện|phụ trách|tham mưu|chịu trách nhiệm|đảm nhiệm|hỗ trợ)(?![\p{L}])/gu

/** "Niêm yết công khai … - Phòng Văn hóa thực hiện", "… (Sở Nội vụ chủ trì)": a body and its act behind the task. */
const trailingDoer = (text: string): RegExpExecArray | null =>
  [...text.matchAll(TRAILING)].find((match) => beginsWithBody(match.groups!.who!)) ?? null

/** "Diễn đàn …. Đơn vị thực hiện: Ban A. Thời gian: …": the doer stands behind its task, in the same paragraph. */
const addLabelled = (text: string, node: Node, scope: Scope): Draft | null => {
  const match = INLINE_UNIT.exec(text) ?? (scope.unit || doerOf(text, scope) ? null : trailingDoer(text))
  const who = match?.groups?.who?.trim() ?? ''
  if (!match || match.index < 8 || !(beginsWithBody(who) || /^\p{Lu}/u.test(who))) return null
  const one = draft(scope, doersIn(who).unit, text, node.line)
  one.role = 'lead'
  const helpers = INLINE_COORDINATORS.exec(text)?.groups?.who
  if (helpers) one.coordinators = splitBodies(helpers)
  return one
}

const DIRECTIVE =
  /(?<![\p{L}])(?:yêu cầu|đề nghị|giao|phân công)(?:\s+(?:nhiệm vụ|thực hiện|triển khai|một số|các|những|nội dung|công việc|cụ thể|như|sau|cho))*\s*:\s*$/iu

/** "Để công tác tập huấn đạt kết quả, Phòng GD&ĐT yêu cầu:" gives nothing to anybody; what is below does. */
const isDirective = (node: Node): boolean =>
  isHeading(node) &&
  node.children.length > 0 &&
  (/^(?:đề nghị|giao|yêu cầu|phân công)\s*:\s*$/iu.test(node.text) || isDemand(node))

const isDemand = (node: Node): boolean =>
  node.children.some((child) => unitColon(child.text) >= 0 || isUnitHeading(child) || subjectOf(child.text) !== null) &&
  DIRECTIVE.test(node.text) &&
  !beginsWithAct(node.text) &&
  subjectOf(node.text.slice(clauseLength(node.text))) !== null

const isIntro = (node: Node, next: Node | undefined): boolean =>
  /:\s*$/u.test(node.text) &&
  (node.children.length > 0 ||
    next?.style === 'star' ||
    next?.style === 'dash' ||
    next?.style === 'plus' ||
    next?.style === 'letter')

/** A line such as "Thời gian nộp: …" or "Đơn vị phối hợp: …" says something of the task before it. */
const applyLabel = (node: Pick<Node, 'text'>, before: Draft[]): boolean => {
  const folded = fold(node.text)
  const targets = before
  if (targets.length === 0) return false
  const labels = labelsIn(node.text)
  if (labels.length > 1 && isLabelText(node.text)) {
    for (const text of labels) applyLabel({ text }, before)
    return true
  }
  if (TIME_LABEL.test(folded)) {
    for (const one of targets) if (one.timing.length === 0) one.timing.push({ text: afterColon(node.text), cell: true })
  } else if (COORDINATOR_LABEL.test(folded)) {
    for (const one of targets) one.coordinators = splitBodies(afterColon(node.text))
  } else if (PRODUCT_LABEL.test(folded)) {
    for (const one of targets) one.products = productsInCell(afterColon(node.text))
  } else if (RECEIVER_LABEL.test(folded)) {
    for (const one of targets) {
      one.receiver = afterColon(node.text).split(/[,;(]/u)[0]!.trim()
      if (one.timing.length === 0) one.timing.push({ text: afterColon(node.text), cell: false })
    }
  } else return false
  return true
}

/** "II | Xúc tiến thương mại", its title spread over the columns by a merged cell. */
const isSectionRow = (cells: readonly string[]): boolean => {
  const filled = cells.filter((cell) => cell !== '')
  if (new Set(filled).size === 1) return true
  const rest = filled.slice(1)
  return rest.length > 2 && new Set(rest).size === 1
}

const addTable = (table: TableBlock, scope: Scope): void => {
  const columns = columnsOf(table)
  const mixed = columns.includes('lead_or_coordinate')
  let last: Draft | null = null
  let above: Partial<Record<Column, string>> = {}
  for (const row of table.rows) {
    const content = cellOf(row, columns, 'content')
    const said = (column: Column): string => {
      const cell = cellOf(row, columns, column)
      // "nt", "như trên": what the row above says.
      if (!/^[-–\s"]*(?:n\.?t\.?|nhu tren|")[-–\s"]*$/.test(fold(cell))) return cell
      return above[column] ?? ''
    }
    const who = said(mixed ? 'lead_or_coordinate' : 'lead')
    const time = said('time')
    const helpers = said('coordinate')
    above = { lead: who, lead_or_coordinate: who, time, coordinate: helpers }
    if (
      row.cells.filter((cell) => cell !== '').length <= 2 &&
      who === '' &&
      time === '' &&
      (/^(?:[IVX]+|[A-HĐ])\.?$/u.test(row.cells[0] ?? '') || content === '')
    ) {
      last = null
      continue
    }
    if (isSectionRow(row.cells)) {
      last = null
      continue
    }
    if (content === '') continue
    // A row cut by a page break goes on in small letters without a number.
    if (last && who === '' && cellOf(row, columns, 'number') === '' && /^\p{Ll}/u.test(content)) {
      last.task += ` ${content}`
      continue
    }
    // A merged cell stands in its first row only; a section's row ends what it covers.
    const written = who || last?.unit.unit || ''
    if (written === '') {
      scope.orphans.push(ask('unit_missing', row.line, content.slice(0, 80)))
      continue
    }
    const unit = unitOf(written.slice(leadInLength(written)))
    if (mixed && unit.members.length > 1) unit.group = isClass(unit.members[0]!)
    last = draft(scope, unit, content, row.line)
    last.role = 'lead'
    last.coordinators = splitBodies(helpers)
    if (columns.includes('product')) last.products = productsInCell(cellOf(row, columns, 'product'))
    if (time !== '') last.timing.push({ text: time, cell: true })
    if (who === '' && cellOf(row, columns, 'number') !== '')
      last.questions.push(ask('unit_inferred', row.line, written))
    if (mixed && unit.members.length > 1) last.questions.push(ask('role_unclear', row.line, written))
  }
}

const under = (scope: Scope, node: Node, unit: UnitName | null): Scope => ({
  ...scope,
  unit,
  path: isHeading(node) ? node.path : scope.path,
  heading: node.text,
  inherited: [],
  general: timeIn(node) ?? scope.general,
})

/** The time that a heading gives for all that stands below it: in brackets at its end, or after its label. */
const timeIn = (node: Node): string | null => {
  if (!isHeading(node) && !/^bước/iu.test(node.text)) return null
  const bracket = /\(([^()]{4,80})\)\s*[.:]?$/u.exec(node.text)?.[1]
  const said =
    bracket ?? /(?:thời gian|thời hạn|hoàn thành)(?:\s\p{Ll}+){0,2}\s?:?\s([^:;]{4,60})$/iu.exec(node.text)?.[1]
  if (!said || !/^(?:thời|từ|trước|chậm|xong|hoàn thành|trong|ngày|đến|tháng|tuần|quý|\d)/iu.test(said)) return null
  return readDeadlines(said, { documentDate: null, nearDate: '2000-06-15', cell: true }).length > 0 ? said : null
}

const walk = (parent: Node, scope: Scope): void => {
  let inner = scope
  let previous: Draft[] = []
  parent.children.forEach((node, i) => {
    if (isClosing(node)) return
    if (node.table) {
      if (!isAgendaNode(node) && isAssignmentTable(node.table)) addTable(node.table, inner)
      return
    }
    const start = scope.drafts.length
    if (applyLabel(node, previous)) return
    if (isIntro(node, parent.children[i + 1]) && node.style === null && inner.unit) {
      // "Chủ trì, phối hợp với các đơn vị liên quan …, cụ thể:" covers the bullets below it.
      inner = { ...inner, inherited: coordinatorsOf(node.text) }
    } else visit(node, inner)
    if (scope.drafts.length > start) previous = scope.drafts.slice(start)
    else inheritUnit(node, previous.at(-1), parent, inner)
  })
}

const REPORTS =
  /^(?:(?:định kỳ|hằng năm|hàng năm|kết thúc[^,]{0,60}),?\s+)?(?:báo cáo|gửi|tổng hợp|kết quả|nộp|lập|kết thúc)(?![\p{L}])/iu

/** A bullet that reports, without a doer, among bullets that name theirs: the one before it goes on, with a question. */
const inheritUnit = (node: Node, before: Draft | undefined, parent: Node, scope: Scope): void => {
  if (!before || scope.unit || scope.outside || node.table || node.children.length > 0 || node.style === null) return
  if (before.path !== scope.path || !REPORTS.test(node.text) || BOILERPLATE.test(fold(node.text))) return
  const place = parent.children.indexOf(node)
  const neighbour = parent.children[place - 1]
  if (neighbour?.style !== node.style) return
  const orphan = scope.orphans.findIndex((one) => one.line === node.line && one.code === 'unit_missing')
  if (orphan >= 0) scope.orphans.splice(orphan, 1)
  draft(scope, before.unit, node.text, node.line).questions.push(ask('unit_inferred', node.line, before.unit.unit))
}

const visit = (node: Node, scope: Scope): void => {
  const { text } = node
  const folded = fold(text)
  if (isDirective(node)) {
    walk(node, under(scope, node, null))
    return
  }
  if (isSection(node) && (!scope.unit || isUpperCase(text))) {
    walk(node, under(scope, node, null))
    return
  }
  if (
    isHeading(node) &&
    !scope.unit &&
    text.length < 200 &&
    !beginsWithBody(text.slice(leadInLength(text))) &&
    !doerOf(text, scope)
  ) {
    if (SKIPPED.test(folded)) return
    if (REPORTING.test(folded) && node.children.length > 0) {
      reporting(node, scope)
      return
    }
  }
  if (isHeading(node) && node.children.length > 0 && namedOfKind(nameOf(text)).length > 1) {
    walk(node, under(scope, node, unitOf(nameOf(text))))
    return
  }
  if (!scope.outside && !scope.unit && withLabelsRaised(node).children.some(isUnitLabel)) {
    blockWithLabels(node, scope)
    return
  }
  const colon = unitColon(text)
  if (colon >= 0) {
    runIn(node, colon, scope)
    return
  }
  if (!scope.outside && isUnitByCompany(node)) {
    const end = text.indexOf(':')
    runIn(node, end < 0 ? text.length : end, scope)
    return
  }
  if (isUnitHeading(node)) {
    walk(node, under(scope, node, unitOf(nameOf(text))))
    return
  }
  if (scope.outside) {
    outside(node, scope)
    return
  }
  if (node.style === null && isCourtesy(text)) return
  const doer = doerOf(text, scope)
  const topic = doer || scope.unit ? -1 : topicLength(text)
  if (topic > 0) {
    const general = timeIn({ ...node, text: text.slice(0, topic).replace(/[\s.:]+$/u, '') }) ?? scope.general
    visit({ ...node, text: text.slice(topic) }, { ...scope, general })
    return
  }
  if (!doer) {
    if (!scope.unit && addLabelled(text, node, scope)) return
    if (node.children.length > 0) {
      walk(node, under(scope, node, scope.unit))
      return
    }
    if (node.style !== null && beginsWithAct(text))
      scope.orphans.push(ask('unit_missing', node.line, text.slice(0, 80)))
    return
  }
  item(node, doer, scope)
}

/** "Chế độ báo cáo: Trưởng bản báo cáo …", "Bước 1: Lập danh sách. Trưởng bản phối hợp …": where the one who does it begins, or -1. */
const topicLength = (text: string): number => {
  for (const match of text.slice(0, 300).matchAll(/(?::|\.|\))\s+(?=\p{Lu})/gu)) {
    const at = match.index + match[0].length
    if (subjectOf(text.slice(at))) return at
  }
  return -1
}

/** A text with a doer, and the lines below it: further tasks, or parts of the same one. */
const item = (node: Node, doer: Doer, scope: Scope): void => {
  const inner =
    isHeading(node) && (doer.own || !scope.unit) ? under(scope, node, doer.unit) : { ...scope, unit: doer.unit }
  const acts = node.children.filter((child) => !child.table && beginsWithAct(child.text))
  const intro = /:\s*$/u.test(node.text) && acts.length > 0 && acts.length >= node.children.length / 2
  // A heading without an act of its own ("Công tác tuyên truyền") only groups what is below.
  const groups = isHeading(node) && !doer.own && node.children.length > 0 && !beginsWithAct(node.text)
  const made =
    intro || groups
      ? []
      : addText(node.text, node, inner === scope || !doer.own ? scope : { ...inner, unit: scope.unit })
  for (const one of made) one.path = inner.path
  if (intro) inner.inherited = [...inner.inherited, ...coordinatorsOf(node.text)]
  if (node.children.length === 0) return
  if (intro || groups || acts.length > 0 || node.children.some((child) => TIME_LABEL.test(fold(child.text)))) {
    const rest = node.children.filter((child) => !applyLabel(child, made))
    walk({ ...node, children: rest }, inner)
    return
  }
  // "gồm: + báo cáo + kịch bản": nouns belong to the task that names them.
  const last = made.at(-1)
  const nouns = node.children.filter((child) => child.style === 'dash' || child.style === 'plus')
  if (last) last.task = [last.task, ...nouns.map((child) => child.text)].join(' ')
  walk({ ...node, children: node.children.filter((child) => !nouns.includes(child)) }, inner)
}

const nameOf = (heading: string): string => heading.slice(leadInLength(heading)).replace(/[.:;\s]+$/u, '')

const isUnitHeading = (node: Node): boolean => {
  const { text } = node
  const name = text.slice(leadInLength(text))
  if (node.style === null || node.children.length === 0 || text.length > 220) return false
  // "Đề nghị Bưu điện tỉnh" names a body whatever its kind.
  const asked = leadInLength(text) > 0 && isHeading(node) && /^\p{Lu}/u.test(name) && verbAt(name, 1) < 0
  if (!beginsWithBody(name) && !asked) return false
  if (/[;,]\s*$/u.test(text) || /[\p{Ll})]\.\s+\p{Lu}/u.test(text)) return false
  const strong =
    /(?<![\p{L}])(?:chủ trì|có trách nhiệm|chịu trách nhiệm|phối hợp|căn cứ|tham mưu|tổng hợp|chuẩn bị|gửi)(?![\p{L}])/u.exec(
      text,
    )
  if (strong && !/(?:đơn vị|cơ quan)\s+$/u.test(text.slice(0, strong.index))) return false
  // A bullet is a heading only if it says no act.
  return isHeading(node) || verbAt(name, 1) < 0
}

const TOPIC =
  /^(?:cong tac|nhiem vu|noi dung|ve|kinh phi|che do|giai phap|hoat dong|mot so|thoi gian|yeu cau|muc|dot|giai doan|buoc|ngay|bao cao|phuong an|ke hoach|dieu kien|co so vat chat|thong tin|tuyen truyen|khen thuong|san pham|ket qua|quy trinh|doi tuong|cong viec|truoc|sau|trong|phan)(?![a-z])/

/** A heading of unknown name among headings that are units ("Giáo viên chủ nhiệm" between "Ban giám hiệu" and "Tổ Toán"). */
const isUnitByCompany = (node: Node): boolean => {
  const colon = node.text.indexOf(':')
  const name = colon < 0 ? node.text : node.text.slice(0, colon)
  if (!isHeading(node) || name.length > 80 || (colon < 0 && node.children.length === 0)) return false
  if (!/^\p{Lu}/u.test(name) || /[.;]\s*$/u.test(name) || TOPIC.test(fold(name)) || SKIPPED.test(fold(name)))
    return false
  if (beginsWithAct(name) || isSection(node) || subjectOf(node.text)?.name.includes(':')) return false
  const company = (node.parent?.children ?? []).filter((other) => other !== node && other.style === node.style)
  return company.some((other) => unitColon(other.text) >= 0 || isUnitHeading(other))
}

const runIn = (node: Node, colon: number, scope: Scope): void => {
  const unit = unitOf(node.text.slice(leadInLength(node.text), colon))
  const rest = node.text.slice(colon + 1).trim()
  const inner: Scope = { ...under(scope, node, unit), outside: false, path: isHeading(node) ? node.path : scope.path }
  if (rest !== '') {
    const parts = isHeading(node) ? partsOf(rest) : [rest]
    if (node.children.length > 0 && /:\s*$/u.test(rest)) inner.inherited = coordinatorsOf(rest)
    else
      for (const part of parts) {
        // "4. Công an xã: …; Trạm Y tế xã: …" runs two bodies in one paragraph.
        const other = unitColon(part)
        if (other >= 0) inner.unit = unitOf(part.slice(leadInLength(part), other))
        addText(other < 0 ? part : part.slice(other + 1).trim(), { ...node, style: node.style ?? 'dash' }, inner)
      }
  }
  walk(node, inner)
}

const outside = (node: Node, scope: Scope): void => {
  if (node.style !== null && node.children.length === 0 && addLabelled(node.text, node, scope)) return
  const step = /^bước\s+\d+/iu.test(node.text)
  const lead = leadInLength(node.text)
  const rest = node.text.slice(lead)
  const subject = subjectOf(rest.slice(clauseLength(rest)))
  const item0 = node.style !== null && subject && !SHORT_OUTSIDE.test(subject.name) && !step
  if (item0) {
    item(node, { unit: unitOf(subject.name), own: true }, { ...scope, outside: false })
    return
  }
  if (node.children.length > 0) blockWithLabels(node, scope)
}

// People who attend or learn are no bodies that a plan gives work to.
const SHORT_OUTSIDE =
  /^(?:lãnh đạo|đại biểu|thành viên|hội nghị|chủ tịch|thường trực|đại diện|giám đốc|thủ trưởng|trưởng|chánh|ông|bà|đồng chí)(?![\p{L}])/iu

/** Items followed by "Cơ quan thực hiện: …": the block's unit does what stands before it and has no doer. */
const blockWithLabels = (given: Node, scope: Scope): void => {
  const node = withLabelsRaised(given)
  const label = node.children.findIndex(isUnitLabel)
  if (label < 0) {
    walk(node, under(scope, node, null))
    return
  }
  const named = doersIn(afterColon(labelsIn(node.children[label]!.text)[0]!))
  const inner = { ...under(scope, node, named.unit), inherited: named.coordinators }
  const items = node.children.slice(0, label).filter((child) => !isLabel(child))
  const made = (items.length > 0 ? items : [node]).map((child) => draft(inner, inner.unit!, child.text, child.line))
  for (const one of made) one.role = 'lead'
  for (const child of node.children) applyLabel(child, made)
}

/** "Sở Nội vụ chủ trì, phối hợp với Sở Tư pháp" after "Cơ quan thực hiện:". */
const doersIn = (text: string): { unit: UnitName; coordinators: string[] } => {
  const subject = subjectOf(text)
  return subject
    ? { unit: unitOf(subject.name), coordinators: coordinatorsOf(text) }
    : { unit: unitOf(text), coordinators: [] }
}

/** Labels below "c) …" that follow "a) …" and "b) …" speak of all three: in print they are the block's last lines. */
const withLabelsRaised = (node: Node): Node => {
  const last = node.children.at(-1)
  if (!last || last.children.length === 0 || node.children.length < 2 || !last.children.every(isLabel)) return node
  if (!last.children.some(isUnitLabel)) return node
  if (node.children.slice(0, -1).some((child) => [child, ...descend(child)].some(isLabel))) return node
  return { ...node, children: [...node.children.slice(0, -1), { ...last, children: [] }, ...last.children] }
}

/** "4. Chủ trì: Chủ tịch …" in a numbered list says who presides; a label that hands out work bears a dash or nothing. */
const isUnitLabel = (node: Node): boolean =>
  node.style !== 'arabic' && node.style !== 'roman' && node.style !== 'dotted' && UNIT_LABEL.test(fold(node.text))

const isLabel = (node: Node): boolean => isLabelText(node.text)
const isLabelText = (text: string): boolean => {
  const folded = fold(text)
  return [UNIT_LABEL, COORDINATOR_LABEL, TIME_LABEL, PRODUCT_LABEL, RECEIVER_LABEL].some((label) => label.test(folded))
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
    if (before && before.heading === node.text && applyLabel(child, [before])) continue
    if (unitColon(child.text) >= 0 || doerOf(child.text, inner)) visit(child, inner)
    else if (
      /bao cao|gui|nop/.test(fold(child.text)) &&
      readDeadlines(child.text, { documentDate: null, nearDate: '2000-06-15' }).length > 0
    ) {
      const unit: UnitName = { unit: 'Các cơ quan, đơn vị', group: true, members: [] }
      draft(inner, unit, child.text, child.line).questions.push(ask('unit_inferred', child.line, unit.unit))
    }
  }
}

const sectionsOf = (root: Node): Node[] => {
  const found: Node[] = []
  const search = (node: Node): void => {
    for (const child of node.children) {
      if (isSection(child)) found.push(child)
      else search(child)
    }
  }
  search(root)
  return found
}

const insideAny = (node: Node, tops: readonly Node[]): boolean => {
  for (let at: Node | null = node; at; at = at.parent) if (tops.includes(at)) return true
  return false
}

const skippedOutside = (node: Node): boolean => {
  for (let at: Node | null = node; at?.parent; at = at.parent)
    if (isHeading(at) && SKIPPED.test(fold(at.text))) return true
  return false
}

const knownNames = (outline: Outline): string[] =>
  [outline.root, ...outline.plans]
    .flatMap((root) => [...descend(root)])
    .flatMap((node) => {
      if (node.table && isAssignmentTable(node.table)) {
        const columns = columnsOf(node.table)
        return node.table.rows.flatMap((row) =>
          splitBodies(cellOf(row, columns, columns.includes('lead') ? 'lead' : 'lead_or_coordinate')),
        )
      }
      return isUnitHeading(node) ? splitBodies(nameOf(node.text)) : []
    })

/** One plan's tree: its parts that hand out work, what is asked in a letter, and what stands elsewhere with a doer. */
const readTree = (root: Node, scope: Scope): void => {
  const sections = sectionsOf(root)
  const tops = root.children
  const addressed = tops.findIndex((top) => isAddress(top.text))
  let request: Scope | null = null
  for (const [i, top] of tops.entries()) {
    // Whom a letter is sent to: names, no tasks.
    if (isAddress(top.text) || (addressed >= 0 && i > addressed && isAddressee(tops, addressed, i))) continue
    const asked = top.table ? null : requestIn(top, scope)
    if (asked) request = asked
    else if (top.style === null) request = null
    if (asked) askedOf(top.children, asked)
    else if (request && !sections.includes(top)) askedOf([top], request)
    else if (sections.includes(top)) walk(top, { ...scope, path: top.path, heading: top.text })
    else if (sections.some((section) => insideAny(section, [top]))) insideTop(top, sections, scope)
    else if (addressed >= 0 && top.style === null && !top.table) inLetter(top, scope)
    else if (!isClosing(top)) elsewhere(top, scope)
    // A paragraph after the numbered items hangs below the last of them.
    if (addressed >= 0 && !request && !sections.includes(top))
      for (const node of descend(top))
        if (node.style === null && !node.table) inLetter(node, { ...scope, path: node.path })
  }
}

const collect = (outline: Outline): { drafts: Draft[]; orphans: Question[] } => {
  const scope: Scope = {
    unit: null,
    path: '',
    heading: '',
    inherited: [],
    general: null,
    outside: false,
    drafts: [],
    orphans: [],
    known: knownNames(outline),
  }
  for (const root of [outline.root, ...outline.plans]) readTree(root, scope)
  for (const node of descend(outline.annex))
    if (node.table && !isAgendaNode(node) && isAssignmentTable(node.table))
      addTable(node.table, { ...scope, path: node.path || 'PL', heading: 'Phụ lục' })
  return scope
}

const isAddress = (text: string): boolean => /^kinh\s+gui(?![a-z])/.test(fold(text))

const isAddressee = (tops: readonly Node[], address: number, at: number): boolean =>
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
const requestIn = (node: Node, scope: Scope): Scope | null => {
  if (!/\s(?:sau|sau đây|cụ thể)\s*:\s*$/u.test(node.text)) return null
  const at = askedAt(node.text)
  if (at < 0) return null
  const unit = unitOf(subjectOf(node.text.slice(at))!.name)
  return { ...scope, unit, path: isHeading(node) ? node.path : scope.path, heading: node.text }
}

const askedOf = (nodes: readonly Node[], scope: Scope): void => {
  for (const node of nodes) {
    if (isClosing(node) || node.table || SKIPPED.test(fold(node.text))) continue
    if (
      beginsWithAct(node.text) ||
      isUnitHeading(node) ||
      unitColon(node.text) >= 0 ||
      subjectOf(node.text.slice(clauseLength(node.text)))
    )
      visit(node, { ...scope, path: isHeading(node) ? node.path : scope.path })
  }
}

const COURTESY =
  /^(?:(?:trân trọng|nghiêm túc|khẩn trương|quan tâm|phối hợp|chỉ đạo|tổ chức|triển khai|thực hiện|chủ động|,|và)\s*)+/iu

const ONLY_COURTESY =
  /^(?:(?:trân trọng|nghiêm túc|khẩn trương|quan tâm|phối hợp|chỉ đạo|tổ chức|triển khai|thực hiện|chủ động|đầy đủ|kịp thời|có hiệu quả|hiệu quả|tốt|các nội dung(?: trên| của kế hoạch)?|kế hoạch này|kế hoạch|theo|đúng quy định|cảm ơn|,|và|\.|\/|;)\s*)+$/iu

/** "Đề nghị các cơ quan, đơn vị phối hợp thực hiện.": a plan's last words, no work. */
const isCourtesy = (text: string): boolean => {
  const rest = text.slice(leadInLength(text))
  const subject = subjectOf(rest)
  return subject !== null && isClass(subject.name) && ONLY_COURTESY.test(rest.slice(subject.act))
}

/** A letter's own paragraph: a task where it asks bodies for an act, the closing courtesy apart. */
const inLetter = (node: Node, scope: Scope): void => {
  if (/:\s*$/u.test(node.text) || BOILERPLATE.test(fold(node.text))) return
  const dated = readDeadlines(node.text, { documentDate: null, nearDate: '2000-06-15' }).length > 0
  if (isClosing(node) && !dated) return
  const at = askedAt(node.text)
  const text = at >= 0 ? node.text.slice(at) : node.text
  const subject = subjectOf(text)
  if (!subject || (at < 0 && !isClass(subject.name))) return
  const act = text.slice(subject.act)
  if (!dated && act.length < 140 && COURTESY.test(act)) return
  draft(scope, unitOf(subject.name), text, node.line)
}

const insideTop = (node: Node, sections: readonly Node[], scope: Scope): void => {
  for (const child of node.children) {
    if (sections.includes(child)) walk(child, { ...scope, path: child.path, heading: child.text })
    else if (sections.some((section) => insideAny(section, [child]))) insideTop(child, sections, scope)
    else elsewhere(child, { ...scope, path: child.path || scope.path })
  }
}

const elsewhere = (node: Node, scope: Scope): void => {
  if (skippedOutside(node)) return
  const inner = { ...scope, outside: true, path: node.path, heading: node.text }
  if (node.table) {
    if (!isAgendaNode(node) && isAssignmentTable(node.table)) addTable(node.table, inner)
  } else if (node.style !== null) visit(node, inner)
}

/** Reads every task of the plan, in order of appearance, and what could not be given to anybody. */
export const readAssignments = (
  outline: Outline,
  context: DeadlineContext,
): { assignments: PlanAssignment[]; questions: Question[] } => {
  const { drafts, orphans } = collect(outline)
  const counts = new Map<string, number>()
  const assignments = drafts.map((one) => {
    const place = one.path || 'A'
    const n = (counts.get(place) ?? 0) + 1
    counts.set(place, n)
    return finish(one, `${place}-${n}`, context)
  })
  linkShares(assignments)
  return { assignments, questions: orphans }
}

/** True where the outline has a part that hands out work. */
export const hasAssignmentSection = (outline: Outline): boolean => sectionsOf(outline.root).length > 0
