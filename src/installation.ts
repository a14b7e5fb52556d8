// A data folder opened: database, clock, key and use cases, for the bot and for commands that run beside it.
import { randomBytes } from 'node:crypto'
import {
  closeSync,
  existsSync,
  fsyncSync,
  linkSync,
  mkdirSync,
  openSync,
  readFileSync,
  rmSync,
  writeSync,
} from 'node:fs'
import { join } from 'node:path'
import { accountsBeside } from './accounts.ts'
import type { Channel } from './channels/channel.ts'
import { type Clock, clockOf } from './clock.ts'
import type { Config } from './config.ts'
import { createEngine, type Engine } from './engine.ts'
import { createFiles, type FileStore } from './files.ts'
import { createInspector } from './inspect/inspector.ts'
import { createMarkReader, createReader, createSheetReader, READER_LIMITS } from './intake/reader.ts'
import type { ChannelsOf } from './live-channels.ts'
import { type Db, openDb } from './store/db.ts'

export interface Installation {
  db: Db
  /** The installation's key. */
  key: Uint8Array
  clock: Clock
  files: FileStore
  engine: Engine
  channels: readonly Channel[]
  close(): void
}

/**
 * Opens the data folder of a configuration.
 * @param channelsOf {@link NO_CHANNELS} for a command beside the bot: the bot alone sends
 * @throws DatabaseError
 */
export function openInstallation(
  config: Config,
  channelsOf: ChannelsOf,
  onError: (error: unknown) => void,
): Installation {
  const db = openDb(join(config.data, 'dondoc.db'))
  const secret = keyOf(config.data)
  const channels = channelsOf({ db, key: secret })
  const clock = clockOf(config.clock, db)
  const files = createFiles(join(config.data, 'files'))
  const engine = createEngine({
    db,
    clock,
    channels,
    files,
    language: config.language,
    groupMinutes: config.groupMinutes,
    uploadMaxBytes: config.uploads.maxBytes,
    zone: config.timezone,
    secret,
    random: randomBytes,
    readPlan: createReader(READER_LIMITS),
    pages: { address: config.publicUrl?.replace(/\/+$/, '') ?? null, open: false },
    readSheet: createSheetReader(READER_LIMITS),
    bearsMark: createMarkReader(READER_LIMITS),
    inspectFile: createInspector(config.uploads),
    accounts: () => accountsBeside(db),
    onError,
  })
  return { db, key: secret, clock, files, engine, channels, close: () => void db.$client.close() }
}

/** The installation's key: made once, readable by the service's user alone, kept with every backup. */
export function keyOf(folder: string): Uint8Array {
  const path = join(folder, 'dondoc.key')
  mkdirSync(folder, { recursive: true, mode: 0o700 })
  if (!existsSync(path)) {
    const aside = `${path}.${process.pid}`
    const file = openSync(aside, 'w', 0o600)
    writeSync(file, randomBytes(32).toString('base64'))
    fsyncSync(file)
    closeSync(file)
    try {
      // Two commands at once: the first link wins, both read the same key.
      linkSync(aside, path)
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error
    } finally {
      rmSync(aside, { force: true })
    }
  }
  return Buffer.from(readFileSync(path, 'utf8'), 'base64')
}
