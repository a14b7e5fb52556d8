// Tokens that work once: what is on the disk before it is used, who fetches, what a dead chain does, and death at every point.
import { spawn } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import { once } from 'node:events'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { inspect } from 'node:util'
import { afterEach, describe, expect, it } from 'vitest'
import { createCaller } from '../../src/channels/zalo-http.ts'
import type { AccountStore } from '../../src/channels/zalo-oa/account.ts'
import { createOauth } from '../../src/channels/zalo-oa/oauth.ts'
import { createTokens, type TokenOptions } from '../../src/channels/zalo-oa/tokens.ts'
import { HOUR, MINUTE } from '../../src/core/time.ts'
import { accountStore } from '../../src/store/accounts.ts'
import { type Db, openDb } from '../../src/store/db.ts'
import { FAULTS, type FakeZaloOa, startFakeZaloOa } from '../support/fake-zalo-oa/index.ts'
import { CANARY, KEY, NOW } from './zalo-oa-harness.ts'

const open: (() => unknown)[] = []
afterEach(async () => {
  for (const close of open.splice(0).reverse()) await close()
})

interface Bench {
  fake: FakeZaloOa
  db: Db
  store: AccountStore
  clock: { now: number }
  log: string[]
  /** Tokens as a process has them; a second call is a second process on the same database. */
  process(options?: Partial<TokenOptions>): ReturnType<typeof createTokens>
}

async function bench(): Promise<Bench> {
  const clock = { now: NOW }
  const now = () => clock.now
  const fake = await startFakeZaloOa({ now, mark: CANARY })
  const folder = mkdtempSync(join(tmpdir(), 'dondoc-oa-'))
  const db = openDb(join(folder, 'dondoc.db'))
  const store = accountStore({ db, key: KEY, now, random: randomBytes, channel: 'zalo_oa', name: fake.appId })
  const caller = createCaller()
  const log: string[] = []
  const first = fake.tokens.pair.refresh
  open.push(
    () => fake.close(),
    () => rmSync(folder, { recursive: true, force: true }),
    () => db.$client.close(),
    () => caller.close(),
  )
  const { root: oauthRoot, appId, secretKey } = fake
  return {
    fake,
    db,
    store,
    clock,
    log,
    process: (options = {}) =>
      createTokens({
        store,
        refresh: createOauth({ oauthRoot, appId, secretKey, caller, timeoutMs: 600 }),
        firstToken: first,
        now,
        timeoutMs: 600,
        log: (line) => log.push(line.code),
        ...options,
      }),
  }
}

const OAUTH = { path: '/v4/oa/access_token' }
const token = async (tokens: ReturnType<typeof createTokens>): Promise<string> => {
  const access = await tokens.access()
  return access.ok ? access.token : access.code
}

describe('the first pair', () => {
  it('is fetched with the token of the environment, once, and later ones with the chain', async () => {
    const b = await bench()
    const tokens = b.process()
    expect(await token(tokens)).toBe(b.fake.tokens.pair.access)
    expect(await token(tokens)).toBe(b.fake.tokens.pair.access)
    b.clock.now += 26 * HOUR
    expect(await token(tokens)).toBe(b.fake.tokens.pair.access)
    // Another process, the environment unchanged: the database holds what is in force.
    b.clock.now += 26 * HOUR
    expect(await token(b.process())).toBe(b.fake.tokens.pair.access)
    expect(b.fake.tokens.used).toHaveLength(3)
    expect(b.fake.tokens.asked).toBe(3)
  })

  it('is missing, and said so, where there is none', async () => {
    const b = await bench()
    const tokens = b.process({ firstToken: null })
    expect(await tokens.access()).toEqual({ ok: false, code: 'token_missing', dead: true })
    expect(tokens.state().down).toBe('token_missing')
    expect(b.fake.tokens.asked).toBe(0)
  })
})

describe('a new pair', () => {
  it('is fetched twice a day, by nothing but being woken', async () => {
    const b = await bench()
    const tokens = b.process()
    await tokens.tend()
    for (let look = 0; look < 3 * 24 * 6; look++) {
      b.clock.now += 10 * MINUTE
      await tokens.tend()
      expect(b.fake.tokens.accessExpiresAt - b.clock.now).toBeGreaterThan(5 * HOUR)
    }
    expect(b.fake.tokens.asked).toBeGreaterThanOrEqual(1 + 2 * 3)
    expect(b.fake.tokens.asked).toBeLessThanOrEqual(1 + 3 * 3)
  })

  it('is fetched once for a hundred messages at a time', async () => {
    const b = await bench()
    const tokens = b.process()
    const all = await Promise.all(Array.from({ length: 100 }, () => token(tokens)))
    expect(new Set(all)).toEqual(new Set([b.fake.tokens.pair.access]))
    expect(b.fake.tokens.asked).toBe(1)
  })

  it('is fetched by one of two processes, and the other takes what the first one brought', async () => {
    const b = await bench()
    const [one, two] = [b.process(), b.process()]
    const first = one.access()
    expect(await two.access()).toEqual({ ok: false, code: 'token_busy', dead: false })
    expect(await first).toMatchObject({ ok: true })
    expect(await token(two)).toBe(b.fake.tokens.pair.access)
    // The platform refuses a token that the other process replaced meanwhile.
    b.clock.now += 2 * MINUTE
    expect(await one.renew(1)).toMatchObject({ ok: true, generation: 2 })
    expect(await two.renew(1)).toMatchObject({ ok: true, generation: 2 })
    expect(b.fake.tokens.asked).toBe(2)
  })

  it('is not fetched for a token that was fetched a moment ago: it is not worn out', async () => {
    const b = await bench()
    const tokens = b.process()
    await tokens.tend()
    expect(await tokens.renew(1)).toEqual({ ok: false, code: 'token_refused', dead: true })
    expect(b.fake.tokens.asked).toBe(1)
  })

  it('keeps the one before, and both are sealed in the database', async () => {
    const b = await bench()
    const tokens = b.process()
    await tokens.tend()
    const before = b.store.read()?.tokens
    b.clock.now += 12 * HOUR
    await tokens.tend()
    expect(b.store.read()).toMatchObject({ before, generation: 2, tokens: b.fake.tokens.pair })
    const raw = JSON.stringify(b.db.$client.prepare('select * from account').all())
    expect(raw).not.toContain(CANARY)
    const other = accountStore({
      db: b.db,
      key: Buffer.alloc(32, 6),
      now: () => b.clock.now,
      random: randomBytes,
      channel: 'zalo_oa',
      name: b.fake.appId,
    })
    expect(other.read()).toMatchObject({ tokens: null, before: null, generation: 2 })
  })
})

describe('an answer that brings no pair', () => {
  it.each([
    ['an empty body', FAULTS.emptyBody, 'not_json'],
    ['half a pair', FAULTS.halfPair, 'no_pair'],
    ['a page', FAULTS.badGatewayPage, 'http_502'],
    ['silence', FAULTS.hang, 'timeout'],
    ['a dead connection', FAULTS.reset, 'econnreset'],
  ])('%s replaces nothing, and the same token is tried again', async (_, fault, code) => {
    const b = await bench()
    const tokens = b.process()
    await tokens.tend()
    const before = b.store.read()
    b.clock.now += 12 * HOUR
    b.fake.fault(fault, OAUTH)
    await tokens.tend()
    expect(b.log).toContain(code)
    expect(b.store.read()).toEqual(before)
    expect(tokens.state().down, 'what is in force still works').toBeNull()
    expect(await token(tokens)).toBe(before?.tokens?.access)
    await tokens.tend()
    expect(b.store.read()).toMatchObject({ generation: 2, tokens: b.fake.tokens.pair })
  })

  it('a refusal with HTTP 200 is one: a person is needed, and the server is not asked for each message', async () => {
    const b = await bench()
    const tokens = b.process()
    await tokens.tend()
    b.clock.now += 26 * HOUR
    b.fake.tokens.kill()
    for (let message = 0; message < 50; message++) expect(await token(tokens)).toBe('token_dead')
    expect(tokens.state().down).toBe('token_dead')
    // The token of the chain and the one before it.
    const asked = b.fake.tokens.asked
    expect(asked).toBeLessThanOrEqual(3)
    b.clock.now += HOUR + MINUTE
    await tokens.tend()
    expect(b.fake.tokens.asked, 'and again after an hour: it may have been mistaken').toBeGreaterThan(asked)
  })

  it('a refusal in words alone is one too', async () => {
    const b = await bench()
    const tokens = b.process()
    b.fake.fault(FAULTS.refusedWith200, OAUTH)
    expect(await token(tokens)).toBe('token_dead')
  })
})

describe('after an administrator authorised anew', () => {
  it('the new token of the environment wins over the dead chain', async () => {
    const b = await bench()
    await b.process().tend()
    b.fake.tokens.kill()
    b.clock.now += 26 * HOUR
    expect(await token(b.process())).toBe('token_dead')
    const again = b.process({ firstToken: b.fake.tokens.authorise() })
    expect(await token(again)).toBe(b.fake.tokens.pair.access)
    expect(again.state()).toEqual({ down: null, warning: null })
    // The next start finds the same environment, and goes on with the chain.
    const used = b.fake.tokens.used.at(-1)!
    b.clock.now += 26 * HOUR
    const next = b.process({ firstToken: used })
    expect(await token(next)).toBe(b.fake.tokens.pair.access)
    expect(b.fake.tokens.used.filter((one) => one === used)).toHaveLength(1)
  })

  it('a token that is refused costs nothing: the chain goes on, and it is not tried at every start', async () => {
    const b = await bench()
    await b.process().tend()
    for (let start = 0; start < 3; start++) {
      b.clock.now += 12 * HOUR
      const tokens = b.process({ firstToken: 'copied-wrongly' })
      await tokens.tend()
      expect(tokens.state().down).toBeNull()
      expect(await token(tokens)).toBe(b.fake.tokens.pair.access)
    }
    expect(b.fake.tokens.used).toHaveLength(4)
    expect(b.fake.tokens.asked).toBe(5)
  })
})

describe('the end of a refresh token', () => {
  it('is warned of a month ahead', async () => {
    const b = await bench()
    const tokens = b.process()
    await tokens.tend()
    expect(tokens.state().warning).toBeNull()
    b.clock.now += 59 * 24 * HOUR
    expect(tokens.state().warning).toBeNull()
    b.clock.now += 2 * 24 * HOUR
    expect(tokens.state().warning).toBe('token_ending')
  })
})

/** Dies there: whatever comes after it in this process never happens. */
const death = () => new Promise<never>(() => {})

describe('killed', () => {
  it('before the call: the next process waits for the lock to run out, and goes on', async () => {
    const b = await bench()
    void b.process({ refresh: death }).access()
    await new Promise(setImmediate)
    const next = b.process()
    expect(await token(next)).toBe('token_busy')
    b.clock.now += MINUTE
    expect(await token(next)).toBe(b.fake.tokens.pair.access)
  })

  it('while the answer is on its way: the pair is lost, which is said, and a person brings a new one', async () => {
    const b = await bench()
    await b.process().tend()
    b.clock.now += 12 * HOUR
    b.fake.fault(FAULTS.acceptedThenHang, OAUTH)
    void b.process({ timeoutMs: 600 }).tend()
    await b.fake.until(() => b.fake.tokens.used.length === 2)
    b.clock.now += MINUTE
    const next = b.process()
    await next.tend()
    expect(next.state().down).toBe('token_dead')
    const again = b.process({ firstToken: b.fake.tokens.authorise() })
    await again.tend()
    expect(await token(again)).toBe(b.fake.tokens.pair.access)
  })

  it('between the answer and the commit: the same', async () => {
    const b = await bench()
    await b.process().tend()
    b.clock.now += 12 * HOUR
    const dying: AccountStore = { ...b.store, commit: () => void death(), unlock: () => {}, read: b.store.read }
    void b.process({ store: dying }).tend()
    await b.fake.until(() => b.fake.tokens.used.length === 2)
    b.clock.now += MINUTE
    const next = b.process()
    await next.tend()
    expect(next.state().down).toBe('token_dead')
    expect(b.store.read()?.generation).toBe(1)
  })

  it('after the commit and before its first use: the new pair is there', async () => {
    const b = await bench()
    let committed = false
    const dying: AccountStore = {
      ...b.store,
      commit(pair, facts) {
        b.store.commit(pair, facts)
        committed = true
        throw new Error('killed')
      },
    }
    await b.process({ store: dying }).access()
    expect(committed).toBe(true)
    const next = b.process()
    expect(await token(next)).toBe(b.fake.tokens.pair.access)
    expect(b.fake.tokens.asked).toBe(1)
  })
})

describe('killed by SIGKILL, over a database on the disk', () => {
  it.each([
    ['before the lock', 'goes on'],
    ['locked', 'goes on'],
    ['answered', 'needs a person'],
    ['committed', 'goes on'],
  ])('%s: the next process %s', async (phase, expected) => {
    const fake = await startFakeZaloOa({ mark: CANARY })
    const folder = mkdtempSync(join(tmpdir(), 'dondoc-oa-'))
    open.push(
      () => fake.close(),
      () => rmSync(folder, { recursive: true, force: true }),
    )
    const first = fake.tokens.pair.refresh
    const run = async (where: string, env = first) => {
      const given = [resolve('dist'), join(folder, 'dondoc.db'), fake.root, fake.appId, fake.secretKey, env, where]
      const child = spawn(process.execPath, ['test/support/dying-refresh.mjs', ...given], {
        stdio: ['ignore', 'pipe', 'inherit'],
      })
      let said = ''
      child.stdout.on('data', (chunk) => {
        said += chunk
      })
      const [, signal] = (await once(child, 'close')) as [number | null, string | null]
      return { said, signal }
    }
    expect(await run(phase)).toEqual({ said: '', signal: 'SIGKILL' })
    // The lock of the dead is left to run out.
    const db = openDb(join(folder, 'dondoc.db'))
    db.$client.prepare('update account set locked_until = 1 where locked_until is not null').run()
    db.$client.close()
    const next = await run('never')
    expect(next.said).toBe(expected === 'goes on' ? fake.tokens.pair.access : 'token_dead')
    if (expected === 'goes on') expect(fake.tokens.used).toHaveLength(1)
    else expect((await run('never', fake.tokens.authorise())).said).toBe(fake.tokens.pair.access)
  })
})

describe('a disk that is full', () => {
  it('loses no pair: it is kept, not used, and stored when there is room again', async () => {
    const b = await bench()
    let full = true
    const store: AccountStore = {
      ...b.store,
      commit(pair, facts) {
        if (full) throw new Error('disk full')
        b.store.commit(pair, facts)
      },
    }
    const tokens = b.process({ store })
    expect(await token(tokens)).toBe('token_not_stored')
    expect(tokens.state().down).toBe('token_not_stored')
    expect(await token(tokens)).toBe('token_not_stored')
    full = false
    expect(await token(tokens)).toBe(b.fake.tokens.pair.access)
    expect(b.fake.tokens.asked).toBe(1)
    expect(tokens.state().down).toBeNull()
  })

  it('is said where nothing can be read', async () => {
    const b = await bench()
    const store: AccountStore = {
      ...b.store,
      read() {
        throw new Error(`SQLITE_FULL ${CANARY}`)
      },
    }
    const tokens = b.process({ store })
    expect(await tokens.access()).toEqual({ ok: false, code: 'account_unreadable', dead: false })
    await tokens.tend()
    expect(inspect([b.log, tokens.state()])).not.toContain(CANARY)
  })
})
