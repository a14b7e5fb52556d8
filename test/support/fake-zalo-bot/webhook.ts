// Delivering to a webhook as Zalo does: one request of a Java client, in order within a chat, and a probe without the secret.
import type { Update } from './updates.ts'

/** What stands between the platform and the bot: a proxy that ends TLS. */
export type FrontDoor = (request: Request) => Promise<Response> | Response

export interface HookSettings {
  /** Empty after deleteWebhook. */
  url: string
  secret: string
  updatedAt: number
}

export interface Hooks {
  /** Null where none was ever set. */
  settings: HookSettings | null
  /** Deliveries in order, with what came back; 0 where nobody answered. */
  readonly requests: { update: Update; status: number }[]
  deliver(update: Update): void
  /** The last update once more, to the letter. */
  repeatLast(): void
  /** Tries the address with nothing in hand. */
  probe(url: string): Promise<{ ok: boolean; url: string; outcome: string; hint: string; status_code?: number }>
  /** Deliveries under way. */
  readonly busy: number
  stop(): void
}

export interface HookWays {
  /** Deliveries stand in an envelope, as documented; real traffic is flat. */
  wrapped: boolean
  /** How often a delivery that was refused is made again; whether it ever is nobody knows. */
  redelivers: number
}

const AGENT = 'Java/17.0.12'

export function createHooks(parts: {
  changed: () => void
  proxy: () => FrontDoor | null
  pause: (ms: number) => Promise<void>
  ways: HookWays
}): Hooks {
  const queues = new Map<string, Promise<void>>()
  let busy = 0
  let stopped = false
  let last: Update | null = null

  async function post(update: Update): Promise<number> {
    const door = parts.proxy()
    const { settings } = self
    if (door === null || settings === null || settings.url === '') return 0
    try {
      const response = await door(
        new Request(settings.url, {
          method: 'POST',
          headers: {
            'content-type': 'application/json; charset=UTF-8',
            'user-agent': AGENT,
            'x-bot-api-secret-token': settings.secret,
          },
          body: JSON.stringify(parts.ways.wrapped ? { ok: true, result: update } : update),
        }),
      )
      return response.status
    } catch {
      return 0
    }
  }

  async function handOver(update: Update): Promise<void> {
    for (let attempt = 0; attempt <= parts.ways.redelivers && !stopped; attempt++) {
      const status = await post(update)
      self.requests.push({ update, status })
      parts.changed()
      if (status >= 200 && status < 300) break
      await parts.pause(1_000)
    }
    busy--
    parts.changed()
  }

  const self: Hooks = {
    settings: null,
    requests: [],
    get busy() {
      return busy
    },
    deliver(update) {
      last = update
      busy++
      const chat = chatOf(update)
      queues.set(
        chat,
        (queues.get(chat) ?? Promise.resolve()).then(() => handOver(update)),
      )
    },
    repeatLast() {
      if (last === null) throw new Error('nothing was delivered yet')
      self.deliver(last)
    },
    async probe(url) {
      const door = parts.proxy()
      const said = (outcome: string, status?: number) => ({
        ok: outcome === 'webhook.ok',
        url,
        outcome,
        hint: outcome === 'webhook.ok' ? '' : 'Kiểm tra lại địa chỉ',
        ...(status === undefined ? {} : { status_code: status, latency_ms: 12 }),
      })
      if (door === null) return said('webhook.err.conn')
      try {
        const { status } = await door(new Request(url, { method: 'POST', headers: { 'user-agent': AGENT } }))
        if (status >= 200 && status < 300) return said('webhook.ok', status)
        const named = status === 403 || status === 404 ? String(status) : status >= 500 ? '5xx' : 'other'
        return said(`webhook.http.${named}`, status)
      } catch {
        return said('webhook.err.tls')
      }
    },
    stop() {
      stopped = true
    },
  }
  return self
}

function chatOf(update: Update): string {
  const { message, chat } = update as { message?: { chat?: { id?: string } }; chat?: { id?: string } }
  return message?.chat?.id ?? chat?.id ?? ''
}
