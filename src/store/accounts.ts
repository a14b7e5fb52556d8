// The account of a channel whose tokens turn over: pairs sealed, a lock that outlives nobody for long, facts beside them.
import { and, eq } from 'drizzle-orm'
import { type Db, transact } from './db.ts'
import { account } from './schema.ts'
import { seal, unseal } from './seal.ts'

interface Pair {
  access: string
  refresh: string
}

export interface AccountParts {
  db: Db
  /** The installation's key; the tokens are sealed under one that follows from it. */
  key: Uint8Array
  now: () => number
  random: (bytes: number) => Uint8Array
  channel: string
  /** The bot or the application that the tokens belong to. */
  name: string
}

/** Every call is one transaction, on the disk when it returns. */
export function accountStore({ db, key, now, random, channel, name }: AccountParts) {
  const here = and(eq(account.channel, channel), eq(account.name, name))
  const purpose = `tokens of ${channel}/${name}`
  const row = () => db.select().from(account).where(here).get()
  const opened = (sealed: string | null): Pair | null => {
    const text = sealed === null ? null : unseal(sealed, key, purpose)
    return text === null ? null : (JSON.parse(text) as Pair)
  }
  /** The row, made where there is none yet. */
  const ensured = () => {
    db.insert(account).values({ channel, name, facts: {} }).onConflictDoNothing().run()
    return row()!
  }
  return {
    read() {
      const found = row()
      if (!found) return null
      const { tokens, tokensBefore, generation, accessExpiresAt, refreshExpiresAt, facts } = found
      return {
        tokens: opened(tokens),
        before: opened(tokensBefore),
        generation,
        accessExpiresAt,
        refreshExpiresAt,
        facts,
      }
    },
    lock: (until: number): boolean =>
      transact(db, () => {
        const { lockedUntil } = ensured()
        // A lock from a clock that was ahead is not waited for without end.
        const held = lockedUntil !== null && lockedUntil > now() && lockedUntil <= until
        if (!held) db.update(account).set({ lockedUntil: until }).where(here).run()
        return !held
      }),
    unlock(): void {
      db.update(account).set({ lockedUntil: null }).where(here).run()
    },
    commit(
      {
        tokens,
        accessExpiresAt,
        refreshExpiresAt,
      }: { tokens: Pair; accessExpiresAt: number; refreshExpiresAt: number },
      facts: Readonly<Record<string, string>>,
    ): void {
      transact(db, () => {
        const before = ensured()
        db.update(account)
          .set({
            tokens: seal(JSON.stringify(tokens), key, purpose, random),
            // What cannot be opened any more is no pair to go back to, and stays until it is replaced.
            tokensBefore: before.tokens,
            generation: before.generation + 1,
            accessExpiresAt,
            refreshExpiresAt,
            lockedUntil: null,
            facts: merged(before.facts, facts),
          })
          .where(here)
          .run()
      })
    },
    note(facts: Readonly<Record<string, string>>): void {
      transact(db, () => {
        const before = ensured()
        db.update(account)
          .set({ facts: merged(before.facts, facts) })
          .where(here)
          .run()
      })
    },
  }
}

/** An empty value takes a fact away. */
const merged = (before: Readonly<Record<string, string>>, more: Readonly<Record<string, string>>) =>
  Object.fromEntries(Object.entries({ ...before, ...more }).filter(([, value]) => value !== ''))
