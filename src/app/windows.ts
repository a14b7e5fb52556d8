// What the channel of an address takes, and when.
import type { Identity as Way } from '../core/delivery.ts'
import { closesAt, type Pass, type Proactive, passAt } from '../core/window.ts'
import type { Identity } from '../store/people.ts'
import { type App, channelOf } from './app.ts'

type At = Pick<Identity, 'channel' | 'bot'>

/** May the bot write first there? */
export const proactiveAt = (app: App, at: At): Proactive => channelOf(app, at)?.abilities.proactive ?? 'always'

/** How a message of a kind may go to an address now. What the platform itself shut stays so until its time or a word. */
export function passTo(app: App, identity: Identity, kind: string): Pass {
  const proactive = proactiveAt(app, identity)
  if (proactive === 'always') return 'free'
  const now = app.now()
  if (identity.closedUntil !== null && identity.closedUntil > now) return 'closed'
  return passAt(proactive, identity.lastInboundAt, kind, now)
}

/** Until when the platform said that nothing goes: for one with windows, not before its window is over either. */
export const shutUntil = (app: App, identity: Identity, until: number): number =>
  Math.max(until, closesAt(proactiveAt(app, identity), identity.lastInboundAt) ?? 0)

/** What every message that chases is taken for. */
const UNASKED = ['announcement', 'reminder'] as const

/** Whether what is said unasked gets there at all: with templates, where there is one for each kind that matters. */
export const takesUnasked = (app: App, identity: Identity): boolean =>
  UNASKED.every((kind) => passTo(app, identity, kind) !== 'closed')

/** An address as the choice among several looks at it. */
export const asWay = (identity: Identity): Way => ({
  id: identity.id,
  channel: `${identity.channel}/${identity.bot}`,
  unreachable: !identity.reachable,
  closedUntil: identity.closedUntil,
  lastSuccessAt: identity.lastSuccessAt,
  lastSeenAt: identity.lastInboundAt ?? 0,
  preference: identity.preference,
})
