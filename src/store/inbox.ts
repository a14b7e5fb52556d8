// Every update as it came, by its exact key: stored once, handled once.
import { and, asc, desc, eq, gte, lt, ne, sql } from 'drizzle-orm'
import type { Db } from './db.ts'
import { inbox } from './schema.ts'

/** What is read of an update as it was understood. */
interface Inbound {
  updateId: string
  chat: { id: string }
  sender: { id: string }
  content: { kind: string; text?: string; data?: string; caption?: string | null }
}

export type InboxRow = typeof inbox.$inferSelect

/** Stores an update. @returns false where it was stored before (the platform delivered it again). */
export function keep(db: Db, row: Omit<InboxRow, 'state' | 'attempts'> & { state: InboxRow['state'] }): boolean {
  return (
    db
      .insert(inbox)
      .values({ ...row, attempts: 0 })
      .onConflictDoNothing()
      .run().changes === 1
  )
}

const byKey = (row: Pick<InboxRow, 'channel' | 'bot' | 'updateId'>) =>
  and(eq(inbox.channel, row.channel), eq(inbox.bot, row.bot), eq(inbox.updateId, row.updateId))

export function settle(
  db: Db,
  row: Pick<InboxRow, 'channel' | 'bot' | 'updateId'>,
  state: InboxRow['state'],
  attempts: number,
): void {
  db.update(inbox).set({ state, attempts }).where(byKey(row)).run()
}

/** Updates whose handling failed and may be tried again. */
export const unhandled = (db: Db, attemptsBelow: number): InboxRow[] =>
  db
    .select()
    .from(inbox)
    .where(and(eq(inbox.state, 'waiting'), lt(inbox.attempts, attemptsBelow)))
    .orderBy(asc(inbox.receivedAt))
    .limit(100)
    .all()

/** The updates that brought a message. */
const ofMessage = (channel: string, bot: string, chat: string, messageId: string) =>
  and(
    eq(inbox.channel, channel),
    eq(inbox.bot, bot),
    sql`json_extract(${inbox.inbound}, '$.messageId') = ${messageId}`,
    sql`json_extract(${inbox.inbound}, '$.chat.id') = ${chat}`,
  )

/** How many of the newest updates are looked through for a second tap. */
const LATELY = 50

/** Whether a chat said anything since then, other than one update. */
export const heardSince = (
  db: Db,
  channel: string,
  bot: string,
  chat: string,
  since: number,
  except: string,
): boolean =>
  db
    .select({ updateId: inbox.updateId })
    .from(inbox)
    .where(
      and(
        eq(inbox.channel, channel),
        eq(inbox.bot, bot),
        // By the last rows, as for presses: whatever is older was not said after a list that has just come.
        sql`rowid > (select max(rowid) from ${inbox}) - ${LATELY}`,
        gte(inbox.receivedAt, since),
        ne(inbox.updateId, except),
        sql`json_extract(${inbox.inbound}, '$.chat.id') = ${chat}`,
      ),
    )
    .limit(1)
    .get() !== undefined

/** Forgets the updates that brought a message: what came with it is not kept either. */
export function forgetMessage(db: Db, channel: string, bot: string, chat: string, messageId: string): void {
  db.update(inbox)
    .set({ raw: null, inbound: null })
    .where(ofMessage(channel, bot, chat, messageId))
    .run()
}

/** Forgets what an update said: a code that was typed is in no file, whether it let somebody in or not. */
export function forget(db: Db, row: Pick<InboxRow, 'channel' | 'bot' | 'updateId'>): void {
  db.update(inbox).set({ raw: null, inbound: null }).where(byKey(row)).run()
}

/** Presses that came since then, of the newest updates. */
export const pressesSince = (db: Db, since: number): Inbound[] =>
  db
    .select({ inbound: inbox.inbound })
    .from(inbox)
    // By the last rows, not by the time alone, for which all that ever came in would be looked through.
    .where(and(sql`rowid > (select max(rowid) from ${inbox}) - ${LATELY}`, gte(inbox.receivedAt, since)))
    .orderBy(desc(sql`rowid`))
    .all()
    .flatMap(({ inbound }) => (inbound ? [inbound as Inbound] : []))
    .filter(({ content }) => content.kind === 'press')

/** What a message said when it first came; undefined where it was forgotten or never stored. */
export const firstSaid = (db: Db, channel: string, bot: string, chat: string, messageId: string): Inbound | undefined =>
  db
    .select({ inbound: inbox.inbound })
    .from(inbox)
    .where(ofMessage(channel, bot, chat, messageId))
    .orderBy(asc(sql`rowid`))
    .limit(1)
    .get()?.inbound as Inbound | undefined

/** How updates of a channel have looked: the names of their fields, never what is in them. */
export interface Shape {
  event: string | null
  /** Every field with a value, by its path: `message.photo_url`. */
  fields: string[]
  count: number
}

/** The shapes of what came lately, for whoever checks a platform's behaviour against its documentation. */
export function shapesOf(db: Db, channel: string): Shape[] {
  const rows = db
    .select({ raw: inbox.raw })
    .from(inbox)
    .where(eq(inbox.channel, channel))
    .orderBy(desc(inbox.receivedAt))
    .limit(1000)
    .all()
  const shapes = new Map<string, Shape>()
  for (const { raw } of rows) {
    if (typeof raw !== 'object' || raw === null) continue
    const fields = pathsIn(raw, '')
    const named = (raw as { event_name?: unknown }).event_name
    const event = typeof named === 'string' && /^[\w.]{1,60}$/.test(named) ? named : null
    const key = JSON.stringify([event, fields])
    const known = shapes.get(key)
    if (known) known.count++
    else shapes.set(key, { event, fields, count: 1 })
  }
  return [...shapes.values()].sort((a, b) => b.count - a.count)
}

function pathsIn(value: object, at: string): string[] {
  const paths = Object.entries(value).flatMap(([name, part]) => {
    const path = Array.isArray(value) ? `${at}[]` : at === '' ? name : `${at}.${name}`
    return typeof part === 'object' && part !== null ? pathsIn(part, path) : [path]
  })
  return [...new Set(paths)].sort()
}
