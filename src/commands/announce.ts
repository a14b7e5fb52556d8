// /thongbao: an organizer's own words to the units of a plan; a preview first.
import { proposeAnnouncement } from '../app/announcing.ts'
import type { ChatCommand } from '../app/chat-command.ts'
import { ask, planMeant } from '../app/speaker.ts'

export const announceCommand: ChatCommand = {
  name: 'thongbao',
  aliases: ['announce'],
  roles: ['organizer'],
  about: 'command-announce',
  run(app, speaker, args) {
    const meant = planMeant(app, speaker, args)
    if (!meant) return
    if (meant.rest === '')
      return ask(app, speaker, { ask: 'announcement', plan: meant.plan.id, about: null, parked: [] })
    proposeAnnouncement(app, speaker, meant.plan, meant.rest)
  },
}
