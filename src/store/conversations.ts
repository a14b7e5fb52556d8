// What the bot asked somebody and waits for: a row, not a replay.
import { eq } from 'drizzle-orm'
import type { Request } from '../core/incoming.ts'
import type { AskCode, EditField } from '../core/notice.ts'
import type { Draft, TalkAsk } from '../core/talk.ts'
import type { Db } from './db.ts'
import { conversation } from './schema.ts'

export interface Waiting {
  ask: AskCode | TalkAsk
  /** The assignment, submission or task it is about. */
  about: number | null
  plan: number | null
  parked: number[]
  /** Only these items are asked about. */
  among?: number[]
  /** The field of a task that is being corrected. */
  field?: EditField
  /** Set where the organizer answers for a unit: how it came. */
  onBehalf?: 'phone' | 'group_chat' | 'paper' | null
  /** What was said before it was clear which item it is about: done as soon as that is answered. */
  pending?: Request | null
  /** What was said so far, while the rest is asked. */
  draft?: Draft
  at: number
}

/** An answer is expected for a day; afterwards a text is a text again. */
const PATIENCE_MS = 24 * 3600_000

export function waitFor(db: Db, identityId: number, waiting: Waiting): void {
  const { ask, at, ...args } = waiting
  db.insert(conversation)
    .values({ identityId, ask, args, at })
    .onConflictDoUpdate({ target: conversation.identityId, set: { ask, args, at } })
    .run()
}

export function waitingFor(db: Db, identityId: number, now: number): Waiting | null {
  const row = db.select().from(conversation).where(eq(conversation.identityId, identityId)).get()
  if (!row || now - row.at > PATIENCE_MS) return null
  return { ask: row.ask as Waiting['ask'], at: row.at, ...(row.args as Omit<Waiting, 'ask' | 'at'>) }
}

export function answered(db: Db, identityId: number): void {
  db.delete(conversation).where(eq(conversation.identityId, identityId)).run()
}
