// Persons, where they can be reached, which units they speak for, and who may organize.
import { and, asc, desc, eq, gte, isNotNull, isNull, or, type SQL, sql } from 'drizzle-orm'
import { among, type Db, prepared } from './db.ts'
import { contact, identity, invitation, person, roleGrant, wrongCode } from './schema.ts'

export type Person = typeof person.$inferSelect
export type Identity = typeof identity.$inferSelect
export type Contact = typeof contact.$inferSelect
export type Invitation = typeof invitation.$inferSelect

export const identityByOutside = (db: Db, channel: string, bot: string, outsideId: string): Identity | undefined =>
  db
    .select()
    .from(identity)
    .where(and(eq(identity.channel, channel), eq(identity.bot, bot), eq(identity.outsideId, outsideId)))
    .get()

const identitiesQuery = prepared((db) =>
  db
    .select()
    .from(identity)
    .where(eq(identity.personId, sql.placeholder('personId')))
    .orderBy(desc(identity.lastSuccessAt))
    .prepare(),
)
export const identitiesOf = (db: Db, personId: number): Identity[] => identitiesQuery(db).all({ personId })

const identityQuery = prepared((db) =>
  db
    .select()
    .from(identity)
    .where(eq(identity.id, sql.placeholder('id')))
    .prepare(),
)
export const identityById = (db: Db, id: number): Identity | undefined => identityQuery(db).get({ id })

const personQuery = prepared((db) =>
  db
    .select()
    .from(person)
    .where(eq(person.id, sql.placeholder('id')))
    .prepare(),
)
export const personById = (db: Db, id: number): Person | undefined => personQuery(db).get({ id })

export const addPerson = (db: Db, row: typeof person.$inferInsert): Person =>
  db.insert(person).values(row).returning().get()

export const addIdentity = (db: Db, row: typeof identity.$inferInsert): Identity =>
  db.insert(identity).values(row).returning().get()

export function changeIdentity(db: Db, id: number, to: Partial<Identity>): void {
  db.update(identity).set(to).where(eq(identity.id, id)).run()
}

export function changePerson(db: Db, id: number, to: Partial<Person>): void {
  db.update(person).set(to).where(eq(person.id, id)).run()
}

const here = isNull(contact.removedAt)
const joined = isNotNull(contact.joinedAt)

/** Who speaks for these units in this plan, those for all plans among them. */
export const contactsOf = (db: Db, planId: number, unitIds?: number[]): Contact[] =>
  contactsWhere(db, planId, unitIds, joined)

/** The same with those whom a sheet named and who have not joined: known by name and phone, written to by nobody. */
export const namedContactsOf = (db: Db, planId: number, unitIds?: number[]): Contact[] =>
  contactsWhere(db, planId, unitIds, undefined)

const contactsWhere = (db: Db, planId: number, unitIds: number[] | undefined, which: SQL | undefined): Contact[] =>
  db
    .select()
    .from(contact)
    .where(
      and(
        here,
        which,
        or(isNull(contact.planId), eq(contact.planId, planId)),
        unitIds ? among(contact.unitId, unitIds) : undefined,
      ),
    )
    .orderBy(asc(contact.id))
    .all()

const contactsOfPersonQuery = prepared((db) =>
  db
    .select()
    .from(contact)
    .where(and(here, joined, eq(contact.personId, sql.placeholder('personId'))))
    .orderBy(asc(contact.id))
    .prepare(),
)
/** The units that a person has joined for. */
export const contactsOfPerson = (db: Db, personId: number): Contact[] => contactsOfPersonQuery(db).all({ personId })

const contactQuery = prepared((db) =>
  db
    .select()
    .from(contact)
    .where(eq(contact.id, sql.placeholder('id')))
    .prepare(),
)
export const contactById = (db: Db, id: number): Contact | undefined => contactQuery(db).get({ id })

/** A person's contacts, those not joined among them. */
export const namedContactsOfPerson = (db: Db, personId: number): Contact[] =>
  db
    .select()
    .from(contact)
    .where(and(here, eq(contact.personId, personId)))
    .orderBy(asc(contact.id))
    .all()

/** What a person was a contact for and is no more. */
export const formerContactsOf = (db: Db, personId: number): Contact[] =>
  db
    .select()
    .from(contact)
    .where(and(isNotNull(contact.removedAt), eq(contact.personId, personId)))
    .orderBy(asc(contact.id))
    .all()

/** Who spoke for a unit of a plan and does so no more, the last one first. */
export const formerContactsOfUnit = (db: Db, planId: number, unitId: number): Contact[] =>
  db
    .select()
    .from(contact)
    .where(
      and(
        isNotNull(contact.removedAt),
        eq(contact.unitId, unitId),
        or(isNull(contact.planId), eq(contact.planId, planId)),
      ),
    )
    .orderBy(desc(contact.removedAt), desc(contact.id))
    .all()

/** Every contact there is or was, with the person. */
export const everyContact = (db: Db): { contact: Contact; person: Person }[] =>
  db.select().from(contact).innerJoin(person, eq(person.id, contact.personId)).orderBy(asc(contact.id)).all()

export const addContact = (db: Db, row: typeof contact.$inferInsert): Contact =>
  db.insert(contact).values(row).returning().get()

export function changeContact(db: Db, id: number, to: Partial<Contact>): void {
  db.update(contact).set(to).where(eq(contact.id, id)).run()
}

export function removeContact(db: Db, id: number, at: number): void {
  db.update(contact).set({ removedAt: at }).where(eq(contact.id, id)).run()
}

/** Roles of a person beside being a contact: for the installation (`planId` null) or for single plans. */
export const rolesOf = (db: Db, personId: number) =>
  db
    .select()
    .from(roleGrant)
    .where(and(eq(roleGrant.personId, personId), isNull(roleGrant.removedAt)))
    .all()

export function grant(db: Db, row: typeof roleGrant.$inferInsert): void {
  db.insert(roleGrant).values(row).run()
}

/** Persons who organize (or view) a plan. */
export const peopleWithRole = (db: Db, role: 'organizer' | 'viewer', planId: number | null): number[] =>
  db
    .selectDistinct({ personId: roleGrant.personId })
    .from(roleGrant)
    .where(
      and(
        eq(roleGrant.role, role),
        isNull(roleGrant.removedAt),
        planId === null ? undefined : or(isNull(roleGrant.planId), eq(roleGrant.planId, planId)),
      ),
    )
    .all()
    .map((row) => row.personId)

export const addInvitation = (db: Db, row: typeof invitation.$inferInsert): Invitation =>
  db.insert(invitation).values(row).returning().get()

export function changeInvitation(db: Db, id: number, to: Partial<Invitation>): void {
  db.update(invitation).set(to).where(eq(invitation.id, id)).run()
}

/** Open invitations of a plan (or of the installation), newest last. */
export const openInvitations = (db: Db, planId: number | null, role: Invitation['role'], now: number): Invitation[] =>
  db
    .select()
    .from(invitation)
    .where(
      and(
        planId === null ? isNull(invitation.planId) : eq(invitation.planId, planId),
        eq(invitation.role, role),
        isNull(invitation.usedAt),
        isNull(invitation.revokedAt),
        gte(invitation.expiresAt, now),
      ),
    )
    .orderBy(asc(invitation.id))
    .all()

export const invitationByHash = (db: Db, hash: string): Invitation | undefined =>
  db
    .select()
    .from(invitation)
    .where(or(eq(invitation.codeHash, hash), eq(invitation.payloadHash, hash)))
    .get()

export const invitationById = (db: Db, id: number): Invitation | undefined =>
  db.select().from(invitation).where(eq(invitation.id, id)).get()

export function noteWrongCode(db: Db, channel: string, outsideId: string, at: number): void {
  db.insert(wrongCode).values({ channel, outsideId, at }).run()
}

/** Wrong codes since an instant, on one channel: by one identity, and by everybody there. */
export function wrongCodesSince(
  db: Db,
  channel: string,
  outsideId: string,
  since: number,
): { own: number; all: number } {
  const rows = db
    .select({ outsideId: wrongCode.outsideId })
    .from(wrongCode)
    .where(and(eq(wrongCode.channel, channel), gte(wrongCode.at, since)))
    .all()
  return { own: rows.filter((r) => r.outsideId === outsideId).length, all: rows.length }
}

/** The organizer who wrote by a channel last. */
export const lastOrganizer = (db: Db, channel: string): Identity | undefined =>
  db
    .select({ identity })
    .from(identity)
    .innerJoin(roleGrant, eq(roleGrant.personId, identity.personId))
    .where(
      and(
        eq(identity.channel, channel),
        eq(identity.reachable, true),
        eq(roleGrant.role, 'organizer'),
        isNull(roleGrant.removedAt),
      ),
    )
    .orderBy(desc(identity.lastInboundAt))
    .limit(1)
    .get()?.identity
