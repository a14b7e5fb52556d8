// What exists on the fake Official Account: people and when they last acted, what they see, uploads, templates, media.
import { createHash } from 'node:crypto'
import { Refusal } from './refusal.ts'

const HOUR = 3_600_000
const DAY = 24 * HOUR

export interface Button {
  title: string
  type: string
  payload: unknown
}

export interface Message {
  id: string
  text: string
  buttons: Button[]
  document: { name: string; sha256: string; bytes: number } | null
  /** It is shown as a picture. */
  photo: boolean
  replyTo: string | null
  template: { id: string; data: Record<string, string> } | null
  /** By which endpoint it came. */
  endpoint: 'v3' | 'v2' | 'template'
  charge: 'free' | 'paid' | 'template'
}

export interface User {
  /** Beyond 2^53. */
  id: string
  name: string
  follows: boolean
  lastActAt: number | null
  messages: Message[]
}

export interface Stored {
  kind: 'file' | 'image'
  name: string
  bytes: Buffer
  at: number
}

export interface Media {
  name: string
  bytes: Buffer
  md5: string
}

export interface Account {
  id: string
  name: string
  /** 2 an enterprise, 4 a state agency. */
  type: number
  verified: boolean
  package: string
  /** Whether there is money for messages that cost. */
  money: boolean
  /** Approved templates: the length of each parameter. */
  templates: Record<string, Record<string, number>>
}

export interface World {
  readonly account: Account
  readonly users: Map<string, User>
  readonly uploads: Map<string, Stored>
  readonly media: Map<string, Media>
  readonly now: () => number
  addUser(name: string): User
  addMedia(file: { name: string; bytes: Buffer }): { id: string; media: Media }
  nextMessageId(): string
  nextHandle(): string
}

export function createWorld(account: Account, now: () => number): World {
  const users = new Map<string, User>()
  const uploads = new Map<string, Stored>()
  const media = new Map<string, Media>()
  let user = 4_611_686_018_427_387_900n
  let message = 0
  let handle = 0
  return {
    account,
    users,
    uploads,
    media,
    now,
    addUser(name) {
      const made: User = { id: String(++user), name, follows: false, lastActAt: null, messages: [] }
      users.set(made.id, made)
      return made
    },
    addMedia({ name, bytes }) {
      const id = `m${media.size + 1}-${createHash('sha256').update(bytes).digest('hex').slice(0, 12)}`
      const made = { name, bytes, md5: createHash('md5').update(bytes).digest('hex') }
      media.set(id, made)
      return { id, media: made }
    },
    nextMessageId: () => `${createHash('sha256').update(String(++message)).digest('hex').slice(0, 20)}`,
    nextHandle: () => `handle-${++handle}-${createHash('sha256').update(String(handle)).digest('hex').slice(0, 24)}`,
  }
}

/** Somebody the account may write to now, and what it costs. @throws Refusal */
export function reachable(world: World, id: unknown): { user: User; charge: 'free' | 'paid' } {
  const user = typeof id === 'string' ? world.users.get(id) : undefined
  if (user === undefined) throw new Refusal(-201, 'user_id is invalid')
  if (user.lastActAt === null) throw new Refusal(user.follows ? -230 : -213, 'User has not interacted with the OA')
  const quiet = world.now() - user.lastActAt
  if (quiet > 7 * DAY) throw new Refusal(-230, 'User has not interacted with the OA in the past 7 days')
  if (quiet <= 48 * HOUR) return { user, charge: 'free' }
  if (!world.account.money) throw new Refusal(-321, 'ZCA balance is not enough')
  return { user, charge: 'paid' }
}
