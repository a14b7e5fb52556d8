// The environment → Config, or a sentence naming the variable that is wrong. Secrets may be given as NAME_FILE.
import { existsSync, readFileSync } from 'node:fs'
import { parseEnv } from 'node:util'
import { ConfigError, checked, listOf, numberOf, oneOf, url, type Values } from './config-values.ts'
import { SECRETS, VARIABLES, type VariableName } from './config-variables.ts'
import { type ZaloBotConfig, type ZaloOaConfig, zaloBotsOf, zaloOaOf } from './config-zalo.ts'
import { isZone, parseInstant } from './core/time.ts'

export { ConfigError } from './config-values.ts'
export { VARIABLES } from './config-variables.ts'

export type ClockSetting = { kind: 'system' } | { kind: 'drill'; value: string; at: number; speed: number }

export interface TelegramConfig {
  token: string
  apiRoot: string
  /** Both are needed, the address of the world and the secret; otherwise updates are fetched. */
  webhook: { publicUrl: string; secret: string } | null
  rate: { perSecond: number; perChat: number; perGroupMinute: number }
}

export interface UploadConfig {
  /** Endings of the kinds that are taken, told by content. */
  kinds: string[]
  maxBytes: number
  /** The scanner's socket, a path or `host:port`; null: nothing is scanned. */
  clamd: string | null
}

export interface Config {
  telegram: TelegramConfig | null
  /** One for each token, side by side. */
  zaloBots: ZaloBotConfig[]
  zaloOa: ZaloOaConfig | null
  uploads: UploadConfig
  data: string
  http: { hostname: string; port: number }
  publicUrl: string | null
  timezone: string
  language: 'vi' | 'en'
  log: 'silent' | 'fatal' | 'error' | 'warn' | 'info' | 'debug'
  clock: ClockSetting
  /** How long a group may wait to be registered before the bot leaves it. */
  groupMinutes: number
}

const address = /^(?:\[([0-9a-f:]+)\]|([\w.-]+)):(\d{1,5})$/i

/**
 * Reads the configuration. Variables of the environment win over those of `.env`.
 * @param folder where `.env` is looked for
 * @throws ConfigError naming the variable
 */
export function readConfig(env: NodeJS.ProcessEnv, folder: string): Config {
  const given = withSecretFiles({ ...readDotEnv(folder), ...definedOf(env) })
  const value: Values = (name) => {
    const text = given[name]?.trim()
    return text ? text : VARIABLES[name]
  }
  return {
    telegram: telegramOf(value),
    zaloBots: zaloBotsOf(value),
    zaloOa: zaloOaOf(value),
    uploads: uploadsOf(value),
    data: value('DONDOC_DATA')!,
    http: httpOf(value('DONDOC_HTTP')!),
    publicUrl: checked(
      'DONDOC_PUBLIC_URL',
      value('DONDOC_PUBLIC_URL'),
      url,
      'a URL such as https://dondoc.example.gov.vn',
    ),
    timezone: zoneOf(value('DONDOC_TIMEZONE')!),
    language: oneOf('DONDOC_LANG', value('DONDOC_LANG')!, ['vi', 'en'] as const),
    log: oneOf('DONDOC_LOG', value('DONDOC_LOG')!, ['silent', 'fatal', 'error', 'warn', 'info', 'debug'] as const),
    clock: clockOf(value('DONDOC_CLOCK')),
    groupMinutes: minutesOf('DONDOC_GROUP_MINUTES', value('DONDOC_GROUP_MINUTES')!),
  }
}

const definedOf = (env: NodeJS.ProcessEnv): Record<string, string> =>
  Object.fromEntries(Object.entries(env).filter((e): e is [string, string] => e[1] !== undefined && e[1] !== ''))

function readDotEnv(folder: string): Record<string, string> {
  const path = `${folder}/.env`
  return existsSync(path) ? definedOf(parseEnv(readFileSync(path, 'utf8')) as NodeJS.ProcessEnv) : {}
}

function withSecretFiles(given: Record<string, string>): Record<string, string> {
  const all = { ...given }
  for (const name of SECRETS) {
    const path = given[`${name}_FILE`]
    if (!path || all[name]) continue
    try {
      all[name] = readFileSync(path, 'utf8').trim()
    } catch {
      throw new ConfigError(`${name}_FILE`, 'the file cannot be read')
    }
  }
  return all
}

function telegramOf(value: Values): Config['telegram'] {
  const token = value('TELEGRAM_BOT_TOKEN')
  if (token === null) return null
  if (!/^\d+:[\w-]{3,}$/.test(token))
    throw new ConfigError('TELEGRAM_BOT_TOKEN', 'a token as BotFather gives it, digits, a colon and letters')
  const apiRoot = checked(
    'TELEGRAM_API_ROOT',
    value('TELEGRAM_API_ROOT'),
    url,
    'a URL such as https://api.telegram.org',
  )!
  return {
    token,
    apiRoot,
    webhook: webhookOf(value, apiRoot),
    rate: {
      perSecond: numberOf(value, 'TELEGRAM_RATE_PER_SECOND', 1000),
      perChat: numberOf(value, 'TELEGRAM_RATE_PER_CHAT', 30, true),
      perGroupMinute: numberOf(value, 'TELEGRAM_RATE_PER_GROUP_MINUTE', 1000),
    },
  }
}

/** Telegram's own server delivers over TLS to four ports; a server of one's own delivers anywhere. */
function webhookOf(value: Values, apiRoot: string): TelegramConfig['webhook'] {
  const secret = value('TELEGRAM_WEBHOOK_SECRET')
  if (secret !== null && !/^[A-Za-z0-9_-]{1,256}$/.test(secret))
    throw new ConfigError('TELEGRAM_WEBHOOK_SECRET', 'expected 1 to 256 letters, digits, _ and -')
  const publicUrl = value('DONDOC_PUBLIC_URL')
  if (secret === null || publicUrl === null || !url.safeParse(publicUrl).success) return null
  const { protocol, port } = new URL(publicUrl)
  const cloud = apiRoot.startsWith('https://api.telegram.org')
  if (cloud && protocol !== 'https:')
    throw new ConfigError('DONDOC_PUBLIC_URL', 'expected an address with https://, which a Telegram webhook needs')
  if (cloud && !['', '80', '88', '443', '8443'].includes(port))
    throw new ConfigError('DONDOC_PUBLIC_URL', 'expected port 443, 80, 88 or 8443, which a Telegram webhook needs')
  return { publicUrl, secret }
}

function httpOf(text: string): Config['http'] {
  const found = address.exec(text)
  const port = Number(found?.[3])
  if (!found || port > 65535) throw new ConfigError('DONDOC_HTTP', 'expected host:port, such as 127.0.0.1:8080')
  return { hostname: found[1] ?? found[2]!, port }
}

function zoneOf(text: string): string {
  if (!isZone(text)) throw new ConfigError('DONDOC_TIMEZONE', 'expected a time zone such as Asia/Ho_Chi_Minh')
  return text
}

/** Whether anything but the rehearsal is configured. */
export const hasChannel = ({ telegram, zaloBots, zaloOa }: Config): boolean =>
  telegram !== null || zaloBots.length > 0 || zaloOa !== null

/** Kinds that can be told by content and are known to be harmless or can be looked into. */
const KINDS = ['pdf', 'docx', 'xlsx', 'pptx', 'jpg', 'png', 'doc', 'xls', 'ppt', 'zip']

function uploadsOf(value: Values): UploadConfig {
  const kinds = listOf(value('DONDOC_UPLOAD_KINDS')).map((kind) => kind.toLowerCase())
  if (kinds.some((kind) => !KINDS.includes(kind)))
    throw new ConfigError('DONDOC_UPLOAD_KINDS', `expected some of ${KINDS.join(', ')}, with commas between`)
  const clamd = value('DONDOC_CLAMD')
  if (clamd !== null && !/^(\/\S+|[\w.-]+:\d{1,5})$/.test(clamd))
    throw new ConfigError('DONDOC_CLAMD', 'expected the path of a socket or host:port, such as 127.0.0.1:3310')
  return { kinds, maxBytes: numberOf(value, 'DONDOC_UPLOAD_MB', 2000) * 1024 * 1024, clamd }
}

function minutesOf(name: VariableName, text: string): number {
  const minutes = /^\d{1,5}$/.test(text) ? Number(text) : 0
  if (minutes < 1 || minutes > 10_080) throw new ConfigError(name, 'expected minutes, from 1 to 10080 (a week)')
  return minutes
}

/** `2022-11-15T08:00:00+07:00`, or the same with `@60` for sixty times the real speed. */
function clockOf(text: string | null): ClockSetting {
  if (text === null) return { kind: 'system' }
  const [instant = '', speed = '1'] = text.split('@')
  const at = parseInstant(instant)
  const factor = Number(speed)
  if (at === null || !Number.isFinite(factor) || factor <= 0 || factor > 100_000)
    throw new ConfigError('DONDOC_CLOCK', 'expected an instant such as 2022-11-15T08:00:00+07:00, or the same with @60')
  return { kind: 'drill', value: text, at, speed: factor }
}
