// Stopping and resuming: while it is stopped nobody is chased or told anything unasked; what waits then goes once, if still true.
import type { Proposal } from '../core/notice.ts'
import { transact } from '../store/db.ts'
import { record } from '../store/journal.ts'
import { change, heldBack, type OutboxRow } from '../store/outbox.ts'
import { keepPauses, type Pause, pauses } from '../store/pauses.ts'
import { changePlan, type Plan, unitById } from '../store/plans.ts'
import { type App, type By, SYSTEM } from './app.ts'
import { heldUntil, PAUSED } from './held-back.ts'
import { isOpen, planFacts } from './plan-facts.ts'
import { bulkTime, contactsToTell, tellOrganizers } from './telling.ts'
import { loadWorld } from './world.ts'

export type Stop = Pick<Pause, 'scope' | 'unit' | 'until'>

const same = (one: Pause, scope: Pause['scope'], planId: number, unit: number | null): boolean =>
  one.scope === scope && (scope === 'all' || one.plan === planId) && (scope !== 'unit' || one.unit === unit)

/** What a stop would concern, and what resuming would bring. */
export function stopFacts(
  app: App,
  plan: Plan,
  stop: Stop,
  what: 'pause' | 'resume',
): Extract<Proposal, { kind: 'stop' }> {
  const shares = loadWorld(app, plan.id, stop.unit === null ? undefined : [stop.unit]).shares
  const units = [...new Set(shares.filter((s) => s.life.announcedAt !== null).map((s) => s.row.unitId))]
  const people = new Set(units.flatMap((id) => contactsToTell(app, plan.id, id).map((c) => c.personId)))
  return {
    kind: 'stop',
    what,
    plan: planFacts(app, plan),
    scope: stop.scope,
    unit: stop.unit === null ? null : (unitById(app.db, stop.unit)?.name ?? null),
    until: stop.until,
    open: shares.filter(isOpen).length,
    people: people.size,
    held: what === 'resume' ? freed(app, plan, stop) : 0,
  }
}

/** How many messages only this stop holds back. */
function freed(app: App, plan: Plan, stop: Stop): number {
  const left = pauses(app.db).filter((p) => !same(p, stop.scope, plan.id, stop.unit))
  return heldBack(app.db, PAUSED).filter((row) => heldUntil(app, row, left) === null).length
}

/** Stops; asked again, only its end changes. */
export function pause(app: App, plan: Plan, stop: Stop, by: By): void {
  transact(app.db, () => {
    const now = app.now()
    const all = pauses(app.db)
    const before = all.find((p) => same(p, stop.scope, plan.id, stop.unit))
    const fresh: Pause = {
      scope: stop.scope,
      unit: stop.unit,
      until: stop.until,
      plan: stop.scope === 'all' ? null : plan.id,
      since: before?.since ?? now,
      by: before?.by ?? by.actor,
    }
    keepPauses(app.db, [...all.filter((p) => p !== before), fresh])
    if (stop.scope === 'plan') changePlan(app.db, plan.id, { pausedAt: fresh.since })
    record(app.db, { at: now, ...by, action: 'stopped', object: objectOf(plan, stop), details: { until: stop.until } })
    report(app, plan, stop, by, 'pause', 0)
  })
}

/** Lets it run again. @returns how many messages that were held back may go now */
export function resume(app: App, plan: Plan, stop: Stop, by: By): number {
  return transact(app.db, () => {
    const all = pauses(app.db)
    const left = all.filter((p) => !same(p, stop.scope, plan.id, stop.unit))
    if (left.length === all.length) return 0
    keepPauses(app.db, left)
    if (stop.scope === 'plan') changePlan(app.db, plan.id, { pausedAt: null })
    const released = release(app)
    record(app.db, { at: app.now(), ...by, action: 'resumed', object: objectOf(plan, stop), details: { released } })
    report(app, plan, stop, by, 'resume', released)
    return released
  })
}

const objectOf = (plan: Plan, { scope, unit }: Stop): string =>
  scope === 'all' ? 'installation' : scope === 'unit' ? `unit:${unit}` : `plan:${plan.id}`

function report(app: App, plan: Plan, stop: Stop, by: By, what: 'pause' | 'resume', released: number): void {
  const { scope, unit, until } = stop
  tellOrganizers(
    app,
    scope === 'all' ? null : plan.id,
    { kind: 'stop_changed', plan: plan.id, what, scope, unit, until, released, by: by.actor },
    { lane: by === SYSTEM ? 'bulk' : 'reply' },
  )
}

/** Kinds of which only the newest is still worth saying to a person. */
const NEWEST_ONLY = new Set(['nudge', 'reminder'])

/** What was held back goes in working hours; of several urgings, or moves of the event, to one person only the newest. */
function release(app: App): number {
  const newest = new Map<string, OutboxRow>()
  let released = 0
  for (const row of heldBack(app.db, PAUSED).reverse()) {
    if (heldUntil(app, row) !== null) continue
    const key = onlyNewest(row)
    const later = key === null ? undefined : newest.get(key)
    if (later) {
      overtake(app, row, later)
      continue
    }
    if (key !== null) newest.set(key, row)
    change(app.db, row.id, { notBefore: notBefore(app, row), reason: null })
    released++
  }
  if (released > 0) app.nudge()
  return released
}

/** What a later message of the same kind makes needless. */
function onlyNewest({ kind, personId, notice }: OutboxRow): string | null {
  if (NEWEST_ONLY.has(kind)) return `urging:${personId}`
  return notice.kind === 'event_changed' ? `event:${personId}:${notice.plan}` : null
}

/** The later message stands for both; of two moves it starts from where the person last heard the event to be. */
function overtake(app: App, row: OutboxRow, later: OutboxRow): void {
  change(app.db, row.id, { state: 'dropped', reason: 'overtaken while stopped' })
  if (row.notice.kind !== 'event_changed' || later.notice.kind !== 'event_changed') return
  later.notice = { ...later.notice, change: { ...later.notice.change, from: row.notice.change.from } }
  change(app.db, later.id, { notice: later.notice })
}

const notBefore = (app: App, row: OutboxRow): number => bulkTime(app, row.lane === 'urgent')

/** Stops whose end has come are over; the organizers are told. */
export function resumeDue(app: App, planOf: (id: number | null) => Plan | undefined): void {
  for (const due of pauses(app.db).filter((p) => p.until !== null && p.until <= app.now())) {
    const plan = planOf(due.plan)
    if (plan) resume(app, plan, due, SYSTEM)
    else
      keepPauses(
        app.db,
        pauses(app.db).filter((p) => p.scope !== due.scope || p.plan !== due.plan),
      )
  }
}

/** When the next stop ends by itself; null where none does. */
export const nextResume = (app: App): number | null =>
  pauses(app.db).reduce<number | null>(
    (first, { until }) => (until !== null && (first === null || until < first) ? until : first),
    null,
  )
