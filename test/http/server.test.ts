// The server's outside: what each address answers, with which headers, and what it does not answer.
import { tmpdir } from 'node:os'
import { Hono } from 'hono'
import { describe, expect, it } from 'vitest'
import { loadAssets as loadSource } from '../../src/http/assets.ts'
import { prometheusText } from '../../src/http/health.ts'
import { CLIENT, healthy, testServer } from '../support/http.ts'
import { pageTexts } from '../support/page-texts.ts'

const idle = { kind: 'idle', language: 'vi', words: pageTexts('vi') } as const

describe('GET /', () => {
  it('is the rehearsal while rehearsing', async () => {
    const { get } = await testServer()
    const page = await get('/')
    expect(page.status).toBe(200)
    expect(page.headers.get('content-type')).toMatch(/^text\/html; charset=utf-8$/i)
    expect(await page.text()).toContain('31/KH-BNV')
  })

  it('says nothing of plans or units otherwise, and has no rehearsal behind it', async () => {
    const { get, post } = await testServer({ front: idle })
    const page = await (await get('/')).text()
    expect(page).toContain(idle.words['page-idle-title'])
    expect(page).not.toContain('31/KH-BNV')
    expect((await get('/r/events')).status).toBe(404)
    expect((await post('/r/say', { seat: 'unit-1', text: 'a' })).status).toBe(404)
  })

  it('speaks the language of the rehearsal', async () => {
    const { get } = await testServer({ fake: { language: 'en', units: ['A'] } })
    const page = await (await get('/')).text()
    expect(page).toContain('<html lang="en">')
    expect(page).toContain('Rehearsal')
  })
})

describe('every answer', () => {
  it('lets nothing in from elsewhere, guesses no type, and is kept by nobody', async () => {
    const { get } = await testServer()
    for (const path of ['/', '/health', '/metrics', '/r/overview', '/nothing']) {
      const { headers } = await get(path)
      expect(headers.get('content-security-policy'), path).toMatch(/^default-src 'none'; script-src 'self'; /)
      expect(headers.get('content-security-policy'), path).not.toContain('unsafe')
      expect(headers.get('x-content-type-options'), path).toBe('nosniff')
      expect(headers.get('referrer-policy'), path).toBe('no-referrer')
      expect(headers.get('cache-control'), path).toBe('no-store')
    }
  })

  it('is 404 where nothing lives', async () => {
    const { get, post } = await testServer()
    for (const path of [
      '/index.html',
      '/r',
      '/r/',
      '/r/nothing',
      '/r/say',
      '/assets/x/main.js',
      '/u/abc',
      '/o/',
      '/.env',
    ]) {
      expect((await get(path)).status, path).toBe(404)
    }
    expect((await post('/', {})).status).toBe(404)
    expect((await post('/r/nothing', {})).status).toBe(404)
  })

  it('comes from the routes that others bring', async () => {
    const routes = new Hono().post('/telegram/hook', (c) => c.text('heard'))
    const { post } = await testServer({ front: idle, routes })
    expect(await (await post('/telegram/hook', {}, { host: 'bot.example.vn' })).text()).toBe('heard')
  })
})

describe('assets', () => {
  it('have their exact type, an address that changes with them, and may be kept', async () => {
    const { get } = await testServer()
    const page = await (await get('/')).text()
    const [, base] = page.match(/src="(\/assets\/[0-9a-f]{16}\/)main\.js"/)!
    const types = {
      'main.js': 'text/javascript',
      'words.js': 'text/javascript',
      'style.css': 'text/css',
      'icon.svg': 'image/svg+xml',
    }
    for (const [name, type] of Object.entries(types)) {
      const asset = await get(`${base}${name}`)
      expect([asset.status, asset.headers.get('content-type')?.split(';')[0]], name).toEqual([200, type])
      expect(asset.headers.get('cache-control')).toBe('public, max-age=31536000, immutable')
    }
  })

  it('are found by the built server where the build puts them', async () => {
    const { loadAssets } = await import(new URL('../../dist/http/assets.js', import.meta.url).href)
    const built: ReturnType<typeof loadSource> = loadAssets()
    expect(built.base).toBe(loadSource(CLIENT).base)
    expect(() => loadSource(tmpdir())).toThrow('npm run build')
  })

  it('are only those of the client', async () => {
    const { get } = await testServer()
    const [base] = (await (await get('/')).text()).match(/\/assets\/[0-9a-f]{16}\//)!
    for (const name of ['main.ts', '..%2fserver.js', '%2e%2e/server.js', 'tsconfig.json', '__proto__', '']) {
      expect((await get(`${base}${name}`)).status, name).toBe(404)
    }
  })

  it('hold every module that the client imports', async () => {
    const { get } = await testServer()
    const [base] = (await (await get('/')).text()).match(/\/assets\/[0-9a-f]{16}\//)!
    const seen = new Set<string>()
    const wanted = ['main.js']
    for (let name = wanted.pop(); name; name = wanted.pop()) {
      if (seen.has(name)) continue
      seen.add(name)
      const module = await get(`${base}${name}`)
      expect(module.status, name).toBe(200)
      for (const [, next] of (await module.text()).matchAll(/from ['"]([^'"]+)['"]/g)) {
        expect(next, `${name} must import only its neighbours, by their compiled name`).toMatch(/^\.\/[a-z]+\.js$/)
        wanted.push(next!.slice(2))
      }
    }
    expect(seen.size).toBeGreaterThan(5)
  })
})

describe('GET /health', () => {
  it('is 200 with what the contract names', async () => {
    const { get } = await testServer()
    const answer = await get('/health', { host: 'bot.example.vn' })
    expect(answer.status).toBe(200)
    expect(await answer.json()).toMatchObject({
      ok: true,
      version: '1.2.3',
      uptime: 60,
      outbox: { waiting: 0, ambiguous: 0 },
      channels: [{ name: 'browser', state: 'ok' }],
    })
  })

  it.each([
    [
      'a channel is down',
      { ...healthy, channels: [{ name: 'telegram', state: 'down' as const, code: 'unauthorized' }] },
    ],
    ['the clock is doubted', { ...healthy, clockDoubted: true }],
  ])('is 503 when %s', async (_, report) => {
    const { get } = await testServer({ report })
    const answer = await get('/health')
    expect(answer.status).toBe(503)
    expect(await answer.json()).toMatchObject({ ok: false })
  })

  it('is 200 while a channel starts', async () => {
    const { get } = await testServer({ report: { ...healthy, channels: [{ name: 'telegram', state: 'starting' }] } })
    expect((await get('/health')).status).toBe(200)
  })
})

describe('GET /metrics', () => {
  it('is Prometheus text', async () => {
    const { get } = await testServer({
      metrics: [
        {
          name: 'dondoc_outbox_rows',
          help: 'Rows by state.',
          type: 'gauge',
          values: [
            { labels: { state: 'waiting', lane: 'bulk' }, value: 3 },
            { labels: {}, value: 0.5 },
          ],
        },
      ],
    })
    const answer = await get('/metrics')
    expect(answer.headers.get('content-type')).toBe('text/plain; version=0.0.4; charset=utf-8')
    expect(await answer.text()).toBe(
      '# HELP dondoc_outbox_rows Rows by state.\n# TYPE dondoc_outbox_rows gauge\n' +
        'dondoc_outbox_rows{state="waiting",lane="bulk"} 3\ndondoc_outbox_rows 0.5\n',
    )
  })

  it('escapes what labels and help hold, and knows the numbers that are none', () => {
    const values = [{ labels: { unit: 'a"b\\c\nd' }, value: Number.POSITIVE_INFINITY }]
    expect(prometheusText([{ name: 'x', help: 'a\\b\nc', type: 'counter', values }])).toBe(
      '# HELP x a\\\\b\\nc\n# TYPE x counter\nx{unit="a\\"b\\\\c\\nd"} +Inf\n',
    )
    expect(() => prometheusText([{ name: '1x', help: '', type: 'gauge', values: [] }])).toThrow(RangeError)
  })
})
