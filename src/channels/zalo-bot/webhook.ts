// Receiving by webhook: who may deliver, what is stored before it is acknowledged, and the address kept right at Zalo.
import type { Instant } from '../../core/time.ts'
import type { Webhook } from '../channel.ts'
import { addressOf, secretIs, secretPath } from '../secret-address.ts'
import type { Pause } from '../waiting.ts'
import type { Client } from './client.ts'
import { failureCode, isNotFound } from './errors.ts'
import type { InHand } from './in-hand.ts'
import { understand, updatesIn } from './inbound.ts'
import { calmPause } from './poll.ts'
import { webhookInfo, webhookSet } from './schema.ts'

export interface WebhookSetting {
  /** Where the world reaches this bot: `https://dondoc.example.gov.vn`. */
  publicUrl: string
  /** 8 to 256 letters, digits and signs. */
  secret: string
}

/** Updates hold a text of 2,000 characters and a few addresses. */
const LONGEST_BODY = 1024 * 1024
/** How often the address is looked after. */
const LOOK_AGAIN_MS = 5 * 60_000
/** Setting it again tries it again, and may be limited by the day. */
const PROBE_AGAIN_MS = 15 * 60_000
const LONGEST_PROBE_PAUSE_MS = 6 * 3_600_000

/** Known to Zalo and to us alone: it follows from the token, and nobody can go back from it to the token. */
export const webhookPath = (token: string): string => secretPath('zalo-bot', token)

export const webhookUrl = (publicUrl: string, token: string): string => addressOf(publicUrl, webhookPath(token))

/**
 * The door for Zalo's requests. Whoever tries the address may do so with nothing in hand, without the secret: that is
 * how Zalo itself looks whether it is there. A delivery has no signature and is believed by the secret alone.
 */
export function createWebhook(parts: {
  token: string
  secret: string
  now: () => Instant
  inHand: InHand
  /** False after it was stopped: nobody would store what came. */
  open: () => boolean
  onStored: () => void
  /** It is not known whether Zalo delivers again, so it is kept here and tried again. */
  onNotStored: () => void
}): Webhook {
  const isSecret = secretIs(parts.secret)
  return {
    path: webhookPath(parts.token),
    longestBody: LONGEST_BODY,
    knows: () => true,
    receive(body, header) {
      if (isProbe(body)) return 200
      if (!isSecret(header('x-bot-api-secret-token'))) return 401
      if (!parts.open()) return 503
      const parsed = parse(body)
      if (parsed === null) return 400
      const updates = updatesIn(parsed).map((raw) => understand(raw, parts.now()))
      if (updates.length === 0) return 200
      if (parts.inHand.take(updates)) {
        parts.onStored()
        return 200
      }
      parts.onNotStored()
      return 500
    },
  }
}

const isProbe = (body: Uint8Array): boolean =>
  body.length <= 64 && /^\s*(\{\s*\})?\s*$/.test(Buffer.from(body).toString('latin1'))

function parse(body: Uint8Array): object | null {
  try {
    const parsed: unknown = JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(body))
    return typeof parsed === 'object' ? parsed : null
  } catch {
    return null
  }
}

export interface TendOptions {
  client: Client
  token: string
  setting: WebhookSetting
  now: () => Instant
  signal: AbortSignal
  pause: Pause
  /** When the last update came by the webhook; null before the first. */
  lastStoredAt: () => Instant | null
  /** Null where all is well, else why nothing is received. */
  onState(code: string | null): void
}

/**
 * Keeps Zalo's idea of the webhook equal to ours, until the signal. It is set at every start, for Zalo does not tell
 * which secret it holds, and again whenever another address is found. Zalo tries the address when it is set and keeps
 * it whatever comes of that; what came of it is the state until an update arrives or a later try succeeds.
 */
export async function tendWebhook(options: TendOptions): Promise<void> {
  const { client, signal, pause, now, onState, lastStoredAt } = options
  const url = webhookUrl(options.setting.publicUrl, options.token)
  let setAt: Instant | null = null
  let probe: { code: string; pause: number } | null = null
  let failures = 0
  while (!signal.aborted) {
    if (probe !== null && (lastStoredAt() ?? 0) > (setAt ?? 0)) probe = null
    const tryAgain = probe !== null && setAt !== null && now() >= setAt + probe.pause
    const found = setAt === null || tryAgain ? 'set it' : await lookAt(client, url, signal)
    if (found === 'set it') {
      const set = await client.call(
        'setWebhook',
        { url, secret_token: options.setting.secret },
        { signal, timeoutMs: SET_MS },
      )
      if (signal.aborted) return
      if (!set.ok) {
        const refused = set.failure.from === 'platform' && set.failure.code === 400
        // Zalo does not take the address: somebody has to correct it.
        onState(refused ? 'webhook_refused' : failureCode(set.failure))
        await pause(refused ? LOOK_AGAIN_MS : calmPause(set.failure, failures++), signal)
        continue
      }
      setAt = now()
      const code = probeCode(set.result)
      const longer = Math.min((probe?.pause ?? PROBE_AGAIN_MS / 2) * 2, LONGEST_PROBE_PAUSE_MS)
      probe = code === null ? null : { code, pause: longer }
    } else if (found !== 'ours') {
      if (signal.aborted) return
      onState(found.code)
      await pause(calmPause(found.failure, failures++), signal)
      continue
    }
    failures = 0
    onState(probe?.code ?? null)
    await pause(LOOK_AGAIN_MS, signal)
  }
}

/** Zalo tries the address before it answers. */
const SET_MS = 45_000

async function lookAt(client: Client, url: string, signal: AbortSignal) {
  const answered = await client.call('getWebhookInfo', {}, { signal })
  if (answered.ok) return webhookInfo.safeParse(answered.result).data?.url === url ? 'ours' : 'set it'
  if (isNotFound(answered.failure)) return 'set it'
  return { code: failureCode(answered.failure), failure: answered.failure }
}

/** `webhook.err.tls` → `webhook_probe_tls`, `webhook.http.403` → `webhook_probe_403`; null where the probe went well. */
function probeCode(result: unknown): string | null {
  const verification = webhookSet.safeParse(result).data?.verification
  if (verification?.ok !== false) return null
  const outcome = /^webhook\.(?:err|http)\.([a-z0-9]{1,20})$/i.exec(verification.outcome ?? '')?.[1] ?? 'failed'
  return `webhook_probe_${outcome.toLowerCase()}`
}
