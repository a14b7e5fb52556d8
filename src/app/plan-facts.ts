// Facts about plans, items and units as messages, pages and reports show them.
import { type Seat, seatOf } from '../core/board.ts'
import { workingDayAtOrBefore, workingDaysBetween } from '../core/calendar.ts'
import { dueOf } from '../core/deadline.ts'
import type {
  CardFacts,
  ContactFacts,
  DeadlineFacts,
  ItemFacts,
  PlanFacts,
  SubmissionFacts,
  TaskLine,
  Totals,
  UnitLine,
} from '../core/notice.ts'
import { DEFAULT_STATUS_POLICY, type Light, lightOf, worst } from '../core/status.ts'
import { takesFields } from '../core/three-fields.ts'
import { dayOf, daysBetween } from '../core/time.ts'
import { MERGER } from '../core/unit-directory.ts'
import { type Contact, contactsOf, contactsOfPerson, identitiesOf, personById } from '../store/people.ts'
import { type Plan, unitById } from '../store/plans.ts'
import type { App } from './app.ts'
import { waitingReason } from './clearance.ts'
import { chainOf } from './hand-over.ts'
import { pauseFacts } from './held-back.ts'
import { helped, leadOf } from './helping.ts'
import { waitingByUnit } from './named-contacts.ts'
import { assignmentFacts, planStatus } from './plan-status.ts'
import { channelsTold, standingFor } from './way-standing.ts'
import { eventOf, filesBySubmission, ruleOf, type Share, servesEvent, type World } from './world.ts'

export function planFacts(app: App, plan: Plan): PlanFacts {
  const organizer = plan.organizerUnitId === null ? undefined : unitById(app.db, plan.organizerUnitId)
  const event = eventOf(plan)
  const { eventWindowFrom: from, eventWindowTo: to } = plan
  return {
    id: plan.id,
    shortId: plan.shortId,
    number: plan.number,
    title: plan.title,
    documentDate: plan.documentDate,
    organizer: organizer?.name ?? plan.issuer ?? '',
    state: plan.state,
    paused: pauseFacts(app, plan.id),
    event: {
      ...event,
      name: plan.eventName,
      window: from && to ? { from, to } : null,
      venues: plan.eventVenues,
      basis: plan.eventBasis,
    },
  }
}

/** Working days left are said from here on; what is farther away is told by its date. */
const FEW_DAYS = 15

export function deadlineFacts(
  app: App,
  _world: World,
  share: Pick<Share, 'rule' | 'due'> & { task: Pick<Share['task'], 'corrected' | 'milestone'>; row?: Share['row'] },
): DeadlineFacts {
  const { calendar } = app.settings
  const due = share.due.kind === 'due' ? share.due.due : null
  const day = due ? (share.rule?.kind === 'date' ? share.rule.date : due.strictDay) : null
  const off = day ? calendar.dayOff(day) : null
  const sendBy = due ? workingDayAtOrBefore(calendar, due.strictDay) : null
  const today = dayOf(app.now(), calendar.zone)
  const near = sendBy !== null && sendBy >= today && daysBetween(today, sendBy) <= FEW_DAYS * 2
  const left = near ? workingDaysBetween(calendar, today, sendBy) : null
  const set = share.row?.life.extendedTo
    ? 'extension'
    : share.task.milestone && !share.row?.deadlineOverride
      ? 'milestone'
      : share.row?.deadlineOverride || share.task.corrected.includes('deadline')
        ? 'corrected'
        : 'plan'
  return {
    rule: share.rule,
    result: share.due,
    sendBy: sendBy !== null && sendBy >= today ? sendBy : null,
    daysLeft: left !== null && left <= FEW_DAYS ? left : null,
    dayOff: off,
    provisional: due ? calendar.isProvisional(due.strictDay) : false,
    set,
  }
}

export function submissionFacts(app: App, share: Share): SubmissionFacts | null {
  const latest = share.submissions.at(-1)
  if (!latest) return null
  const files = filesBySubmission(app, [latest]).get(latest.id) ?? []
  const person = latest.personId === null ? undefined : personById(app.db, latest.personId)
  const declined = share.life.declined?.what ?? 'not_ours'
  return {
    id: latest.id,
    receiptCode: latest.receiptCode,
    way: latest.way,
    at: latest.at,
    documentNumber: latest.documentNumber,
    documentDate: latest.documentDate,
    files: files.map((f) => ({ name: f.name, bytes: f.bytes, version: f.version })),
    fields: latest.fields,
    // Empty for somebody who gave no name; null only where the organizer recorded it.
    by: latest.onBehalf === null ? (person?.name ?? '') : null,
    state: latest.state,
    reason: latest.way === 'declined' && latest.reason === declined ? null : latest.reason,
    declined: latest.way === 'declined' ? declined : null,
    afterAcceptance: latest.afterAcceptance,
    via: latest.channel,
    severalWays: latest.personId !== null && identitiesOf(app.db, latest.personId).length > 1,
  }
}

export const lightFor = (app: App, world: World, share: Share): Light =>
  lightOf(assignmentFacts(share, []), { servesEvent: servesEvent(world, share) }, world.event, {
    now: app.now(),
    calendar: app.settings.calendar,
    policy: DEFAULT_STATUS_POLICY,
  })

export function itemFacts(app: App, world: World, share: Share, no: number): ItemFacts {
  return {
    assignmentId: share.row.id,
    no,
    unit: share.unit.name,
    executor: share.executor?.name ?? null,
    task: share.task.text,
    role: share.row.role,
    deliverables: world.deliverables.get(share.task.id) ?? [],
    deliverTo: share.task.deliverTo,
    coordinators: share.task.coordinators,
    deadline: deadlineFacts(app, world, share),
    state: share.life.state,
    light: lightFor(app, world, share),
    acknowledgedAt: share.life.acknowledgedAt,
    extension: share.life.extension,
    submission: submissionFacts(app, share),
    needsProduct: needsProduct(world, share),
    threeFields: takesFields(world.deliverables.get(share.task.id) ?? [], share.task.text),
  }
}

/** Something must be sent for it, by the products or the receiver that the plan names. */
export const needsProduct = (world: World, share: Share): boolean =>
  (world.deliverables.get(share.task.id) ?? []).length > 0 || share.task.deliverTo !== null

/** A unit's own shares in its order: what it owes, announced ones only. */
export const owed = (world: World, unitId: number): Share[] =>
  world.shares.filter(
    (s) =>
      s.row.unitId === unitId && s.row.role === 'lead' && s.life.state !== 'waiting' && s.life.state !== 'cancelled',
  )

export function cardFacts(app: App, world: World, unitId: number, personId: number): CardFacts | null {
  const mine = owed(world, unitId)
  const helping = helped(world, unitId)
  const unit = unitById(app.db, unitId)
  if (!unit || (mine.length === 0 && helping.length === 0)) return null
  const person = personById(app.db, personId)
  return {
    plan: planFacts(app, world.plan),
    contact:
      contactsOfPerson(app.db, personId).find(
        (c) => c.unitId === unitId && (c.planId ?? world.plan.id) === world.plan.id,
      )?.id ?? null,
    unitId,
    unit: unit.name,
    addressed: addressedName(mine, unit.name),
    person: { name: person?.name ?? null, position: person?.position ?? null },
    items: mine.map((share, i) => itemFacts(app, world, share, i + 1)),
    helping: helping.map((share, i) => ({
      assignmentId: share.row.id,
      no: mine.length + i + 1,
      task: share.task.text,
      lead: leadOf(share),
      deadline: deadlineFacts(app, world, share),
    })),
  }
}

/** The body addressed: the executor where every item names the same one, else the unit itself. */
export function addressedName(shares: Share[], unit: string): string {
  const executors = new Set(shares.map((s) => s.executor?.name ?? unit))
  return executors.size === 1 ? [...executors][0]! : unit
}

/** @param planId whose policy of channels counts, for a contact of all plans */
export function contactFacts(app: App, contact: Contact, planId: number | null = contact.planId): ContactFacts {
  const person = personById(app.db, contact.personId)
  const identities = identitiesOf(app.db, contact.personId)
  const unit = unitById(app.db, contact.unitId)
  const standing = standingFor(app, contact.personId, planId)
  return {
    id: contact.id,
    person: person?.name ?? '',
    position: person?.position ?? null,
    phone: person?.phone ?? null,
    unit: unit?.name ?? '',
    unitId: contact.unitId,
    channel: identities[0]?.channel ?? null,
    joined: contact.joinedAt !== null,
    // Somebody named for a second unit is known to the bot, and still has not joined for this one.
    reachable: contact.joinedAt !== null && standing.reached,
    why: contact.joinedAt === null ? null : standing.why,
    deputy: contact.deputy,
    chain: chainOf(app, contact).map((c) => personById(app.db, c.personId)?.name ?? ''),
  }
}

/** Contacts of a plan by unit, read at once: each person once, those only named among them. */
export function contactsByUnit(app: App, planId: number): Map<number, ContactFacts[]> {
  const map = new Map<number, ContactFacts[]>()
  const seen = new Set<string>()
  const add = (unitId: number, contact: Contact): void => {
    const once = `${unitId}:${contact.personId}`
    if (seen.has(once)) return
    seen.add(once)
    const list = map.get(unitId) ?? []
    list.push(contactFacts(app, contact, planId))
    map.set(unitId, list)
  }
  for (const contact of contactsOf(app.db, planId)) add(contact.unitId, contact)
  for (const [unitId, waiting] of waitingByUnit(app, planId)) for (const contact of waiting) add(unitId, contact)
  return map
}

export function unitLine(app: App, world: World, share: Share, contacts: Map<number, ContactFacts[]>): UnitLine {
  return {
    unitId: share.row.unitId,
    unit: share.executor?.name ?? share.unit.name,
    state: share.life.state,
    light: lightFor(app, world, share),
    due: share.due.kind === 'due' ? share.due.due : null,
    contacts: contacts.get(share.row.unitId) ?? [],
    calledAt: share.row.calledAt,
    seat: seatFor(world, share),
    told: channelsTold(app, world.plan.id, share.row.unitId).get(share.row.unitId) ?? [],
  }
}

/** Where the body that is addressed sits, as on the event's day. */
export const seatFor = (world: World, share: Share): Seat | null =>
  seatOf((share.executor ?? share.unit).key, world.event.day ?? world.plan.documentDate ?? MERGER)

const OPEN = new Set(['announced', 'acknowledged', 'returned'])

/** Nothing has come yet: it can be missing or overdue. */
export const isOpen = (share: Share): boolean => share.row.role === 'lead' && OPEN.has(share.life.state)

/** Why a task waits, in words: the reader's own sentence, or that of the closed list. */
export function waitingWords(app: App, why: { code: string; message: string } | null) {
  if (why === null || why.message !== '') return why
  const t = app.ports.texts(app.settings.language)
  const message =
    why.code === 'open_group'
      ? t('waiting-open-group')
      : why.code === 'deadline_past'
        ? t('waiting-deadline-past')
        : t('waiting-other')
  return { ...why, message }
}

export function taskLines(app: App, world: World, contacts: Map<number, ContactFacts[]>): TaskLine[] {
  return world.tasks.map((task) => {
    const shares = world.shares.filter((s) => s.task.id === task.id)
    const leads = shares.filter((s) => s.row.role === 'lead' && s.life.state !== 'cancelled')
    const rule = ruleOf(task, null)
    const due = leads[0]?.due ?? dueOf(rule, world.deadlines)
    const lights = leads.map((s) => lightFor(app, world, s))
    return {
      taskId: task.id,
      ref: task.ref,
      task: task.text,
      unit: task.unitText,
      group: task.isGroup,
      executor: task.executor,
      deadline: deadlineFacts(app, world, { task, rule: leads[0]?.rule ?? rule, due }),
      deliverables: world.deliverables.get(task.id) ?? [],
      coordinators: task.coordinators,
      role: task.role,
      done: leads.filter((s) => s.life.state === 'accepted').length,
      submitted: leads.filter((s) => s.life.state === 'submitted').length,
      of: leads.length,
      light: lights.length > 0 ? worst(lights) : null,
      waiting: waitingWords(app, waitingReason(app, world, task)),
      missing: leads.filter(isOpen).map((s) => unitLine(app, world, s, contacts)),
    }
  })
}

/** The numbers that organizers' messages show, out of the one count that every report uses. */
export function totalsOf(app: App, world: World, contacts: Map<number, ContactFacts[]>): Totals {
  const { totals } = planStatus(app, world, contacts)
  const { done, open, tasks: _tasks, ...rest } = totals
  return { ...rest, onTime: done.onTime, late: done.late, inTime: open.inTime, overdue: open.overdue }
}
