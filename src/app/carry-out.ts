// Does what was confirmed, one way for each kind of proposal.
import { type Plan, planById } from '../store/plans.ts'
import type { ProposalRow } from '../store/proposals.ts'
import { activatePlan } from './activate-plan.ts'
import { announce } from './announce.ts'
import type { App } from './app.ts'
import { matchAll } from './documents.ts'
import { grantAll } from './extension-desk.ts'
import { adoptable, setMilestones } from './milestones.ts'
import { moveEvent } from './move-event.ts'
import { nudgeUnits } from './nudge-units.ts'
import { pause, resume } from './pausing.ts'
import { setChannels } from './plan-channels.ts'
import { planFacts } from './plan-facts.ts'
import { postBoard } from './post-board.ts'
import { confirmChanges } from './propose-changes.ts'
import { recordMany } from './record-many.ts'
import { sendingOf, whenOf } from './sending-time.ts'
import { answer, byOf, type Speaker } from './speaker.ts'
import { undoably } from './undoing.ts'

/** @returns `stale` where things are no longer as they were shown; nothing was done then */
export function carryOut(app: App, speaker: Speaker, plan: Plan, row: ProposalRow): 'done' | 'stale' {
  const { args } = row
  const by = byOf(speaker)
  const sending = sendingOf(app, whenOf(args), speaker.person.name || planFacts(app, plan).organizer)
  switch (args.kind) {
    case 'activate': {
      const { announced } = activatePlan(app, plan, by, sending)
      if (announced === 0) answer(app, speaker, { kind: 'understood', plan: plan.id, page: 1 })
      return 'done'
    }
    case 'event': {
      const { change } = args
      const now = { day: plan.eventDate, time: plan.eventTime, state: plan.eventState }
      if (now.day !== change.from.day || now.time !== change.from.time || now.state !== change.from.state)
        return 'stale'
      moveEvent(app, plan.id, change, by, speaker.person.id, sending)
      return 'done'
    }
    case 'nudge':
      nudgeUnits(
        app,
        plan.id,
        args.units,
        { ...sending, urgent: sending.urgent, by: args.by, ...(args.tasks ? { tasks: args.tasks } : {}) },
        by,
        speaker.person.id,
      )
      return 'done'
    case 'milestones': {
      const { tasks } = adoptable(app, plan)
      if (tasks.length === 0) return 'stale'
      const scope = { tasks: tasks.map(({ task }) => task.id) }
      undoably(app, speaker, 'milestone_adopted', scope, () => setMilestones(app, plan.id, tasks, by))
      answer(app, speaker, { kind: 'milestones', plan: plan.id, page: 1 })
      return 'done'
    }
    case 'post':
      return postBoard(app, speaker, plan, row.id, args)
    case 'record':
      return recordMany(app, speaker, plan, args)
    case 'pause':
    case 'resume': {
      if (args.scope === 'all' && speaker.plans !== null) return 'stale'
      if (args.kind === 'pause') pause(app, plan, args, by)
      else resume(app, plan, args, by)
      return 'done'
    }
    case 'announce':
      announce(app, plan, args, sending, by, speaker.person.id)
      return 'done'
    case 'amend':
    case 'revise': {
      const outcome = confirmChanges(app, plan, { ...row, args }, by)
      if (outcome === 'stale') return 'stale'
      // Of a draft nobody is told, so that no summary comes.
      if (outcome === 'nothing' || planById(app.db, plan.id)?.state === 'draft')
        answer(app, speaker, { kind: 'understood', plan: plan.id, page: 1 })
      return 'done'
    }
    case 'documents':
      matchAll(app, speaker, plan, args.submissions)
      return 'done'
    case 'extensions':
      grantAll(app, speaker, plan, args.requests)
      return 'done'
    case 'channels':
      setChannels(app, plan, args.policy, by)
      answer(app, speaker, { kind: 'channels', plan: plan.id, set: true })
      return 'done'
    case 'contacts':
      return 'stale'
    default:
      return args satisfies never
  }
}
