// Fetching a file somebody sent, at once and whole: the way is guarded by zalo-media, the bytes by their checksum.
import { createHash } from 'node:crypto'
import type { FetchResult, FileRef } from '../channel.ts'
import type { Media } from '../zalo-media.ts'

/** @returns temporary where the bytes are not those that Zalo announced: they are fetched anew */
export async function fetchFile(
  media: Pick<Media, 'fetch'>,
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
