// Facts of what waits for a second press: what a confirmed act would do.
import type { Facts, Proposal } from '../../core/notice.ts'
import { planById } from '../../store/plans.ts'
import { proposalById } from '../../store/proposals.ts'
import { activationFacts } from '../activation-facts.ts'
import type { App } from '../app.ts'
import { changesOf } from '../contacts-arrive.ts'
import { offerOf } from '../letter-offer.ts'
import { dayDoubt, movedItems, recipientsOf } from '../move-event.ts'
import { nudgeLines } from '../nudge-units.ts'
import { planFacts } from '../plan-facts.ts'

import { letterProposal, revisionProposal } from './changes.ts'
import { type Gone, gone } from './gone.ts'

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
          urgent: row.args.urgent,
          sample: null,
        }
      }
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
  return { kind: 'proposal', proposal, id }
}
