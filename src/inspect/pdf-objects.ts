// Every object of a PDF, wherever it lies: between others, in a packed stream of objects, or hidden in the data of a stream.
import { Bomb, Broken, type Budget } from './findings.ts'
import { packs, unfiltered } from './pdf-streams.ts'
import { type PdfValue, type Reading, readValue } from './pdf-values.ts'

export interface PdfObjects {
  /** Dictionaries at the top of an object or behind the word `trailer`; those inside them are theirs. */
  dicts: Map<string, PdfValue>[]
  /** What a reference stands for; null where it leads nowhere or round in a circle. */
  resolve(value: PdfValue | undefined): PdfValue | null
  /** All that a reference may stand for: an object that is there twice is one to this reader and the other to that. */
  every(value: PdfValue | undefined): PdfValue[]
  isStream(value: PdfValue | undefined): boolean
  encrypted: boolean
}

interface Place {
  bytes: Buffer
  at: number
}

/** Objects may lie in one another; so many times the file's length is read of them all. */
const READ_TIMES = 6
const READ_AT_LEAST = 8 * 1024 * 1024
/** Dictionaries of more than a large atlas, and what comes of packed ones, in bytes. */
const MOST_DICTS = 600_000
const MOST_UNPACKED = 64 * 1024 * 1024
const MOST_RESOLVED = 400_000

/** @throws Bomb, Broken */
export async function pdfObjects(bytes: Buffer, spending: Budget): Promise<PdfObjects> {
  const budget = { left: bytes.length * READ_TIMES + READ_AT_LEAST }
  const places = new Map<number, Place[]>()
  const put = (number: number, place: Place): void => {
    const known = places.get(number)
    if (known) known.push(place)
    else places.set(number, [place])
  }
  const streams = new Set<number>()
  const dicts: Map<string, PdfValue>[] = []
  const packed: { dict: Map<string, PdfValue>; at: number }[] = []
  const keep = (dict: Map<string, PdfValue>): void => {
    if (dicts.push(dict) > MOST_DICTS) throw new Bomb('objects')
  }

  let resolved = 0
  const valueAt = (place: Place): PdfValue | undefined => {
    if (++resolved > MOST_RESOLVED) throw new Bomb('references')
    return readValue({ ...place, budget }) ?? undefined
  }
  function resolve(value: PdfValue | undefined): PdfValue | null {
    let current = value
    for (let step = 0; current?.is === 'ref'; step++) {
      const place = places.get(current.number)?.at(-1)
      if (!place || step > 20) return null
      current = valueAt(place)
    }
    return current ?? null
  }
  function every(value: PdfValue | undefined, step = 0): PdfValue[] {
    if (value?.is !== 'ref') return value ? [value] : []
    return step > 20 ? [] : (places.get(value.number) ?? []).flatMap((place) => every(valueAt(place), step + 1))
  }
  const isTwice = (value: PdfValue | undefined): boolean =>
    value?.is === 'ref' && (places.get(value.number)?.length ?? 0) > 1

  for (const { number, at } of headsIn(bytes)) {
    const reading: Reading = { bytes, at, budget }
    if (number !== null) put(number, { bytes, at })
    const value = readValue(reading)
    if (value?.is !== 'dict') {
      // A list may hold what matters as a dictionary does.
      if (value?.is === 'array') keep(new Map([['', value]]))
      continue
    }
    keep(value.of)
    const next = readValue(reading)
    if (next?.is !== 'word' || next.word !== 'stream') continue
    if (number !== null) streams.add(number)
    packed.push({ dict: value.of, at: reading.at })
  }
  for (let at = bytes.indexOf('trailer'); at >= 0; at = bytes.indexOf('trailer', at + 7)) {
    const value = readValue({ bytes, at: at + 7, budget })
    if (value?.is === 'dict') keep(value.of)
  }
  if (places.size === 0) throw new Broken('no objects')
  const encrypted = dicts.some((dict) => ['dict', 'ref'].includes(dict.get('Encrypt')?.is ?? ''))

  let unpacked = 0
  for (const { dict, at } of packed) {
    const filters = filtersOf(dict, resolve)
    const isNamed = every(dict.get('Type')).some((type) => named(type, 'ObjStm'))
    // Some readers ask for no name where the numbers are there.
    const isObjects =
      isNamed || ['N', 'First'].every((key) => every(dict.get(key)).some((value) => value.is === 'number'))
    if (isObjects && ['Filter', 'First', 'DecodeParms'].some((key) => isTwice(dict.get(key))))
      throw new Broken('objects')
    if (!isObjects && packs(filters) < 2) continue
    const data = dataOf(bytes, at, resolve(dict.get('Length')))
    const content = await unfiltered(data, filters, spending, predictorOf(dict, resolve))
    if (!isObjects || encrypted) continue
    if (content === null && isNamed) throw new Broken('objects')
    if (content === null) continue
    unpacked += content.length
    if (unpacked > MOST_UNPACKED) throw new Bomb('objects')
    budget.left += content.length * READ_TIMES
    for (const [number, place] of headsOfPacked(content, resolve(dict.get('First')), budget)) put(number, place)
    for (const value of valuesIn(content, budget))
      if (value.is === 'dict') keep(value.of)
      else if (value.is === 'array') keep(new Map([['', value]]))
  }
  return { dicts, resolve, every, isStream: (value) => value?.is === 'ref' && streams.has(value.number), encrypted }
}

/** Every `12 0 obj`, also where none should be; null where no number stands before it that can be read. */
function* headsIn(bytes: Buffer): Generator<{ number: number | null; at: number }> {
  for (let at = bytes.indexOf('obj'); at >= 0; at = bytes.indexOf('obj', at + 3)) {
    if (bytes.toString('latin1', Math.max(0, at - 3), at) === 'end') continue
    const number = numberBefore(bytes, at, 40) ?? numberBefore(bytes, at, 1_000)
    yield { number, at: at + 3 }
  }
}

/** Remarks are blanks to a reader. */
function numberBefore(bytes: Buffer, at: number, reach: number): number | null {
  const before = bytes.toString('latin1', Math.max(0, at - reach), at)
  const found =
    /(\d{1,10})[\s\0]+\d{1,5}[\s\0]*$/.exec(before) ??
    (before.includes('%') ? /(\d{1,10})[\s\0]+\d{1,5}[\s\0]*$/.exec(before.replace(/%[^\r\n]*[\r\n]/g, ' ')) : null)
  return found ? Number(found[1]) : null
}

/** A stream of objects begins with their numbers and where they begin. */
function headsOfPacked(content: Buffer, first: PdfValue | null, budget: Reading['budget']): [number, Place][] {
  if (first?.is !== 'number' || first.value < 0) return []
  const reading: Reading = { bytes: content, at: 0, budget }
  const found: [number, Place][] = []
  while (reading.at < first.value) {
    const number = readValue(reading)
    const at = readValue(reading)
    if (number?.is !== 'number' || at?.is !== 'number' || at.value < 0) break
    found.push([number.value, { bytes: content, at: first.value + at.value }])
  }
  return found
}

function* valuesIn(content: Buffer, budget: Reading['budget']): Generator<PdfValue> {
  const reading: Reading = { bytes: content, at: 0, budget }
  while (reading.at < content.length) {
    const value = readValue(reading)
    if (value === null) reading.at++
    else yield value
  }
}

export const named = (value: PdfValue | null | undefined, name: string): boolean =>
  value?.is === 'name' && value.name === name

function filtersOf(dict: Map<string, PdfValue>, resolve: PdfObjects['resolve']): string[] {
  const value = resolve(dict.get('Filter') ?? dict.get('F'))
  const each = value?.is === 'array' ? value.of.map(resolve) : [value]
  return each.flatMap((one) => (one?.is === 'name' ? [one.name] : []))
}

function predictorOf(dict: Map<string, PdfValue>, resolve: PdfObjects['resolve']): { kind: number; columns: number } {
  const value = resolve(dict.get('DecodeParms') ?? dict.get('DP'))
  const last = value?.is === 'array' ? resolve(value.of.at(-1)) : value
  const number = (key: string): number => {
    const found = last?.is === 'dict' ? resolve(last.of.get(key)) : null
    return found?.is === 'number' ? found.value : 1
  }
  return { kind: number('Predictor'), columns: number('Columns') }
}

/** As long as it says, where the end stands there; else up to the next word that ends a stream. */
function dataOf(bytes: Buffer, at: number, length: PdfValue | null): Buffer {
  let from = at
  if (bytes[from] === 13) from++
  if (bytes[from] === 10) from++
  if (length?.is === 'number' && length.value >= 0) {
    const end = from + Math.floor(length.value)
    if (/^\s{0,4}endstream/.test(bytes.toString('latin1', end, end + 14))) return bytes.subarray(from, end)
  }
  const end = bytes.indexOf('endstream', from)
  return bytes.subarray(from, end < 0 ? bytes.length : end)
}
