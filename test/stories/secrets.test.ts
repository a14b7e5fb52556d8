// What must be read nowhere: token, webhook secret, codes and links, looked for in everything that the bot writes.
import { once } from 'node:events'
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { expect, it, onTestFinished } from 'vitest'
import { asked, dondoc, ownFolder, SAMPLE, spawnCommand } from '../support/command.ts'
import { jpgOf } from '../support/crafted/picture.ts'
import { FAULTS, type Person, startFakeTelegram } from '../support/fake-telegram/index.ts'

it('no secret stands in a log, an error, a page of state, the doctor’s words or the database', {
  timeout: 120_000,
}, async () => {
  const fake = await startFakeTelegram({ token: '7000000001:CANARY-token-of-nobody' })
  onTestFinished(() => fake.close())
  const folder = ownFolder()
  const env = {
    TELEGRAM_BOT_TOKEN: fake.token,
    TELEGRAM_API_ROOT: fake.root,
    TELEGRAM_WEBHOOK_SECRET: 'CANARY-secret-of-the-webhook',
    DONDOC_PUBLIC_URL: 'https://dondoc.example.gov.vn',
    DONDOC_CLOCK: '2026-11-17T09:00:00+07:00',
    DONDOC_HTTP: '127.0.0.1:0',
    DONDOC_LOG: 'debug',
  }
  const secrets = new Map([
    ['token', fake.token],
    ['the token’s secret half', 'CANARY-token-of-nobody'],
    ['webhook secret', env.TELEGRAM_WEBHOOK_SECRET],
  ])
  const said: string[] = []
  const bot = spawnCommand(folder, ['start'], env)
  onTestFinished(() => void bot.kill('SIGKILL'))
  bot.stdout!.on('data', (chunk) => said.push(String(chunk)))
  bot.stderr!.on('data', (chunk) => said.push(String(chunk)))
  const [line] = (await once(createInterface({ input: bot.stdout! }), 'line')) as [string]
  const address = /http:[/]{2}[\d.]+:\d+/.exec(line)![0]
  fake.proxy = async (request) =>
    fetch(address + new URL(request.url).pathname, {
      method: 'POST',
      headers: request.headers,
      body: await request.text(),
    })
  await fake.until(() => fake.updates.webhook !== '')

  await asked(folder, ['import', SAMPLE], { env })
  const joins = async (name: string, args: string[]): Promise<Person> => {
    const [made] = await asked<{ code: string; telegram: string }[]>(folder, ['invite', ...args], { env })
    const payload = new URL(made!.telegram).searchParams.get('start')!
    secrets.set(`code of ${name}`, made!.code).set(`link of ${name}`, payload)
    const person = fake.person(name)
    // One by the link, one by typing; both after a wrong one.
    person.starts(`${payload.slice(0, -1)}x`)
    if (args.includes('organizer')) person.says(made!.code)
    else person.starts(payload)
    await fake.until(() => person.sees().length > 1)
    return person
  }
  const organizer = await joins('Lê Thị Mai', ['--role', 'organizer'])
  const contact = await joins('Hoàng Thị Thu', ['--unit', 'Nghệ An'])
  await asked(folder, ['activate', 'KH1'], { env })
  await fake.until(() => contact.sees().some(({ text }) => text.startsWith('Kính gửi')))

  const answered = async (person: Person, words: RegExp): Promise<string> => {
    await fake.until(() => person.sees().some(({ text }) => words.test(text)))
    return person.sees().findLast(({ text }) => words.test(text))!.text
  }
  contact.says('/chuyen')
  const handOver = await answered(contact, /Mã: [A-Z0-9]{8}/)
  secrets.set('code of the hand-over', /Mã: ([A-Z0-9]{8})/.exec(handOver)![1]!)
  secrets.set('link of the hand-over', new URL(/https:\S+/.exec(handOver)![0]).searchParams.get('start')!)
  organizer.says('/trang')
  const signIn = await answered(organizer, /\/o\//)
  secrets.set('sign-in', /([A-Z0-9]{8,})/.exec(signIn)![1]!)

  // Everything that goes wrong, so that something is said of it.
  for (const fault of [FAULTS.acceptedThenReset, FAULTS.badGatewayPage, FAULTS.serverError, FAULTS.reset]) {
    fake.fault(fault)
    fake.fault(FAULTS.reset, { method: 'answerCallbackQuery' })
    contact.presses('Đã nhận nhiệm vụ')
    contact.says('/viec')
  }
  fake.fault(FAULTS.reset, { method: 'getFile' })
  fake.fileFault({ kind: 'status', status: 502 })
  // A live bot looks into files: it must be a real one.
  contact.sendsDocument({ name: 'danh-sach.jpg', mime: 'image/jpeg', bytes: jpgOf() }, { caption: 'mục 2' })
  await answered(contact, /Đã tiếp nhận tệp/)
  await fake.until(() => fake.updates.pending().length === 0)

  for (const path of ['/health', '/metrics', '/', '/telegram/x', '/o/']) {
    const response = await fetch(address + path, { redirect: 'manual' })
    said.push(await response.text(), JSON.stringify([...response.headers]))
  }
  const doctor = await dondoc(folder, ['doctor'], { env })
  said.push(doctor.stdout, doctor.stderr)
  fake.revoked = true
  const refused = await dondoc(folder, ['doctor'], { env })
  said.push(refused.stdout, refused.stderr)
  fake.revoked = false
  const gone = once(bot, 'exit')
  bot.kill('SIGTERM')
  await gone

  const data = join(folder, 'data')
  const files = readdirSync(data, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile())
  expect(files.length).toBeGreaterThan(2)
  const written = files.map((entry) => readFileSync(join(entry.parentPath, entry.name)).toString('latin1'))
  expect(said.join('').length).toBeGreaterThan(500)
  // What may stand there is found, so what may not would be.
  expect(said.join('')).toContain('press_unanswered')
  expect(written.some((bytes) => bytes.includes('3968/KH-BKHCN'))).toBe(true)
  for (const [what, secret] of secrets) {
    expect(secret.length, what).toBeGreaterThanOrEqual(8)
    expect(said.join('\n').includes(secret), `${what} was said`).toBe(false)
    expect(
      written.some((bytes) => bytes.includes(secret)),
      `${what} lies in the data folder`,
    ).toBe(false)
  }
})
