// The event's date: set, moved, postponed, cancelled, resumed. First a preview, then one message per affected person.
import { type EventDate, movedDues } from '../core/deadline.ts'
import type { EventChange, MovedItem } from '../core/notice.ts'
import type { Day, Time } from '../core/plan-document.ts'
import { dayOf } from '../core/time.ts'
import { transact } from '../store/db.ts'
import { record } from '../store/journal.ts'
import { changePlan, type Plan, planById } from '../store/plans.ts'
import { refreshCards } from './acts.ts'
import type { App, By } from './app.ts'
import { spreadAgain } from './spread.ts'
import { contactsToTell, type Sending, tellOrganizers, tellUnit, tellUnits, whoAndWhen } from './telling.ts'
import { eventOf, loadWorld, type Share } from './world.ts'

export type EventCommand =
  | { kind: 'date'; day: Day; time: Time | null }
  | { kind: 'postpone' }
  | { kind: 'cancel' }
  | { kind: 'resume' }

export type Proposed = { ok: true; change: EventChange } | { ok: false; code: 'same' | 'closed' | 'nothing_to_resume' }

/** What a command would make of the event, without doing it. */
export function eventChange(plan: Plan, command: EventCommand, basis: string | null, by: string | null): Proposed {
  if (plan.state === 'closed') return { ok: false, code: 'closed' }
  const from = eventOf(plan)
  const to = target(from, command)
  if (to === null) return { ok: false, code: 'nothing_to_resume' }
  if (to.day === from.day && to.time === from.time && to.state === from.state) return { ok: false, code: 'same' }
  return { ok: true, change: { from, to, basis, by } }
}

function target(from: EventDate, command: EventCommand): EventDate | null {
  switch (command.kind) {
    case 'date':
      return { day: command.day, time: command.time ?? from.time, state: 'fixed' }
    case 'postpone':
      return { ...from, state: 'postponed' }
    case 'cancel':
      return { ...from, state: 'cancelled' }
    case 'resume':
      if (from.state !== 'postponed' && from.state !== 'cancelled') return null
      return { ...from, state: from.day === null ? 'unknown' : 'fixed' }
    default:
      return command satisfies never
  }
}

const ANSWERED = new Set(['acknowledged', 'submitted', 'accepted', 'declined'])

/** Which deadlines would move, what would be past, what falls on a day off, who already acted. */
export function movedItems(app: App, plan: Plan, change: EventChange): MovedItem[] {
  const world = loadWorld(app, plan.id)
  const { calendar } = app.settings
  const shares = world.shares.filter((s) => s.row.role === 'lead' && s.life.state !== 'cancelled')
  const byKey = new Map(shares.map((s) => [s.row.id, s]))
  const rules = shares.map((s) => ({
    key: s.row.id,
    rule: s.rule,
    more: s.rule === s.task.deadline ? s.task.moreDeadlines : [],
  }))
  return movedDues(rules, change.from, change.to, { documentDate: plan.documentDate, calendar }).map(
    ({ key, before, after }) => {
      const share = byKey.get(key)!
      const to = after.kind === 'due' ? after.due : null
      return {
        assignmentId: key,
        unit: share.executor?.name ?? share.unit.name,
        task: share.task.text,
        from: before.kind === 'due' ? before.due : null,
        to,
        toDay: to?.strictDay ?? null,
        dayOff: to ? calendar.dayOff(to.strictDay) : null,
        past: to !== null && app.now() > to.lenient,
        acted: ANSWERED.has(share.life.state),
      }
    },
  )
}

/** What is doubtful about the new day itself. */
export function dayDoubt(app: App, to: EventDate): { off: { kind: string; name: string } | null; past: boolean } {
  const { calendar } = app.settings
  if (to.day === null || to.state !== 'fixed') return { off: null, past: false }
  return { off: calendar.dayOff(to.day), past: to.day < dayOf(app.now(), calendar.zone) }
}

/** Units that are told of a change: all that were told of the plan, for they prepare for the same event. */
export const unitsToTell = (shares: Share[]): number[] => [
  ...new Set(
    shares.filter((s) => s.life.announcedAt !== null && s.life.state !== 'cancelled').map((s) => s.row.unitId),
  ),
]

export const recipientsOf = (app: App, planId: number): number => {
  const people = new Set<number>()
  for (const unitId of unitsToTell(loadWorld(app, planId).shares))
    for (const contact of contactsToTell(app, planId, unitId)) people.add(contact.personId)
  return people.size
}

interface UnitMoved {
  unit: number
  /** What of it has another deadline now; it is told even where nothing has. */
  assignments: number[]
}

const unitsMoved = (units: readonly number[], shares: readonly Share[], moved: ReadonlySet<number>): UnitMoved[] =>
  units.map((unit) => ({
    unit,
    assignments: shares.filter((s) => s.row.unitId === unit && moved.has(s.row.id)).map((s) => s.row.id),
  }))

/** One message for each person; whoever speaks for several units is told of all of them in it. @returns how many */
function tellOfMove(
  app: App,
  planId: number,
  change: EventChange,
  units: readonly UnitMoved[],
  sending: Sending,
): number {
  const people = new Map<number, UnitMoved[]>()
  for (const one of units)
    for (const { personId } of contactsToTell(app, planId, one.unit))
      people.set(personId, [...(people.get(personId) ?? []), one])
  let messages = 0
  for (const [personId, mine] of people) {
    // What is gathered is told together later, all units of a person in one message.
    if (mine.length === 1 || app.gathered) {
      for (const { unit, assignments } of mine)
        messages += tellUnit(
          app,
          planId,
          unit,
          { kind: 'event_changed', plan: planId, unit, change, assignments },
          { ...sending, onlyPerson: personId },
        )
      continue
    }
    const parts = mine.map(({ unit, assignments }) => ({ unit, changed: assignments, added: [], cancelled: [] }))
    messages += tellUnits(
      app,
      personId,
      { kind: 'plan_changed', plan: planId, event: change, place: null, basis: null, parts },
      sending,
    )
  }
  return messages
}

/** Carries a change out: one row of the plan changes, every deadline follows, each affected person is told once. */
export function moveEvent(
  app: App,
  planId: number,
  change: EventChange,
  by: By,
  personId: number | null,
  sending: Sending = {},
): { told: number; units: number } {
  return transact(app.db, () => {
    const { to } = change
    const moved = new Set(movedItems(app, planById(app.db, planId)!, change).map((m) => m.assignmentId))
    changePlan(app.db, planId, {
      eventDate: to.day,
      eventTime: to.time,
      eventState: to.state,
      eventChangedAt: app.now(),
      ...(change.basis === null ? {} : { eventBasis: change.basis }),
    })
    if (to.day !== change.from.day) spreadAgain(app, planById(app.db, planId)!)
    record(app.db, {
      at: app.now(),
      ...by,
      action: `event_${to.state}`,
      object: `plan:${planId}`,
      details: { from: change.from.day, to: to.day, time: to.time, moved: moved.size },
    })
    const { shares } = loadWorld(app, planId)
    const units = unitsToTell(shares)
    for (const unitId of units) refreshCards(app, planId, unitId)
    const messages = tellOfMove(app, planId, change, unitsMoved(units, shares, moved), sending)
    const unreached = units.filter((u) => contactsToTell(app, planId, u).length === 0).length
    // Before activation nobody was told anything, so there is nothing to report.
    if (units.length > 0)
      tellOrganizers(
        app,
        planId,
        {
          kind: 'summary',
          plan: planId,
          told: messages,
          units: units.length - unreached,
          waiting: 0,
          unreached,
          what: 'event',
          ...whoAndWhen(app, by, sending),
        },
        personId === null ? {} : { lane: 'reply' },
      )
    return { told: messages, units: units.length }
  })
}
