// What differs between two versions of a plan, task by task and in its event.
import type { EventDate } from './deadline.ts'
import type { Deadline, PlanEvent, Role } from './plan-document.ts'
import { fold } from './units.ts'

export interface Comparable {
  unitText: string
  text: string
  role: Role
  executor: string | null
  deadline: Deadline | null
  moreDeadlines: Deadline[]
  deliverTo: string | null
}

export type Field = 'unit' | 'text' | 'role' | 'executor' | 'deadline' | 'deliverTo'

export interface Differences<Old, New> {
  same: { old: Old; new: New }[]
  changed: { old: Old; new: New; fields: Field[] }[]
  added: New[]
  removed: Old[]
}

/**
 * Compares two versions of a plan task by task. A task is recognised by its words, never by its number: first the same
 * words under the same unit, then the same words, then the pairs that are most alike, the likest first. A task whose unit
 * changed as well needs more of its words.
 */
export function differences<Old extends Comparable, New extends Comparable>(
  before: Old[],
  after: New[],
): Differences<Old, New> {
  const left = new Set(before.map(measured))
  const pairs = new Map<New, Old>()
  const fresh = after.map(measured)
  const pair = (fits: (old: Measured<Old>, fresh: Measured<New>) => boolean) => {
    for (const one of fresh) {
      if (pairs.has(one.task)) continue
      for (const old of left) {
        if (!fits(old, one)) continue
        pairs.set(one.task, old.task)
        left.delete(old)
        break
      }
    }
  }
  pair((a, b) => a.unit === b.unit && a.text === b.text && a.rules === b.rules)
  pair((a, b) => a.unit === b.unit && a.text === b.text)
  const alike: { old: Measured<Old>; one: Measured<New>; score: number }[] = []
  for (const one of fresh) {
    if (pairs.has(one.task)) continue
    for (const old of left) {
      const score = alikeness(old, one)
      if (score !== null) alike.push({ old, one, score })
    }
  }
  alike.sort((a, b) => b.score - a.score)
  for (const { old, one } of alike) {
    if (pairs.has(one.task) || !left.has(old)) continue
    pairs.set(one.task, old.task)
    left.delete(old)
  }
  const result: Differences<Old, New> = { same: [], changed: [], added: [], removed: [...left].map((one) => one.task) }
  for (const task of after) {
    const old = pairs.get(task)
    if (!old) {
      result.added.push(task)
      continue
    }
    const fields = changedFields(old, task)
    if (fields.length === 0) result.same.push({ old, new: task })
    else result.changed.push({ old, new: task, fields })
  }
  return result
}

function changedFields(old: Comparable, fresh: Comparable): Field[] {
  const fields: Field[] = []
  if (fold(old.unitText) !== fold(fresh.unitText)) fields.push('unit')
  if (fold(old.text) !== fold(fresh.text)) fields.push('text')
  if (old.role !== fresh.role) fields.push('role')
  if ((old.executor ?? '') !== (fresh.executor ?? '')) fields.push('executor')
  if (rules(old) !== rules(fresh)) fields.push('deadline')
  if ((old.deliverTo ?? '') !== (fresh.deliverTo ?? '')) fields.push('deliverTo')
  return fields
}

const rules = (of: Comparable) => JSON.stringify([of.deadline, of.moreDeadlines])

interface Measured<T> {
  task: T
  unit: string
  text: string
  rules: string
  /** How often each word occurs; the words of its deadlines left out, for they change without the task being another. */
  words: Map<string, number>
  size: number
  unitWords: Set<string>
}

function measured<T extends Comparable>(task: T): Measured<T> {
  let text = task.text
  for (const { text: said } of [task.deadline, ...task.moreDeadlines].filter((one) => one !== null))
    if (said !== '') text = text.replace(said, ' ')
  const words = new Map<string, number>()
  const list = fold(text).split(' ').filter(Boolean)
  for (const word of list) words.set(word, (words.get(word) ?? 0) + 1)
  const unit = fold(task.unitText)
  return {
    task,
    unit,
    text: fold(task.text),
    rules: rules(task),
    words,
    size: list.length,
    unitWords: new Set(unit.split(' ')),
  }
}

/** Below these shares of common words two tasks are two. */
const ENOUGH = { sameUnit: 0.55, otherUnit: 0.7, part: 0.85 }
/** A part of a task that was split keeps at least this many words of it. */
const PART_WORDS = 4

/** How much alike two tasks are, for pairing the likest first; null where they are two tasks. */
function alikeness(old: Measured<unknown>, one: Measured<unknown>): number | null {
  const small = Math.min(old.size, one.size)
  if (small === 0) return null
  let common = 0
  for (const [word, n] of old.words) common += Math.min(n, one.words.get(word) ?? 0)
  const whole = (2 * common) / (old.size + one.size)
  const part = common / small
  const sameUnit = old.unit === one.unit
  const enough =
    whole >= (sameUnit ? ENOUGH.sameUnit : ENOUGH.otherUnit) || (sameUnit && small >= PART_WORDS && part >= ENOUGH.part)
  if (!enough) return null
  let shared = 0
  for (const word of old.unitWords) if (one.unitWords.has(word)) shared++
  const unit = sameUnit ? 1 : (0.8 * 2 * shared) / (old.unitWords.size + one.unitWords.size)
  return whole + 0.1 * part + 0.25 * unit + (old.rules === one.rules ? 0.03 : 0)
}

/**
 * What a revised document makes of the event; null where it leaves it as it is. Only what differs from the last document
 * counts: a day that the organizer set since then stays.
 */
export function revisedEvent(before: PlanEvent | null, after: PlanEvent | null, current: EventDate): EventDate | null {
  const was = { day: before?.date ?? null, time: before?.time ?? null }
  const is = { day: after?.date ?? null, time: after?.time ?? null }
  if (was.day === is.day && was.time === is.time) return null
  if (is.day === null) return was.day === null ? null : { day: null, time: null, state: 'unknown' }
  const to: EventDate = { day: is.day, time: is.time ?? (is.day === was.day ? current.time : is.time), state: 'fixed' }
  return to.day === current.day && to.time === current.time && current.state === 'fixed' ? null : to
}
