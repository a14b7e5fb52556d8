// The Zalo Bot channel: one token over polling or a webhook, filled into the port.
import type { Instant } from '../../core/time.ts'
import type { Channel, ChannelHealth, Sink } from '../channel.ts'
import { backOff, everyHalfMinute, type Pause, pauseByTimer } from '../waiting.ts'
import { keepPolling } from '../watchdog.ts'
import { createCaller } from '../zalo-http.ts'
import { createMedia } from '../zalo-media.ts'
import { createClient } from './client.ts'
import { createFloods, failureCode } from './errors.ts'
import { createInHand } from './in-hand.ts'
import { createSend, LONGEST_TEXT } from './outbound.ts'
import { calmPause, poll } from './poll.ts'
import { bot as botSchema } from './schema.ts'
import { createWebhook, tendWebhook, type WebhookSetting } from './webhook.ts'

/** One line for the log: codes and the bot's own id, never a text, an address, a chat or a token. */
export type ZaloBotLog = (line: {
  channel: 'zalo_bot'
  bot: string
  event: 'receiving' | 'receiving_restarted' | 'webhook_removed' | 'updates_lost' | 'attachment_left_out'
  code: string
  /** Updates that were lost. */
  count?: number
}) => void

export interface ZaloBotOptions {
  token: string
  /** `https://bot-api.zaloplatforms.com`, or where a server of one's own listens. */
  apiRoot: string
  now: () => Instant
  /** Updates come to this address; left out or null: they are fetched. */
  webhook?: WebhookSetting | null
  /** The page on which people find this bot, taken as it is; null: none is known. */
  link?: string | null
  /** People and messages of a month that the bot's package carries. */
  people: number
  messagesPerMonth: number
  log?: ZaloBotLog
  /** How long the platform holds an empty poll, 1 to 50 seconds. */
  pollSeconds?: number
  timeouts?: Partial<ZaloBotTimeouts>
  /** Names of servers that pictures may lie on beside Zalo's own. */
  mediaHosts?: readonly string[]
  /** How the channel waits between attempts at receiving; tests do not wait. */
  pause?: Pause
  /** Milliseconds of a clock that nobody sets; tests have their own. */
  uptime?: () => number
  /** Calls back every half minute, for the watchdog. @returns how to end it */
  regularly?: (look: () => void) => () => void
}

export interface ZaloBotTimeouts {
  callMs: number
  /** What a poll may take beyond the time it is held. */
  pollGraceMs: number
  /** Of one picture. */
  mediaMs: number
}

const TIMEOUTS: ZaloBotTimeouts = { callMs: 15_000, pollGraceMs: 10_000, mediaMs: 120_000 }
/** As documented where no time is named. */
const POLL_S = 30
const LONGEST_POLL_S = 50
/** Bytes. No picture that came through was near it. */
const LARGEST_PICTURE = 20 * 1024 * 1024
/** No rate is published; field reports stay below this. */
const RATE = { perSecond: 5, chatPauseMs: 1_000 }

/**
 * `start` resolves once the bot's id is known; it keeps trying until then or until `stop`, and `health` says why it
 * waits. What the platform gave away is kept in memory until the sink takes it, for there is no second copy; where the
 * process has to stop with such an update in hand the log says `updates_lost`. A channel is started once; sends under
 * way are waited for by `stop`, downloads are broken off.
 * @throws when `apiRoot` is no address
 */
export function createZaloBot(options: ZaloBotOptions): Channel {
  const { token, now, log = () => {} } = options
  const timeouts = { ...TIMEOUTS, ...options.timeouts }
  const pause = options.pause ?? pauseByTimer
  const uptime = options.uptime ?? (() => performance.now())
  const address = new URL(options.apiRoot)
  const pollSeconds = Math.min(Math.max(Math.trunc(options.pollSeconds ?? POLL_S), 1), LONGEST_POLL_S)

  const caller = createCaller()
  const client = createClient(caller, address.href.replace(/\/+$/, ''), token, timeouts.callMs)
  const media = createMedia({
    hosts: [...(options.mediaHosts ?? []), ...standIn(address)],
    timeoutMs: timeouts.mediaMs,
  })
  const stopping = new AbortController()
  const floods = createFloods()

  let me: string | null = null
  let health: ChannelHealth = { state: 'starting' }
  let receiving: Promise<unknown> = Promise.resolve()
  let sinkOfStart: Sink | null = null
  let lastStoredAt: Instant | null = null
  let storing = false

  const inHand = createInHand(() => sinkOfStart)
  const say = (event: Parameters<ZaloBotLog>[0]['event'], code: string, more: { count?: number } = {}) =>
    log({ channel: 'zalo_bot', bot: me ?? '', event, code, ...more })
  const send = createSend(client, now, floods, () => say('attachment_left_out', 'no_files'))

  const report = (code: string | null) => {
    const before = health.state === 'down' ? health.code : health.state
    if (before === (code ?? 'ok')) return
    health =
      code === null ? { state: 'ok' } : { state: 'down', code, since: health.state === 'down' ? health.since : now() }
    say('receiving', code ?? 'ok')
  }

  async function learnName(): Promise<void> {
    for (let failures = 0; me === null && !stopping.signal.aborted; failures++) {
      const answered = await client.call('getMe', {}, { signal: stopping.signal })
      if (stopping.signal.aborted) return
      me = answered.ok ? (botSchema.safeParse(answered.result).data?.id ?? null) : null
      if (me !== null) return
      report(answered.ok ? 'unreadable' : failureCode(answered.failure))
      await pause(answered.ok ? backOff(failures) : calmPause(answered.failure, failures), stopping.signal)
    }
  }

  /** The loop that polls, begun anew by the watchdog where it stands still. */
  function startPolling(): void {
    receiving = keepPolling({
      run: (signal, heard) =>
        poll({
          client,
          inHand,
          now,
          uptime,
          pollSeconds,
          graceMs: timeouts.pollGraceMs,
          signal,
          pause,
          onState(code, wait) {
            heard(wait)
            report(code)
          },
          onWebhookRemoved: () => say('webhook_removed', 'webhook_set'),
        }),
      stopping: stopping.signal,
      uptime,
      regularly: options.regularly ?? everyHalfMinute,
      onStalled() {
        report('stalled')
        say('receiving_restarted', 'stalled')
      },
      onFailed: () => report('receiving_failed'),
    })
  }

  function startWebhook(setting: WebhookSetting): void {
    receiving = tendWebhook({
      client,
      token,
      setting,
      now,
      signal: stopping.signal,
      pause,
      lastStoredAt: () => lastStoredAt,
      onState: (code) => {
        webhookState = code
        report(inHand.waiting > 0 ? 'not_stored' : code)
      },
    }).catch(() => report('receiving_failed'))
  }

  let webhookState: string | null = null
  const received = () => {
    lastStoredAt = now()
    report(webhookState?.startsWith('webhook_probe_') ? null : webhookState)
  }

  /** What a delivery brought and could not be stored is tried again here: it may never be delivered again. */
  async function storeLater(): Promise<void> {
    if (storing) return
    storing = true
    report('not_stored')
    for (let failures = 0; !stopping.signal.aborted; failures++) {
      await pause(backOff(failures), stopping.signal)
      if (stopping.signal.aborted || inHand.retry()) break
    }
    storing = false
    if (inHand.waiting === 0) received()
  }

  const webhook = options.webhook
    ? createWebhook({
        token,
        secret: options.webhook.secret,
        now,
        inHand,
        open: () => !stopping.signal.aborted,
        onStored: received,
        onNotStored: () => {
          if (sinkOfStart !== null) storingLater = storeLater()
        },
      })
    : null
  let storingLater: Promise<void> = Promise.resolve()

  return {
    name: 'zalo_bot',
    ...(webhook === null ? {} : { webhook }),
    get bot() {
      return me ?? ''
    },
    abilities: {
      buttons: false,
      edit: false,
      inboundFiles: false,
      inboundPictures: true,
      outboundFiles: null,
      maxFile: LARGEST_PICTURE,
      maxText: LONGEST_TEXT,
      proactive: 'always',
      // No number is published for somebody who blocked the bot.
      namesLost: false,
      joins: 'code',
      capacity: { people: options.people, messagesPerMonth: options.messagesPerMonth },
      rate: RATE,
    },
    async start(sink: Sink) {
      await learnName()
      if (stopping.signal.aborted) return
      sinkOfStart = sink
      if (options.webhook) {
        // What was delivered before the bot knew its name.
        if (!inHand.retry()) storingLater = storeLater()
        startWebhook(options.webhook)
      } else startPolling()
    },
    async stop() {
      stopping.abort()
      await receiving
      await storingLater
      if (!inHand.retry()) say('updates_lost', 'not_stored', { count: inHand.waiting })
      await media.close()
      await caller.close()
    },
    send,
    fetchFile: (file, limit, write) => media.fetch(file.id, limit, write),
    // There are neither menus nor a way out of a group.
    setMenu: () => Promise.resolve(false),
    leave: () => Promise.resolve(false),
    joinLink: () => options.link ?? null,
    health() {
      const since = floods.quotaGoneSince(now())
      return health.state === 'ok' && since !== null ? { state: 'down', code: 'quota', since } : health
    },
  }
}

/** A server on this machine that stands in for Zalo keeps its pictures on this machine too. */
const standIn = ({ hostname }: URL): string[] =>
  hostname === 'localhost' || hostname === '[::1]' || hostname.startsWith('127.') ? [hostname] : []
