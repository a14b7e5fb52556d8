// A document that an organizer brought: a new plan is imported, a change to one that is stored is offered first.
import { createHash } from 'node:crypto'
import type { Notice, RefusalCode } from '../core/notice.ts'
import type { PlanDocument } from '../core/plan-document.ts'
import type { ParkedFile } from '../store/assignments.ts'
import { transact } from '../store/db.ts'
import { peopleWithRole } from '../store/people.ts'
import type { Plan } from '../store/plans.ts'
import { isKnownLetter } from './amend-plan.ts'
import { type App, type By, tell } from './app.ts'
import { type Imported, importPlan, isKnownFile, samePlan } from './import-plan.ts'
import { arrivalOf } from './letter-offer.ts'
import { planRefusal } from './plan-refusal.ts'
import { proposeLetter, proposeRevision } from './propose-changes.ts'
import { isEmpty, revisionOf } from './revise-plan.ts'

/** A document as it was read, and the file that it came in. */
export interface Brought {
  plan: PlanDocument
  lines: string[]
  bytes: Uint8Array
  name: string
}

export type Taken =
  | Imported
  /** Nothing is changed until the organizer has seen what would be, and confirmed it. */
  | { kind: 'offered'; plan: Plan; proposal: number }
  | { kind: 'refused'; code: RefusalCode; detail: string | null }

const refused = (code: RefusalCode, detail: string | null = null): Taken => ({ kind: 'refused', code, detail })

/** Deals with a document by whichever way an organizer brought it. */
export function takeDocument(app: App, brought: Brought, personId: number, by: By): Taken {
  return transact(app.db, () => {
    const { plan: document, lines, bytes, name } = brought
    const hash = createHash('sha256').update(bytes).digest('hex')
    const arrival = arrivalOf(app, document)
    switch (arrival.kind) {
      case 'unknown':
        return refused('amends_unknown', arrival.number)
      case 'closed':
        return refused('amends_closed', arrival.plan.number)
      case 'letter': {
        const { plan } = arrival
        if (!mayChange(app, personId, plan)) return refused('not_for_role')
        if (isKnownLetter(app, plan, hash)) return refused('already_done')
        return { kind: 'offered', plan, proposal: proposeLetter(app, plan, { document, hash, name }, personId) }
      }
      case 'plan': {
        const known = isKnownFile(app, hash) ? undefined : samePlan(app, document)
        if (known && !mayChange(app, personId, known)) return refused('not_for_role')
        if (known?.state === 'active' && !isEmpty(revisionOf(app, known, document)))
          return {
            kind: 'offered',
            plan: known,
            proposal: proposeRevision(app, known, document, { hash, name, lines }, personId),
          }
        return importPlan(app, document, { bytes, name, lines }, by)
      }
      default:
        return arrival satisfies never
    }
  })
}

/** An organizer of other plans changes none of this one's. */
const mayChange = (app: App, personId: number, plan: Plan): boolean =>
  peopleWithRole(app.db, 'organizer', plan.id).includes(personId)

export function planArrived(
  app: App,
  parked: ParkedFile,
  read: { plan: PlanDocument; lines: string[] },
  bytes: Uint8Array,
): void {
  const { plan, lines } = read
  const by = { actor: `person:${parked.personId}`, way: 'chat' }
  const taken = takeDocument(app, { plan, lines, bytes, name: parked.name }, parked.personId, by)
  reply(app, parked, noticeOf(taken))
}

function noticeOf(taken: Taken): Notice {
  switch (taken.kind) {
    case 'refused':
      return taken
    case 'offered':
      return { kind: 'proposal', proposal: taken.proposal }
    default:
      return { kind: 'understood', plan: taken.plan.id, page: 1 }
  }
}

/** @param code of the reader: each has a sentence that says what to do */
export function planUnreadable(app: App, parked: ParkedFile, code: string, detail?: string): void {
  reply(app, parked, { kind: 'refused', code: planRefusal(code, detail), detail: null })
}

const reply = (app: App, parked: ParkedFile, notice: Notice): void =>
  void tell(
    app,
    { lane: 'reply', personId: parked.personId, identityId: parked.identityId, replyTo: parked.messageId },
    notice,
  )
