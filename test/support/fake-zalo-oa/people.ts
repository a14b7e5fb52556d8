// Acting as somebody on the fake Official Account: writing, pressing, sending files, following; and seeing what they see.
import type { Deliveries } from './deliveries.ts'
import type { User, World } from './world.ts'

export interface Seen {
  id: string
  text: string
  buttons: string[]
  document: { name: string; sha256: string; bytes: number } | null
  photo: boolean
  replyTo: string | null
  template: { id: string; data: Record<string, string> } | null
  endpoint: 'v3' | 'v2' | 'template'
  charge: 'free' | 'paid' | 'template'
}

export interface NewFile {
  name: string
  bytes: Buffer
  /** Lies about it. */
  size?: string | number
  checksum?: string | null
}

export interface Person {
  readonly id: string
  readonly chat: string
  /** Gives the id of the message, as all acts do. */
  says(text: string, options?: { quote?: string }): string
  /** Presses the newest button whose title contains the words. @throws where there is none */
  presses(label: string): string
  sendsDocument(file: NewFile, options?: { caption?: string }): string
  sendsDocuments(files: NewFile[], options?: { caption?: string }): string
  sendsPhoto(file: NewFile, options?: { caption?: string }): string
  /** An event of another kind: `sends('user_send_sticker', {…})`. */
  sends(event: string, message?: Record<string, unknown>): string
  follows(): void
  unfollows(): void
  /** So long ago the person last acted. */
  wasQuiet(ms: number): void
  /** From the account, oldest first. */
  sees(): Seen[]
}

export function actAs(world: World, deliveries: Deliveries, user: User, root: () => string, appId: string): Person {
  const push = (event: string, more: object) => {
    deliveries.push(user.id, {
      app_id: appId,
      event_name: event,
      timestamp: String(world.now()),
      ...more,
    })
  }
  const send = (event: string, message: Record<string, unknown>): string => {
    user.lastActAt = world.now()
    const msg_id = world.nextMessageId()
    push(event, {
      user_id_by_app: `9${user.id.slice(1)}`,
      sender: { id: user.id },
      recipient: { id: world.account.id },
      message: { msg_id, ...message },
    })
    return msg_id
  }
  const attached = (type: string, { name, bytes, size, checksum }: NewFile): object => {
    const { id, media } = world.addMedia({ name, bytes })
    const sum = checksum === undefined ? media.md5 : checksum
    return {
      type,
      payload: {
        url: `${root()}/media/${id}`,
        ...(type === 'image'
          ? { thumbnail: `${root()}/media/${id}` }
          : {
              name,
              size: size ?? String(bytes.length),
              ...(sum === null ? {} : { checksum: sum }),
              type: name.split('.').at(-1),
            }),
      },
    }
  }
  const files = (event: string, type: string, list: NewFile[], caption?: string) =>
    send(event, {
      attachments: list.map((file) => attached(type, file)),
      ...(caption === undefined ? {} : { text: caption }),
    })
  const followed = (event: string) =>
    push(event, { oa_id: world.account.id, follower: { id: user.id }, user_id_by_app: `9${user.id.slice(1)}` })

  return {
    id: user.id,
    chat: user.id,
    says: (text, { quote } = {}) =>
      send('user_send_text', { text, ...(quote === undefined ? {} : { quote_msg_id: quote }) }),
    presses(label) {
      for (const { buttons } of user.messages.toReversed()) {
        const button = buttons.find(({ title }) => title.includes(label))
        if (button !== undefined && typeof button.payload === 'string')
          return send('user_send_text', { text: button.payload })
      }
      throw new Error(`no button with "${label}" on the screen of ${user.name}`)
    },
    sendsDocument: (file, { caption } = {}) => files('user_send_file', 'file', [file], caption),
    sendsDocuments: (list, { caption } = {}) => files('user_send_file', 'file', list, caption),
    sendsPhoto: (file, { caption } = {}) => files('user_send_image', 'image', [file], caption),
    sends: (event, message = {}) => send(event, message),
    follows() {
      user.follows = true
      user.lastActAt = world.now()
      followed('follow')
    },
    unfollows() {
      user.follows = false
      user.lastActAt = null
      followed('unfollow')
    },
    wasQuiet(ms) {
      user.lastActAt = world.now() - ms
    },
    sees: () =>
      user.messages.map(({ buttons, ...message }) => ({ ...message, buttons: buttons.map(({ title }) => title) })),
  }
}
