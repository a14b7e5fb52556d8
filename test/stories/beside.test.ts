// Commands beside a running bot on one data folder: they write, the bot sends within seconds; a second bot is refused.
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { asked, dondoc, ownFolder, SAMPLE, spawnCommand, spawned } from '../support/command.ts'
import { type FakeTelegram, type Person, startFakeTelegram } from '../support/fake-telegram/index.ts'

interface Line {
  unit: string | null
  code: string
  telegram: string | null
}

describe('beside a running bot', { timeout: 60_000 }, () => {
  let fake: FakeTelegram
  let folder: string
  let env: Record<string, string>
  let stop: () => Promise<void>

  beforeEach(async () => {
    fake = await startFakeTelegram()
    folder = ownFolder()
    env = {
      TELEGRAM_BOT_TOKEN: fake.token,
      TELEGRAM_API_ROOT: fake.root,
      DONDOC_CLOCK: '2026-11-17T09:00:00+07:00',
      DONDOC_HTTP: '127.0.0.1:0',
    }
    const child = spawnCommand(folder, ['start'], env)
    child.stdout?.resume()
    child.stderr?.resume()
    const gone = new Promise<number | null>((done) => child.on('exit', done))
    stop = async () => {
      child.kill('SIGTERM')
      expect(await gone).toBe(0)
    }
    await fake.until(() => fake.openPolls > 0)
  })
  afterEach(async () => {
    await stop()
    await fake.close()
  })

  const joins = async (name: string, args: string[]): Promise<Person> => {
    const [line] = await asked<Line[]>(folder, ['invite', ...args], { env })
    const person = fake.person(name)
    person.starts(new URL(line!.telegram!).searchParams.get('start')!)
    await fake.until(() => person.sees().length > 0)
    return person
  }

  it('imports, invites, activates and moves the event, and the bot tells everybody', async () => {
    const imported = await asked<{ id: string }>(folder, ['import', SAMPLE], { env })
    expect(imported.id).toBe('KH1')
    const unit = await joins('Hoàng Thị Thu', ['--unit', 'Nghệ An'])
    const organizer = await joins('Lê Thị Mai', ['--role', 'organizer'])
    await asked(folder, ['activate', 'KH1'], { env })
    await fake.until(() => unit.sees().some((m) => m.text.startsWith('Kính gửi')))
    await fake.until(() => organizer.sees().some((m) => m.text.startsWith('Đã kích hoạt')))
    unit.presses('Đã nhận nhiệm vụ')
    await fake.until(() => unit.sees().some((m) => m.text.startsWith('Đã ghi nhận')))
    const moved = await dondoc(folder, ['event', 'KH1', '--date', '2026-12-14T08:00', '--yes'], { env })
    expect(moved.code).toBe(0)
    await fake.until(() =>
      unit.sees().some((m) => m.text.includes('Thông báo thay đổi') && m.text.includes('14/12/2026')),
    )
    const status = await asked<{ totals: { acknowledged: number } }>(folder, ['status', 'KH1'], { env })
    expect(status.totals.acknowledged).toBe(3)
    expect(unit.sees().filter((m) => m.text.startsWith('Kính gửi') && !m.text.includes('Thông báo'))).toHaveLength(1)
  })

  it('refuses a second bot with one sentence', async () => {
    const second = await spawned(folder, ['start'], { env })
    expect(second.code).toBe(1)
    expect(second.stderr.trim().split('\n').at(-1)).toContain('đang có một tiến trình bot khác')
  })
})
