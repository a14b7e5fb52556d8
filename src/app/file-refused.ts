// A file that does not become one: its sender is told once why and what to do, and what waited for it goes on.
import type { FileRef } from '../channels/channel.ts'
import type { FileRefusal } from '../core/card-notice.ts'
import type { InspectionRefusal } from '../core/inspection.ts'
import { changeParked, parkedById } from '../store/assignments.ts'
import { transact } from '../store/db.ts'
import { record } from '../store/journal.ts'
import { identityById } from '../store/people.ts'
import { type App, channelOf, tell } from './app.ts'
import { askWhich } from './file-arrives.ts'
import { ownShare } from './file-item.ts'
import { overQuota, type Room } from './file-quota.ts'
import { speakerOf } from './speaker.ts'
import { mayUpload, offerUpload } from './upload-offer.ts'
import { loadShare } from './world.ts'

export type FileFailure = 'file_too_large' | 'file_unreadable' | 'disk_full' | 'file_quota' | InspectionRefusal

/** What was looked into and is not taken; that it was refused is recorded, and nothing of what it was. */
const LOOKED_INTO: ReadonlySet<FileFailure> = new Set(['file_kind', 'file_bomb', 'file_infected', 'file_broken'])

/** The sender is told once, and the reference stays for the organizer to see. */
export function fileFailed(app: App, parkedId: number, code: FileFailure, more: FileRefusal = {}): void {
  transact(app.db, () => {
    const parked = parkedById(app.db, parkedId)
    if (parked?.state !== 'fetching') return
    changeParked(app.db, parkedId, { state: 'refused' })
    const identity = identityById(app.db, parked.identityId)
    if (LOOKED_INTO.has(code))
      record(app.db, {
        at: app.now(),
        actor: `person:${parked.personId}`,
        way: identity?.channel ?? 'chat',
        action: 'file_refused',
        object: parked.assignmentId === null ? `person:${parked.personId}` : `assignment:${parked.assignmentId}`,
        details: { code },
      })
    const limit = (identity && channelOf(app, identity))?.abilities.maxFile
    const bytes = (parked.platform as FileRef).bytes ?? null
    const sizes = code === 'file_too_large' && limit ? { sizes: { bytes, limit } } : {}
    const speaker = identity ? speakerOf(app, identity, parked.messageId, parked.at) : null
    const byPage = code === 'file_too_large' || code === 'file_unreadable'
    if (byPage && speaker && parked.purpose === 'submission' && mayUpload(app, speaker, bytes))
      offerUpload(app, speaker, {
        share: parked.assignmentId === null ? null : ownShare(app, speaker, parked.assignmentId),
        because: code === 'file_too_large' ? 'too_large' : 'failed',
        name: parked.name,
        ...sizes,
      })
    else
      tell(
        app,
        { lane: 'reply', personId: parked.personId, identityId: parked.identityId, replyTo: parked.messageId },
        { kind: 'refused', code, detail: parked.name, ...sizes, ...more },
      )
    // The others that came with it waited for this one to be asked about together.
    if (speaker && parked.purpose === 'submission') askWhich(app, speaker)
  })
}

/** Whether one more file of this size is too much for whom it is from; null where it is not, and for plans. */
export function tooManyFiles(app: App, parkedId: number, bytes: number): ReturnType<typeof overQuota> {
  const parked = parkedById(app.db, parkedId)
  if (parked?.purpose !== 'submission') return null
  const share = parked.assignmentId === null ? undefined : loadShare(app, parked.assignmentId)?.share
  const room: Room = share ? { planId: share.task.planId, unitId: share.row.unitId } : { personId: parked.personId }
  return overQuota(app, room, bytes)
}
