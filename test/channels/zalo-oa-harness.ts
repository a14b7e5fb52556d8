// The channel of an Official Account over the fake server, ready for the contract suite and the channel's own tests.
import { randomBytes } from 'node:crypto'
import { inspect } from 'node:util'
import { createZaloOa, type ZaloOaOptions } from '../../src/channels/zalo-oa/index.ts'
import { accountStore } from '../../src/store/accounts.ts'
import { type Db, openDb } from '../../src/store/db.ts'
import {
  FAULTS,
  type FakeOptions,
  type FakeZaloOa,
  type Person,
  startFakeZaloOa,
} from '../support/fake-zalo-oa/index.ts'
import type { ChannelHarness } from './contract.ts'
import { createUntil, networkFailures } from './harness.ts'

/** Nothing in these tests depends on the time of day. */
export const NOW = Date.UTC(2026, 10, 16, 1, 0)
export const CANARY = 'CANARY-do-not-print-me'
export const KEY = Buffer.alloc(32, 5)

export interface ZaloOaHarness extends ChannelHarness {
  fake: FakeZaloOa
  contact: Person
  other: Person
  db: Db
  account: ReturnType<typeof accountStore>
  clock: { now: number }
  /** The refresh token of the environment. */
  first: string
  /** Wakes the channel, as a timer would. */
  wake(): void
}

export interface HarnessOptions {
  options?: Partial<ZaloOaOptions>
  fake?: FakeOptions
  /** Kept from a channel that ended. */
  before?: { fake: FakeZaloOa; db: Db; clock: { now: number }; first: string }
}

export async function zaloOaHarness({
  options = {},
  fake: fakeOptions,
  before,
}: HarnessOptions = {}): Promise<ZaloOaHarness> {
  const clock = before?.clock ?? { now: NOW }
  const now = () => clock.now
  const fake = before?.fake ?? (await startFakeZaloOa({ now, mark: CANARY, ...fakeOptions }))
  const db = before?.db ?? openDb(':memory:')
  const account = accountStore({ db, key: KEY, now, random: randomBytes, channel: 'zalo_oa', name: fake.appId })
  const contact = fake.person('Nguyễn Thị Hoa')
  const other = fake.person('Trần Văn Bình')
  const first = before?.first ?? fake.tokens.pair.refresh
  const lines: unknown[] = []
  const { until, stirred } = createUntil(fake)
  let wake = () => {}
  const channel = createZaloOa({
    appId: fake.appId,
    secretKey: fake.secretKey,
    refreshToken: first,
    webhookSecret: fake.webhookSecret,
    apiRoot: fake.root,
    oauthRoot: fake.root,
    templates: {},
    account,
    now,
    log(line) {
      lines.push(line, inspect(line, { depth: 20 }))
      stirred()
    },
    timeouts: { callMs: 800, uploadMs: 2_000, tokenMs: 800 },
    // Waiting takes one turn of the event loop, so that a test is as fast as its platform.
    pause: async () => {
      await new Promise(setImmediate)
      stirred()
    },
    regularly: (look) => {
      wake = look
      return () => {}
    },
    ...options,
  })
  fake.deliveries.door = async (request) => {
    const body = new Uint8Array(await request.arrayBuffer())
    const header = (name: string) => request.headers.get(name) ?? undefined
    const webhook = channel.webhook!
    return new Response(null, { status: webhook.knows(header) ? webhook.receive(body, header) : 404 })
  }
  const refused = (name: string, code: number, expected: ChannelHarness['failures'][number]['expected']) => ({
    name,
    arm: () => fake.fault(FAULTS.code(code)),
    expected,
  })
  return {
    channel,
    fake,
    contact,
    other,
    db,
    account,
    clock,
    first,
    wake: () => wake(),
    chat: contact.chat,
    otherChat: other.chat,
    person: {
      says: (text) => void contact.says(text),
      presses: (label) => void contact.presses(label),
      sendsFile: (file) => void contact.sendsDocument(file),
    },
    pressesNameTheirMessage: false,
    showsChoices: true,
    sees: () => contact.sees().map(({ text, buttons }) => [text, ...buttons].join('\n')),
    acknowledged: () => fake.deliveries.confirmed.length,
    until,
    stirred,
    repeatsLast: () => fake.deliveries.repeatLast(),
    failures: [
      refused('too many calls', -32, { kind: 'throttled', until: NOW + 5_000, scope: 'bot' }),
      refused('not following', -213, { kind: 'gone', code: 'not_following', movedTo: null }),
      refused('the window is over', -230, { kind: 'not_allowed_now', code: 'window_over' }),
      refused('a bad field', -201, { kind: 'rejected', code: 'bad_field' }),
      refused('not verified', -221, { kind: 'misconfigured', code: 'oa_not_verified' }),
      refused('sending failed', -200, { kind: 'ambiguous', code: 'send_failed' }),
      refused('a code that nobody explained', -9999, { kind: 'ambiguous', code: 'zalo_-9999' }),
      {
        name: '500',
        arm: () => fake.fault(FAULTS.acceptedThenServerError),
        expected: { kind: 'ambiguous', code: 'http_500' },
      },
      ...networkFailures(fake, FAULTS),
    ],
    secret: CANARY,
    logged: () => lines,
    openConnections: () => fake.openConnections,
    close: () => fake.close(),
  }
}
