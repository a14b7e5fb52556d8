// Receiving by getUpdates: an update is gone at the platform with the answer that brings it, so it is kept until stored.
import type { Instant } from '../../core/time.ts'
import { backOff, type Pause } from '../waiting.ts'
import type { Client } from './client.ts'
import { type Failure, failureCode, isEmptyPoll, isNotFound, isUnauthorized } from './errors.ts'
import type { InHand } from './in-hand.ts'
import { understand, updatesIn } from './inbound.ts'
import { webhookInfo } from './schema.ts'

export interface PollOptions {
  client: Client
  inHand: InHand
  now: () => Instant
  /** Milliseconds of a clock that nobody sets. */
  uptime: () => number
  /** How long the platform holds a call that finds nothing, in seconds. */
  pollSeconds: number
  /** What a poll may take beyond that, in milliseconds. */
  graceMs: number
  /** Ends the loop; an answer that has begun is read to its end and stored. */
  signal: AbortSignal
  pause: Pause
  /** Null after every good poll, else why receiving stands still and how long it waits. */
  onState(code: string | null, wait: number): void
  /** A webhook stood in the way, and was taken away. */
  onWebhookRemoved(): void
}

/** With a webhook set, polls are answered and bring nothing: no error shows it. */
const LOOK_AGAIN_MS = 5 * 60_000
/** Empty answers that come at once, so many in a row, are no polls that were held. */
const HASTY_MS = 200
const MOST_HASTY = 20
/** Polls without any answer, so many in a row, are no longer by chance. */
const MOST_SILENT = 3

/**
 * Runs until the signal; never rejects for anything the platform or the sink does. There is no number to confirm and no
 * second copy: one call follows the other, and none is made while an update waits to be stored.
 */
export async function poll(options: PollOptions): Promise<void> {
  const { inHand, signal, pause, uptime, onState } = options
  let failures = 0
  let silent = 0
  let hasty = 0
  let lookAt = Number.NEGATIVE_INFINITY
  const troubled = async (code: string, wait = backOff(failures++)): Promise<void> => {
    onState(code, wait)
    await pause(wait, signal)
  }
  const well = () => {
    failures = 0
    silent = 0
    onState(null, 0)
  }
  while (!signal.aborted) {
    if (inHand.waiting > 0) {
      if (inHand.retry()) well()
      else await troubled('not_stored')
      continue
    }
    if (uptime() >= lookAt) {
      const way = await clearWebhook(options)
      if (way === 'barred') {
        await troubled('webhook_set')
        continue
      }
      // An empty poll is held for long: that the platform answers and nothing stands in the way is known before it.
      if (way === 'clear' && lookAt === Number.NEGATIVE_INFINITY && !signal.aborted) well()
      lookAt = uptime() + LOOK_AGAIN_MS
      continue
    }
    const began = uptime()
    const got = await ask(options)
    if (got.kind === 'stopped') return
    if (got.kind === 'not_stored') {
      onState('not_stored', 0)
      continue
    }
    if (got.kind === 'failed') {
      await troubled(failureCode(got.failure), calmPause(got.failure, failures++))
      continue
    }
    if (got.kind === 'silence' && ++silent >= MOST_SILENT) onState('timeout', 0)
    else if (got.kind !== 'silence') well()
    // Messages may be lost while nobody polls, so the next one follows at once, unless they were not held at all.
    hasty = got.kind === 'empty' && uptime() - began < HASTY_MS ? hasty + 1 : 0
    if (hasty >= MOST_HASTY) await pause(1_000, signal)
  }
}

type Got =
  | { kind: 'updates' | 'empty' | 'not_stored' | 'stopped' }
  /** No answer within the time, as where a network drops idle connections. */
  | { kind: 'silence' }
  | { kind: 'failed'; failure: Failure }

async function ask({ client, inHand, now, pollSeconds, graceMs, signal }: PollOptions): Promise<Got> {
  const answered = await client.call(
    'getUpdates',
    { timeout: pollSeconds },
    { timeoutMs: pollSeconds * 1_000 + graceMs, signal, onlyOnce: true },
  )
  if (answered.ok) {
    const updates = updatesIn(answered.result).map((raw) => understand(raw, now()))
    if (updates.length === 0) return { kind: 'empty' }
    return { kind: inHand.take(updates) ? 'updates' : 'not_stored' }
  }
  const { failure } = answered
  if (isEmptyPoll(failure)) return { kind: 'empty' }
  if (signal.aborted) return { kind: 'stopped' }
  if (failure.from === 'network' && failure.code === 'timeout' && failure.reached) return { kind: 'silence' }
  return { kind: 'failed', failure }
}

/** `barred`: a webhook is set and would not go; `unknown`: the poll itself says why, or works. */
async function clearWebhook({
  client,
  signal,
  onWebhookRemoved,
}: PollOptions): Promise<'clear' | 'barred' | 'unknown'> {
  const found = await client.call('getWebhookInfo', {}, { signal })
  if (!found.ok) return isNotFound(found.failure) ? 'clear' : 'unknown'
  if (!webhookInfo.safeParse(found.result).data?.url) return 'clear'
  const removed = await client.call('deleteWebhook', {}, { signal })
  if (!removed.ok && !isNotFound(removed.failure)) return 'barred'
  onWebhookRemoved()
  return 'clear'
}

/** Somebody has to renew the token: no reason to hurry. */
const CALM_MS = 30_000

/** How long to wait after a failed call. */
export const calmPause = (failure: Failure, failures: number): number =>
  isUnauthorized(failure) ? CALM_MS : backOff(failures)
