// Asks Telegram who the bot is and how its webhook stands, for the doctor; takes no update from a bot that runs.
import { failureCode, toFailure } from './errors.ts'
import { createCalls } from './index.ts'
import { reportOf, type WebhookSetting, webhookUrl } from './webhook.ts'

export type TelegramCheck =
  | {
      ok: true
      username: string
      /** Whose address Telegram delivers to: ours, nobody's, somebody else's. */
      webhook: 'ours' | 'none' | 'other'
      pending: number
      /** When a delivery last failed; null where none did. */
      lastErrorAt: number | null
    }
  | { ok: false; code: string }

const TIMEOUT_MS = 10_000

export async function checkTelegram(bot: {
  token: string
  apiRoot: string
  webhook: WebhookSetting | null
}): Promise<TelegramCheck> {
  const calls = createCalls(bot.apiRoot.replace(/\/+$/, ''), bot.token, () => TIMEOUT_MS)
  try {
    const { username } = await calls.api.getMe()
    const info = await calls.api.getWebhookInfo()
    const ours = bot.webhook !== null && info.url === webhookUrl(bot.webhook.publicUrl, bot.token)
    const webhook = ours ? 'ours' : info.url ? 'other' : 'none'
    return { ok: true, username, webhook, ...reportOf(info) }
  } catch (error) {
    return { ok: false, code: failureCode(toFailure(error)) }
  } finally {
    await calls.finish()
  }
}
