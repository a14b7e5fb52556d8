// An app on real SQLite in memory with obvious defaults, and plans out of texts, for tests of single use cases.
import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import type { App } from '../../src/app/app.ts'
import { type Imported, importPlan } from '../../src/app/import-plan.ts'
import type { MovableClock } from '../../src/clock.ts'
import { standingClock } from '../../src/clock.ts'
import { ZONE } from '../../src/core/time.ts'
import { createEngine, type Engine } from '../../src/engine.ts'
import { memoryFiles } from '../../src/files.ts'
import { readPlan } from '../../src/intake/plan-document.ts'
import { seat } from '../../src/seats.ts'
import { assignmentsOf } from '../../src/store/assignments.ts'
import { type Db, openDb } from '../../src/store/db.ts'
import { type Plan, type Task, tasksOf, unitById } from '../../src/store/plans.ts'
import { at, BY } from './stage.ts'

export interface Desk {
  app: App
  db: Db
  engine: Engine
  clock: MovableClock
}

export const SAMPLE_TEXT = readFileSync(new URL('../../locales/sample-plan.vi.txt', import.meta.url), 'utf8')
export const CITY_TEXT = readFileSync(new URL('../fixtures/plans/city-window.txt', import.meta.url), 'utf8')

/** Use cases without a channel: nothing is sent, what would be sent stands in the outbox. */
export function openDesk(from = '2026-11-16 09:00', db: Db = openDb(':memory:')): Desk {
  const clock = standingClock(at(from))
  let calls = 0
  const engine = createEngine({
    db,
    clock,
    channels: [],
    files: memoryFiles(),
    language: 'vi',
    zone: ZONE,
    secret: createHash('sha256').update('desk').digest(),
    random: (bytes) => createHash('sha512').update(`desk ${++calls}`).digest().subarray(0, bytes),
    readPlan: async () => ({ ok: false, code: 'unsupported' }),
    onError: (error) => {
      throw error
    },
  })
  return { app: engine.app, db, engine, clock }
}

export async function imported({ app }: Desk, text: string, name = 'plan.txt'): Promise<Imported> {
  const bytes = new TextEncoder().encode(text)
  const read = await readPlan(bytes, name)
  if (!read.ok) throw new Error(`not a plan: ${read.code}`)
  return importPlan(app, read.plan, { bytes, name, lines: read.lines }, BY)
}

export const taskOf = ({ db }: Desk, plan: Plan, ref: string): Task => {
  const found = tasksOf(db, plan.id).find((t) => t.ref === ref)
  if (!found) throw new Error(`no task ${ref}`)
  return found
}

/** Names of the units that a task is spread over. */
export const unitsOfTask = ({ db }: Desk, plan: Plan, ref: string): string[] =>
  assignmentsOf(db, plan.id)
    .filter((row) => row.taskId === tasksOf(db, plan.id).find((t) => t.ref === ref)?.id)
    .map((row) => unitById(db, row.unitId)!.name)

/** Somebody who speaks for a unit of a plan, joined already. */
export const contactFor = ({ app }: Desk, plan: Plan, unitId: number, chat = `unit:${unitId}`): number =>
  seat(app, { name: 'telegram', bot: '1' }, { kind: 'unit', chat, unitId, planId: plan.id, name: null })
