// What must be read nowhere, of Zalo's two products and the page: tokens that stay and that turn over, secrets, codes, links, words, names of files.
import { once } from 'node:events'
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { expect, it, onTestFinished } from 'vitest'
import { webhookPath } from '../../src/channels/zalo-oa/webhook.ts'
import { asked, dondoc, ownFolder, SAMPLE, spawnCommand } from '../support/command.ts'
import { FAULTS as BOT_FAULTS, startFakeZaloBot } from '../support/fake-zalo-bot/index.ts'
import { FAULTS as OA_FAULTS, startFakeZaloOa } from '../support/fake-zalo-oa/index.ts'
import { documentFile } from '../support/stage.ts'
import { openBrowser } from '../support/upload-desk.ts'

/** Stands in every token and every secret of the account. */
const MARK = 'CANARY-of-the-account'
const WORDS = 'CANARY-lời-của-đơn-vị về phòng họp'
const FILE = 'CANARY-tên-tệp'

it('no token, secret, code, link, word or name of a file stands in a log, an answer, the doctor’s words or, in the clear, in the database', {
  timeout: 120_000,
}, async () => {
  const bot = await startFakeZaloBot({ token: '4000000001:CANARY-token-of-the-bot' })
  const oa = await startFakeZaloOa({ mark: MARK })
  onTestFinished(() => bot.close())
  onTestFinished(() => oa.close())
  const folder = ownFolder()
  const env = {
    ZALO_BOT_TOKEN: bot.token,
    ZALO_BOT_API_ROOT: bot.root,
    ZALO_BOT_WEBHOOK_SECRET: 'CANARY-secret-of-the-webhook',
    ZALO_OA_APP_ID: oa.appId,
    ZALO_OA_SECRET_KEY: oa.secretKey,
    ZALO_OA_REFRESH_TOKEN: oa.tokens.pair.refresh,
    ZALO_OA_WEBHOOK_SECRET: oa.webhookSecret,
    ZALO_OA_API_ROOT: oa.root,
    ZALO_OA_OAUTH_ROOT: oa.root,
    DONDOC_PUBLIC_URL: 'https://dondoc.example.gov.vn',
    DONDOC_CLOCK: '2026-11-17T09:00:00+07:00',
    DONDOC_HTTP: '127.0.0.1:0',
    DONDOC_LOG: 'debug',
  }
  /** Read nowhere at all, and read nowhere but in the database. */
  const secrets = new Map([
    ['token of the bot', 'CANARY-token-of-the-bot'],
    ['secret of the webhook', env.ZALO_BOT_WEBHOOK_SECRET],
    ['tokens and secrets of the account', MARK],
  ])
  const words = new Map([
    ['what somebody wrote', 'CANARY-lời'],
    ['the name of a file', FILE],
  ])
  const said: string[] = []
  const child = spawnCommand(folder, ['start'], env)
  onTestFinished(() => void child.kill('SIGKILL'))
  child.stdout!.on('data', (chunk) => said.push(String(chunk)))
  child.stderr!.on('data', (chunk) => said.push(String(chunk)))
  const [line] = (await once(createInterface({ input: child.stdout! }), 'line')) as [string]
  const address = /http:[/]{2}[\d.]+:\d+/.exec(line)![0]
  /** The proxy that ends TLS. */
  const pass = async (request: Request, path = new URL(request.url).pathname): Promise<Response> => {
    const headers = new Headers(request.headers)
    for (const name of ['host', 'content-length']) headers.delete(name)
    const body = request.method === 'GET' ? undefined : await request.arrayBuffer()
    const { search } = new URL(request.url)
    return fetch(address + path + search, {
      method: request.method,
      headers,
      redirect: 'manual',
      ...(body ? { body } : {}),
    })
  }
  bot.proxy = (request) => pass(request)
  oa.deliveries.door = (request) => pass(request, webhookPath(oa.appId, oa.secretKey))
  const browser = openBrowser({ fetch: pass } as Parameters<typeof openBrowser>[0])
  await bot.until(() => !!bot.updates.hooks.settings?.url)
  await oa.until(() => oa.tokens.used.length > 0)

  await asked(folder, ['import', SAMPLE], { env })
  const codeFor = async (name: string, ...args: string[]): Promise<string> => {
    const [made] = await asked<{ code: string }[]>(folder, ['invite', ...args], { env })
    secrets.set(`code of ${name}`, made!.code)
    return made!.code
  }
  const onBot = bot.person('Hoàng Thị Thu', 'stranger')
  onBot.says('LIENKET ABCD2345')
  onBot.says(`lienket ${await codeFor('the bot', '--unit', 'Nghệ An')}`)
  await bot.until(() => onBot.sees().some(({ text }) => text.includes('Đã kết nối')))
  const onAccount = oa.person('Lâm Văn Út')
  onAccount.follows()
  onAccount.says(`LIENKET ${await codeFor('the account', '--unit', 'Cà Mau')}`)
  await oa.until(() => onAccount.sees().some(({ text }) => text.includes('Đã kết nối')))
  await asked(folder, ['activate', 'KH1'], { env })
  await bot.until(() => onBot.sees().some(({ text }) => text.startsWith('Kính gửi')))
  await oa.until(() => onAccount.sees().some(({ text }) => text.startsWith('Kính gửi')))

  // A file by the page, once refused by its kind; by its code, once typed wrong.
  onBot.says('nộp 2')
  await bot.until(() => onBot.sees().some(({ text }) => text.includes('/u/')))
  const offer = onBot.sees().findLast(({ text }) => text.includes('/u/'))!.text
  const path = /(\/u\/[\w-]{43})/.exec(offer)![1]!
  secrets.set('token of the page', path.slice(3))
  const code = /\b([A-Z2-9]{4}-[A-Z2-9]{4})\b/.exec(offer)![1]!
  secrets.set('code of the page', code).set('code of the page, bare', code.replace('-', ''))
  for (const typed of ['AAAA-BBBB', code]) await browser.post('/u', new URLSearchParams({ code: typed }))
  const item = await browser.itemOf(path, 2)
  await browser.upload(item, [[`${FILE}.exe`, 'MZ']])
  const { bytes } = documentFile('x.docx')
  const answer = await browser.upload(item, [[`${FILE}.docx`, bytes]])
  expect(answer.status, await answer.text()).toBe(200)
  await bot.until(() => onBot.sees().some(({ text }) => text.includes('Đã tiếp nhận tệp')))

  // Everything that goes wrong, so that something is said of it.
  for (const fault of [BOT_FAULTS.acceptedThenReset, BOT_FAULTS.badGatewayPage, BOT_FAULTS.numbered(-77)]) {
    bot.fault(fault)
    onBot.says(WORDS)
  }
  for (const fault of [OA_FAULTS.acceptedThenServerError, OA_FAULTS.badGatewayPage, OA_FAULTS.sendFailed]) {
    oa.fault(fault)
    onAccount.says(WORDS)
  }
  oa.fileFault({ kind: 'status', status: 502 })
  onAccount.sendsDocument({ name: `${FILE}-2.docx`, bytes }, { caption: 'mục 2' })
  onBot.says('/kenh Zalo OA')
  await bot.until(() => onBot.sees().some(({ text }) => /LIENKET [A-Z0-9]{8}/.test(text)))
  const way = onBot.sees().findLast(({ text }) => /LIENKET [A-Z0-9]{8}/.test(text))!.text
  secrets.set('code of another channel', /LIENKET ([A-Z0-9]{8})/.exec(way)![1]!)
  await oa.until(() => onAccount.sees().some(({ text }) => text.includes(`${FILE}-2`)))
  await oa.until(() => oa.deliveries.pending() === 0)

  const hooks = [
    '/zalo-bot/x',
    '/zalo-oa/x',
    webhookPath(oa.appId, oa.secretKey),
    new URL(bot.updates.hooks.settings!.url).pathname,
  ]
  for (const one of ['/health', '/metrics', '/', '/o/', '/u', `/u/${'A'.repeat(43)}`, ...hooks])
    for (const method of ['GET', 'POST']) {
      const body = method === 'POST' ? JSON.stringify({ event_name: 'user_send_text', message: { text: 'x' } }) : null
      const response = await fetch(address + one, { method, body, redirect: 'manual' })
      said.push(await response.text(), JSON.stringify([...response.headers]))
    }
  const doctor = async () => {
    for (const args of [['doctor'], ['zalo', 'probe']]) {
      const { stdout, stderr } = await dondoc(folder, args, { env })
      said.push(stdout, stderr)
    }
  }
  await doctor()
  bot.ways.revoked = true
  oa.tokens.kill()
  await doctor()
  bot.ways.revoked = false
  const gone = once(child, 'exit')
  child.kill('SIGTERM')
  await gone

  const data = join(folder, 'data')
  const files = readdirSync(data, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile())
  const written = files.map((entry) => readFileSync(join(entry.parentPath, entry.name)).toString('utf8'))
  const all = said.join('\n')
  // What may stand there is found, so what may not would be.
  expect(all).toContain('zalo_oa')
  expect(written.some((text) => text.includes('3968/KH-BKHCN'))).toBe(true)
  expect(written.some((text) => text.includes(FILE))).toBe(true)
  for (const [what, secret] of secrets) {
    expect(secret.length, what).toBeGreaterThanOrEqual(8)
    expect(all.includes(secret), `${what} was said`).toBe(false)
    expect(
      files.flatMap(({ name }, i) => (written[i]!.includes(secret) ? [name] : [])),
      `${what} lies in the data folder`,
    ).toEqual([])
  }
  for (const [what, word] of words) expect(all.includes(word), `${what} was said`).toBe(false)
})
