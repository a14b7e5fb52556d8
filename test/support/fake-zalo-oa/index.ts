// A server of Official Accounts for tests: tokens that work once, the platform's limits, windows and errors, signed
// deliveries, faults on demand, and the record of accepted calls that alone decides what was sent.
import { createPlace, createWatch } from '../fake-telegram/place.ts'
import { type AcceptedCall, answer, type Desk, type FaultTarget } from './answer.ts'
import { createDeliveries, type Deliveries } from './deliveries.ts'
import type { Fault, FileFault } from './faults.ts'
import { createTokenServer, type TokenServer } from './oauth.ts'
import { actAs, type Person } from './people.ts'
import { type Account, createWorld } from './world.ts'

export type { AcceptedCall } from './answer.ts'
export { type FrontDoor, LADDER_MS } from './deliveries.ts'
export { FAULTS, type Fault, type FileFault } from './faults.ts'
export type { Person, Seen } from './people.ts'

export interface FakeZaloOa {
  /** For the API and for the tokens. */
  readonly root: string
  readonly appId: string
  readonly secretKey: string
  readonly webhookSecret: string
  /** Changes as the test wants it. */
  readonly account: Account
  readonly tokens: TokenServer
  readonly deliveries: Deliveries
  /** What took effect, in order of arrival. The only judge of what was sent. */
  readonly accepted: AcceptedCall[]
  /** Paths of everything that asked, refused calls and refreshes too. */
  readonly arrived: string[]
  /** What was put before people's eyes. */
  sent(chat?: string): AcceptedCall[]
  /** Who follows the account and wrote to it a moment ago. */
  person(name: string): Person
  /** The next matching calls go wrong. */
  fault(fault: Fault, target?: FaultTarget): void
  fileFault(fault: FileFault): void
  /** Calls that are let through in a minute. */
  perMinute: number
  /** Uploaded files are forgotten, as after a week. */
  forgetUploads(): void
  readonly openConnections: number
  goDark(): Promise<void>
  comeBack(): Promise<void>
  /** Resolves as soon as the condition holds; looked at after everything that happens here. */
  until(condition: () => boolean): Promise<void>
  close(): Promise<void>
}

export interface FakeOptions {
  now?: () => number
  /** Stands in every token and secret. */
  mark?: string
  account?: Partial<Account>
  /** How the platform waits before it delivers again; one turn of the event loop where it is not said. */
  pause?: (ms: number) => Promise<void>
}

export async function startFakeZaloOa(options: FakeOptions = {}): Promise<FakeZaloOa> {
  const { now = Date.now, mark = 'FAKE' } = options
  const appId = '1234567890123456789'
  const secretKey = `app-secret-${mark}`
  const webhookSecret = `oa-secret-${mark}`
  const account: Account = {
    id: '2345678901234567890',
    name: 'Sở Nội vụ',
    type: 2,
    verified: true,
    package: 'Nâng cao',
    money: true,
    templates: {},
    ...options.account,
  }
  const world = createWorld(account, now)
  const tokens = createTokenServer({ appId, secretKey }, now, mark)
  const { changed, until } = createWatch()
  const deliveries = createDeliveries({
    appId,
    oaId: account.id,
    signing: { first: 'app', time: 'header', prefix: true, secret: webhookSecret },
    now,
    pause: options.pause ?? (() => new Promise<void>((resolve) => setImmediate(resolve))),
    changed,
  })
  const desk: Desk = { world, tokens, accepted: [], arrived: [], faults: [], fileFaults: [], perMinute: 4000, changed }
  const place = await createPlace((request, response) => void answer(desk, request, response), changed)
  const root = () => `http://127.0.0.1:${place.port}`
  return {
    root: root(),
    appId,
    secretKey,
    webhookSecret,
    account,
    tokens,
    deliveries,
    accepted: desk.accepted,
    arrived: desk.arrived,
    get openConnections() {
      return place.connections
    },
    get perMinute() {
      return desk.perMinute
    },
    set perMinute(limit) {
      desk.perMinute = limit
    },
    sent: (chat) => desk.accepted.filter((call) => call.message !== null && (chat === undefined || call.chat === chat)),
    person(name) {
      const user = world.addUser(name)
      user.follows = true
      user.lastActAt = now()
      return actAs(world, deliveries, user, root, appId)
    },
    fault: (fault, target = {}) => void desk.faults.push({ fault, target, left: target.times ?? 1 }),
    fileFault: (fault) => void desk.fileFaults.push(fault),
    forgetUploads: () => world.uploads.clear(),
    goDark: place.shut,
    comeBack: place.open,
    until,
    close: place.shut,
  }
}
