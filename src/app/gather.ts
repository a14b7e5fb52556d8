// Facts for every kind of notice, gathered at the moment of sending; null where it no longer applies, with the reason.

import { isQuiet } from '../core/assignment.ts'
import { workingDayAtOrBefore, workingDaysBetween } from '../core/calendar.ts'
import type { Facts, ItemFacts, Notice, Proposal, SubmissionFacts, TaskLine, UnitLine } from '../core/notice.ts'
import type { Day } from '../core/plan-document.ts'
import type { Step } from '../core/reminders.ts'
import { toPhone, worst } from '../core/status.ts'
import { dayOf, type Instant } from '../core/time.ts'
import { parkedById, submissionById, waitingSubmissions } from '../store/assignments.ts'
import { latest } from '../store/journal.ts'
import { ledgerOf } from '../store/ledger.ts'
import { contactById, contactsOf, contactsOfPerson, personById, rolesOf } from '../store/people.ts'
import { allPlans, latestVersion, planById, plansInState, taskById, unitById } from '../store/plans.ts'
import { proposalById } from '../store/proposals.ts'
import { remarkById } from '../store/remarks.ts'
import type { App } from './app.ts'
import { validInvitations } from './invite.ts'
import { dayDoubt, movedItems, recipientsOf } from './move-event.ts'
import { nudgeLines } from './nudge-units.ts'
import {
  addressedName,
  cardFacts,
  contactFacts,
  contactsByUnit,
  isOpen,
  itemFacts,
  lightFor,
  owed,
  planFacts,
  submissionFacts,
  taskLines,
  totalsOf,
  unitLine,
} from './plan-facts.ts'
import { assignmentName, statusFacts } from './plan-status.ts'
import { messagePreviews } from './preview-messages.ts'
import { listDay, scheduleOf } from './remind.ts'
import { contactsToTell } from './telling.ts'
import { loadShare, loadWorld, type Share, type World } from './world.ts'

/** The notice no longer applies: why, in a word for the outbox row. */
export interface Gone {
  gone: string
}

const gone = (reason: string): Gone => ({ gone: reason })

export interface Recipient {
  personId: number | null
  resent: boolean
  /** When it was decided; a message that waited may have to say it differently. */
  decidedAt?: Instant
}

/** Gathers what a notice needs; the words are made from it afterwards. */
export function gather(app: App, notice: Notice, to: Recipient): Facts | Gone {
  switch (notice.kind) {
    case 'announcement':
    case 'card': {
      const world = loadWorld(app, notice.plan, [notice.unit])
      if (!stillContact(app, to, notice.unit)) return gone('no longer a contact')
      const card = cardFacts(app, world, notice.unit, to.personId ?? 0)
      return card ? { kind: notice.kind, card } : gone('nothing owed')
    }
    case 'item': {
      const loaded = loadShare(app, notice.assignment)
      const [item] = loaded ? items(app, loaded.world, [loaded.share]) : []
      return loaded && item ? { kind: 'item', plan: planFacts(app, loaded.world.plan), item } : gone('dropped')
    }
    case 'reminder':
      return reminderFacts(app, notice, to)
    case 'event_changed': {
      if (!stillContact(app, to, notice.unit)) return gone('no longer a contact')
      const world = loadWorld(app, notice.plan, [notice.unit])
      const mine = owed(world, notice.unit)
      const helping = world.shares.filter((s) => s.row.unitId === notice.unit && s.row.role === 'coordinate')
      const facts = planFacts(app, world.plan)
      const { to: change } = notice.change
      if (facts.event.day !== change.day || facts.event.state !== change.state || facts.event.time !== change.time)
        return gone('changed again')
      return {
        kind: 'event_changed',
        plan: facts,
        unit: unitById(app.db, notice.unit)?.name ?? '',
        addressed: addressedName(mine, unitById(app.db, notice.unit)?.name ?? ''),
        change: notice.change,
        items: items(app, world, mine).filter((i) => notice.assignments.includes(i.assignmentId)),
        helping: helping.map((s) => s.task.text),
      }
    }
    case 'task_changed': {
      if (!stillContact(app, to, notice.unit)) return gone('no longer a contact')
      const world = loadWorld(app, notice.plan, [notice.unit])
      const chosen = world.shares.filter(
        (s) =>
          notice.assignments.includes(s.row.id) && (notice.what === 'cancelled') === (s.life.state === 'cancelled'),
      )
      if (chosen.length === 0) return gone('changed again')
      const unit = unitById(app.db, notice.unit)?.name ?? ''
      return {
        kind: 'task_changed',
        plan: planFacts(app, world.plan),
        addressed: addressedName(chosen, unit),
        items: items(app, world, chosen),
        what: notice.what,
      }
    }
    case 'nudge': {
      if (!stillContact(app, to, notice.unit)) return gone('no longer a contact')
      const world = loadWorld(app, notice.plan, [notice.unit])
      const open = owed(world, notice.unit).filter((s) => notice.assignments.includes(s.row.id) && !isQuiet(s.life))
      if (open.length === 0) return gone('answered meanwhile')
      const unit = unitById(app.db, notice.unit)?.name ?? ''
      return {
        kind: 'nudge',
        plan: planFacts(app, world.plan),
        addressed: addressedName(open, unit),
        items: items(app, world, open),
        by: notice.by,
        urgent: notice.urgent,
      }
    }
    case 'returned':
    case 'accepted':
    case 'receipt':
    case 'recorded':
      return aboutSubmission(app, notice.submission, (plan, item, submission) => ({
        kind: notice.kind,
        plan,
        item,
        submission,
      }))
    case 'declined':
      return aboutSubmission(app, notice.submission, (plan, item, submission, share) => ({
        kind: 'declined',
        plan,
        item,
        submission,
        what: share.life.declined?.what ?? 'not_ours',
      }))
    case 'welcome':
    case 'joined':
    case 'undone':
    case 'undelivered':
      return aboutContact(app, notice)
    case 'joined_since':
      return joinedSince(app, notice)
    case 'acknowledged': {
      const world = loadWorld(app, notice.plan, [notice.unit])
      const shares = owed(world, notice.unit)
      return {
        kind: 'acknowledged',
        plan: planFacts(app, world.plan),
        unit: addressedName(shares, unitById(app.db, notice.unit)?.name ?? ''),
        items: items(app, world, shares),
      }
    }
    case 'ask':
      return askFacts(app, notice, to)
    case 'refused':
      return { kind: 'refused', code: notice.code, detail: notice.detail, options: [] }
    case 'remark_passed':
      return { kind: 'remark_passed', organizer: planFacts(app, planById(app.db, notice.plan)!).organizer }
    case 'help':
    case 'stopped':
    case 'continuation':
      return notice
    case 'remark': {
      const remark = remarkById(app.db, notice.remark)
      const contact = remark ? contactsOfPerson(app.db, remark.personId)[0] : undefined
      if (!remark || !contact) return gone('no remark')
      const plan = remark.planId === null ? undefined : planById(app.db, remark.planId)
      return {
        kind: 'remark',
        plan: plan ? planFacts(app, plan) : null,
        contact: contactFacts(app, contact),
        text: remark.text,
        at: remark.at,
      }
    }
    case 'review_waiting': {
      const plan = planById(app.db, notice.plan)
      const waiting = waitingSubmissions(app.db, notice.plan)
      if (!plan || waiting.length === 0) return gone('nothing waits')
      return {
        kind: 'review_waiting',
        plan: planFacts(app, plan),
        waiting: waiting.flatMap((row) => {
          const loaded = loadShare(app, row.assignmentId)
          const submission = loaded ? submissionFacts(app, loaded.share) : null
          return loaded && submission
            ? [
                {
                  unit: loaded.share.executor?.name ?? loaded.share.unit.name,
                  task: loaded.share.task.text,
                  submission,
                },
              ]
            : []
        }),
      }
    }
    case 'review_item':
    case 'verdict_done':
    case 'late_change':
      return aboutSubmission(app, notice.submission, (plan, item, submission) => {
        const waiting = waitingSubmissions(app.db, plan.id)
        const next = waiting.find((s) => s.id > notice.submission) ?? waiting.find((s) => s.id !== notice.submission)
        return {
          kind: notice.kind,
          plan,
          item,
          submission,
          left: waiting.filter((s) => s.id !== notice.submission).length,
          next: next?.id ?? null,
        }
      })
    case 'summary': {
      const world = loadWorld(app, notice.plan)
      const unreachedUnits = world.shares
        .filter(
          (s) =>
            s.row.role === 'lead' &&
            s.life.announcedAt !== null &&
            contactsToTell(app, notice.plan, s.row.unitId).length === 0,
        )
        .map((s) => s.executor?.name ?? s.unit.name)
      return { ...notice, plan: planFacts(app, world.plan), unreachedUnits: [...new Set(unreachedUnits)] }
    }
    case 'digest': {
      const world = loadWorld(app, notice.plan)
      const { calendar } = app.settings
      const contacts = contactsByUnit(app, notice.plan)
      const due = new Set(
        world.shares
          .filter(
            (s) =>
              isOpen(s) && s.due.kind === 'due' && calendar.isWorkingDay(notice.day) && listedOn(app, s) === notice.day,
          )
          .map((s) => s.task.id),
      )
      const tasks = taskLines(app, world, contacts).filter((t) => due.has(t.taskId) && t.missing.length > 0)
      return tasks.length === 0
        ? gone('nothing missing')
        : { kind: 'digest', plan: planFacts(app, world.plan), day: notice.day, tasks }
    }
    case 'view':
      return viewFacts(app, notice, to)
    case 'plans':
      return {
        kind: 'plans',
        plans: allPlans(app.db).map((plan) => {
          const world = loadWorld(app, plan.id)
          return { plan: planFacts(app, plan), totals: totalsOf(app, world, contactsByUnit(app, plan.id)) }
        }),
      }
    case 'understood': {
      const world = loadWorld(app, notice.plan)
      const tasks = taskLines(app, world, new Map())
      const document = latestVersion(app.db, notice.plan)?.document
      return {
        kind: 'understood',
        plan: planFacts(app, world.plan),
        page: notice.page,
        // Doubtful ones first: they are what the organizer has to read.
        tasks: [...tasks].sort((a, b) => Number(b.waiting !== null) - Number(a.waiting !== null)),
        questions: document?.questions.map((q) => ({ line: q.line, message: q.message })) ?? [],
        agenda: document?.agenda.length ?? 0,
        counts: {
          tasks: tasks.length,
          units: new Set(world.shares.filter((s) => s.row.role === 'lead').map((s) => s.row.unitId)).size,
          dated: tasks.filter((t) => t.deadline.result.kind === 'due' || t.deadline.result.kind === 'no_date').length,
          asked: tasks.filter((t) => t.waiting !== null).length,
        },
      }
    }
    case 'preview':
      return {
        kind: 'preview',
        plan: planFacts(app, planById(app.db, notice.plan)!),
        page: notice.page,
        messages: messagePreviews(app, notice.plan),
      }
    case 'proposal':
      return proposalFacts(app, notice.proposal)
    case 'settled': {
      const task = taskById(app.db, notice.task)
      if (!task) return gone('no task')
      const world = loadWorld(app, task.planId)
      const line = taskLines(app, world, contactsByUnit(app, task.planId)).find((t) => t.taskId === task.id)
      return line ? { kind: 'settled', plan: planFacts(app, world.plan), task: line } : gone('dropped')
    }
    case 'called':
      return {
        kind: 'called',
        unit: unitById(app.db, notice.unit)?.name ?? '',
        plan: planFacts(app, planById(app.db, notice.plan)!),
      }
    case 'invitations': {
      const plan = planById(app.db, notice.plan)
      if (!plan) return gone('no plan')
      const lines = validInvitations(app, plan, notice.unit === null ? null : [notice.unit])
      return {
        kind: 'invitations',
        plan: planFacts(app, plan),
        page: notice.page,
        lines: lines.map((l) => ({ unit: l.unit ?? '', code: l.code, link: l.telegram ?? l.zalo, expires: l.expires })),
      }
    }
    case 'on_behalf': {
      const world = loadWorld(app, notice.plan, [notice.unit])
      const mine = owed(world, notice.unit)
      const first = mine[0]
      if (!first) return gone('nothing owed')
      return {
        kind: 'on_behalf',
        plan: planFacts(app, world.plan),
        unit: unitLine(app, world, first, contactsByUnit(app, notice.plan)),
        items: items(app, world, mine),
        way: notice.way,
      }
    }
    default:
      return notice satisfies never
  }
}

const items = (app: App, world: World, shares: Share[]): ItemFacts[] => {
  // The number of an item is its place in the unit's own card, so that typing it means the same everywhere.
  const unitId = shares[0]?.row.unitId
  const order = unitId === undefined ? [] : owed(world, unitId)
  return shares.map((share, i) => {
    const place = order.findIndex((s) => s.row.id === share.row.id)
    return itemFacts(app, world, share, place >= 0 ? place + 1 : i + 1)
  })
}

/** The day of the list of the missing before a share's deadline. */
const listedOn = (app: App, share: Share): string | null =>
  share.due.kind === 'due' ? listDay(share.due.due, app.settings.calendar) : null

/** A contact who was removed hears nothing more about the unit. */
function stillContact(app: App, to: Recipient, unitId: number): boolean {
  return to.personId !== null && contactsOfPerson(app.db, to.personId).some((c) => c.unitId === unitId)
}

/** Shares of one message: those of one unit and plan are read once. */
function sharesOf(app: App) {
  const worlds: World[] = []
  return (assignmentId: number): { world: World; share: Share } | null => {
    for (const world of worlds) {
      const share = world.shares.find((s) => s.row.id === assignmentId)
      if (share) return { world, share }
    }
    const loaded = loadShare(app, assignmentId)
    if (loaded) worlds.push(loaded.world)
    return loaded
  }
}

/** Checked again at the moment of sending: who has sent, asked for time, been replaced or paused is not nagged. */
function reminderFacts(app: App, notice: Extract<Notice, { kind: 'reminder' }>, to: Recipient): Facts | Gone {
  const person = to.personId === null ? undefined : personById(app.db, to.personId)
  const shareOf = sharesOf(app)
  const kept: Extract<Facts, { kind: 'reminder' }>['items'] = []
  for (const { assignmentId, contactId, step, dueStrict } of notice.items) {
    const loaded = shareOf(assignmentId)
    const contact = contactById(app.db, contactId)
    if (!loaded || !contact || contact.removedAt !== null) continue
    const { world, share } = loaded
    if (isQuiet(share.life) || world.plan.state !== 'active') continue
    if (
      step === 'acknowledge'
        ? share.life.acknowledgedAt !== null
        : share.due.kind !== 'due' || share.due.due.strict !== dueStrict
    )
      continue
    const stepNow =
      share.due.kind === 'due' ? stepToday(app, step, share.due.due.strictDay, to.decidedAt ?? app.now()) : step
    if (stepNow === null) continue
    const [item] = items(app, world, [share])
    if (item) kept.push({ step: stepNow, plan: planFacts(app, world.plan), item })
  }
  if (kept.length === 0) return gone('no longer true')
  return {
    kind: 'reminder',
    now: app.now(),
    person: { name: person?.name ?? null, position: person?.position ?? null },
    items: kept,
    resent: to.resent,
  }
}

/** A step before a deadline that goes out on a later day than it was decided: what it is today, or null. */
function stepToday(app: App, step: Step, strictDay: Day, decidedAt: Instant): Step | null {
  const { calendar } = app.settings
  const today = dayOf(app.now(), calendar.zone)
  if (today === dayOf(decidedAt, calendar.zone) || !/^(before_|last_day)/.test(step)) return step
  const lastDay = workingDayAtOrBefore(calendar, strictDay)
  if (today >= lastDay) return today === lastDay ? 'last_day' : null
  return `before_${workingDaysBetween(calendar, today, lastDay) + (lastDay === strictDay ? 0 : 1)}`
}

function aboutSubmission(
  app: App,
  submissionId: number,
  make: (plan: ReturnType<typeof planFacts>, item: ItemFacts, submission: SubmissionFacts, share: Share) => Facts,
): Facts | Gone {
  const row = submissionById(app.db, submissionId)
  const loaded = row ? loadShare(app, row.assignmentId) : null
  if (!row || !loaded) return gone('no submission')
  const { world, share } = loaded
  const upTo = { ...share, submissions: share.submissions.filter((s) => s.id <= submissionId) }
  const submission = submissionFacts(app, upTo)
  const [item] = items(app, world, [share])
  return submission && item ? make(planFacts(app, world.plan), item, submission, share) : gone('no submission')
}

function aboutContact(
  app: App,
  notice: Extract<Notice, { kind: 'welcome' | 'joined' | 'undone' | 'undelivered' }>,
): Facts | Gone {
  const row = contactById(app.db, notice.contact)
  if (!row) return gone('no contact')
  const contact = contactFacts(app, row)
  const plan = row.planId === null ? plansInState(app.db, 'active', 'draft').at(-1) : planById(app.db, row.planId)
  if (notice.kind === 'undone') return { kind: 'undone', contact }
  if (notice.kind === 'undelivered') return { kind: 'undelivered', contact, plan: plan ? planFacts(app, plan) : null }
  if (row.removedAt !== null) return gone('no longer a contact')
  if (!plan) return gone('no plan')
  const world = loadWorld(app, plan.id)
  if (notice.kind === 'joined') return { kind: 'joined', contact, plan: planFacts(app, plan), ...joinedOf(app, world) }
  return { kind: 'welcome', contact, plan: planFacts(app, plan), announced: owed(world, row.unitId).length > 0 }
}

/** How many units that owe something have a contact, and how many have none. */
function joinedOf(app: App, world: World): { left: number; of: number } {
  const units = new Set(world.shares.filter((s) => s.row.role === 'lead').map((s) => s.row.unitId))
  const joined = [...contactsByUnit(app, world.plan.id).keys()].filter((unit) => units.has(unit)).length
  return { left: units.size - joined, of: units.size }
}

function joinedSince(app: App, notice: Extract<Notice, { kind: 'joined_since' }>): Facts | Gone {
  const plan = notice.plan === null ? plansInState(app.db, 'active', 'draft').at(-1) : planById(app.db, notice.plan)
  if (!plan) return gone('no plan')
  const rows = contactsOf(app.db, plan.id).filter((c) => c.id >= notice.from && c.joinedAt < notice.until)
  if (rows.length === 0) return gone('no longer contacts')
  const contacts = rows.map((row) => contactFacts(app, row))
  return { kind: 'joined_since', contacts, plan: planFacts(app, plan), ...joinedOf(app, loadWorld(app, plan.id)) }
}

function askFacts(app: App, notice: Extract<Notice, { kind: 'ask' }>, to: Recipient): Facts | Gone {
  const plan = notice.plan === null ? undefined : planById(app.db, notice.plan)
  const own: ItemFacts[] = []
  if (to.personId !== null) {
    for (const contact of contactsOfPerson(app.db, to.personId)) {
      const plans = contact.planId === null ? plansInState(app.db, 'active') : [planById(app.db, contact.planId)!]
      for (const each of plans) {
        if (each.state !== 'active' || (plan && each.id !== plan.id)) continue
        const world = loadWorld(app, each.id, [contact.unitId])
        own.push(...items(app, world, owed(world, contact.unitId)))
      }
    }
  }
  const aboutTask = notice.ask === 'members' || notice.ask === 'deadline'
  const task = aboutTask && notice.about !== null ? taskById(app.db, notice.about) : undefined
  const line = task
    ? taskLines(app, loadWorld(app, task.planId), new Map()).find((t) => t.taskId === task.id)
    : undefined
  const about = notice.about
  const share = !aboutTask && about !== null && notice.ask !== 'return_reason' ? loadShare(app, about) : null
  return {
    kind: 'ask',
    ask: notice.ask,
    plan: plan ? planFacts(app, plan) : null,
    items: share ? items(app, share.world, [share.share]) : own,
    files: notice.parked.flatMap((id) => parkedById(app.db, id)?.name ?? []),
    task: line ?? null,
    plans: notice.ask === 'which_plan' ? plansInState(app.db, 'active', 'draft').map((p) => planFacts(app, p)) : [],
    parked: notice.parked,
    about,
  }
}

/** Tasks of which something is overdue, and only who is late with them. */
const overdueOf = (tasks: TaskLine[]): TaskLine[] =>
  tasks
    .map((task) => ({ ...task, missing: task.missing.filter((unit) => unit.light === 'overdue') }))
    .filter((task) => task.missing.length > 0)

function viewFacts(app: App, notice: Extract<Notice, { kind: 'view' }>, to: Recipient): Facts | Gone {
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
    tasks: notice.view === 'overdue' ? overdueOf(taskLines(app, world, contacts)) : taskLines(app, world, contacts),
    units: unitLinesFor(app, world, notice, contacts),
    items: items(app, world, unitShares),
    schedule: notice.view === 'schedule' ? scheduleOf(app, world) : [],
    journal: notice.view === 'journal' ? journalLines(app) : [],
    to: to.personId !== null && roleOf(app, to.personId, plan.id) === 'viewer' ? 'viewer' : 'organizer',
    now: app.now(),
  }
}

/** Nobody joined, nobody can be reached, asked to acknowledge in vain, or overdue. */
function unitsToPhone(app: App, world: World, contacts: ReturnType<typeof contactsByUnit>): Set<number> {
  const steps = ledgerOf(
    app.db,
    world.shares.map((s) => s.row.id),
  ).filter((row) => row.step === 'acknowledge' && row.outboxId !== null)
  const asked = new Set(steps.map((row) => row.assignmentId))
  const names = new Set(world.shares.filter((s) => asked.has(s.row.id)).map(assignmentName))
  return new Set(toPhone(statusFacts(app, world, contacts), { now: app.now(), asked: names }).map((l) => l.unitId))
}

/** Units as a list: for one unit, its shares; to phone, each unit once that cannot be reached or is overdue. */
function unitLinesFor(
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
  // Whom no message reaches comes first: only a call will do there.
  const reached = (line: UnitLine) => Number(line.contacts.some((c) => c.reachable))
  return shown.sort((a, b) => reached(a) - reached(b))
}

function journalLines(app: App) {
  return latest(app.db, 30).map((row) => ({
    at: row.at,
    actor: actorName(app, row.actor),
    action: row.action,
    object: row.object,
  }))
}

function actorName(app: App, actor: string): string {
  const person = /^person:(\d+)$/.exec(actor)
  return person ? (personById(app.db, Number(person[1]))?.name ?? actor) : actor
}

function proposalFacts(app: App, id: number): Facts | Gone {
  const row = proposalById(app.db, id)
  const plan = row ? planById(app.db, row.planId) : undefined
  if (!row || !plan || row.usedAt !== null) return gone('used')
  const facts = planFacts(app, plan)
  const proposal = ((): Proposal => {
    switch (row.args.kind) {
      case 'event': {
        const { change } = row.args
        return {
          kind: 'event',
          day: dayDoubt(app, change.to),
          plan: facts,
          change,
          moved: movedItems(app, plan, change),
          recipients: recipientsOf(app, plan.id),
          window: false,
          sample: null,
        }
      }
      case 'nudge': {
        const lines = nudgeLines(app, plan.id, row.args.units)
        return {
          kind: 'nudge',
          plan: facts,
          lines: lines.map(({ unit, tasks }) => ({ unit, tasks })),
          recipients: lines.reduce((sum, l) => sum + l.recipients, 0),
          urgent: row.args.urgent,
          sample: null,
        }
      }
      case 'activate': {
        const world = loadWorld(app, plan.id)
        const tasks = taskLines(app, world, contactsByUnit(app, plan.id))
        const clear = new Set(tasks.filter((t) => !t.waiting).map((t) => t.taskId))
        const units = new Map(
          world.shares
            .filter((s) => s.row.role === 'lead' && clear.has(s.task.id))
            .map((s) => [s.row.unitId, s.executor?.name ?? s.unit.name]),
        )
        const informed = new Set(world.shares.filter((s) => clear.has(s.task.id)).map((s) => s.row.unitId))
        const unreached = [...units]
          .filter(([unitId]) => contactsToTell(app, plan.id, unitId).length === 0)
          .map(([, name]) => name)
        return {
          kind: 'activate',
          plan: facts,
          clear: tasks.filter((t) => !t.waiting),
          waiting: tasks.filter((t) => t.waiting),
          recipients: [...informed].reduce((sum, unitId) => sum + contactsToTell(app, plan.id, unitId).length, 0),
          unreached,
        }
      }
      default:
        return row.args satisfies never
    }
  })()
  return { kind: 'proposal', proposal, id }
}

/** Is this person an organizer or viewer of a plan (or of the installation)? */
export function roleOf(app: App, personId: number, planId: number | null): 'organizer' | 'viewer' | null {
  const held = rolesOf(app.db, personId).filter((r) => r.planId === null || planId === null || r.planId === planId)
  if (held.some((r) => r.role === 'organizer')) return 'organizer'
  return held.length > 0 ? 'viewer' : null
}
