// Phrases that stand for many units: a table of phrases, each with whom it means on a day and how sure that is.
import type { Day } from './plan-document.ts'
import {
  bodyAt,
  bodyRow,
  centralOn,
  communesOf,
  departmentsOf,
  districtsOf,
  findBody,
  findCentral,
  findDistricts,
  findProvinces,
  isDistrictOffice,
  MERGER,
  type Place,
  provinceHolding,
  provinceRow,
  provincesOn,
  standsInDistricts,
  titleOf,
  type Unit,
} from './unit-directory.ts'
import { type BodyRow, PROVINCIAL, type ProvincialRow } from './units-bodies.ts'
import { DISTRICTS_UNTIL } from './units-districts.ts'
import { compact, fold, joined, slugOf, type Word, wordsOf } from './units-names.ts'
import { MERGED_PROVINCES } from './units-provinces.ts'
import { readNamed, readType, type Scope, today } from './units-scope.ts'

/** Why a group is as sure as it is; programs know the code, `locales/` has the sentence. */
export type GroupReason =
  /** A set fixed by law on that day. */
  | 'by_law'
  /** The document names the members. */
  | 'named'
  /** Ministries, Sở or departments with others "by custom". */
  | 'open_list'
  /** What the phrase means depends on whose paper it is, and this issuer is not the usual one. */
  | 'issuer'
  /** The issuer's own units: members are those known from earlier plans. */
  | 'own_list'
  /** The list of districts of that time is not certain. */
  | 'districts_changed'
  | 'no_district_level'
  /** The phrase leaves out a type of district that the province has. */
  | 'types_differ'
  | 'communes'
  | 'regions_changed'
  | 'vertical_bodies'
  | 'party'
  /** The phrase says a number and the list has another. */
  | 'count_differs'
  /** A body of provinces, without saying of which. */
  | 'place_missing'
  /** "63/63 tỉnh": a result, not an order. */
  | 'result'
  | 'no_members'

export interface UnitGroup {
  kind: 'group'
  /** As written. */
  phrase: string
  members: Unit[]
  /** `expand`: one assignment per member; `ask`: offer the members; `never`: no members by itself. */
  certainty: 'expand' | 'ask' | 'never'
  /** The number that the phrase says, else that of the members where it is known. */
  expected: number | null
  why: GroupReason
}

type Spread = Pick<UnitGroup, 'members' | 'certainty' | 'why'> & { expected?: number | null }

const expand = (members: Unit[], why: GroupReason = 'by_law'): Spread => ({ members, certainty: 'expand', why })
const ask = (members: Unit[], why: GroupReason, expected?: number | null): Spread => ({
  members,
  certainty: 'ask',
  why,
  ...(expected === undefined ? {} : { expected }),
})
const never = (why: GroupReason): Spread => ({ members: [], certainty: 'never', why, expected: null })

const UNITS: Readonly<Record<string, number>> = {
  mot: 1,
  hai: 2,
  ba: 3,
  bon: 4,
  tu: 4,
  nam: 5,
  lam: 5,
  sau: 6,
  bay: 7,
  tam: 8,
  chin: 9,
}

/** A number below 100 in words at the start: "sáu mươi ba" → 63 and how many words it took. */
function readNumber(words: readonly Word[]): { value: number; length: number } | null {
  const at = (i: number) => words[i]?.word ?? ''
  if (/^\d{1,3}$/.test(at(0))) return { value: Number(at(0)), length: 1 }
  if (UNITS[at(0)] && at(1) === 'muoi') {
    const ones = UNITS[at(2)]
    return { value: UNITS[at(0)]! * 10 + (ones ?? 0), length: ones ? 3 : 2 }
  }
  if (at(0) === 'muoi') {
    const ones = UNITS[at(1)]
    return { value: 10 + (ones ?? 0), length: ones ? 2 : 1 }
  }
  return null
}

interface Quantified {
  plural: boolean
  count: number | null
  result: boolean
  rest: readonly Word[]
}

const PLURALS: readonly (readonly string[])[] = [
  ['toan', 'bo'],
  ['toan', 'the'],
  ['tat', 'ca'],
  ['cac'],
  ['nhung'],
  ['moi'],
  ['tung'],
]
const BEFORE_PLURALS = ['tai', 'o']

/** Takes "các", "toàn bộ", "63", "63/63" off the start. */
function quantity(words: readonly Word[]): Quantified {
  let rest = words
  let plural = false
  let count: number | null = null
  let result = false
  if (BEFORE_PLURALS.includes(rest[0]?.word ?? '')) rest = rest.slice(1)
  for (;;) {
    const sign = PLURALS.find((plain) => plain.every((word, i) => rest[i]?.word === word))
    if (sign) {
      rest = rest.slice(sign.length)
      plural = true
      continue
    }
    const number = readNumber(rest)
    if (!number || rest.length === number.length) return { plural, count, result, rest }
    if (count !== null) result = true
    count = number.value
    plural = true
    rest = rest.slice(number.length)
  }
}

const UBND = bodyRow('ubnd')!

/** The body of a table at each place of a day; an old body is replaced by who took over. */
const bodiesAt = (row: BodyRow, places: readonly Place[], on: Day): Unit[] =>
  places.map((place) => today(bodyAt(row, place), on).unit)

const NATIONWIDE = '(?: (?:trong|tren|ca|toan) (?:ca nuoc|nuoc|quoc|pham vi ca nuoc|pham vi toan quoc))?'
const UNDER_CENTRE = '(?: truc thuoc trung uong)?'

/** Regions until 30/06/2025 and since 05/10/2025; those that went into another have no later name. */
const REGIONS: readonly { words: RegExp; before: string; after: string | null }[] = [
  { words: /^(?:trung du )?(?:mien nui )?(?:phia bac|bac bo)$/, before: 'mountains', after: 'mountains' },
  { words: /^dong bang (?:song hong|bac bo)$/, before: 'red-river', after: 'red-river' },
  { words: /^bac trung bo duyen hai mien trung$/, before: 'central', after: null },
  { words: /^tay nguyen$/, before: 'highlands', after: null },
  { words: /^dong nam bo$/, before: 'southeast', after: 'southeast' },
  { words: /^(?:dong bang song cuu long|dbscl|tay nam bo)$/, before: 'mekong', after: 'mekong' },
  { words: /^bac trung bo$/, before: '', after: 'north-central' },
  { words: /^duyen hai nam trung bo tay nguyen$/, before: '', after: 'south-central' },
]
// Nghị quyết 306/NQ-CP.
const LATER_REGIONS: Day = '2025-10-05'

function regionAt(words: string, body: BodyRow, scope: Scope): Spread | null {
  const name = words.replace(/^(?:(?:tinh|thanh pho|dia phuong|vung|khu vuc|thuoc|trong) ?)+/, '')
  const region = REGIONS.find((row) => row.words.test(name))
  if (!region) return null
  const { on } = scope
  const now = provincesOn(on)
  if (on >= LATER_REGIONS && region.after) {
    return expand(
      bodiesAt(
        body,
        now.filter(({ slug }) => MERGED_PROVINCES[slug]?.region === region.after),
        on,
      ),
    )
  }
  if (on < MERGER && region.before !== '') {
    return expand(
      bodiesAt(
        body,
        now.filter(({ slug }) => provinceRow(slug)?.region === region.before),
        on,
      ),
    )
  }
  const holding = now.filter(({ slug }) => provincesIn(slug).some((old) => provinceRow(old)?.region === region.before))
  return ask(bodiesAt(body, holding, on), 'regions_changed', null)
}

/** The provinces of the 63 that a unit of the 34 was formed from. */
const provincesIn = (slug: string): string[] =>
  provincesOn('2025-01-01')
    .map((place) => place.slug)
    .filter((old) => provinceRow(old)?.into === slug)

const DISTRICT_WORDS = /^(?:(?:quan|huyen|thi xa|thanh pho(?: thu duc)?|tp)(?: |$))+$/

/** "quận, huyện, thị xã", "huyện, thành phố thuộc tỉnh", "cấp huyện": the districts of the issuer's province. */
function districtsAt(words: string, body: BodyRow, scope: Scope): Spread | null {
  const all = /^cap huyen(?: (?:tren dia ban|thuoc) tinh)?$|^dia phuong$|^don vi hanh chinh cap huyen$/.test(words)
  const own = words.match(/^(.+?) (?:thuoc|truc thuoc|cua|tren dia ban)(?: (?:tinh|thanh pho)(?: .+)?)?$/)
  const types = all ? null : (own?.[1] ?? words.replace(/^(.*(?:huyen|thi xa|quan|thanh pho)) tinh .+$/, '$1'))
  if (types !== null && (!DISTRICT_WORDS.test(types) || types === 'thanh pho')) return null
  const { on, province } = scope
  if (on > DISTRICTS_UNTIL) return ask([], 'no_district_level', null)
  if (!province) return ask([], 'place_missing', null)
  const known = districtsOf(province.slug, on)
  const wanted = (place: Place) => types === null || new RegExp(`(?:^| )${fold(place.type)}(?= |$)`).test(types)
  const meant = known.places.filter(wanted)
  const members = (places: Place[]) => places.map((place) => bodyAt(body, place))
  if (!known.sure) return ask(members(known.places), 'districts_changed')
  // "UBND các huyện, thành phố" where there is a thị xã too: old habit, or meant; the whole list is offered.
  if (meant.length < known.places.length && types !== null && types.includes(' ')) {
    return ask(members(known.places), 'types_differ')
  }
  return expand(members(meant))
}

function communesAt(words: string, scope: Scope): Spread | null {
  if (!/^(?:cap xa|(?:(?:xa|phuong|thi tran|dac khu)(?: |$))+)(?: ?(?:thuoc|tren dia ban|cua).*)?$/.test(words))
    return null
  const count = scope.province && scope.on >= MERGER ? communesOf(scope.province.slug) : null
  return ask([], 'communes', scope.level === 'province' || scope.level === 'department' ? count : null)
}

const isVertical = (row: BodyRow): row is ProvincialRow & { regionalFrom: Day } =>
  'regionalFrom' in row && row.regionalFrom !== undefined

/** The places that words name, with a body at each of them. */
function areaAt(words: string, body: BodyRow, scope: Scope): Spread | null {
  const { on } = scope
  if (standsInDistricts(body)) {
    const local = scope.level === 'province' || scope.level === 'department'
    if (words !== 'dia phuong' || local) {
      const districts = districtsAt(words, body, scope)
      if (districts) return words === 'dia phuong' ? { ...districts, certainty: 'ask', why: 'issuer' } : districts
    }
    if (body.slug === 'ubnd') {
      const communes = communesAt(words, scope)
      if (communes) return communes
    }
  }
  if (isDistrictOffice(body)) return null
  const provinces = provincesOn(on)
  const everywhere = new RegExp(
    `^(?:tinh thanh pho|tinh thanh|cap tinh|dia phuong|diem cau)${UNDER_CENTRE}${NATIONWIDE}$|^tinh thanh pho truc thuoc$`,
  )
  if (everywhere.test(words)) {
    const members = bodiesAt(body, provinces, on)
    if (isVertical(body) && on >= body.regionalFrom) return ask(members, 'vertical_bodies', null)
    if (body.slug === 'tinh-uy') return ask(members, 'party')
    return expand(members)
  }
  if (/^tinh$/.test(words))
    return ask(
      bodiesAt(
        body,
        provinces.filter(({ type }) => type === 'tỉnh'),
        on,
      ),
      'open_list',
    )
  if (new RegExp(`^thanh pho truc thuoc trung uong${NATIONWIDE}$`).test(words)) {
    return expand(
      bodiesAt(
        body,
        provinces.filter(({ type }) => type === 'thành phố'),
        on,
      ),
    )
  }
  return regionAt(words, body, scope)
}

const isLocal = (scope: Scope): boolean =>
  scope.level === 'province' || scope.level === 'department' || scope.level === 'district'

/** Tỉnh, thành phố and địa phương without a body: their UBND. In a local paper that may mean its own districts. */
function bareArea(words: string, count: number | null, scope: Scope): Spread | null {
  if (/^(?:so|bo|don vi|co quan)/.test(words)) return null
  if (isLocal(scope) && count === null && /^(?:tinh thanh pho|tinh thanh|dia phuong)/.test(words)) {
    const own = districtsAt('cap huyen', UBND, scope)
    if (words === 'dia phuong' && own) return { ...own, certainty: 'ask', why: 'issuer' }
    const all = areaAt(words, UBND, scope)
    return all && { ...all, certainty: 'ask', why: 'issuer' }
  }
  const spread = areaAt(words, UBND, scope)
  if (!spread || words !== 'dia phuong' || scope.level === 'central' || count !== null) return spread
  return { ...spread, certainty: 'ask', why: 'issuer' }
}

interface PhraseRule {
  /** Over the folded words, "và" left out, "các" and numbers taken off. */
  words: RegExp
  spread: (scope: Scope, known: readonly Unit[]) => Spread
}

const RANKED = ['ministry', 'equal'] as const
const ALL_RANKS = ['ministry', 'equal', 'agency'] as const

const DISTRICT_PARTY: Readonly<Record<Place['type'], string>> = {
  quận: 'Quận ủy',
  huyện: 'Huyện ủy',
  'thị xã': 'Thị ủy',
  'thành phố': 'Thành ủy',
  tỉnh: 'Tỉnh ủy',
}

const districtParty = (place: Place): Unit => ({
  ...bodyAt(UBND, place),
  key: `${slugOf(DISTRICT_PARTY[place.type])}:${place.slug}`,
  name: `${DISTRICT_PARTY[place.type]} ${place.name}`,
  kind: 'party',
  aliases: [`${DISTRICT_PARTY[place.type]} ${titleOf(place)}`],
})

function ownDepartments(scope: Scope, which: (unit: Unit) => boolean, why: GroupReason): Spread {
  if (!scope.province) return ask([], 'place_missing', null)
  return ask(departmentsOf(scope.province, scope.on).filter(which), why)
}

/** Phrases without a body before them; the first that fits counts. */
const PHRASES: readonly PhraseRule[] = [
  {
    words: /^bo co quan ngang bo$/,
    spread: ({ on }) => expand(centralOn(on, RANKED)),
  },
  {
    words: /^bo (?:nganh )?(?:co quan ngang bo )?co quan (?:truc )?thuoc chinh phu$|^bo co quan trung uong$/,
    spread: ({ on }) => ask(centralOn(on, ALL_RANKS), 'open_list'),
  },
  {
    words:
      /^bo(?: ban)? nganh(?: (?:o )?trung uong)?(?: doan the(?: trung uong)?)?$|^bo$|^bo co quan nganh trung uong$/,
    spread: ({ on }) => ask(centralOn(on, RANKED), 'open_list', null),
  },
  {
    words: /^bo(?: ban)? nganh(?: trung uong)?(?: cac)? dia phuong$/,
    spread: ({ on }) => ask([...centralOn(on, RANKED), ...bodiesAt(UBND, provincesOn(on), on)], 'open_list', null),
  },
  {
    words:
      /^so (?:ban nganh |nganh )?co quan tuong duong(?: so)?(?: (?:thuoc|tinh|thanh pho).*)?$|^co quan chuyen mon (?:thuoc|truc thuoc) uy ban nhan dan (?:tinh|thanh pho|cap tinh)$/,
    spread: (scope) => ownDepartments(scope, () => true, 'open_list'),
  },
  {
    words:
      /^so(?: ban| bo)?(?: nganh)?(?: doan the| hoi)*(?: (?:cap |cua |thuoc |cac )?(?:tinh|thanh pho|uy ban nhan dan tinh|uy ban nhan dan thanh pho)(?: .*)?)?$|^co quan chuyen mon cap tinh$/,
    spread: (scope) => {
      const spread = ownDepartments(scope, ({ key }) => key.startsWith('so-'), 'open_list')
      return { ...spread, expected: null }
    },
  },
  {
    words:
      /^(?:co quan )?don vi (?:thuoc |truc thuoc )+(?:bo|so|uy ban nhan dan|tinh|thanh pho|huyen|quan|co quan|truong|thanh tra|.*)?.*$/,
    spread: ({ issuer }, known) => {
      const own = issuer ? known.filter((unit) => unit.parent === issuer.key) : []
      return own.length > 0 ? ask(own, 'own_list') : ask([], 'own_list', null)
    },
  },
  {
    words:
      /^(?:quan(?: uy)? huyen(?: uy)? thi uy|quan(?: uy)? huyen uy|huyen uy(?: thi uy)? thanh uy|huyen thi thanh uy|huyen thanh uy|huyen uy)(?: .*)?$/,
    spread: ({ on, province }) => {
      if (on > DISTRICTS_UNTIL) return ask([], 'no_district_level', null)
      if (!province) return ask([], 'place_missing', null)
      return ask(districtsOf(province.slug, on).places.map(districtParty), 'party')
    },
  },
  {
    words: /^tinh uy thanh uy(?: truc thuoc trung uong)?$/,
    spread: ({ on }) => ask(bodiesAt(bodyRow('tinh-uy')!, provincesOn(on), on), 'party'),
  },
]

/** "Sở Nội vụ các tỉnh", "các Sở Nội vụ", "Phòng GD&ĐT các huyện, thành phố": a body in many places. */
function bodyGroup(first: Quantified, scope: Scope): { spread: Spread; count: number | null } | null {
  for (let length = first.rest.length; length > 0; length--) {
    const row = findBody(joined(first.rest.slice(0, length)))
    if (!row) continue
    const second = quantity(first.rest.slice(length))
    const words = second.rest.map(({ word }) => word).join(' ')
    if (!first.plural && !second.plural && !/^cap |^tinh thanh pho(?: truc thuoc trung uong)?$/.test(words)) continue
    const count = second.count ?? first.count
    const spread =
      words === '' ? everyPlaceOf(row, scope) : (areaAt(words, row, scope) ?? placesListed(second.rest, row, scope))
    if (spread) return { spread, count }
  }
  return null
}

/** "các tỉnh Hà Giang, Cao Bằng", "các huyện: Đồng Văn, Mèo Vạc": places named one after the other. */
function placesListed(words: readonly Word[], body: BodyRow, scope: Scope): Spread | null {
  const members = new Map<string, Unit>()
  let type: Place['type'] | null = null
  for (let rest = words; rest.length > 0; ) {
    const typed = readType(rest)
    if (typed.type !== null) {
      type = typed.type
      rest = typed.rest
      continue
    }
    const found = longestPlace(rest, type, scope)
    if (!found || (found.place.province !== null && !standsInDistricts(body))) return null
    const { unit } = today(bodyAt(body, found.place), scope.on)
    members.set(unit.key, unit)
    rest = rest.slice(found.length)
  }
  return members.size > 1 ? expand([...members.values()], 'named') : null
}

// "Phan Rang - Tháp Chàm" is the longest name of a place, four words.
const LONGEST_PLACE = 4

function longestPlace(
  words: readonly Word[],
  type: Place['type'] | null,
  scope: Scope,
): { place: Place; length: number } | null {
  for (let length = Math.min(LONGEST_PLACE, words.length); length > 0; length--) {
    const name = words
      .slice(0, length)
      .map(({ word }) => word)
      .join(' ')
    const near = scope.province && type !== 'tỉnh' ? findDistricts(name, type, scope.province.slug, scope.on) : []
    if (near.length === 1) return { place: near[0]!, length }
    const [slug] = type === null || type === 'tỉnh' || type === 'thành phố' ? findProvinces(name, false) : []
    const place = slug === undefined ? null : provinceHolding(slug, scope.on)
    if (place) return { place, length }
  }
  return null
}

/** A body in the plural without a place: of the provinces in a central paper, of the districts in a local one. */
function everyPlaceOf(row: BodyRow, scope: Scope): Spread | null {
  if (isDistrictOffice(row)) return districtsAt('cap huyen', row, scope)
  if (isLocal(scope)) return null
  return areaAt('tinh thanh pho', row, scope)
}

/** "các Sở: Nội vụ, Tài chính, Kế hoạch và Đầu tư": one head word for several names of the directory. */
function sharedHead(first: Quantified, scope: Scope): Spread | null {
  const [head, ...rest] = first.rest
  if (!head || rest.length < 2 || (head.word !== 'so' && head.word !== 'bo' && head.word !== 'phong')) return null
  const members: Unit[] = []
  let at = 0
  while (at < rest.length) {
    const again = rest[at]!.word === head.word ? 1 : 0
    let length = rest.length - at - again
    let unit: Unit | null = null
    for (; length > 0 && !unit; length--) {
      unit = namedUnder(head, rest.slice(at + again, at + again + length), scope)
      if (unit) break
    }
    if (!unit) return null
    members.push(unit)
    at += again + length
  }
  return members.length > 1 ? expand(members, 'named') : null
}

function namedUnder(head: Word, words: readonly Word[], scope: Scope): Unit | null {
  const name = [head, ...words].map(({ word }) => word).join(' ')
  const known = head.word === 'bo' ? findCentral(name) : findBody(compact(name))
  if (!known) return null
  return readNamed(name, scope)?.unit ?? null
}

const OPEN =
  /(?:co lien quan|lien quan|duoc giao|duoc phan cong|bao chi|truyen thong dai chung|ca nhan|tham gia|tham du)|^(?:don vi|co quan|to chuc|nha truong|co so|khoa|phong ban|truong|thu truong|co quan don vi|don vi khac)/

/** A phrase that stands for many units, or null where it names one. */
export function readGroup(phrase: string, scope: Scope, known: readonly Unit[] = []): UnitGroup | null {
  const all = wordsOf(phrase)
  const first = quantity(all)
  const words = first.rest.map(({ word }) => word).join(' ')
  const group = (spread: Spread, count: number | null): UnitGroup =>
    counted({ kind: 'group', phrase, ...spread }, count)
  if (first.result) return group(never('result'), first.count)

  const shared = first.plural ? sharedHead(first, scope) : null
  if (shared) return group(shared, first.count)
  const many = first.plural || /^(?:bo|so|quan|tinh|thanh|huyen)\b/.test(words)
  const rule = many ? PHRASES.find((row) => row.words.test(words)) : undefined
  if (rule && (first.plural || words.includes(' '))) return group(rule.spread(scope, known), first.count)
  const body = bodyGroup(first, scope)
  if (body) return group(body.spread, body.count)
  const area =
    first.plural || /^(?:tinh thanh pho|dia phuong)/.test(words)
      ? (bareArea(words, first.count, scope) ?? (first.plural ? placesListed(first.rest, UBND, scope) : null))
      : null
  if (area) return group(area, first.count)
  return null
}

/** Whether a phrase has no fixed members: asked only when nothing else fits. */
export function readOpenGroup(phrase: string, scope: Scope): UnitGroup | null {
  const first = quantity(wordsOf(phrase))
  const words = first.rest.map(({ word }) => word).join(' ')
  const heads =
    /^(?:thu truong|truong|giam doc|hieu truong|lanh dao)(?: cac)? /.test(words) && / cac |^cac /.test(` ${words} `)
  const open = first.plural || heads || /^(?:co quan|don vi|to chuc|ca nhan|dia phuong)(?: |$)/.test(words)
  const department = provincialWithoutPlace(words, scope)
  if (!open && department) return counted({ kind: 'group', phrase, ...department }, null)
  if (!open || (!first.plural && !heads && !OPEN.test(words))) return null
  return { kind: 'group', phrase, members: [], certainty: 'never', expected: first.count, why: 'no_members' }
}

/** "Sở Nội vụ" in a ministry's paper, "Phòng GD&ĐT" in a Sở's: of every province or district perhaps. */
function provincialWithoutPlace(words: string, scope: Scope): Spread | null {
  const office = findBody(words.replace(/ /g, ''))
  if (office && isDistrictOffice(office) && scope.province && !scope.district) {
    const spread = districtsAt('cap huyen', office, scope)
    return spread && { ...spread, certainty: 'ask', why: spread.members.length > 0 ? 'place_missing' : spread.why }
  }
  const row = PROVINCIAL.find((found) => found.kind === 'department' && findBody(words.replace(/ /g, '')) === found)
  if (!row || scope.province || scope.level === 'other') return null
  return ask(bodiesAt(row, provincesOn(scope.on), scope.on), 'place_missing')
}

/** A number in the phrase is the number expected; where the list has another, the organizer is asked. */
function counted(group: Omit<UnitGroup, 'expected'> & { expected?: number | null }, count: number | null): UnitGroup {
  const expected = count ?? (group.expected === undefined ? group.members.length : group.expected)
  const differs = count !== null && group.members.length > 0 && group.members.length !== count
  return { ...group, expected, ...(differs ? { certainty: 'ask', why: 'count_differs' } : {}) }
}
