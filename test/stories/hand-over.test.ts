// Hand-over: a one-time link to a colleague, nothing changes until they join, the chain is kept, and it can be undone.
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { contactsOf } from '../../src/store/people.ts'
import type { Plan } from '../../src/store/plans.ts'
import type { Person } from '../support/fake-telegram/index.ts'
import { last, messages, news, openStage, reminders, type Stage } from '../support/stage.ts'

describe('a contact', () => {
  let stage: Stage
  let plan: Plan
  let organizer: Person
  let an: Person

  beforeEach(async () => {
    stage = await openStage('2026-11-30 08:30')
    organizer = await stage.organizer()
    plan = await stage.load('locales/sample-plan.vi.txt')
    an = await stage.contact(plan, 'tỉnh Nghệ An', 'Nguyễn Văn An')
    stage.activate(plan)
    await stage.settle()
    for (const person of [an, organizer]) news(stage, person)
  })
  afterEach(async () => {
    await stage.close()
    expect(stage.errors).toEqual([])
  })

  const says = async (person: Person, text: string): Promise<string> => {
    person.says(text)
    await stage.settle()
    return last(person)
  }
  const presses = async (person: Person, label: string): Promise<string> => {
    person.presses(label)
    await stage.settle()
    return last(person)
  }
  const linkIn = (text: string) => new URL(/https:\S+/.exec(text)![0]).searchParams.get('start')!
  const codeIn = (text: string) => /Mã: ([A-Z0-9]{8})/.exec(text)![1]!
  const joins = async (name: string, word: string): Promise<Person> => {
    const person = stage.fake.person(name)
    person.starts(word)
    await stage.settle()
    return person
  }
  const cards = (person: Person) => person.sees().filter((m) => m.text.startsWith('Kính gửi')).length

  it('hands over: until the colleague joins nothing changes, then the colleague has all that was done', async () => {
    await says(an, 'đã nhận')
    const offer = await says(an, 'chuyển đầu mối')
    expect(offer).toContain('Nghệ An')
    expect(offer).toContain('giữ nguyên')
    expect(messages(stage, an).at(-1)!.method).toBe('sendPhoto')
    expect(await says(an, '/viec')).toContain('Đã nhận nhiệm vụ')
    const binh = await joins('Trần Thị Bình', linkIn(offer))
    expect(messages(stage, binh)[0]!.text).toMatch(/Tiếp nhận bàn giao từ .*Nguyễn/)
    expect(cards(binh)).toBe(1)
    expect(last(binh)).toContain('Tình trạng: Đã nhận nhiệm vụ')
    expect(last(an)).toContain('Đã bàn giao')
    expect(an.menu()).toEqual([])
    expect(news(stage, organizer)).toEqual([expect.stringMatching(/Nguyễn Văn An bàn giao cho Trần Thị Bình/)])
    expect(await says(an, 'đã nhận')).toContain('mã kết nối')
    expect(await says(organizer, '/donvi Nghệ An')).toMatch(/Nguyễn Văn An → Trần Thị Bình/)
    await stage.until('2026-12-20 09:00')
    expect(reminders(stage, an)).toEqual([])
    expect(reminders(stage, binh).length).toBeGreaterThan(0)
    expect(await says(organizer, '/nhatky')).toContain('bàn giao đầu mối')
  })

  it('may stay as deputy, and may call it off before the colleague joins', async () => {
    await says(an, '/chuyen')
    expect(await presses(an, 'Tôi làm đầu mối dự phòng')).toContain('đồng chí là đầu mối dự phòng')
    const code = codeIn(last(an))
    await presses(an, 'Hủy mã chuyển đầu mối')
    expect(last(an)).toContain('Đã hủy mã')
    const early = await joins('Lê Văn Cường', code)
    expect(last(early)).toContain('không đúng hoặc đã hết hiệu lực')
    await says(an, '/chuyen')
    await presses(an, 'Tôi làm đầu mối dự phòng')
    const binh = await joins('Trần Thị Bình', codeIn(last(an)))
    expect(last(an)).toContain('dự phòng')
    expect(contactsOf(stage.db, plan.id).map((c) => [c.deputy, c.handedFrom !== null])).toEqual([
      [true, false],
      [false, true],
    ])
    expect(cards(binh)).toBe(1)
    // A deputy may act at any time and is not written to.
    news(stage, an)
    await stage.until('2026-12-03 17:00')
    expect(reminders(stage, an)).toEqual([])
    expect(await says(an, '/viec')).toContain('Kính gửi')
    expect(await says(an, 'đã nhận')).toContain('đã nhận 3 nhiệm vụ')
  })

  it('does not use up the own link, and asked twice gets the same code', async () => {
    const first = await says(an, '/chuyen')
    expect(codeIn(await says(an, '/chuyen'))).toBe(codeIn(first))
    an.starts(linkIn(first))
    await stage.settle()
    expect(last(an)).toContain('gửi mã cho người tiếp nhận')
    const binh = await joins('Trần Thị Bình', linkIn(first))
    expect(cards(binh)).toBe(1)
  })

  it('who is none any more has nothing to hand over, and the code made before is worth nothing', async () => {
    const offer = await says(an, '/chuyen')
    await says(an, '/dung')
    const late = await joins('Trần Thị Bình', linkIn(offer))
    expect(last(late)).toContain('không đúng hoặc đã hết hiệu lực')
    expect(await says(an, '/chuyen')).toContain('mã kết nối')
  })

  it('of two units is asked which one, and the other stays', async () => {
    await stage.contact(plan, 'tỉnh Hà Tĩnh', an)
    expect(await says(an, 'chuyển đầu mối cho chị Bình')).toContain('chọn đơn vị')
    const label = an
      .sees()
      .at(-1)!
      .buttons.flat()
      .find((b) => b.includes('Hà Tĩnh'))!
    const offer = await presses(an, label)
    const binh = await joins('Trần Thị Bình', linkIn(offer))
    expect(last(binh)).toContain('Hà Tĩnh')
    expect(await says(an, '/viec')).toContain('Nghệ An')
  })

  it('is taken back by the organizer: the former contact goes on, both are told', async () => {
    const binh = await joins('Trần Thị Bình', linkIn(await says(an, '/chuyen')))
    news(stage, an)
    expect(await presses(organizer, 'Hủy bàn giao này')).toContain('tiếp tục là đầu mối')
    expect(last(an)).toContain('tiếp tục là đầu mối')
    expect(last(binh)).toContain('không còn')
    expect(await says(an, 'đã nhận')).toContain('đã nhận 3 nhiệm vụ')
    expect(await says(binh, 'đã nhận')).toContain('mã kết nối')
    expect(await presses(organizer, 'Hủy bàn giao này')).toContain('trước đó')
  })

  it('hands over along a chain', async () => {
    const binh = await joins('Trần Thị Bình', linkIn(await says(an, '/chuyen')))
    await joins('Lê Văn Cường', linkIn(await says(binh, '/chuyen')))
    expect(await says(organizer, '/donvi Nghệ An')).toMatch(/Nguyễn Văn An → Trần Thị Bình → Lê Văn Cường/)
  })

  it('whose code is 72 hours old hands nothing over', async () => {
    const offer = await says(an, '/chuyen')
    await stage.until('2026-12-03 08:31')
    const late = await joins('Trần Thị Bình', linkIn(offer))
    expect(last(late)).toContain('không đúng hoặc đã hết hiệu lực')
  })
})
