// The head of a lane is found by its index, however many rows wait and whoever they wait for.
import { expect, it } from 'vitest'
import { openDb } from '../../src/store/db.ts'
import { enqueue, lineOf, waiting } from '../../src/store/outbox.ts'

it('passes over a busy chat at once, and keeps the order of the rest', () => {
  const db = openDb(':memory:')
  const add = (personId: number, n: number, notBefore = 0) =>
    enqueue(db, {
      lane: 'bulk',
      personId,
      notice: { kind: 'help', role: 'contact' },
      nonce: `${personId}-${n}`,
      notBefore,
      createdAt: 0,
    })!
  for (let n = 0; n < 500; n++) add(1, n)
  add(3, 0, 1_000)
  const others = [add(2, 0), add(4, 0), add(2, 1)]
  const head = waiting(db, 10, 'bulk', [], new Set(), 1)
  expect(head.map(({ personId }) => personId)).toEqual([1])
  const rest = waiting(db, 10, 'bulk', [], new Set([lineOf(head[0]!)]), 5)
  expect(rest.map(({ id }) => id)).toEqual(others)
  expect(waiting(db, 10, 'bulk', [others[0]!], new Set([lineOf(head[0]!)]), 1)[0]!.id).toBe(others[1])
  expect(waiting(db, 10, 'reply', [], new Set(), 5)).toEqual([])
  expect(waiting(db, 1_000, 'bulk', [], new Set([lineOf(head[0]!)]), 5)).toHaveLength(4)

  const plan = db.$client
    .prepare(
      `explain query plan select * from outbox where state = 'waiting' and lane = 'bulk' and +not_before <= 10 order by id limit 3`,
    )
    .all() as { detail: string }[]
  expect(plan.map(({ detail }) => detail)).toEqual([expect.stringContaining('outbox_line (state=? AND lane=?)')])
  db.$client.close()
})
