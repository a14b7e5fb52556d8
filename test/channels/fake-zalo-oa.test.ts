// The fake Official Account is as strict as the platform is said to be: what it refuses, forgets and switches off.
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { type FakeZaloOa, LADDER_MS, startFakeZaloOa } from '../support/fake-zalo-oa/index.ts'

const DAY = 24 * 3_600_000
let fake: FakeZaloOa
let now = 0

beforeEach(async () => {
  now = Date.UTC(2026, 10, 16, 1, 0)
  fake = await startFakeZaloOa({ now: () => now })
})
afterEach(() => fake.close())

async function refresh(token: string, secretKey = fake.secretKey): Promise<Record<string, unknown>> {
  const response = await fetch(`${fake.root}/v4/oa/access_token`, {
    method: 'POST',
    headers: { 'content-type': 'application/x-www-form-urlencoded', secret_key: secretKey },
    body: new URLSearchParams({ refresh_token: token, app_id: fake.appId, grant_type: 'refresh_token' }),
  })
  expect(response.status).toBe(200)
  return (await response.json()) as Record<string, unknown>
}

async function call(
  path: string,
  body: unknown,
  access = fake.tokens.pair.access,
): Promise<{ error: number; data?: object }> {
  const response = await fetch(`${fake.root}${path}`, {
    method: 'POST',
    headers: { access_token: access, 'content-type': 'application/json' },
    body: body instanceof FormData ? body : JSON.stringify(body),
    ...(body instanceof FormData ? { headers: { access_token: access } } : {}),
  })
  expect(response.status).toBe(200)
  return (await response.json()) as { error: number; data?: object }
}

const say = (chat: string, message: object, path = '/v3.0/oa/message/cs') =>
  call(path, { recipient: { user_id: chat }, message })

describe('tokens', () => {
  it('work once, kill the one before, and are refused with HTTP 200', async () => {
    const first = fake.tokens.pair.refresh
    const pair = await refresh(first)
    expect(pair).toMatchObject({ expires_in: '90000' })
    const { id } = fake.person('A')
    expect((await say(id, { text: 'x' })).error).toBe(0)
    expect(await refresh(first)).toMatchObject({ error: -14014, error_name: expect.any(String) })
    expect(await refresh(String(pair.refresh_token), 'wrong')).toMatchObject({ error: -14004 })
    await refresh(String(pair.refresh_token))
    expect((await call('/v2.0/oa/message', {}, String(pair.access_token))).error).toBe(-216)
    now += 26 * 3_600_000
    expect((await say(id, { text: 'x' })).error).toBe(-216)
  })
})

describe('messages', () => {
  beforeEach(() => refresh(fake.tokens.pair.refresh))

  it('keep to their limits', async () => {
    const { id } = fake.person('A')
    const button = (n: number) => ({ title: `Việc ${n}`, type: 'oa.query.hide', payload: `#${n}` })
    const buttons = (many: object[]) => ({ text: 'x', attachment: { type: 'template', payload: { buttons: many } } })
    const code = async (message: object) => (await say(id, message)).error
    expect(await code({ text: 'x'.repeat(2000) })).toBe(0)
    expect(await code({ text: 'x'.repeat(2001) })).toBe(-210)
    expect(await code({ text: '' })).toBe(-201)
    expect(await code(buttons([1, 2, 3, 4, 5].map(button)))).toBe(0)
    expect(await code(buttons([1, 2, 3, 4, 5, 6].map(button)))).toBe(-201)
    expect(await code(buttons([{ ...button(1), title: 'x'.repeat(101) }]))).toBe(-201)
    expect(await code({ attachment: { type: 'image', payload: {} } })).toBe(-201)
    expect((await say('1', { text: 'x' })).error).toBe(-201)
    expect((await say(id, { text: 'x' }, '/v2.0/oa/message')).error).toBe(-240)
    fake.perMinute = fake.accepted.length
    expect(await code({ text: 'x' })).toBe(-32)
  })

  it('of files want a token that is not a week old', async () => {
    const { id } = fake.person('A')
    const upload = async (name: string, size: number, kind = 'file') => {
      const form = new FormData()
      form.set('file', new Blob([Buffer.alloc(size, 1)]), name)
      return call(`/v2.0/oa/upload/${kind}`, form)
    }
    expect(await upload('a.xlsx', 10)).toMatchObject({ error: 0, data: {} })
    expect((await upload('a.pdf', 5 * 1024 * 1024 + 1)).error).toBe(-210)
    expect((await upload('a.png', 1024 * 1024 + 1, 'image')).error).toBe(-210)
    const { data } = await upload('a.pdf', 10)
    const message = { attachment: { type: 'file', payload: data } }
    expect((await say(id, message)).error).toBe(0)
    now += 8 * DAY
    await refresh(fake.tokens.pair.refresh)
    fake.person('B').says('x')
    expect((await say(fake.person('C').id, message)).error).toBe(-100)
  })
})

describe('deliveries', () => {
  it('are repeated by the ladder and then switched off', async () => {
    fake.deliveries.door = () => new Response(null, { status: 500 })
    const person = fake.person('A')
    person.says('x')
    await fake.until(() => fake.deliveries.pending() === 0)
    expect(fake.deliveries.pauses).toEqual(LADDER_MS)
    expect(fake.deliveries.made.map(({ retry }) => retry)).toEqual([0, 1, 2, 3, 4, 5])
    expect(fake.deliveries.enabled).toBe(false)
    person.says('y')
    await fake.until(() => fake.deliveries.pending() === 0)
    expect(fake.deliveries.made).toHaveLength(6)
    expect(fake.deliveries.confirmed).toEqual([])
  })
})
