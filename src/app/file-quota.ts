// How much one unit may hand in for one plan, and one person before it is said for what: ten thousand files help nobody.
import type { FileRefusal } from '../core/card-notice.ts'
import { type Kept, keptOfUnit, keptUnfiled } from '../store/kept-files.ts'
import type { App } from './app.ts'

export const QUOTA = { files: 50, bytes: 500 * 1_000_000 } as const

/** Where one more file goes: under an item of a unit, or nowhere yet. */
export type Room = { planId: number; unitId: number } | { personId: number }

/**
 * Whether one more file of so many bytes is too much; null where it is not.
 * @param bytes 0 where its size is not known yet
 * @param more several files at once
 */
export function overQuota(app: App, room: Room, bytes: number, more = 1): Required<Pick<FileRefusal, 'quota'>> | null {
  const kept = 'unitId' in room ? keptOfUnit(app.db, room.planId, room.unitId) : keptUnfiled(app.db, room.personId)
  return fits(kept, bytes, more) ? null : { quota: QUOTA }
}

const fits = (kept: Kept, bytes: number, more: number): boolean =>
  kept.files + more <= QUOTA.files && kept.bytes + bytes <= QUOTA.bytes
