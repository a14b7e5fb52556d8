// The rehearsal behind its page: seats, a clock to move, a plan to replace; everything else is the real engine.
import { rmSync } from 'node:fs'
import { join } from 'node:path'
import { type App, type By, tell } from './app/app.ts'
import { SHEET_NAME } from './app/contacts-arrive.ts'
import { importPlan, samePlan } from './app/import-plan.ts'
import { unitsOf } from './app/invite.ts'
import { arrivalOf } from './app/letter-offer.ts'
import { contactsByUnit, isOpen, lightFor, planFacts, taskLines, totalsOf } from './app/plan-facts.ts'
import { loadWorld, type Share, type World } from './app/world.ts'
import type { BrowserDesk } from './channels/browser/index.ts'
import { type Channel, plainText } from './channels/channel.ts'
import { type MovableClock, runningClock } from './clock.ts'
import { sentenceFor } from './command-line/shell.ts'
import type { Config } from './config.ts'
import { isWorkingTime } from './core/calendar.ts'
import { isContactSheet } from './core/contact-sheet.ts'
import type { TaskLine } from './core/notice.ts'
import { deadlineWords, eventDateWords, lightWords, planName } from './core/render.ts'
import { type Light, worst } from './core/status.ts'
import { dayOf, HOUR, type Instant, instantOf } from './core/time.ts'
import { createEngine, type Engine, recoverEngine } from './engine.ts'
import { createFiles, type FileStore } from './files.ts'
import { pageWords } from './http/client/words.ts'
import type { HealthPort } from './http/health.ts'
import type { OrganizerPort } from './http/organizer/port.ts'
import type { Overview, RehearsalControl, Seat } from './http/rehearsal-port.ts'
import type { UploadPort } from './http/upload/port.ts'
import type { Inspect } from './inspect/inspector.ts'
import type { ReadResult } from './intake/read-result.ts'
import type { SheetResult } from './intake/read-sheet.ts'
import { keepBytes } from './keep-bytes.ts'
import { bringRead } from './organizer-pages.ts'
import { seat } from './seats.ts'
import { type Db, openDb } from './store/db.ts'
import { counts } from './store/outbox.ts'
import { identityByOutside } from './store/people.ts'
import { allPlans, latestVersion, type Plan, unitById } from './store/plans.ts'
import { createTexts } from './texts/texts.ts'
import { startOf } from './timeline.ts'
import { uploadPages } from './upload-pages.ts'

export interface DeskParts {
  config: Config
  folder: string
  /** What people talk on. */
  channel: Channel
  /** The page's desk, also where the channel is a terminal (then unused). */
  browser: BrowserDesk
  random: (bytes: number) => Uint8Array
  readPlan: (bytes: Uint8Array, name: string) => Promise<ReadResult>
  readSheet: (bytes: Uint8Array, name: string) => Promise<SheetResult>
  bearsMark: (bytes: Uint8Array, name: string) => Promise<boolean>
  /** Left out where files are not looked into. */
  inspectFile?: Inspect
  onError: (error: unknown) => void
}

export interface Desk {
  now(): Instant
  open(document: { name: string; bytes: Uint8Array }): Promise<void>
  close(): Promise<void>
  control: RehearsalControl
  /** The organizers' pages on the same database and clock. */
  pages: OrganizerPort
  /** The page for handing in, on the same database and clock. */
  uploads: UploadPort
  health(version: string): HealthPort
}

const BY: By = { actor: 'rehearsal', way: 'rehearsal' }
const ORGANIZER = 'organizer'
const DAY = 24 * HOUR

interface Stage {
  db: Db
  clock: MovableClock
  engine: Engine
  files: FileStore
}

export function createDesk(parts: DeskParts): Desk {
  const { config, channel, browser } = parts
  const t = createTexts(config.language)
  let stage: Stage | null = null
  let document: { name: string; bytes: Uint8Array } | null = null
  let timer: NodeJS.Timeout | null = null
  let moving: Promise<unknown> = Promise.resolve()
  const listeners = new Set<() => void>()
  const changed = () => {
    for (const listener of listeners) listener()
  }
  const now = (): Instant => stage?.clock.now() ?? Date.now()
  const current = (): Stage => {
    if (!stage) throw new Error('the rehearsal is not open')
    return stage
  }

  /** Acts on the page come one after the other: a clock that moves is not overtaken by a press. */
  function inTurn<T>(work: () => Promise<T>): Promise<T> {
    const result = moving.then(work)
    moving = result.catch(() => undefined)
    return result
  }

  async function open(fresh: { name: string; bytes: Uint8Array }): Promise<void> {
    const read = await parts.readPlan(fresh.bytes, fresh.name)
    if (!read.ok) throw new Error(read.code)
    await begin(fresh, read)
  }

  async function begin(
    fresh: { name: string; bytes: Uint8Array },
    read: Extract<ReadResult, { ok: true }>,
  ): Promise<void> {
    await end()
    for (const name of ['dondoc.db', 'dondoc.db-wal', 'dondoc.db-shm', 'files'])
      rmSync(join(parts.folder, name), { recursive: true, force: true })
    document = fresh
    const clock = runningClock(startOf(read.plan, { zone: config.timezone }))
    const db = openDb(join(parts.folder, 'dondoc.db'))
    const files = createFiles(join(parts.folder, 'files'))
    const engine = createEngine({
      db,
      clock,
      channels: [channel],
      files,
      language: config.language,
      zone: config.timezone,
      secret: parts.random(32),
      random: parts.random,
      readPlan: parts.readPlan,
      pages: { address: `http://${config.http.hostname}:${config.http.port}`, open: true },
      readSheet: parts.readSheet,
      bearsMark: parts.bearsMark,
      ...(parts.inspectFile ? { inspectFile: parts.inspectFile } : {}),
      onError: parts.onError,
    })
    stage = { db, clock, engine, files }
    recoverEngine(engine)
    browser.clear()
    const { plan } = importPlan(engine.app, read.plan, { ...fresh, lines: read.lines }, BY)
    keepBytes(engine.app, files, fresh.bytes)
    const organizer = seat(engine.app, channel, {
      kind: 'organizer',
      chat: ORGANIZER,
      name: planFacts(engine.app, plan).organizer,
    })
    browser.open(ORGANIZER, planFacts(engine.app, plan).organizer)
    seatUnits()
    await channel.start(engine.sinkOf(channel))
    tell(engine.app, { lane: 'reply', personId: organizer }, { kind: 'understood', plan: plan.id, page: 1 })
    await engine.settle()
    timer = setInterval(() => void inTurn(pulse).catch(parts.onError), 1000)
    timer.unref()
    changed()
  }

  async function pulse(): Promise<void> {
    const next = stage?.engine.next()?.at ?? null
    if (next === null || next > now()) return
    current().engine.tick()
    await current().engine.settle()
    seatUnits()
    changed()
  }

  async function end(): Promise<void> {
    if (timer) clearInterval(timer)
    timer = null
    if (!stage) return
    await channel.stop()
    await stage.engine.dispatcher.stop()
    stage.db.$client.close()
    stage = null
  }

  /** Everybody who has something to do sits at the table; units named later join when they are named. */
  function seatUnits(): void {
    const { engine } = current()
    for (const plan of allPlans(engine.app.db))
      for (const unitId of unitsOf(engine.app, plan)) {
        const chat = seatOf(plan, unitId)
        seat(engine.app, channel, { kind: 'unit', chat, unitId, planId: plan.id, name: null })
        browser.open(chat, unitById(engine.app.db, unitId)?.name ?? null)
      }
  }

  const seatOf = (plan: Plan, unitId: number): string => `${plan.shortId}-${unitId}`

  /** After an act at a seat, what it brought about is sent before the page is told. */
  async function after(): Promise<void> {
    const { engine } = current()
    await engine.settle()
    // A receipt gathers the files of a few seconds; on the page nobody waits for it.
    const next = engine.next()?.at ?? null
    if (next !== null && next - now() <= 5_000) {
      current().clock.moveTo(next)
      engine.tick()
      await engine.settle()
    }
    seatUnits()
    await engine.settle()
    changed()
  }

  async function moveTo(target: Instant): Promise<void> {
    const { clock, engine } = current()
    for (;;) {
      const next = engine.next()?.at ?? null
      if (next === null || next > target) break
      clock.moveTo(next)
      engine.tick()
      await engine.settle()
    }
    clock.moveTo(target)
    engine.tick()
    await engine.settle()
    changed()
  }

  const world = (): { plan: Plan; world: World } | null => {
    const plan = stage ? allPlans(stage.db).at(-1) : undefined
    return plan ? { plan, world: loadWorld(current().engine.app, plan.id) } : null
  }

  function seats(): Seat[] {
    if (!stage) return []
    const { app } = stage.engine
    const list: Seat[] = []
    for (const plan of allPlans(stage.db)) {
      const all = loadWorld(app, plan.id)
      const facts = planFacts(app, plan)
      if (list.length === 0)
        list.push({
          id: ORGANIZER,
          title: facts.organizer,
          role: 'organizer',
          unread: browser.unread(ORGANIZER),
          joined: true,
          state: '',
        })
      for (const unitId of unitsOf(app, plan)) {
        const own = all.shares.filter((s) => s.row.unitId === unitId && s.row.role === 'lead')
        const first = own.find(isOpen) ?? own[0]
        const id = seatOf(plan, unitId)
        list.push({
          id,
          title: first?.executor?.name ?? unitById(app.db, unitId)?.name ?? '',
          role: 'contact',
          unread: browser.unread(id),
          joined: true,
          state: plainText(stateOf(app, all, own)),
        })
      }
    }
    return list
  }

  /** Where a unit stands in a few words: its most pressing item. */
  function stateOf(app: App, all: World, own: Share[]): string {
    if (own.length === 0) return t('seat-helping')
    const told = own.filter((s) => s.life.announcedAt !== null)
    if (told.length === 0) return t('state-waiting')
    return lightWords(worst(told.map((s) => lightFor(app, all, s))), t)
  }

  const control: RehearsalControl = {
    language: config.language,
    words: pageWords((key) => t(key)),
    zone: config.timezone,
    now,
    hours() {
      const { calendar } = current().engine.app.settings
      const off = calendar.dayOff(dayOf(now(), calendar.zone))
      return { working: isWorkingTime(calendar, now()), note: off === null || off.kind === 'weekend' ? null : off.name }
    },
    nextAt() {
      if (!stage) return null
      const next = stage.engine.next()
      return next && { at: Math.max(next.at, now()), what: plainText(t(`next-${next.what}`)) }
    },
    planName: () => {
      const at = world()
      return at ? plainText(planName(planFacts(current().engine.app, at.plan), t)) : null
    },
    seats,
    chat: (id) => browser.chat(id),
    markRead: (id) => browser.markRead(id),
    file: (id) => browser.file(id),
    say: (id, text) => inTurn(async () => act(() => browser.say(id, text))),
    press: (id, messageId, data) => inTurn(async () => act(() => browser.press(id, messageId, data))),
    upload: (id, name, bytes, caption, album) =>
      inTurn(async () => act(() => browser.upload(id, name, bytes, caption, album))),
    advance: (by) =>
      inTurn(async () => {
        const next = current().engine.next()?.at ?? null
        const target =
          by === 'hour' ? now() + HOUR : by === 'day' ? nextMorning(now(), config.timezone) : (next ?? now())
        await moveTo(Math.max(target, now()))
        return now()
      }),
    loadPlan: (name, bytes) =>
      inTurn(async () => {
        if (await isContacts(bytes, name)) {
          // A list of contacts is no plan to begin anew with: it is sent to the bot, as the organizer would.
          await act(() => browser.upload(ORGANIZER, name, bytes, null, null))
          return { ok: false as const, sentence: plainText(t('rehearsal-contacts-sent')) }
        }
        const read = await parts.readPlan(bytes, name)
        if (!read.ok) return { ok: false as const, sentence: sentenceFor({ config }, read.code, read.detail) }
        await begin({ name, bytes }, read)
        return { ok: true as const }
      }),
    reset: () =>
      inTurn(async () => {
        if (document) await open(document)
      }),
    overview: () => overviewOf(world()),
    subscribe(listener) {
      listeners.add(listener)
      const off = browser.subscribe(listener)
      return () => {
        listeners.delete(listener)
        off()
      }
    },
  }

  const pages: OrganizerPort = {
    language: config.language,
    app: () => stage?.engine.app ?? null,
    act: (work) =>
      inTurn(async () => {
        const result = work(current().engine.app)
        await after()
        return result
      }),
    seated: (app) => identityByOutside(app.db, channel.name, channel.bot, ORGANIZER)?.personId ?? null,
    publicUrl: null,
    bring: (name, bytes, visitor) =>
      inTurn(async () => {
        const read = await parts.readPlan(bytes, name)
        if (!read.ok) return { ok: false as const, sentence: sentenceFor({ config }, read.code, read.detail) }
        const { app } = current().engine
        // What changes the plan at the table is offered or compared; another plan takes the table, and the clock with it.
        if (samePlan(app, read.plan) || arrivalOf(app, read.plan).kind !== 'plan') {
          const brought = bringRead({ config, files: current().files }, app, { ...read, bytes, name }, visitor)
          await after()
          return brought
        }
        await begin({ name, bytes }, read)
        const plan = allPlans(current().engine.app.db).at(-1)
        return { ok: true as const, kind: 'new' as const, plan: plan?.shortId ?? '' }
      }),
  }

  const uploads = uploadPages(config, {
    app: pages.app,
    files: () => current().files,
    act: pages.act,
    local: true,
  })

  async function isContacts(bytes: Uint8Array, name: string): Promise<boolean> {
    if (!SHEET_NAME.test(name)) return false
    const sheet = await parts.readSheet(bytes, name)
    return sheet.ok && isContactSheet(sheet.sheets)
  }

  async function act(what: () => ReturnType<BrowserDesk['say']>): Promise<ReturnType<BrowserDesk['say']>> {
    const result = what()
    await after()
    return result
  }

  function overviewOf(at: { plan: Plan; world: World } | null): Overview {
    if (!at) return { plan: null, totals: [], questions: [], tasks: [] }
    const { app } = current().engine
    const contacts = contactsByUnit(app, at.plan.id)
    const facts = planFacts(app, at.plan)
    const words = (html: string) => plainText(html)
    const totals = totalsOf(app, at.world, contacts)
    const version = latestVersion(app.db, at.plan.id)?.document
    return {
      plan: {
        number: facts.number,
        title: facts.title,
        facts: [
          { label: words(t('overview-event')), value: words(eventDateWords(facts.event, t)) },
          { label: words(t('overview-organizer')), value: facts.organizer },
          ...(facts.event.venues.length > 0
            ? [{ label: words(t('overview-venue')), value: facts.event.venues.join('; ') }]
            : []),
        ],
      },
      totals: [
        { label: words(t('overview-assignments')), value: String(totals.assignments) },
        { label: words(t('overview-acknowledged')), value: String(totals.acknowledged) },
        { label: words(t('overview-submitted')), value: String(totals.submitted) },
        { label: words(t('overview-done')), value: String(totals.onTime + totals.late) },
        { label: words(t('overview-overdue')), value: String(totals.overdue) },
      ],
      questions: version?.questions.map((q) => ({ line: q.line, message: q.message })) ?? [],
      tasks: taskLines(app, at.world, contacts).map((line) => overviewTask(line, facts.event.name)),
    }
  }

  function overviewTask(line: TaskLine, event: string | null): Overview['tasks'][number] {
    const light = line.light
    return {
      ref: line.ref,
      task: line.task,
      unit: line.executor ? `${line.executor} (${line.unit})` : line.unit,
      deadline: plainText(deadlineWords(line.deadline, t, { event })),
      light: light === null ? 'quiet' : (COLOURS[light] ?? 'quiet'),
      lightWords: light === null ? '' : plainText(lightWords(light, t)),
      done: line.done,
      submitted: line.submitted,
      of: line.of,
      note: line.waiting ? plainText(line.waiting.message) : null,
    }
  }

  return {
    now,
    open,
    close: end,
    control,
    pages,
    uploads,
    health: (version) => {
      const started = Date.now()
      return {
        health: () => ({
          version,
          uptime: Math.floor((Date.now() - started) / 1000),
          outbox: stage ? counts(stage.db) : { waiting: 0, ambiguous: 0 },
          channels: [{ name: channel.name, state: channel.health().state === 'down' ? 'down' : 'ok' }],
          clockDoubted: false,
        }),
        metrics: () => [],
      }
    },
  }
}

const COLOURS: Partial<Record<Light, Overview['tasks'][number]['light']>> = {
  overdue: 'bad',
  due_today: 'soon',
  due_soon: 'soon',
  returned: 'soon',
  submitted: 'waiting',
  done_on_time: 'good',
  done_late: 'good',
  declined: 'quiet',
}

/** A day on is the next morning at 07:30: what happens at 08:00 is then seen coming. */
const nextMorning = (at: Instant, zone: string): Instant => instantOf(dayOf(at + DAY, zone), '07:30', zone)
