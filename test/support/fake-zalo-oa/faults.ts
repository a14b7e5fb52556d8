// Everything that can go wrong with one call to the fake Official Account API, to be queued.

export type Fault =
  /** An error in the body, with HTTP 200; `accepted`: only after the call took effect. */
  | { kind: 'code'; code: number; accepted: boolean }
  /** No answer at all. */
  | { kind: 'hang'; accepted: boolean }
  /** The connection dies without an answer. */
  | { kind: 'reset'; accepted: boolean }
  /** Took effect, but half of the answer is missing. */
  | { kind: 'truncated'; accepted: boolean }
  /** Somebody in between answers with a page of HTML. */
  | { kind: 'page'; status: number; accepted: boolean }
  /** Exactly this body. */
  | { kind: 'body'; status: number; body: string; accepted: boolean }

const code = (number: number, accepted = false): Fault => ({ kind: 'code', code: number, accepted })

/** By the names of the fault model. */
export const FAULTS = {
  code,
  tooManyCalls: code(-32),
  notFollowing: code(-213),
  windowOver: code(-230),
  notVerified: code(-221),
  sendFailed: code(-200, true),
  acceptedThenServerError: { kind: 'page', status: 500, accepted: true },
  badGatewayPage: { kind: 'page', status: 502, accepted: false },
  acceptedThenHang: { kind: 'hang', accepted: true },
  hang: { kind: 'hang', accepted: false },
  reset: { kind: 'reset', accepted: false },
  acceptedThenReset: { kind: 'reset', accepted: true },
  acceptedThenTruncated: { kind: 'truncated', accepted: true },
  /** Of the token server: the old pair is used up, and nothing of use comes back. */
  emptyBody: { kind: 'body', status: 200, body: '', accepted: false },
  halfPair: { kind: 'body', status: 200, body: '{"access_token":"half","expires_in":"90000"}', accepted: false },
  refusedWith200: {
    kind: 'body',
    status: 200,
    body: '{"error_name":"invalid_grant","error_description":"Invalid refresh token"}',
    accepted: false,
  },
} as const satisfies Record<string, Fault | ((number: number, accepted?: boolean) => Fault)>

export type FileFault =
  | { kind: 'status'; status: number }
  | { kind: 'redirect'; to: string }
  /** Bytes other than those announced. */
  | { kind: 'other_bytes' }
  /** Some bytes, then the connection dies. */
  | { kind: 'cut'; after: number }
