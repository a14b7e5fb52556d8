// Commands beside a running bot: it alone sends, and it picks up within seconds what they wrote.
import { once } from 'node:events'
import { createInterface } from 'node:readline'
import { expect, onTestFinished, test } from 'vitest'
import { asked, ownFolder, SAMPLE, spawnCommand, spawned } from '../support/command.ts'
import { startFakeTelegram } from '../support/fake-telegram/index.ts'

test('import, invite and activate beside the bot: the contact joins by the link and gets the card; one bot at a time', async () => {
  const fake = await startFakeTelegram({ token: '7000000001:FAKE-token-of-a-bot-in-a-test' })
  onTestFinished(() => fake.close())
  const folder = ownFolder()
  const env = {
    TELEGRAM_BOT_TOKEN: fake.token,
    TELEGRAM_API_ROOT: fake.root,
    DONDOC_HTTP: '127.0.0.1:0',
    DONDOC_CLOCK: '2026-11-16T09:00:00+07:00',
  }
  const bot = spawnCommand(folder, ['start'], env)
  onTestFinished(async () => {
    if (bot.exitCode !== null) return
    bot.kill('SIGKILL')
    await once(bot, 'exit')
  })
  const [running] = (await once(createInterface({ input: bot.stdout! }), 'line')) as [string]
  expect(running).toMatch(/http:\/\/127\.0\.0\.1:\d+/)
  await fake.until(() => fake.openPolls > 0)

  const second = await spawned(folder, ['start'], { env })
  expect(second).toMatchObject({ code: 1, stdout: '' })
  expect(second.stderr.trimEnd().split('\n')).toHaveLength(1)

  await asked(folder, ['import', SAMPLE], { env })
  const [line] = await asked<{ code: string; telegram: string }[]>(folder, ['invite', '--unit', 'Nghệ An'], { env })
  expect(line!.telegram).toMatch(new RegExp(`^https://t\\.me/${fake.bot.username}\\?start=[\\w-]{8,64}$`))
  const contact = fake.person('Nguyễn Thị Hoa')
  contact.starts(new URL(line!.telegram).searchParams.get('start')!)
  await fake.until(() => contact.sees().length > 0)

  await asked(folder, ['activate'], { env })
  await fake.until(() => contact.sees().some((m) => m.buttons.flat().some((label) => label.includes('Đã nhận'))))
  contact.presses('Đã nhận')
  await fake.until(() => contact.sees().some((m) => m.text.includes('Đã ghi nhận') || m.edits > 0))
  const status = await asked<{ totals: { acknowledged: number; unreachable: number } }>(folder, ['status'], { env })
  expect(status.totals.acknowledged).toBe(3)

  const health = await (await fetch(`${/http:[/]{2}[\d.]+:\d+/.exec(running)![0]}/health`)).json()
  expect(health).toMatchObject({ ok: true, channels: [{ name: 'telegram', state: 'ok' }] })

  bot.kill('SIGTERM')
  const [code] = (await once(bot, 'exit')) as [number | null]
  expect(code).toBe(0)
})
