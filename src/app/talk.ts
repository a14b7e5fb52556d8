// More time and remarks: what a button, a typed answer or a reply to a message does. Who may is checked here, at each act.
import type { TalkAction } from '../core/talk.ts'
import { NO_FIELDS } from '../core/three-fields.ts'
import { submissionById } from '../store/assignments.ts'
import { answered, type Waiting } from '../store/conversations.ts'
import { type OutboxRow, rowByMessage } from '../store/outbox.ts'
import { remarkById } from '../store/remarks.ts'
import type { App } from './app.ts'
import { askField, fieldAnswered, fileFields, goOn } from './ask-fields.ts'
import { becauseOf, chooseItem, timeAnswered, timeFor, withdraw } from './ask-time.ts'
import { switchBrief } from './brief.ts'
import { matchDocument, waitingDocuments } from './documents.ts'
import { decideByButton, extensionAnswered, requestsOf, showExtension } from './extension-desk.ts'
import type { Heard } from './heard.ts'
import { decideNotOurs, notOursAnswered, reopenItem, takeBack } from './not-ours.ts'
import { propose } from './organizer-acts.ts'
import { askRemarkAnswer, giveAnswer, remarkMeans } from './remarks.ts'
import { answer, refuse, type Speaker } from './speaker.ts'
import { loadShare, type Share } from './world.ts'

/** What a button of these messages does. */
export function talkAct(app: App, speaker: Speaker, action: TalkAction, waiting: Waiting | null): void {
  switch (action.do) {
    case 'extend': {
      const draft = waiting?.ask === 'extension_item' ? (waiting.draft ?? {}) : {}
      if (action.assignment === null) return chooseItem(app, speaker, action.plan, draft)
      return own(app, speaker, action.assignment, (share) => timeFor(app, speaker, share, draft))
    }
    case 'extend_to': {
      const said = waiting?.ask === 'extension_date' && waiting.about === action.assignment ? waiting.draft : undefined
      return own(app, speaker, action.assignment, (share) =>
        timeFor(app, speaker, share, { until: action.until, reason: said?.reason ?? null }),
      )
    }
    case 'extend_because':
      return own(app, speaker, action.assignment, (share) =>
        becauseOf(app, speaker, share, action.until, action.because),
      )
    case 'withdraw_extension':
      return own(app, speaker, action.assignment, (share) => withdraw(app, speaker, null, share))
    case 'extensions':
    case 'remarks':
      if (!mayRun(speaker, action.plan, 'viewer')) return refuse(app, speaker, 'not_for_role')
      return action.do === 'extensions'
        ? showExtension(app, speaker, action.plan, action.after)
        : answer(app, speaker, { kind: 'remarks', plan: action.plan, page: action.page })
    case 'decide_extension':
      return forPlan(app, speaker, planOf(app, action.assignment), () => decideByButton(app, speaker, action))
    case 'grant_all':
      return forPlan(app, speaker, action.plan, () => {
        const requests = requestsOf(app, action.plan)
        if (requests.length === 0) return refuse(app, speaker, 'nothing_waiting')
        propose(app, speaker, action.plan, { kind: 'extensions', requests })
      })
    case 'answer_remark':
      return forPlan(app, speaker, remarkById(app.db, action.remark)?.planId ?? null, () =>
        askRemarkAnswer(app, speaker, action.remark),
      )
    case 'remark_means':
      return forPlan(app, speaker, remarkById(app.db, action.remark)?.planId ?? null, () =>
        remarkMeans(app, speaker, action),
      )
    case 'fields': {
      const draft = waiting?.ask === 'field_item' ? waiting.draft?.fields : undefined
      return own(app, speaker, action.assignment, (share) => goOn(app, speaker, share, draft ?? NO_FIELDS))
    }
    case 'fields_edit':
      return own(app, speaker, action.assignment, (share) => askField(app, speaker, share, action.field, action.fields))
    case 'fields_file':
      return own(app, speaker, action.assignment, (share) => fileFields(app, speaker, share, action.fields))
    case 'briefing':
      if (speaker.role === null) return refuse(app, speaker, 'not_for_role')
      switchBrief(app, speaker.person.id, action.on)
      return answer(app, speaker, { kind: 'briefing', on: action.on })
    case 'claims':
      return forPlan(app, speaker, action.plan, () =>
        answer(app, speaker, { kind: 'claims', plan: action.plan, page: action.page }),
      )
    case 'take_back':
      return own(app, speaker, action.assignment, (share) => takeBack(app, speaker, share))
    case 'not_ours':
      return forPlan(app, speaker, planOf(app, action.assignment), () => decideNotOurs(app, speaker, action))
    case 'reopen':
      return forPlan(app, speaker, planOf(app, action.assignment), () => reopenItem(app, speaker, action.assignment))
    case 'documents': {
      const { plan, page, query } = action
      if (!mayRun(speaker, plan, 'viewer')) return refuse(app, speaker, 'not_for_role')
      return answer(app, speaker, { kind: 'documents', plan, page, query })
    }
    case 'match_document': {
      const row = submissionById(app.db, action.submission)
      const plan = row ? planOf(app, row.assignmentId) : null
      if (plan === null) return refuse(app, speaker, 'stale_button')
      return forPlan(app, speaker, plan, () => matchDocument(app, speaker, plan, action.submission, action.found))
    }
    case 'match_all':
      return forPlan(app, speaker, action.plan, () => {
        const submissions = waitingDocuments(app, action.plan, action.query).map((s) => s.id)
        if (submissions.length === 0) return refuse(app, speaker, 'nothing_waiting')
        propose(app, speaker, action.plan, { kind: 'documents', submissions })
      })
    default:
      return action satisfies never
  }
}

/** A typed answer to a question of these messages. */
export function talkAnswer(app: App, speaker: Speaker, waiting: Waiting, text: string): void {
  switch (waiting.ask) {
    case 'extension_item':
    case 'extension_date':
    case 'extension_reason':
      return timeAnswered(app, speaker, waiting, text)
    case 'extension_other':
    case 'extension_refusal':
      return forPlan(app, speaker, waiting.plan, () => extensionAnswered(app, speaker, waiting, text))
    case 'remark_answer':
      return forPlan(app, speaker, waiting.plan, () =>
        waiting.about === null ? refuse(app, speaker, 'stale_button') : giveAnswer(app, speaker, waiting.about, text),
      )
    case 'not_ours_refusal':
      return forPlan(app, speaker, waiting.plan, () => notOursAnswered(app, speaker, waiting, text))
    case 'field_item':
    case 'field_chair':
    case 'field_delegates':
    case 'field_technical':
      return fieldAnswered(app, speaker, waiting, text)
    default:
      answered(app.db, speaker.identity.id)
      return refuse(app, speaker, 'command_unknown')
  }
}

const planOf = (app: App, assignment: number): number | null => loadShare(app, assignment)?.world.plan.id ?? null

export const mayRun = (speaker: Speaker, planId: number | null, least: 'organizer' | 'viewer' = 'organizer'): boolean =>
  speaker.role !== null &&
  (least === 'viewer' || speaker.role === 'organizer') &&
  (planId === null || speaker.plans === null || speaker.plans.includes(planId))

function forPlan(app: App, speaker: Speaker, planId: number | null, then: () => void): void {
  if (!mayRun(speaker, planId)) return refuse(app, speaker, 'not_for_role')
  then()
}

function own(app: App, speaker: Speaker, assignment: number, then: (share: Share) => void): void {
  const share = loadShare(app, assignment)?.share
  if (!share) return refuse(app, speaker, 'stale_button')
  if (!speaker.contacts.some((c) => c.unitId === share.row.unitId)) return refuse(app, speaker, 'not_yours')
  then(share)
}

/** The bot's message that somebody replied to. */
export function repliedTo(app: App, speaker: Speaker, { inbound }: Heard): OutboxRow | undefined {
  if (inbound.answers === null || inbound.content.kind === 'press') return undefined
  return rowByMessage(app.db, speaker.identity.channel, speaker.identity.bot, inbound.chat.id, inbound.answers)
}

/** The item that a message is about, where it is about just one. */
export function itemOfMessage(app: App, row: OutboxRow | undefined): Share | null {
  const notice = row?.notice
  if (!notice) return null
  const about =
    'assignment' in notice
      ? notice.assignment
      : 'submission' in notice
        ? (submissionById(app.db, notice.submission)?.assignmentId ?? null)
        : notice.kind === 'reminder' && notice.items.length === 1
          ? notice.items[0]!.assignmentId
          : notice.kind === 'nudge' && notice.assignments.length === 1
            ? notice.assignments[0]!
            : null
  return about === null ? null : (loadShare(app, about)?.share ?? null)
}

/** An organizer's reply to a remark is its answer, whatever its words. @returns whether it was one */
export function answeredByReply(app: App, speaker: Speaker, heard: Heard): boolean {
  const { content } = heard.inbound
  if (speaker.role !== 'organizer' || content.kind !== 'text' || content.text.trim().startsWith('/')) return false
  const row = repliedTo(app, speaker, heard)
  if (row?.notice.kind !== 'remark') return false
  const id = row.notice.remark
  forPlan(app, speaker, remarkById(app.db, id)?.planId ?? null, () => giveAnswer(app, speaker, id, content.text))
  return true
}
