// Who looks at the organizers' pages: which plans they may see, and in which they may act. Asked anew at each request.
import { personById, rolesOf } from '../store/people.ts'
import { allPlans, type Plan } from '../store/plans.ts'
import type { App, By } from './app.ts'

export interface Visitor {
  personId: number
  name: string | null
  /** Roles as granted now: for all plans (`planId` null) or for single ones. */
  roles: readonly { role: 'organizer' | 'viewer'; planId: number | null }[]
}

/** The person behind a session or a seat; null for somebody who has no role any more. */
export function visitorFor(app: App, personId: number): Visitor | null {
  const person = personById(app.db, personId)
  const roles = person ? rolesOf(app.db, personId) : []
  return person && roles.length > 0 ? { personId, name: person.name, roles } : null
}

/** What a visitor is in one plan; null where the plan does not exist for them. */
export function roleIn(visitor: Visitor, planId: number): 'organizer' | 'viewer' | null {
  const here = visitor.roles.filter((r) => r.planId === null || r.planId === planId)
  return here.some((r) => r.role === 'organizer') ? 'organizer' : here.length > 0 ? 'viewer' : null
}

/** New plans are for those who organize the whole installation: who has single plans gets no other by a document. */
export const mayBring = (visitor: Visitor): boolean =>
  visitor.roles.some((r) => r.role === 'organizer' && r.planId === null)

export const plansFor = (app: App, visitor: Visitor): Plan[] =>
  allPlans(app.db).filter((plan) => roleIn(visitor, plan.id) !== null)

/** A plan by its short id, for somebody who may see it: unknown and forbidden ones look the same. */
export const planFor = (app: App, visitor: Visitor, shortId: string): Plan | null =>
  plansFor(app, visitor).find((plan) => plan.shortId.toLowerCase() === shortId.toLowerCase()) ?? null

export const byVisitor = (visitor: Visitor): By => ({ actor: `person:${visitor.personId}`, way: 'page' })
