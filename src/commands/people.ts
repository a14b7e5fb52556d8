// /nguoi: organizers, viewers and contacts of a plan; with a name, those it fits.
import type { ChatCommand } from '../app/chat-command.ts'
import { answer, planMeant } from '../app/speaker.ts'

export const people: ChatCommand = {
  name: 'nguoi',
  aliases: ['people'],
  roles: ['organizer'],
  about: 'command-people',
  run(app, speaker, args) {
    const meant = planMeant(app, speaker, args)
    if (!meant) return
    const page = /^\d{1,3}$/.test(meant.rest) ? Number(meant.rest) : 1
    const query = meant.rest === '' || /^\d{1,3}$/.test(meant.rest) ? null : meant.rest
    answer(app, speaker, { kind: 'people_list', plan: meant.plan.id, page, query })
  },
}
