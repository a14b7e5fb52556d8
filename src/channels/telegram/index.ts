// The Telegram channel: Bot API over long polling or a webhook, filled into the port.
import { Api } from 'grammy'
import type { Instant } from '../../core/time.ts'
import type { Channel, ChannelHealth, MenuItem, Sink, WebhookReport } from '../channel.ts'
import { backOff, everyHalfMinute, type Pause, pauseByTimer } from '../waiting.ts'
import { keepPolling } from '../watchdog.ts'
import { failureCode, isOutside, toFailure } from './errors.ts'
import { FILE_TIMEOUTS, type FileTimeouts, fetchFile, LARGEST_DOWNLOAD } from './files.ts'
import { createSend, LONGEST_TEXT } from './outbound.ts'
import { forGrammy, poll } from './poll.ts'
import { createTransport, type TransportRequest } from './transport.ts'
import { createWebhook, tendWebhook, type WebhookSetting } from './webhook.ts'

/** One line for the log: codes only, never a text, an address or a token. */
export type TelegramLog = (line: {
  event: 'receiving' | 'press_unanswered' | 'menu_failed' | 'webhook_removed' | 'receiving_restarted' | 'leave_failed'
  code: string
}) => void

export interface TelegramOptions {
  token: string
  /** `https://api.telegram.org`, or where a server of one's own listens. */
  apiRoot: string
  now: () => Instant
  log?: TelegramLog
  /** Updates come to this address; left out or null: they are fetched. */
  webhook?: WebhookSetting | null
  /** Messages in a second over all chats, in a second to one chat, in a minute to one group. */
  rate?: TelegramRate
  /** How long the platform holds an empty poll, 1 to 50 seconds. */
  pollSeconds?: number
  timeouts?: Partial<TelegramTimeouts>
  /** How the channel waits between attempts at receiving; tests do not wait. */
  pause?: Pause
  /** Milliseconds of a clock that nobody sets, for the watchdog; tests have their own. */
  uptime?: () => number
  /** Calls back every half minute, for the watchdog. @returns how to end it */
  regularly?: (look: () => void) => () => void
}

export interface TelegramRate {
  perSecond: number
  perChat: number
  perGroupMinute: number
}

/** As Telegram publishes them. */
export const PUBLISHED_RATE: TelegramRate = { perSecond: 30, perChat: 1, perGroupMinute: 20 }

export interface TelegramTimeouts extends FileTimeouts {
  callMs: number
  /** A document of the largest size over a slow line. */
  uploadMs: number
  /** What a poll may take beyond the time it is held. */
  pollGraceMs: number
}

const TIMEOUTS: TelegramTimeouts = { callMs: 15_000, uploadMs: 180_000, pollGraceMs: 10_000, ...FILE_TIMEOUTS }

/** Telegram holds no poll longer (Bot API server). */
const LONGEST_POLL_S = 50

/**
 * `start` resolves once the bot's name is known; it keeps trying until then or until `stop`, and `health` says why it
 * waits. Polling takes a webhook away that stands in its way, the webhook is set again where it is found changed, and
 * neither drops what waits at Telegram; a second process is reported as health (`other_poller`). What was stored but not yet confirmed when `stop` came is delivered again to the next process. A channel is
 * started once; sends under way are waited for by `stop`, downloads are broken off.
 * @throws when `apiRoot` is no address
 */
export function createTelegram(options: TelegramOptions): Channel {
  const { token, now, log = () => {} } = options
  const timeouts = { ...TIMEOUTS, ...options.timeouts }
  const pause = options.pause ?? pauseByTimer
  const apiRoot = new URL(options.apiRoot).href.replace(/\/+$/, '')
  const pollSeconds = Math.min(Math.max(Math.trunc(options.pollSeconds ?? LONGEST_POLL_S), 1), LONGEST_POLL_S)

  const calls = createCalls(apiRoot, token, (url, request) => {
    if (url.endsWith('/getUpdates')) return pollSeconds * 1000 + timeouts.pollGraceMs
    return typeof request.body === 'string' ? timeouts.callMs : timeouts.uploadMs
  })
  const { api } = calls
  const stopping = new AbortController()
  const address = (path: string) => fileAddress(apiRoot, token, path)
  const source = { api, address, timeouts, stopping: stopping.signal }
  const send = createSend(api, now)

  let me: { id: string; username: string } | null = null
  let health: ChannelHealth = { state: 'starting' }
  let webhookReport: WebhookReport | null = null
  let receiving: Promise<unknown> = Promise.resolve()
  let sinkOfStart: Sink | null = null
  let lastStoredAt: Instant | null = null

  const report = (code: string | null) => {
    const before = health.state === 'down' ? health.code : health.state
    if (before === (code ?? 'ok')) return
    health =
      code === null ? { state: 'ok' } : { state: 'down', code, since: health.state === 'down' ? health.since : now() }
    log({ event: 'receiving', code: code ?? 'ok' })
  }

  async function learnName(): Promise<void> {
    for (let failures = 0; me === null && !stopping.signal.aborted; failures++) {
      try {
        const { id, username } = await api.getMe(forGrammy(stopping.signal))
        me = { id: String(id), username }
      } catch (error) {
        if (stopping.signal.aborted) return
        report(failureCode(toFailure(error)))
        await pause(backOff(failures), stopping.signal)
      }
    }
  }

  /** The person's client shows a spinner until this arrives; the press itself is stored, so a failure costs nothing. */
  function answerPress(id: string): void {
    api.answerCallbackQuery(id).catch((error: unknown) => {
      log({ event: 'press_unanswered', code: failureCode(toFailure(error)) })
    })
  }

  /** The loop that polls, begun anew by the watchdog where it stands still. */
  function startPolling(sink: Sink): void {
    receiving = keepPolling({
      run: (signal, heard) =>
        poll({
          api,
          sink,
          now,
          pollSeconds,
          signal,
          pause,
          onPress: answerPress,
          onState(code, wait) {
            heard(wait)
            report(code)
          },
          onWebhookRemoved: () => log({ event: 'webhook_removed', code: 'webhook_set' }),
        }),
      stopping: stopping.signal,
      uptime: options.uptime ?? (() => performance.now()),
      regularly: options.regularly ?? everyHalfMinute,
      onStalled() {
        report('stalled')
        log({ event: 'receiving_restarted', code: 'stalled' })
      },
      onFailed: () => report('receiving_failed'),
    })
  }

  function startWebhook(setting: WebhookSetting): void {
    receiving = tendWebhook({
      api,
      token,
      setting,
      now,
      signal: stopping.signal,
      pause,
      lastStoredAt: () => lastStoredAt,
      onState: report,
      onReport: (found) => {
        webhookReport = found
      },
    }).catch(() => report('receiving_failed'))
  }

  const webhook = options.webhook
    ? createWebhook({
        token,
        secret: options.webhook.secret,
        now,
        open: () => (me === null || stopping.signal.aborted ? null : sinkOfStart),
        onPress: answerPress,
        onStored: () => {
          lastStoredAt = now()
        },
      })
    : null

  const { perSecond, perChat, perGroupMinute } = { ...PUBLISHED_RATE, ...options.rate }
  return {
    name: 'telegram',
    ...(webhook === null ? {} : { webhook }),
    get bot() {
      return me?.id ?? ''
    },
    abilities: {
      buttons: true,
      edit: true,
      inboundFiles: true,
      maxFile: LARGEST_DOWNLOAD,
      maxText: LONGEST_TEXT,
      proactive: 'always',
      // Groups have negative ids, supergroups too.
      rate: {
        perSecond,
        chatPauseMs: Math.ceil(1_000 / perChat),
        group: { perMinute: perGroupMinute, is: (chat) => chat.startsWith('-') },
      },
    },
    async start(sink: Sink) {
      await learnName()
      if (stopping.signal.aborted) return
      sinkOfStart = sink
      if (options.webhook) startWebhook(options.webhook)
      else startPolling(sink)
    },
    async stop() {
      stopping.abort()
      await receiving
      await calls.finish()
    },
    send,
    fetchFile: (file, limit, write) => fetchFile(source, file, limit, write),
    async setMenu(chat: string, items: MenuItem[]) {
      const scope = { type: 'chat', chat_id: chat } as const
      try {
        if (items.length === 0) await api.deleteMyCommands({ scope })
        else await api.setMyCommands(items, { scope })
        return true
      } catch (error) {
        log({ event: 'menu_failed', code: failureCode(toFailure(error)) })
        return false
      }
    },
    async leave(chat: string) {
      try {
        await api.leaveChat(chat)
        return true
      } catch (error) {
        const failure = toFailure(error)
        if (isOutside(failure)) return true
        log({ event: 'leave_failed', code: failureCode(failure) })
        return false
      }
    },
    joinLink: (payload) =>
      me !== null && /^[A-Za-z0-9_-]{1,64}$/.test(payload) ? `https://t.me/${me.username}?start=${payload}` : null,
    health: () => (webhookReport === null ? health : { ...health, webhook: webhookReport }),
  }
}

/** grammY's typed calls over our transport; `finish` waits for those under way. */
export function createCalls(
  apiRoot: string,
  token: string,
  timeoutMs: (url: string, request: TransportRequest) => number,
): { api: Api; finish(): Promise<void> } {
  const transport = createTransport(timeoutMs)
  const underWay = new Set<Promise<unknown>>()
  const counted: typeof transport.fetch = (url, request) => {
    const call = transport.fetch(url, request)
    underWay.add(call)
    const done = () => underWay.delete(call)
    call.then(done, done)
    return call
  }
  // grammY asks for the whole of fetch and uses what the transport has.
  type GrammyFetch = NonNullable<NonNullable<ConstructorParameters<typeof Api>[1]>['fetch']>
  return {
    api: new Api(token, { apiRoot, fetch: counted as unknown as GrammyFetch }),
    async finish() {
      await Promise.allSettled(underWay)
      transport.close()
    },
  }
}

const fileAddress = (apiRoot: string, token: string, path: string): string =>
  `${apiRoot}/file/bot${token}/${path.split('/').map(encodeURIComponent).join('/')}`
