// What units sent by official document and nobody has matched yet: found by its number, accepted one by one or many at once.
import { fold } from '../core/fold.ts'
import { formatDay } from '../core/time.ts'
import { type Submission, submissionById, waitingSubmissions } from '../store/assignments.ts'
import type { Plan } from '../store/plans.ts'
import type { App } from './app.ts'
import { refusalCode } from './refusals.ts'
import { reviewSubmission, unitOfOrganizer } from './review.ts'
import { answer, byOf, plansOfRole, refuse, type Speaker } from './speaker.ts'

const bare = (number: string): string => fold(number).replace(/[\s.]/g, '').replace(/–/g, '-')

/** A number is found by all of it, or by what stands before the slash. */
const isNumber = (number: string, query: string): boolean => {
  const [whole, wanted] = [bare(number), bare(query)]
  if (whole === wanted) return true
  const before = (one: string) => one.split('/')[0]!.replace(/^0+(?=\d)/, '')
  return before(whole) === before(wanted) && (!wanted.includes('/') || !whole.includes('/') || whole.startsWith(wanted))
}

/** Sent by document and not accepted, oldest first. @param query its number, or what stands before the slash; null for all */
export const waitingDocuments = (app: App, planId: number, query: string | null): Submission[] =>
  waitingSubmissions(app.db, planId).filter(
    (s) => s.way === 'document' && (query === null || (s.documentNumber !== null && isNumber(s.documentNumber, query))),
  )

/** "Đã nhận văn bản 123/SNV-CCHC": shows what it may be. @returns false where no plan of this organizer waits for it */
export function findDocument(app: App, speaker: Speaker, number: string): boolean {
  if (speaker.role !== 'organizer') return false
  const plan = plansOfRole(app, speaker).find((p) => waitingDocuments(app, p.id, number).length > 0)
  if (!plan) return false
  answer(app, speaker, { kind: 'documents', plan: plan.id, page: 1, query: number })
  return true
}

const actorOf = (app: App, speaker: Speaker, planId: number) =>
  ({ kind: 'organizer', person: speaker.person.id, unit: unitOfOrganizer(app, planId, speaker.person.id) }) as const

/** Matched: accepted; or not found among what arrived: returned with the reason that says so. */
export function matchDocument(app: App, speaker: Speaker, planId: number, id: number, found: boolean): void {
  const submission = submissionById(app.db, id)
  if (submission?.state !== 'waiting') return refuse(app, speaker, 'already_done')
  const verdict = found
    ? ({ kind: 'accept' } as const)
    : ({ kind: 'return', reason: notFound(app, submission) } as const)
  const acted = reviewSubmission(app, id, verdict, actorOf(app, speaker, planId), byOf(speaker))
  if (!acted.ok) return refuse(app, speaker, refusalCode(acted.refusal))
  answer(app, speaker, { kind: 'document_matched', submission: id })
}

function notFound(app: App, { documentNumber: number, documentDate: date }: Submission): string {
  const t = app.ports.texts(app.settings.language)
  if (number === null) return t('document-not-found-unnumbered')
  return date === null
    ? t('document-not-found', { number })
    : t('document-not-found-dated', { number, day: formatDay(date) })
}

/** Accepts all that were shown and still wait. */
export function matchAll(app: App, speaker: Speaker, plan: Plan, submissions: readonly number[]): void {
  const actor = actorOf(app, speaker, plan.id)
  let accepted = 0
  for (const id of submissions) {
    if (submissionById(app.db, id)?.state !== 'waiting') continue
    if (reviewSubmission(app, id, { kind: 'accept' }, actor, byOf(speaker)).ok) accepted++
  }
  answer(app, speaker, { kind: 'documents_matched', plan: plan.id, accepted, left: submissions.length - accepted })
}
