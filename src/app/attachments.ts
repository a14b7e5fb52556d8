// The file or the picture that goes with a message: what a unit sent, shown to the organizer who decides on it.
import type { StoredAttachment } from '../channels/channel.ts'
import type { Facts, Notice } from '../core/notice.ts'
import type { Picture } from '../core/picture.ts'
import { boardPicture } from '../core/render.ts'
import type { Texts } from '../core/texts.gen.ts'
import { filesOf, submissionById } from '../store/assignments.ts'
import { identitiesOf } from '../store/people.ts'
import type { App } from './app.ts'

/** The first file of a submission under review; further ones are listed by name. */
export function attachmentOf(app: App, notice: Notice, to: { channel: string; bot: string }): StoredAttachment | null {
  if (notice.kind !== 'review_item' && notice.kind !== 'late_change') return null
  const submission = submissionById(app.db, notice.submission)
  const file = submission ? filesOf(app.db, [submission.id])[0] : undefined
  if (!submission || !file) return null
  // A platform's handle is good for the bot that got the file, and for no other.
  const same =
    submission.personId !== null &&
    identitiesOf(app.db, submission.personId).some((i) => i.channel === to.channel && i.bot === to.bot)
  return {
    name: file.name,
    mime: file.mime,
    path: app.ports.filePath(file.hash),
    platformId: same ? file.platformId : null,
  }
}

/** The picture that goes with a message, to be drawn once no transaction is open. */
export function pictureOf(facts: Facts, t: Texts): { name: string; picture: Picture } | null {
  if (facts.kind !== 'board' || facts.paste) return null
  const picture = boardPicture(facts, t)
  return picture === null ? null : { name: `${facts.plan.shortId}.png`, picture }
}
