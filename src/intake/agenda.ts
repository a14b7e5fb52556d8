// The programme of the event: rows with hours, and who presents.
import type { AgendaRow, PlanAssignment, PlanDocument } from '../core/plan-document.ts'
import { timePattern, writtenTime } from './dates.ts'
import { fold } from './fold.ts'
import { descend, type Node, type Outline } from './outline.ts'
import { cellOf, columnsOf, isAgenda } from './tables.ts'
import { beginsWithBody, sameBody } from './units.ts'

/** A row with its line, for suggestions. */
export type PlacedRow = AgendaRow & { line: number }

const HOURS = new RegExp(`^${timePattern('a')}(?:\\s*(?:-|den)\\s*${timePattern('b')})?`)

const hoursIn = (text: string): { start: string | null; end: string | null; length: number } | null => {
  const match = HOURS.exec(fold(text))
  if (!match) return null
  const groups = match.groups ?? {}
  const start = writtenTime(groups, 'a')
  return start ? { start, end: writtenTime(groups, 'b'), length: match[0].length } : null
}

const headingsAbove = (node: Node): string => {
  const texts: string[] = []
  const siblings = node.parent?.children ?? []
  const at = siblings.indexOf(node)
  for (const sibling of siblings.slice(Math.max(0, at - 4), at)) texts.push(sibling.text.slice(0, 120))
  // Only the heading right above names what the table is; a chapter may hold a programme and the assignments.
  if (node.parent) texts.push(node.parent.text.slice(0, 120))
  return texts.join('\n')
}

/** True for a table node that is the programme. */
export const isAgendaNode = (node: Node): boolean => node.table !== null && isAgenda(node.table, headingsAbove(node))

const tableRows = (node: Node): Omit<PlacedRow, 'order'>[] => {
  const table = node.table!
  const columns = columnsOf(table)
  return table.rows.flatMap((row) => {
    const content = cellOf(row, columns, 'content')
    if (content === '') return []
    const hours = hoursIn(cellOf(row, columns, 'time'))
    return [
      {
        start: hours?.start ?? null,
        end: hours?.end ?? null,
        content,
        presenter: cellOf(row, columns, 'lead') || null,
        line: row.line,
      },
    ]
  })
}

const listRow = (node: Node): Omit<PlacedRow, 'order'> | null => {
  const hours = hoursIn(node.text)
  if (!hours) return null
  const rest = node.text.slice(hours.length).replace(/^\s*[:.,–-]\s*/u, '')
  const dash = /\s+[–-]\s+([^–-]{4,100})$/u.exec(rest)
  const presenter =
    dash && (beginsWithBody(dash[1]!) || /^(?:Ông|Bà|Đ\/c|Đồng chí)\s/u.test(dash[1]!))
      ? dash[1]!.replace(/[.;]$/u, '')
      : null
  return {
    start: hours.start,
    end: hours.end,
    content: (presenter ? rest.slice(0, dash!.index) : rest).replace(/[.;]$/u, ''),
    presenter,
    line: node.line,
  }
}

/** The programme's rows: from tables, else from lines that begin with hours under a heading "Chương trình". */
export const readAgenda = (outline: Outline): PlacedRow[] => {
  const nodes = [...descend(outline.root), ...descend(outline.annex)]
  let rows = nodes.filter(isAgendaNode).flatMap(tableRows)
  if (rows.length === 0) {
    rows = nodes
      .filter((node) => /chuong trinh|lich lam viec/.test(fold(node.parent?.text ?? '')))
      .flatMap((node) => listRow(node) ?? [])
  }
  return rows.map((row, i) => ({ order: i + 1, ...row }))
}

const bodiesOf = (presenter: string): string => presenter.replace(/^(?:đại diện\s+)?(?:lãnh đạo|đại diện)\s+/iu, '')

/** Presenters who have no task of their own in the plan, once each: worth asking the organizer about. */
export const suggestionsOf = (
  rows: readonly PlacedRow[],
  assignments: readonly PlanAssignment[],
): PlanDocument['suggestions'] => {
  const units = [...new Set(assignments.flatMap((one) => [one.unit, ...one.members]))]
  const suggestions: PlanDocument['suggestions'] = []
  for (const { presenter, content, line } of rows) {
    if (!presenter || /^(?:các )?(?:đại biểu|cơ quan, đơn vị|toàn thể|ban tổ chức$)/iu.test(presenter)) continue
    const person = /^(?:ông|bà|đồng chí|đ\/c)\s/iu.test(presenter)
    // A leader of the body presents in his own name unless the body itself works for the event.
    const known = presenter
      .split(/\s*[;,]\s*/u)
      .some((part) =>
        units.some(
          (unit) =>
            sameBody(bodiesOf(part), unit) ||
            (person &&
              /^(?:phó )?(?:vụ trưởng|cục trưởng|trưởng ban|trưởng phòng|giám đốc|chánh văn phòng|phó vụ trưởng|phó giám đốc)/iu.test(
                part,
              ) &&
              sameBody(part.replace(/^(?:phó\s+)?(?:vụ trưởng|cục trưởng|trưởng|chánh|giám đốc)\s+/iu, ''), unit)),
        ),
      )
    const leader = /^(?:trưởng|phó trưởng|chủ tịch|phó chủ tịch|thứ trưởng|bộ trưởng)\s/iu.test(presenter)
    if ((known && !leader) || suggestions.some((other) => other.unit === presenter)) continue
    suggestions.push({
      unit: presenter,
      task: content,
      why: 'Có tên trong chương trình nhưng chưa được giao nhiệm vụ trong Kế hoạch.',
      line,
    })
  }
  return suggestions
}
