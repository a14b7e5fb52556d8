// Pictures: whether they are what their first bytes say, how large they unpack, and what else hides in them.
import { Bomb, Broken, type Flags } from './findings.ts'

export const isJpg = (bytes: Buffer): boolean => bytes.subarray(0, 3).equals(Buffer.from('ffd8ff', 'hex'))
export const isPng = (bytes: Buffer): boolean => bytes.subarray(0, 8).equals(Buffer.from('89504e470d0a1a0a', 'hex'))

/** More than any camera or scanner of an office makes; each takes three or four bytes where it is looked at. */
const MOST_PIXELS = 300_000_000
/** Bytes that one packed byte of a drawing comes to at most; what needs more is nearly nothing, a thousand times over. */
const PIXELS_FROM = 25_000_000

function fair(width: number, height: number, packed: number): void {
  if (width === 0 || height === 0) throw new Broken('no picture')
  const pixels = width * height
  if (pixels > MOST_PIXELS || (pixels > PIXELS_FROM && pixels > packed * 5_000)) throw new Bomb('pixels')
}

/** @throws Bomb, Broken */
export function lookIntoJpg(bytes: Buffer, flags: Flags): void {
  let at = 2
  let sized = false
  while (at + 4 <= bytes.length) {
    if (bytes[at] !== 0xff) throw new Broken('marker')
    const marker = bytes[at + 1]!
    // Filling, and markers without a length.
    if (marker === 0xff || (marker >= 0xd0 && marker <= 0xd7) || marker === 0x01) {
      at += marker === 0xff ? 1 : 2
      continue
    }
    const length = bytes.readUInt16BE(at + 2)
    if (length < 2) throw new Broken('segment')
    // Frames: how large the picture is.
    if (marker >= 0xc0 && marker <= 0xcf && ![0xc4, 0xc8, 0xcc].includes(marker)) {
      if (at + 9 > bytes.length) throw new Broken('frame')
      fair(bytes.readUInt16BE(at + 7), bytes.readUInt16BE(at + 5), bytes.length)
      sized = true
    }
    if (marker === 0xda) break
    at += 2 + length
  }
  const end = bytes.lastIndexOf(Buffer.from('ffd9', 'hex'))
  if (!sized || end < at) throw new Broken('no picture')
  strangers(bytes, flags)
}

/** @throws Bomb, Broken */
export function lookIntoPng(bytes: Buffer, flags: Flags): void {
  let at = 8
  let last = ''
  for (let first = true; at + 12 <= bytes.length && last !== 'IEND'; first = false) {
    const length = bytes.readUInt32BE(at)
    last = bytes.toString('latin1', at + 4, at + 8)
    if (!/^[A-Za-z]{4}$/.test(last) || at + 12 + length > bytes.length || first !== (last === 'IHDR'))
      throw new Broken('chunk')
    if (first) fair(bytes.readUInt32BE(at + 8), bytes.readUInt32BE(at + 12), bytes.length)
    at += 12 + length
  }
  if (last !== 'IEND') throw new Broken('no end')
  strangers(bytes, flags)
}

const PAGE = /<(?:script|html|svg|iframe|body|!doctype|\?php)[\s>/]/i
const PROGRAM = 'This program cannot be run in DOS mode'
/** How far a program's head stands before those words. */
const PROGRAM_HEAD = 256

/** A picture that is something else as well: a page for a browser, an archive, a program, a PDF. */
function strangers(bytes: Buffer, flags: Flags): void {
  const text = bytes.toString('latin1')
  if (PAGE.test(text)) flags.add('mismatch')
  if (holdsArchive(bytes) || holdsProgram(bytes) || /%PDF-1\.\d|Rar!\x1a\x07|7z\xbc\xaf\x27\x1c/.test(text))
    flags.add('embedded')
}

/** An archive is read from its end; one that is hidden in a picture closes the file, but for a few bytes. */
export function holdsArchive(bytes: Buffer): boolean {
  const tail = bytes.subarray(Math.max(0, bytes.length - 66_000))
  return tail.includes('PK\x05\x06', 0, 'latin1') && bytes.includes('PK\x01\x02', 0, 'latin1')
}

function holdsProgram(bytes: Buffer): boolean {
  for (let at = bytes.indexOf(PROGRAM); at >= 0; at = bytes.indexOf(PROGRAM, at + 1))
    if (bytes.subarray(Math.max(0, at - PROGRAM_HEAD), at).includes('MZ')) return true
  return false
}
