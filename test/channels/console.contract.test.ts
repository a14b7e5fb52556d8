// The console keeps the channel contract, and seats people by name.
import { PassThrough, Writable } from 'node:stream'
import { describe, expect, it } from 'vitest'
import type { Update } from '../../src/channels/channel.ts'
import { createConsole } from '../../src/channels/console/index.ts'
import { type ChannelHarness, describeChannel, outgoing } from './contract.ts'

const NOW = Date.UTC(2026, 10, 16, 1, 0)

function consoleHarness(): ChannelHarness & { input: PassThrough } {
  const input = new PassThrough()
  const printed: string[] = []
  let fails = false
  const output = new Writable({
    write(chunk, _encoding, done) {
      if (fails) return done(new Error('broken pipe'))
      printed.push(String(chunk))
      done()
    },
    autoDestroy: false,
  })
  const watchers = new Set<() => void>()
  const stirred = () => {
    for (const look of [...watchers]) look()
  }
  const pause = async () => {
    stirred()
    await new Promise(setImmediate)
  }
  const channel = createConsole({ input, output, now: () => NOW, pause })
  return {
    channel,
    input,
    chat: 'so-noi-vu',
    otherChat: 'van-phong',
    person: {
      says: (text) => void input.write(`@so-noi-vu ${text}\n`),
      starts: (payload) => void input.write(`@so-noi-vu /start${payload === null ? '' : ` ${payload}`}\n`),
    },
    showsChoices: true,
    sees: () => printed.filter((text) => text.startsWith('@so-noi-vu\n')),
    until: (condition) =>
      new Promise((resolve) => {
        const look = () => {
          if (!condition()) return
          watchers.delete(look)
          resolve()
        }
        watchers.add(look)
        look()
      }),
    // What the channel does after the sink returned is seen one turn later.
    stirred: () => void setImmediate(stirred),
    failures: [
      {
        name: 'a broken pipe',
        arm: () => {
          fails = true
        },
        expected: { kind: 'ambiguous', code: 'output_failed' },
      },
      {
        name: 'a closed terminal',
        arm: () => void output.destroy(),
        expected: { kind: 'unsent', code: 'output_closed' },
      },
    ],
    secret: null,
    logged: () => [],
    openConnections: () => input.listenerCount('data'),
    close: async () => void input.destroy(),
  }
}

describeChannel('console', async () => consoleHarness())

describe('the console', () => {
  it('lets a line without a seat be said by the last one that spoke', async () => {
    const { channel, input, until, stirred } = consoleHarness()
    const updates: Update[] = []
    await channel.start((update) => {
      updates.push(update)
      stirred()
    })
    input.write('Chào\n@van-phong Đã nhận\nđã gửi\n@so-noi-vu\n\n1\n')
    await until(() => updates.length === 4)
    await channel.stop()
    expect(updates.map(({ inbound }) => [inbound?.chat.id, inbound?.content])).toEqual([
      ['1', { kind: 'text', text: 'Chào' }],
      ['van-phong', { kind: 'text', text: 'Đã nhận' }],
      ['van-phong', { kind: 'text', text: 'đã gửi' }],
      ['so-noi-vu', { kind: 'text', text: '1' }],
    ])
  })

  it('numbers what can be chosen, not what is only a link', async () => {
    const { channel, sees, chat } = consoleHarness()
    await channel.send(
      outgoing({
        chat,
        html: 'Nhiệm vụ\nHạn',
        choices: [
          [{ label: 'Đã nhận', data: 'a' }],
          [
            { label: 'Mở trang', url: 'https://example.invalid/u/1' },
            { label: 'Gửi', data: 'b' },
          ],
        ],
        attachment: { name: 'Kế hoạch.pdf', mime: 'application/pdf', path: 'files/1', platformId: null },
      }),
    )
    expect(sees()).toEqual([
      '@so-noi-vu\n  Nhiệm vụ\n  Hạn\n  [Kế hoạch.pdf] files/1\n  1. Đã nhận\n  Mở trang: https://example.invalid/u/1\n  2. Gửi\n',
    ])
  })
})
