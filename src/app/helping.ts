// What a unit only helps with: which items, and who leads them.
import { fold } from '../core/fold.ts'
import type { Share, World } from './world.ts'

/** What a unit only helps with: it looks, and owes nothing. */
export const helped = (world: World, unitId: number): Share[] =>
  world.shares.filter(
    (s) =>
      s.row.unitId === unitId &&
      s.row.role === 'coordinate' &&
      s.life.state !== 'waiting' &&
      s.life.state !== 'cancelled',
  )

/** Who leads what a unit helps with: where the line itself says "phối hợp với X", X leads; empty where nobody is named. */
export function leadOf({ task, unit }: Share): string {
  const named = task.role === 'lead' ? task.unitText : (task.coordinators[0] ?? '')
  const nobody = /^(?:cac |nhung )?(?:don vi|co quan|to chuc|ca nhan|ben)\b.*\blien quan$/.test(fold(named))
  return nobody || fold(unit.name).startsWith(fold(named)) ? '' : named
}
