// The port every channel fills: what it can do, what comes in, what goes out, and the closed list of ways sending fails.
import type { Instant } from '../core/time.ts'

export type ChannelName = 'telegram' | 'zalo_bot' | 'zalo_oa' | 'browser' | 'console'

/** What a channel can do. The rest of the program asks these, never which channel it is. */
export interface Abilities {
  buttons: boolean
  /** Choices that fit under one message as buttons; a message with more lists them by number. Left out: any number. */
  mostButtons?: number
  edit: boolean
  /** Whether documents arrive as they were sent; where not, a link to a page of ours takes them. */
  inboundFiles: boolean
  /** Where documents do not arrive, pictures do: made smaller on the way, so a proof for now and not the document. */
  inboundPictures?: boolean
  /** Which stored files it can carry to a person; left out: all, null: none, a link stands in for them. */
  outboundFiles?: OutboundFiles | null
  /** Largest file it can hand us, in bytes. */
  maxFile: number
  /** Longest message, in UTF-16 units after markup is taken out. */
  maxText: number
  /** May the bot write first to a chat it knows? Where not always, only for a while after the person wrote. */
  proactive: 'always' | Window
  /** Whether a refused message says so where its person is not to be reached any more; left out: it does. */
  namesLost?: boolean
  /** How somebody joins: by a link with a payload, or by typing the code. Left out: by a link. */
  joins?: 'link' | 'code'
  /** What the account carries; left out: more than anybody needs. */
  capacity?: Capacity
  /** Messages a second over all chats, and the least pause between two to one chat. */
  rate: Rate
}

export interface OutboundFiles {
  /** Endings of names, without the dot. */
  kinds: readonly string[]
  maxBytes: number
  /** Pictures that the bot draws come through beside these, as the platform's own kind of picture. */
  pictures?: boolean
}

/** How long after a person's last act the platform takes messages to that person, in milliseconds. */
export interface Window {
  freeMs: number
  /** From the end of the free time to this one a message costs money. */
  openMs: number
  /** Kinds of notices that may go out after it, as a message the platform approved beforehand. */
  templates: readonly string[]
}

export interface Capacity {
  people: number
  /** Both directions. */
  messagesPerMonth: number
}

export interface Rate {
  perSecond: number
  chatPauseMs: number
  /** Chats of many people have a limit of their own, edits included. */
  group?: { perMinute: number; is(chat: string): boolean }
}

/** A file somebody sent: enough to fetch it later; nothing of it is downloaded yet. */
export interface FileRef {
  /** The platform's handle for fetching. */
  id: string
  /** Equal for equal files where the platform says so. */
  unique: string | null
  name: string | null
  mime: string | null
  /** As declared; never trusted. */
  bytes: number | null
}

export type InboundContent =
  | { kind: 'start'; payload: string | null }
  | { kind: 'text'; text: string }
  | { kind: 'press'; data: string }
  | { kind: 'file'; file: FileRef; caption: string | null; album: string | null }
  | { kind: 'blocked' }
  | { kind: 'unblocked' }
  /** Something the bot cannot take: a sticker, a voice message, a location, a file that the platform does not deliver. */
  | { kind: 'unsupported'; what: string }
  | GroupEvent

/** What becomes of the bot's place in a group; whoever did it may be nobody that rights could be given to. */
export type GroupEvent =
  /** The bot was brought into the group; `writable` is false where nobody there can talk to it (a channel). */
  | { kind: 'group_added'; writable: boolean }
  /** The bot is no longer there. */
  | { kind: 'group_removed' }
  /** The same group goes on under another id. */
  | { kind: 'group_moved'; from: string; to: string }

export const isGroupEvent = (content: InboundContent): content is GroupEvent => content.kind.startsWith('group_')

/** One thing somebody did, whatever the platform. Ids are text: some exceed what a number holds. */
export interface Inbound {
  /** Unique per (channel, bot). Never compared by size: platforms restart their counters. */
  updateId: string
  at: Instant
  /** `title` is a group's own, where the platform says it. */
  chat: { id: string; private: boolean; title?: string | null }
  sender: { id: string; name: string | null; language: string | null }
  messageId: string | null
  /** The message it answers: the one pressed, or the one replied to. */
  answers: string | null
  /** A message that was sent before, as it reads now; its id is the first one's. */
  edited?: boolean
  content: InboundContent
}

/** What the platform delivered, to be stored before it is acknowledged. */
export interface Update {
  updateId: string
  /** The raw update, for the inbox. */
  raw: unknown
  /** Null where it holds nothing for us (an edit, a channel post) or could not be understood. */
  inbound: Inbound | null
}

/**
 * Stores an update and its effect in one transaction; when it returns, the update is safe.
 * @throws when it could not be stored; the channel must then not acknowledge the update.
 */
export type Sink = (update: Update) => void

export type Choice = { label: string; data: string } | { label: string; url: string }

/** A stored file, or one that was drawn for this message. */
export type Attachment = StoredAttachment | DrawnAttachment

export interface StoredAttachment {
  name: string
  mime: string
  /** Where the bytes are. */
  path: string
  /** The platform's handle, where this same bot has the file already: sent without uploading again. */
  platformId: string | null
  /** Its bytes by their hash, where they are kept: the platform's handle is remembered under it. */
  hash?: string
}

export const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'

export interface DrawnAttachment {
  name: string
  /** A picture is shown in the chat as one; a workbook is a file. */
  mime: 'image/png' | typeof XLSX
  bytes: Uint8Array
}

export interface Outgoing {
  chat: string
  /** HTML of the smallest kind: `<b>`, `<i>`; every inserted value already escaped. */
  html: string
  /** Rows of buttons; empty where there are none. */
  choices: Choice[][]
  /** The message to change in place, where the channel can. */
  edit: string | null
  /** Where the message to change is gone, nothing is sent in its place. */
  editOnly?: boolean
  /** The message it answers, where the channel can show it. */
  replyTo: string | null
  attachment: Attachment | null
  /** Not to be passed on or saved, where the platform can ask for that; left out: it may be. */
  protect?: boolean
  /** The window is over: to be said in the words that the platform approved, with these values in them. */
  template?: Template
}

/** What a message approved beforehand says: generic facts, the details lie behind the link. */
export interface Template {
  /** The notice's kind, by which the account knows its template. */
  kind: string
  unit: string | null
  plan: string | null
  /** Items that the message is about. */
  count: string | null
  due: string | null
  link: string | null
}

/** Every way a send can fail; each platform's errors are mapped onto it once, in its own folder. */
export type SendError =
  /** Proven not to have reached the platform: may be tried again. */
  | { kind: 'unsent'; code: string }
  /** Nothing may be sent before `until`; `bot` stops all chats, `chat` this one. */
  | { kind: 'throttled'; until: Instant; scope: 'bot' | 'chat' }
  /** Nobody can know whether it was sent: time-out, lost answer, 5xx. */
  | { kind: 'ambiguous'; code: string }
  /** The person cannot be reached at this address: blocked, deleted, never started. `movedTo` is the new chat id. */
  | { kind: 'gone'; code: string; movedTo: string | null }
  /** The platform allows no message to this person now (outside its window). */
  | { kind: 'not_allowed_now'; code: string }
  /** The channel itself is broken until somebody repairs it: token revoked, account closed. */
  | { kind: 'misconfigured'; code: string }
  /** This message is unacceptable to the platform: too long, bad markup. */
  | { kind: 'rejected'; code: string }

/** `handle` is the platform's for a stored file that was uploaded with the message. */
export type SendResult =
  | { ok: true; messageId: string; handle?: string; charge?: Charge }
  | { ok: false; error: SendError }

/** What a message cost, where the platform says so. */
export type Charge = 'free' | 'paid' | 'template'

export type FetchResult =
  | { ok: true; bytes: number }
  | { ok: false; error: 'too_large' | 'gone' | 'temporary' | 'misconfigured'; code: string }

export type ChannelHealth = (
  | { state: 'ok' }
  | { state: 'starting' }
  | { state: 'down'; code: string; since: Instant }
) & {
  /** What the platform says of its deliveries, where it delivers to an address of ours. */
  webhook?: WebhookReport
  /** Codes of what works still and will not for long: a token that ends, an account without money. */
  warnings?: string[]
}

export interface WebhookReport {
  /** Updates that wait at the platform. */
  pending: number
  lastErrorAt: Instant | null
}

/** An address at which the platform delivers. */
export interface Webhook {
  path: string
  /** Bytes; a longer body is refused unread. */
  longestBody: number
  /** Whether the body is worth reading; what a platform proves by its body is looked at in `receive`. */
  knows(header: (name: string) => string | undefined): boolean
  /** Stores an update. @returns the HTTP status: 200 once it is safe, 5xx where the platform shall deliver it again */
  receive(body: Uint8Array, header: (name: string) => string | undefined): 200 | 400 | 401 | 500 | 503
}

/** A line of a chat's command menu. */
export interface MenuItem {
  command: string
  description: string
}

export interface Channel {
  readonly name: ChannelName
  /** Which bot, as text: identities and update ids are scoped by (channel, bot). Known after `start`. */
  readonly bot: string
  readonly abilities: Abilities
  /** Connects and begins to receive. Resolves once the bot knows its own name. */
  start(sink: Sink): Promise<void>
  /** Stops receiving; what is being handled is finished first. */
  stop(): Promise<void>
  /** One attempt, no retries. Platform failures are results; it throws only for bugs. */
  send(message: Outgoing): Promise<SendResult>
  /** Streams the bytes of a file to `write`, counting them itself and stopping over `limit`. */
  fetchFile(file: FileRef, limit: number, write: (chunk: Uint8Array) => void): Promise<FetchResult>
  /** Sets the command menu of one chat; false where it failed or the channel has none. */
  setMenu(chat: string, items: MenuItem[]): Promise<boolean>
  /** Leaves a group; true once the bot is not in it. Where there are no groups there is nothing to leave. */
  leave(chat: string): Promise<boolean>
  /** A link that opens the bot with a payload; null where the platform has none. */
  joinLink(payload: string): string | null
  health(): ChannelHealth
  /** Where the platform delivers to an address of ours; left out where updates are fetched. */
  readonly webhook?: Webhook
}

/**
 * The text of a message without its markup, for channels that have none.
 * @param html as in {@link Outgoing}
 */
export function plainText(html: string): string {
  return html
    .replace(/<\/?[bi]>/g, '')
    .replace(/&lt;/g, '<')
    .replace(/&gt;/g, '>')
    .replace(/&quot;/g, '"')
    .replace(/&amp;/g, '&')
}
