// The tick: what reminders are due now goes into the outbox and the ledger in one transaction. It may run a hundred times.
import { isQuiet } from '../core/assignment.ts'
import { type Calendar, previousWorkingDay, workingDayAtOrBefore } from '../core/calendar.ts'
import type { Due } from '../core/deadline.ts'
import type { Day } from '../core/plan-document.ts'
import {
  type Chase,
  dueReminders,
  nextReminderAt,
  type ReminderContext,
  type ReminderItem,
  type Sent,
  type Step,
  stepsOf,
} from '../core/reminders.ts'
import { dayOf, type Instant, instantOf } from '../core/time.ts'
import { assignmentById, cardsOf } from '../store/assignments.ts'
import { transact } from '../store/db.ts'
import { enter, ledgerOf } from '../store/ledger.ts'
import { change, lastChasingAt, unsentReminders } from '../store/outbox.ts'
import { contactsOf, identityById } from '../store/people.ts'
import { channelPolicies, type Plan, planById, plansInState, taskById } from '../store/plans.ts'
import { type App, tell } from './app.ts'
import { nextBriefAt, tellLeaders } from './brief.ts'
import { writtenToOfAll } from './deputies.ts'
import { endMoot } from './extensions.ts'
import { remindGroups } from './group-news.ts'
import { askToStay, nextAskAt } from './keep-open.ts'
import { nextResume, resumeDue } from './pausing.ts'
import { isOpen } from './plan-facts.ts'
import { tellOrganizers } from './telling.ts'
import { eventOf, loadWorld, servesEvent, type World } from './world.ts'

const DAY_MS = 86_400_000
/** At 16:00 of the last working day before a deadline the organizer gets the list of the missing. */
const DIGEST_AT = '16:00'
/** The next day it would be yesterday's list. */
const DIGEST_UNTIL = '18:00'

interface PlanChases {
  chases: Chase[]
  ledger: Sent[]
  ctx: ReminderContext
}

/** What is open in a plan, as the core judges it: each assignment for each contact whom the card has reached. */
export function chasesOf(app: App, world: World, lastMessageAt: Map<number, Instant>): PlanChases {
  const { plan } = world
  const contacts = writtenToOfAll(app, contactsOf(app.db, plan.id))
  const reached = reachedAt(app, plan.id)
  const chases: Chase[] = []
  for (const share of world.shares) {
    if (share.row.role !== 'lead' || share.life.announcedAt === null) continue
    const seen = new Set<number>()
    for (const contact of contacts) {
      if (contact.unitId !== share.row.unitId || seen.has(contact.personId)) continue
      seen.add(contact.personId)
      const at = reached.get(`${contact.personId}:${contact.unitId}`)
      if (at === undefined) continue
      chases.push({
        assignmentId: share.row.id,
        contactId: contact.id,
        personId: contact.personId,
        reachedAt: Math.max(at, share.life.announcedAt),
        toldAt: Math.max(share.life.returned?.at ?? 0, plan.eventChangedAt ?? 0) || null,
        acknowledged: share.life.acknowledgedAt !== null,
        due: share.due.kind === 'due' ? share.due.due : null,
        servesEvent: servesEvent(world, share),
        quiet: isQuiet(share.life) || share.paused !== null,
      })
    }
  }
  const ledger = ledgerOf(
    app.db,
    world.shares.map((s) => s.row.id),
  ).map(
    (row): Sent => ({
      assignmentId: row.assignmentId,
      contactId: row.contactId,
      step: row.step as Step,
      dueStrict: row.dueStrict === 0 ? null : row.dueStrict,
      at: row.at,
      superseded: row.outboxId === null,
    }),
  )
  const event = eventOf(plan)
  return {
    chases,
    ledger,
    ctx: {
      now: app.now(),
      policy: app.settings.policy,
      calendar: app.settings.calendar,
      eventDay: event.day,
      eventState: event.state,
      lastMessageAt,
    },
  }
}

/** When the card first reached each person of each unit. */
function reachedAt(app: App, planId: number): Map<string, Instant> {
  const map = new Map<string, Instant>()
  for (const card of cardsOf(app.db, planId)) {
    const identity = identityById(app.db, card.identityId)
    if (!identity) continue
    const key = `${identity.personId}:${card.unitId}`
    map.set(key, Math.min(map.get(key) ?? Number.POSITIVE_INFINITY, card.reachedAt))
  }
  return map
}

/** Decides what is due now. @returns how many messages were queued. */
export function remind(app: App): number {
  return transact(app.db, () => {
    const now = app.now()
    resumeDue(app, (id) => (id === null ? plansInState(app.db, 'active')[0] : planById(app.db, id)))
    const last = lastChasingAt(app.db, now - 14 * DAY_MS)
    const policies = channelPolicies(app.db)
    const byPerson = new Map<string, { personId: number; items: ReminderItem[] }>()
    for (const plan of plansInState(app.db, 'active')) {
      const read = loadWorld(app, plan.id)
      const world = endMoot(app, read) ? loadWorld(app, plan.id) : read
      const { chases, ledger, ctx } = chasesOf(app, world, last)
      const { messages, superseded } = dueReminders(chases, ledger, ctx)
      for (const each of superseded)
        enter(app.db, {
          assignmentId: each.assignmentId,
          contactId: each.contactId,
          step: each.step,
          dueStrict: each.dueStrict ?? 0,
          at: now,
          outboxId: null,
        })
      for (const { personId, items } of messages) {
        const line = `${personId}:${policies.has(plan.id) ? plan.id : 'any'}`
        const before = byPerson.get(line)?.items ?? []
        byPerson.set(line, { personId, items: [...before, ...items] })
      }
      remindGroups(
        app,
        plan.id,
        messages.flatMap(({ items }) => items),
      )
      askToStay(app, plan.id, chases, ctx)
      digest(app, plan)
      tellLeaders(app, plan)
    }
    for (const { personId, items } of byPerson.values()) queue(app, personId, items)
    return byPerson.size
  })
}

/** The message and the ledger rows that it answers for, all or nothing. */
function queue(app: App, personId: number, items: ReminderItem[]): void {
  const now = app.now()
  const first = items[0]
  if (!first) return
  const row = tell(
    app,
    { lane: 'bulk', personId },
    { kind: 'reminder', items: [...takeOver(app, personId, items), ...items] },
  )
  for (const item of items) {
    const fresh = enter(app.db, {
      assignmentId: item.assignmentId,
      contactId: item.contactId,
      step: item.step,
      dueStrict: item.dueStrict ?? 0,
      at: now,
      outboxId: row,
    })
    if (!fresh) throw new Error('a reminder was decided twice in one transaction')
  }
}

/**
 * Reminders that could not go out yet (a dead line, a revoked token) go with the new one: whoever comes back to a working
 * line gets one message. Of one assignment only the newest step is true.
 */
function takeOver(app: App, personId: number, newer: ReminderItem[]): ReminderItem[] {
  const said = new Set(newer.map(shareOf))
  const kept: ReminderItem[] = []
  for (const row of unsentReminders(app.db, personId)) {
    if (row.notice.kind !== 'reminder' || lineOf(app, row.notice.items) !== lineOf(app, newer)) continue
    change(app.db, row.id, { state: 'dropped', reason: 'merged' })
    for (const item of row.notice.items) {
      if (said.has(shareOf(item))) continue
      said.add(shareOf(item))
      kept.unshift(item)
    }
  }
  return kept
}

/** Where a plan says by which channels it goes, its reminders go by themselves: they share no message with another's. */
function lineOf(app: App, [first]: readonly ReminderItem[]): number | null {
  const task = first === undefined ? undefined : assignmentById(app.db, first.assignmentId)?.taskId
  const plan = task === undefined ? undefined : taskById(app.db, task)?.planId
  return plan !== undefined && channelPolicies(app.db).has(plan) ? plan : null
}

const shareOf = (item: ReminderItem): string => `${item.assignmentId}:${item.contactId}`

/** On the last working day before a deadline, at 16:00: who is missing, with phones, once for each day. */
function digest(app: App, plan: Plan): void {
  const { calendar } = app.settings
  const now = app.now()
  const today = dayOf(now, calendar.zone)
  if (!calendar.isWorkingDay(today) || now < instantOf(today, DIGEST_AT, calendar.zone)) return
  if (now > instantOf(today, DIGEST_UNTIL, calendar.zone)) return
  if (missingOn(app, plan, today))
    tellOrganizers(
      app,
      plan.id,
      { kind: 'digest', plan: plan.id, day: today },
      {
        key: `digest:${plan.id}:${today}`,
        notBefore: now,
        lane: 'urgent',
        expiresAt: instantOf(today, DIGEST_UNTIL, calendar.zone),
      },
    )
}

/** The last working day whose list of the missing still comes before the deadline: its hour may fall earlier. */
export function listDay(due: Due, calendar: Calendar): Day {
  const day = workingDayAtOrBefore(calendar, due.strictDay)
  return due.exact && instantOf(day, DIGEST_AT, calendar.zone) >= due.strict ? previousWorkingDay(calendar, day) : day
}

/** Is today the last working day at or before a deadline of which something is still missing? */
export function missingOn(app: App, plan: Plan, day: string): boolean {
  const { calendar } = app.settings
  return loadWorld(app, plan.id).shares.some(
    (share) =>
      isOpen(share) && share.paused === null && share.due.kind === 'due' && listDay(share.due.due, calendar) === day,
  )
}

export interface NextTick {
  at: Instant
  what: 'reminder' | 'digest' | 'brief'
}

/** When the tick will next have something to say, and what; null where nothing is planned. */
export function nextTick(app: App): NextTick | null {
  const last = lastChasingAt(app.db, app.now() - 14 * DAY_MS)
  let next: NextTick | null = null
  const take = (at: Instant | null, what: NextTick['what']) => {
    if (at !== null && (next === null || at < next.at)) next = { at, what }
  }
  take(nextResume(app), 'reminder')
  for (const plan of plansInState(app.db, 'active')) {
    const world = loadWorld(app, plan.id)
    const { chases, ledger, ctx } = chasesOf(app, world, last)
    take(nextReminderAt(chases, ledger, ctx), 'reminder')
    take(nextAskAt(app, plan.id, chases, ctx), 'reminder')
    take(nextDigestAt(app, world), 'digest')
    take(nextBriefAt(app, plan), 'brief')
  }
  return next
}

function nextDigestAt(app: App, world: World): Instant | null {
  const { calendar } = app.settings
  let next: Instant | null = null
  for (const share of world.shares) {
    if (!isOpen(share) || share.paused !== null || share.due.kind !== 'due') continue
    const at = instantOf(listDay(share.due.due, calendar), DIGEST_AT, calendar.zone)
    if (at > app.now() && (next === null || at < next)) next = at
  }
  return next
}

/** What will be sent in the coming days if nobody answers, by instant and task: the schedule that organizers see. */
export function scheduleOf(app: App, world: World): { at: Instant; step: Step; units: number; task: string }[] {
  const { chases, ctx } = chasesOf(app, world, new Map())
  const tasks = new Map(world.shares.map((s) => [s.row.id, s.task.text]))
  const rows = new Map<string, { at: Instant; step: Step; units: number; task: string }>()
  for (const chase of chases) {
    if (chase.quiet) continue
    for (const { at, step } of stepsOf(chase, ctx)) {
      if (at <= ctx.now || (step === 'acknowledge' && chase.acknowledged)) continue
      const task = tasks.get(chase.assignmentId) ?? ''
      const key = `${at}|${step}|${task}`
      const row = rows.get(key) ?? { at, step, units: 0, task }
      row.units++
      rows.set(key, row)
    }
  }
  return [...rows.values()].sort((a, b) => a.at - b.at)
}
