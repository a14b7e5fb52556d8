// The clock is a part: the system's, a drill's (anchored in the data folder), or one that is moved by hand.
import type { ClockSetting } from './config.ts'
import type { Instant } from './core/time.ts'
import { type Db, transact } from './store/db.ts'
import { readSetting, writeSetting } from './store/settings.ts'

export interface Clock {
  now(): Instant
  /** Simulated milliseconds in a real one. */
  speed: number
  drill: boolean
}

interface Anchor {
  value: string
  real: number
  at: Instant
}

export const systemClock: Clock = { now: () => Date.now(), speed: 1, drill: false }

/**
 * The clock of a data folder. A drill is anchored to the real time of its first use there, so that restarts and commands
 * beside the bot read the same running clock; another value anchors anew.
 */
export function clockOf(setting: ClockSetting, db: Db, realNow: () => number = Date.now): Clock {
  if (setting.kind === 'system') return { ...systemClock, now: realNow }
  const anchor = transact(db, (): Anchor => {
    const kept = readSetting<Anchor>(db, 'clock')
    if (kept?.value === setting.value) return kept
    const fresh = { value: setting.value, real: realNow(), at: setting.at }
    writeSetting(db, 'clock', fresh)
    return fresh
  })
  return {
    now: () => anchor.at + Math.floor((realNow() - anchor.real) * setting.speed),
    speed: setting.speed,
    drill: true,
  }
}

export interface MovableClock extends Clock {
  /** Moves on; a clock never goes back. */
  moveTo(at: Instant): void
}

/** A clock that stands still until it is moved: rehearsals in memory and tests. */
export function standingClock(from: Instant): MovableClock {
  let at = from
  return {
    now: () => at,
    speed: 1,
    drill: true,
    moveTo(to) {
      at = Math.max(at, to)
    },
  }
}

/** A clock that runs at real speed from an instant and can be moved on: the rehearsal in the browser. */
export function runningClock(from: Instant, realNow: () => number = Date.now): MovableClock {
  let offset = from - realNow()
  return {
    now: () => realNow() + offset,
    speed: 1,
    drill: true,
    moveTo(to) {
      offset = Math.max(offset, to - realNow())
    },
  }
}
