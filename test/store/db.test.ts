// What the database promises on every open: WAL, full synchronisation, migrations, one bot, and hands off what is damaged.
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { readFileSync, statSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { join, resolve } from 'node:path'
import { pathToFileURL } from 'node:url'
import { Worker } from 'node:worker_threads'
import Database from 'better-sqlite3'
import { describe, expect, it, onTestFinished } from 'vitest'
import { DatabaseError, type Db, openDb, transact } from '../../src/store/db.ts'
import { takeLock } from '../../src/store/lock.ts'
import { readSetting, writeSetting } from '../../src/store/settings.ts'
import { ownFolder } from '../support/house.ts'

const opened = (path: string, then: (db: Db) => void = () => {}): void => {
  const db = openDb(path)
  try {
    then(db)
  } finally {
    db.$client.close()
  }
}

const tables = (db: Db) =>
  db.$client.prepare(`select name, sql from sqlite_master where name not like 'sqlite_%' order by name`).all()

describe('opening', () => {
  it('keeps WAL, full synchronisation and foreign keys, the first time and every other', () => {
    const path = join(ownFolder(), 'deep', 'dondoc.db')
    for (let i = 0; i < 3; i++)
      opened(path, ({ $client }) => {
        expect($client.pragma('journal_mode', { simple: true })).toBe('wal')
        expect($client.pragma('synchronous', { simple: true })).toBe(2)
        expect($client.pragma('foreign_keys', { simple: true })).toBe(1)
      })
    expect(statSync(path).mode & 0o077).toBe(0)
  })

  it('migrates an empty file, and a second time changes nothing', () => {
    const path = join(ownFolder(), 'dondoc.db')
    writeFileSync(path, '')
    let first: unknown
    opened(path, (db) => {
      first = tables(db)
      writeSetting(db, 'kept', 'yes')
    })
    opened(path, (db) => {
      expect(tables(db)).toEqual(first)
      expect(readSetting(db, 'kept')).toBe('yes')
    })
    expect(JSON.stringify(first)).toContain('journal_no_delete')
  })

  it('may be done by two processes at once', () => {
    const path = join(ownFolder(), 'dondoc.db')
    opened(path, (one) => opened(path, (two) => expect(tables(two)).toEqual(tables(one))))
  })

  const good = () => {
    const path = join(ownFolder(), 'dondoc.db')
    opened(path, (db) => {
      for (let i = 0; i < 400; i++) writeSetting(db, `key ${i}`, 'x'.repeat(200))
    })
    return path
  }
  it.each<[string, (bytes: Buffer) => Buffer]>([
    ['something else altogether', () => Buffer.from('This is a letter and no database at all. '.repeat(50))],
    ['cut in half', (bytes) => bytes.subarray(0, 4096 * Math.floor(bytes.length / 8192))],
    [
      'overwritten in the middle',
      (bytes) => Buffer.concat([bytes.subarray(0, 8192), Buffer.alloc(bytes.length - 8192, 0x5a)]),
    ],
    ['without a schema', (bytes) => Buffer.concat([bytes.subarray(0, 100), Buffer.alloc(bytes.length - 100, 0xff)])],
  ])('refuses a file that is %s, and leaves it as it is', (_what, damage) => {
    const path = good()
    writeFileSync(path, damage(readFileSync(path)))
    const before = readFileSync(path)
    expect(() => openDb(path)).toThrow(expect.objectContaining({ code: 'damaged' }))
    expect(readFileSync(path).equals(before)).toBe(true)
  })
})

describe('a transaction', () => {
  const count = (db: Db) => db.$client.prepare('select count(*) from setting').pluck().get()

  it('is all or nothing, and a savepoint inside another', () => {
    opened(':memory:', (db) => {
      const broken = () =>
        transact(db, () => {
          writeSetting(db, 'b', 1)
          throw new Error('inner')
        })
      transact(db, () => {
        writeSetting(db, 'a', 1)
        expect(broken).toThrow('inner')
        expect(readSetting(db, 'b')).toBeNull()
      })
      expect(count(db)).toBe(1)
      expect(broken).toThrow('inner')
      expect(count(db)).toBe(1)
      expect(() =>
        transact(db, () => {
          transact(db, () => writeSetting(db, 'c', 1))
          throw new Error('outer')
        }),
      ).toThrow('outer')
      expect(readSetting(db, 'c')).toBeNull()
    })
  })

  it('takes no async function', () => {
    opened(':memory:', (db) => {
      // @ts-expect-error an async function would commit before it is done
      expect(() => transact(db, async () => writeSetting(db, 'a', 1))).toThrow(/promise/i)
      expect(readSetting(db, 'a')).toBeNull()
    })
  })

  it('takes the write lock at its beginning', () => {
    const path = join(ownFolder(), 'dondoc.db')
    opened(path, (db) => {
      const other = new Database(path, { timeout: 0 })
      transact(db, () => expect(() => other.exec('begin immediate')).toThrow(/locked/))
      other.close()
    })
  })
})

describe('the lock of the bot', () => {
  it('is held by one at a time', () => {
    const folder = ownFolder()
    const first = takeLock(folder)
    expect(first).not.toBeNull()
    expect(takeLock(folder)).toBeNull()
    first!.release()
    first!.release()
    const again = takeLock(folder)
    expect(again).not.toBeNull()
    again!.release()
  })

  it('is free once the process that held it was killed', async () => {
    const folder = ownFolder()
    const lock = pathToFileURL(join(process.cwd(), 'dist/store/lock.js')).href
    const script = `import { takeLock } from ${JSON.stringify(lock)}; console.log(takeLock(${JSON.stringify(folder)}) !== null); setInterval(() => {}, 1000)`
    const child = spawn(process.execPath, ['--input-type=module', '-e', script], {
      stdio: ['ignore', 'pipe', 'inherit'],
    })
    const said = await new Promise<string>((done) =>
      child.stdout.once('data', (bytes: Buffer) => done(String(bytes).trim())),
    )
    expect(said).toBe('true')
    expect(takeLock(folder)).toBeNull()
    const gone = new Promise((done) => child.once('exit', done))
    child.kill('SIGKILL')
    await gone
    const free = takeLock(folder)
    expect(free).not.toBeNull()
    free!.release()
  })
})

it('an error of the database names its kind', () => {
  expect(new DatabaseError('sqlite_too_old')).toMatchObject({ message: 'sqlite_too_old', code: 'sqlite_too_old' })
})

/** Opens a database in a thread of its own, all of them in the same moment; "ok" or what went wrong. */
const openTogether = (path: string, threads: number): Promise<string[]> => {
  const gate = new Int32Array(new SharedArrayBuffer(4))
  const script = `
    const { parentPort, workerData } = require('node:worker_threads')
    import(workerData.module).then(({ openDb }) => {
      Atomics.add(workerData.gate, 0, 1)
      Atomics.notify(workerData.gate, 0)
      while (Atomics.load(workerData.gate, 0) < workerData.threads) Atomics.wait(workerData.gate, 0, Atomics.load(workerData.gate, 0), 50)
      try {
        openDb(workerData.path).$client.close()
        parentPort.postMessage('ok')
      } catch (error) {
        parentPort.postMessage(String(error.cause ?? error))
      }
    })`
  const module = pathToFileURL(resolve('dist/store/db.js')).href
  return Promise.all(
    Array.from({ length: threads }, async () => {
      const worker = new Worker(script, { eval: true, workerData: { module, path, gate, threads } })
      const [said] = (await once(worker, 'message')) as [string]
      await worker.terminate()
      return said
    }),
  )
}

/** Does something to a file in a thread of its own and keeps its hold of it for that long; resolves once it holds it. */
async function held(path: string, statements: string, ms: number): Promise<void> {
  const script = `
    const { parentPort, workerData } = require('node:worker_threads')
    const db = new (require(workerData.sqlite))(workerData.path)
    db.exec(workerData.statements)
    parentPort.postMessage('held')
    Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, workerData.ms)
    db.exec('commit')
    db.close()`
  const sqlite = createRequire(import.meta.url).resolve('better-sqlite3')
  const worker = new Worker(script, { eval: true, workerData: { sqlite, path, statements, ms } })
  onTestFinished(() => void worker.terminate())
  await once(worker, 'message')
}

describe('while somebody else holds the file for a moment, opening waits', () => {
  it.each<[string, (path: string) => void, string]>([
    [
      'reads a file that is not in WAL yet',
      (path) => new Database(path).exec('create table a (b)').close(),
      'begin; select * from a',
    ],
    ['writes the file that is not in WAL yet', () => {}, 'begin exclusive; create table a (b)'],
    ['is about to write the file that is not in WAL yet', () => {}, 'begin immediate; create table a (b)'],
    ['writes', (path) => opened(path), 'begin immediate; update setting set key = key'],
    [
      'makes tables in a new one',
      (path) => new Database(path).pragma('journal_mode = WAL'),
      'begin immediate; create table a (b)',
    ],
  ])('%s', async (_what, before, statements) => {
    const path = join(ownFolder(), 'dondoc.db')
    before(path)
    await held(path, statements, 800)
    opened(path, (db) => {
      writeSetting(db, 'kept', 'yes')
      expect(readSetting(db, 'kept')).toBe('yes')
    })
  })

  it('writes, and nothing is missing: reading does not wait at all', async () => {
    const path = join(ownFolder(), 'dondoc.db')
    opened(path, (db) => writeSetting(db, 'kept', 'yes'))
    const other = new Database(path)
    other.exec('begin immediate; delete from setting')
    opened(path, (db) => expect(readSetting(db, 'kept')).toBe('yes'))
    other.exec('rollback')
    other.close()
  })
})

it('in several processes at the same moment leaves it ready for all of them', async () => {
  for (let round = 0; round < 3; round++) {
    const said = await openTogether(join(ownFolder(), 'dondoc.db'), 6)
    expect(said).toEqual(said.map(() => 'ok'))
  }
})
