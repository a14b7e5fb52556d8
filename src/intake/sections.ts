// Which parts of a plan hand out work, which do not, and which headings only lead over to what stands below them.
import { isHeading } from './assignment-scope.ts'
import { fold } from './fold.ts'
import { descend, type Node, type Outline } from './outline.ts'
import { cellOf, columnsOf, isAssignmentTable } from './tables.ts'
import { isUnitHeading, nameOf, unitColon } from './unit-headings.ts'
import { beginsWithAct, beginsWithBody, clauseLength, splitBodies, subjectOf } from './units.ts'

const SECTION =
  /(?:to chuc|trien khai)\s+thuc hien|phan cong|^trach nhiem (?:thuc hien|cua|cac)|to chuc trien khai|^cong tac chuan bi|nhiem vu (?:cua )?cac (?:co quan|don vi)|chuong trinh va phan cong|noi dung va phan cong/
const NOT_A_SECTION = /^(?:kinh phi|co che|nguon)/
const SKIPPED =
  /^(?:du kien\s+)?(?:kinh phi|nguon kinh phi|tieu de|market|maket|chuong trinh(?! va phan cong)|thoi gian|dia diem|thanh phan|hinh thuc|noi dung chuong trinh|muc dich|muc tieu|yeu cau(?! \p{Ll}+ (?:so|phong))|quan diem|can cu|chu tri hoi nghi|duong truyen|tai lieu|doi tuong|pham vi)(?![a-z])/u
const REPORTING = /^(?:che do|cong tac)?\s*(?:thong tin,?\s*)?bao cao(?![a-z])|^che do (?:thong tin|bao cao)/

/** A heading that hands out nothing: aims, money, place, attendance. */
export const isSkipped = (text: string): boolean => SKIPPED.test(fold(text))

/** "Chế độ báo cáo", "Thông tin, báo cáo". */
export const isReporting = (text: string): boolean => REPORTING.test(fold(text))

/** "II. NỘI DUNG THỰC HIỆN" over "1. Sở Y tế", "2. Sở Tài chính", each with its acts, hands out work whatever it is called. */
const handsOut = (node: Node): boolean => {
  if (!isHeading(node) || isSkipped(node.text) || beginsWithBody(node.text)) return false
  const acts = (unit: Node): boolean =>
    unit.children.some((act) => !act.table && (beginsWithAct(act.text) || clauseLength(act.text) > 0))
  return node.children.filter((child) => isHeading(child) && isUnitHeading(child) && acts(child)).length >= 2
}

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

/** True for a part that hands out work, by its name or by what stands in it. */
export const isSection = (node: Node): boolean => isSectionByName(node) || handsOut(node)

/** The outermost parts that hand out work. */
export const sectionsOf = (root: Node): Node[] => {
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

/** True where a node is one of the tops or stands below one. */
export const insideAny = (node: Node, tops: readonly Node[]): boolean => {
  for (let at: Node | null = node; at; at = at.parent) if (tops.includes(at)) return true
  return false
}

/** True below a heading that hands out nothing. */
export const isSkippedOutside = (node: Node): boolean => {
  for (let at: Node | null = node; at?.parent; at = at.parent) if (isHeading(at) && isSkipped(at.text)) return true
  return false
}

const DIRECTIVE =
  /(?<![\p{L}])(?:yêu cầu|đề nghị|giao|phân công)(?:\s+(?:nhiệm vụ|thực hiện|triển khai|một số|các|những|nội dung|công việc|cụ thể|như|sau|cho))*\s*:\s*$/iu

/** "Để công tác tập huấn đạt kết quả, Phòng GD&ĐT yêu cầu:" gives nothing to anybody; what is below does. */
export const isDirective = (node: Node): boolean =>
  isHeading(node) &&
  node.children.length > 0 &&
  (/^(?:đề nghị|giao|yêu cầu|phân công)\s*:\s*$/iu.test(node.text) || isDemand(node))

const isDemand = (node: Node): boolean =>
  DIRECTIVE.test(node.text) &&
  !beginsWithAct(node.text) &&
  subjectOf(node.text.slice(clauseLength(node.text))) !== null &&
  node.children.some((child) => unitColon(child.text) >= 0 || isUnitHeading(child) || subjectOf(child.text) !== null)

/** "Chủ trì, phối hợp với các đơn vị liên quan …, cụ thể:" above bullets. */
export const isIntro = (node: Node, next: Node | undefined): boolean =>
  /:\s*$/u.test(node.text) &&
  (node.children.length > 0 || ['star', 'dash', 'plus', 'letter'].includes(next?.style ?? ''))

const TOPIC =
  /^(?:cong tac|nhiem vu|noi dung|ve|kinh phi|che do|giai phap|hoat dong|mot so|thoi gian|yeu cau|muc|dot|giai doan|buoc|ngay|bao cao|phuong an|ke hoach|dieu kien|co so vat chat|thong tin|tuyen truyen|khen thuong|san pham|ket qua|quy trinh|doi tuong|cong viec|truoc|sau|trong|phan)(?![a-z])/

/** A heading of unknown name among headings that are units ("Giáo viên chủ nhiệm" between "Ban giám hiệu" and "Tổ Toán"). */
export const isUnitByCompany = (node: Node): boolean => {
  const colon = node.text.indexOf(':')
  const name = colon < 0 ? node.text : node.text.slice(0, colon)
  if (!isHeading(node) || name.length > 80 || (colon < 0 && node.children.length === 0)) return false
  if (!/^\p{Lu}/u.test(name) || /[.;]\s*$/u.test(name) || TOPIC.test(fold(name)) || isSkipped(name)) return false
  if (beginsWithAct(name) || isSection(node) || subjectOf(node.text)?.name.includes(':')) return false
  const company = (node.parent?.children ?? []).filter((other) => other !== node && other.style === node.style)
  return company.some((other) => unitColon(other.text) >= 0 || isUnitHeading(other))
}

/** Names that head a part or stand in a table of the plan. */
export const knownNames = (outline: Outline): string[] =>
  [outline.root, ...outline.plans]
    .flatMap((root) => [...descend(root)])
    .flatMap((node) => {
      if (node.table && isAssignmentTable(node.table)) {
        const columns = columnsOf(node.table)
        const column = columns.includes('lead') ? 'lead' : 'lead_or_coordinate'
        return node.table.rows.flatMap((row) => splitBodies(cellOf(row, columns, column)))
      }
      return isUnitHeading(node) ? splitBodies(nameOf(node.text)) : []
    })
