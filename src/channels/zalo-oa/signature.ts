// Whether a delivery is Zalo's: a plain SHA-256 over the raw bytes, whose exact form its descriptions disagree about.
import { createHash, timingSafeEqual } from 'node:crypto'

export interface Signed {
  /** As it came; `mac=` before it or not. */
  signature: string
  raw: Uint8Array
  appId: string
  oaId: string | null
  /** Milliseconds as text, from the header and from the body. */
  timestamps: { header: string | null; body: string | null }
  /** The Official Account's own secret. */
  secret: string
}

/** What comes first and which time is meant: `app+header`, `app+body`, `oa+header`, `oa+body`. */
export type Form = `${'app' | 'oa'}+${'header' | 'body'}`

/** In the order in which they are likely. */
export const FORMS: readonly Form[] = ['app+header', 'app+body', 'oa+header', 'oa+body']

/** Nothing but digits stands between the body and the secret, so that no byte can move from one to the other. */
const TIME = /^\d{10,16}$/

/**
 * All forms are computed and compared whichever fits, so that the time it takes says nothing. The secret stands last:
 * a longer body cannot be signed by whoever knows the hash of a shorter one.
 * @param pinned the form that fitted before; of several that fit it comes first
 * @returns the form that fits and the time it was signed with, in milliseconds; null where none does
 */
export function signedForm(signed: Signed, pinned: string | null = null): { form: Form; at: number } | null {
  const given = Buffer.from(signed.signature.trim().replace(/^mac=/i, '').toLowerCase(), 'utf8')
  const fitting = FORMS.flatMap((form) => {
    const [who, when] = form.split('+') as ['app' | 'oa', 'header' | 'body']
    const first = who === 'app' ? signed.appId : signed.oaId
    const timestamp = signed.timestamps[when]
    const usable = first !== null && timestamp !== null && TIME.test(timestamp)
    const made = Buffer.from(hashOf(first ?? '', signed.raw, timestamp ?? '', signed.secret), 'utf8')
    const same = made.length === given.length && timingSafeEqual(made, given)
    return same && usable ? [{ form, at: Number(timestamp) }] : []
  })
  return fitting.find(({ form }) => form === pinned) ?? fitting[0] ?? null
}

const hashOf = (first: string, raw: Uint8Array, timestamp: string, secret: string): string =>
  createHash('sha256').update(first).update(raw).update(timestamp).update(secret).digest('hex')
