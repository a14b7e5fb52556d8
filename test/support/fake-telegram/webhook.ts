// Delivering updates to a webhook: in order within a chat, again until the answer is 2xx, with the platform's pauses.
import { badRequest } from './refusal.ts'
import type { RawUpdate } from './updates.ts'

/** What stands between the platform and the bot: a proxy that ends TLS. */
export type Proxy = (request: Request) => Promise<Response> | Response

export interface WebhookSettings {
  url: string
  secret: string | null
  maxConnections: number
}

export interface WebhookQueue {
  pending(): RawUpdate[]
  delivered(id: number): void
  confirm(id: number): void
}

export interface Webhook {
  settings: WebhookSettings
  lastError: { at: number; message: string } | null
  /** Requests made, in order, with what came back. */
  readonly requests: { id: number; status: number }[]
  /** Milliseconds the platform wanted to wait before delivering again, in order. */
  readonly pauses: number[]
  /** Something new is pending, or the settings changed. */
  wake(): void
}

export const NO_WEBHOOK: WebhookSettings = { url: '', secret: null, maxConnections: 40 }

const FIRST_PAUSE_MS = 2_000
const LONGEST_PAUSE_MS = 90_000
/** The ports that the cloud server accepts. */
const PORTS = new Set(['', '80', '88', '443', '8443'])

/**
 * @param proxy asked at every delivery; null where nobody listens at that address
 * @param pause how the platform waits; a test lets it take one turn of the event loop
 */
export function createWebhook(parts: {
  queue: WebhookQueue
  proxy: () => Proxy | null
  pause: (ms: number) => Promise<void>
  now: () => number
  changed: () => void
}): Webhook {
  const { queue, proxy, pause, now, changed } = parts
  const chatsBusy = new Set<string>()
  const self: Webhook = { settings: NO_WEBHOOK, lastError: null, requests: [], pauses: [], wake }

  function wake(): void {
    if (self.settings.url === '') return
    for (const update of queue.pending()) {
      if (chatsBusy.size >= self.settings.maxConnections) return
      const chat = chatOf(update)
      if (chatsBusy.has(chat)) continue
      chatsBusy.add(chat)
      void deliver(update, self.settings.url).finally(() => {
        chatsBusy.delete(chat)
        changed()
        wake()
      })
    }
  }

  /** Until it is taken, or the webhook is another one. A failing update holds back its chat. */
  async function deliver(update: RawUpdate, url: string): Promise<void> {
    for (let failures = 0; self.settings.url === url; failures++) {
      queue.delivered(update.update_id)
      const answer = await ask(update)
      self.requests.push({ id: update.update_id, status: answer.status })
      if (answer.status >= 200 && answer.status < 300) {
        queue.confirm(update.update_id)
        return
      }
      self.lastError = { at: now(), message: answer.message }
      changed()
      // The first retry comes at once, the next after 2 seconds, then twice as long each time.
      const wait =
        answer.retryAfter ?? (failures === 0 ? 0 : Math.min(FIRST_PAUSE_MS * 2 ** (failures - 1), LONGEST_PAUSE_MS))
      if (wait > 0) self.pauses.push(wait)
      await pause(wait)
    }
  }

  async function ask(update: RawUpdate): Promise<{ status: number; message: string; retryAfter: number | null }> {
    const { url, secret } = self.settings
    const target = proxy()
    if (target === null) return { status: 0, message: 'Connection refused', retryAfter: null }
    const request = new Request(url, {
      method: 'POST',
      headers: {
        'content-type': 'application/json',
        ...(secret === null ? {} : { 'x-telegram-bot-api-secret-token': secret }),
      },
      body: JSON.stringify(update),
    })
    try {
      const response = await target(request)
      const retryAfter = Number(response.headers.get('retry-after') ?? Number.NaN)
      return {
        status: response.status,
        message: `Wrong response from the webhook: ${response.status} ${response.statusText}`.trim(),
        retryAfter: Number.isFinite(retryAfter) ? Math.min(retryAfter, 3_600) * 1_000 : null,
      }
    } catch {
      return { status: 0, message: 'Connection reset by peer', retryAfter: null }
    }
  }

  return self
}

/** @throws Refusal as the cloud server words it */
export function readSettings(values: Record<string, unknown>): WebhookSettings {
  const url = String(values.url ?? '')
  if (url === '') return NO_WEBHOOK
  let parsed: URL
  try {
    parsed = new URL(url)
  } catch {
    throw badRequest('bad webhook: invalid webhook URL specified')
  }
  if (parsed.protocol !== 'https:') throw badRequest('bad webhook: An HTTPS URL must be provided for webhook')
  if (!PORTS.has(parsed.port)) throw badRequest('bad webhook: Webhook can be set up only on ports 80, 88, 443 or 8443')
  const secret = values.secret_token === undefined ? null : String(values.secret_token)
  if (secret !== null && !/^[A-Za-z0-9_-]{1,256}$/.test(secret)) {
    throw badRequest('secret token contains unallowed characters')
  }
  const wanted = Number(values.max_connections ?? 40)
  return { url, secret, maxConnections: Math.min(Math.max(Math.trunc(wanted) || 40, 1), 100) }
}

interface WithChat {
  chat?: { id?: number }
  message?: { chat?: { id?: number } }
}

/** The chat an update is of; what has none stands alone. */
function chatOf(update: RawUpdate): string {
  const [content] = Object.entries(update).flatMap(([key, value]) => (key === 'update_id' ? [] : [value as WithChat]))
  const id = content?.chat?.id ?? content?.message?.chat?.id
  return id === undefined ? `update ${update.update_id}` : String(id)
}
