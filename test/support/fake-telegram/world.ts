// What exists on the fake platform: people, groups, messages, files, and why a bot may not write to somebody.
import { createHash } from 'node:crypto'
import { badRequest, forbidden, type Refusal } from './refusal.ts'

export interface User {
  id: number
  is_bot: boolean
  first_name: string
  last_name?: string
  username?: string
  language_code?: string
}

export interface Button {
  text: string
  callback_data?: string
  url?: string
}

export interface Message {
  id: number
  from: User
  date: number
  /** Text or caption, without markup. */
  text: string
  /** As it was sent. */
  html: string
  buttons: Button[][]
  document: StoredFile | null
  /** The file is shown as a picture. */
  photo: boolean
  /** Not to be forwarded or saved. */
  protected: boolean
  replyTo: number | null
  edits: number
}

export type ChatState =
  | 'open'
  | 'never_started'
  | 'blocked'
  | 'deactivated'
  | 'kicked'
  | 'left'
  | 'deleted'
  | { movedTo: number }

export interface Chat {
  id: number
  type: 'private' | 'group' | 'supergroup'
  title: string
  person: User | null
  state: ChatState
  messages: Message[]
  menu: { command: string; description: string }[]
}

export interface StoredFile {
  id: string
  unique: string
  name: string
  mime: string
  /** Null where the file exists by size only. */
  bytes: Buffer | null
  size: number
  /** What the platform claims where that is not the size. */
  declared: number
  sha256: string
  /** Changes when old links expire. */
  path: string
}

export interface NewFile {
  name: string
  mime?: string
  bytes?: Buffer
  /** Instead of bytes: a file of that many zeros, not kept in memory. */
  size?: number
  /** A lie about the size. */
  declared?: number
}

export interface World {
  readonly me: User
  readonly chats: Map<number, Chat>
  readonly files: Map<string, StoredFile>
  /** Menus of many chats, by scope. */
  readonly menus: Map<string, Chat['menu']>
  addPerson(name: string, state: ChatState): Chat
  addGroup(title: string, type?: 'group' | 'supergroup'): Chat
  addFile(file: NewFile): StoredFile
  nextMessageId(): number
  /** The chat a bot may write to. @throws Refusal */
  writableChat(id: unknown): Chat
}

export function createWorld(botName: string, botId: number): World {
  const chats = new Map<number, Chat>()
  const files = new Map<string, StoredFile>()
  // Ids of today's accounts need more than 32 bits.
  let lastUser = 5_000_000_000
  let lastGroup = -4_000_000_000
  let lastMessage = 0

  const addChat = (chat: Pick<Chat, 'id' | 'type' | 'title' | 'person' | 'state'>) => {
    const full: Chat = { ...chat, messages: [], menu: [] }
    chats.set(full.id, full)
    return full
  }

  return {
    me: { id: botId, is_bot: true, first_name: 'Bot', username: botName },
    chats,
    files,
    menus: new Map(),
    nextMessageId: () => ++lastMessage,
    addPerson(name, state) {
      const [last, ...rest] = name.split(' ')
      const person: User = {
        id: ++lastUser,
        is_bot: false,
        first_name: rest.join(' ') || name,
        ...(rest.length > 0 && last !== undefined ? { last_name: last } : {}),
        language_code: 'vi',
      }
      return addChat({ id: person.id, type: 'private', title: name, person, state })
    },
    addGroup(title, type = 'group') {
      const id = type === 'group' ? --lastGroup : -1_000_000_000_000 + --lastGroup
      return addChat({ id, type, title, person: null, state: 'open' })
    },
    addFile({ name, mime = 'application/octet-stream', bytes, size, declared }) {
      const sha256 = createHash('sha256')
        .update(bytes ?? `${name} ${size}`)
        .digest('hex')
      const number = files.size + 1
      const real = bytes?.length ?? size ?? 0
      const file: StoredFile = {
        id: `FILE-${number}-${sha256.slice(0, 12)}`,
        unique: sha256.slice(0, 15),
        name,
        mime,
        bytes: bytes ?? null,
        size: real,
        declared: declared ?? real,
        sha256,
        path: `documents/file_${number}`,
      }
      files.set(file.id, file)
      return file
    },
    writableChat(id) {
      const chat = chats.get(Number(id))
      if (chat === undefined) throw badRequest('chat not found')
      const refusal = whyNot(chat)
      if (refusal !== null) throw refusal
      return chat
    },
  }
}

function whyNot({ state, type }: Chat): Refusal | null {
  if (typeof state === 'object') {
    return badRequest('group chat was upgraded to a supergroup chat', { migrate_to_chat_id: state.movedTo })
  }
  switch (state) {
    case 'open':
      return null
    case 'never_started':
      return forbidden("bot can't initiate conversation with a user")
    case 'blocked':
      return forbidden('bot was blocked by the user')
    case 'deactivated':
      return forbidden('user is deactivated')
    case 'kicked':
      return forbidden(`bot was kicked from the ${type} chat`)
    case 'left':
      return forbidden(`bot is not a member of the ${type} chat`)
    case 'deleted':
      return forbidden('the group chat was deleted')
  }
}

/** A person or group as the Bot API shows it. */
export const chatJson = ({ id, type, title, person }: Chat): object =>
  type === 'private'
    ? {
        id,
        type,
        first_name: person?.first_name,
        ...(person?.last_name === undefined ? {} : { last_name: person.last_name }),
      }
    : { id, type, title }

export const messageJson = (chat: Chat, message: Message): object => ({
  message_id: message.id,
  from: message.from,
  chat: chatJson(chat),
  date: message.date,
  ...(message.edits > 0 ? { edit_date: message.date } : {}),
  ...(message.protected ? { has_protected_content: true } : {}),
  ...(message.document === null ? { text: message.text } : fileJson(message, message.document)),
  ...(message.buttons.length === 0 ? {} : { reply_markup: { inline_keyboard: message.buttons } }),
})

const fileJson = ({ photo, text }: Message, file: StoredFile): object => ({
  ...(photo ? { photo: photoJson(file) } : { document: documentJson(file) }),
  ...(text === '' ? {} : { caption: text }),
})

/** A picture in two sizes, the larger one last. */
const photoJson = ({ id, unique, declared }: StoredFile): object[] => [
  { file_id: `${id}-s`, file_unique_id: `${unique}s`, file_size: Math.min(declared, 900), width: 90, height: 67 },
  { file_id: id, file_unique_id: unique, file_size: declared, width: 1280, height: 960 },
]

export const documentJson = ({ id, unique, name, mime, declared }: StoredFile): object => ({
  file_id: id,
  file_unique_id: unique,
  file_name: name,
  mime_type: mime,
  file_size: declared,
})
