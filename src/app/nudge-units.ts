// "Nudge these": the organizer reminds units by hand, after a preview, and the contact sees who did.
import { isQuiet } from '../core/assignment.ts'
import type { Seat } from '../core/board.ts'
import type { Instant } from '../core/time.ts'
import { transact } from '../store/db.ts'
import { record } from '../store/journal.ts'
import type { App, By } from './app.ts'
import { isOpen, seatFor } from './plan-facts.ts'
import { contactsToTell, tellOrganizers, tellUnit, whoAndWhen } from './telling.ts'
import { loadWorld } from './world.ts'

export interface NudgeLine {
  unitId: number
  unit: string
  tasks: string[]
  assignments: number[]
  recipients: number
  seat: Seat | null
}

/** Units of a plan that still owe something, each with what; of some units and some tasks, or of all. */
export function nudgeLines(
  app: App,
  planId: number,
  unitIds: number[] | null,
  taskIds: readonly number[] = [],
): NudgeLine[] {
  const lines = new Map<number, NudgeLine>()
  const world = loadWorld(app, planId, unitIds ?? undefined)
  for (const share of world.shares) {
    if (!isOpen(share) || isQuiet(share.life) || share.paused !== null) continue
    if (taskIds.length > 0 && !taskIds.includes(share.task.id)) continue
    const line = lines.get(share.row.unitId) ?? {
      unitId: share.row.unitId,
      unit: share.executor?.name ?? share.unit.name,
      tasks: [],
      assignments: [],
      recipients: contactsToTell(app, planId, share.row.unitId).length,
      seat: seatFor(world, share),
    }
    line.tasks.push(share.task.text)
    line.assignments.push(share.row.id)
    lines.set(share.row.unitId, line)
  }
  return [...lines.values()]
}

/** Sends the nudges of a confirmed proposal. @returns how many messages were queued */
export function nudgeUnits(
  app: App,
  planId: number,
  units: number[],
  options: { urgent: boolean; by: string; notBefore?: Instant; tasks?: number[] },
  by: By,
  personId: number | null,
): number {
  return transact(app.db, () => {
    let told = 0
    const lines = nudgeLines(app, planId, units, options.tasks)
    for (const line of lines)
      told += tellUnit(
        app,
        planId,
        line.unitId,
        {
          kind: 'nudge',
          plan: planId,
          unit: line.unitId,
          assignments: line.assignments,
          by: options.by,
          urgent: options.urgent,
        },
        { urgent: options.urgent, ...(options.notBefore === undefined ? {} : { notBefore: options.notBefore }) },
      )
    record(app.db, {
      at: app.now(),
      ...by,
      action: 'nudged',
      object: `plan:${planId}`,
      details: { units: lines.length, urgent: options.urgent },
    })
    const unreached = lines.filter((l) => l.recipients === 0).length
    tellOrganizers(
      app,
      planId,
      {
        kind: 'summary',
        plan: planId,
        told,
        units: lines.length - unreached,
        waiting: 0,
        unreached,
        what: 'nudge',
        ...whoAndWhen(app, by, options),
      },
      personId === null ? {} : { lane: 'reply' },
    )
    return told
  })
}
