// What stands in for a message whose content may not go by a channel: that there is something, its code, and where it is read.
import { works } from '../core/reach.ts'
import type { WaysFacts } from '../core/ways-notice.ts'
import type { OutboxRow } from '../store/outbox.ts'
import { contactsOfPerson, rolesOf } from '../store/people.ts'
import { planById } from '../store/plans.ts'
import type { App } from './app.ts'
import { pagesLink } from './carrying.ts'
import { plansHeld } from './plans-of-notice.ts'
import { waysOf } from './way-standing.ts'
import type { Address, Content } from './ways.ts'

/** @param content `nothing`: not even that there is something new; only that it is not said here */
export function bareFacts(
  app: App,
  row: OutboxRow,
  to: Address,
  content: Exclude<Content, 'full'>,
): Extract<WaysFacts, { kind: 'bare' }> {
  const plans = plansHeld(app, row)
  const { personId } = row
  return {
    kind: 'bare',
    reply: row.lane === 'reply',
    codes: content === 'nothing' ? [] : plans.flatMap((id) => planById(app.db, id)?.shortId ?? []),
    link: personId === null ? null : linkFor(app, personId),
    elsewhere: personId === null ? [] : otherChannels(app, personId, plans, to.channel),
  }
}

/** Channels by which the person gets the same with its content. */
function otherChannels(app: App, personId: number, plans: readonly number[], here: string): string[] {
  const [plan] = plans
  const ways = waysOf(app, personId, plan ?? null).filter((way) => works(way) && !way.bare && way.channel !== here)
  return [...new Set(ways.map(({ channel }) => channel))]
}

/** Where the person reads it in a browser; null where there is no page for them. */
function linkFor(app: App, personId: number): string | null {
  if (rolesOf(app.db, personId).length > 0) return pagesLink(app)
  const [contact] = contactsOfPerson(app.db, personId)
  return contact ? (app.ports.personalPage?.(app, contact) ?? null) : null
}
