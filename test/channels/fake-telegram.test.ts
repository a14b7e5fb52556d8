// The fake Bot API server keeps the platform's rules. Asked here with plain fetch, so that it does not only suit our own client.
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { FAULTS, type FakeTelegram, seededFaults, startFakeTelegram } from '../support/fake-telegram/index.ts'

interface Answer {
  ok: boolean
  result?: unknown
  error_code?: number
  description?: string
  parameters?: { retry_after?: number; migrate_to_chat_id?: number }
}

describe('the fake Bot API server', () => {
  let fake: FakeTelegram
  let clock: number

  beforeEach(async () => {
    clock = Date.UTC(2026, 10, 16, 1, 0)
    fake = await startFakeTelegram({ now: () => clock })
  })
  afterEach(() => fake.close())

  const at = (method: string, token = fake.token) => `${fake.root}/bot${token}/${method}`
  const call = async (method: string, args: object = {}): Promise<Answer> => {
    const response = await fetch(at(method), {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(args),
    })
    const answer = (await response.json()) as Answer
    expect(response.status).toBe(answer.error_code ?? 200)
    return answer
  }
  const ids = ({ result }: Answer) => (result as { update_id: number }[]).map(({ update_id }) => update_id)

  describe('as a server', () => {
    it('takes arguments from the address, a form, JSON, and a form with files', async () => {
      const { chat } = fake.person('A')
      const asForm = new URLSearchParams({ chat_id: chat, text: 'hai' })
      const withFile = new FormData()
      withFile.set('chat_id', chat)
      withFile.set('caption', 'bốn')
      withFile.set('document', new Blob(['nội dung']), 'Kế hoạch.pdf')
      await fetch(`${at('sendMessage')}?chat_id=${chat}&text=m%E1%BB%99t`)
      await fetch(at('sendMessage'), { method: 'POST', body: asForm })
      await call('sendMessage', { chat_id: Number(chat), text: 'ba' })
      const sent = (await (await fetch(at('sendDocument'), { method: 'POST', body: withFile })).json()) as Answer
      expect(fake.sent().map(({ order, text, uploads }) => [order, text, uploads])).toEqual([
        [1, 'một', []],
        [2, 'hai', []],
        [3, 'ba', []],
        [4, 'bốn', ['Kế hoạch.pdf']],
      ])
      expect(sent.result).toMatchObject({ document: { file_name: 'Kế hoạch.pdf', file_size: 10 }, caption: 'bốn' })
    })

    it('knows its bot, and nobody else', async () => {
      expect((await call('getMe')).result).toMatchObject({
        id: Number(fake.bot.id),
        is_bot: true,
        username: fake.bot.username,
      })
      expect(await (await fetch(at('getMe', '1:wrong'))).json()).toEqual({
        ok: false,
        error_code: 401,
        description: 'Unauthorized',
      })
      expect(await call('sendPigeon')).toMatchObject({ error_code: 404 })
    })

    it('has ids that are the same in every run', async () => {
      const again = await startFakeTelegram()
      expect(again.person('A').chat).toBe(fake.person('A').chat)
      expect(again.person('B').says('x')).toBe(fake.person('B').says('x'))
      await again.close()
    })
  })

  describe('giving updates', () => {
    it('gives them again until a higher offset confirms them', async () => {
      const person = fake.person('A')
      const [first = 0, second = 0] = ['một', 'hai'].map((text) => person.says(text))
      expect(ids(await call('getUpdates'))).toEqual([first, second])
      expect(ids(await call('getUpdates', { offset: first }))).toEqual([first, second])
      expect(ids(await call('getUpdates', { offset: second }))).toEqual([second])
      expect(fake.updates.confirmed).toEqual([first])
      expect(ids(await call('getUpdates', { offset: second + 1 }))).toEqual([])
      expect(ids(await call('getUpdates'))).toEqual([])
    })

    it('throws away all but the last with a negative offset, and gives no more than was asked for', async () => {
      const person = fake.person('A')
      const all = ['1', '2', '3', '4'].map((text) => person.says(text))
      expect(ids(await call('getUpdates', { limit: 3 }))).toEqual(all.slice(0, 3))
      expect(ids(await call('getUpdates', { offset: -1 }))).toEqual(all.slice(3))
      expect(fake.updates.pending()).toEqual(all.slice(3))
    })

    it('holds a poll until something happens', async () => {
      const polled = call('getUpdates', { timeout: 50 })
      await fake.until(() => fake.openPolls === 1)
      const id = fake.person('A').says('x')
      expect(ids(await polled)).toEqual([id])
    })

    it('ends the older of two polls', async () => {
      const older = call('getUpdates', { timeout: 50 })
      await fake.until(() => fake.openPolls === 1)
      const newer = call('getUpdates', { timeout: 50 })
      expect(await older).toMatchObject({
        error_code: 409,
        description: expect.stringContaining('terminated by other'),
      })
      const id = fake.person('A').says('x')
      expect(ids(await newer)).toEqual([id])
    })

    it('refuses polls while there is a webhook', async () => {
      await call('setWebhook', { url: 'https://elsewhere.example/hook' })
      expect(await call('getUpdates')).toMatchObject({
        error_code: 409,
        description: expect.stringContaining('webhook'),
      })
      await call('deleteWebhook')
      expect((await call('getUpdates')).ok).toBe(true)
    })

    it('remembers which kinds were wanted', async () => {
      const person = fake.person('A')
      await call('getUpdates', { allowed_updates: ['message'] })
      expect(person.blocks()).toBeNull()
      await call('getUpdates')
      expect(person.unblocks()).toBeNull()
      await call('getUpdates', { allowed_updates: ['message', 'my_chat_member'] })
      expect(person.blocks()).not.toBeNull()
    })

    it('keeps them for 24 hours', async () => {
      fake.person('A').says('x')
      clock += 24 * 3600 * 1000 - 1
      expect(ids(await call('getUpdates'))).toHaveLength(1)
      clock += 1
      expect(ids(await call('getUpdates'))).toEqual([])
    })

    it('forgets a poller that hung up', async () => {
      const gone = new AbortController()
      const polled = fetch(at('getUpdates?timeout=50'), { signal: gone.signal }).catch(() => 'gone')
      await fake.until(() => fake.openPolls === 1)
      gone.abort()
      await polled
      await fake.until(() => fake.openPolls === 0)
      const id = fake.person('A').says('x')
      expect(ids(await call('getUpdates'))).toEqual([id])
    })

    it('makes an album of separate messages with one group and the caption on the first', async () => {
      const files = ['a.pdf', 'b.pdf'].map((name) => ({ name, size: 10 }))
      fake.person('A').sendsAlbum(files, 'Báo cáo')
      const messages = ((await call('getUpdates')).result as { message: Record<string, unknown> }[]).map(
        ({ message }) => message,
      )
      expect(messages.map(({ caption }) => caption)).toEqual(['Báo cáo', undefined])
      expect(messages[0]?.media_group_id).toBe(messages[1]?.media_group_id)
      expect(messages[0]?.message_id).not.toBe(messages[1]?.message_id)
    })
  })

  describe('taking messages', () => {
    const send = (chat_id: string, args: object) =>
      call('sendMessage', { chat_id, parse_mode: 'HTML', text: 'x', ...args })

    it.each([
      ['<b>Sở KH&amp;ĐT</b>', 'Sở KH&ĐT'],
      ['Sở KH&ĐT &copy; &#272;', 'Sở KH&ĐT &copy; Đ'],
      ['<a href="https://a.example/?x=1&amp;y=2">đây</a>', 'đây'],
      ['  <i> thụt </i>\n', 'thụt'],
    ])('reads the markup of %j', async (text, plain) => {
      const { chat } = fake.person('A')
      expect((await send(chat, { text })).result).toMatchObject({ text: plain })
    })

    it.each([
      ['<b>x', 'Can\'t find end tag corresponding to start tag "b"'],
      ['đ<x>y</x>', 'Unsupported start tag "x" at byte offset 2'],
      ['<b>x</i>', 'Unmatched end tag at byte offset 4'],
      ['x</b>', 'Unexpected end tag at byte offset 1'],
      ['1 < 2', 'Unclosed start tag at byte offset 2'],
    ])('refuses the markup of %j', async (text, why) => {
      const { chat } = fake.person('A')
      const answer = await send(chat, { text })
      expect(answer).toMatchObject({
        error_code: 400,
        description: expect.stringContaining(`can't parse entities: ${why}`),
      })
      expect(fake.sent()).toEqual([])
    })

    it('counts letters of text after the markup, and bytes of button data', async () => {
      const { chat } = fake.person('A')
      const button = (callback_data: string) => ({
        reply_markup: { inline_keyboard: [[{ text: 'x', callback_data }]] },
      })
      expect((await send(chat, { text: `<b>${'đ'.repeat(4096)}</b>` })).ok).toBe(true)
      expect(await send(chat, { text: 'đ'.repeat(4097) })).toMatchObject({
        description: 'Bad Request: message is too long',
      })
      expect(await send(chat, { text: '<b> </b>' })).toMatchObject({
        description: 'Bad Request: message text is empty',
      })
      expect((await send(chat, button('đ'.repeat(32)))).ok).toBe(true)
      expect(await send(chat, button('đ'.repeat(33)))).toMatchObject({
        description: 'Bad Request: BUTTON_DATA_INVALID',
      })
    })

    it('refuses an edit that changes nothing, and one of what is not there or not the bot’s', async () => {
      const person = fake.person('A')
      const sent = (await send(person.chat, {})).result as { message_id: number }
      const edit = (args: object) =>
        call('editMessageText', {
          chat_id: person.chat,
          message_id: sent.message_id,
          text: 'x',
          parse_mode: 'HTML',
          ...args,
        })
      expect(await edit({})).toMatchObject({ description: expect.stringContaining('message is not modified') })
      expect((await edit({ text: 'y' })).ok).toBe(true)
      expect(person.sees()).toMatchObject([{ text: 'y', edits: 1 }])
      expect(await edit({ message_id: 999 })).toMatchObject({ description: 'Bad Request: message to edit not found' })
    })

    it('lets a press be answered once, in time', async () => {
      const person = fake.person('A')
      await send(person.chat, { reply_markup: { inline_keyboard: [[{ text: 'Đã nhận', callback_data: 'v1' }]] } })
      const answer = (id: string) => call('answerCallbackQuery', { callback_query_id: id })
      const press = person.presses('Đã nhận')
      const query = ((await call('getUpdates')).result as { callback_query: { id: string; data: string } }[])[0]
        ?.callback_query
      expect(query?.data).toBe('v1')
      expect((await answer(query?.id ?? '')).ok).toBe(true)
      expect(press.answered).toBe(true)
      expect(await answer(query?.id ?? '')).toMatchObject({
        error_code: 400,
        description: expect.stringContaining('too old'),
      })
      person.presses('Đã nhận')
      clock += 15_001
      expect(await answer('QUERY-2')).toMatchObject({ error_code: 400 })
      expect(() => person.presses('Không có')).toThrow()
    })

    it('keeps to its published limits where they are switched on', async () => {
      const strict = await startFakeTelegram({ now: () => clock, limits: { perSecond: 2, chatPauseMs: 1_000 } })
      const chats = ['A', 'B', 'C'].map((name) => strict.person(name).chat)
      const [a = '', b = '', c = ''] = chats
      const trySend = async (chat: string) =>
        ((await (await fetch(`${strict.root}/bot${strict.token}/sendMessage?chat_id=${chat}&text=x`)).json()) as Answer)
          .error_code ?? 200
      expect([await trySend(a), await trySend(a), await trySend(b), await trySend(c)]).toEqual([200, 429, 200, 429])
      clock += 1_000
      expect([await trySend(a), await trySend(c)]).toEqual([200, 200])
      await strict.close()
    })
  })

  describe('giving files', () => {
    const download = (path: string) => fetch(`${fake.root}/file/bot${fake.token}/${path}`)

    it('gives a link, the bytes, and no file above 20 MiB', async () => {
      const person = fake.person('A')
      person.sendsDocument({ name: 'a.pdf', bytes: Buffer.from('nội dung') })
      person.sendsDocument({ name: 'b.pdf', size: 20 * 1024 * 1024 + 1 })
      const updates = (await call('getUpdates')).result as { message: { document: { file_id: string } } }[]
      const [small = '', large = ''] = updates.map(({ message }) => message.document.file_id)
      const { file_path } = (await call('getFile', { file_id: small })).result as { file_path: string }
      expect(await (await download(file_path)).text()).toBe('nội dung')
      expect(await call('getFile', { file_id: large })).toMatchObject({ description: 'Bad Request: file is too big' })
      fake.expireLinks()
      expect((await download(file_path)).status).toBe(404)
      const renewed = (await call('getFile', { file_id: small })).result as { file_path: string }
      expect((await download(renewed.file_path)).status).toBe(200)
    })
  })

  describe('going wrong', () => {
    const send = (text: string) =>
      fetch(at('sendMessage'), {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify({ chat_id: fake.person('A').chat, text }),
      })

    it('records a call as accepted exactly where it took effect', async () => {
      const cases = [
        [FAULTS.serverError, false],
        [FAULTS.acceptedThenServerError, true],
        [FAULTS.badGatewayPage, false],
        [FAULTS.acceptedThenPage, true],
        [FAULTS.reset, false],
        [FAULTS.acceptedThenReset, true],
        [FAULTS.acceptedThenTruncated, true],
        [FAULTS.flood(3), false],
        [FAULTS.unauthorized, false],
      ] as const
      for (const [number, [fault, accepted]] of cases.entries()) {
        fake.fault(fault)
        const outcome = await send(`${number}`)
          .then(async (response) => ({ status: response.status, body: JSON.parse(await response.text()) as Answer }))
          .catch(() => null)
        expect(outcome?.body.ok ?? false, `${number}`).toBe(false)
        expect(
          fake.sent().some(({ text }) => text === `${number}`),
          `${number}`,
        ).toBe(accepted)
      }
      expect((await send('sau cùng')).status).toBe(200)
    })

    it('strikes only the method and chat it was meant for, as often as asked', async () => {
      const [one, two] = [fake.person('A').chat, fake.person('B').chat]
      fake.fault(FAULTS.flood(3), { chat: two, times: 2 })
      fake.fault(FAULTS.unauthorized, { method: 'getMe' })
      const codes = []
      for (const chat_id of [one, two, one, two, two])
        codes.push((await call('sendMessage', { chat_id, text: 'x' })).error_code)
      expect(codes).toEqual([undefined, 429, undefined, 429, undefined])
      expect((await call('getMe')).error_code).toBe(401)
      expect((await call('getMe')).ok).toBe(true)
    })

    it('draws the same weather from the same seed', () => {
      const draw = (seed: number) => Array.from({ length: 200 }, seededFaults(seed, 0.3))
      expect(draw(7)).toEqual(draw(7))
      expect(draw(7)).not.toEqual(draw(8))
      const struck = draw(7).filter((fault) => fault !== null).length
      expect(struck).toBeGreaterThan(30)
      expect(struck).toBeLessThan(90)
    })

    it('goes dark and comes back at the same place', async () => {
      await fake.goDark()
      await expect(send('x')).rejects.toThrow()
      await fake.comeBack()
      expect((await send('x')).status).toBe(200)
    })
  })
})
