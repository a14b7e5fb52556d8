// The commands of the chat, in the order of the menus: what is used most comes first, and a menu ends where it would be too long.
import type { ChatCommand } from '../app/chat-command.ts'
import { announceCommand } from './announce.ts'
import { briefing } from './briefing.ts'
import { correct } from './correct.ts'
import { documents } from './documents.ts'
import { eventDate } from './event-date.ts'
import { exporting } from './export.ts'
import { groups } from './groups.ts'
import { handOver } from './hand-over.ts'
import { help } from './help.ts'
import { invitations } from './invitations.ts'
import { milestonesCommand } from './milestones.ts'
import { moreTime } from './more-time.ts'
import { myTasks } from './my-tasks.ts'
import { nudge } from './nudge.ts'
import { eraseData, ownData } from './own-data.ts'
import { page } from './page.ts'
import { paste } from './paste.ts'
import { people } from './people.ts'
import { plans } from './plans.ts'
import { recordCommand } from './record.ts'
import { remarks, reply } from './remarks.ts'
import { review } from './review.ts'
import { send } from './send.ts'
import { takeBackLast, wording } from './source.ts'
import { stop, stopEverywhere } from './stop.ts'
import { resumePlan, stopPlan } from './stop-plan.ts'
import { task } from './task.ts'
import { undoCommand } from './undo.ts'
import { unit } from './unit.ts'
import { uploadLink } from './upload-link.ts'
import { looksBack, views } from './views.ts'
import { planChannels, reach, ways } from './ways.ts'

export const COMMANDS: readonly ChatCommand[] = [
  myTasks,
  send,
  uploadLink,
  wording,
  takeBackLast,
  ...views,
  review,
  nudge,
  unit,
  task,
  moreTime,
  handOver,
  documents,
  remarks,
  recordCommand,
  announceCommand,
  paste,
  plans,
  eventDate,
  invitations,
  people,
  exporting,
  ...looksBack,
  undoCommand,
  stopPlan,
  help,
  // Beyond what a menu of organizers holds; typed, and named in the help.
  briefing,
  resumePlan,
  milestonesCommand,
  correct,
  groups,
  page,
  reply,
  reach,
  planChannels,
  stop,
  ways,
  stopEverywhere,
  ownData,
  eraseData,
]
