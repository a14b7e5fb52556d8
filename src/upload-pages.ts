// The page for handing in, of the running bot and of a rehearsal: bytes to the data folder, looked into before they are kept.
import { readFileSync } from 'node:fs'
import type { App } from './app/app.ts'
import type { Config } from './config.ts'
import type { Bytes, FileStore, Receiving } from './files.ts'
import type { Judged, UploadPort } from './http/upload/port.ts'

/** @param app the use cases of the moment @param files where bytes are kept, of the same moment */
export function uploadPages(
  config: Pick<Config, 'language' | 'uploads'>,
  parts: {
    app: () => App | null
    files: () => FileStore
    act: UploadPort['act']
    local: boolean
  },
): UploadPort {
  const { maxBytes, kinds } = config.uploads
  const inTurn = oneAfterTheOther()
  return {
    language: config.language,
    app: parts.app,
    act: parts.act,
    local: parts.local,
    kinds,
    maxBytes,
    receive: () => parts.files().receive(),
    remove: (hash) => parts.files().remove(hash),
    roomFor: (bytes) => parts.files().roomFor(bytes),
    judge: (received, name) =>
      inTurn(async () => {
        const app = parts.app()
        if (!app) throw new Error('nothing runs')
        return judge(app, received as Receiving, name)
      }),
  }
}

/** Looks at what was received as at any file out of a chat: first its mark of secrecy, then what is dangerous in it. */
export async function judge(app: App, received: Pick<Receiving, 'written'>, name: string): Promise<Judged> {
  const at = received.written()
  // One file at a time is in memory, for as long as it takes to hand it to the reader.
  if (await app.ports.bearsMark(bytesOf(at), name)) return { ok: false, code: 'file_secret' }
  const found = await app.ports.inspectFile(at, name)
  if (!found.ok) return found
  const { mime, flags, scan } = found
  return { ok: true, mime, flags, scan }
}

const bytesOf = (at: Bytes): Uint8Array => ('bytes' in at ? at.bytes : readFileSync(at.path))

function oneAfterTheOther() {
  let last: Promise<unknown> = Promise.resolve()
  return <T>(work: () => Promise<T>): Promise<T> => {
    const result = last.then(work)
    last = result.catch(() => undefined)
    return result
  }
}
