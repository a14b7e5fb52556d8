// A letter or a revised document that was brought: offered first, chosen change by change, carried out when confirmed.
import type { PlanDocument } from '../core/plan-document.ts'
import { transact } from '../store/db.ts'
import { latestVersion, type Plan, planById } from '../store/plans.ts'
import {
  addProposal,
  type Choice,
  changeProposal,
  type Letter,
  type ProposalRow,
  proposalById,
} from '../store/proposals.ts'
import { amendPlan } from './amend-plan.ts'
import type { App, By } from './app.ts'
import { NO_CHOICE, offerOf } from './letter-offer.ts'
import { type KeptFile, type Revision, revisePlan, revisionOf } from './revise-plan.ts'

/** @returns the id of the proposal */
export function proposeLetter(app: App, plan: Plan, letter: Letter, personId: number): number {
  const { seen } = offerOf(app, plan, letter, NO_CHOICE)
  const args = { kind: 'amend', letter, choice: NO_CHOICE, seen } as const
  return addProposal(app.db, { planId: plan.id, args, personId, createdAt: app.now() })
}

/** @returns the id of the proposal */
export function proposeRevision(
  app: App,
  plan: Plan,
  document: PlanDocument,
  file: KeptFile,
  personId: number,
): number {
  const seen = lookOf(app, plan, revisionOf(app, plan, document))
  const args = { kind: 'revise', document, file, seen } as const
  return addProposal(app.db, { planId: plan.id, args, personId, createdAt: app.now() })
}

/** What a revision comes to, to be compared with when it is confirmed. */
const lookOf = (app: App, plan: Plan, { changed, added, removed, event, place }: Revision): string =>
  JSON.stringify([
    latestVersion(app.db, plan.id)?.id,
    changed.map(({ task, fields }) => [task.id, task.text, task.deadline, fields]),
    added.map(({ ref }) => ref),
    removed.map(({ id }) => id),
    event,
    place,
  ])

/** Takes or leaves one change of a letter, or names the task that it means. @returns false where that is over */
export function chooseChange(app: App, id: number, no: number, task: number | null): boolean {
  return transact(app.db, () => {
    const row = proposalById(app.db, id)
    const plan = row?.planId ? planById(app.db, row.planId) : undefined
    if (!row || !plan || row.usedAt !== null || row.args.kind !== 'amend') return false
    const { letter, choice } = row.args
    const one = offerOf(app, plan, letter, choice).changes.find((change) => change.no === no)
    if (!one) return false
    const next = task === null ? toggled(choice, no, one.chosen) : { ...choice, meant: { ...choice.meant, [no]: task } }
    const { seen } = offerOf(app, plan, letter, next)
    changeProposal(app.db, id, { ...row.args, choice: next, seen }, app.now())
    return true
  })
}

function toggled(choice: Choice, no: number, chosen: boolean): Choice {
  const without = (list: number[]) => list.filter((one) => one !== no)
  return chosen
    ? { ...choice, left: [...without(choice.left), no], taken: without(choice.taken) }
    : { ...choice, left: without(choice.left), taken: [...without(choice.taken), no] }
}

export type ChangesRow = ProposalRow & { args: Extract<ProposalRow['args'], { kind: 'amend' | 'revise' }> }

/**
 * Carries out what was shown.
 * @returns `stale` where the plan is no longer what it was when that was shown, `nothing` where nothing was chosen
 */
export function confirmChanges(app: App, plan: Plan, { args }: ChangesRow, by: By): 'done' | 'stale' | 'nothing' {
  return lookAt(app, plan, args) === args.seen ? applyChanges(app, plan, args, by) : 'stale'
}

/** What a proposal comes to as things stand, to be compared with what was shown. */
export const lookAt = (app: App, plan: Plan, args: ChangesRow['args']): string =>
  args.kind === 'revise'
    ? lookOf(app, plan, revisionOf(app, plan, args.document))
    : offerOf(app, plan, args.letter, args.choice).seen

/** Carries it out, whatever was shown. @returns `nothing` where nothing was chosen */
export function applyChanges(app: App, plan: Plan, args: ChangesRow['args'], by: By): 'done' | 'nothing' {
  if (args.kind === 'revise') {
    revisePlan(app, plan, args.document, args.file, by, { announce: true })
    return 'done'
  }
  const offer = offerOf(app, plan, args.letter, args.choice)
  return amendPlan(app, offer, args.letter, by).done === 0 ? 'nothing' : 'done'
}
