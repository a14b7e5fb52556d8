// The methods of the Bot API as they behave: what they take, what they refuse, what they do, what they answer.
import type { Platform } from './people.ts'
import { badRequest, notFound } from './refusal.ts'
import type { Message } from './world.ts'

export type Arguments = Record<string, unknown>

export interface Effect {
  result: unknown
  chat: string | null
  messageId: string | null
  text: string | null
}

export interface Me {
  id: string
  account_name: string
}

type Method = (platform: Platform, args: Arguments, me: Me) => Effect | Promise<Effect>

const LONGEST_TEXT = 2_000

const plain = (result: unknown): Effect => ({ result, chat: null, messageId: null, text: null })

function show(platform: Platform, args: Arguments, text: string, photo: string | null): Effect {
  const chat = platform.world.writable(args.chat_id)
  const message: Message = { id: platform.world.nextMessageId(), date: platform.now(), text, photo }
  platform.world.counts()
  chat.messages.push(message)
  return { result: { message_id: message.id, date: message.date }, chat: chat.id, messageId: message.id, text }
}

function textOf(value: unknown, name: string): string {
  if (typeof value !== 'string' || value === '') throw badRequest(`${name} is required`)
  if (value.length > LONGEST_TEXT) throw badRequest(`${name} must be 1-${LONGEST_TEXT} characters`)
  return value
}

/** Getting updates is not among them: it waits, and answers for itself. */
export const METHODS: Record<string, Method> = {
  getMe: (_platform, _args, me) => plain({ ...me, account_type: 'BASIC', can_join_groups: false }),
  sendMessage: (platform, args) => show(platform, args, textOf(args.text, 'text'), null),
  sendPhoto(platform, args) {
    if (typeof args.photo !== 'string' || !/^https?:\/\//.test(args.photo)) throw badRequest('photo must be a URL')
    const caption = args.caption === undefined ? '' : textOf(args.caption, 'caption')
    return show(platform, args, caption, args.photo)
  },
  sendChatAction(platform, args) {
    platform.world.writable(args.chat_id)
    return plain(undefined)
  },
  async setWebhook(platform, args) {
    const { url, secret_token: secret } = args
    if (typeof url !== 'string' || !/^https:\/\//.test(url)) throw badRequest('url must be HTTPS')
    if (/^https:\/\/(localhost|127\.|10\.|192\.168\.)/.test(url)) throw badRequest('url must be public')
    if (typeof secret !== 'string' || secret.length < 8 || secret.length > 256)
      throw badRequest('secret_token must be 8-256 characters')
    const { hooks } = platform.updates
    // It is kept even where the probe fails.
    hooks.settings = { url, secret, updatedAt: platform.now() }
    platform.updates.endPolls()
    return plain({ url, updated_at: platform.now(), verification: await hooks.probe(url) })
  },
  getWebhookInfo({ updates: { hooks } }) {
    if (hooks.settings === null) throw notFound()
    return plain({ url: hooks.settings.url, updated_at: hooks.settings.updatedAt })
  },
  deleteWebhook(platform) {
    const { hooks } = platform.updates
    if (hooks.settings === null) throw notFound()
    hooks.settings = { ...hooks.settings, url: '', updatedAt: platform.now() }
    return plain({ url: '', updated_at: platform.now() })
  },
}
