// The commands of the chat, in the order of the menus.
import type { ChatCommand } from '../app/chat-command.ts'
import { announceCommand } from './announce.ts'
import { correct } from './correct.ts'
import { eventDate } from './event-date.ts'
import { exporting } from './export.ts'
import { help } from './help.ts'
import { invitations } from './invitations.ts'
import { myTasks } from './my-tasks.ts'
import { nudge } from './nudge.ts'
import { page } from './page.ts'
import { paste } from './paste.ts'
import { plans } from './plans.ts'
import { review } from './review.ts'
import { send } from './send.ts'
import { stop } from './stop.ts'
import { task } from './task.ts'
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
  correct,
  eventDate,
  nudge,
  announceCommand,
  invitations,
  page,
  myTasks,
  send,
  stop,
  help,
]
