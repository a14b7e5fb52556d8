// Which tasks of a stored plan a letter means, and whether that is certain.
import type { EventDate } from './deadline.ts'
import type { Day, Deadline, PlanEvent, TaskMeant } from './plan-document.ts'
import { fold } from './units.ts'

/** A task of the stored plan as matching sees it. */
export interface AmendableTask {
  id: number
  ref: string
  unitText: string
  /** Keys of the units that owe it and of the bodies below them that do it. */
  unitKeys: string[]
  text: string
  deliverables: string[]
  deadline: Deadline | null
}

export interface AmendablePlan {
  documentDate: Day | null
  eventName: string | null
  event: EventDate
  window: { from: Day; to: Day } | null
  venues: string[]
  form: PlanEvent['form']
  tasks: AmendableTask[]
  /** Two parts of the plan have the same printed number, so that a place alone proves nothing. */
  doubtfulNumbers: boolean
}

export interface AmendContext {
  plan: AmendablePlan
  /** Keys of the units that a name stands for. */
  keysOf(name: string): string[]
  /** The day so many days (or working days) after another. */
  later(day: Day, days: number, unit: 'day' | 'working_day'): Day
}

/** Do two deadlines state the same rule, whatever their words? */
export const sameRule = (a: Deadline | null, b: Deadline | null): boolean =>
  JSON.stringify({ ...a, text: '' }) === JSON.stringify({ ...b, text: '' })

/** Tasks at a printed place: its labels stand side by side in the task's own. */
export function inPlace(place: TaskMeant['place'], tasks: readonly AmendableTask[]): AmendableTask[] {
  if (place === null) return []
  return tasks.filter(({ ref }) => {
    const [section = '', bullet = ''] = ref.split('-')
    const path = section.split('.')
    if (place.bullet !== null && Number(bullet) !== place.bullet) return false
    const wanted = place.path
    return path.some((_, at) => wanted.every((label, i) => path[at + i] === label))
  })
}

const EMPTY = new Set(
  'gui ve cua cac va nhiem vu noi dung viec thuc hien hoan thanh chuan bi nop tai theo cho trong duoc nhung mot so'.split(
    ' ',
  ),
)
const wordsOf = (text: string): string[] =>
  fold(text)
    .split(' ')
    .filter((word) => word !== '')

/** How much of the words meant a task has: single words and pairs of neighbours, from 0 to 1. */
function saysWords(words: string, task: AmendableTask): number {
  const telling = wordsOf(words).filter((word) => !EMPTY.has(word))
  const wanted = telling.length > 0 ? telling : wordsOf(words)
  const has = wordsOf([task.text, ...task.deliverables].join(' '))
  const single = new Set(has)
  const pairs = new Set(has.slice(1).map((word, i) => `${has[i]} ${word}`))
  const ones = wanted.filter((word) => single.has(word)).length / wanted.length
  const neighbours = wanted.slice(1).map((word, i) => `${wanted[i]} ${word}`)
  if (neighbours.length === 0) return ones
  return (ones + neighbours.filter((pair) => pairs.has(pair)).length / neighbours.length) / 2
}

export interface Found {
  tasks: AmendableTask[]
  certain: boolean
  /** The unit that was named has exactly these. */
  byUnit?: boolean
}

/**
 * The tasks that a letter means. Certain is one task that fits everything that was said; a criterion that nothing fits is
 * passed over and makes the answer uncertain, and so does a place where the plan's own numbers are doubtful.
 */
export function tasksMeant(meant: TaskMeant, ctx: AmendContext): Found {
  const { plan } = ctx
  let left = plan.tasks
  let certain = true
  let told = 0
  const keep = (fits: AmendableTask[]): boolean => {
    if (fits.length === 0) {
      certain = false
      return false
    }
    told++
    left = fits
    return true
  }
  const keys = meant.unit === null ? [] : ctx.keysOf(meant.unit)
  const byUnit =
    meant.unit !== null &&
    keep(
      left.filter(
        (task) => task.unitKeys.some((key) => keys.includes(key)) || fold(task.unitText) === fold(meant.unit!),
      ),
    )
  if (meant.words !== null) {
    const scored = left.map((task) => ({ task, score: saysWords(meant.words!, task) }))
    const best = Math.max(0, ...scored.map(({ score }) => score))
    keep(best < 0.5 ? [] : scored.filter(({ score }) => score >= best - 0.05).map(({ task }) => task))
  }
  if (meant.deadline !== null && left.length > 1) {
    const fits = left.filter((task) => sameRule(task.deadline, meant.deadline))
    if (fits.length > 0) left = fits
  }
  if (meant.place !== null && !plan.doubtfulNumbers) keep(inPlace(meant.place, left))
  else if (meant.place !== null && left.length > 1) {
    // Where two parts bear one number, a place narrows what was said otherwise, and proves nothing.
    keep(inPlace(meant.place, left))
    certain = false
  }
  if (told === 0) return { tasks: left.length < plan.tasks.length ? left : [], certain: false }
  return { tasks: left, certain: certain && left.length === 1, byUnit: byUnit && certain }
}
