// The built command behind a webhook: joining, answering, a file; killed in the middle; to polling and back again.
import type { ChildProcess } from 'node:child_process'
import { createHash } from 'node:crypto'
import { once } from 'node:events'
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { asked, ownFolder, SAMPLE, spawnCommand } from '../support/command.ts'
import { jpgOf } from '../support/crafted/picture.ts'
import { type FakeTelegram, type Person, startFakeTelegram } from '../support/fake-telegram/index.ts'

const PUBLIC = 'https://dondoc.example.gov.vn'
const WEBHOOK = { TELEGRAM_WEBHOOK_SECRET: 'Bi_mat-cua-cua-vao', DONDOC_PUBLIC_URL: PUBLIC }

describe('the built command behind a webhook', { timeout: 120_000 }, () => {
  let fake: FakeTelegram
  let folder: string
  let env: Record<string, string>
  let bot: { child: ChildProcess; address: string } | null = null

  beforeEach(async () => {
    // Deliveries to a door that is shut come again after a moment.
    fake = await startFakeTelegram({ pause: () => new Promise((resolve) => setTimeout(resolve, 20)) })
    folder = ownFolder()
    env = {
      TELEGRAM_BOT_TOKEN: fake.token,
      TELEGRAM_API_ROOT: fake.root,
      DONDOC_CLOCK: '2026-11-17T09:00:00+07:00',
      DONDOC_HTTP: '127.0.0.1:0',
    }
  })
  afterEach(async () => {
    await ended('SIGKILL')
    await fake.close()
  })

  /** Starts the bot, and puts the proxy that ends TLS before it. */
  async function start(more: Record<string, string>): Promise<void> {
    const child = spawnCommand(folder, ['start'], { ...env, ...more })
    child.stderr?.resume()
    const [line] = (await once(createInterface({ input: child.stdout! }), 'line')) as [string]
    const address = /http:[/]{2}[\d.]+:\d+/.exec(line)![0]
    bot = { child, address }
    fake.proxy = async (request) => {
      const { pathname } = new URL(request.url)
      return fetch(address + pathname, { method: 'POST', headers: request.headers, body: await request.text() })
    }
  }

  async function ended(signal: 'SIGKILL' | 'SIGTERM'): Promise<void> {
    if (!bot) return
    const { child } = bot
    bot = null
    fake.proxy = null
    if (child.exitCode !== null || child.signalCode !== null) return
    const gone = once(child, 'exit')
    child.kill(signal)
    const [code] = await gone
    if (signal === 'SIGTERM') expect(code).toBe(0)
  }

  const sees = (person: Person, words: string) =>
    fake.until(() => person.sees().some(({ text }) => text.includes(words)))
  const times = (person: Person, words: string) => person.sees().filter(({ text }) => text.includes(words)).length
  const isSet = () => fake.until(() => fake.updates.webhook.startsWith(`${PUBLIC}/telegram/`))

  async function joins(): Promise<Person> {
    await asked(folder, ['import', SAMPLE], { env })
    const [line] = await asked<{ telegram: string }[]>(folder, ['invite', '--unit', 'Nghệ An'], { env })
    const person = fake.person('Hoàng Thị Thu')
    person.starts(new URL(line!.telegram).searchParams.get('start')!)
    await fake.until(() => person.sees().length > 0)
    await asked(folder, ['activate', 'KH1'], { env })
    await sees(person, 'Kính gửi')
    return person
  }

  it('a contact joins, confirms and sends a file; a kill in the middle loses nothing and does nothing twice', async () => {
    await start(WEBHOOK)
    await isSet()
    const contact = await joins()
    expect(fake.openPolls).toBe(0)
    contact.presses('Đã nhận nhiệm vụ')
    await sees(contact, 'Đã ghi nhận')

    // A live bot looks into files: it must be a real one.
    const file = { name: 'danh-sach.jpg', mime: 'image/jpeg', bytes: jpgOf(2, 2, 'danh sách đại biểu '.repeat(500)) }
    const before = fake.updates.hook.requests.length
    contact.sendsDocument(file, { caption: 'mục 2' })
    // The update is stored; nobody knows how far its file came.
    await fake.until(() => fake.updates.hook.requests.length > before)
    await ended('SIGKILL')
    contact.says('mục 3 đã gửi số 12/SNV-CCHC ngày 16/11/2026')
    contact.says('/viec')
    // Nobody listens at the address: Telegram keeps what is there.
    const refused = fake.updates.hook.requests.length
    await fake.until(() => fake.updates.hook.requests.length > refused + 2)
    expect(fake.updates.pending()).toHaveLength(2)

    await start(WEBHOOK)
    await fake.until(() => fake.updates.pending().length === 0)
    await sees(contact, 'Đã tiếp nhận tệp')
    await sees(contact, '12/SNV-CCHC')
    const hash = createHash('sha256').update(file.bytes!).digest('hex')
    expect(existsSync(join(folder, 'data', 'files', hash.slice(0, 2), hash))).toBe(true)
    expect(times(contact, 'Đã tiếp nhận tệp')).toBeLessThanOrEqual(2)
    const status = await asked<{ totals: { acknowledged: number; submitted: number } }>(folder, ['status'], { env })
    expect(status.totals).toMatchObject({ submitted: 2 })
    await ended('SIGTERM')
  })

  it('goes over to polling and back by the two variables alone, and what came in between is answered once', async () => {
    await start(WEBHOOK)
    await isSet()
    const contact = await joins()
    await ended('SIGTERM')

    contact.presses('Đã nhận nhiệm vụ')
    await start({})
    await fake.until(() => fake.openPolls > 0)
    expect(fake.updates.webhook).toBe('')
    await sees(contact, 'Đã ghi nhận')
    contact.says('/trogiup')
    await fake.until(() => fake.updates.pending().length === 0)
    await ended('SIGTERM')

    contact.says('mục 2 đã gửi số 12/SNV-CCHC ngày 16/11/2026')
    await start(WEBHOOK)
    await isSet()
    await fake.until(() => times(contact, 'Đã ghi nhận') >= 2 && fake.updates.pending().length === 0)
    expect(times(contact, 'Đã ghi nhận')).toBe(2)
    const health = await fetch(`${bot!.address}/health`)
    expect(health.status).toBe(200)
    expect(await health.json()).toMatchObject({ ok: true, channels: [{ name: 'telegram', state: 'ok' }] })
    await ended('SIGTERM')
    for (const { args } of fake.accepted) expect(args.drop_pending_updates ?? false).toBe(false)
  })

  it('takes the address back when somebody else has set another', async () => {
    await start(WEBHOOK)
    await isSet()
    const contact = await joins()
    await ended('SIGTERM')
    fake.updates.webhook = 'https://other.example.vn/telegram/elsewhere'
    contact.says('/trogiup')
    await start(WEBHOOK)
    await isSet()
    await fake.until(() => fake.updates.pending().length === 0)
    await ended('SIGTERM')
  })
})
