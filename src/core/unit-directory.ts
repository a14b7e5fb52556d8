// Which public bodies exist on a day: places, ministries, bodies of a province, and into whom they were merged.
import type { Day } from './plan-document.ts'
import { addDays } from './time.ts'
import {
  type BodyRow,
  CENTRAL,
  type CentralRow,
  DISTRICT_OFFICES,
  PROVINCIAL,
  type ProvincialRow,
} from './units-bodies.ts'
import { DISTRICTS, DISTRICTS_UNTIL } from './units-districts.ts'
import { compact, slugOf } from './units-names.ts'
import { MERGED_PROVINCES, PROVINCES, type ProvinceRow } from './units-provinces.ts'

export interface Unit {
  /**
   * Stable name for programs: `ubnd:ha-giang`, `so-noi-vu:ha-giang`, `bo-noi-vu`, `bo-noi-vu/vu-cai-cach-hanh-chinh`.
   * A province that kept its name through a merger keeps its key; `validFrom` tells the two bodies apart.
   */
  key: string
  /** Full official name. */
  name: string
  kind: 'province' | 'ministry' | 'agency' | 'department' | 'district' | 'office' | 'party' | 'other'
  /** `ha-giang`, `ha-noi/quan-ba-dinh`; null for central bodies and those whose place is not known. */
  place: string | null
  /** Key of the body it belongs to. */
  parent: string | null
  aliases: string[]
  /** First and last day; null where it existed before and after the years that the directory covers (2008 to 2026). */
  validFrom: Day | null
  validTo: Day | null
  /** Keys of the bodies that took over after `validTo`, the main one first. */
  successors: string[]
}

/** A province or district as it was called in a span of days. */
export interface Place {
  slug: string
  type: 'tỉnh' | 'thành phố' | 'quận' | 'huyện' | 'thị xã'
  name: string
  /** Slug of the province; null for a province itself. */
  province: string | null
  from: Day | null
  to: Day | null
}

export const MERGER: Day = '2025-07-01'
const BEFORE_MERGER: Day = '2025-06-30'

/** "tỉnh Hà Giang", "thành phố Hồ Chí Minh", "quận Ba Đình", "Quận 1". */
export const titleOf = (place: Place): string =>
  /^\d/.test(place.name) ? `Quận ${place.name}` : `${place.type} ${place.name}`

const holds = (span: { from?: Day | null; to?: Day | null }, on: Day): boolean =>
  (!span.from || span.from <= on) && (!span.to || on <= span.to)

const rows = new Map(PROVINCES.map((row) => [row.slug, row]))

export const provinceRow = (slug: string): ProvinceRow | undefined => rows.get(slug)

/** A province's names in order of time; the last one ends where it was merged into another. */
function versionsOf(row: ProvinceRow): Place[] {
  const place = (type: Place['type'], name: string, from: Day | null, to: Day | null): Place => ({
    slug: row.slug,
    type,
    name,
    province: null,
    from,
    to,
  })
  const type = row.city ? 'thành phố' : 'tỉnh'
  // Nghị quyết 175/2024/QH15.
  if (row.slug === 'hue')
    return [place(type, row.name, null, '2024-12-31'), place('thành phố', 'Huế', '2025-01-01', null)]
  if (row.into !== row.slug) return [place(type, row.name, null, BEFORE_MERGER)]
  if (!PROVINCES.some(({ slug, into }) => slug !== row.slug && into === row.slug))
    return [place(type, row.name, null, null)]
  // Nghị quyết 30/2026/QH16.
  if (row.slug === 'dong-nai') {
    return [
      place(type, row.name, null, BEFORE_MERGER),
      place(type, row.name, MERGER, '2026-04-29'),
      place('thành phố', row.name, '2026-04-30', null),
    ]
  }
  return [place(type, row.name, null, BEFORE_MERGER), place(type, row.name, MERGER, null)]
}

const versions = new Map(PROVINCES.map((row) => [row.slug, versionsOf(row)]))

/** All that a province was called, in order of time. */
export const provinceVersions = (slug: string): readonly Place[] => versions.get(slug) ?? []

/** The province of a slug as it stands on a day; null once it was merged into another. */
export const provinceOn = (slug: string, on: Day): Place | null =>
  versions.get(slug)?.find((version) => holds(version, on)) ?? null

/** The provincial units of a day, in the order of their official numbers: 63, from 01/07/2025 34. */
export const provincesOn = (on: Day): Place[] =>
  PROVINCES.map(({ slug }) => provinceOn(slug, on)).filter((place) => place !== null)

/** The province itself, or the one that holds its area on a day. */
export const provinceHolding = (slug: string, on: Day): Place | null =>
  provinceOn(slug, on) ?? (rows.has(slug) ? provinceOn(rows.get(slug)!.into, on) : null)

/** Commune-level units of a province since 01/07/2025. */
export function communesOf(slug: string): number | null {
  const merged = MERGED_PROVINCES[slug]
  return merged ? merged.communes[0] + merged.communes[1] + merged.communes[2] : null
}

const TYPE_OF: Readonly<Record<string, Place['type']>> = { Q: 'quận', TP: 'thành phố', TX: 'thị xã', H: 'huyện' }

function readDistricts(province: string, text: string): Place[] {
  const places: Place[] = []
  for (const part of text.split('; ').filter((found) => found !== '')) {
    const [sign = '', ...words] = part.split(' ')
    const type = TYPE_OF[sign]!
    for (const name of words.join(' ').split(', ')) {
      places.push({
        slug: `${province}/${slugOf(`${type} ${name}`)}`,
        type,
        name,
        province,
        from: null,
        to: DISTRICTS_UNTIL,
      })
    }
  }
  return places
}

function districtsOfAllTimes(province: string): Place[] {
  const row = DISTRICTS[province]
  if (!row) return []
  let places = readDistricts(province, row.units)
  for (const change of row.changes ?? []) {
    const gone = new Set(readDistricts(province, change.without).map(({ slug }) => slug))
    const to = addDays(change.from, -1)
    places = places.map((place) => (gone.has(place.slug) && place.to === DISTRICTS_UNTIL ? { ...place, to } : place))
    places.push(...readDistricts(province, change.with).map((place) => ({ ...place, from: change.from })))
  }
  return places
}

const districts = new Map(PROVINCES.map(({ slug }) => [slug, districtsOfAllTimes(slug)]))

/** The district units of a province on a day; none after 30/06/2025. `sure` is false where the list may have changed. */
export function districtsOf(province: string, on: Day): { places: Place[]; sure: boolean } {
  const places = (districts.get(province) ?? []).filter((place) => holds(place, on))
  return { places, sure: (DISTRICTS[province]?.since ?? '9999-12-31') <= on }
}

/** What a district is called, without its type, by its slug; null where the directory has none. */
export const districtNamed = (slug: string): string | null =>
  districts.get(slug.slice(0, slug.indexOf('/')))?.find((place) => place.slug === slug)?.name ?? null

/** Districts of that name, of that type if it is said, in one province or in all. */
export function findDistricts(name: string, type: Place['type'] | null, province: string | null, on: Day): Place[] {
  const wanted = compact(name)
  const searched = province ? [districts.get(province) ?? []] : [...districts.values()]
  const found = searched
    .flat()
    .filter((place) => compact(place.name) === wanted && (type === null || place.type === type))
  const living = found.filter((place) => holds(place, on))
  return living.length > 0 ? living : found
}

const provinceNames = new Map<string, string>()
const provinceLetters = new Map<string, string[]>()
for (const row of PROVINCES) {
  for (const name of [row.name, ...row.aliases]) provinceNames.set(compact(name), row.slug)
  for (const letters of row.letters) {
    const key = compact(letters)
    provinceLetters.set(key, [...(provinceLetters.get(key) ?? []), row.slug])
  }
}

/** Slug of the province of that name or spelling; letters such as QN give several and count only after a word. */
export function findProvinces(name: string, withLetters: boolean): string[] {
  const key = compact(name)
  const slug = provinceNames.get(key)
  if (slug) return [slug]
  return withLetters ? (provinceLetters.get(key) ?? []) : []
}

export const letterAliases = (slug: string): readonly string[] => rows.get(slug)?.letters ?? []

const later = (a: Day | null | undefined, b: Day | null | undefined): Day | null =>
  !a ? (b ?? null) : !b || a > b ? a : b
const sooner = (a: Day | null | undefined, b: Day | null | undefined): Day | null =>
  !a ? (b ?? null) : !b || a < b ? a : b

const isProvincial = (row: BodyRow): row is ProvincialRow => 'kind' in row

function nameAt(row: BodyRow, place: Place): string {
  const pattern = isProvincial(row) && place.type === 'thành phố' && row.cityName ? row.cityName : row.name
  if (pattern.includes('%')) return pattern.replace('%T', titleOf(place)).replace('%P', place.name)
  return `${pattern} ${titleOf(place)}`
}

function kindAt(row: BodyRow, place: Place): Unit['kind'] {
  if (row.slug === 'ubnd') return place.province === null ? 'province' : 'district'
  return isProvincial(row) ? row.kind : 'office'
}

/** UBND for what belongs to it, the province's UBND for a district's; none for bodies that answer elsewhere. */
function parentAt(row: BodyRow, kind: Unit['kind'], place: Place): string | null {
  if (kind === 'district') return `ubnd:${place.province}`
  return kind === 'department' || isDistrictOffice(row) ? `ubnd:${place.slug}` : null
}

/** A body of the table at a place: "Sở Nội vụ" at Hà Giang is `so-noi-vu:ha-giang`, "Sở Nội vụ tỉnh Hà Giang". */
export function bodyAt(row: BodyRow, place: Place): Unit {
  const kind = kindAt(row, place)
  const ended = isProvincial(row) ? row.endedIn?.[place.slug] : undefined
  const to = sooner(sooner(row.to, ended), place.to)
  const ends = to !== null && to !== place.to
  const into = rows.get(place.slug)?.into
  const names = [...row.aliases, ...(row.name.includes('%') ? [] : [row.name])]
  const spellings = [place.name, ...(rows.get(place.slug)?.aliases ?? [])]
  return {
    key: `${row.slug}:${place.slug}`,
    name: nameAt(row, place),
    kind,
    place: place.slug,
    parent: parentAt(row, kind, place),
    aliases: [
      ...(row.slug === 'ubnd' ? [...spellings, titleOf(place)] : []),
      ...names.flatMap((name) => spellings.map((spelling) => `${name} ${spelling}`)),
    ],
    validFrom: later(row.from, place.from),
    validTo: to,
    successors: ends
      ? (row.successors ?? []).map((slug) => `${slug}:${place.slug}`)
      : to !== null && place.province === null && into
        ? [`${row.slug}:${into}`]
        : [],
  }
}

export const centralUnit = (row: CentralRow): Unit => ({
  key: row.slug,
  name: row.name,
  kind: row.rank === 'ministry' ? 'ministry' : 'agency',
  place: null,
  parent: null,
  aliases: [...row.aliases],
  validFrom: row.from ?? null,
  validTo: row.to ?? null,
  successors: [...(row.successors ?? [])],
})

/** Bodies of these ranks on a day. */
export const centralOn = (on: Day, ranks: readonly CentralRow['rank'][]): Unit[] =>
  CENTRAL.filter((row) => ranks.includes(row.rank) && holds(row, on) && (!row.rankUntil || on <= row.rankUntil)).map(
    centralUnit,
  )

/** Sở and equals that a province is known to have on a day. */
export function departmentsOf(place: Place, on: Day): Unit[] {
  return PROVINCIAL.filter(
    (row) =>
      row.kind === 'department' &&
      holds(row, on) &&
      !row.except?.includes(place.slug) &&
      (!row.only || row.only.includes(place.slug)) &&
      !(row.endedIn?.[place.slug] && on > row.endedIn[place.slug]!),
  ).map((row) => bodyAt(row, place))
}

const central = new Map<string, CentralRow>()
for (const row of CENTRAL) for (const name of [row.name, ...row.aliases]) central.set(compact(name), row)

export const findCentral = (name: string): CentralRow | undefined => central.get(compact(name))
export const findCentralByWords = (words: string): CentralRow | undefined => central.get(words)

const bodies = new Map<string, BodyRow>()
for (const row of [...PROVINCIAL, ...DISTRICT_OFFICES]) {
  for (const name of [row.name.replace(/ %[TP]/, ''), ...row.aliases]) bodies.set(compact(name), row)
}

/** The body of a province or district whose name or sign these joined words are. */
export const findBody = (words: string): BodyRow | undefined => bodies.get(words)
export const bodyRow = (slug: string): BodyRow | undefined =>
  PROVINCIAL.find((row) => row.slug === slug) ?? DISTRICT_OFFICES.find((row) => row.slug === slug)

export const isDistrictOffice = (row: BodyRow): boolean => DISTRICT_OFFICES.includes(row)

/** Whether a body of the table can stand in a district. */
export const standsInDistricts = (row: BodyRow): boolean =>
  isDistrictOffice(row) || (isProvincial(row) && row.inDistricts === true)

const placeOf = (slug: string, on: Day): Place | null => {
  if (!slug.includes('/')) return provinceHolding(slug, on)
  return (
    districts.get(slug.slice(0, slug.indexOf('/')))?.find((place) => place.slug === slug && holds(place, on)) ?? null
  )
}

/** A unit of the directory by its key, as it stands on a day or, where it has ended, as it stood last. */
export function unitByKey(key: string, on: Day): Unit | null {
  const row = CENTRAL.find(({ slug }) => slug === key)
  if (row) return centralUnit(row)
  const [body = '', place = ''] = key.split(':')
  const found = bodyRow(body)
  if (!found || place === '') return null
  const province = versions.get(place)
  const at = province ? (province.find((version) => holds(version, on)) ?? province.at(-1)!) : placeOf(place, on)
  return at ? bodyAt(found, at) : null
}

/** Whether a unit exists on a day. */
export const livesOn = (unit: Unit, on: Day): boolean => holds({ from: unit.validFrom, to: unit.validTo }, on)

/**
 * The bodies that stand for a unit on a day: itself while it lives, else its successors, and theirs. None where the
 * directory does not know who took over (a district after 30/06/2025).
 */
export function mergedInto(unit: Unit, on: Day): Unit[] {
  const found = new Map<string, Unit>()
  const seen = new Set<string>()
  const follow = (at: Unit): void => {
    const mark = `${at.key} ${at.validFrom}`
    if (seen.has(mark)) return
    seen.add(mark)
    if (!at.validTo || on <= at.validTo) {
      found.set(at.key, at)
      return
    }
    for (const key of at.successors) {
      const next = unitByKey(key, on)
      if (next) follow(next)
    }
  }
  follow(unit)
  return [...found.values()]
}

/** Whether the provincial units of two days are the same; a plan signed before a merger for an event after it asks. */
export function sameProvinces(a: Day, b: Day): boolean {
  const names = (on: Day) => provincesOn(on).map((place) => `${place.slug} ${place.from}`)
  return names(a).join() === names(b).join()
}
