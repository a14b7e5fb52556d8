// Watches that receiving goes on: a poll loop without a good poll for minutes is called down and started anew.

/** A held poll takes less than a minute, so that this is several in a row. */
export const STALLED_AFTER_MS = 5 * 60_000

export interface Watchdog {
  /** A poll ended, well or not; the loop goes on after so many milliseconds. */
  heard(ms: number): void
  /** Looks: where nothing was heard for too long, the loop is started anew. @returns whether it was */
  look(): boolean
}

/**
 * @param uptime a clock that nobody sets, in milliseconds
 * @param restart told that the loop stands still
 */
export function createWatchdog(uptime: () => number, restart: () => void): Watchdog {
  let until = uptime() + STALLED_AFTER_MS
  const expect = (ms: number) => {
    until = uptime() + ms + STALLED_AFTER_MS
  }
  return {
    heard: expect,
    look() {
      if (uptime() < until) return false
      expect(0)
      restart()
      return true
    },
  }
}
