// What stands in for a message whose content may not go by a channel: that there is something, its code, and where it is read.
import type { Facts } from '../core/notice.ts'
import { works } from '../core/reach.ts'
import type { WaysFacts } from '../core/ways-notice.ts'
import type { OutboxRow } from '../store/outbox.ts'
import { rolesOf } from '../store/people.ts'
import { planById } from '../store/plans.ts'
import type { App } from './app.ts'
import { pagesLink } from './carrying.ts'
import { personalPage } from './personal-page.ts'
import { plansHeld } from './plans-of-notice.ts'
import { waysOf } from './way-standing.ts'
import type { Address, Content } from './ways.ts'

/** What may be said of facts by the way that was found. */
export function allowed(app: App, row: OutboxRow, to: Address, content: Content, facts: Facts): Facts {
  if (content === 'full') return facts
  // A link to the page is what a policy asks for in place of content: only what it is for is left out.
  if (content === 'bare' && facts.kind === 'upload_link') return { ...facts, plan: null, item: null, name: null }
  return bareFacts(app, row, to, content)
}

/** @param content `nothing`: not even that there is something new; only that it is not said here */
function bareFacts(
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
    link: personId === null ? null : pageFor(app, personId, plans),
    elsewhere: personId === null ? [] : otherChannels(app, personId, plans, to.channel),
  }
}

/** Channels by which the person gets the same with its content. */
function otherChannels(app: App, personId: number, plans: readonly number[], here: string): string[] {
  const [plan] = plans
  const ways = waysOf(app, personId, plan ?? null).filter((way) => works(way) && !way.bare && way.channel !== here)
  return [...new Set(ways.map(({ channel }) => channel))]
}

/** Where a person reads in a browser what a message does not say; null where there is no page for them. */
const pageFor = (app: App, personId: number, plans: readonly number[]): string | null =>
  rolesOf(app.db, personId).length > 0 ? pagesLink(app) : personalPage(app, personId, plans)

/** The same for a message in words approved beforehand, which say little. */
export const pageOf = (app: App, row: OutboxRow): string | null =>
  row.personId === null ? null : pageFor(app, row.personId, plansHeld(app, row))
