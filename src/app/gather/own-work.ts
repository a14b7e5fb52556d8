// What a person's units still have to do, over all plans, and what is due first.
import type { Facts } from '../../core/notice.ts'
import { contactsOfPerson } from '../../store/people.ts'
import type { App } from '../app.ts'
import { addressedName, isOpen, owed, planFacts } from '../plan-facts.ts'
import { plansOfContact } from '../speaker.ts'
import { loadWorld, type Share } from '../world.ts'
import { items, type Recipient } from './gone.ts'

type Own = Extract<Facts, { kind: 'help' }>['own']

/** Null for somebody whose units owe nothing yet. */
export function ownWork(app: App, to: Recipient): NonNullable<Own> | null {
  if (to.personId === null) return null
  const worlds = contactsOfPerson(app.db, to.personId).flatMap((contact) =>
    plansOfContact(app, contact).map((plan) => {
      const world = loadWorld(app, plan.id, [contact.unitId])
      return { world, shares: owed(world, contact.unitId) }
    }),
  )
  const [first] = worlds.filter(({ shares }) => shares.length > 0)
  if (!first) return null
  const open = worlds.flatMap(({ world, shares }) => shares.filter(isOpen).map((share) => ({ world, share })))
  const next = open.reduce<(typeof open)[number] | null>(
    (best, one) => (best === null || dueAt(one.share) < dueAt(best.share) ? one : best),
    null,
  )
  const [item] = next ? items(app, next.world, [next.share]) : []
  return {
    unit: addressedName(first.shares, first.shares[0]!.unit.name),
    open: open.length,
    next: next && item ? { plan: planFacts(app, next.world.plan), item } : null,
  }
}

const dueAt = (share: Share): number => (share.due.kind === 'due' ? share.due.due.strict : Number.POSITIVE_INFINITY)
