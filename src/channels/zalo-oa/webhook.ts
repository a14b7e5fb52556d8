// Receiving: what Zalo delivers is proven by its signature, stored, and only then acknowledged, all within milliseconds.
import { createHash } from 'node:crypto'
import { HOUR, type Instant, MINUTE } from '../../core/time.ts'
import type { Sink, Webhook } from '../channel.ts'
import { addressOf, secretPath } from '../secret-address.ts'
import type { AccountStore } from './account.ts'
import { objectIn } from './exact-json.ts'
import { readEvent } from './inbound.ts'
import { signedForm } from './signature.ts'

/** Zalo's largest event is far below. */
const LONGEST_BODY = 1024 * 1024
/** It repeats after 30 s, 5, 15, 30 minutes and an hour; beyond that, with room for a clock that is off, it is a replay. */
const OLDEST = 2 * HOUR + 30 * MINUTE
/** So many in a row, with none between that was good, and it is our secret that is wrong. */
const MANY_BAD = 5

/** Known to whoever was told it in the console: it follows from the application's secret, and nobody can go back. */
export const webhookPath = (appId: string, secretKey: string): string => secretPath('zalo-oa', appId, secretKey)

export const webhookUrl = (publicUrl: string, appId: string, secretKey: string): string =>
  addressOf(publicUrl, webhookPath(appId, secretKey))

export interface WebhookParts {
  appId: string
  secretKey: string
  /** By which deliveries are signed; null: none can be believed. */
  webhookSecret: string | null
  store: AccountStore
  now: () => Instant
  /** Null before the account is known and after it was stopped: Zalo then delivers again. */
  open: () => { oaId: string; sink: Sink } | null
  /** `not_stored`, `signature`, `too_old`; null once an event was stored. */
  onState(code: string | null): void
  log(line: { event: 'delivery'; code: string }): void
}

/**
 * What cannot be believed is answered with 200, dropped, counted and said by health: nothing else would be gained. Zalo
 * takes every other answer as a failed delivery, repeats it for two hours and then switches the webhook off until
 * somebody asks for it anew, so a wrong secret of ours, or a stranger at the door, would cost the channel. A stranger
 * learns nothing from it. Bad in itself (no JSON, another account, a kind that is not asked for) is answered alike.
 */
export function createWebhook(parts: WebhookParts): Webhook {
  let bad = 0

  const drop = (code: string): 200 => {
    parts.log({ event: 'delivery', code })
    bad++
    if (bad >= MANY_BAD) parts.onState(code)
    return 200
  }

  function receive(body: Uint8Array, header: (name: string) => string | undefined) {
    // The console tries an address with an empty body or `{}`, unsigned.
    if (body.length <= 16 && /^\s*(\{\s*\})?\s*$/.test(Buffer.from(body).toString('latin1'))) return 200
    const raw = objectIn(body)
    const door = parts.open()
    if (door === null) return 503
    if (parts.webhookSecret === null) return drop('no_webhook_secret')
    if (raw === null) return drop('unreadable')
    const signed = signedForm(
      {
        signature: header('x-zevent-signature') ?? '',
        raw: body,
        appId: parts.appId,
        oaId: door.oaId,
        timestamps: { header: header('x-zevent-timestamp')?.trim() ?? null, body: textOf(raw.timestamp) },
        secret: parts.webhookSecret,
      },
      pinnedForm(),
    )
    if (signed === null) return drop('signature')
    // One from our future tells of our own clock; what comes twice is stored once, whatever its time.
    if (parts.now() - signed.at > OLDEST) return drop('too_old')
    const stored = keep(raw, door)
    if (stored) {
      bad = 0
      pin(signed.form)
      parts.onState(null)
    } else parts.onState('not_stored')
    return stored ? 200 : 500
  }

  function keep(raw: Record<string, unknown>, { oaId, sink }: { oaId: string; sink: Sink }): boolean {
    const reading = attempt(() => readEvent(raw, oaId, parts.now())) ?? { kind: 'unknown' as const, updateId: null }
    try {
      if (reading.kind === 'acts')
        for (const inbound of reading.inbounds) sink({ updateId: inbound.updateId, raw, inbound })
      else if (reading.kind === 'unknown') sink({ updateId: reading.updateId ?? idOf(raw), raw, inbound: null })
      return true
    } catch {
      // Whoever threw has said why; Zalo delivers it again.
      return false
    }
  }

  /** Kept with the account, and here, so that a delivery asks the database for it once. */
  let pinned: string | null | undefined
  function pinnedForm(): string | null {
    pinned ??= attempt(() => parts.store.read()?.facts.signature) ?? null
    return pinned
  }
  function pin(form: string): void {
    if (form === pinned) return
    pinned = form
    parts.log({ event: 'delivery', code: `signed_${form}` })
    attempt(() => parts.store.note({ signature: form }))
  }

  return { path: webhookPath(parts.appId, parts.secretKey), longestBody: LONGEST_BODY, knows: () => true, receive }
}

/** The same at every delivery of what has no id of its own. */
const idOf = (raw: Record<string, unknown>): string =>
  `unreadable:${createHash('sha256').update(JSON.stringify(raw)).digest('hex').slice(0, 32)}`

/** What fails here is done without: an event that trips a bug is stored unread, what was learned is learned again. */
function attempt<T>(work: () => T): T | undefined {
  try {
    return work()
  } catch {
    return undefined
  }
}

const textOf = (value: unknown): string | null =>
  typeof value === 'string' ? value : typeof value === 'number' ? String(value) : null
