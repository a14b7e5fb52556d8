// The shapes that travel between the rehearsal's server and its page; types only, shared by both.

/** Milliseconds since 1970-01-01T00:00Z, as in core. */
export type Instant = number

/** A place at the table: the organizer's, or one contact's. Its id is the chat's id. */
export interface Seat {
  id: string
  /** "Sở Nội vụ tỉnh Nghệ An"; for the organizer the name of the organizing unit. */
  title: string
  role: 'organizer' | 'contact'
  unread: number
  joined: boolean
  /** Short words on its open items, given ready. */
  state: string
}

export interface ChatChoice {
  label: string
  data?: string
  url?: string
  /** Pressed at least once. */
  used?: boolean
}

export interface ChatFile {
  name: string
  bytes: number
  /** Where the page fetches it; null where it is no longer kept. */
  href: string | null
  /** Drawn by the bot: shown in the message. */
  picture?: boolean
}

export interface ChatMessage {
  id: string
  from: 'bot' | 'person'
  at: Instant
  /** Only `<b>` and `<i>`; everything else escaped. */
  html: string
  choices: ChatChoice[][]
  edited: boolean
  file: ChatFile | null
}

export type Advance = 'hour' | 'day' | 'next'

/** The `state` event: everything on the page but the chats. */
export interface StateEvent {
  now: Instant
  /** The zone that times are shown in. */
  zone: string
  /** Whether it is working time, and what kind of day it is otherwise ("Chủ nhật", "Tết Nguyên đán"). */
  hours: { working: boolean; note: string | null }
  next: { at: Instant; what: string } | null
  /** Number or title of the plan at hand. */
  plan: string | null
  seats: Seat[]
}

/** The `chat` event: the messages of one seat that are new or changed; with `whole`, all there are. */
export interface ChatEvent {
  seat: string
  whole: boolean
  messages: ChatMessage[]
}

/** Lights of a task as the status shows them. */
export type OverviewLight = 'quiet' | 'good' | 'waiting' | 'soon' | 'bad'

export interface OverviewTask {
  /** Its place in the plan: `III.5-2`. */
  ref: string
  task: string
  unit: string
  /** The deadline in words. */
  deadline: string
  light: OverviewLight
  /** The light in words: "Sắp đến hạn". */
  lightWords: string
  done: number
  submitted: number
  of: number
  /** Why it waits or what is doubted; null where nothing is. */
  note: string | null
}

/** What the bot understood of the plan and where it stands; all words ready to show. */
export interface Overview {
  plan: { number: string | null; title: string | null; facts: { label: string; value: string }[] } | null
  totals: { label: string; value: string }[]
  questions: { line: number | null; message: string }[]
  tasks: OverviewTask[]
}

/** Every refusal that the page can be given. */
export type RefusalCode =
  | 'foreign'
  | 'not_json'
  | 'not_bytes'
  | 'unreadable'
  | 'too_large'
  | 'no_seat'
  | 'no_message'
  | 'empty_file'
  | 'stopping'
  | 'failed'

/** The body of every answer that is not a success; `sentence` where the engine gave the words. */
export interface Refusal {
  error: RefusalCode | 'refused'
  sentence?: string
}
