// The promises of the store: WAL and FULL, one bot, transactions that the compiler guards, an honest journal, single rows.
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { DatabaseError, type Db, dataVersion, openDb, transact } from '../../src/store/db.ts'
import { keep, settle, unhandled } from '../../src/store/inbox.ts'
import { addJob, freeJobs, takeJob } from '../../src/store/jobs.ts'
import { brokenAt, record } from '../../src/store/journal.ts'
import { takeLock } from '../../src/store/lock.ts'
import { enqueue } from '../../src/store/outbox.ts'
import { readSetting, writeSetting } from '../../src/store/settings.ts'

let folder: string
let db: Db
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'dondoc-store-'))
  db = openDb(join(folder, 'dondoc.db'))
})
afterEach(() => {
  db.$client.close()
  rmSync(folder, { recursive: true, force: true })
})

const pragma = (on: Db, name: string) => on.$client.pragma(name, { simple: true })
const entry = (n: number) => ({
  at: n,
  actor: 'test',
  way: 'test',
  action: 'noted',
  object: `thing:${n}`,
  details: { n },
})

describe('a database', () => {
  it('keeps WAL, FULL and foreign keys on every connection', () => {
    const second = openDb(join(folder, 'dondoc.db'))
    for (const each of [db, second]) {
      expect(pragma(each, 'journal_mode')).toBe('wal')
      expect(pragma(each, 'synchronous')).toBe(2)
      expect(pragma(each, 'foreign_keys')).toBe(1)
    }
    second.$client.close()
  })

  it('refuses a file that is no database, and leaves it as it is', () => {
    const path = join(folder, 'other.db')
    writeFileSync(path, 'đây không phải cơ sở dữ liệu, '.repeat(400))
    expect(() => openDb(path)).toThrow(DatabaseError)
  })

  it('tells one process that another has written', () => {
    const second = openDb(join(folder, 'dondoc.db'))
    const before = dataVersion(db)
    writeSetting(second, 'hello', { a: 1 })
    expect(dataVersion(db)).not.toBe(before)
    expect(readSetting(db, 'hello')).toEqual({ a: 1 })
    second.$client.close()
  })
})

describe('a transaction', () => {
  it('is all or nothing, and nests', () => {
    expect(() =>
      transact(db, () => {
        writeSetting(db, 'outer', 1)
        expect(() =>
          transact(db, () => {
            writeSetting(db, 'inner', 1)
            throw new Error('inner')
          }),
        ).toThrow('inner')
        expect(readSetting(db, 'inner')).toBeNull()
        expect(readSetting(db, 'outer')).toBe(1)
        throw new Error('outer')
      }),
    ).toThrow('outer')
    expect(readSetting(db, 'outer')).toBeNull()
  })

  it('takes no async work: the compiler refuses it, and so does the run', () => {
    // @ts-expect-error a promise would be committed before its work is done
    expect(() => transact(db, async () => writeSetting(db, 'late', 1))).toThrow()
    // @ts-expect-error nor anything else that is thenable
    expect(() => transact(db, () => Promise.resolve(1))).toThrow()
    expect(transact(db, () => 7)).toBe(7)
  })
})

describe('the lock of the bot', () => {
  it('is held by one, and free when it is released', () => {
    const first = takeLock(folder)
    expect(first).not.toBeNull()
    expect(takeLock(folder)).toBeNull()
    first!.release()
    const second = takeLock(folder)
    expect(second).not.toBeNull()
    second!.release()
    second!.release()
  })
})

describe('the journal', () => {
  it('proves that nothing was changed, left out or put in between', () => {
    for (let n = 1; n <= 5; n++) record(db, entry(n))
    expect(brokenAt(db)).toBeNull()
    const triggers = db.$client
      .prepare("select name from sqlite_master where type = 'trigger'")
      .pluck()
      .all() as string[]
    /** What the check finds after a tampering that is then undone; whoever has the file has no trigger in the way. */
    const foundBy = (sql: string): number | null => {
      db.$client.exec('begin')
      for (const name of triggers) db.$client.exec(`drop trigger "${name}"`)
      db.$client.exec(sql)
      const found = brokenAt(db)
      db.$client.exec('rollback')
      return found
    }
    expect(foundBy(`update journal set action = 'other' where sequence = 3`)).toBe(3)
    expect(foundBy(`update journal set details = '{"n":9}' where sequence = 5`)).toBe(5)
    expect(foundBy('delete from journal where sequence = 2')).toBe(3)
    expect(brokenAt(db)).toBeNull()
  })

  it('cannot be rewritten from inside the program', () => {
    record(db, entry(1))
    expect(() => db.$client.exec(`update journal set action = 'other'`)).toThrow()
    expect(() => db.$client.exec('delete from journal')).toThrow()
  })
})

describe('rows that may be only once', () => {
  it('an update by its exact key, whatever its size', () => {
    const update = { channel: 'telegram', bot: '1', receivedAt: 1, raw: {}, inbound: null, state: 'waiting' as const }
    expect(keep(db, { ...update, updateId: '9' })).toBe(true)
    expect(keep(db, { ...update, updateId: '9' })).toBe(false)
    expect(keep(db, { ...update, updateId: '8' })).toBe(true)
    expect(keep(db, { ...update, bot: '2', updateId: '9' })).toBe(true)
    settle(db, { ...update, updateId: '9' }, 'done', 1)
    expect(
      unhandled(db, 3)
        .map((row) => `${row.bot}/${row.updateId}`)
        .sort(),
    ).toEqual(['1/8', '2/9'])
  })

  it('a message by its key, a job by its key; a dead process’s job waits again', () => {
    const row = {
      lane: 'bulk' as const,
      personId: null,
      notice: { kind: 'plans' } as const,
      notBefore: 0,
      createdAt: 0,
    }
    expect(enqueue(db, { ...row, key: 'k', nonce: 'n1' })).not.toBeNull()
    expect(enqueue(db, { ...row, key: 'k', nonce: 'n2' })).toBeNull()
    expect(enqueue(db, { ...row, key: null, nonce: 'n3' })).not.toBeNull()
    const job = { kind: 'menu' as const, key: 'j', args: {}, notBefore: 5, createdAt: 0 }
    expect(addJob(db, job)).toBe(true)
    expect(addJob(db, job)).toBe(false)
    expect(takeJob(db, 4)).toBeUndefined()
    expect(takeJob(db, 5)?.attempts).toBe(1)
    expect(takeJob(db, 5)).toBeUndefined()
    freeJobs(db)
    expect(takeJob(db, 5)?.attempts).toBe(2)
  })
})
