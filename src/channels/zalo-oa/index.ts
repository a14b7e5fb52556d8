// The channel of a Zalo Official Account: tokens that turn over, a webhook that is signed, filled into the port.
import { HOUR, type Instant } from '../../core/time.ts'
import type { Channel, ChannelHealth, Charge, FetchResult, FileRef, Sink, Window } from '../channel.ts'
import { backOff, everyHalfMinute, type Pause, pauseByTimer } from '../waiting.ts'
import { createCaller } from '../zalo-http.ts'
import { createMedia } from '../zalo-media.ts'
import type { AccountStore } from './account.ts'
import { MOST_BUTTONS } from './buttons.ts'
import { createClient } from './client.ts'
import { type Failure, failureCode, isUnpaid, toSendError } from './errors.ts'
import { fetchFile } from './files.ts'
import { createOauth } from './oauth.ts'
import { createSend, LONGEST_TEXT } from './outbound.ts'
import { factsOf, readProfile } from './profile.ts'
import { createSpeak } from './speak.ts'
import type { ApprovedTemplate } from './template.ts'
import { createTokens } from './tokens.ts'
import { OUTBOUND_FILES } from './uploads.ts'
import { createWebhook } from './webhook.ts'

/** One line for the log: codes only, never a text, an address or a token. */
export type ZaloOaLog = (line: { event: 'account' | 'tokens' | 'delivery'; code: string }) => void

export interface ZaloOaOptions {
  appId: string
  /** The application's secret. */
  secretKey: string
  /** The first refresh token, or a newer one after an administrator authorised anew. */
  refreshToken: string | null
  /** The account's own secret, by which deliveries are signed; null: nothing is received. */
  webhookSecret: string | null
  apiRoot: string
  oauthRoot: string
  templates: Readonly<Record<string, ApprovedTemplate>>
  account: AccountStore
  now: () => Instant
  log?: ZaloOaLog
  timeouts?: Partial<ZaloOaTimeouts>
  /** How the channel waits between attempts at its own name; tests do not wait. */
  pause?: Pause
  /** Calls back now and then, for the tokens: it only wakes, what is due comes from what was kept. @returns how to end it */
  regularly?: (look: () => void) => () => void
}

export interface ZaloOaTimeouts {
  callMs: number
  /** Five megabytes over a slow line. */
  uploadMs: number
  /** Longer than others: an answer that is given up is a pair of tokens that is lost. */
  tokenMs: number
}

const TIMEOUTS: ZaloOaTimeouts = { callMs: 15_000, uploadMs: 60_000, tokenMs: 30_000 }

/** Zalo's window: after a person's last act free for two days, paid until the seventh, then approved templates alone. */
const WINDOW: Omit<Window, 'templates'> = { freeMs: 48 * HOUR, openMs: 7 * 24 * HOUR }
/** 4,000 calls a minute for one application, uploads and tokens among them. */
const RATE = { perSecond: 30, chatPauseMs: 1_000 }
const LARGEST_DOWNLOAD = 50 * 1024 * 1024

/**
 * `start` resolves once the account's id is known: from what was kept of it at once, else as soon as Zalo tells it; it
 * keeps trying until then or until `stop`, and `health` says why it waits. A dead chain of tokens stops nothing that does
 * not need one: deliveries are taken, for Zalo would otherwise switch the webhook off. A channel is started once; sends
 * and the fetching of tokens under way are waited for by `stop`.
 */
export function createZaloOa(options: ZaloOaOptions): Channel {
  const { account, now, log = () => {} } = options
  const timeouts = { ...TIMEOUTS, ...options.timeouts }
  const pause = options.pause ?? pauseByTimer
  const caller = createCaller()
  // A server that stands in for Zalo's stands in for its media, too.
  const media = createMedia({ hosts: [new URL(options.apiRoot).hostname] })
  const tokens = createTokens({
    store: account,
    refresh: createOauth({ ...options, oauthRoot: rootOf(options.oauthRoot), caller, timeoutMs: timeouts.tokenMs }),
    firstToken: options.refreshToken,
    now,
    timeoutMs: timeouts.tokenMs,
    log,
  })
  const client = createClient({ apiRoot: rootOf(options.apiRoot), caller, tokens, ...timeouts })
  const stopping = new AbortController()
  let oaId: string | null = null
  let sinkOfStart: Sink | null = null
  let learned: Promise<void> = Promise.resolve()
  let tending: Promise<void> = Promise.resolve()
  const trouble = createTrouble(now, (code) => log({ event: 'account', code }))
  if (options.webhookSecret === null) trouble.set('receiving', 'no_webhook_secret')

  const onOutcome = (failure: Failure | null, charge?: Charge) => {
    if (failure === null) {
      trouble.set('account', null)
      // What is free says nothing of the money.
      if (charge === 'paid' || charge === 'template') trouble.warn(null)
      return
    }
    if (isUnpaid(failure)) trouble.warn(failureCode(failure))
    if (toSendError(failure, now(), now).kind === 'misconfigured' && failure.from === 'platform')
      trouble.set('account', failureCode(failure))
  }
  const send = createSend({
    client,
    speak: createSpeak(client, account, () => oaId ?? ''),
    templates: options.templates,
    now,
    onOutcome,
  })

  /** Who the account is, asked until it is known; where it is another one than before, what was pinned stays with that one. */
  async function learn(): Promise<void> {
    for (let failures = 0; !stopping.signal.aborted; failures++) {
      await tokens.tend()
      const profile = await readProfile(client)
      if (profile.ok) {
        oaId = profile.profile.oa_id
        try {
          account.note(factsOf(profile.profile))
        } catch {
          // Asked again at the next start.
        }
        trouble.set('account', null)
        trouble.begun()
        return
      }
      if (stopping.signal.aborted) return
      trouble.set('account', failureCode(profile.failure))
      await pause(backOff(failures), stopping.signal)
    }
  }

  const webhook = createWebhook({
    ...options,
    store: account,
    open: () => (oaId === null || sinkOfStart === null || stopping.signal.aborted ? null : { oaId, sink: sinkOfStart }),
    onState: (code) => trouble.set('receiving', code),
    log,
  })

  return {
    name: 'zalo_oa',
    webhook,
    get bot() {
      return oaId ?? ''
    },
    abilities: {
      buttons: true,
      mostButtons: MOST_BUTTONS,
      edit: false,
      inboundFiles: true,
      outboundFiles: OUTBOUND_FILES,
      maxFile: LARGEST_DOWNLOAD,
      maxText: LONGEST_TEXT,
      proactive: { ...WINDOW, templates: Object.keys(options.templates) },
      joins: 'code',
      rate: RATE,
    },
    async start(sink: Sink) {
      sinkOfStart = sink
      oaId = knownId(account)
      learned = learn()
      if (oaId === null) await learned
      const end = (options.regularly ?? everyHalfMinute)(() => {
        tending = tending.then(() => (stopping.signal.aborted ? undefined : tokens.tend()))
      })
      if (stopping.signal.aborted) end()
      else stopping.signal.addEventListener('abort', end)
    },
    async stop() {
      stopping.abort()
      await Promise.all([learned, tending, media.close()])
      await caller.close()
    },
    send,
    fetchFile: (file: FileRef, limit: number, write: (chunk: Uint8Array) => void): Promise<FetchResult> =>
      fetchFile(media, file, limit, write),
    // There is no menu of commands for one chat, and no group.
    setMenu: async () => false,
    leave: async () => true,
    // It opens the account; whoever joins types the code there.
    joinLink: () => (oaId === null ? null : `https://zalo.me/${oaId}`),
    health: () => trouble.health(tokens.state()),
  }
}

/** What stands in the way, by where it stands: each place is cleared by itself. */
function createTrouble(now: () => Instant, say: (code: string) => void) {
  const codes: Record<'account' | 'receiving', string | null> = { account: null, receiving: null }
  let unpaid: string | null = null
  let begun = false
  let last: { code: string; since: Instant } | null = null
  return {
    set(place: keyof typeof codes, code: string | null) {
      if (codes[place] === code) return
      codes[place] = code
      say(`${place}_${code ?? 'ok'}`)
    },
    warn(code: string | null) {
      unpaid = code
    },
    begun() {
      begun = true
    },
    health(tokens: { down: string | null; warning: string | null }): ChannelHealth {
      const warnings = [tokens.warning, unpaid].filter((code) => code !== null)
      const more = warnings.length === 0 ? {} : { warnings }
      const code = tokens.down ?? codes.account ?? codes.receiving
      if (code === null) {
        last = null
        return { state: begun ? 'ok' : 'starting', ...more }
      }
      if (last?.code !== code) last = { code, since: last?.since ?? now() }
      return { state: 'down', ...last, ...more }
    },
  }
}

const rootOf = (address: string): string => new URL(address).href.replace(/\/+$/, '')

function knownId(account: AccountStore): string | null {
  try {
    return account.read()?.facts.oa ?? null
  } catch {
    return null
  }
}
