// A stage for stories: the real engine on real SQLite, Telegram against the fake Bot API, and a clock moved by hand.
import { createHash } from 'node:crypto'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { and, eq, gt, min } from 'drizzle-orm'
import { activatePlan } from '../../src/app/activate-plan.ts'
import type { App } from '../../src/app/app.ts'
import { deliveryKind } from '../../src/app/delivery-kind.ts'
import { importPlan } from '../../src/app/import-plan.ts'
import { invite, unitsOf } from '../../src/app/invite.ts'
import type { Channel } from '../../src/channels/channel.ts'
import { createTelegram } from '../../src/channels/telegram/index.ts'
import { type MovableClock, standingClock } from '../../src/clock.ts'
import { dayOf, type Instant, instantOf, timeOf, ZONE } from '../../src/core/time.ts'
import { findUnit } from '../../src/core/units.ts'
import { createEngine, type Engine, type EngineParts, recoverEngine } from '../../src/engine.ts'
import { createFiles, type FileStore } from '../../src/files.ts'
import { webhookRoutes } from '../../src/http/webhooks.ts'
import { readPlan } from '../../src/intake/plan-document.ts'
import { createMarkReader, createReader, createSheetReader } from '../../src/intake/reader.ts'
import { type Db, openDb } from '../../src/store/db.ts'
import { nextWaitingAt } from '../../src/store/outbox.ts'
import { contactsOf } from '../../src/store/people.ts'
import { allPlans, asUnits, type Plan, planById } from '../../src/store/plans.ts'
import { job as jobs, outbox } from '../../src/store/schema.ts'
import { createTexts } from '../../src/texts/texts.ts'
import { officeOf } from './crafted/office.ts'
import {
  type AcceptedCall,
  chaos,
  type FakeTelegram,
  type Person,
  type Seen,
  startFakeTelegram,
} from './fake-telegram/index.ts'
import type { NewFile } from './fake-telegram/world.ts'

export const BY = { actor: 'test', way: 'test' }

/** `2022-11-15 09:00`, in the agencies' own zone. */
export function at(text: string): Instant {
  const [day = '', time = '00:00'] = text.split(' ')
  return instantOf(day, time, ZONE)
}

/** The other way round, for what people are told: easier to read in a failure than milliseconds. */
export const clockWords = (instant: Instant): string => `${dayOf(instant, ZONE)} ${timeOf(instant, ZONE)}`

export interface Stage {
  readonly app: App
  readonly db: Db
  readonly engine: Engine
  readonly fake: FakeTelegram
  readonly clock: MovableClock
  readonly folder: string
  readonly files: FileStore
  /** What the parts reported as broken; a story that expects none ends with none. */
  readonly errors: unknown[]
  /** Reads a document of the repository and imports it. */
  load(path: string): Promise<Plan>
  loadText(text: string, name?: string): Promise<Plan>
  /** Activates, as the organizer's confirmation does. */
  activate(plan: Plan): ReturnType<typeof activatePlan>
  /** A new person who joins as organizer by a link, as it came from the command line. */
  organizer(name?: string): Promise<Person>
  /** A person (a new one where only a name is given) who joins for a unit of a plan by its one-time link. */
  contact(plan: Plan, unit: string, who?: string | Person): Promise<Person>
  /** A new person for every unit that is still without one, `without` left out; by the unit's name. */
  everybody(plan: Plan, without?: string[]): Promise<Map<string, Person>>
  /** Lets somebody join in a role of the installation. */
  invited(person: Person, role: 'organizer' | 'viewer'): Promise<void>
  unitId(plan: Plan, name: string): number
  /** What people did has come to the bot; whether it is handled is another matter. */
  taken(): Promise<void>
  /** Everything that people did is handled and everything that may go now has gone; receipts that gather included. */
  settle(): Promise<void>
  /** Moves the clock, living through all that happens on the way. */
  until(when: string): Promise<void>
  /** Moves the clock as downtime does: nothing runs on the way. */
  sleepUntil(when: string): Promise<void>
  /** Lets the clock move while the bot is stopped. */
  away(when: string): void
  /** Moves the clock while the platform does not answer: the bot runs, and nobody is waited for. */
  alone(when: string): Promise<void>
  /** Stops the bot as a service is stopped, and starts it on the same data. */
  restart(): Promise<void>
  stop(): Promise<void>
  start(): Promise<void>
  close(): Promise<void>
}

/** A platform beside the fake Bot API or in its place, and how it hangs together with the stage. */
export interface Platform {
  /** The channel over it, as every start of the bot makes one. */
  channel(parts: { db: Db; now: () => Instant; key: Uint8Array }): Channel
  /** Leads what it delivers to the bot. */
  deliversTo(door: (request: Request) => Promise<Response> | Response): void
  /** Whether something that people did has not reached the bot yet; looked at after everything that happens there. */
  pending(): boolean
  until(condition: () => boolean): Promise<void>
  close(): Promise<void>
}

export interface StageOptions {
  /** Which platforms there are, in the order of a configuration; Telegram alone where left out. */
  platforms?: (telegram: Platform, now: () => Instant) => Promise<Platform[]>
  /** Ports of the engine that a stage for Telegram alone has no use for. */
  parts?: Partial<Pick<EngineParts, 'pages' | 'inspectFile' | 'uploadMaxBytes'>>
  /** What may break on purpose: wraps the channel that the engine sees. */
  wrap?: (channel: Channel) => Channel
  /** Updates come to a webhook instead of being fetched. */
  webhook?: boolean
  /** A bad day from this seed: 429s, resets, duplicates. `npm run test:chaos` gives every stage one. */
  chaos?: number | null
}

/** The share of calls and updates that something befalls on a bad day. */
const CHAOS_SHARE = 0.2
/** Every stage of a run has its own day. */
let stages = 0
const dayOfRun = (): number | null => {
  const seed = process.env.DONDOC_TEST_CHAOS
  return seed ? Number(seed) + ++stages : null
}

/** @param from the clock's first moment, `2022-11-15 08:30` */
export async function openStage(from: string, options: StageOptions = {}): Promise<Stage> {
  const folder = mkdtempSync(join(tmpdir(), 'dondoc-stage-'))
  const clock = standingClock(at(from))
  const chaosSeed = options.chaos === undefined ? dayOfRun() : options.chaos
  const platform = await startFakeTelegram({ now: clock.now })
  const fake = chaosSeed === null ? platform : withoutMark(platform)
  const errors: unknown[] = []
  const random = countedRandom()
  let db = openDb(join(folder, 'dondoc.db'))
  if (chaosSeed !== null) fake.chaos(chaos(chaosSeed, CHAOS_SHARE, ({ method, args }) => isSentAgain(db, method, args)))
  let running: { engine: Engine; channels: Channel[] } | null = null
  let lastPerson = 0
  const telegram = telegramOver(fake, options)
  const platforms = options.platforms ? await options.platforms(telegram, clock.now) : [telegram]
  const files = createFiles(join(folder, 'files'))
  const key = createHash('sha256').update('stage').digest()

  function build() {
    const channels = platforms.map((platform) =>
      (options.wrap ?? ((c) => c))(unhurried(platform.channel({ db, now: clock.now, key }))),
    )
    const engine = createEngine({
      db,
      clock,
      realNow: clock.now,
      channels,
      files,
      language: 'vi',
      zone: ZONE,
      secret: key,
      random,
      readPlan: createReader({ timeoutMs: 20_000, memoryMb: 256 }),
      readSheet: createSheetReader({ timeoutMs: 20_000, memoryMb: 256 }),
      bearsMark: createMarkReader({ timeoutMs: 20_000, memoryMb: 256 }),
      onError: (error) => void errors.push(error),
      ...options.parts,
    })
    return { engine, channels }
  }

  async function start(): Promise<void> {
    const parts = build()
    running = parts
    recoverEngine(parts.engine)
    const routes = webhookRoutes(parts.channels.flatMap(({ webhook }) => webhook ?? []))
    for (const [i, platform] of platforms.entries()) {
      const { webhook } = parts.channels[i]!
      // A platform that knows its address by hand is led to the right one.
      platform.deliversTo((request) =>
        routes.fetch(webhook ? new Request(new URL(webhook.path, request.url), request) : request),
      )
    }
    for (const channel of parts.channels) await channel.start((update) => parts.engine.sinkOf(channel)(update))
    parts.engine.tick()
    await parts.engine.settle()
  }

  async function stop(): Promise<void> {
    if (!running) return
    await running.engine.dispatcher.stop()
    for (const channel of running.channels) await channel.stop()
    await running.engine.jobs.stop()
    running = null
  }

  const engine = () => {
    if (!running) throw new Error('the bot is not running')
    return running.engine
  }

  async function taken(): Promise<void> {
    for (const platform of platforms) await platform.until(() => !platform.pending())
  }

  async function drain(): Promise<void> {
    for (;;) {
      await taken()
      await engine().settle()
      if (platforms.every((platform) => !platform.pending())) return
    }
  }

  async function settle(): Promise<void> {
    await drain()
    // A receipt waits two seconds for the rest of an album.
    const soonest = (): number | null => {
      const times = [nextWaitingAt(db)].filter((time) => time !== null && time <= clock.now() + 3_000)
      // On a bad day a file that could not be fetched is tried again a little later, and later each time. What waits for
      // its own hour (leaving a group) is no part of settling.
      const job = chaosSeed === null ? null : nextTriedAgainAt(db)
      if (job !== null && job <= clock.now() + 20_000) times.push(job)
      return times.length === 0 ? null : Math.min(...times.filter((time) => time !== null))
    }
    for (let next = soonest(); next !== null; next = soonest()) {
      // What is due and yet waits, waits for a pause that the platform asked for.
      clock.moveTo(next > clock.now() ? next : clock.now() + 250)
      await drain()
    }
  }

  await start()
  const stage: Stage = {
    get app() {
      return engine().app
    },
    get engine() {
      return engine()
    },
    get db() {
      return db
    },
    fake,
    clock,
    folder,
    files,
    errors,
    load: async (path) => stage.loadText(readFileSync(new URL(`../../${path}`, import.meta.url), 'utf8'), path),
    async loadText(text, name = 'plan.txt') {
      const bytes = new TextEncoder().encode(text)
      const read = await readPlan(bytes, name)
      if (!read.ok) throw new Error(`not a plan: ${read.code}`)
      return importPlan(engine().app, read.plan, { bytes, name, lines: read.lines }, BY).plan
    },
    activate(plan) {
      const { app } = engine()
      return activatePlan(app, planById(app.db, plan.id)!, BY)
    },
    async organizer(name = 'Lê Thị Mai') {
      const person = fake.person(name)
      await stage.invited(person, 'organizer')
      return person
    },
    async contact(plan, unit, who) {
      const person = typeof who === 'object' ? who : fake.person(who ?? `Nguyễn Văn ${++lastPerson}`)
      const [line] = invite(engine().app, { role: 'unit', plan, unitIds: [stage.unitId(plan, unit)] }, true, BY)
      person.starts(payloadOf(line!.telegram))
      await settle()
      return person
    },
    async everybody(plan, without = []) {
      const { app } = engine()
      const taken = new Set(contactsOf(db, plan.id).map((c) => c.unitId))
      const left = without.map((name) => stage.unitId(plan, name))
      const unitIds = unitsOf(app, plan).filter((id) => !taken.has(id) && !left.includes(id))
      const people = new Map<string, Person>()
      for (const line of invite(app, { role: 'unit', plan, unitIds }, false, BY)) {
        const person = fake.person(`Đầu mối ${line.unit}`)
        person.starts(payloadOf(line.telegram))
        people.set(line.unit!, person)
      }
      await settle()
      return people
    },
    async invited(person, role) {
      const [line] = invite(engine().app, { role, plan: null }, true, BY)
      person.starts(payloadOf(line!.telegram))
      await settle()
    },
    unitId(plan, name) {
      const units = asUnits(db, unitsOf(engine().app, plan))
      const found = findUnit(name, units)
      if (!('found' in found)) throw new Error(`no unit ${name}`)
      return units.find((u) => u.key === found.found.key)!.id
    },
    taken,
    settle,
    async until(when) {
      const target = at(when)
      for (;;) {
        await settle()
        const next = engine().next()?.at ?? null
        const stop = next === null ? target : Math.min(target, Math.max(next, clock.now() + 1_000))
        if (stop >= target) break
        clock.moveTo(stop)
        engine().tick()
      }
      clock.moveTo(target)
      engine().tick()
      await settle()
    },
    async sleepUntil(when) {
      clock.moveTo(at(when))
      engine().tick()
      await settle()
    },
    away: (when) => clock.moveTo(at(when)),
    async alone(when) {
      clock.moveTo(at(when))
      engine().tick()
      await engine().settle()
    },
    async restart() {
      await stop()
      await stage.start()
    },
    stop,
    async start() {
      db.$client.close()
      db = openDb(join(folder, 'dondoc.db'))
      await start()
      await settle()
    },
    async close() {
      await stop()
      db.$client.close()
      for (const platform of platforms) await platform.close()
      if (!platforms.includes(telegram)) await telegram.close()
      rmSync(folder, { recursive: true, force: true })
    },
  }
  return stage
}

/** The fake Bot API as one platform among others. */
function telegramOver(fake: FakeTelegram, { webhook }: StageOptions): Platform {
  return {
    channel: ({ now }) =>
      createTelegram({
        token: fake.token,
        apiRoot: fake.root,
        now,
        pollSeconds: 50,
        webhook: webhook ? { publicUrl: 'https://dondoc.example.gov.vn', secret: 'bi-mat' } : null,
        timeouts: { callMs: 2_000, uploadMs: 5_000 },
        // Waiting takes one turn of the event loop.
        pause: () => new Promise(setImmediate),
      }),
    deliversTo(door) {
      fake.proxy = door
    },
    pending: () => fake.updates.pending().length > 0,
    until: fake.until,
    close: fake.close,
  }
}

/** When the next job that failed before is tried again. */
const nextTriedAgainAt = (db: Db): number | null =>
  db
    .select({ at: min(jobs.notBefore) })
    .from(jobs)
    .where(and(eq(jobs.state, 'waiting'), gt(jobs.attempts, 0)))
    .get()?.at ?? null

const payloadOf = (link: string | null): string => {
  if (link === null) throw new Error('the bot has no name yet')
  return new URL(link).searchParams.get('start')!
}

/** The same channel without a pace: a story's clock stands still while messages go out. */
function unhurried(channel: Channel): Channel {
  const abilities = { ...channel.abilities, rate: { perSecond: 1e9, chatPauseMs: 0 } }
  return Object.create(channel, { abilities: { value: abilities } }) as Channel
}

/** One message at a time goes to a chat: whether the one under way is of a kind that goes out once more. */
function isSentAgain(db: Db, method: string, args: Record<string, unknown>): boolean {
  if (!method.startsWith('send')) return false
  const rows = db.select().from(outbox).where(eq(outbox.state, 'sending')).all()
  const row = rows.find(({ toChat }) => toChat === String(args.chat_id))
  if (!row || row.copies > 0) return false
  const kind = deliveryKind(row)
  return kind === 'assignment' || kind === 'receipt'
}

/** A second copy says that it is one; on a bad day that is as it should be, and stories are about the rest. */
function withoutMark(fake: FakeTelegram): FakeTelegram {
  const mark = `\n\n${createTexts('vi')('reminder-resent')}`
  const bare = <T extends { text: string | null }>(message: T): T =>
    ({ ...message, text: message.text?.replace(mark, '') ?? null }) as T
  const unmarked = <P extends { sees(): Seen[] }>(one: P): P =>
    Object.create(one, { sees: { value: () => one.sees().map(bare) } }) as P
  return Object.create(fake, {
    sent: { value: (chat?: string) => fake.sent(chat).map(bare) },
    person: { value: (...told: Parameters<FakeTelegram['person']>) => unmarked(fake.person(...told)) },
    group: { value: (title: string) => unmarked(fake.group(title)) },
  }) as FakeTelegram
}

/** Bytes that no two calls share and every run repeats. */
function countedRandom(): (bytes: number) => Uint8Array {
  let calls = 0
  return (bytes) => {
    const block = createHash('sha512').update(`random ${++calls}`).digest()
    return block.subarray(0, bytes)
  }
}

/** New messages that a person got, each with when and what; edits of the card left out. */
export const heard = (stage: Stage, person: { chat: string }, since: Instant = 0): { at: string; text: string }[] =>
  messages(stage, person, since).map((call) => ({ at: clockWords(call.at), text: call.text ?? '' }))

export const messages = (stage: Stage, person: { chat: string }, since: Instant = 0): AcceptedCall[] =>
  stage.fake.sent(person.chat).filter((call) => call.method !== 'editMessageText' && call.at >= since)

export const edits = (stage: Stage, person: { chat: string }): AcceptedCall[] =>
  stage.fake.sent(person.chat).filter((call) => call.method === 'editMessageText')

/** The newest message on a person's screen. */
export function last(person: Person): string {
  return person.sees().at(-1)?.text ?? ''
}

export const plansOf = (stage: Stage): Plan[] => allPlans(stage.db)

const listened = new WeakMap<object, number>()

/** Texts of the new messages that a person got since the last look. */
export function news(stage: Stage, person: { chat: string }): string[] {
  const all = messages(stage, person)
  const from = listened.get(person) ?? 0
  listened.set(person, all.length)
  return all.slice(from).map((call) => call.text ?? '')
}

/** A small file with bytes of its own; a Word document or a sheet is one indeed, as whoever looks into files will find. */
export const documentFile = (name: string, content = `nội dung của ${name}`): NewFile & { bytes: Buffer } => ({
  name,
  mime: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  bytes: bytesOf(name.slice(name.lastIndexOf('.') + 1).toLowerCase(), content),
})

function bytesOf(ending: string, content: string): Buffer {
  if (ending === 'docx') return officeOf({ folder: 'word', body: `<w:p><w:r><w:t>${content}</w:t></w:r></w:p>` })
  if (ending === 'xlsx')
    return officeOf({ folder: 'xl', parts: [{ name: 'docProps/app.xml', content: `<x>${content}</x>` }] })
  return Buffer.from(content)
}

/** Reminders and urgings that a person got, with when. */
export const reminders = (stage: Stage, person: { chat: string }): { at: Instant; text: string }[] =>
  messages(stage, person)
    .filter((call) => /\n(Nhắc: |Đề nghị khẩn trương: |Đề nghị xác nhận đã nhận nhiệm vụ theo)/.test(call.text ?? ''))
    .map((call) => ({ at: call.at, text: call.text ?? '' }))
