// The compound files of the old Office: a file system of its own in one file, walked without believing its chains.
import { Broken } from './findings.ts'

export interface CompoundEntry {
  name: string
  kind: 'storage' | 'stream'
  /** Names of the storages that it lies in, from the root. */
  folders: string[]
  first: number
  size: number
}

export interface Compound {
  entries: CompoundEntry[]
  /** The first bytes of a stream, all of it where it is no longer than `most`. */
  read(entry: CompoundEntry, most: number): Buffer
}

export const isCompound = (bytes: Uint8Array): boolean =>
  Buffer.from(bytes.subarray(0, 8)).equals(Buffer.from('d0cf11e0a1b11ae1', 'hex'))

const LAST_REGULAR = 0xfffffffa
const NONE = 0xffffffff
/** Streams below this size lie in the small sectors. */
const SMALL_STREAM = 4096
const ENTRY = 128
/** Old Office writes dozens; this many are made to keep somebody busy. */
const MOST_ENTRIES = 20_000

/** @throws Broken */
export function openCompound(bytes: Buffer): Compound {
  if (!isCompound(bytes) || bytes.length < 512) throw new Broken('compound')
  const shift = bytes.readUInt16LE(30)
  if (shift !== 9 && shift !== 12) throw new Broken('sectors')
  const sector = 1 << shift
  const at = (index: number): number => (index + 1) * sector
  const has = (index: number): boolean => index < LAST_REGULAR && at(index) < bytes.length
  const fat = tableOf(bytes, sector, has, at)
  /** The sectors of a chain, no longer than the file has them. */
  const chain = (first: number, most: number): number[] => {
    const seen = new Set<number>()
    for (let index = first; has(index) && seen.size < most && !seen.has(index); index = fat[index] ?? NONE)
      seen.add(index)
    return [...seen]
  }
  const big = (first: number, length: number): Buffer =>
    Buffer.concat(
      chain(first, Math.ceil(length / sector)).map((index) => bytes.subarray(at(index), at(index) + sector)),
    ).subarray(0, length)
  const directory = big(bytes.readUInt32LE(48), Math.min(bytes.length, MOST_ENTRIES * ENTRY))
  const rows = rowsOf(directory)
  if (rows.length === 0) throw new Broken('directory')
  const root = rows[0]!
  const small = Buffer.from(big(root.first, Math.min(root.size, bytes.length)))
  const smallTable = big(bytes.readUInt32LE(60), bytes.length)
  const smallChain = (first: number, length: number): Buffer => {
    const pieces: Buffer[] = []
    const seen = new Set<number>()
    for (let index = first; index < LAST_REGULAR && pieces.length * 64 < length && !seen.has(index); ) {
      if (index * 64 >= small.length) break
      seen.add(index)
      pieces.push(small.subarray(index * 64, index * 64 + 64))
      index = index * 4 + 4 <= smallTable.length ? smallTable.readUInt32LE(index * 4) : NONE
    }
    return Buffer.concat(pieces).subarray(0, length)
  }
  return {
    entries: placed(rows),
    read: ({ first, size }, most) => {
      const length = Math.min(size, most, bytes.length)
      return size < SMALL_STREAM ? smallChain(first, length) : big(first, length)
    },
  }
}

/** The table that says of each sector which one follows; its own sectors are listed in the head and in a chain of lists. */
function tableOf(
  bytes: Buffer,
  sector: number,
  has: (index: number) => boolean,
  at: (index: number) => number,
): Uint32Array {
  const sectors: number[] = []
  for (let i = 0; i < 109; i++) sectors.push(bytes.readUInt32LE(76 + i * 4))
  const seen = new Set<number>()
  for (let list = bytes.readUInt32LE(68); has(list) && !seen.has(list); ) {
    seen.add(list)
    const end = Math.min(at(list) + sector, bytes.length)
    for (let place = at(list); place + 8 <= end; place += 4) sectors.push(bytes.readUInt32LE(place))
    list = end - at(list) === sector ? bytes.readUInt32LE(end - 4) : NONE
  }
  const each = sector / 4
  const mine = [...new Set(sectors.filter(has))].slice(0, Math.ceil(bytes.length / sector))
  const table = new Uint32Array(Math.min(mine.length * each, Math.ceil(bytes.length / sector) + each)).fill(NONE)
  mine.forEach((index, i) => {
    for (let k = 0; k < each && i * each + k < table.length; k++) {
      const place = at(index) + k * 4
      if (place + 4 <= bytes.length) table[i * each + k] = bytes.readUInt32LE(place)
    }
  })
  return table
}

interface Row {
  name: string
  type: number
  left: number
  right: number
  child: number
  first: number
  size: number
}

function rowsOf(directory: Buffer): Row[] {
  const rows: Row[] = []
  for (let at = 0; at + ENTRY <= directory.length; at += ENTRY) {
    const nameBytes = Math.min(64, directory.readUInt16LE(at + 64))
    rows.push({
      name: directory.toString('utf16le', at, at + Math.max(0, nameBytes - 2)),
      type: directory[at + 66]!,
      left: directory.readUInt32LE(at + 68),
      right: directory.readUInt32LE(at + 72),
      child: directory.readUInt32LE(at + 76),
      first: directory.readUInt32LE(at + 116),
      size: directory.readUInt32LE(at + 120),
    })
  }
  return rows
}

/** Every row in use, with its place in the tree; one that no tree reaches counts too, as lying in the root. */
function placed(rows: readonly Row[]): CompoundEntry[] {
  const folders = new Map<number, string[]>()
  const open: [number, string[]][] = [[rows[0]!.child, []]]
  while (open.length > 0) {
    const [index, inside] = open.pop()!
    const row = rows[index]
    if (!row || index === 0 || folders.has(index)) continue
    folders.set(index, inside)
    open.push([row.left, inside], [row.right, inside])
    if (row.type === 1 && inside.length < 50) open.push([row.child, [...inside, row.name]])
  }
  return rows.flatMap(({ name, type, first, size }, index) =>
    type === 1 || type === 2
      ? [
          {
            name,
            kind: type === 1 ? ('storage' as const) : ('stream' as const),
            folders: folders.get(index) ?? [],
            first,
            size,
          },
        ]
      : [],
  )
}
