// A letter or a revised document offered on a page: what it comes to as things stand, chosen, confirmed or left.
import { createHash } from 'node:crypto'
import type { Proposal } from '../core/notice.ts'
import { transact } from '../store/db.ts'
import type { Plan } from '../store/plans.ts'
import { proposalById, useProposal } from '../store/proposals.ts'
import type { App, By } from './app.ts'
import { letterProposal, revisionProposal } from './gather/changes.ts'
import { offerOf } from './letter-offer.ts'
import { applyChanges, type ChangesRow, chooseChange, lookAt } from './propose-changes.ts'

export interface Offered {
  changes: Extract<Proposal, { kind: 'changes' }>
  /** Names what it comes to now: confirmed is only what was seen. */
  seen: string
}

/** What is offered for a plan; null where it was carried out, left, or never was. */
export function offeredChanges(app: App, plan: Plan, id: number): Offered | null {
  const row = openRow(app, plan, id)
  if (!row) return null
  const { args } = row
  const changes =
    args.kind === 'revise'
      ? revisionProposal(app, plan, args)
      : letterProposal(app, offerOf(app, plan, args.letter, args.choice), args.letter)
  return { changes, seen: wordFor(app, plan, row) }
}

function openRow(app: App, plan: Plan, id: number): ChangesRow | null {
  const row = proposalById(app.db, id)
  if (!row || row.planId !== plan.id || row.usedAt !== null || plan.state === 'closed') return null
  const { args } = row
  return args.kind === 'amend' || args.kind === 'revise' ? { ...row, args } : null
}

const wordFor = (app: App, plan: Plan, { args }: ChangesRow): string =>
  createHash('sha256')
    .update(lookAt(app, plan, args))
    .digest('base64url')
    .slice(0, 22)

/** Takes or leaves one change, or names the task that it means. @returns false where the page did not offer that */
export function chooseOffered(app: App, plan: Plan, id: number, no: number, task: number | null): boolean {
  return transact(app.db, () => {
    const line = offeredChanges(app, plan, id)?.changes.lines.find((one) => one.no === no)
    if (!line) return false
    const offered = task === null ? line.state === 'clear' || line.state === 'doubtful' : isCandidate(line, task)
    return offered && chooseChange(app, id, no, task)
  })
}

const isCandidate = (line: Offered['changes']['lines'][number], task: number): boolean =>
  line.candidates.some((one) => one.id === task)

/** Carries out what was seen, and nothing else. */
export function confirmOffered(
  app: App,
  plan: Plan,
  id: number,
  seen: unknown,
  by: By,
): 'done' | 'stale' | 'nothing' | 'over' {
  return transact(app.db, () => {
    const row = openRow(app, plan, id)
    if (!row) return 'over'
    if (wordFor(app, plan, row) !== seen) return 'stale'
    const outcome = applyChanges(app, plan, row.args, by)
    if (outcome === 'done') useProposal(app.db, id, app.now())
    return outcome
  })
}

/** Leaves it. @returns false where that is over */
export const discardOffered = (app: App, plan: Plan, id: number): boolean =>
  openRow(app, plan, id) !== null && useProposal(app.db, id, app.now())
