// The outline → assignments: which part of the text is whose task.
import type { PlanAssignment, Question } from '../core/plan-document.ts'
import { isHeading, type Scope } from './assignment-scope.ts'
import { addTableNode, visit, walk } from './assignment-walk.ts'
import type { DeadlineContext } from './deadlines.ts'
import { finish } from './draft.ts'
import { addFromLetter, isAddress, isAddressee, requestIn } from './letters.ts'
import { descend, isClosing, type Node, type Outline } from './outline.ts'
import { insideAny, isSkipped, isSkippedOutside, knownNames, sectionsOf } from './sections.ts'
import { linkShares } from './shares.ts'
import { isUnitHeading, unitColon } from './unit-headings.ts'
import { beginsWithAct, clauseLength, subjectOf } from './units.ts'

/** What stands below "… đề nghị các đơn vị … sau:". */
const addAsked = (nodes: readonly Node[], scope: Scope): void => {
  for (const node of nodes) {
    if (isClosing(node) || node.table || isSkipped(node.text)) continue
    const isTask =
      beginsWithAct(node.text) ||
      isUnitHeading(node) ||
      unitColon(node.text) >= 0 ||
      subjectOf(node.text.slice(clauseLength(node.text)))
    if (isTask) visit(node, { ...scope, path: isHeading(node) ? node.path : scope.path })
  }
}

/** A part with a section that hands out work somewhere in it. */
const addInside = (node: Node, sections: readonly Node[], scope: Scope): void => {
  for (const child of node.children) {
    if (sections.includes(child)) walk(child, { ...scope, path: child.path, heading: child.text })
    else if (sections.some((section) => insideAny(section, [child]))) addInside(child, sections, scope)
    else addElsewhere(child, { ...scope, path: child.path || scope.path })
  }
}

/** A part that hands out no work as a whole: only what names its doer. */
const addElsewhere = (node: Node, scope: Scope): void => {
  if (isSkippedOutside(node)) return
  const inner = { ...scope, outside: true, path: node.path, heading: node.text }
  if (node.table) addTableNode(node, inner)
  else if (node.style !== null) visit(node, inner)
}

/** One plan's tree: its parts that hand out work, what is asked in a letter, and what stands elsewhere with a doer. */
const readTree = (root: Node, scope: Scope): void => {
  const sections = sectionsOf(root)
  const tops = root.children
  const addressed = tops.findIndex((top) => isAddress(top.text))
  const isLetter = addressed >= 0
  let request: Scope | null = null
  for (const [i, top] of tops.entries()) {
    // Whom a letter is sent to: names, no tasks.
    if (isAddress(top.text) || (isLetter && i > addressed && isAddressee(tops, addressed, i))) continue
    const asked = top.table ? null : requestIn(top, scope)
    if (asked) request = asked
    else if (top.style === null) request = null
    if (asked) addAsked(top.children, asked)
    else if (request && !sections.includes(top)) addAsked([top], request)
    else if (sections.includes(top)) walk(top, { ...scope, path: top.path, heading: top.text })
    else if (sections.some((section) => insideAny(section, [top]))) addInside(top, sections, scope)
    else if (isLetter && top.style === null && !top.table) addFromLetter(top, scope)
    else if (!isClosing(top)) addElsewhere(top, scope)
    // A paragraph after the numbered items hangs below the last of them.
    if (isLetter && !request && !sections.includes(top))
      for (const node of descend(top))
        if (node.style === null && !node.table) addFromLetter(node, { ...scope, path: node.path })
  }
}

const collect = (outline: Outline): Scope => {
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
    addTableNode(node, { ...scope, path: node.path || 'PL', heading: 'Phụ lục' })
  return scope
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
