// Fetching a file somebody sent: streamed, counted, bounded in size and time.
import type { Api } from 'grammy'
import type { FetchResult, FileRef } from '../channel.ts'
import { type Failure, failureCode, toFailure } from './errors.ts'
import { systemCode } from './transport.ts'

/** Bytes the cloud server hands to bots (Bot API: getFile); it refuses larger ones. */
export const LARGEST_DOWNLOAD = 20 * 1024 * 1024

export interface FileTimeouts {
  /** Without a byte. */
  idleMs: number
  /** For the whole file. */
  totalMs: number
}

export const FILE_TIMEOUTS: FileTimeouts = { idleMs: 30_000, totalMs: 600_000 }

export interface FileSource {
  api: Api
  /** Address of a file by its path at the platform. Contains the token: never kept, logged or handed out. */
  address(path: string): string
  timeouts: FileTimeouts
  /** Ends every download under way: it is a job that is done again, unlike a send. */
  stopping: AbortSignal
}

/** @throws what `write` throws; everything else is a result */
export async function fetchFile(
  source: FileSource,
  file: FileRef,
  limit: number,
  write: (chunk: Uint8Array) => void,
): Promise<FetchResult> {
  if (file.bytes !== null && file.bytes > limit) return refused('too_large', 'declared')
  // The path lives for about an hour; a stale one is asked for again once, nothing being written by then.
  let last: FetchResult = refused('temporary', 'no_path')
  for (const _ of ['first', 'again']) {
    const located = await locate(source.api, file, limit)
    if ('ok' in located) return located
    const result = await download(source, located.path, located.bytes, limit, write)
    if (result !== 'expired') return result
    last = refused('temporary', 'http_404')
  }
  return last
}

type Located = { path: string; bytes: number | null }

async function locate(api: Api, file: FileRef, limit: number): Promise<Located | FetchResult> {
  try {
    const { file_path: path, file_size: size } = await api.getFile(file.id)
    if (size !== undefined && size > limit) return refused('too_large', 'declared')
    if (path === undefined || path === '') return refused('temporary', 'no_path')
    // A server in local mode answers with a path on its own disk, which is not ours to read.
    if (path.startsWith('/') || path.includes('..')) return refused('misconfigured', 'local_file_path')
    return { path, bytes: size ?? null }
  } catch (error) {
    return locateFailed(toFailure(error))
  }
}

function locateFailed(failure: Failure): FetchResult {
  const code = failureCode(failure)
  if (failure.from !== 'platform') return refused('temporary', code)
  if (failure.code === 401 || failure.code === 404) return refused('misconfigured', code)
  if (failure.code !== 400) return refused('temporary', code)
  if (/too big/i.test(failure.text)) return refused('too_large', 'platform_limit')
  return /temporarily unavailable/i.test(failure.text) && !/wrong file/i.test(failure.text)
    ? refused('temporary', 'unavailable')
    : refused('gone', 'unknown_file')
}

async function download(
  source: FileSource,
  path: string,
  declared: number | null,
  limit: number,
  write: (chunk: Uint8Array) => void,
): Promise<FetchResult | 'expired'> {
  const { idleMs, totalMs } = source.timeouts
  const abort = new AbortController()
  const signal = AbortSignal.any([abort.signal, source.stopping])
  const total = setTimeout(() => abort.abort('total_timeout'), totalMs)
  let idle = setTimeout(() => abort.abort('idle_timeout'), idleMs)
  const stirred = () => {
    clearTimeout(idle)
    idle = setTimeout(() => abort.abort('idle_timeout'), idleMs)
  }
  try {
    const response = await networkOnly(() => fetch(source.address(path), { redirect: 'error', signal }))
    if (response.status === 404) return 'expired'
    if (response.status !== 200) return statusRefused(response.status)
    if (Number(response.headers.get('content-length')) > limit) return refused('too_large', 'content_length')
    let bytes = 0
    const reader = response.body?.getReader()
    while (reader !== undefined) {
      const { done, value } = await networkOnly(() => reader.read())
      if (done) break
      stirred()
      bytes += value.length
      if (bytes > limit) return refused('too_large', 'counted')
      write(value)
    }
    return endsUnmarked(response) && bytes < (declared ?? 0) ? refused('temporary', 'cut_off') : { ok: true, bytes }
  } catch (error) {
    if (!(error instanceof NetworkTrouble)) throw error
    if (source.stopping.aborted) return refused('temporary', 'stopped')
    return refused('temporary', abort.signal.aborted ? String(abort.signal.reason) : error.code)
  } finally {
    clearTimeout(total)
    clearTimeout(idle)
    abort.abort('finished')
  }
}

/** Tells trouble on the way apart from what `write` throws, and leaves the address behind. */
class NetworkTrouble extends Error {
  readonly code: string
  constructor(code: string) {
    super(code)
    this.code = code
  }
}

async function networkOnly<T>(step: () => Promise<T>): Promise<T> {
  try {
    return await step()
  } catch (error) {
    throw new NetworkTrouble(systemCode(error))
  }
}

/** An answer with neither length nor chunks ends where its connection does: then the declared size is all there is. */
const endsUnmarked = ({ headers }: Response): boolean =>
  !headers.has('content-length') && !headers.has('transfer-encoding')

const statusRefused = (status: number): FetchResult =>
  status === 401 ? refused('misconfigured', 'unauthorized') : refused('temporary', `http_${status}`)

const refused = (error: 'too_large' | 'gone' | 'temporary' | 'misconfigured', code: string): FetchResult => ({
  ok: false,
  error,
  code,
})
