// A file somebody sent: parked with its update, fetched as a job, filed under the right item, and only then received.

import type { FileRef } from '../channels/channel.ts'
import type { Request } from '../core/incoming.ts'
import { fold } from '../core/units.ts'
import { albumOf, changeParked, type ParkedFile, park, parkedById, parkedOf } from '../store/assignments.ts'
import { answered } from '../store/conversations.ts'
import { transact } from '../store/db.ts'
import { forgetMessage } from '../store/inbox.ts'
import { addJob } from '../store/jobs.ts'
import { rowByMessage } from '../store/outbox.ts'
import { identityById } from '../store/people.ts'
import { type App, tell } from './app.ts'
import { fileName } from './file-name.ts'
import type { Heard } from './heard.ts'
import { handOf, itemMeant, openItems, settle } from './items-of.ts'
import { recordSecret } from './secret-arrives.ts'
import { ask, refuse, type Speaker, speakerOf } from './speaker.ts'
import { submitFile } from './submit.ts'
import { loadShare, type Share } from './world.ts'

/** Keeps a file's reference and fetches it later. Only the bytes on disk make "đã tiếp nhận" true. */
export function parkFile(app: App, speaker: Speaker, heard: Heard, hint: Request | null): void {
  const { content } = heard.inbound
  if (content.kind !== 'file') return
  const { file } = content
  const name = fileName(file.name)
  const limit = app.ports.channels().find((c) => c.name === speaker.identity.channel)?.abilities.maxFile
  if (limit !== undefined && file.bytes !== null && file.bytes > limit) return refuse(app, speaker, 'file_too_large')
  const purpose = !heard.group && isPlan(app, speaker, content.caption) ? 'plan' : 'submission'
  if (purpose === 'submission' && openItems(app, speaker).length === 0 && speaker.role !== 'organizer')
    return refuse(app, speaker, 'no_open_item')
  const meant = purpose === 'submission' ? (heard.group?.item ?? itemOfFile(app, speaker, heard, hint)) : null
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
    assignmentId: meant?.row.id ?? null,
    purpose,
    state: 'fetching',
  })
  const now = app.now()
  addJob(app.db, {
    kind: 'download',
    key: `download:${parked.id}`,
    args: { parked: parked.id },
    notBefore: now,
    createdAt: now,
  })
  app.nudge()
}

/** An organizer's file is a plan or a letter that changes one, unless that person also answers for a unit that owes something; a caption decides. */
function isPlan(app: App, speaker: Speaker, caption: string | null): boolean {
  if (speaker.role !== 'organizer') return false
  return (
    openItems(app, speaker).length === 0 || /\b(?:ke hoach|dau moi|dieu chinh|dinh chinh)\b/.test(fold(caption ?? ''))
  )
}

/** Which item: by the message replied to, by what was just asked, by the caption, by the one open item. */
function itemOfFile(app: App, speaker: Speaker, heard: Heard, hint: Request | null): Share | null {
  const { inbound, waiting } = heard
  if (inbound.answers !== null) {
    const row = rowByMessage(app.db, speaker.identity.channel, speaker.identity.bot, inbound.chat.id, inbound.answers)
    const named = row && 'submission' in row.notice ? null : row?.notice
    if (named?.kind === 'ask' && named.about !== null) return own(app, speaker, named.about)
    if (named?.kind === 'reminder' && named.items.length === 1) return own(app, speaker, named.items[0]!.assignmentId)
  }
  if (
    waiting &&
    (waiting.ask === 'send_how' || waiting.ask === 'document_number') &&
    waiting.about !== null &&
    !waiting.onBehalf
  )
    return own(app, speaker, waiting.about)
  const item = itemMeant(app, speaker, hint?.kind === 'by_document' ? hint.item : null, 'sent')
  return item ?? itemOfAlbum(app, speaker, inbound.content.kind === 'file' ? inbound.content.album : null)
}

/** Platforms put the caption on one file of an album only: the others go where that one goes. */
function itemOfAlbum(app: App, speaker: Speaker, album: string | null): Share | null {
  if (album === null) return null
  const named = albumOf(app.db, speaker.person.id, album).find((p) => p.assignmentId !== null)
  return named?.assignmentId ? own(app, speaker, named.assignmentId) : null
}

function own(app: App, speaker: Speaker, assignmentId: number): Share | null {
  const share = loadShare(app, assignmentId)?.share ?? null
  return share && speaker.contacts.some((c) => c.unitId === share.row.unitId) ? share : null
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
      parked.assignmentId === null ? itemOfAlbum(app, speaker, parked.album) : own(app, speaker, parked.assignmentId)
    if (share) return file(app, speaker, share, { ...parked, hash })
    askWhich(app, speaker)
  })
}

/** One question for all files that wait, repeated only when the set has grown. */
function askWhich(app: App, speaker: Speaker): void {
  const waiting = parkedOf(app.db, speaker.person.id).filter(
    (p) => p.purpose === 'submission' && p.assignmentId === null,
  )
  if (waiting.some((p) => p.state === 'fetching')) return
  if (openItems(app, speaker).length === 0) return refuse(app, speaker, 'no_open_item')
  ask(app, speaker, { ask: 'which_item_for_file', plan: null, about: null, parked: waiting.map((p) => p.id) })
}

/** The person said which item: all files that were asked about go there, as one submission. */
export function fileAnswer(app: App, speaker: Speaker, share: Share, parkedIds: number[]): void {
  answered(app.db, speaker.identity.id)
  let filed = 0
  for (const id of parkedIds) {
    const parked = parkedById(app.db, id)
    if (!parked || parked.personId !== speaker.person.id || parked.state !== 'stored' || parked.hash === null) continue
    file(app, speaker, share, { ...parked, hash: parked.hash })
    filed++
  }
  if (filed === 0) refuse(app, speaker, 'stale_button')
}

function file(app: App, speaker: Speaker, share: Share, parked: ParkedFile & { hash: string }): void {
  changeParked(app.db, parked.id, { state: 'filed', assignmentId: share.row.id })
  const ref = parked.platform as FileRef
  settle(
    app,
    speaker,
    submitFile(
      app,
      share.row.id,
      { hash: parked.hash, name: parked.name, platformId: ref.id, album: parked.album },
      { ...handOf(speaker, share.row.unitId), at: parked.at },
    ),
  )
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

/** A file that could not be fetched: the sender is told once, and the reference stays for the organizer to see. */
export function fileFailed(app: App, parkedId: number, code: 'file_too_large' | 'file_unreadable'): void {
  transact(app.db, () => {
    const parked = parkedById(app.db, parkedId)
    if (parked?.state !== 'fetching') return
    changeParked(app.db, parkedId, { state: 'refused' })
    tell(
      app,
      { lane: 'reply', personId: parked.personId, identityId: parked.identityId, replyTo: parked.messageId },
      { kind: 'refused', code, detail: parked.name },
    )
  })
}
