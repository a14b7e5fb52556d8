// SQLite before 3.51.3 can corrupt a WAL that two connections write: it is refused, by the version as numbers.
import { expect, it, vi } from 'vitest'
import { openDb } from '../../src/store/db.ts'

const reported = vi.hoisted(() => ({ version: '' }))

vi.mock('better-sqlite3', async (original) => {
  const { default: Real } = (await original()) as { default: typeof import('better-sqlite3') }
  const Wrapped = class extends Real {
    override prepare(sql: string): never {
      const said = sql.includes('sqlite_version()') && reported.version !== ''
      return super.prepare(said ? `select '${reported.version}'` : sql) as never
    }
  }
  return { default: Wrapped }
})

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
  reported.version = version
  const open = () => openDb(':memory:').$client.close()
  if (taken) expect(open).not.toThrow()
  else expect(open).toThrow(expect.objectContaining({ code: 'sqlite_too_old' }))
})
