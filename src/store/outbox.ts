// What is to be said and what became of it: rows are claimed before a send and settled after it.
import { and, asc, desc, eq, gt, gte, inArray, isNotNull, isNull, lte, ne, or, sql } from 'drizzle-orm'
import type { Lane, Notice, RenderedChoice } from '../core/notice.ts'
import { type Db, prepared } from './db.ts'
import { outbox } from './schema.ts'

export type OutboxRow = typeof outbox.$inferSelect

/** Notices that reach a contact unasked: between two of them lie two working hours. */
export const CHASING = [
  'announcement',
  'reminder',
  'event_changed',
  'task_changed',
  'plan_changed',
  'nudge',
  'bulletin',
] as const

export interface NewRow {
  lane: Lane
  personId: number | null
  identityId?: number | null
  address?: { channel: string; bot: string; chat: string }
  notice: Notice
  /** At most one row for each key, ever. */
  key?: string | null
  nonce: string
  notBefore: number
  expiresAt?: number | null
  edits?: number | null
  replyTo?: string | null
  createdAt: number
}

/** Adds a row. @returns its id, or null where a row with this key exists already. */
export function enqueue(db: Db, row: NewRow): number | null {
  const result = db
    .insert(outbox)
    .values({
      lane: row.lane,
      personId: row.personId,
      identityId: row.identityId ?? null,
      toChannel: row.address?.channel ?? null,
      toBot: row.address?.bot ?? null,
      toChat: row.address?.chat ?? null,
      kind: row.notice.kind,
      notice: row.notice,
      key: row.key ?? null,
      nonce: row.nonce,
      state: 'waiting',
      notBefore: row.notBefore,
      expiresAt: row.expiresAt ?? null,
      attempts: 0,
      copies: 0,
      createdAt: row.createdAt,
      edits: row.edits ?? null,
      replyTo: row.replyTo ?? null,
    })
    .onConflictDoNothing()
    .returning({ id: outbox.id })
    .get()
  return result?.id ?? null
}

/** To whom a row goes, as far as it is known before an address is chosen: rows alike wait for the same chat. */
export const lineOf = (row: Pick<OutboxRow, 'personId' | 'identityId' | 'toChat'>): string =>
  `${row.personId ?? ''}|${row.identityId ?? ''}|${row.toChat ?? ''}`

/**
 * Waiting rows of a lane whose time has come, in order. However many wait, the head of the lane is found by its index.
 * @param without ids of rows being handled
 * @param held lines (see {@link lineOf}) whose chat takes nothing now: all their rows are passed over
 */
export const waiting = (
  db: Db,
  now: number,
  lane: Lane,
  without: readonly number[],
  held: ReadonlySet<string>,
  limit: number,
): OutboxRow[] =>
  waitingQuery(db).all({ now, lane, without: JSON.stringify(without), held: JSON.stringify([...held]), limit })

const waitingQuery = prepared((db) =>
  db
    .select()
    .from(outbox)
    .where(
      and(
        eq(outbox.state, 'waiting'),
        eq(outbox.lane, sql.placeholder('lane')),
        // The sign keeps SQLite from choosing the index by time, in which the order would have to be made.
        sql`+${outbox.notBefore} <= ${sql.placeholder('now')}`,
        sql`${outbox.id} not in (select value from json_each(${sql.placeholder('without')}))`,
        sql`(coalesce(${outbox.personId}, '') || '|' || coalesce(${outbox.identityId}, '') || '|' || coalesce(${outbox.toChat}, '')) not in (select value from json_each(${sql.placeholder('held')}))`,
      ),
    )
    .orderBy(asc(outbox.id))
    .limit(sql.placeholder('limit'))
    .prepare(),
)

/** When the next waiting row may go; null where none waits. */
export const nextWaitingAt = (db: Db): number | null =>
  db
    .select({ at: sql<number | null>`min(${outbox.notBefore})` })
    .from(outbox)
    .where(eq(outbox.state, 'waiting'))
    .get()?.at ?? null

const rowQuery = prepared((db) =>
  db
    .select()
    .from(outbox)
    .where(eq(outbox.id, sql.placeholder('id')))
    .prepare(),
)
export const rowById = (db: Db, id: number): OutboxRow | undefined => rowQuery(db).get({ id })

export const rowByNonce = (db: Db, nonce: string): OutboxRow | undefined =>
  db.select().from(outbox).where(eq(outbox.nonce, nonce)).get()

export const rowByKey = (db: Db, key: string): OutboxRow | undefined =>
  db.select().from(outbox).where(eq(outbox.key, key)).get()

/** The message a person answers or presses, by the platform's id. */
export const rowByMessage = (db: Db, channel: string, bot: string, chat: string, messageId: string) =>
  db
    .select()
    .from(outbox)
    .where(
      and(
        eq(outbox.toChannel, channel),
        eq(outbox.toBot, bot),
        eq(outbox.toChat, chat),
        eq(outbox.messageId, messageId),
      ),
    )
    .orderBy(desc(outbox.id))
    .limit(1)
    .get()

/** Messages that a chat got with something to choose. */
const offered = (channel: string, bot: string, chat: string) =>
  and(
    eq(outbox.toChannel, channel),
    eq(outbox.toBot, bot),
    eq(outbox.toChat, chat),
    inArray(outbox.state, ['sent', 'ambiguous']),
    isNotNull(outbox.choices),
    ne(outbox.choices, []),
  )

/** Messages with choices that a chat got since then, newest first. */
export const recentChoices = (db: Db, channel: string, bot: string, chat: string, since: number): OutboxRow[] =>
  db
    .select()
    .from(outbox)
    .where(and(offered(channel, bot, chat), gte(outbox.sentAt, since)))
    .orderBy(desc(outbox.sentAt), desc(outbox.id))
    .all()

/** The last message with choices in a chat: what a typed number chooses from. */
export const lastWithChoices = (db: Db, channel: string, bot: string, chat: string) =>
  db
    .select()
    .from(outbox)
    .where(offered(channel, bot, chat))
    .orderBy(desc(outbox.sentAt), desc(outbox.id))
    .limit(1)
    .get()

/** Messages with choices that a chat got before a row, newest first. */
export const listsBefore = (
  db: Db,
  channel: string,
  bot: string,
  chat: string,
  id: number,
  limit: number,
): OutboxRow[] =>
  db
    .select()
    .from(outbox)
    .where(
      and(
        offered(channel, bot, chat),
        sql`(${outbox.sentAt}, ${outbox.id}) < (select sent_at, id from ${outbox} as this where this.id = ${id})`,
      ),
    )
    .orderBy(desc(outbox.sentAt), desc(outbox.id))
    .limit(limit)
    .all()

/** The last message that reached an address unasked: what somebody who writes now most likely answers. */
export const lastUnasked = (db: Db, identityId: number): OutboxRow | undefined =>
  db
    .select()
    .from(outbox)
    .where(
      and(
        eq(outbox.identityId, identityId),
        // The sign keeps SQLite from choosing the index by state, under which nearly all rows are.
        sql`+${outbox.state} = 'sent'`,
        ne(outbox.lane, 'reply'),
        isNull(outbox.edits),
      ),
    )
    .orderBy(desc(outbox.sentAt), desc(outbox.id))
    .limit(1)
    .get()

/** Waiting rows that are kept back for a reason, in order. */
export const heldBack = (db: Db, reason: string): OutboxRow[] =>
  db
    .select()
    .from(outbox)
    .where(and(eq(outbox.state, 'waiting'), eq(outbox.reason, reason)))
    .orderBy(asc(outbox.id))
    .all()

/** Reminders of a person that never left, newest first. */
export const unsentReminders = (db: Db, personId: number): OutboxRow[] =>
  db
    .select()
    .from(outbox)
    .where(
      and(
        eq(outbox.personId, personId),
        eq(outbox.kind, 'reminder'),
        eq(outbox.state, 'waiting'),
        eq(outbox.copies, 0),
      ),
    )
    .orderBy(desc(outbox.id))
    .all()

/** Cards that wait for somebody and may go now, in order. */
export const waitingOf = (db: Db, personId: number, kind: Notice['kind'], now: number): OutboxRow[] =>
  db
    .select()
    .from(outbox)
    .where(
      and(
        eq(outbox.personId, personId),
        eq(outbox.kind, kind),
        eq(outbox.state, 'waiting'),
        lte(outbox.notBefore, now),
      ),
    )
    .orderBy(asc(outbox.id))
    .all()

/** Does a message of this kind about a plan wait for somebody? It will say the newest when it goes. */
export const waitsFor = (db: Db, personId: number, notice: Notice): boolean =>
  db
    .select({ notice: outbox.notice })
    .from(outbox)
    .where(and(eq(outbox.personId, personId), eq(outbox.kind, notice.kind), eq(outbox.state, 'waiting')))
    .all()
    .some((row) => JSON.stringify(row.notice) === JSON.stringify(notice))

/** What could not be brought to a person, answers to their own acts left out. */
export const missedBy = (db: Db, personId: number): OutboxRow[] =>
  db
    .select()
    .from(outbox)
    .where(and(eq(outbox.personId, personId), eq(outbox.state, 'failed'), inArray(outbox.kind, [...CHASING])))
    .all()

/** Rows that a dead process left between claim and outcome. */
export const abandoned = (db: Db): OutboxRow[] => db.select().from(outbox).where(eq(outbox.state, 'sending')).all()

/** Chasing rows of one person that still wait, with the instants of those sent since `since`. */
export function lastChasingAt(db: Db, since: number): Map<number, number> {
  const rows = db
    .select({
      personId: outbox.personId,
      at: sql<number>`max(coalesce(${outbox.sentAt}, max(${outbox.notBefore}, ${outbox.createdAt})))`,
    })
    .from(outbox)
    .where(
      and(
        inArray(outbox.kind, [...CHASING]),
        ne(outbox.lane, 'reply'),
        inArray(outbox.state, ['waiting', 'sending', 'sent', 'ambiguous', 'held']),
        or(gte(outbox.sentAt, since), gte(outbox.createdAt, since), eq(outbox.state, 'waiting')),
        isNotNull(outbox.personId),
      ),
    )
    .groupBy(outbox.personId)
    .all()
  return new Map(rows.map((row) => [row.personId as number, row.at]))
}

export const counts = (db: Db): { waiting: number; ambiguous: number } => {
  const rows = db
    .select({ state: outbox.state, n: sql<number>`count(*)` })
    .from(outbox)
    .where(inArray(outbox.state, ['waiting', 'sending', 'ambiguous', 'held']))
    .groupBy(outbox.state)
    .all()
  const of = (...states: string[]) => rows.filter((r) => states.includes(r.state)).reduce((sum, r) => sum + r.n, 0)
  return { waiting: of('waiting', 'sending'), ambiguous: of('ambiguous', 'held') }
}

/** Everything that went out, in order of time. */
export const sentRows = (db: Db): OutboxRow[] =>
  db.select().from(outbox).where(eq(outbox.state, 'sent')).orderBy(asc(outbox.sentAt), asc(outbox.id)).all()

/** Is an edit of this row's message still to be sent? Then the newest facts will be in it anyway. */
export const editWaits = (db: Db, edits: number): boolean =>
  db
    .select({ id: outbox.id })
    .from(outbox)
    .where(and(eq(outbox.edits, edits), eq(outbox.state, 'waiting')))
    .get() !== undefined

export type RowChange = Partial<
  Pick<
    OutboxRow,
    | 'state'
    | 'notBefore'
    | 'attempts'
    | 'copies'
    | 'claimedAt'
    | 'sentAt'
    | 'messageId'
    | 'html'
    | 'reason'
    | 'identityId'
    | 'toChannel'
    | 'toBot'
    | 'toChat'
    | 'edits'
    | 'moved'
    | 'charge'
  >
> & { choices?: RenderedChoice[][] | null; notice?: Notice }

export function change(db: Db, id: number, to: RowChange): void {
  db.update(outbox).set(to).where(eq(outbox.id, id)).run()
}

/** Lets a row go later. */
export function putOff(db: Db, id: number, notBefore: number): void {
  db.update(outbox).set({ notBefore }).where(eq(outbox.id, id)).run()
}

/** Drops a row that waits, and gives its key back: the same may have to be said another time. */
export function dropForGood(db: Db, id: number, reason: string): void {
  db.update(outbox)
    .set({ state: 'dropped', reason, key: null })
    .where(and(eq(outbox.id, id), eq(outbox.state, 'waiting')))
    .run()
}

/** Rows to people that were added after this one, in order. */
export const rowsAfter = (db: Db, id: number): OutboxRow[] =>
  db.select().from(outbox).where(gt(outbox.id, id)).orderBy(asc(outbox.id)).all()
export const lastRowId = (db: Db): number =>
  db.select({ id: outbox.id }).from(outbox).orderBy(desc(outbox.id)).limit(1).get()?.id ?? 0

/** The last question that was put to a person, sent or waiting to be. */
export const lastAsk = (db: Db, personId: number): OutboxRow | undefined =>
  db
    .select()
    .from(outbox)
    .where(and(eq(outbox.personId, personId), eq(outbox.kind, 'ask')))
    .orderBy(desc(outbox.id))
    .limit(1)
    .get()
