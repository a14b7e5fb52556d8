// The environment: the example lists every variable, defaults hold, secrets come from files, a bad value is named and not told.
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { parseEnv } from 'node:util'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { ConfigError, readConfig, VARIABLES } from '../src/config.ts'

const TOKEN = '7000000001:AAAA-a-token-that-nobody-has'
let folder: string
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'dondoc-config-'))
})
afterEach(() => rmSync(folder, { recursive: true, force: true }))

const inFolder = (name: string, text: string): string => {
  const path = join(folder, name)
  writeFileSync(path, text)
  return path
}

describe('.env.example', () => {
  const example = readFileSync('.env.example', 'utf8')

  test('lists every variable, each once, and none that does not exist', () => {
    const listed = [...example.matchAll(/^(\w+)=/gm)].map((found) => found[1])
    expect(listed.toSorted()).toEqual(Object.keys(VARIABLES).toSorted())
  })

  test('explains each variable, and states the defaults that are in force', () => {
    const lines = example.split('\n')
    for (const [name, preset] of Object.entries(VARIABLES)) {
      const at = lines.indexOf(`${name}=`)
      const first = lines.findLastIndex((line, i) => i < at && !line.startsWith('#')) + 1
      const comment = lines.slice(first, at).filter((line) => !line.startsWith('# ──'))
      expect(comment.join('\n'), name).toMatch(/^# .{8,}/)
      if (preset !== null) expect(comment.join('\n'), name).toContain(preset)
    }
  })

  test('copied as it is, it changes nothing', () => {
    inFolder('.env', example)
    expect(readConfig({}, folder)).toEqual(readConfig({}, join(folder, 'nowhere')))
    expect(Object.values(parseEnv(example)).join('')).toBe('')
  })
})

describe('readConfig', () => {
  test('without anything: a rehearsal on this machine, in Vietnamese, on the system clock', () => {
    expect(readConfig({}, folder)).toEqual({
      telegram: null,
      zaloBots: [],
      zaloOa: null,
      uploads: { kinds: ['pdf', 'docx', 'xlsx', 'pptx', 'jpg', 'png'], maxBytes: 52_428_800, clamd: null },
      data: './data',
      http: { hostname: '127.0.0.1', port: 8080 },
      publicUrl: null,
      timezone: 'Asia/Ho_Chi_Minh',
      language: 'vi',
      log: 'info',
      clock: { kind: 'system' },
      groupMinutes: 10,
    })
  })

  test('the environment wins over .env, an empty variable over nothing', () => {
    inFolder('.env', 'DONDOC_LANG=en\nDONDOC_HTTP=127.0.0.1:9000\nDONDOC_DATA="/srv/a folder"\n')
    const config = readConfig({ DONDOC_HTTP: '[::1]:9001', DONDOC_LANG: '' }, folder)
    expect(config).toMatchObject({ language: 'en', http: { hostname: '::1', port: 9001 }, data: '/srv/a folder' })
  })

  test('a token makes it live; its server is Telegram unless another is named', () => {
    expect(readConfig({ TELEGRAM_BOT_TOKEN: TOKEN }, folder).telegram).toEqual({
      token: TOKEN,
      apiRoot: 'https://api.telegram.org',
      webhook: null,
      rate: { perSecond: 30, perChat: 1, perGroupMinute: 20 },
    })
    const own = readConfig({ TELEGRAM_BOT_TOKEN: TOKEN, TELEGRAM_API_ROOT: 'http://127.0.0.1:8081' }, folder)
    expect(own.telegram?.apiRoot).toBe('http://127.0.0.1:8081')
  })

  test('a webhook needs the secret and the address of the world; with one of them updates are fetched', () => {
    const secret = 'Mot_bi-mat_09'
    const of = (env: Record<string, string>) => readConfig({ TELEGRAM_BOT_TOKEN: TOKEN, ...env }, folder).telegram
    expect(of({ TELEGRAM_WEBHOOK_SECRET: secret })?.webhook).toBeNull()
    expect(of({ DONDOC_PUBLIC_URL: 'http://10.0.0.1:8080' })?.webhook).toBeNull()
    const both = { TELEGRAM_WEBHOOK_SECRET: secret, DONDOC_PUBLIC_URL: 'https://dondoc.example.vn' }
    expect(of(both)?.webhook).toEqual({ publicUrl: 'https://dondoc.example.vn', secret })
    // A Bot API server of one's own delivers to any address.
    const own = { ...both, DONDOC_PUBLIC_URL: 'http://127.0.0.1:8080', TELEGRAM_API_ROOT: 'http://127.0.0.1:8081' }
    expect(of(own)?.webhook?.publicUrl).toBe('http://127.0.0.1:8080')
    for (const address of ['http://dondoc.example.vn', 'https://dondoc.example.vn:8081'])
      expect(() => of({ ...both, DONDOC_PUBLIC_URL: address })).toThrow(/^DONDOC_PUBLIC_URL: .*Telegram webhook needs$/)
  })

  test('the rates are settings', () => {
    const rates = {
      TELEGRAM_RATE_PER_SECOND: '20',
      TELEGRAM_RATE_PER_CHAT: '0.5',
      TELEGRAM_RATE_PER_GROUP_MINUTE: '10',
    }
    const { telegram } = readConfig({ TELEGRAM_BOT_TOKEN: TOKEN, ...rates }, folder)
    expect(telegram?.rate).toEqual({ perSecond: 20, perChat: 0.5, perGroupMinute: 10 })
  })

  test('several Zalo bots run side by side, each with its link; a webhook needs the secret and the address of the world', () => {
    const [one, two] = ['3001:mot-token-khong-ai-co', '3002:mot-token-khac']
    const of = (env: Record<string, string>) =>
      readConfig({ ZALO_BOT_TOKEN: `${one}, ${two}`, ...env }, folder).zaloBots
    const plain = { apiRoot: 'https://bot-api.zaloplatforms.com', webhook: null, people: 50, messagesPerMonth: 3000 }
    expect(of({ ZALO_BOT_LINK: ',https://zalo.me/s/hai' })).toEqual([
      { ...plain, token: one, link: null },
      { ...plain, token: two, link: 'https://zalo.me/s/hai' },
    ])
    const both = {
      ZALO_BOT_WEBHOOK_SECRET: 'mot bi mat'.replaceAll(' ', '-'),
      DONDOC_PUBLIC_URL: 'https://dondoc.example.vn',
    }
    expect(of(both)[1]?.webhook).toEqual({ publicUrl: 'https://dondoc.example.vn', secret: 'mot-bi-mat' })
    expect(() => of({ ...both, DONDOC_PUBLIC_URL: 'http://dondoc.example.vn' })).toThrow(/^DONDOC_PUBLIC_URL: .*https/)
  })

  test('an Official Account needs its application and secret; templates lie in a file', () => {
    const path = inFolder('templates.json', '{"reminder": {"id": "77", "fields": {"unit": "ten_don_vi"}}}')
    const env = { ZALO_OA_APP_ID: '1234567890', ZALO_OA_SECRET_KEY: 'khoa', ZALO_OA_TEMPLATES: path }
    expect(readConfig(env, folder).zaloOa).toEqual({
      appId: '1234567890',
      secretKey: 'khoa',
      refreshToken: null,
      webhookSecret: null,
      publicUrl: null,
      apiRoot: 'https://openapi.zalo.me',
      oauthRoot: 'https://oauth.zaloapp.com',
      templates: { reminder: { id: '77', fields: { unit: 'ten_don_vi' } } },
    })
    expect(() => readConfig({ ZALO_OA_APP_ID: '1234567890' }, folder)).toThrow(/^ZALO_OA_SECRET_KEY: /)
    inFolder('templates.json', '{"reminder": 77}')
    expect(() => readConfig(env, folder)).toThrow(/^ZALO_OA_TEMPLATES: /)
  })

  test('a secret may lie in a file; one given directly comes first', () => {
    const path = inFolder('token', `${TOKEN}\n`)
    expect(readConfig({ TELEGRAM_BOT_TOKEN_FILE: path }, folder).telegram?.token).toBe(TOKEN)
    const other = TOKEN.replace('AAAA', 'BBBB')
    expect(readConfig({ TELEGRAM_BOT_TOKEN_FILE: path, TELEGRAM_BOT_TOKEN: other }, folder).telegram?.token).toBe(other)
  })

  test('a drill clock has an instant and a speed', () => {
    const at = Date.UTC(2022, 10, 15, 1)
    const value = '2022-11-15T08:00:00+07:00'
    expect(readConfig({ DONDOC_CLOCK: value }, folder).clock).toEqual({ kind: 'drill', value, at, speed: 1 })
    expect(readConfig({ DONDOC_CLOCK: `${value}@60` }, folder).clock).toMatchObject({ at, speed: 60 })
  })

  test.each([
    ['TELEGRAM_BOT_TOKEN', 'sesame-open'],
    ['TELEGRAM_BOT_TOKEN_FILE', '/nowhere/sesame'],
    ['TELEGRAM_API_ROOT', 'ftp://sesame'],
    ['TELEGRAM_WEBHOOK_SECRET', 'sesame, öffne dich'],
    ['TELEGRAM_RATE_PER_SECOND', 'sesame'],
    ['TELEGRAM_RATE_PER_SECOND', '0'],
    ['TELEGRAM_RATE_PER_SECOND', '1.5'],
    ['TELEGRAM_RATE_PER_CHAT', '-1'],
    ['TELEGRAM_RATE_PER_GROUP_MINUTE', '1e9'],
    ['DONDOC_PUBLIC_URL', 'sesame.example.vn'],
    ['DONDOC_HTTP', 'sesame'],
    ['DONDOC_HTTP', 'sesame:99999'],
    ['DONDOC_TIMEZONE', 'Asia/Sesame'],
    ['DONDOC_LANG', 'sesame'],
    ['DONDOC_LOG', 'sesame'],
    ['DONDOC_GROUP_MINUTES', 'sesame'],
    ['ZALO_BOT_TOKEN', 'sesame'],
    ['ZALO_BOT_TOKEN', '3001:sesame,3001:sesame'],
    ['ZALO_OA_APP_ID', 'sesame'],
    ['DONDOC_UPLOAD_KINDS', 'pdf,sesame'],
    ['DONDOC_UPLOAD_MB', '0'],
    ['DONDOC_CLAMD', 'sesame'],
    ['DONDOC_GROUP_MINUTES', '0'],
    ['DONDOC_GROUP_MINUTES', '10081'],
    ['DONDOC_CLOCK', 'sesame'],
    ['DONDOC_CLOCK', '2022-11-15T08:00:00'],
    ['DONDOC_CLOCK', '2022-11-15T08:00:00+07:00@0'],
    ['DONDOC_CLOCK', '2022-11-15T08:00:00+07:00@sesame'],
  ])('%s that cannot be used is named, and its value is not told', (name, value) => {
    const token = name.startsWith('TELEGRAM_BOT') ? {} : { TELEGRAM_BOT_TOKEN: TOKEN }
    let told: unknown
    try {
      readConfig({ ...token, [name]: value }, folder)
    } catch (error) {
      told = error
    }
    expect(told).toBeInstanceOf(ConfigError)
    expect((told as ConfigError).variable).toBe(name)
    expect((told as ConfigError).message).toMatch(new RegExp(`^${name}: .{10,}`))
    expect((told as ConfigError).message).not.toContain('sesame')
    expect((told as ConfigError).message).not.toContain(TOKEN)
  })
})
