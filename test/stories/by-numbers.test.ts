// A whole conversation on a channel without buttons, edits and files: from joining by a typed code to acceptance, by words and numbers alone.
import { describe, expect, it } from 'vitest'
import { invite } from '../../src/app/invite.ts'
import { nudgeUnits } from '../../src/app/nudge-units.ts'
import { receive } from '../../src/app/receive.ts'
import { type Hand, submitDocument } from '../../src/app/submit.ts'
import { tellOrganizers } from '../../src/app/telling.ts'
import { COMMANDS } from '../../src/commands/index.ts'
import { contactsOf } from '../../src/store/people.ts'
import { BY, entry, type House, onDate, openHouse, planDocument } from '../support/house.ts'
import { limitedBot } from '../support/limited-bots.ts'

async function opened() {
  const house = openHouse('2022-11-14 08:30', { channels: (now) => [limitedBot('101', now)] })
  const paper = (name: string, day: string) => ({
    deliverables: [name],
    deliverTo: 'Văn phòng Bộ',
    deadline: onDate(day),
  })
  const { plan } = house.load(
    planDocument([
      // Most of the work is the office's own, so that it runs the plan.
      ...['Gửi giấy mời', 'Lập dự toán', 'Bố trí hội trường', 'In tài liệu'].map((task) => entry('Văn phòng Bộ', task)),
      entry('Bộ Y tế', 'Gửi danh sách đại biểu', paper('danh sách đại biểu', '2022-11-18')),
      entry('Bộ Y tế', 'Gửi bài tham luận', paper('bài tham luận', '2022-11-21')),
      entry('Bộ Y tế', 'Chuẩn bị phòng họp'),
      entry('Bộ Tài chính', 'Gửi bài tham luận', paper('bài tham luận', '2022-11-18')),
    ]),
  )
  const says = async (chat: string, text: string): Promise<string> => {
    const before = house.heard(chat).length
    await house.does(chat, { kind: 'text', text })
    return house.heard(chat).slice(before).join('\n---\n')
  }
  const [boss] = invite(house.app, { role: 'organizer', plan: null }, false, BY)
  const joins = async (chat: string, unit: string) => {
    const [line] = invite(house.app, { role: 'unit', plan, unitIds: [house.unitId(plan, unit)] }, false, BY)
    return says(chat, `lien ket ma ${line!.code.toLowerCase()}`)
  }
  await says('boss', `LIENKET ${boss!.code}`)
  return { house, plan, says, joins }
}

const stateOf = (house: House, plan: Parameters<House['shares']>[0], ref: string) =>
  house.shares(plan, ref)[0]!.life.state

const handOfUnit = (house: House, unit: number): Hand => ({
  actor: { kind: 'contact', person: 9, unit },
  by: BY,
  personId: null,
  identityId: null,
  onBehalf: null,
  at: house.clock.now(),
})

describe('by numbers', () => {
  it('a stranger is told once an hour how to join, and that nobody reads along', async () => {
    const { house, says } = await opened()
    const first = await says('an', 'xin chào')
    expect(first).toMatch(/^Đây là hệ thống trả lời tự động.*LIENKET và mã 8 ký tự[^\n]*\.$/)
    expect(first).not.toMatch(/Kế hoạch|Bộ|KH1/)
    expect(await says('an', 'alo alo')).toBe('')
    await house.until('2022-11-14 09:31')
    expect(await says('an', 'alo')).toBe(first)
  })

  it('a unit receives, sends, asks for time; the organizer grants, matches and accepts', async () => {
    const { house, plan, says, joins } = await opened()
    const welcome = await joins('an', 'Bộ Y tế')
    expect(welcome).toMatch(/hệ thống nhắn tin tự động[\s\S]*Đã kết nối[\s\S]*Được lưu[\s\S]*không gửi tài liệu mật/)
    expect(house.heard('boss').at(-1)).toContain('Kênh: Zalo Bot.')
    house.activate(plan)
    await house.settle()
    const card = house.heard('an').at(-1)!
    expect(card).toMatch(
      /Mục 1\. Gửi danh sách[\s\S]*Mục 2\. Gửi bài[\s\S]*Trả lời bằng số để chọn:\n1\. Đã nhận nhiệm vụ/,
    )

    expect(await says('an', 'OK 1, 3')).toMatch(/Đã ghi nhận[\s\S]*1\. Gửi danh sách[\s\S]*3\. Chuẩn bị phòng họp/)
    expect(stateOf(house, plan, 'III.6')).toBe('announced')
    expect(await says('an', '1')).toMatch(/Đã ghi nhận/)
    expect(stateOf(house, plan, 'III.6')).toBe('acknowledged')

    expect(await says('an', '3 xong')).toMatch(/hoàn thành[\s\S]*Chuẩn bị phòng họp/)

    expect(await says('an', 'TRE 2 chưa đủ số liệu')).toMatch(/Mục 2: Gửi bài tham luận[\s\S]*1\. \d\d\/11\/2022/)
    expect(await says('an', '2')).toMatch(/Đã ghi nhận đề nghị gia hạn[\s\S]*Lý do: chưa đủ số liệu/)
    await house.until('2022-11-14 08:40')
    expect(await says('boss', 'giahan')).toMatch(/1\. Đồng ý/)
    expect(await says('boss', '1')).not.toBe('')
    await house.until('2022-11-14 08:50')
    expect(house.heard('an').at(-1)).toMatch(/gia hạn/)

    expect(await says('an', 'nop')).toMatch(/Mục 1\. Gửi danh sách/)
    expect(await says('an', '1')).toMatch(/1\. Đã gửi bằng văn bản/)
    expect(await says('an', '1')).toMatch(/số, ngày văn bản/)
    expect(await says('an', '123/BYT-KH ngày 14/11')).toMatch(/văn bản số 123\/BYT-KH[\s\S]*Mã tiếp nhận/)
    await house.until('2022-11-14 09:30')
    const review = await says('boss', 'duyet')
    const accept = /(\d+)\. Tiếp nhận/.exec(review)?.[1]
    expect(review).toMatch(/1\. Tiếp nhận/)
    expect(accept).toBe('1')
    expect(await says('boss', accept!)).toMatch(/tiếp nhận/i)
    expect(stateOf(house, plan, 'III.5')).toBe('accepted')
    expect(house.errors).toEqual([])
  })

  it('the organizer moves the date: 1 confirms, whatever else there is to choose', async () => {
    const { house, plan, says, joins } = await opened()
    await joins('an', 'Bộ Y tế')
    house.activate(plan)
    await house.settle()
    expect(await says('boss', 'ngay 25/11/2022')).toMatch(/chọn:\n1\. Xác nhận\n2\. Không thực hiện/)
    await says('boss', '1')
    expect(house.fresh(plan).eventDate).toBe('2022-11-25')
    expect(house.errors).toEqual([])
  })

  it('a number meant for the list before does not act on the notice that came between', async () => {
    const { house, plan, says, joins } = await opened()
    house.activate(plan)
    await joins('binh', 'Bộ Tài chính')
    await house.until('2022-11-14 09:00')
    expect(await says('boss', 'tinhtrang')).toMatch(/1\. III\.1/)
    await house.until('2022-11-14 09:01')
    // "1" of the next notice would throw the new contact out.
    await joins('an', 'Bộ Y tế')
    tellOrganizers(house.app, plan.id, { kind: 'joined', contact: contactsOf(house.db, plan.id).at(-1)!.id })
    await house.settle()
    expect(house.heard('boss').at(-1)).toMatch(/1\. Hủy kết nối này/)
    expect(await says('boss', '1')).toMatch(/Có tin mới đến giữa chừng/)
    expect(contactsOf(house.db, plan.id)).toHaveLength(2)
    // Said again, it is of the newest.
    await says('boss', '1')
    expect(contactsOf(house.db, plan.id)).toHaveLength(1)
  })

  it('a number typed before a list had come is not of that list', async () => {
    const { house, plan, says, joins } = await opened()
    await joins('an', 'Bộ Y tế')
    house.activate(plan)
    await house.settle()
    expect(await says('an', 'gia hạn 1')).toMatch(/1\. 21\/11\/2022/)
    const inbound = {
      updateId: 'typed before',
      at: house.clock.now() - 400,
      chat: { id: 'an', private: true },
      sender: { id: 'an', name: null, language: null },
      messageId: 'm',
      answers: null,
      content: { kind: 'text', text: '1' },
    } as const
    receive(
      house.app,
      { channel: 'zalo_bot', bot: '101' },
      { updateId: inbound.updateId, raw: {}, inbound },
      COMMANDS,
      (error) => {
        throw error
      },
    )
    await house.settle()
    expect(house.heard('an').at(-1)).toMatch(/Có tin mới đến giữa chừng/)
    expect(house.shares(plan, 'III.5')[0]!.life.extension).toBe(null)
  })

  it('cards are not sent anew for what changes on them', async () => {
    const { house, plan, says, joins } = await opened()
    await joins('an', 'Bộ Y tế')
    await joins('binh', 'Bộ Y tế').catch(() => '')
    house.activate(plan)
    await house.settle()
    const before = house.channel.sent.length
    await says('an', 'OK')
    // The answer alone.
    expect(house.channel.sent.length).toBe(before + 1)
    expect(house.channel.sent.every((m) => m.edit === null)).toBe(true)
  })

  it('who speaks for several units gets their cards in one message, confirms all by one OK, and hears one echo', async () => {
    const { house, plan, says, joins } = await opened()
    await joins('an', 'Bộ Y tế')
    await joins('an', 'Bộ Tài chính')
    await joins('binh', 'Văn phòng Bộ')
    house.quiet()
    house.activate(plan)
    await house.settle()
    expect(house.heard('an')).toHaveLength(1)
    const [card] = house.heard('an')
    expect(card).toMatch(/Bộ Y tế; Bộ Tài chính/)
    expect(card).toMatch(
      /<b>Bộ Y tế<\/b>[\s\S]*Mục 3[\s\S]*<b>Bộ Tài chính<\/b>[\s\S]*Mục 1[\s\S]*1\. Đã nhận nhiệm vụ/,
    )
    const rows = house.rows('announcement').map((r) => `${r.state} ${r.reason ?? ''}`.trim())
    expect(rows.sort()).toEqual(['dropped merged', 'sent', 'sent'])
    const before = house.heard('an').length
    expect(await says('an', 'OK')).toMatch(/Bộ Y tế; Bộ Tài chính đã nhận 4 nhiệm vụ/)
    expect(house.heard('an')).toHaveLength(before + 1)
    const still = house.shares(plan).filter((s) => s.life.state === 'announced')
    expect(new Set(still.map((s) => s.unit.name))).toEqual(new Set(['Văn phòng Bộ Nội vụ']))
    // Both cards have reached their reader, and are chased.
    await house.until('2022-11-15 08:30')
    expect(house.heard('an').at(-1)).toMatch(/Nhắc/)
    expect(house.heard('an')).toHaveLength(before + 2)
    expect(await says('an', 'viec')).toMatch(/Bộ Y tế; Bộ Tài chính/)
    expect(house.heard('an')).toHaveLength(before + 3)
    expect(house.errors).toEqual([])
  })

  it('is nudged for several units in one message too, each time by what is still open', async () => {
    const { house, plan, says, joins } = await opened()
    await joins('an', 'Bộ Y tế')
    await joins('an', 'Bộ Tài chính')
    house.activate(plan)
    await house.settle()
    const units = ['Bộ Y tế', 'Bộ Tài chính'].map((name) => house.unitId(plan, name))
    const nudge = async (urgent: boolean) => {
      house.quiet()
      nudgeUnits(house.app, plan.id, units, { urgent, by: 'Mai' }, BY, null)
      await house.settle()
      return house.heard('an')
    }
    const [said, ...more] = await nudge(false)
    expect(more).toEqual([])
    expect(said).toMatch(
      /Kính gửi: Bộ Y tế; Bộ Tài chính[\s\S]*<b>Bộ Y tế<\/b>[\s\S]*Mục 3[\s\S]*<b>Bộ Tài chính<\/b>[\s\S]*Mục 1/,
    )
    expect(await says('an', 'OK')).toMatch(/Bộ Y tế; Bộ Tài chính đã nhận 4 nhiệm vụ/)
    // What waits is looked at again when it goes: a unit that has answered is not named.
    for (const share of house.shares(plan).filter((s) => s.unit.name === 'Bộ Y tế'))
      submitDocument(house.app, share.row.id, { number: '1/A', date: null }, handOfUnit(house, share.row.unitId))
    const [again] = await nudge(true)
    expect(again).toMatch(/Bộ Tài chính/)
    expect(again).not.toMatch(/Bộ Y tế/)
    expect(house.errors).toEqual([])
  })
})
