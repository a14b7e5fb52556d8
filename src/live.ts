// The composition root of the running bot: config → store → lock → channels → scheduler → http; stopped in reverse.
import cron from 'node-cron'
import { forgetAccounts, keepAccount, keepWarnings } from './accounts.ts'
import type { Channel } from './channels/channel.ts'
import type { Config } from './config.ts'
import { type Engine, recoverEngine } from './engine.ts'
import { sweepFiles } from './file-sweep.ts'
import { labelsOf, quotasOf, reportedQuota, trafficMetrics, warningMetrics } from './health-accounts.ts'
import { pageWords } from './http/client/words.ts'
import type { HealthPort } from './http/health.ts'
import { createHttp, type HttpServer } from './http/server.ts'
import { webhookRoutes } from './http/webhooks.ts'
import { type Installation, openInstallation } from './installation.ts'
import { channelsOf } from './live-channels.ts'
import { createLog, logError } from './log.ts'
import { livePages } from './organizer-pages.ts'
import { dataVersion } from './store/db.ts'
import { takeLock } from './store/lock.ts'
import { counts } from './store/outbox.ts'
import { createTexts } from './texts/texts.ts'
import { uploadPages } from './upload-pages.ts'

export interface Running {
  address: string
  stop(): Promise<void>
}

/** Another process holds the data folder. */
export class AlreadyRunning extends Error {}

/** Starts the bot on its data folder. @throws AlreadyRunning, DatabaseError */
export async function startLive(config: Config, version: string): Promise<Running> {
  const log = createLog(config.log)
  const onError = logError(log)
  const lock = takeLock(config.data)
  if (!lock) throw new AlreadyRunning()
  const installation = openInstallation(
    config,
    channelsOf(config, (line) => log.info(line)),
    onError,
  )
  const { engine, channels } = installation
  if (installation.clock.drill)
    log.warn({ clock: new Date(installation.clock.now()).toISOString() }, 'running on a drill clock')
  const laidAside = sweepFiles(installation.db, installation.files, Date.now())
  if (laidAside > 0) log.warn({ files: laidAside }, 'files without a row were laid aside')
  recoverEngine(engine)
  const started = Date.now()
  const http = createHttp({
    listen: config.http,
    health: healthOf(installation, channels, version, started),
    front: { kind: 'idle', language: config.language, words: wordsOf(config.language) },
    organizer: livePages(config, installation.engine.app, installation.files),
    uploads: uploadPages(config, {
      app: () => engine.app,
      files: () => installation.files,
      act: async (work) => work(engine.app),
      local: false,
    }),
    routes: webhookRoutes(channels.flatMap(({ webhook }) => webhook ?? [])),
    onError,
  })
  const address = await http.start()
  const scheduler = schedule(engine, installation, onError)
  void startChannels(channels, engine, installation, onError)
  engine.tick()
  log.info({ address, channels: channels.map((c) => c.name) }, 'started')
  return { address, stop: () => stopAll({ scheduler, channels, engine, http, installation, lock }) }
}

/** Each for itself: one that cannot start holds up no other. */
async function startChannels(
  channels: readonly Channel[],
  engine: Engine,
  installation: Installation,
  onError: (error: unknown) => void,
): Promise<void> {
  const started = new Set<Channel>()
  await Promise.all(
    channels.map(async (channel) => {
      if (await startChannel(channel, engine, installation, onError)) started.add(channel)
    }),
  )
  // The bot may have been stopped meanwhile.
  if (installation.db.$client.open) forgetAccounts(installation.db, channels, started)
}

async function startChannel(
  channel: Channel,
  engine: Engine,
  installation: Installation,
  onError: (error: unknown) => void,
): Promise<boolean> {
  try {
    // The bot's own name is known only once the platform answered; the sink reads it then.
    await channel.start((update) => engine.sinkOf(channel)(update))
    keepAccount(installation.db, channel)
    engine.dispatcher.nudge()
    return true
  } catch (error) {
    onError(error)
    return false
  }
}

interface Scheduler {
  stop(): void
}

/** Cron only wakes a sweep, and each second the database is asked whether a command beside the bot has written. */
function schedule(engine: Engine, { db, clock, channels }: Installation, onError: (error: unknown) => void): Scheduler {
  const guarded = (work: () => void) => () => {
    try {
      work()
    } catch (error) {
      onError(error)
    }
  }
  const sweep = cron.schedule(
    '*/15 * * * * *',
    guarded(() => {
      engine.tick()
      keepWarnings(db, channels)
    }),
    { noOverlap: true },
  )
  let seen = dataVersion(db)
  const watch = setInterval(
    guarded(() => {
      const version = dataVersion(db)
      // A drill may run many times faster than the sweep was made for.
      if (version !== seen || clock.drill) {
        seen = version
        engine.tick()
      }
      engine.dispatcher.nudge()
    }),
    1000,
  )
  return {
    stop() {
      void sweep.stop()
      clearInterval(watch)
    },
  }
}

/** @param version of the package */
export function healthOf(
  installation: Installation,
  channels: readonly Channel[],
  version: string,
  started: number,
): HealthPort {
  const { db, engine } = installation
  const { app } = engine
  return {
    health: () => {
      const quotas = quotasOf(app, channels)
      return {
        version,
        uptime: Math.floor((Date.now() - started) / 1000),
        outbox: counts(db),
        channels: channels.map((c) => {
          const health = c.health()
          const spent = quotas.get(c)?.state === 'spent'
          return {
            name: c.name,
            state: spent ? ('down' as const) : health.state,
            ...(health.state === 'down' ? { code: health.code } : spent ? { code: 'quota' } : {}),
            ...reportedQuota(c, quotas),
            ...(health.webhook ? { webhook: health.webhook } : {}),
            ...(health.warnings ? { warnings: health.warnings } : {}),
          }
        }),
        clockDoubted: false,
      }
    },
    metrics: () => {
      const { waiting, ambiguous } = counts(db)
      return [
        {
          name: 'dondoc_outbox_waiting',
          help: 'Messages that wait to be sent.',
          type: 'gauge',
          values: [{ labels: {}, value: waiting }],
        },
        {
          name: 'dondoc_outbox_ambiguous',
          help: 'Messages of which nobody knows whether they arrived.',
          type: 'gauge',
          values: [{ labels: {}, value: ambiguous }],
        },
        {
          name: 'dondoc_channel_up',
          help: 'Whether a channel works.',
          type: 'gauge',
          values: channels.map((c) => ({ labels: labelsOf(c, channels), value: c.health().state === 'ok' ? 1 : 0 })),
        },
        ...warningMetrics(channels),
        ...trafficMetrics(app, channels),
      ]
    },
  }
}

export const wordsOf = (language: 'vi' | 'en') => {
  const t = createTexts(language)
  return pageWords((key) => t(key))
}

/**
 * In reverse: nothing new comes in by the doors, nothing new is sent and what is under way ends, then the channels close.
 * A channel that closed first would cut off what was just going out, and nobody would know whether it arrived.
 */
async function stopAll(parts: {
  scheduler: Scheduler
  channels: readonly Channel[]
  engine: Engine
  http: HttpServer
  installation: Installation
  lock: { release(): void }
}): Promise<void> {
  parts.scheduler.stop()
  await parts.http.stop()
  await parts.engine.dispatcher.stop()
  await Promise.all(parts.channels.map((c) => c.stop()))
  await parts.engine.jobs.stop()
  parts.installation.close()
  parts.lock.release()
}
