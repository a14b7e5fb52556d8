// /duyet: what waits for the organizer, one by one.
import type { ChatCommand } from '../app/chat-command.ts'
import { showNext } from '../app/organizer-acts.ts'
import { planMeant } from '../app/speaker.ts'

export const review: ChatCommand = {
  name: 'duyet',
  aliases: ['review'],
  roles: ['organizer'],
  about: 'command-review',
  run(app, speaker, args) {
    const meant = planMeant(app, speaker, args)
    if (meant) showNext(app, speaker, meant.plan.id, null)
  },
}
