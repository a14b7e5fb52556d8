// Blocks → the document's outline: a tree of numbered parts, with every part's place by order of appearance.
import type { Block, MarkerStyle, TableBlock, TextBlock } from './blocks.ts'
import { fold, isUpperCase } from './fold.ts'
import { isRecipientsHead } from './paragraphs.ts'
import { beginsWithAct } from './units.ts'

export interface Node {
  line: number
  text: string
  style: MarkerStyle | null
  /** Place by order of appearance, `III.5`; the same for everything below a part that has no number of its own. */
  path: string
  table: TableBlock | null
  children: Node[]
  parent: Node | null
}

const RANK: Record<MarkerStyle, number> = {
  part: 0,
  capital: 0.5,
  roman: 1,
  arabic: 2,
  dotted: 2,
  letter: 5,
  star: 6,
  dash: 7,
  plus: 8,
}

const rankOf = (block: TextBlock): number | null => {
  const { marker } = block
  // "Bước 2: …" and "Đợt 1: …" head the lines below them, though nothing is taken off their text.
  if (!marker) return /^(?:bước|đợt|giai đoạn)\s+\d{1,2}\s*[:.]/iu.test(block.text) ? RANK.letter : null
  return marker.style === 'dotted' ? RANK.dotted + marker.depth - 1 : RANK[marker.style]
}

const romanOf = (n: number): string => {
  const digits: [number, string][] = [
    [1000, 'M'],
    [900, 'CM'],
    [500, 'D'],
    [400, 'CD'],
    [100, 'C'],
    [90, 'XC'],
    [50, 'L'],
    [40, 'XL'],
    [10, 'X'],
    [9, 'IX'],
    [5, 'V'],
    [4, 'IV'],
    [1, 'I'],
  ]
  let rest = n
  let text = ''
  for (const [value, digit] of digits) for (; rest >= value; rest -= value) text += digit
  return text
}

const capitalOf = (n: number): string => String.fromCharCode(64 + Math.min(n, 26))

const numbered = (style: MarkerStyle | null): boolean => style !== null && style !== 'dash' && style !== 'plus'

/** The last task of a plan often carries the closing sign. */
const isLastTask = (text: string): boolean =>
  beginsWithAct(text) && !/^(?:đề nghị|yêu cầu|nhận được|trong quá trình)/iu.test(text)

/** True for the paragraph that closes a plan: "Trên đây là Kế hoạch …" or one that ends in "./.". */
export const isClosing = (node: { text: string; style: MarkerStyle | null }): boolean =>
  /^tren day la\b/.test(fold(node.text)) ||
  (node.style === null && /\.\s*\/\s*\.\s*$/.test(node.text) && !isLastTask(node.text))

/** True for an annex's own line; what follows belongs to the annex. */
export const isAnnexHead = (text: string): boolean =>
  /^phu luc\b/.test(fold(text)) && (isUpperCase(text) || text.length < 30)

/** The title line of a plan, alone or with its subject in capitals. */
const isPlanHead = (text: string): boolean =>
  /^(?:ke hoach|chuong trinh(?: hanh dong)?|phuong an|de an)(?![a-z])/.test(fold(text)) &&
  isUpperCase(text.slice(0, 12))

export interface Outline {
  root: Node
  /** Blocks from the list of recipients to the annexes or the end: recipients and signature. */
  ending: Block[]
  /** What follows an annex's head. */
  annex: Node
  /** Annexes that are plans of their own, each as a tree. */
  plans: Node[]
}

const emptyRoot = (): Node => ({ line: 1, text: '', style: null, path: '', table: null, children: [], parent: null })

/** A star heads dashes; where the dash before it announces a list, it is a part of that dash. */
const rankIn = (stack: readonly { node: Node; rank: number }[], block: TextBlock): number | null => {
  if (block.marker?.style !== 'star') return rankOf(block)
  const dash = stack.find(({ rank }) => rank === RANK.dash)
  return dash && /:\s*$/.test(dash.node.text) ? RANK.plus : RANK.star
}

const grow = (blocks: readonly Block[]): Node => {
  const root = emptyRoot()
  let stack: { node: Node; rank: number }[] = [{ node: root, rank: -1 }]
  for (const block of blocks) {
    const rank = block.kind === 'text' ? rankIn(stack, block) : null
    if (block.kind === 'text' && isClosing({ text: block.text, style: block.marker?.style ?? null }))
      stack = stack.slice(0, 1)
    if (rank !== null) while (stack.length > 1 && stack.at(-1)!.rank >= rank) stack.pop()
    // A plain paragraph belongs to the innermost numbered part, beside its bullets.
    else while (stack.length > 1 && stack.at(-1)!.rank >= RANK.dash) stack.pop()
    const parent = stack.at(-1)!.node
    const node: Node =
      block.kind === 'table'
        ? { line: block.line, text: '', style: null, path: '', table: block, children: [], parent }
        : {
            line: block.line,
            text: block.text,
            style: block.marker?.style ?? null,
            path: '',
            table: null,
            children: [],
            parent,
          }
    parent.children.push(node)
    if (rank !== null) stack = [...stack, { node, rank }]
  }
  return root
}

const giveNames = (node: Node, depth: number): void => {
  let count = 0
  for (const child of node.children) {
    if (numbered(child.style)) {
      count++
      const own =
        child.style === 'roman' || child.style === 'part'
          ? romanOf(count)
          : child.style === 'capital'
            ? capitalOf(count)
            : String(count)
      child.path = node.path ? `${node.path}.${own}` : own
    } else child.path = node.path
    giveNames(child, depth + 1)
  }
}

/** What follows the signature, cut at each annex's own line. */
const annexParts = (blocks: readonly Block[]): Block[][] => {
  const parts: Block[][] = []
  for (const block of blocks) {
    if (parts.length === 0 || (block.kind === 'text' && isAnnexHead(block.text))) parts.push([])
    parts.at(-1)!.push(block)
  }
  return parts
}

/** An annex that is a plan itself: it calls itself one and has parts of its own. */
const holdsPlan = (part: readonly Block[]): boolean =>
  part.slice(0, 4).some((block) => block.kind === 'text' && /^ke hoach(?![a-z])/.test(fold(block.text))) &&
  part.filter((block) => block.kind === 'text' && block.marker?.style === 'roman').length >= 2

/** Blocks → outline; what stands after the closing formula is kept apart, so that no recipient becomes a task. */
export const outlineOf = (blocks: readonly Block[]): Outline => {
  const textAt = (i: number): string => {
    const block = blocks[i]
    return block?.kind === 'text' ? block.text : ''
  }
  const endFrom = (from: number): number => {
    const found = blocks.findIndex((_, i) => i >= from && isRecipientsHead(textAt(i)))
    return found >= 0
      ? found
      : blocks.findIndex((_, i) => i >= from && /^(?:TM|KT|TL|TUQ|Q)\.\s*\p{Lu}/u.test(textAt(i)))
  }
  const first = endFrom(0)
  // A decision comes first with its own recipients and signature; the plan that it approves follows.
  const isPlan = blocks.some((_, i) => i < first && isPlanHead(textAt(i)))
  const attached = first < 0 || isPlan ? -1 : blocks.findIndex((_, i) => i > first && isPlanHead(textAt(i)))
  const start = attached < 0 ? 0 : attached
  let end = attached < 0 ? first : endFrom(attached)
  const unsigned = end < 0
  let annex = blocks.findIndex((_, i) => i > (unsigned ? start : end) && isAnnexHead(textAt(i)))
  if (annex < 0) annex = blocks.length
  if (unsigned) end = annex
  const ending = attached >= 0 && unsigned ? blocks.slice(first, attached) : blocks.slice(end, annex)
  const root = grow(blocks.slice(start, end))
  giveNames(root, 0)
  const parts = annexParts(blocks.slice(annex))
  const annexRoot = grow(parts.filter((part) => !holdsPlan(part)).flat())
  annexRoot.path = 'PL'
  giveNames(annexRoot, 0)
  const plans = parts.filter(holdsPlan).map((part, i) => {
    const plan = grow(part)
    plan.path = `PL${i + 1}`
    giveNames(plan, 0)
    return plan
  })
  return { root, ending, annex: annexRoot, plans }
}

/** All nodes below, in order. */
export function* descend(node: Node): Generator<Node> {
  for (const child of node.children) {
    yield child
    yield* descend(child)
  }
}
