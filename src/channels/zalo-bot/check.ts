// Asks Zalo who a bot is, on which of its hosts, and how its webhook stands, for the doctor; takes no update from a bot that runs.
import { type Caller, createCaller } from '../zalo-http.ts'
import { type Answered, createClient } from './client.ts'
import { failureCode, isNotFound } from './errors.ts'
import { bot as botSchema, webhookInfo } from './schema.ts'
import { type WebhookSetting, webhookUrl } from './webhook.ts'

export type ZaloBotCheck = ZaloBotFound | { ok: false; code: string; otherHost: OtherHost | null }

export interface ZaloBotFound {
  ok: true
  id: string
  name: string | null
  /** `BASIC` and the like. */
  package: string | null
  /** A capability of the package, not a promise. */
  groups: boolean | null
  /** Whose address Zalo delivers to: ours, nobody's, somebody else's; null where Zalo would not say. */
  webhook: 'ours' | 'none' | 'other' | null
  otherHost: OtherHost | null
}

/** How the same question fares at Zalo's other address: sources differ on which of the two works. */
export interface OtherHost {
  host: string
  /** Null where it answered. */
  code: string | null
}

/** The one of the documentation, and the one that its own examples still carry. */
export const KNOWN_HOSTS: readonly string[] = ['bot-api.zaloplatforms.com', 'bot-api.zapps.me']
const TIMEOUT_MS = 10_000

/**
 * Codes only; no token, no address but the names of Zalo's hosts.
 * @param bot `bothHosts`: asks at Zalo's other address too, which may take its whole time-out
 * @param caller closed at the end
 * @throws when `apiRoot` is no address
 */
export async function checkZaloBot(
  bot: { token: string; apiRoot: string; webhook: WebhookSetting | null; bothHosts?: boolean },
  caller: Caller = createCaller(),
): Promise<ZaloBotCheck> {
  const root = new URL(bot.apiRoot)
  const at = (address: string) => createClient(caller, address.replace(/\/+$/, ''), bot.token, TIMEOUT_MS)
  try {
    // The token goes to Zalo's own hosts alone: where a stand-in is configured there is no other.
    const both = bot.bothHosts === true && KNOWN_HOSTS.includes(root.hostname)
    const other = both ? KNOWN_HOSTS.find((host) => host !== root.hostname) : undefined
    const otherHost =
      other === undefined ? null : { host: other, code: codeOf(await at(`https://${other}`).call('getMe')) }
    const client = at(root.href)
    const found = await client.call('getMe')
    const me = found.ok ? botSchema.safeParse(found.result).data : undefined
    if (me === undefined) return { ok: false, code: codeOf(found) ?? 'unreadable', otherHost }
    const info = await client.call('getWebhookInfo')
    return {
      ok: true,
      id: me.id,
      name: me.account_name ?? null,
      package: me.account_type ?? null,
      groups: me.can_join_groups ?? null,
      webhook: standingOf(info, bot),
      otherHost,
    }
  } finally {
    await caller.close()
  }
}

const codeOf = (answered: Answered): string | null => (answered.ok ? null : failureCode(answered.failure))

function standingOf(
  info: Answered,
  { token, webhook }: { token: string; webhook: WebhookSetting | null },
): ZaloBotFound['webhook'] {
  if (!info.ok) return isNotFound(info.failure) ? 'none' : null
  const url = webhookInfo.safeParse(info.result).data?.url ?? ''
  if (url === '') return 'none'
  return webhook !== null && url === webhookUrl(webhook.publicUrl, token) ? 'ours' : 'other'
}
