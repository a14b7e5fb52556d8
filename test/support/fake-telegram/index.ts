// A Bot API server for tests: real HTTP and long polling, the platform's limits and errors, faults on demand, and the
// record of accepted calls that alone decides what was sent.
import {
  type AcceptedCall,
  type ArrivedCall,
  answer,
  type Desk,
  type FaultTarget,
  isMessage,
  type Limits,
} from './answer.ts'
import type { Chaos, Fault, FileFault } from './faults.ts'
import { actAsGroup, type Group } from './groups.ts'
import { actAs, type Person } from './people.ts'
import { createPlace, createWatch } from './place.ts'
import { createUpdateQueue, type UpdateQueue } from './updates.ts'
import type { FrontDoor } from './webhook.ts'
import { type ChatState, createWorld } from './world.ts'

export type { AcceptedCall, ArrivedCall, FaultTarget } from './answer.ts'
export { type Chaos, chaos, FAULTS, type Fault, type FileFault, mulberry32, seededFaults } from './faults.ts'
export type { Group } from './groups.ts'
export type { Person, Press, Seen } from './people.ts'
export type { FrontDoor } from './webhook.ts'

export interface FakeTelegram {
  /** For the client's `apiRoot`. */
  readonly root: string
  readonly token: string
  readonly bot: { id: string; username: string }
  /** What took effect, in order of arrival. The only judge of what was sent. */
  readonly accepted: AcceptedCall[]
  /** Everything that asked, refused calls too; polls left out. */
  readonly arrived: ArrivedCall[]
  readonly updates: UpdateQueue
  /** Polls being held open. */
  readonly openPolls: number
  /** Accepted messages and edits. */
  sent(chat?: string): AcceptedCall[]
  person(name: string, state?: ChatState): Person
  group(title: string): Group
  /** The next matching calls go wrong. */
  fault(fault: Fault, target?: FaultTarget): void
  /** Asked at every send or edit that no queued fault is waiting for; null for fair weather. */
  weather: ((call: ArrivedCall) => Fault | null) | null
  /** A bad day from here on; null ends it. */
  chaos(day: Chaos | null): void
  fileFault(fault: FileFault, times?: number): void
  /** What ends TLS before the bot's webhook; null: nobody listens there. */
  proxy: FrontDoor | null
  /** Links given out so far stop working. */
  expireLinks(): void
  /** Every call is answered 401. */
  revoked: boolean
  /** Nothing listens any more until `comeBack`. */
  goDark(): Promise<void>
  comeBack(): Promise<void>
  /** Resolves as soon as the condition holds; looked at after everything that happens here. */
  until(condition: () => boolean): Promise<void>
  close(): Promise<void>
}

export interface FakeOptions {
  token?: string
  username?: string
  now?: () => number
  /** Answer 429 where the published limits are passed, counted on the fake's clock. */
  limits?: Limits
  /** How long a call is under way, both ways together; 0 where it is not said. */
  roundTripMs?: number
  /** How the platform waits before it delivers to a webhook again; a millisecond where it is not said. */
  pause?: (ms: number) => Promise<void>
}

export async function startFakeTelegram(options: FakeOptions = {}): Promise<FakeTelegram> {
  const { token = '7000000001:FAKE-token-of-a-bot', username = 'dondoc_thu_bot', now = Date.now, limits } = options
  const botId = Number(token.split(':')[0])
  const pause = options.pause ?? (() => new Promise<void>((resolve) => setTimeout(resolve, 1)))
  const { changed, until } = createWatch()
  let proxy: FrontDoor | null = null
  const world = createWorld(username, botId)
  const updates = createUpdateQueue(now, changed, { proxy: () => proxy, pause })
  const platform = { world, updates, queries: new Map(), now }
  const desk: Desk = {
    platform,
    token,
    limits: limits ?? null,
    punishedUntil: 0,
    roundTripMs: options.roundTripMs ?? 0,
    accepted: [],
    arrived: [],
    faults: [],
    fileFaults: [],
    weather: null,
    storm: null,
    fileStorm: null,
    revoked: false,
    openPolls: 0,
    changed,
  }
  const place = await createPlace((request, response) => void answer(desk, request, response))
  let links = 1

  return {
    root: `http://127.0.0.1:${place.port}`,
    token,
    bot: { id: String(botId), username },
    accepted: desk.accepted,
    arrived: desk.arrived,
    updates,
    get openPolls() {
      return desk.openPolls
    },
    get weather() {
      return desk.weather
    },
    set weather(weather) {
      desk.weather = weather
    },
    get proxy() {
      return proxy
    },
    set proxy(target) {
      proxy = target
      updates.hook.wake()
    },
    get revoked() {
      return desk.revoked
    },
    set revoked(revoked) {
      desk.revoked = revoked
    },
    sent: (chat) => desk.accepted.filter((call) => isMessage(call) && (chat === undefined || call.chat === chat)),
    person(name, state = 'open') {
      const chat = world.addPerson(name, state)
      return actAs(platform, chat, chat.person!)
    },
    group: (title) => actAsGroup(platform, world.addGroup(title)),
    fault: (fault, target = {}) => void desk.faults.push({ fault, target, left: target.times ?? 1 }),
    chaos(day) {
      desk.storm = day?.storm ?? null
      desk.fileStorm = day?.fileStorm ?? null
      updates.repeats = day?.repeats ?? null
    },
    fileFault: (fault, times = 1) => void desk.fileFaults.push(...Array<FileFault>(times).fill(fault)),
    expireLinks() {
      links++
      for (const file of world.files.values()) file.path = file.path.replace(/(_l\d+)?$/, `_l${links}`)
    },
    goDark: place.shut,
    comeBack: place.open,
    until,
    async close() {
      updates.stop()
      await place.shut()
    },
  }
}
