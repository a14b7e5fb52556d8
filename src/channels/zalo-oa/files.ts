// Fetching a file somebody sent, at once and whole: the shared fetcher guards the way, the checksum the bytes.
import { createHash } from 'node:crypto'
import type { FetchResult, FileRef } from '../channel.ts'

/** What keeps to Zalo's hosts, to https and to the limit; see zalo-media. */
export interface MediaSource {
  fetch(url: string, limit: number, write: (chunk: Uint8Array) => void): Promise<FetchResult>
}

/** Hosts on which Zalo keeps what people send, and everything below them. */
export const MEDIA_HOSTS: readonly string[] = ['zdn.vn', 'zadn.vn', 'zaloapp.com', 'zalo.me']

/** @returns temporary where the bytes are not those that Zalo announced: they are fetched anew */
export async function fetchFile(
  media: MediaSource,
  file: FileRef,
  limit: number,
  write: (chunk: Uint8Array) => void,
): Promise<FetchResult> {
  if (file.bytes !== null && file.bytes > limit) return { ok: false, error: 'too_large', code: 'declared' }
  const hash = createHash('md5')
  const result = await media.fetch(file.id, limit, (chunk) => {
    hash.update(chunk)
    write(chunk)
  })
  if (!result.ok || file.unique === null || hash.digest('hex') === file.unique) return result
  return { ok: false, error: 'temporary', code: 'checksum' }
}
