// Facts of what is said about accounts: the month's messages, and what does not work.
import type { AccountNotice } from '../../core/account-notice.ts'
import type { Facts } from '../../core/notice.ts'
import { keptOf } from '../../core/quota.ts'
import { type App, channelOf } from '../app.ts'
import { accountNameOf } from '../joining-accounts.ts'
import { standingOf } from '../traffic.ts'
import { type Gone, gone } from './gone.ts'

export function aboutAccounts(app: App, notice: AccountNotice): Facts | Gone {
  return notice.kind === 'quota' ? aboutQuota(app, notice) : aboutTrouble(app, notice)
}

function aboutTrouble(app: App, notice: Extract<AccountNotice, { kind: 'channel_trouble' }>): Facts | Gone {
  const { channel, bot, code, since } = notice
  const info = channelOf(app, { channel, bot })
  if (since !== null && info?.health?.() === 'ok') return gone('well again')
  return { kind: 'channel_trouble', account: accountNameOf(app, { channel, bot }), code, since }
}

function aboutQuota(app: App, { channel, bot, month, level }: Extract<AccountNotice, { kind: 'quota' }>): Facts | Gone {
  const standing = standingOf(app, { channel, bot })
  if (standing.month !== month || standing.limit === null) return gone('another month')
  const { sent, received, limit } = standing
  const account = accountNameOf(app, { channel, bot })
  return { kind: 'quota', level, account, month, used: sent + received, limit, kept: keptOf(limit) }
}
