// One person, several channels: a second way by a code, windows that close, policies of a plan, two records that are one.
import { describe, expect, test } from 'vitest'
import { tell } from '../../src/app/app.ts'
import { ownData } from '../../src/app/people-facts.ts'
import { setChannels } from '../../src/app/plan-channels.ts'
import { contactsByUnit } from '../../src/app/plan-facts.ts'
import { planStatus } from '../../src/app/plan-status.ts'
import { reachOf } from '../../src/app/reach.ts'
import { uploadView } from '../../src/app/upload-page.ts'
import { loadWorld } from '../../src/app/world.ts'
import type { Inbound } from '../../src/channels/channel.ts'
import { brokenAt } from '../../src/store/journal.ts'
import { contactsOfPerson, identitiesOf, identityByOutside } from '../../src/store/people.ts'
import type { Plan } from '../../src/store/plans.ts'
import {
  at,
  BY,
  entry,
  type FakeChannel,
  fakeChannel,
  type House,
  onDate,
  openHouse,
  planDocument,
} from '../support/house.ts'

const HOUR = 3_600_000
const UNIT = 'Sở Nội vụ tỉnh Nghệ An'
const OTHER = 'Sở Nội vụ tỉnh Hà Tĩnh'
const WINDOW = { freeMs: 48 * HOUR, openMs: 7 * 24 * HOUR, templates: [] as string[] }

interface Hall extends House {
  telegram: FakeChannel
  bot: FakeChannel
  oa: FakeChannel
  plan: Plan
  says(channel: FakeChannel, chat: string, text: string, name?: string): Promise<void>
  press(channel: FakeChannel, chat: string, label: string): Promise<void>
  got(channel: FakeChannel, chat: string): string[]
}

let updates = 0

/** A house with Telegram, a Zalo bot and an Official Account; a plan of two units. @param due of the first unit's task */
function openHall(due = '2022-11-28', templates: string[] = []): Hall {
  const house = openHouse('2022-11-14 08:30', {
    channels: (now) => [
      fakeChannel('telegram', 'bot', now),
      fakeChannel('zalo_bot', 'zb', now, {
        buttons: false,
        edit: false,
        inboundFiles: false,
        maxText: 2000,
        joins: 'code',
        outboundFiles: null,
      }),
      fakeChannel('zalo_oa', 'oa', now, {
        edit: false,
        maxText: 2000,
        mostButtons: 5,
        joins: 'code',
        proactive: { ...WINDOW, templates },
        outboundFiles: { kinds: ['pdf', 'doc', 'docx'], maxBytes: 5_000_000 },
      }),
    ],
  })
  const channels = house.engine.app.ports.channels()
  expect(channels).toHaveLength(3)
  const { plan } = house.load(
    planDocument([
      entry(UNIT, 'Gửi danh sách đại biểu bí mật công tác Alpha', {
        deadline: onDate(due),
        deliverables: ['danh sách'],
      }),
      entry(OTHER, 'Chuẩn bị tham luận Beta', { deadline: onDate('2022-11-25') }),
    ]),
  )
  const [telegram, bot, oa] = house.channels as [FakeChannel, FakeChannel, FakeChannel]
  const inbound = (channel: FakeChannel, chat: string, content: Inbound['content'], more: Partial<Inbound> = {}) => {
    const updateId = `u${++updates}`
    house.engine.sinkOf(channel)({
      updateId,
      raw: { updateId },
      inbound: {
        updateId,
        at: house.clock.now(),
        chat: { id: chat, private: true },
        sender: { id: chat, name: chat, language: null },
        messageId: `in-${updateId}`,
        answers: null,
        content,
        ...more,
      },
    })
    return house.settle()
  }
  return {
    ...house,
    telegram,
    bot,
    oa,
    plan,
    says: (channel, chat, text, name = chat) =>
      inbound(channel, chat, { kind: 'text', text }, { sender: { id: chat, name, language: null } }),
    async press(channel, chat, label) {
      const shown = channel.sent.filter((m) => m.chat === chat).flatMap((m) => m.choices.flat())
      const found = shown.findLast((choice) => choice.label.includes(label))
      if (!found || !('data' in found))
        throw new Error(`no button ${label} among ${shown.map((c) => c.label).join('; ')}`)
      await inbound(channel, chat, { kind: 'press', data: found.data })
    },
    got: (channel, chat) => channel.sent.filter((m) => m.chat === chat && m.edit === null).map((m) => m.html),
  }
}

const codeIn = (texts: string[]): string => /LIENKET ([0-9A-Z]{8})/.exec(texts.join('\n'))![1]!

/** Somebody of a unit, seated on a channel of the hall. */
function seatOn(hall: Hall, channel: FakeChannel, unit: string, chat: string): number {
  const personId = hall.contact(hall.plan, unit, chat)
  const identity = identityByOutside(hall.db, 'telegram', 'bot', chat)!
  hall.db.$client
    .prepare('update identity set channel = ?, bot = ? where id = ?')
    .run(channel.name, channel.bot, identity.id)
  return personId
}

describe('a second channel', () => {
  test('a person starts on the Zalo bot, moves to the Official Account, and the history of the plan is one', async () => {
    const hall = openHall()
    const person = seatOn(hall, hall.bot, UNIT, 'Nguyễn Văn An')
    hall.activate(hall.plan)
    await hall.settle()
    await hall.says(hall.bot, 'Nguyễn Văn An', 'đã gửi số 123/SNV-CCHC ngày 14/11')
    await hall.says(hall.bot, 'Nguyễn Văn An', 'thêm Zalo OA')
    const code = codeIn(hall.got(hall.bot, 'Nguyễn Văn An'))
    await hall.says(hall.oa, 'oa-1', `lienket ${code.toLowerCase()}`)
    expect(
      identitiesOf(hall.db, person)
        .map((i) => i.channel)
        .sort(),
    ).toEqual(['zalo_bot', 'zalo_oa'])
    expect(contactsOfPerson(hall.db, person)).toHaveLength(1)
    expect(hall.got(hall.oa, 'oa-1')[0]).toContain('Đã thêm kênh Zalo OA cho Nguyễn Văn An')
    expect(hall.got(hall.oa, 'oa-1').join('\n')).toContain('Alpha')
    // Whoever did not do it would hear of it.
    expect(hall.got(hall.bot, 'Nguyễn Văn An').at(-1)).toContain('Nếu không phải đồng chí thực hiện')
    await hall.says(hall.bot, 'Nguyễn Văn An', 'đổi sang Zalo OA')
    await hall.says(hall.oa, 'oa-1', 'đã gửi số 124/SNV-CCHC ngày 14/11')
    const status = planStatus(hall.app, loadWorld(hall.app, hall.plan.id), contactsByUnit(hall.app, hall.plan.id))
    const mine = status.tasks[0]!.assignments[0]!
    expect(mine).toMatchObject({ via: 'zalo_oa', reachable: true, contacts: 1 })
    expect(mine.channels.sort()).toEqual(['zalo_bot', 'zalo_oa'])
    expect(mine.documents.map((d) => d.number)).toEqual(['123/SNV-CCHC', '124/SNV-CCHC'])
    expect(ownData(hall.app, person).sent).toHaveLength(2)
    expect(hall.got(hall.oa, 'oa-1').join('\n')).toContain('Gửi qua: Zalo OA')
    expect(brokenAt(hall.db)).toBeNull()
  })

  test('a code is good once, for half an hour, and the one before it is worth nothing', async () => {
    const hall = openHall()
    const person = seatOn(hall, hall.telegram, UNIT, 'An')
    await hall.says(hall.telegram, 'An', 'thêm Zalo')
    const first = codeIn(hall.got(hall.telegram, 'An'))
    await hall.says(hall.telegram, 'An', '/kenh Zalo')
    const second = codeIn(hall.got(hall.telegram, 'An').slice(-1))
    expect(second).not.toBe(first)
    await hall.says(hall.bot, 'stranger', `LIENKET ${first}`)
    expect(identitiesOf(hall.db, person)).toHaveLength(1)
    hall.clock.moveTo(at('2022-11-14 09:01'))
    await hall.says(hall.bot, 'stranger', `LIENKET ${second}`)
    expect(identitiesOf(hall.db, person)).toHaveLength(1)
    await hall.says(hall.telegram, 'An', '/kenh Zalo')
    const third = codeIn(hall.got(hall.telegram, 'An').slice(-1))
    await hall.says(hall.bot, 'z1', `LIENKET ${third}`)
    await hall.says(hall.bot, 'z2', `LIENKET ${third}`)
    expect(identitiesOf(hall.db, person).map((i) => i.outsideId)).toEqual(expect.arrayContaining(['An', 'z1']))
    expect(identitiesOf(hall.db, person)).toHaveLength(2)
  })

  test('a chat that is somebody’s already is asked; confirmed, both are one with all units, and no message comes twice', async () => {
    const hall = openHall()
    const one = seatOn(hall, hall.telegram, UNIT, 'An')
    const two = seatOn(hall, hall.bot, OTHER, 'An Zalo')
    hall.activate(hall.plan)
    await hall.settle()
    await hall.says(hall.telegram, 'An', '/kenh Zalo')
    await hall.says(hall.bot, 'An Zalo', `LIENKET ${codeIn(hall.got(hall.telegram, 'An'))}`)
    expect(hall.got(hall.bot, 'An Zalo').at(-1)).toContain('Nếu là cùng một người')
    expect(contactsOfPerson(hall.db, two)).toHaveLength(1)
    await hall.says(hall.bot, 'An Zalo', '1')
    expect(contactsOfPerson(hall.db, two)).toHaveLength(0)
    expect(contactsOfPerson(hall.db, one)).toHaveLength(2)
    expect(identitiesOf(hall.db, one)).toHaveLength(2)
    hall.quiet()
    await hall.until('2022-11-25 12:00')
    const reminders = [...hall.got(hall.telegram, 'An'), ...hall.got(hall.bot, 'An Zalo')].filter((m) =>
      m.includes('Beta'),
    )
    expect(new Set(reminders).size).toBe(reminders.length)
    expect(hall.errors).toEqual([])
  })

  test('leaving one channel keeps the others, and says so; what is asked there is still answered', async () => {
    const hall = openHall()
    const person = seatOn(hall, hall.telegram, UNIT, 'An')
    await hall.says(hall.telegram, 'An', '/kenh Zalo')
    await hall.says(hall.bot, 'z1', `LIENKET ${codeIn(hall.got(hall.telegram, 'An'))}`)
    await hall.says(hall.telegram, 'An', '/dung')
    expect(hall.got(hall.telegram, 'An').at(-1)).toContain('Đồng chí vẫn nhận tin qua Zalo Bot')
    expect(contactsOfPerson(hall.db, person)).toHaveLength(1)
    hall.quiet()
    hall.activate(hall.plan)
    await hall.settle()
    expect(hall.got(hall.telegram, 'An')).toEqual([])
    expect(hall.got(hall.bot, 'z1').join('\n')).toContain('Alpha')
    await hall.says(hall.telegram, 'An', 'việc')
    expect(hall.got(hall.telegram, 'An').join('\n')).toContain('Alpha')
    await hall.says(hall.telegram, 'An', 'dừng hẳn')
    expect(contactsOfPerson(hall.db, person)).toHaveLength(0)
  })

  test('one that is blocked is passed over, and the person hears of it by another', async () => {
    const hall = openHall()
    seatOn(hall, hall.telegram, UNIT, 'An')
    await hall.says(hall.telegram, 'An', '/kenh Zalo')
    await hall.says(hall.bot, 'z1', `LIENKET ${codeIn(hall.got(hall.telegram, 'An'))}`)
    await hall.says(hall.telegram, 'An', '/kenh Telegram')
    hall.telegram.always = () => ({ ok: false, error: { kind: 'gone', code: 'blocked', movedTo: null } })
    hall.quiet()
    hall.activate(hall.plan)
    await hall.settle()
    const said = hall.got(hall.bot, 'z1')
    expect(said.filter((m) => m.includes('Alpha'))).toHaveLength(1)
    expect(said.filter((m) => m.includes('Không gửi được tin tới đồng chí qua Telegram'))).toHaveLength(1)
    expect(hall.rows('undelivered')).toEqual([])
  })
})

describe('a window', () => {
  test('that is over sends nothing: the organizer hears once, the list says what to do, a word brings the card', async () => {
    const hall = openHall('2022-12-02')
    hall.organizer()
    seatOn(hall, hall.oa, UNIT, 'An')
    hall.activate(hall.plan)
    await hall.until('2022-11-22 12:00')
    hall.quiet()
    await hall.until('2022-12-05 17:00')
    expect(hall.got(hall.oa, 'An')).toEqual([])
    const failed = hall.rows('reminder').filter((row) => row.state === 'failed')
    expect(failed.length).toBeGreaterThan(0)
    expect(new Set(failed.map((row) => row.reason))).toEqual(new Set(['window']))
    expect(hall.rows('undelivered')).toHaveLength(1)
    expect(hall.got(hall.telegram, 'organizer').join('\n')).toContain('nhờ đầu mối gửi một tin bất kỳ vào kênh đó')
    expect(reachOf(hall.app, hall.plan.id)[0]).toMatchObject({
      reached: false,
      todo: 'ask_to_write',
      why: { state: 'window' },
    })
    await hall.does('organizer', { kind: 'text', text: '/lienlac' })
    expect(hall.got(hall.telegram, 'organizer').at(-1)).toContain('hết thời gian gửi tin từ')
    await hall.says(hall.oa, 'An', 'alo')
    expect(hall.rows('announcement').map((row) => row.state)).toEqual(['sent', 'sent'])
    expect(hall.rows('reminder').filter((row) => row.state === 'failed')).toEqual([])
    expect(reachOf(hall.app, hall.plan.id)[0]).toMatchObject({ reached: true, todo: 'none' })
  })

  test('is kept open by one tap, asked for once a window however often the tick runs', async () => {
    const hall = openHall('2022-12-02')
    seatOn(hall, hall.oa, UNIT, 'An')
    hall.activate(hall.plan)
    await hall.until('2022-11-21 08:00')
    for (let i = 0; i < 100; i++) hall.engine.tick()
    await hall.until('2022-11-21 17:00')
    const asked = () => hall.got(hall.oa, 'An').filter((m) => m.includes('Vẫn theo dõi'))
    expect(asked()).toHaveLength(1)
    await hall.press(hall.oa, 'An', 'Vẫn theo dõi')
    expect(hall.got(hall.oa, 'An').at(-1)).toContain('Kênh này gửi được tin đến')
    hall.quiet()
    await hall.until('2022-11-28 12:00')
    expect(asked()).toHaveLength(1)
    await hall.press(hall.oa, 'An', 'Vẫn theo dõi')
    hall.quiet()
    await hall.until('2022-12-02 12:00')
    expect(hall.got(hall.oa, 'An').filter((m) => m.includes('Alpha')).length).toBeGreaterThan(0)
    expect(hall.rows('reminder').filter((row) => row.state === 'failed')).toEqual([])
  })

  test('is nobody’s business who is reached by a channel without one', async () => {
    const hall = openHall('2022-12-02')
    seatOn(hall, hall.oa, UNIT, 'An')
    await hall.says(hall.oa, 'An', 'thêm Telegram')
    await hall.says(hall.telegram, 't1', `LIENKET ${codeIn(hall.got(hall.oa, 'An'))}`)
    hall.activate(hall.plan)
    await hall.until('2022-12-02 12:00')
    expect(hall.rows('keep_open')).toEqual([])
    expect(hall.rows('reminder').every((row) => row.state === 'sent')).toBe(true)
  })

  test('that the platform says is shut falls over to another way, once', async () => {
    const hall = openHall()
    seatOn(hall, hall.oa, UNIT, 'An')
    await hall.says(hall.oa, 'An', 'thêm Telegram')
    await hall.says(hall.telegram, 't1', `LIENKET ${codeIn(hall.got(hall.oa, 'An'))}`)
    await hall.says(hall.telegram, 't1', 'đổi sang Zalo OA')
    hall.oa.always = () => ({ ok: false, error: { kind: 'not_allowed_now', code: '-230' } })
    hall.quiet()
    hall.activate(hall.plan)
    await hall.settle()
    expect(hall.got(hall.telegram, 't1').filter((m) => m.includes('Alpha'))).toHaveLength(1)
    expect(hall.rows('announcement').filter((row) => row.state === 'waiting')).toEqual([])
    expect(hall.rows('undelivered')).toEqual([])
  })

  test('that is over lets approved words through, with the facts and nothing to choose; the charge is kept', async () => {
    const hall = openHall('2022-11-25', ['reminder', 'announcement'])
    seatOn(hall, hall.oa, UNIT, 'An')
    hall.activate(hall.plan)
    await hall.settle()
    hall.oa.always = (m) => ({ ok: true, messageId: `m${Math.random()}`, charge: m.template ? 'template' : 'paid' })
    await hall.until('2022-11-22 12:00')
    const [sent] = hall.oa.sent.filter((m) => m.template)
    expect(sent?.template).toMatchObject({ kind: 'reminder', plan: '12/KH-BNV', count: '1', due: '25/11/2022' })
    expect(sent?.choices).toEqual([])
    expect(hall.rows('reminder').map((row) => row.charge)).toContain('template')
  })
})

/** An is on Telegram, which may carry no content; there is a page. */
function bareHall() {
  const hall = openHall()
  hall.app.ports.pages = { address: 'https://x.gov.vn', open: false }
  seatOn(hall, hall.telegram, UNIT, 'An')
  setChannels(hall.app, hall.plan, { first: [], never: [], bare: ['telegram'] }, BY)
  hall.quiet()
  const links = () => hall.got(hall.telegram, 'An').flatMap((m) => /\/u\/([\w-]{43})/.exec(m)?.[1] ?? [])
  return { hall, links }
}

describe('the channels of a plan', () => {
  const content = /Alpha|Beta|12\/KH-BNV|Nghệ An|Hội nghị/

  test('a forbidden channel carries nothing of it, answers and groups included', async () => {
    const hall = openHall()
    hall.organizer()
    seatOn(hall, hall.telegram, UNIT, 'An')
    await hall.says(hall.telegram, 'organizer', 'Không gửi qua Telegram')
    expect(hall.got(hall.telegram, 'organizer').at(-1)).toContain('Không còn ai nhận được tin ở 1 đơn vị')
    await hall.press(hall.telegram, 'organizer', 'Xác nhận')
    expect(hall.got(hall.telegram, 'organizer').at(-1)).toContain('Không gửi qua: Telegram')
    hall.quiet()
    hall.activate(hall.plan)
    await hall.until('2022-11-25 12:00')
    await hall.says(hall.telegram, 'An', 'việc')
    await hall.says(hall.telegram, 'organizer', '/tinhtrang')
    await hall.says(hall.telegram, 'An', 'đã nhận')
    const said = hall.telegram.sent.map(
      (m) =>
        `${m.html} ${m.choices
          .flat()
          .map((c) => c.label)
          .join(' ')}`,
    )
    expect(said.filter((m) => content.test(m))).toEqual([])
    expect(said.join('\n')).toContain('Nội dung này không được gửi qua kênh này')
    expect(hall.rows('announcement').map((row) => [row.state, row.reason])).toContainEqual(['failed', 'policy'])
    expect(reachOf(hall.app, hall.plan.id)[0]).toMatchObject({ reached: false, todo: 'other_way' })
    // The way back is not shut.
    await hall.says(hall.telegram, 'organizer', 'bỏ quy định kênh')
    await hall.press(hall.telegram, 'organizer', 'Xác nhận')
    await hall.says(hall.telegram, 'An', 'việc')
    expect(hall.got(hall.telegram, 'An').at(-1)).toContain('Alpha')
    // What it kept back comes by itself, once.
    await hall.until('2022-11-28 09:00')
    const brought = hall.rows('announcement').filter((row) => row.lane === 'bulk' && row.state === 'sent')
    expect(brought).toHaveLength(1)
  })

  test('a reminder of a plan with channels of its own goes by itself, and holds nobody else’s back', async () => {
    const hall = openHall()
    const person = seatOn(hall, hall.telegram, UNIT, 'An')
    const { plan: second } = hall.load(
      planDocument([entry(UNIT, 'Báo cáo kết quả Gamma', { deadline: onDate('2022-11-28') })], { number: '77/KH-BNV' }),
      'second.json',
    )
    hall.db.$client
      .prepare(
        'insert into contact (person_id, unit_id, plan_id, purpose, joined_at, deputy) values (?, ?, ?, ?, ?, 0)',
      )
      .run(person, hall.unitId(second, UNIT), second.id, 'content', 1)
    hall.activate(hall.plan)
    hall.activate(second)
    await hall.settle()
    setChannels(hall.app, hall.plan, { first: [], never: ['telegram'], bare: [] }, BY)
    hall.quiet()
    await hall.until('2022-11-28 12:00')
    const said = hall.got(hall.telegram, 'An')
    expect(said.some((m) => m.includes('Gamma'))).toBe(true)
    expect(said.filter((m) => m.includes('Alpha'))).toEqual([])
  })

  test('a group on a forbidden channel hears nothing, on a bare one only that there is something', async () => {
    for (const [policy, heard] of [
      [{ first: [], never: ['telegram'], bare: [] }, []],
      [{ first: [], never: [], bare: ['telegram'] }, [expect.stringContaining('Có việc mới')]],
    ] as const) {
      const hall = openHall()
      const { registerGroup } = await import('../../src/app/group-chats.ts')
      seatOn(hall, hall.oa, UNIT, 'An')
      const place = { channel: 'telegram', bot: 'bot', chat: '-100', title: 'Nhóm' }
      registerGroup(hall.app, place, { planId: hall.plan.id, unitId: hall.unitId(hall.plan, UNIT) }, 1, BY)
      setChannels(hall.app, hall.plan, { ...policy, first: [], never: [...policy.never], bare: [...policy.bare] }, BY)
      hall.quiet()
      hall.activate(hall.plan)
      await hall.settle()
      expect(hall.got(hall.telegram, '-100')).toEqual(heard)
      expect(hall.got(hall.oa, 'An').join('\n')).toContain('Alpha')
    }
  })

  test('a bare channel says that there is something, with a code; another way has the content', async () => {
    const hall = openHall()
    seatOn(hall, hall.telegram, UNIT, 'An')
    seatOn(hall, hall.telegram, OTHER, 'Bình')
    await hall.says(hall.telegram, 'Bình', '/kenh Zalo OA')
    await hall.says(hall.oa, 'oa-2', `LIENKET ${codeIn(hall.got(hall.telegram, 'Bình'))}`)
    await hall.says(hall.telegram, 'Bình', '/kenh Telegram')
    setChannels(hall.app, hall.plan, { first: [], never: [], bare: ['telegram'] }, BY)
    hall.quiet()
    hall.activate(hall.plan)
    await hall.until('2022-11-18 17:00')
    expect(hall.telegram.sent.filter((m) => content.test(m.html))).toEqual([])
    expect(hall.telegram.sent.every((m) => m.choices.length === 0 && m.attachment === null)).toBe(true)
    expect(hall.got(hall.telegram, 'An')[0]).toContain('Có việc mới cần đồng chí xem, mã KH1')
    expect(hall.got(hall.oa, 'oa-2').join('\n')).toContain('Beta')
    expect(hall.got(hall.telegram, 'Bình')).toEqual([])
  })

  test('a bare channel leads to the page: one link while it is good, what is owed behind it, and it is kept nowhere', async () => {
    const { hall, links } = bareHall()
    hall.activate(hall.plan)
    await hall.until('2022-11-14 17:00')
    const [first] = hall.got(hall.telegram, 'An')
    expect(first).toMatch(/^Có việc mới cần đồng chí xem, mã KH1\.\nXem tại: https:\/\/x\.gov\.vn\/u\/[\w-]{43}$/)
    const [word] = links()
    expect(uploadView(hall.app, word!)!.items.map(({ item }) => item.task)).toEqual([expect.stringContaining('Alpha')])
    // What else is said on that day leads to the same page.
    const { personId } = identityByOutside(hall.db, 'telegram', 'bot', 'An')!
    const notice = { kind: 'announcement', plan: hall.plan.id, unit: hall.unitId(hall.plan, UNIT) } as const
    tell(hall.app, { lane: 'urgent', personId }, notice)
    await hall.settle()
    expect(links()).toEqual([word, word])
    const kept = JSON.stringify(hall.db.$client.prepare('select html, notice from outbox').all())
    expect(kept).toContain('Có việc mới')
    expect(kept).not.toContain(word)
  })

  test('a link that is asked for on a bare channel comes as it is, without the item', async () => {
    const { hall, links } = bareHall()
    hall.activate(hall.plan)
    await hall.settle()
    hall.quiet()
    await hall.says(hall.telegram, 'An', 'link')
    const [said] = hall.got(hall.telegram, 'An')
    expect(said).toMatch(/<b>[A-Z2-9]{4}-[A-Z2-9]{4}<\/b>/)
    expect(said).not.toContain('Alpha')
    expect(hall.telegram.sent.at(-1)!.choices).toEqual([])
    expect(uploadView(hall.app, links().at(-1)!)!.items).toHaveLength(1)
  })

  test('a message in approved words carries the link to the page', async () => {
    const hall = openHall('2022-11-28', ['announcement', 'reminder'])
    hall.app.ports.pages = { address: 'https://x.gov.vn', open: false }
    seatOn(hall, hall.oa, UNIT, 'An')
    hall.activate(hall.plan)
    await hall.until('2022-11-28 12:00')
    const templates = hall.oa.sent.filter((m) => m.chat === 'An').flatMap((m) => m.template ?? [])
    expect(templates.length).toBeGreaterThan(0)
    for (const { link } of templates) expect(link).toMatch(/^https:\/\/x\.gov\.vn\/u\/[\w-]{43}$/)
  })

  test('the plan’s first choice goes before what worked last', async () => {
    const hall = openHall()
    seatOn(hall, hall.telegram, UNIT, 'An')
    await hall.says(hall.telegram, 'An', '/kenh Zalo OA')
    await hall.says(hall.oa, 'oa-1', `LIENKET ${codeIn(hall.got(hall.telegram, 'An'))}`)
    await hall.says(hall.telegram, 'An', 'việc')
    setChannels(hall.app, hall.plan, { first: ['zalo_oa'], never: [], bare: [] }, BY)
    hall.quiet()
    hall.activate(hall.plan)
    await hall.settle()
    expect([hall.got(hall.oa, 'oa-1').length, hall.got(hall.telegram, 'An').length]).toEqual([1, 0])
  })
})

describe('a file', () => {
  test('goes by a way that brings it, and where none is open words say where it is', async () => {
    const hall = openHall()
    hall.organizer()
    await hall.says(hall.telegram, 'organizer', '/kenh Zalo OA')
    await hall.says(hall.oa, 'oa-o', `LIENKET ${codeIn(hall.got(hall.telegram, 'organizer'))}`)
    await hall.says(hall.oa, 'oa-o', 'đổi sang Zalo OA')
    hall.quiet()
    await hall.says(hall.oa, 'oa-o', '/xuat')
    expect(hall.got(hall.oa, 'oa-o').join('\n')).toContain('không gửi được qua kênh này')
    expect(hall.oa.sent.every((m) => m.attachment === null)).toBe(true)
    await hall.says(hall.telegram, 'organizer', '/xuat')
    expect(hall.telegram.sent.some((m) => m.attachment !== null)).toBe(true)
  })
})

describe('two records of one person', () => {
  test('an organizer joins them after a preview; what waits goes once, and the journal knows', async () => {
    const hall = openHall()
    hall.organizer()
    const one = seatOn(hall, hall.telegram, UNIT, 'Nguyễn Văn An')
    const two = seatOn(hall, hall.bot, UNIT, 'An')
    hall.clock.moveTo(at('2022-11-14 19:00'))
    hall.activate(hall.plan)
    await hall.settle()
    expect(hall.rows('announcement').filter((row) => row.state === 'waiting')).toHaveLength(2)
    await hall.says(hall.telegram, 'organizer', '/nguoi Nguyễn Văn An')
    await hall.press(hall.telegram, 'organizer', '1. ')
    await hall.press(hall.telegram, 'organizer', 'Là cùng một người với')
    await hall.press(hall.telegram, 'organizer', 'An – Zalo Bot')
    expect(hall.got(hall.telegram, 'organizer').at(-1)).toContain('Nhập làm một người')
    expect(contactsOfPerson(hall.db, two)).toHaveLength(1)
    await hall.press(hall.telegram, 'organizer', 'Xác nhận')
    expect(hall.got(hall.telegram, 'organizer').at(-1)).toContain('đã nhập làm một người: Nguyễn Văn An')
    expect(contactsOfPerson(hall.db, one)).toHaveLength(1)
    expect(identitiesOf(hall.db, one)).toHaveLength(2)
    await hall.until('2022-11-15 09:00')
    const cards = [...hall.got(hall.telegram, 'Nguyễn Văn An'), ...hall.got(hall.bot, 'An')]
    expect(cards.filter((m) => m.includes('Alpha'))).toHaveLength(1)
    expect(brokenAt(hall.db)).toBeNull()
    // All that is kept of the person is erased, on every channel.
    await hall.says(hall.bot, 'An', 'xóa dữ liệu của tôi')
    await hall.says(hall.bot, 'An', '1')
    expect(identitiesOf(hall.db, one)).toEqual([])
    expect(JSON.stringify(hall.db.$client.prepare('select * from person').all())).not.toContain('Nguyễn Văn An')
  })

  test('a unit’s code used under the name of its contact makes no twin; where that would give away more, the organizer decides', async () => {
    const hall = openHall()
    hall.organizer()
    const one = seatOn(hall, hall.telegram, UNIT, 'Nguyễn Văn An')
    const { invite } = await import('../../src/app/invite.ts')
    const unit = hall.unitId(hall.plan, UNIT)
    const code = () => invite(hall.app, { role: 'unit', plan: hall.plan, unitIds: [unit] }, true, BY)[0]!.code
    await hall.says(hall.oa, 'oa-1', `LIENKET ${code()}`, 'NGUYỄN VĂN AN')
    expect(identitiesOf(hall.db, one)).toHaveLength(2)
    expect(hall.got(hall.telegram, 'Nguyễn Văn An').at(-1)).toContain('Kênh Zalo OA vừa được thêm')
    // Of another unit, too: the chat would gain that one.
    hall.contact(hall.plan, OTHER, 'Lê Thị Hoa')
    const hoa = seatOn(hall, hall.telegram, UNIT, 'Lê Thị Mai')
    hall.db.$client
      .prepare(
        'insert into contact (person_id, unit_id, plan_id, purpose, joined_at, deputy) values (?, ?, ?, ?, ?, 0)',
      )
      .run(hoa, hall.unitId(hall.plan, OTHER), hall.plan.id, 'content', 1)
    await hall.says(hall.bot, 'z9', `LIENKET ${code()}`, 'Lê Thị Mai')
    expect(identitiesOf(hall.db, hoa)).toHaveLength(1)
    expect(hall.rows('twins')).toHaveLength(1)
    expect(hall.got(hall.telegram, 'organizer').join('\n')).toContain('Có thể là một người')
  })
})
