// Contacts come and go: removed, unreachable and back, two for one unit, one for two, late, and early.
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { Plan } from '../../src/store/plans.ts'
import type { Person } from '../support/fake-telegram/index.ts'
import { edits, last, messages, news, openStage, reminders, type Stage } from '../support/stage.ts'

describe('contacts', () => {
  let stage: Stage
  let plan: Plan
  let organizer: Person

  beforeEach(async () => {
    stage = await openStage('2026-11-30 08:30')
    organizer = await stage.organizer()
    plan = await stage.load('locales/sample-plan.vi.txt')
  })
  afterEach(async () => {
    await stage.close()
    expect(stage.errors).toEqual([])
  })

  const activated = async (...units: string[]): Promise<Person[]> => {
    const people: Person[] = []
    for (const unit of units) people.push(await stage.contact(plan, unit))
    stage.activate(plan)
    await stage.settle()
    for (const person of [...people, organizer]) news(stage, person)
    return people
  }
  /** The whole list to phone, page after page. */
  const toPhone = async (): Promise<string> => {
    const pages: string[] = []
    for (let page = 1; page <= 6; page++) {
      organizer.says(`/chualienlac ${page}`)
      await stage.settle()
      pages.push(last(organizer))
    }
    return pages.join('\n')
  }
  const cards = (person: Person) => person.sees().filter((m) => m.text.startsWith('Kính gửi')).length

  it('hear nothing more once the organizer undid the joining', async () => {
    stage.activate(plan)
    await stage.settle()
    const person = await stage.contact(plan, 'tỉnh Nghệ An')
    news(stage, person)
    organizer.presses('Hủy kết nối này')
    await stage.settle()
    expect(last(organizer)).toContain('Đã hủy kết nối')
    expect(person.menu()).toEqual([])
    await stage.until('2026-12-20 09:00')
    expect(news(stage, person)).toEqual([])
    person.says('đã nhận')
    await stage.settle()
    expect(news(stage, person)).toEqual([expect.stringContaining('mã kết nối')])
    organizer.presses('Hủy kết nối này')
    await stage.settle()
    expect(last(organizer)).toContain('trước đó')
  })

  it('stop by themselves, and the unit is on the list to phone', async () => {
    const [person] = (await activated('tỉnh Nghệ An')) as [Person]
    person.says('/dung')
    await stage.settle()
    expect(last(person)).toContain('Đã dừng gửi tin')
    expect(last(organizer)).toMatch(/Đầu mối đã ngừng nhận tin.*Nghệ An/)
    expect(await toPhone()).toMatch(/Nghệ An: chưa có đầu mối; .*\(đã rút\)/)
    expect(person.menu()).toEqual([])
    await stage.until('2026-12-20 09:00')
    expect(reminders(stage, person)).toEqual([])
  })

  it('who block the bot are reported at once, and are told all they missed when they come back', async () => {
    const person = await stage.contact(plan, 'tỉnh Nghệ An')
    news(stage, organizer)
    person.blocks()
    await stage.settle()
    expect(news(stage, organizer)).toEqual([expect.stringMatching(/Không gửi được tin.*Nghệ An/)])
    stage.activate(plan)
    await stage.settle()
    expect(cards(person)).toBe(0)
    expect(await toPhone()).toMatch(/Nghệ An: .*(không gửi được tin|chưa có số điện thoại)/)
    person.unblocks()
    await stage.settle()
    expect(cards(person)).toBe(1)
    person.says('đã nhận')
    await stage.settle()
    expect(last(person)).toContain('đã nhận 3 nhiệm vụ')
    expect(await toPhone()).not.toContain('Nghệ An')
  })

  it('who had the card before they blocked the bot get no second one for nothing', async () => {
    const [person] = (await activated('tỉnh Nghệ An')) as [Person]
    person.blocks()
    person.unblocks()
    await stage.settle()
    expect(cards(person)).toBe(1)
  })

  it('who come back get the card of the unit of which they missed something, and no other', async () => {
    const person = await stage.contact(plan, 'tỉnh Nghệ An')
    stage.activate(plan)
    await stage.settle()
    person.says('đã nhận')
    await stage.settle()
    await stage.contact(plan, 'tỉnh Hà Tĩnh', person)
    expect(cards(person)).toBe(2)
    person.says('đã nhận')
    await stage.settle()
    person.says('đã gửi số 12/SKHCN, mục 2')
    await stage.settle()
    person.presses('Mục 2')
    await stage.settle()
    person.blocks()
    await stage.settle()
    organizer.says('/nhac Hà Tĩnh gấp')
    await stage.settle()
    organizer.presses('Xác nhận')
    await stage.until('2026-11-30 10:00')
    const before = messages(stage, person).length
    person.unblocks()
    await stage.settle()
    const came = messages(stage, person).slice(before)
    expect(came.filter((call) => call.text?.includes('Kính gửi'))).toHaveLength(1)
    expect(came.at(-1)!.text).toContain('Hà Tĩnh')
  })

  it('of one unit see one another’s acts on their cards, and only the sender gets the receipt', async () => {
    const [first] = (await activated('tỉnh Nghệ An')) as [Person]
    const second = await stage.contact(plan, 'tỉnh Nghệ An')
    expect(cards(second)).toBe(1)
    news(stage, second)
    news(stage, first)
    first.presses('Đã nhận nhiệm vụ')
    await stage.settle()
    first.says('đã gửi số 5/SKHCN, mục 2')
    await stage.settle()
    expect(news(stage, second)).toEqual([])
    expect(edits(stage, second).at(-1)!.text).toContain('5/SKHCN')
    second.says('đã gửi số 5/SKHCN, mục 2')
    await stage.settle()
    expect(news(stage, second)).toHaveLength(1)
  })

  it('of two units have a card for each, and one reminder for both', async () => {
    const person = await stage.contact(plan, 'tỉnh Nghệ An')
    await stage.contact(plan, 'tỉnh Hà Tĩnh', person)
    stage.activate(plan)
    await stage.settle()
    expect(cards(person)).toBe(2)
    person.says('đã nhận')
    await stage.settle()
    await stage.until('2026-12-01 09:00')
    const chased = reminders(stage, person)
    expect(chased).toHaveLength(1)
    expect(chased[0]!.text).toContain('Nghệ An')
    expect(chased[0]!.text).toContain('Hà Tĩnh')
    person.says('đã gửi số 9/SKHCN')
    await stage.settle()
    expect(last(person)).toContain('Đề nghị chọn nhiệm vụ')
  })

  it('who come late get one card and no backlog', async () => {
    await activated('tỉnh Nghệ An')
    await stage.until('2026-12-04 10:00')
    const late = await stage.contact(plan, 'tỉnh Cà Mau')
    expect(cards(late)).toBe(1)
    expect(messages(stage, late)).toHaveLength(2)
    expect(reminders(stage, late)).toEqual([])
    await stage.until('2026-12-04 17:00')
    expect(reminders(stage, late)).toEqual([])
    await stage.until('2026-12-20 09:00')
    expect(reminders(stage, late).length).toBeGreaterThan(0)
  })

  it('who come while the plan is a draft are welcomed, and get the card on activation', async () => {
    const early = await stage.contact(plan, 'tỉnh Cà Mau')
    expect(news(stage, early)).toEqual([expect.stringContaining('sẽ được gửi khi')])
    early.says('đã nhận')
    await stage.settle()
    expect(news(stage, early)).toEqual([expect.stringContaining('không có mục nào')])
    stage.activate(plan)
    await stage.settle()
    expect(cards(early)).toBe(1)
  })

  it('say anything, and it reaches the organizer as a remark', async () => {
    const [person] = (await activated('tỉnh Nghệ An')) as [Person]
    person.says('Cho hỏi điểm cầu đặt ở đâu?')
    await stage.settle()
    expect(news(stage, person)).toEqual([expect.stringContaining('ý kiến của đồng chí tới')])
    const [remark, ...more] = news(stage, organizer)
    expect(more).toEqual([])
    expect(remark).toContain('Cho hỏi điểm cầu đặt ở đâu?')
    expect(remark).toContain('Nghệ An')
  })

  it('decline, and what is not theirs asks for a reason and goes to the organizer', async () => {
    const [person] = (await activated('tỉnh Nghệ An')) as [Person]
    person.says('không có ý kiến, mục 3')
    await stage.settle()
    expect(last(person)).toMatch(/Không có nội dung/)
    expect(news(stage, organizer).join()).toMatch(/Nghệ An.*Không có nội dung/)
    person.says('không thuộc chức năng của đơn vị, mục 2')
    await stage.settle()
    expect(last(person)).toContain('lý do')
    person.says('Việc này do Văn phòng UBND tỉnh phụ trách')
    await stage.settle()
    expect(news(stage, organizer).join()).toContain('Việc này do Văn phòng UBND tỉnh phụ trách')
  })
})
