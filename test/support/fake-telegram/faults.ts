// Everything that can go wrong with one call, to be queued or drawn from a seed.
import { badRequest, flood, forbidden, Refusal } from './refusal.ts'

export type Fault =
  /** An error answer; `accepted`: only after the call took effect. */
  | { kind: 'error'; refusal: Refusal; accepted: boolean }
  /** No answer at all. */
  | { kind: 'hang'; accepted: boolean }
  /** The connection dies without an answer. */
  | { kind: 'reset'; accepted: boolean }
  /** Took effect, but half of the answer is missing. */
  | { kind: 'truncated'; accepted: boolean }
  /** Somebody in between answers with a page of HTML. */
  | { kind: 'page'; status: number; accepted: boolean }

export type FileFault =
  | { kind: 'status'; status: number }
  /** Bytes without end, whatever the size said. */
  | { kind: 'endless' }
  /** Some bytes, then silence. */
  | { kind: 'stall'; after: number }
  /** Some bytes, then the connection dies. */
  | { kind: 'cut'; after: number }

const error = (refusal: Refusal, accepted = false): Fault => ({ kind: 'error', refusal, accepted })

/** By the names of the fault model. */
export const FAULTS = {
  flood: (seconds: number): Fault => error(flood(seconds)),
  blocked: error(forbidden('bot was blocked by the user')),
  deactivated: error(forbidden('user is deactivated')),
  neverStarted: error(forbidden("bot can't initiate conversation with a user")),
  moved: (to: number): Fault =>
    error(badRequest('group chat was upgraded to a supergroup chat', { migrate_to_chat_id: to })),
  unauthorized: error(new Refusal(401, 'Unauthorized')),
  serverError: error(new Refusal(500, 'Internal Server Error')),
  acceptedThenServerError: error(new Refusal(500, 'Internal Server Error'), true),
  badGatewayPage: { kind: 'page', status: 502, accepted: false },
  acceptedThenPage: { kind: 'page', status: 504, accepted: true },
  hang: { kind: 'hang', accepted: false },
  acceptedThenHang: { kind: 'hang', accepted: true },
  reset: { kind: 'reset', accepted: false },
  acceptedThenReset: { kind: 'reset', accepted: true },
  acceptedThenTruncated: { kind: 'truncated', accepted: true },
} as const satisfies Record<string, Fault | ((argument: number) => Fault)>

/** Ways that leave the sender not knowing, drawn with equal chance. Hanging is left out: it costs a test its time. */
const UNKNOWABLE: Fault[] = [
  FAULTS.serverError,
  FAULTS.acceptedThenServerError,
  FAULTS.badGatewayPage,
  FAULTS.acceptedThenPage,
  FAULTS.reset,
  FAULTS.acceptedThenReset,
  FAULTS.acceptedThenTruncated,
]

/**
 * Bad weather from a seed: the same seed and order of calls give the same faults.
 * @param share of the calls that fail, 0 to 1
 * @param kinds what may happen to them
 */
export function seededFaults(seed: number, share: number, kinds: Fault[] = UNKNOWABLE): () => Fault | null {
  const random = mulberry32(seed)
  return () => {
    const strikes = random() < share
    const kind = Math.floor(random() * kinds.length)
    return strikes ? (kinds[kind] ?? null) : null
  }
}

/** What befalls a platform on a bad day, from a seed. */
export interface Chaos {
  /** For any call: a flood answer, or a connection that dies before or after the call took effect. */
  storm: (call: { method: string }) => Fault | null
  /** Whether the platform delivers an update twice. */
  repeats: () => boolean
}

/** These put something before people's eyes or change what a person is asked: nobody can know whether a dead one did. */
const SHOWS = /^(send|edit|delete|copy|forward)/

/**
 * 429s at every method, resets at all that may safely be asked again, updates delivered twice. After a flood answer the
 * same method is let through, so that a call is never refused without end.
 * @param share of the calls and updates that something befalls, 0 to 1
 */
export function chaos(seed: number, share: number): Chaos {
  const random = mulberry32(seed)
  const spared = new Set<string>()
  return {
    storm({ method }) {
      const strikes = random() < share
      const kind = random()
      if (spared.delete(method) || !strikes) return null
      spared.add(method)
      if (SHOWS.test(method) || kind < 0.5) return FAULTS.flood(1)
      return kind < 0.75 ? FAULTS.reset : FAULTS.acceptedThenReset
    },
    repeats: () => random() < share,
  }
}

/** A small generator with a 32-bit state, good enough to draw faults. */
export function mulberry32(seed: number): () => number {
  let state = seed >>> 0
  return () => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32
  }
}
