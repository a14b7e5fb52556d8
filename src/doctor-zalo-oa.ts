// What the doctor says of the Official Account, and what the probe learns of it; no token is taken from a bot that runs.
import { type CheckOptions, checkZaloOa, type ZaloOaCheck } from './channels/zalo-oa/check.ts'
import { probeZaloOa } from './channels/zalo-oa/probe.ts'
import type { Config } from './config.ts'
import { HOUR } from './core/time.ts'
import type { Say } from './doctor-finding.ts'
import { openInstallation } from './installation.ts'
import { type Keep, oaAccount } from './live-channels.ts'
import type { createTexts } from './texts/texts.ts'

type T = ReturnType<typeof createTexts>

const DAY = 24 * HOUR
/** With fewer days left an administrator of the account should be at hand. */
const FEW_DAYS = 30
const STATE_AGENCY = '4'

/** A chain of tokens works once for each link, so a mere look uses what is in force and fetches nothing. */
export async function zaloOa(config: Config, say: Say, t: T): Promise<void> {
  const oa = config.zaloOa
  if (oa === null) return
  const found = await within(config, checkZaloOa)
  // The database's own line says why.
  if (found === null) return
  const { account } = found
  tokenLine(found, oa.refreshToken !== null, say, t)
  if (account.ok) {
    const { name, type } = account
    const verified = account.verified ? '✓' : '✗'
    say('zalo_oa', account.verified, t('doctor-zalo-oa', { name, verified, package: account.package || '-', type }))
    if (type === STATE_AGENCY)
      say('zalo_oa_state', true, t('doctor-zalo-oa-state', { endpoint: account.endpoint ?? '-' }))
  } else if (found.tokens.state === 'lasting')
    say('zalo_oa', false, t('doctor-zalo-oa-unreachable', { code: account.code }))
  const address = oa.webhookSecret === null ? null : found.webhook
  if (address === null) say('zalo_oa_webhook', false, t('doctor-zalo-oa-no-webhook'))
  else say('zalo_oa_webhook', true, t('doctor-zalo-oa-webhook', { address }))
}

function tokenLine({ tokens }: ZaloOaCheck, hasFirst: boolean, say: Say, t: T): void {
  const left = Math.max(0, Math.floor(((tokens.refreshUntil ?? 0) - Date.now()) / DAY))
  if (tokens.state === 'lasting')
    return say('zalo_oa_tokens', left >= FEW_DAYS, t('doctor-zalo-oa-tokens', { days: String(left) }))
  const starts = tokens.state === 'worn_out' ? left > 0 : tokens.state === 'none' && hasFirst
  if (starts) return say('zalo_oa_tokens', true, t('doctor-zalo-oa-tokens-start'))
  say('zalo_oa_tokens', false, t('doctor-zalo-oa-tokens-none', { code: tokens.state }))
}

/** A question of the first day, and what Zalo or the database answered. */
export interface OaFact {
  question: string
  answer: string
}

/** Two uploads; nobody is written to but whom `to` names. @param to the person's id at the account */
export async function probeOa(config: Config, to: string | null, text: string): Promise<OaFact[]> {
  if (config.zaloOa === null) return []
  const asked = await within(config, async (options) => ({
    check: await checkZaloOa(options),
    probe: await probeZaloOa(options, to, text),
  }))
  if (asked === null) return []
  const { account, tokens, signature } = asked.check
  const outcome = (of: { ok: true; detail: string } | { ok: false; code: string } | null) =>
    of === null ? '-' : of.ok ? of.detail : of.code
  const facts: Record<string, string> = {
    tokens: tokens.state,
    getoa: account.ok ? 'ok' : account.code,
    ...(account.ok
      ? { oa_type: account.type, is_verified: String(account.verified), package_name: account.package || '-' }
      : {}),
    ...(account.ok ? { linked_ZCA: String(account.linked), endpoint: account.endpoint ?? '-' } : {}),
    signature: signature ?? '-',
    'upload pdf': outcome(asked.probe.pdf),
    'upload xlsx': outcome(asked.probe.xlsx),
    ...(to === null ? {} : { message: outcome(asked.probe.message) }),
  }
  return Object.entries(facts).map(([question, answer]) => ({ question, answer }))
}

/** Null where the database cannot be opened. */
async function within<T>(config: Config, work: (options: CheckOptions) => Promise<T>): Promise<T | null> {
  const { zaloOa: oa } = config
  if (oa === null) return null
  const kept: Keep[] = []
  let close: () => void
  try {
    const installation = openInstallation(
      config,
      (keep) => {
        kept.push(keep)
        return []
      },
      () => undefined,
    )
    close = installation.close
  } catch {
    return null
  }
  try {
    return await work({ ...oa, account: oaAccount(kept[0]!, oa.appId), now: Date.now })
  } finally {
    close()
  }
}
