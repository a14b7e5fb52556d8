// When what an organizer confirms goes out: working hours, at once, or a time of their own; and what a preview says of it.
import { isWorkingTime, nextWorkingTime } from '../core/calendar.ts'
import type { SendingFacts, When } from '../core/notice.ts'
import type { ProposalArgs } from '../store/proposals.ts'
import type { App } from './app.ts'
import type { Sending } from './telling.ts'

/** Whether a proposal sends messages whose time can be chosen. */
export const isTimed = (args: ProposalArgs): args is Extract<ProposalArgs, { when?: When }> =>
  args.kind === 'announce' || args.kind === 'activate' || args.kind === 'event' || args.kind === 'nudge'

/** The time chosen for a proposal. */
export const whenOf = (args: ProposalArgs): When =>
  (isTimed(args) ? args.when : undefined) ??
  (args.kind === 'nudge' && args.urgent ? { kind: 'urgent' } : { kind: 'working' })

/** A chosen time that has passed meanwhile is now; outside working hours, and only then, it goes as urgent. */
export function sendingFacts(app: App, when: When): SendingFacts {
  const now = app.now()
  const { calendar } = app.settings
  const at = when.kind === 'urgent' ? now : when.kind === 'at' ? Math.max(when.at, now) : nextWorkingTime(calendar, now)
  return {
    when: when.kind,
    at,
    atOnce: at <= now,
    urgent: !isWorkingTime(calendar, at),
  }
}

/** The same for the outbox. @param by whom contacts see as the sender of what is urgent */
export function sendingOf(app: App, when: When, by: string): Required<Omit<Sending, 'urgentBy'>> & Sending {
  const { at, urgent } = sendingFacts(app, when)
  return { urgent, notBefore: at, ...(urgent ? { urgentBy: by } : {}) }
}
