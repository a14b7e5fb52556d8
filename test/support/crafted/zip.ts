// Archives written byte by byte, so that each part of one can say something else than the others.
import { crc32, deflateRawSync } from 'node:zlib'

export interface ZipPart {
  name: string
  content: Buffer | string
  stored?: boolean
  encrypted?: boolean
  /** The name before the data, where it differs from the directory's. */
  localName?: string
  /** Sizes stand behind the data. */
  behind?: boolean
  /** What the directory says, in place of the truth. */
  says?: { packed?: number; size?: number; at?: number; method?: number }
  /** Packed bytes as they are, in place of the content's. */
  raw?: Buffer
  /** Left out of the directory. */
  hidden?: boolean
  /** Sizes in an extra field of eight bytes each. */
  wide?: boolean
}

export interface ZipOptions {
  before?: Buffer
  after?: Buffer
  comment?: string
  /** How many entries the end says there are. */
  count?: number
}

/** An archive of these parts. */
export function zipOf(parts: readonly ZipPart[], options: ZipOptions = {}): Buffer {
  const pieces: Buffer[] = [options.before ?? Buffer.alloc(0)]
  const directory: Buffer[] = []
  let at = pieces[0]!.length
  let listed = 0
  for (const part of parts) {
    const content = Buffer.from(part.content)
    const packed = part.raw ?? (part.stored ? content : deflateRawSync(content))
    const method = part.stored ? 0 : 8
    const flags = (part.encrypted ? 1 : 0) | (part.behind ? 8 : 0)
    const sum = crc32(content)
    const name = Buffer.from(part.localName ?? part.name)
    const sizes = Buffer.alloc(16)
    sizes.writeBigUInt64LE(BigInt(content.length), 0)
    sizes.writeBigUInt64LE(BigInt(packed.length), 8)
    const extra = part.wide ? Buffer.concat([Buffer.from([1, 0, 16, 0]), sizes]) : Buffer.alloc(0)
    const head = Buffer.alloc(30)
    head.writeUInt32LE(0x04034b50, 0)
    head.writeUInt16LE(20, 4)
    head.writeUInt16LE(flags, 6)
    head.writeUInt16LE(method, 8)
    head.writeUInt32LE(part.behind ? 0 : sum, 14)
    head.writeUInt32LE(part.behind ? 0 : part.wide ? 0xffffffff : packed.length, 18)
    head.writeUInt32LE(part.behind ? 0 : part.wide ? 0xffffffff : content.length, 22)
    head.writeUInt16LE(name.length, 26)
    head.writeUInt16LE(extra.length, 28)
    const tail = Buffer.alloc(part.behind ? 16 : 0)
    if (part.behind) {
      tail.writeUInt32LE(0x08074b50, 0)
      tail.writeUInt32LE(sum, 4)
      tail.writeUInt32LE(packed.length, 8)
      tail.writeUInt32LE(content.length, 12)
    }
    const entry = Buffer.concat([head, name, extra, packed, tail])
    if (!part.hidden) {
      const central = Buffer.alloc(46)
      const said = Buffer.from(part.name)
      central.writeUInt32LE(0x02014b50, 0)
      central.writeUInt16LE(20, 6)
      central.writeUInt16LE(flags, 8)
      central.writeUInt16LE(part.says?.method ?? method, 10)
      central.writeUInt32LE(sum, 16)
      central.writeUInt32LE(part.wide ? 0xffffffff : (part.says?.packed ?? packed.length), 20)
      central.writeUInt32LE(part.wide ? 0xffffffff : (part.says?.size ?? content.length), 24)
      central.writeUInt16LE(said.length, 28)
      central.writeUInt16LE(extra.length, 30)
      central.writeUInt32LE(part.says?.at ?? at, 42)
      directory.push(central, said, extra)
      listed++
    }
    pieces.push(entry)
    at += entry.length
  }
  const central = Buffer.concat(directory)
  const end = Buffer.alloc(22)
  end.writeUInt32LE(0x06054b50, 0)
  end.writeUInt16LE(options.count ?? listed, 8)
  end.writeUInt16LE(options.count ?? listed, 10)
  end.writeUInt32LE(central.length, 12)
  end.writeUInt32LE(at, 16)
  end.writeUInt16LE(options.comment?.length ?? 0, 20)
  return Buffer.concat([...pieces, central, end, Buffer.from(options.comment ?? ''), options.after ?? Buffer.alloc(0)])
}

/** Many entries that all stand for the same bytes: little to send, much to unpack. */
export function overlappingZip(count: number, size: number): Buffer {
  const one: ZipPart = { name: 'a', content: Buffer.alloc(size) }
  const archive = zipOf([one])
  const head = archive.indexOf(Buffer.from('504b0102', 'hex'))
  const central = archive.subarray(head, archive.length - 22)
  const end = Buffer.from(archive.subarray(archive.length - 22))
  end.writeUInt16LE(count, 8)
  end.writeUInt16LE(count, 10)
  end.writeUInt32LE(central.length * count, 12)
  const all = Array.from({ length: count }, (_, i) => {
    const each = Buffer.from(central)
    each.write('abcdefghijklmnopqrstuvwxyz'[i % 26]!, 46)
    return each
  })
  return Buffer.concat([archive.subarray(0, head), ...all, end])
}
