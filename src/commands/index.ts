// The commands of the chat, in the order of the menus.
import type { ChatCommand } from '../app/chat-command.ts'
import { announceCommand } from './announce.ts'
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
import { remarks } from './remarks.ts'
import { review } from './review.ts'
import { send } from './send.ts'
import { takeBackLast, wording } from './source.ts'
import { stop } from './stop.ts'
import { resumePlan, stopPlan } from './stop-plan.ts'
import { task } from './task.ts'
import { undoCommand } from './undo.ts'
import { unit } from './unit.ts'
import { views } from './views.ts'

export const COMMANDS: readonly ChatCommand[] = [
  plans,
  ...views,
  task,
  unit,
  paste,
  exporting,
  review,
  moreTime,
  documents,
  ...remarks,
  correct,
  eventDate,
  nudge,
  announceCommand,
  recordCommand,
  milestonesCommand,
  stopPlan,
  resumePlan,
  undoCommand,
  invitations,
  people,
  groups,
  page,
  myTasks,
  send,
  wording,
  takeBackLast,
  handOver,
  ownData,
  stop,
  eraseData,
  help,
]
