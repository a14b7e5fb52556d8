// The channels of a configuration: a visible list.
import { randomBytes } from 'node:crypto'
import type { Channel } from './channels/channel.ts'
import { createTelegram } from './channels/telegram/index.ts'
import { createZaloBot } from './channels/zalo-bot/index.ts'
import { createZaloOa } from './channels/zalo-oa/index.ts'
import type { Config } from './config.ts'
import { accountStore } from './store/accounts.ts'
import type { Db } from './store/db.ts'

/** What channels may keep things in: the database, and the key that seals them. */
export interface Keep {
  db: Db
  key: Uint8Array
}

/** Which channels an installation has, once it is open. */
export type ChannelsOf = (keep: Keep) => readonly Channel[]

/** A command beside the bot: it only writes, and the bot sends. */
export const NO_CHANNELS: ChannelsOf = () => []

export function channelsOf(config: Config, log: (line: object) => void): ChannelsOf {
  return ({ db, key }) => {
    const now = Date.now
    const channels: Channel[] = []
    if (config.telegram) channels.push(createTelegram({ ...config.telegram, now, log }))
    for (const bot of config.zaloBots) channels.push(createZaloBot({ ...bot, now, log }))
    if (config.zaloOa) {
      const account = oaAccount({ db, key }, config.zaloOa.appId)
      channels.push(createZaloOa({ ...config.zaloOa, account, now, log }))
    }
    return channels
  }
}

/** Where the tokens of an Official Account are kept, for the bot and for whoever looks at it beside the bot. */
export const oaAccount = ({ db, key }: Keep, appId: string) =>
  accountStore({ db, key, now: Date.now, random: randomBytes, channel: 'zalo_oa', name: appId })
