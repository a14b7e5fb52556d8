// Watches that receiving goes on: a poll loop without a good poll for minutes is called down and started anew.
import { stopped } from './waiting.ts'

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

export interface WatchedLoop {
  /** Polls until the signal. @param heard told after every poll, with the milliseconds until the next one */
  run(signal: AbortSignal, heard: (ms: number) => void): Promise<void>
  stopping: AbortSignal
  uptime: () => number
  /** Calls back now and then. @returns how to end it */
  regularly(look: () => void): () => void
  /** It stands still, and is begun anew. */
  onStalled(): void
  /** A bug of ours ended it: the watchdog begins anew. */
  onFailed(): void
}

/** @returns resolves once it was stopped and the last loop has ended; one that was given up may never end */
export function keepPolling({ run, stopping, uptime, regularly, onStalled, onFailed }: WatchedLoop): Promise<void> {
  let current = new AbortController()
  let last: Promise<void> = Promise.resolve()
  const begin = () => {
    current = new AbortController()
    last = run(AbortSignal.any([stopping, current.signal]), watchdog.heard).catch(onFailed)
  }
  const watchdog = createWatchdog(uptime, () => {
    onStalled()
    current.abort()
    begin()
  })
  begin()
  const end = regularly(() => void watchdog.look())
  stopping.addEventListener('abort', end)
  return stopped(stopping).then(() => last)
}
