// What a sheet of contacts would change, without changing it: whom each row means, what is new, and every fault there is.
import { createHash } from 'node:crypto'
import {
  type ContactEntry,
  type ContactFault,
  type ContactPreview,
  nameKey,
  type Purpose,
} from '../core/contact-sheet.ts'
import { fold } from '../core/units.ts'
import { lastOf } from '../store/journal.ts'
import { everyContact, type Person } from '../store/people.ts'
import { allPlans, plansInState, unitsByIds } from '../store/plans.ts'
import type { App } from './app.ts'
import { group, namedTwice, phonesOf, phoneText, placeOf, type Row, type Stored, sharedPhones } from './contact-rows.ts'
import { type MeantUnit, unitReader } from './contact-units.ts'
import { unitInPlan } from './named-contacts.ts'

/** A person of the sheet with all the rows that mean that person, and who that is already. */
export interface SheetPerson {
  /** The stored person; null for a new one. */
  known: Person | null
  name: string
  position: string | null
  phone: string | null
  changed: boolean
  contacts: SheetContact[]
}

interface SheetContact {
  unitKey: string
  planId: number | null
  purpose: Purpose
  there: boolean
}

export interface ContactChanges {
  preview: ContactPreview
  units: Map<string, MeantUnit>
  people: SheetPerson[]
  fingerprint: string
}

/**
 * @param options.planId the plan that rows without one are for; null for all
 * @param options.readmit names of those who left or were removed and are taken back
 */
export function contactChanges(
  app: App,
  entries: readonly ContactEntry[],
  options: {
    planId: number | null
    readmit: readonly string[]
    faults?: readonly ContactFault[]
    within?: readonly number[] | null
  },
): ContactChanges {
  const faults: ContactFault[] = [...(options.faults ?? [])]
  const meant = unitReader(app, options.planId)
  const above = unitsAbove(app)
  const units = new Map<string, MeantUnit>()
  const rows: Row[] = []
  for (const entry of entries) {
    const found = meant.read(entry)
    const planId = entry.plan === null ? options.planId : planNamed(app, entry.plan)
    if (found.kind === 'fault') faults.push(found.fault)
    const allowed = options.within ?? null
    const outside = planId === undefined || (allowed !== null && (planId === null || !allowed.includes(planId)))
    if (outside) faults.push({ ...placeOf(entry), code: 'plan_unknown', text: entry.plan ?? '' })
    if (found.kind === 'fault' || outside) continue
    for (const unit of found.units) {
      const kept = units.get(unit.unit.key)
      if (kept) for (const name of unit.names) kept.names.add(name)
      else units.set(unit.unit.key, unit)
      if (entry.person)
        rows.push({
          entry: { ...entry, person: entry.person },
          unit,
          planId,
          key: nameKey(entry.person.name),
          units: new Set([unit.unit.key, ...(unit.id === null ? [] : above(unit.id))]),
        })
    }
  }
  const stored = storedContacts(app)
  faults.push(...namedTwice(rows))
  const byName = new Map<string, Stored[]>()
  const byPerson = new Map<number, Stored[]>()
  for (const one of stored) {
    byName.set(one.key, [...(byName.get(one.key) ?? []), one])
    byPerson.set(one.person.id, [...(byPerson.get(one.person.id) ?? []), one])
  }
  const ofPerson = (person: Person | null) => (person && byPerson.get(person.id)) ?? []
  const people = group(rows).map((own) => personOf(own, byName.get(own[0]!.key) ?? []))
  faults.push(...sharedPhones(rows, people, stored))
  const readmit = new Set(options.readmit.map(nameKey))
  const gone: ContactPreview['gone'] = []
  const taken: SheetPerson[] = []
  for (const { rows: own, known, person } of people) {
    const kept = own.filter((row) => {
      const left = readmit.has(row.key) ? null : departed(row, ofPerson(known))
      if (left) gone.push(goneOf(app, left, row))
      return left === null
    })
    if (kept.length > 0) taken.push({ ...person, contacts: contactsFor(kept, ofPerson(known)) })
  }
  const preview = previewOf(units, taken, gone, faults)
  const fingerprint = createHash('sha256')
    .update(JSON.stringify([preview, taken.map(plain)]))
    .digest('hex')
  return { preview, units, people: taken, fingerprint }
}

const plain = ({ known, ...person }: SheetPerson) => [known?.id ?? null, person]

function planNamed(app: App, text: string): number | undefined {
  const wanted = fold(text)
  const open = allPlans(app.db).filter((plan) => plan.state !== 'closed')
  return open.find((plan) => fold(plan.shortId) === wanted || (plan.number !== null && fold(plan.number) === wanted))
    ?.id
}

/** Keys of the units of plans for which a body answers: who joined for one of them is known there. */
function unitsAbove(app: App): (unitId: number) => string[] {
  const plans = plansInState(app.db, 'draft', 'active').map((plan) => unitInPlan(app, plan.id))
  return (unitId) =>
    unitsByIds(
      app.db,
      [...new Set(plans.map((unitOf) => unitOf(unitId)))].filter((id) => id !== unitId),
    ).map((u) => u.key)
}

function storedContacts(app: App): Stored[] {
  const all = everyContact(app.db)
  const keys = new Map(
    unitsByIds(app.db, [...new Set(all.map(({ contact }) => contact.unitId))]).map((u) => [u.id, u.key]),
  )
  return all.map(({ contact, person }) => ({
    contact,
    person,
    unitKey: keys.get(contact.unitId) ?? '',
    key: nameKey(person.name ?? ''),
  }))
}

interface Found {
  rows: Row[]
  known: Person | null
  person: Omit<SheetPerson, 'contacts'>
}

const distinct = (texts: readonly string[]): string[] => [...new Set(texts)].sort()

function personOf(rows: Row[], here: readonly Stored[]): Found {
  const units = new Set(rows.flatMap((row) => [...row.units]))
  const phones = new Set(rows.flatMap((row) => row.entry.person.phones))
  const fits = (one: Stored) => units.has(one.unitKey) || phonesOf(one.person).some((phone) => phones.has(phone))
  const living = here.filter((one) => one.contact.removedAt === null && fits(one))
  const known = (living.find((one) => units.has(one.unitKey)) ?? living[0] ?? here.find(fits))?.person ?? null
  // One row says it in its own order; what several rows say is put in one that does not depend on theirs.
  const lists = rows.map((row) => row.entry.person.phones).filter((list) => list.length > 0)
  const same = new Set(lists.map((list) => list.join('; '))).size <= 1
  const wanted = {
    name: distinct(rows.map((row) => row.entry.person.name.normalize('NFC')))[0]!,
    position: distinct(rows.flatMap((row) => row.entry.person.position ?? [])).join('; ') || null,
    phone: phoneText(same ? (lists[0] ?? []) : distinct([...phones])),
  }
  if (!known) return { rows, known, person: { known, ...wanted, changed: false } }
  // An empty cell takes nothing away.
  const merged = {
    name: wanted.name,
    position: wanted.position ?? known.position,
    phone: wanted.phone ?? known.phone,
  }
  const changed = merged.name !== known.name || merged.position !== known.position || merged.phone !== known.phone
  return { rows, known, person: { known, ...merged, changed } }
}

/** The contact that ended for this row's unit, or the last one of somebody who has left altogether. */
function departed(row: Row, own: readonly Stored[]): Stored | null {
  const here = own.filter((one) => row.units.has(one.unitKey))
  if (here.some((one) => one.contact.removedAt === null)) return null
  const ended = here.filter((one) => one.contact.removedAt !== null)
  if (ended.length > 0) return ended.at(-1)!
  return own.some((one) => one.contact.removedAt === null) ? null : (own.at(-1) ?? null)
}

function goneOf(app: App, left: Stored, row: Row): ContactPreview['gone'][number] {
  const act = lastOf(app.db, 'contact_removed', `contact:${left.contact.id}`)
  return {
    contact: left.contact.id,
    person: row.entry.person.name,
    unit: row.unit.unit.name,
    at: left.contact.removedAt ?? 0,
    how: act?.actor === `person:${left.person.id}` ? 'left' : 'removed',
  }
}

function contactsFor(rows: readonly Row[], own: readonly Stored[]): SheetContact[] {
  return rows.map(({ unit, planId, entry }) => ({
    unitKey: unit.unit.key,
    planId,
    purpose: entry.purpose,
    there: own.some(
      ({ contact, unitKey }) =>
        contact.removedAt === null &&
        unitKey === unit.unit.key &&
        contact.purpose === entry.purpose &&
        (contact.planId === null || contact.planId === planId),
    ),
  }))
}

function previewOf(
  units: ReadonlyMap<string, MeantUnit>,
  people: readonly SheetPerson[],
  gone: ContactPreview['gone'],
  faults: ContactFault[],
): ContactPreview {
  const all = [...units.values()]
  const contacts = people.flatMap((person) => person.contacts.map((contact) => ({ person, contact })))
  const old = contacts.filter(({ contact }) => contact.there)
  return {
    units: {
      new: all.filter((one) => one.id === null).map((one) => one.unit.name),
      known: all.filter((one) => one.id !== null).length,
      named: all.filter((one) => one.id !== null && one.names.size > 0).length,
    },
    contacts: {
      new: contacts.length - old.length,
      changed: old.filter(({ person }) => person.changed).length,
      unchanged: old.filter(({ person }) => !person.changed).length,
      withoutPhone: people.filter((person) => person.phone === null).length,
    },
    gone,
    faults: faults.sort((a, b) => (a.sheet ?? '').localeCompare(b.sheet ?? '') || a.row - b.row),
  }
}
