// A message that was corrected after it was sent: what it now means counts, where that is something else than before.
import type { FileRef } from '../channels/channel.ts'
import { type Content, interpret, type Request } from '../core/incoming.ts'
import { changeParked, filesOf, parkedByMessage, submissionsOf } from '../store/assignments.ts'
import { firstSaid } from '../store/inbox.ts'
import type { App } from './app.ts'
import { fileAnswer, parkFile } from './file-arrives.ts'
import { itemSaid } from './file-item.ts'
import { refile, takeBack } from './hand-in-acts.ts'
import { handleRequest } from './handle-request.ts'
import type { Heard } from './heard.ts'
import { openItems } from './items-of.ts'
import type { Speaker } from './speaker.ts'

export function messageEdited(app: App, speaker: Speaker, heard: Heard): void {
  const { content, messageId } = heard.inbound
  if (messageId === null) return
  if (content.kind === 'file') return fileEdited(app, speaker, heard, messageId)
  if (content.kind === 'text') return textEdited(app, speaker, heard, messageId)
}

/** What a text asks for by itself, whatever was asked before: an old message answers no question. */
const meaning = (content: Content, speaker: Speaker): Request =>
  interpret(content, { waitingFor: null, choices: 0, role: speaker.role ?? 'contact' })

function textEdited(app: App, speaker: Speaker, heard: Heard, messageId: string): void {
  const { channel, bot, chatId } = speaker.identity
  const first = firstSaid(app.db, channel, bot, chatId, messageId)
  const before = first?.content.kind === 'text' ? meaning(first.content as Content, speaker) : null
  const now = meaning(heard.inbound.content as Content, speaker)
  if (now.kind === 'join' || now.kind === 'unsupported' || JSON.stringify(now) === JSON.stringify(before)) return
  // The number or the item was wrong: what was recorded by it is taken back, and stays on record.
  if (before?.kind === 'by_document' && now.kind === 'by_document') takeBackDocument(app, speaker, before.number)
  handleRequest(app, speaker, now, { ...heard, waiting: null, listed: null })
}

function takeBackDocument(app: App, speaker: Speaker, number: string | null): void {
  const ids = openItems(app, speaker).map((share) => share.row.id)
  const wrong = submissionsOf(app.db, ids).findLast(
    (s) =>
      s.personId === speaker.person.id && s.state === 'waiting' && s.way === 'document' && s.documentNumber === number,
  )
  if (wrong) takeBack(app, speaker, wrong)
}

/** A caption that now names an item moves its file there; another file in the same message is a file of its own. */
function fileEdited(app: App, speaker: Speaker, heard: Heard, messageId: string): void {
  const { content } = heard.inbound
  const parked = parkedByMessage(app.db, speaker.identity.id, messageId)
  if (content.kind !== 'file' || !parked || parked.purpose !== 'submission') return
  const unique = (parked.platform as Partial<FileRef>).unique ?? null
  const request = meaning(content, speaker)
  if (unique !== content.file.unique)
    return parkFile(app, speaker, heard, request.kind === 'file' ? request.hint : null)
  if (content.caption === null || content.caption === parked.caption) return
  changeParked(app.db, parked.id, { caption: content.caption })
  const share = itemSaid(app, content.caption, openItems(app, speaker))
  if (!share || share.row.id === parked.assignmentId) return
  if (parked.state === 'fetching') return changeParked(app.db, parked.id, { assignmentId: share.row.id })
  if (parked.state === 'stored') return fileAnswer(app, speaker, share, [parked.id])
  if (parked.state !== 'filed' || parked.assignmentId === null) return
  const filed = submissionsOf(app.db, [parked.assignmentId]).findLast(
    (s) => s.state === 'waiting' && filesOf(app.db, [s.id]).some((f) => f.hash === parked.hash),
  )
  if (filed) refile(app, speaker, filed.id, share.row.id)
}
