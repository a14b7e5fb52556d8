// What an organizer does by buttons and answers: looking, reviewing, confirming, settling, recording on behalf.
import type { UnitAction } from '../core/card-notice.ts'
import type { Action } from '../core/notice.ts'
import type { PeopleAction } from '../core/people-notice.ts'
import type { TalkAction } from '../core/talk.ts'
import type { WaysAction } from '../core/ways-notice.ts'
import { changeAssignment, submissionById } from '../store/assignments.ts'
import type { Waiting } from '../store/conversations.ts'
import { transact } from '../store/db.ts'
import { record } from '../store/journal.ts'
import type { OutboxRow } from '../store/outbox.ts'
import { contactById, identitiesOf, personById } from '../store/people.ts'
import { type Plan, planById, taskById } from '../store/plans.ts'
import { proposalById } from '../store/proposals.ts'
import { doAct } from './acts.ts'
import { chooseAudience, proposeAnnouncement } from './announcing.ts'
import type { App } from './app.ts'
import { readmit } from './contacts-arrive.ts'
import { recordingTyped, timeTyped } from './desk-answers.ts'
import { readField } from './field-words.ts'
import { groupAct } from './group-acts.ts'
import { undoJoin } from './link-contact.ts'
import { proposeNudge, showBoard } from './look.ts'
import { menuLater } from './menu-later.ts'
import { setMilestone } from './milestones.ts'
import { openFiles } from './open-files.ts'
import { unitOfPlan } from './plan-units.ts'
import { proposePost } from './post-board.ts'
import { chooseChange } from './propose-changes.ts'
import { again, chooseWhen, confirm, discard, eventAsked, propose, proposeAgain } from './proposing.ts'
import { setRecording } from './record-many.ts'
import { refusalCode } from './refusals.ts'
import { nextWaiting, reviewSubmission, unitOfOrganizer } from './review.ts'
import { settleTask } from './settle-task.ts'
import { answer, ask, byOf, refuse, type Speaker } from './speaker.ts'
import { declineAssignment, type Hand, reportDone, submitDocument } from './submit.ts'
import { undo, undoably, withUndo } from './undoing.ts'
import { editStop, fieldTyped, settleStop, settleTyped, walkTo } from './walk.ts'
import { loadShare, loadWorld } from './world.ts'

export { propose, proposeEvent } from './proposing.ts'

type OrganizerAction = Exclude<
  Action,
  | UnitAction
  | PeopleAction
  | TalkAction
  | WaysAction
  | { do: 'acknowledge' | 'send' | 'by_document' | 'done' | 'decline' | 'file_for' | 'plan_meant' | 'upload_link' }
>

/** Views are for viewers too; every other act needs the organizer's role, for this plan. */
const LOOKING = new Set(['view', 'find', 'board', 'understood', 'preview', 'review', 'walk'])

const may = (speaker: Speaker, planId: number | null, action: OrganizerAction['do']): boolean =>
  speaker.role !== null &&
  (speaker.role === 'organizer' || LOOKING.has(action)) &&
  (planId === null || speaker.plans === null || speaker.plans.includes(planId))

/** @param pressed the message whose button it was; null for a typed number */
export function organizerAct(
  app: App,
  speaker: Speaker,
  action: OrganizerAction,
  pressed: OutboxRow | null = null,
): void {
  const planId = planOfAction(app, action)
  if (!may(speaker, planId, action.do)) return refuse(app, speaker, 'not_for_role')
  switch (action.do) {
    case 'view':
      return answer(app, speaker, {
        kind: 'view',
        view: action.view,
        plan: action.plan,
        page: action.page,
        unit: action.unit,
        ...(action.query === undefined ? {} : { query: action.query }),
      })
    case 'find':
      return answer(app, speaker, { kind: 'found', plan: action.plan, filter: action.filter, page: action.page })
    case 'nudge':
      return proposeNudge(app, speaker, action.plan, action.filter)
    case 'board':
      return showBoard(app, speaker, action)
    case 'post':
      return proposePost(app, speaker, action)
    case 'understood':
    case 'preview':
      return answer(app, speaker, { kind: action.do, plan: action.plan, page: action.page })
    case 'walk':
      return walkTo(app, speaker, action, pressed)
    case 'settle':
      return settleStop(app, speaker, action, pressed)
    case 'edit':
      return editStop(app, speaker, action)
    case 'review':
      return showNext(app, speaker, action.plan, action.after)
    case 'accept':
      return accept(app, speaker, action.submission)
    case 'return':
      return submissionById(app.db, action.submission)?.state === 'waiting'
        ? ask(app, speaker, { ask: 'return_reason', plan: planId, about: action.submission, parked: [] })
        : refuse(app, speaker, 'already_done')
    case 'open_files':
      return openFiles(app, speaker, action.submission)
    case 'activate':
      return propose(app, speaker, action.plan, { kind: 'activate' })
    case 'confirm':
      return confirm(app, speaker, action.proposal)
    case 'discard':
      return discard(app, speaker, action.proposal)
    case 'again':
      return again(app, speaker, action.proposal)
    case 'undo':
      return undo(app, speaker, action.act)
    case 'record_set':
      return setRecording(app, speaker, action.proposal, action.set)
    case 'propose_event': {
      const plan = planById(app.db, action.plan)
      return plan ? proposeAgain(app, speaker, plan, action.change) : refuse(app, speaker, 'stale_button')
    }
    case 'milestone':
      return setMilestone(app, speaker, action.task, action.adopt ? 'usual' : 'none')
    case 'milestones':
      return action.page === 0
        ? propose(app, speaker, action.plan, { kind: 'milestones' })
        : answer(app, speaker, { kind: 'milestones', plan: action.plan, page: action.page })
    case 'audience':
      return chooseAudience(app, speaker, action.proposal, action.to)
    case 'when':
      return chooseWhen(app, speaker, action.proposal, action.when === 'ask' ? 'ask' : { kind: action.when })
    case 'readmit':
      return transact(app.db, () => readmit(app, speaker, action.proposal, action.contact))
    case 'amend':
      return chooseChange(app, action.proposal, action.change, action.task)
        ? answer(app, speaker, { kind: 'proposal', proposal: action.proposal })
        : refuse(app, speaker, 'stale_button')
    case 'undo_join': {
      // Whom a sheet named is let go of as a whole, which has no way back but a new invitation.
      const joined = contactById(app.db, action.contact)
      const listed = joined ? personById(app.db, joined.personId)?.listedAt != null : false
      const scope = listed ? {} : { contacts: [action.contact] }
      const { result: contact, undo: way } = undoably(app, speaker, 'contact_removed', scope, () =>
        undoJoin(app, action.contact, byOf(speaker)),
      )
      if (!contact) return refuse(app, speaker, 'already_done')
      for (const identity of identitiesOf(app.db, contact.personId)) menuLater(app, identity.id)
      return answer(app, speaker, { kind: 'undone', contact: action.contact, ...withUndo(way) })
    }
    case 'answer':
      return answerTask(app, speaker, action)
    case 'invitations':
      return answer(app, speaker, { kind: 'invitations', plan: action.plan, unit: action.unit, page: action.page })
    case 'called':
      return called(app, speaker, action.plan, action.unit)
    case 'on_behalf':
      return answer(app, speaker, { kind: 'on_behalf', plan: action.plan, unit: action.unit, way: action.way })
    case 'on_behalf_of':
      return onBehalf(app, speaker, action)
    case 'group_register':
    case 'group_leave':
    case 'group_content':
    case 'group_end':
    case 'groups':
      return groupAct(app, speaker, action)
    default:
      return action satisfies never
  }
}

function planOfAction(app: App, action: OrganizerAction): number | null {
  if ('plan' in action) return action.plan
  // Whose group it is is asked where it is looked up.
  if ('group' in action || 'place' in action || action.do === 'groups') return null
  if ('submission' in action) return planOfAssignment(app, submissionById(app.db, action.submission)?.assignmentId)
  if ('assignment' in action) return planOfAssignment(app, action.assignment)
  if ('proposal' in action) return proposalById(app.db, action.proposal)?.planId ?? null
  if ('act' in action) return null
  if ('task' in action) return taskById(app.db, action.task)?.planId ?? null
  return contactById(app.db, action.contact)?.planId ?? null
}

const planOfAssignment = (app: App, id: number | undefined): number | null =>
  id === undefined ? null : (loadShare(app, id)?.world.plan.id ?? null)

/** Shows what waits next, or says that nothing does. */
export function showNext(app: App, speaker: Speaker, planId: number, after: number | null): void {
  const next = nextWaiting(app, planId, after)
  if (next.submission === null) return refuse(app, speaker, 'nothing_to_review')
  answer(app, speaker, { kind: 'review_item', submission: next.submission })
}

const actorIn = (app: App, speaker: Speaker, planId: number) =>
  ({ kind: 'organizer', person: speaker.person.id, unit: unitOfOrganizer(app, planId, speaker.person.id) }) as const

function accept(app: App, speaker: Speaker, submissionId: number): void {
  const planId = planOfAssignment(app, submissionById(app.db, submissionId)?.assignmentId)
  if (planId === null) return refuse(app, speaker, 'stale_button')
  const assignments = [submissionById(app.db, submissionId)!.assignmentId]
  const { result: acted, undo: way } = undoably(app, speaker, 'accepted', { assignments }, () =>
    reviewSubmission(app, submissionId, { kind: 'accept' }, actorIn(app, speaker, planId), byOf(speaker)),
  )
  if (!acted.ok) return refuse(app, speaker, refusalCode(acted.refusal))
  answer(app, speaker, { kind: 'verdict_done', submission: submissionId, ...withUndo(way) })
}

function answerTask(app: App, speaker: Speaker, action: Extract<OrganizerAction, { do: 'answer' }>): void {
  const task = taskById(app.db, action.task)
  const plan = task ? planById(app.db, task.planId) : undefined
  if (!task || !plan || task.dropped) return refuse(app, speaker, 'stale_button')
  switch (action.with) {
    case 'members':
    case 'deadline':
      return ask(app, speaker, { ask: action.with, plan: plan.id, about: task.id, parked: [] })
    case 'drop':
    case 'keep': {
      const { result: settled, undo: way } = undoably(app, speaker, 'task_changed', { tasks: [task.id] }, () =>
        settleTask(app, plan, task, { kind: action.with as 'drop' | 'keep' }, byOf(speaker)),
      )
      if (!settled.ok) return refuse(app, speaker, 'failed')
      return action.with === 'keep'
        ? answer(app, speaker, { kind: 'settled', task: task.id, ...withUndo(way) })
        : answer(app, speaker, { kind: 'understood', plan: plan.id, page: 1 })
    }
    default:
      return action.with satisfies never
  }
}

function called(app: App, speaker: Speaker, planId: number, unitId: number): void {
  const { shares } = loadWorld(app, planId, [unitId])
  const scope = { assignments: shares.map((s) => s.row.id) }
  const { undo: way } = undoably(app, speaker, 'called', scope, () => {
    for (const share of shares) changeAssignment(app.db, share.row.id, { calledAt: app.now() })
    record(app.db, {
      at: app.now(),
      ...byOf(speaker),
      action: 'called',
      object: `unit:${unitId}`,
      details: { plan: planId },
    })
  })
  answer(app, speaker, { kind: 'called', plan: planId, unit: unitId, ...withUndo(way) })
}

function onBehalf(app: App, speaker: Speaker, action: Extract<OrganizerAction, { do: 'on_behalf_of' }>): void {
  const loaded = loadShare(app, action.assignment)
  if (!loaded) return refuse(app, speaker, 'stale_button')
  const planId = loaded.world.plan.id
  const actor = actorIn(app, speaker, planId)
  const hand: Hand = {
    actor,
    by: byOf(speaker),
    personId: speaker.person.id,
    identityId: speaker.identity.id,
    onBehalf: action.way,
    at: speaker.at,
  }
  const scope = { assignments: [action.assignment] }
  const shown = (way: number | null) =>
    answer(app, speaker, {
      kind: 'on_behalf',
      plan: planId,
      unit: loaded.share.row.unitId,
      way: action.way,
      ...withUndo(way),
    })
  switch (action.what) {
    case 'acknowledge': {
      const { result: acted, undo: way } = undoably(app, speaker, 'acknowledged', scope, () =>
        doAct(app, action.assignment, { kind: 'acknowledge', via: action.way }, actor, hand.by, hand.at),
      )
      return acted.ok ? shown(way) : refuse(app, speaker, refusalCode(acted.refusal))
    }
    case 'document':
      return ask(app, speaker, {
        ask: 'document_number',
        plan: planId,
        about: action.assignment,
        parked: [],
        onBehalf: action.way,
      })
    case 'done': {
      const { result: done, undo: way } = undoably(app, speaker, 'submitted', scope, () =>
        reportDone(app, action.assignment, hand),
      )
      return done.ok ? shown(way) : refuse(app, speaker, refusalCode(done.refusal))
    }
    case 'decline': {
      const { result: declined, undo: way } = undoably(app, speaker, 'declined', scope, () =>
        declineAssignment(app, action.assignment, 'not_taking_part', null, hand),
      )
      return declined.ok ? shown(way) : refuse(app, speaker, refusalCode(declined.refusal))
    }
    default:
      return action.what satisfies never
  }
}

/** A typed answer to a question that the organizer was asked. */
export function organizerAnswer(
  app: App,
  speaker: Speaker,
  waiting: Waiting,
  given: { text: string } | { number: string | null; date: string | null },
): void {
  if (speaker.role !== 'organizer') return refuse(app, speaker, 'not_for_role')
  const planId = waiting.plan
  const plan = planId === null ? undefined : planById(app.db, planId)
  if (!plan || !may(speaker, plan.id, 'confirm')) return refuse(app, speaker, 'stale_button')
  if ('number' in given) {
    if (given.number === null || waiting.about === null)
      return ask(app, speaker, {
        ask: 'document_number',
        plan: plan.id,
        about: waiting.about,
        parked: [],
        onBehalf: waiting.onBehalf ?? null,
      })
    const hand: Hand = {
      actor: actorIn(app, speaker, plan.id),
      by: byOf(speaker),
      personId: speaker.person.id,
      identityId: speaker.identity.id,
      onBehalf: waiting.onBehalf ?? 'phone',
      at: speaker.at,
    }
    const { about } = waiting
    const document = { number: given.number, date: given.date }
    const { result: sent, undo: way } = undoably(app, speaker, 'submitted', { assignments: [about] }, () =>
      submitDocument(app, about, document, hand),
    )
    if (!sent.ok) return refuse(app, speaker, refusalCode(sent.refusal))
    return answer(app, speaker, {
      kind: 'on_behalf',
      plan: plan.id,
      unit: sent.share.row.unitId,
      way: waiting.onBehalf ?? 'phone',
      ...withUndo(way),
    })
  }
  const text = given.text.normalize('NFC').trim()
  switch (waiting.ask) {
    case 'return_reason': {
      if (waiting.about === null) return refuse(app, speaker, 'stale_button')
      const { about } = waiting
      const row = submissionById(app.db, about)
      const scope = { assignments: row ? [row.assignmentId] : [] }
      const { result: acted, undo: way } = undoably(app, speaker, 'returned', scope, () =>
        reviewSubmission(app, about, { kind: 'return', reason: text }, actorIn(app, speaker, plan.id), byOf(speaker)),
      )
      if (!acted.ok) return refuse(app, speaker, refusalCode(acted.refusal))
      return answer(app, speaker, { kind: 'verdict_done', submission: about, ...withUndo(way) })
    }
    case 'event_date': {
      return eventAsked(app, speaker, plan, text)
    }
    case 'recording':
      return recordingTyped(app, speaker, plan, text)
    case 'announcement':
      return proposeAnnouncement(app, speaker, plan, text)
    case 'send_when':
      return timeTyped(app, speaker, waiting, text)
    case 'members':
    case 'deadline':
      return settleByText(app, speaker, plan, waiting, text)
    case 'field':
      return fieldTyped(app, speaker, plan, waiting, text)
    default:
      return refuse(app, speaker, 'command_unknown')
  }
}

function settleByText(app: App, speaker: Speaker, plan: Plan, waiting: Waiting, text: string): void {
  const task = waiting.about === null ? undefined : taskById(app.db, waiting.about)
  if (!task) return refuse(app, speaker, 'stale_button')
  const read = readField(app, plan, waiting.ask === 'members' ? 'members' : 'deadline', text)
  if (!read.ok) return refuse(app, speaker, read.code, read.detail)
  const { result: settled, undo: way } = undoably(app, speaker, 'task_changed', { tasks: [task.id] }, () =>
    settleTyped(app, speaker, plan, task.id, read.answer),
  )
  if (settled.ok) answer(app, speaker, { kind: 'settled', task: task.id, ...withUndo(way) })
}

/** The unit of a plan that a person means; answers by itself where none or several fit. */
export function unitMeant(app: App, speaker: Speaker, plan: Plan, query: string): number | null {
  const meant = unitOfPlan(app, plan, query)
  if (meant.kind === 'unit') return meant.unitId
  const names = meant.names.join('; ')
  refuse(app, speaker, meant.kind === 'several' ? 'unit_ambiguous' : 'unit_unknown', names || query)
  return null
}
