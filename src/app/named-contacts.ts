// People whom sheets named and who have not joined: for which unit of a plan each stands, the body below it among them.
import { assignmentsOf } from '../store/assignments.ts'
import { type Contact, contactsOf, namedContactsOf } from '../store/people.ts'
import type { App } from './app.ts'

/**
 * The unit of a plan for which a body answers: a list names "Sở Nội vụ tỉnh Hà Giang", the plan UBND tỉnh Hà Giang, which
 * has its Sở do the work. A body that owes something itself answers for itself.
 */
export function unitInPlan(app: App, planId: number): (unitId: number) => number {
  const own = new Set<number>()
  const above = new Map<number, number>()
  for (const { unitId, executorUnitId, state } of assignmentsOf(app.db, planId)) {
    if (state === 'cancelled') continue
    own.add(unitId)
    if (executorUnitId !== null && !above.has(executorUnitId)) above.set(executorUnitId, unitId)
  }
  return (unitId) => (own.has(unitId) ? unitId : (above.get(unitId) ?? unitId))
}

/** Contacts of a plan who have not joined, by the unit of the plan; those who have joined for it are left out. */
export function waitingByUnit(app: App, planId: number): Map<number, Contact[]> {
  const waiting = namedContactsOf(app.db, planId).filter((contact) => contact.joinedAt === null)
  const map = new Map<number, Contact[]>()
  if (waiting.length === 0) return map
  const unitOf = unitInPlan(app, planId)
  const there = new Set(contactsOf(app.db, planId).map((contact) => `${contact.unitId}:${contact.personId}`))
  for (const contact of waiting) {
    const unitId = unitOf(contact.unitId)
    const once = `${unitId}:${contact.personId}`
    if (there.has(once)) continue
    there.add(once)
    map.set(unitId, [...(map.get(unitId) ?? []), contact])
  }
  return map
}
