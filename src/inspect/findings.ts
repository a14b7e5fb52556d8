// What looking into a file comes to: what a person has to know, or why it is not taken; and how much may be unpacked for it.
import type { FileFlag } from '../core/inspection.ts'

/** Made to stop or to harm whoever opens it. */
export class Bomb extends Error {}
/** No file of its kind, or damaged. */
export class Broken extends Error {}

export type Flags = Set<FileFlag>

/** All that is unpacked from one file together, whatever is packed in what. */
export interface Budget {
  entries: number
  /** Bytes. */
  inflated: number
}

export const MOST_ENTRIES = 2_000
export const MOST_INFLATED = 200 * 1024 * 1024
/** Bytes that come of one packed byte, in a part that is worth the trouble. */
export const MOST_RATIO = 100
export const RATIO_FROM = 1024 * 1024

export const newBudget = (): Budget => ({ entries: MOST_ENTRIES, inflated: MOST_INFLATED })

/** Counts what came out of a packed part. @throws Bomb where it is too much, by itself or with all others */
export function spend(budget: Budget, piece: number, part: { packed: number; out: number }): void {
  part.out += piece
  budget.inflated -= piece
  if (budget.inflated < 0) throw new Bomb('inflated')
  if (part.out > RATIO_FROM && part.out > part.packed * MOST_RATIO) throw new Bomb('ratio')
}
