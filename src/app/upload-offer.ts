// When somebody is given a link to hand in by: asked for, or because a file did not come through the channel.
import type { FileSizes } from '../core/card-notice.ts'
import type { Notice } from '../core/notice.ts'
import type { UploadBecause } from '../core/upload-notice.ts'
import { waitFor, waitingFor } from '../store/conversations.ts'
import { lastUploadLink } from '../store/uploads.ts'
import { type App, channelOf, tell } from './app.ts'
import { ABOUT_ITEM, openItems } from './items-of.ts'
import { answer, ask, byOf, refuse, type Speaker } from './speaker.ts'
import { isOpenLink, LINK_LIFE, linkForSpeaker, uploadAddress } from './upload-links.ts'
import { loadShare, type Share } from './world.ts'

/** Several files in a row, of which none arrives, get one link. */
const THROTTLE_MS = 2 * 60_000

interface About {
  /** Null: chosen on the page. */
  share: Share | null
  because: UploadBecause
  name?: string | null
  sizes?: FileSizes
  plans?: boolean
}

/** Gives a link in the chat where the person writes; where there is no page, says what else can be done. */
export function offerUpload(app: App, speaker: Speaker, { share, because, name = null, sizes, plans }: About): void {
  const link =
    uploadAddress(app) === null ? null : linkForSpeaker(app, speaker, share, LINK_LIFE.asked, byOf(speaker)).id
  answer(app, speaker, {
    kind: 'upload_link',
    link,
    assignment: share?.row.id ?? null,
    because,
    name,
    ...(sizes ? { sizes } : {}),
    ...(plans ? { plans } : {}),
  })
}

/** Asks how something is to be sent; where the channel takes no files, the link stands in that message already. */
export function askHow(app: App, speaker: Speaker, share: Share): void {
  const about = { ask: 'send_how' as const, plan: share.task.planId, about: share.row.id, parked: [] }
  if (takesFiles(app, speaker) || uploadAddress(app) === null) return ask(app, speaker, about)
  waitFor(app.db, speaker.identity.id, { ...about, onBehalf: null, pending: null, at: app.now() })
  offerUpload(app, speaker, { share, because: 'asked' })
}

const takesFiles = (app: App, { identity }: Speaker): boolean =>
  channelOf(app, identity)?.abilities.inboundFiles ?? true

/** Whether what did not come through the channel could come by a link. @param bytes null where nobody knows */
export const mayUpload = (app: App, speaker: Speaker, bytes: number | null): boolean =>
  uploadAddress(app) !== null &&
  openItems(app, speaker).length > 0 &&
  (bytes === null || bytes <= (app.settings.uploadMaxBytes ?? Number.POSITIVE_INFINITY))

/** A link that was asked for, for the item named by its number or for all that is open. */
export function askedForLink(app: App, speaker: Speaker, share: Share | null): void {
  const items = openItems(app, speaker)
  if (items.length === 0) return refuse(app, speaker, 'no_open_item')
  offerUpload(app, speaker, { share: share ?? (items.length === 1 ? items[0]! : null), because: 'asked' })
}

/** Something came that the channel does not hand over: nearly always somebody has tried to send a file. */
export function fileUnseen(app: App, speaker: Speaker): void {
  const items = openItems(app, speaker)
  if (items.length === 0) return nothingToSend(app, speaker)
  const waiting = waitingFor(app.db, speaker.identity.id, app.now())
  const asked =
    waiting?.about && !waiting.onBehalf && ABOUT_ITEM.has(waiting.ask)
      ? loadShare(app, waiting.about)?.share
      : undefined
  const share = items.find((one) => one.row.id === asked?.row.id) ?? (items.length === 1 ? items[0]! : null)
  if (uploadAddress(app) === null) return nowhere(app, speaker, share)
  const last = lastUploadLink(app.db, speaker.identity.id)
  const before = last && isOpenLink(app, last) ? app.ports.realNow() - last.createdAt : Number.POSITIVE_INFINITY
  if (before < THROTTLE_MS) return
  offerUpload(app, speaker, { share, because: 'unseen', plans: speaker.role === 'organizer' })
}

/** Nothing waits for a file: an organizer has most likely tried to load a plan. */
function nothingToSend(app: App, speaker: Speaker): void {
  const code = speaker.role === 'organizer' ? 'plan_unseen' : 'file_unseen'
  onceInAWhile(app, speaker, code, { kind: 'refused', code, detail: null })
}

function nowhere(app: App, speaker: Speaker, share: Share | null): void {
  const assignment = share?.row.id ?? null
  onceInAWhile(app, speaker, 'no_upload', {
    kind: 'upload_link',
    link: null,
    assignment,
    because: 'unseen',
    name: null,
  })
}

function onceInAWhile(app: App, speaker: Speaker, what: string, notice: Notice): void {
  const { id, channel, bot, chatId } = speaker.identity
  const slot = Math.floor(app.now() / THROTTLE_MS)
  tell(
    app,
    {
      lane: 'reply',
      personId: speaker.person.id,
      identityId: id,
      replyTo: speaker.messageId,
      key: `${what}:${channel}:${bot}:${chatId}:${slot}`,
    },
    notice,
  )
}
