// Facts of requests for more time and of remarks, gathered at the moment of sending.
import { addWorkingDays } from '../../core/calendar.ts'
import type { Facts, PlanFacts } from '../../core/notice.ts'
import type { Day } from '../../core/plan-document.ts'
import type { DocumentFacts, ExtensionFacts, RemarkFacts, TalkNotice } from '../../core/talk.ts'
import { dayOf } from '../../core/time.ts'
import { type Submission, submissionById } from '../../store/assignments.ts'
import { lastOf } from '../../store/journal.ts'
import { contactsOf, contactsOfPerson, personById } from '../../store/people.ts'
import { type Plan, planById, plansInState } from '../../store/plans.ts'
import { type Remark, remarkById, unansweredRemarks } from '../../store/remarks.ts'
import { actorName } from '../actor-name.ts'
import type { App } from '../app.ts'
import { claimsFacts } from '../claims.ts'
import { waitingDocuments } from '../documents.ts'
import { waitingExtensions } from '../extensions.ts'
import { contactFacts, isOpen, owed, planFacts, submissionFacts } from '../plan-facts.ts'
import { loadShare, loadWorld, type Share, servesEvent, type World } from '../world.ts'
import { type Gone, gone, items, type Recipient } from './gone.ts'
import { roleOf } from './views.ts'

export function talkFacts(app: App, notice: TalkNotice, to: Recipient): Facts | Gone {
  switch (notice.kind) {
    case 'extension_ask':
      return askFacts(app, notice, to)
    case 'extension_asked':
    case 'extension_withdrawn':
      return about(app, notice.assignment, (plan, share, item) => ({
        kind: notice.kind,
        plan,
        item,
        until: share.life.extension?.until ?? null,
        reason: share.life.extension?.reason ?? null,
      }))
    case 'extensions_waiting': {
      const world = worldOf(app, notice.plan)
      const requests = world ? waitingExtensions(world).map((s) => requestFacts(app, world, s)) : []
      if (!world || requests.length === 0) return gone('nothing waits')
      return { kind: 'extensions_waiting', plan: planFacts(app, world.plan), requests }
    }
    case 'extension_item':
    case 'extension_question': {
      const loaded = loadShare(app, notice.assignment)
      if (!loaded) return gone('dropped')
      const { world, share } = loaded
      if (share.life.extension === null) return goneFacts(app, world, share)
      const request = requestFacts(app, world, share)
      const plan = planFacts(app, world.plan)
      if (notice.kind === 'extension_question')
        return { ...notice, plan, request, days: nextDays(app, share).filter((day) => day !== request.until) }
      return {
        kind: 'extension_item',
        plan,
        request,
        left: leftBeside(app, world.plan.id, share.row.id),
        looking: looks(app, to, world.plan.id),
      }
    }
    case 'extension_told':
      return about(app, notice.assignment, (plan, _share, item) => ({ ...notice, plan, item }))
    case 'extension_decided':
      return about(app, notice.assignment, (plan, share, item) => ({
        ...notice,
        plan,
        item,
        left: leftBeside(app, plan.id, share.row.id),
      }))
    case 'extension_gone': {
      const loaded = loadShare(app, notice.assignment)
      return loaded ? goneFacts(app, loaded.world, loaded.share) : gone('dropped')
    }
    case 'extensions_granted': {
      const plan = planById(app.db, notice.plan)
      return plan ? { ...notice, plan: planFacts(app, plan) } : gone('no plan')
    }
    case 'remark_question':
    case 'remark_done':
    case 'remark_answered': {
      const row = remarkById(app.db, notice.remark)
      const remark = row ? remarkFacts(app, row) : null
      if (!row || !remark) return gone('no remark')
      return { kind: notice.kind, remark, organizer: remark.plan?.organizer ?? '' }
    }
    case 'remarks': {
      const plan = planById(app.db, notice.plan)
      if (!plan) return gone('no plan')
      const remarks = unansweredRemarks(app.db, plan.id).flatMap((row) => remarkFacts(app, row) ?? [])
      return {
        kind: 'remarks',
        plan: planFacts(app, plan),
        page: notice.page,
        remarks,
        looking: looks(app, to, plan.id),
      }
    }
    case 'fields_ask': {
      const loaded = notice.assignment === null ? null : loadShare(app, notice.assignment)
      const [item] = loaded ? items(app, loaded.world, [loaded.share]) : []
      if (notice.field !== 'item' && !item) return gone('dropped')
      return {
        kind: 'fields_ask',
        item: item ?? null,
        items: notice.field === 'item' ? openOf(app, to, notice.plan, () => true) : [],
        field: notice.field,
        problem: notice.problem,
      }
    }
    case 'fields_shown':
      return about(app, notice.assignment, (_plan, _share, item) => ({
        kind: 'fields_shown',
        item,
        fields: notice.fields,
      }))
    case 'not_ours_question':
      return about(app, notice.assignment, (plan, share, item) => ({
        kind: 'not_ours_question',
        plan,
        item,
        claim: share.life.notOurs?.reason ?? null,
      }))
    case 'not_ours_told':
    case 'not_ours_decided':
      return about(app, notice.assignment, (plan, _share, item) => ({ ...notice, plan, item }))
    case 'briefing':
      return { kind: 'briefing', on: notice.on }
    case 'claims':
      return claimsFacts(app, notice.plan, notice.page)
    case 'take_back_which': {
      const loaded = notice.assignments.flatMap((id) => loadShare(app, id) ?? [])
      return { kind: 'take_back_which', items: loaded.flatMap(({ world, share }) => items(app, world, [share])) }
    }
    case 'take_back_done':
    case 'taken_back':
    case 'reopened':
    case 'reopen_done':
      return about(app, notice.assignment, (plan, share, item) =>
        share.life.state === 'declined' ? gone('declined again') : { kind: notice.kind, plan, item },
      )
    case 'hand_in_withdrawn': {
      const row = submissionById(app.db, notice.submission)
      const loaded = row ? loadShare(app, row.assignmentId) : null
      const submission = row && loaded ? submissionFacts(app, { ...loaded.share, submissions: [row] }) : null
      const [item] = loaded ? items(app, loaded.world, [loaded.share]) : []
      return loaded && item && submission
        ? { kind: 'hand_in_withdrawn', plan: planFacts(app, loaded.world.plan), item, submission }
        : gone('no submission')
    }
    case 'documents': {
      const plan = planById(app.db, notice.plan)
      if (!plan) return gone('no plan')
      const documents = waitingDocuments(app, plan.id, notice.query).flatMap((s) => documentFacts(app, s) ?? [])
      return { ...notice, plan: planFacts(app, plan), documents, looking: looks(app, to, plan.id) }
    }
    case 'document_matched': {
      const row = submissionById(app.db, notice.submission)
      const document = row ? documentFacts(app, row) : null
      const plan = row ? loadShare(app, row.assignmentId)?.world.plan : undefined
      if (!document || !plan) return gone('no submission')
      const left = waitingDocuments(app, plan.id, null).length
      return { kind: 'document_matched', plan: planFacts(app, plan), document, left }
    }
    case 'documents_matched': {
      const plan = planById(app.db, notice.plan)
      return plan ? { ...notice, plan: planFacts(app, plan) } : gone('no plan')
    }
    default:
      return notice satisfies never
  }
}

const looks = (app: App, to: Recipient, planId: number): boolean =>
  to.personId !== null && roleOf(app, to.personId, planId) === 'viewer'

const worldOf = (app: App, planId: number): World | null => (planById(app.db, planId) ? loadWorld(app, planId) : null)

function about(
  app: App,
  assignment: number,
  make: (plan: PlanFacts, share: Share, item: ExtensionFacts['item']) => Facts | Gone,
): Facts | Gone {
  const loaded = loadShare(app, assignment)
  const [item] = loaded ? items(app, loaded.world, [loaded.share]) : []
  return loaded && item ? make(planFacts(app, loaded.world.plan), loaded.share, item) : gone('dropped')
}

const leftBeside = (app: App, planId: number, assignment: number): number =>
  waitingExtensions(loadWorld(app, planId)).filter((s) => s.row.id !== assignment).length

/** Choices enough to be asked for at a tap, few enough for a phone. */
const DAYS = 5

/** The next working days after the deadline, or after today where it is past. */
function nextDays(app: App, share: Share): Day[] {
  const { calendar } = app.settings
  if (share.due.kind !== 'due') return []
  const today = dayOf(app.now(), calendar.zone)
  const { lenientDay } = share.due.due
  const from = lenientDay > today ? lenientDay : today
  return Array.from({ length: DAYS }, (_, i) => addWorkingDays(calendar, from, i + 1))
}

function askFacts(app: App, notice: Extract<TalkNotice, { kind: 'extension_ask' }>, to: Recipient): Facts | Gone {
  const loaded = notice.assignment === null ? null : loadShare(app, notice.assignment)
  const [item] = loaded ? items(app, loaded.world, [loaded.share]) : []
  if (notice.step !== 'item' && !item) return gone('dropped')
  const plan = loaded?.world.plan ?? (notice.plan === null ? undefined : planById(app.db, notice.plan))
  return {
    kind: 'extension_ask',
    plan: plan ? planFacts(app, plan) : null,
    item: item ?? null,
    items: notice.step === 'item' ? openOf(app, to, notice.plan, (s) => s.due.kind === 'due') : [],
    step: notice.step,
    until: notice.until,
    problem: notice.problem,
    days: loaded ? nextDays(app, loaded.share) : [],
  }
}

/** Open items of a contact, with the numbers that they have in the card. */
function openOf(app: App, to: Recipient, planId: number | null, fits: (share: Share) => boolean) {
  const contacts = to.personId === null ? [] : contactsOfPerson(app.db, to.personId)
  const seen = new Set<number>()
  return contacts.flatMap((contact) => {
    const plans: Plan[] = contact.planId === null ? plansInState(app.db, 'active') : [planById(app.db, contact.planId)!]
    return plans
      .filter((plan) => plan.state === 'active' && (planId === null || plan.id === planId))
      .flatMap((plan) => {
        const world = loadWorld(app, plan.id, [contact.unitId])
        return items(
          app,
          world,
          // Who speaks for both sides of a unit has its items once.
          owed(world, contact.unitId).filter((s) => isOpen(s) && fits(s) && !seen.has(s.row.id) && seen.add(s.row.id)),
        )
      })
  })
}

export function requestFacts(app: App, world: World, share: Share): ExtensionFacts {
  const { until, reason, at, person } = share.life.extension!
  const contact = contactsOf(app.db, world.plan.id, [share.row.unitId]).find((c) => c.personId === person)
  const [item] = items(app, world, [share])
  const { event } = world
  return {
    item: item!,
    until,
    reason,
    at,
    contact: contact ? contactFacts(app, contact) : null,
    dayOff: app.settings.calendar.dayOff(until),
    afterEvent: event.state === 'fixed' && event.day !== null && until > event.day && servesEvent(world, share),
  }
}

const ENDS = {
  extension_granted: 'granted',
  extension_refused: 'refused',
  extension_withdrawn: 'withdrawn',
} as const

/** Why no request waits for an item: what the unit did meanwhile, or who answered. */
function goneFacts(app: App, world: World, share: Share): Facts | Gone {
  const [item] = items(app, world, [share])
  if (!item) return gone('dropped')
  const plan = planFacts(app, world.plan)
  const left = leftBeside(app, plan.id, share.row.id)
  const facts = { kind: 'extension_gone', plan, item, left } as const
  const { state } = share.life
  if (state === 'declined' || state === 'cancelled') return { ...facts, why: state, by: null }
  const object = `assignment:${share.row.id}`
  const [last] = (['extension_granted', 'extension_refused', 'extension_withdrawn', 'submitted'] as const)
    .flatMap((action) => lastOf(app.db, action, object) ?? [])
    .sort((a, b) => b.sequence - a.sequence)
  if (!last || last.action === 'submitted') return { ...facts, why: 'sent', by: null }
  const moot = last.details.why === 'moot'
  return {
    ...facts,
    why: moot ? 'moot' : ENDS[last.action as keyof typeof ENDS],
    by: moot ? null : actorName(app, last.actor),
  }
}

/** What was sent by document, with its unit and task. */
export function documentFacts(app: App, row: Submission): DocumentFacts | null {
  const loaded = loadShare(app, row.assignmentId)
  if (!loaded) return null
  const { share } = loaded
  const submission = submissionFacts(app, { ...share, submissions: share.submissions.filter((s) => s.id <= row.id) })
  return submission ? { unit: share.executor?.name ?? share.unit.name, task: share.task.text, submission } : null
}

export function remarkFacts(app: App, row: Remark): RemarkFacts | null {
  const contacts = contactsOfPerson(app.db, row.personId)
  const contact = contacts.find((c) => c.unitId === row.unitId) ?? contacts[0]
  if (!contact) return null
  const plan = row.planId === null ? undefined : planById(app.db, row.planId)
  const by = row.answeredBy === null ? '' : (personById(app.db, row.answeredBy)?.name ?? '')
  return {
    id: row.id,
    plan: plan ? planFacts(app, plan) : null,
    contact: contactFacts(app, contact),
    text: row.text,
    at: row.at,
    answer: row.answeredAt === null ? null : { text: row.answer ?? '', at: row.answeredAt, by },
  }
}
