// Facts about contacts: who is welcomed, who joined, who was undone or cannot be reached.
import type { Facts, Notice } from '../../core/notice.ts'
import { type Contact, contactById, contactsOf } from '../../store/people.ts'
import { planById, plansInState } from '../../store/plans.ts'
import type { App } from '../app.ts'
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
  if (notice.kind === 'undelivered') return { kind: 'undelivered', contact, plan: plan ? planFacts(app, plan) : null }
  if (row.removedAt !== null) return gone('no longer a contact')
  if (!plan) return gone('no plan')
  const world = loadWorld(app, plan.id)
  if (notice.kind === 'joined') return { kind: 'joined', contact, plan: planFacts(app, plan), ...joinedOf(app, world) }
  return { kind: 'welcome', contact, plan: planFacts(app, plan), announced: owed(world, row.unitId).length > 0 }
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
