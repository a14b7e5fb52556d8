// Unit names in, official units out: what a paper or a person calls a body, on a day, in an issuer's paper.
import type { Day } from './plan-document.ts'
import {
  bodyAt,
  bodyRow,
  centralOn,
  departmentsOf,
  districtsOf,
  findProvinces,
  letterAliases,
  provincesOn,
  type Unit,
} from './unit-directory.ts'
import { type GroupReason, readGroup, readOpenGroup, type UnitGroup } from './units-groups.ts'
import { compact, remembered, spellOut, splitUnits, tidy, withoutTitle, wordsOf } from './units-names.ts'
import { madeUnit, readNamed, type Scope, scopeOf, type UnitNote } from './units-scope.ts'

export { mergedInto, sameProvinces, type Unit, unitByKey } from './unit-directory.ts'
export type { GroupReason, UnitGroup } from './units-groups.ts'
export { compact, fold, sameName, splitUnits } from './units-names.ts'
export type { UnitNote } from './units-scope.ts'

export interface UnitContext {
  /** The event's date where it is known, else the document's: it decides which units there are. */
  on: Day
  issuer: string | null
  /** What the paper itself abbreviates: `{ QLCL: 'Quản lý chất lượng' }`. */
  abbreviations?: Record<string, string>
  /** Units that the organizer stored earlier; they win over the directory. */
  known?: Unit[]
}

export type UnitResolution =
  | { kind: 'unit'; unit: Unit; note: UnitNote | null }
  | UnitGroup
  /** Made from its own words; `nearest` are units of the directory or of `known` that it may be a slip for. */
  | { kind: 'unknown'; unit: Unit; nearest: Unit[] }

/** What a heading or a name in a paper stands for. A heading that joins several units is a group of those named. */
export function resolveUnit(text: string, ctx: UnitContext): UnitResolution {
  return resolveIn(text, ctx, scopeOf(ctx.issuer, ctx.on))
}

function resolveIn(text: string, ctx: UnitContext, scope: Scope): UnitResolution {
  const phrase = tidy(text)
  const known = ctx.known ?? []
  const stored = byName(phrase, known)
  if (stored) return { kind: 'unit', unit: stored, note: null }
  const { outside, inside } = brackets(phrase)
  const read = readPhrase(outside, ctx, scope)
  if (read?.kind === 'group' && read.members.length === 0 && inside !== '') {
    return named(phrase, listed(inside), ctx, scope)
  }
  if (read?.kind === 'group') return { ...read, phrase }
  // "Vụ A, Vụ B" also reads as one Vụ with a comma in its name; where it can be two, it is.
  const parts = splitUnits(outside)
  if (parts.length > 1) return named(phrase, parts, ctx, scope)
  if (read) return read
  const open = readOpenGroup(outside, scope)
  if (open) return inside === '' ? { ...open, phrase } : named(phrase, listed(inside), ctx, scope)
  return {
    kind: 'unknown',
    unit: madeUnit(outside === '' ? phrase : outside, scope, ctx.abbreviations),
    nearest: [...byLetters(outside, ctx.on), ...nearestTo(outside, [...known, ...around(scope)])],
  }
}

/** Group or unit, a head standing for the body: as written, then with the paper's own abbreviations spelt out. */
function readPhrase(phrase: string, ctx: UnitContext, scope: Scope): UnitResolution | null {
  const body = withoutTitle(phrase)
  for (const words of new Set([body, spellOut(body, ctx.abbreviations)])) {
    const group = readGroup(words, scope, ctx.known)
    if (group) return group
    const one = readNamed(words, scope)
    if (one) return { kind: 'unit', ...one }
  }
  return null
}

/** Of letters that several provinces share ("UBND tỉnh QN") all of them are offered, none is taken. */
function byLetters(phrase: string, on: Day): Unit[] {
  const last = phrase.match(/(?:^|\s)(\p{Lu}{2,4})$/u)?.[1]
  if (!last) return []
  const slugs = findProvinces(last, true)
  return provincesOn(on)
    .filter(({ slug }) => slugs.includes(slug))
    .map((place) => bodyAt(bodyRow('ubnd')!, place))
}

/** "A (B, C)": what stands outside brackets, and inside. */
function brackets(phrase: string): { outside: string; inside: string } {
  const found = phrase.match(/^(.+?)\s*\(([^()]+)\)\s*$/u)
  return found
    ? { outside: found[1]!, inside: found[2]!.replace(/(?:\s*,)?\s*(?:\.\.\.|…|v\.v\.?)\s*$/u, '') }
    : { outside: phrase, inside: '' }
}

/** Members in brackets are parted by commas even where no word begins a new name. */
function listed(inside: string): string[] {
  const parts = splitUnits(inside)
  return parts.length > 1 ? parts : inside.split(',').map(tidy)
}

const RANK = { expand: 0, ask: 1, never: 2 } as const

/** A group whose members the paper names; as sure as its least sure part. */
function named(phrase: string, parts: readonly string[], ctx: UnitContext, scope: Scope): UnitGroup {
  const members = new Map<string, Unit>()
  let certainty: UnitGroup['certainty'] = 'expand'
  let why: GroupReason = 'named'
  let expected: number | null = 0
  for (const part of parts) {
    const read = resolveIn(part, ctx, scope)
    const found = read.kind === 'group' ? read.members : [read.unit]
    for (const unit of found) members.set(unit.key, unit)
    const size: number | null = read.kind === 'group' ? read.expected : 1
    expected = expected === null || size === null ? null : expected + size
    if (read.kind === 'group' && RANK[read.certainty] > RANK[certainty]) {
      certainty = read.certainty
      why = read.why
    }
  }
  // Some members are named and others wait for an answer: the organizer is offered what is known.
  if (certainty === 'never' && members.size > 0) certainty = 'ask'
  return { kind: 'group', phrase, members: [...members.values()], certainty, expected, why }
}

const byName = (text: string, units: readonly Unit[]): Unit | null => {
  const wanted = compact(text)
  const found = units.filter((unit) => [unit.name, ...unit.aliases].some((name) => compact(name) === wanted))
  return new Set(found.map(({ key }) => key)).size === 1 ? found[0]! : null
}

/** Units that a paper of this issuer is likely to mean. */
function around(scope: Scope): Unit[] {
  const { on, province } = scope
  const ubnd = bodyRow('ubnd')!
  const own = province
    ? [...departmentsOf(province, on), ...districtsOf(province.slug, on).places.map((place) => bodyAt(ubnd, place))]
    : []
  const centre = centralOn(on, ['ministry', 'equal', 'agency'])
  return [...own, ...centre, ...provincesOn(on).map((place) => bodyAt(ubnd, place))]
}

/**
 * The body below a unit that a plan tells to do the unit's task: "Sở Nội vụ" under UBND tỉnh Hà Giang is Sở Nội vụ
 * tỉnh Hà Giang. What cannot be placed is made under the owner; where the plan names only a class of bodies ("các cơ quan
 * liên quan"), there is nobody else to address than the owner.
 */
export function executorUnit(owner: Unit, executor: string, ctx: UnitContext): Unit {
  const phrase = tidy(executor)
  const scope = scopeOf(owner.name, ctx.on)
  const under: Scope = { ...scope, issuer: owner }
  const found = resolveIn(phrase, { ...ctx, issuer: owner.name }, under)
  return found.kind === 'group' ? owner : found.unit
}

export type FoundUnit = { found: Unit } | { ambiguous: Unit[] } | { none: true; nearest: Unit[] }

/**
 * The unit that a person means by what they type, among these: the whole name, an alias, a sign ("SNV Hà Giang"), a
 * place ("ha giang"), words in order or beginnings of words; without marks as well. The strictest reading that fits
 * any unit decides; several that fit it alike are ambiguous.
 */
export function findUnit(query: string, units: readonly Unit[]): FoundUnit {
  const words = wordsOf(tidy(query)).map(({ word }) => word)
  if (words.length === 0) return { none: true, nearest: [] }
  const whole = words.join('')
  const readings: ((unit: Unit) => boolean)[] = [
    (unit) => unit.key === query.trim() || compact(unit.name) === whole,
    (unit) => spellings(unit).some((name) => compact(name) === whole),
    (unit) => signs(unit).some((sign) => sign === whole),
    (unit) => spellings(unit).some((name) => hasWords(foldedWords(name), words)),
    (unit) => hasBeginnings(foldedWords(unit.name), words),
  ]
  for (const fits of readings) {
    const found = unique(units.filter(fits))
    if (found.length === 1) return { found: found[0]! }
    if (found.length > 1) return { ambiguous: found }
  }
  return { none: true, nearest: nearestTo(query, units) }
}

const unique = (units: readonly Unit[]): Unit[] => [...new Map(units.map((unit) => [unit.key, unit])).values()]

/** A unit's own names and, where the directory knows the body, those of the directory. */
const spellings = (unit: Unit): string[] => [unit.name, ...unit.aliases]

const foldedWords = remembered((name): readonly string[] => wordsOf(name).map(({ word }) => word))

/** Sign and place in one go: "snvhagiang", letters of the place alone. */
function signs(unit: Unit): string[] {
  const [body = '', place = ''] = unit.key.split(':')
  const row = bodyRow(body)
  if (!row || place === '') return []
  const names = [place.slice(place.indexOf('/') + 1), ...lettersOf(unit.place)]
  return [row.name.replace(/ %[TP]/, ''), ...row.aliases].flatMap((sign) => [
    ...names.map((name) => compact(sign) + compact(name)),
    ...(row.slug === 'ubnd' ? names.map(compact) : []),
  ])
}

const lettersOf = (place: string | null): readonly string[] => (place === null ? [] : letterAliases(place))

/** Whether all words stand in the name, in that order and next to each other. */
function hasWords(name: readonly string[], words: readonly string[]): boolean {
  return name.some((_, start) => words.every((word, i) => name[start + i] === word))
}

/** Whether each word begins a word of the name, in that order. */
function hasBeginnings(name: readonly string[], words: readonly string[]): boolean {
  let at = 0
  for (const word of words) {
    while (at < name.length && !name[at]!.startsWith(word)) at++
    if (at++ >= name.length) return false
  }
  return true
}

// Two slips in a short name, more in a long one; beyond that a suggestion would only mislead.
const tolerance = (length: number): number => Math.min(4, Math.max(1, Math.floor(length / 5)))

function nearestTo(text: string, units: readonly Unit[]): Unit[] {
  const wanted = compact(text)
  if (wanted === '') return []
  const limit = tolerance(wanted.length)
  const near: { unit: Unit; distance: number }[] = []
  for (const unit of unique(units)) {
    let best = limit + 1
    for (const name of [...spellings(unit), shortName(unit)])
      best = Math.min(best, distance(wanted, compact(name), limit))
    if (best <= limit) near.push({ unit, distance: best })
  }
  return near
    .sort((a, b) => a.distance - b.distance)
    .slice(0, 3)
    .map(({ unit }) => unit)
}

/** The name as a paper of the same place writes it: "Sở Tài chính". */
const shortName = (unit: Unit): string =>
  unit.kind === 'department' ? (bodyRow(unit.key.split(':')[0]!)?.name.replace(/ %[TP]/, '') ?? unit.name) : unit.name

/** Letters to change, insert or drop to get from one name to the other; more than `limit` is not counted out. */
function distance(a: string, b: string, limit: number): number {
  if (Math.abs(a.length - b.length) > limit) return limit + 1
  let above = Array.from({ length: b.length + 1 }, (_, i) => i)
  for (let i = 1; i <= a.length; i++) {
    const row = [i]
    let best = i
    for (let j = 1; j <= b.length; j++) {
      const cost = Math.min(above[j]! + 1, row[j - 1]! + 1, above[j - 1]! + (a[i - 1] === b[j - 1] ? 0 : 1))
      row.push(cost)
      best = Math.min(best, cost)
    }
    if (best > limit) return limit + 1
    above = row
  }
  return above[b.length]!
}

/**
 * Whether a name looks like a slip for one of a unit's names: word by word the same but for a letter or two in one or two
 * words. Numbers never are: "Phòng 1" is no slip for "Phòng 2".
 */
export function isSlip(text: string, unit: Unit): boolean {
  const typed = foldedWords(text)
  return typed.length > 1 && [...spellings(unit), shortName(unit)].some((name) => isNearly(typed, foldedWords(name)))
}

function isNearly(typed: readonly string[], words: readonly string[]): boolean {
  if (words.length < typed.length) return false
  let off = 0
  for (const [i, word] of typed.entries()) if (word !== words[i] && ++off > 2) return false
  return off > 0 && off < typed.length && typed.every((word, i) => word === words[i] || isTypo(word, words[i]!))
}

function isTypo(typed: string, word: string): boolean {
  const limit = word.length > 5 ? 2 : 1
  if (/\d/.test(word + typed) || Math.min(word.length, typed.length) < 2) return false
  return distance(typed, word, limit) <= limit
}

export interface MatchedMembers {
  /** Resolved units in the order named, each once; a group phrase stands for its members. */
  units: Unit[]
  /** What neither the directory nor earlier plans know; `unit` is what it would become if the organizer insists. */
  unknown: { text: string; unit: Unit; nearest: Unit[] }[]
}

/**
 * The organizer's answer for an open group: "Sở Nội vụ; UBND quận Ba Đình; Hà Giang". Units are parted by semicolons,
 * lines or, before a word that names begin with, commas; a list of bare places by commas alone.
 */
export function matchMembers(text: string, ctx: UnitContext): MatchedMembers {
  const scope = scopeOf(ctx.issuer, ctx.on)
  const units = new Map<string, Unit>()
  const unknown: MatchedMembers['unknown'] = []
  for (const part of text.split(/[;\n]/).flatMap((line) => memberParts(line, ctx, scope))) {
    const read = resolveIn(part, ctx, scope)
    if (read.kind === 'unknown') unknown.push({ text: part, unit: read.unit, nearest: read.nearest })
    else if (read.kind === 'unit') units.set(read.unit.key, read.unit)
    else if (read.members.length > 0) for (const unit of read.members) units.set(unit.key, unit)
    else unknown.push({ text: part, unit: madeUnit(part, scope, ctx.abbreviations), nearest: [] })
  }
  return { units: [...units.values()], unknown }
}

/** Commas part bare names only where every part is a unit by itself ("Hà Giang, Cao Bằng"). */
function memberParts(line: string, ctx: UnitContext, scope: Scope): string[] {
  const whole = tidy(line)
  if (whole === '') return []
  if (readPhrase(whole, ctx, scope) || byName(whole, ctx.known ?? [])) return [whole]
  const pieces = whole
    .split(/,|\s+và\s+/u)
    .map(tidy)
    .filter((piece) => piece !== '')
  const known = (piece: string) => byName(piece, ctx.known ?? []) !== null || readPhrase(piece, ctx, scope) !== null
  return pieces.length > 1 && pieces.every(known) ? pieces : splitUnits(whole)
}
