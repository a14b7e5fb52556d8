// How fast each bot may send: over all chats, to one chat, to one group; pauses that platforms asked for; how many at once.
import type { Channel, Rate } from './channels/channel.ts'
import { LANES, type Lane } from './core/delivery.ts'

export interface Pace {
  /** Lanes in which it is worth looking for a row: some bot may send one. */
  lanes(): Lane[]
  open(channel: string, bot: string, chat: string, lane: Lane): boolean
  /** A send begins. */
  begin(channel: string, bot: string, chat: string, lane: Lane): void
  /** It is over. @param ms how long it took, where that says something of the way to the platform; else null */
  end(channel: string, bot: string, lane: Lane, ms: number | null): void
  pauseBot(channel: string, bot: string, ms: number): void
  pauseChat(channel: string, bot: string, chat: string, ms: number): void
  /** In how many milliseconds something that was shut when it was asked for may be open; null where nothing was. */
  opensIn(): number | null
}

/**
 * A second, and a little for clocks that do not agree. It is counted from a send's end: a platform takes a message at
 * some moment between begin and end, and on a machine that has other work, or a slow line, that may be the last one.
 */
const WINDOW_MS = 1_010
const MINUTE_MS = 60_500
/** So many bulk messages may follow each other closely, to make up for timers that fire late. */
const BURST = 6
/** Fewer were a waste at any distance; more would look like an attack to a platform that does not answer. */
const FEWEST_AT_ONCE = 3
const MOST_AT_ONCE = 24
/** Sends that answers may have under way besides the others. */
const ANSWERS_AT_ONCE = 4
/** More than this is never under way for one bot: what a dying process can leave uncertain. */
export const MOST_UNDER_WAY = MOST_AT_ONCE + ANSWERS_AT_ONCE
/** Faster than any platform: a page or a test, which has no pace. */
const UNPACED = 1_000

/** Until a bot is known. */
const UNKNOWN: Rate = { perSecond: 1, chatPauseMs: 0 }

interface BotPace {
  rate: Rate
  pausedUntil: number
  /** When the sends of the last second were over, oldest first; those under way are counted in `busy`. */
  recent: number[]
  /** When the next bulk message is due if they are evenly spread. */
  bulkDue: number
  /** The share of the bulk rate in force, 1 while the platform refuses nothing, and since when. */
  ease: { share: number; at: number }
  /** Milliseconds that a send takes, smoothed. */
  roundTrip: number
  busy: { answers: number; others: number }
}

/**
 * What is kept of the rate for answers, so that they find room while thousands of other messages go out, and for what
 * bunches on the way.
 */
const bulkRate = ({ perSecond }: Rate): number => perSecond - Math.floor(perSecond / 7.5)

/** After a refusal the platform's patience is less than we thought: bulk slows down at once and comes back slowly. */
const SLOWED_BY = 0.8
const SLOWEST = 0.4
const RECOVERS_PER_SECOND = 0.005

/** @param realNow a platform's pace knows nothing of a drill's clock */
export function createPace(channels: readonly Channel[], realNow: () => number): Pace {
  const bots = new Map<string, BotPace>()
  const chatUntil = new Map<string, number>()
  const groupSends = new Map<string, number[]>()
  let opensAt: number | null = null

  const botOf = (channel: string, bot: string): BotPace => {
    const key = `${channel}/${bot}`
    const known = bots.get(key)
    if (known) return known
    const rate = channels.find((c) => c.name === channel && c.bot === bot)?.abilities.rate
    const fresh: BotPace = {
      rate: rate ?? UNKNOWN,
      pausedUntil: 0,
      recent: [],
      bulkDue: 0,
      ease: { share: 1, at: 0 },
      roundTrip: 0,
      busy: { answers: 0, others: 0 },
    }
    // A bot that does not know its own name yet has no rate: what is guessed of it must not be kept.
    if (rate !== undefined) bots.set(key, fresh)
    return fresh
  }

  /** How many sends a bot may have under way: what its rate needs at this distance (Little's law), and half as many more. */
  const atOnce = ({ rate, roundTrip }: BotPace): number =>
    Math.min(MOST_AT_ONCE, Math.max(FEWEST_AT_ONCE, Math.ceil(((bulkRate(rate) * roundTrip) / 1000) * 1.5) + 1))

  const shareOf = ({ ease }: BotPace, now: number): number =>
    Math.min(1, ease.share + ((now - ease.at) / 1000) * RECOVERS_PER_SECOND)
  const bulkStep = (bot: BotPace, now: number): number => 1000 / (bulkRate(bot.rate) * shareOf(bot, now))

  const shut = (until: number): false => {
    opensAt = opensAt === null ? until : Math.min(opensAt, until)
    return false
  }

  /** By the bot alone; a send's end opens what is shut for the number under way. */
  function hasRoom(bot: BotPace, lane: Lane, now: number): boolean {
    if (bot.pausedUntil > now) return shut(bot.pausedUntil)
    const answers = lane === 'reply'
    const { busy } = bot
    if (answers ? busy.answers + busy.others >= atOnce(bot) + ANSWERS_AT_ONCE : busy.others >= atOnce(bot)) return false
    const { perSecond } = bot.rate
    if (perSecond >= UNPACED) return true
    const kept = answers || perSecond < 10 ? 0 : 1
    while (bot.recent.length > 0 && bot.recent[0]! <= now - WINDOW_MS) bot.recent.shift()
    const over = bot.recent.length + busy.answers + busy.others - (perSecond - kept)
    // Where all of it is under way, a send's end opens it.
    if (over >= 0) return over < bot.recent.length && shut(bot.recent[over]! + WINDOW_MS)
    if (answers) return true
    const early = bot.bulkDue - (BURST - 1) * bulkStep(bot, now)
    return early <= now || shut(early)
  }

  const chatKey = (channel: string, bot: string, chat: string) => `${channel}/${bot}/${chat}`

  function chatOpen(bot: BotPace, key: string, now: number): boolean {
    const until = chatUntil.get(key) ?? 0
    if (until > now) return shut(until)
    const sends = groupSends.get(key)
    if (sends === undefined || bot.rate.group === undefined) return true
    while (sends.length > 0 && sends[0]! <= now - MINUTE_MS) sends.shift()
    const { perMinute } = bot.rate.group
    return sends.length < perMinute || shut(sends[sends.length - perMinute]! + MINUTE_MS)
  }

  function forgetOld(now: number): void {
    if (chatUntil.size > 5000) for (const [key, until] of chatUntil) if (until <= now) chatUntil.delete(key)
    if (groupSends.size > 1000)
      for (const [key, sends] of groupSends) if ((sends.at(-1) ?? 0) <= now - MINUTE_MS) groupSends.delete(key)
  }

  return {
    lanes() {
      const now = realNow()
      opensAt = null
      const all = channels.map((c) => botOf(c.name, c.bot))
      if (all.some((bot) => hasRoom(bot, 'bulk', now))) return [...LANES]
      return all.some((bot) => hasRoom(bot, 'reply', now)) ? ['reply'] : []
    },
    open(channel, name, chat, lane) {
      const now = realNow()
      const bot = botOf(channel, name)
      return hasRoom(bot, lane, now) && chatOpen(bot, chatKey(channel, name, chat), now)
    },
    begin(channel, name, chat, lane) {
      const now = realNow()
      const bot = botOf(channel, name)
      const key = chatKey(channel, name, chat)
      bot.busy[lane === 'reply' ? 'answers' : 'others']++
      if (lane !== 'reply') bot.bulkDue = Math.max(now, bot.bulkDue) + bulkStep(bot, now)
      if (bot.rate.chatPauseMs > 0) chatUntil.set(key, now + bot.rate.chatPauseMs)
      if (bot.rate.group?.is(chat)) groupSends.set(key, [...(groupSends.get(key) ?? []), now])
      forgetOld(now)
    },
    end(channel, name, lane, ms) {
      const bot = botOf(channel, name)
      bot.busy[lane === 'reply' ? 'answers' : 'others']--
      if (bot.rate.perSecond < UNPACED) bot.recent.push(realNow())
      if (ms !== null) bot.roundTrip = bot.roundTrip === 0 ? ms : bot.roundTrip * 0.8 + ms * 0.2
    },
    pauseBot(channel, name, ms) {
      const now = realNow()
      const bot = botOf(channel, name)
      // Several sends that were under way together hear of one and the same refusal.
      if (bot.pausedUntil <= now) bot.ease = { share: Math.max(SLOWEST, shareOf(bot, now) * SLOWED_BY), at: now }
      bot.pausedUntil = Math.max(bot.pausedUntil, now + ms)
    },
    pauseChat(channel, bot, chat, ms) {
      const key = chatKey(channel, bot, chat)
      chatUntil.set(key, Math.max(chatUntil.get(key) ?? 0, realNow() + ms))
    },
    opensIn: () => (opensAt === null ? null : Math.max(0, opensAt - realNow())),
  }
}
