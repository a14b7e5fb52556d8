// Facts about contacts: who is welcomed, who joined, who was undone or cannot be reached.
import type { Facts, Notice } from '../../core/notice.ts'
import { missedBy } from '../../store/outbox.ts'
import { type Contact, contactById, contactsOf, contactsOfPerson, formerContactsOf } from '../../store/people.ts'
import { planById, plansInState, unitById } from '../../store/plans.ts'
import type { App } from '../app.ts'
import { nameOf } from '../link-contact.ts'
import { othersOf } from '../people-facts.ts'
import { contactFacts, owed, planFacts } from '../plan-facts.ts'
import { loadWorld, type World } from '../world.ts'

import { type Gone, gone } from './gone.ts'

export function aboutContact(
  app: App,
  notice: Extract<Notice, { kind: 'welcome' | 'joined' | 'undone' | 'undelivered' }>,
): Facts | Gone {
  const row = contactById(app.db, notice.contact)
  if (!row) return gone('no contact')
  const contact = contactFacts(app, row)
  const plan = row.planId === null ? plansInState(app.db, 'active', 'draft').at(-1) : planById(app.db, row.planId)
  if (notice.kind === 'undone') return { kind: 'undone', contact }
  if (notice.kind === 'undelivered') {
    // Back already: what was to be said is no longer true.
    // A window may be over for some messages only: what it kept back is still to be said by somebody.
    const missed = missedBy(app.db, row.personId).some(({ reason }) => reason === 'window')
    if (row.removedAt === null && contact.reachable && !missed) return gone('reached again')
    return {
      kind: 'undelivered',
      contact,
      plan: plan ? planFacts(app, plan) : null,
      units: unitsLost(app, row),
      left: row.removedAt !== null,
      others: plan ? othersOf(app, plan.id, row) : [],
    }
  }
  if (row.removedAt !== null) return gone('no longer a contact')
  if (!plan) return gone('no plan')
  const world = loadWorld(app, plan.id)
  if (notice.kind === 'joined') return { kind: 'joined', contact, plan: planFacts(app, plan), ...joinedOf(app, world) }
  const from = row.handedFrom === null ? undefined : contactById(app.db, row.handedFrom)
  return {
    kind: 'welcome',
    contact,
    plan: planFacts(app, plan),
    announced: owed(world, row.unitId).length > 0,
    again: introduced(app, row),
    from: from ? (nameOf(app, from.personId) ?? '') : null,
  }
}

/** The units that a person speaks for no more, or that no message reaches by them, in the order of their joining. */
function unitsLost(app: App, row: Contact): string[] {
  const same =
    row.removedAt === null
      ? contactsOfPerson(app.db, row.personId)
      : formerContactsOf(app.db, row.personId).filter((c) => c.removedAt === row.removedAt)
  const here = same.filter((c) => c.planId === row.planId)
  return [...new Set(here.map((c) => unitById(app.db, c.unitId)?.name ?? ''))]
}

/** Has somebody been introduced to the bot before, for another unit or plan? */
function introduced(app: App, row: Contact): boolean {
  const before = (c: Contact) => {
    const [at, own] = [c.joinedAt ?? 0, row.joinedAt ?? 0]
    return at < own || (at === own && c.id < row.id)
  }
  return contactsOfPerson(app.db, row.personId).some((c) => c.id !== row.id && c.unitId !== row.unitId && before(c))
}

/** How many units that owe something have a contact, and how many have none. */
export function joinedOf(app: App, world: World): { left: number; of: number } {
  const units = new Set(world.shares.filter((s) => s.row.role === 'lead').map((s) => s.row.unitId))
  const joined = new Set(
    contactsOf(app.db, world.plan.id)
      .map((c) => c.unitId)
      .filter((unit) => units.has(unit)),
  ).size
  return { left: units.size - joined, of: units.size }
}

export function joinedSince(app: App, notice: Extract<Notice, { kind: 'joined_since' }>): Facts | Gone {
  const plan = notice.plan === null ? plansInState(app.db, 'active', 'draft').at(-1) : planById(app.db, notice.plan)
  if (!plan) return gone('no plan')
  const first = contactById(app.db, notice.from)
  const rows = contactsOf(app.db, plan.id).filter((c) => since(c, first) && (c.joinedAt ?? 0) < notice.until)
  if (rows.length === 0) return gone('no longer contacts')
  const contacts = rows.map((row) => contactFacts(app, row))
  return { kind: 'joined_since', contacts, plan: planFacts(app, plan), ...joinedOf(app, loadWorld(app, plan.id)) }
}

/** Who was named in a sheet has an old number and joins when it suits: the instant counts, then the number. */
const since = (contact: Contact, first: Contact | undefined): boolean => {
  const [at, from] = [contact.joinedAt ?? 0, first?.joinedAt ?? 0]
  return at > from || (at === from && contact.id >= (first?.id ?? 0))
}
