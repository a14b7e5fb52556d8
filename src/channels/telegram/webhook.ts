// Receiving by webhook: an update is answered with 200 only after it was stored, and the address at Telegram heals itself.
import type { Api } from 'grammy'
import type { WebhookInfo } from 'grammy/types'
import type { Instant } from '../../core/time.ts'
import type { Sink, Webhook, WebhookReport } from '../channel.ts'
import { addressOf, secretIs, secretPath } from '../secret-address.ts'
import type { Pause } from '../waiting.ts'
import { failureCode, toFailure } from './errors.ts'
import { pressId, understand, WANTED_UPDATES } from './inbound.ts'
import { forGrammy, pauseAfter } from './poll.ts'

export interface WebhookSetting {
  /** Where the world reaches this bot: `https://dondoc.example.gov.vn`. */
  publicUrl: string
  /** 1 to 256 letters, digits, `_` and `-`. */
  secret: string
}

/** Updates of different chats come at once; each takes a transaction of milliseconds, so that more wins nothing. */
const CONNECTIONS = 20
/** Telegram's largest update is far below. */
const LONGEST_BODY = 1024 * 1024
/** How often the address is looked after. */
const LOOK_AGAIN_MS = 5 * 60_000

/** Known to Telegram and to us alone: it follows from the token, and nobody can go back from it to the token. */
export const webhookPath = (token: string): string => secretPath('telegram', token)

export const webhookUrl = (publicUrl: string, token: string): string => addressOf(publicUrl, webhookPath(token))

/**
 * The door for Telegram's requests. It answers like an address that does not exist to whoever does not know the secret.
 * @param open null before the bot knows its name and after it was stopped: Telegram then delivers again
 */
export function createWebhook(parts: {
  token: string
  secret: string
  now: () => Instant
  open: () => Sink | null
  onPress: (id: string) => void
  onStored: () => void
}): Webhook {
  const isSecret = secretIs(parts.secret)
  return {
    path: webhookPath(parts.token),
    longestBody: LONGEST_BODY,
    knows: (header) => isSecret(header('x-telegram-bot-api-secret-token')),
    receive(body) {
      const sink = parts.open()
      if (sink === null) return 503
      const raw = parse(body)
      const id = raw?.update_id
      if (raw === null || !Number.isSafeInteger(id)) return 400
      try {
        sink({ updateId: String(id), raw, inbound: understand(raw, parts.now()) })
      } catch {
        // Whoever threw has said why; Telegram keeps the update and delivers it again.
        return 500
      }
      parts.onStored()
      const press = pressId(raw)
      if (press !== null) parts.onPress(press)
      return 200
    },
  }
}

function parse(body: Uint8Array): Record<string, unknown> | null {
  try {
    const parsed: unknown = JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(body))
    return typeof parsed === 'object' && parsed !== null && !Array.isArray(parsed) ? { ...parsed } : null
  } catch {
    return null
  }
}

export interface TendOptions {
  api: Api
  token: string
  setting: WebhookSetting
  now: () => Instant
  signal: AbortSignal
  pause: Pause
  /** When the last update came by the webhook; null before the first. */
  lastStoredAt: () => Instant | null
  /** Null where all is well, else why nothing is received. */
  onState(code: string | null): void
  onReport(report: WebhookReport): void
}

/**
 * Keeps Telegram's idea of the webhook equal to ours, until the signal. It is set at every start, for Telegram does not
 * tell which secret it holds, and again whenever something else is found; what waits there is never dropped.
 */
export async function tendWebhook(options: TendOptions): Promise<void> {
  const { api, signal, pause, now, onState } = options
  const url = webhookUrl(options.setting.publicUrl, options.token)
  let setAt: Instant | null = null
  let failures = 0
  while (!signal.aborted) {
    let wait = LOOK_AGAIN_MS
    try {
      let info = await api.getWebhookInfo(forGrammy(signal))
      if (setAt === null || !isOurs(info, url) || refusedSince(info, setAt)) {
        await api.setWebhook(
          url,
          {
            secret_token: options.setting.secret,
            max_connections: CONNECTIONS,
            allowed_updates: WANTED_UPDATES,
            drop_pending_updates: false,
          },
          forGrammy(signal),
        )
        setAt = now()
        info = await api.getWebhookInfo(forGrammy(signal))
      }
      options.onReport(reportOf(info))
      failures = 0
      onState(stateOf(info, url, setAt, options.lastStoredAt()))
    } catch (error) {
      if (signal.aborted) return
      const failure = toFailure(error)
      const refused = failure.from === 'platform' && failure.code === 400
      // Telegram does not take the address: somebody has to correct it.
      onState(refused ? 'webhook_refused' : failureCode(failure))
      wait = refused ? LOOK_AGAIN_MS : pauseAfter(failure, failures++)
    }
    await pause(wait, signal)
  }
}

const isOurs = (info: WebhookInfo, url: string): boolean =>
  info.url === url &&
  (info.max_connections ?? CONNECTIONS) === CONNECTIONS &&
  JSON.stringify([...(info.allowed_updates ?? [])].sort()) === JSON.stringify([...WANTED_UPDATES].sort())

/** Telegram counts in whole seconds. */
const errorAt = (info: WebhookInfo): Instant | null =>
  info.last_error_date === undefined || info.last_error_date === 0 ? null : info.last_error_date * 1000

/** Somebody may have set another secret: every delivery is then refused, and nothing else shows it. */
const refusedSince = (info: WebhookInfo, setAt: Instant): boolean =>
  (errorAt(info) ?? 0) >= setAt && /\b40[134]\b/.test(info.last_error_message ?? '')

export const reportOf = (info: WebhookInfo): WebhookReport => ({
  pending: info.pending_update_count,
  lastErrorAt: errorAt(info),
})

function stateOf(info: WebhookInfo, url: string, setAt: Instant, storedAt: Instant | null): string | null {
  if (info.url !== url) return 'webhook_elsewhere'
  const failedAt = errorAt(info)
  const failing = failedAt !== null && failedAt + 999 >= setAt && failedAt > (storedAt ?? 0)
  return failing && info.pending_update_count > 0 ? 'webhook_failing' : null
}
