// The stream of an old presentation, record by record: a password, macros, things inside.
import type { Flags } from './findings.ts'

const CONTAINER = 0x0f
const VBA_INFO = 0x0400
const OBJECT_INSIDE = 0x1011
const OBJECT_LIST_ENTRY = 0x0fcc
const CONTROL = 0x0fee
/** What the stream "Current User" says where the rest is locked. */
const LOCKED = 0xf3d1c4df
const MOST_RECORDS = 2_000_000

/** @param user the stream "Current User" */
export function slideshowFlags(stream: Buffer, user: Buffer, flags: Flags): void {
  if (user.length >= 16 && user.readUInt32LE(12) === LOCKED) flags.add('encrypted')
  let at = 0
  for (let seen = 0; at + 8 <= stream.length && seen < MOST_RECORDS; seen++) {
    const type = stream.readUInt16LE(at + 2)
    const length = stream.readUInt32LE(at + 4)
    const data = stream.subarray(at + 8, at + 8 + length)
    if (type === VBA_INFO && data.length >= 8 && data.readUInt32LE(4) !== 0) flags.add('macro')
    if (type === OBJECT_INSIDE || type === OBJECT_LIST_ENTRY) flags.add('embedded')
    if (type === CONTROL) flags.add('macro')
    // A container's records follow its head.
    at += 8 + ((stream[at]! & 0x0f) === CONTAINER ? 0 : length)
  }
}
