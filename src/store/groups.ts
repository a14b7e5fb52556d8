// Groups that an organizer registered, and those that wait to be left: which chat, of which unit or plan.
import { and, asc, eq, gte, isNull, ne, or } from 'drizzle-orm'
import { type Db, prepared } from './db.ts'
import { groupChat, job, outbox } from './schema.ts'

export type GroupChat = typeof groupChat.$inferSelect

/** A chat on a platform. */
export interface Place {
  channel: string
  bot: string
  chat: string
}

const here = isNull(groupChat.removedAt)
const at = ({ channel, bot, chat }: Place) =>
  and(eq(groupChat.channel, channel), eq(groupChat.bot, bot), eq(groupChat.chatId, chat))

/** The registration of a chat, where it has one. */
export const groupAt = (db: Db, place: Place): GroupChat | undefined =>
  db
    .select()
    .from(groupChat)
    .where(and(here, at(place)))
    .get()

export const groupById = (db: Db, id: number): GroupChat | undefined =>
  db.select().from(groupChat).where(eq(groupChat.id, id)).get()

export const allGroups = (db: Db): GroupChat[] =>
  db.select().from(groupChat).where(here).orderBy(asc(groupChat.id)).all()

const countQuery = prepared((db) => db.select({ id: groupChat.id }).from(groupChat).where(here).limit(1).prepare())
/** Asked before anything about groups is gathered: most installations have none. */
export const anyGroup = (db: Db): boolean => countQuery(db).get() !== undefined

/** Groups of a unit in which a plan may be spoken of: those for all plans among them. */
export const groupsOfUnit = (db: Db, planId: number, unitId: number): GroupChat[] =>
  db
    .select()
    .from(groupChat)
    .where(and(here, eq(groupChat.unitId, unitId), or(isNull(groupChat.planId), eq(groupChat.planId, planId))))
    .orderBy(asc(groupChat.id))
    .all()

/** The groups of all units of a plan. */
export const groupsOfPlan = (db: Db, planId: number): GroupChat[] =>
  db
    .select()
    .from(groupChat)
    .where(and(here, isNull(groupChat.unitId), eq(groupChat.planId, planId)))
    .orderBy(asc(groupChat.id))
    .all()

export const addGroup = (db: Db, row: typeof groupChat.$inferInsert): GroupChat =>
  db.insert(groupChat).values(row).returning().get()

export function changeGroup(db: Db, id: number, to: Partial<GroupChat>): void {
  db.update(groupChat).set(to).where(eq(groupChat.id, id)).run()
}

/** A group goes on under another id: its registration and what waits to be sent there follow. */
export function moveChat(db: Db, { channel, bot, chat }: Place, to: string): void {
  db.update(groupChat).set({ chatId: to }).where(at({ channel, bot, chat })).run()
  db.update(outbox)
    .set({ toChat: to })
    .where(
      and(
        eq(outbox.state, 'waiting'),
        isNull(outbox.personId),
        eq(outbox.toChannel, channel),
        eq(outbox.toBot, bot),
        eq(outbox.toChat, chat),
      ),
    )
    .run()
}

/** What was said in a chat unasked since an instant, newest last; what was dropped or never left is not among it. */
export const saidInGroup = (db: Db, { channel, bot, chat }: Place, since: number) =>
  db
    .select()
    .from(outbox)
    .where(
      and(
        isNull(outbox.personId),
        eq(outbox.kind, 'group_news'),
        eq(outbox.toChannel, channel),
        eq(outbox.toBot, bot),
        eq(outbox.toChat, chat),
        gte(outbox.createdAt, since),
        ne(outbox.state, 'dropped'),
        ne(outbox.state, 'failed'),
        isNull(outbox.edits),
      ),
    )
    .orderBy(asc(outbox.id))
    .all()

/** The jobs that will leave a chat, unless it is registered before. */
export const leavingJobs = (db: Db, { channel, bot, chat }: Place) =>
  db
    .select()
    .from(job)
    .where(and(eq(job.kind, 'leave'), or(eq(job.state, 'waiting'), eq(job.state, 'running'))))
    .all()
    .filter(({ args }) => {
      const place = args as Place
      return place.channel === channel && place.bot === bot && place.chat === chat
    })
