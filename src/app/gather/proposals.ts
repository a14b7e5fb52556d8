// Facts of what waits for a second press: what a confirmed act would do.
import type { Facts, Notice, Proposal, Rival } from '../../core/notice.ts'
import { lastOf } from '../../store/journal.ts'
import { planById } from '../../store/plans.ts'
import { openBeside, type ProposalRow, proposalById } from '../../store/proposals.ts'
import { activationFacts } from '../activation-facts.ts'
import { announcementFacts } from '../announce.ts'
import type { App } from '../app.ts'
import { changesOf } from '../contacts-arrive.ts'
import { offerOf } from '../letter-offer.ts'
import { dayDoubt, movedItems, recipientsOf } from '../move-event.ts'
import { nudgeLines } from '../nudge-units.ts'
import { planFacts } from '../plan-facts.ts'
import { GOOD_FOR_MS } from '../proposing.ts'
import { isTimed, sendingFacts, whenOf } from '../sending-time.ts'

import { letterProposal, revisionProposal } from './changes.ts'
import { type Gone, gone, type Recipient } from './gone.ts'
import { actorName } from './views.ts'

export function proposalFacts(app: App, id: number): Facts | Gone {
  const row = proposalById(app.db, id)
  const plan = row?.planId ? planById(app.db, row.planId) : undefined
  if (row?.usedAt !== null) return gone('used')
  if (row.args.kind === 'contacts') {
    const { preview } = changesOf(app, row.planId, row.args.sheet)
    const about = plan ? planFacts(app, plan) : null
    return { kind: 'proposal', proposal: { kind: 'contacts', name: row.args.sheet.name, plan: about, preview }, id }
  }
  if (!plan) return gone('no plan')
  const facts = planFacts(app, plan)
  const proposal = ((): Proposal => {
    switch (row.args.kind) {
      case 'event': {
        const { change } = row.args
        return {
          kind: 'event',
          day: dayDoubt(app, change.to),
          plan: facts,
          change,
          moved: movedItems(app, plan, change),
          recipients: recipientsOf(app, plan.id),
          window: false,
          sample: null,
        }
      }
      case 'nudge': {
        const lines = nudgeLines(app, plan.id, row.args.units, row.args.tasks)
        return {
          kind: 'nudge',
          plan: facts,
          lines: lines.map(({ unit, tasks, seat }) => ({ unit, tasks, seat })),
          recipients: lines.reduce((sum, l) => sum + l.recipients, 0),
          urgent: sendingFacts(app, whenOf(row.args)).urgent,
          sample: null,
        }
      }
      case 'announce':
        return announcementFacts(app, plan, row.args, row.personId)
      case 'activate': {
        const { units: _units, fresh: _fresh, ...activation } = activationFacts(app, plan)
        return { kind: 'activate', ...activation }
      }
      case 'amend':
        return letterProposal(app, offerOf(app, plan, row.args.letter, row.args.choice), row.args.letter)
      case 'revise':
        return revisionProposal(app, plan, row.args)
      default:
        return row.args satisfies never
    }
  })()
  const sending = isTimed(row.args) ? sendingFacts(app, whenOf(row.args)) : null
  return { kind: 'proposal', proposal, id, sending, rivals: rivalsOf(app, row) }
}

/** Who else looks at the same kind of act for the same plan, their preview being still good. */
function rivalsOf(app: App, row: ProposalRow): Rival[] {
  return openBeside(app.db, row, app.now() - GOOD_FOR_MS)
    .filter((other) => other.personId !== null && other.personId !== row.personId)
    .map((other) => ({ by: actorName(app, `person:${other.personId}`), at: other.createdAt }))
}

/** Who was first with an act, and what they made of it. */
export function actedBefore(app: App, notice: Extract<Notice, { kind: 'acted_before' }>, to: Recipient): Facts | Gone {
  const object = `proposal:${notice.proposal}`
  const done = lastOf(app.db, 'confirmed', object)
  const answered = done ?? lastOf(app.db, 'discarded', object)
  const row = proposalById(app.db, notice.proposal)
  return {
    kind: 'acted_before',
    by: answered ? actorName(app, answered.actor) : null,
    own: answered?.actor === `person:${to.personId}`,
    at: answered?.at ?? row?.usedAt ?? app.now(),
    done: done !== undefined || answered === undefined,
    again: notice.again,
  }
}
