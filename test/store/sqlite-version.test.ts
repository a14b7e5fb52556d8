// SQLite before 3.51.3 can corrupt a WAL that two connections write: it is refused, by the version as numbers.
import Database from 'better-sqlite3'
import { expect, it, onTestFinished, vi } from 'vitest'
import { openDb } from '../../src/store/db.ts'

it.each([
  ['3.51.2', false],
  ['3.51.3', true],
  ['3.51.10', true],
  ['3.52.0', true],
  ['3.9.99', false],
  ['3.50.9', false],
  ['4.0.0', true],
  ['3.51', false],
])('%s: taken is %s', (version, taken) => {
  const { prepare } = Database.prototype
  const told = vi.spyOn(Database.prototype, 'prepare').mockImplementation(function (this: Database.Database, sql) {
    return prepare.call(this, sql.includes('sqlite_version()') ? `select '${version}'` : sql)
  })
  onTestFinished(() => told.mockRestore())
  const open = () => openDb(':memory:').$client.close()
  if (taken) expect(open).not.toThrow()
  else expect(open).toThrow(expect.objectContaining({ code: 'sqlite_too_old' }))
})
