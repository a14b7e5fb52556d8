// A zip archive's entries, each inflated only when asked for and never beyond a limit: the guard against zip bombs.
import { createInflateRaw, inflateRawSync } from 'node:zlib'

export interface Archive {
  names: string[]
  /** True where an entry is encrypted. */
  encrypted: boolean
  exists(name: string): boolean
  /** The entry's bytes. @throws RangeError beyond the limit, Error for a damaged entry. */
  read(name: string): Buffer
  /** The entry piece by piece, for what is not kept: it has a limit of its own. @throws the same */
  stream(name: string, limit: number): AsyncIterable<Buffer>
}

const END_OF_DIRECTORY = 0x06054b50
const DIRECTORY_ENTRY = 0x02014b50
const LOCAL_ENTRY = 0x04034b50

interface Entry {
  method: number
  size: number
  at: number
}

const findEnd = (bytes: Buffer): number => {
  // The directory's end stands in the last 64 KiB, behind it at most a comment.
  const first = Math.max(0, bytes.length - 22 - 0xffff)
  for (let at = bytes.length - 22; at >= first; at--) if (bytes.readUInt32LE(at) === END_OF_DIRECTORY) return at
  return -1
}

/** Opens an archive; null where the bytes are none. `limit` is the number of bytes that all reads together may inflate to. */
export const openArchive = (data: Uint8Array, limit: number): Archive | null => {
  const bytes = Buffer.from(data.buffer, data.byteOffset, data.byteLength)
  const end = bytes.length < 22 ? -1 : findEnd(bytes)
  if (end < 0) return null
  const entries = new Map<string, Entry>()
  let encrypted = false
  let at = bytes.readUInt32LE(end + 16)
  for (let left = bytes.readUInt16LE(end + 10); left > 0; left--) {
    if (at + 46 > bytes.length || bytes.readUInt32LE(at) !== DIRECTORY_ENTRY) return null
    const nameLength = bytes.readUInt16LE(at + 28)
    const name = bytes.toString('utf8', at + 46, at + 46 + nameLength)
    if (bytes.readUInt16LE(at + 8) & 1) encrypted = true
    entries.set(name, {
      method: bytes.readUInt16LE(at + 10),
      size: bytes.readUInt32LE(at + 20),
      at: bytes.readUInt32LE(at + 42),
    })
    at += 46 + nameLength + bytes.readUInt16LE(at + 30) + bytes.readUInt16LE(at + 32)
  }
  let allowance = limit
  const packedOf = (name: string): { method: number; packed: Buffer } => {
    const entry = entries.get(name)
    if (!entry || entry.at + 30 > bytes.length || bytes.readUInt32LE(entry.at) !== LOCAL_ENTRY)
      throw new Error(`damaged entry ${name}`)
    const start = entry.at + 30 + bytes.readUInt16LE(entry.at + 26) + bytes.readUInt16LE(entry.at + 28)
    return { method: entry.method, packed: bytes.subarray(start, start + entry.size) }
  }
  return {
    names: [...entries.keys()],
    encrypted,
    exists: (name) => entries.has(name),
    read: (name) => {
      const { method, packed } = packedOf(name)
      const content =
        method === 0 ? Buffer.from(packed) : inflateRawSync(packed, { maxOutputLength: Math.max(1, allowance) })
      allowance -= content.length
      if (allowance < 0) throw new RangeError('archive inflates beyond its limit')
      return content
    },
    stream: async function* (name, most) {
      const { method, packed } = packedOf(name)
      if (method === 0) {
        if (packed.length > most) throw new RangeError('archive inflates beyond its limit')
        yield packed
        return
      }
      const inflate = createInflateRaw({ chunkSize: 256 * 1024 })
      inflate.end(packed)
      let left = most
      for await (const piece of inflate as AsyncIterable<Buffer>) {
        left -= piece.length
        if (left < 0) throw new RangeError('archive inflates beyond its limit')
        yield piece
      }
    },
  }
}
