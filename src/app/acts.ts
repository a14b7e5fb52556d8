// One way for every act on an assignment: the core decides, the row follows, the journal knows, the cards are brought up to date.
import { type Actor, type AssignmentEvent, act, type Command, type Refusal } from '../core/assignment.ts'
import { cardsOf, changeSubmission, saveLife } from '../store/assignments.ts'
import { record } from '../store/journal.ts'
import { editWaits } from '../store/outbox.ts'
import { identityById } from '../store/people.ts'
import { type App, type By, channelOf, tell } from './app.ts'
import { refreshGroups } from './group-news.ts'
import { loadShare, type Share, settingsFor, type World } from './world.ts'

export type Acted =
  | { ok: true; world: World; share: Share; events: AssignmentEvent[] }
  | { ok: false; refusal: Refusal | { code: 'unknown' | 'plan_closed' } }

/**
 * Does one command on one assignment; to be called in a transaction.
 * @param at when the person acted, which may be before now
 */
export function doAct(app: App, assignmentId: number, command: Command, actor: Actor, by: By, at = app.now()): Acted {
  const loaded = loadShare(app, assignmentId)
  if (!loaded) return { ok: false, refusal: { code: 'unknown' } }
  const { world, share } = loaded
  if (world.plan.state === 'closed') return { ok: false, refusal: { code: 'plan_closed' } }
  const outcome = act(share.life, command, actor, settingsFor(app, world, share), at)
  if (!outcome.ok) return outcome
  if (outcome.events.length > 0) {
    saveLife(app.db, assignmentId, outcome.state)
    for (const event of outcome.events) {
      settleSubmission(app, event)
      record(app.db, { at, ...by, action: event.kind, object: `assignment:${assignmentId}`, details: detailsOf(event) })
    }
    refreshCards(app, world.plan.id, share.row.unitId)
  }
  return { ok: true, world, share: { ...share, life: outcome.state }, events: outcome.events }
}

/** The submission's own row follows what was decided about it. */
function settleSubmission(app: App, event: AssignmentEvent): void {
  if (event.kind === 'accepted') changeSubmission(app.db, event.submission, { state: 'accepted', decidedAt: event.at })
  if (event.kind === 'returned')
    changeSubmission(app.db, event.submission, { state: 'returned', decidedAt: event.at, reason: event.reason })
  if (event.kind === 'withdrawn')
    changeSubmission(app.db, event.submission, { state: 'withdrawn', decidedAt: event.at })
  if (event.kind === 'submitted' && event.afterAcceptance)
    changeSubmission(app.db, event.submission, { afterAcceptance: true })
}

// The journal keeps ids, states and days; what people wrote stays where it can be erased.
function detailsOf(event: AssignmentEvent): Record<string, unknown> {
  const { kind: _kind, at: _at, ...rest } = event as AssignmentEvent & { reason?: unknown }
  const { reason: _reason, ...details } = rest as Record<string, unknown>
  return details
}

/** Every card that shows this unit's items is edited in place; an edit rings no phone, so it goes at any hour. */
export function refreshCards(app: App, planId: number, unitId: number): void {
  refreshGroups(app, planId, unitId)
  for (const card of cardsOf(app.db, planId, unitId)) {
    const identity = identityById(app.db, card.identityId)
    const channel = identity && channelOf(app, identity)
    if (!identity || !channel?.abilities.edit || editWaits(app.db, card.outboxId)) continue
    tell(
      app,
      { lane: 'reply', personId: identity.personId, identityId: identity.id, edits: card.outboxId },
      { kind: 'card', plan: planId, unit: unitId },
    )
  }
}
