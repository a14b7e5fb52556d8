// Streams of a PDF unpacked, filter after filter, and counted.
import { constants, createInflate } from 'node:zlib'
import { Bomb, type Budget, spend } from './findings.ts'

/** The same filter over and over makes a bomb of a few bytes; nobody needs more than one to pack and one to spell. */
const MOST_FILTERS = 4

export const packs = (filters: readonly string[]): number =>
  filters.filter((name) => /^(?:FlateDecode|Fl|LZWDecode|LZW|RunLengthDecode|RL|BrotliDecode)$/.test(name)).length

/**
 * What a stream's bytes stand for.
 * @param predictor of the last filter, 1 where there is none
 * @returns null where a filter is not known or nothing comes out of it
 * @throws Bomb
 */
export async function unfiltered(
  bytes: Buffer,
  filters: readonly string[],
  budget: Budget,
  predictor: { kind: number; columns: number },
): Promise<Buffer | null> {
  if (filters.length > MOST_FILTERS) throw new Bomb('filters')
  let content: Buffer | null = bytes
  for (const filter of filters) {
    content = await once(content, filter, budget)
    if (content === null) return null
  }
  return predictor.kind >= 10 ? rowsUnpredicted(content, predictor.columns) : content
}

async function once(bytes: Buffer, filter: string, budget: Budget): Promise<Buffer | null> {
  switch (filter) {
    case 'FlateDecode':
    case 'Fl':
      return inflated(bytes, budget)
    case 'ASCIIHexDecode':
    case 'AHx':
      return Buffer.from(bytes.toString('latin1').replace(/>[\s\S]*$|\s/g, ''), 'hex')
    case 'ASCII85Decode':
    case 'A85':
      return ascii85(bytes)
    case 'RunLengthDecode':
    case 'RL':
      return runs(bytes, budget)
    case 'LZWDecode':
    case 'LZW':
      return lzw(bytes, budget)
    default:
      return null
  }
}

/** Readers show what came out of a stream that breaks off; so must this. */
const LENIENT = { chunkSize: 64 * 1024, finishFlush: constants.Z_SYNC_FLUSH }

async function inflated(bytes: Buffer, budget: Budget): Promise<Buffer | null> {
  const inflate = createInflate(LENIENT)
  const pieces: Buffer[] = []
  const part = { packed: bytes.length, out: 0 }
  inflate.end(bytes)
  try {
    for await (const piece of inflate as AsyncIterable<Buffer>) {
      spend(budget, piece.length, part)
      pieces.push(piece)
    }
  } catch (error) {
    if (!(error instanceof Error && 'code' in error)) throw error
  } finally {
    inflate.destroy()
  }
  return pieces.length === 0 ? null : Buffer.concat(pieces)
}

function ascii85(bytes: Buffer): Buffer {
  const out: number[] = []
  let group: number[] = []
  const flush = (): void => {
    if (group.length < 2) return
    const count = group.length - 1
    while (group.length < 5) group.push(84)
    const number = group.reduce((sum, digit) => (sum * 85 + digit) % 4294967296, 0)
    for (let i = 0; i < count; i++) out.push((number >>> (24 - 8 * i)) & 255)
    group = []
  }
  for (const c of bytes) {
    if (c === 126) break
    if (c === 122 && group.length === 0) out.push(0, 0, 0, 0)
    else if (c >= 33 && c <= 117) {
      group.push(c - 33)
      if (group.length === 5) flush()
    }
  }
  flush()
  return Buffer.from(out)
}

function runs(bytes: Buffer, budget: Budget): Buffer {
  const pieces: Buffer[] = []
  const part = { packed: bytes.length, out: 0 }
  for (let at = 0; at < bytes.length; ) {
    const length = bytes[at]!
    if (length === 128) break
    const piece =
      length < 128 ? bytes.subarray(at + 1, at + 2 + length) : Buffer.alloc(257 - length, bytes[at + 1] ?? 0)
    spend(budget, piece.length, part)
    pieces.push(piece)
    at += length < 128 ? length + 2 : 2
  }
  return Buffer.concat(pieces)
}

function lzw(bytes: Buffer, budget: Budget): Buffer {
  const pieces: Buffer[] = []
  const part = { packed: bytes.length, out: 0 }
  const letters = Array.from({ length: 258 }, (_, code) => Buffer.from(code < 256 ? [code] : []))
  let table = [...letters]
  let width = 9
  let before: Buffer | null = null
  let held = 0
  let bits = 0
  for (const byte of bytes) {
    held = ((held << 8) | byte) & 0xffffff
    bits += 8
    if (bits < width) continue
    bits -= width
    const code = (held >> bits) & ((1 << width) - 1)
    if (code === 257) break
    if (code === 256) {
      table = [...letters]
      width = 9
      before = null
      continue
    }
    const word: Buffer | null = table[code] ?? (before ? Buffer.concat([before, before.subarray(0, 1)]) : null)
    if (word === null) break
    spend(budget, word.length, part)
    pieces.push(word)
    if (before && table.length < 4096) table.push(Buffer.concat([before, word.subarray(0, 1)]))
    before = word
    // The code grows one word early.
    width = table.length >= 2047 ? 12 : table.length >= 1023 ? 11 : table.length >= 511 ? 10 : 9
  }
  return Buffer.concat(pieces)
}

/** Rows that say only how they differ from the one above, as pictures do: each begins with the way it does so. */
function rowsUnpredicted(bytes: Buffer, columns: number): Buffer {
  const width = Math.max(1, Math.min(columns, 65_536))
  const out = Buffer.alloc(Math.floor(bytes.length / (width + 1)) * width)
  for (let row = 0; (row + 1) * (width + 1) <= bytes.length; row++) {
    const way = bytes[row * (width + 1)]!
    for (let i = 0; i < width; i++) {
      const to = row * width + i
      const left = i > 0 ? out[to - 1]! : 0
      const above = row > 0 ? out[to - width]! : 0
      const corner = i > 0 && row > 0 ? out[to - width - 1]! : 0
      const guess = [0, left, above, (left + above) >> 1, nearest(left, above, corner)][way] ?? 0
      out[to] = (bytes[row * (width + 1) + 1 + i]! + guess) & 255
    }
  }
  return out
}

function nearest(left: number, above: number, corner: number): number {
  const p = left + above - corner
  const [a, b, c] = [Math.abs(p - left), Math.abs(p - above), Math.abs(p - corner)]
  return a <= b && a <= c ? left : b <= c ? above : corner
}
