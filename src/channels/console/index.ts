// The console channel: several seats in one terminal, for rehearsing without a platform.
import { randomUUID } from 'node:crypto'
import { createInterface, type Interface } from 'node:readline'
import type { Readable, Writable } from 'node:stream'
import type { Instant } from '../../core/time.ts'
import {
  type Channel,
  type ChannelHealth,
  type Inbound,
  type InboundContent,
  type Outgoing,
  plainText,
  type SendResult,
  type Sink,
} from '../channel.ts'

export interface ConsoleOptions {
  input: Readable
  output: Writable
  now: () => Instant
  /** How the channel waits before it offers a line again that could not be stored; tests do not wait. */
  pause?: (ms: number) => Promise<void>
}

/** Who speaks until somebody is named. */
const FIRST_SEAT = '1'
const LONGEST_TEXT = 4096
const RETRY_MS = 1_000

/**
 * A line `@seat text` is said by that seat, a line without `@` by the last one that spoke, `@seat` alone only changes
 * the seat. Seats are chats; any name without spaces will do, and it exists from its first word on.
 * Choices that carry data are shown as a list, numbered from 1 in reading order; the number typed comes in as text.
 */
export function createConsole({ input, output, now, pause = pauseByTimer }: ConsoleOptions): Channel {
  // Ids must not repeat when the same store is rehearsed on again.
  const session = randomUUID()
  const lines: Inbound[] = []
  let lastMessage = 0
  let seat = FIRST_SEAT
  let health: ChannelHealth = { state: 'starting' }
  let reading: Interface | null = null
  let handling: Promise<void> = Promise.resolve()
  let busy = false
  let stopped = false

  function take(line: string, sink: Sink): void {
    const [, named, text] = /^@(\S+)(.*)$/su.exec(line.normalize('NFC')) ?? [null, seat, line.normalize('NFC')]
    seat = named ?? seat
    if (text === undefined || text.trim() === '') return
    lastMessage++
    lines.push({
      updateId: `${session}-${lastMessage}`,
      at: now(),
      chat: { id: seat, private: true },
      sender: { id: seat, name: seat, language: null },
      messageId: String(lastMessage),
      answers: null,
      content: readLine(text.trim()),
    })
    if (!busy) handling = handle(sink)
  }

  async function handle(sink: Sink): Promise<void> {
    busy = true
    for (let next = lines[0]; next !== undefined && !stopped; next = lines[0]) {
      try {
        sink({ updateId: next.updateId, raw: next, inbound: next })
        lines.shift()
        health = { state: 'ok' }
      } catch {
        health = health.state === 'down' ? health : { state: 'down', code: 'not_stored', since: now() }
        await pause(RETRY_MS)
      }
    }
    // In the same step as the last look at the lines: one that comes now starts a new round.
    busy = false
  }

  return {
    name: 'console',
    bot: 'console',
    abilities: {
      buttons: false,
      edit: false,
      inboundFiles: false,
      maxFile: 0,
      maxText: LONGEST_TEXT,
      proactive: 'always',
      rate: { perSecond: 1_000, chatPauseMs: 0 },
    },
    async start(sink) {
      output.on('error', ignore)
      reading = createInterface({ input })
      reading.on('line', (line) => take(line, sink))
      health = { state: 'ok' }
    },
    async stop() {
      stopped = true
      reading?.close()
      await handling
      output.off('error', ignore)
    },
    async send(message) {
      const text = plainText(message.html)
      if (text.length > LONGEST_TEXT) return { ok: false, error: { kind: 'rejected', code: 'too_long' } }
      lastMessage++
      return print(output, shown(message, text), String(lastMessage))
    },
    fetchFile: async () => ({ ok: false, error: 'gone', code: 'no_files_here' }),
    setMenu: async () => false,
    leave: async () => true,
    joinLink: () => null,
    health: () => health,
  }
}

function readLine(text: string): InboundContent {
  const start = /^\/start(?:\s+(.*))?$/s.exec(text)
  return start === null ? { kind: 'text', text } : { kind: 'start', payload: start[1]?.trim() || null }
}

/** `@seat` at the head says to whom; the rest is indented, so that messages can be told apart. */
function shown({ chat, choices, attachment }: Outgoing, text: string): string {
  let number = 0
  const listed = choices
    .flat()
    .map((choice) => ('data' in choice ? `${++number}. ${choice.label}` : `${choice.label}: ${choice.url}`))
  const file =
    attachment === null ? [] : [`[${attachment.name}] ${'path' in attachment ? attachment.path : ''}`.trimEnd()]
  const lines = [...(text === '' ? [] : text.split('\n')), ...file, ...listed]
  return `@${chat}\n${lines.map((line) => `  ${line}\n`).join('')}`
}

function print(output: Writable, text: string, messageId: string): Promise<SendResult> {
  if (!output.writable) return Promise.resolve({ ok: false, error: { kind: 'unsent', code: 'output_closed' } })
  return new Promise((resolve) => {
    output.write(text, (error) => {
      resolve(error ? { ok: false, error: { kind: 'ambiguous', code: 'output_failed' } } : { ok: true, messageId })
    })
  })
}

/** The outcome of a write comes through its callback; unheard, the stream's own event would end the process. */
const ignore = (): void => {}

const pauseByTimer = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms))
