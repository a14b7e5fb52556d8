// Every variable of the environment that the program reads, with its default.

/** Those that may be given as NAME_FILE. */
export const SECRETS = [
  'TELEGRAM_BOT_TOKEN',
  'TELEGRAM_WEBHOOK_SECRET',
  'ZALO_BOT_TOKEN',
  'ZALO_BOT_WEBHOOK_SECRET',
  'ZALO_OA_SECRET_KEY',
  'ZALO_OA_REFRESH_TOKEN',
  'ZALO_OA_WEBHOOK_SECRET',
] as const

/** Every variable of the contract, with its default; `.env.example` is tested against it. */
export const VARIABLES = {
  TELEGRAM_BOT_TOKEN: null,
  TELEGRAM_API_ROOT: 'https://api.telegram.org',
  TELEGRAM_WEBHOOK_SECRET: null,
  TELEGRAM_RATE_PER_SECOND: '30',
  TELEGRAM_RATE_PER_CHAT: '1',
  TELEGRAM_RATE_PER_GROUP_MINUTE: '20',
  ZALO_BOT_TOKEN: null,
  ZALO_BOT_API_ROOT: 'https://bot-api.zaloplatforms.com',
  ZALO_BOT_WEBHOOK_SECRET: null,
  ZALO_BOT_LINK: null,
  ZALO_BOT_PEOPLE: '50',
  ZALO_BOT_MESSAGES_PER_MONTH: '3000',
  ZALO_OA_APP_ID: null,
  ZALO_OA_SECRET_KEY: null,
  ZALO_OA_REFRESH_TOKEN: null,
  ZALO_OA_WEBHOOK_SECRET: null,
  ZALO_OA_API_ROOT: 'https://openapi.zalo.me',
  ZALO_OA_OAUTH_ROOT: 'https://oauth.zaloapp.com',
  ZALO_OA_TEMPLATES: null,
  DONDOC_DATA: './data',
  DONDOC_HTTP: '127.0.0.1:8080',
  DONDOC_PUBLIC_URL: null,
  DONDOC_TIMEZONE: 'Asia/Ho_Chi_Minh',
  DONDOC_LANG: 'vi',
  DONDOC_LOG: 'info',
  DONDOC_CLOCK: null,
  DONDOC_GROUP_MINUTES: '10',
  DONDOC_UPLOAD_KINDS: 'pdf,docx,xlsx,pptx,jpg,png',
  DONDOC_UPLOAD_MB: '50',
  DONDOC_CLAMD: null,
} as const satisfies Record<string, string | null>

export type VariableName = keyof typeof VARIABLES
