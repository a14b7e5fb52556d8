// The methods of the Bot API that the fake knows, with the platform's limits and its words of refusal.
import type { Arguments } from './form.ts'
import { parseHtml } from './markup.ts'
import { badRequest, Refusal } from './refusal.ts'
import type { UpdateQueue } from './updates.ts'
import { NO_WEBHOOK, readSettings } from './webhook.ts'
import { type Button, type Chat, chatJson, type Message, messageJson, type StoredFile, type World } from './world.ts'

export interface Query {
  id: string
  askedAt: number
  answered: boolean
}

export interface Platform {
  world: World
  updates: UpdateQueue
  queries: Map<string, Query>
  now: () => number
}

/** What an accepted call did, for the record. */
export interface Effect {
  result: unknown
  chat: number | null
  messageId: number | null
  text: string | null
}

type Method = (platform: Platform, args: Arguments) => Effect

const LONGEST_TEXT = 4096
const LONGEST_CAPTION = 1024
const LARGEST_DOWNLOAD = 20 * 1024 * 1024
const LARGEST_UPLOAD = 50_000_000
const LARGEST_PHOTO = 10_000_000
/** Not published; reports speak of 10 to 20 seconds. */
const QUERY_LIFE_MS = 15_000

/** Menus of many chats at once. */
const WIDE_SCOPES = new Set(['default', 'all_private_chats', 'all_group_chats', 'all_chat_administrators'])

const plain = (result: unknown): Effect => ({ result, chat: null, messageId: null, text: null })

export const METHODS: Record<string, Method> = {
  getMe: ({ world }) => plain({ ...world.me, can_join_groups: true, can_read_all_group_messages: false }),

  getWebhookInfo: ({ updates }) => {
    const { settings, lastError } = updates.hook
    return plain({
      url: settings.url,
      has_custom_certificate: false,
      pending_update_count: updates.pending().length,
      ...(lastError === null
        ? {}
        : { last_error_date: Math.floor(lastError.at / 1000), last_error_message: lastError.message }),
      ...(settings.url === '' ? {} : { max_connections: settings.maxConnections }),
      ...(updates.allowed() === null ? {} : { allowed_updates: updates.allowed() }),
    })
  },

  setWebhook: ({ updates }, { values }) => {
    const allowed = json(values.allowed_updates)
    updates.setHook(readSettings(values), Array.isArray(allowed) ? allowed : null, isTrue(values.drop_pending_updates))
    return plain(true)
  },

  deleteWebhook: ({ updates }, { values }) => {
    updates.setHook(NO_WEBHOOK, null, isTrue(values.drop_pending_updates))
    return plain(true)
  },

  leaveChat: ({ world }, { values }) => {
    const chat = world.writableChat(values.chat_id)
    if (chat.type === 'private') throw badRequest("chat member status can't be changed in private chats")
    chat.state = 'left'
    return { ...plain(true), chat: chat.id }
  },

  getChat: ({ world }, { values }) => plain(chatJson(world.writableChat(values.chat_id))),

  sendMessage: (platform, { values }) => {
    const chat = platform.world.writableChat(values.chat_id)
    const text = marked(values.text, values.parse_mode)
    if (text === '') throw badRequest('message text is empty')
    if (text.length > LONGEST_TEXT) throw badRequest('message is too long')
    return post(platform, chat, { text, html: String(values.text), document: null }, values)
  },

  sendDocument: (platform, { values, files }) => {
    const chat = platform.world.writableChat(values.chat_id)
    const text = marked(values.caption ?? '', values.parse_mode)
    if (text.length > LONGEST_CAPTION) throw badRequest('message caption is too long')
    const document = theUpload(platform, 'document', values, files, LARGEST_UPLOAD)
    return post(platform, chat, { text, html: String(values.caption ?? ''), document }, values)
  },

  sendPhoto: (platform, { values, files }) => {
    const chat = platform.world.writableChat(values.chat_id)
    const text = marked(values.caption ?? '', values.parse_mode)
    if (text.length > LONGEST_CAPTION) throw badRequest('message caption is too long')
    const photo = theUpload(platform, 'photo', values, files, LARGEST_PHOTO)
    return post(platform, chat, { text, html: String(values.caption ?? ''), document: photo, photo: true }, values)
  },

  sendMediaGroup: (platform, { values, files }) => {
    const media = json(values.media)
    if (!Array.isArray(media) || media.length < 2 || media.length > 10) {
      throw badRequest('group send failed: 2 to 10 items are needed')
    }
    const chat = platform.world.writableChat(values.chat_id)
    const sent = media.map(({ media: handle, caption = '', parse_mode }) => {
      const text = marked(caption, parse_mode)
      const document = theUpload(platform, 'document', { document: handle }, files, LARGEST_UPLOAD)
      return post(platform, chat, { text, html: String(caption), document }, { ...values, reply_markup: null })
    })
    return { ...sent[0]!, result: sent.map(({ result }) => result) }
  },

  deleteMessage: ({ world }, { values }) => {
    const chat = world.writableChat(values.chat_id)
    const at = chat.messages.findIndex(({ id }) => id === Number(values.message_id))
    if (at < 0) throw badRequest('message to delete not found')
    if (chat.messages[at]!.from.id !== world.me.id) throw badRequest("message can't be deleted")
    chat.messages.splice(at, 1)
    return { ...plain(true), chat: chat.id }
  },

  editMessageText: ({ world }, { values }) => {
    const chat = world.writableChat(values.chat_id)
    const message = chat.messages.find(({ id }) => id === Number(values.message_id))
    if (message === undefined) throw badRequest('message to edit not found')
    if (message.from.id !== world.me.id) throw badRequest("message can't be edited")
    if (message.document !== null) throw badRequest('there is no text in the message to edit')
    const text = marked(values.text, values.parse_mode)
    if (text === '') throw badRequest('message text is empty')
    if (text.length > LONGEST_TEXT) throw badRequest('MESSAGE_TOO_LONG')
    const buttons = theButtons(values.reply_markup)
    const html = String(values.text)
    if (html === message.html && JSON.stringify(buttons) === JSON.stringify(message.buttons)) {
      throw badRequest(
        'message is not modified: specified new message content and reply markup are exactly the same as a current content and reply markup of the message',
      )
    }
    Object.assign(message, { text, html, buttons, edits: message.edits + 1 })
    return { result: messageJson(chat, message), chat: chat.id, messageId: message.id, text }
  },

  answerCallbackQuery: ({ queries, now }, { values }) => {
    const query = queries.get(String(values.callback_query_id))
    if (query === undefined || query.answered || now() - query.askedAt > QUERY_LIFE_MS) {
      throw badRequest('query is too old and response timeout expired or query ID is invalid')
    }
    query.answered = true
    return plain(true)
  },

  getFile: ({ world }, { values }) => {
    const file = world.files.get(String(values.file_id))
    if (file === undefined) throw badRequest('wrong file_id or the file is temporarily unavailable')
    if (file.size > LARGEST_DOWNLOAD) throw badRequest('file is too big')
    return plain({ file_id: file.id, file_unique_id: file.unique, file_size: file.declared, file_path: file.path })
  },

  setMyCommands: ({ world }, { values }) => {
    const commands = json(values.commands)
    if (!Array.isArray(commands) || commands.length > 100) throw badRequest('BOT_COMMANDS_TOO_MUCH')
    for (const { command, description } of commands) {
      if (!/^[a-z0-9_]{1,32}$/.test(command)) throw badRequest('BOT_COMMAND_INVALID')
      if (typeof description !== 'string' || description.length < 1 || description.length > 256) {
        throw badRequest('BOT_COMMAND_DESCRIPTION_INVALID')
      }
    }
    return { ...plain(true), chat: menuChat(world, values.scope, commands) }
  },

  deleteMyCommands: ({ world }, { values }) => ({ ...plain(true), chat: menuChat(world, values.scope, []) }),
}

function marked(value: unknown, mode: unknown): string {
  if (value === undefined) return ''
  const text = String(value)
  if (mode === undefined) return text.trim()
  if (mode !== 'HTML') throw badRequest('unsupported parse_mode')
  return parseHtml(text)
}

function post(
  { world, now }: Platform,
  chat: Chat,
  content: Pick<Message, 'text' | 'html' | 'document'> & { photo?: boolean },
  values: Record<string, unknown>,
): Effect {
  const reply = json(values.reply_parameters) as { message_id?: number; allow_sending_without_reply?: boolean } | null
  const replyTo = reply === null ? null : (chat.messages.find(({ id }) => id === reply.message_id)?.id ?? null)
  if (reply !== null && replyTo === null && reply.allow_sending_without_reply !== true) {
    throw badRequest('message to be replied not found')
  }
  const buttons = theButtons(values.reply_markup)
  const id = world.nextMessageId()
  const message = {
    photo: false,
    protected: isTrue(values.protect_content),
    ...content,
    id,
    from: world.me,
    date: Math.floor(now() / 1000),
    buttons,
    replyTo,
    edits: 0,
  }
  chat.messages.push(message)
  return { result: messageJson(chat, message), chat: chat.id, messageId: message.id, text: message.text }
}

function theButtons(value: unknown): Button[][] {
  const rows = (json(value) as { inline_keyboard?: Button[][] } | null)?.inline_keyboard ?? []
  for (const { text, callback_data, url } of rows.flat()) {
    if (typeof text !== 'string' || text === '') throw badRequest('inline keyboard button text must be non-empty')
    if (url !== undefined) {
      if (!/^(https?|tg):\/\/\S+$/.test(url)) throw badRequest('BUTTON_URL_INVALID')
    } else {
      const bytes = Buffer.byteLength(callback_data ?? '')
      if (bytes < 1 || bytes > 64) throw badRequest('BUTTON_DATA_INVALID')
    }
  }
  return rows
}

function theUpload(
  { world }: Platform,
  field: 'document' | 'photo',
  values: Record<string, unknown>,
  files: Arguments['files'],
  largest: number,
): StoredFile {
  const named = String(values[field] ?? '')
  const upload = files[named.startsWith('attach://') ? named.slice('attach://'.length) : field]
  if (upload === undefined) {
    const known = world.files.get(named)
    if (known === undefined) throw badRequest('wrong file identifier/HTTP URL specified')
    return known
  }
  if (upload.bytes.length === 0) throw badRequest('file must be non-empty')
  if (upload.bytes.length > largest) throw new Refusal(413, 'Request Entity Too Large')
  return world.addFile(upload)
}

function menuChat(world: World, value: unknown, commands: Chat['menu']): number {
  const scope = json(value) as { type?: string; chat_id?: unknown } | null
  if (scope?.type !== 'chat') {
    if (scope !== null && !WIDE_SCOPES.has(String(scope.type))) throw badRequest("can't parse BotCommandScope")
    world.menus.set(scope?.type ?? 'default', commands)
    return world.me.id
  }
  const chat = world.chats.get(Number(scope.chat_id))
  if (chat === undefined) throw badRequest('chat not found')
  chat.menu = commands
  return chat.id
}

/** Forms write truth as a word. */
const isTrue = (value: unknown): boolean => value === true || value === 'true' || value === 'True' || value === '1'

/** Nested arguments come as JSON inside forms, and as themselves inside JSON. */
const json = (value: unknown): unknown => {
  if (typeof value === 'string') return JSON.parse(value)
  return value ?? null
}
