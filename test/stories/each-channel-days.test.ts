// The same days over each channel: reminders and silence, a moved event, who joins late, who cannot be reached, a restart.
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { invite } from '../../src/app/invite.ts'
import { isWorkingTime } from '../../src/core/calendar.ts'
import { changeContact, contactsOf } from '../../src/store/people.ts'
import type { Plan } from '../../src/store/plans.ts'
import { BY, clockWords } from '../support/stage.ts'
import { openToldOver, type Somebody, type ToldOver, WAYS } from '../support/told-over/index.ts'

const REMINDS = /\n(Nhắc: |Đề nghị khẩn trương: |Đề nghị xác nhận đã nhận nhiệm vụ theo)/

describe.each(WAYS)('over $how', ({ way, webhook = false }) => {
  let stage: ToldOver
  let plan: Plan
  let organizer: Somebody
  let unit: Somebody

  beforeEach(async () => {
    stage = await openToldOver('2026-11-30 08:30', [way], { webhook })
    organizer = await stage.leads()
    plan = await stage.load('locales/sample-plan.vi.txt')
    unit = await stage.speaksFor(plan, 'tỉnh Nghệ An', 'Hoàng Thị Thu')
    await stage.until('2026-11-30 09:00')
    stage.activate(plan)
    await stage.until('2026-11-30 09:15')
    for (const one of [unit, organizer]) one.reads()
  })
  afterEach(async () => {
    await stage.close()
    expect(stage.errors).toEqual([])
  })

  const chased = (one: Somebody) => one.all().filter(({ text }) => REMINDS.test(text))

  it('reminders come at the same hours whatever carries them, and nothing comes after sending', async () => {
    await unit.chooses('Đã nhận nhiệm vụ')
    const other = await stage.speaksFor(plan, 'tỉnh Cà Mau', 'Lâm Văn Út')
    await other.chooses('Đã nhận nhiệm vụ')
    await stage.until('2026-12-01 10:00')
    await other.sendsFile('danh-sach.xlsx', 2)
    await other.says('đã gửi số 9/SKHCN mục 3')
    await other.says('hoàn thành mục 1')
    const from = other.all().length
    await stage.until('2026-12-04 18:00')
    const { calendar } = stage.app.settings
    const hours = chased(unit).map(({ at }) => clockWords(at))
    expect(hours).toEqual(HOURS)
    expect(chased(unit).every(({ at }) => isWorkingTime(calendar, at))).toBe(true)
    expect(
      other
        .all()
        .slice(from)
        .filter(({ text }) => REMINDS.test(text)),
    ).toEqual([])
  })

  it('the organizer moves the event after a preview, and each unit hears it once', async () => {
    const [preview] = await organizer.says('/ngay 17/12/2026 08:00')
    expect(preview).toContain('17/12/2026')
    expect(unit.reads()).toEqual([])
    await organizer.chooses('Xác nhận')
    await stage.until('2026-11-30 10:00')
    const told = unit.reads().filter((text) => text.includes('17/12/2026'))
    expect(told).toHaveLength(1)
    await stage.until('2026-11-30 16:00')
    expect(unit.reads().filter((text) => text.includes('17/12/2026'))).toEqual([])
  })

  it('who joins late has one card', async () => {
    const late = await stage.speaksFor(plan, 'tỉnh Cà Mau', 'Lâm Văn Út')
    expect(late.all().filter(({ text }) => text.includes('Kính gửi: Sở'))).toHaveLength(1)
    await stage.until('2026-11-30 10:30')
    expect(late.all().filter(({ text }) => text.includes('Kính gửi: Sở') && !REMINDS.test(text))).toHaveLength(1)
  })

  it('the organizer sees who is missing and urges them after a preview', async () => {
    const other = await stage.speaksFor(plan, 'thành phố Hà Nội', 'Lâm Văn Út')
    await unit.says('đã nhận')
    await stage.until('2026-12-01 14:30')
    for (const one of [unit, other, organizer]) one.reads()
    expect((await organizer.says('/chualienlac')).join('\n')).toContain('chưa có đầu mối')
    expect((await organizer.says('/chuanhan')).join('\n')).toContain('Hà Nội')
    const preview = (await organizer.says('/nhac Hà Nội')).join('\n')
    expect(preview).toContain('Hà Nội')
    expect(other.reads()).toEqual([])
    await organizer.chooses('Xác nhận')
    await stage.until('2026-12-01 14:35')
    expect(other.reads().length).toBe(1)
    expect(unit.reads()).toEqual([])
  })

  it('a stranger learns nothing, whatever is typed or sent', async () => {
    const stranger = stage.somebody('Người Lạ')
    for (const words of ['xin chào', '/tinhtrang', 'đã nhận', '1', 'đã gửi số 1/UBND', 'LIENKET ABCD2345'])
      await stranger.says(words)
    await stranger.sendsFile('danh-sach.docx', 2)
    const said = stranger.all().map(({ text }) => text)
    expect(said.length).toBeGreaterThan(0)
    expect(said.length).toBeLessThanOrEqual(3)
    expect(said.join('\n')).not.toMatch(/KH1|3968|BKHCN|Nghệ An|Hội nghị|\/u\/|Thị Mai/)
    expect(organizer.reads()).toEqual([])
  })

  it('who cannot be reached is told to the organizers once, and the deputy goes on', async () => {
    const deputy = await stage.speaksFor(plan, 'tỉnh Nghệ An', 'Phan Đình Lực')
    const second = contactsOf(stage.db, plan.id).at(-1)!
    changeContact(stage.db, second.id, { deputy: true })
    for (const one of [organizer, deputy]) one.reads()
    unit.hands.blocks()
    await stage.until('2026-12-02 17:00')
    const told = organizer.reads().filter((text) => text.includes('Không gửi được'))
    expect(told).toHaveLength(1)
    expect(told[0]).toContain('Nghệ An')
    expect(deputy.reads().filter((text) => REMINDS.test(text)).length).toBeGreaterThan(0)
    expect(chased(unit)).toEqual([])
  })

  it('a stop in the middle loses nothing and repeats nothing', async () => {
    await unit.chooses('Đã nhận nhiệm vụ')
    const before = unit.all().length
    for (const words of ['đã gửi số 5/SKHCN ngày 30/11, mục 2', 'đã gửi số 6/SKHCN ngày 30/11, mục 3']) {
      unit.hands.says(words)
      // Stored, which is all that is sure of it.
      await stage.taken()
      await stage.restart()
    }
    const said = unit.all().slice(before)
    expect(said.filter(({ text }) => text.includes('5/SKHCN'))).toHaveLength(1)
    expect(said.filter(({ text }) => text.includes('6/SKHCN'))).toHaveLength(1)
    const [line] = invite(stage.app, { role: 'unit', plan, unitIds: [stage.unitId(plan, 'tỉnh Cà Mau')] }, true, BY)
    const late = stage.somebody('Lâm Văn Út')
    late.hands.opens(line!)
    await stage.taken()
    await stage.restart()
    await stage.until('2026-11-30 10:30')
    expect(late.all().filter(({ text }) => text.includes('Kính gửi: Sở'))).toHaveLength(1)
    expect(said.length).toBeLessThanOrEqual(3)
  })
})

/** When Nghệ An is reminded of its items, which it confirmed and did not send. */
const HOURS = ['2026-12-01 08:00', '2026-12-02 08:00', '2026-12-03 08:00', '2026-12-04 08:00']
