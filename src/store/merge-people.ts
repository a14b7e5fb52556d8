// Two persons become one: every row that names the one names the other, and what both had is had once.
import { and, asc, eq, inArray, isNull } from 'drizzle-orm'
import type { Db } from './db.ts'
import { type Contact, changeContact, changePerson, namedContactsOfPerson, personById } from './people.ts'
import {
  bulletin,
  contact,
  file,
  groupChat,
  identity,
  invitation,
  invitationUse,
  ledger,
  outbox,
  pageCode,
  pageSession,
  parkedFile,
  person,
  proposal,
  remark,
  roleGrant,
  submission,
  undoable,
  uploadLink,
} from './schema.ts'

/** Makes `from` and `to` one person, `to`. To be called in a transaction. */
export function movePerson(db: Db, from: number, to: number, at: number): void {
  joinContacts(db, from, to, at)
  joinRoles(db, from, to, at)
  dropTwice(db, from, to)
  db.update(identity).set({ personId: to }).where(eq(identity.personId, from)).run()
  db.update(contact).set({ personId: to }).where(eq(contact.personId, from)).run()
  db.update(roleGrant).set({ personId: to }).where(eq(roleGrant.personId, from)).run()
  db.update(outbox).set({ personId: to }).where(eq(outbox.personId, from)).run()
  db.update(submission).set({ personId: to }).where(eq(submission.personId, from)).run()
  db.update(submission).set({ decidedBy: to }).where(eq(submission.decidedBy, from)).run()
  db.update(file).set({ clearedBy: to }).where(eq(file.clearedBy, from)).run()
  db.update(parkedFile).set({ personId: to }).where(eq(parkedFile.personId, from)).run()
  db.update(remark).set({ personId: to }).where(eq(remark.personId, from)).run()
  db.update(remark).set({ answeredBy: to }).where(eq(remark.answeredBy, from)).run()
  db.update(bulletin).set({ personId: to }).where(eq(bulletin.personId, from)).run()
  db.update(undoable).set({ personId: to }).where(eq(undoable.personId, from)).run()
  db.update(proposal).set({ personId: to }).where(eq(proposal.personId, from)).run()
  db.update(groupChat).set({ registeredBy: to }).where(eq(groupChat.registeredBy, from)).run()
  db.update(uploadLink).set({ personId: to }).where(eq(uploadLink.personId, from)).run()
  db.update(pageCode).set({ personId: to }).where(eq(pageCode.personId, from)).run()
  db.update(pageSession).set({ personId: to }).where(eq(pageSession.personId, from)).run()
  db.update(invitation).set({ personId: to }).where(eq(invitation.personId, from)).run()
  db.update(invitation).set({ usedBy: to }).where(eq(invitation.usedBy, from)).run()
  for (const use of db.select().from(invitationUse).where(eq(invitationUse.personId, from)).all())
    db.insert(invitationUse)
      .values({ ...use, personId: to })
      .onConflictDoNothing()
      .run()
  db.delete(invitationUse).where(eq(invitationUse.personId, from)).run()
  joinFacts(db, from, to)
}

/** What a sheet said of either; the one that stays is asked first. */
function joinFacts(db: Db, from: number, to: number): void {
  const [gone, kept] = [personById(db, from), personById(db, to)]
  if (!gone || !kept) return
  changePerson(db, to, {
    name: kept.name ?? gone.name,
    position: kept.position ?? gone.position,
    phone: kept.phone ?? gone.phone,
    language: kept.language ?? gone.language,
    listedAt: kept.listedAt ?? gone.listedAt,
    createdAt: Math.min(kept.createdAt, gone.createdAt),
  })
  db.update(person)
    .set({ name: null, position: null, phone: null, language: null, listedAt: null })
    .where(eq(person.id, from))
    .run()
}

const same = (a: Contact, b: Contact): boolean =>
  a.unitId === b.unitId && a.planId === b.planId && a.purpose === b.purpose

/** Who was contact of a unit twice is so once: with what was reminded either time, and what either handed over. */
function joinContacts(db: Db, from: number, to: number, at: number): void {
  const kept = namedContactsOfPerson(db, to)
  for (const one of namedContactsOfPerson(db, from)) {
    const twin = kept.find((other) => same(one, other))
    if (!twin) continue
    const joined = [one.joinedAt, twin.joinedAt].filter((when) => when !== null)
    changeContact(db, twin.id, {
      joinedAt: joined.length === 0 ? null : Math.min(...joined),
      deputy: one.deputy && twin.deputy,
      handedFrom: twin.handedFrom ?? one.handedFrom,
    })
    changeContact(db, one.id, { removedAt: at })
    for (const row of db.select().from(ledger).where(eq(ledger.contactId, one.id)).all()) {
      const { id: _, ...rest } = row
      db.insert(ledger)
        .values({ ...rest, contactId: twin.id })
        .onConflictDoNothing()
        .run()
    }
    db.update(invitation).set({ handsOver: twin.id }).where(eq(invitation.handsOver, one.id)).run()
    db.update(uploadLink).set({ contactId: twin.id }).where(eq(uploadLink.contactId, one.id)).run()
    renameInReminders(db, from, one.id, twin.id)
  }
}

/** Reminders still to come name the contact that stays. */
function renameInReminders(db: Db, personId: number, before: number, after: number): void {
  for (const row of waitingOf(db, personId)) {
    if (row.notice.kind !== 'reminder') continue
    const items = row.notice.items.map((item) => (item.contactId === before ? { ...item, contactId: after } : item))
    db.update(outbox)
      .set({ notice: { ...row.notice, items } })
      .where(eq(outbox.id, row.id))
      .run()
  }
}

const waitingOf = (db: Db, personId: number) =>
  db
    .select()
    .from(outbox)
    .where(and(eq(outbox.personId, personId), inArray(outbox.state, ['waiting', 'held'])))
    .orderBy(asc(outbox.id))
    .all()

/** What waits to be said to both is said once. */
function dropTwice(db: Db, from: number, to: number): void {
  const said = new Set(waitingOf(db, to).map((row) => JSON.stringify([row.lane, row.notice])))
  for (const row of waitingOf(db, from))
    if (row.identityId === null && row.copies === 0 && said.has(JSON.stringify([row.lane, row.notice])))
      db.update(outbox).set({ state: 'dropped', reason: 'merged' }).where(eq(outbox.id, row.id)).run()
}

function joinRoles(db: Db, from: number, to: number, at: number): void {
  const rolesOf = (personId: number) =>
    db
      .select()
      .from(roleGrant)
      .where(and(eq(roleGrant.personId, personId), isNull(roleGrant.removedAt)))
      .all()
  const kept = rolesOf(to)
  for (const role of rolesOf(from))
    if (kept.some((other) => other.role === role.role && other.planId === role.planId))
      db.update(roleGrant).set({ removedAt: at }).where(eq(roleGrant.id, role.id)).run()
}
