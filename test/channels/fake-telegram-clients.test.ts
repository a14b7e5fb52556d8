// The fake Bot API server from the other side: two unrelated clients poll, upload, download and get typed errors from it.
import { createHash } from 'node:crypto'
import { Api, InputFile, TelegramApiError } from 'node-telegram-bot-api'
import { Telegram, TelegramError } from 'telegraf'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { FAULTS, type FakeTelegram, type Person, startFakeTelegram } from '../support/fake-telegram/index.ts'

/** One client reduced to what is asked of it here. */
interface Client {
  poll(offset: number): Promise<{ update_id: number; message?: { text?: string; document?: { file_id: string } } }[]>
  say(chat: string, text: string): Promise<{ message_id: number }>
  upload(
    chat: string,
    name: string,
    bytes: Buffer,
  ): Promise<{ file_id: string; file_name?: string; file_size?: number }>
  resend(chat: string, handle: string): Promise<unknown>
  path(handle: string): Promise<string>
  press(id: string): Promise<unknown>
  hook(url: string): Promise<{ url?: string; pending_update_count: number }>
  failure(error: unknown): { code: number; retryAfter?: number | undefined; movedTo?: number | undefined }
}

const telegraf = (fake: FakeTelegram): Client => {
  const client = new Telegram(fake.token, { apiRoot: fake.root })
  return {
    poll: (offset) => client.getUpdates(0, 100, offset, undefined) as ReturnType<Client['poll']>,
    say: (chat, text) => client.sendMessage(chat, text),
    upload: async (chat, filename, source) => (await client.sendDocument(chat, { source, filename })).document,
    resend: (chat, handle) => client.sendDocument(chat, handle),
    path: async (handle) => (await client.getFileLink(handle)).href,
    press: (id) => client.answerCbQuery(id),
    hook: async (url) => {
      await client.setWebhook(url)
      return client.getWebhookInfo()
    },
    failure(error) {
      if (!(error instanceof TelegramError)) throw error
      const { retry_after, migrate_to_chat_id } = error.parameters ?? {}
      return { code: error.code, retryAfter: retry_after, movedTo: migrate_to_chat_id }
    },
  }
}

const nodeTelegramBotApi = (fake: FakeTelegram): Client => {
  const api = new Api(fake.token, { apiRoot: fake.root, maxRetries: 0 })
  return {
    poll: (offset) => api.getUpdates({ offset, timeout: 0 }) as ReturnType<Client['poll']>,
    say: (chat_id, text) => api.sendMessage({ chat_id, text }),
    upload: async (chat_id, filename, bytes) =>
      (await api.sendDocument({ chat_id, document: new InputFile(bytes, { filename }) })).document!,
    resend: (chat_id, document) => api.sendDocument({ chat_id, document }),
    path: async (file_id) => `${fake.root}/file/bot${fake.token}/${(await api.getFile({ file_id })).file_path}`,
    press: (callback_query_id) => api.answerCallbackQuery({ callback_query_id }),
    hook: async (url) => {
      await api.setWebhook({ url })
      return api.getWebhookInfo()
    },
    failure(error) {
      if (!(error instanceof TelegramApiError)) throw error
      return { code: error.errorCode, retryAfter: error.retryAfter, movedTo: error.migrateToChatId }
    },
  }
}

describe.each([
  ['telegraf', telegraf],
  ['node-telegram-bot-api', nodeTelegramBotApi],
])('%s', (_, make) => {
  let fake: FakeTelegram
  let client: Client
  let person: Person
  beforeEach(async () => {
    fake = await startFakeTelegram()
    client = make(fake)
    person = fake.person('Nguyễn Thị Hoa')
  })
  afterEach(() => fake.close())
  const failure = async (call: Promise<unknown>) => client.failure(await call.then(() => null).catch((error) => error))

  it('polls, and confirms by the offset', async () => {
    const id = person.says('Kính gửi')
    expect(await client.poll(0)).toMatchObject([{ update_id: id, message: { text: 'Kính gửi' } }])
    expect(await client.poll(0)).toHaveLength(1)
    expect(await client.poll(id + 1)).toEqual([])
    expect(fake.updates.confirmed).toEqual([id])
  })

  it('uploads once, sends by the handle, and downloads what a person sent', async () => {
    const bytes = Buffer.from(Array.from({ length: 100_000 }, (_, at) => (at * 7) % 253))
    const sent = await client.upload(person.chat, 'Kế hoạch.pdf', bytes)
    expect(sent).toMatchObject({ file_name: 'Kế hoạch.pdf', file_size: bytes.length })
    await client.resend(person.chat, sent.file_id)
    expect(fake.sent().map(({ uploads }) => uploads)).toEqual([['Kế hoạch.pdf'], []])
    person.sendsDocument({ name: 'a.docx', bytes })
    const [update] = await client.poll(0)
    const got = await (await fetch(await client.path(update!.message!.document!.file_id))).arrayBuffer()
    expect(createHash('sha256').update(Buffer.from(got)).digest('hex')).toBe(
      createHash('sha256').update(bytes).digest('hex'),
    )
  })

  it('gets errors of its own types', async () => {
    const blocked = fake.person('Đã chặn', 'blocked')
    const group = fake.group('Nhóm')
    const bigger = group.upgrades()
    expect(await failure(client.say(blocked.chat, 'x'))).toMatchObject({ code: 403 })
    expect(await failure(client.say('12345', 'x'))).toMatchObject({ code: 400 })
    expect(await failure(client.say(group.chat, 'x'))).toMatchObject({ code: 400, movedTo: Number(bigger.chat) })
    expect(await failure(client.press('none'))).toMatchObject({ code: 400 })
    fake.fault(FAULTS.flood(7))
    expect(await failure(client.say(person.chat, 'x'))).toMatchObject({ code: 429, retryAfter: 7 })
    fake.revoked = true
    expect(await failure(client.say(person.chat, 'x'))).toMatchObject({ code: 401 })
  })

  it('sets a webhook, is delivered to, and may not poll meanwhile', async () => {
    const got: number[] = []
    fake.proxy = async (request) => {
      got.push(((await request.json()) as { update_id: number }).update_id)
      return new Response(null)
    }
    expect(await client.hook('https://bot.example.vn/hook')).toMatchObject({ url: 'https://bot.example.vn/hook' })
    const id = person.says('một')
    await fake.until(() => fake.updates.confirmed.includes(id))
    expect(got).toEqual([id])
    expect(await failure(client.poll(0))).toMatchObject({ code: 409 })
    expect(await failure(client.hook('http://bot.example.vn/'))).toMatchObject({ code: 400 })
  })
})
