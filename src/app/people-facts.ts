// Facts about people: a line with roles and units, who lost which unit, and all that is kept of one person.
import type { ContactFacts } from '../core/notice.ts'
import type { OwnData, PersonLine } from '../core/people-notice.ts'
import { allRoles } from '../store/invitations.ts'
import { keptOf } from '../store/own-data.ts'
import {
  type Contact,
  contactsOf,
  contactsOfPerson,
  identitiesOf,
  namedContactsOfPerson,
  personById,
  rolesOf,
} from '../store/people.ts'
import { planById, unitById } from '../store/plans.ts'
import type { App } from './app.ts'
import { waitingByUnit } from './named-contacts.ts'
import { contactFacts } from './plan-facts.ts'

/** A person as organizers see them in one plan. */
export function personLine(app: App, personId: number, planId: number | null): PersonLine {
  const person = personById(app.db, personId)
  const here = (c: Contact) => planId === null || c.planId === null || c.planId === planId
  return {
    person: personId,
    name: person?.name ?? '',
    position: person?.position ?? null,
    roles: rolesOf(app.db, personId)
      .filter((r) => planId === null || r.planId === null || r.planId === planId)
      .map((r) => ({ role: r.role, everywhere: r.planId === null })),
    contacts: namedContactsOfPerson(app.db, personId)
      .filter(here)
      .map((c) => contactFacts(app, c)),
  }
}

/** Everybody of a plan: organizers, viewers, then the contacts in the order of their units' names. */
export function peopleOfPlan(app: App, planId: number, query: string | null): PersonLine[] {
  const roles = allRoles(app.db).filter((r) => r.planId === null || r.planId === planId)
  const contacts = [...contactsOf(app.db, planId), ...[...waitingByUnit(app, planId).values()].flat()]
  const unitName = (c: Contact) => unitById(app.db, c.unitId)?.name ?? ''
  const byUnit = contacts
    .map((c) => ({ person: c.personId, unit: unitName(c) }))
    .sort((a, b) => a.unit.localeCompare(b.unit, 'vi'))
  const ids = [
    ...roles.filter((r) => r.role === 'organizer').map((r) => r.personId),
    ...roles.filter((r) => r.role === 'viewer').map((r) => r.personId),
    ...byUnit.map((c) => c.person),
  ]
  const lines = [...new Set(ids)].map((id) => personLine(app, id, planId))
  if (query === null) return lines
  const wanted = plain(query)
  const words = (line: PersonLine) =>
    [line.name, line.position ?? '', ...line.contacts.flatMap((c) => [c.unit, c.phone ?? ''])].map(plain)
  return lines.filter((line) => words(line).some((word) => word.includes(wanted)))
}

/** As people type names: without marks, in small letters. */
const plain = (text: string): string =>
  text
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/\u0111/g, 'd')
    .replace(/\s+/g, ' ')
    .trim()

/** Other contacts of a unit whom a message reaches. */
export const othersOf = (app: App, planId: number, contact: Contact): ContactFacts[] =>
  contactsOf(app.db, planId, [contact.unitId])
    .filter((c) => c.personId !== contact.personId)
    .map((c) => contactFacts(app, c))
    .filter((c) => c.reachable)

/** All that is kept about a person, as it is given to them. */
export function ownData(app: App, personId: number): OwnData {
  const person = personById(app.db, personId)
  const planName = (id: number | null) => (id === null ? null : (planById(app.db, id)?.shortId ?? null))
  const unitName = (id: number) => unitById(app.db, id)?.name ?? ''
  const kept = keptOf(app.db, personId)
  return {
    name: person?.name ?? null,
    position: person?.position ?? null,
    phone: person?.phone ?? null,
    since: person?.createdAt ?? app.now(),
    addresses: identitiesOf(app.db, personId).map((i) => ({
      channel: i.channel,
      chat: i.chatId,
      last: i.lastInboundAt,
    })),
    units: contactsOfPerson(app.db, personId).map((c) => ({
      unit: unitName(c.unitId),
      plan: planName(c.planId),
      joined: c.joinedAt,
      deputy: c.deputy,
    })),
    roles: rolesOf(app.db, personId).map((r) => ({ role: r.role, plan: planName(r.planId) })),
    sent: kept.sent.map((s) => ({ at: s.at, code: s.receiptCode, unit: unitName(s.unitId), files: s.files })),
    remarks: kept.remarks,
    messages: kept.messages,
  }
}
