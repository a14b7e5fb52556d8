// Asks Telegram who the bot is and whether a webhook is set, for the doctor; takes no update from a bot that runs.
import { failureCode, toFailure } from './errors.ts'
import { createCalls } from './index.ts'

export type TelegramCheck = { ok: true; username: string; webhook: string } | { ok: false; code: string }

const TIMEOUT_MS = 10_000

export async function checkTelegram(bot: { token: string; apiRoot: string }): Promise<TelegramCheck> {
  const calls = createCalls(bot.apiRoot.replace(/\/+$/, ''), bot.token, () => TIMEOUT_MS)
  try {
    const { username } = await calls.api.getMe()
    const { url } = await calls.api.getWebhookInfo()
    return { ok: true, username, webhook: url ?? '' }
  } catch (error) {
    return { ok: false, code: failureCode(toFailure(error)) }
  } finally {
    await calls.finish()
  }
}
