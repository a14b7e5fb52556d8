// What an archive's entries unpack to, piece by piece and counted: sizes that a file declares are not believed.
import { createInflateRaw } from 'node:zlib'
import { Broken, type Budget, spend } from './findings.ts'
import type { ZipEntry } from './zip-entries.ts'

const STORED = 0
const DEFLATED = 8
const PIECE = 256 * 1024

/**
 * Unpacks an entry.
 * @param take gets each piece
 * @throws Bomb, Broken
 */
export async function unpack(
  bytes: Buffer,
  entry: ZipEntry,
  budget: Budget,
  take: (piece: Buffer) => void,
): Promise<void> {
  const packed = bytes.subarray(entry.at, entry.at + entry.packed)
  const part = { packed: entry.packed, out: 0 }
  if (entry.method === STORED) {
    spend(budget, packed.length, part)
    return take(packed)
  }
  if (entry.method !== DEFLATED) throw new Broken('method')
  const inflate = createInflateRaw({ chunkSize: PIECE })
  inflate.end(packed)
  try {
    for await (const piece of inflate as AsyncIterable<Buffer>) {
      spend(budget, piece.length, part)
      take(piece)
    }
  } catch (error) {
    if (error instanceof Error && 'code' in error) throw new Broken('data')
    throw error
  } finally {
    inflate.destroy()
  }
}
