// What the doctor and the probe say of an Official Account: before its first start, in service, and when nothing answers.
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, describe, expect, it } from 'vitest'
import { createZaloOa } from '../src/channels/zalo-oa/index.ts'
import { type Config, readConfig } from '../src/config.ts'
import { probeOa, zaloOa } from '../src/doctor-zalo-oa.ts'
import { keyOf } from '../src/installation.ts'
import { oaAccount } from '../src/live-channels.ts'
import { openDb } from '../src/store/db.ts'
import { takeLock } from '../src/store/lock.ts'
import { createTexts } from '../src/texts/texts.ts'
import { type FakeZaloOa, startFakeZaloOa } from './support/fake-zalo-oa/index.ts'

const open: (() => unknown)[] = []
afterEach(async () => {
  for (const close of open.splice(0).reverse()) await close()
})

async function bench(
  more: Record<string, string> = {},
): Promise<{ fake: FakeZaloOa; config: Config; start(): Promise<void>; tries(): Promise<void> }> {
  const fake = await startFakeZaloOa({ account: { type: 4 } })
  const folder = mkdtempSync(join(tmpdir(), 'dondoc-doctor-oa-'))
  open.push(
    () => fake.close(),
    () => rmSync(folder, { recursive: true, force: true }),
  )
  const config = readConfig(
    {
      DONDOC_DATA: join(folder, 'data'),
      DONDOC_PUBLIC_URL: 'https://dondoc.example.gov.vn',
      ZALO_OA_APP_ID: fake.appId,
      ZALO_OA_SECRET_KEY: fake.secretKey,
      ZALO_OA_REFRESH_TOKEN: fake.tokens.pair.refresh,
      ZALO_OA_WEBHOOK_SECRET: fake.webhookSecret,
      ZALO_OA_API_ROOT: fake.root,
      ZALO_OA_OAUTH_ROOT: fake.root,
      ...more,
    },
    folder,
  )
  return {
    fake,
    config,
    /** As the bot leaves it. */
    async start() {
      const db = openDb(join(config.data, 'dondoc.db'))
      const account = oaAccount({ db, key: keyOf(config.data) }, fake.appId)
      const channel = createZaloOa({ ...config.zaloOa!, account, now: Date.now })
      await channel.start(() => undefined)
      await channel.stop()
      db.$client.close()
    },
    /** A start that Zalo refuses, and that would go on trying. */
    async tries() {
      const db = openDb(join(config.data, 'dondoc.db'))
      const kept = oaAccount({ db, key: keyOf(config.data) }, fake.appId)
      const refused = new Promise<void>((resolve) => {
        const note = (facts: Readonly<Record<string, string>>) => {
          kept.note(facts)
          if (facts.dead_since !== undefined) resolve()
        }
        const channel = createZaloOa({ ...config.zaloOa!, account: { ...kept, note }, now: Date.now })
        void channel.start(() => undefined)
        open.push(() => channel.stop().then(() => db.$client.close()))
      })
      await refused
    },
  }
}

async function said(config: Config): Promise<string[]> {
  const lines: string[] = []
  await zaloOa(config, (check, ok, line) => void lines.push(`${ok ? '✓' : '✗'} ${check}: ${line}`), createTexts('en'))
  return lines
}

describe('the doctor on an Official Account', () => {
  it('before the first start takes no token, and shows the address for the console', async () => {
    const { fake, config } = await bench()
    expect(await said(config)).toEqual([
      expect.stringMatching(/^✓ zalo_oa_tokens: .*dondoc start fetches/),
      expect.stringMatching(/^✓ zalo_oa_webhook: .*https:\/\/dondoc\.example\.gov\.vn\/zalo-oa\/[\w-]{32}$/),
    ])
    expect(fake.tokens.asked).toBe(0)
  })

  it('in service says who it is, how long its right lasts, and what a state agency should ask', async () => {
    const { fake, config, start } = await bench()
    await start()
    const lines = await said(config)
    expect(lines).toEqual([
      expect.stringMatching(/^✓ zalo_oa_tokens: .*(89|90) days/),
      expect.stringMatching(/^✓ zalo_oa: .*Sở Nội vụ.*✓.*Nâng cao.*4$/),
      expect.stringContaining('✓ zalo_oa_state'),
      expect.stringContaining('✓ zalo_oa_webhook'),
    ])
    expect(fake.tokens.asked).toBe(1)
    for (const secret of [fake.secretKey, fake.webhookSecret, fake.tokens.pair.access, fake.tokens.pair.refresh])
      expect(lines.join('\n')).not.toContain(secret)
    await fake.goDark()
    expect(await said(config)).toContainEqual(expect.stringMatching(/^✗ zalo_oa: .*econnrefused/))
  })

  it('without a first token or the secret of the webhook says what is missing', async () => {
    const { config } = await bench({ ZALO_OA_REFRESH_TOKEN: '', ZALO_OA_WEBHOOK_SECRET: '' })
    expect(await said(config)).toEqual([
      expect.stringMatching(/^✗ zalo_oa_tokens: .*ZALO_OA_REFRESH_TOKEN/),
      expect.stringMatching(/^✗ zalo_oa_webhook: .*ZALO_OA_WEBHOOK_SECRET/),
    ])
  })
})

describe('the doctor beside a bot that could not fetch a token', () => {
  it('says that Zalo refused the refresh token, until there is another to try', async () => {
    const { config, tries } = await bench({ ZALO_OA_REFRESH_TOKEN: 'refresh-of-another-year' })
    await tries()
    expect(await said(config)).toContainEqual(expect.stringMatching(/^✗ zalo_oa_tokens: .*refused.*API Explorer/))
    const renewed = { ...config, zaloOa: { ...config.zaloOa!, refreshToken: 'refresh-newer' } }
    expect(await said(renewed)).toContainEqual(expect.stringMatching(/^✓ zalo_oa_tokens: .*dondoc start/))
  })

  it('says so of a chain that ended, and no more once it was renewed', async () => {
    const { fake, config, start } = await bench()
    await start()
    fake.tokens.kill()
    const spent = openDb(join(config.data, 'dondoc.db'))
    spent.$client.exec('update account set access_expires_at = 0')
    spent.$client.close()
    await start()
    expect(await said(config)).toContainEqual(expect.stringMatching(/^✗ zalo_oa_tokens: .*refused/))
    const first = fake.tokens.authorise()
    const renewed = { ...config, zaloOa: { ...config.zaloOa!, refreshToken: first } }
    const db = openDb(join(config.data, 'dondoc.db'))
    const account = oaAccount({ db, key: keyOf(config.data) }, fake.appId)
    const channel = createZaloOa({ ...renewed.zaloOa, account, now: Date.now })
    await channel.start(() => undefined)
    await channel.stop()
    db.$client.close()
    expect(await said(renewed)).toContainEqual(expect.stringMatching(/^✓ zalo_oa_tokens: .*days/))
  })

  it('does not send whoever runs the bot to start it', async () => {
    const { config } = await bench()
    const lock = takeLock(config.data)
    expect(await said(config)).toContainEqual(expect.stringMatching(/^✗ zalo_oa_tokens: .*network/))
    lock?.release()
  })
})

describe('the probe of an Official Account', () => {
  it('asks what can be asked without writing to anybody', async () => {
    const { fake, config, start } = await bench()
    await start()
    const facts = Object.fromEntries(
      (await probeOa(config, null, '')).map(({ question, answer }) => [question, answer]),
    )
    expect(facts).toEqual({
      tokens: 'lasting',
      getoa: 'ok',
      oa_type: '4',
      is_verified: 'true',
      package_name: 'Nâng cao',
      linked_ZCA: 'true',
      endpoint: '-',
      signature: '-',
      'upload pdf': 'taken',
      'upload xlsx': 'no_handle',
    })
    expect(fake.sent()).toEqual([])
  })
})
