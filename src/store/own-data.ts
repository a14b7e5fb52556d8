// What is kept of one person, all of it, and its erasure: the journal keeps the bare number, the unit what was sent.
import { and, asc, count, eq, inArray, isNull, like, or, sql } from 'drizzle-orm'
import { filesOf } from './assignments.ts'
import type { Db } from './db.ts'
import { identitiesOf, personById } from './people.ts'
import {
  assignment,
  card,
  contact,
  conversation,
  identity,
  inbox,
  invitation,
  outbox,
  pageCode,
  pageSession,
  parkedFile,
  person,
  remark,
  roleGrant,
  submission,
  wrongCode,
} from './schema.ts'
import { forgetUploadsOf } from './uploads.ts'

export interface Kept {
  sent: { at: number; receiptCode: string; unitId: number; files: string[] }[]
  remarks: { at: number; text: string }[]
  messages: number
}

export function keptOf(db: Db, personId: number): Kept {
  const sent = db
    .select({ id: submission.id, at: submission.at, code: submission.receiptCode, unitId: assignment.unitId })
    .from(submission)
    .innerJoin(assignment, eq(assignment.id, submission.assignmentId))
    .where(and(eq(submission.personId, personId), isNull(submission.onBehalf)))
    .orderBy(asc(submission.at))
    .all()
  const files = filesOf(
    db,
    sent.map((s) => s.id),
  )
  return {
    sent: sent.map((s) => ({
      at: s.at,
      receiptCode: s.code,
      unitId: s.unitId,
      files: files.filter((f) => f.submissionId === s.id).map((f) => f.name),
    })),
    remarks: db
      .select({ at: remark.at, text: remark.text })
      .from(remark)
      .where(eq(remark.personId, personId))
      .orderBy(asc(remark.at))
      .all(),
    messages: db.select({ n: count() }).from(outbox).where(eq(outbox.personId, personId)).get()?.n ?? 0,
  }
}

/** Shorter names stand in too many other words to look for them in texts. */
const LEAST_NAME = 5

/**
 * Erases a person: name, position, phone, addresses, remarks, what was said to them and what arrived from them. What they
 * sent for a unit stays the unit's, with no name. To be called in a transaction, once their contacts and roles have ended.
 */
export function erasePerson(db: Db, personId: number, at: number): void {
  const before = personById(db, personId)
  const identities = identitiesOf(db, personId)
  const ids = identities.map((i) => i.id)
  eraseTexts(db, personId, [before?.name, before?.phone])
  for (const { channel, bot, outsideId } of identities) {
    db.update(inbox)
      .set({ raw: null, inbound: null })
      .where(
        and(
          eq(inbox.channel, channel),
          eq(inbox.bot, bot),
          sql`json_extract(${inbox.inbound}, '$.sender.id') = ${outsideId}`,
        ),
      )
      .run()
    db.delete(wrongCode)
      .where(and(eq(wrongCode.channel, channel), eq(wrongCode.outsideId, outsideId)))
      .run()
  }
  db.delete(parkedFile)
    .where(and(eq(parkedFile.personId, personId), inArray(parkedFile.state, ['stored', 'refused'])))
    .run()
  db.update(remark).set({ text: '' }).where(eq(remark.personId, personId)).run()
  db.update(contact)
    .set({ removedAt: at })
    .where(and(eq(contact.personId, personId), isNull(contact.removedAt)))
    .run()
  db.update(roleGrant)
    .set({ removedAt: at })
    .where(and(eq(roleGrant.personId, personId), isNull(roleGrant.removedAt)))
    .run()
  db.update(invitation)
    .set({ revokedAt: at })
    .where(and(eq(invitation.personId, personId), isNull(invitation.usedAt), isNull(invitation.revokedAt)))
    .run()
  db.delete(pageSession).where(eq(pageSession.personId, personId)).run()
  db.delete(pageCode).where(eq(pageCode.personId, personId)).run()
  forgetUploadsOf(db, personId)
  if (ids.length > 0) {
    db.delete(card).where(inArray(card.identityId, ids)).run()
    db.delete(conversation).where(inArray(conversation.identityId, ids)).run()
    db.delete(identity).where(inArray(identity.id, ids)).run()
  }
  db.update(person)
    .set({ name: null, position: null, phone: null, language: null, listedAt: null })
    .where(eq(person.id, personId))
    .run()
}

/** Messages to the person, and the person's name and number in messages to others. What waits is not sent any more. */
function eraseTexts(db: Db, personId: number, words: (string | null | undefined)[]): void {
  db.update(outbox)
    .set({ state: 'dropped', reason: 'erased' })
    .where(and(eq(outbox.personId, personId), inArray(outbox.state, ['waiting', 'held'])))
    .run()
  db.update(outbox)
    .set({ html: null, choices: null, toChat: null })
    .where(and(eq(outbox.personId, personId), sql`${outbox.state} <> 'sending'`))
    .run()
  const found = words.filter((word): word is string => (word ?? '').length >= LEAST_NAME)
  if (found.length > 0)
    db.update(outbox)
      .set({ html: null })
      .where(or(...found.map((word) => like(outbox.html, `%${word}%`))))
      .run()
}
