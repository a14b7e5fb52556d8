// Stops in force: of the whole installation, of a plan, of one unit of it.
import type { Db } from './db.ts'
import { readSetting, writeSetting } from './settings.ts'

export interface Pause {
  scope: 'all' | 'plan' | 'unit'
  plan: number | null
  unit: number | null
  since: number
  /** It ends by itself then; null for until somebody resumes. */
  until: number | null
  /** Who stopped it, as the journal names them. */
  by: string
}

const KEY = 'pauses'

export const pauses = (db: Db): Pause[] => readSetting<Pause[]>(db, KEY) ?? []

export function keepPauses(db: Db, all: readonly Pause[]): void {
  writeSetting(db, KEY, all)
}
