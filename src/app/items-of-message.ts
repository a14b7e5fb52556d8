// Which items a message of the bot was about: what a reply to it answers.
import type { Notice } from '../core/notice.ts'
import { submissionById } from '../store/assignments.ts'
import { rowByMessage } from '../store/outbox.ts'
import type { App } from './app.ts'
import { openItems } from './items-of.ts'
import type { Speaker } from './speaker.ts'
import type { Share } from './world.ts'

/** The speaker's own items that the message replied to is about; null where it was no reply, or to something else. */
export function itemsOfMessage(app: App, speaker: Speaker, answers: string | null): Share[] | null {
  if (answers === null) return null
  const { channel, bot, chatId } = speaker.identity
  const row = rowByMessage(app.db, channel, bot, chatId, answers)
  if (!row || row.personId !== speaker.person.id) return null
  const about = aboutOf(app, row.notice)
  const items = openItems(app, speaker).filter((share) => about(share))
  return items.length > 0 ? items : null
}

/** What tells an item of the message from others. */
function aboutOf(app: App, notice: Notice): (share: Share) => boolean {
  const those = (ids: readonly (number | null | undefined)[]) => (share: Share) => ids.includes(share.row.id)
  switch (notice.kind) {
    case 'announcement':
    case 'card':
      return (share) => share.task.planId === notice.plan && share.row.unitId === notice.unit
    case 'plan_file':
      return (share) => share.task.planId === notice.plan
    case 'item':
    case 'source_words':
      return those([notice.assignment])
    case 'ask':
      return those([notice.about])
    case 'reminder':
      return those(notice.items.map((one) => one.assignmentId))
    case 'nudge':
    case 'event_changed':
    case 'task_changed':
    case 'acknowledged':
      return those(notice.assignments)
    case 'plan_changed':
      return those(notice.parts.flatMap((part) => [...part.changed, ...part.added]))
    case 'receipt':
    case 'recorded':
    case 'returned':
    case 'accepted':
    case 'same_file':
    case 'withdrawn':
    case 'refile':
      return those([submissionById(app.db, notice.submission)?.assignmentId])
    default:
      return () => false
  }
}
