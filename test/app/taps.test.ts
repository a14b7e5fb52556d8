// Taps and numbers: a channel without buttons leads everywhere, what time has overtaken says so, what failed is told.
import { describe, expect, it } from 'vitest'
import { eventChange, moveEvent } from '../../src/app/move-event.ts'
import { filesOf, submissionsOf } from '../../src/store/assignments.ts'
import { BY, daysFromEvent, entry, fakeChannel, type House, openHouse, planDocument } from '../support/house.ts'

let unique = 0
const sends = (house: House, name: string, more: { caption?: string; answers?: string } = {}) => {
  house.channel.fetches.push(() => ({ bytes: Buffer.from(`${name} ${++unique}`) }))
  const file = { id: `f${unique}`, unique: `u${unique}`, name, mime: 'application/pdf', bytes: 10 }
  const content = { kind: 'file', file, caption: more.caption ?? null, album: null } as const
  return house.does('yte', content, more.answers ? { answers: more.answers } : {})
}
const says = (house: House, text: string) => house.does('yte', { kind: 'text', text })

async function running(buttons: boolean) {
  const house = openHouse('2022-11-14 08:30', {
    channels: (now) => [
      fakeChannel('telegram', 'bot', now, buttons ? {} : { buttons: false, edit: false, maxText: 2000 }),
    ],
  })
  const { plan } = house.load(
    planDocument([
      entry('Bộ Y tế', 'Gửi danh sách đại biểu', {
        deliverables: ['danh sách đại biểu'],
        deliverTo: 'Bộ Nội vụ',
        deadline: daysFromEvent(-5),
      }),
      entry('Bộ Y tế', 'Gửi bài tham luận', {
        deliverables: ['bài tham luận'],
        deliverTo: 'Bộ Nội vụ',
        deadline: daysFromEvent(-3),
      }),
      entry('Văn phòng Bộ', 'Bố trí hội trường'),
      entry('Văn phòng Bộ', 'Phát hành giấy mời'),
      entry('Văn phòng Bộ', 'Lập dự toán'),
    ]),
  )
  house.organizer()
  house.contact(plan, 'Bộ Y tế', 'yte')
  house.activate(plan)
  await house.settle()
  return { house, plan }
}

const names = (house: House, plan: Parameters<House['shares']>[0], ref: string) =>
  submissionsOf(
    house.db,
    house.shares(plan, ref).map((s) => s.row.id),
  )
    .filter((s) => s.state !== 'withdrawn')
    .flatMap((s) => filesOf(house.db, [s.id]).map((f) => f.name))

describe('without buttons', () => {
  it('a file is asked about, moved and taken back by numbers alone', async () => {
    const { house, plan } = await running(false)
    await sends(house, 'x.pdf')
    await house.until('2022-11-14 08:31')
    expect(house.heard('yte').at(-1)).toMatch(
      /thuộc nhiệm vụ nào.*1\. Mục 1: danh sách đại biểu\n2\. Mục 2: bài tham luận/s,
    )
    await says(house, '2')
    await house.until('2022-11-14 08:32')
    expect(names(house, plan, 'III.2')).toEqual(['x.pdf'])
    expect(house.heard('yte').at(-1)).toMatch(/1\. Chuyển sang nhiệm vụ khác\n2\. Thu hồi/)
    await says(house, '1')
    await says(house, '1')
    await house.until('2022-11-14 08:33')
    expect(names(house, plan, 'III.1')).toEqual(['x.pdf'])
    expect(names(house, plan, 'III.2')).toEqual([])
    await says(house, '2')
    expect(house.heard('yte').at(-1)).toContain('Đã thu hồi')
    expect(names(house, plan, 'III.1')).toEqual([])
    expect(house.errors).toEqual([])
  })

  it('one item and help are a word away', async () => {
    const { house } = await running(false)
    await says(house, 'viec 2')
    expect(house.heard('yte').at(-1)).toMatch(/Mục 2\. Gửi bài tham luận.*Nguyên văn/s)
    await says(house, 'trợ giúp')
    expect(house.heard('yte').at(-1)).toMatch(/Cách sử dụng.*Thời hạn gần nhất.*mục 1/s)
  })
})

describe('a button that time has overtaken', () => {
  it('on a reminder whose deadline has moved: the act counts, and the current card comes once', async () => {
    const { house, plan } = await running(true)
    await house.until('2022-11-22 09:00')
    const told = house.rows('reminder').at(-1)!.html
    const reminder = house.channel.sent.findLast((m) => m.html === told)!
    const changed = eventChange(house.fresh(plan), { kind: 'date', day: '2022-12-20', time: '08:00' }, null, null)
    if (!changed.ok) throw new Error('no change')
    moveEvent(house.app, plan.id, changed.change, BY, null)
    await house.until('2022-11-22 15:00')
    house.quiet()
    const button = reminder.choices.flat().find((c) => c.label.includes('Đã nhận'))!
    for (let i = 0; i < 2; i++) {
      await house.does('yte', { kind: 'press', data: 'data' in button ? button.data : '' })
      await house.until(`2022-11-22 15:0${i + 1}`)
    }
    const said = house.heard('yte')
    expect(said.filter((m) => m.includes('Thời hạn đã thay đổi so với tin đó'))).toHaveLength(1)
    expect(said.filter((m) => m.includes('Trích yếu'))).toHaveLength(1)
    expect(house.shares(plan, 'III.1')[0]!.life.state).toBe('acknowledged')
  })
})
