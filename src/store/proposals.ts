// Dangerous acts that were previewed and wait for a second press.
import { and, asc, eq, gt, gte, isNull } from 'drizzle-orm'
import type { ChannelPolicy } from '../core/channel-policy.ts'
import type { ContactSheetArgs } from '../core/contact-sheet.ts'
import type { Audience, EventChange, OnBehalfWay, RecordedAct, When } from '../core/notice.ts'
import type { Day, PlanDocument } from '../core/plan-document.ts'
import type { Db } from './db.ts'
import type { Pause } from './pauses.ts'
import { proposal } from './schema.ts'

export type ProposalArgs =
  | { kind: 'event'; change: EventChange; when?: When }
  /** Tasks: of these only; of all where left out. */
  | { kind: 'nudge'; units: number[]; urgent: boolean; by: string; when?: When; tasks?: number[] }
  | { kind: 'activate'; when?: When }
  | { kind: 'announce'; text: string; audience: Audience; when?: When }
  | { kind: 'pause' | 'resume'; scope: Pause['scope']; unit: number | null; until: number | null }
  | {
      kind: 'record'
      units: number[]
      unclear: { name: string; near: number[] }[]
      what: RecordedAct
      number: string | null
      date: Day | null
      way: OnBehalfWay | null
      task: number | 'all' | null
      /** What was said to be sent, folded. */
      thing: string
    }
  | { kind: 'milestones' }
  | { kind: 'channels'; policy: ChannelPolicy }
  /** The board goes into the registered groups of the whole plan. */
  | { kind: 'post'; task: number | null; groups: number[] }
  | { kind: 'documents'; submissions: number[] }
  | { kind: 'extensions'; requests: { assignment: number; asked: number }[] }
  | { kind: 'contacts'; sheet: ContactSheetArgs }
  | {
      kind: 'revise'
      document: PlanDocument
      file: { hash: string; name: string; lines: string[] | null }
      seen: string
    }
  | { kind: 'amend'; letter: Letter; choice: Choice; seen: string }

/** A document that amends a plan, and the file that it came in. */
export interface Letter {
  document: PlanDocument
  hash: string
  name: string
}

/** What the organizer made of a letter's changes, by their numbers. */
export interface Choice {
  left: number[]
  taken: number[]
  meant: Record<number, number>
}

export type ProposalRow = Omit<typeof proposal.$inferSelect, 'args'> & { args: ProposalArgs }

export function addProposal(
  db: Db,
  row: { planId: number | null; args: ProposalArgs; personId: number | null; createdAt: number },
): number {
  return db
    .insert(proposal)
    .values({ ...row, kind: row.args.kind, usedAt: null })
    .returning({ id: proposal.id })
    .get().id
}

export const proposalById = (db: Db, id: number): ProposalRow | undefined =>
  db.select().from(proposal).where(eq(proposal.id, id)).get() as ProposalRow | undefined

/** Other proposals of the same kind for the same plan that wait for an answer and were shown since then. */
export const openBeside = (db: Db, row: ProposalRow, since: number): ProposalRow[] =>
  beside(db, row, and(isNull(proposal.usedAt), gte(proposal.createdAt, since)))

/** Other proposals of the same kind for the same plan that were answered since this one was shown. */
export const answeredSince = (db: Db, row: ProposalRow): ProposalRow[] =>
  beside(db, row, gt(proposal.usedAt, row.createdAt))

function beside(db: Db, row: ProposalRow, which: ReturnType<typeof and>): ProposalRow[] {
  const samePlan = row.planId === null ? isNull(proposal.planId) : eq(proposal.planId, row.planId)
  const rows = db
    .select()
    .from(proposal)
    .where(and(eq(proposal.kind, row.args.kind), samePlan, which))
    .orderBy(asc(proposal.id))
    .all() as ProposalRow[]
  return rows.filter(({ id }) => id !== row.id)
}

/** Uses a proposal up. @returns false where it was used before: a second press changes nothing. */
export function useProposal(db: Db, id: number, at: number): boolean {
  const row = proposalById(db, id)
  if (!row || row.usedAt !== null) return false
  db.update(proposal).set({ usedAt: at }).where(eq(proposal.id, id)).run()
  return true
}

/** Changes what a proposal would do, and lets its time begin anew: it is shown again. */
export function changeProposal(db: Db, id: number, args: ProposalArgs, at: number): void {
  db.update(proposal).set({ args, createdAt: at }).where(eq(proposal.id, id)).run()
}
