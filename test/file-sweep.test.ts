// Stored files and their rows held against each other: what has no row is laid aside, what has no bytes is told.
import { existsSync, readdirSync, rmSync, statSync, truncateSync, utimesSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { missingFiles, sweepFiles } from '../src/file-sweep.ts'
import { createFiles } from '../src/files.ts'
import { keepFile } from '../src/store/assignments.ts'
import { openDb } from '../src/store/db.ts'
import { ownFolder } from './support/house.ts'

const DAY = 24 * 60 * 60_000
const NOW = Date.UTC(2022, 10, 14)

function opened() {
  const folder = ownFolder()
  const db = openDb(join(folder, 'dondoc.db'))
  const files = createFiles(join(folder, 'files'))
  /** @param age of the bytes on the disk, in milliseconds */
  const keep = (content: string, age: number, counts: boolean): string => {
    const receiving = files.receive()
    receiving.write(Buffer.from(content))
    const { hash, bytes } = receiving.keep()
    utimesSync(files.path(hash), (NOW - age) / 1000, (NOW - age) / 1000)
    if (counts) keepFile(db, { hash, bytes, mime: 'x', storedAt: NOW - age })
    return hash
  }
  return { db, files, keep, aside: join(folder, 'files', 'without-row') }
}

it('lays aside what a process left between bytes and row, once it is old, and forgets it a month later', () => {
  const { db, files, keep, aside } = opened()
  const [counted, old, young] = [keep('a', 40 * DAY, true), keep('b', 2 * DAY, false), keep('c', DAY / 2, false)]
  files.receive().write(Buffer.from('half'))
  expect(sweepFiles(db, files, NOW)).toBe(1)
  expect([counted, old, young].map((hash) => files.size(hash))).toEqual([1, null, 1])
  expect([readdirSync(aside), statSync(aside).mode & 0o077]).toEqual([[old], 0])
  expect(existsSync(join(aside, '..', 'incoming'))).toBe(false)
  sweepFiles(db, files, NOW + 29 * DAY)
  expect(readdirSync(aside)).toContain(old)
  sweepFiles(db, files, NOW + 31 * DAY)
  expect(readdirSync(aside)).not.toContain(old)
  expect(files.size(counted)).toBe(1)
})

it('touches nothing that is not its own', () => {
  const { db, files, keep, aside } = opened()
  const folder = join(aside, '..')
  const hash = keep('a', 40 * DAY, true)
  writeFileSync(join(folder, 'README'), 'x')
  writeFileSync(join(folder, hash.slice(0, 2), 'note.txt'), 'x')
  for (const name of ['README', `${hash.slice(0, 2)}/note.txt`]) utimesSync(join(folder, name), 1, 1)
  expect([sweepFiles(db, files, NOW), existsSync(aside)]).toEqual([0, false])
  expect(existsSync(join(folder, 'README'))).toBe(true)
})

it('tells of rows whose bytes are gone or cut', () => {
  const { db, files, keep } = opened()
  const [, gone, cut] = ['một', 'hai', 'ba'].map((content) => keep(content, DAY, true))
  expect(missingFiles(db, files)).toEqual({ all: 3, missing: 0 })
  rmSync(files.path(gone!))
  truncateSync(files.path(cut!), 1)
  expect(missingFiles(db, files)).toEqual({ all: 3, missing: 2 })
})

it('a file that could not be kept is dropped, wherever keeping failed', () => {
  const { files, aside } = opened()
  const folder = join(aside, '..')
  const receiving = files.receive()
  receiving.write(Buffer.from('x'))
  const [name] = readdirSync(join(folder, 'incoming'))
  rmSync(join(folder, 'incoming', name!))
  // Its name is given by renaming, which fails now, with the file closed already.
  expect(() => receiving.keep()).toThrow('ENOENT')
  expect(() => receiving.drop()).not.toThrow()
})
