// Acting as somebody on the platform: writing, sending what the bot never gets to see, blocking; and seeing what they see.
import type { MediaServer } from './media.ts'
import type { Update, UpdateQueue } from './updates.ts'
import type { Chat, World } from './world.ts'

/** How the platform words an update: documentation and traffic differ. */
export interface Wording {
  /** The field with the address of a picture. */
  picture: 'photo_url' | 'photo'
  /** Without a name of the event, the sender's name under another one: as a sample of the documentation has it. */
  asSampled: boolean
}

export interface Platform {
  world: World
  updates: UpdateQueue
  media: MediaServer
  wording: Wording
  now: () => number
}

/** What one message from the bot looks like on the person's screen. */
export interface Seen {
  id: string
  text: string
  photo: string | null
}

export interface Person {
  readonly id: string
  readonly chat: string
  readonly name: string
  says(text: string): void
  /** A document, which the platform does not deliver: the bot hears that something came, and not what. */
  sendsDocument(file?: { name: string; bytes?: Buffer }): void
  sendsContactCard(): void
  /** @returns the address at which it lies for a while */
  sendsPicture(picture: { bytes: Buffer }, options?: { caption?: string }): string
  sendsSticker(): void
  sendsVoice(): void
  /** A message of another kind, as some clients have seen: `sends('location', {…})`. */
  sends(kind: string, fields?: object): void
  /** The bot is told nothing. */
  blocks(): void
  unblocks(): void
  /** From the bot, oldest first. */
  sees(): Seen[]
}

export interface Group {
  readonly chat: string
  /** The owner confirmed the bot. Seen to come without a message. */
  bringsBot(): void
  /** A member mentions the bot, which else hears nothing there. */
  says(person: Person, text: string): void
  sees(): Seen[]
}

export function actAs(platform: Platform, chat: Chat): Person {
  const { world, updates, media, wording } = platform
  const send = (kind: string, fields: object, type: string) => {
    if (!world.opens(chat)) return
    world.counts()
    updates.push(worded(platform, `message.${kind}.received`, chat, chat, { ...fields, message_type: type }))
  }
  return {
    id: chat.id,
    chat: chat.id,
    name: chat.title,
    says: (text) => send('text', { text }, 'CHAT_TEXT'),
    sendsDocument: () => send('unsupported', {}, 'CHAT_UNSUPPORTED'),
    sendsContactCard: () => send('unsupported', {}, 'CHAT_UNSUPPORTED'),
    sendsPicture({ bytes }, { caption } = {}) {
      const url = media.add(bytes)
      send('image', { [wording.picture]: url, ...(caption === undefined ? {} : { caption }) }, 'CHAT_PHOTO')
      return url
    },
    sendsSticker: () => send('sticker', { sticker: 'abc123', url: 'https://stickers.example/1.png' }, 'CHAT_STICKER'),
    sendsVoice: () => send('voice', { voice_url: media.add(Buffer.from('no sound')) }, 'CHAT_VOICE'),
    sends: (kind, fields = {}) => send(kind, fields, `CHAT_${kind.toUpperCase()}`),
    blocks() {
      chat.blocked = true
    },
    unblocks() {
      chat.blocked = false
    },
    sees: () => chat.messages.map(({ id, text, photo }) => ({ id, text, photo })),
  }
}

export function actAsGroup(platform: Platform, chat: Chat): Group {
  return {
    chat: chat.id,
    bringsBot: () =>
      platform.updates.push({
        event_name: 'bot.group.added',
        chat: { id: chat.id, chat_type: 'GROUP', title: chat.title },
      }),
    says(person, text) {
      const from = platform.world.chats.get(person.id)
      if (from === undefined) throw new Error('no such person')
      platform.world.counts()
      platform.updates.push(worded(platform, 'message.text.received', chat, from, { text, message_type: 'CHAT_TEXT' }))
    },
    sees: () => chat.messages.map(({ id, text, photo }) => ({ id, text, photo })),
  }
}

function worded({ world, wording, now }: Platform, event: string, chat: Chat, from: Chat, fields: object): Update {
  const name = wording.asSampled ? { first_name: from.title } : { display_name: from.title }
  const message = {
    message_id: world.nextMessageId(),
    date: now(),
    from: { id: from.id, ...name, is_bot: false },
    chat: { id: chat.id, chat_type: chat.type },
    ...fields,
  }
  return wording.asSampled ? { message } : { event_name: event, message }
}
