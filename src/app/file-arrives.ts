// A file somebody sent: parked with its update, fetched as a job, filed under the right item, and only then received.

import type { FileRef } from '../channels/channel.ts'
import { type Request, referenceIn } from '../core/incoming.ts'
import { fold } from '../core/units.ts'
import { albumOf, changeParked, fileByHash, type ParkedFile, park, parkedById, parkedOf } from '../store/assignments.ts'
import { answered, waitFor } from '../store/conversations.ts'
import { transact } from '../store/db.ts'
import { forgetMessage } from '../store/inbox.ts'
import { addJob, jobByKey } from '../store/jobs.ts'
import { change, lastAsk } from '../store/outbox.ts'
import { identityById } from '../store/people.ts'
import { type App, channelOf, tell } from './app.ts'
import { dayMeant } from './day-meant.ts'
import { type FileItem, itemOfAlbum, itemOfFile, ownShare } from './file-item.ts'
import { fileName } from './file-name.ts'
import { overQuota } from './file-quota.ts'
import type { Heard } from './heard.ts'
import { ABOUT_ITEM, handOf, openItems, settle } from './items-of.ts'
import { recordSecret } from './secret-arrives.ts'
import { answer, refuse, type Speaker, speakerOf } from './speaker.ts'
import { RECEIPT_PAUSE_MS, submitFile } from './submit.ts'
import { mayUpload, offerUpload } from './upload-offer.ts'
import type { Share } from './world.ts'

/** Keeps a file's reference and fetches it later. Only the bytes on disk make "đã tiếp nhận" true. */
export function parkFile(app: App, speaker: Speaker, heard: Heard, hint: Request | null): void {
  const { content } = heard.inbound
  if (content.kind !== 'file') return
  const { file } = content
  const name = fileName(file.name)
  const limit = app.ports.channels().find((c) => c.name === speaker.identity.channel)?.abilities.maxFile
  const purpose = !heard.group && isPlan(app, speaker, content.caption) ? 'plan' : 'submission'
  if (limit !== undefined && file.bytes !== null && file.bytes > limit) {
    const sizes = { bytes: file.bytes, limit }
    const meant = purpose === 'submission' && !heard.group ? itemOfFile(app, speaker, heard, hint).share : null
    if (purpose === 'submission' && !heard.group && mayUpload(app, speaker, file.bytes))
      return offerUpload(app, speaker, {
        share: meant,
        because: 'too_large',
        name: file.name === null ? null : name,
        sizes,
      })
    return answer(app, speaker, {
      kind: 'refused',
      code: 'file_too_large',
      detail: file.name === null ? null : name,
      sizes,
    })
  }
  if (purpose === 'submission' && openItems(app, speaker).length === 0 && speaker.role !== 'organizer')
    return refuse(app, speaker, 'no_open_item')
  const meant: FileItem =
    purpose !== 'submission'
      ? { share: null, among: null }
      : heard.group?.item
        ? { share: heard.group.item, among: null }
        : itemOfFile(app, speaker, heard, hint)
  // What was asked about this item is answered by the file: a number typed later is no document's.
  const { waiting } = heard
  if (
    waiting &&
    !waiting.onBehalf &&
    meant.share &&
    waiting.about === meant.share.row.id &&
    ABOUT_ITEM.has(waiting.ask)
  )
    answered(app.db, speaker.identity.id)
  const parked = park(app.db, {
    personId: speaker.person.id,
    identityId: speaker.identity.id,
    platform: file,
    name,
    caption: content.caption,
    album: content.album,
    messageId: heard.inbound.messageId,
    at: speaker.at,
    hash: null,
    assignmentId: meant.share?.row.id ?? null,
    purpose,
    state: 'fetching',
  })
  const now = app.now()
  addJob(app.db, {
    kind: 'download',
    key: `download:${parked.id}`,
    args: { parked: parked.id, among: meant.among },
    notBefore: now,
    createdAt: now,
  })
  if (meant.share && content.album !== null) fileRest(app, speaker, meant.share, content.album)
  app.nudge()
}

/** A caption that comes with a later file of an album says where the earlier ones go, which were asked about already. */
function fileRest(app: App, speaker: Speaker, share: Share, album: string): void {
  const rest = albumOf(app.db, speaker.person.id, album).filter((p) => p.state === 'stored' && p.assignmentId === null)
  if (rest.length > 0)
    fileAnswer(
      app,
      speaker,
      share,
      rest.map((p) => p.id),
    )
}

/** An organizer's file is a plan or a letter that changes one, unless that person also answers for a unit that owes something; a caption decides. */
function isPlan(app: App, speaker: Speaker, caption: string | null): boolean {
  if (speaker.role !== 'organizer') return false
  return (
    openItems(app, speaker).length === 0 || /\b(?:ke hoach|dau moi|dieu chinh|dinh chinh)\b/.test(fold(caption ?? ''))
  )
}

/** The bytes are on disk: files the parked file, or asks under which item it belongs. */
export function fileStored(app: App, parkedId: number, hash: string): void {
  transact(app.db, () => {
    const parked = parkedById(app.db, parkedId)
    if (parked?.state !== 'fetching') return
    changeParked(app.db, parkedId, { hash, state: 'stored' })
    const identity = identityById(app.db, parked.identityId)
    const speaker = identity ? speakerOf(app, identity, parked.messageId, parked.at) : null
    if (!speaker) return
    if (parked.purpose === 'plan') return
    const share =
      parked.assignmentId === null
        ? itemOfAlbum(app, speaker, parked.album)
        : ownShare(app, speaker, parked.assignmentId)
    if (share) return file(app, speaker, share, { ...parked, hash })
    askWhich(app, speaker)
  })
}

/** A question that grows within this time is the same question, shown again in its place. */
const SAME_QUESTION_MS = 15 * 60_000

/** One question for all files that wait: it gathers before it goes out, and grows in place afterwards. */
export function askWhich(app: App, speaker: Speaker): void {
  const waiting = unfiled(app, speaker)
  if (waiting.length === 0 || waiting.some((p) => p.state === 'fetching')) return
  if (openItems(app, speaker).length === 0) return refuse(app, speaker, 'no_open_item')
  const parked = waiting.map((p) => p.id)
  const among = amongAll(app, parked)
  const question = { ask: 'which_item_for_file', plan: null, about: null, parked, ...(among ? { among } : {}) } as const
  const now = app.now()
  waitFor(app.db, speaker.identity.id, { ...question, onBehalf: null, pending: null, at: now })
  const notice = { kind: 'ask', ...question } as const
  const before = lastAsk(app.db, speaker.person.id)
  const same =
    before?.notice.kind === 'ask' &&
    before.notice.ask === 'which_item_for_file' &&
    before.identityId === speaker.identity.id
  if (same && before.state === 'waiting') return change(app.db, before.id, { notice })
  const channel = channelOf(app, speaker.identity)
  const grows =
    same && before.state === 'sent' && now - (before.sentAt ?? 0) < SAME_QUESTION_MS && channel?.abilities.edit
      ? before
      : null
  const stillOpen = grows?.notice.kind === 'ask' && grows.notice.parked.some((id) => parked.includes(id))
  tell(
    app,
    {
      lane: 'reply',
      personId: speaker.person.id,
      identityId: speaker.identity.id,
      replyTo: speaker.messageId,
      ...(grows && stillOpen ? { edits: grows.edits ?? grows.id } : { notBefore: now + RECEIPT_PAUSE_MS }),
    },
    notice,
  )
}

const unfiled = (app: App, speaker: Speaker): ParkedFile[] =>
  parkedOf(app.db, speaker.person.id).filter((p) => p.purpose === 'submission' && p.assignmentId === null)

/** The items that all of these files may belong to, by the messages that they answered; null where that is any. */
function amongAll(app: App, parked: readonly number[]): number[] | null {
  const sets = parked.map(
    (id) => (jobByKey(app.db, `download:${id}`)?.args as { among?: number[] | null })?.among ?? null,
  )
  const [first] = sets
  if (!first || sets.some((set) => set === null)) return null
  const common = first.filter((id) => sets.every((set) => set?.includes(id)))
  return common.length > 0 ? common : null
}

/** The person said which item: all files that were asked about go there, as one submission. */
export function fileAnswer(app: App, speaker: Speaker, share: Share, parkedIds: number[]): void {
  answered(app.db, speaker.identity.id)
  let filed = 0
  const albums = new Set(parkedIds.flatMap((id) => parkedById(app.db, id)?.album ?? []))
  // Of an album what came after the question goes along.
  const later = unfiled(app, speaker).filter((p) => p.album !== null && albums.has(p.album))
  for (const id of new Set([...parkedIds, ...later.map((p) => p.id)])) {
    const parked = parkedById(app.db, id)
    if (!parked || parked.personId !== speaker.person.id || parked.state !== 'stored' || parked.hash === null) continue
    file(app, speaker, share, { ...parked, hash: parked.hash })
    filed++
  }
  if (filed === 0) return refuse(app, speaker, 'stale_button')
  askWhich(app, speaker)
}

function file(app: App, speaker: Speaker, share: Share, parked: ParkedFile & { hash: string }): void {
  const bytes = fileByHash(app.db, parked.hash)?.bytes ?? 0
  const over = overQuota(app, { planId: share.task.planId, unitId: share.row.unitId }, bytes)
  if (over) {
    changeParked(app.db, parked.id, { state: 'refused' })
    return answer(app, speaker, { kind: 'refused', code: 'file_quota', detail: parked.name, ...over })
  }
  changeParked(app.db, parked.id, { state: 'filed', assignmentId: share.row.id })
  const ref = parked.platform as FileRef
  settle(
    app,
    speaker,
    submitFile(
      app,
      share.row.id,
      {
        hash: parked.hash,
        name: parked.name,
        platformId: ref.id,
        album: parked.album,
        document: documentOf(app, parked),
      },
      { ...handOf(speaker, share.row.unitId), at: parked.at },
    ),
  )
}

/** The number and day of an official document, where the caption says them. */
function documentOf(app: App, { caption }: ParkedFile): { number: string; date: string | null } | null {
  const { number, date } = referenceIn(caption ?? '')
  return number === null ? null : { number, date: dayMeant(app, date) }
}

/** A file that bears a mark of secrecy: its sender is told, the fact is recorded, and nothing else of it is kept. */
export function fileSecret(app: App, parkedId: number): void {
  transact(app.db, () => {
    const parked = parkedById(app.db, parkedId)
    if (!parked) return
    const identity = identityById(app.db, parked.identityId)
    changeParked(app.db, parkedId, { state: 'refused', hash: null, name: '', caption: null, platform: {} })
    if (identity && parked.messageId !== null)
      forgetMessage(app.db, identity.channel, identity.bot, identity.chatId, parked.messageId)
    recordSecret(app, parked.personId, identity?.channel ?? 'chat')
    tell(
      app,
      { lane: 'reply', personId: parked.personId, identityId: parked.identityId, replyTo: parked.messageId },
      { kind: 'refused', code: 'file_secret', detail: null },
    )
  })
}
