// The environment of Zalo's two products: bots with tokens that stay, an Official Account with tokens that turn over.
import { readFileSync } from 'node:fs'
import { z } from 'zod'
import { ConfigError, checked, listOf, numberOf, url, type Values } from './config-values.ts'

export interface ZaloBotConfig {
  token: string
  apiRoot: string
  /** Both are needed, the address of the world and the secret; otherwise updates are fetched. */
  webhook: { publicUrl: string; secret: string } | null
  /** The page on which people find this bot; the platform's form of it is not known, so it is taken as given. */
  link: string | null
  /** What the bot's package carries. */
  people: number
  messagesPerMonth: number
}

export interface ZaloOaConfig {
  appId: string
  /** The application's secret, by which tokens are fetched. */
  secretKey: string
  /** The first one; the platform replaces it at every use, and what the database holds comes before it. */
  refreshToken: string | null
  /** The Official Account's own secret, by which its webhook is signed; null: nothing is received. */
  webhookSecret: string | null
  publicUrl: string | null
  apiRoot: string
  oauthRoot: string
  /** Messages that Zalo approved beforehand, by the kind of notice that they stand for. */
  templates: Readonly<Record<string, ZaloTemplate>>
}

export interface ZaloTemplate {
  id: string
  /** The template's own parameter for each fact: `{"unit": "ten_don_vi", "due": "thoi_han"}`. */
  fields: Readonly<Record<string, string>>
}

const templates = z.record(
  z.string(),
  z.object({ id: z.string().min(1), fields: z.record(z.string(), z.string().min(1)) }),
)

/** The bots of a configuration, in the order of their tokens. @throws ConfigError */
export function zaloBotsOf(value: Values): ZaloBotConfig[] {
  const tokens = listOf(value('ZALO_BOT_TOKEN')).filter((token) => token !== '')
  if (tokens.length === 0) return []
  if (tokens.some((token) => !/^\d+:[\w-]{3,}$/.test(token)))
    throw new ConfigError(
      'ZALO_BOT_TOKEN',
      'expected tokens as Zalo gives them, digits, a colon and letters; commas between several',
    )
  if (new Set(tokens).size < tokens.length) throw new ConfigError('ZALO_BOT_TOKEN', 'expected each token once')
  const apiRoot = checked(
    'ZALO_BOT_API_ROOT',
    value('ZALO_BOT_API_ROOT'),
    url,
    'a URL such as https://bot-api.zaloplatforms.com',
  )!
  const webhook = webhookOf(value, apiRoot)
  const links = listOf(value('ZALO_BOT_LINK'))
  if (links.length > tokens.length)
    throw new ConfigError('ZALO_BOT_LINK', 'expected no more links than there are tokens')
  for (const link of links)
    checked('ZALO_BOT_LINK', link === '' ? null : link, url, 'the link of each bot, as its page "Chia sẻ" shows it')
  const people = numberOf(value, 'ZALO_BOT_PEOPLE', 1_000_000)
  const messagesPerMonth = numberOf(value, 'ZALO_BOT_MESSAGES_PER_MONTH', 100_000_000)
  return tokens.map((token, i) => ({ token, apiRoot, webhook, link: links[i] || null, people, messagesPerMonth }))
}

function webhookOf(value: Values, apiRoot: string): ZaloBotConfig['webhook'] {
  const secret = value('ZALO_BOT_WEBHOOK_SECRET')
  if (secret !== null && !/^[\x21-\x7e]{8,256}$/.test(secret))
    throw new ConfigError('ZALO_BOT_WEBHOOK_SECRET', 'expected 8 to 256 letters, digits and signs, without blanks')
  const publicUrl = value('DONDOC_PUBLIC_URL')
  if (secret === null || publicUrl === null || !url.safeParse(publicUrl).success) return null
  return { publicUrl: worldAddress(publicUrl, !isLocal(apiRoot), 'a webhook of Zalo needs'), secret }
}

/** The platform reaches addresses of the world alone; a fake of it on this machine reaches any. */
function worldAddress(publicUrl: string, strict: boolean, why: string): string {
  if (strict && new URL(publicUrl).protocol !== 'https:')
    throw new ConfigError('DONDOC_PUBLIC_URL', `expected an address with https://, which ${why}`)
  return publicUrl
}

const isLocal = (root: string): boolean => /^(localhost|127\.|\[::1\])/.test(new URL(root).host)

/** The Official Account; null where none is configured. @throws ConfigError */
export function zaloOaOf(value: Values): ZaloOaConfig | null {
  const appId = value('ZALO_OA_APP_ID')
  if (appId === null) return null
  if (!/^\d{5,25}$/.test(appId)) throw new ConfigError('ZALO_OA_APP_ID', 'expected the digits of the application')
  const secretKey = value('ZALO_OA_SECRET_KEY')
  if (secretKey === null) throw new ConfigError('ZALO_OA_SECRET_KEY', 'expected the secret key of the application')
  const apiRoot = checked('ZALO_OA_API_ROOT', value('ZALO_OA_API_ROOT'), url, 'a URL such as https://openapi.zalo.me')!
  const oauthRoot = checked(
    'ZALO_OA_OAUTH_ROOT',
    value('ZALO_OA_OAUTH_ROOT'),
    url,
    'a URL such as https://oauth.zaloapp.com',
  )!
  const publicUrl = value('DONDOC_PUBLIC_URL')
  if (publicUrl !== null && url.safeParse(publicUrl).success)
    worldAddress(publicUrl, !isLocal(apiRoot), 'an Official Account needs')
  return {
    appId,
    secretKey,
    refreshToken: value('ZALO_OA_REFRESH_TOKEN'),
    webhookSecret: value('ZALO_OA_WEBHOOK_SECRET'),
    publicUrl,
    apiRoot,
    oauthRoot,
    templates: templatesOf(value('ZALO_OA_TEMPLATES')),
  }
}

function templatesOf(path: string | null): ZaloOaConfig['templates'] {
  if (path === null) return {}
  let text: string
  try {
    text = readFileSync(path, 'utf8')
  } catch {
    throw new ConfigError('ZALO_OA_TEMPLATES', 'the file cannot be read')
  }
  try {
    return templates.parse(JSON.parse(text))
  } catch {
    throw new ConfigError(
      'ZALO_OA_TEMPLATES',
      'expected a file such as {"reminder": {"id": "123456", "fields": {"unit": "ten_don_vi", "due": "thoi_han"}}}',
    )
  }
}
