// Waiting as channels do it: growing pauses, ended early when the channel stops.

/** Waits, or returns early when the signal says so. */
export type Pause = (ms: number, signal: AbortSignal) => Promise<void>

export const pauseByTimer: Pause = (ms, signal) =>
  new Promise((resolve) => {
    if (signal.aborted) return resolve()
    const finish = () => {
      clearTimeout(timer)
      signal.removeEventListener('abort', finish)
      resolve()
    }
    const timer = setTimeout(finish, ms)
    signal.addEventListener('abort', finish)
  })

const SECOND = 1_000
const LONGEST_BACK_OFF = 60 * SECOND

/** 1, 2, 4 … 60 seconds, spread by a fifth so that many bots do not come back at one instant. */
export const backOff = (failures: number): number =>
  Math.min(SECOND * 2 ** Math.min(failures, 10), LONGEST_BACK_OFF) * (0.9 + Math.random() * 0.2)

/** Resolves once the signal says so. */
export const stopped = (signal: AbortSignal): Promise<void> =>
  new Promise((resolve) => {
    if (signal.aborted) resolve()
    else signal.addEventListener('abort', () => resolve())
  })

/** Calls back every half minute, and keeps no process alive. @returns how to end it */
export function everyHalfMinute(look: () => void): () => void {
  const timer = setInterval(look, 30_000)
  timer.unref()
  return () => clearInterval(timer)
}
