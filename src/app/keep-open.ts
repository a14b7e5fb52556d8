// Asks for a sign of life while a window is open, where the next reminder of somebody would find it closed: once a window.
import { type Calendar, isWorkingTime, nextWorkingTime, previousWorkingDay, WORKING_HOURS } from '../core/calendar.ts'
import type { Chase, ReminderContext } from '../core/reminders.ts'
import { stepsOf } from '../core/reminders.ts'
import { dayOf, type Instant, instantOf } from '../core/time.ts'
import { askAt, closesAt, type Windowed } from '../core/window.ts'
import { rowByKey } from '../store/outbox.ts'
import { type Identity, identitiesOf } from '../store/people.ts'
import { type App, tell } from './app.ts'
import { policyOf } from './way-standing.ts'
import { proactiveAt } from './windows.ts'

/** Whom to ask, when, and until when the answer counts. */
interface Ask {
  personId: number
  at: Instant
  until: Instant
  key: string
}

/** Queues what is due now. @returns how many were queued */
export function askToStay(app: App, planId: number, chases: readonly Chase[], ctx: ReminderContext): number {
  let asked = 0
  for (const ask of asksOf(app, planId, chases, ctx)) {
    if (ask.at > ctx.now) continue
    const to = { lane: 'bulk', personId: ask.personId, key: ask.key, expiresAt: ask.until } as const
    if (tell(app, to, { kind: 'keep_open' }) !== null) asked++
  }
  return asked
}

/** When the next sign of life is to be asked for; null where none is. */
export const nextAskAt = (app: App, planId: number, chases: readonly Chase[], ctx: ReminderContext): Instant | null =>
  asksOf(app, planId, chases, ctx)
    .filter(({ key }) => rowByKey(app.db, key) === undefined)
    .reduce<Instant | null>((first, { at }) => (first === null || at < first ? at : first), null)

function asksOf(app: App, planId: number, chases: readonly Chase[], ctx: ReminderContext): Ask[] {
  const asks: Ask[] = []
  // Nobody is asked where no channel has a window.
  if (app.ports.channels().every((c) => c.abilities.proactive === 'always')) return asks
  for (const [personId, owed] of byPerson(chases)) {
    const identity = onlyWindow(app, personId, planId)
    if (!identity) continue
    const proactive = proactiveAt(app, identity) as Windowed
    const lastAt = identity.lastInboundAt ?? 0
    const closes = lastAt + proactive.openMs
    if (ctx.now > closes) continue
    const needed = firstAfter(owed, closes, ctx)
    if (needed === null) continue
    const at = askAt(proactive, lastAt, needed, ctx.now, workingAround(ctx.calendar))
    if (at !== null) asks.push({ personId, at, until: closes, key: `keep_open:${personId}:${lastAt}` })
  }
  return asks
}

function byPerson(chases: readonly Chase[]): Map<number, Chase[]> {
  const people = new Map<number, Chase[]>()
  for (const chase of chases) {
    if (chase.quiet) continue
    people.set(chase.personId, [...(people.get(chase.personId) ?? []), chase])
  }
  return people
}

/** The address with a window that stays open longest, where a person has no other that the plan allows; else nothing. */
function onlyWindow(app: App, personId: number, planId: number): Identity | null {
  const policy = policyOf(app, planId)
  const usable = identitiesOf(app.db, personId).filter((i) => i.reachable && !policy?.never.includes(i.channel))
  if (usable.some((i) => proactiveAt(app, i) === 'always')) return null
  const closes = (i: Identity) => closesAt(proactiveAt(app, i), i.lastInboundAt) ?? 0
  return usable.sort((a, b) => closes(b) - closes(a))[0] ?? null
}

/** The first step that would come after an instant, if nobody answers. */
function firstAfter(owed: readonly Chase[], after: Instant, ctx: ReminderContext): Instant | null {
  const later = owed.flatMap((chase) =>
    stepsOf(chase, ctx)
      .filter(({ at, step }) => at > after && !(step === 'acknowledge' && chase.acknowledged))
      .map(({ at }) => at),
  )
  return later.length === 0 ? null : Math.min(...later)
}

const workingAround = (calendar: Calendar) => ({
  before: (at: Instant): Instant => lastWorkingTime(calendar, at),
  after: (at: Instant): Instant => nextWorkingTime(calendar, at),
})

/** The last working moment at or before an instant. */
function lastWorkingTime(calendar: Calendar, at: Instant): Instant {
  if (isWorkingTime(calendar, at)) return at
  const today = dayOf(at, calendar.zone)
  for (let day = today; ; day = previousWorkingDay(calendar, day)) {
    if (!calendar.isWorkingDay(day)) continue
    // A half day ends before its last moment: that one is no working time any more.
    const ends = WORKING_HOURS.map(({ to }) => instantOf(day, to, calendar.zone) - 60_000).filter((end) => end <= at)
    if (ends.length > 0) return Math.max(...ends)
  }
}
