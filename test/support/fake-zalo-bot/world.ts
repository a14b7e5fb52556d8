// What exists on the fake platform: people, groups, what they see, what the bot's package carries, and who may be written to.
import { createHash } from 'node:crypto'
import { badRequest, flood } from './refusal.ts'

export interface Message {
  id: string
  date: number
  text: string
  /** Address of the picture that came with it; null where it is text. */
  photo: string | null
}

export interface Chat {
  id: string
  type: 'PRIVATE' | 'GROUP'
  title: string
  /** A bot cannot write first. */
  known: boolean
  blocked: boolean
  /** From the bot, oldest first. */
  messages: Message[]
}

export interface Package {
  /** People that one bot carries. */
  people: number
  /** Messages of a month, both directions. */
  messagesPerMonth: number
}

/** What nobody published: numbers that the fake makes up, of which none may be relied on. */
export const UNPUBLISHED = { blocked: 400, beyondThePackage: 400 } as const

export interface World {
  readonly chats: Map<string, Chat>
  /** People who ever wrote, and messages both ways. */
  readonly used: { people: number; messages: number }
  addChat(type: Chat['type'], title: string): Chat
  nextMessageId(): string
  /** Somebody writes: the chat is known from then on. @returns false where the package carries nobody more */
  opens(chat: Chat): boolean
  counts(): void
  /** The chat a bot may write to. @throws Refusal */
  writable(id: unknown): Chat
}

export function createWorld(limits: Package): World {
  const chats = new Map<string, Chat>()
  const used = { people: 0, messages: 0 }
  let lastMessage = 0
  const hex = (seed: string) => createHash('sha256').update(seed).digest('hex').slice(0, 20)

  return {
    chats,
    used,
    addChat(type, title) {
      const id = `${type === 'GROUP' ? 'zgr-' : ''}${hex(`${type} ${title} ${chats.size}`)}`
      const chat: Chat = { id, type, title, known: type === 'GROUP', blocked: false, messages: [] }
      chats.set(id, chat)
      return chat
    },
    nextMessageId: () => hex(`message ${++lastMessage}`),
    opens(chat) {
      if (!chat.known && used.people >= limits.people) return false
      if (!chat.known) used.people++
      chat.known = true
      return true
    },
    counts() {
      used.messages++
    },
    writable(id) {
      const chat = typeof id === 'string' ? chats.get(id) : undefined
      if (chat === undefined) throw badRequest('chat_id is invalid')
      if (!chat.known || chat.blocked) throw badRequest('cannot send to this chat')
      if (used.messages >= limits.messagesPerMonth) throw flood()
      return chat
    },
  }
}
