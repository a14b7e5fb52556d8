// Facts of the organizer's views: status, overdue, to phone, one unit, schedule, journal.
import type { ContactFacts, Facts, Notice, TaskLine, UnitLine, ViewName } from '../../core/notice.ts'
import { type Light, toPhone, worst } from '../../core/status.ts'
import { addDays, dayOf } from '../../core/time.ts'
import { ledgerOf } from '../../store/ledger.ts'
import { formerContactsOfUnit, rolesOf } from '../../store/people.ts'
import { type PhoneCall, phoneCalls } from '../../store/phone-calls.ts'
import { planById } from '../../store/plans.ts'
import { actorName } from '../actor-name.ts'
import type { App } from '../app.ts'
import {
  contactFacts,
  contactsByUnit,
  isOpen,
  lightFor,
  owed,
  planFacts,
  taskLines,
  totalsOf,
  unitLine,
} from '../plan-facts.ts'
import { assignmentName, statusFacts } from '../plan-status.ts'
import { scheduleOf } from '../remind.ts'
import { loadWorld, type Share, type World } from '../world.ts'
import { type Gone, gone, items, type Recipient } from './gone.ts'
import { journalOf } from './journal.ts'

/** Tasks of which something is overdue, and only who is late with them. */
export const overdueOf = (tasks: TaskLine[]): TaskLine[] =>
  tasks
    .map((task) => ({ ...task, missing: task.missing.filter((unit) => unit.light === 'overdue') }))
    .filter((task) => task.missing.length > 0)

/** Days that "due soon" looks ahead: this week's deadlines and the first of the next. */
const WEEK = 7

/** Tasks of which something is still missing and whose last day is near, the nearest first; what is overdue has its own list. */
function dueWithin(app: App, tasks: TaskLine[]): TaskLine[] {
  const today = dayOf(app.now(), app.settings.calendar.zone)
  const until = addDays(today, WEEK)
  const dayFor = (task: TaskLine) => (task.deadline.result.kind === 'due' ? task.deadline.result.due.lenientDay : null)
  return tasks
    .filter((task) => {
      const day = dayFor(task)
      return day !== null && day >= today && day <= until && task.missing.length > 0
    })
    .sort((a, b) => dayFor(a)!.localeCompare(dayFor(b)!))
}

function tasksFor(app: App, view: ViewName, tasks: TaskLine[]): TaskLine[] {
  if (view === 'overdue') return overdueOf(tasks)
  return view === 'week' ? dueWithin(app, tasks) : tasks
}

export function viewFacts(app: App, notice: Extract<Notice, { kind: 'view' }>, to: Recipient): Facts | Gone {
  const plan = planById(app.db, notice.plan)
  if (!plan) return gone('no plan')
  const world = loadWorld(app, plan.id)
  const contacts = contactsByUnit(app, plan.id)
  const unitShares = notice.unit === null ? [] : owed(world, notice.unit)
  return {
    kind: 'view',
    view: notice.view,
    plan: planFacts(app, plan),
    page: notice.page,
    totals: totalsOf(app, world, contacts),
    tasks: tasksFor(app, notice.view, taskLines(app, world, contacts)),
    units: unitLinesFor(app, world, notice, contacts),
    items: items(app, world, unitShares),
    schedule: notice.view === 'schedule' ? scheduleOf(app, world) : [],
    ...(notice.view === 'journal' ? journalOf(app, plan, notice.query ?? '') : { journal: [] }),
    to: to.personId !== null && roleOf(app, to.personId, plan.id) === 'viewer' ? 'viewer' : 'organizer',
    now: app.now(),
  }
}

/** Nobody joined, nobody can be reached, asked to acknowledge in vain, or overdue. */
export function unitsToPhone(app: App, world: World, contacts: ReturnType<typeof contactsByUnit>): Set<number> {
  const steps = ledgerOf(
    app.db,
    world.shares.map((s) => s.row.id),
  ).filter((row) => row.step === 'acknowledge' && row.outboxId !== null)
  const asked = new Set(steps.map((row) => row.assignmentId))
  const names = new Set(world.shares.filter((s) => asked.has(s.row.id)).map(assignmentName))
  return new Set(toPhone(statusFacts(app, world, contacts), { now: app.now(), asked: names }).map((l) => l.unitId))
}

/** Units as a list: for one unit, its shares; to phone, each unit once that cannot be reached or is overdue. */
export function unitLinesFor(
  app: App,
  world: World,
  notice: Extract<Notice, { kind: 'view' }>,
  contacts: ReturnType<typeof contactsByUnit>,
) {
  const leads = world.shares.filter(
    (s) => s.row.role === 'lead' && s.life.announcedAt !== null && s.life.state !== 'cancelled',
  )
  const phone = notice.view === 'to_phone' ? unitsToPhone(app, world, contacts) : null
  const lines = leads.filter((s) => {
    switch (notice.view) {
      case 'unit':
        return s.row.unitId === notice.unit
      case 'overdue':
        return isOpen(s) && s.due.kind === 'due' && app.now() > s.due.due.lenient
      case 'unacknowledged':
        return s.life.state === 'announced'
      case 'to_phone':
        return phone?.has(s.row.unitId) ?? false
      default:
        return false
    }
  })
  const seen = new Set<number>()
  // A unit with several items stands there once, with the most pressing of them.
  const pressing = (s: Share) =>
    worst([...lines.filter((l) => l.row.unitId === s.row.unitId)].map((l) => lightFor(app, world, l)))
  const once = lines.filter(
    (s) =>
      notice.view === 'overdue' ||
      notice.view === 'unit' ||
      (!seen.has(s.row.unitId) && lightFor(app, world, s) === pressing(s) && seen.add(s.row.unitId)),
  )
  const shown = once.map((s) => unitLine(app, world, s, contacts))
  if (notice.view !== 'to_phone') return shown
  const calls = phoneCalls(app.db, world.plan.id)
  const phoned = shown.map((line) => withCall(app, world.plan.id, line, calls.get(line.unitId)))
  // Whom no message reaches comes first: only a call will do there.
  const reached = (line: UnitLine) => Number(line.contacts.some((c) => c.reachable))
  // Of those, whom there is a number for.
  const silent = (line: UnitLine) => Number(!line.contacts.some((c) => c.phone !== null))
  // To be tried again later, and then those who were phoned: both can wait.
  const put = (line: UnitLine) => {
    const again = line.call?.again ?? null
    if (again !== null) return again > app.now() ? 1 : 0
    return line.calledAt === null ? 0 : 2
  }
  return phoned.sort(
    (a, b) => put(a) - put(b) || reached(a) - reached(b) || silent(a) - silent(b) || urgency(a) - urgency(b),
  )
}

const ORDER: readonly Light[] = ['overdue', 'due_today', 'due_soon', 'returned', 'not_due']

/** What is late or due first; what has no date last. */
const urgency = ({ light }: UnitLine): number => (ORDER.includes(light) ? ORDER.indexOf(light) : ORDER.length)

/** Who phoned, and who spoke for the unit before, where nobody does now. */
function withCall(app: App, planId: number, line: UnitLine, call: PhoneCall | undefined): UnitLine {
  const reached = line.contacts.some((c) => c.reachable)
  return {
    ...line,
    call: call ? { by: actorName(app, call.actor), at: call.at, again: call.again } : null,
    lost: reached ? [] : lostBy(app, planId, line.unitId),
  }
}

/** The last who left a unit, still known by name and phone. */
function lostBy(app: App, planId: number, unitId: number): ContactFacts[] {
  const [last] = formerContactsOfUnit(app.db, planId, unitId)
  if (!last) return []
  const facts = contactFacts(app, last)
  return facts.person === '' && facts.phone === null ? [] : [{ ...facts, reachable: true, deputy: false }]
}

/** Is this person an organizer or viewer of a plan (or of the installation)? */
export function roleOf(app: App, personId: number, planId: number | null): 'organizer' | 'viewer' | null {
  const held = rolesOf(app.db, personId).filter((r) => r.planId === null || planId === null || r.planId === planId)
  if (held.some((r) => r.role === 'organizer')) return 'organizer'
  return held.length > 0 ? 'viewer' : null
}
