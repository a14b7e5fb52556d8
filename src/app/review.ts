// The organizer's verdict on what a unit sent: accepted, or returned with a reason.
import type { Actor } from '../core/assignment.ts'
import { submissionById, waitingSubmissions } from '../store/assignments.ts'
import { transact } from '../store/db.ts'
import { contactsOf } from '../store/people.ts'
import { type Acted, doAct } from './acts.ts'
import { type App, type By, tell } from './app.ts'
import { bulkTime, contactsToTell } from './telling.ts'

export type Verdict = { kind: 'accept' } | { kind: 'return'; reason: string }

/** Decides on a submission and tells the unit: whoever sent it, else every contact. */
export function reviewSubmission(app: App, submissionId: number, verdict: Verdict, actor: Actor, by: By): Acted {
  return transact(app.db, (): Acted => {
    const submission = submissionById(app.db, submissionId)
    if (!submission) return { ok: false, refusal: { code: 'unknown' } }
    const acted = doAct(app, submission.assignmentId, { ...verdict, submission: submissionId }, actor, by)
    if (!acted.ok || acted.events.length === 0) return acted
    const { plan } = acted.world
    const contacts = contactsToTell(app, plan.id, acted.share.row.unitId)
    const sender = contacts.filter((c) => c.personId === submission.personId)
    for (const contact of sender.length > 0 ? sender : contacts)
      tell(
        app,
        {
          lane: 'bulk',
          personId: contact.personId,
          key: `${verdict.kind}:${submissionId}:${contact.personId}`,
          notBefore: bulkTime(app),
        },
        { kind: verdict.kind === 'accept' ? 'accepted' : 'returned', submission: submissionId },
      )
    return acted
  })
}

/** The next submission that waits in a plan, after the one just seen; from the first again when the end is reached. */
export function nextWaiting(
  app: App,
  planId: number,
  after: number | null,
): { submission: number | null; left: number } {
  const waiting = waitingSubmissions(app.db, planId)
  const next = waiting.find((s) => after === null || s.id > after) ?? waiting[0]
  return { submission: next?.id ?? null, left: waiting.length }
}

/** The unit of an organizer who is also a contact: nobody accepts their own unit's work. */
export const unitOfOrganizer = (app: App, planId: number, personId: number): number | null =>
  contactsOf(app.db, planId).find((c) => c.personId === personId)?.unitId ?? null
