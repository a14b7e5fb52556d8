// Updates that this process alone has: the platform gave them away once, and keeps nothing.
import type { Sink, Update } from '../channel.ts'

export interface InHand {
  /**
   * Stores updates in their order, after those that wait.
   * @returns false while any could not be stored; they stay in hand
   */
  take(updates: readonly Update[]): boolean
  /** Tries again what waits. @returns true once nothing does */
  retry(): boolean
  readonly waiting: number
}

/** An update of a person takes a few hundred bytes; a store that fails for longer than this many is a full disk. */
const MOST_IN_HAND = 10_000
/** Ids of updates that were stored after their delivery had been refused, for the platform may repeat that one. */
const MOST_REMEMBERED = 1_000

/** @param sink null while nothing may be stored */
export function createInHand(sink: () => Sink | null): InHand {
  const waiting = new Map<string, Update>()
  /** Of those that wait: their delivery was answered with a refusal. */
  const refused = new Set<string>()
  const storedLate = new Set<string>()

  function store(): boolean {
    const put = sink()
    for (const [id, update] of waiting) {
      try {
        if (put === null) break
        put(update)
      } catch {
        // Whoever threw has said why; here it only matters that the update is still ours to keep.
        break
      }
      waiting.delete(id)
      if (refused.delete(id)) remember(id)
    }
    for (const id of waiting.keys()) refused.add(id)
    return waiting.size === 0
  }

  function remember(id: string): void {
    storedLate.add(id)
    const [oldest] = storedLate
    if (storedLate.size > MOST_REMEMBERED && oldest !== undefined) storedLate.delete(oldest)
  }

  return {
    take(updates) {
      for (const update of updates)
        if (!storedLate.has(update.updateId) && waiting.size < MOST_IN_HAND) waiting.set(update.updateId, update)
      return store()
    },
    retry: store,
    get waiting() {
      return waiting.size
    },
  }
}
