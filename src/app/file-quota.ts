// How much one unit may hand in for one plan, and one person before it is said for what: ten thousand files help nobody.
import type { FileRefusal } from '../core/card-notice.ts'
import { type Kept, keptOfUnit, keptUnfiled } from '../store/kept-files.ts'
import type { App } from './app.ts'

export const QUOTA = { files: 50, bytes: 500 * 1_000_000 } as const

/** Where one more file goes: under an item of a unit, or nowhere yet. */
export type Room = { planId: number; unitId: number } | { personId: number }

/**
 * Whether more files of so many bytes are too much; null where they are not.
 * @param bytes of all of them; 0 where their size is not known yet
 */
export function overQuota(app: App, room: Room, bytes: number, files = 1): Required<Pick<FileRefusal, 'quota'>> | null {
  const kept = 'unitId' in room ? keptOfUnit(app.db, room.planId, room.unitId) : keptUnfiled(app.db, room.personId)
  return fits(kept, { files, bytes }) ? null : { quota: QUOTA }
}

const fits = (kept: Kept, more: Kept): boolean =>
  kept.files + more.files <= QUOTA.files && kept.bytes + more.bytes <= QUOTA.bytes
