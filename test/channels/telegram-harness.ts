// The Telegram channel over the fake Bot API server, ready for the contract suite and the channel's own tests.
import { inspect } from 'node:util'
import { createTelegram, type TelegramOptions } from '../../src/channels/telegram/index.ts'
import {
  FAULTS,
  type FakeOptions,
  type FakeTelegram,
  type Person,
  startFakeTelegram,
} from '../support/fake-telegram/index.ts'
import type { ChannelHarness } from './contract.ts'
import { createUntil, networkFailures } from './harness.ts'

/** Nothing in these tests depends on the time of day. */
export const NOW = Date.UTC(2026, 10, 16, 1, 0)
export const CANARY = '7000000001:CANARY-do-not-print-me'

export interface TelegramHarness extends ChannelHarness {
  fake: FakeTelegram
  contact: Person
  /** Milliseconds the channel wanted to wait, in order. */
  pauses: number[]
}

export async function telegramHarness(
  options: Partial<TelegramOptions> = {},
  fakeOptions: FakeOptions = {},
): Promise<TelegramHarness> {
  const fake = await startFakeTelegram({ token: CANARY, now: () => NOW, ...fakeOptions })
  const contact = fake.person('Nguyễn Thị Hoa')
  const other = fake.person('Trần Văn Bình')
  const lines: unknown[] = []
  const pauses: number[] = []
  const { until, stirred } = createUntil(fake)
  const channel = createTelegram({
    token: CANARY,
    apiRoot: fake.root,
    now: () => NOW,
    log: (line) => lines.push(line, inspect(line, { depth: 20 })),
    pollSeconds: 50,
    timeouts: { callMs: 800, uploadMs: 5_000 },
    // Waiting takes one turn of the event loop, so that a test is as fast as its platform.
    pause: async (ms) => {
      pauses.push(ms)
      await new Promise(setImmediate)
      stirred()
    },
    ...options,
  })
  return {
    channel,
    fake,
    contact,
    pauses,
    chat: contact.chat,
    otherChat: other.chat,
    person: {
      says: (text) => void contact.says(text),
      starts: (payload) => void contact.starts(payload ?? undefined),
      presses: (label) => void contact.presses(label),
      sendsFile: (file) => void contact.sendsDocument(file),
    },
    showsChoices: true,
    sees: () => contact.sees().map(({ text, buttons }) => [text, ...buttons.flat()].join('\n')),
    acknowledged: () => fake.updates.confirmed.length,
    until,
    stirred,
    repeatsLast() {
      const last = fake.updates.confirmed.at(-1) ?? fake.updates.pending().at(-1)
      if (last !== undefined) fake.updates.repeat(last)
    },
    failures: [
      { name: '429', arm: () => fake.fault(FAULTS.flood(17)), expected: { kind: 'throttled', until: NOW + 17_000 } },
      {
        name: 'blocked',
        arm: () => fake.fault(FAULTS.blocked),
        expected: { kind: 'gone', code: 'blocked', movedTo: null },
      },
      {
        name: 'moved',
        arm: () => fake.fault(FAULTS.moved(-1001234567890)),
        expected: { kind: 'gone', movedTo: '-1001234567890' },
      },
      {
        name: '500',
        arm: () => fake.fault(FAULTS.acceptedThenServerError),
        expected: { kind: 'ambiguous', code: 'http_500' },
      },
      { name: 'token', arm: () => fake.fault(FAULTS.unauthorized), expected: { kind: 'misconfigured' } },
      ...networkFailures(fake, FAULTS),
    ],
    secret: CANARY,
    logged: () => lines,
    openConnections: () => fake.openPolls,
    close: () => fake.close(),
  }
}
