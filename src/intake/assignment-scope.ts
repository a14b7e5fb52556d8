// What is known where a text stands: the unit above it, its place, the time and the coordinators that the headings give.
import type { Question } from '../core/plan-document.ts'
import { readDeadlines } from './deadlines.ts'
import type { Draft } from './draft.ts'
import type { Node } from './outline.ts'
import type { UnitName } from './units.ts'

export interface Scope {
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

/** True for what bears a number or a letter; dashes and plain paragraphs head nothing. */
export const isHeading = (node: Pick<Node, 'style'>): boolean =>
  node.style !== null && node.style !== 'dash' && node.style !== 'plus'

/** Adds a task to those found. */
export const draft = (scope: Scope, unit: UnitName, task: string, line: number): Draft => {
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

/** The scope of what stands below a node, whose doer is the unit given. */
export const under = (scope: Scope, node: Node, unit: UnitName | null): Scope => ({
  ...scope,
  unit,
  path: isHeading(node) ? node.path : scope.path,
  heading: node.text,
  inherited: [],
  general: timeIn(node) ?? scope.general,
})

const BRACKET_AT_END = /\(([^()]{4,80})\)\s*[.:]?$/u
const LABEL_AT_END = /(?:thời gian|thời hạn|hoàn thành)(?:\s\p{Ll}+){0,2}\s?:?\s([^:;]{4,60})$/iu
const BEGINS_LIKE_TIME = /^(?:thời|từ|trước|chậm|xong|hoàn thành|trong|ngày|đến|tháng|tuần|quý|\d)/iu

/** True where a text states a deadline, whatever day its words mean. */
export const isDated = (text: string, cell = false): boolean =>
  readDeadlines(text, { documentDate: null, nearDate: '2000-06-15', cell }).length > 0

/** The time that a heading gives for all that stands below it: in brackets at its end, or after its label. */
export const timeIn = (node: Pick<Node, 'text' | 'style'>): string | null => {
  if (!isHeading(node) && !/^bước/iu.test(node.text)) return null
  const said = (BRACKET_AT_END.exec(node.text) ?? LABEL_AT_END.exec(node.text))?.[1]
  return said && BEGINS_LIKE_TIME.test(said) && isDated(said, true) ? said : null
}
