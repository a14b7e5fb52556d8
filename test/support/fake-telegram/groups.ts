// A group on the fake platform: the bot is brought in and thrown out, people speak there, it becomes a supergroup.
import type { Platform } from './methods.ts'
import { actAs, type Person, type Seen } from './people.ts'
import { type Chat, type ChatState, chatJson, type User } from './world.ts'

export interface Group {
  readonly chat: string
  /** Somebody brings the bot in, or gives it another standing, which the platform tells the bot. Gives the update's id. */
  addsBot(person: Person, as?: 'member' | 'administrator'): number | null
  /** The same person, speaking, pressing and sending here. */
  as(person: Person): Person
  says(person: Person, text: string): number
  /** Becomes a supergroup; with `told` both service messages come, as on the platform: in the name of a person, if one is given. */
  upgrades(told?: boolean | Person): Group
  /** Without the platform's word of it: noticed at the next send. */
  kicksBot(): void
  /** Thrown out, and told of it. */
  removesBot(person: Person): number | null
  /** From the bot, oldest first, as they look now. */
  sees(): Seen[]
  /** Whether the bot is here. */
  readonly open: boolean
  readonly state: ChatState
}

/** What the platform says of the bot's own place in a chat. */
export function membership({ world, updates, now }: Platform, chat: Chat, from: User, before: string, after: string) {
  return updates.push('my_chat_member', {
    chat: chatJson(chat),
    from,
    date: Math.floor(now() / 1000),
    old_chat_member: { user: world.me, status: before },
    new_chat_member: { user: world.me, status: after },
  })
}

export function actAsGroup(platform: Platform, chat: Chat): Group {
  const userOf = (person: Person): User => {
    const user = platform.world.chats.get(Number(person.id))?.person
    if (!user) throw new Error(`no person ${person.id}`)
    return user
  }
  const service = (where: Chat, content: object) =>
    platform.updates.push('message', {
      message_id: platform.world.nextMessageId(),
      from: { id: 1_087_968_824, is_bot: true, first_name: 'Group', username: 'GroupAnonymousBot' },
      chat: chatJson(where),
      date: Math.floor(platform.now() / 1000),
      ...content,
    })
  let standing = 'left'
  const as = (person: Person): Person => actAs(platform, chat, userOf(person))
  return {
    chat: String(chat.id),
    get open() {
      return chat.state === 'open'
    },
    get state() {
      return chat.state
    },
    addsBot(person, as = 'member') {
      const before = standing
      standing = as
      chat.state = 'open'
      return membership(platform, chat, userOf(person), before, as)
    },
    as,
    says: (person, text) => as(person).says(text),
    upgrades(told = false) {
      const bigger = platform.world.addGroup(chat.title, 'supergroup')
      chat.state = { movedTo: bigger.id }
      if (typeof told === 'object') {
        actAs(platform, chat, userOf(told)).sends('migrate_to_chat_id', bigger.id)
        actAs(platform, bigger, userOf(told)).sends('migrate_from_chat_id', chat.id)
      } else if (told) {
        service(chat, { migrate_to_chat_id: bigger.id })
        service(bigger, { migrate_from_chat_id: chat.id })
      }
      return actAsGroup(platform, bigger)
    },
    kicksBot() {
      chat.state = 'kicked'
    },
    removesBot(person) {
      const before = standing
      standing = 'kicked'
      chat.state = 'kicked'
      return membership(platform, chat, userOf(person), before, 'kicked')
    },
    // What stands on the group's screen is the same for everybody in it.
    sees: () => actAs(platform, chat, platform.world.me).sees(),
  }
}
