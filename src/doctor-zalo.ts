// The doctor's lines on Zalo: each bot, and whether files have a way in.
import { checkZaloBot, type ZaloBotFound } from './channels/zalo-bot/check.ts'
import type { Config } from './config.ts'
import { accountName } from './core/render.ts'
import type { Say } from './doctor-finding.ts'
import type { createTexts } from './texts/texts.ts'

type T = ReturnType<typeof createTexts>

/** Only names are asked; nothing is taken from a bot that runs. */
export async function zaloBots({ zaloBots: bots, publicUrl }: Config, say: Say, t: T): Promise<void> {
  for (const [i, bot] of bots.entries()) {
    const account = accountName({ channel: 'zalo_bot', no: i + 1, of: bots.length }, t)
    const found = await checkZaloBot(bot)
    if (!found.ok) {
      const refused = found.code === 'unauthorized'
      const better = found.otherHost?.code === null ? found.otherHost.host : null
      const line = refused
        ? t('doctor-zalo-bot-token', { account })
        : better !== null
          ? t('doctor-zalo-bot-other-host', { account, code: found.code, host: better })
          : t('doctor-zalo-bot-unreachable', { account, code: found.code })
      say('zalo_bot', false, line)
      continue
    }
    say(
      'zalo_bot',
      true,
      t('doctor-zalo-bot', { account, name: found.name ?? found.id, package: found.package ?? '-' }),
    )
    say('zalo_bot_updates', ...updatesLine(account, bot.webhook !== null, found.webhook, t))
  }
  if (bots.length > 0 && publicUrl === null) say('upload_page', false, t('doctor-upload-address'))
}

function updatesLine(account: string, wanted: boolean, webhook: ZaloBotFound['webhook'], t: T): [boolean, string] {
  if (!wanted)
    return webhook === 'ours' || webhook === 'other'
      ? [false, t('doctor-zalo-bot-webhook', { account })]
      : [true, t('doctor-zalo-bot-polling', { account })]
  return webhook === 'ours'
    ? [true, t('doctor-zalo-bot-webhook-set', { account })]
    : [false, t('doctor-zalo-bot-webhook-unset', { account })]
}
