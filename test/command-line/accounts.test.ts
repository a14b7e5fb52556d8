// Commands beside a bot whose accounts carry so many: codes name their bot, what does not fit is said, doctor counts.
import { mkdirSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { keepAccount } from '../../src/accounts.ts'
import { openDb } from '../../src/store/db.ts'
import { count } from '../../src/store/traffic.ts'
import { asked, dondoc, ownFolder, SAMPLE } from '../support/command.ts'
import { limitedBot } from '../support/limited-bots.ts'

/** A data folder in which two bots have once started. */
function started(people: number): string {
  const folder = ownFolder()
  mkdirSync(join(folder, 'data'), { recursive: true, mode: 0o700 })
  const db = openDb(join(folder, 'data', 'dondoc.db'))
  for (const bot of ['101', '102']) keepAccount(db, limitedBot(bot, Date.now, { people, messagesPerMonth: 10 }))
  const month = new Date(Date.now() + 7 * 3600_000).toISOString().slice(0, 7)
  for (let i = 0; i < 10; i++) count(db, { channel: 'zalo_bot', bot: '102' }, month, 'sent')
  db.$client.close()
  return folder
}

interface Line {
  code: string
  telegram: string | null
  zalo: string | null
  bot: string | null
}

test('codes name the bot in which a seat is kept, the rest is said before anything is sent', async () => {
  const folder = started(3)
  expect((await dondoc(folder, ['import', SAMPLE])).stdout).toMatch(
    /Zalo: \d+ đơn vị chưa kết nối, chỉ có 6 chỗ; \d+ đơn vị chưa có chỗ: .+/,
  )
  const lines = await asked<Line[]>(folder, ['invite'])
  expect(lines.filter((l) => l.bot === '101')).toHaveLength(3)
  expect(lines.filter((l) => l.bot === '102').map((l) => l.zalo)).toEqual(Array(3).fill('https://zalo.example/s/102'))
  expect(lines.slice(6).every((l) => l.bot === null && l.zalo === null)).toBe(true)
  const { stdout } = await dondoc(folder, ['invite'])
  expect(stdout).toMatch(/Zalo Bot 1\/2: mở https:\/\/zalo\.example\/s\/101 rồi gửi LIENKET và mã/)
  expect(stdout).toMatch(/Chưa có chỗ trên Zalo \(\d+ đơn vị\)/)
  expect(stdout).not.toContain('Telegram')
  const { code, stderr } = await dondoc(folder, ['invite', '--unit', 'Nghệ An', '--png', 'anh'])
  // Whether the unit found a seat or not, what can be drawn is drawn, and what cannot is said.
  if (code === 0) expect(readdirSync(join(folder, 'anh'))).toHaveLength(1)
  else expect(stderr).not.toBe('')
  const activated = await asked<{ room: { seats: number; without: string[] } }>(folder, ['activate'])
  expect(activated.room.seats).toBe(6)
  expect(activated.room.without.length).toBeGreaterThan(0)
  const doctor = (await dondoc(folder, ['doctor'])).stdout
  expect(doctor).toMatch(/✗ Zalo Bot 1\/2: 0\/3 người, 3 chỗ giữ cho mã mời/)
  expect(doctor).toMatch(/✓ Zalo Bot 1\/2: tháng \d\d\/\d{4} đã dùng 0\/10 tin/)
  expect(doctor).toMatch(/✗ Zalo Bot 2\/2: tháng \d\d\/\d{4} đã dùng 10\/10 tin/)
})

test('without such an account nothing is said of it', async () => {
  const folder = ownFolder()
  expect((await dondoc(folder, ['import', SAMPLE])).stdout).not.toContain('Zalo')
  expect((await dondoc(folder, ['invite'])).stdout).not.toMatch(/Zalo|LIENKET/)
  expect((await dondoc(folder, ['doctor'])).stdout).not.toContain('Zalo')
})
