// A document that an organizer sent in the chat: a new plan is imported and shown, a change to a plan is offered first.
import { createHash } from 'node:crypto'
import type { Notice } from '../core/notice.ts'
import type { PlanDocument } from '../core/plan-document.ts'
import type { ParkedFile } from '../store/assignments.ts'
import { peopleWithRole } from '../store/people.ts'
import type { Plan } from '../store/plans.ts'
import { isKnownLetter } from './amend-plan.ts'
import { type App, tell } from './app.ts'
import { importPlan, isKnownFile, samePlan } from './import-plan.ts'
import { arrivalOf } from './letter-offer.ts'
import { proposeLetter, proposeRevision } from './propose-changes.ts'
import { isEmpty, revisionOf } from './revise-plan.ts'

export function planArrived(app: App, parked: ParkedFile, document: PlanDocument, bytes: Uint8Array): void {
  reply(app, parked, noticeFor(app, parked, document, bytes))
}

const refused = (code: Extract<Notice, { kind: 'refused' }>['code'], detail: string | null): Notice => ({
  kind: 'refused',
  code,
  detail,
})

/** An organizer of other plans changes none of this one's. */
const mayChange = (app: App, personId: number, plan: Plan): boolean =>
  peopleWithRole(app.db, 'organizer', plan.id).includes(personId)

function noticeFor(app: App, parked: ParkedFile, document: PlanDocument, bytes: Uint8Array): Notice {
  const hash = createHash('sha256').update(bytes).digest('hex')
  const letter = { document, hash, name: parked.name }
  const arrival = arrivalOf(app, document)
  switch (arrival.kind) {
    case 'unknown':
      return refused('amends_unknown', arrival.number)
    case 'closed':
      return refused('amends_closed', arrival.plan.number)
    case 'letter':
      if (!mayChange(app, parked.personId, arrival.plan)) return refused('not_for_role', null)
      if (isKnownLetter(app, arrival.plan, hash)) return refused('already_done', null)
      return { kind: 'proposal', proposal: proposeLetter(app, arrival.plan, letter, parked.personId) }
    case 'plan': {
      const known = isKnownFile(app, hash) ? undefined : samePlan(app, document)
      if (known && !mayChange(app, parked.personId, known)) return refused('not_for_role', null)
      if (known?.state === 'active' && !isEmpty(revisionOf(app, known, document)))
        return { kind: 'proposal', proposal: proposeRevision(app, known, letter, parked.personId) }
      const by = { actor: `person:${parked.personId}`, way: 'chat' }
      const { plan } = importPlan(app, document, { bytes, name: parked.name }, by)
      return { kind: 'understood', plan: plan.id, page: 1 }
    }
    default:
      return arrival satisfies never
  }
}

/** @param code of the reader: each has a sentence that says what to do */
export function planUnreadable(app: App, parked: ParkedFile, code: string): void {
  reply(app, parked, refused(code === 'secret' ? 'file_secret' : 'plan_unreadable', null))
}

const reply = (app: App, parked: ParkedFile, notice: Notice): void =>
  void tell(
    app,
    { lane: 'reply', personId: parked.personId, identityId: parked.identityId, replyTo: parked.messageId },
    notice,
  )
