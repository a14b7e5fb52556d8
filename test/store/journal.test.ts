// The journal: a chain that holds over any history, shows any tampering, and carries nothing personal.
import fc from 'fast-check'
import { expect, it } from 'vitest'
import { invite } from '../../src/app/invite.ts'
import { eventChange, moveEvent } from '../../src/app/move-event.ts'
import { openDb } from '../../src/store/db.ts'
import { brokenAt, type JournalEntry, latest, record } from '../../src/store/journal.ts'
import { journal } from '../../src/store/schema.ts'
import { BY, entry, onDate, openHouse, planDocument } from '../support/house.ts'

const word = fc.string({ unit: 'grapheme', maxLength: 12 }).filter((s) => !s.includes('\0'))
const anEntry: fc.Arbitrary<JournalEntry> = fc.record({
  at: fc.integer({ min: 0, max: 4e12 }),
  actor: word,
  way: word,
  action: word,
  object: word,
  details: fc.dictionary(
    word.filter((w) => w !== '__proto__'),
    fc.oneof(word, fc.integer(), fc.boolean(), fc.constant(null)),
    { maxKeys: 3, noNullPrototype: true },
  ),
})

/** What `dondoc verify` reads after somebody with the file had their way. */
const tampered = (entries: JournalEntry[], statement: string, ...values: unknown[]): number | null => {
  const db = openDb(':memory:')
  try {
    for (const each of entries) record(db, each)
    expect(brokenAt(db)).toBeNull()
    db.$client.exec('drop trigger journal_no_update; drop trigger journal_no_delete')
    db.$client.prepare(statement).run(...values)
    return brokenAt(db)
  } finally {
    db.$client.close()
  }
}

it('the chain holds over any history, also over more rows than are read at once', () => {
  const db = openDb(':memory:')
  fc.assert(
    fc.property(fc.array(anEntry, { maxLength: 20 }), (entries) => {
      for (const each of entries) record(db, each)
      expect(brokenAt(db)).toBeNull()
    }),
    { numRuns: 60 },
  )
  for (let i = 0; i < 1200; i++) record(db, { at: i, actor: 'a', way: 'w', action: 'x', object: 'o', details: { i } })
  expect(brokenAt(db)).toBeNull()
  expect(latest(db, 2).map((row) => row.details)).toEqual([{ i: 1199 }, { i: 1198 }])
  db.$client.close()
})

const FIELDS = ['at', 'actor', 'way', 'action', 'object', 'details', 'previous', 'hash'] as const

it('a change of any field of any row is found, at that row or the one after', () => {
  fc.assert(
    fc.property(
      fc.array(anEntry, { minLength: 1, maxLength: 6 }),
      fc.nat(),
      fc.constantFrom(...FIELDS),
      fc.integer(),
      (entries, which, field, salt) => {
        const row = (which % entries.length) + 1
        const found =
          field === 'at'
            ? tampered(entries, `update journal set at = at + ? where sequence = ?`, salt % 1000 || 1, row)
            : field === 'details'
              ? tampered(entries, `update journal set details = ? where sequence = ?`, `{"salt":"!${salt}"}`, row)
              : tampered(entries, `update journal set ${field} = ${field} || ? where sequence = ?`, `!${salt}`, row)
        expect(found).toBe(row)
      },
    ),
    { numRuns: 120 },
  )
})

it.each([
  ['taken out of the middle', 'delete from journal where sequence = 3', 4],
  ['taken out at the beginning', 'delete from journal where sequence = 1', 2],
  ['taken out at the end', 'delete from journal where sequence = 5', 5],
  ['given another place', 'update journal set sequence = 9 where sequence = 5', 9],
  ['all taken out', 'delete from journal', 1],
])('a row that was %s is missed', (_what, statement, at) => {
  const rows = [1, 2, 3, 4, 5].map((i) => ({ at: i, actor: 'a', way: 'w', action: 'x', object: 'o', details: {} }))
  expect(tampered(rows, statement)).toBe(at)
})

it.each(["update journal set actor = 'x'", 'delete from journal', 'replace into journal select * from journal'])(
  'the database itself refuses: %s',
  (statement) => {
    const db = openDb(':memory:')
    record(db, { at: 1, actor: 'a', way: 'w', action: 'x', object: 'o', details: {} })
    expect(() => db.$client.prepare(statement).run()).toThrow(/append-only/)
    expect(brokenAt(db)).toBeNull()
    expect(latest(db, 5)).toHaveLength(1)
    db.$client.close()
  },
)

it('keeps ids, states and days: no name, no words, no number of a document, no code', async () => {
  const house = openHouse()
  house.organizer()
  const { plan } = house.load(
    planDocument([entry('Vụ Pháp chế', 'Nhiệm vụ tuyệt đối riêng', { deadline: onDate('2022-11-21') })]),
  )
  const [line] = invite(house.app, { role: 'unit', plan, unitIds: [house.unitId(plan, 'Vụ Pháp chế')] }, false, BY)
  await house.does('phan-van-hung', { kind: 'start', payload: line!.code })
  house.activate(plan)
  await house.settle()
  const words = [
    'Cho hỏi phòng họp số mấy',
    'không thuộc chức năng của đơn vị',
    'Việc này của Vụ Tổ chức',
    'đã gửi số 123/PC-TH',
  ]
  for (const text of words) await house.does('phan-van-hung', { kind: 'text', text })
  const change = eventChange(house.fresh(plan), { kind: 'date', day: '2022-12-05', time: null }, 'Giấy mời 88', 'Mai')
  if (change.ok) moveEvent(house.app, plan.id, change.change, BY, null)
  await house.settle()
  expect(house.errors).toEqual([])
  const text = JSON.stringify(house.db.select().from(journal).all())
  expect(house.db.select().from(journal).all().length).toBeGreaterThan(8)
  const payload = new URL(line!.telegram!).searchParams.get('start')!
  for (const secret of [
    line!.code,
    payload,
    'hung',
    'tuyệt đối',
    'phòng họp',
    'Tổ chức',
    '123/PC',
    'Giấy mời',
    'Mai',
    'Kính gửi',
  ])
    expect(text).not.toContain(secret)
  expect(brokenAt(house.db)).toBeNull()
})
