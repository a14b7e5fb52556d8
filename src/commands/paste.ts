// /dan: a text and a picture ready to be put into the group chat of the units; of one task where it is named.
import { tasksByWords } from '../app/ask-board.ts'
import type { ChatCommand } from '../app/chat-command.ts'
import { showBoard } from '../app/look.ts'
import { planMeant, refuse } from '../app/speaker.ts'

export const paste: ChatCommand = {
  name: 'dan',
  aliases: ['paste'],
  roles: ['organizer'],
  about: 'command-paste',
  run(app, speaker, args) {
    const meant = planMeant(app, speaker, args)
    if (!meant) return
    const tasks = meant.rest === '' ? [] : tasksByWords(app, meant.plan.id, meant.rest)
    if (meant.rest !== '' && tasks.length === 0) return refuse(app, speaker, 'task_unknown')
    showBoard(app, speaker, { plan: meant.plan.id, task: tasks.length === 1 ? tasks[0]! : null, paste: true })
  },
}
