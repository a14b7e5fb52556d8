// Acting as somebody on the platform: writing, pressing, sending files, blocking; and seeing what they see.
import type { Platform } from './methods.ts'
import {
  type Chat,
  type ChatState,
  chatJson,
  documentJson,
  type Message,
  messageJson,
  type NewFile,
  type User,
} from './world.ts'

export interface Press {
  /** True once the bot answered, which ends the spinner. */
  readonly answered: boolean
  readonly updateId: number
}

/** What one message from the bot looks like on the person's screen. */
export interface Seen {
  id: string
  text: string
  html: string
  buttons: string[][]
  document: { name: string; sha256: string; bytes: number } | null
  /** The file is shown as a picture. */
  photo: boolean
  protected: boolean
  replyTo: string | null
  edits: number
}

export interface Person {
  readonly id: string
  readonly chat: string
  /** Presses Start, with the payload of a link. Gives the update's id, as all acts do. */
  starts(payload?: string): number
  says(text: string, options?: { replyTo?: string }): number
  edits(text: string): number | null
  /** Presses the newest button whose label contains the words. @throws where there is none */
  presses(label: string): Press
  /** Presses a button of a message too old for the platform to show. */
  pressesOld(messageId: string, data: string): Press
  sendsDocument(file: NewFile, options?: { caption?: string; replyTo?: string }): number
  sendsPhoto(file: NewFile, options?: { caption?: string }): number
  /** One update for each file, one group id, the caption on the first. */
  sendsAlbum(files: NewFile[], caption?: string): number[]
  /** A message of another kind: `sends('sticker', {…})`. */
  sends(kind: string, content: unknown): number
  blocks(): number | null
  unblocks(): number | null
  deletesAccount(): void
  /** Takes a message off the screen for both sides. */
  deletes(messageId: string): void
  /** From the bot, oldest first, as they look now. */
  sees(): Seen[]
  menu(): string[]
}

export interface Group {
  readonly chat: string
  says(person: Person, text: string): number
  /** The person acting inside the group: presses, files, replies. */
  as(person: Person): Person
  /** A person takes the bot in, gives it another standing, or puts it out. Gives the update's id. */
  addsBot(person: Person, as?: 'member' | 'administrator'): number | null
  removesBot(person: Person): number | null
  /** The service messages of both chats come with it. */
  upgrades(by?: Person): Group
  kicksBot(): void
  /** From the bot, oldest first, as they look now. */
  sees(): Seen[]
  readonly state: ChatState
}

let album = 0

export function actAs(platform: Platform, chat: Chat, user: User, speaksIn: Chat = chat): Person {
  const { world, updates, queries, now } = platform
  const date = () => Math.floor(now() / 1000)
  const own: Message[] = speaksIn.messages

  const push = (kind: string, content: object): number => {
    const id = updates.push(kind, content)
    if (id === null) throw new Error(`the bot does not ask for ${kind}`)
    return id
  }
  const message = (content: object, replyTo?: string): object => {
    const answered = own.find(({ id }) => String(id) === replyTo)
    return {
      message_id: world.nextMessageId(),
      from: user,
      chat: chatJson(speaksIn),
      date: date(),
      ...(answered === undefined ? {} : { reply_to_message: messageJson(speaksIn, answered) }),
      ...content,
    }
  }
  const membership = (before: string, after: string) =>
    updates.push('my_chat_member', {
      chat: chatJson(speaksIn),
      from: user,
      date: date(),
      old_chat_member: { user: world.me, status: before },
      new_chat_member: { user: world.me, status: after },
    })
  const press = (shown: object, data: string): Press => {
    const query = { id: `QUERY-${queries.size + 1}`, askedAt: now(), answered: false }
    queries.set(query.id, query)
    const updateId = push('callback_query', { id: query.id, from: user, message: shown, chat_instance: '1', data })
    return {
      updateId,
      get answered() {
        return query.answered
      },
    }
  }

  return {
    id: String(user.id),
    chat: String(speaksIn.id),
    starts(payload) {
      if (chat.state === 'never_started') chat.state = 'open'
      const text = payload === undefined ? '/start' : `/start ${payload}`
      return push('message', message({ text, entities: [{ type: 'bot_command', offset: 0, length: 6 }] }))
    },
    says: (text, options = {}) => push('message', message({ text }, options.replyTo)),
    edits: (text) => updates.push('edited_message', { ...message({ text }), edit_date: date() }),
    presses(label) {
      for (const shown of own.toReversed()) {
        const button = shown.buttons.flat().find(({ text }) => text.includes(label))
        if (button?.callback_data !== undefined) return press(messageJson(speaksIn, shown), button.callback_data)
      }
      throw new Error(`no button with "${label}" on the screen of ${speaksIn.title}`)
    },
    pressesOld: (messageId, data) => press({ message_id: Number(messageId), chat: chatJson(speaksIn), date: 0 }, data),
    sendsDocument(file, { caption, replyTo } = {}) {
      const document = documentJson(world.addFile(file))
      return push('message', message({ document, ...(caption === undefined ? {} : { caption }) }, replyTo))
    },
    sendsPhoto(file, { caption } = {}) {
      const stored = world.addFile(file)
      const thumb = world.addFile({ name: 'thumb.jpg', size: 900 })
      const sizes = [
        { file_id: stored.id, file_unique_id: stored.unique, file_size: stored.declared, width: 1280, height: 960 },
        { file_id: thumb.id, file_unique_id: thumb.unique, file_size: thumb.declared, width: 90, height: 67 },
      ]
      return push('message', message({ photo: sizes, ...(caption === undefined ? {} : { caption }) }))
    },
    sendsAlbum(files, caption) {
      const media_group_id = String(13_000_000_000_000 + ++album)
      return files.map((file, place) =>
        push(
          'message',
          message({
            document: documentJson(world.addFile(file)),
            media_group_id,
            ...(place === 0 && caption !== undefined ? { caption } : {}),
          }),
        ),
      )
    },
    sends: (kind, content) => push('message', message({ [kind]: content })),
    blocks() {
      chat.state = 'blocked'
      return membership('member', 'kicked')
    },
    unblocks() {
      chat.state = 'open'
      return membership('kicked', 'member')
    },
    deletesAccount() {
      chat.state = 'deactivated'
    },
    deletes(messageId) {
      const at = own.findIndex(({ id }) => String(id) === messageId)
      if (at < 0) throw new Error(`no message ${messageId}`)
      own.splice(at, 1)
    },
    sees: () =>
      own
        .filter(({ from }) => from.id === world.me.id)
        .map(({ id, text, html, buttons, document, photo, protected: guarded, replyTo, edits }) => ({
          id: String(id),
          text,
          html,
          buttons: buttons.map((row) => row.map((button) => button.text)),
          document: document && { name: document.name, sha256: document.sha256, bytes: document.size },
          photo,
          protected: guarded,
          replyTo: replyTo === null ? null : String(replyTo),
          edits,
        })),
    menu: () => chat.menu.map(({ command }) => command),
  }
}

export function actAsGroup(platform: Platform, chat: Chat): Group {
  const userOf = (person: Person): User => {
    const user = platform.world.chats.get(Number(person.id))?.person
    if (!user) throw new Error(`no person ${person.id}`)
    return user
  }
  const inside = (person: Person) => actAs(platform, chat, userOf(person))
  let standing = 'left'
  const becomes = (person: Person, status: string): number | null => {
    const before = standing
    standing = status
    chat.state = status === 'kicked' || status === 'left' ? status : 'open'
    return platform.updates.push('my_chat_member', {
      chat: chatJson(chat),
      from: userOf(person),
      date: Math.floor(platform.now() / 1000),
      old_chat_member: { user: platform.world.me, status: before },
      new_chat_member: { user: platform.world.me, status },
    })
  }
  return {
    chat: String(chat.id),
    says: (person, text) => inside(person).says(text),
    as: inside,
    addsBot: (person, as = 'member') => becomes(person, as),
    removesBot: (person) => becomes(person, 'kicked'),
    upgrades(by) {
      const bigger = platform.world.addGroup(chat.title, 'supergroup')
      chat.state = { movedTo: bigger.id }
      // The old chat says where it went, the new one where it came from; each in the name of who did it.
      if (by !== undefined) {
        actAs(platform, chat, userOf(by)).sends('migrate_to_chat_id', bigger.id)
        actAs(platform, bigger, userOf(by)).sends('migrate_from_chat_id', chat.id)
      }
      return actAsGroup(platform, bigger)
    },
    kicksBot() {
      chat.state = 'kicked'
    },
    // What stands on the group's screen is the same for everybody in it.
    sees: () => actAs(platform, chat, platform.world.me).sees(),
    get state() {
      return chat.state
    },
  }
}
