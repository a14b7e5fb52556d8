// The parts that live and rehearsal share, wired together: use cases, channels, delivery, jobs and the tick.

import type { App, ChannelInfo, Language, ReadOutcome, SheetOutcome } from './app/app.ts'
import { tellTrouble } from './app/channel-trouble.ts'
import { recoverSending } from './app/deliver.ts'
import { menuItems } from './app/menus.ts'
import { receive, retryInbox } from './app/receive.ts'
import { refreshDaily } from './app/refresh-cards.ts'
import { nextTick, remind } from './app/remind.ts'
import type { Channel, Sink } from './channels/channel.ts'
import type { Clock } from './clock.ts'
import { COMMANDS } from './commands/index.ts'
import { buildCalendar } from './core/calendar.ts'
import type { Inspection } from './core/inspection.ts'
import { DEFAULT_POLICY } from './core/reminders.ts'
import { dayOf, type Instant } from './core/time.ts'
import { createDispatcher, type Dispatcher } from './dispatcher.ts'
import type { FileStore } from './files.ts'
import { expectedHolidays } from './holidays.ts'
import { readDeadlines } from './intake/deadlines.ts'
import { createJobRunner, type JobRunner } from './jobs.ts'
import { draw } from './reports/draw.ts'
import { changes, type Db, transact } from './store/db.ts'
import { freeJobs, nextJobAt } from './store/jobs.ts'
import { nextWaitingAt } from './store/outbox.ts'
import { createTexts } from './texts/texts.ts'

export interface EngineParts {
  db: Db
  clock: Clock
  channels: readonly Channel[]
  files: FileStore
  language: Language
  /** How long a group may wait to be registered; the default where left out. */
  groupMinutes?: number
  /** The largest file that the upload page takes. */
  uploadMaxBytes?: number
  zone: string
  secret: Uint8Array
  random: (bytes: number) => Uint8Array
  readPlan: (bytes: Uint8Array, name: string) => Promise<ReadOutcome>
  /** The organizers' pages; left out where there are none. */
  pages?: { address: string | null; open: boolean }
  /** Left out where no sheet is ever sent. */
  readSheet?: (bytes: Uint8Array, name: string) => Promise<SheetOutcome>
  /** Left out where no file is ever sent. */
  bearsMark?: (bytes: Uint8Array, name: string) => Promise<boolean>
  /** Left out where files are not looked into. */
  inspectFile?: App['ports']['inspectFile']
  /** Channels that run in another process: a command beside the bot knows them from the settings. */
  accounts?: () => ChannelInfo[]
  onError: (error: unknown) => void
  /** Real time in milliseconds, by which platforms pace; the system's where left out. */
  realNow?: () => number
}

const NOT_INSPECTED: Inspection = { ok: true, kind: null, mime: 'application/octet-stream', flags: [], scan: null }

/** What the clock will bring. */
export interface NextThing {
  at: Instant
  what: 'message' | 'work' | 'reminder' | 'digest' | 'brief'
}

export interface Engine {
  app: App
  dispatcher: Dispatcher
  jobs: JobRunner
  sinkOf(channel: Channel): Sink
  /** What time brings: failed updates again, reminders, jobs, messages whose time has come. */
  tick(): void
  /** Everything that may go now is sent and done. */
  settle(): Promise<void>
  /** The next instant at which something happens by itself, and what. */
  next(): NextThing | null
}

/** Wires an engine; it starts nothing and opens no connection. */
export function createEngine(parts: EngineParts): Engine {
  const { db, clock, channels, onError } = parts
  let wake = () => {}
  const app: App = {
    db,
    now: clock.now,
    settings: {
      calendar: buildCalendar({ provisional: expectedHolidays, zone: parts.zone }),
      policy: DEFAULT_POLICY,
      language: parts.language,
      ...(parts.uploadMaxBytes === undefined ? {} : { uploadMaxBytes: parts.uploadMaxBytes }),
      ...(parts.groupMinutes === undefined ? {} : { groupWaitMs: parts.groupMinutes * 60_000 }),
    },
    nudge: () => wake(),
    ports: {
      random: parts.random,
      realNow: parts.realNow ?? Date.now,
      pages: parts.pages ?? null,
      secret: parts.secret,
      texts: createTexts,
      readPlan: parts.readPlan,
      readSheet: parts.readSheet ?? (async () => ({ ok: false, code: 'unsupported' })),
      bearsMark: parts.bearsMark ?? (async () => false),
      inspectFile: parts.inspectFile ?? (async () => NOT_INSPECTED),
      readDeadline: (text, documentDate, how) =>
        readDeadlines(text.normalize('NFC'), { documentDate, cell: how !== 'sentence' })[0]?.deadline ?? null,
      filePath: parts.files.path,
      draw,
      channels: () => [
        ...channels.map((c) => ({
          name: c.name,
          bot: c.bot,
          abilities: c.abilities,
          joinLink: c.joinLink,
          health: () => c.health().state,
        })),
        ...(channels.length === 0 ? (parts.accounts?.() ?? []) : []),
      ],
      menu: (role, language) => menuItems(COMMANDS, role, createTexts(language)),
    },
  }
  const dispatcher = createDispatcher({
    app,
    channels,
    realNow: parts.realNow ?? Date.now,
    speed: clock.speed,
    onError,
  })
  const jobs = createJobRunner({ app, channels, files: parts.files, onError })
  // A command beside the bot has no channel: it only writes, and the bot sends and works.
  const beside = channels.length === 0
  wake = () => {
    if (beside) return
    dispatcher.nudge()
    queueMicrotask(() => void jobs.run().catch(onError))
  }

  let reminded = { at: '', next: 0 }
  let refreshed = ''

  return {
    app,
    dispatcher,
    jobs,
    sinkOf: (channel) => (update) => {
      // On a drill's clock people act on that clock: the platform's date would make everything late or early.
      const inbound = update.inbound && clock.drill ? { ...update.inbound, at: clock.now() } : update.inbound
      receive(app, { channel: channel.name, bot: channel.bot }, { ...update, inbound }, COMMANDS, onError)
    },
    tick() {
      retryInbox(app, COMMANDS, onError)
      const today = dayOf(clock.now(), parts.zone)
      if (today !== refreshed) transact(db, () => refreshDaily(app))
      refreshed = today
      tellTrouble(
        app,
        channels.map((c) => ({ name: c.name, bot: c.bot, health: c.health() })),
      )
      // Reminders depend on the rows and the clock alone: while neither brought anything new there is nothing to read.
      const before = changes(db)
      if (before !== reminded.at || clock.now() >= reminded.next) {
        remind(app)
        const after = changes(db)
        reminded = { at: after, next: before === after ? (nextTick(app)?.at ?? Number.POSITIVE_INFINITY) : 0 }
      }
      wake()
    },
    async settle() {
      // A message can bring a job, and a job a message; both end.
      for (let round = 0; round < 50; round++) {
        await jobs.run()
        await dispatcher.idle()
        const message = nextWaitingAt(db)
        const job = nextJobAt(db)
        if ((message === null || message > clock.now()) && (job === null || job > clock.now())) return
      }
    },
    next() {
      const message = nextWaitingAt(db)
      const work = nextJobAt(db)
      const things: (NextThing | null)[] = [
        message === null ? null : { at: message, what: 'message' },
        work === null ? null : { at: work, what: 'work' },
        nextTick(app),
      ]
      return things.reduce((first, thing) => (thing && (first === null || thing.at < first.at) ? thing : first), null)
    },
  }
}

/** At start, before anything is received: what a dead process left is made whole. */
export function recoverEngine(engine: Engine): void {
  freeJobs(engine.app.db)
  recoverSending(engine.app)
}
