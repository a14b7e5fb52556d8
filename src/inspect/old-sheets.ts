// The stream of an old workbook, record by record: a password, sheets that are programs, links that start one.
import type { Flags } from './findings.ts'

const FILEPASS = 0x2f
const BOUNDSHEET = 0x85
const SUPBOOK = 0x1ae
/** A sheet of the old macro language, and a module. */
const PROGRAMS: ReadonlySet<number> = new Set([1, 6])

export function workbookFlags(stream: Buffer, flags: Flags): void {
  for (let at = 0; at + 4 <= stream.length; ) {
    const record = stream.readUInt16LE(at)
    const length = stream.readUInt16LE(at + 2)
    const data = stream.subarray(at + 4, at + 4 + length)
    if (record === FILEPASS) flags.add('encrypted')
    if (record === BOUNDSHEET && data.length >= 6 && PROGRAMS.has(data[5]!)) flags.add('macro')
    // A link to the data of a running program names it before the sign 3, where a link to a file has its path.
    if (record === SUPBOOK && isProgramLink(data)) flags.add('macro')
    at += 4 + length
  }
}

/** `cmd`, the sign 3, `/c …`: names of 8 or 16 bits a letter after a count of sheets and of letters. */
function isProgramLink(data: Buffer): boolean {
  if (data.length < 6 || data.readUInt16LE(0) !== 0) return false
  const letters = data.readUInt16LE(2)
  const text = data[4] === 0 ? data.toString('latin1', 5, 5 + letters) : data.toString('utf16le', 5, 5 + letters * 2)
  return text.indexOf('\u0003') > 0
}
