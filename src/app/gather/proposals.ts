// Facts of what waits for a second press: what a confirmed act would do.
import type { EventChange, Facts, Notice, Proposal, Rival } from '../../core/notice.ts'
import { lastOf } from '../../store/journal.ts'
import { type Plan, planById } from '../../store/plans.ts'
import { openBeside, type ProposalRow, proposalById } from '../../store/proposals.ts'
import { activationFacts } from '../activation-facts.ts'
import { actorName } from '../actor-name.ts'
import { announcementFacts } from '../announce.ts'
import type { App } from '../app.ts'
import { changesOf } from '../contacts-arrive.ts'
import { waitingDocuments } from '../documents.ts'
import { waitingExtensions } from '../extensions.ts'
import { groupsToPost, titleOf } from '../group-news.ts'
import { offerOf } from '../letter-offer.ts'
import { adoptable, milestoneFacts } from '../milestones.ts'
import { dayDoubt, movedItems, recipientsOf } from '../move-event.ts'
import { nudgeLines } from '../nudge-units.ts'
import { stopFacts } from '../pausing.ts'
import { channelsFacts } from '../plan-channels.ts'
import { planFacts } from '../plan-facts.ts'
import { GOOD_FOR_MS } from '../proposing.ts'
import { recordingFacts } from '../record-many.ts'
import { isTimed, sendingFacts, whenOf } from '../sending-time.ts'
import { loadWorld } from '../world.ts'

import { boardFacts } from './board.ts'
import { letterProposal, revisionProposal } from './changes.ts'
import { type Gone, gone, type Recipient } from './gone.ts'
import { documentFacts, requestFacts } from './talk.ts'

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
      case 'event':
        return eventFacts(app, plan, row.args.change)
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
      case 'milestones': {
        const { tasks, recipients } = adoptable(app, plan)
        const ids = new Set(tasks.map(({ task }) => task.id))
        const lines = milestoneFacts(app, plan.id, 1).lines.filter(({ taskId }) => ids.has(taskId))
        return { kind: 'milestones', plan: facts, lines, recipients }
      }
      case 'post': {
        const { task, groups } = row.args
        const board = boardFacts(app, { kind: 'board', plan: plan.id, task, paste: true })
        if (!('kind' in board) || board.kind !== 'board') throw new Error('a plan without a board')
        const open = groupsToPost(app, plan.id).filter(({ id }) => groups.includes(id))
        return { kind: 'post', plan: facts, groups: open.map(titleOf), board }
      }
      case 'record':
        return recordingFacts(app, plan, row.args)
      case 'channels':
        return channelsFacts(app, plan, row.args.policy)
      case 'pause':
      case 'resume':
        return stopFacts(app, plan, row.args, row.args.kind)
      case 'announce':
        return announcementFacts(app, plan, row.args, row.personId)
      case 'activate': {
        const { units: _units, fresh: _fresh, ...activation } = activationFacts(app, plan)
        return { kind: 'activate', ...activation }
      }
      case 'documents': {
        const { submissions } = row.args
        const waiting = waitingDocuments(app, plan.id, null).filter((s) => submissions.includes(s.id))
        return { kind: 'documents', plan: facts, documents: waiting.flatMap((s) => documentFacts(app, s) ?? []) }
      }
      case 'extensions': {
        const { requests } = row.args
        const world = loadWorld(app, plan.id)
        const shares = waitingExtensions(world).filter((s) =>
          requests.some((r) => r.assignment === s.row.id && r.asked === s.life.extension?.at),
        )
        return { kind: 'extensions', plan: facts, requests: shares.map((s) => requestFacts(app, world, s)) }
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

/** What a change of the event would move and whom it would reach. */
export const eventFacts = (app: App, plan: Plan, change: EventChange): Extract<Proposal, { kind: 'event' }> => ({
  kind: 'event',
  day: dayDoubt(app, change.to),
  plan: planFacts(app, plan),
  change,
  moved: movedItems(app, plan, change),
  recipients: recipientsOf(app, plan.id),
  window: false,
  sample: null,
})

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
