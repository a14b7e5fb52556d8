// Reading one named unit: in the directory, relative to the issuer of the paper, or made from its own words.
import type { Day } from './plan-document.ts'
import {
  bodyAt,
  bodyRow,
  centralUnit,
  districtsOf,
  findBody,
  findCentralByWords,
  findDistricts,
  findProvinces,
  isDistrictOffice,
  livesOn,
  mergedInto,
  type Place,
  provinceHolding,
  provinceVersions,
  standsInDistricts,
  titleOf,
  type Unit,
  unitByKey,
} from './unit-directory.ts'
import type { BodyRow } from './units-bodies.ts'
import { compact, fold, joined, slugOf, spellOut, type Word, wordsOf } from './units-names.ts'

/** What reading a name changed: an old name stands for who took over, a name is used before its time. */
export interface UnitNote {
  code: 'succeeded' | 'not_yet'
  /** The name as the directory knows it for the time it was valid. */
  printed: string
  /** Others that took over a part. */
  also: string[]
}

export interface NamedUnit {
  unit: Unit
  note: UnitNote | null
}

/** Whose paper it is, as far as names depend on it. */
export interface Scope {
  on: Day
  issuer: Unit | null
  level: 'central' | 'province' | 'department' | 'district' | 'other' | 'unknown'
  /** The issuer's province, as it was called that day. */
  province: Place | null
  /** The issuer's district. */
  district: Place | null
}

const CENTRAL_ISSUER =
  /^(?:chinh phu|thu tuong|quoc hoi|uy ban thuong vu quoc hoi|trung uong|ban chap hanh trung uong|bo chinh tri)/

export function scopeOf(issuer: string | null, on: Day): Scope {
  const nowhere: Scope = { on, issuer: null, level: 'unknown', province: null, district: null }
  if (!issuer || issuer.trim() === '') return nowhere
  const named = readNamed(issuer, nowhere)
  if (!named) {
    const unit = madeUnit(issuer, nowhere)
    const central = CENTRAL_ISSUER.test(fold(issuer)) || / (?:cua chinh phu|trung uong)$/.test(fold(issuer))
    return { ...nowhere, issuer: unit, level: central ? 'central' : 'other' }
  }
  const { unit } = named
  return { ...placesOf(unit, on), on, issuer: unit, level: levelOf(unit) }
}

function levelOf(unit: Unit): Scope['level'] {
  if (unit.place === null) return unit.parent === null ? 'central' : 'other'
  if (unit.place.includes('/')) return 'district'
  return /^(?:ubnd|hdnd|tinh-uy|doan-dbqh):/.test(unit.key) ? 'province' : 'department'
}

function placesOf(unit: Unit, on: Day): { province: Place | null; district: Place | null } {
  if (unit.place === null) return { province: null, district: null }
  const [province = ''] = unit.place.split('/')
  const district = unit.place.includes('/')
    ? findDistricts(
        unit.place.slice(unit.place.indexOf('/') + 1).replace(/^(?:quan|huyen|thi-xa|thanh-pho)-/, ''),
        null,
        province,
        on,
      )
    : []
  return {
    province: provinceHolding(province, on),
    district: district.find((place) => place.slug === unit.place) ?? null,
  }
}

/** The unit that an old name stands for on a day, with the note that says so. */
export function today(unit: Unit, on: Day): NamedUnit {
  if (livesOn(unit, on)) return { unit, note: null }
  const [main, ...others] = mergedInto(unit, on)
  if (unit.validFrom && on < unit.validFrom) return { unit, note: { code: 'not_yet', printed: unit.name, also: [] } }
  if (!main) return { unit, note: null }
  // The same body in another span of its life is no news: tỉnh Tuyên Quang before and after the merger.
  if (main.key === unit.key && main.name === unit.name) return { unit: main, note: null }
  return { unit: main, note: { code: 'succeeded', printed: unit.name, also: others.map(({ name }) => name) } }
}

const TYPES: readonly [words: readonly string[], type: Place['type']][] = [
  [['thanh', 'pho'], 'thành phố'],
  [['thi', 'xa'], 'thị xã'],
  [['tinh'], 'tỉnh'],
  [['quan'], 'quận'],
  [['huyen'], 'huyện'],
  [['q'], 'quận'],
  [['h'], 'huyện'],
]

/** A place at the end of a name: `own` where only its type is said, or nothing; null where the words are no place. */
type Where = { own: Place['type'] | null } | { places: Place[] } | null

/** The type of a place at the start of a name: "thành phố", "huyện". */
export function readType(words: readonly Word[]): { type: Place['type'] | null; rest: readonly Word[] } {
  for (const [type, value] of TYPES) {
    if (type.every((word, i) => words[i]?.word === word)) return { type: value, rest: words.slice(type.length) }
  }
  return { type: null, rest: words }
}

function readPlace(words: readonly Word[], scope: Scope, afterWord: boolean): Where {
  const from = words[0]?.word === 'cua' || words[0]?.word === 'cap' ? words.slice(1) : words
  if (from.length === 0) return { own: null }
  const { type, rest } = readType(from)
  if (rest.length === 0) return { own: type }
  const whole = from.map(({ word }) => word).join(' ')
  const name = rest.map(({ word }) => word).join(' ')
  // "TP HCM", "TPHCM": the city's name carries its type.
  const slugs = type === null ? findProvinces(whole, afterWord) : findProvinces(name, true)
  const provinces = slugs.flatMap((slug) => provinceNamed(slug, type, name, scope.on) ?? [])
  if (type !== 'quận' && type !== 'huyện' && type !== 'thị xã' && provinces.length > 0) return { places: provinces }
  const province = scope.province?.slug ?? null
  if (type === 'tỉnh' || (type === null && !province)) return null
  const near = findDistricts(name, type, province, scope.on)
  const districts = near.length > 0 || type === null ? near : findDistricts(name, type, null, scope.on)
  return districts.length > 0 ? { places: districts } : null
}

/**
 * A province under the type and name that the paper gives it. "Thành phố Cao Bằng" is a city inside tỉnh Cao Bằng, no
 * province; "tỉnh Thừa Thiên Huế" and "tỉnh Đồng Nai" after they became cities are their former selves.
 */
function provinceNamed(slug: string, type: Place['type'] | null, name: string, on: Day): Place | null {
  const past = provinceVersions(slug).filter((place) => !place.from || place.from <= on)
  const now = past.at(-1)
  if (!now) return null
  if (type === 'thành phố') return now.type === 'thành phố' ? now : null
  const former = past.findLast(
    (place) => place.type === 'tỉnh' && (type === 'tỉnh' || compact(place.name) === compact(name)),
  )
  const renamed = type === 'tỉnh' ? now.type !== 'tỉnh' : compact(now.name) !== compact(name)
  return renamed && former ? former : now
}

/** What a body stands at when the paper names only its type: the issuer's own province or district. */
function ownPlace(row: BodyRow, type: Place['type'] | null, scope: Scope): Place | null {
  const { district, province } = scope
  if (district && standsInDistricts(row) && (type === null || type === district.type)) {
    if (type !== null || row.slug !== 'ubnd') return district
  }
  if (!province || isDistrictOffice(row)) return null
  if (type === null) return row.slug === 'ubnd' ? null : province
  if (type === province.type) return province
  // "UBND thành phố" in a paper of a tỉnh: its own city, where it has but one.
  const cities = districtsOf(province.slug, scope.on).places.filter((place) => place.type === type)
  return cities.length === 1 && standsInDistricts(row) ? cities[0]! : null
}

function readBody(words: readonly Word[], scope: Scope): Unit | null {
  for (let length = words.length; length > 0; length--) {
    const row = findBody(joined(words.slice(0, length)))
    if (!row) continue
    const where = readPlace(words.slice(length), scope, true)
    if (where === null) continue
    const place = 'own' in where ? ownPlace(row, where.own, scope) : oneOf(where.places, scope)
    if (!place) continue
    if (place.province === null ? isDistrictOffice(row) : !standsInDistricts(row)) continue
    return bodyAt(row, place)
  }
  return null
}

const oneOf = (places: readonly Place[], scope: Scope): Place | null => {
  if (places.length === 1) return places[0]!
  const near = places.filter((place) => place.province === scope.province?.slug)
  return near.length === 1 ? near[0]! : null
}

/** A place that stands alone means its Ủy ban nhân dân. */
function readBarePlace(words: readonly Word[], scope: Scope): Unit | null {
  const where = readPlace(words, scope, false)
  if (where === null || 'own' in where) return null
  const place = oneOf(where.places, scope)
  return place && bodyAt(bodyRow('ubnd')!, place)
}

// Bodies inside a ministry or agency, as its papers name them.
const INNER_HEAD =
  /^(?:vu|cuc|tong cuc|van phong|thanh tra|trung tam|vien|hoc vien|truong|ban|tap chi|bao|nha xuat ban|phong|dang uy|cong doan|doan thanh nien|bao tang|thu vien|chi cuc|uy ban)\b/
// Of these the name goes on with the body itself, without a comma: "Văn phòng Bộ Nội vụ".
const SHARED_HEAD = /^(?:van phong|thanh tra|dang uy|cong doan|lanh dao)$/

/** "Vụ Cải cách hành chính Bộ Nội vụ", "Văn phòng Bảo hiểm xã hội Việt Nam": the owner is said. */
function readInner(text: string, words: readonly Word[]): Unit | null {
  if (!INNER_HEAD.test(words.map(({ word }) => word).join(' '))) return null
  for (let start = 1; start < words.length; start++) {
    const row = findCentralByWords(joined(words.slice(start)))
    if (!row || (!fold(row.name).startsWith('bo ') && words.length - start < 3)) continue
    // A sign alone ("BNV") may end a name by chance, "Bộ …" may not.
    if (words[start - 1]!.end === words[start]!.end) continue
    return innerUnit(text.slice(0, words[start]!.at), centralUnit(row))
  }
  return null
}

function innerUnit(base: string, owner: Unit): Unit {
  const name = spellOut(base)
    .replace(/[\s,–-]+$/u, '')
    .replace(/\s+của$/u, '')
  return {
    key: `${owner.key}/${slugOf(name)}`,
    name: SHARED_HEAD.test(fold(name)) ? `${name} ${owner.name}` : `${name}, ${owner.name}`,
    kind: 'office',
    place: owner.place,
    parent: owner.key,
    aliases: [name, `${name} ${owner.name}`],
    validFrom: null,
    validTo: null,
    successors: [],
  }
}

// A body with such a head in a paper is the issuer's own; of the others only the organizer knows.
const OWN_HEAD: Readonly<Record<Scope['level'], RegExp | null>> = {
  central: /^(?:vu|cuc|tong cuc)\b|^(?:van phong|thanh tra|dang uy|cong doan)(?: bo| co quan)?$/,
  department: /^phong\b|^(?:van phong|thanh tra)(?: so)?$/,
  province: null,
  district: null,
  other: null,
  unknown: null,
}
const OWN_WORD = /\s+(?:Bộ|bộ|Sở|sở|cơ quan)$/u

function readOwn(text: string, scope: Scope): Unit | null {
  if (!scope.issuer || !OWN_HEAD[scope.level]?.test(fold(text))) return null
  const row = findBody(compact(text))
  if (row && isDistrictOffice(row)) return null
  const base = SHARED_HEAD.test(fold(text.replace(OWN_WORD, ''))) ? text.replace(OWN_WORD, '') : text
  return innerUnit(base, scope.issuer)
}

/** A unit that the directory or the issuer's own structure knows; null where only its own words say what it is. */
export function readNamed(text: string, scope: Scope): NamedUnit | null {
  const words = wordsOf(text)
  if (words.length === 0) return null
  const row = findCentralByWords(joined(words))
  if (row) return today(centralUnit(row), scope.on)
  const inner = readInner(text, words)
  if (inner) return innerToday(inner, scope.on)
  const unit = readBody(words, scope) ?? readBarePlace(words, scope)
  if (unit) return today(unit, scope.on)
  const own = readOwn(text, scope)
  return own && { unit: own, note: null }
}

/** A body inside a ministry that was merged is named, and noted: where its people went is not in the directory. */
function innerToday(unit: Unit, on: Day): NamedUnit {
  const owner = unit.parent === null ? null : unitByKey(unit.parent, on)
  if (!owner || livesOn(owner, on)) return { unit, note: null }
  const now = today(owner, on)
  return { unit, note: now.note && { ...now.note, also: [now.unit.name, ...now.note.also] } }
}

const OWN_TYPE = /\s+(?:(tỉnh)|(thành phố)|(huyện)|(quận)|(thị xã))$/iu
// Of these every body has one: the name needs its owner. Others ("Báo …", "Trường …") stand by themselves.
const COMMON_HEAD = /^(?:trung tam|ban|phong|van phong|quy|chi cuc|khoa|to|bo phan|thanh tra|vien|cuc|vu|hoi dong)\b/

/** A unit made from its own words, under the issuer; honest about knowing no more than that. */
export function madeUnit(
  text: string,
  scope: Pick<Scope, 'issuer' | 'province' | 'district'>,
  abbreviations: Readonly<Record<string, string>> = {},
): Unit {
  const spelt = spellOut(text, abbreviations)
  const { issuer } = scope
  const place = scope.district ?? scope.province
  const typed = place !== null && fold(spelt.match(OWN_TYPE)?.[0] ?? '') === fold(place.type)
  const name = typed ? `${spelt.replace(OWN_TYPE, '')} ${titleOf(place)}` : spelt
  const base = slugOf(name)
  const owned = issuer !== null && base !== slugOf(issuer.name)
  const saysWhose =
    typed ||
    (issuer !== null && fold(name).endsWith(fold(issuer.name))) ||
    (place !== null && fold(name).endsWith(fold(place.name))) ||
    (place !== null && !COMMON_HEAD.test(fold(name)))
  return {
    key: owned ? `${issuer.key}/${base}` : base,
    name: owned && !saysWhose ? `${name}, ${issuer.name}` : name,
    kind: 'other',
    place: place?.slug ?? null,
    parent: owned ? issuer.key : null,
    aliases: [...new Set([name, text])],
    validFrom: null,
    validTo: null,
    successors: [],
  }
}
