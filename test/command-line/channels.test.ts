// `dondoc reach` and `dondoc channels`: whom one reaches and why not, and the channels of a plan, previewed before they hold.
import { expect, test } from 'vitest'
import { asked, dondoc, ownFolder, SAMPLE } from '../support/command.ts'

interface Unit {
  unit: string
  reached: boolean
  channels: string[]
  why: string | null
  todo: string
}

test('every unit is there from the first day, with what to do', async () => {
  const folder = ownFolder()
  await dondoc(folder, ['import', SAMPLE])
  const units = await asked<Unit[]>(folder, ['reach'])
  expect(units.length).toBeGreaterThan(0)
  for (const unit of units) expect(unit).toMatchObject({ reached: false, why: 'nobody_joined', todo: 'invite' })
  const { code, stdout } = await dondoc(folder, ['reach', 'KH1'])
  expect(code).toBe(0)
  for (const { unit } of units) expect(stdout).toContain(unit)
})

test('channels are shown, previewed and set; words that say none are wrong usage', async () => {
  const folder = ownFolder()
  await dondoc(folder, ['import', SAMPLE])
  const preview = await dondoc(folder, [
    'channels',
    'KH1',
    '--set',
    'không gửi qua Telegram',
    '--set',
    'ưu tiên Zalo OA',
  ])
  expect(preview).toMatchObject({ code: 0, stderr: '' })
  expect(preview.stdout).toContain('Không gửi qua: Telegram.')
  expect(preview.stdout).toContain('--yes')
  const policy = { first: ['zalo_oa'], never: ['telegram'], bare: [] }
  expect(await asked(folder, ['channels'])).toMatchObject({
    applied: false,
    channels: { first: [], never: [], bare: [] },
  })
  const set = ['channels', '--set', 'không gửi qua Telegram', '--set', 'ưu tiên Zalo OA', '--yes']
  expect(await asked(folder, set)).toMatchObject({ applied: true, channels: policy })
  expect(await asked(folder, ['channels'])).toMatchObject({ channels: policy })
  expect(await asked(folder, ['channels', '--set', 'bỏ quy định kênh', '--yes'])).toMatchObject({ applied: true })
  expect((await dondoc(folder, ['channels', '--set', 'bằng bồ câu'])).code).toBe(2)
})
