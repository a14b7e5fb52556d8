// /kehoach: the plans at hand; with a plan, what was understood of it.
import type { ChatCommand } from '../app/chat-command.ts'
import { answer, planMeant } from '../app/speaker.ts'

export const plans: ChatCommand = {
  name: 'kehoach',
  aliases: ['plan', 'plans'],
  roles: ['organizer', 'viewer'],
  about: 'command-plans',
  run(app, speaker, args) {
    if (args.trim() === '') return answer(app, speaker, { kind: 'plans' })
    const meant = planMeant(app, speaker, args)
    if (meant) answer(app, speaker, { kind: 'understood', plan: meant.plan.id, page: 1 })
  },
}
