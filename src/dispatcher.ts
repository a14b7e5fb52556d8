// The delivery loop: claims what may go, sends a few at a time within each platform's pace, settles what came of it.

import type { App } from './app/app.ts'
import { type Claimed, claimNext, type Gates, settleSend, withPicture } from './app/deliver.ts'
import { createShutLines } from './app/shut-lines.ts'
import type { Channel } from './channels/channel.ts'
import { createPace } from './pace.ts'

export interface Dispatcher {
  /** Something may be waiting: look now. */
  nudge(): void
  /** Resolves when nothing that may go now is left and nothing is under way. */
  idle(): Promise<void>
  /** Claims nothing more and waits for what is under way. */
  stop(): Promise<void>
}

export interface DispatcherOptions {
  app: App
  channels: readonly Channel[]
  /** Real time in milliseconds: a platform's pace knows nothing of a drill's clock. */
  realNow: () => number
  /** How many simulated milliseconds pass in a real one. */
  speed?: number
  onError: (error: unknown) => void
}

const LONGEST_TIMER_MS = 60_000
/** After a nudge it is looked once more: what woke it may have been written a moment later. */
const LOOK_AGAIN_MS = 200
/** Rows asked about in vain before others are served: some milliseconds. */
const PATIENCE = 40
/** Where much waits, looking takes this share of the time at most, however often it is asked for. */
const LOOKING = 1 / 5

/** Starts nothing by itself: each `nudge` runs the loop until nothing may go. */
export function createDispatcher(options: DispatcherOptions): Dispatcher {
  const { app, channels, realNow, onError } = options
  const speed = options.speed ?? 1
  const pace = createPace(channels, realNow)
  const busy = new Map<number, Promise<void>>()
  const uploading = new Set<string>()
  const chatsBusy = new Set<string>()
  let stopped = false
  let timer: NodeJS.Timeout | null = null
  let timerAt = 0
  let waiters: (() => void)[] = []
  const shut = createShutLines(realNow)
  /** A look that goes on in a moment; what asks for another one meanwhile gets it afterwards. */
  let goesOn = false
  let again = false
  let looked = { until: 0, took: 0 }

  const chatKey = (c: { channel: string; bot: string; chat: string }) => `${c.channel}/${c.bot}/${c.chat}`
  const gates = (held: Set<string>): Gates => ({
    // One message at a time to one chat, so that they arrive in order.
    open: (channel, bot, chat, lane) =>
      !chatsBusy.has(chatKey({ channel, bot, chat })) && pace.open(channel, bot, chat, lane),
    health: new Map(channels.map((c) => [`${c.name}/${c.bot}`, c.health().state])),
    held,
    shut,
    uploading,
  })

  async function sendOne(claimed: Claimed): Promise<void> {
    const began = realNow()
    let took: number | null = null
    const channel = channels.find((c) => c.name === claimed.channel && c.bot === claimed.bot)
    try {
      const result = channel
        ? await channel.send(await withPicture(app, claimed, onError))
        : ({ ok: false, error: { kind: 'unsent', code: 'no_channel' } } as const)
      // An upload says more of the file than of the way, a failure more of the platform.
      if (result.ok && claimed.outgoing.attachment === null) took = realNow() - began
      const until = !result.ok && result.error.kind === 'throttled' ? result.error.until : null
      const wait = until === null ? 0 : Math.max(0, until - realNow())
      // The row waits by the app's clock, the gates by the real one.
      const settled =
        until === null
          ? result
          : {
              ok: false as const,
              error: {
                kind: 'throttled' as const,
                until: app.now() + wait * speed,
                scope: result.ok || result.error.kind !== 'throttled' ? ('chat' as const) : result.error.scope,
              },
            }
      for (const effect of settleSend(app, claimed, settled)) {
        if (effect.kind === 'circuit_open') pace.pauseBot(claimed.channel, claimed.bot, 60_000)
        else if (effect.scope === 'bot') pace.pauseBot(claimed.channel, claimed.bot, wait)
        else pace.pauseChat(claimed.channel, claimed.bot, claimed.chat, wait)
      }
    } catch (error) {
      // A bug, not a platform: the row stays `sending` and is uncertain at the next start, never silently lost.
      onError(error)
    } finally {
      pace.end(claimed.channel, claimed.bot, claimed.lane, took)
    }
  }

  function pump(): void {
    if (stopped) return finish()
    if (goesOn) again = true
    else look(new Set())
  }

  /** @param held lines found shut so far */
  function look(held: Set<string>): void {
    const began = performance.now()
    const patience = { left: PATIENCE }
    const found = { ...gates(held), patience }
    try {
      for (;;) {
        // With the pace used up there is no row to look for, however many wait.
        const lanes = pace.lanes()
        if (lanes.length === 0) break
        const claimed = claimNext(app, [...busy.keys()], { ...found, lanes })
        if (!claimed) break
        begin(claimed)
      }
    } catch (error) {
      onError(error)
    }
    const now = performance.now()
    looked = { until: now, took: now - began }
    const wait = pace.opensIn()
    if (wait !== null) later(wait)
    if (patience.left < 0) {
      goesOn = true
      setImmediate(() => {
        goesOn = false
        if (stopped) finish()
        else look(held)
      })
    } else if (again) {
      again = false
      look(new Set())
    } else finish()
  }

  function begin(claimed: Claimed): void {
    const { upload } = claimed
    pace.begin(claimed.channel, claimed.bot, claimed.chat, claimed.lane)
    chatsBusy.add(chatKey(claimed))
    if (upload !== null) uploading.add(upload)
    busy.set(
      claimed.rowId,
      sendOne(claimed).then(() => {
        busy.delete(claimed.rowId)
        chatsBusy.delete(chatKey(claimed))
        if (upload !== null) uploading.delete(upload)
        pump()
      }),
    )
  }

  function finish(): void {
    if (busy.size > 0 || (goesOn && !stopped)) return
    for (const done of waiters) done()
    waiters = []
  }

  // Rows that a gate holds back are looked at when it opens; a short timer, never one for a far date.
  function later(ms: number): void {
    if (stopped) return
    const at = performance.now() + Math.min(Math.max(ms, 1), LONGEST_TIMER_MS)
    if (timer) {
      if (timerAt <= at) return
      clearTimeout(timer)
    }
    timerAt = at
    timer = setTimeout(() => {
      timer = null
      pump()
    }, at - performance.now())
    timer.unref()
  }

  return {
    nudge() {
      const rest = looked.until + looked.took * (1 / LOOKING - 1) - performance.now()
      if (rest > 1) later(Math.min(rest, LOOK_AGAIN_MS))
      else queueMicrotask(pump)
      later(LOOK_AGAIN_MS)
    },
    idle() {
      pump()
      return busy.size === 0 && !goesOn ? Promise.resolve() : new Promise((resolve) => waiters.push(resolve))
    },
    async stop() {
      stopped = true
      if (timer) clearTimeout(timer)
      await Promise.all(busy.values())
    },
  }
}
