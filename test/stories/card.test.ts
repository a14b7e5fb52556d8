// The card on a phone: pages turned in place, one item by itself, the plan's own words, an older card, a deleted one.
import { join } from 'node:path'
import { afterEach, describe, expect, it } from 'vitest'
import { createFiles } from '../../src/files.ts'
import { keepBytes } from '../../src/keep-bytes.ts'
import { changePlan, type Plan } from '../../src/store/plans.ts'
import type { Person } from '../support/fake-telegram/index.ts'
import { planWithTasks } from '../support/many-tasks.ts'
import { last, news, openStage, type Stage } from '../support/stage.ts'

let stage: Stage
let plan: Plan
let unit: Person

async function begin(tasks: number): Promise<void> {
  stage = await openStage('2026-11-17 08:30')
  const text = planWithTasks(tasks)
  plan = await stage.loadText(text)
  keepBytes(stage.app, createFiles(join(stage.folder, 'files')), new TextEncoder().encode(text))
  unit = await stage.contact(plan, 'Vụ Kế hoạch - Tài chính', 'Trần Thị Lan')
  changePlan(stage.db, plan.id, { organizerUnitId: stage.unitId(plan, 'Văn phòng Bộ') })
  stage.activate(plan)
  await stage.settle()
  news(stage, unit)
}

afterEach(async () => {
  await stage.close()
  expect(stage.errors).toEqual([])
})

const card = () => unit.sees().findLast((m) => m.text.startsWith('Kính gửi') && m.text.includes('Trích yếu'))!
const labels = () => card().buttons.flat()

describe('a card of many items', () => {
  it('is turned in place, page by page, and stays on the page when something changes', async () => {
    await begin(20)
    expect(card().text).toContain('Trang 1/3 (20 mục)')
    const { id } = card()
    unit.presses('Trang sau')
    await stage.settle()
    expect(card().id).toBe(id)
    expect(card().text).toContain('Trang 2/3')
    expect(card().text).toMatch(/ 9\. Gửi báo cáo chuyên đề số 9 /)
    unit.presses('Đã nhận nhiệm vụ')
    await stage.settle()
    expect(news(stage, unit)).toEqual([expect.stringContaining('đã nhận 20 nhiệm vụ')])
    expect(card().text).toContain('Trang 2/3')
    expect(card().text).not.toContain('Chưa xác nhận')
    expect(labels()).not.toContain('Đã nhận nhiệm vụ')
    unit.presses('Trang sau')
    await stage.settle()
    expect(card().text).toContain('Trang 3/3')
    expect(unit.sees().filter((m) => m.text.startsWith('Kính gửi'))).toHaveLength(1)
  })

  it('acknowledges one item by itself from that item’s own message', async () => {
    await begin(3)
    unit.presses('Xem mục 2')
    await stage.settle()
    expect(last(unit)).toContain('Mục 2. Gửi báo cáo chuyên đề số 2')
    unit.presses('Đã nhận nhiệm vụ')
    await stage.settle()
    expect(news(stage, unit).at(-1)).toMatch(/^Đã ghi nhận.*\n2\. Gửi báo cáo/s)
    expect(card().text.match(/Chưa xác nhận/g)).toHaveLength(2)
  })
})

describe('days left', () => {
  it('are counted anew each working morning, in place, and ring no phone', async () => {
    await begin(3)
    expect(card().text).toMatch(/ 1\. .*04\/12\/2026 \(thứ Sáu\)\. Còn 12 ngày làm việc đến hạn\./s)
    const { id } = card()
    unit.says('đã nhận')
    await stage.until('2026-11-18 07:45')
    expect(card().text).toMatch(/Còn 11 ngày làm việc/)
    await stage.until('2026-11-20 07:45')
    expect(card().text).toMatch(/Còn 09 ngày làm việc/)
    await stage.until('2026-11-23 07:45')
    expect(card().text).toMatch(/Còn 08 ngày làm việc/)
    expect(card().id).toBe(id)
    expect(news(stage, unit)).toEqual([expect.stringContaining('đã nhận 3 nhiệm vụ')])
    // Nor do they fill the journal.
    const told = "select count(*) n from journal where action = 'message_sent' and details like '%\"card\"%'"
    expect(stage.db.$client.prepare(told).get()).toEqual({ n: 0 })
  })

  it('become the day itself, and then what has not come', async () => {
    await begin(1)
    unit.says('đã nhận')
    await stage.until('2026-12-04 07:45')
    expect(card().text).toContain('Hôm nay là ngày làm việc cuối trong thời hạn.')
    await stage.until('2026-12-07 07:45')
    expect(card().text).toMatch(/🔴 1\. .*chưa nhận được/s)
  })
})

describe('the plan’s own words', () => {
  it('come with their place, and the document behind them once a day', async () => {
    await begin(3)
    unit.presses('Xem mục 3')
    await stage.settle()
    unit.presses('Nguyên văn')
    await stage.settle()
    const [, words, file] = news(stage, unit)
    expect(words).toMatch(/Nguyên văn mục 3.*77\/KH-BXD/)
    expect(words).toMatch(/Vị trí: mục II\.2, dòng \d+\./)
    expect(words).toContain('- Gửi báo cáo chuyên đề số 3 về Văn phòng Bộ chậm nhất ngày 06/12/2026.')
    expect(unit.sees().at(-1)!.document?.name).toBe('plan.txt')
    expect(file).toBeDefined()
    unit.presses('Nguyên văn')
    await stage.settle()
    expect(news(stage, unit)).toEqual([])
    await stage.until('2026-11-17 08:31')
    unit.presses('Nguyên văn')
    await stage.settle()
    expect(news(stage, unit)).toEqual([expect.stringContaining('Nguyên văn mục 3')])
  })

  it('come without the document where the plan is for internal use', async () => {
    await begin(3)
    changePlan(stage.db, plan.id, { internal: true })
    unit.presses('Xem mục 3')
    await stage.settle()
    unit.presses('Nguyên văn')
    await stage.settle()
    expect(news(stage, unit).slice(1)).toEqual([expect.stringContaining('lưu hành nội bộ')])
  })
})

describe('a newer card', () => {
  it('makes the older one say where it is; the buttons of both still work', async () => {
    await begin(20)
    const old = card()
    const shown = stage.fake.sent(unit.chat).findLast((call) => call.text?.includes('Trang 1/3'))!
    unit.says('/viec')
    await stage.settle()
    expect(card().id).not.toBe(old.id)
    const pointed = unit.sees().find((m) => m.id === old.id)!
    expect(pointed.text).toMatch(/bản mới hơn/)
    expect(pointed.buttons).toEqual([])
    news(stage, unit)
    const data = buttonData(shown, 'Trang sau')
    unit.pressesOld(old.id, data)
    await stage.settle()
    expect(news(stage, unit)).toEqual([expect.stringContaining('Trang 2/3')])
  })

  it('takes the place of one that was deleted, once', async () => {
    await begin(3)
    unit.deletes(card().id)
    unit.says('đã nhận')
    await stage.settle()
    const cards = () => unit.sees().filter((m) => m.text.startsWith('Kính gửi'))
    expect(cards()).toHaveLength(1)
    const { id } = card()
    unit.says('mục 2 đã gửi số 12/BC-KHTC ngày 17/11')
    await stage.settle()
    expect(cards().map((m) => m.id)).toEqual([id])
    expect(card().text).toContain('số 12/BC-KHTC')
  })

  it('leaves nothing behind where the older one was deleted', async () => {
    await begin(3)
    unit.deletes(card().id)
    unit.says('/viec')
    await stage.settle()
    expect(unit.sees().filter((m) => /Kính gửi|bản mới hơn/.test(m.text))).toHaveLength(1)
  })
})

/** What a button of a message that was sent carries. */
function buttonData(call: object, label: string): string {
  const found = JSON.stringify(call).match(
    new RegExp(`"text\\\\*":\\\\*"${label}\\\\*",\\\\*"callback_data\\\\*":\\\\*"([^"\\\\]+)`),
  )
  if (!found) throw new Error(`no button ${label} in ${JSON.stringify(call).slice(0, 400)}`)
  return found[1]!
}
