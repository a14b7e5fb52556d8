// Everything that can go wrong with one call or one picture, to be queued.
import { flood, Refusal, unauthorized } from './refusal.ts'

export type Fault =
  /** An error answer; `accepted`: only after the call took effect. */
  | { kind: 'error'; refusal: Refusal; accepted: boolean; camelCase?: boolean }
  /** No answer at all. */
  | { kind: 'hang'; accepted: boolean }
  /** The connection dies without an answer. */
  | { kind: 'reset'; accepted: boolean }
  /** Half of the answer is missing. */
  | { kind: 'truncated'; accepted: boolean }
  /** Somebody in between answers with a page of HTML. */
  | { kind: 'page'; status: number; accepted: boolean }
  /** It went well, and that is all the answer says. */
  | { kind: 'no_result'; accepted: boolean }

export type MediaFault =
  | { kind: 'status'; status: number }
  /** Somebody else's address. */
  | { kind: 'redirect'; to: string }
  /** Bytes without end. */
  | { kind: 'endless' }
  /** Some bytes, then the connection dies. */
  | { kind: 'cut'; after: number }

const error = (refusal: Refusal, accepted = false): Fault => ({ kind: 'error', refusal, accepted })

/** By the names of the fault model. */
export const FAULTS = {
  flood: error(flood()),
  unauthorized: error(unauthorized()),
  /** 403, which is documented as an error of the platform's own, before or after the message went out. */
  internal: error(new Refusal(403, 'Internal server error')),
  acceptedThenInternal: error(new Refusal(403, 'Internal server error'), true),
  acceptedThenTimeout: error(new Refusal(408, 'Request timeout'), true),
  camelCase: { kind: 'error', refusal: new Refusal(426, 'Too many tests today'), accepted: false, camelCase: true },
  numbered: (code: number): Fault => error(new Refusal(code, 'Something about this chat')),
  badGatewayPage: { kind: 'page', status: 502, accepted: false },
  acceptedThenPage: { kind: 'page', status: 504, accepted: true },
  /** As seen for a wrong token. */
  unauthorizedPage: { kind: 'page', status: 401, accepted: false },
  hang: { kind: 'hang', accepted: false },
  acceptedThenHang: { kind: 'hang', accepted: true },
  reset: { kind: 'reset', accepted: false },
  acceptedThenReset: { kind: 'reset', accepted: true },
  acceptedThenTruncated: { kind: 'truncated', accepted: true },
  noResult: { kind: 'no_result', accepted: true },
} as const satisfies Record<string, Fault | ((argument: number) => Fault)>
