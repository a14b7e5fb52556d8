// The entries of an archive, believed only where directory, local heads and bytes agree: what hides between them is refused.
import { Bomb, Broken, type Budget } from './findings.ts'

export interface ZipEntry {
  name: string
  encrypted: boolean
  method: number
  /** Where its packed bytes begin. */
  at: number
  packed: number
}

const END = 0x06054b50
const END_64 = 0x06064b50
const LOCATOR_64 = 0x07064b50
const IN_DIRECTORY = 0x02014b50
const LOCAL = 0x04034b50
const FULL_16 = 0xffff
const FULL_32 = 0xffffffff
/** Flag bits of an entry: encrypted, sizes behind the data, names in UTF-8. */
const ENCRYPTED = 1
const SIZES_BEHIND = 8
/** Head signature, checksum and two sizes of eight bytes. */
const LONGEST_DESCRIPTOR = 24

interface Directory {
  at: number
  end: number
  count: number
}

/** @throws Bomb, Broken */
export function zipEntries(bytes: Buffer, budget: Budget): ZipEntry[] {
  const directory = directoryOf(bytes)
  budget.entries -= directory.count
  if (budget.entries < 0) throw new Bomb('entries')
  const found: (ZipEntry & { from: number; to: number })[] = []
  const names = new Set<string>()
  const heads = new Set<number>()
  let at = directory.at
  for (let i = 0; i < directory.count; i++) {
    if (at + 46 > directory.end || bytes.readUInt32LE(at) !== IN_DIRECTORY) throw new Broken('directory')
    const nameLength = bytes.readUInt16LE(at + 28)
    const extraLength = bytes.readUInt16LE(at + 30)
    const rawName = bytes.subarray(at + 46, at + 46 + nameLength)
    const extra = bytes.subarray(at + 46 + nameLength, at + 46 + nameLength + extraLength)
    const [size, packed, from] = widened(extra, [
      bytes.readUInt32LE(at + 24),
      bytes.readUInt32LE(at + 20),
      bytes.readUInt32LE(at + 42),
    ])
    const flags = bytes.readUInt16LE(at + 8)
    const head = { flags, method: bytes.readUInt16LE(at + 10), packed: packed!, size: size!, from: from!, rawName }
    const name = rawName.toString('utf8')
    // Programs look parts up without regard to case; which of two they take is anybody's guess.
    const key = name.toLowerCase()
    if (names.has(key)) throw new Broken('names twice')
    names.add(key)
    if (heads.has(from!)) throw new Bomb('overlap')
    heads.add(from!)
    found.push({ name, ...localOf(bytes, head, directory.at) })
    at += 46 + nameLength + extraLength + bytes.readUInt16LE(at + 32)
  }
  if (at > directory.end) throw new Broken('directory')
  apart(bytes, found, directory.at)
  return found
}

/** The end of the directory closes the file; nothing but its own comment stands behind it. */
function directoryOf(bytes: Buffer): Directory {
  const first = Math.max(0, bytes.length - 22 - FULL_16)
  for (let at = bytes.length - 22; at >= first; at--) {
    if (bytes.readUInt32LE(at) !== END || at + 22 + bytes.readUInt16LE(at + 20) !== bytes.length) continue
    // Another end behind this one, in its comment: some programs take the last they find.
    if (bytes.indexOf('PK\x05\x06', at + 4, 'latin1') >= 0) throw new Broken('two ends')
    const said = {
      count: bytes.readUInt16LE(at + 10),
      size: bytes.readUInt32LE(at + 12),
      at: bytes.readUInt32LE(at + 16),
    }
    const wide = wideDirectory(bytes, at)
    if (wide) return agreed(said, wide)
    // Nothing lies between the directory and its end, where another directory could.
    if (said.at + said.size !== at) throw new Broken('directory')
    return { at: said.at, end: at, count: said.count }
  }
  throw new Broken('no directory')
}

function wideDirectory(bytes: Buffer, end: number): Directory | null {
  const locator = end - 20
  if (locator < 0 || bytes.readUInt32LE(locator) !== LOCATOR_64) return null
  const at = wide(bytes, locator + 8)
  if (at + 56 > locator || bytes.readUInt32LE(at) !== END_64) throw new Broken('directory')
  const from = wide(bytes, at + 48)
  if (from + wide(bytes, at + 40) !== at) throw new Broken('directory')
  return { at: from, end: at, count: wide(bytes, at + 32) }
}

/** Some programs read the wide numbers where there are any, some only where the others do not fit: both say the same. */
function agreed(said: { at: number; size: number; count: number }, wide: Directory): Directory {
  const same =
    (said.count === FULL_16 || said.count === wide.count) &&
    (said.at === FULL_32 || said.at === wide.at) &&
    (said.size === FULL_32 || said.size === wide.end - wide.at)
  if (!same) throw new Broken('ends differ')
  return wide
}

/** A number of eight bytes; files that long are not looked into. */
function wide(bytes: Buffer, at: number): number {
  const number = bytes.readBigUInt64LE(at)
  if (number > 0xffffffffffffn) throw new Broken('number')
  return Number(number)
}

/** Sizes and offsets that do not fit stand in an extra field, in this order, those alone that do not fit. */
function widened(extra: Buffer, numbers: number[]): number[] {
  if (numbers.every((n) => n !== FULL_32)) return numbers
  for (let at = 0; at + 4 <= extra.length; at += 4 + extra.readUInt16LE(at + 2)) {
    if (extra.readUInt16LE(at) !== 1) continue
    let next = at + 4
    return numbers.map((n) => {
      if (n !== FULL_32) return n
      if (next + 8 > extra.length) throw new Broken('extra')
      next += 8
      return wide(extra, next - 8)
    })
  }
  return numbers
}

interface Head {
  flags: number
  method: number
  packed: number
  size: number
  from: number
  rawName: Buffer
}

/** What stands before the data itself must say the same as the directory: readers differ in which of them they believe. */
function localOf(bytes: Buffer, head: Head, limit: number): Omit<ZipEntry, 'name'> & { from: number; to: number } {
  const { from } = head
  if (from + 30 > limit || bytes.readUInt32LE(from) !== LOCAL) throw new Broken('local head')
  const flags = bytes.readUInt16LE(from + 6)
  const nameLength = bytes.readUInt16LE(from + 26)
  const extraLength = bytes.readUInt16LE(from + 28)
  const at = from + 30 + nameLength + extraLength
  if (at + head.packed > limit) throw new Broken('entry')
  const extra = bytes.subarray(from + 30 + nameLength, at)
  const [size, packed] = widened(extra, [bytes.readUInt32LE(from + 22), bytes.readUInt32LE(from + 18)])
  const sizesHere = (flags & SIZES_BEHIND) === 0
  const same =
    head.rawName.equals(bytes.subarray(from + 30, from + 30 + nameLength)) &&
    bytes.readUInt16LE(from + 8) === head.method &&
    (flags & ENCRYPTED) === (head.flags & ENCRYPTED) &&
    (!sizesHere || (packed === head.packed && size === head.size))
  if (!same) throw new Broken('heads differ')
  const encrypted = (flags & ENCRYPTED) !== 0
  return { encrypted, method: head.method, at, packed: head.packed, from, to: at + head.packed }
}

/** Entries lie one behind the other, each byte in one of them; a bomb makes thousands share the same bytes. */
function apart(bytes: Buffer, found: readonly { from: number; to: number }[], end: number): void {
  let before = 0
  // Some programs read from the front, some from the end: a file begins with its first entry.
  if (found.length > 0 && Math.min(...found.map(({ from }) => from)) > 0) throw new Broken('bytes before')
  for (const { from, to } of [...found].sort((a, b) => a.from - b.from)) {
    if (from < before) throw new Bomb('overlap')
    hidesNothing(bytes, before, from)
    before = to
  }
  if (before > end) throw new Bomb('overlap')
  hidesNothing(bytes, before, end)
}

/** Between two entries there is at most what a writer puts behind the data; no entry that the directory does not name. */
function hidesNothing(bytes: Buffer, from: number, to: number): void {
  if (to - from > LONGEST_DESCRIPTOR && bytes.subarray(from, to).includes('PK\x03\x04', 0, 'latin1'))
    throw new Broken('hidden entry')
}
