// Compound files of the old Office, with the names of storages and streams that one likes.

export interface OldPart {
  name: string
  /** Left out: a storage. */
  content?: Buffer
  /** The storage that it lies in, by name; the root where left out. */
  in?: string
}

const SECTOR = 512
const NONE = 0xffffffff
const END = 0xfffffffe
const TABLE = 0xfffffffd

/** A compound file of these parts; every stream is filled up to the size at which it has sectors of its own. */
export function compoundOf(parts: readonly OldPart[]): Buffer {
  const rows = [{ name: 'Root Entry', type: 5, content: Buffer.alloc(0) }, ...parts.map(rowOf)]
  const children = (folder: string | undefined): number[] =>
    parts.flatMap((part, i) => (part.in === folder ? [i + 1] : []))
  const streams = rows.map(({ content }) => Math.ceil(content.length / SECTOR))
  const directorySectors = Math.ceil(rows.length / 4)
  let next = 1 + directorySectors
  const firsts = streams.map((count) => {
    const first = count === 0 ? END : next
    next += count
    return first
  })
  const table = Buffer.alloc(SECTOR, 0xff)
  table.writeUInt32LE(TABLE, 0)
  const chain = (from: number, count: number): void => {
    for (let i = 0; i < count; i++) table.writeUInt32LE(i === count - 1 ? END : from + i + 1, (from + i) * 4)
  }
  chain(1, directorySectors)
  streams.forEach((count, i) => void chain(firsts[i]!, count))
  const directory = Buffer.alloc(directorySectors * SECTOR)
  rows.forEach(({ name, type, content }, i) => {
    const at = i * 128
    directory.write(name, at, 'utf16le')
    directory.writeUInt16LE(name.length * 2 + 2, at + 64)
    directory[at + 66] = type
    const siblings = i === 0 ? [] : children(parts[i - 1]!.in)
    const after = siblings[siblings.indexOf(i) + 1] ?? NONE
    const first = type === 2 ? NONE : (children(i === 0 ? undefined : name)[0] ?? NONE)
    directory.writeUInt32LE(NONE, at + 68)
    directory.writeUInt32LE(after, at + 72)
    directory.writeUInt32LE(first, at + 76)
    directory.writeUInt32LE(firsts[i]!, at + 116)
    directory.writeUInt32LE(content.length, at + 120)
  })
  const head = Buffer.alloc(SECTOR, 0xff)
  Buffer.from('d0cf11e0a1b11ae1', 'hex').copy(head)
  head.fill(0, 8, 76)
  head.writeUInt16LE(0x3e, 24)
  head.writeUInt16LE(3, 26)
  head.writeUInt16LE(0xfffe, 28)
  head.writeUInt16LE(9, 30)
  head.writeUInt16LE(6, 32)
  head.writeUInt32LE(1, 44)
  head.writeUInt32LE(1, 48)
  head.writeUInt32LE(4096, 56)
  head.writeUInt32LE(END, 60)
  head.writeUInt32LE(END, 68)
  head.writeUInt32LE(0, 76)
  return Buffer.concat([
    head,
    table,
    directory,
    ...rows.map(({ content }, i) => Buffer.concat([content, Buffer.alloc(streams[i]! * SECTOR - content.length)])),
  ])
}

const rowOf = ({ name, content }: OldPart) => ({
  name,
  type: content === undefined ? 1 : 2,
  content:
    content === undefined
      ? Buffer.alloc(0)
      : Buffer.concat([content, Buffer.alloc(Math.max(0, 4096 - content.length))]),
})

/** The text of an old Word document; `locked` behind a password. */
export function wordStream(text = 'Báo cáo', locked = false): Buffer {
  const head = Buffer.alloc(512)
  head.writeUInt16LE(0xa5ec, 0)
  head.writeUInt16LE(locked ? 0x0100 : 0, 10)
  return Buffer.concat([head, Buffer.from(text, 'utf16le')])
}

/** A record of an old workbook. */
export function record(type: number, data: Buffer): Buffer {
  const head = Buffer.alloc(4)
  head.writeUInt16LE(type, 0)
  head.writeUInt16LE(data.length, 2)
  return Buffer.concat([head, data])
}

export const sheetRecord = (kind: number): Buffer => record(0x85, Buffer.from([0, 0, 0, 0, 0, kind, 1, 0, 0x41]))

/** A record of an old presentation; a container holds the others. */
export function slideRecord(type: number, data: Buffer, container = false): Buffer {
  const head = Buffer.alloc(8)
  head.writeUInt16LE(container ? 0x0f : 0, 0)
  head.writeUInt16LE(type, 2)
  head.writeUInt32LE(data.length, 4)
  return Buffer.concat([head, data])
}
