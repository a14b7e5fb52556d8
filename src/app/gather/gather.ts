// Facts for every kind of notice, gathered at the moment of sending; or the word why it no longer applies.
import { isAccountNotice } from '../../core/account-notice.ts'
import { isQuiet } from '../../core/assignment.ts'
import type { Facts, ItemFacts, Notice, SubmissionFacts } from '../../core/notice.ts'
import { isPeopleNotice } from '../../core/people-notice.ts'
import { stopAt } from '../../core/review.ts'
import { isTalk } from '../../core/talk.ts'
import { isUploadNotice } from '../../core/upload-notice.ts'
import { isWaysNotice } from '../../core/ways-notice.ts'
import { parkedById, submissionById, waitingSubmissions } from '../../store/assignments.ts'
import { bulletinById } from '../../store/bulletins.ts'
import { contactsOfPerson, invitationById } from '../../store/people.ts'
import { phoneCalls } from '../../store/phone-calls.ts'
import { allPlans, latestVersion, planById, plansInState, taskById, unitById } from '../../store/plans.ts'
import { remarkById } from '../../store/remarks.ts'
import { actorName } from '../actor-name.ts'
import type { App } from '../app.ts'
import { unitsOf, unitsOfCard } from '../cards-together.ts'
import { leadOf } from '../helping.ts'
import { typedOf, validInvitations } from '../invite.ts'
import { milestoneFacts } from '../milestones.ts'
import {
  addressedName,
  cardFacts,
  contactsByUnit,
  isOpen,
  owed,
  planFacts,
  submissionFacts,
  taskLines,
  totalsOf,
  unitLine,
} from '../plan-facts.ts'
import { planReview } from '../plan-review.ts'
import { messagePreviews } from '../preview-messages.ts'
import { listDay } from '../remind.ts'
import { markOf } from '../settle-document.ts'
import { pageCodeFacts } from '../sign-in.ts'
import { contactsToTell } from '../telling.ts'
import { uploadAddress } from '../upload-links.ts'
import { loadShare, loadWorld, type Share, type World } from '../world.ts'
import { aboutAccounts } from './about-accounts.ts'
import { aboutPeople } from './about-people.ts'
import { aboutWays } from './about-ways.ts'
import { boardFacts, briefFacts } from './board.ts'
import { bulletinFacts } from './bulletin.ts'
import { exportFacts } from './export.ts'
import { foundFacts } from './found.ts'
import { type Gone, gone, items, type Recipient, stillContact } from './gone.ts'
import { groupAdded, groupEnded, groupList, groupNews } from './groups.ts'
import { handInFacts } from './hand-ins.ts'
import { ownWork } from './own-work.ts'
import { aboutContact, joinedSince } from './people.ts'
import { eventAnswer, ownAnswer } from './plain-questions.ts'
import { planChanged } from './plan-changed.ts'
import { actedBefore, eventFacts, proposalFacts } from './proposals.ts'
import { reminderFacts } from './reminder.ts'
import { sourceFacts } from './source.ts'
import { remarkFacts, talkFacts } from './talk.ts'
import { uploadFacts } from './uploads.ts'
import { roleOf, viewFacts } from './views.ts'

export type { Gone, Recipient } from './gone.ts'

/** Gathers what a notice needs; the words are made from it afterwards. */
export function gather(app: App, notice: Notice, to: Recipient): Facts | Gone {
  const facts = factsOf(app, notice, to)
  const undo = 'undo' in notice ? notice.undo : undefined
  return 'gone' in facts || undo === undefined ? facts : ({ ...facts, undo } as Facts)
}

function factsOf(app: App, notice: Notice, to: Recipient): Facts | Gone {
  if (isPeopleNotice(notice)) return aboutPeople(app, notice, to)
  if (isAccountNotice(notice)) return aboutAccounts(app, notice)
  if (isTalk(notice)) return talkFacts(app, notice, to)
  if (isUploadNotice(notice)) return uploadFacts(app, notice)
  if (isWaysNotice(notice)) return aboutWays(app, notice, to)
  switch (notice.kind) {
    case 'announcement':
    case 'card': {
      const world = loadWorld(app, notice.plan, [notice.unit])
      if (!stillContact(app, to, notice.unit)) return gone('no longer a contact')
      const card = cardFacts(app, world, notice.unit, to.personId ?? 0)
      if (!card) return gone('nothing owed')
      const further = unitsOfCard(notice)
        .filter((unit) => unit !== notice.unit && stillContact(app, to, unit))
        .flatMap((unit) => cardFacts(app, loadWorld(app, notice.plan, [unit]), unit, to.personId ?? 0) ?? [])
      const also = further.length > 0 ? { also: further } : {}
      return { kind: notice.kind, card, page: notice.page ?? 1, ...also }
    }
    case 'item': {
      const loaded = loadShare(app, notice.assignment)
      const [item] = loaded ? items(app, loaded.world, [loaded.share]) : []
      const lead = item?.role === 'coordinate' && loaded ? { lead: leadOf(loaded.share) } : {}
      return loaded && item ? { kind: 'item', plan: planFacts(app, loaded.world.plan), item, ...lead } : gone('dropped')
    }
    case 'same_file':
    case 'withdrawn':
    case 'refile':
      return handInFacts(app, notice)
    case 'card_moved':
    case 'source_words':
    case 'plan_file':
      return sourceFacts(app, notice, to)
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
    case 'plan_changed':
      return planChanged(app, notice, to)
    case 'nudge': {
      const units = unitsOf(notice).filter((unit) => stillContact(app, to, unit))
      if (units.length === 0) return gone('no longer a contact')
      const world = loadWorld(app, notice.plan, units)
      const parts = units.flatMap((unitId) => {
        const open = owed(world, unitId).filter(
          (s) => notice.assignments.includes(s.row.id) && !isQuiet(s.life) && s.paused === null,
        )
        const unit = unitById(app.db, unitId)?.name ?? ''
        return open.length === 0 ? [] : [{ addressed: addressedName(open, unit), items: items(app, world, open) }]
      })
      const [first, ...also] = parts
      if (!first) return gone('answered meanwhile')
      const { by, urgent } = notice
      return {
        kind: 'nudge',
        plan: planFacts(app, world.plan),
        ...first,
        by,
        urgent,
        ...(also.length > 0 ? { also } : {}),
      }
    }
    case 'bulletin':
      return bulletinFacts(app, notice, to)
    case 'returned':
    case 'accepted':
    case 'receipt':
    case 'recorded':
      return aboutSubmission(app, notice.submission, (plan, item, submission, share, world) => ({
        kind: notice.kind,
        plan,
        item,
        submission,
        several: owed(world, share.row.unitId).length > 1,
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
      const units = [notice.unit, ...(notice.also ?? [])]
      const world = loadWorld(app, notice.plan, units)
      const mine = (unit: number) => owed(world, unit).filter((s) => notice.assignments.includes(s.row.id))
      return {
        kind: 'acknowledged',
        plan: planFacts(app, world.plan),
        unit: units.map((unit) => addressedName(mine(unit), unitById(app.db, unit)?.name ?? '')).join('; '),
        // Of several units the numbers say nothing: each card counts from 1.
        items: units.flatMap((unit) => items(app, world, mine(unit))),
      }
    }
    case 'ask':
      return askFacts(app, notice, to)
    case 'refused':
      return { ...notice, options: [] }
    case 'remark_passed':
      return { kind: 'remark_passed', organizer: planFacts(app, planById(app.db, notice.plan)!).organizer }
    case 'help':
      return notice.role === 'contact' ? { ...notice, own: ownWork(app, to) } : notice
    case 'stopped':
    case 'continuation':
      return notice
    case 'remark': {
      const remark = remarkById(app.db, notice.remark)
      const facts = remark ? remarkFacts(app, remark) : null
      if (!facts) return gone('no remark')
      const answers = notice.bulletin === undefined ? null : (bulletinById(app.db, notice.bulletin)?.text ?? null)
      return { kind: 'remark', ...facts, answers }
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
      const unreached = world.shares.filter(
        (s) =>
          s.row.role === 'lead' &&
          s.life.announcedAt !== null &&
          contactsToTell(app, notice.plan, s.row.unitId).length === 0,
      )
      // One name for each unit, so that the list is as long as the number above it.
      const unreachedUnits = [
        ...new Map(unreached.map((s) => [s.row.unitId, s.executor?.name ?? s.unit.name])).values(),
      ]
      return {
        ...notice,
        plan: planFacts(app, world.plan),
        unreached: notice.unreached === 0 ? 0 : unreachedUnits.length,
        unreachedUnits,
        by: notice.by === undefined ? null : actorName(app, notice.by),
      }
    }
    case 'digest': {
      const world = loadWorld(app, notice.plan)
      const { calendar } = app.settings
      const contacts = contactsByUnit(app, notice.plan)
      const due = new Set(
        world.shares
          .filter(
            (s) =>
              isOpen(s) &&
              s.paused === null &&
              s.due.kind === 'due' &&
              calendar.isWorkingDay(notice.day) &&
              listedOn(app, s) === notice.day,
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
    case 'found':
      return foundFacts(app, notice, to)
    case 'board':
      return boardFacts(app, notice)
    case 'export': {
      const report = exportFacts(app, notice.plan, to)
      return 'gone' in report ? report : { kind: 'export', report }
    }
    case 'brief':
      return briefFacts(app, notice)
    case 'event_facts':
      return eventAnswer(app, notice.plan)
    case 'own_work':
      return ownAnswer(app, notice, to)
    case 'plans':
      return {
        kind: 'plans',
        // Whoever was let in for some plans sees those.
        plans: allPlans(app.db)
          .filter((plan) => to.personId === null || roleOf(app, to.personId, plan.id) !== null)
          .map((plan) => {
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
        questions: (document?.questions ?? [])
          .filter((q) => !world.plan.settled.includes(markOf(q)))
          .map((q) => ({ line: q.line, message: q.message })),
        agenda: document?.agenda.length ?? 0,
        counts: {
          tasks: tasks.length,
          units: new Set(world.shares.filter((s) => s.row.role === 'lead').map((s) => s.row.unitId)).size,
          dated: tasks.filter((t) => t.deadline.result.kind === 'due' || t.deadline.result.kind === 'no_date').length,
          asked: tasks.filter((t) => t.waiting !== null).length,
        },
      }
    }
    case 'review': {
      const review = planReview(app, notice.plan)
      const { plan, counts } = review
      return { kind: 'review', plan, mode: notice.mode, said: notice.said, stop: stopAt(review, notice.at), counts }
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
    case 'lapsed':
    case 'act_undone':
      return notice
    case 'what_if': {
      const plan = planById(app.db, notice.plan)
      return plan ? { kind: 'what_if', proposal: eventFacts(app, plan, notice.change) } : gone('no plan')
    }
    case 'milestones':
      return planById(app.db, notice.plan) ? milestoneFacts(app, notice.plan, notice.page) : gone('no plan')
    case 'recorded_many': {
      const plan = planById(app.db, notice.plan)
      return plan ? { ...notice, plan: planFacts(app, plan) } : gone('no plan')
    }
    case 'stop_changed': {
      const plan = planById(app.db, notice.plan)
      if (!plan) return gone('no plan')
      const unit = notice.unit === null ? null : (unitById(app.db, notice.unit)?.name ?? null)
      return { ...notice, plan: planFacts(app, plan), unit, by: actorName(app, notice.by) }
    }
    case 'acted_before':
      return actedBefore(app, notice, to)
    case 'contacts_done':
      return notice
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
        unitId: notice.unit,
        ...(notice.what === undefined ? {} : { what: notice.what }),
        again: phoneCalls(app.db, notice.plan).get(notice.unit)?.again ?? null,
      }
    case 'invitations': {
      const plan = planById(app.db, notice.plan)
      if (!plan) return gone('no plan')
      const lines = validInvitations(app, plan, notice.unit === null ? null : [notice.unit])
      return {
        kind: 'invitations',
        plan: planFacts(app, plan),
        page: notice.page,
        lines: lines.map((l) => ({
          unitId: invitationById(app.db, l.id)?.unitId ?? 0,
          unit: l.unit ?? '',
          person: l.person,
          code: l.code,
          link: l.telegram,
          ...typedOf(app, l),
          expires: l.expires,
        })),
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
    case 'sign_in': {
      if (notice.code === null)
        return { kind: 'sign_in', code: null, link: null, address: app.ports.pages?.address ?? null }
      const code = pageCodeFacts(app, notice.code)
      return code ? { kind: 'sign_in', ...code } : gone('used or too old')
    }
    case 'group_added':
      return groupAdded(app, notice, to)
    case 'group_ended':
      return groupEnded(app, notice)
    case 'groups':
      return groupList(app, notice, to)
    case 'group_news':
      return groupNews(app, notice)
    default:
      return notice satisfies never
  }
}

/** The day of the list of the missing before a share's deadline. */
const listedOn = (app: App, share: Share): string | null =>
  share.due.kind === 'due' ? listDay(share.due.due, app.settings.calendar) : null

function aboutSubmission(
  app: App,
  submissionId: number,
  make: (
    plan: ReturnType<typeof planFacts>,
    item: ItemFacts,
    submission: SubmissionFacts,
    share: Share,
    world: World,
  ) => Facts,
): Facts | Gone {
  const row = submissionById(app.db, submissionId)
  const loaded = row ? loadShare(app, row.assignmentId) : null
  if (!row || !loaded) return gone('no submission')
  if (row.state === 'withdrawn') return gone('withdrawn')
  const { world, share } = loaded
  const upTo = { ...share, submissions: share.submissions.filter((s) => s.id <= submissionId) }
  const submission = submissionFacts(app, upTo)
  const [item] = items(app, world, [share])
  return submission && item ? make(planFacts(app, world.plan), item, submission, share, world) : gone('no submission')
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
        // Who speaks for both sides of a unit has its items once.
        const mine = items(app, world, owed(world, contact.unitId))
        own.push(...mine.filter((item) => !own.some((o) => o.assignmentId === item.assignmentId)))
      }
    }
  }
  const aboutTask = notice.ask === 'members' || notice.ask === 'deadline' || notice.ask === 'field'
  const task = aboutTask && notice.about !== null ? taskById(app.db, notice.about) : undefined
  const line = task
    ? taskLines(app, loadWorld(app, task.planId), new Map()).find((t) => t.taskId === task.id)
    : undefined
  const about = notice.about
  const aboutShare = !aboutTask && notice.ask !== 'return_reason' && notice.ask !== 'send_when'
  const share = aboutShare && about !== null ? loadShare(app, about) : null
  return {
    kind: 'ask',
    ...(notice.ask === 'send_how' && uploadAddress(app) !== null ? { byLink: true } : {}),
    ask: notice.ask,
    plan: plan ? planFacts(app, plan) : null,
    items: share ? items(app, share.world, [share.share]) : among(own, notice.among),
    files: notice.parked.flatMap((id) => parkedById(app.db, id)?.name ?? []),
    task: line ?? null,
    plans:
      notice.ask === 'which_plan'
        ? (notice.among ?? []).flatMap((id) => planById(app.db, id) ?? []).map((p) => planFacts(app, p))
        : [],
    parked: notice.parked,
    about,
    field: notice.field ?? null,
  }
}

/** The items asked about; all of them where none of those is left. */
function among(own: ItemFacts[], ids: number[] | undefined): ItemFacts[] {
  const some = own.filter((item) => ids?.includes(item.assignmentId))
  return some.length > 0 ? some : own
}
