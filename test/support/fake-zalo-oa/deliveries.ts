// Delivering events as the platform does: signed in one of the known forms, again by its ladder, and no more once that is used up.
import { createHash } from 'node:crypto'

/** What stands between the platform and the channel: a proxy that ends TLS. */
export type FrontDoor = (request: Request) => Promise<Response> | Response

export interface Signing {
  first: 'app' | 'oa'
  time: 'header' | 'body'
  /** `mac=` before the hash. */
  prefix: boolean
  secret: string
}

export interface Delivery {
  event: Record<string, unknown>
  status: number
  /** How often it had been delivered before. */
  retry: number
  tookMs: number
}

export interface Deliveries {
  signing: Signing
  readonly url: string
  /** Null where nobody listens. */
  door: FrontDoor | null
  /** Switched off by the platform after the ladder was used up, until somebody asks for it anew. */
  enabled: boolean
  readonly made: Delivery[]
  /** Milliseconds that the platform wanted to wait before it delivered again, in order. */
  readonly pauses: number[]
  /** Events that were answered with 200. */
  readonly confirmed: Record<string, unknown>[]
  /** Events that are not confirmed and not given up. */
  pending(): number
  push(lane: string, event: Record<string, unknown>): void
  /** The newest event once more. */
  repeatLast(): void
  /** What the console does when the address is saved. @returns the status */
  probe(body?: string): Promise<number>
  /** Exactly these bytes, signed or not. @returns the status */
  deliver(raw: string, headers: Record<string, string>): Promise<number>
  headersFor(raw: string, event: Record<string, unknown>, retry?: number): Record<string, string>
}

/** After these pauses it is tried again; then the webhook is switched off. */
export const LADDER_MS = [30_000, 5 * 60_000, 15 * 60_000, 30 * 60_000, 60 * 60_000]

export function createDeliveries(parts: {
  appId: string
  oaId: string
  signing: Signing
  now: () => number
  pause: (ms: number) => Promise<void>
  changed: () => void
}): Deliveries {
  const { appId, oaId, now, pause, changed } = parts
  const lanes = new Map<string, Promise<void>>()
  let waiting = 0
  let last: { lane: string; event: Record<string, unknown> } | null = null

  async function ask(raw: string, headers: Record<string, string>): Promise<number> {
    if (self.door === null) return 0
    try {
      const request = new Request(self.url, { method: 'POST', headers, ...(raw === '' ? {} : { body: raw }) })
      return (await self.door(request)).status
    } catch {
      return 0
    }
  }

  async function untilTaken(event: Record<string, unknown>): Promise<void> {
    // Ids are numbers of any length in its JSON where a test wants them so.
    const raw = JSON.stringify(event)
    for (let retry = 0; self.enabled; retry++) {
      const began = performance.now()
      const status = await ask(raw, self.headersFor(raw, event, retry))
      self.made.push({ event, status, retry, tookMs: performance.now() - began })
      if (status === 200) {
        self.confirmed.push(event)
        changed()
        return
      }
      changed()
      const wait = LADDER_MS[retry]
      if (wait === undefined) {
        self.enabled = false
        return
      }
      self.pauses.push(wait)
      await pause(wait)
    }
  }

  const self: Deliveries = {
    signing: parts.signing,
    url: 'https://dondoc.example.gov.vn/zalo-oa/address',
    door: null,
    enabled: true,
    made: [],
    pauses: [],
    confirmed: [],
    pending: () => waiting,
    push(lane, event) {
      last = { lane, event }
      waiting++
      const before = lanes.get(lane) ?? Promise.resolve()
      lanes.set(
        lane,
        before
          .then(() => untilTaken(event))
          .finally(() => {
            waiting--
            changed()
          }),
      )
    },
    repeatLast() {
      if (last !== null) self.push(last.lane, last.event)
    },
    probe: (body = '{}') => ask(body, body === '' ? {} : { 'content-type': 'application/json' }),
    deliver: ask,
    headersFor(raw, event, retry = 0) {
      const { first, time, prefix, secret } = self.signing
      // The time of sending is not the time of the event.
      const sentAt = String(now() + 7)
      const signedTime = time === 'header' ? sentAt : String(event.timestamp)
      const mac = createHash('sha256')
        .update((first === 'app' ? appId : oaId) + raw + signedTime + secret)
        .digest('hex')
      return {
        'content-type': 'application/json',
        'x-zevent-signature': prefix ? `mac=${mac}` : mac,
        'x-zevent-timestamp': sentAt,
        ...(retry > 0 ? { num_retry: String(retry) } : {}),
      }
    },
  }
  return self
}
