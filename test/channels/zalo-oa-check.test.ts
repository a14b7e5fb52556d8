// The doctor's look at an Official Account: what it says, what it never does, and the questions of the first day.
import { afterEach, describe, expect, it } from 'vitest'
import { type CheckOptions, checkZaloOa } from '../../src/channels/zalo-oa/check.ts'
import { probeZaloOa } from '../../src/channels/zalo-oa/probe.ts'
import { webhookPath } from '../../src/channels/zalo-oa/webhook.ts'
import { HOUR } from '../../src/core/time.ts'
import { FAULTS } from '../support/fake-zalo-oa/index.ts'
import { type HarnessOptions, NOW, type ZaloOaHarness, zaloOaHarness } from './zalo-oa-harness.ts'

const open: (() => unknown)[] = []
afterEach(async () => {
  for (const close of open.splice(0).reverse()) await close()
})

async function bench(start: boolean, given?: HarnessOptions): Promise<{ h: ZaloOaHarness; options: CheckOptions }> {
  const h = await zaloOaHarness(given)
  open.push(
    () => h.close(),
    () => h.channel.stop(),
  )
  if (start) {
    await h.channel.start(() => undefined)
    await h.until(() => h.channel.health().state === 'ok')
  }
  const { appId, secretKey, root } = h.fake
  return {
    h,
    options: {
      appId,
      secretKey,
      refreshToken: h.first,
      apiRoot: root,
      oauthRoot: `${root}/`,
      publicUrl: 'https://dondoc.example.gov.vn',
      account: h.account,
      now: () => h.clock.now,
    },
  }
}

describe('the look of the doctor', () => {
  it('says who the account is, what it may, and how it stands', async () => {
    const { h, options } = await bench(true, { fake: { account: { type: 4, money: false } } })
    h.contact.says('Đã nhận')
    await h.fake.until(() => h.fake.deliveries.pending() === 0)
    await h.channel.send({ chat: h.chat, html: 'x', choices: [], edit: null, replyTo: null, attachment: null })
    expect(await checkZaloOa(options)).toEqual({
      tokens: {
        state: 'lasting',
        dead: false,
        fetchedAt: NOW,
        accessUntil: NOW + 25 * HOUR,
        refreshUntil: NOW + 90 * 24 * HOUR,
      },
      webhook: `https://dondoc.example.gov.vn${webhookPath(h.fake.appId, h.fake.secretKey)}`,
      signature: 'app+header',
      account: {
        ok: true,
        id: h.fake.account.id,
        name: 'Sở Nội vụ',
        verified: true,
        type: '4',
        package: 'Nâng cao',
        linked: false,
        endpoint: 'v2',
      },
    })
  })

  it('takes no token: before the first start, worn out, refused, or sealed with another key', async () => {
    const { h, options } = await bench(false)
    const code = async () => {
      const { account, tokens } = await checkZaloOa({ ...options, publicUrl: null })
      return [account.ok ? 'ok' : account.code, tokens.state]
    }
    expect(await code()).toEqual(['token_none', 'none'])
    await h.channel.start(() => undefined)
    await h.until(() => h.channel.health().state === 'ok')
    h.fake.fault(FAULTS.code(-216), { path: 'getoa' })
    expect(await code()).toEqual(['token_refused', 'lasting'])
    const sealed = { ...options, account: { ...h.account, read: () => ({ ...h.account.read()!, tokens: null }) } }
    expect((await checkZaloOa(sealed)).tokens.state).toBe('unreadable')
    h.clock.now += 26 * HOUR
    expect(await code()).toEqual(['token_worn_out', 'worn_out'])
    expect(h.fake.tokens.asked).toBe(1)
    await h.fake.goDark()
  })

  it('fetches one where it was told to, by the same lock', async () => {
    const { h, options } = await bench(false)
    expect((await checkZaloOa({ ...options, fetchTokens: true })).account.ok).toBe(true)
    expect(h.account.read()).toMatchObject({ generation: 1, tokens: h.fake.tokens.pair })
  })

  it('says why it learned nothing', async () => {
    const { h, options } = await bench(true)
    h.fake.fault(FAULTS.code(-221), { path: 'getoa' })
    expect((await checkZaloOa(options)).account).toEqual({ ok: false, code: 'oa_not_verified' })
    await h.fake.goDark()
    expect((await checkZaloOa(options)).account).toEqual({ ok: false, code: 'econnrefused' })
  })
})

describe('the questions of the first day', () => {
  it('are asked, and answered with codes', async () => {
    const { h, options } = await bench(true)
    expect(await probeZaloOa(options, h.chat, 'Kiểm tra')).toEqual({
      pdf: { ok: true, detail: 'taken' },
      xlsx: { ok: false, code: 'no_handle' },
      message: { ok: true, detail: 'v3 reply' },
    })
    h.contact.wasQuiet(8 * 24 * HOUR)
    expect((await probeZaloOa(options, h.chat, 'Kiểm tra')).message).toEqual({ ok: false, code: 'window_over' })
    expect((await probeZaloOa(options, null, '')).message).toBeNull()
    expect(h.contact.sees()).toHaveLength(1)
  })
})
