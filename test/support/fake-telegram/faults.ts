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
  storm: (call: StormyCall) => Fault | null
  /** For the bytes of a file that is fetched. */
  fileStorm: () => FileFault | null
  /** Whether the platform delivers an update twice. */
  repeats: () => boolean
}

export interface StormyCall {
  method: string
  args: Record<string, unknown>
}

/** These put something before people's eyes or change what a person is asked: nobody can know whether a dead one did. */
const SHOWS = /^(send|edit|delete|copy|forward)/
const BREAKS: FileFault[] = [
  { kind: 'cut', after: 1 },
  { kind: 'status', status: 502 },
]

/**
 * 429s at every method, resets at all that may safely be asked again, files that break off, updates delivered twice.
 * After a fault the same method is let through for the same chat, and the same for files, so that nothing is refused
 * without end and no message dies twice.
 * @param share of the calls and updates that something befalls, 0 to 1
 * @param sentAgain of a call that shows something: whether the bot sends it once more where nobody knows that it arrived.
 *   Its connection dies before the platform took it, for after that both copies are rightly seen
 */
export function chaos(seed: number, share: number, sentAgain: (call: StormyCall) => boolean = () => false): Chaos {
  const random = mulberry32(seed)
  const spared = new Set<string>()
  const strikes = (key: string, struck: boolean): boolean => {
    if (spared.delete(key) || !struck) return false
    spared.add(key)
    return true
  }
  return {
    storm(call) {
      const struck = random() < share
      const kind = random()
      if (!strikes(`${call.method} ${call.args.chat_id ?? ''}`, struck)) return null
      if (kind < 0.5) return FAULTS.flood(1)
      if (SHOWS.test(call.method)) return sentAgain(call) ? FAULTS.reset : FAULTS.flood(1)
      return kind < 0.75 ? FAULTS.reset : FAULTS.acceptedThenReset
    },
    fileStorm() {
      const struck = random() < share
      const kind = Math.floor(random() * BREAKS.length)
      return strikes('file', struck) ? BREAKS[kind]! : null
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
