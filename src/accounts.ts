// What commands beside the bot know of its accounts: the running bot leaves in the database what each can do and warns of.
import type { ChannelInfo } from './app/app.ts'
import type { Abilities, Channel } from './channels/channel.ts'
import type { Db } from './store/db.ts'
import { readSetting, writeSetting } from './store/settings.ts'

interface KeptAccount {
  channel: string
  bot: string
  /** The page on which its code is typed; of one that is joined by a link what stands before the payload. */
  link: string | null
  abilities: Omit<Abilities, 'rate'>
  /** What works still and will not for long. */
  warnings: string[]
}

const KEY = 'accounts'

const kept = (db: Db): KeptAccount[] => readSetting<KeptAccount[]>(db, KEY) ?? []

const write = (db: Db, accounts: KeptAccount[]): void => {
  if (JSON.stringify(accounts) !== JSON.stringify(kept(db))) writeSetting(db, KEY, accounts)
}

const isAt = (channel: Pick<Channel, 'name' | 'bot'>, account: KeptAccount): boolean =>
  account.channel === channel.name && account.bot === channel.bot

/** Keeps what a bot that has started says of itself. */
export function keepAccount(db: Db, channel: Channel): void {
  const { rate: _, ...abilities } = channel.abilities
  const link = abilities.joins === 'code' ? channel.joinLink('') : (channel.joinLink('x')?.slice(0, -1) ?? null)
  const warnings = channel.health().warnings ?? []
  const account = { channel: channel.name, bot: channel.bot, link, abilities, warnings }
  const before = kept(db)
  const known = before.some((one) => isAt(channel, one))
  write(db, known ? before.map((one) => (isAt(channel, one) ? account : one)) : [...before, account])
}

/** Keeps what accounts warn of by now. */
export function keepWarnings(db: Db, channels: readonly Channel[]): void {
  write(
    db,
    kept(db).map((account) => {
      const channel = channels.find((one) => isAt(one, account))
      return channel ? { ...account, warnings: channel.health().warnings ?? [] } : account
    }),
  )
}

/** What accounts warned of when the bot last looked. */
export const warningsBeside = (db: Db): Pick<KeptAccount, 'channel' | 'bot' | 'warnings'>[] =>
  kept(db).filter(({ warnings }) => warnings.length > 0)

/**
 * Forgets accounts that are configured no more and puts the others in the order of the configuration. A bot that could
 * not start yet may be any of its channel's, so that of these none is forgotten.
 */
export function forgetAccounts(db: Db, channels: readonly Channel[], started: ReadonlySet<Channel>): void {
  const placeOf = (account: KeptAccount) => channels.findIndex((channel) => isAt(channel, account))
  const waits = (account: KeptAccount) => channels.some((c) => c.name === account.channel && !started.has(c))
  write(
    db,
    kept(db)
      .filter((account) => placeOf(account) >= 0 || waits(account))
      .sort((a, b) => placeOf(a) - placeOf(b)),
  )
}

/** The accounts as commands beside the bot see them; nothing is sent by these. */
export const accountsBeside = (db: Db): ChannelInfo[] =>
  kept(db).map(({ channel, bot, link, abilities }) => ({
    name: channel,
    bot,
    abilities: { ...abilities, rate: { perSecond: 1, chatPauseMs: 0 } },
    joinLink: (payload) => (link === null || abilities.joins === 'code' ? link : link + payload),
  }))
