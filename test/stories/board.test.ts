// Looking at a plan from the chat: the board on a phone, lists with buttons, plain questions, nudging, the group's text, leaders' lines.
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { invite } from '../../src/app/invite.ts'
import type { Plan } from '../../src/store/plans.ts'
import type { Person } from '../support/fake-telegram/index.ts'
import { at, BY, documentFile, last, messages, news, openStage, type Stage } from '../support/stage.ts'

describe('the board', () => {
  let stage: Stage
  let plan: Plan
  let organizer: Person
  let units: Map<string, Person>

  const asks = async (words: string, who: Person = organizer): Promise<string> => {
    who.says(words)
    await stage.settle()
    return news(stage, who).join('\n')
  }
  const presses = async (label: string, who: Person = organizer): Promise<string> => {
    who.presses(label)
    await stage.settle()
    return news(stage, who).join('\n')
  }
  const unit = (name: string): Person => [...units].find(([full]) => full.includes(name))![1]

  beforeEach(async () => {
    stage = await openStage('2026-11-30 08:00')
    organizer = await stage.organizer()
    plan = await stage.load('locales/sample-plan.vi.txt')
    units = await stage.everybody(plan, ['tỉnh Cà Mau'])
    await stage.until('2026-11-30 09:00')
    stage.activate(plan)
    await stage.until('2026-11-30 10:00')
    for (const person of [...units.values(), organizer]) news(stage, person)
  })
  afterEach(async () => {
    await stage.close()
    expect(stage.errors).toEqual([])
  })

  it('fits a phone: x/N and who is missing by region, and a button opens the task', async () => {
    unit('Nghệ An').sendsDocument(documentFile('danh-sach.xlsx'), { caption: '2' })
    await stage.settle()
    const pages = [await asks('/tinhtrang'), await asks('/tinhtrang 2'), await asks('/tinhtrang 3')].join('\n')
    expect(pages).toMatch(/0\/34; đã gửi chờ tiếp nhận 1, còn thiếu 33/)
    expect(pages).toMatch(/Đồng bằng sông Hồng \(\d+\): Hà Nội/)
    const task = await asks('/nhiemvu danh sách đại biểu')
    expect(task).toContain('Đang lọc: chưa gửi')
    expect(task).toMatch(/Trung du và miền núi phía Bắc \(9\): Cao Bằng, /)
    expect(task).not.toMatch(/Nghệ An/)
    expect(await presses('Trang sau')).toMatch(/Cà Mau/)
    organizer.says('/nhiemvu III.5-2')
    await stage.settle()
    expect(await presses('Lào Cai')).toContain('Sở Khoa học và Công nghệ tỉnh Lào Cai')
  })

  it('answers who has not sent, with the filter shown, and widens and narrows it by buttons', async () => {
    unit('Nghệ An').sendsDocument(documentFile('danh-sach.xlsx'), { caption: '2' })
    await stage.settle()
    const missing = await asks('Ai chưa gửi danh sách đại biểu?')
    expect(missing).toMatch(/Đang lọc: chưa gửi · nhiệm vụ: \S+ danh sách đại biểu/)
    expect(missing).toContain('33/34 đơn vị')
    expect(await presses('Đã gửi')).toMatch(/Đang lọc: đã gửi[\s\S]*Nghệ An: Đã gửi/)
    expect(await asks('mien bac con ai chua gui danh sach')).toMatch(/Đang lọc: chưa gửi .* Miền Bắc[\s\S]*Lào Cai/)
    expect(await asks('Nghệ An gửi chưa?')).toContain('Đã gửi')
    expect(await asks('Cà Mau gửi danh sách chưa?')).toContain('Cà Mau')
    expect(await asks('ai chưa liên lạc được?')).toMatch(/Đang lọc: chưa liên lạc được[\s\S]*Cà Mau/)
    expect(await asks('ai chưa xác nhận?')).toContain('chưa xác nhận đã nhận nhiệm vụ')
    expect(await asks('ai chưa gửi kinh phí bổ sung?')).toContain('Kế hoạch không có nhiệm vụ hay đơn vị nào')
    expect(await asks('tuần này có gì?')).toContain('thời hạn: tuần này')
    expect(await asks('còn mấy ngày?')).toMatch(/Còn 10 ngày/)
    expect(await asks('trời hôm nay đẹp quá')).toContain('Chưa rõ nội dung này')
  })

  it('nudges those of one task after a preview; two organizers who confirm at once send one message', async () => {
    const other = await stage.organizer('Trần Văn Bình')
    unit('Nghệ An').sendsDocument(documentFile('danh-sach.xlsx'), { caption: '2' })
    await stage.settle()
    await stage.until('2026-12-02 09:30')
    news(stage, organizer)
    for (const person of units.values()) news(stage, person)
    await asks('Ai chưa gửi danh sách đại biểu?')
    const preview = await presses('Nhắc 33 đơn vị còn thiếu')
    expect(preview).toMatch(/33 đơn vị \(Hà Nội, .*Cà Mau.*\): Chỉ đạo/)
    expect(preview).toContain('Sẽ gửi 32 tin')
    organizer.presses('Xác nhận')
    organizer.presses('Xác nhận')
    await stage.settle()
    expect(news(stage, unit('Lào Cai'))).toHaveLength(1)
    expect(news(stage, unit('Nghệ An'))).toEqual([])
    expect(news(stage, organizer).join('\n')).toContain('Đã xếp gửi 32 tin')
    expect(news(stage, other).join('\n')).toContain('Đã gửi tin nhắc')
  })

  it('gives a text and a picture for the group, without phones', async () => {
    organizer.says('/dan danh sách đại biểu')
    await stage.settle()
    const said = messages(stage, organizer, at('2026-11-30 10:00'))
    expect(said.some((m) => m.text?.includes('Đề nghị 34 đơn vị sau quan tâm gửi'))).toBe(true)
    expect(said.map((m) => m.method)).toContain('sendPhoto')
    expect(said.map((m) => m.text ?? '').join('\n')).not.toMatch(/\d{9}/)
  })

  it('tells a contact about the own work only', async () => {
    const contact = unit('Nghệ An')
    expect(await asks('bao giờ đến hạn ạ?', contact)).toContain('danh sách đại biểu')
    expect(await asks('gửi cho ai?', contact)).toMatch(/gửi về/)
    expect(await asks('Ai chưa gửi danh sách?', contact)).toContain('đã chuyển nguyên văn')
    expect(last(organizer)).toContain('Ai chưa gửi danh sách?')
  })

  it('tells a leader five lines at 07:30 when something changed, once, and the close on the eve', async () => {
    const leader = stage.fake.person('Phạm Lãnh Đạo')
    await stage.invited(leader, 'viewer')
    news(stage, leader)
    await stage.until('2026-12-01 09:00')
    const morning = news(stage, leader)
    expect(morning).toHaveLength(1)
    expect(morning[0]).toMatch(/^Kính báo cáo đồng chí/)
    expect(morning[0]!.split('\n')).toHaveLength(5)
    // On 01/12 two tasks fall due and become late.
    await stage.until('2026-12-02 09:00')
    expect(news(stage, leader)).toHaveLength(1)
    // Nothing changed since: nothing is sent, however often the clock ticks.
    await stage.until('2026-12-03 09:00')
    expect(news(stage, leader)).toEqual([])
    unit('Nghệ An').sendsDocument(documentFile('danh-sach.xlsx'), { caption: '2' })
    await stage.until('2026-12-04 07:29')
    expect(news(stage, leader)).toEqual([])
    await stage.until('2026-12-04 07:31')
    for (let tick = 0; tick < 20; tick++) stage.engine.tick()
    await stage.settle()
    expect(news(stage, leader)).toHaveLength(1)
    // The event is on Thursday 10/12: the close is on Wednesday at 16:30.
    await stage.until('2026-12-09 16:29')
    news(stage, leader)
    await stage.until('2026-12-09 16:31')
    const [close, ...more] = news(stage, leader)
    expect(more).toEqual([])
    expect(close).toContain('còn thiếu: ')
    expect(close).toContain('Kính đề nghị đồng chí cho ý kiến')
  })

  it('shows a leader who was let in for one plan that plan only', async () => {
    const other = await stage.load('test/fixtures/plans/city-window.txt')
    const leader = stage.fake.person('Phạm Lãnh Đạo')
    const [line] = invite(stage.app, { role: 'viewer', plan: other }, true, BY)
    leader.starts(new URL(line!.telegram!).searchParams.get('start')!)
    await stage.settle()
    news(stage, leader)
    const plans = await asks('/kehoach', leader)
    expect(plans).toContain('KH2')
    expect(plans).not.toContain('KH1')
    expect(await asks('KH1 ai chưa gửi?', leader)).not.toContain('3968')
  })
})
