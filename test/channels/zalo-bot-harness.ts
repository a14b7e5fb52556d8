// The Zalo bot channel over the fake server, polling or by webhook, ready for the contract suite and its own tests.
import { inspect } from 'node:util'
import { createZaloBot, type ZaloBotOptions } from '../../src/channels/zalo-bot/index.ts'
import { webhookRoutes } from '../../src/http/webhooks.ts'
import {
  FAULTS,
  type FakeZaloBot,
  type FakeZaloBotOptions,
  type Person,
  startFakeZaloBot,
} from '../support/fake-zalo-bot/index.ts'
import type { ChannelHarness } from './contract.ts'
import { createUntil, networkFailures } from './harness.ts'

/** Nothing in these tests depends on the time of day. */
export const NOW = Date.UTC(2026, 10, 16, 1, 0)
export const CANARY = '4000000001:CANARY-do-not-print-me'
export const WEBHOOK = { publicUrl: 'https://dondoc.example.gov.vn/', secret: 'Bi-mat:CANARY-of-a-webhook' }

export interface ZaloBotHarness extends ChannelHarness {
  fake: FakeZaloBot
  contact: Person
  other: Person
  /** Milliseconds the channel wanted to wait, in order. */
  pauses: number[]
  /** Ends what waits for minutes, as their time does; what is awake is let fall asleep first. */
  wake(): Promise<void>
}

/** As long as the channel waits before it looks after its webhook again. */
const MINUTES = 60_001

export async function zaloBotHarness(
  options: Partial<ZaloBotOptions> = {},
  fakeOptions: FakeZaloBotOptions = {},
): Promise<ZaloBotHarness> {
  const fake = await startFakeZaloBot({ token: CANARY, now: () => NOW, ...fakeOptions })
  const contact = fake.person('Nguyễn Thị Hoa')
  const other = fake.person('Trần Văn Bình')
  const lines: unknown[] = []
  const pauses: number[] = []
  const sleepers = new Set<() => void>()
  const { until, stirred } = createUntil(fake)
  const channel = createZaloBot({
    token: CANARY,
    apiRoot: fake.root,
    now: () => NOW,
    people: 50,
    messagesPerMonth: 3_000,
    log: (line) => {
      lines.push(line, inspect(line, { depth: 20 }))
      stirred()
    },
    pollSeconds: 50,
    timeouts: { callMs: 800 },
    // Waiting takes one turn of the event loop, so that a test is as fast as its platform; minutes end when it says so.
    pause: async (ms, signal) => {
      pauses.push(ms)
      if (ms >= MINUTES) {
        const woken = new Promise<void>((resolve) => {
          sleepers.add(resolve)
          signal.addEventListener('abort', () => resolve())
          if (signal.aborted) resolve()
        })
        stirred()
        await woken
      } else await new Promise(setImmediate)
      stirred()
    },
    ...options,
  })
  if (channel.webhook) {
    const routes = webhookRoutes([channel.webhook])
    fake.proxy = (request) => routes.fetch(request)
  }
  // The platform delivers to whatever is set; before that a person's words would wait for a poll.
  const isReady = () => !channel.webhook || (fake.updates.hooks.settings?.url ?? '') !== ''
  const act = (acts: () => void) => (isReady() ? acts() : void fake.until(isReady).then(acts))
  return {
    channel,
    fake,
    contact,
    other,
    pauses,
    async wake() {
      await until(() => sleepers.size > 0)
      for (const resolve of [...sleepers]) resolve()
      sleepers.clear()
    },
    chat: contact.chat,
    otherChat: other.chat,
    person: {
      says: (text) => act(() => contact.says(text)),
      sendsPicture: (bytes) => act(() => void contact.sendsPicture({ bytes })),
    },
    sees: () => contact.sees().map(({ text }) => text),
    until,
    stirred,
    failures: [
      {
        name: '429',
        arm: () => fake.fault(FAULTS.flood),
        expected: { kind: 'throttled', until: NOW + 1_000, scope: 'bot' },
      },
      {
        name: 'an error of the platform, sent or not',
        arm: () => fake.fault(FAULTS.acceptedThenInternal),
        expected: { kind: 'ambiguous', code: 'zalo_403' },
      },
      {
        name: 'a time-out of the platform',
        arm: () => fake.fault(FAULTS.acceptedThenTimeout),
        expected: { kind: 'ambiguous', code: 'timeout' },
      },
      {
        name: 'a number nobody published',
        arm: () => fake.fault(FAULTS.numbered(-1234)),
        expected: { kind: 'rejected', code: 'zalo_-1234' },
      },
      {
        name: 'token',
        arm: () => fake.fault(FAULTS.unauthorized),
        expected: { kind: 'misconfigured', code: 'unauthorized' },
      },
      {
        name: 'token, told by a page',
        arm: () => fake.fault(FAULTS.unauthorizedPage),
        expected: { kind: 'misconfigured', code: 'unauthorized' },
      },
      ...networkFailures(fake, FAULTS),
    ],
    secret: 'CANARY',
    logged: () => lines,
    openConnections: () => fake.openPolls,
    close: () => fake.close(),
  }
}

/** With a webhook the platform forgets an update once it was told that it is safe. */
export async function zaloBotByWebhook(
  options: Partial<ZaloBotOptions> = {},
  fakeOptions: FakeZaloBotOptions = {},
): Promise<ZaloBotHarness> {
  const harness = await zaloBotHarness({ webhook: WEBHOOK, ...options }, fakeOptions)
  const { hooks } = harness.fake.updates
  return {
    ...harness,
    acknowledged: () => new Set(hooks.requests.filter(({ status }) => status === 200).map(({ update }) => update)).size,
    repeatsLast: () => hooks.repeatLast(),
  }
}
