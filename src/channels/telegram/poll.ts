// Receiving by long polling: an update is confirmed only after it was stored.
import { setImmediate as yieldToOthers } from 'node:timers/promises'
import type { Api } from 'grammy'
import type { Update as RawUpdate } from 'grammy/types'
import type { Instant } from '../../core/time.ts'
import type { Sink } from '../channel.ts'
import { backOff, type Pause } from '../waiting.ts'
import { type Failure, failureCode, toFailure } from './errors.ts'
import { pressId, understand, WANTED_UPDATES } from './inbound.ts'

export interface PollOptions {
  api: Api
  sink: Sink
  now: () => Instant
  /** How long the platform holds a call that finds nothing, in seconds; it allows up to 50. */
  pollSeconds: number
  /** Ends the loop; the update in hand is finished first. */
  signal: AbortSignal
  pause: Pause
  onPress(id: string): void
  /** Null after every successful poll, else why receiving stands still and how long it waits. */
  onState(code: string | null, wait: number): void
  /** A webhook stands in the way, and was taken away: who is told to poll, polls. */
  onWebhookRemoved(): void
}

/** The most that one call gives (Bot API: getUpdates). */
const BATCH = 100

/**
 * Runs until the signal; never rejects for anything the platform or the sink does.
 *
 * The next call's offset is the only confirmation Telegram knows, so it follows what was stored, one update at a time.
 * After an empty answer everything before the offset is gone at the platform, and the offset is dropped: Telegram
 * starts the numbers anew, possibly lower, after a week without updates, and an old offset would then throw away what
 * it does not cover.
 */
export async function poll(options: PollOptions): Promise<void> {
  const { api, signal, pollSeconds, pause, onState } = options
  let offset = 0
  let failures = 0
  let well = false
  let removed = false
  while (!signal.aborted) {
    let wait: number
    try {
      const updates: unknown = await api.getUpdates(
        // The first call, and the first after trouble, is not held: whether all is well is known at once.
        { offset, limit: BATCH, timeout: well ? pollSeconds : 0, allowed_updates: WANTED_UPDATES },
        forGrammy(signal),
      )
      const handled = Array.isArray(updates) ? await handleBatch(updates, options) : UNREADABLE
      if (handled.next !== null) offset = handled.next
      else if (handled.problem === null) offset = 0
      well = handled.problem === null
      if (handled.problem === null) {
        failures = 0
        onState(null, 0)
        continue
      }
      wait = backOff(failures++)
      onState(handled.problem, wait)
    } catch (error) {
      if (signal.aborted) return
      well = false
      const failure = toFailure(error)
      const code = failureCode(failure)
      // One that comes back at once is set by another process: then there is no hurry.
      if (code === 'webhook_set' && !removed && (await removeWebhook(options))) {
        removed = true
        wait = 0
      } else {
        removed = false
        wait = pauseAfter(failure, failures++)
      }
      onState(code, wait)
    }
    await pause(wait, signal)
  }
}

/** What waits at the platform stays there and comes with the next poll. */
async function removeWebhook({ api, signal, onWebhookRemoved }: PollOptions): Promise<boolean> {
  try {
    await api.deleteWebhook({ drop_pending_updates: false }, forGrammy(signal))
    onWebhookRemoved()
    return true
  } catch {
    return false
  }
}

interface Handled {
  /** The offset that confirms exactly what was stored; null where nothing was. */
  next: number | null
  /** Why the rest was not stored. */
  problem: string | null
}

const UNREADABLE: Handled = { next: null, problem: 'unreadable_update' }

async function handleBatch(batch: RawUpdate[], { sink, now, signal, onPress }: PollOptions): Promise<Handled> {
  let next: number | null = null
  for (const raw of batch) {
    if (signal.aborted) break
    const id: unknown = raw?.update_id
    if (!Number.isSafeInteger(id)) return { next, problem: 'unreadable_update' }
    try {
      sink({ updateId: String(id), raw, inbound: understand(raw, now()) })
    } catch {
      // Whoever threw has said why; here it only matters that the update must come again.
      return { next, problem: 'not_stored' }
    }
    next = (id as number) + 1
    const press = pressId(raw)
    if (press !== null) onPress(press)
    // Between two updates the answers to presses go out, and stop is heard.
    await yieldToOthers()
  }
  return { next, problem: null }
}

/** grammY's type is that of an old stand-in for the built-in signal; the two work alike. */
export const forGrammy = (signal: AbortSignal) => signal as unknown as NonNullable<Parameters<Api['getMe']>[0]>

const SECOND = 1_000
/** Somebody has to do something: another process to stop, a token to renew. No reason to hurry. */
const CALM = 30 * SECOND

/** How long to wait after a failed call: what the platform says, else longer each time. */
export function pauseAfter(failure: Failure, failures: number): number {
  if (failure.from === 'platform') {
    if (failure.code === 429 && failure.retryAfter !== null) return failure.retryAfter * SECOND
    if (failure.code === 409 || failure.code === 401 || failure.code === 404) return CALM
  }
  return backOff(failures)
}
