// Who is to be told, by which address and when: contacts of units, organizers, and the working hours between.
import { nextWorkingTime } from '../core/calendar.ts'
import type { Notice } from '../core/notice.ts'
import type { Instant } from '../core/time.ts'
import { waitsFor } from '../store/outbox.ts'
import { type Contact, contactsOf, peopleWithRole } from '../store/people.ts'
import { type App, tell } from './app.ts'
import { groupItem, tellGroups } from './group-news.ts'

/** Bulk messages go in working hours; what the organizer marks urgent goes at once, and the contact sees who did. */
export const bulkTime = (app: App, urgent = false): Instant =>
  urgent ? app.now() : nextWorkingTime(app.settings.calendar, app.now())

/** One contact per person of a unit: somebody who is a contact twice is told once. */
export function contactsToTell(app: App, planId: number, unitId: number): Contact[] {
  const seen = new Set<number>()
  return contactsOf(app.db, planId, [unitId]).filter((c) => !seen.has(c.personId) && seen.add(c.personId))
}

/** Tells every contact of a unit, each once by the key. @returns how many rows were added. */
export function tellUnit(
  app: App,
  planId: number,
  unitId: number,
  notice: Notice,
  options: { key?: string; urgent?: boolean; expiresAt?: Instant | null; onlyPerson?: number } = {},
): number {
  if (app.gathered && (notice.kind === 'event_changed' || notice.kind === 'task_changed')) {
    app.gathered.push({ unit: unitId, onlyPerson: options.onlyPerson ?? null, notice })
    return 0
  }
  let told = 0
  for (const contact of contactsToTell(app, planId, unitId)) {
    if (options.onlyPerson !== undefined && contact.personId !== options.onlyPerson) continue
    // Several fields saved one after the other are one change to a unit: what waits says what holds when it is sent.
    if (notice.kind === 'task_changed' && waitsFor(app.db, contact.personId, notice)) continue
    const row = tell(
      app,
      {
        lane: options.urgent ? 'urgent' : 'bulk',
        personId: contact.personId,
        key: options.key ? `${options.key}:contact:${contact.id}` : null,
        notBefore: bulkTime(app, options.urgent),
        expiresAt: options.expiresAt ?? null,
      },
      notice,
    )
    if (row !== null) told++
  }
  tellGroups(app, unitId, groupItem(notice, planId), {
    lane: options.urgent ? 'urgent' : 'bulk',
    notBefore: bulkTime(app, options.urgent),
    expiresAt: options.expiresAt ?? null,
  })
  return told
}

/** Tells the organizers of a plan: a reply where one of them acted, else in working hours. */
export function tellOrganizers(
  app: App,
  planId: number | null,
  notice: Notice,
  options: {
    key?: string
    lane?: 'reply' | 'urgent' | 'bulk'
    notBefore?: Instant
    expiresAt?: Instant
    except?: number | null
    unlessWaiting?: boolean
  } = {},
): number {
  // One summary follows when all is done.
  if (app.gathered && notice.kind === 'summary') return 0
  let told = 0
  for (const personId of peopleWithRole(app.db, 'organizer', planId)) {
    if (personId === options.except || (options.unlessWaiting && waitsFor(app.db, personId, notice))) continue
    const lane = options.lane ?? 'bulk'
    const row = tell(
      app,
      {
        lane,
        personId,
        key: options.key ? `${options.key}:person:${personId}` : null,
        notBefore: options.notBefore ?? (lane === 'bulk' ? bulkTime(app) : app.now()),
        expiresAt: options.expiresAt ?? null,
      },
      notice,
    )
    if (row !== null) told++
  }
  return told
}
