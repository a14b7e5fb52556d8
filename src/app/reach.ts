// How each unit of a plan is reached: by which channel, or why nobody is, and what to do about it.
import { bestWay, type PersonReach, type UnitReach, unitReach } from '../core/reach.ts'
import { contactById } from '../store/people.ts'
import type { App } from './app.ts'
import { contactsByUnit } from './plan-facts.ts'
import { withoutSeat } from './room.ts'
import { waysOf } from './way-standing.ts'
import { loadWorld } from './world.ts'

/** Units that owe something in a plan, in its order. */
export function reachOf(app: App, planId: number): UnitReach[] {
  const world = loadWorld(app, planId)
  const contacts = contactsByUnit(app, planId)
  const units = new Map<number, string>()
  for (const share of world.shares)
    if (share.row.role === 'lead' && share.life.state !== 'cancelled')
      units.set(share.row.unitId, share.executor?.name ?? share.unit.name)
  const noSeat = withoutSeat(app, world)
  return [...units].map(([unitId, unit]) => {
    const people = (contacts.get(unitId) ?? []).map(
      (contact): PersonReach => ({
        person: contact.person,
        phone: contact.phone,
        joined: contact.joined,
        deputy: contact.deputy ?? false,
        way: contact.joined ? bestWay(waysOf(app, contactById(app.db, contact.id)!.personId, planId)) : null,
      }),
    )
    return unitReach({ unitId, unit }, people, noSeat.has(unitId))
  })
}
