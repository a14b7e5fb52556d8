// Messages of a month by one bot, counted in the transaction that sends or receives them; and how many people it has.
import { and, asc, eq, gte, isNotNull, isNull, sql } from 'drizzle-orm'
import { type Db, prepared } from './db.ts'
import type { Invitation } from './people.ts'
import { identity, invitation, invitationUse, traffic } from './schema.ts'

export interface Account {
  channel: string
  bot: string
}

export type Traffic = typeof traffic.$inferSelect

const countQuery = prepared((db) =>
  db
    .insert(traffic)
    .values({
      channel: sql.placeholder('channel'),
      bot: sql.placeholder('bot'),
      month: sql.placeholder('month'),
      sent: sql.placeholder('sent'),
      received: sql.placeholder('received'),
    })
    .onConflictDoUpdate({
      target: [traffic.channel, traffic.bot, traffic.month],
      set: {
        sent: sql`${traffic.sent} + excluded.sent`,
        received: sql`${traffic.received} + excluded.received`,
      },
    })
    .prepare(),
)

/** Counts a message. @param month `2026-11` */
export function count(db: Db, { channel, bot }: Account, month: string, what: 'sent' | 'received'): void {
  countQuery(db).run({ channel, bot, month, sent: Number(what === 'sent'), received: Number(what === 'received') })
}

const trafficQuery = prepared((db) =>
  db
    .select()
    .from(traffic)
    .where(
      and(
        eq(traffic.channel, sql.placeholder('channel')),
        eq(traffic.bot, sql.placeholder('bot')),
        eq(traffic.month, sql.placeholder('month')),
      ),
    )
    .prepare(),
)

/** What was counted; undefined before the first message of the month. */
export const trafficOf = (db: Db, { channel, bot }: Account, month: string): Traffic | undefined =>
  trafficQuery(db).get({ channel, bot, month })

export function noteWarned(db: Db, { channel, bot }: Account, month: string, at: number): void {
  db.update(traffic)
    .set({ warnedAt: at })
    .where(and(eq(traffic.channel, channel), eq(traffic.bot, bot), eq(traffic.month, month)))
    .run()
}

/** Counts of a month, all bots. */
export const trafficOfMonth = (db: Db, month: string): Traffic[] =>
  db.select().from(traffic).where(eq(traffic.month, month)).orderBy(asc(traffic.channel), asc(traffic.bot)).all()

const peopleQuery = prepared((db) =>
  db
    .select({ n: sql<number>`count(*)` })
    .from(identity)
    .where(and(eq(identity.channel, sql.placeholder('channel')), eq(identity.bot, sql.placeholder('bot'))))
    .prepare(),
)

/** People who have joined by a bot, those who stopped it among them: to the platform they are its people. */
export const peopleOf = (db: Db, { channel, bot }: Account): number => peopleQuery(db).get({ channel, bot })?.n ?? 0

const isOpen = (now: number) =>
  and(isNull(invitation.usedAt), isNull(invitation.revokedAt), gte(invitation.expiresAt, now))

const used = sql<number>`(select count(*) from ${invitationUse} where ${invitationUse.invitationId} = ${invitation.id})`

/** Seats that open invitations keep, by account. */
export const promisedSeats = (db: Db, now: number): Map<string, number> =>
  new Map(
    db
      .select({ account: invitation.account, seats: sql<number>`sum(max(0, ${invitation.seats} - ${used}))` })
      .from(invitation)
      .where(and(isOpen(now), isNotNull(invitation.account)))
      .groupBy(invitation.account)
      .all()
      .map((row) => [row.account!, row.seats]),
  )

/** Open invitations that keep seats in an account, oldest first. */
export const invitationsIn = (db: Db, account: string, now: number): Invitation[] =>
  db
    .select()
    .from(invitation)
    .where(and(isOpen(now), eq(invitation.account, account)))
    .orderBy(asc(invitation.id))
    .all()
