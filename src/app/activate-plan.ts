// Activates a plan: what is clear is announced, one living card per contact; what waits for an answer is listed.
import { apply } from '../core/assignment.ts'
import { saveLife } from '../store/assignments.ts'
import { transact } from '../store/db.ts'
import { record } from '../store/journal.ts'
import { changePlan, type Plan, planById } from '../store/plans.ts'
import type { App, By } from './app.ts'
import { waitingReason } from './clearance.ts'
import { contactsByUnit, waitingWords } from './plan-facts.ts'
import { contactsToTell, type Sending, tellOrganizers, tellUnit, whoAndWhen } from './telling.ts'
import { loadWorld } from './world.ts'

export interface Activated {
  plan: Plan
  announced: number
  units: number
  /** Tasks that wait, with why. */
  waiting: { ref: string; code: string; message: string }[]
  /** Units that nobody joined for: a list to phone from the first day. */
  unreached: string[]
}

/** Activates (or, asked again, announces what has become clear). Closed plans stay closed. */
export function activatePlan(app: App, plan: Plan, by: By, options: Sending = {}): Activated {
  return transact(app.db, (): Activated => {
    const now = app.now()
    if (plan.state === 'draft') {
      changePlan(app.db, plan.id, { state: 'active', activatedAt: now })
      record(app.db, { at: now, ...by, action: 'plan_activated', object: `plan:${plan.id}`, details: {} })
    }
    const fresh = planById(app.db, plan.id)!
    const { announced, units } = activateTasks(app, fresh, by, options)
    const world = loadWorld(app, plan.id)
    const waiting = world.tasks.flatMap((task) => {
      const why = waitingWords(app, waitingReason(app, world, task))
      return why ? [{ ref: task.ref, ...why }] : []
    })
    const contacts = contactsByUnit(app, plan.id)
    const told = new Map(
      world.shares
        .filter((s) => s.row.role === 'lead' && s.life.announcedAt !== null)
        .map((s) => [s.row.unitId, s.executor?.name ?? s.unit.name]),
    )
    const unreached = [...told]
      .filter(([id]) => !(contacts.get(id) ?? []).some((c) => c.reachable))
      .map(([, name]) => name)
    // Coordinating units get a card as well, though they owe nothing.
    const informed = new Set(world.shares.filter((s) => s.life.announcedAt !== null).map((s) => s.row.unitId))
    const cards = [...informed].map((unitId) => contactsToTell(app, plan.id, unitId).length)
    if (announced > 0)
      tellOrganizers(
        app,
        plan.id,
        {
          kind: 'summary',
          plan: plan.id,
          told: cards.reduce((sum, n) => sum + n, 0),
          units: cards.filter((n) => n > 0).length,
          waiting: waiting.length,
          unreached: unreached.length,
          what: 'activated',
          ...whoAndWhen(app, by, options),
        },
        { lane: 'reply' },
      )
    return { plan: fresh, announced, units, waiting, unreached }
  })
}

/**
 * Announces every clear task of an active plan that was not announced yet.
 * A contact without a card gets the card; one who has it is told what came in addition, and the card is brought up to date.
 * @returns how many shares were announced, and to how many units
 */
export function activateTasks(
  app: App,
  plan: Plan,
  by: By,
  options: Sending = {},
): { announced: number; units: number } {
  const world = loadWorld(app, plan.id)
  const now = app.now()
  const fresh = new Map<number, number[]>()
  let announced = 0
  const owingUnits = new Set<number>()
  for (const task of world.tasks) {
    if (waitingReason(app, world, task)) continue
    for (const share of world.shares) {
      if (share.task.id !== task.id || share.life.state !== 'waiting') continue
      saveLife(app.db, share.row.id, apply(share.life, { kind: 'announced', at: now }))
      fresh.set(share.row.unitId, [...(fresh.get(share.row.unitId) ?? []), share.row.id])
      if (share.row.role === 'lead') {
        announced++
        owingUnits.add(share.row.unitId)
      }
      record(app.db, {
        at: now,
        ...by,
        action: 'announced',
        object: `assignment:${share.row.id}`,
        details: { plan: plan.id },
      })
    }
  }
  const before = new Set(world.shares.filter((s) => s.life.announcedAt !== null).map((s) => s.row.unitId))
  const roleOf = new Map(world.shares.map((s) => [s.row.id, s.row.role]))
  for (const [unitId, assignments] of fresh) {
    tellUnit(
      app,
      plan.id,
      unitId,
      { kind: 'announcement', plan: plan.id, unit: unitId },
      { key: `card:plan:${plan.id}:unit:${unitId}`, ...options },
    )
    const owing = assignments.filter((id) => roleOf.get(id) === 'lead')
    if (before.has(unitId) && owing.length > 0 && contactsToTell(app, plan.id, unitId).length > 0)
      tellUnit(
        app,
        plan.id,
        unitId,
        { kind: 'task_changed', plan: plan.id, unit: unitId, assignments: owing, what: 'added' },
        { key: `added:${owing[0]}:${now}`, ...options },
      )
  }
  return { announced, units: owingUnits.size }
}
