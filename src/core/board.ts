// What of a plan is looked at: a filter over shares, regions of the country, and names short enough to read aloud.
import { fold } from './fold.ts'
import type { Day } from './plan-document.ts'
import { addDays, daysBetween, weekday } from './time.ts'
import { districtNamed, MERGER, provinceOn, provinceRow } from './unit-directory.ts'
import { type LaterRegion, MERGED_PROVINCES, type Region } from './units-provinces.ts'

export type RegionCode = Region | LaterRegion
/** A region, or one of the three parts of the country that people speak of. */
export type Area = RegionCode | 'north' | 'middle' | 'south'

/** From north to south, those before and those since the merger of provinces side by side. */
export const REGIONS: readonly RegionCode[] = [
  'mountains',
  'red-river',
  'central',
  'north-central',
  'south-central',
  'highlands',
  'southeast',
  'mekong',
]

const PARTS: Readonly<Record<'north' | 'middle' | 'south', readonly RegionCode[]>> = {
  north: ['mountains', 'red-river'],
  middle: ['central', 'north-central', 'south-central', 'highlands'],
  south: ['southeast', 'mekong'],
}
/** The regions of one division of the country within those of the other. */
const WITHIN: Readonly<Partial<Record<RegionCode, readonly RegionCode[]>>> = {
  central: ['north-central', 'south-central'],
}

export function inArea(region: RegionCode | null, area: Area): boolean {
  if (region === null) return false
  if (area === 'north' || area === 'middle' || area === 'south') return PARTS[area].includes(region)
  return region === area || (WITHIN[area]?.includes(region) ?? false)
}

/** Where a body sits, and what it is there: enough to call it by its place among its likes. */
export interface Seat {
  /** `so-noi-vu`, `ubnd`. */
  body: string
  /** "Nghệ An", "Ba Đình". */
  name: string
  region: RegionCode | null
}

/** The seat of a unit by its key; null for central bodies and for those the directory does not place. */
export function seatOf(key: string, on: Day): Seat | null {
  const [body = '', place = ''] = key.split(':')
  if (place === '') return null
  const row = provinceRow(place)
  if (row) {
    const later = on >= MERGER ? MERGED_PROVINCES[place]?.region : undefined
    return { body, name: provinceOn(place, on)?.name ?? row.name, region: later ?? row.region }
  }
  const district = districtNamed(place)
  return district === null ? null : { body, name: district, region: null }
}

interface Named {
  unit: string
  seat?: Seat | null | undefined
}

/**
 * Names for a list: the place alone where the same body of several places stands in it ("Nghệ An" for Sở Nội vụ tỉnh
 * Nghệ An), the body alone where all are of one place, else the full name; a committee by its usual sign.
 */
export function namesOf(units: readonly Named[]): string[] {
  const places = new Map<string, Set<string>>()
  const bodies = new Map<string, Set<string>>()
  for (const { seat } of units) {
    if (!seat) continue
    places.set(seat.body, (places.get(seat.body) ?? new Set()).add(seat.name))
    bodies.set(seat.name, (bodies.get(seat.name) ?? new Set()).add(seat.body))
  }
  const onePlace = bodies.size === 1 && units.length > 1 && units.every(({ seat }) => seat)
  return units.map(({ unit, seat }) => {
    if (seat && places.get(seat.body)!.size > 1 && bodies.get(seat.name)!.size === 1) return seat.name
    const bare = unit.normalize('NFC')
    if (seat && onePlace && bare.endsWith(seat.name))
      return bare.slice(0, -seat.name.length).replace(/\s+(?:tỉnh|thành phố|quận|huyện|thị xã|TP\.?)?\s*$/iu, '')
    return bare.replace(/^(?:Ủy|Uỷ) ban nhân dân /u, 'UBND ')
  })
}

/** Rows in order of region, those without one last and in their own order; one group where regions say nothing. */
export function byRegion<T extends { seat?: Seat | null | undefined }>(
  rows: readonly T[],
): { region: RegionCode | null; rows: T[] }[] {
  const groups = [...REGIONS, null].map((region) => ({
    region,
    rows: rows.filter((row) => (row.seat?.region ?? null) === region),
  }))
  const full = groups.filter((group) => group.rows.length > 0)
  return full.filter(({ region }) => region !== null).length < 2 ? [{ region: null, rows: [...rows] }] : full
}

/** What is asked of a share. */
export const LIST_STATES = [
  'missing',
  'overdue',
  'sent',
  'waiting',
  'done',
  'late',
  'unacknowledged',
  'acknowledged',
  'unreached',
  'extension',
  'returned',
  'declined',
  'all',
] as const
export type ListState = (typeof LIST_STATES)[number]

/** A span of days that people name. */
export type When = 'today' | 'tomorrow' | 'this_week' | 'next_week' | 'this_month' | { days: number }

/** Kinds of bodies that a question names: "tỉnh nào", "sở nào". */
export type BodyKind = 'province' | 'department' | 'ministry' | 'division' | 'district' | 'commune'

export interface ListFilter {
  state: ListState
  /** None: every task. */
  tasks: number[]
  /** None: every unit. */
  units: number[]
  area: Area | null
  body: BodyKind | null
  when: When | null
  /** What was typed beside all this and fits no task and no unit of the plan. */
  unmatched: string | null
}

export const everything = (state: ListState, with_: Partial<ListFilter> = {}): ListFilter => ({
  state,
  tasks: [],
  units: [],
  area: null,
  body: null,
  when: null,
  unmatched: null,
  ...with_,
})

const BODY: Readonly<Record<Exclude<BodyKind, 'province'>, RegExp>> = {
  department: /^so /,
  ministry: /^(?:bo|ngan hang nha nuoc|thanh tra chinh phu|uy ban dan toc) /,
  division: /^(?:vu|cuc|van phong|phong|ban|thanh tra|vien|trung tam|tong cuc|truong|hoc vien) /,
  district: /^(?:ubnd|uy ban nhan dan) (?:quan|huyen|thi xa|thanh pho) /,
  commune: /^(?:ubnd|uy ban nhan dan) (?:xa|phuong|thi tran|dac khu) /,
}

/** Is the unit of this kind? A province is whatever sits in one; a list of departments names them by their own. */
export function isBody(kind: BodyKind, names: readonly string[], seat: Seat | null): boolean {
  if (kind === 'province') return seat !== null && seat.region !== null
  return names.some((name) => BODY[kind].test(`${fold(name)} `))
}

/** First and last day of a span; weeks begin on Monday. */
export function spanOf(when: When, today: Day): { from: Day; to: Day } {
  if (typeof when === 'object') return { from: today, to: addDays(today, when.days) }
  const monday = addDays(today, 1 - weekday(today))
  switch (when) {
    case 'today':
      return { from: today, to: today }
    case 'tomorrow':
      return { from: addDays(today, 1), to: addDays(today, 1) }
    case 'this_week':
      return { from: monday, to: addDays(monday, 6) }
    case 'next_week':
      return { from: addDays(monday, 7), to: addDays(monday, 13) }
    case 'this_month': {
      const first = `${today.slice(0, 7)}-01`
      const inNext = addDays(first, 31)
      return { from: first, to: addDays(first, daysBetween(first, `${inNext.slice(0, 7)}-01`) - 1) }
    }
    default:
      return when satisfies never
  }
}

const EMPTY = new Set(
  'gui ve cua cac va nhiem vu noi dung viec thuc hien hoan thanh chuan bi nop tai theo cho trong duoc nhung mot so'.split(
    ' ',
  ),
)

/** How much of the words a text has, from 0 to 1: single words, and neighbours in their order. */
export function likeness(words: readonly string[], text: string): number {
  const telling = words.filter((word) => !EMPTY.has(word))
  const wanted = telling.length > 0 ? telling : words
  if (wanted.length === 0) return 0
  const has = fold(text).split(/[^\p{L}\p{N}]+/u)
  const single = new Set(has)
  const ones = wanted.filter((word) => single.has(word)).length / wanted.length
  if (wanted.length === 1) return ones
  const pairs = new Set(has.slice(1).map((word, i) => `${has[i]} ${word}`))
  const neighbours = wanted.slice(1).filter((word, i) => pairs.has(`${wanted[i]} ${word}`)).length
  return (2 * ones + neighbours / (wanted.length - 1)) / 3
}

/** The texts that these words mean best; none where no text has most of them. */
export function bestOf<T>(words: readonly string[], all: readonly T[], textsOf: (one: T) => readonly string[]): T[] {
  const scored = all.map((one) => ({ one, score: Math.max(0, ...textsOf(one).map((text) => likeness(words, text))) }))
  const best = Math.max(0, ...scored.map(({ score }) => score))
  return best < 0.6 ? [] : scored.filter(({ score }) => score >= best - 0.02).map(({ one }) => one)
}
