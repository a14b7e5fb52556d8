// May a message go while something is stopped? What chases or tells unasked waits; answers to a person's own act go on.
import type { PauseFacts } from '../core/notice.ts'
import { assignmentById } from '../store/assignments.ts'
import { CHASING, type OutboxRow } from '../store/outbox.ts'
import { type Pause, pauses } from '../store/pauses.ts'
import { taskById, unitById } from '../store/plans.ts'
import { actorName } from './actor-name.ts'
import type { App } from './app.ts'
import { unitsOf } from './cards-together.ts'

/** Why a row waits: set while it is held back, so that resuming finds it. */
export const PAUSED = 'paused'

const FAR_MS = 366 * 86_400_000
const HELD: ReadonlySet<string> = new Set(CHASING)

/** The stop that concerns a unit of a plan; null where everything runs. */
export const pauseOf = (all: readonly Pause[], planId: number, unitId: number): Pause | null =>
  all.find((p) => p.scope === 'all' || (p.plan === planId && (p.scope === 'plan' || p.unit === unitId))) ?? null

/**
 * Until when a message has to wait for a stop to end; null where it may go.
 * @param all the stops in force, or those that would be left
 */
export function heldUntil(app: App, row: OutboxRow, all: readonly Pause[] = pauses(app.db)): number | null {
  if (row.lane === 'reply' || !HELD.has(row.kind)) return null
  if (all.length === 0) return null
  const stops = about(app, row).map(([plan, unit]) => pauseOf(all, plan, unit))
  // One thing that may be said is enough to go: what is stopped is left out when it is made.
  if (stops.length === 0 || stops.includes(null)) return null
  return Math.min(...stops.map((stop) => stop!.until ?? app.now() + FAR_MS))
}

/** The units of plans that a message is about. */
function about(app: App, { notice }: OutboxRow): [plan: number, unit: number][] {
  switch (notice.kind) {
    case 'reminder':
      return notice.items.flatMap(({ assignmentId }): [number, number][] => {
        const row = assignmentById(app.db, assignmentId)
        const task = row ? taskById(app.db, row.taskId) : undefined
        return row && task ? [[task.planId, row.unitId]] : []
      })
    case 'plan_changed':
      return notice.parts.map(({ unit }) => [notice.plan, unit])
    case 'announcement':
    case 'nudge':
      return unitsOf(notice).map((unit) => [notice.plan, unit])
    case 'event_changed':
    case 'task_changed':
    case 'bulletin':
      return [[notice.plan, notice.unit]]
    default:
      return []
  }
}

/** The stops that concern a plan, as people read them. */
export const pauseFacts = (app: App, planId: number): PauseFacts[] =>
  pauses(app.db)
    .filter((p) => p.scope === 'all' || p.plan === planId)
    .map((p) => ({
      scope: p.scope,
      unit: p.unit === null ? null : (unitById(app.db, p.unit)?.name ?? null),
      since: p.since,
      until: p.until,
      by: actorName(app, p.by),
    }))
