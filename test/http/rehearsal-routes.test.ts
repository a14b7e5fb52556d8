// What the rehearsal's routes pass on, and what they refuse before it reaches the engine.
import { describe, expect, it } from 'vitest'
import { hostName } from '../../src/http/guards.ts'
import { cleanName } from '../../src/http/rehearsal-routes.ts'
import { ORGANIZER, START } from '../support/fake-rehearsal.ts'
import { HOST, testServer } from '../support/http.ts'

const refusal = async (answer: Response) => [answer.status, ((await answer.json()) as { error: string }).error]
const bytes = new Uint8Array([1, 2, 3])

describe('acts', () => {
  it('reach the engine as they were', async () => {
    const { control, post } = await testServer()
    const [card] = control.chat('unit-1')
    for (const [path, body] of [
      ['/r/say', { seat: 'unit-1', text: ' Đã gửi số 12 ' }],
      ['/r/press', { seat: 'unit-1', message: card!.id, data: 'ack' }],
      ['/r/upload?seat=unit-1&name=B%C3%A1o%20c%C3%A1o.docx&caption=K%C3%ADnh+g%E1%BB%ADi&album=a1', bytes],
      ['/r/upload?seat=unit-2&name=a.pdf&caption=', bytes],
      ['/r/plan?name=K%E1%BA%BF%20ho%E1%BA%A1ch.docx', bytes],
      ['/r/advance', { by: 'next' }],
      ['/r/reset', {}],
    ] as const) {
      expect((await post(path, body)).status, path).toBe(200)
    }
    expect(control.log).toEqual([
      'say unit-1 Đã gửi số 12',
      'press unit-1 ack',
      'upload unit-1 Báo cáo.docx 3 Kính gửi a1',
      'upload unit-2 a.pdf 3 - -',
      'plan Kế hoạch.docx',
      'advance next',
      'reset',
    ])
  })

  it('answer with the new time when the clock moves', async () => {
    const { post } = await testServer()
    expect(await (await post('/r/advance', { by: 'hour' })).json()).toEqual({ now: START + 3_600_000 })
  })

  it('mark a seat as read', async () => {
    const { control, post } = await testServer()
    const unread = () => control.seats().find(({ id }) => id === 'unit-1')!.unread
    expect(unread()).toBe(1)
    await post('/r/read', { seat: 'unit-1' })
    expect(unread()).toBe(0)
  })

  it('say which seat or message is not there', async () => {
    const { post } = await testServer()
    expect(await refusal(await post('/r/say', { seat: 'nobody', text: 'a' }))).toEqual([404, 'no_seat'])
    const old = { seat: 'unit-1', message: 'old', data: 'ack' }
    expect(await refusal(await post('/r/press', old))).toEqual([404, 'no_message'])
    expect(await refusal(await post('/r/upload?seat=nobody&name=a', bytes))).toEqual([404, 'no_seat'])
  })

  it('give the sentence of a plan that cannot be read', async () => {
    const { post } = await testServer()
    const answer = await post('/r/plan?name=a.zip', bytes)
    expect(answer.status).toBe(422)
    expect(await answer.json()).toEqual({ error: 'refused', sentence: 'Chưa đọc được tệp này.' })
  })

  it('come one after another, and a bug in one stops none of the next', async () => {
    const { control, errors, post } = await testServer()
    control.breakNext()
    const answers = await Promise.all([
      post('/r/advance', { by: 'day' }),
      post('/r/advance', { by: 'day' }),
      post('/r/advance', { by: 'hour' }),
    ])
    expect(answers.map(({ status }) => status)).toEqual([500, 200, 200])
    expect(await answers[0]!.json()).toEqual({ error: 'failed' })
    expect(errors).toMatchObject([{ message: 'the engine broke' }])
    expect(control.log).toEqual(['advance day', 'advance day', 'advance hour'])
  })
})

describe('refused before the engine hears of it', () => {
  const say = { seat: 'unit-1', text: 'a' }

  it.each([
    ['another origin', { origin: 'https://evil.example' }],
    ['another port of this machine', { origin: 'http://127.0.0.1:9999' }],
    ['no origin of its own', { origin: 'null' }],
    ['another site, by what the browser says', { 'sec-fetch-site': 'cross-site' }],
    ['a sister site', { 'sec-fetch-site': 'same-site' }],
    ['a name that was pointed here', { host: 'evil.example:8080', origin: 'http://evil.example:8080' }],
    ['a name that only begins like ours', { host: 'localhost.evil.example', origin: 'http://localhost.evil.example' }],
    ['a host that is none', { host: 'a b', origin: 'http://a b' }],
  ])('%s', async (_, headers) => {
    const { control, post } = await testServer()
    expect(await refusal(await post('/r/say', say, headers))).toEqual([403, 'foreign'])
    expect(await refusal(await post('/r/plan?name=a.docx', bytes, headers))).toEqual([403, 'foreign'])
    expect(control.log).toEqual([])
  })

  it('reading by a foreign page or under a foreign name', async () => {
    const { get } = await testServer()
    for (const path of ['/r/overview', '/r/events?seat=organizer', '/r/files/x']) {
      expect((await get(path, { host: 'evil.example' })).status, path).toBe(403)
      expect((await get(path, { 'sec-fetch-site': 'cross-site' })).status, path).toBe(403)
    }
    expect((await get('/', { host: 'evil.example' })).status).toBe(403)
  })

  it('but not our own names, with any port, nor a program that is no browser', async () => {
    const { get, server } = await testServer({
      hosts: ['Dien-Tap.example.vn'],
      listen: { hostname: '192.0.2.7', port: 8080 },
    })
    for (const host of [
      'localhost:1',
      '127.0.0.1',
      '[::1]:8080',
      'LOCALHOST:8080',
      'dien-tap.example.vn',
      '192.0.2.7:8080',
    ]) {
      expect((await get('/', { host })).status, host).toBe(200)
    }
    const plain = new Request(`http://${HOST}/r/say`, {
      method: 'POST',
      body: JSON.stringify(say),
      headers: { host: HOST, 'content-type': 'application/json' },
    })
    expect((await server.fetch(plain)).status).toBe(200)
  })

  it('a content type that a form could send', async () => {
    const { control, post } = await testServer()
    for (const type of ['text/plain', 'application/x-www-form-urlencoded', 'multipart/form-data', '']) {
      expect(await refusal(await post('/r/say', say, { 'content-type': type })), type).toEqual([415, 'not_json'])
      const upload = await post('/r/upload?seat=unit-1&name=a', bytes, { 'content-type': type })
      expect(await refusal(upload), type).toEqual([415, 'not_bytes'])
    }
    expect((await post('/r/say', say, { 'content-type': 'application/json; charset=utf-8' })).status).toBe(200)
    expect(control.log).toHaveLength(1)
  })

  it.each([
    ['/r/say', '{'],
    ['/r/say', 'null'],
    ['/r/say', { seat: 'unit-1' }],
    ['/r/say', { seat: 'unit-1', text: '  ' }],
    ['/r/say', { seat: 'unit-1', text: 'a', more: 1 }],
    ['/r/say', { seat: 'unit-1', text: 'a'.repeat(9000) }],
    ['/r/press', { seat: 'unit-1', message: 1, data: 'ack' }],
    ['/r/advance', { by: 'year' }],
    ['/r/read', {}],
    ['/r/reset', []],
    ['/r/upload?name=a', bytes],
    ['/r/upload?seat=unit-1', bytes],
    ['/r/plan', bytes],
  ])('%s with %j', async (path, body) => {
    const { control, post } = await testServer()
    expect(await refusal(await post(path, body))).toEqual([400, 'unreadable'])
    expect(control.log).toEqual([])
  })

  it('an empty file', async () => {
    const { post } = await testServer()
    expect(await refusal(await post('/r/upload?seat=unit-1&name=a', new Uint8Array()))).toEqual([400, 'empty_file'])
  })

  it('what is larger than it may be, whether it says so or not', async () => {
    const { control, post, server } = await testServer({ maxFile: 1000 })
    const path = '/r/upload?seat=unit-1&name=a.bin'
    expect((await post(path, new Uint8Array(1000))).status).toBe(200)
    expect(await refusal(await post(path, new Uint8Array(1001)))).toEqual([413, 'too_large'])
    expect(await refusal(await post('/r/say', { seat: 'unit-1', text: 'a'.repeat(70_000) }))).toEqual([
      413,
      'too_large',
    ])
    const unsaid = new Request(`http://${HOST}${path}`, {
      method: 'POST',
      body: new ReadableStream({
        pull(controller) {
          controller.enqueue(new Uint8Array(600))
        },
      }),
      headers: { host: HOST, 'content-type': 'application/octet-stream' },
      duplex: 'half',
    } as RequestInit)
    expect((await server.fetch(unsaid)).status).toBe(413)
    expect(control.log).toHaveLength(1)
  })
})

describe('files', () => {
  it('are saved, never opened as a page of ours', async () => {
    const { control, get, post } = await testServer()
    await post(
      `/r/upload?seat=unit-1&name=${encodeURIComponent('Báo cáo "1".html')}`,
      new TextEncoder().encode('<script>'),
    )
    const { file } = control.chat('unit-1').find((message) => message.file)!
    const answer = await get(file!.href!)
    expect(answer.headers.get('content-type')).toBe('application/octet-stream')
    expect(answer.headers.get('content-security-policy')).toBe("default-src 'none'; sandbox")
    expect(answer.headers.get('content-disposition')).toBe(
      `attachment; filename="Bao cao _1_.html"; filename*=UTF-8''B%C3%A1o%20c%C3%A1o%20%221%22.html`,
    )
    expect(await answer.text()).toBe('<script>')
    expect((await get('/r/files/unknown')).status).toBe(404)
    expect((await get(file!.href!.replace('/files/', '/pictures/'))).status).toBe(404)
  })

  it('lose from their name what could mislead or escape', () => {
    const names = {
      '../../etc/passwd': 'passwd',
      'C:\\Users\\x\\Báo cáo.docx': 'Báo cáo.docx',
      'a\u202Efdp.exe': 'afdp.exe',
      'a\r\nb.txt': 'ab.txt',
      '..': 'file',
      '/': 'file',
      '': 'file',
      'Ke\u0302\u0301 hoa\u0323ch.pdf': 'Kế hoạch.pdf',
    }
    for (const [given, kept] of Object.entries(names)) expect(cleanName(given), given).toBe(kept)
    const long = cleanName(`${'ă'.repeat(400)}.xlsx`)
    expect([long.length, long.endsWith('ă.xlsx')]).toEqual([120, true])
  })
})

describe('a Host header', () => {
  it('is a name with or without a port, or nothing', () => {
    const names = {
      'LOCALHOST:80': 'localhost',
      '[::1]:8080': '[::1]',
      'a.b-c': 'a.b-c',
      'a:b': null,
      'a@b': null,
      '': null,
    }
    for (const [header, name] of Object.entries(names)) expect(hostName(header), header).toBe(name)
    expect(hostName(undefined)).toBeNull()
  })
})

describe('the overview', () => {
  it('is what the engine says, now', async () => {
    const { control, get, post } = await testServer()
    await post('/r/plan?name=KH2.docx', bytes)
    const overview = await (await get('/r/overview')).json()
    expect(overview).toEqual(control.overview())
    expect(overview).toMatchObject({ plan: { number: 'KH2.docx' } })
    expect(control.seats()[0]!.id).toBe(ORGANIZER)
  })
})
