// Wrong codes, wherever codes are typed: counted for whoever typed them and for all, and when typing pauses.
import { HOUR, type Instant } from '../core/time.ts'
import { noteWrongCode, wrongCodesSince } from '../store/people.ts'
import type { App } from './app.ts'

/** Five wrong codes by one, or a hundred by everybody, within an hour, and typing codes pauses. */
const OWN_LIMIT = 5
const ALL_LIMIT = 100
export const TRIES_MS = HOUR

/** Who types where: `way` is the channel, or a page's own name; `who` an identity there, or an address as a keyed hash. */
export interface Typist {
  way: string
  who: string
}

export function isPaused(app: App, { way, who }: Typist, now: Instant): boolean {
  const { own, all } = wrongCodesSince(app.db, way, who, now - TRIES_MS)
  return own >= OWN_LIMIT || all >= ALL_LIMIT
}

/** Notes one more wrong code. @returns whether from now on nobody may type codes there */
export function wrongTry(app: App, { way, who }: Typist, now: Instant): boolean {
  noteWrongCode(app.db, way, who, now)
  return wrongCodesSince(app.db, way, who, now - TRIES_MS).all >= ALL_LIMIT
}
