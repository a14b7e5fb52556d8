// Updates on their way to the bot: handed out one at a time and gone with the answer, or delivered to a webhook.
import { createHooks, type FrontDoor, type Hooks, type HookWays } from './webhook.ts'

export type Update = Record<string, unknown>

export interface UpdateQueue {
  push(update: Update): void
  /** Waits for one update. @returns null where none came within the time, or while a webhook is set */
  poll(timeoutS: number, gone: AbortSignal): Promise<Update | null>
  /** Updates handed out with an answer to getUpdates, in order: gone, whatever became of the answer. */
  readonly consumed: Update[]
  /** What nobody polled for yet. */
  readonly pending: Update[]
  /** Ends held polls with nothing, as their time does. */
  endPolls(): void
  readonly openPolls: number
  readonly hooks: Hooks
  stop(): void
}

export interface UpdateOptions {
  now: () => number
  changed: () => void
  pause: (ms: number) => Promise<void>
  proxy: () => FrontDoor | null
  ways: DeliveryWays
}

export interface DeliveryWays extends HookWays {
  /** What is sent while nobody polls is lost, as two field reports have it. */
  losesUnpolled: boolean
}

export function createUpdateQueue(options: UpdateOptions): UpdateQueue {
  const { changed } = options
  const pending: Update[] = []
  const consumed: Update[] = []
  const waiting = new Set<(update: Update | null) => void>()
  const hooks = createHooks(options)

  return {
    pending,
    consumed,
    hooks,
    get openPolls() {
      return waiting.size
    },
    push(update) {
      if (hooks.settings !== null && hooks.settings.url !== '') hooks.deliver(update)
      else {
        const [first] = waiting
        // Of two pollers each gets some.
        if (first !== undefined) first(update)
        else if (!options.ways.losesUnpolled) pending.push(update)
      }
      changed()
    },
    async poll(timeoutS, gone) {
      const hooked = () => hooks.settings !== null && hooks.settings.url !== ''
      const next = hooked() ? undefined : pending.shift()
      if (next !== undefined) {
        consumed.push(next)
        return next
      }
      return new Promise((resolve) => {
        const end = (update: Update | null) => {
          clearTimeout(timer)
          waiting.delete(end)
          gone.removeEventListener('abort', none)
          if (update !== null) consumed.push(update)
          resolve(update)
          changed()
        }
        const none = () => end(null)
        const timer = setTimeout(none, timeoutS * 1_000)
        timer.unref()
        gone.addEventListener('abort', none)
        waiting.add(end)
        changed()
      })
    },
    endPolls() {
      for (const end of [...waiting]) end(null)
    },
    stop() {
      hooks.stop()
      for (const end of [...waiting]) end(null)
    },
  }
}
