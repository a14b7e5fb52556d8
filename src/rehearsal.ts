// The composition root of the rehearsal: the same engine and store as live, with a page (or a terminal) for a channel and a clock to move.
import { randomBytes } from 'node:crypto'
import { mkdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { createBrowser } from './channels/browser/index.ts'
import type { Channel } from './channels/channel.ts'
import { createConsole } from './channels/console/index.ts'
import type { Config } from './config.ts'
import { createHttp } from './http/server.ts'
import { createInspector } from './inspect/inspector.ts'
import { createMarkReader, createReader, createSheetReader, READER_LIMITS } from './intake/reader.ts'
import { AlreadyRunning, type Running } from './live.ts'
import { createLog, logError } from './log.ts'
import { createDesk } from './rehearsal-desk.ts'
import { takeLock } from './store/lock.ts'

/** Opens the rehearsal on the sample plan. Its data lies in `rehearsal/` and begins anew at each start. */
export async function startRehearsal(config: Config, version: string, console: boolean): Promise<Running> {
  const folder = join(config.data, 'rehearsal')
  const onError = logError(createLog(config.log))
  mkdirSync(folder, { recursive: true, mode: 0o700 })
  const lock = takeLock(folder)
  if (!lock) throw new AlreadyRunning()
  const reader = createReader(READER_LIMITS)
  const browser = createBrowser({ now: () => desk.now() })
  const channel: Channel = console
    ? createConsole({ input: process.stdin, output: process.stdout, now: () => desk.now() })
    : browser
  const desk = createDesk({
    config,
    folder,
    channel,
    browser,
    random: randomBytes,
    readPlan: reader,
    readSheet: createSheetReader(READER_LIMITS),
    bearsMark: createMarkReader(READER_LIMITS),
    inspectFile: createInspector(config.uploads),
    onError,
  })
  await desk.open(sample())
  if (console)
    return {
      address: '',
      async stop() {
        await desk.close()
        lock.release()
      },
    }
  const http = createHttp({
    listen: config.http,
    health: desk.health(version),
    front: { kind: 'rehearsal', control: desk.control },
    organizer: desk.pages,
    uploads: desk.uploads,
    onError,
  })
  const address = await http.start()
  return {
    address,
    async stop() {
      await http.stop()
      await desk.close()
      lock.release()
    },
  }
}

/** The sample plan that the rehearsal opens on. */
export function sample(): { name: string; bytes: Uint8Array } {
  return { name: 'sample-plan.vi.txt', bytes: readFileSync(new URL('../locales/sample-plan.vi.txt', import.meta.url)) }
}
