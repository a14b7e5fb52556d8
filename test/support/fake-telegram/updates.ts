// The queue of updates: confirmed by offset, delivered again until then, one poller at a time.
import { badRequest, Refusal } from './refusal.ts'
import { createWebhook, NO_WEBHOOK, type Proxy, type Webhook, type WebhookSettings } from './webhook.ts'

export type RawUpdate = { update_id: number } & Record<string, unknown>

/** Left out unless asked for by name. */
const NOT_BY_DEFAULT = new Set(['chat_member', 'message_reaction', 'message_reaction_count'])
const KEPT_MS = 24 * 3600 * 1000
const LONGEST_POLL_S = 50
const BATCH = 100

export interface PollRequest {
  offset: number
  limit: number
  timeout: number
  allowed: string[] | null
}

export interface UpdateQueue {
  /** Queues what happened, unless its kind is not wanted; gives the update's id or null. */
  push(kind: string, content: object): number | null
  /** Queues an exact copy of an update once more, as a repeated delivery. */
  repeat(id: number): void
  poll(request: PollRequest, gone: AbortSignal): Promise<RawUpdate[]>
  /** The next update gets this id: the platform starts anew after a week of silence. */
  restartIds(next: number): void
  /** Ids confirmed by a poller, in order. */
  readonly confirmed: number[]
  /** Ids not yet confirmed. */
  pending(): number[]
  /** How often each update was handed out. */
  readonly deliveries: Map<number, number>
  /** The address of the webhook; empty where there is none. */
  webhook: string
  readonly hook: Webhook
  /** As `setWebhook` and `deleteWebhook` do; the pending updates stay unless they are to be dropped. */
  setHook(settings: WebhookSettings, allowed: string[] | null, drop: boolean): void
  /** What the last poller, or whoever set the webhook, asked for. */
  allowed(): string[] | null
  /** Ends the held poll with nothing, as its time does. */
  endPoll(): void
  stop(): void
}

export interface Deliveries {
  proxy: () => Proxy | null
  pause: (ms: number) => Promise<void>
}

export function createUpdateQueue(now: () => number, changed: () => void, deliveries: Deliveries): UpdateQueue {
  const history = new Map<number, RawUpdate>()
  const confirmed: number[] = []
  const handedOut = new Map<number, number>()
  let queue: { update: RawUpdate; at: number }[] = []
  let nextId = 700_000_001
  let wanted: string[] | null = null
  let waiting: { wake(): void; end(error: Refusal): void } | null = null

  const forget = (covered: (id: number, place: number) => boolean) => {
    const kept: typeof queue = []
    for (const [place, entry] of queue.entries()) {
      if (covered(entry.update.update_id, place)) confirmed.push(entry.update.update_id)
      else kept.push(entry)
    }
    const forgot = kept.length < queue.length
    queue = kept
    if (forgot) changed()
  }
  const count = (id: number) => handedOut.set(id, (handedOut.get(id) ?? 0) + 1)
  const take = (limit: number): RawUpdate[] => {
    queue = queue.filter(({ at }) => now() - at < KEPT_MS)
    const batch = queue.slice(0, limit).map(({ update }) => update)
    for (const { update_id: id } of batch) count(id)
    if (batch.length > 0) changed()
    return structuredClone(batch)
  }
  const enqueue = (update: RawUpdate) => {
    queue.push({ update, at: now() })
    waiting?.wake()
    hook.wake()
    changed()
  }
  const hook = createWebhook({
    ...deliveries,
    now,
    changed,
    queue: {
      pending: () => queue.map(({ update }) => update),
      delivered: (id) => void count(id),
      confirm: (id) => forget((one) => one === id),
    },
  })

  const self: UpdateQueue = {
    confirmed,
    deliveries: handedOut,
    hook,
    get webhook() {
      return hook.settings.url
    },
    set webhook(url) {
      self.setHook({ ...NO_WEBHOOK, url }, null, false)
    },
    setHook(settings, allowed, drop) {
      hook.settings = settings
      hook.lastError = null
      if (allowed !== null) wanted = allowed
      if (drop) queue = []
      if (settings.url !== '') {
        waiting?.end(new Refusal(409, 'Conflict: terminated by setWebhook request'))
        hook.wake()
      }
      changed()
    },
    allowed: () => wanted,
    pending: () => queue.map(({ update }) => update.update_id),
    restartIds(next) {
      nextId = next
    },
    push(kind, content) {
      const isWanted = wanted === null || wanted.length === 0 ? !NOT_BY_DEFAULT.has(kind) : wanted.includes(kind)
      if (!isWanted) return null
      const update = { update_id: nextId++, [kind]: content }
      history.set(update.update_id, update)
      enqueue(update)
      return update.update_id
    },
    repeat(id) {
      const update = history.get(id)
      if (update === undefined) throw new Error(`no update ${id}`)
      enqueue(update)
    },
    async poll({ offset, limit, timeout, allowed }, gone) {
      if (self.webhook !== '') {
        throw new Refusal(
          409,
          "Conflict: can't use getUpdates method while webhook is active; use deleteWebhook to delete the webhook first",
        )
      }
      if (!Number.isInteger(offset)) throw badRequest('offset must be an integer')
      waiting?.end(
        new Refusal(
          409,
          'Conflict: terminated by other getUpdates request; make sure that only one bot instance is running',
        ),
      )
      if (allowed !== null) wanted = allowed
      const { length } = queue
      if (offset < 0) forget((_, place) => place < length + offset)
      else if (offset > 0) forget((id) => id < offset)
      const most = Math.min(Math.max(limit, 1), BATCH)
      const ready = take(most)
      if (ready.length > 0 || timeout <= 0) return ready
      await new Promise<void>((resolve, reject) => {
        const end = () => {
          clearTimeout(timer)
          gone.removeEventListener('abort', hungUp)
          waiting = null
          changed()
        }
        const hungUp = () => {
          end()
          reject(new Refusal(499, 'the poller hung up'))
        }
        const wake = () => {
          end()
          resolve()
        }
        const timer = setTimeout(wake, Math.min(timeout, LONGEST_POLL_S) * 1000)
        gone.addEventListener('abort', hungUp)
        waiting = {
          wake,
          end(error) {
            end()
            reject(error)
          },
        }
        changed()
      })
      return take(most)
    },
    endPoll() {
      waiting?.wake()
    },
    stop() {
      hook.settings = NO_WEBHOOK
      waiting?.end(new Refusal(502, 'Bad Gateway'))
    },
  }
  return self
}
