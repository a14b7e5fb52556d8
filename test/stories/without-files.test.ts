// A channel that carries neither files nor pictures: nothing that the bot says there leads to a file sent in the chat.
import { describe, expect, it } from 'vitest'
import { invite } from '../../src/app/invite.ts'
import { BY, entry, onDate, openHouse, planDocument } from '../support/house.ts'
import { limitedBot } from '../support/limited-bots.ts'

const DOCUMENT = { kind: 'unsupported', what: 'file' } as const
const OFFICE = 'Văn phòng Bộ'
const UNIT = 'Sở Nội vụ tỉnh Nghệ An'

async function opened() {
  const house = openHouse('2022-11-14 08:30', { channels: (now) => [limitedBot('101', now)] })
  const [boss] = invite(house.app, { role: 'organizer', plan: null }, false, BY)
  const heard = async (chat: string, content: Parameters<typeof house.does>[1]): Promise<string> => {
    const before = house.heard(chat).length
    await house.does(chat, content)
    return house.heard(chat).slice(before).join('\n---\n')
  }
  const says = (chat: string, text: string) => heard(chat, { kind: 'text', text })
  const load = () =>
    house.load(
      planDocument([
        ...['một', 'hai'].map((no) => entry(OFFICE, `Chuẩn bị việc thứ ${no}.`)),
        entry(UNIT, 'Gửi danh sách đại biểu.', {
          deliverables: ['danh sách đại biểu'],
          deadline: onDate('2022-11-18'),
        }),
      ]),
    ).plan
  const joins = (chat: string, plan: ReturnType<typeof load>, unit: string) => {
    const [line] = invite(house.app, { role: 'unit', plan, unitIds: [house.unitId(plan, unit)] }, false, BY)
    return says(chat, `LIENKET ${line!.code}`)
  }
  return { house, heard, says, load, joins, joined: await says('boss', `LIENKET ${boss!.code}`) }
}

describe('an organizer on a channel without files', () => {
  it('is told that joining worked, and how a plan is loaded', async () => {
    const { joined, says } = await opened()
    expect(joined).toMatch(/^Đã kết nối đồng chí với vai trò đơn vị chủ trì\..*Xem: \/dulieu/)
    for (const text of [joined, await says('boss', 'trợ giúp'), await says('boss', '/kehoach')]) {
      expect(text).toContain('Để nạp kế hoạch mới: gửi /trang')
      expect(text).not.toMatch(/vào đây/)
    }
  })

  it('who sends the document of a plan is led to the page, once for several', async () => {
    const { heard } = await opened()
    expect(await heard('boss', DOCUMENT)).toMatch(/tệp kế hoạch, đề nghị gửi \/trang/)
    expect(await heard('boss', DOCUMENT)).toBe('')
  })

  it('is promised no QR code', async () => {
    const { house, says, load } = await opened()
    const plan = load()
    expect(house.unitId(plan, UNIT)).toBeGreaterThan(0)
    expect(await says('boss', '/moi')).not.toContain('QR')
    const one = await says('boss', '/moi Nghệ An')
    expect(one).toMatch(/LIENKET \w{8}/)
    expect(one).not.toContain('QR')
    expect(one).toMatch(/\d\. Mã cho 2 người/)
  })
})

describe('a contact on a channel without files', () => {
  it('is not told to send a file into the chat', async () => {
    const { house, heard, says, load, joins } = await opened()
    const plan = load()
    await joins('an', plan, UNIT)
    expect(await heard('an', DOCUMENT)).toMatch(/không có mục nào chờ gửi tệp/)
    house.activate(plan)
    await house.settle()
    expect(await says('an', 'trợ giúp')).toMatch(/Gửi sản phẩm: gửi "đường dẫn"/)
    expect(await heard('an', { kind: 'unsupported', what: 'voice' })).toBe(
      'Bot không nghe được tin thoại, video; đề nghị nhắn bằng chữ.',
    )
    expect(house.errors).toEqual([])
  })
})

describe('thanks', () => {
  it('trouble no organizer, and do not pass for a confirmation', async () => {
    const { house, says, load, joins } = await opened()
    const plan = load()
    await joins('an', plan, UNIT)
    house.activate(plan)
    await house.settle()
    const before = house.heard('boss').length
    expect(await says('an', 'Xin cảm ơn ạ')).toMatch(/1\. Xem nhiệm vụ/)
    expect(house.shares(plan, 'III.3')[0]!.life.state).toBe('announced')
    expect(await says('an', 'ok cảm ơn')).toMatch(/Đã ghi nhận/)
    expect(await says('an', 'cam on nhieu')).toBe('')
    expect(await says('boss', 'cảm ơn')).toBe('')
    await house.until('2022-11-14 09:30')
    expect(house.heard('boss').slice(before).join('\n')).not.toMatch(/cảm ơn ạ|cam on nhieu/)
    expect(house.errors).toEqual([])
  })
})
