// What commands beside the bot know of the accounts that people join by code: the running bot leaves it in the database.
import type { ChannelInfo } from './app/app.ts'
import type { Capacity, Channel } from './channels/channel.ts'
import type { Db } from './store/db.ts'
import { readSetting, writeSetting } from './store/settings.ts'

interface KeptAccount {
  channel: string
  bot: string
  link: string | null
  capacity: Capacity | null
}

const KEY = 'joining_accounts'

const kept = (db: Db): KeptAccount[] => readSetting<KeptAccount[]>(db, KEY) ?? []

const write = (db: Db, accounts: KeptAccount[]): void => {
  if (JSON.stringify(accounts) !== JSON.stringify(kept(db))) writeSetting(db, KEY, accounts)
}

const isAt = (channel: Pick<Channel, 'name' | 'bot'>, account: KeptAccount): boolean =>
  account.channel === channel.name && account.bot === channel.bot

/** Keeps what a bot that has started says of itself; a channel that is joined by a link leaves nothing here. */
export function keepAccount(db: Db, channel: Channel): void {
  const { name, bot, abilities } = channel
  if (abilities.joins !== 'code') return
  const account = { channel: name, bot, link: channel.joinLink(''), capacity: abilities.capacity ?? null }
  const before = kept(db)
  const known = before.some((one) => isAt(channel, one))
  write(db, known ? before.map((one) => (isAt(channel, one) ? account : one)) : [...before, account])
}

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
  kept(db).map(({ channel, bot, link, capacity }) => ({
    name: channel,
    bot,
    abilities: {
      buttons: false,
      edit: false,
      inboundFiles: false,
      maxFile: 0,
      maxText: 2000,
      proactive: 'always',
      joins: 'code',
      ...(capacity ? { capacity } : {}),
      rate: { perSecond: 1, chatPauseMs: 0 },
    },
    joinLink: () => link,
  }))
