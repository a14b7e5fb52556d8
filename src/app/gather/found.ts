// Facts of a list that a filter makes: which units are asked for, where each stands, and how many are left to nudge.
import { isQuiet } from '../../core/assignment.ts'
import { inArea, isBody, type ListFilter, type ListState, spanOf } from '../../core/board.ts'
import type { ContactFacts, Facts, FoundRow, Notice } from '../../core/notice.ts'
import { type Light, worst } from '../../core/status.ts'
import { dayOf } from '../../core/time.ts'
import { planById } from '../../store/plans.ts'
import type { App } from '../app.ts'
import { contactsByUnit, isOpen, lightFor, planFacts, seatFor, submissionFacts, taskLines } from '../plan-facts.ts'
import { loadWorld, type Share, type World } from '../world.ts'
import { type Gone, gone, type Recipient } from './gone.ts'
import { roleOf } from './views.ts'

type Contacts = ReturnType<typeof contactsByUnit>

/** Shares that a filter is about, in whatever state: its tasks, units, region, kind of body and span of days. */
function sharesAbout(app: App, world: World, filter: ListFilter): Share[] {
  const span = filter.when === null ? null : spanOf(filter.when, dayOf(app.now(), app.settings.calendar.zone))
  return world.shares.filter((share) => {
    if (share.row.role !== 'lead' || share.life.state === 'cancelled' || share.life.announcedAt === null) return false
    if (filter.tasks.length > 0 && !filter.tasks.includes(share.task.id)) return false
    if (filter.units.length > 0 && !filter.units.includes(share.row.unitId)) return false
    const seat = seatFor(world, share)
    if (filter.area !== null && !inArea(seat?.region ?? null, filter.area)) return false
    const names = [share.unit.name, ...(share.executor ? [share.executor.name] : [])]
    if (filter.body !== null && !isBody(filter.body, names, seat)) return false
    if (span === null) return true
    const day = share.due.kind === 'due' ? share.due.due.lenientDay : null
    return day !== null && day >= span.from && day <= span.to
  })
}

/** Does a share stand as it is asked for? */
function stands(share: Share, state: ListState, light: Light, contacts: readonly ContactFacts[]): boolean {
  const { life } = share
  switch (state) {
    case 'missing':
      return isOpen(share)
    case 'overdue':
      return isOpen(share) && light === 'overdue'
    case 'sent':
      return life.state === 'submitted' || life.state === 'accepted'
    case 'waiting':
      return life.state === 'submitted'
    case 'done':
      return life.state === 'accepted'
    case 'late':
      return cameLate(share)
    case 'unacknowledged':
      return life.state === 'announced'
    case 'acknowledged':
      return life.acknowledgedAt !== null
    case 'unreached':
      return isOpen(share) && !contacts.some((contact) => contact.reachable)
    case 'extension':
      return life.extension !== null
    case 'returned':
      return life.state === 'returned'
    case 'declined':
      return life.state === 'declined'
    case 'all':
      return true
    default:
      return state satisfies never
  }
}

/** Sent, and only after the day that lateness is judged by. */
function cameLate(share: Share): boolean {
  const { life, due } = share
  if (due.kind !== 'due' || (life.state !== 'submitted' && life.state !== 'accepted')) return false
  const at = life.accepted?.arrivedAt ?? share.submissions.at(-1)?.at ?? null
  return at !== null && at > due.due.lenient
}

/** The shares that a filter lets through; what a list shows and what "nudge these" means. */
export function sharesFound(app: App, world: World, filter: ListFilter, contacts: Contacts): Share[] {
  return sharesAbout(app, world, filter).filter((share) =>
    stands(share, filter.state, lightFor(app, world, share), contacts.get(share.row.unitId) ?? []),
  )
}

/** Units of a list that still owe something and may be reminded, with the tasks that it is about. */
export function unitsToNudge(app: App, planId: number, filter: ListFilter): { units: number[]; tasks: number[] } {
  const world = loadWorld(app, planId)
  const open = sharesFound(app, world, filter, contactsByUnit(app, planId)).filter(
    (share) => isOpen(share) && !isQuiet(share.life),
  )
  return {
    units: [...new Set(open.map((share) => share.row.unitId))],
    tasks: filter.tasks.length === 0 && filter.when === null ? [] : [...new Set(open.map((share) => share.task.id))],
  }
}

export function foundFacts(app: App, notice: Extract<Notice, { kind: 'found' }>, to: Recipient): Facts | Gone {
  const plan = planById(app.db, notice.plan)
  if (!plan) return gone('no plan')
  const world = loadWorld(app, plan.id)
  const contacts = contactsByUnit(app, plan.id)
  const { filter } = notice
  const about = sharesAbout(app, world, filter)
  const found = sharesFound(app, world, filter, contacts)
  const named = new Set(filter.when === null ? filter.tasks : about.map((share) => share.task.id))
  return {
    kind: 'found',
    plan: planFacts(app, plan),
    to: to.personId !== null && roleOf(app, to.personId, plan.id) === 'viewer' ? 'viewer' : 'organizer',
    filter,
    page: notice.page,
    tasks: named.size === 0 ? [] : taskLines(app, world, contacts).filter((line) => named.has(line.taskId)),
    units: namesOfUnits(world, filter.units),
    rows: rowsOf(app, world, found, contacts),
    of: new Set(about.map((share) => share.row.unitId)).size,
    done: about.filter((share) => share.life.state === 'accepted').length,
    missing: new Set(found.filter((s) => isOpen(s) && !isQuiet(s.life)).map((s) => s.row.unitId)).size,
    now: app.now(),
  }
}

function namesOfUnits(world: World, ids: readonly number[]): string[] {
  const names = new Map<number, string>()
  for (const share of world.shares)
    if (ids.includes(share.row.unitId) && !names.has(share.row.unitId))
      names.set(share.row.unitId, share.executor?.name ?? share.unit.name)
  return [...names.values()]
}

/** Each unit once, with the most pressing of its shares. */
function rowsOf(app: App, world: World, shares: readonly Share[], contacts: Contacts): FoundRow[] {
  const byUnit = new Map<number, Share[]>()
  for (const share of shares) byUnit.set(share.row.unitId, [...(byUnit.get(share.row.unitId) ?? []), share])
  return [...byUnit].map(([unitId, own]) => {
    const first = own[0]!
    const sent = own.find((share) => share.submissions.length > 0)
    const submission = sent ? submissionFacts(app, sent) : null
    const extension = own.find((share) => share.life.extension !== null)?.life.extension ?? null
    return {
      unitId,
      unit: first.executor?.name ?? first.unit.name,
      seat: seatFor(world, first),
      light: worst(own.map((share) => lightFor(app, world, share))),
      items: own.length,
      sent: submission === null ? null : { at: submission.at, submission },
      asked: extension === null ? null : { until: extension.until, reason: extension.reason },
      contacts: contacts.get(unitId) ?? [],
    }
  })
}
