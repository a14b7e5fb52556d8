// Whom one reaches and by which way, and where nobody is reached: why, and what to do about it.
import type { Instant } from './time.ts'

/**
 * How a way to a person stands. `template`: the window is over, only approved words go. `window`: nothing goes until the
 * person writes. `never`: the plan's policy forbids it. `paid`: it goes, for money. `spent`: the bot has no messages left
 * this month for what nobody asked for.
 */
export type WayState =
  | 'open'
  | 'paid'
  | 'template'
  | 'window'
  | 'spent'
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
const BROKEN: readonly WayState[] = ['window', 'spent', 'shut', 'never', 'left', 'blocked', 'gone', 'deactivated']

export const works = ({ state }: WayReach): boolean => WORKING.includes(state)

/** The way that stands for a person: the best that works, else the one that is mended most easily. */
export function bestWay(ways: readonly WayReach[]): WayReach | null {
  const place = ({ state, bare }: WayReach) => [...WORKING, ...BROKEN].indexOf(state) * 2 + Number(bare)
  return [...ways].sort((a, b) => place(a) - place(b))[0] ?? null
}

/** What is to be done about a unit; `none` where it is reached. */
export type Todo =
  | 'none'
  | 'invite'
  | 'invite_phone'
  | 'more_seats'
  | 'ask_to_write'
  | 'more_messages'
  | 'other_way'
  | 'new_code'
  | 'mend_channel'

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
  /** No bot has a seat for the first who joins. */
  noSeat: boolean
  todo: Todo
}

/** How a unit stands, by its people. @param noSeat whether every bot is full, and there is no other channel */
export function unitReach(
  unit: { unitId: number; unit: string },
  people: readonly PersonReach[],
  noSeat = false,
): UnitReach {
  const joined = people.filter((one) => one.joined)
  const good = joined.flatMap(({ way }) => (way !== null && works(way) ? [way] : []))
  const best = bestWay(joined.flatMap(({ way }) => way ?? []))
  return {
    ...unit,
    people: [...people],
    reached: good.length > 0,
    channels: [...new Set(good.map(({ channel }) => channel))],
    why: good.length > 0 ? null : best,
    noSeat: noSeat && best === null,
    todo: noSeat && best === null ? 'more_seats' : todoFor(good, best, people),
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
    case 'spent':
      return 'more_messages'
    case 'never':
      return 'other_way'
    default:
      return 'new_code'
  }
}
