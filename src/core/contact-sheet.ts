// A sheet of units and contacts: which column says what by any usual heading, and each row as one entry or its fault.
import { isContactHead, type SheetHead, sheetHead } from './contact-headings.ts'
import { phonesIn } from './phone.ts'
import type { Instant } from './time.ts'
import { fold } from './units.ts'

export type Cells = readonly (string | null)[]
export interface SheetRows {
  name: string
  rows: readonly Cells[]
}

export type Purpose = 'content' | 'technical'

/** Where something stands: the sheet's name where there are several, and the row as the program numbers it. */
export interface Place {
  sheet: string | null
  row: number
}

/** One unit named by a row, with one person or none. */
export interface ContactEntry extends Place {
  unit: string
  aliases: string[]
  /** The body above it, which tells units of one name apart. */
  parent: string | null
  /** The row says that this unit is new, whatever other name it resembles. */
  isNew: boolean
  plan: string | null
  purpose: Purpose
  person: { name: string; position: string | null; phones: string[] } | null
}

export type RowFault = Place &
  (
    | { code: 'unit_missing' }
    | { code: 'person_missing' }
    | { code: 'phone_invalid'; text: string }
    | { code: 'people_unmatched'; people: number; phones: number }
    | { code: 'cell_error'; text: string }
  )

/** What a row says that does not fit with the rest of the sheet or with what is known. */
export type ContactFault =
  | RowFault
  | (Place &
      (
        | { code: 'unit_unknown'; text: string; near: string[] }
        | { code: 'unit_group'; text: string }
        | { code: 'plan_unknown'; text: string }
        | { code: 'twice'; person: string; of: number }
        /** `of` is the other row; null where the other person is known already. */
        | { code: 'phone_shared'; phone: string; person: string; of: number | null }
      ))

/** What an import would do; nothing of it is done while there is a fault. */
export interface ContactPreview {
  units: { new: string[]; known: number; named: number }
  contacts: { new: number; changed: number; unchanged: number; withoutPhone: number }
  /** Who was removed or left, and is not taken back without a word. */
  gone: { contact: number; person: string; unit: string; at: Instant; how: 'left' | 'removed' }[]
  faults: ContactFault[]
}

/** A sheet that was previewed and waits to be confirmed. */
export interface ContactSheetArgs {
  name: string
  entries: ContactEntry[]
  faults: RowFault[]
  /** The only plans that the rows may be for; null where all are. */
  within: number[] | null
  /** Names of those who are taken back. */
  readmit: string[]
  /** Of what the preview showed: where the same sheet would do something else by now, it is shown again. */
  fingerprint: string
}

export interface ReadContacts {
  entries: ContactEntry[]
  faults: RowFault[]
}

/** Whether a workbook holds a list of contacts: a head with units and persons or phones, and none of a plan's columns. */
export const isContactSheet = (sheets: readonly SheetRows[]): boolean => sheets.some(({ rows }) => isContactHead(rows))

/** Reads every sheet that has such a head; null where none has. */
export function readContacts(sheets: readonly SheetRows[]): ReadContacts | null {
  const found = sheets.flatMap((sheet) => {
    const head = sheetHead(sheet.rows)
    return head ? [{ sheet, head }] : []
  })
  if (found.length === 0) return null
  const entries: ContactEntry[] = []
  const faults: RowFault[] = []
  for (const { sheet, head } of found) {
    const name = sheets.length > 1 ? sheet.name : null
    for (let at = head.end; at < sheet.rows.length; at++) {
      const row = sheet.rows[at]!
      if (isNoEntry(row, head)) continue
      const read = readRow(row, head, { sheet: name, row: at + 1 })
      entries.push(...read.entries)
      faults.push(...read.faults)
    }
  }
  return { entries, faults }
}

const at = (row: Cells, column: number | undefined): string => (column === undefined ? '' : (row[column] ?? '').trim())

/** What ends a list or parts it into sections: "I. CÁC SỞ", "Tổng cộng", "Người lập biểu". */
const FOOTER = /^(?:tong cong|tong so|cong|ghi chu|nguoi lap|noi nhan|ngay \d|.{2,20} ngay \d+ thang)\b/
const SECTION = /^(?:[IVXLC]+|[A-ZĐ])[.)]?$/u
const SECTION_NAME = /^(?:[IVXLC]+|[A-ZĐ])[.)]\s/u

function isNoEntry(row: Cells, head: SheetHead): boolean {
  const filled = row.filter((cell): cell is string => cell !== null && cell.trim() !== '')
  if (filled.length === 0) return true
  const numbered = row.filter((cell, i) => cell !== null && head.columns[i] === 'number')
  const others = filled.filter((cell) => !numbered.includes(cell))
  if (others.length === 0) return true
  // A merged row is one text in every place.
  const single = new Set(others).size === 1
  const first = others[0]!
  if (single && (FOOTER.test(fold(first)) || SECTION_NAME.test(first))) return true
  if (single && others.length >= 3) return true
  if (single && numbered.some((cell) => SECTION.test(cell!.trim()))) return true
  const unit = head.units[0] === undefined ? '' : at(row, head.units[0])
  const people = head.people.some(({ name, phones }) => at(row, name) !== '' || phones.some((p) => at(row, p) !== ''))
  if (unit === '' && !people) return true
  // The head again on the next page, or the numbers of the columns below it.
  const repeats = row.every((cell, i) => cell === null || fold(cell) === head.texts[i])
  return repeats || filled.every((cell) => /^\(?\d{1,2}\)?$/.test(cell.trim()))
}

const ERROR_VALUE = /^#(?:N\/A|REF!|VALUE!|NAME\?|DIV\/0!|NULL!|NUM!|SPILL!|CALC!|GETTING_DATA)$/

function readRow(row: Cells, head: SheetHead, place: Place): ReadContacts {
  const faults: RowFault[] = []
  const used = [...head.units, ...head.aliases, head.parent, head.plan, head.purpose].concat(
    head.people.flatMap(({ name, position, phones }) => [name, position, ...phones]),
  )
  for (const column of new Set(used)) {
    const text = at(row, column)
    if (ERROR_VALUE.test(text)) faults.push({ ...place, code: 'cell_error', text })
  }
  if (faults.length > 0) return { entries: [], faults }
  const units = listedIn(head.units.map((column) => at(row, column)).find((text) => text !== '') ?? '')
  const aliases = head.aliases.flatMap((column) => at(row, column).split(/[;,\n]/)).map((alias) => alias.trim())
  const note = fold(at(row, head.note))
  const people = head.people.flatMap((columns) => {
    const read = readPeople(row, columns, place)
    faults.push(...read.faults)
    const asked = purposesOf(at(row, head.purpose))
    const purposes: Purpose[] = columns.purpose ? [columns.purpose] : asked
    return read.people.flatMap((person) => purposes.map((purpose) => ({ person, purpose })))
  })
  if (units.length === 0) return { entries: [], faults: [{ ...place, code: 'unit_missing' }, ...faults] }
  if (faults.length > 0) return { entries: [], faults }
  const named = units.map((unit) => ({
    ...place,
    unit,
    aliases: units.length === 1 ? [...new Set(aliases.filter((alias) => alias !== ''))] : [],
    parent: at(row, head.parent) || null,
    isNew: /\b(?:moi|new)\b/.test(note),
    plan: at(row, head.plan) || null,
  }))
  const someone = people.length > 0 ? people : [{ person: null, purpose: 'content' as const }]
  return { entries: named.flatMap((unit) => someone.map((one) => ({ ...unit, ...one }))), faults }
}

/** Several units in one cell stand in lines or are parted by semicolons; a number before each is no part of its name. */
const listedIn = (text: string): string[] => {
  const wrapped = text.split('\n').map((line) => line.trim())
  // A line that goes on in small letters, or with a name's second half, is the same unit.
  const lines = wrapped.reduce<string[]>((all, line) => {
    const last = all.at(-1)
    if (last !== undefined && (/^[\p{Ll}(–-]/u.test(line) || /[,–-]$/.test(last)))
      all[all.length - 1] = `${last} ${line}`
    else all.push(line)
    return all
  }, [])
  return lines
    .flatMap((line) => line.split(';'))
    .map((unit) =>
      unit
        .replace(/^\s*(?:\d{1,3}[.)]|[-–+•])\s*/, '')
        .replace(/\s+/g, ' ')
        .trim(),
    )
    .filter((unit) => unit !== '')
}

const purposesOf = (text: string): Purpose[] => {
  const words = fold(text)
  const technical = /\b(?:ky thuat|cong nghe|cntt|technical)\b/.test(words)
  const content = /\b(?:noi dung|chuyen mon|content)\b/.test(words)
  return technical ? (content ? ['content', 'technical'] : ['technical']) : ['content']
}

type Person = NonNullable<ContactEntry['person']>

function readPeople(
  row: Cells,
  columns: SheetHead['people'][number],
  place: Place,
): { people: Person[]; faults: RowFault[] } {
  const given = linesIn(at(row, columns.name)).map(personOf)
  const cells = columns.phones.map((column) => at(row, column)).filter((text) => text !== '' && !isDash(text))
  const numbers = phonesIn([...given.flatMap(({ numbers }) => numbers), ...cells].join('\n'))
  const faults = numbers.wrong.map((text): RowFault => ({ ...place, code: 'phone_invalid', text }))
  const named = given.filter(({ name }) => name !== '')
  if (named.length === 0) {
    const orphaned = numbers.phones.length > 0 || at(row, columns.position) !== '' || given.length > 0
    // A unit without anybody is a unit; a number or a position without a name is somebody forgotten.
    return { people: [], faults: orphaned ? [...faults, { ...place, code: 'person_missing' }] : faults }
  }
  const positions = linesIn(at(row, columns.position))
  const positionOf = (i: number): string | null =>
    named[i]!.position ?? (positions.length === named.length ? positions[i]! : positions.join(' ')) ?? null
  if (named.length === 1)
    return { people: [{ name: named[0]!.name, position: positionOf(0) || null, phones: numbers.phones }], faults }
  // Several people in one cell: each with the number in the same line.
  const own = named.map(({ numbers }) => phonesIn(numbers.join('\n')).phones)
  const lines = cells.flatMap(linesIn).map((line) => phonesIn(line).phones)
  const paired = lines.length === named.length || lines.length === 0
  if (!paired)
    return {
      people: [],
      faults: [...faults, { ...place, code: 'people_unmatched', people: named.length, phones: lines.length }],
    }
  const people = named.map(({ name }, i) => ({
    name,
    position: positionOf(i) || null,
    phones: [...new Set([...own[i]!, ...(lines[i] ?? [])])],
  }))
  return { people, faults }
}

const isDash = (text: string): boolean => /^[-–_.x]*$/i.test(text)

const linesIn = (text: string): string[] =>
  text
    .split(/\n|;/)
    .map((line) => line.replace(/^\s*(?:\d{1,2}[.)]|[-–+•])\s+/, '').trim())
    .filter((line) => line !== '' && !isDash(line))

const LABELS = new Set('dt,sdt,dd,dtdd,tel,phone,mobile,di dong,dien thoai,so dien thoai'.split(','))

/** "Đ/c Nguyễn Thị Hạnh - Trưởng phòng (0912 345 678)": the name, what follows it, and the numbers in it. */
function personOf(text: string): { name: string; position: string | null; numbers: string[] } {
  const numbers: string[] = []
  const words = text.replace(/(?:\p{L}{2,5}\.?\s*:\s*)?\+?\d[\d\s().-]{6,}\d/gu, (number) => {
    numbers.push(number)
    return ' , '
  })
  const parts = words
    .split(/\s[-–]\s|[,()]/)
    .map((part) => part.replace(/\s+/g, ' ').replace(/^[\s:.-]+|[\s:-]+$/g, ''))
    .filter((part) => part !== '' && !LABELS.has(fold(part)))
  const [name = '', ...rest] = parts
  return { name: withoutTitle(name), position: rest.join(', ') || null, numbers }
}

const TITLES = new Set(
  'ong,ba,dc,d c,dong chi,ths,ts,pgs,gs,bs,ks,cn,cu nhan,ky su,thac si,tien si,mr,ms,mrs'.split(','),
)

/** "Bà" and "Ông" are titles, "Bá" and "Ong" are names: without their marks nobody can tell. */
const isTitle = (words: string): boolean =>
  TITLES.has(fold(words)) && !(/^(?:ong|ba)$/.test(fold(words)) && !/^(?:ông|bà)/i.test(words.normalize('NFC')))

/** A name without what is put before it in courtesy: "Đ/c", "Bà", "ThS.". */
export function withoutTitle(name: string): string {
  const words = name.trim().split(/\s+/)
  for (;;) {
    const taken = [2, 1].find((n) => words.length > n + 1 && isTitle(words.slice(0, n).join(' ')))
    if (taken === undefined) break
    words.splice(0, taken)
  }
  const [first = '', ...rest] = words
  const joined = /^(?:Đ\/c|ThS|TS|PGS|GS|BS|KS|Mr|Ms)[.:]/iu.exec(first)
  return [joined ? first.slice(joined[0].length) : first, ...rest].filter((word) => word !== '').join(' ')
}

/** What makes two spellings one person: "ĐỖ VĂN AN", "Đ/c Đỗ Văn An", and "An Đỗ Văn" as platforms put it. */
export const nameKey = (name: string): string => fold(withoutTitle(name)).split(' ').sort().join(' ')
