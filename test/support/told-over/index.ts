// The stage on which one story is told over each channel: real adapters over fake platforms, real engine, SQLite and pages.
import { invite, unitsOf } from '../../../src/app/invite.ts'
import { createHttp } from '../../../src/http/server.ts'
import { createInspector } from '../../../src/inspect/inspector.ts'
import { contactsOf } from '../../../src/store/people.ts'
import type { Plan } from '../../../src/store/plans.ts'
import { uploadPages } from '../../../src/upload-pages.ts'
import { type FakeZaloBot, startFakeZaloBot } from '../fake-zalo-bot/index.ts'
import { type FakeZaloOa, startFakeZaloOa } from '../fake-zalo-oa/index.ts'
import { CLIENT } from '../http.ts'
import { BY, clockWords, documentFile, openStage, type Platform, type Stage } from '../stage.ts'
import { type Browser, openBrowser } from '../upload-desk.ts'
import { type Hands, onTelegram, onZaloBot, onZaloOa, type Said, type WayName } from './people.ts'
import { ADDRESS, type BotWays, zaloBotOver, zaloOaOver } from './platforms.ts'

export type { Said, WayName } from './people.ts'

/** Each way on which the stories are told: the Zalo bot by both of its doors. */
export const WAYS: { way: WayName; how: string; webhook?: boolean }[] = [
  { way: 'telegram', how: 'Telegram' },
  { way: 'zalo_bot', how: 'the Zalo bot, polling' },
  { way: 'zalo_bot', how: 'the Zalo bot by webhook', webhook: true },
  { way: 'zalo_oa', how: 'the Official Account' },
]

/** Somebody in a story. What an act brought that person is given back: the texts of new messages. */
export interface Somebody {
  readonly hands: Hands
  joins(invitation: { code: string; telegram: string | null }): Promise<string[]>
  says(text: string): Promise<string[]>
  /** Presses the button where there is one, else sends the number that stands before these words in the last message. */
  chooses(label: string): Promise<string[]>
  /** Hands a file in: in the chat, or by the page to which the chat leads at once. @param item its number on the card */
  sendsFile(name: string, item: number, content?: string): Promise<string[]>
  /** New messages since last looked. */
  reads(): string[]
  /** Every message so far. */
  all(): Said[]
  /** The newest message. */
  last(): string
}

export interface ToldOver extends Stage {
  bots: FakeZaloBot[]
  oa: FakeZaloOa | null
  browser: Browser
  /** Somebody new on a channel; the first of the stage where none is named. */
  somebody(name: string, way?: WayName, bot?: number): Somebody
  /** Joins as organizer by an invitation of the command line. */
  leads(name?: string): Promise<Somebody>
  /** Joins for a unit of a plan. */
  speaksFor(plan: Plan, unit: string, name: string): Promise<Somebody>
  /** Somebody for every unit that is still without. */
  everyoneElse(plan: Plan, without?: string[]): Promise<Map<string, Somebody>>
  /** When the organizer can take it back no more. */
  afterwards(): Promise<void>
}

export interface ToldOptions {
  webhook?: boolean
  /** So many Zalo bots side by side. */
  bots?: BotWays[]
  templates?: Parameters<typeof zaloOaOver>[1]
}

/** @param ways the channels that are configured, in this order @param from the clock's first moment */
export async function openToldOver(from: string, ways: WayName[], options: ToldOptions = {}): Promise<ToldOver> {
  const bots: FakeZaloBot[] = []
  let oa: FakeZaloOa | null = null
  const inspectFile = createInspector({ kinds: ['pdf', 'docx', 'xlsx'], clamd: null })
  const stage = await openStage(from, {
    chaos: null,
    parts: { pages: { address: ADDRESS, open: false }, inspectFile, uploadMaxBytes: 1_000_000 },
    async platforms(telegram, now) {
      const all: Platform[] = []
      for (const way of ways) {
        if (way === 'telegram') all.push(telegram)
        else if (way === 'zalo_oa') {
          oa = await startFakeZaloOa({ now, account: { templates: templatesOf(options) } })
          all.push(zaloOaOver(oa, options.templates))
        } else
          for (const [i, bot] of (options.bots ?? [{}]).entries()) {
            const { people, messagesPerMonth } = bot
            const limits = { ...(people ? { people } : {}), ...(messagesPerMonth ? { messagesPerMonth } : {}) }
            const fake = await startFakeZaloBot({ token: `400000000${i + 1}:FAKE-token`, now, ...limits })
            bots.push(fake)
            all.push(zaloBotOver(fake, { webhook: options.webhook ?? false, ...bot }))
          }
      }
      return all
    },
  })
  const browser = openBrowser(pagesOf(stage))
  // A webhook is set a moment after the start, and nobody writes before.
  await stage.settle()
  const hands = (name: string, way: WayName, bot: number): Hands =>
    way === 'telegram'
      ? onTelegram(stage.fake, name)
      : way === 'zalo_oa'
        ? onZaloOa(oa!, name)
        : onZaloBot(bots[bot]!, name)
  const told: ToldOver = Object.create(
    stage,
    Object.getOwnPropertyDescriptors({
      bots,
      get oa() {
        return oa
      },
      browser,
      somebody: (name: string, way: WayName = ways[0]!, bot = 0) => actAs(stage, browser, hands(name, way, bot)),
      async leads(name = 'Lê Thị Mai') {
        const one = told.somebody(name)
        await one.joins(invite(stage.app, { role: 'organizer', plan: null }, true, BY)[0]!)
        return one
      },
      async speaksFor(plan: Plan, unit: string, name: string) {
        const one = told.somebody(name)
        await one.joins(invite(stage.app, { role: 'unit', plan, unitIds: [stage.unitId(plan, unit)] }, true, BY)[0]!)
        return one
      },
      async everyoneElse(plan: Plan, without: string[] = []) {
        const taken = new Set(contactsOf(stage.db, plan.id).map((c) => c.unitId))
        const left = without.map((name) => stage.unitId(plan, name))
        const unitIds = unitsOf(stage.app, plan).filter((id) => !taken.has(id) && !left.includes(id))
        const people = new Map<string, Somebody>()
        for (const line of invite(stage.app, { role: 'unit', plan, unitIds }, false, BY)) {
          const bot = Math.max(
            0,
            bots.findIndex((one) => one.bot.id === line.account?.bot),
          )
          const one = told.somebody(`Đầu mối ${line.unit}`, ways[0]!, bot)
          one.hands.opens(line)
          people.set(line.unit!, one)
        }
        await stage.settle()
        return people
      },
      afterwards: () => stage.until(clockWords(stage.clock.now() + 90_000)),
    }),
  ) as ToldOver
  return told
}

/** What the platform approved: the parameters of each template, as long as they may be. */
const templatesOf = ({ templates = {} }: ToldOptions): Record<string, Record<string, number>> =>
  Object.fromEntries(
    Object.values(templates).map(({ id, fields }) => [
      id,
      Object.fromEntries(Object.values(fields).map((name) => [name, 100])),
    ]),
  )

/** The page for handing in, of the bot that runs at the moment. */
const pagesOf = (stage: Stage) =>
  createHttp({
    listen: { hostname: '127.0.0.1', port: 0 },
    health: { health: () => ({}) as never, metrics: () => [] },
    front: { kind: 'idle', language: 'vi', words: {} as never },
    uploads: uploadPages(
      {
        language: 'vi',
        uploads: { kinds: ['pdf', 'docx', 'xlsx'], maxBytes: 1_000_000, clamd: null },
      },
      { app: () => stage.app, files: () => stage.files, act: async (work) => work(stage.app), local: false },
    ),
    onError: (error) => void stage.errors.push(error),
    assets: CLIENT,
  })

function actAs(stage: Stage, browser: Browser, hands: Hands): Somebody {
  let read = 0
  const does = async (act: () => void): Promise<string[]> => {
    self.reads()
    act()
    await stage.settle()
    return self.reads()
  }
  const self: Somebody = {
    hands,
    joins: (invitation) => does(() => hands.opens(invitation)),
    says: (text) => does(() => hands.says(text)),
    chooses: (label) =>
      does(() => {
        if (hands.way !== 'telegram') {
          const no = numberOf(hands.messages(), label)
          if (no !== null) return hands.says(no)
        }
        if (!hands.presses(label)) throw new Error(`nothing like "${label}" to choose in: ${self.last()}`)
      }),
    async sendsFile(name, item, content) {
      const file = documentFile(name, content)
      const said = await does(() => hands.sends(file, `mục ${item}`))
      // Soon after the first link no other comes: that one still opens.
      const before = said.length === 0 ? hands.messages().map(({ text }) => text) : said
      const link = before.flatMap((text) => LINK.exec(text)?.[1] ?? []).at(-1)
      if (link === undefined) return said
      if (said.length > 1) throw new Error(`the link came with more: ${said.join('\n---\n')}`)
      const answer = await browser.upload(await browser.itemOf(link, item), [[name, file.bytes]])
      if (!answer.ok) throw new Error(`the page refused: ${await answer.text()}`)
      await stage.settle()
      return self.reads()
    },
    reads() {
      const all = hands.messages()
      const fresh = all.slice(read).map(({ text }) => text)
      read = all.length
      return fresh
    },
    all: hands.messages,
    last: () => hands.messages().at(-1)?.text ?? '',
  }
  return self
}

/** The number by which the newest list names a choice; null where it names none with these words. */
function numberOf(messages: readonly Said[], label: string): string | null {
  const list = messages
    .findLast(({ text }) => text.includes(LISTED))
    ?.text.split(LISTED)
    .at(1)
  const line = list?.split('\n').find((one) => one.includes(label))
  return line === undefined ? null : (/^(\d+)\. /.exec(line)?.[1] ?? null)
}

const LINK = /https:\/\/dondoc\.example\.gov\.vn(\/u\/[\w-]{43})/
const LISTED = 'Trả lời bằng số để chọn:'
