// The plans that somebody may see, with their state and what waits for an organizer in each.
import type { PlanFacts, Totals } from '../core/notice.ts'
import { waitingSubmissions } from '../store/assignments.ts'
import { latestVersion, type Plan } from '../store/plans.ts'
import type { App } from './app.ts'
import { contactsByUnit, planFacts, taskLines, totalsOf } from './plan-facts.ts'
import { loadWorld } from './world.ts'

export interface PlanEntry {
  plan: PlanFacts
  file: string | null
  tasks: number
  /** Tasks that wait for an answer before they can be announced. */
  asked: number
  totals: Totals
  /** What units sent and nobody has looked at. */
  toReview: number
}

/** Running plans first, then drafts, then closed ones; newest first among each. */
export function planEntries(app: App, plans: Plan[]): PlanEntry[] {
  const order = { active: 0, draft: 1, closed: 2 }
  return [...plans]
    .sort((a, b) => order[a.state] - order[b.state] || b.id - a.id)
    .map((plan) => {
      const world = loadWorld(app, plan.id)
      const contacts = contactsByUnit(app, plan.id)
      const lines = taskLines(app, world, contacts)
      return {
        plan: planFacts(app, plan),
        file: latestVersion(app.db, plan.id)?.fileName ?? null,
        tasks: lines.length,
        asked: lines.filter((line) => line.waiting !== null).length,
        totals: totalsOf(app, world, contacts),
        toReview: waitingSubmissions(app.db, plan.id).length,
      }
    })
}
