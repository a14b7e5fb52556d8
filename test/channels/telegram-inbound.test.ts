// Raw Telegram updates → what somebody did: a table of what occurs, and a storm of what should not.
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { pressId, readUpdate } from '../../src/channels/telegram/inbound.ts'

const RECEIVED = Date.UTC(2026, 10, 16, 1, 0)
const SENT = 1_794_000_000

const person = { id: 6_123_456_789, is_bot: false, first_name: 'Hoa', last_name: 'Nguyễn Thị', language_code: 'vi' }
const chat = { id: 6_123_456_789, type: 'private', first_name: 'Hoa' }
const group = { id: -1_002_345_678_901, type: 'supergroup', title: 'Nhóm 63' }

const message = (content: object) => ({
  update_id: 71,
  message: { message_id: 12, from: person, chat, date: SENT, ...content },
})
const contentOf = (content: object) => readUpdate(message(content), RECEIVED)?.content ?? null
const document = { file_id: 'BQAC-1', file_unique_id: 'AgAD-1', file_name: 'a.docx', mime_type: 'x/y', file_size: 10 }

describe('a Telegram message', () => {
  it('names the update, the time it was sent, chat, person and message', () => {
    expect(readUpdate(message({ text: 'Chào', reply_to_message: { message_id: 9 } }), RECEIVED)).toEqual({
      updateId: '71',
      at: SENT * 1000,
      chat: { id: '6123456789', private: true },
      sender: { id: '6123456789', name: 'Nguyễn Thị Hoa', language: 'vi' },
      messageId: '12',
      answers: '9',
      content: { kind: 'text', text: 'Chào' },
    })
  })

  it.each([
    ['/start', { kind: 'start', payload: null }],
    ['/start Ab_9-z', { kind: 'start', payload: 'Ab_9-z' }],
    ['/start@dondoc_bot  K7 ', { kind: 'start', payload: 'K7' }],
    ['/START x', { kind: 'start', payload: 'x' }],
    ['/started', { kind: 'text', text: '/started' }],
    ['xem /start', { kind: 'text', text: 'xem /start' }],
    ['/viec@dondoc_bot', { kind: 'text', text: '/viec' }],
    ['/ngay@dondoc_bot 21/02', { kind: 'text', text: '/ngay 21/02' }],
    ['/ngay\n21/02', { kind: 'text', text: '/ngay\n21/02' }],
    ['hoa@so.example', { kind: 'text', text: 'hoa@so.example' }],
  ])('reads the text %j', (text, expected) => {
    expect(contentOf({ text })).toEqual(expected)
  })

  it('composes Vietnamese: text, names, captions and file names', () => {
    const update = message({
      document: { ...document, file_name: 'Báo cáo.docx'.normalize('NFD') },
      caption: 'Số 12/SNV, đã ký'.normalize('NFD'),
    })
    update.message.from = { ...person, first_name: 'Thủy'.normalize('NFD') }
    const inbound = readUpdate(update, RECEIVED)
    expect(inbound?.sender.name).toBe('Nguyễn Thị Thủy'.normalize('NFC'))
    expect(inbound?.content).toMatchObject({
      file: { name: 'Báo cáo.docx'.normalize('NFC') },
      caption: 'Số 12/SNV, đã ký'.normalize('NFC'),
    })
  })

  it('reads from either chat that a group goes on under another id, in whosever name', () => {
    const group = { id: -4001, type: 'group', title: 'Nhóm' }
    const bigger = { id: -1001234567890, type: 'supergroup', title: 'Nhóm' }
    const anonymous = { id: 1087968824, is_bot: true, first_name: 'Group' }
    const moved = { kind: 'group_moved', from: '-4001', to: '-1001234567890' }
    const told = (fields: object) =>
      readUpdate({ update_id: 1, message: { message_id: 1, date: 1, ...fields } }, RECEIVED)?.content
    expect(told({ chat: group, from: person, migrate_to_chat_id: bigger.id })).toEqual(moved)
    expect(told({ chat: bigger, from: anonymous, migrate_from_chat_id: group.id })).toEqual(moved)
    expect(told({ chat: bigger, from: anonymous, text: 'x' })).toBeUndefined()
  })

  it('reads a document, of an album where it is one', () => {
    const file = { id: 'BQAC-1', unique: 'AgAD-1', name: 'a.docx', mime: 'x/y', bytes: 10 }
    expect(contentOf({ document })).toEqual({ kind: 'file', file, caption: null, album: null })
    expect(contentOf({ document, media_group_id: '13579', caption: ' ' })).toEqual({
      kind: 'file',
      file,
      caption: null,
      album: '13579',
    })
    expect(contentOf({ document: { file_id: 'x' } })).toMatchObject({
      file: { id: 'x', unique: null, name: null, mime: null, bytes: null },
    })
  })

  it('takes the largest size of a photo, wherever it stands', () => {
    const size = (id: string, width: number) => ({
      file_id: id,
      file_unique_id: id,
      width,
      height: width,
      file_size: 1,
    })
    expect(contentOf({ photo: [size('s', 90), size('l', 1280), size('m', 320)], caption: 'ảnh' })).toMatchObject({
      kind: 'file',
      file: { id: 'l', mime: 'image/jpeg' },
      caption: 'ảnh',
    })
  })

  it.each([
    ['sticker', {}],
    ['voice', {}],
    ['video', {}],
    ['video_note', {}],
    ['audio', {}],
    ['contact', {}],
    ['location', {}],
    ['poll', {}],
    ['dice', {}],
  ])('says that it cannot take this: %s', (what, content) => {
    expect(contentOf({ [what]: content })).toEqual({ kind: 'unsupported', what })
  })

  it('is not misled by what Telegram adds for old clients', () => {
    expect(contentOf({ animation: {}, document })).toEqual({ kind: 'unsupported', what: 'animation' })
    expect(contentOf({ venue: {}, location: {} })).toEqual({ kind: 'unsupported', what: 'venue' })
  })

  it.each([0, -1, 1e300, 'hôm nay', null])('was received now when it says it was sent at %j', (date) => {
    expect(readUpdate(message({ text: 'x', date }), RECEIVED)?.at).toBe(RECEIVED)
  })

  it('marks a group as not private', () => {
    const inbound = readUpdate(message({ text: 'Chào', chat: group }), RECEIVED)
    expect(inbound?.chat).toEqual({ id: '-1002345678901', private: false, title: 'Nhóm 63' })
  })

  it('says of an edited one that it is one, under its first id, at the time of the edit', () => {
    const edited = { ...message({ text: 'x' }).message, edit_date: SENT + 60 }
    expect(readUpdate({ update_id: 1, edited_message: edited }, RECEIVED)).toMatchObject({
      edited: true,
      messageId: '12',
      at: (SENT + 60) * 1000,
      content: { kind: 'text', text: 'x' },
    })
  })

  it('that was forwarded is the sender’s own, whoever wrote it first', () => {
    const forward_origin = { type: 'user', sender_user: { id: 99, is_bot: false, first_name: 'Khác' }, date: SENT }
    const inbound = readUpdate(message({ text: 'x', forward_origin }), RECEIVED)
    expect(inbound).toEqual(readUpdate(message({ text: 'x' }), RECEIVED))
  })

  it.each<[string, unknown]>([
    ['a command that starts, edited', { update_id: 1, edited_message: message({ text: '/start x' }).message }],
    ['a channel post', { update_id: 1, channel_post: { message_id: 1, chat: group, date: SENT, text: 'x' } }],
    ['a service message', message({ new_chat_members: [person] })],
    ['a pinned message', message({ pinned_message: {} })],
    ['another bot', message({ text: 'x', from: { ...person, is_bot: true } })],
    ['no sender', message({ text: 'x', from: undefined })],
    ['an id beyond what a number holds', message({ text: 'x', from: { ...person, id: 2 ** 60 } })],
    ['an update without an id', { message: message({ text: 'x' }).message }],
    ['a kind of tomorrow', { update_id: 1, hologram: {} }],
  ])('holds nothing for us: %s', (_, update) => {
    expect(readUpdate(update, RECEIVED)).toBeNull()
  })
})

describe('a press', () => {
  const press = (fields: object) => ({
    update_id: 72,
    callback_query: { id: '4711', from: person, chat_instance: '1', ...fields },
  })

  it('brings the data as it is and the message it stands under, at the time it came', () => {
    const update = press({ data: 'v1.ack.Zz9', message: { message_id: 12, chat, date: SENT, text: 'Thẻ' } })
    expect(readUpdate(update, RECEIVED)).toMatchObject({
      at: RECEIVED,
      chat: { id: '6123456789', private: true },
      messageId: null,
      answers: '12',
      content: { kind: 'press', data: 'v1.ack.Zz9' },
    })
    expect(pressId(update)).toBe('4711')
  })

  it('counts under a message too old to be shown', () => {
    const update = press({ data: 'v1', message: { message_id: 12, chat, date: 0 } })
    expect(readUpdate(update, RECEIVED)).toMatchObject({ answers: '12', content: { kind: 'press', data: 'v1' } })
  })

  it('without data or message is nothing for us, but is answered all the same', () => {
    const game = press({ game_short_name: 'x', message: { message_id: 12, chat, date: SENT } })
    expect(readUpdate(game, RECEIVED)).toBeNull()
    expect(readUpdate(press({ data: 'v1', inline_message_id: 'i' }), RECEIVED)).toBeNull()
    expect(pressId(game)).toBe('4711')
  })
})

describe('a change of membership', () => {
  const change = (status: string, where: object = chat) => ({
    update_id: 73,
    my_chat_member: { chat: where, from: person, date: SENT, old_chat_member: {}, new_chat_member: { status } },
  })

  it.each([
    ['kicked', 'blocked'],
    ['member', 'unblocked'],
  ])('%s in a private chat is %s', (status, kind) => {
    expect(readUpdate(change(status), RECEIVED)).toMatchObject({ at: SENT * 1000, content: { kind } })
  })

  const inGroup = (before: object, after: object, where: object = group, from: object = person) =>
    readUpdate(
      {
        update_id: 74,
        my_chat_member: { chat: where, from, date: SENT, old_chat_member: before, new_chat_member: after },
      },
      RECEIVED,
    )
  const [out, inside, kicked] = [{ status: 'left' }, { status: 'member' }, { status: 'kicked' }]
  const muted = { status: 'restricted', is_member: true }

  it.each<[string, object, object, object]>([
    ['brought in', out, inside, { kind: 'group_added', writable: true }],
    ['brought in as administrator', kicked, { status: 'administrator' }, { kind: 'group_added', writable: true }],
    ['brought in muted', out, muted, { kind: 'group_added', writable: true }],
    ['thrown out', inside, kicked, { kind: 'group_removed' }],
    ['thrown out by a restriction', muted, { status: 'restricted', is_member: false }, { kind: 'group_removed' }],
  ])('tells of the bot in a group: %s', (_, before, after, content) => {
    expect(inGroup(before, after)).toMatchObject({ chat: { title: 'Nhóm 63', private: false }, content })
  })

  it('that only gives or takes rights in a group is nothing for us', () => {
    expect(inGroup(inside, { status: 'administrator' })).toBeNull()
    expect(inGroup(out, kicked)).toBeNull()
  })

  it('counts whoever made it: an anonymous administrator, the bot itself', () => {
    expect(inGroup(out, inside, group, { ...person, is_bot: true })?.content.kind).toBe('group_added')
  })

  it('into a channel is marked: nobody can talk to the bot there', () => {
    const content = inGroup(out, { status: 'administrator' }, { ...group, type: 'channel' })?.content
    expect(content).toEqual({ kind: 'group_added', writable: false })
  })

  it.each([
    ['in the old chat', { migrate_to_chat_id: -1009 }, { from: '-1002345678901', to: '-1009' }],
    ['in the new chat', { migrate_from_chat_id: -77 }, { from: '-77', to: '-1002345678901' }],
  ])('of a group into a supergroup says from where to where: %s', (_, fields, move) => {
    for (const from of [person, { ...person, is_bot: true }, undefined])
      expect(readUpdate(message({ ...fields, chat: group, from }), RECEIVED)?.content).toEqual({
        kind: 'group_moved',
        ...move,
      })
  })
})

describe('whatever arrives', () => {
  const samples = [
    message({ text: 'Đã gửi văn bản số 12' }),
    message({ text: '/start@b Ab', reply_to_message: { message_id: 9 } }),
    message({ document, media_group_id: '1', caption: 'x' }),
    message({ photo: [{ file_id: 'a', width: 1, height: 1 }] }),
    message({ venue: { location: {} } }),
    {
      update_id: 72,
      callback_query: { id: '1', from: person, data: 'v1', message: { message_id: 12, chat, date: 0 } },
    },
    {
      update_id: 73,
      my_chat_member: { chat, from: person, date: SENT, new_chat_member: { status: 'kicked' } },
    },
  ]

  /** Every place in a value, as the keys that lead there. */
  const places = (value: unknown, path: string[] = []): string[][] =>
    typeof value === 'object' && value !== null
      ? Object.entries(value).flatMap(([key, inner]) => [[...path, key], ...places(inner, [...path, key])])
      : []

  const replaceAt = (value: unknown, [key, ...rest]: string[], by: unknown): unknown => {
    if (key === undefined) return by
    if (typeof value !== 'object' || value === null) return value
    const inner = replaceAt((value as Record<string, unknown>)[key], rest, by)
    return Array.isArray(value)
      ? value.map((old, at) => (String(at) === key ? inner : old))
      : { ...value, [key]: inner }
  }

  const oddity = fc.oneof(
    fc.anything({ withBigInt: true, withNullPrototype: true, maxDepth: 2 }),
    fc.string({ unit: 'binary' }),
    fc.constantFrom<unknown>(
      -1,
      0,
      2 ** 53,
      1e300,
      Number.NaN,
      '__proto__',
      '\ud800',
      [],
      {},
      null,
      undefined,
      'a'.repeat(5_000),
    ),
  )
  const mutated = fc
    .record({
      sample: fc.constantFrom(...samples),
      changes: fc.array(fc.tuple(fc.nat(), oddity), { minLength: 1, maxLength: 4 }),
    })
    .map(({ sample, changes }) =>
      changes.reduce<unknown>((value, [pick, by]) => {
        const all = places(value)
        const place = all[pick % Math.max(all.length, 1)]
        return place === undefined ? by : replaceAt(value, place, by)
      }, sample),
    )

  it('never throws, and never passes on a shape the port does not have', () => {
    const kinds = new Map<string, number>()
    fc.assert(
      fc.property(mutated, (raw) => {
        pressId(raw)
        const inbound = readUpdate(raw, RECEIVED)
        const kind = inbound?.content.kind ?? 'nothing'
        kinds.set(kind, (kinds.get(kind) ?? 0) + 1)
        if (inbound === null) return
        const ids = [
          inbound.updateId,
          inbound.chat.id,
          inbound.sender.id,
          inbound.messageId ?? '0',
          inbound.answers ?? '0',
        ]
        for (const id of ids) expect(id).toMatch(/^-?\d{1,16}$/)
        expect(Number.isSafeInteger(inbound.at)).toBe(true)
        const { content } = inbound
        if (content.kind === 'text') expect(content.text).toBe(content.text.normalize('NFC'))
        if (content.kind === 'file') expect(content.file.id).not.toBe('')
      }),
      { numRuns: 20_000 },
    )
    // The storm must have hit readable updates too, or it proves nothing.
    for (const kind of ['nothing', 'text', 'start', 'press', 'file', 'unsupported', 'blocked']) {
      expect(kinds.get(kind), kind).toBeGreaterThan(100)
    }
  })
})
