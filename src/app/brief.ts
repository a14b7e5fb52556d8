// Leaders are told in the morning when something changed, and at the close on the eve of the event: once, however often the clock ticks.
import { previousWorkingDay } from '../core/calendar.ts'
import type { Totals } from '../core/notice.ts'
import type { Day, Time } from '../core/plan-document.ts'
import { addDays, dayOf, type Instant, instantOf } from '../core/time.ts'
import { peopleWithRole } from '../store/people.ts'
import type { Plan } from '../store/plans.ts'
import { readSetting, writeSetting } from '../store/settings.ts'
import { type App, tell } from './app.ts'
import { contactsByUnit, totalsOf } from './plan-facts.ts'
import { loadWorld } from './world.ts'

const MORNING = '07:30'
/** A morning report that could not be decided by then is not worth reading: the next one says it all. */
const MORNING_UNTIL = '11:30'
const CLOSE = '16:30'
const CLOSE_UNTIL = '20:00'

interface Seen {
  day: Day
  /** What a leader would read: the same again is not sent. */
  counts: string
  done: number
  overdue: number
  /** Of the report before: what "since" counts from. */
  before: { done: number; overdue: number } | null
}

const nameOf = (planId: number): string => `brief:${planId}`

const seenOf = (app: App, planId: number): Seen | null => readSetting<Seen>(app.db, nameOf(planId))

/** The counts of the report before the one that is being told; null where there was none. */
export const briefBefore = (app: App, planId: number): { done: number; overdue: number } | null =>
  seenOf(app, planId)?.before ?? null

const countsOf = (totals: Totals): string =>
  [totals.assignments, totals.onTime, totals.late, totals.overdue, totals.submitted, totals.declined].join('/')

const readerOf = (personId: number): string => `brief_reader:${personId}`

/** Whether somebody gets these messages: leaders do, and organizers who ask for them. */
export const readsBrief = (app: App, personId: number, role: 'organizer' | 'viewer'): boolean =>
  readSetting<boolean>(app.db, readerOf(personId)) ?? role === 'viewer'

export function switchBrief(app: App, personId: number, on: boolean): void {
  writeSetting(app.db, readerOf(personId), on)
}

const readersOf = (app: App, planId: number): number[] => [
  ...new Set(
    (['viewer', 'organizer'] as const).flatMap((role) =>
      peopleWithRole(app.db, role, planId).filter((personId) => readsBrief(app, personId, role)),
    ),
  ),
]

/** Decides what leaders are told of a plan now; part of the tick's transaction. */
export function tellLeaders(app: App, plan: Plan): void {
  const leaders = readersOf(app, plan.id)
  if (leaders.length === 0) return
  const { calendar } = app.settings
  const now = app.now()
  const today = dayOf(now, calendar.zone)
  if (!calendar.isWorkingDay(today)) return
  const within = (from: Time, until: Time): boolean =>
    now >= instantOf(today, from, calendar.zone) && now <= instantOf(today, until, calendar.zone)
  if (within(MORNING, MORNING_UNTIL)) morning(app, plan, today, leaders)
  if (closeDay(app, plan) === today && within(CLOSE, CLOSE_UNTIL)) send(app, plan, today, leaders, true, CLOSE_UNTIL)
}

/** Looks once a day, at the hour: what changes later in the morning is in the next report. */
function morning(app: App, plan: Plan, today: Day, leaders: readonly number[]): void {
  const seen = seenOf(app, plan.id)
  if (seen?.day === today) return
  const totals = totalsOf(app, loadWorld(app, plan.id), contactsByUnit(app, plan.id))
  const counts = countsOf(totals)
  const done = totals.onTime + totals.late
  const changed = seen?.counts !== counts
  const next: Seen = {
    day: today,
    counts,
    done,
    overdue: totals.overdue,
    before: changed ? (seen === null ? null : { done: seen.done, overdue: seen.overdue }) : (seen?.before ?? null),
  }
  writeSetting(app.db, nameOf(plan.id), next)
  if (changed) send(app, plan, today, leaders, false, MORNING_UNTIL)
}

function send(app: App, plan: Plan, day: Day, leaders: readonly number[], close: boolean, until: Time): void {
  for (const personId of leaders)
    tell(
      app,
      {
        lane: 'urgent',
        personId,
        key: `brief:${close ? 'close' : 'morning'}:${plan.id}:${day}:person:${personId}`,
        expiresAt: instantOf(day, until, app.settings.calendar.zone),
      },
      { kind: 'brief', plan: plan.id, day, close },
    )
}

/** The last working day before the event; null while its day is not fixed. */
const closeDay = (app: App, plan: Plan): Day | null =>
  plan.eventState === 'fixed' && plan.eventDate !== null
    ? previousWorkingDay(app.settings.calendar, plan.eventDate)
    : null

/** When leaders of a plan are next told or looked after; null where it has none. */
export function nextBriefAt(app: App, plan: Plan): Instant | null {
  if (readersOf(app, plan.id).length === 0) return null
  const { calendar } = app.settings
  const now = app.now()
  const at: Instant[] = []
  let day = dayOf(now, calendar.zone)
  while (!calendar.isWorkingDay(day) || instantOf(day, MORNING, calendar.zone) <= now) day = addDays(day, 1)
  at.push(instantOf(day, MORNING, calendar.zone))
  const eve = closeDay(app, plan)
  if (eve !== null) at.push(instantOf(eve, CLOSE, calendar.zone))
  return Math.min(...at.filter((one) => one > now))
}
