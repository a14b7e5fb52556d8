// 63 provinces over two bots of 50 people: joined by typed codes, told once each, counted against the month; who does not fit is told before.
import { describe, expect, it } from 'vitest'
import { invite, unitsOf } from '../../src/app/invite.ts'
import { standings } from '../../src/app/traffic.ts'
import { BY } from '../support/stage.ts'
import { openToldOver } from '../support/told-over/index.ts'

const PLAN = 'test/fixtures/plans/sixty-three-provinces.txt'

async function opened(people: number) {
  const stage = await openToldOver('2022-11-28 08:30', ['zalo_bot'], { bots: [{ people }, { people }] })
  const organizer = await stage.leads()
  const plan = await stage.load(PLAN)
  const activates = async (): Promise<string> => {
    await stage.until('2022-11-28 09:00')
    await organizer.says('/kehoach KH1')
    return (await organizer.chooses('Kích hoạt kế hoạch')).join('\n')
  }
  return { stage, organizer, plan, activates }
}

describe('63 provinces', () => {
  it('over two bots of 50 are joined by codes, told once each, and counted', async () => {
    const { stage, organizer, plan, activates } = await opened(50)
    const units = await stage.everyoneElse(plan)
    expect(units.size).toBe(64)
    expect(stage.bots.map(({ used }) => used.people).sort()).toEqual([32, 33])
    for (const one of units.values()) expect(one.reads().join('\n')).toContain('Đã kết nối đồng chí')
    const preview = await activates()
    expect(preview).not.toContain('chưa có chỗ')
    await organizer.chooses('Xác nhận')
    for (const [unit, one] of units) {
      const said = one.reads()
      expect(said, unit).toHaveLength(1)
      expect(said[0]).toContain('Kính gửi')
    }
    // A number chosen on either bot is of that bot's own list.
    const provinces = [...units.values()].filter(({ hands }) => hands.name.includes('Ủy ban nhân dân'))
    for (const one of [provinces[0]!, provinces.at(-1)!])
      expect(await one.chooses('Đã nhận nhiệm vụ')).toEqual([expect.stringContaining('đã nhận 2 nhiệm vụ')])
    // Both directions, as the platform counts them.
    const counted = standings(stage.app).map(({ bot, sent, received }) => [bot, sent + received])
    expect(counted).toEqual(stage.bots.map(({ bot, used }) => [bot.id, used.messages]))
    await stage.close()
    expect(stage.errors).toEqual([])
  })

  it('over two bots of 30 do not fit, which is told before anything is sent', async () => {
    const { stage, organizer, plan, activates } = await opened(30)
    const lines = invite(stage.app, { role: 'unit', plan, unitIds: unitsOf(stage.app, plan) }, false, BY)
    const left = lines.filter(({ account }) => account === null).map(({ unit }) => unit!)
    expect(left).toHaveLength(64 - 59)
    const preview = await activates()
    expect(preview).toContain('chỉ có 59 chỗ; 5 đơn vị chưa có chỗ')
    expect(stage.bots.flatMap((bot) => bot.sent()).filter(({ text }) => text?.startsWith('Kính gửi'))).toEqual([])
    expect(
      organizer
        .all()
        .some(({ text }) => left.every((unit) => text.includes(unit.replace(/^.*(?=tỉnh |thành phố )/, '')))),
    ).toBe(true)
    await stage.close()
    expect(stage.errors).toEqual([])
  })
})
