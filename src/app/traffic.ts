// How the bots stand whose messages of a month are counted, and what may still go by one of which little is left.
import type { Abilities } from '../channels/channel.ts'
import type { Lane } from '../core/delivery.ts'
import { mayGo, type QuotaState, quotaOf, strangersOf } from '../core/quota.ts'
import { dayOf, type Instant } from '../core/time.ts'
import { readSetting, writeSetting } from '../store/settings.ts'
import { type Account, trafficOf } from '../store/traffic.ts'
import { type App, channelOf } from './app.ts'
import { accountKey } from './joining-accounts.ts'

/** Months are those of the agencies' own calendar: the platform publishes none. */
export const monthOf = (app: App, at: Instant = app.now()): string => dayOf(at, app.settings.calendar.zone).slice(0, 7)

const limitOf = (abilities: Abilities | undefined): number | null => abilities?.capacity?.messagesPerMonth ?? null

/** What an account carries in a month; null where nobody counts. */
export const limitFor = (app: App, account: Account): number | null => limitOf(channelOf(app, account)?.abilities)

/** How a bot stands in a month. */
export interface Standing extends Account {
  month: string
  sent: number
  received: number
  /** Null where its messages are not counted by the platform. */
  limit: number | null
  state: QuotaState
}

export function standingOf(app: App, account: Account): Standing {
  const month = monthOf(app)
  const { channel, bot } = account
  const { sent = 0, received = 0 } = trafficOf(app.db, account, month) ?? {}
  const limit = limitFor(app, account)
  const state = limit === null ? 'open' : refusedLately(app, account) ? 'spent' : quotaOf(sent + received, limit)
  return { channel, bot, month, sent, received, limit, state }
}

/** A platform that has refused for want of messages is asked again after so long: its own month may begin another day. */
const ASK_AGAIN_MS = 3600_000
export const refusedKey = (account: Account): string => `quota_refused:${accountKey(account)}`

function refusedLately(app: App, account: Account): boolean {
  const at = readSetting<number>(app.db, refusedKey(account))
  return at !== null && app.now() < at + ASK_AGAIN_MS
}

/** When a row that no account has messages left for is looked at again. */
export const nextLook = (app: App): Instant => app.now() + ASK_AGAIN_MS

/** What of an outbox row decides whether it may still go. */
interface Row {
  lane: Lane
  kind: string
  personId: number | null
  identityId: number | null
}

/** Whether an account has messages left for a row. */
export function hasMessages(app: App, account: Account, { lane, kind, personId, identityId }: Row): boolean {
  if (limitFor(app, account) === null) return true
  const stranger = isStranger({ personId, identityId })
  return mayGo(standingOf(app, account).state, { lane, stranger, continued: kind === 'continuation' })
}

/** Somebody whom nobody let in: what could not be answered at once is not worth answering next month. */
export const isStranger = ({ personId, identityId }: Pick<Row, 'personId' | 'identityId'>): boolean =>
  personId === null && identityId === null

interface Strangers {
  month: string
  answers: number
}

const strangersKey = (account: Account): string => `quota_strangers:${accountKey(account)}`

/** Counts an answer to somebody whom nobody let in. @returns false where the month has seen enough of them */
export function spareForStranger(app: App, account: Account): boolean {
  const limit = limitOf(channelOf(app, account)?.abilities)
  if (limit === null) return true
  const month = monthOf(app)
  const before = readSetting<Strangers>(app.db, strangersKey(account))
  const answers = before?.month === month ? before.answers : 0
  if (answers >= strangersOf(limit)) return false
  writeSetting(app.db, strangersKey(account), { month, answers: answers + 1 } satisfies Strangers)
  return true
}

/** The standing of every bot whose messages are counted by its platform. */
export const standings = (app: App): Standing[] =>
  app.ports
    .channels()
    .filter(({ abilities, bot }) => limitOf(abilities) !== null && bot !== '')
    .map(({ name, bot }) => standingOf(app, { channel: name, bot }))
