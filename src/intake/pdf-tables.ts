// Ruled tables on a PDF page: the lines give the cells, merged ones too, and the letters fall into them.
import { fold } from './fold.ts'
import { linesOfGlyphs } from './pdf-lines.ts'
import type { Glyph, PageContent, Rule } from './pdf-page.ts'
import { cellText, type GridCell } from './table-grid.ts'

export interface RuledCell extends GridCell {
  /** Rows that the cell covers. */
  down: number
}
export interface RuledTable {
  top: number
  bottom: number
  /** Places of the lines between the columns, from the left. */
  edges: number[]
  grid: RuledCell[][]
}

const NEAR = 2.5
const TOUCH = 4
// A page of more lines is a drawing.
const MAX_RULES = 4000

/** Pieces of one line, as they are drawn cell by cell, made whole. */
const whole = (rules: readonly Rule[]): Rule[] => {
  const result: Rule[] = []
  for (const rule of rules.toSorted((a, b) => a.at - b.at || a.from - b.from)) {
    const same = result.findLast(
      (one) => Math.abs(one.at - rule.at) < NEAR && rule.from <= one.to + TOUCH && rule.to >= one.from - TOUCH,
    )
    if (same) {
      same.from = Math.min(same.from, rule.from)
      same.to = Math.max(same.to, rule.to)
    } else result.push({ ...rule })
  }
  return result
}

const crosses = (across: Rule, down: Rule): boolean =>
  down.at >= across.from - TOUCH &&
  down.at <= across.to + TOUCH &&
  across.at >= down.from - TOUCH &&
  across.at <= down.to + TOUCH

/** Lines that touch each other, directly or by others. */
const groups = (across: readonly Rule[], down: readonly Rule[]): { across: Rule[]; down: Rule[] }[] => {
  const free = { across: new Set(across), down: new Set(down) }
  const found: { across: Rule[]; down: Rule[] }[] = []
  for (const start of across) {
    if (!free.across.delete(start)) continue
    const group = { across: [start], down: [] as Rule[] }
    const open: Rule[] = [start]
    for (let rule = open.pop(); rule; rule = open.pop()) {
      const [others, into] = rule.across ? [free.down, group.down] : [free.across, group.across]
      for (const other of others)
        if (rule.across ? crosses(rule, other) : crosses(other, rule)) {
          others.delete(other)
          into.push(other)
          open.push(other)
        }
    }
    found.push(group)
  }
  return found
}

const places = (rules: readonly Rule[]): number[] => {
  const result: number[] = []
  for (const at of rules.map((rule) => rule.at).sort((a, b) => a - b))
    if (result.length === 0 || at - result.at(-1)! > NEAR * 1.5) result.push(at)
  return result
}

const separates = (rules: readonly Rule[], at: number, middle: number): boolean =>
  rules.some((rule) => Math.abs(rule.at - at) <= NEAR * 1.5 && rule.from <= middle && rule.to >= middle)

const slotOf = (edges: readonly number[], at: number): number => {
  for (let i = 0; i + 1 < edges.length; i++) if (at < edges[i + 1]!) return at >= edges[0]! ? i : -1
  return -1
}

/** A cell's wrapped lines → its paragraphs: a line that had room for the next word ended a paragraph. */
const paragraphsIn = (glyphs: readonly Glyph[], width: number): string[] => {
  const paragraphs: string[] = []
  let room = 0
  for (const line of linesOfGlyphs(glyphs)) {
    const text = line.segments.map((segment) => segment.text).join(' ')
    const words = line.segments.flatMap((segment) => segment.words)
    const next = words[0]!.right - words[0]!.left + line.size * 0.25
    const last = paragraphs.at(-1)
    if (last === undefined || next < room) paragraphs.push(text)
    // A sign broken at its hyphen gets no blank.
    else
      paragraphs[paragraphs.length - 1] =
        /[\p{Lu}\d]-$/u.test(last) && /^[\p{Lu}\d]/u.test(text) ? last + text : `${last} ${text}`
    room = width - (line.right - line.left)
  }
  return paragraphs
}

const PADDING = 11

interface Slots {
  xs: number[]
  ys: number[]
  /** The cell of each slot, by number. */
  owner: number[][]
}

const slotsOf = (group: { across: Rule[]; down: Rule[] }): Slots | null => {
  const xs = places(group.down)
  const ys = places(group.across)
  if (xs.length < 3 || ys.length < 2 || xs.length > 65 || ys.length > 400) return null
  const rows = ys.length - 1
  const columns = xs.length - 1
  const owner = Array.from({ length: rows }, () => Array<number>(columns).fill(-1))
  let cells = 0
  for (let r = 0; r < rows; r++)
    for (let c = 0; c < columns; c++) {
      if (owner[r]![c]! >= 0) continue
      // A cell reaches to the right until a line, then down until a line.
      let right = c + 1
      const middleY = (ys[r]! + ys[r + 1]!) / 2
      while (right < columns && owner[r]![right]! < 0 && !separates(group.down, xs[right]!, middleY)) right++
      let bottom = r + 1
      const middleX = (xs[c]! + xs[c + 1]!) / 2
      while (bottom < rows && owner[bottom]![c]! < 0 && !separates(group.across, ys[bottom]!, middleX)) bottom++
      for (let i = r; i < bottom; i++) for (let k = c; k < right; k++) owner[i]![k] = cells
      cells++
    }
  return { xs, ys, owner }
}

const filled = ({ xs, ys, owner }: Slots, glyphs: readonly Glyph[]): RuledCell[][] => {
  const inCell = new Map<number, Glyph[]>()
  for (const glyph of glyphs) {
    const r = slotOf(ys, glyph.top - glyph.size * 0.3)
    const c = slotOf(xs, (glyph.left + glyph.right) / 2)
    const cell = owner[r]?.[c]
    if (cell === undefined) continue
    const list = inCell.get(cell)
    if (list) list.push(glyph)
    else inCell.set(cell, [glyph])
  }
  const texts = new Map<number, string[]>()
  return owner.map((row, r) =>
    row.map((cell, c) => {
      const known = texts.get(cell)
      const right = row.lastIndexOf(cell) + 1
      const own = known ?? paragraphsIn(inCell.get(cell) ?? [], xs[right]! - xs[c]! - PADDING)
      if (!known) texts.set(cell, own)
      let down = 0
      for (const other of owner) if (other[c] === cell) down++
      return { texts: own, first: !known, down: owner[r - 1]?.[c] === cell ? 1 : down }
    }),
  )
}

/** The page's ruled tables, from the top, and the letters that stand in none. */
export const ruledTables = ({ glyphs, rules }: PageContent): { tables: RuledTable[]; rest: Glyph[] } => {
  if (rules.length === 0 || rules.length > MAX_RULES) return { tables: [], rest: glyphs }
  const tables: RuledTable[] = []
  let rest = glyphs
  const lines = [true, false].map((across) => whole(rules.filter((rule) => rule.across === across)))
  for (const group of groups(lines[0]!, lines[1]!)) {
    const slots = slotsOf(group)
    if (!slots) continue
    const [left, right] = [slots.xs[0]!, slots.xs.at(-1)!]
    const [top, bottom] = [slots.ys[0]!, slots.ys.at(-1)!]
    const inside = (glyph: Glyph): boolean => {
      const x = (glyph.left + glyph.right) / 2
      const y = glyph.top - glyph.size * 0.3
      return x >= left && x < right && y >= top && y < bottom
    }
    const grid = filled(slots, rest.filter(inside))
    if (grid.flat().filter((cell) => cell.first && cell.texts.length > 0).length < 2) continue
    rest = rest.filter((glyph) => !inside(glyph))
    tables.push({ top, bottom, edges: slots.xs, grid })
  }
  return { tables: tables.sort((a, b) => a.top - b.top), rest }
}

const rowText = (row: readonly GridCell[]): string => fold(row.map((cell) => cellText(cell.texts)).join('|'))

/** True where a table at the head of a page has the columns of the one at the foot of the page before. */
export const goesOn = (before: RuledTable, after: RuledTable): boolean =>
  before.edges.length === after.edges.length &&
  before.edges.every((edge, i) => Math.abs(edge - before.edges[0]! - (after.edges[i]! - after.edges[0]!)) < 5)

/** Appends what follows on the next page: the head is not told again, a row cut by the page's end is made whole. */
export const appendTable = (before: RuledTable, after: RuledTable): void => {
  let from = 0
  while (from < 3 && from < after.grid.length && rowText(after.grid[from]!) === rowText(before.grid[from]!)) from++
  const rows = after.grid.slice(from)
  const last = before.grid.at(-1)
  const [first] = rows
  if (!last || !first) return
  const numbered = before.grid.some((row) => /^\d{1,3}[.)]?$/.test(cellText(row[0]!.texts)))
  const cut =
    first[0]!.texts.length === 0 &&
    last[0]!.texts.length > 0 &&
    new Set(first.map((cell) => cell.texts)).size > 1 &&
    (numbered || first.some((cell) => /^\p{Ll}/u.test(cell.texts[0] ?? '')))
  first.forEach((cell, i) => {
    const above = last[i]!
    // The text of a cell merged over both pages is printed once.
    if (cell.texts.length === 0 && !cut && (above.down > 1 || cell.down > 1 || isMergedAbove(before.grid, i)))
      cell.texts.push(...above.texts)
  })
  if (cut) {
    first.forEach((cell, i) => {
      const above = last[i]!.texts
      if (cell.texts.length === 0 || !cell.first) return
      const open = above.pop()
      const [begun, ...more] = cell.texts
      above.push(open === undefined ? begun! : `${open} ${begun}`, ...more)
    })
    rows.shift()
  }
  before.grid.push(...rows)
  before.edges = after.edges
}

const isMergedAbove = (grid: readonly (readonly RuledCell[])[], column: number): boolean =>
  grid.length > 1 && grid.at(-1)![column]!.texts === grid.at(-2)![column]!.texts
