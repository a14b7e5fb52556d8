// Who phoned a unit, and when it is to be tried again: the journal's own last word on each unit of a plan.
import { and, asc, eq, inArray, sql } from 'drizzle-orm'
import type { Db } from './db.ts'
import { journal } from './schema.ts'

export interface PhoneCall {
  actor: string
  at: number
  /** When it is to be tried again; null where the call is done. */
  again: number | null
}

const ACTS = ['called', 'call_later', 'call_undone']

/** The last word on phoning each unit of a plan; a call that was taken back leaves none. */
export function phoneCalls(db: Db, planId: number): Map<number, PhoneCall> {
  const rows = db
    .select()
    .from(journal)
    .where(and(inArray(journal.action, ACTS), eq(sql`json_extract(${journal.details}, '$.plan')`, planId)))
    .orderBy(asc(journal.sequence))
    .all()
  const calls = new Map<number, PhoneCall>()
  for (const { object, action, actor, at, details } of rows) {
    const unitId = Number(object.replace(/^unit:/, ''))
    if (action === 'call_undone') calls.delete(unitId)
    else calls.set(unitId, { actor, at, again: action === 'call_later' ? Number(details.again) : null })
  }
  return calls
}
