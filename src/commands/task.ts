// /nhiemvu: one task by its place in the plan (III.5-2) or by words of it; who is missing, and reminding them.
import { tasksByWords } from '../app/ask-board.ts'
import type { ChatCommand } from '../app/chat-command.ts'
import { answer, planMeant, refuse } from '../app/speaker.ts'
import { everything } from '../core/board.ts'

export const task: ChatCommand = {
  name: 'nhiemvu',
  aliases: ['task'],
  roles: ['organizer', 'viewer'],
  about: 'command-task',
  run(app, speaker, args) {
    const meant = planMeant(app, speaker, args)
    if (!meant) return
    // Without a task, all of them, each with its button.
    if (meant.rest === '')
      return answer(app, speaker, { kind: 'view', view: 'status', plan: meant.plan.id, page: 1, unit: null })
    const tasks = tasksByWords(app, meant.plan.id, meant.rest)
    if (tasks.length === 0) return refuse(app, speaker, 'task_unknown', meant.rest)
    answer(app, speaker, { kind: 'found', plan: meant.plan.id, filter: everything('missing', { tasks }), page: 1 })
  },
}
