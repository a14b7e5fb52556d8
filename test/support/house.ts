// A bot for tests of use cases: the real engine on real SQLite, a channel in memory whose answers are scripted, a clock moved by hand.
import { createHash } from 'node:crypto'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { eq } from 'drizzle-orm'
import { onTestFinished } from 'vitest'
import { activatePlan } from '../../src/app/activate-plan.ts'
import type { App } from '../../src/app/app.ts'
import { importPlan } from '../../src/app/import-plan.ts'
import { loadWorld, type Share } from '../../src/app/world.ts'
import type { Abilities, Channel, FetchResult, Inbound, Outgoing, SendResult } from '../../src/channels/channel.ts'
import { type MovableClock, standingClock } from '../../src/clock.ts'
import type { Deadline, PlanAssignment, PlanDocument } from '../../src/core/plan-document.ts'
import { type Instant, instantOf, ZONE } from '../../src/core/time.ts'
import { findUnit } from '../../src/core/units.ts'
import { createEngine, type Engine, type EngineParts } from '../../src/engine.ts'
import { createFiles, type FileStore, memoryFiles } from '../../src/files.ts'
import { seat } from '../../src/seats.ts'
import { type Db, openDb } from '../../src/store/db.ts'
import type { OutboxRow } from '../../src/store/outbox.ts'
import { asUnits, type Plan, planById, type Task, tasksOf } from '../../src/store/plans.ts'
import { outbox } from '../../src/store/schema.ts'

export const BY = { actor: 'test', way: 'test' }
export const SECRET = createHash('sha256').update('house').digest()

/** `2022-11-15 09:00`, in the agencies' own zone. */
export function at(text: string): Instant {
  const [day = '', time = '00:00'] = text.split(' ')
  return instantOf(day, time, ZONE)
}

/** A folder that is gone when the test is over. */
export function ownFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'dondoc-test-'))
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }))
  return folder
}

/** "Trước ngày …", "chậm nhất ngày …", "ngày …". */
export const onDate = (date: string, bound: Deadline['bound'] = 'by'): Deadline => ({
  text: `ngày ${date}`,
  bound,
  kind: 'date',
  date,
  time: null,
  from: null,
})

/** So many days before the event (negative), or after it. */
export const daysFromEvent = (days: number): Deadline => ({
  text: `${days} ngày`,
  bound: 'by',
  kind: 'relative',
  days,
  unit: 'day',
  time: null,
  anchor: 'event',
})

/** A task of a document; what a test is not about is as plain as can be. */
export const entry = (unit: string, task: string, more: Partial<PlanAssignment> = {}): Partial<PlanAssignment> => ({
  unit,
  task,
  ...more,
})

export interface DocumentOptions extends Partial<Omit<PlanDocument, 'assignments' | 'event'>> {
  event?: Partial<NonNullable<PlanDocument['event']>> | null
}

/** A plan document; tasks get the ids `III.1`, `III.2` … */
export function planDocument(tasks: Partial<PlanAssignment>[], more: DocumentOptions = {}): PlanDocument {
  const { event, ...rest } = more
  return {
    number: '12/KH-BNV',
    issuer: 'Bộ Nội vụ',
    place: 'Hà Nội',
    date: '2022-11-10',
    title: 'Tổ chức Hội nghị sơ kết',
    event:
      event === null
        ? null
        : {
            name: 'Hội nghị sơ kết',
            form: 'online',
            date: '2022-11-30',
            time: '08:00',
            window: null,
            venues: [],
            chair: null,
            expectedAttendees: null,
            ...event,
          },
    agenda: [],
    recipients: [],
    suggestions: [],
    signatory: null,
    amends: null,
    questions: [],
    ...rest,
    assignments: tasks.map((task, i) => ({
      id: `III.${i + 1}`,
      unit: 'Văn phòng Bộ',
      group: false,
      members: [],
      role: 'lead',
      coordinators: [],
      executor: null,
      task: `Nhiệm vụ thứ ${i + 1}`,
      deliverables: [],
      deadline: null,
      moreDeadlines: [],
      deliverTo: null,
      sameAs: null,
      source: { section: 'III', line: i + 1 },
      questions: [],
      ...task,
    })),
  }
}

export interface Sent extends Outgoing {
  bot: string
  at: Instant
}

/** A channel in memory: what it was given, and what it answers. */
export interface FakeChannel extends Channel {
  readonly sent: Sent[]
  /** What the next sends come to; `ok` where nothing is scripted. */
  answers: ((message: Outgoing) => SendResult | Promise<SendResult> | undefined)[]
  /** Asked for every send that no answer of the list is for. */
  always: ((message: Outgoing) => SendResult | undefined) | null
  fetches: (() => { bytes: Uint8Array } | Exclude<FetchResult, { ok: true }>)[]
  state: ReturnType<Channel['health']>
}

export function fakeChannel(name: Channel['name'], bot: string, now: () => Instant, more: Partial<Abilities> = {}) {
  let counter = 0
  const channel: FakeChannel = {
    name,
    bot,
    abilities: {
      buttons: true,
      edit: true,
      inboundFiles: true,
      maxFile: 1_000_000,
      maxText: 4096,
      proactive: 'always',
      rate: { perSecond: 1e9, chatPauseMs: 0 },
      ...more,
    },
    sent: [],
    answers: [],
    always: null,
    fetches: [],
    state: { state: 'ok' },
    start: async () => {},
    stop: async () => {},
    async send(message) {
      const answer = (await channel.answers.shift()?.(message)) ?? channel.always?.(message)
      if (answer && !answer.ok) return answer
      channel.sent.push({ ...message, bot, at: now() })
      return answer ?? { ok: true, messageId: `${bot}-${++counter}` }
    },
    async fetchFile(_file, limit, write) {
      const next = channel.fetches.shift()?.() ?? { ok: false as const, error: 'temporary' as const, code: 'none' }
      if ('ok' in next) return next
      if (next.bytes.length > limit) return { ok: false, error: 'too_large', code: 'too_large' }
      for (let i = 0; i < next.bytes.length; i += 7) write(next.bytes.subarray(i, i + 7))
      return { ok: true, bytes: next.bytes.length }
    },
    setMenu: async () => true,
    leave: async () => true,
    joinLink: (payload) => `https://t.me/${bot}?start=${payload}`,
    health: () => channel.state,
  }
  return channel
}

export interface House {
  app: App
  db: Db
  engine: Engine
  clock: MovableClock
  /** The first of {@link channels}. */
  channel: FakeChannel
  channels: FakeChannel[]
  files: FileStore
  errors: unknown[]
  load(document: PlanDocument, name?: string, lines?: string[]): ReturnType<typeof importPlan>
  activate(plan: Plan): ReturnType<typeof activatePlan>
  /** The plan as it is now. */
  fresh(plan: Plan): Plan
  organizer(chat?: string): number
  /** A contact of a unit of the plan, by any of the unit's names. @returns the person's id */
  contact(plan: Plan, unit: string, chat?: string): number
  unitId(plan: Plan, name: string): number
  task(plan: Plan, ref: string): Task
  /** Lead shares of a plan (or of one task). */
  shares(plan: Plan, ref?: string): Share[]
  settle(): Promise<void>
  /** Moves the clock, living through what happens on the way. */
  until(when: string): Promise<void>
  /** What arrived in a chat as a new message, markup left in. */
  heard(chat: string): string[]
  /** Forgets what arrived so far. */
  quiet(): void
  rows(kind?: string): OutboxRow[]
  /** Somebody does something in a chat. */
  does(chat: string, content: Inbound['content'], more?: Partial<Inbound>): Promise<void>
}

export interface HouseOptions {
  /** A data folder; in memory where left out. */
  folder?: string
  channels?: (now: () => Instant) => FakeChannel[]
  /** Ports of the engine that a test is about. */
  parts?: Partial<Pick<EngineParts, 'pages' | 'bearsMark' | 'inspectFile' | 'uploadMaxBytes'>>
}

/** @param from the clock's first moment, `2022-11-15 08:30` */
export function openHouse(from = '2022-11-14 08:30', options: HouseOptions = {}): House {
  const clock = standingClock(at(from))
  const db = openDb(options.folder ? join(options.folder, 'dondoc.db') : ':memory:')
  const channels = options.channels?.(clock.now) ?? [fakeChannel('telegram', 'bot', clock.now)]
  const channel = channels[0]!
  const files = options.folder ? createFiles(join(options.folder, 'files')) : memoryFiles()
  const errors: unknown[] = []
  let calls = 0
  const engine = createEngine({
    db,
    clock,
    realNow: clock.now,
    channels,
    files,
    language: 'vi',
    zone: ZONE,
    secret: SECRET,
    random: (bytes) =>
      createHash('sha512')
        .update(`${options.folder ?? 'memory'} ${++calls}`)
        .digest()
        .subarray(0, bytes),
    readPlan: async () => ({ ok: false, code: 'unsupported' }),
    onError: (error) => void errors.push(error),
    ...options.parts,
  })
  onTestFinished(async () => {
    await engine.dispatcher.stop()
    if (db.$client.open) db.$client.close()
  })
  const { app } = engine
  let updates = 0
  const house: House = {
    app,
    db,
    engine,
    clock,
    channel,
    channels,
    files,
    errors,
    load: (document, name = 'plan.json', lines) =>
      importPlan(
        app,
        document,
        { bytes: new TextEncoder().encode(JSON.stringify(document)), name, ...(lines ? { lines } : {}) },
        BY,
      ),
    activate: (plan) => activatePlan(app, house.fresh(plan), BY),
    fresh: (plan) => planById(db, plan.id)!,
    organizer: (chat = 'organizer') => seat(app, channel, { kind: 'organizer', chat, name: null }),
    contact: (plan, unit, chat = unit) =>
      seat(app, channel, { kind: 'unit', chat, unitId: house.unitId(plan, unit), planId: plan.id, name: chat }),
    unitId(plan, name) {
      const ids = new Set(loadWorld(app, plan.id).shares.map((s) => s.row.unitId))
      const units = asUnits(db, [...ids])
      const found = findUnit(name, units)
      if (!('found' in found)) throw new Error(`no unit ${name} among ${units.map((u) => u.name).join('; ')}`)
      return units.find((u) => u.key === found.found.key)!.id
    },
    task(plan, ref) {
      const task = tasksOf(db, plan.id, true).find((t) => t.ref === ref)
      if (!task) throw new Error(`no task ${ref}`)
      return task
    },
    shares: (plan, ref) =>
      loadWorld(app, plan.id).shares.filter((s) => s.row.role === 'lead' && (ref === undefined || s.task.ref === ref)),
    settle: () => engine.settle(),
    async until(when) {
      const target = at(when)
      for (;;) {
        await engine.settle()
        const next = engine.next()?.at ?? null
        if (next === null || next > target) break
        clock.moveTo(Math.max(next, clock.now() + 1))
        engine.tick()
      }
      clock.moveTo(target)
      engine.tick()
      await engine.settle()
    },
    heard: (chat) => channel.sent.filter((m) => m.chat === chat && m.edit === null).map((m) => m.html),
    quiet: () => void channels.forEach((c) => void c.sent.splice(0)),
    rows: (kind) =>
      db
        .select()
        .from(outbox)
        .where(kind === undefined ? undefined : eq(outbox.kind, kind))
        .all(),
    async does(chat, content, more = {}) {
      const updateId = String(++updates)
      engine.sinkOf(channel)({
        updateId,
        raw: { updateId, content },
        inbound: {
          updateId,
          at: clock.now(),
          chat: { id: chat, private: true },
          sender: { id: chat, name: chat, language: null },
          messageId: `in-${updateId}`,
          answers: null,
          content,
          ...more,
        },
      })
      await engine.settle()
    },
  }
  return house
}

/** The names of the units that owe a task, in their order. */
export const unitNames = (shares: Share[]): string[] => shares.map((s) => s.unit.name)
