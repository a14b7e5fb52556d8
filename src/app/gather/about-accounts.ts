// Facts of what is said about accounts that carry so many messages.
import type { AccountNotice } from '../../core/account-notice.ts'
import type { Facts } from '../../core/notice.ts'
import { keptOf } from '../../core/quota.ts'
import type { App } from '../app.ts'
import { accountNameOf } from '../joining-accounts.ts'
import { standingOf } from '../traffic.ts'
import { type Gone, gone } from './gone.ts'

export function aboutAccounts(app: App, { channel, bot, month, level }: AccountNotice): Facts | Gone {
  const standing = standingOf(app, { channel, bot })
  if (standing.month !== month || standing.limit === null) return gone('another month')
  const { sent, received, limit } = standing
  const account = accountNameOf(app, { channel, bot })
  return { kind: 'quota', level, account, month, used: sent + received, limit, kept: keptOf(limit) }
}
