// How each way to a person stands now: open, over, forbidden by a plan, left or lost; and whether anybody is reached at all.
import { type ChannelPolicy, standingOf } from '../core/channel-policy.ts'
import { bestWay, type WayReach, type WayState, works } from '../core/reach.ts'
import { closesAt } from '../core/window.ts'
import { cardsOf } from '../store/assignments.ts'
import { type Identity, identitiesOf, identityById } from '../store/people.ts'
import { channelPolicies } from '../store/plans.ts'
import { type App, channelOf } from './app.ts'
import { hasMessages } from './traffic.ts'
import { passTo, proactiveAt, takesUnasked } from './windows.ts'

/** What a plan says of its channels; null asks for no plan in particular. */
export function policyOf(app: App, planId: number | null): ChannelPolicy | null {
  return planId === null ? null : (channelPolicies(app.db).get(planId) ?? null)
}

/** How one address stands for what is sent unasked. */
export function wayReach(app: App, identity: Identity, policy: ChannelPolicy | null): WayReach {
  const standing = policy === null ? 'full' : standingOf([policy], identity.channel)
  const { state, at } = stateOf(app, identity, standing === 'never', policy?.freeOnly ?? false)
  return { channel: identity.channel, state, at, bare: standing === 'bare' }
}

const LOST: Readonly<Record<string, WayState>> = { left: 'left', blocked: 'blocked', deactivated: 'deactivated' }

function stateOf(
  app: App,
  identity: Identity,
  never: boolean,
  freeOnly: boolean,
): { state: WayState; at: number | null } {
  if (!identity.reachable) return { state: LOST[identity.unreachableCode ?? ''] ?? 'gone', at: null }
  if (never) return { state: 'never', at: null }
  const unasked = { lane: 'bulk', kind: 'announcement', personId: identity.personId, identityId: identity.id } as const
  if (!hasMessages(app, identity, unasked)) return { state: 'spent', at: null }
  const closes = closesAt(proactiveAt(app, identity), identity.lastInboundAt)
  if (closes !== null) {
    const window = { state: 'window', at: identity.lastInboundAt === null ? null : closes } as const
    const pass = passTo(app, identity, 'announcement')
    if (identity.closedUntil !== null && identity.closedUntil > app.now()) return { state: 'shut', at: null }
    if (pass === 'closed' || (freeOnly && pass !== 'free')) return window
    if (pass === 'template') return takesUnasked(app, identity) ? { state: 'template', at: closes } : window
    if (pass === 'paid') return { state: 'paid', at: closes }
  }
  if (channelOf(app, identity)?.health?.() === 'down') return { state: 'down', at: null }
  return { state: 'open', at: closes }
}

/** The ways to a person for a plan, or for whatever plan. */
export function waysOf(app: App, personId: number, planId: number | null): WayReach[] {
  const policy = policyOf(app, planId)
  return identitiesOf(app.db, personId).map((identity) => wayReach(app, identity, policy))
}

export const isReached = (app: App, personId: number, planId: number | null): boolean =>
  waysOf(app, personId, planId).some(works)

/** Whether anything reaches a person, and the state of the way that stands for them where nothing does. */
export function standingFor(
  app: App,
  personId: number,
  planId: number | null,
): { reached: boolean; why: WayState | null } {
  const ways = waysOf(app, personId, planId)
  const reached = ways.some(works)
  return { reached, why: reached ? null : (bestWay(ways)?.state ?? 'gone') }
}

/** By which channels the card of a plan reached the people of its units; of one unit, or of all. */
export function channelsTold(app: App, planId: number, unitId?: number): Map<number, string[]> {
  const told = new Map<number, string[]>()
  for (const card of cardsOf(app.db, planId, unitId)) {
    const channel = identityById(app.db, card.identityId)?.channel
    const known = told.get(card.unitId) ?? []
    if (channel !== undefined && !known.includes(channel)) told.set(card.unitId, [...known, channel])
  }
  return told
}
