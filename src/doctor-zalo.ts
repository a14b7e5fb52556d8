// The doctor's lines on Zalo: each bot, the Official Account, and whether files have a way in.
import { randomBytes } from 'node:crypto'
import { checkZaloBot, type ZaloBotFound } from './channels/zalo-bot/check.ts'
import { checkZaloOa, type ZaloOaCheck } from './channels/zalo-oa/check.ts'
import type { Config } from './config.ts'
import type { Say } from './doctor.ts'
import type { Installation } from './installation.ts'
import { accountStore } from './store/accounts.ts'
import type { createTexts } from './texts/texts.ts'

type T = ReturnType<typeof createTexts>

/** Only names are asked; nothing is taken from a bot that runs. */
export async function zaloBots({ zaloBots: bots, publicUrl }: Config, say: Say, t: T): Promise<void> {
  for (const [i, bot] of bots.entries()) {
    const no = String(i + 1)
    const found = await checkZaloBot(bot)
    if (!found.ok) {
      const refused = found.code === 'unauthorized'
      const better = found.otherHost?.code === null ? found.otherHost.host : null
      const line = refused
        ? t('doctor-zalo-bot-token', { no })
        : better !== null
          ? t('doctor-zalo-bot-other-host', { no, code: found.code, host: better })
          : t('doctor-zalo-bot-unreachable', { no, code: found.code })
      say('zalo_bot', false, line)
      continue
    }
    say('zalo_bot', true, t('doctor-zalo-bot', { no, name: found.name ?? found.id, package: found.package ?? '-' }))
    say('zalo_bot_updates', ...updatesLine(no, bot.webhook !== null, found.webhook, t))
  }
  if (bots.length > 0 && publicUrl === null) say('upload_page', false, t('doctor-upload-address'))
}

function updatesLine(no: string, wanted: boolean, webhook: ZaloBotFound['webhook'], t: T): [boolean, string] {
  if (!wanted)
    return webhook === 'ours' || webhook === 'other'
      ? [false, t('doctor-zalo-bot-webhook', { no })]
      : [true, t('doctor-zalo-bot-polling', { no })]
  return webhook === 'ours'
    ? [true, t('doctor-zalo-bot-webhook-set', { no })]
    : [false, t('doctor-zalo-bot-webhook-unset', { no })]
}

/** The account as the running bot keeps it; no token is fetched, for each works once and belongs to the bot. */
export async function zaloOa({ zaloOa: oa }: Config, { db, key, clock }: Installation, say: Say, t: T): Promise<void> {
  if (oa === null) return
  const now = clock.now
  const account = accountStore({ db, key, now, random: randomBytes, channel: 'zalo_oa', name: oa.appId })
  const found = await checkZaloOa({ ...oa, account, now })
  say('zalo_oa_tokens', ...tokensLine(found, now(), t))
  if (found.account.ok) {
    const { name, verified, type, linked } = found.account
    const yes = (is: boolean) => t(is ? 'doctor-yes' : 'doctor-no')
    say(
      'zalo_oa',
      verified,
      t('doctor-zalo-oa', { name, verified: yes(verified), package: found.account.package, linked: yes(linked) }),
    )
    if (type === STATE_AGENCY)
      say('zalo_oa_kind', true, t('doctor-zalo-oa-state', { endpoint: found.account.endpoint ?? '-' }))
  } else if (found.tokens.state === 'lasting')
    say('zalo_oa', false, t('doctor-zalo-oa-unreachable', { code: found.account.code }))
  const receives = found.webhook !== null && oa.webhookSecret !== null
  say(
    'zalo_oa_webhook',
    receives,
    receives ? t('doctor-zalo-oa-webhook', { address: found.webhook! }) : t('doctor-zalo-oa-no-webhook'),
  )
}

/** As Zalo numbers the kinds of accounts. */
const STATE_AGENCY = '4'
const DAY_MS = 86_400_000

function tokensLine({ tokens }: ZaloOaCheck, now: number, t: T): [boolean, string] {
  const days = tokens.refreshUntil === null ? null : Math.floor((tokens.refreshUntil - now) / DAY_MS)
  if (tokens.state === 'none' || tokens.state === 'unreadable' || (days !== null && days < 0))
    return [false, t('doctor-zalo-oa-tokens-none', { code: tokens.state })]
  return [days === null || days >= 30, t('doctor-zalo-oa-tokens', { days: days === null ? '-' : String(days) })]
}
