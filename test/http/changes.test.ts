// Letters and revised plans brought in the browser: shown first, chosen one by one, carried out when confirmed, once.
import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { moveEvent } from '../../src/app/move-event.ts'
import { eventOf } from '../../src/app/world.ts'
import { amendmentsOf } from '../../src/store/amendments.ts'
import { allPlans, latestVersion, planById, tasksOf } from '../../src/store/plans.ts'
import { BY, openHouse } from '../support/house.ts'
import { letterText } from '../support/letters.ts'
import { openOffice } from '../support/office.ts'

const SAMPLE = readFileSync(new URL('../../locales/sample-plan.vi.txt', import.meta.url), 'utf8')
const LATER = letterText({
  says: '- Thời hạn gửi câu hỏi, kiến nghị của các địa phương được lùi đến trước ngày 07/12/2026.',
})
const file = (text: string, name = 'cong-van.txt') => new File([text], name)

async function running() {
  const house = openHouse('2026-11-25 08:30')
  const office = openOffice(house)
  const browser = await office.signedIn(office.person('Lê Thị Mai', 'organizer'))
  await browser.get('/o/')
  expect((await browser.post('/o/plans', { document: file(SAMPLE, 'ke-hoach.txt') })).to).toBe('/o/plans/KH1?note=new')
  const plan = allPlans(house.db)[0]!
  house.contact(plan, 'tỉnh Nghệ An')
  house.activate(plan)
  await browser.get('/o/')
  const bring = async (text: string) => browser.post('/o/plans', { document: file(text) })
  const seen = () => /name="seen" value="([^"]+)"/.exec(browser.page)?.[1] ?? ''
  const task = (ref: string) => tasksOf(house.db, plan.id, true).find((one) => one.ref === ref)!
  const confirm = (path: string) => browser.post(path, { seen: seen(), sure: 'yes' })
  return { house, office, browser, plan, bring, seen, task, confirm }
}

describe('a letter that changes a running plan', () => {
  it('is shown with its words, what it comes to and the exact text; nothing is done before it is confirmed', async () => {
    const { house, browser, plan, bring, task, confirm } = await running()
    const before = task('III.5-3').deadline
    const brought = await bring(LATER)
    expect(brought.to).toMatch(/^\/o\/plans\/KH1\/changes\/\d+$/)
    const page = (await browser.follow()).body
    expect(page).toContain('Nội dung điều chỉnh theo Công văn số 4120/BKHCN-CĐSQG ngày 24/11/2026')
    expect(page).toContain('trước 17h00, ngày 04/12/2026 → trước ngày 07/12/2026')
    expect(page).toContain('Kính gửi: Sở Khoa học và Công nghệ tỉnh Nghệ An')
    expect(task('III.5-3').deadline).toEqual(before)
    expect((await confirm(brought.to!)).to).toBe('/o/plans/KH1?note=amended')
    expect((await browser.follow()).body).toContain('Đã thực hiện các thay đổi đã chọn.')
    expect(task('III.5-3').deadline).toMatchObject({ date: '2026-12-07' })
    const [kept] = amendmentsOf(house.db, plan.id)
    expect(new TextDecoder().decode(house.files.read(kept!.fileHash)!)).toBe(LATER)
    expect(latestVersion(house.db, plan.id)!.lines).toEqual(expect.arrayContaining([expect.stringContaining('3968')]))
    expect((await confirm(brought.to!)).status).toBe(404)
    await browser.get('/o/')
    expect((await bring(LATER)).status).toBe(422)
    expect(amendmentsOf(house.db, plan.id)).toHaveLength(1)
  })

  it('is taken point by point, or left altogether', async () => {
    const { browser, bring, task, seen } = await running()
    const two = letterText({
      says: '1. Thời hạn gửi câu hỏi, kiến nghị của các địa phương được lùi đến trước ngày 07/12/2026.\n2. Thời gian tổ chức Hội nghị được điều chỉnh sang 8h00 ngày 17/12/2026.',
    })
    const at = (await bring(two)).to!
    expect((await browser.follow()).body).toContain('2 điểm đã chọn')
    expect((await browser.post(at, { change: '1' })).to).toBe(`${at}#change-1`)
    expect((await browser.follow()).body).toContain('Không áp dụng điểm này.')
    expect(browser.page).toContain('1 điểm đã chọn')
    expect((await browser.post(at, { change: '1:999999' })).status).toBe(409)
    expect((await browser.post(at, { change: '7' })).status).toBe(409)
    await browser.post(at, { change: '2' })
    await browser.follow()
    expect(seen()).toBe('')
    expect((await browser.post(at, { act: 'leave' })).to).toBe('/o/plans/KH1?note=left')
    expect((await browser.get(at)).status).toBe(404)
    expect(task('III.5-3').deadline).toMatchObject({ date: '2026-12-04' })
  })

  it('is shown anew, and nothing is done, where the plan has changed since', async () => {
    const { house, browser, plan, bring, confirm } = await running()
    const at = (
      await bring(letterText({ says: '- Thời gian tổ chức Hội nghị được điều chỉnh sang 8h00 ngày 17/12/2026.' }))
    ).to!
    await browser.follow()
    const from = eventOf(house.fresh(plan))
    const to = { day: '2026-12-16', time: '08:00', state: 'fixed' } as const
    moveEvent(house.app, plan.id, { from, to, basis: null, by: null }, BY, null)
    const stale = await confirm(at)
    expect([stale.status, planById(house.db, plan.id)!.eventDate]).toEqual([409, '2026-12-16'])
    expect(stale.body).toContain('Kế hoạch đã thay đổi từ khi trang này hiện ra')
    expect((await confirm(at)).status).toBe(303)
    expect(planById(house.db, plan.id)!.eventDate).toBe('2026-12-17')
  })

  it('is nothing for those who may only look, for other plans, and for who did not come by our form', async () => {
    const { office, browser, bring } = await running()
    const at = (await bring(LATER)).to!
    await browser.follow()
    expect((await browser.post(at, { form: 'made-up', act: 'leave' })).status).toBe(403)
    const viewer = await office.signedIn(office.person('Trần Văn Bình', 'viewer'))
    expect((await viewer.get(at)).status).toBe(403)
    expect((await viewer.post(at, { act: 'leave' })).status).toBe(403)
    expect((await browser.get(at.replace('KH1', 'KH9'))).status).toBe(404)
    expect((await browser.get(`${at}x`)).status).toBe(404)
    expect((await browser.get(at)).status).toBe(200)
  })

  it('says so where the plan that it changes is not stored', async () => {
    const { browser, house } = await running()
    const cites = 'Kế hoạch số 77/KH-UBND ngày 01/10/2026 của Ủy ban nhân dân tỉnh Nghệ An'
    const said = await browser.post('/o/plans', {
      document: file(
        letterText({ cites, says: '- Thời gian tổ chức Hội nghị được điều chỉnh sang 8h00 ngày 17/12/2026.' }),
      ),
    })
    expect(said.status).toBe(422)
    expect(said.body).toContain('đề nghị gửi Kế hoạch đó trước. (77/KH-UBND)')
    expect(allPlans(house.db)).toHaveLength(1)
  })
})

describe('a revised plan', () => {
  const revised = SAMPLE.replace('trước 17h00, ngày 04/12/2026', 'trước 17h00, ngày 07/12/2026')

  it('that runs is offered as a whole, and keeps its text when it is confirmed', async () => {
    const { house, browser, plan, bring, task, confirm } = await running()
    expect(revised).not.toBe(SAMPLE)
    const at = (await bring(revised)).to!
    const page = (await browser.follow()).body
    expect(page).toContain('Kế hoạch sửa đổi')
    expect(page).toContain('nhiệm vụ giữ nguyên')
    expect(page).not.toContain('name="change"')
    expect(task('III.5-3').deadline).toMatchObject({ date: '2026-12-04' })
    expect((await confirm(at)).status).toBe(303)
    expect(task('III.5-3').deadline).toMatchObject({ date: '2026-12-07' })
    const version = latestVersion(house.db, plan.id)!
    expect(version.lines?.join('\n')).toContain('trước 17h00, ngày 07/12/2026')
  })

  it('that nobody was told of yet is taken at once', async () => {
    const house = openHouse('2026-11-17 08:30')
    const office = openOffice(house)
    const browser = await office.signedIn(office.person('Lê Thị Mai', 'organizer'))
    await browser.get('/o/')
    await browser.post('/o/plans', { document: file(SAMPLE) })
    expect((await browser.post('/o/plans', { document: file(revised) })).to).toBe('/o/plans/KH1?note=revised')
  })
})
