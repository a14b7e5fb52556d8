// /moc: internal milestones of tasks without a date: lists and offers them; with a task, adopts, changes or takes one away.
import type { ChatCommand } from '../app/chat-command.ts'
import { milestoneTyped } from '../app/milestones.ts'
import { answer, planMeant, refuse } from '../app/speaker.ts'

export const milestonesCommand: ChatCommand = {
  name: 'moc',
  aliases: ['milestones'],
  roles: ['organizer'],
  about: 'command-milestones',
  run(app, speaker, args) {
    const meant = planMeant(app, speaker, args)
    if (!meant) return
    if (meant.rest === '') return answer(app, speaker, { kind: 'milestones', plan: meant.plan.id, page: 1 })
    if (!milestoneTyped(app, speaker, meant.plan, meant.rest)) refuse(app, speaker, 'task_unknown', meant.rest)
  },
}
