// Presses that nobody may make: forged, mutated, replayed and foreign button data, ten thousand of them, change nothing.
import { createHash } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import { decodeButton, encodeButton } from '../../src/app/buttons.ts'
import type { Inbound } from '../../src/channels/channel.ts'
import { groupChat } from '../../src/store/schema.ts'
import { mulberry32 } from '../support/fake-telegram/index.ts'
import { daysFromEvent, entry, type House, openHouse, planDocument, SECRET } from '../support/house.ts'

const PRESSES = 10_000
/** What a refused press may leave: the update, the polite answer to it, and when the person last wrote. */
const LEFT_BY_REFUSALS = new Set(['traffic', 'inbox', 'outbox', 'identity', 'sqlite_sequence'])

/** Everything that is kept, by table. */
function kept({ db }: House): Map<string, string> {
  const tables = db.$client.prepare(`select name from sqlite_master where type = 'table'`).pluck().all() as string[]
  return new Map(
    tables
      .filter((name) => !LEFT_BY_REFUSALS.has(name))
      .map((name) => [name, JSON.stringify(db.$client.prepare(`select * from "${name}"`).all())]),
  )
}

/** A plan in the middle of its life: two units, a stranger, an organizer with open confirmations, a unit's group. */
async function running() {
  const house = openHouse('2022-11-14 08:30')
  const { plan } = house.load(
    planDocument([
      entry('Bộ Y tế', 'Gửi danh sách đại biểu', {
        deliverables: ['danh sách đại biểu'],
        deadline: daysFromEvent(-5),
      }),
      entry('Bộ Công an', 'Gửi bài tham luận', { deliverables: ['bài tham luận'], deadline: daysFromEvent(-3) }),
    ]),
  )
  const organizer = house.organizer()
  house.contact(plan, 'Bộ Y tế', 'yte')
  house.contact(plan, 'Bộ Công an', 'congan')
  const group = {
    channel: 'telegram',
    bot: 'bot',
    chatId: '-100',
    title: 'Nhóm',
    unitId: house.unitId(plan, 'Bộ Y tế'),
  }
  house.db
    .insert(groupChat)
    .values({ ...group, planId: plan.id, content: true, registeredBy: organizer, registeredAt: house.clock.now() })
    .run()
  house.activate(plan)
  await house.settle()
  await house.does('yte', { kind: 'text', text: 'xin gia hạn mục 1 đến ngày 28/11/2022 vì chưa họp' })
  await house.does('organizer', { kind: 'text', text: '/nhac' })
  await house.does('organizer', { kind: 'text', text: '/ngay 05/12/2022' })
  await house.does('organizer', { kind: 'text', text: '/tinhtrang' })
  return { house, plan }
}

/** Buttons that the bot made, with the chat in which each was shown. */
const shown = ({ channel }: House): { chat: string; data: string }[] =>
  channel.sent.flatMap(({ chat, choices }) =>
    choices.flat().flatMap((choice) => ('data' in choice ? [{ chat, data: choice.data }] : [])),
  )

const LETTERS = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_.'
const OTHER_SECRET = createHash('sha256').update('another installation').digest()

type Made = { chat: string; data: string }

/** One press that nobody may make. */
function forged(random: () => number, buttons: readonly Made[]): Made & { by: string } {
  const pick = <T>(of: readonly T[]): T => of[Math.floor(random() * of.length)]!
  const letter = () => pick([...LETTERS])
  const word = (length: number) => Array.from({ length }, letter).join('')
  const { chat, data } = pick(buttons)
  const [version = '', nonce = '', index = '', proof = ''] = data.split('.')
  const place = Math.floor(random() * data.length)
  const others = ['yte', 'congan', 'organizer', 'stranger'].filter((one) => one !== chat)
  const near = (changed: string) => ({ chat, data: changed, by: chat })
  switch (Math.floor(random() * 12)) {
    case 0:
      return near(word(1 + Math.floor(random() * 64)))
    case 1: {
      const changed = data.slice(0, place) + letter() + data.slice(place + 1)
      return near(changed === data ? `${data}A` : changed)
    }
    case 2:
      return near(data.slice(0, place))
    case 3:
      return near(data + word(1 + Math.floor(random() * 8)))
    case 4:
      return near(
        [version, nonce, (Number.parseInt(index, 36) + 1 + Math.floor(random() * 9)).toString(36), proof].join('.'),
      )
    case 5:
      return near(
        [version, pick(buttons.filter((b) => !b.data.includes(nonce))).data.split('.')[1], index, proof].join('.'),
      )
    case 6:
      return near(encodeButton(OTHER_SECRET, nonce, Number.parseInt(index, 36)))
    case 7:
      // A proof of ours for a message that there is not, or for a choice that the message has not.
      return near(encodeButton(SECRET, word(12).replaceAll('.', '-'), Number.parseInt(index, 36)))
    case 8:
      return near(encodeButton(SECRET, nonce, 500 + Math.floor(random() * 40_000)))
    case 9:
      return near([`${Math.floor(random() * 10) + 2}`, nonce, index, proof].join('.'))
    case 10:
      return near(
        pick(['', ' ', '.', '...', '1...', `${data}\n`, data.toUpperCase(), `/start ${data}`, "' or 1=1 --", '\u0000']),
      )
    default:
      // Word for word, by somebody to whom it was not shown.
      return { chat, data, by: pick(others) }
  }
}

describe('presses that nobody may make', () => {
  it.each([1, 2])(`change nothing, ${PRESSES / 2} of them (seed %i)`, async (seed) => {
    let pressed = 0
    const { house } = await running()
    const buttons = shown(house)
    expect(buttons.length).toBeGreaterThan(12)
    const random = mulberry32(seed)
    const before = kept(house)
    const messages = house.rows().length
    const inGroup: Made[] = buttons.filter(({ chat }) => chat === '-100')
    expect(inGroup.length).toBeGreaterThan(0)
    const answers = house.channel.sent.length
    house.quiet()
    for (let n = 0; n < PRESSES / 2; n++) {
      const { data, by } = forged(random, buttons)
      // What cannot be read is all the same to the bot: some of it is enough.
      if (random() > (decodeButton(SECRET, data) === null ? 0.05 : 0.3)) continue
      pressed++
      const group = by === '-100' || random() < 0.1
      const sender = by === '-100' ? 'yte' : by
      const content: Inbound['content'] = { kind: 'press', data }
      house.engine.sinkOf(house.channel)({
        updateId: `forged-${n}`,
        raw: {},
        inbound: {
          updateId: `forged-${n}`,
          at: house.clock.now(),
          chat: group ? { id: '-100', private: false, title: 'Nhóm' } : { id: sender, private: true },
          sender: { id: sender, name: sender, language: null },
          messageId: null,
          answers: random() < 0.5 ? `bot-${1 + Math.floor(random() * answers)}` : null,
          content,
        },
      })
    }
    expect(pressed).toBeGreaterThan(PRESSES / 20)
    const after = kept(house)
    for (const [table, rows] of before) expect(after.get(table), table).toBe(rows)
    // Nobody is told anything of another's matters: what was added are refusals.
    const added = house.rows().slice(messages)
    expect([...new Set(added.map(({ kind }) => kind))]).toEqual(['refused'])
    expect(house.errors).toEqual([])
  })

  it('a button pressed again, a hundred times and days later, does what it did once', async () => {
    const { house } = await running()
    const acknowledge = house
      .rows('announcement')
      .flatMap((row) =>
        (row.choices ?? [])
          .flat()
          .flatMap((choice, i) =>
            'action' in choice && choice.action.do === 'acknowledge' && row.toChat === 'yte'
              ? [encodeButton(SECRET, row.nonce, i)]
              : [],
          ),
      )
    expect(acknowledge).toHaveLength(1)
    const press = () => house.does('yte', { kind: 'press', data: acknowledge[0]! })
    await press()
    const state = () => [
      house.db.$client.prepare('select * from assignment').all(),
      house.db.$client.prepare('select count(*) from journal').pluck().get(),
    ]
    const once = state()
    for (let n = 0; n < 100; n++) {
      house.clock.moveTo(house.clock.now() + 700)
      await press()
    }
    expect(state()).toEqual(once)
    await house.until('2022-11-17 09:00')
    const later = state()
    await press()
    expect(state()).toEqual(later)
    expect(house.errors).toEqual([])
  })
})
