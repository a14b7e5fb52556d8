// A person on any of the channels, told apart by nothing: says, chooses, hands in, reads; the channel decides how that is done.
import type { Instant } from '../../../src/core/time.ts'
import type { FakeTelegram } from '../fake-telegram/index.ts'
import type { FakeZaloBot } from '../fake-zalo-bot/index.ts'
import type { FakeZaloOa } from '../fake-zalo-oa/index.ts'

export type WayName = 'telegram' | 'zalo_bot' | 'zalo_oa'

export interface Said {
  at: Instant
  text: string
}

/** What a person's hands and eyes can do on one platform. */
export interface Hands {
  readonly name: string
  readonly way: WayName
  readonly chat: string
  /** Follows a link, where people join by one, else types its code. */
  opens(invitation: { code: string; telegram: string | null }): void
  says(text: string): void
  /** Presses the newest button with these words. @returns false where there is none on the screen */
  presses(label: string): boolean
  /** Sends a document in the chat, whatever becomes of it there. */
  sends(file: { name: string; bytes: Buffer }, caption: string): void
  /** New messages, oldest first; what was changed in place is left out. */
  messages(): Said[]
  /** Names of the files that came from the bot. */
  documents(): string[]
  blocks(): void
  unblocks(): void
}

export function onTelegram(fake: FakeTelegram, name: string): Hands {
  const person = fake.person(name)
  return {
    name,
    way: 'telegram',
    chat: person.chat,
    opens: ({ telegram }) => void person.starts(new URL(telegram!).searchParams.get('start')!),
    says: (text) => void person.says(text),
    presses: (label) => found(() => void person.presses(label)),
    sends: (file, caption) => void person.sendsDocument({ ...file, mime: '' }, { caption }),
    messages: () =>
      fake
        .sent(person.chat)
        .filter(({ method }) => method !== 'editMessageText')
        .map(({ at, text }) => ({ at, text: text ?? '' })),
    documents: () => person.sees().flatMap(({ document }) => document?.name ?? []),
    blocks: () => void person.blocks(),
    unblocks: () => void person.unblocks(),
  }
}

export function onZaloBot(fake: FakeZaloBot, name: string): Hands {
  const person = fake.person(name, 'stranger')
  return {
    name,
    way: 'zalo_bot',
    chat: person.chat,
    opens: ({ code }) => person.says(`lienket ${code.toLowerCase()}`),
    says: person.says,
    presses: () => false,
    sends: (file) => person.sendsDocument(file),
    messages: () => fake.sent(person.chat).map(({ at, text }) => ({ at, text: text ?? '' })),
    documents: () => [],
    // Neither is told to the bot.
    blocks: person.blocks,
    unblocks: person.unblocks,
  }
}

export function onZaloOa(fake: FakeZaloOa, name: string): Hands & { wasQuiet(ms: number): void } {
  const person = fake.person(name)
  return {
    name,
    way: 'zalo_oa',
    chat: person.chat,
    opens({ code }) {
      person.follows()
      person.says(`LIENKET ${code}`)
    },
    says: (text) => void person.says(text),
    presses: (label) => found(() => void person.presses(label)),
    sends: (file, caption) => void person.sendsDocument(file, { caption }),
    messages: () => fake.sent(person.chat).map(({ at, message }) => ({ at, text: message!.text })),
    documents: () => person.sees().flatMap(({ document }) => document?.name ?? []),
    blocks: person.unfollows,
    unblocks: person.follows,
    wasQuiet: person.wasQuiet,
  }
}

/** Whether there was such a button: the fakes throw where there is none. */
function found(press: () => void): boolean {
  try {
    press()
    return true
  } catch (error) {
    if (error instanceof Error && error.message.startsWith('no button')) return false
    throw error
  }
}
