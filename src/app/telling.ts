// Who is to be told, by which address and when: contacts of units, organizers, and the working hours between.
import { nextWorkingTime } from '../core/calendar.ts'
import type { Notice } from '../core/notice.ts'
import type { Instant } from '../core/time.ts'
import { waitsFor } from '../store/outbox.ts'
import { type Contact, contactsOf, peopleWithRole } from '../store/people.ts'
import { type App, type By, tell } from './app.ts'
import { writtenTo } from './deputies.ts'
import { groupItem, tellGroups } from './group-news.ts'

/** Bulk messages go in working hours; what the organizer marks urgent goes at once, and the contact sees who did. */
export const bulkTime = (app: App, urgent = false): Instant =>
  urgent ? app.now() : nextWorkingTime(app.settings.calendar, app.now())

/** One contact per person of a unit: somebody who is a contact twice is told once. */
export function contactsToTell(app: App, planId: number, unitId: number): Contact[] {
  const seen = new Set<number>()
  const written = writtenTo(app, contactsOf(app.db, planId, [unitId]))
  return written.filter((c) => !seen.has(c.personId) && seen.add(c.personId))
}

/** When and how messages of an act go out: at once and marked, in working hours, or at a chosen time. */
export interface Sending {
  urgent?: boolean
  /** Not before then; in working hours where left out. */
  notBefore?: Instant
  /** Whom the contacts see as the sender of what goes out outside working hours. */
  urgentBy?: string
}

/** The notice with its sender, where it is one that goes out urgently and says by whom. */
function signed(notice: Notice, by: string | undefined): Notice {
  if (by === undefined) return notice
  const { kind } = notice
  return kind === 'announcement' ||
    kind === 'event_changed' ||
    kind === 'task_changed' ||
    kind === 'plan_changed' ||
    kind === 'bulletin'
    ? { ...notice, urgentBy: by }
    : notice
}

/** Tells every contact of a unit, each once by the key. @returns how many rows were added. */
export function tellUnit(
  app: App,
  planId: number,
  unitId: number,
  notice: Notice,
  options: Sending & { key?: string; expiresAt?: Instant | null; onlyPerson?: number } = {},
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
        notBefore: options.notBefore ?? bulkTime(app, options.urgent),
        expiresAt: options.expiresAt ?? null,
      },
      signed(notice, options.urgentBy),
    )
    if (row !== null) told++
  }
  tellGroups(app, unitId, groupItem(notice, planId), {
    lane: options.urgent ? 'urgent' : 'bulk',
    notBefore: options.notBefore ?? bulkTime(app, options.urgent),
    expiresAt: options.expiresAt ?? null,
  })
  return told
}

/** Tells one person of several units at once, and the groups of each. @returns how many rows were added. */
export function tellUnits(
  app: App,
  personId: number,
  notice: Extract<Notice, { kind: 'plan_changed' }>,
  options: Sending = {},
): number {
  const lane = options.urgent ? 'urgent' : 'bulk'
  const notBefore = options.notBefore ?? bulkTime(app, options.urgent)
  const row = tell(app, { lane, personId, notBefore }, signed(notice, options.urgentBy))
  for (const { unit, changed } of notice.parts)
    tellGroups(app, unit, { what: 'change', plan: notice.plan, assignments: changed }, { lane, notBefore })
  return row === null ? 0 : 1
}

/** What a summary says of who confirmed an act, and of when its messages go where that is not now. */
export function whoAndWhen(app: App, by: By, { notBefore }: Sending): { by: string; at: Instant | null } {
  const at = notBefore ?? bulkTime(app)
  return { by: by.actor, at: at > app.now() ? at : null }
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
