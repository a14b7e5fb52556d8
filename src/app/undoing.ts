// Taking back one's own last act within thirty seconds: what units would be told of it waits so long, and is then never said.
import { transact } from '../store/db.ts'
import { record } from '../store/journal.ts'
import { dropForGood, lastRowId, putOff, rowById, rowsAfter } from '../store/outbox.ts'
import { contactById, identitiesOf } from '../store/people.ts'
import { taskById } from '../store/plans.ts'
import { changesBetween, type RowChange, type Scope, snapshot, takeBack } from '../store/snapshots.ts'
import { addUndoable, lastUndoable, markUndone, undoableById } from '../store/undoables.ts'
import { refreshCards } from './acts.ts'
import type { App, By } from './app.ts'
import { menuLater } from './menu-later.ts'
import { answer, byOf, refuse, type Speaker } from './speaker.ts'

/** So long an own act can be taken back. */
export const UNDO_MS = 30_000

/** The kind under which an act is noted that has already reached others: it cannot be taken back, and that is said. */
const SENT = 'sent'

export interface Undoably<T> {
  result: T
  /** Names the act to whoever takes it back; null where nothing changed. */
  undo: number | null
}

/**
 * Does an act so that whoever did it can take it back for thirty seconds. Messages to others wait so long.
 * @param kind the act's name in the journal
 * @param scope what the act may change
 */
export function undoably<T>(app: App, speaker: Speaker, kind: string, scope: Scope, act: () => T): Undoably<T> {
  return transact(app.db, () => {
    const before = snapshot(app.db, scope)
    const lastRow = lastRowId(app.db)
    const result = act()
    const changes = changesBetween(before, snapshot(app.db, scope))
    if (changes.length === 0) return { result, undo: null }
    const free = app.now() + UNDO_MS
    const held = rowsAfter(app.db, lastRow).filter(
      (row) => row.state === 'waiting' && row.personId !== speaker.person.id && row.kind !== 'continuation',
    )
    for (const row of held) putOff(app.db, row.id, Math.max(row.notBefore, free))
    const args = { changes, held: held.map(({ id }) => id) }
    return { result, undo: addUndoable(app.db, { personId: speaker.person.id, kind, args, at: app.now() }) }
  })
}

/** Notes that the last act went out to others. */
export function noteSent(app: App, speaker: Speaker): void {
  addUndoable(app.db, { personId: speaker.person.id, kind: SENT, args: { changes: [], held: [] }, at: app.now() })
}

/** Adds the way back to an answer. */
export const withUndo = (undo: number | null): { undo?: number } => (undo === null ? {} : { undo })

/** Takes an own act back. @param id the act; null for the last one */
export function undo(app: App, speaker: Speaker, id: number | null): void {
  transact(app.db, () => {
    const row = id === null ? lastUndoable(app.db, speaker.person.id) : undoableById(app.db, id)
    if (!row) return refuse(app, speaker, 'undo_nothing')
    if (row.personId !== speaker.person.id) return refuse(app, speaker, 'stale_button')
    if (row.undoneAt !== null) return refuse(app, speaker, 'undo_done')
    if (row.kind === SENT) return refuse(app, speaker, 'undo_sent')
    if (app.now() - row.at > UNDO_MS) return refuse(app, speaker, 'undo_late')
    const { changes, held } = row.args
    const gone = held.some((each) => rowById(app.db, each)?.state === 'sent')
    if (gone || !takeBack(app.db, changes)) return refuse(app, speaker, 'undo_overtaken')
    for (const each of held) dropForGood(app.db, each, 'taken back')
    markUndone(app.db, row.id, app.now())
    for (const object of objectsOf(changes))
      record(app.db, { at: app.now(), ...byOf(speaker), action: 'undone', object, details: { act: row.kind } })
    follow(app, changes, row.kind, byOf(speaker))
    answer(app, speaker, { kind: 'act_undone', act: row.kind })
  })
}

const OBJECTS = ['assignment', 'task', 'contact'] as const

/** What it was about, as the journal names it. */
function objectsOf(changes: readonly RowChange[]): string[] {
  const named = changes.filter(({ table }) => (OBJECTS as readonly string[]).includes(table))
  const first = OBJECTS.find((table) => named.some((change) => change.table === table))
  return named.filter(({ table }) => table === first).map(({ table, id }) => `${table}:${id}`)
}

/** Cards and menus show again how things stand. */
function follow(app: App, changes: readonly RowChange[], act: string, by: By): void {
  const cards = new Set<string>()
  for (const { table, id, before, after } of changes) {
    const row = before ?? after
    if (table === 'assignment') {
      const planId = taskById(app.db, Number(row?.taskId))?.planId
      if (planId !== undefined) cards.add(`${planId}:${row?.unitId}`)
    }
    const contact = table === 'contact' ? contactById(app.db, id) : undefined
    for (const identity of contact ? identitiesOf(app.db, contact.personId) : []) menuLater(app, identity.id)
  }
  for (const card of cards) {
    const [planId, unitId] = card.split(':').map(Number)
    refreshCards(app, planId!, unitId!)
    // The journal has the last word on who phoned whom.
    if (act === 'called')
      record(app.db, {
        at: app.now(),
        ...by,
        action: 'call_undone',
        object: `unit:${unitId}`,
        details: { plan: planId! },
      })
  }
}
