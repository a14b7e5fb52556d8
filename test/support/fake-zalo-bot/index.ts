// A Zalo Bot API server for tests: real HTTP, polls that are held and give one update once, webhooks, the limits of the
// package, faults on demand, and the record of accepted calls that alone decides what was sent.
import { createPlace, createWatch } from '../fake-telegram/place.ts'
import {
  type AcceptedCall,
  type ArrivedCall,
  answer,
  type Desk,
  type FaultTarget,
  isMessage,
  type Ways,
} from './answer.ts'
import type { Fault, MediaFault } from './faults.ts'
import { createMediaServer } from './media.ts'
import { actAs, actAsGroup, type Group, type Person, type Platform, type Wording } from './people.ts'
import { createUpdateQueue, type UpdateQueue } from './updates.ts'
import type { FrontDoor } from './webhook.ts'
import { createWorld, type Package } from './world.ts'

export type { AcceptedCall, ArrivedCall, FaultTarget, Ways } from './answer.ts'
export { FAULTS, type Fault, type MediaFault } from './faults.ts'
export type { Group, Person, Seen, Wording } from './people.ts'
export type { FrontDoor } from './webhook.ts'

export interface FakeZaloBot {
  /** For the channel's `apiRoot`. */
  readonly root: string
  readonly token: string
  readonly bot: { id: string; name: string }
  /** What took effect, in order of arrival. The only judge of what was sent. */
  readonly accepted: AcceptedCall[]
  /** Everything that asked, refused calls too; polls left out. */
  readonly arrived: ArrivedCall[]
  readonly updates: UpdateQueue
  /** Polls being held open. */
  readonly openPolls: number
  readonly media: { root: string; asked: string[]; expire(): void; fault(fault: MediaFault): void }
  /** People who ever wrote, and messages of the month both ways. */
  readonly used: { people: number; messages: number }
  /** How updates are worded from here on. */
  readonly wording: Wording
  /** How the platform behaves from here on. */
  readonly ways: Ways
  /** Accepted messages. */
  sent(chat?: string): AcceptedCall[]
  /** Somebody who wrote to the bot before; `stranger`: who has not, and cannot be written to. */
  person(name: string, known?: 'stranger'): Person
  group(title: string): Group
  /** The next matching calls go wrong. */
  fault(fault: Fault, target?: FaultTarget): void
  /** What ends TLS before the bot's webhook; null: nobody listens there. */
  proxy: FrontDoor | null
  /** Nothing listens any more until `comeBack`. */
  goDark(): Promise<void>
  comeBack(): Promise<void>
  /** Resolves as soon as the condition holds; looked at after everything that happens here. */
  until(condition: () => boolean): Promise<void>
  close(): Promise<void>
}

export interface FakeZaloBotOptions extends Partial<Package> {
  token?: string
  name?: string
  now?: () => number
  /** How the platform waits before it delivers to a webhook again; a millisecond where it is not said. */
  pause?: (ms: number) => Promise<void>
}

export async function startFakeZaloBot(options: FakeZaloBotOptions = {}): Promise<FakeZaloBot> {
  const { token = '4000000001:FAKE-token-of-a-bot', name = 'Bot Đôn Đốc thử', now = Date.now } = options
  const { people = Number.POSITIVE_INFINITY, messagesPerMonth = Number.POSITIVE_INFINITY } = options
  const { changed, until } = createWatch()
  const world = createWorld({ people, messagesPerMonth })
  const ways: Ways = {
    wrapped: false,
    redelivers: 0,
    losesUnpolled: false,
    statusFollowsCode: false,
    weather: null,
    revoked: false,
  }
  let proxy: FrontDoor | null = null
  const updates = createUpdateQueue({
    now,
    changed,
    pause: options.pause ?? (() => new Promise((resolve) => setTimeout(resolve, 1))),
    proxy: () => proxy,
    ways,
  })
  const media = await createMediaServer(changed)
  const platform: Platform = { world, updates, media, wording: { picture: 'photo_url', asSampled: false }, now }
  const me = { id: token.split(':')[0]!, account_name: name }
  const desk: Desk = {
    platform,
    token,
    me,
    ways,
    accepted: [],
    arrived: [],
    faults: [],
    changed,
  }
  const place = await createPlace((request, response) => void answer(desk, request, response))

  return {
    root: `http://127.0.0.1:${place.port}`,
    token,
    bot: { id: me.id, name },
    accepted: desk.accepted,
    arrived: desk.arrived,
    updates,
    media,
    used: world.used,
    wording: platform.wording,
    ways,
    get openPolls() {
      return updates.openPolls
    },
    get proxy() {
      return proxy
    },
    set proxy(door) {
      proxy = door
    },
    sent: (chat) => desk.accepted.filter((call) => isMessage(call) && (chat === undefined || call.chat === chat)),
    person(name, known) {
      const chat = world.addChat('PRIVATE', name)
      if (known !== 'stranger') world.opens(chat)
      return actAs(platform, chat)
    },
    group: (title) => actAsGroup(platform, world.addChat('GROUP', title)),
    fault: (fault, target = {}) => void desk.faults.push({ fault, target, left: target.times ?? 1 }),
    goDark: place.shut,
    comeBack: place.open,
    until,
    async close() {
      updates.stop()
      await place.shut()
      await media.close()
    },
  }
}
