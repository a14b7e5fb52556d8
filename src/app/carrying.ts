// Whether a channel can bring a person the file of a message, and what stands in for it where it cannot.
import type { OutboundFiles, StoredAttachment } from '../channels/channel.ts'
import type { Facts, Notice } from '../core/notice.ts'
import type { Picture } from '../core/picture.ts'
import type { Texts } from '../core/texts.gen.ts'
import { fileByHash } from '../store/assignments.ts'
import type { OutboxRow } from '../store/outbox.ts'
import { rolesOf } from '../store/people.ts'
import { type App, channelOf } from './app.ts'
import { attachmentOf, pictureOf } from './attachments.ts'

/** A file by its name and size; the size is null for one that is drawn when it is sent. */
interface Parcel {
  name: string
  bytes: number | null
}

/** Whether abilities allow a file: all where nothing is said, none where null. */
export function fits(files: OutboundFiles | null | undefined, { name, bytes }: Parcel): boolean {
  if (files === undefined) return true
  if (files === null) return false
  const ending = name.toLowerCase().split('.').at(-1) ?? ''
  return files.kinds.includes(ending) && (bytes === null || bytes <= files.maxBytes)
}

/** Whether the channel of an address brings the file of a notice itself; true where there is none. */
export function carriesFile(app: App, notice: Notice, at: { channel: string; bot: string }): boolean {
  const parcel = parcelOf(app, notice, at)
  return parcel === null || fits(channelOf(app, at)?.abilities.outboundFiles, parcel)
}

function parcelOf(app: App, notice: Notice, at: { channel: string; bot: string }): Parcel | null {
  // The workbook is drawn only when it is sent.
  if (notice.kind === 'export') return { name: 'report.xlsx', bytes: null }
  const attachment = attachmentOf(app, notice, at)
  if (attachment === null) return null
  const bytes = attachment.hash === undefined ? null : (fileByHash(app.db, attachment.hash)?.bytes ?? null)
  return { name: attachment.name, bytes }
}

/** What goes with a message by a channel: its file or its picture, else words in their place. */
export interface Brought {
  attachment: StoredAttachment | null
  picture: { name: string; picture: Picture } | null
  words: string | null
}

/** The file or the picture of a message as far as the channel takes it; a picture only adds to what is said. */
export function carried(
  app: App,
  { notice, personId }: Pick<OutboxRow, 'notice' | 'personId'>,
  to: { channel: string; bot: string },
  facts: Facts,
  t: Texts,
): Brought {
  const files = channelOf(app, to)?.abilities.outboundFiles
  const parcel = parcelOf(app, notice, to)
  if (parcel !== null && !fits(files, parcel)) {
    const link = personId !== null && rolesOf(app.db, personId).length > 0 ? pagesLink(app) : null
    const words =
      link === null
        ? t('file-not-carried', { name: parcel.name })
        : t('file-not-carried-link', { name: parcel.name, link })
    return { attachment: null, picture: null, words }
  }
  const attachment = attachmentOf(app, notice, to)
  const picture = attachment === null ? pictureOf(facts, t) : null
  const shown =
    files?.pictures || (picture !== null && fits(files, { name: picture.name, bytes: null })) ? picture : null
  return { attachment, picture: shown, words: null }
}

/** Where organizers read plans in a browser; null where nobody has said. */
export const pagesLink = (app: App): string | null =>
  app.ports.pages?.address == null ? null : `${app.ports.pages.address}/o/`
