// The delivery loop: claims what may go, sends a few at a time within each platform's pace, settles what came of it.

import type { App } from './app/app.ts'
import { type Claimed, claimNext, type Gates, settleSend, withPicture } from './app/deliver.ts'
import type { Channel } from './channels/channel.ts'

/** Telegram's own advice for bulk sending: about three at once, no more. */
const AT_ONCE = 3

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

/** Pauses that platforms asked for and the pace of each bot, in real time. */
function createPace(channels: readonly Channel[], realNow: () => number) {
  const botUntil = new Map<string, number>()
  const chatUntil = new Map<string, number>()
  const credit = new Map<string, { left: number; at: number }>()
  const key = (channel: string, bot: string) => `${channel}/${bot}`
  const rateOf = (channel: string, bot: string) =>
    channels.find((c) => c.name === channel && c.bot === bot)?.abilities.rate

  const creditOf = (channel: string, bot: string): { left: number; at: number } => {
    const rate = rateOf(channel, bot)?.perSecond ?? 1
    const now = realNow()
    const held = credit.get(key(channel, bot)) ?? { left: Math.max(1, rate / 2), at: now }
    // A bucket that starts half full: a full one would let twice the rate through in its first second.
    const filled = { left: Math.min(Math.max(1, rate / 2), held.left + ((now - held.at) / 1000) * rate), at: now }
    credit.set(key(channel, bot), filled)
    return filled
  }

  return {
    open(channel: string, bot: string, chat: string): boolean {
      const now = realNow()
      if ((botUntil.get(key(channel, bot)) ?? 0) > now || (chatUntil.get(`${key(channel, bot)}/${chat}`) ?? 0) > now)
        return false
      return creditOf(channel, bot).left >= 1
    },
    anyOpen: (): boolean =>
      channels.some((c) => (botUntil.get(key(c.name, c.bot)) ?? 0) <= realNow() && creditOf(c.name, c.bot).left >= 1),
    spend(channel: string, bot: string, chat: string): void {
      creditOf(channel, bot).left -= 1
      chatUntil.set(`${key(channel, bot)}/${chat}`, realNow() + (rateOf(channel, bot)?.chatPauseMs ?? 0))
      if (chatUntil.size > 5000)
        for (const [chatKey, until] of chatUntil) if (until <= realNow()) chatUntil.delete(chatKey)
    },
    pauseBot(channel: string, bot: string, ms: number): void {
      botUntil.set(key(channel, bot), realNow() + ms)
    },
    pauseChat(channel: string, bot: string, chat: string, ms: number): void {
      chatUntil.set(`${key(channel, bot)}/${chat}`, realNow() + ms)
    },
  }
}

/** Starts nothing by itself: each `nudge` runs the loop until nothing may go. */
export function createDispatcher(options: DispatcherOptions): Dispatcher {
  const { app, channels, realNow, onError } = options
  const speed = options.speed ?? 1
  const pace = createPace(channels, realNow)
  const busy = new Map<number, Promise<void>>()
  const chatsBusy = new Set<string>()
  let stopped = false
  let timer: NodeJS.Timeout | null = null
  let waiters: (() => void)[] = []

  const chatKey = (c: { channel: string; bot: string; chat: string }) => `${c.channel}/${c.bot}/${c.chat}`
  const gates = (): Gates => ({
    // One message at a time to one chat, so that they arrive in order.
    open: (channel, bot, chat) => !chatsBusy.has(chatKey({ channel, bot, chat })) && pace.open(channel, bot, chat),
    health: new Map(channels.map((c) => [`${c.name}/${c.bot}`, c.health().state])),
  })

  async function sendOne(claimed: Claimed): Promise<void> {
    const channel = channels.find((c) => c.name === claimed.channel && c.bot === claimed.bot)
    try {
      const result = channel
        ? await channel.send(await withPicture(app, claimed, onError))
        : ({ ok: false, error: { kind: 'unsent', code: 'no_channel' } } as const)
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
    }
  }

  function pump(): void {
    if (stopped) return finish()
    try {
      // With the pace used up there is no row to look for, however many wait.
      while (busy.size < AT_ONCE && pace.anyOpen()) {
        const claimed = claimNext(app, [...busy.keys()], gates())
        if (!claimed) break
        pace.spend(claimed.channel, claimed.bot, claimed.chat)
        chatsBusy.add(chatKey(claimed))
        busy.set(
          claimed.rowId,
          sendOne(claimed).then(() => {
            busy.delete(claimed.rowId)
            chatsBusy.delete(chatKey(claimed))
            pump()
          }),
        )
      }
    } catch (error) {
      onError(error)
    }
    if (busy.size === 0) finish()
  }

  function finish(): void {
    if (busy.size > 0) return
    for (const done of waiters) done()
    waiters = []
  }

  // Rows that a gate holds back are looked at again soon; a short timer, never one for a far date.
  function later(): void {
    if (timer || stopped) return
    timer = setTimeout(() => {
      timer = null
      pump()
    }, 200)
    timer.unref()
  }

  return {
    nudge() {
      queueMicrotask(pump)
      later()
    },
    idle() {
      pump()
      return busy.size === 0 ? Promise.resolve() : new Promise((resolve) => waiters.push(resolve))
    },
    async stop() {
      stopped = true
      if (timer) clearTimeout(timer)
      await Promise.all(busy.values())
    },
  }
}
