// Units and contacts from a sheet: all of it in one transaction, or nothing while a row has a fault.
import type { ContactEntry, ContactFault, ContactPreview } from '../core/contact-sheet.ts'
import { transact } from '../store/db.ts'
import { record } from '../store/journal.ts'
import { addContact, addPerson, changePerson, namedContactsOfPerson } from '../store/people.ts'
import { keepUnit, listUnit, plansInState } from '../store/plans.ts'
import type { App, By } from './app.ts'
import { type ContactChanges, contactChanges, type SheetPerson } from './contact-changes.ts'
import { spreadAgain } from './spread.ts'

export interface ContactImport {
  entries: readonly ContactEntry[]
  /** Faults that reading the rows found. */
  faults?: readonly ContactFault[]
  planId: number | null
  readmit: readonly string[]
}

/** Imports what the rows say. @returns what was done, or with `applied` false the faults that kept it from being done */
export function importContacts(app: App, wanted: ContactImport, by: By): { applied: boolean; preview: ContactPreview } {
  return transact(app.db, () => {
    const changes = contactChanges(app, wanted.entries, wanted)
    if (changes.preview.faults.length > 0) return { applied: false, preview: changes.preview }
    const units = keepUnits(app, changes)
    const { preview } = changes
    const counts = { people: 0, contacts: 0 }
    for (const person of changes.people) {
      const done = keepPerson(app, person, units, by)
      counts.people += done.person
      counts.contacts += done.contacts
    }
    const touched = units.named + preview.units.new.length
    // Importing the same once more is no event.
    if (touched + counts.people + counts.contacts > 0)
      record(app.db, {
        at: app.now(),
        ...by,
        action: 'contacts_imported',
        object: wanted.planId === null ? 'contacts' : `plan:${wanted.planId}`,
        details: { units: preview.units.new.length, ...counts, left_out: preview.gone.length },
      })
    // A plan that waits to be activated may have named these units by their short names.
    if (touched > 0) for (const plan of plansInState(app.db, 'draft')) spreadAgain(app, plan)
    return { applied: true, preview }
  })
}

function keepUnits(app: App, changes: ContactChanges): { ids: Map<string, number>; named: number } {
  const ids = new Map<string, number>()
  let named = 0
  for (const { unit, id, own, names } of changes.units.values()) {
    const row = id ?? keepUnit(app.db, unit)
    named += listUnit(app.db, row, own, [...names], app.now())
    ids.set(unit.key, row)
  }
  return { ids, named }
}

function keepPerson(
  app: App,
  person: SheetPerson,
  units: { ids: Map<string, number> },
  by: By,
): { person: number; contacts: number } {
  const now = app.now()
  const { known, name, position, phone } = person
  const facts = { name, position, phone, listedAt: known?.listedAt ?? now }
  const id = known?.id ?? addPerson(app.db, { ...facts, language: null, createdAt: now }).id
  if (known && (person.changed || known.listedAt === null)) changePerson(app.db, id, facts)
  if (known && person.changed)
    record(app.db, { at: now, ...by, action: 'person_changed', object: `person:${id}`, details: {} })
  let contacts = 0
  for (const { unitKey, planId, purpose, there } of person.contacts) {
    if (there) continue
    const unitId = units.ids.get(unitKey)!
    // Who already speaks for the unit in another plan, or for its other side, has joined.
    const joined = namedContactsOfPerson(app.db, id).find((c) => c.unitId === unitId && c.joinedAt !== null)
    const row = addContact(app.db, {
      personId: id,
      unitId,
      planId,
      purpose,
      joinedAt: joined?.joinedAt ?? null,
      removedAt: null,
    })
    contacts++
    record(app.db, {
      at: now,
      ...by,
      action: 'contact_named',
      object: `contact:${row.id}`,
      details: { unit: unitId, person: id, plan: planId },
    })
  }
  return { person: Number(person.changed), contacts }
}
