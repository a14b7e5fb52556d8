// Zalo's two products as platforms of a stage: the real adapters over the fake servers, without their pace.
import { randomBytes } from 'node:crypto'
import { createZaloBot } from '../../../src/channels/zalo-bot/index.ts'
import { createZaloOa } from '../../../src/channels/zalo-oa/index.ts'
import { accountStore } from '../../../src/store/accounts.ts'
import type { FakeZaloBot } from '../fake-zalo-bot/index.ts'
import type { FakeZaloOa } from '../fake-zalo-oa/index.ts'
import type { Platform } from '../stage.ts'

export const ADDRESS = 'https://dondoc.example.gov.vn'

/** Waiting takes one turn of the event loop. */
const pause = () => new Promise<void>(setImmediate)
const never = () => () => {}

export interface BotWays {
  /** Updates are delivered in place of being fetched. */
  webhook?: boolean
  people?: number
  messagesPerMonth?: number
}

export function zaloBotOver(fake: FakeZaloBot, ways: BotWays = {}): Platform {
  const { webhook = false, people = 50, messagesPerMonth = 3_000 } = ways
  return {
    channel: ({ now }) =>
      createZaloBot({
        token: fake.token,
        apiRoot: fake.root,
        now,
        webhook: webhook ? { publicUrl: ADDRESS, secret: 'bi-mat-cua-bot' } : null,
        link: `https://zalo.example/s/${fake.bot.id}`,
        people,
        messagesPerMonth,
        pollSeconds: 50,
        timeouts: { callMs: 2_000 },
        pause: (ms, signal) => (ms > 60_000 ? untilAborted(signal) : pause()),
        regularly: never,
      }),
    deliversTo(door) {
      fake.proxy = door
    },
    // What a poll was answered with is stored once the next poll is open; before its webhook is set nothing is delivered.
    pending: () =>
      webhook
        ? fake.updates.hooks.busy > 0 || !fake.updates.hooks.settings?.url
        : fake.updates.pending.length > 0 || fake.updates.openPolls === 0,
    until: fake.until,
    close: fake.close,
  }
}

/** Looking after a webhook every few minutes is not what stories are about. */
const untilAborted = (signal: AbortSignal) =>
  new Promise<void>((resolve) => {
    if (signal.aborted) resolve()
    else signal.addEventListener('abort', () => resolve(), { once: true })
  })

export const zaloOaOver = (
  fake: FakeZaloOa,
  templates: Parameters<typeof createZaloOa>[0]['templates'] = {},
): Platform => ({
  channel: ({ db, now, key }) =>
    createZaloOa({
      appId: fake.appId,
      secretKey: fake.secretKey,
      refreshToken: 'refresh-FAKE-1',
      webhookSecret: fake.webhookSecret,
      apiRoot: fake.root,
      oauthRoot: fake.root,
      templates,
      account: accountStore({ db, key, now, random: randomBytes, channel: 'zalo_oa', name: fake.appId }),
      now,
      timeouts: { callMs: 2_000, uploadMs: 5_000 },
      pause,
      regularly: never,
    }),
  deliversTo(door) {
    fake.deliveries.door = door
  },
  pending: () => fake.deliveries.pending() > 0,
  until: fake.until,
  close: fake.close,
})
