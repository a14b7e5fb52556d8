// The rows of a list of contacts side by side: which are one person, and which cannot both be right.
import type { ContactEntry, ContactFault } from '../core/contact-sheet.ts'
import { isMobile } from '../core/phone.ts'
import type { Contact, Person } from '../store/people.ts'
import type { MeantUnit } from './contact-units.ts'

/** An entry with its unit and plan found. */
export interface Row {
  entry: ContactEntry & { person: NonNullable<ContactEntry['person']> }
  unit: MeantUnit
  planId: number | null
  key: string
  /** Its unit, and the unit of a plan for which that one answers. */
  units: Set<string>
}

export interface Stored {
  contact: Contact
  person: Person
  unitKey: string
  key: string
}

/** Several numbers are kept in one text, as they are read out. */
export const phoneText = (phones: readonly string[]): string | null => (phones.length === 0 ? null : phones.join('; '))
export const phonesOf = (person: Person): string[] => person.phone?.split('; ') ?? []

export const placeOf = ({ sheet, row }: ContactEntry) => ({ sheet, row })

/** Rows of one person: one name in one unit, or one name with a number in common. */
export function group(rows: readonly Row[]): Row[][] {
  const groups: (Row[] | null)[] = []
  const of = new Map<string, number>()
  for (const row of rows) {
    const marks = [
      JSON.stringify([row.key, 'unit', row.unit.unit.key]),
      ...row.entry.person.phones.map((phone) => JSON.stringify([row.key, 'phone', phone])),
    ]
    const met = [...new Set(marks.flatMap((mark) => of.get(mark) ?? []))]
    const at = met[0] ?? groups.push([]) - 1
    groups[at]!.push(row)
    for (const mark of marks) of.set(mark, at)
    // A row may join two groups that seemed to be two people.
    for (const other of met.slice(1)) {
      groups[at]!.push(...groups[other]!)
      groups[other] = null
      for (const [mark, index] of of) if (index === other) of.set(mark, at)
    }
  }
  return groups.filter((one) => one !== null)
}

/** The same person for the same unit twice: one of the two rows is somebody else, or too many. */
export function namedTwice(rows: readonly Row[]): ContactFault[] {
  const first = new Map<string, Row>()
  const faults: ContactFault[] = []
  for (const row of rows) {
    const once = JSON.stringify([row.unit.unit.key, row.planId, row.key, row.entry.purpose])
    const other = first.get(once)
    if (!other) first.set(once, row)
    else faults.push({ ...placeOf(row.entry), code: 'twice', person: row.entry.person.name, of: other.entry.row })
  }
  return faults
}

/** A number that one person carries belongs to one person. */
export function sharedPhones(
  rows: readonly Row[],
  people: readonly { known: Person | null }[],
  stored: readonly Stored[],
): ContactFault[] {
  const faults: ContactFault[] = []
  const owner = new Map<string, { key: string; row: Row }>()
  // Whom the sheet names has the number that the sheet says.
  const named = new Set(people.flatMap(({ known }) => known?.id ?? []))
  const others = new Map<string, Stored>()
  for (const one of stored)
    if (one.contact.removedAt === null && !named.has(one.person.id))
      for (const phone of phonesOf(one.person).filter(isMobile)) others.set(phone, one)
  for (const row of rows) {
    for (const phone of row.entry.person.phones.filter(isMobile)) {
      const first = owner.get(phone)
      const other = others.get(phone)
      const fault = { ...placeOf(row.entry), code: 'phone_shared' as const, phone }
      if (first && first.key !== row.key)
        faults.push({ ...fault, person: first.row.entry.person.name, of: first.row.entry.row })
      else if (!first && other && other.key !== row.key)
        faults.push({ ...fault, person: other.person.name ?? '', of: null })
      if (!first) owner.set(phone, { key: row.key, row })
    }
  }
  return faults
}
