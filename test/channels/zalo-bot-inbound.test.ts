// What a raw update of a Zalo bot means, as documented, as delivered, and as nobody would send it.
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { InboundContent } from '../../src/channels/channel.ts'
import { idOf, understand, updatesIn } from '../../src/channels/zalo-bot/inbound.ts'

const RECEIVED = Date.UTC(2026, 10, 16, 1, 0)
const DATE = 1_763_200_000_123

const raw = (event: string | null, fields: object, more: { from?: object; chat?: object } = {}) => ({
  ...(event === null ? {} : { event_name: event }),
  message: {
    message_id: 'a1b2c3d4e5f60718293a',
    date: DATE,
    from: { id: '6ede9afa66b88fe6d6a9', display_name: 'Nguyễn Thị Hoa', is_bot: false, ...more.from },
    chat: { id: '6ede9afa66b88fe6d6a9', chat_type: 'PRIVATE', ...more.chat },
    ...fields,
  },
})
const read = (update: unknown) => understand(update, RECEIVED).inbound
const contentOf = (event: string | null, fields: object): InboundContent | null =>
  read(raw(event, fields))?.content ?? null

const PICTURE = 'https://f21-zpc.zdn.vn/jpg/8590937/a.jpg'
const picture = (caption: string | null): InboundContent => ({
  kind: 'file',
  file: { id: PICTURE, unique: null, name: null, mime: 'image/jpeg', bytes: null },
  caption,
  album: null,
})

describe('an update', () => {
  it('says who, where and when, in milliseconds', () => {
    expect(read(raw('message.text.received', { text: 'Đã nhận'.normalize('NFD') }))).toEqual({
      updateId: expect.stringMatching(/^[\w-]{43}$/),
      at: DATE,
      chat: { id: '6ede9afa66b88fe6d6a9', private: true },
      sender: { id: '6ede9afa66b88fe6d6a9', name: 'Nguyễn Thị Hoa', language: null },
      messageId: 'a1b2c3d4e5f60718293a',
      answers: null,
      content: { kind: 'text', text: 'Đã nhận'.normalize('NFC') },
    })
  })

  it.each([
    ['text', 'message.text.received', { text: 'một' }, { kind: 'text', text: 'một' }],
    ['text without an event, as sampled', null, { text: 'một' }, { kind: 'text', text: 'một' }],
    ['a picture as delivered', 'message.image.received', { photo_url: PICTURE }, picture(null)],
    ['a picture as documented', 'message.image.received', { photo: PICTURE, caption: 'Biên bản' }, picture('Biên bản')],
    ['a picture without an event', null, { photo_url: PICTURE, message_type: 'CHAT_PHOTO' }, picture(null)],
    [
      'a sticker',
      'message.sticker.received',
      { sticker: 'x', url: 'https://s' },
      { kind: 'unsupported', what: 'sticker' },
    ],
    ['a voice', 'message.voice.received', { voice_url: 'https://v' }, { kind: 'unsupported', what: 'voice' }],
    ['what is not delivered', 'message.unsupported.received', {}, { kind: 'unsupported', what: 'file' }],
    ['nothing at all', null, {}, { kind: 'unsupported', what: 'file' }],
    ['a picture without an address', 'message.image.received', { photo: '' }, { kind: 'unsupported', what: 'file' }],
    ['a file, if that ever comes', 'message.file.received', { file: {} }, { kind: 'unsupported', what: 'file' }],
    ['a place', 'message.location.received', {}, { kind: 'unsupported', what: 'location' }],
    ['a link with words', 'message.link.received', { text: 'https://a.vn' }, { kind: 'text', text: 'https://a.vn' }],
    ['a link without', 'message.link.received', {}, { kind: 'unsupported', what: 'link' }],
    [
      'a code for joining',
      'message.text.received',
      { text: '/start  ABCD2345 ' },
      { kind: 'start', payload: 'ABCD2345' },
    ],
    ['a start without a code', 'message.text.received', { text: '/START' }, { kind: 'start', payload: null }],
    ['another word', 'message.text.received', { text: '/started' }, { kind: 'text', text: '/started' }],
    ['a reaction', 'message.reaction.received', { text: '/-heart' }, null],
    ['an event of another kind', 'user.seen', {}, null],
  ] as const)('brings %s', (_, event, fields, expected) => {
    expect(contentOf(event, fields)).toEqual(expected)
  })

  it('names the sender by what is there', () => {
    const named = (from: object) => read(raw('message.text.received', { text: 'a' }, { from }))?.sender.name
    expect(named({ display_name: undefined, first_name: 'Hoa' })).toBe('Hoa')
    expect(named({ display_name: ' Nguyễn\n Hoa\u0007 ' })).toBe('Nguyễn Hoa')
    expect(named({ display_name: undefined })).toBeNull()
    expect(named({ display_name: 7 })).toBeNull()
  })

  it('of another bot, or of nobody, is stored and means nothing', () => {
    for (const from of [{ is_bot: true }, { id: undefined }]) {
      const update = understand(raw('message.text.received', { text: 'a' }, { from }), RECEIVED)
      expect(update).toMatchObject({ inbound: null, updateId: expect.stringMatching(/./) })
    }
  })

  it('tells private from group by what is said, else by the ids', () => {
    const chat = (fields: object) => read(raw('message.text.received', { text: 'a' }, { chat: fields }))?.chat
    expect(chat({ chat_type: 'GROUP', id: 'zgr-1' })).toEqual({ id: 'zgr-1', private: false, title: null })
    expect(chat({ chat_type: 'group', id: 'zgr-1', title: 'Nhóm 63' })).toMatchObject({
      private: false,
      title: 'Nhóm 63',
    })
    expect(chat({ chat_type: undefined })).toMatchObject({ private: true })
    expect(chat({ chat_type: undefined, id: 'zgr-1' })).toMatchObject({ private: false })
    expect(chat({ id: undefined, chat_type: undefined })).toEqual({ id: '6ede9afa66b88fe6d6a9', private: true })
  })

  it('of a group the bot came into may have no message', () => {
    const update = { event_name: 'bot.group.added', chat: { id: 'zgr-1', chat_type: 'GROUP', title: 'Nhóm' } }
    expect(read(update)).toMatchObject({
      chat: { id: 'zgr-1', private: false, title: 'Nhóm' },
      content: { kind: 'group_added', writable: true },
    })
    expect(read({ ...update, event_name: 'bot.group.left' })).toMatchObject({ content: { kind: 'group_removed' } })
    expect(read({ ...update, event_name: 'bot.group.renamed' })).toBeNull()
    expect(read({ event_name: 'bot.group.added' })).toBeNull()
  })

  it.each([
    [1_763_200_000, 1_763_200_000_000],
    ['1763200000123', DATE],
    [0, RECEIVED],
    [-5, RECEIVED],
    [1e300, RECEIVED],
    ['hôm qua', RECEIVED],
    [undefined, RECEIVED],
  ])('dated %s is of %s', (date, at) => {
    expect(read(raw('message.text.received', { text: 'a', date }))?.at).toBe(at)
  })
})

describe('the id of an update', () => {
  const base = raw('message.text.received', { text: 'a' })

  it('is the same for the same message, whatever else is in it', () => {
    const again = raw('message.text.received', { text: 'a', date: DATE + 5, seen: true })
    expect(idOf(again)).toBe(idOf(base))
  })

  it('differs by event, chat, sender and message', () => {
    const others = [
      raw('message.image.received', { text: 'a' }),
      raw('message.text.received', { text: 'a' }, { chat: { id: 'zgr-1' } }),
      raw('message.text.received', { text: 'a' }, { from: { id: 'x' } }),
      raw('message.text.received', { text: 'a', message_id: 'x' }),
      raw(null, { text: 'a' }),
    ]
    expect(new Set([base, ...others].map(idOf)).size).toBe(6)
  })

  it('without a message is of all there is', () => {
    const one = raw('message.text.received', { text: 'a', message_id: undefined })
    const other = raw('message.text.received', { text: 'b', message_id: undefined })
    expect(idOf(one)).not.toBe(idOf(other))
    expect(idOf(structuredClone(one))).toBe(idOf(one))
  })

  it('shows no chat and no person', () => {
    expect(idOf(base)).not.toContain('6ede9afa')
  })
})

describe('a body', () => {
  const flat = raw('message.text.received', { text: 'a' })

  it.each([
    ['flat', flat, [flat]],
    ['in an envelope', { ok: true, result: flat }, [flat]],
    ['in an envelope, as a list', { ok: true, result: [flat, flat] }, [flat, flat]],
    ['a list', [flat], [flat]],
    ['nothing', {}, []],
    ['an empty envelope', { ok: true, result: null }, []],
    ['an empty list', { ok: true, result: [] }, []],
    ['no object', 'text', []],
    ['null', null, []],
  ])('%s holds its updates', (_, body, expected) => {
    expect(updatesIn(body)).toEqual(expected)
  })

  it('of any shape is understood or left, and never costs more than itself', () => {
    const field = fc.oneof(fc.jsonValue(), fc.constantFrom('PRIVATE', 'GROUP', PICTURE, 'message.text.received'))
    const part = fc.dictionary(
      fc.constantFrom('id', 'display_name', 'first_name', 'is_bot', 'chat_type', 'title'),
      field,
    )
    const message = fc.record(
      {
        message_id: field,
        date: field,
        from: fc.oneof(part, field),
        chat: fc.oneof(part, field),
        text: field,
        photo: field,
        photo_url: field,
        sticker: field,
        voice_url: field,
        caption: field,
      },
      { requiredKeys: [] },
    )
    const update = fc.record({ event_name: field, message: fc.oneof(message, field), chat: part }, { requiredKeys: [] })
    fc.assert(
      fc.property(fc.oneof(update, fc.record({ ok: field, result: update }), fc.jsonValue()), (body) => {
        for (const one of updatesIn(body)) {
          const { updateId, inbound, raw: kept } = understand(one, RECEIVED)
          expect(updateId).toMatch(/^[\w-]{43}$/)
          expect(kept).toBe(one)
          if (inbound === null) continue
          expect(typeof inbound.chat.id).toBe('string')
          expect(typeof inbound.sender.id).toBe('string')
          expect(Number.isFinite(inbound.at)).toBe(true)
        }
      }),
      { numRuns: 500 },
    )
  })
})
