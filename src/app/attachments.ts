// The file or the picture that goes with a message: what a unit sent, for the organizer who decides on it; the plan for a unit.
import type { StoredAttachment } from '../channels/channel.ts'
import type { TypedPlace } from '../core/account-notice.ts'
import type { Facts, Notice } from '../core/notice.ts'
import type { Picture, QrPicture } from '../core/picture.ts'
import { accountName, boardPicture, channelWords, exportSheets } from '../core/render.ts'
import type { Texts } from '../core/texts.gen.ts'
import { filesOf, submissionById } from '../store/assignments.ts'
import { identitiesOf } from '../store/people.ts'
import { planById } from '../store/plans.ts'
import type { App } from './app.ts'
import { planFile } from './plan-file.ts'

type To = { channel: string; bot: string }

/** The file of a message; a platform's handle is good for the bot that got the file, and for no other. */
export function attachmentOf(app: App, notice: Notice, to: To): StoredAttachment | null {
  if (notice.kind === 'plan_file') return planDocument(app, notice.plan)
  if (notice.kind !== 'review_item' && notice.kind !== 'late_change') return null
  // The first file of a submission under review; further ones are listed by name.
  const submission = submissionById(app.db, notice.submission)
  const file = submission ? filesOf(app.db, [submission.id])[0] : undefined
  if (!submission || !file) return null
  const same =
    submission.personId !== null &&
    identitiesOf(app.db, submission.personId).some((i) => i.channel === to.channel && i.bot === to.bot)
  return {
    name: file.name,
    mime: file.mime,
    path: app.ports.filePath(file.hash),
    hash: file.hash,
    platformId: same ? file.platformId : null,
  }
}

function planDocument(app: App, planId: number): StoredAttachment | null {
  const plan = planById(app.db, planId)
  const file = plan ? planFile(app, plan) : 'none'
  if (typeof file === 'string') return null
  return { name: file.name, mime: file.mime, path: app.ports.filePath(file.hash), hash: file.hash, platformId: null }
}

/** What the codes of an invitation open: the bot with the code in its link, the page of the bot in which it is typed. */
export function joinPictures(link: string | null, typed: TypedPlace | null, t: Texts): QrPicture['codes'] {
  return [
    ...(link === null ? [] : [{ content: link, label: channelWords('telegram', t) }]),
    ...(typed?.link ? [{ content: typed.link, label: accountName(typed, t) }] : []),
  ]
}

/** The picture that goes with a message, to be drawn once no transaction is open. */
export function pictureOf(facts: Facts, t: Texts): { name: string; picture: Picture } | null {
  if (facts.kind === 'invitation_card') {
    const codes = joinPictures(facts.link, facts.typed ?? null, t)
    if (codes.length === 0) return null
    const lines = [
      ...(facts.unit === null ? [] : [facts.unit]),
      ...(facts.person === null ? [] : [facts.person]),
      facts.code,
    ]
    return { name: 'qr.png', picture: { kind: 'qr', codes, lines } }
  }
  if (facts.kind === 'export')
    return { name: `${facts.report.plan.shortId}.xlsx`, picture: exportSheets(facts.report, t) }
  if (facts.kind !== 'board' || facts.paste) return null
  const picture = boardPicture(facts, t)
  return picture === null ? null : { name: `${facts.plan.shortId}.png`, picture }
}
