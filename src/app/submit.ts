// Handing in: a file, the number of an official document, or the word that it is done; and saying that nothing will come.
import type { Actor, Declined, Refusal } from '../core/assignment.ts'
import { CODE_LETTERS } from '../core/codes.ts'
import type { Day } from '../core/plan-document.ts'
import { storedFields, type ThreeFields } from '../core/three-fields.ts'
import { dayOf, daysBetween, type Instant } from '../core/time.ts'
import {
  addSubmission,
  addSubmissionFile,
  changeSubmission,
  filesOf,
  nextSubmissionId,
  openSubmission,
  type Submission,
  submissionsOf,
} from '../store/assignments.ts'
import { transact } from '../store/db.ts'
import { rowByKey } from '../store/outbox.ts'
import { type Acted, doAct } from './acts.ts'
import { type App, type By, tell } from './app.ts'
import { tellOrganizers } from './telling.ts'
import { loadShare, type Share, type World } from './world.ts'

/** Files of one person for one assignment that follow each other within this time are one submission. */
export const TOGETHER_MS = 120_000
/** A receipt waits this long for the rest of an album. */
export const RECEIPT_PAUSE_MS = 2_000

export interface Hand {
  actor: Actor
  by: By
  personId: number | null
  identityId: number | null
  /** Set where the organizer records it for the unit: how it came. */
  onBehalf: 'phone' | 'group_chat' | 'paper' | null
  at: Instant
}

export type Submitted =
  | { ok: true; submission: Submission; world: World; share: Share }
  | { ok: false; refusal: Extract<Acted, { ok: false }>['refusal'] }

const viaOf = (hand: Hand) => hand.onBehalf ?? 'chat'

/** Files one stored file under an assignment; files close together are one submission with one receipt. */
export function submitFile(app: App, assignmentId: number, file: HandedFile, hand: Hand): Submitted {
  return transact(app.db, (): Submitted => {
    const same = sameAsNewest(app, assignmentId, file.hash)
    if (same) return alreadyThere(app, assignmentId, same, file.name, hand)
    const open = hand.personId === null ? undefined : openSubmission(app.db, assignmentId, hand.personId, hand.at)
    if (open) {
      attach(app, open, file)
      changeSubmission(app.db, open.id, {
        openUntil: hand.at + TOGETHER_MS,
        ...(file.document ? { documentNumber: file.document.number, documentDate: file.document.date } : {}),
      })
      receipt(app, open, hand)
      const acted = doAct(
        app,
        assignmentId,
        { kind: 'submit', submission: open.id, way: 'file', via: viaOf(hand) },
        hand.actor,
        hand.by,
        hand.at,
      )
      return acted.ok ? { ok: true, submission: open, world: acted.world, share: acted.share } : acted
    }
    const columns = {
      openUntil: hand.at + TOGETHER_MS,
      album: file.album,
      documentNumber: file.document?.number ?? null,
      documentDate: file.document?.date ?? null,
    }
    return submit(app, assignmentId, 'file', columns, hand, (s) => attach(app, s, file))
  })
}

export interface HandedFile {
  hash: string
  name: string
  platformId: string | null
  album: string | null
  /** The official document that its caption names. */
  document?: { number: string; date: Day | null } | null
}

/** The newest version of an item, where it holds these bytes. */
export function sameAsNewest(app: App, assignmentId: number, hash: string): Submission | undefined {
  const newest = submissionsOf(app.db, [assignmentId]).findLast((s) => s.state !== 'withdrawn')
  return newest && filesOf(app.db, [newest.id]).some((one) => one.hash === hash) ? newest : undefined
}

/** The same document twice is one version, and its sender is told so. */
function alreadyThere(app: App, assignmentId: number, submission: Submission, name: string, hand: Hand): Submitted {
  const loaded = loadShare(app, assignmentId)
  if (!loaded) return { ok: false, refusal: { code: 'unknown' } }
  if (hand.personId !== null)
    tell(
      app,
      { lane: 'reply', personId: hand.personId, identityId: hand.identityId },
      { kind: 'same_file', submission: submission.id, name },
    )
  return { ok: true, submission, ...loaded }
}

function attach(
  app: App,
  submission: Submission,
  file: { hash: string; name: string; platformId: string | null },
): void {
  addSubmissionFile(app.db, {
    submissionId: submission.id,
    deliverableId: null,
    hash: file.hash,
    name: file.name,
    version: submission.sequence,
    platformId: file.platformId,
  })
}

/** "Đã gửi qua trục liên thông, số 123/SNV-CCHC ngày 17/11": the commonest answer of all. */
export function submitDocument(
  app: App,
  assignmentId: number,
  document: { number: string | null; date: Day | null },
  hand: Hand,
): Submitted {
  return transact(app.db, () =>
    submit(
      app,
      assignmentId,
      'document',
      { documentNumber: document.number?.normalize('NFC') ?? null, documentDate: document.date },
      hand,
    ),
  )
}

/** Three fields in place of a file. */
export function submitFields(app: App, assignmentId: number, fields: ThreeFields, hand: Hand): Submitted {
  return transact(app.db, () => submit(app, assignmentId, 'fields', { fields: storedFields(fields) }, hand))
}

/** "Done", for what needs no product. */
export function reportDone(app: App, assignmentId: number, hand: Hand): Submitted {
  return transact(app.db, () => submit(app, assignmentId, 'word', {}, hand))
}

function submit(
  app: App,
  assignmentId: number,
  way: 'file' | 'document' | 'fields' | 'word',
  columns: Partial<Submission>,
  hand: Hand,
  then?: (submission: Submission) => void,
): Submitted {
  const id = nextSubmissionId(app.db)
  const acted = doAct(
    app,
    assignmentId,
    { kind: 'submit', submission: id, way, via: viaOf(hand) },
    hand.actor,
    hand.by,
    hand.at,
  )
  if (!acted.ok) return acted
  const submission = addRow(app, assignmentId, id, way, columns, hand, acted)
  then?.(submission)
  receipt(app, submission, hand)
  tellOfSubmission(app, acted.world, submission, hand)
  return { ok: true, submission, world: acted.world, share: acted.share }
}

function addRow(
  app: App,
  assignmentId: number,
  id: number,
  way: Submission['way'],
  columns: Partial<Submission>,
  hand: Hand,
  acted: Acted,
): Submission {
  const events = acted.ok ? acted.events : []
  const accepted = events.some((e) => e.kind === 'accepted')
  return addSubmission(app.db, {
    id,
    assignmentId,
    sequence: submissionsOf(app.db, [assignmentId]).length + 1,
    way,
    documentNumber: null,
    documentDate: null,
    fields: null,
    receiptCode: receiptCode(app),
    personId: hand.personId,
    onBehalf: hand.onBehalf,
    at: hand.at,
    state: accepted ? 'accepted' : 'waiting',
    reason: null,
    decidedAt: accepted ? hand.at : null,
    decidedBy: null,
    afterAcceptance: events.some((e) => e.kind === 'submitted' && e.afterAcceptance),
    channel: hand.onBehalf === null && hand.personId !== null ? hand.by.way : null,
    openUntil: null,
    album: null,
    ...columns,
  })
}

function receiptCode(app: App): string {
  const letters = [...app.ports.random(8)].map((b) => CODE_LETTERS[b % CODE_LETTERS.length])
  return `TN-${letters.slice(0, 4).join('')}-${letters.slice(4).join('')}`
}

/** One receipt for a submission; while it has not gone out, a further file is named in the same one. */
function receipt(app: App, submission: Submission, hand: Hand): void {
  if (hand.personId === null || hand.onBehalf !== null) return
  const base = `receipt:${submission.id}`
  const sent = rowByKey(app.db, base)
  const key = sent && sent.state !== 'waiting' ? `${base}:${app.now()}` : base
  tell(
    app,
    {
      lane: 'reply',
      personId: hand.personId,
      identityId: hand.identityId,
      key,
      notBefore: submission.way === 'file' ? app.now() + RECEIPT_PAUSE_MS : app.now(),
    },
    { kind: 'receipt', submission: submission.id },
  )
}

/** What waits for review is one summary that gathers, never a message for each of 63; a late change alarms at once. */
function tellOfSubmission(app: App, world: World, submission: Submission, hand: Hand): void {
  const { plan } = world
  if (submission.state !== 'waiting') return
  const eve =
    world.event.day !== null && daysBetween(dayOf(app.now(), app.settings.calendar.zone), world.event.day) <= 1
  if (submission.afterAcceptance && eve) {
    tellOrganizers(
      app,
      plan.id,
      { kind: 'late_change', submission: submission.id },
      { key: `late:${submission.id}`, lane: 'urgent', except: hand.personId },
    )
    return
  }
  tellReview(app, plan.id, hand.onBehalf === null ? hand.personId : null)
}

const REVIEW_PAUSE_MS = 30 * 60_000

function tellReview(app: App, planId: number, except: number | null): void {
  // One key for each half hour: the message says how many wait at the moment when it goes out.
  const slot = Math.floor(app.now() / REVIEW_PAUSE_MS)
  const notice = { kind: 'review_waiting', plan: planId } as const
  tellOrganizers(app, planId, notice, { key: `review:${planId}:${slot}`, except, unlessWaiting: true })
}

/** "Không cử đại biểu", "không có ý kiến", "không thuộc chức năng": an answer like any other, passed to the organizer. */
export function declineAssignment(
  app: App,
  assignmentId: number,
  what: Declined,
  reason: string | null,
  hand: Hand,
): Submitted {
  return transact(app.db, (): Submitted => {
    const acted = doAct(
      app,
      assignmentId,
      { kind: 'decline', what, reason, via: viaOf(hand) },
      hand.actor,
      hand.by,
      hand.at,
    )
    if (!acted.ok) return acted
    const submission = addRow(
      app,
      assignmentId,
      nextSubmissionId(app.db),
      'declined',
      { reason: reason ?? what },
      hand,
      acted,
    )
    receipt(app, submission, hand)
    if (hand.onBehalf === null)
      tellOrganizers(
        app,
        acted.world.plan.id,
        { kind: 'declined', submission: submission.id },
        { key: `declined:${submission.id}` },
      )
    return { ok: true, submission, world: acted.world, share: acted.share }
  })
}

export type { Refusal }
