// The head of a list of contacts: where it stands and which column says what, with or without diacritics, in one row or two.
import { fold } from './units.ts'

export type Column =
  | 'number'
  | 'unit'
  | 'alias'
  | 'parent'
  | 'person'
  | 'position'
  | 'phone'
  /** Known, and of no use here: addresses, e-mail. */
  | 'ignored'
  | 'purpose'
  | 'plan'
  | 'note'
  | 'task'

export interface SheetHead {
  /** Index of the first row below it. */
  end: number
  /** Folded headings by column, to know the head again where a page repeats it. */
  texts: string[]
  columns: (Column | null)[]
  units: number[]
  aliases: number[]
  parent: number | undefined
  purpose: number | undefined
  plan: number | undefined
  note: number | undefined
  /** A person's name with the columns that go with it; two where contents and technical side are asked for apart. */
  people: {
    name: number | undefined
    position: number | undefined
    phones: number[]
    purpose: 'content' | 'technical' | null
  }[]
}

/** The first pattern that fits decides. */
const HEADINGS: readonly [Column, RegExp][] = [
  ['number', /^(?:stt|tt|so tt|so thu tu|no|#)$/],
  ['ignored', /\b(?:e ?mail|thu dien tu|hop thu|mail|dia chi|address|gioi tinh|ngay sinh|nam sinh)\b/],
  ['position', /^(?:chuc vu|chuc danh|vi tri|position|title|job title)\b/],
  ['person', /^(?:ho va ten|ho ten|ten dau moi|dau moi|nguoi|can bo|cong chuc|chuyen vien|full name|contact|person)\b/],
  ['phone', /\b(?:dien thoai|so dt|sdt|dtdd|dt|di dong|dd|so may|mobile|phone|tel|telephone|cell|hotline|zalo)\b/],
  ['parent', /\b(?:cap tren|chu quan|quan ly truc tiep|parent)\b|^(?:truc )?thuoc\b/],
  ['alias', /\b(?:viet tat|ten khac|ten goi khac|ten ngan|ky hieu|goi tat|alias|aliases|abbreviation|short name)\b/],
  ['position', /\b(?:chuc vu|chuc danh|position)\b/],
  [
    'task',
    /\b(?:nhiem vu|cong viec|noi dung thuc hien|thoi han|thoi gian|tien do|san pham|ket qua|phoi hop|chu tri|han|deadline|task)\b/,
  ],
  ['person', /\b(?:ho va ten|ho ten|nguoi lien he|can bo|cong chuc|dai dien|full name|contact|person)\b/],
  [
    'unit',
    /\b(?:don vi|co quan|to chuc|dia phuong|so nganh|so ban nganh|bo nganh|truong|diem cau|unit|agency|organi[sz]ation|office|department)\b/,
  ],
  ['person', /\b(?:dau moi|lien he|name)\b/],
  ['plan', /\b(?:ke hoach|plan)\b/],
  ['purpose', /\b(?:loai|vai tro|linh vuc|phu trach|noi dung|ky thuat|mang|muc dich|purpose|role)\b/],
  ['note', /\b(?:ghi chu|luu y|note|notes|remark|remarks)\b/],
  ['unit', /^(?:tinh thanh pho|tinh thanh|tinh|huyen|xa phuong|xa|phuong)$/],
  ['person', /^ten$/],
]

/** @param folded a heading as `fold` gives it */
const columnOf = (folded: string): Column | null =>
  folded === '' || folded.length > 60 ? null : (HEADINGS.find(([, words]) => words.test(folded))?.[0] ?? null)

/** The head stands among the first rows, below a title and its number. */
const FIRST_ROWS = 25

const isHead = (columns: readonly (Column | null)[]): boolean => {
  const has = (column: Column) => columns.includes(column)
  return has('unit') && (has('person') || has('phone') || has('alias') || has('position'))
}

function headAt(rows: readonly (readonly (string | null)[])[], at: number): SheetHead | null {
  const texts = (rows[at] ?? []).map((cell) => fold(cell ?? ''))
  const below = (rows[at + 1] ?? []).map((cell) => fold(cell ?? ''))
  const columns = texts.map(columnOf)
  // Of two rows the lower one is more exact: "Đầu mối" above "Họ tên | Chức vụ | Điện thoại".
  const spans = texts.some((text, i) => text !== '' && text === texts[i + 1])
  const lower = below.map(columnOf)
  const second = spans && lower.filter((column) => column !== null).length >= 2
  const width = Math.max(texts.length, below.length)
  const both = Array.from({ length: width }, (_, i) =>
    second ? (lower[i] ?? columns[i] ?? null) : (columns[i] ?? null),
  )
  if (!isHead(both)) return null
  const words = Array.from({ length: width }, (_, i) =>
    second ? `${texts[i] ?? ''} ${below[i] ?? ''}` : (texts[i] ?? ''),
  )
  const own = Array.from({ length: width }, (_, i) => (second && below[i] ? below[i]! : (texts[i] ?? '')))
  return layout(both, words, own, at + (second ? 2 : 1))
}

function layout(columns: (Column | null)[], words: string[], texts: string[], end: number): SheetHead {
  const all = (column: Column) => columns.flatMap((one, i) => (one === column ? [i] : []))
  const people: SheetHead['people'] = []
  for (const [i, column] of columns.entries()) {
    const last = people.at(-1)
    if (column === 'person')
      people.push({ name: i, position: undefined, phones: [], purpose: purposeOf(words[i] ?? '') })
    else if (column === 'position' && last && last.position === undefined) last.position = i
    else if (column === 'phone' && last) last.phones.push(i)
  }
  // A position or a number may stand before the name, or there is no column of names at all.
  const [first] = people
  const position = all('position')[0]
  const phones = all('phone')
  if (!first) people.push({ name: undefined, position, phones, purpose: null })
  else if (people.length === 1) Object.assign(first, { position, phones, purpose: first.purpose })
  const purposes = new Set(people.map(({ purpose }) => purpose))
  return {
    end,
    texts,
    columns,
    units: all('unit'),
    aliases: all('alias'),
    parent: all('parent')[0],
    purpose: all('purpose')[0],
    plan: all('plan')[0],
    note: all('note')[0],
    people: purposes.size > 1 ? people.map((one) => ({ ...one, purpose: one.purpose ?? 'content' })) : people,
  }
}

const purposeOf = (words: string): 'content' | 'technical' | null =>
  /\b(?:ky thuat|cong nghe|cntt|technical)\b/.test(words)
    ? /\b(?:noi dung|chuyen mon|content)\b/.test(words)
      ? null
      : 'technical'
    : /\b(?:noi dung|chuyen mon|content)\b/.test(words)
      ? 'content'
      : null

/** The head of a list of contacts, or null. The row that names most columns is taken. */
export function sheetHead(rows: readonly (readonly (string | null)[])[]): SheetHead | null {
  let best: SheetHead | null = null
  const count = (head: SheetHead) => new Set(head.columns.filter((column) => column !== null)).size
  for (let at = 0; at < Math.min(FIRST_ROWS, rows.length); at++) {
    const head = headAt(rows, at)
    if (head && (!best || count(head) > count(best))) best = head
  }
  return best
}

/** A word for what a contact is for is short; longer ones are the contents of tasks. */
const LONGEST_PURPOSE = 40

/** Whether these rows are a list of contacts rather than a plan's table: no task, no deadline, no product. */
export function isContactHead(rows: readonly (readonly (string | null)[])[]): boolean {
  const head = sheetHead(rows)
  if (!head || head.columns.includes('task')) return false
  const { purpose } = head
  if (purpose !== undefined && rows.slice(head.end).some((row) => (row[purpose]?.length ?? 0) > LONGEST_PURPOSE))
    return false
  return head.people.some(({ name, phones }) => name !== undefined || phones.length > 0)
}
