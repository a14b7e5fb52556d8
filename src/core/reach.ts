// Whom one reaches and by which way, and where nobody is reached: why, and what to do about it.
import type { Instant } from './time.ts'

/**
 * How a way to a person stands. `template`: the window is over, only approved words go. `window`: nothing goes until the
 * person writes. `never`: the plan's policy forbids it. `paid`: it goes, for money.
 */
export type WayState =
  | 'open'
  | 'paid'
  | 'template'
  | 'window'
  | 'shut'
  | 'blocked'
  | 'left'
  | 'deactivated'
  | 'gone'
  | 'never'
  | 'down'

export interface WayReach {
  channel: string
  state: WayState
  /** Only that there is something goes this way. */
  bare: boolean
  /** Since when nothing goes, or until when the window is open; null where neither is known. */
  at: Instant | null
}

/** Ways by which a message goes, now or once the channel works again; the best first. */
const WORKING: readonly WayState[] = ['open', 'paid', 'template', 'down']
/** Why none works, what is mended most easily first. */
const BROKEN: readonly WayState[] = ['window', 'shut', 'never', 'left', 'blocked', 'gone', 'deactivated']

export const works = ({ state }: WayReach): boolean => WORKING.includes(state)

/** The way that stands for a person: the best that works, else the one that is mended most easily. */
export function bestWay(ways: readonly WayReach[]): WayReach | null {
  const place = ({ state, bare }: WayReach) => [...WORKING, ...BROKEN].indexOf(state) * 2 + Number(bare)
  return [...ways].sort((a, b) => place(a) - place(b))[0] ?? null
}

/** What is to be done about a unit; `none` where it is reached. */
export type Todo = 'none' | 'invite' | 'invite_phone' | 'ask_to_write' | 'other_way' | 'new_code' | 'mend_channel'

export interface PersonReach {
  person: string
  phone: string | null
  joined: boolean
  deputy: boolean
  way: WayReach | null
}

export interface UnitReach {
  unitId: number
  unit: string
  reached: boolean
  /** The channels by which its people are reached. */
  channels: string[]
  people: PersonReach[]
  /** Why nobody is reached: the way that is mended most easily; null where nobody joined, or somebody is reached. */
  why: WayReach | null
  todo: Todo
}

/** How a unit stands, by its people. */
export function unitReach(unit: { unitId: number; unit: string }, people: readonly PersonReach[]): UnitReach {
  const joined = people.filter((one) => one.joined)
  const good = joined.flatMap(({ way }) => (way !== null && works(way) ? [way] : []))
  const best = bestWay(joined.flatMap(({ way }) => way ?? []))
  return {
    ...unit,
    people: [...people],
    reached: good.length > 0,
    channels: [...new Set(good.map(({ channel }) => channel))],
    why: good.length > 0 ? null : best,
    todo: todoFor(good, best, people),
  }
}

function todoFor(good: readonly WayReach[], best: WayReach | null, people: readonly PersonReach[]): Todo {
  // Reached, but nothing arrives while its only channels are down.
  if (good.length > 0) return good.every(({ state }) => state === 'down') ? 'mend_channel' : 'none'
  if (best === null) return people.some(({ phone }) => phone !== null) ? 'invite_phone' : 'invite'
  switch (best.state) {
    case 'window':
    case 'shut':
      return 'ask_to_write'
    case 'never':
      return 'other_way'
    default:
      return 'new_code'
  }
}
