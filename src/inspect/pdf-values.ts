// The values of a PDF read from any place in it: names with their escapes resolved, nothing that is nested too deep.
import { Bomb } from './findings.ts'

export type PdfValue =
  | { is: 'name'; name: string }
  | { is: 'dict'; of: Map<string, PdfValue> }
  | { is: 'array'; of: PdfValue[] }
  | { is: 'ref'; number: number }
  | { is: 'number'; value: number }
  | { is: 'string'; text: string }
  /** An operator or a word of the file: `obj`, `stream`, `true`. */
  | { is: 'word'; word: string }

export interface Reading {
  bytes: Buffer
  at: number
  /** Bytes that may still be read over all of the file, some of them many times. */
  budget: { left: number }
}

const DEEPEST = 60
/** Kept of a string: enough of an address to judge it. */
const STRING_KEPT = 400
/** Members kept of one dictionary or list. */
const MOST_MEMBERS = 200_000

const isSpace = (c: number): boolean => c === 32 || (c >= 9 && c <= 13) || c === 0
/** `( ) < > [ ] { } / %` */
const isDelimiter = (c: number): boolean =>
  c === 40 || c === 41 || c === 60 || c === 62 || c === 91 || c === 93 || c === 123 || c === 125 || c === 47 || c === 37

function step(reading: Reading, by = 1): void {
  reading.at += by
  reading.budget.left -= by
  if (reading.budget.left < 0) throw new Bomb('objects')
}

function skipSpace(reading: Reading): void {
  const { bytes } = reading
  while (reading.at < bytes.length) {
    const c = bytes[reading.at]!
    if (isSpace(c)) step(reading)
    else if (c === 37)
      while (reading.at < bytes.length && bytes[reading.at] !== 10 && bytes[reading.at] !== 13) step(reading)
    else return
  }
}

/** The next value; null at the end, and for a bracket that closes. */
export function readValue(reading: Reading, depth = 0): PdfValue | null {
  if (depth > DEEPEST) throw new Bomb('nesting')
  skipSpace(reading)
  const { bytes } = reading
  const c = bytes[reading.at]
  switch (c) {
    case undefined:
    case 93:
    case 62:
    case 41:
    case 125:
      return null
    case 47:
      step(reading)
      return { is: 'name', name: readName(reading) }
    case 40:
      return { is: 'string', text: readString(reading) }
    case 91:
      step(reading)
      return { is: 'array', of: readArray(reading, depth) }
    case 60:
      if (bytes[reading.at + 1] !== 60) return { is: 'string', text: readHex(reading) }
      step(reading, 2)
      return { is: 'dict', of: readDict(reading, depth) }
    case 123:
      step(reading)
      return { is: 'word', word: '{' }
    default:
      return readWord(reading)
  }
}

function readArray(reading: Reading, depth: number): PdfValue[] {
  const members: PdfValue[] = []
  for (;;) {
    const value = readValue(reading, depth + 1)
    if (value === null) {
      if (reading.at < reading.bytes.length) step(reading)
      return members
    }
    if (isWord(value, 'endobj') || isWord(value, 'stream')) return members
    if (isWord(value, 'R')) {
      const [number] = members.splice(-2)
      members.push(number?.is === 'number' ? { is: 'ref', number: number.value } : value)
    } else {
      if (members.length >= MOST_MEMBERS) throw new Bomb('members')
      members.push(value)
    }
  }
}

/** Name and value in turn; a reference is two numbers and an R. */
function readDict(reading: Reading, depth: number): Map<string, PdfValue> {
  const dict = new Map<string, PdfValue>()
  let key: string | null = null
  let before: PdfValue[] = []
  const put = (): void => {
    if (key === null || before.length === 0) return
    if (dict.size >= MOST_MEMBERS) throw new Bomb('members')
    // Of a name that stands twice some readers take the first value, some the last: the first is kept beside it.
    const first = dict.get(key)
    if (first) dict.set(`${key} ${dict.size}`, { is: 'dict', of: new Map([[key, first]]) })
    dict.set(key, before.at(-1)!)
  }
  for (;;) {
    const value = readValue(reading, depth + 1)
    if (value === null) {
      const closing = reading.bytes[reading.at] === 62 && reading.bytes[reading.at + 1] === 62
      if (reading.at < reading.bytes.length) step(reading, closing ? 2 : 1)
      if (!closing && reading.at < reading.bytes.length) continue
      put()
      return dict
    }
    if (isWord(value, 'endobj') || isWord(value, 'stream')) {
      put()
      return dict
    }
    if (value.is === 'name' && (key === null || before.length > 0)) {
      put()
      key = value.name
      before = []
    } else if (isWord(value, 'R') && before.length >= 2) {
      const number = before.at(-2)!
      before = [number.is === 'number' ? { is: 'ref', number: number.value } : value]
    } else before = [...before.slice(-1), value]
  }
}

const isWord = (value: PdfValue, word: string): boolean => value.is === 'word' && value.word === word

/** `/J#61vaScript` is the name JavaScript. */
function readName(reading: Reading): string {
  const { bytes } = reading
  const from = reading.at
  while (reading.at < bytes.length && !isSpace(bytes[reading.at]!) && !isDelimiter(bytes[reading.at]!)) step(reading)
  return bytes
    .toString('latin1', from, Math.min(reading.at, from + STRING_KEPT))
    .replace(/#([0-9a-f]{2})/gi, (_, code: string) => String.fromCharCode(Number.parseInt(code, 16)))
}

function readString(reading: Reading): string {
  const { bytes } = reading
  const from = reading.at
  let open = 0
  while (reading.at < bytes.length) {
    const c = bytes[reading.at]!
    step(reading, c === 92 ? 2 : 1)
    if (c === 40) open++
    if (c === 41 && --open === 0) break
  }
  return plain(bytes.subarray(from + 1, Math.min(reading.at - 1, from + STRING_KEPT)))
}

function readHex(reading: Reading): string {
  const { bytes } = reading
  const from = reading.at
  const end = bytes.indexOf(62, from)
  step(reading, (end < 0 ? bytes.length : end + 1) - from)
  const digits = bytes.toString('latin1', from + 1, Math.min(reading.at - 1, from + STRING_KEPT)).replace(/\s/g, '')
  return plain(Buffer.from(digits.length % 2 === 0 ? digits : `${digits}0`, 'hex'))
}

/** Letters of one byte and of two alike, escapes left out: enough to find an address. */
const plain = (text: Buffer): string => text.toString('latin1').replace(/\0|^\xfe\xff|\\(?=[()])/g, '')

function readWord(reading: Reading): PdfValue {
  const { bytes } = reading
  const from = reading.at
  while (reading.at < bytes.length && !isSpace(bytes[reading.at]!) && !isDelimiter(bytes[reading.at]!)) step(reading)
  const word = bytes.toString('latin1', from, Math.min(reading.at, from + 40))
  return /^[+-]?\d*\.?\d+\.?$/.test(word) ? { is: 'number', value: Number.parseFloat(word) } : { is: 'word', word }
}
